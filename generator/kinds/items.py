"""The items of a fact: a list or a map of them, perhaps in groups, each known within the fact by its key."""

from collections.abc import Iterable
from dataclasses import field, replace
from typing import Any, ClassVar

from generator.kinds.kind import Common
from generator.problems import Refusal, shown
from generator.proposals import nearest
from generator.shape import AN_ITEM, BAD, Id, Line, Shaper, key, keys_of, shaped, slug
from generator.tree import List, Map, Node, Scalar


@shaped
class Item(Common):
    """One item of a fact, known within it by its key."""

    MAIN: ClassVar[str]
    """The field that a plain text is."""

    key: Id = field(metadata={"key": False})
    """The first key that it had, on which its cards' identity hangs."""

    @property
    def text(self) -> str:
        """What the item says."""
        return str(getattr(self, self.MAIN))


class Items(tuple[Any, ...]):
    """A fact's items: a map from keys to items, or a list of plain texts whose keys are made of their words.

    An item may be a `Group` of items. Every key stands once in the fact, so that moving an item from one group to
    another changes no card's identity.
    """

    ITEM: ClassVar[type[Item]]

    @classmethod
    def from_node(cls, node: Node, shaper: Shaper, key: str) -> Any:
        """The items of `node`; empty, doubled and keyless ones are refused."""
        items = cls.read(node, shaper, key, grouped=True)
        if items is BAD:
            return BAD
        seen: dict[str, Item] = {}
        doubled = [item for item in items.all if seen.setdefault(item.key, item) is not item]
        for item in doubled:
            same = item.text == seen[item.key].text
            hint = "delete one of them, or write" if same else "write"
            hint += " the items as a map with keys of their own"
            shaper.report("E211", item.where.node, hint, key=item.key)
        return BAD if doubled else items

    @classmethod
    def read(cls, node: Node, shaper: Shaper, key: str, *, grouped: bool) -> Any:
        """The items of `node`, of which some may be groups if it is `grouped`."""
        if not isinstance(node, Map | List):
            return shaper.expected("a list or a map of items", node, key)
        if not node:
            return shaper.report("E104", node, "a list needs items", key=key)
        keyed = node.items() if isinstance(node, Map) else [(None, child) for child in node]
        items = [cls.item(name, child, shaper, grouped=grouped) for name, child in keyed]
        return BAD if BAD in items else cls(items)

    @classmethod
    def item(cls, name: Scalar | None, node: Node, shaper: Shaper, *, grouped: bool) -> Any:
        """One item from a text or a map; a map with items of its own is a group."""
        main = cls.ITEM.MAIN
        if isinstance(node, Scalar):
            before = "-" if name is None else f"{name}:"
            if shaper.empty(node, AN_ITEM, before) or shaper.cut(node, before):
                return BAD
            node = Map.at(node, {Scalar.at(node, main): node})
        if isinstance(node, Map) and main not in node and node.keys() & {"title", "items"}:
            return cls.group(name, node, shaper, grouped=grouped)
        if not isinstance(node, Map) or (len(node) == 1 and not nearest(next(iter(node)), keys_of(cls.ITEM))):
            return shaper.expected("text", node, AN_ITEM)
        key = cls.key(name, node, main, shaper)
        return cls.named(shaper.map(cls.ITEM, node, name, key=key))

    @classmethod
    def group(cls, name: Scalar | None, node: Map, shaper: Shaper, *, grouped: bool) -> Any:
        """A group, which may not stand inside another."""
        if not grouped:
            return shaper.report("E218", node if name is None else name, "make it an item, or a list of its own")
        below = node.value("items")
        mistyped = next((word for word in node if nearest(word, ["items", *keys_of(Group)]) == "items"), None)
        if below is None and mistyped is not None:
            items = shaper.report("E102", mistyped, 'did you mean "items"?', key=shown(mistyped), what=Group.WHAT)
        elif below is None:
            items = shaper.report("E103", node, "add items: [...]", what=Group.WHAT, key="items")
        else:
            items = cls.read(below, shaper, "items", grouped=False)
        key = cls.key(name, node, Group.MAIN, shaper)
        own = Map.at(node, {word: child for word, child in node.items() if word not in ("items", mistyped)})
        made = shaper.map(Group, own, name, key=key, items=items)
        return BAD if items is BAD else cls.named(made)

    @staticmethod
    def named(item: Any) -> Any:
        """An item that was read, under the first key that it had."""
        if item is BAD or item.key is BAD:
            return BAD
        return replace(item, key=item.was[0]) if item.was else item

    @staticmethod
    def key(name: Scalar | None, node: Map, main: str, shaper: Shaper) -> Any:
        """The key of an item: its name in a map, else made of the words under `main`; a missing `main` is not told."""
        words = node.value(main)
        if name is None and words is None:
            return BAD
        try:
            return Id.from_text(name if name is not None else slug(str(words)), None)
        except Refusal as refusal:
            hint = refusal.hint or "write the items as a map: a key of a-z and 0-9 before each"
            return shaper.report(refusal.code, node if name is None else name, hint, **refusal.words)

    @property
    def all(self) -> Iterable[Item]:
        """Every item, groups and what is in them, in the order in which they stand."""
        for item in self:
            yield item
            if isinstance(item, Group):
                yield from item.items


@shaped
class Group(Item):
    """Items of a list that belong together, under a title."""

    WHAT = "a group of items"
    MAIN: ClassVar[str] = "title"

    title: Line = key("what its items have in common")
    items: Items = field(metadata={"key": False})
