"""What a kind of fact is: the keys its authors write and the notes and cards that it makes of them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar

from generator import clozes, faces
from generator.countries import Atlas, Country
from generator.dates import Day
from generator.markup import Html
from generator.problems import Place, Problem, Refusal, Severity, shown
from generator.shape import Id, Line, Shaped, key, shaped
from generator.words import Language

TIERS = ("core", "standard", "deep")
"""What exams ask; the second direction, reasons, exact dates; the rest."""

SLOTS = tuple(f"{tier} {number}" for tier in TIERS for number in (1, 2, 3))
"""The nine card templates of every project's note type."""

CORE = tuple(slot for slot in SLOTS if slot.startswith(TIERS[0]))
"""Those of core cards: hint, typed answer and a picture for the front belong to the first that a note has."""

WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "contrast": "Jangan tertukar dengan",
        "corrected": "Diperbaiki {date}",
        "corrected text": "Teks ini diperbaiki {date}",
        "was": "dulu: {was}",
    },
    "en": {
        "contrast": "Not to be confused with",
        "corrected": "Corrected on {date}",
        "corrected text": "This text was corrected on {date}",
        "was": "before: {was}",
    },
}


class Tag(str):
    """A tag as Anki keeps it."""

    __slots__ = ()

    @classmethod
    def from_text(cls, text: str, context: object) -> "Tag":
        """`text` if it is one word that no client changes and no search trips over."""
        if re.search(r"\s", text):
            whole = "-".join(text.split())
            raise Refusal("E210", f"write {whole}", value=shown(text), reason="it has spaces")
        if found := re.search(r'[",*\\()\'“”‘’]', text):
            raise Refusal("E210", value=shown(text), reason=f"{found.group()} means something in Anki's search")
        if found := re.match(r"none$|(?:re|nc):", text):
            raise Refusal("E210", value=shown(text), reason=f"{found.group()} means something in Anki's search")
        if any(not part for part in text.split("::")):
            raise Refusal("E210", value=shown(text), reason='an empty part beside "::"')
        if text.casefold().split("::")[0] in ("hafal", "marked", "leech"):
            raise Refusal("E210", value=shown(text), reason="Anki or hafal uses it itself")
        return cls(text)


@shaped
class Contrast(Shaped):
    """What a fact is easily mistaken for, and the difference."""

    WHAT = "contrast"

    with_: Id = key("the id of the other fact")
    text: str = key("what is different there, in a few words")


@shaped
class Image(Shaped):
    """A picture from the project's media folder."""

    WHAT = "an image"

    file: Line = key("its path inside media/, with forward slashes")
    alt: Line = key("what it shows, for those who cannot see it")
    caption: Line | None = key("a line below it", default=None)
    on: Literal["front", "back"] = key("the side that shows it: the back, if left out", default="back")


@shaped
class Correction(Shaped):
    """A mistake that stood on the card for a while."""

    WHAT = "a correction"

    date: Day = key("when it was mended: YYYY-MM-DD")
    was: Line = key("what the answer was before")


@shaped
class Lint(Shaped):
    """What card-quality rules are to let pass."""

    WHAT = "what lint lets pass"

    ignore: tuple[Line, ...] = key("ids of card-quality rules that this fact may break, such as C108", default=())


