"""What card-quality rules look at: the texts that authors wrote, each with its role, and the finished cards."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from generator import faces, gaps
from generator.deck import Deck, Note
from generator.facts import Facts, commons
from generator.kinds.cloze import Cloze
from generator.kinds.kind import SLOTS, Book, Common, Fact
from generator.limits import LIMITS, Limits
from generator.lint.families import related
from generator.lint.phrases.asking import ASKING, MARKS, SORT, sort_of
from generator.lint.phrases.naming import GENERIC
from generator.lint.thesaurus import APPOSED, concept, gist
from generator.markup import MARKED, Html, bare, plain, to_html
from generator.problems import Place
from generator.shape import Role, Shaped
from generator.tree import List, Map, Node
from generator.words import STOP, WORD, Language, content_roots, occurrences

F = TypeVar("F", bound=Fact)


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


@dataclass(frozen=True)
class Asked:
    """A finished card as its learner meets it."""

    note: Note
    fact: Fact
    common: Common
    name: str
    """What authors call it."""
    sides: tuple[Html, Html]
    due: int
    language: Language

    @cached_property
    def front(self) -> str:
        """What is asked, as a person reads it."""
        return bare(self.sides[0])

    @cached_property
    def answer(self) -> str:
        """What is asked for, without what stands below it."""
        return faces.spoken(self.sides[1])

    @cached_property
    def wanted(self) -> int:
        """The sort of its answer, see `sort_of`."""
        return sort_of(self.front, self.language)

    @cached_property
    def meant(self) -> list[frozenset[str]]:
        """The roots of its answer, and of other names of a term that it is, without what its question says."""
        names = getattr(self.fact, "names", ()) if self.name != "meaning" else ()
        asked = frozenset(content_roots(self.front, self.language))
        said = [
            frozenset(content_roots(BESIDES.sub("", text), self.language)) or frozenset({text.casefold()})
            for text in (self.answer, *names)
        ]
        return [some - asked or some for some in said]

    @cached_property
    def marked(self) -> list[str]:
        """What makes another answer of one without changing its roots: negations, signs of numbers."""
        return [mark.casefold() for mark in MARKS[self.language].findall(self.answer)]

    @cached_property
    def quoted(self) -> list[str]:
        """The sayings that its question holds."""
        return [some for some in QUOTED.findall(self.front) if " " in some]

    @cached_property
    def gist(self) -> frozenset[str]:
        """What is asked, whatever the order, the forms and the choice of its words."""
        return gist(self.front, self.language)

    @cached_property
    def sort(self) -> frozenset[str]:
        """The sort of thing that is asked for, as far as the word beside the question word tells."""
        found = SORT[self.language].findall(self.front)
        return frozenset(concept(word, self.language) for word in found)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words of the front with a capital letter inside of a sentence, and numbers."""
        return frozenset(name.casefold() for name in NAME.findall(APPOSED[self.language].sub("", self.front)))

    def lacks(self, other: "Asked") -> bool:
        """Whether the front has no word of some name that another's has."""
        own = {word.casefold() for word in words(self.front)}
        missing = [name for name in other.names - own if concept(name, self.language)]
        if any("-" in name and name not in self.names and name.split("-")[0] in own for name in missing):
            return True  # Guinea-Bissau is not Guinea
        return any(not any(related(name, word) for word in own) for name in missing)

    def spot(self) -> Spot:
        """The fact or the item that it is of."""
        return Spot(self.fact, self.common, card=self.name)

    def says(self, text: Text) -> bool:
        """Whether its front is, or holds, a text as its author wrote it."""
        return text.part is self.common and (text.role == "cloze" or text.plain.casefold() in self.front.casefold())


