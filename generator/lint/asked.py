"""A finished card as its learner meets it: what it asks, of what sort that is, and what it wants."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from generator import faces
from generator.deck import Note
from generator.kinds.kind import Common, Fact
from generator.lint.families import related
from generator.lint.phrases.answering import MARKS, TITLES, marks, one_spelling
from generator.lint.phrases.asking import LETTER, OFFERED_NEGATIVE, PERSON, SIGNS, SORT, TELLING, WHO_SORT, sort_of
from generator.lint.texts import QUOTED, Spot, Text, words
from generator.lint.thesaurus import APPOSED, concept, gist, reworded
from generator.markup import Html, bare
from generator.words import Language, content_roots

MOST_NAMES = 20
"""Other names of a term that are compared: a bound on time."""
NAME = re.compile(r"(?<=[^.?!:] )[A-Z][\w-]+|\d\w*(?:[.,]\d+)*")
INITIALS = re.compile(r"\b[A-Z]{2,6}\b")
SPELT_OUT = re.compile(r"\b[A-Z]\w+(?:[ -](?:(?:of|the|and|for|dan|untuk) ){0,2}[A-Z]\w+)+")
"""A name of several words."""


class Meaning(NamedTuple):
    """What an answer says: its roots, and what makes another of it without changing them."""

    roots: frozenset[str]
    marks: tuple[str, ...]

    def without(self, told: frozenset[str]) -> "Meaning":
        """The same without what is told already, if anything is left."""
        return self._replace(roots=self.roots - told or self.roots)


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
    initials: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Names of several words that other cards call by their initials, with these."""

    @cached_property
    def front(self) -> str:
        """What is asked, as a person reads it."""
        return bare(self.sides[0])

    @property
    def picture(self) -> str | None:
        """The picture that it asks about, if there is one."""
        image = self.common.image
        return image.file if image and image.on == "front" else None

    @cached_property
    def answer(self) -> str:
        """What is asked for, without what stands below it."""
        return faces.spoken(self.sides[1])

    @cached_property
    def wanted(self) -> int:
        """The sort of its answer, see `sort_of`."""
        return sort_of(self.reworded, self.language)

    @cached_property
    def abbreviated(self) -> str:
        """What is asked, with names by their initials, where any card has these."""
        return abbreviated(self.front, self.initials)

    @cached_property
    def reworded(self) -> str:
        """What is asked, with one word for several that say the same."""
        return reworded(self.abbreviated, self.language)

    @cached_property
    def of_person(self) -> bool:
        """Whether it asks for a person."""
        return self.wanted == WHO_SORT or PERSON.search(self.front) is not None

    @cached_property
    def said(self) -> str:
        """Its answer in one spelling."""
        return one_spelling(self.answer, self.language)

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles that its answer gives persons."""
        return frozenset(words(" ".join(TITLES[self.language].findall(self.said)).casefold()))

    @cached_property
    def names_of_person(self) -> list[str]:
        """The names that its answer gives a person, without titles."""
        return words(TITLES[self.language].sub("", self.said).casefold())

    @cached_property
    def meant(self) -> list[Meaning]:
        """What its answer says, and what other names of a term say that it is."""
        names = getattr(self.fact, "names", ()) if self.name != "meaning" else ()
        return [
            self._meaning(said)
            for said in (self.said, *(one_spelling(name, self.language) for name in names[:MOST_NAMES]))
        ]

    @cached_property
    def wants(self) -> frozenset[str]:
        """The words of all that its answer may be: two that share none want different things."""
        return frozenset(self.names_of_person).union(*(meaning.roots for meaning in self.meant))

    def _meaning(self, said: str) -> Meaning:
        unmarked = MARKS[self.language].sub(" ", said)
        roots = frozenset(content_roots(unmarked, self.language)) or frozenset({unmarked.strip().casefold()})
        return Meaning(roots, marks(said, self.language))

    @cached_property
    def told(self) -> frozenset[str]:
        """The roots that its question says."""
        return frozenset(content_roots(one_spelling(self.front, self.language), self.language))

    @cached_property
    def quoted(self) -> list[str]:
        """The sayings that its question holds."""
        return [some for some in QUOTED.findall(self.front) if " " in some]

    @cached_property
    def telling(self) -> tuple[bool, Set[str], list[str]]:
        """What makes another question of one: a negation, words that count or order, letters, signs, what is quoted."""
        negated = OFFERED_NEGATIVE[self.language].search(self.front) is not None
        counted = {word.casefold() for word in words(self.reworded)} & TELLING[self.language]
        letters = set(LETTER.findall(self.reworded)) - {"a", "A"}
        return negated, counted | letters | self.signs, self.quoted

    @cached_property
    def signs(self) -> Set[str]:
        """The signs of formulas and code that its question holds."""
        return frozenset(SIGNS.findall(self.front))

    @cached_property
    def gist(self) -> frozenset[str]:
        """What is asked, whatever the order, the forms and the choice of its words."""
        return gist(self.abbreviated, self.language)

    @cached_property
    def sort(self) -> frozenset[str]:
        """The sort of thing that is asked for, as far as the word beside the question word tells."""
        found = SORT[self.language].findall(self.front)
        return frozenset(concept(word, self.language) for word in found)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words of the front with a capital letter inside of a sentence, and numbers."""
        return frozenset(name.casefold() for name in NAME.findall(APPOSED[self.language].sub("", self.reworded)))

    def lacks(self, other: "Asked") -> bool:
        """Whether the front has no word of some name that another's has."""
        own = {word.casefold() for word in words(self.reworded)}
        missing = [name for name in other.names - own - self.names if concept(name, self.language)]
        if any("-" in name and name not in self.names and name.split("-")[0] in own for name in missing):
            return True  # Guinea-Bissau is not Guinea
        return any(not any(related(name, word) for word in own) for name in missing)

    def spot(self) -> Spot:
        """The fact or the item that it is of."""
        return Spot(self.fact, self.common, card=self.name)

    def says(self, text: Text) -> bool:
        """Whether its front is, or holds, a text as its author wrote it."""
        return text.part is self.common and (text.role == "cloze" or text.plain.casefold() in self.front.casefold())


def initials_of(texts: Sequence[str]) -> Mapping[str, str]:
    """The names of several words that texts spell out, with the initials by which others of them call the same."""
    short = {some for text in texts for some in INITIALS.findall(text)}
    runs = {name for text in texts for name in SPELT_OUT.findall(text)} if short else set()
    named = runs | {name.partition(" ")[2] for name in runs}
    found = {name: "".join(part[0] for part in re.split("[ -]", name) if part[:1].isupper()) for name in named}
    return {name: initials for name, initials in found.items() if initials in short}


def abbreviated(text: str, initials: Mapping[str, str]) -> str:
    """A text with the names by their initials that are called so elsewhere, whatever word begins its sentence."""

    def short(name: re.Match[str]) -> str:
        first, _, rest = name[0].partition(" ")
        return initials.get(name[0]) or (f"{first} {initials[rest]}" if rest in initials else name[0])

    return SPELT_OUT.sub(short, text) if initials else text
