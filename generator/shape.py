"""A tree becomes frozen dataclasses by their type hints; every problem is collected, none stops the rest.

A type may read itself: from a scalar with `from_text(text, context)`, which returns a value or raises a `Refusal`, or
from any node with `from_node(node, shaper, key)`, which returns `BAD` after it has reported its problems.

msgspec stops at its first error, cattrs and pydantic know no places and cost more to import than a whole build, so
this small reader is our own.
"""

import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cache
from typing import (
    Any,
    ClassVar,
    Literal,
    TypeAlias,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from generator.markup import unfit
from generator.problems import Place, Problem, Refusal, problem, shown
from generator.proposals import did_you_mean, nearest
from generator.tree import List, Map, Node, Scalar

T = TypeVar("T")


class Line(str):
    """A text on one line."""

    __slots__ = ()


class Id(str):
    """The name of a fact or an item: words of a-z and 0-9 joined by "-", at most 64 characters."""

    __slots__ = ()
    LIMIT: ClassVar[int] = 64
    PATTERN: ClassVar[re.Pattern[str]] = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

    @classmethod
    def from_text(cls, text: str, context: object) -> "Id":
        """`text` if it is an id; refuses what an identity for years, a tag or Anki's search could not carry."""
        if len(text) > cls.LIMIT or not cls.PATTERN.fullmatch(text):
            proposal = cls.proposed(text, context)
            raise Refusal("E201", f"write {proposal}" if proposal else None, key=shown(text))
        return cls(text)

    @classmethod
    def proposed(cls, text: str, context: Any) -> str:
        """What would be one in place of `text`, perhaps empty."""
        return slug(text)


BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that are nothing but room: fillers of Hangul, and Braille without a dot."""


def visible(text: str) -> bool:
    """Whether a person sees anything of `text`: more than spaces, marks without a letter, and invisible signs."""
    from unicodedata import category

    if text.isascii():
        return bool(text.strip())
    return any(category(character)[0] in "LNPS" and character not in BLANK for character in text)


def slug(text: str) -> str:
    """The id that `text` suggests, perhaps empty: accents dropped, everything else that is no letter or digit a "-"."""
    from unicodedata import normalize

    plain = normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain))[: Id.LIMIT].strip("-")


@dataclass(frozen=True, slots=True)
class Where:
    """The part of a file that became an object."""

    path: str
    node: Node
    key: Scalar | None = None

    def has(self, key: str) -> bool:
        """Whether the author wrote the key."""
        return _has(self.node, key)

    def place(self, *keys: str | int) -> Place:
        """The place of the value under `keys`, or of the last of them that is there."""
        node: Any = self.node
        start: Node = self.key if self.key is not None else self.node
        for key in keys:
            if not _has(node, key):
                break
            node = start = node[key]
        return Place(self.path, start.line, start.column)


Role = Literal["prompt", "answer", "definition", "statement", "name", "cloze", "extra"]
"""What a text is on a card: a question, what is asked for, what a term means, something told, a name or a title of
something, a text with gaps, what stands below an answer."""


def key(
    doc: str, *, default: Any = MISSING, role: Role | None = None, card: str | None = None, within: bool = False
) -> Any:
    """A field that is an author's key; `doc`, a phrase, is what editors and `hafal kinds` say of it.

    A text has a `role` on cards, perhaps on one `card` alone, by which card-quality rules know it; `within` says that
    the value is a map which holds such texts.
    """
    return field(default=default, metadata={"doc": doc, "role": role, "card": card, "within": within})


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False, field_specifiers=(field, key))
def shaped(cls: type[T]) -> type[T]:
    """A frozen dataclass with keyword arguments, without the methods that nobody calls: making them costs start-up."""
    return dataclass(frozen=True, kw_only=True, eq=False, repr=False)(cls)


@shaped
class Shaped:
    """A dataclass whose fields are an author's keys; a trailing "_" keeps a key clear of Python's own words."""

    WHAT: ClassVar[str] = "this map"
    """What messages call it."""

    where: Where = field(metadata={"key": False})


BULLETS = "–—•·◦*"
MOST_PROPOSALS = 1000
"""Problems of a file after which nobody reads proposals."""
AN_ITEM = "an item"
LONGEST_TEXT = 20_000

BAD: Any = object()
"""What stands for a value that was reported."""


@dataclass(slots=True)
class Shaper:
    """Reads one file's tree; problems gather in `problems`."""

    path: str
    context: Any
    problems: list[Problem]

    def place(self, node: Node) -> Place:
        """Where `node` stands."""
        return Place(self.path, node.line, node.column)

    def report(self, code: str, node: Node, hint: str | None = None, **words: object) -> Any:
        """Notes a problem at `node` and returns `BAD`."""
        self.problems.append(problem(code, self.place(node), hint, **words))
        return BAD

    def refuse(self, code: str, node: Scalar, hint: str | None = None, /, **words: object) -> Any:
        """The same for a scalar, unless a problem of it was told already."""
        return BAD if node.mended else self.report(code, node, hint, **words)

    def value(self, hint: Any, node: Node, key: str, *, needed: bool = False) -> Any:
        """The value of `node` as the type `hint`, or `BAD` after its problems were reported.

        `key`, and whether it is `needed`, are for messages.
        """
        hint = written(hint)
        if get_origin(hint) is tuple:
            return self.sequence(get_args(hint)[0], node, key)
        if isinstance(hint, type) and issubclass(hint, Shaped):
            return self.map(hint, node) if isinstance(node, Map) else self.keyed(hint, node, key)
        if from_node := getattr(hint, "from_node", None):
            return from_node(node, self, key)
        return self.scalar(hint, node, key, needed=needed)

    def sequence(self, hint: Any, node: Node, key: str) -> Any:
        """A tuple of `hint`s; empty lists are refused."""
        if not isinstance(node, List):
            made = isinstance(hint, type) and issubclass(hint, Shaped)
            return self.expected("a list", node, key, f"write {key}: [{_pattern(hint)}]" if made else None)
        if not node:
            return self.report("E104", node, f"leave {key} out, or give it an item", key=key)
        items = [self.value(hint, item, f"{AN_ITEM} of {key}") for item in node]
        return BAD if any(item is BAD for item in items) else tuple(items)

    def scalar(self, hint: Any, node: Node, key: str, *, needed: bool = False) -> Any:
        """One value from a scalar: text, a truth value, a number, one of some words, or a type that reads itself."""
        if not isinstance(node, Scalar):
            return self.expected("text", node, key)
        before = "-" if key.startswith(AN_ITEM) else f"{key}:"
        if self.empty(node, key, before, needed=needed):
            return BAD
        if get_origin(hint) is Literal:
            return self.choice(get_args(hint), node)
        if hint is bool:
            return self.truth(node)
        if hint is float:
            return self.number(node)
        if from_text := getattr(hint, "from_text", None):
            try:
                return from_text(node, self.context)
            except Refusal as refusal:
                if not node.mended:
                    self.problems.append(refusal.at(self.place(node)))
                return BAD
        if self.cut(node, before):
            return BAD
        text = node.rstrip("\n")
        if len(text) > LONGEST_TEXT:
            return self.report(
                "E109", node, "no phone shows that much: make several facts of it", key=key, limit=LONGEST_TEXT
            )
        if hint is Line and "\n" in text:
            return self.report("E108", node, 'use ">-" to fold lines into one', key=key)
        if command := unfit(text):
            hint = "leave it out; a formula that is only to be seen as it is typed goes all into backticks"
            return self.report("E110", node, hint, command=command)
        return Line(text) if hint is Line else text

    def empty(self, node: Scalar, key: str, before: str, *, needed: bool = False) -> bool:
        """Whether nothing is seen of a text, which is reported; `before` is what stands before it in its line."""
        if visible(node):
            return False
        behind = '"-"' if before == "-" else before.removesuffix(":")
        hint = f"write the text behind {behind}{'' if needed else ', or delete the line'}"
        if node.tail:
            hint = f'# starts a comment; for the text write "{_unquotable(node.tail.strip())}"'
        self.refuse("E104", node, hint, key=key)
        return True

    def cut(self, node: Scalar, before: str) -> bool:
        """Whether a comment may have cut a text, which is reported; behind a closing mark it can only be one."""
        if not node.tail or node.mended:
            return False
        hint = 'set the comment off: two spaces before "#", one behind it'
        if node.plain:
            hint = f'write {before} "{_unquotable(node + node.tail)}", or {hint}'
        self.report("E006", node, hint)
        return True

    def choice(self, choices: tuple[str, ...], node: Scalar) -> Any:
        """One of some words."""
        if node in choices:
            return str(node)
        close = nearest(node, choices)
        hint = f'did you mean "{close}"?' if close else None
        return self.refuse("E106", node, hint, value=shown(node), choices=", ".join(choices))

    def truth(self, node: Scalar) -> Any:
        """True or false, spelt out."""
        if node in ("true", "false"):
            return node == "true"
        return self.refuse("E107", node, value=shown(node), expected="true or false")

    def number(self, node: Scalar) -> Any:
        """A decimal number that is not negative."""
        if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", node):
            return float(node)
        return self.refuse("E107", node, value=shown(node), expected="a number such as 2 or 0.5")

    def map(self, cls: type[Shaped], node: Node, key: Scalar | None = None, /, **given: Any) -> Any:
        """An instance of the `Shaped` dataclass `cls`; `given` are the fields that do not come from the tree."""
        what = cls.WHAT
        if not isinstance(node, Map):
            return self.keyed(cls, node, key or what)
        known = keys_of(cls)
        values: dict[str, Any] = {}
        good, meant = True, set()
        for name, child in node.items():
            if name not in known:
                few = len(self.problems) < MOST_PROPOSALS
                meant.add(nearest(name, known) if few else None)
                hint = did_you_mean(name, known) if few else None
                self.report("E102", name, hint, key=shown(name), what=what)
                good = False
                continue
            place, hint = known[name]
            values[place.name] = self.value(hint, child, name, needed=is_required(place))
            good = good and values[place.name] is not BAD
        for lacking in [wanted for wanted, (place, _) in known.items() if wanted not in node and is_required(place)]:
            good = False
            if lacking not in meant:
                self.report("E103", node if key is None else key, f"add {lacking}: ...", what=what, key=lacking)
        return cls(where=Where(self.path, node, key), **values, **given) if good else BAD

    def keyed(self, cls: type[Shaped], node: Node, key: str) -> Any:
        """Reports that `node` should have the keys of `cls`, and shows them."""
        before = "" if key.startswith(AN_ITEM) else f"{key}: "
        return self.expected(f"{cls.WHAT} with keys", node, key, f"write {before}{_pattern(cls, node)}")

    def expected(self, expected: str, node: Node, key: str, hint: str | None = None) -> Any:
        """Reports that `node` is of another shape than `expected`."""
        if isinstance(node, List) and any(isinstance(item, Scalar) and item.mended for item in node):
            return BAD
        if isinstance(node, Scalar):
            if node.mended:
                return BAD
            if not node.strip():
                return self.report("E104", node, f"{key} takes {expected}", key=key)
        found = {Scalar: "text", List: "a list", Map: "a map"}[type(node)]
        if expected == "text" and isinstance(node, Map) and len(node) == 1:
            (name, child), *_ = node.items()
            if isinstance(child, Scalar):
                hint = f'a text with ": " in it must stand in quotes: "{name}: {child}"'
        if expected in ("a list", "a list or a map of items") and isinstance(node, Scalar) and hint is None:
            hint = f"write {key}: [{node[:100]}]"
            if node[0] == "-":
                hint = 'a space is missing after "-"'
            elif node[0] in BULLETS:
                hint = f'begin each item with "- " instead of "{node[0]}"'
        return self.report("E105", node, hint, key=key, expected=expected, found=found)


def _unquotable(text: str) -> str:
    """`text` for a hint in which it stands between double quotes."""
    return text.replace('"', "'")


def _pattern(cls: type[Shaped], node: Node | None = None) -> str:
    """A map with the keys that `cls` requires, or else the first that it has, as a hint shows it; `node` goes first."""
    known = keys_of(cls)
    names = [name for name, (place, _) in known.items() if is_required(place)] or list(known)[:1]
    lists = {name for name in names if get_origin(written(known[name][1])) is tuple}
    typed = [node] if isinstance(node, Scalar) else node if isinstance(node, List) and names[0] in lists else []
    first = ", ".join(some[:100] for some in typed if isinstance(some, Scalar))
    values = [first or "...", *["..."] * len(names)]
    said = (f"{name}: {f'[{some}]' if name in lists else some}" for name, some in zip(names, values, strict=False))
    return f"{{{', '.join(said)}}}"


def written(hint: Any) -> Any:
    """The type of what an author writes for a value of the type `hint`, which may be optional."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(arm for arm in get_args(hint) if arm is not types.NoneType)
    return hint


def is_required(place: "Field[Any]") -> bool:
    """Whether an author must write the key of a field."""
    return place.default is MISSING and place.default_factory is MISSING


def _has(node: Any, key: str | int) -> bool:
    return key in node if isinstance(node, Map) else isinstance(node, List) and isinstance(key, int) and key < len(node)


Keys: TypeAlias = Mapping[str, tuple["Field[Any]", Any]]


def keys_of(cls: type[Shaped]) -> Keys:
    """The keys that an author may write for the dataclass `cls`, each with its field and type."""
    return _keys_of(cls)  # type: ignore[arg-type]  # mypy takes classes of frozen dataclasses for unhashable


@cache
def _keys_of(cls: type[Shaped]) -> Keys:
    hints = get_type_hints(cls)
    return {
        place.name.rstrip("_"): (place, hints[place.name]) for place in fields(cls) if place.metadata.get("key", True)
    }