class Look:
    """A project as the rules see it."""

    def __init__(self, facts: Facts, deck: Deck, pictures: Mapping[str, bytes], *, errors_only: bool = False) -> None:
        self.facts, self.deck, self.pictures = facts, deck, pictures
        self.errors_only = errors_only
        """Whether rules may leave out what is only a warning, since it takes long."""
        self.book: Book = facts.book
        self.language: Language = facts.settings.language

    @cached_property
    def limits(self) -> Limits:
        """The thresholds, those that the project sets among them."""
        return {rule: {**known, **self.facts.settings.lint.limits.get(rule, {})} for rule, known in LIMITS.items()}

    @cached_property
    def all_texts(self) -> Sequence[Text]:
        """Every text of every fact and item that has a role on cards."""
        return [
            text
            for fact in self.facts.facts.values()
            for common in commons(fact)
            for text in _texts(common, fact, common, ())
        ]

    def texts(self, *roles: Role) -> Iterator[Text]:
        """The texts with these roles; all, if none is named."""
        return (text for text in self.all_texts if not roles or text.role in roles)

    @cached_property
    def questions(self) -> Sequence[tuple[Text, Text]]:
        """The questions that authors wrote, each with its answer."""
        answers = {(text.fact.id, text.keys[:-1]): text for text in self.texts("answer")}
        pairs = ((text, answers.get((text.fact.id, text.keys[:-1]))) for text in self.texts("prompt"))
        return [(question, answer) for question, answer in pairs if answer]

    def asking(self, card: Asked) -> Text | None:
        """The longest text that a card's front says as its author wrote it."""
        said = [text for text in self._texts_of.get(card.fact.id, ()) if card.says(text)]
        return max(said, key=lambda text: len(text.plain), default=None)

    def where(self, card: Asked) -> Spot:
        """Where that text stands, or else the card."""
        asking = self.asking(card)
        return asking.spot()._replace(card=card.name) if asking else card.spot()

    @cached_property
    def _texts_of(self) -> Mapping[str, Sequence[Text]]:
        """The texts of every fact and its items, by its id."""
        found: dict[str, list[Text]] = defaultdict(list)
        for text in self.all_texts:
            found[text.fact.id].append(text)
        return found

    def of(self, kind: type[F]) -> Sequence[F]:
        """The facts of one kind, in their order."""
        found: Any = self.book.by_kind.get(kind, ())
        return tuple(found)

    @cached_property
    def sources(self) -> Sequence[tuple[str, Spot]]:
        """Every source that a file names, once, and the first fact or item that has it."""
        named: dict[tuple[str, str], Spot] = {}
        for fact in self.facts.facts.values():
            for part in commons(fact):
                if part.source:
                    named.setdefault((part.where.path, part.source), Spot(fact, part, ("source",)))
        return [(source, spot) for (_, source), spot in named.items()]

    @cached_property
    def gaps(self) -> Sequence[Gap]:
        """Every deletion of every cloze text."""
        found = []
        for fact in self.of(Cloze):
            for deletion in fact.cloze.deletions:
                hidden, _, hint = fact.cloze.parts(deletion)
                found.append(Gap(fact, deletion.numbers, plain(gaps.read(hidden).filled()), plain(hint)))
        return found

    @cached_property
    def cards(self) -> Sequence[Asked]:
        """Every card of a fact or an item but gaps, in the order of the deck."""
        return list(self._cards())

    @cached_property
    def asked(self) -> Sequence[Asked]:
        """Those cards, and every gap of a cloze text."""
        return [*self.cards, *self._gaps()]

    def _cards(self) -> Iterator[Asked]:
        for note in self.deck.notes:
            if (draft := note.draft) and not draft.owner:
                due = dict(zip(note.ordinals, note.due, strict=True))
                for card in sorted(draft.cards, key=lambda card: SLOTS.index(card.slot)):
                    at = due[SLOTS.index(card.slot)]
                    yield Asked(note, draft.fact, draft.common, card.name, (card.front, card.back), at, self.language)

    def _gaps(self) -> Iterator[Asked]:
        for note in self.deck.notes:
            if (draft := note.draft) and isinstance(fact := draft.fact, Cloze):
                for ordinal, due in zip(note.ordinals, note.due, strict=True):
                    sides = to_html(fact.cloze.filled(ordinal + 1)), to_html(draft.gaps.get(ordinal + 1, ""))
                    yield Asked(note, fact, draft.common, f"gap {ordinal + 1}", sides, due, self.language)

    def roots(self, text: str) -> list[str]:
        """The roots of a text's content words."""
        return content_roots(text, self.language)

    def place(self, spot: Spot) -> Place:
        """Where the very words of a spot stand in their file, or else the text that holds them."""
        where = spot.part.where
        place = where.place(*spot.keys)
        if not spot.words or where.path not in self.facts.lines:
            return place
        text = self._from(place)
        if not (found := _within(text, spot.words)):
            return self._above(place, spot.words) if spot.keys[-1:] == ("source",) else place
        before = text[: found.start()]
        line_start = before.rfind("\n") + 1
        column = len(before) - line_start + (place.column if not line_start else 1)
        return Place(place.path, place.line + before.count("\n"), column)

    def _from(self, place: Place) -> str:
        """What is written from a place up to the next key or value."""
        lines, starts = self.facts.lines[place.path], self._starts[place.path]
        after = bisect_right(starts, (place.line, place.column))
        line, column = starts[after] if after < len(starts) else (len(lines), len(lines[-1]) + 1)
        first, *others = lines[place.line - 1 : line]
        if not others:
            return first[place.column - 1 : column - 1]
        return "\n".join([first[place.column - 1 :], *others[:-1], others[-1][: column - 1]])

    @cached_property
    def _starts(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """The lines and columns of all keys and values of facts, in order, by their files."""
        found: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for fact in self.facts.facts.values():
            found[fact.where.path] |= {(node.line, node.column) for node in _nodes(fact.where.key, fact.where.node)}
        return {path: sorted(starts) for path, starts in found.items()}

    def _above(self, place: Place, words: str) -> Place:
        """Where words stand that a file says once, as at its head for all its facts; or else the place."""
        lines = self.facts.lines[place.path]
        having = [at for at, line in enumerate(lines) if words in line]
        return Place(place.path, having[0] + 1, lines[having[0]].index(words) + 1) if len(having) == 1 else place


QUOTED = re.compile("[\"“”«»‘].+?[\"“”«»’]|(?<!\\w)'[^']{2,}'(?!\\w)")
MENTIONED = re.compile(r"\*+([^*]+)\*+|`([^`]+)`")
NAME = re.compile(r"(?<=[^.?!:] )[A-Z][\w-]+|\d[\d.,]*")
BESIDES = re.compile(r"\([^()]*\)")
"""What stands in brackets beside an answer."""
READ = 1000
"""Characters of a text whose wording is judged: a bound on time, for nobody asks so long a question."""
CROWD = 25
"""Cards or facts that share a word above which the word says nothing of them."""
FOLLOWING = 12
"""Characters that tell a word from the same word elsewhere in its text."""
PATTERN = 0.76
"""How much of two texts is the same, in the same order, if one is the pattern of the other."""


def _crossed(text: str) -> str:
    """A text of the same shape whose words are others, and which asks nothing."""
    return WORD.sub(lambda word: "x" * len(word[0]), text).replace("?", ".")


def words(text: str) -> list[str]:
    """The words of a text."""
    return WORD.findall(text)


def content(text: str, language: Language) -> list[str]:
    """The words of a text that name anything."""
    empty = STOP[language] | ASKING[language] | GENERIC[language]
    return [word for word in words(text) if word.casefold() not in empty and not word.isdecimal()]


def contrast(one: str, other: str) -> bool:
    """Whether two texts are one pattern with other words in it: what differs is what is asked for."""
    mine, yours = words(one.casefold()), words(other.casefold())
    return SequenceMatcher(None, mine, yours, autojunk=False).ratio() >= PATTERN


def _within(text: str, words: str) -> re.Match[str] | None:
    """Where words stand in a text: as whole words, be it in another case, or else as a part of one."""
    said = r"\s+".join(map(re.escape, words.split()))
    whole = rf"(?<!\w){said}(?!\w)"
    return re.search(whole, text) or re.search(whole, text, re.IGNORECASE) or re.search(said, text)


def _nodes(*nodes: Node | None) -> Iterator[Node]:
    """The nodes and all that stands in them."""
    for node in nodes:
        if node is not None:
            yield node
        if isinstance(node, Map):
            yield from _nodes(*node.keys(), *node.values())
        elif isinstance(node, List):
            yield from _nodes(*node)


def _texts(part: Any, fact: Fact, common: Common, keys: tuple[str | int, ...]) -> Iterator[Text]:
    for field in fields(part):
        role: Role | None = field.metadata.get("role")
        value = getattr(part, field.name) if role or field.metadata.get("within") else None
        if value is None:
            continue
        name = field.name.rstrip("_")
        if isinstance(value, Shaped):
            yield from _texts(value, fact, common, (*keys, name))
            continue
        for at, raw in enumerate(value if isinstance(value, tuple) else (value,)):
            where = (*keys, name, at) if isinstance(value, tuple) else (*keys, name)
            assert role
            said = fact.cloze.filled() if isinstance(fact, Cloze) else raw
            read = plain(said) if MARKED.search(said) else " ".join(said.split())
            yield Text(fact, common, where, role, field.metadata.get("card"), raw, read)
