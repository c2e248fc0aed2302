"""Texts, lists and maps as they stand in a file: each knows its place (from 1)."""

from collections.abc import Sequence
from typing import Any, TypeAlias


class Scalar(str):
    """A text as it was typed, NFC, with its place (from 1) and what the schema must know of how it stood there."""

    __slots__ = ("column", "line", "mended", "plain", "tail")
    line: int
    column: int
    plain: bool
    """Neither in quotes nor a block."""
    tail: str
    """The comment behind the text, when it looks like a part of it."""
    mended: bool
    """A problem of this value was reported already: what it is not is no news."""

    @classmethod
    def at(cls, node: "Node", text: str, *, mended: bool = False) -> "Scalar":
        """A text of the reader's own making, plain and without a comment, where `node` stands."""
        made = cls(text)
        made.line, made.column, made.plain, made.tail, made.mended = node.line, node.column, True, "", mended
        return made


class List(list["Node"]):
    """A list with its place (from 1)."""

    __slots__ = ("column", "line")
    line: int
    column: int


class Map(dict[Scalar, "Node"]):
    """A map with its place (from 1); its keys know theirs."""

    __slots__ = ("column", "line")
    line: int
    column: int

    @classmethod
    def at(cls, node: "Node", entries: "dict[Scalar, Node]") -> "Map":
        """A map of the reader's own making, where `node` stands."""
        made = cls(entries)
        made.line, made.column = node.line, node.column
        return made

    def value(self, key: str) -> "Node | None":
        """The value under `key`, if it is there."""
        return self.get(key)  # type: ignore[call-overload,no-any-return]


Node: TypeAlias = Scalar | List | Map


def put(node: Node, mark: Any) -> None:
    """Gives `node` the place of a parser's mark, which counts from 0."""
    node.line, node.column = mark.line + 1, mark.column + 1


def between(lines: Sequence[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    """What stands in the lines of a file from one row and column up to another, both from 0."""
    (row, column), (last, stop) = start, end
    first, *more = lines[row : last + 1]
    return "\n".join([first[column:], *more[:-1], more[-1][:stop]]) if more else first[column:stop]


def quoted(value: str) -> str:
    """`value` as a YAML text in quotes, on one line."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