@shaped
class Common(Shaped):
    """The keys that every fact and every item may carry."""

    tags: tuple[Tag, ...] = key("words by which Anki's search finds its cards; each one word", default=())
    topic: Line | None = key("what the cards are about, shown on their fronts", default=None)
    source: str | None = key("where it is from, shown below the answer", default=None)
    extra: str | None = key("what is worth knowing besides, shown with the answer", default=None, role="extra")
    hint: str | None = key("a hint on demand, on the first core card", default=None)
    image: Image | None = key("a picture from the media folder", default=None)
    needs: tuple[Id, ...] = key("ids of facts to be learned before it", default=())
    confuse_with: tuple[Id, ...] = key("ids of facts to be kept days apart from it", default=())
    contrast: Contrast | None = key("what it is easily mistaken for, shown with every answer", default=None)
    weight: float = key("how much it matters in the exam; 1 if left out", default=1)
    skip: tuple[Line, ...] = key("names of cards not to make", default=())
    typed: bool = key("true: the answer of the first core card is typed", default=False)
    corrected: Correction | None = key("that the answer was wrong before, shown on the back", default=None)
    was: tuple[Id, ...] = key("ids that it had before, the oldest first: learners keep their progress", default=())
    lint: Lint | None = key("card-quality rules that it may break", default=None)

    @property
    def confused_with(self) -> tuple[Id, ...]:
        """The ids of the facts that it is easily mistaken for, by `confuse_with` and by `contrast`."""
        return (*self.confuse_with, *((self.contrast.with_,) if self.contrast else ()))


@shaped
class Fact(Common):
    """One fact: its id is the author's key, written once and never changed."""

    id: Id = field(metadata={"key": False})
    lesson: tuple[float, str] = field(default=(0, ""), metadata={"key": False})
    """When its file is learned: by number, then by name."""

    @property
    def identity(self) -> Id:
        """The id under which it was first released, on which its cards' identity hangs."""
        return self.was[0] if self.was else self.id

    def place(self, *keys: str | int) -> Place:
        """Where the value under `keys` stands, or the nearest key above it that is there."""
        return self.where.place(*keys)


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its name, which authors know, its slot, which is its template, and its two sides."""

    name: str
    slot: str
    front: Html
    back: Html
    answer: str = ""
    """The bare answer, for typing."""
    contrasts: bool = False
    """Whether it asks what the contrast is, which then need not be told below its answer."""

    @property
    def tier(self) -> str:
        """core, standard or deep."""
        return self.slot.split()[0]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A card that a rule is against: new learners do not get it; who has it keeps it as long as it can be made."""

    reason: str = ""
    """Why, for the author; empty where nobody would miss it."""
    card: Card | None = None
    """The card all the same, if it can be made."""
    level: Severity = "info"
    """What the author is told of it: more than a remark if the fact is at fault."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A note to be: of a fact itself (role "") or of one of its items (role: the item's key).

    A note that is derived from several facts has an owner instead, its kind's name, and a role that names the facts;
    `fact` is then the one that is learned last.
    """

    fact: Fact
    title: str
    cards: Sequence[Card] = ()
    part: Common | None = None
    """The item that the note is of, or what facts have in common of which it is derived."""
    role: str = ""
    owner: str = ""
    label: str = ""
    """What the card is called on its front, if not by its kind."""
    text: Html | None = None
    """A cloze note's text; such a note has no cards of its own making."""
    prompt: str = ""
    gaps: Mapping[int, str] = field(default_factory=dict)
    """What a cloze note's gaps hide, by their numbers."""
    after: tuple[str, ...] = ()
    """Keys of notes whose cards come before this note's of the same tier."""
    confusions: frozenset[str] = frozenset()
    """Notes that share one of these keys should not be new on the same day."""
    withheld: Mapping[str, "Withheld"] = field(default_factory=dict)
    """Cards that the kind's rules keep from those who do not have them yet, by their names."""

    @property
    def key(self) -> str:
        """What identifies the note for ever: the fact's first id, or id/role; kind:role for a derived note."""
        return f"{self.of}/{self.role}" if self.role and not self.owner else f"{self.of}{self.role}"

    @property
    def of(self) -> str:
        """Whose note it is: a fact's, by its first id, or a derived kind's, by its name and a colon."""
        return f"{self.owner}:" if self.owner else str(self.fact.identity)

    @property
    def ordinals(self) -> tuple[int, ...]:
        """The ordinals of its cards, as the engine counts them."""
        if self.text:
            return tuple(sorted(number - 1 for number in clozes.numbers(self.text)))
        return tuple(sorted(SLOTS.index(card.slot) for card in self.cards))

    @property
    def common(self) -> Common:
        """Whose extra, hint, image and choices the note follows: the item's, or the fact's."""
        return self.part or self.fact


