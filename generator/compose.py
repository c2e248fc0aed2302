"""The events of one YAML document become a tree.

One pass over PyYAML's events, never its composer or constructors: those change values silently, hang on merge keys
and, in C, crash on deep nesting. Every scalar stays the text that was typed.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from generator.problems import Place, Problem, problem, shown
from generator.tree import List, Map, Node, Scalar, between, put, quoted

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it; the events are the same."""

MAX_VALUES = 500_000
MAX_DEPTH = 16
MAX_DUPLICATES = 1000
MAX_MARKS = 30
"""Combining marks in a row, as in Unicode's stream-safe text (UAX 15)."""
LONGEST_REJOINED = 1000
"""Characters up to which a text that commas have cut is put together again: a bound on time."""

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
"""Controls (tab and line feed aside), line breaks that only some programs see, and what is no character."""

CROWD = re.compile(rf"[^\w\s\x00-\x7f]{{{MAX_MARKS + 1},}}")
"""What holds any heap of combining marks, for none is a letter."""

ESCAPES = {
    "\t": (r"\t", "a tab"),
    "\b": (r"\b", "a control character"),
    "\f": (r"\f", "a control character"),
    "\r": (r"\r", "a control character"),
    "\v": (r"\v", "a control character"),
    "\a": (r"\a", "a control character"),
    "\x1b": (r"\e", "a control character"),
}
ESCAPED_TAB = re.compile(r"\\(?:t|x09|u0009|U00000009)")
TEX_LINE = re.compile(r"\n(?=(?:abla|atural|e|earrow|eg|eq|exists|i|leq|mid|ot|otin|parallel|rightarrow|u|warrow)\b)")
"""What is left of TeX's backslash-n words after YAML has read the backslash-n as a line break."""

BEHIND = re.compile(r"\s*:")
GLUED_KEY = re.compile(r"(?P<key>[a-z_]+):(?P<value>[^\s/:].*)")
COMMENT = re.compile(r"(?P<space>\s*)#(?P<text>.*)")
JOINING = {"dan", "atau", "serta", "and", "or"}


class Slip(Exception):
    """Why a document cannot be read: what the parser points at, first what matters most, and what to say.

    Without a code it is sound YAML that this format has no use for, and that a mistyped value often turns into.
    """

    def __init__(self, *marks: Any, code: str | None = None, **words: object) -> None:
        self.marks, self.code, self.words = marks, code, words


