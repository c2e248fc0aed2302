"""The texts that authors wrote, each with its role and place, the gaps in them, and their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from functools import cache, cached_property
from typing import Any, NamedTuple

from generator.kinds.cloze import Cloze
from generator.kinds.kind import Common, Fact
from generator.lint.phrases.asking import ASKING, OPPOSITES
from generator.lint.phrases.naming import GENERIC
from generator.markup import MARKED, plain
from generator.shape import Role, Shaped
from generator.words import STOP, WORD, Language, occurrences, root

QUOTED = re.compile("[\"“”«»‘].+?[\"“”«»’]|(?<!\\w)'[^']{2,}'(?!\\w)")
MENTIONED = re.compile(r"\*+([^*]+)\*+|`([^`]+)`")
ARTICLE = re.compile(r"^(?:an?|An|[Tt]he) ")
"""Not the A of "A minor"."""
LAST_WORD = re.compile(r"(\w+) $")
READ = 1000
"""Characters of a text whose wording is judged: a bound on time, for nobody asks so long a question."""
FOLLOWING = 12
"""Characters that tell a word from the same word elsewhere in its text."""
PATTERN = 0.76
"""How much of two texts is the same, in the same order, if one is the pattern of the other."""


class Spot(NamedTuple):
    """A fact or an item, perhaps one of its texts, perhaps some words of it, perhaps one of its cards."""

    fact: Fact
    part: Common
    keys: tuple[str | int, ...] = ()
    words: str = ""
    card: str | None = None


@dataclass(frozen=True)
class Text:
    """What an author wrote, as a person reads it."""

    fact: Fact
    part: Common
    keys: tuple[str | int, ...]
    role: Role
    card: str | None
    raw: str
    plain: str

    @cached_property
    def own(self) -> str:
        """The plain text with other letters for what it only mentions, in quotation marks or set off by stars."""
        mentioned = {" ".join((one or other).split()) for one, other in MENTIONED.findall(self.raw[:READ])}
        text = QUOTED.sub(lambda quoted: f'"{_crossed(quoted[0][1:-1])}"', self.plain[:READ])
        for some in mentioned:
            for at in list(occurrences(some, text)):
                text = text[:at] + _crossed(some) + text[at + len(some) :]
        return text

    def spot(self, words: str = "") -> Spot:
        """Where it is, or some words of it."""
        return Spot(self.fact, self.part, self.keys, words, self.card)


class Gap(NamedTuple):
    """What one deletion of a cloze text hides."""

    fact: Cloze
    numbers: tuple[int, ...]
    hidden: str
    hint: str

    @property
    def beside(self) -> str:
        """The text with this gap, without its hint."""
        return self.fact.cloze.filled(min(self.numbers)).replace(f"[{self.hint}]", "[...]")

    def outside(self, words: str) -> Spot:
        """Where words of the text stand that it does not hide, with what follows them to tell them from others."""
        cloze = self.fact.cloze
        hidden = [range(some.start, some.stop) for some in cloze.deletions if set(some.numbers) & set(self.numbers)]
        found = occurrences(words.lower(), cloze.text.lower())
        at = next((at for at in found if not any(at in some for some in hidden)), None)
        return self.spot(words if at is None else cloze.text[at : at + len(words) + FOLLOWING])

    def spot(self, words: str = "") -> Spot:
        """Where the text is that it is in, or some words of it."""
        return Spot(self.fact, self.fact, ("text",), words, f"gap {min(self.numbers)}" if self.numbers else None)


def _crossed(text: str) -> str:
    """A text of the same shape whose words are others, and which asks nothing."""
    return WORD.sub(lambda word: "x" * len(word[0]), text).replace("?", ".")


def words(text: str) -> list[str]:
    """The words of a text."""
    return WORD.findall(text)


def content(text: str, language: Language) -> list[str]:
    """The words of a text that name anything."""
    empty = _empty(language)
    return [word for word in words(text) if word.casefold() not in empty and not word.isdigit()]


@cache
def _empty(language: Language) -> frozenset[str]:
    return STOP[language] | ASKING[language] | GENERIC[language]


def one_of_two(answer: str, language: Language) -> bool:
    """Whether an answer is one of two, of which a question may name either: right or left, up or down."""
    return any(word.islower() and root(word, language) in OPPOSITES[language] for word in words(answer))


def first_name(text: str, at: int) -> re.Match[str] | None:
    """The name before a last name at `at`, if there is one: it is perhaps another's."""
    before = LAST_WORD.search(text[:at])
    return before if before and before[1][0].isupper() else None


def contrast(one: str, other: str) -> bool:
    """Whether two texts are one pattern with other words in it: what differs is what is asked for."""
    mine, yours = words(one.casefold()), words(other.casefold())
    return SequenceMatcher(None, mine, yours, autojunk=False).ratio() >= PATTERN


def texts_of(part: Any, fact: Fact, common: Common, keys: tuple[str | int, ...] = ()) -> Iterator[Text]:
    """The texts of a fact or an item, or of a map below it, that have a role on cards."""
    for field in fields(part):
        role: Role | None = field.metadata.get("role")
        value = getattr(part, field.name) if role or field.metadata.get("within") else None
        if value is None:
            continue
        name = field.name.rstrip("_")
        if isinstance(value, Shaped):
            yield from texts_of(value, fact, common, (*keys, name))
            continue
        for at, raw in enumerate(value if isinstance(value, tuple) else (value,)):
            where = (*keys, name, at) if isinstance(value, tuple) else (*keys, name)
            assert role
            said = fact.cloze.filled() if isinstance(fact, Cloze) else raw
            read = plain(said) if MARKED.search(said) else " ".join(said.split())
            yield Text(fact, common, where, role, field.metadata.get("card"), raw, read)