@dataclass(frozen=True)
class Book:
    """All facts of a project, which one fact's cards may depend on."""

    language: Language
    home: Country | None
    atlas: Atlas
    facts: Mapping[str, Fact]
    kinds: Mapping[type[Fact], "Kind[Any]"]

    def title(self, fact: Fact) -> str:
        """What a fact is called on the cards of others."""
        return self.kinds[type(fact)].title(fact, self)

    @cached_property
    def by_kind(self) -> Mapping[type[Fact], list[Fact]]:
        """The facts of each kind, in their order."""
        kinds: dict[type[Fact], list[Fact]] = defaultdict(list)
        for fact in self.facts.values():
            kinds[type(fact)].append(fact)
        return kinds

    @cached_property
    def contrasted_by(self) -> Mapping[str, list[str]]:
        """The facts that contrast themselves with a fact, by its id."""
        others: dict[str, list[str]] = defaultdict(list)
        for fact in self.facts.values():
            if fact.contrast:
                others[fact.contrast.with_].append(fact.id)
        return others

    def contrast_panel(self, common: Common) -> Html | None:
        """What a fact or an item is easily mistaken for, as a box below an answer."""
        if common.contrast is None:
            return None
        other = self.title(self.facts[common.contrast.with_])
        body = faces.lines([(other, common.contrast.text)])
        return faces.panel("contrast", WORDS[self.language]["contrast"], body)

    def correction_panel(self, common: Common, *, text: bool) -> Html | None:
        """What the answer was before it was corrected, as a box below it; of a `text`, below all of its gaps."""
        if common.corrected is None:
            return None
        words = WORDS[self.language]
        label = words["corrected text" if text else "corrected"].format(date=common.corrected.date.text(self.language))
        return faces.panel("corrected", label, faces.paragraph(faces.say(words["was"], was=common.corrected.was)))


F = TypeVar("F", bound=Fact)


def no_problems(fact: Fact, book: Book) -> Iterable[Problem]:
    """For kinds whose types say all that can be wrong."""
    return ()


@dataclass(frozen=True, kw_only=True)
class NoteKind:
    """A kind of note: what its cards are called, and where each stands."""

    slug: str
    """Its name for people and in CSS; for ever."""
    about: str
    """What it is for, in a phrase."""
    label: Mapping[Language, str]
    """Its name on a card."""
    cards: Mapping[str, str]
    """The names of its cards, each with its slot; for ever."""

    @property
    def all_cards(self) -> Mapping[str, str]:
        """The names and slots of all cards that it makes."""
        return self.cards


@dataclass(frozen=True, kw_only=True)
class Kind(NoteKind, Generic[F]):
    """A kind of fact, whole; its `cards` are those of a fact itself."""

    section: str
    """The key of its facts in a source file."""
    fact: type[F]
    title: Callable[[F, Book], str]
    drafts: Callable[[Sequence[F], Book], Iterable[Draft]]
    """The notes of all its facts, in their order."""
    item_cards: Mapping[str, str] = field(default_factory=dict)
    """The same as `cards` for its items' cards."""
    without: frozenset[str] = frozenset()
    """Keys that other facts may carry, and that mean nothing with it."""
    check: Callable[[F, Book], Iterable[Problem]] = no_problems
    """What is wrong with a fact beyond its types."""

    @property
    def all_cards(self) -> Mapping[str, str]:
        """The names and slots of a fact's and its items' cards."""
        return {**self.cards, **self.item_cards}


@dataclass(frozen=True, kw_only=True)
class Derived(NoteKind):
    """A kind of note that no author writes: it follows from several facts, of whatever kind."""

    of: type[Fact]
    """What those facts have in common: facts of this type may skip its cards."""
    how: str
    """What an author writes to get one, in a phrase."""
    drafts: Callable[[Book], Iterable[Draft]]
    """The notes that follow from all facts of a project."""