class Composer:
    """One pass over the events of one document."""

    def __init__(self, lines: list[str], path: str, loader: Any, mended: set[int]) -> None:
        self.lines, self.path, self.mended = lines, path, mended
        self.problems: list[Problem] = []
        self.values = 0
        self.events: Iterator[Any] = yaml.parse("\n".join(lines), Loader=loader)

    def document(self) -> Node | None:
        """The tree of the one document, None if it is empty; raises `Slip`."""
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            marks = [mark for mark in (error.problem_mark, error.context_mark) if mark is not None]
            raise Slip(*marks, code="E004") from None

    def _document(self) -> Node | None:
        next(self.events)  # the stream's start
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            return None
        if start.version or start.tags:
            raise Slip(start.start_mark, code="E009", what="directives (lines that begin with %)")
        root = self._node(next(self.events), 0)
        next(self.events)  # the document's end
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise Slip(after.start_mark, code="E009", what="second documents (lines of ---)")
        return None if isinstance(root, Scalar) and not root else root

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
            raise Slip(event.start_mark)
        self._count(event)
        if depth == MAX_DEPTH:
            raise Slip(event.start_mark, code="E008", limit=MAX_DEPTH)
        return self._sequence(event, depth) if kind is yaml.SequenceStartEvent else self._mapping(event, depth)

    def _sequence(self, start: Any, depth: int) -> List:
        items = List()
        put(items, start.start_mark)
        while type(event := next(self.events)) is not yaml.SequenceEndEvent:
            item = self._node(event, depth + 1)
            if start.flow_style and items and self._was_cut(items[-1], item):
                items[-1] = self._rejoined(items[-1], item, "")
            else:
                items.append(item)
        return items

    def _is_piece(self, key: Any, value: Node) -> bool:
        """Whether a key of a flow map is a piece of the text before it: it has neither a colon nor a value."""
        behind = BEHIND.match(self.lines[key.end_mark.line], key.end_mark.column)
        return isinstance(value, Scalar) and value.plain and not value and not behind

    def _unglued(self, key: Scalar, glued: re.Match[str]) -> tuple[Scalar, Scalar]:
        """The key and the value of a piece of a flow map that lacks the space between them; told."""
        place = Place(self.path, key.line, key.column + glued.end("key"))
        hint = f"write {glued['key']}: {glued['value']}"
        self.problems.append(problem("E013", place, hint, sign=":"))
        return Scalar.at(key, glued["key"]), Scalar.at(key, glued["value"], mended=True)

    def _rejoined(self, before: Node, item: Node, key: str) -> Node:
        """The text that a comma has cut in two, as one; told once, however often it was cut."""
        if not (isinstance(before, Scalar) and isinstance(item, Scalar)):
            self.problems.append(problem("E007", self._place(item), "put the text in quotes"))
            return before
        tight = item.column > 1 and self.lines[item.line - 1][item.column - 2] == ","
        whole = Scalar.at(before, f"{before}{',' if tight else ', '}{item}", mended=True)
        if before.mended and self.problems and self.problems[-1].code == "E007":
            place = self.problems.pop().place
        else:
            place = self._place(item)
        several = ""
        if tight and not key:
            several = "; if these are several items, put a space behind each comma"
        elif not key and item.split()[0].casefold() in JOINING:
            several = "; if what stands before it belongs to it too, all of it"
        self.problems.append(problem("E007", place, f"put it in quotes: {key}{quoted(whole)}{several}"))
        return whole

    def _was_cut(self, before: Node, item: Node) -> bool:
        """Whether a comma inside a text of a flow list has made two of one: "1,5", "(a, b)", "x, dan y"."""
        if not (isinstance(before, Scalar) and isinstance(item, Scalar) and before.plain and item.plain):
            return False
        if not item.strip() or len(before) > LONGEST_REJOINED:
            return False
        tight = item.column > 1 and self.lines[item.line - 1][item.column - 2] == ","
        first, *more = item.split()
        return (
            (tight and before[-1:].isdigit() and item[0].isdigit())
            or before.count("(") > before.count(")")
            or (bool(more) and first.casefold() in JOINING)
        )

    def _mapping(self, start: Any, depth: int) -> Map:
        entries = Map()
        put(entries, start.start_mark)
        while type(event := next(self.events)) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                raise Slip(start.start_mark if start.flow_style else event.start_mark)
            key = self._scalar(event)
            value = self._node(next(self.events), depth + 1)
            if start.flow_style and self._is_piece(event, value) and (glued := GLUED_KEY.fullmatch(key)):
                key, value = self._unglued(key, glued)
            if start.flow_style and entries and self._is_piece(event, value):
                last = next(reversed(entries))
                if len(entries[last]) < LONGEST_REJOINED:
                    entries[last] = self._rejoined(entries[last], key, f"{last}: ")
            elif key in entries:
                if isinstance(value, Map) and isinstance(known := entries[key], Map):
                    for name, child in value.items():  # what stands there twice is told; the rest is read too
                        known.setdefault(name, child)
                if len(self.problems) < MAX_DUPLICATES:
                    first = next(other for other in entries if other == key)
                    self.problems.append(problem("E101", self._place(key), key=shown(key), first=first.line))
            else:
                entries[key] = value
        return entries

    def _scalar(self, event: Any) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            raise Slip(event.start_mark)
        self._count(event)
        value = str(event.value)
        crowded = not value.isascii() and _is_crowded(value)
        if not value.isascii() and not crowded:
            value = unicodedata.normalize("NFC", value)
        scalar = Scalar(value)
        put(scalar, event.start_mark)
        scalar.plain = not event.style
        scalar.mended = event.start_mark.line in self.mended or crowded
        if crowded:
            what = f"a combining mark behind {MAX_MARKS} others"
            self.problems.append(problem("E003", self._place(scalar), "delete it, and all behind it", character=what))
        scalar.tail = self._tail(event, scalar)
        if event.style == '"':
            self._check_escapes(scalar, event)
        return scalar

    def _count(self, event: Any) -> None:
        self.values += 1
        if self.values > MAX_VALUES:
            raise Slip(event.start_mark, code="E016", limit=f"{MAX_VALUES:,}")

    def _tail(self, event: Any, scalar: Scalar) -> str:
        """A comment that may be the end of the text: its sign or what follows it stands close, or there is no text."""
        end = event.end_mark
        if (
            event.style in ("|", ">")
            or end.line >= len(self.lines)
            or not (found := COMMENT.match(self.lines[end.line], end.column))
        ):
            return ""
        close = not found["space"] or bool(found["text"][:1].strip("# "))
        if close or (scalar.plain and (found["space"] == " " or not scalar)):
            return found.group().rstrip()
        return ""

    def _check_escapes(self, scalar: Scalar, event: Any) -> None:
        tab = re.search("\t", scalar)
        if tab and not ESCAPED_TAB.search(self._typed(event)):
            tab = None  # it stands there as one
        if found := FORBIDDEN.search(scalar) or tab or TEX_LINE.search(scalar):
            escape, meaning = ESCAPES.get(
                found.group(), (r"\n", "a line break") if found.group() == "\n" else ("this escape", "no character")
            )
            if found.group() in "\x85\u2028\u2029\x00":
                escape, meaning = "this escape", "a character that no text holds"
            hint = "in single quotes a backslash is only a backslash"
            self.problems.append(problem("E010", self._place(scalar), hint, escape=escape, meaning=meaning))
            scalar.mended = True

    def _typed(self, event: Any) -> str:
        """A text in quotes as it stands in the file."""
        start, end = event.start_mark, event.end_mark
        return between(self.lines, (start.line, start.column), (end.line, end.column))

    def _place(self, node: Node) -> Place:
        return Place(self.path, node.line, node.column)


def _is_crowded(text: str) -> bool:
    """Whether more marks are heaped upon one letter than any writing needs: they take the square of their number."""
    for found in CROWD.finditer(text):
        marks = 0
        for sign in found.group():
            marks = marks + 1 if unicodedata.combining(sign) else 0
            if marks > MAX_MARKS:
                return True
    return False
