"""What a kind of fact is: the keys its authors write and the notes and cards that it makes of them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar, Generic, Literal, TypeVar

from generator import faces
from generator.countries import Atlas, Country
from generator.markup import Html
from generator.problems import Place, Problem, Refusal, shown
from generator.shape import AN_ITEM, BAD, Id, Line, Shaped, Shaper, keys_of, shaped, slug
from generator.tree import List, Map, Node, Scalar
from generator.words import Language

TIERS = ("core", "standard", "deep")
"""What exams ask; the second direction, reasons, exact dates; the rest."""

SLOTS = tuple(f"{tier} {number}" for tier in TIERS for number in (1, 2, 3))
"""The nine card templates of every project's note type."""

WORDS: dict[Language, dict[str, str]] = {
    "id": {"contrast": "Jangan tertukar dengan"},
    "en": {"contrast": "Not to be confused with"},
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
        if any(not part for part in text.split("::")):
            raise Refusal("E210", value=shown(text), reason='an empty part beside "::"')
        if text.casefold().split("::")[0] in ("hafal", "marked", "leech"):
            raise Refusal("E210", value=shown(text), reason="Anki or hafal uses it itself")
        return cls(text)


@shaped
class Contrast(Shaped):
    """What a fact is easily mistaken for, and the difference."""

    WHAT = "contrast"

    with_: Id
    text: str


@shaped
class Image(Shaped):
    """A picture from the project's media folder."""

    WHAT = "an image"

    file: Line
    alt: Line
    caption: Line | None = None
    on: Literal["front", "back"] = "back"


@shaped
class Common(Shaped):
    """The keys that every fact and every item may carry."""

    tags: tuple[Tag, ...] = ()
    topic: Line | None = None
    source: str | None = None
    extra: str | None = None
    hint: str | None = None
    image: Image | None = None
    needs: tuple[Id, ...] = ()
    confuse_with: tuple[Id, ...] = ()
    contrast: Contrast | None = None
    weight: float = 1
    skip: tuple[Line, ...] = ()
    typed: bool = False


@shaped
class Fact(Common):
    """One fact: its id is the author's key, written once and never changed."""

    id: Id = field(metadata={"key": False})
    lesson: tuple[float, str] = field(default=(0, ""), metadata={"key": False})
    """When its file is learned: by number, then by name."""

    def place(self, *keys: str | int) -> Place:
        """Where the value under `keys` stands, or the nearest key above it that is there."""
        return self.where.place(*keys)


@shaped
class Item(Common):
    """One item of a fact, known within it by its key."""

    MAIN: ClassVar[str]
    """The field that a plain text is."""

    key: Id = field(metadata={"key": False})

    @property
    def text(self) -> str:
        """What the item says."""
        return str(getattr(self, self.MAIN))


class Items(tuple[Any, ...]):
    """A fact's items: a map from keys to items, or a list of plain texts whose keys are made of their words."""

    ITEM: ClassVar[type[Item]]

    @classmethod
    def from_node(cls, node: Node, shaper: Shaper, key: str) -> Any:
        """The items of `node`; empty, doubled and keyless ones are refused."""
        if not isinstance(node, Map | List):
            return shaper.expected("a list or a map of items", node, key)
        if not node:
            return shaper.report("E104", node, "a list needs items", key=key)
        keyed = node.items() if isinstance(node, Map) else [(None, child) for child in node]
        items = [cls.item(name, child, shaper) for name, child in keyed]
        seen: dict[str, Item] = {}
        for item in items:
            if item is not BAD and seen.setdefault(item.key, item) is not item:
                shaper.report("E211", item.where.node, "write the items as a map with keys of their own", key=item.key)
                items = [BAD]
        return BAD if BAD in items else cls(items)

    @classmethod
    def item(cls, name: Scalar | None, node: Node, shaper: Shaper) -> Any:
        """One item from a text or a map."""
        if isinstance(node, Scalar):
            before = "-" if name is None else f"{name}:"
            if shaper.empty(node, AN_ITEM, before) or shaper.cut(node, before):
                return BAD
            node = Map.at(node, {Scalar.at(node, cls.ITEM.MAIN): node})
        if not isinstance(node, Map) or (len(node) == 1 and not node.keys() & keys_of(cls.ITEM).keys()):
            return shaper.expected("text", node, AN_ITEM)
        main = node.value(cls.ITEM.MAIN)
        place = name if name is not None else node
        try:
            key = Id.from_text(name if name is not None else slug(str(main or "")), None)
        except Refusal as refusal:
            hint = refusal.hint or "write the items as a map: a key of a-z and 0-9 before each"
            return shaper.report(refusal.code, place, hint, **refusal.words)
        return shaper.map(cls.ITEM, node, name, key=key)


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its name, which authors know, its slot, which is its template, and its two sides."""

    name: str
    slot: str
    front: Html
    back: Html
    answer: str = ""
    """The bare answer, for typing."""
    contrasted: bool = True
    """Whether the back shows what the fact is easily mistaken for."""

    @property
    def tier(self) -> str:
        """core, standard or deep."""
        return self.slot.split()[0]


@dataclass(frozen=True, slots=True)
class Draft:
    """A note to be: of a fact itself (role "") or of one of its items (role: the item's key)."""

    fact: Fact
    title: str
    cards: Sequence[Card] = ()
    part: Common | None = None
    """The item that the note is of."""
    role: str = ""
    text: str = ""
    """A cloze note's text; such a note has no cards of its own making."""
    prompt: str = ""
    after: tuple[str, ...] = ()
    """Roles of the same fact whose cards come before this note's of the same tier."""
    confusions: frozenset[str] = frozenset()
    """Notes that share one of these keys should not be new on the same day."""
    withheld: Mapping[str, str] = field(default_factory=dict)
    """Cards that the kind's rules did not make, each with the reason."""

    @property
    def key(self) -> str:
        """What authors and findings call the note: the fact's id, or id/role."""
        return f"{self.fact.id}/{self.role}" if self.role else str(self.fact.id)

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


F = TypeVar("F", bound=Fact)


def no_problems(fact: Fact, book: Book) -> Iterable[Problem]:
    """For kinds whose types say all that can be wrong."""
    return ()


@dataclass(frozen=True)
class Kind(Generic[F]):
    """A kind of fact, whole."""

    slug: str
    """Its name for people and in CSS; for ever."""
    section: str
    """The key of its facts in a source file."""
    fact: type[F]
    label: Mapping[Language, str]
    cards: Mapping[str, str]
    """The names of a fact's cards, each with its slot; for ever."""
    title: Callable[[F, Book], str]
    drafts: Callable[[Sequence[F], Book], Iterable[Draft]]
    """The notes of all its facts, in their order."""
    item_cards: Mapping[str, str] = field(default_factory=dict)
    """The same for its items' cards."""
    check: Callable[[F, Book], Iterable[Problem]] = no_problems
    """What is wrong with a fact beyond its types."""

    @property
    def all_cards(self) -> Mapping[str, str]:
        """The names and slots of a fact's and its items' cards."""
        return {**self.cards, **self.item_cards}
