"""The text of a YAML file becomes a tree of texts, lists and maps, each knowing its place.

One pass over PyYAML's events, never its composer or constructors: those change values silently, hang on merge keys
and, in C, crash on deep nesting. Every scalar stays the text that was typed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from generator.problems import Place, Problem, problem, shown

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it; the events are the same."""

MAX_BYTES = 16 * 2**20
MAX_VALUES = 1_000_000
MAX_DEPTH = 16
MAX_REPAIRS = 1000
MAX_TOLD = 50
"""Characters that do not belong, of which a file's first are told one by one."""
MAX_DUPLICATES = 1000
MAX_REREAD = {"CSafeLoader": 10_000_000, "SafeLoader": 500_000}
"""Characters that may be read again after repairs: a bound on time, not on mistakes."""

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
"""Controls (tab and line feed aside), line breaks that only some programs see, and what is no character."""

ESCAPES = {
    "\t": (r"\t", "a tab"),
    "\b": (r"\b", "a control character"),
    "\f": (r"\f", "a control character"),
    "\r": (r"\r", "a control character"),
    "\v": (r"\v", "a control character"),
    "\a": (r"\a", "a control character"),
    "\x1b": (r"\e", "a control character"),
}
TEX_LINE = re.compile(r"\n(?=(?:abla|atural|e|earrow|eg|eq|exists|i|leq|mid|ot|otin|parallel|rightarrow|u|warrow)\b)")
"""What is left of TeX's backslash-n words after YAML has read the backslash-n as a line break."""

COMMENT = re.compile(r"(?P<space>\s*)#(?P<text>.*)")
JOINING = {"dan", "atau", "serta", "and", "or"}


class Scalar(str):
    """A text as it was typed, NFC, with its place (from 1) and what the schema must know of how it stood there."""

    __slots__ = ("column", "line", "mended", "plain", "tail")
    line: int
    column: int
    plain: bool
    """Neither in quotes nor a block."""
    tail: str
    """The comment behind a plain text, when it looks like a part of the text."""
    mended: bool
    """A problem of this value was reported already: what it is not is no news."""


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

    def value(self, key: str) -> "Node | None":
        """The value under `key`, if it is there."""
        return self.get(key)  # type: ignore[call-overload,no-any-return]


Node: TypeAlias = Scalar | List | Map


@dataclass(slots=True)
class Source:
    """What was read of one file: its tree (None if empty) and its problems."""

    path: str
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True
    """False where a part of the file could not be read, so that nothing may be concluded from what is missing."""

    def place(self, node: Node) -> Place:
        """Where `node` stands."""
        return Place(self.path, node.line, node.column)


def read(data: bytes, path: str, loader: Any = None) -> Source:
    """The tree of one file and every problem of its text; `path` is only for messages."""
    source = Source(path)
    if len(data) > MAX_BYTES:
        source.problems.append(problem("E001", Place(path, 1, 1), limit=f"{MAX_BYTES >> 20} MB"))
        source.whole = False
        return source
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        hint = "save it with the encoding UTF-8 (in the editor's Save as)"
        source.problems.append(problem("E002", place, hint))
        source.whole = False
        return source
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _without_forbidden(text, source)
    _parse(text, source, loader or LOADER)
    return source


def _without_forbidden(text: str, source: Source) -> str:
    for found in FORBIDDEN.finditer(text):
        line_start = text.rfind("\n", 0, found.start()) + 1
        place = Place(source.path, text.count("\n", 0, found.start()) + 1, found.start() - line_start + 1)
        character = f"U+{ord(found.group()):04X}"
        name = unicodedata.name(found.group(), "a control character").lower()
        hint = "delete it; it came along when the text was copied"
        source.problems.append(problem("E003", place, hint, character=f"{character} ({name})"))
        if len(source.problems) == MAX_TOLD:
            break
    return FORBIDDEN.sub(" ", text) if source.problems else text


class _Slip(Exception):
    """Sound YAML that this format has no use for; without a code, what a mistyped value often turns into."""

    def __init__(self, mark: Any, code: str | None = None, **words: object) -> None:
        self.mark, self.code, self.words = mark, code, words


def _parse(text: str, source: Source, loader: Any) -> None:
    lines = text.split("\n")
    mended: set[int] = set()
    budget = MAX_REREAD[loader.__name__]
    while fault := _compose(lines, source, loader, mended):
        from generator.repair import repair  # only files with mistakes need it

        mend = None
        if fault.code != "E009" and budget >= 0 and len(mended) < MAX_REPAIRS:
            mend = repair(lines, fault.rows, source.path, force=fault.force)
        if mend is None or mend.lines.keys() <= mended:
            source.problems.append(fault.problem)
            source.whole = False
            _parse_beginning(lines, fault, source, loader, mended)
            return
        source.problems.append(mend.problem if fault.code == "E004" else fault.problem)
        mended |= mend.lines.keys()
        for row, line in mend.lines.items():
            lines[row] = line
        budget -= len(text)


def _parse_beginning(lines: list[str], fault: "_Fault", source: Source, loader: Any, mended: set[int]) -> None:
    """Reads the facts before the one that cannot be read: their problems are worth knowing too."""
    row = fault.rows[0]
    starts = [start for start in range(row, -1, -1) if re.match(r" {0,4}\w", lines[start])]
    if fault.code == "E009":
        starts = [row]
    for start in starts[:50]:
        if not _compose(lines[:start], source, loader, mended):
            return


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why a document could not be read: the rows (from 0) that the parser points at, and what to say."""

    rows: list[int]
    problem: Problem
    force: bool

    @property
    def code(self) -> str:
        return self.problem.code


def _compose(lines: list[str], source: Source, loader: Any, mended: set[int]) -> _Fault | None:
    """Reads `lines` into `source`, or says what stopped it."""
    composer = _Composer(lines, source.path, loader, mended)
    try:
        source.root = composer.document()
    except _Slip as slip:
        marks, code, words, force = [slip.mark], slip.code or "E004", slip.words, slip.code is None
    except yaml.MarkedYAMLError as error:
        marks = [mark for mark in (error.problem_mark, error.context_mark) if mark is not None]
        code, words, force = "E004", {}, False
    else:
        source.problems += composer.problems
        return None
    rows = [min(mark.line, len(lines) - 1) for mark in marks]
    place = Place(source.path, rows[0] + 1, marks[0].column + 1)
    return _Fault(rows, problem(code, place, **words), force)


class _Composer:
    """One pass over the events of one document."""

    def __init__(self, lines: list[str], path: str, loader: Any, mended: set[int]) -> None:
        self.lines, self.path, self.mended = lines, path, mended
        self.problems: list[Problem] = []
        self.values = 0
        self.events: Iterator[Any] = yaml.parse("\n".join(lines), Loader=loader)

    def document(self) -> Node | None:
        next(self.events)  # the stream's start
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            return None
        if start.version or start.tags:
            raise _Slip(start.start_mark, "E009", what="directives (lines that begin with %)")
        root = self.node(next(self.events), 0)
        next(self.events)  # the document's end
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Slip(after.start_mark, "E009", what="second documents (lines of ---)")
        return None if isinstance(root, Scalar) and not root else root

    def node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self.scalar(event)
        if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
            raise _Slip(event.start_mark)
        if depth == MAX_DEPTH:
            raise _Slip(event.start_mark, "E008", limit=MAX_DEPTH)
        return self.sequence(event, depth) if kind is yaml.SequenceStartEvent else self.mapping(event, depth)

    def sequence(self, start: Any, depth: int) -> List:
        items = List()
        _put(items, start.start_mark)
        while type(event := next(self.events)) is not yaml.SequenceEndEvent:
            item = self.node(event, depth + 1)
            if start.flow_style and items and self.was_cut(items[-1], item):
                items[-1] = self.rejoined(items[-1], item, "")
            else:
                items.append(item)
        return items

    def rejoined(self, before: Node, item: Node, key: str) -> Node:
        """The text that a comma has cut in two, as one; told once, however often it was cut."""
        if not (isinstance(before, Scalar) and isinstance(item, Scalar)):
            self.problems.append(problem("E007", self.place(item), "put the text in quotes"))
            return before
        tight = item.column > 1 and self.lines[item.line - 1][item.column - 2] == ","
        whole = Scalar(f"{before}{',' if tight else ', '}{item}")
        whole.line, whole.column, whole.plain, whole.tail, whole.mended = before.line, before.column, True, "", True
        if before.mended and self.problems and self.problems[-1].code == "E007":
            place = self.problems.pop().place
        else:
            place = self.place(item)
        self.problems.append(problem("E007", place, f"put it in quotes: {key}{_quoted(whole)}"))
        return whole

    def was_cut(self, before: Node, item: Node) -> bool:
        """Whether a comma inside a text of a flow list has made two of one: "1,5", "(a, b)", "x, dan y"."""
        if not (isinstance(before, Scalar) and isinstance(item, Scalar) and before.plain and item.plain and item):
            return False
        tight = item.column > 1 and self.lines[item.line - 1][item.column - 2] == ","
        first, *more = item.split()
        return (
            (tight and before[-1:].isdigit() and item[0].isdigit())
            or before.count("(") > before.count(")")
            or (bool(more) and first.casefold() in JOINING)
        )

    def mapping(self, start: Any, depth: int) -> Map:
        entries = Map()
        _put(entries, start.start_mark)
        while type(event := next(self.events)) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                raise _Slip(start.start_mark if start.flow_style else event.start_mark)
            key = self.scalar(event)
            value = self.node(next(self.events), depth + 1)
            if start.flow_style and entries and isinstance(value, Scalar) and value.plain and not value:
                last = next(reversed(entries))
                entries[last] = self.rejoined(entries[last], key, f"{last}: ")
            elif key in entries:
                if isinstance(value, Map) and isinstance(known := entries[key], Map):
                    for name, child in value.items():  # what stands there twice is told; the rest is read too
                        known.setdefault(name, child)
                if len(self.problems) < MAX_DUPLICATES:
                    first = next(other for other in entries if other == key)
                    self.problems.append(problem("E101", self.place(key), key=shown(key), first=first.line))
            else:
                entries[key] = value
        return entries

    def scalar(self, event: Any) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            raise _Slip(event.start_mark)
        self.values += 1
        if self.values > MAX_VALUES:
            raise _Slip(event.start_mark, "E016", limit=f"{MAX_VALUES:,}")
        value = str(event.value)
        if not value.isascii():
            value = unicodedata.normalize("NFC", value)
        scalar = Scalar(value)
        _put(scalar, event.start_mark)
        scalar.plain = not event.style
        scalar.mended = event.start_mark.line in self.mended
        scalar.tail = self.tail(event.end_mark, scalar)
        if event.style == '"':
            self.check_escapes(scalar)
        return scalar

    def tail(self, end: Any, scalar: Scalar) -> str:
        """A comment that may be the end of the text: its sign or what follows it stands close, or there is no text."""
        if end.line >= len(self.lines) or not (found := COMMENT.match(self.lines[end.line], end.column)):
            return ""
        close = not found["space"] or bool(found["text"][:1].strip("# "))
        if close or (scalar.plain and (found["space"] == " " or not scalar)):
            return found.group().rstrip()
        return ""

    def check_escapes(self, scalar: Scalar) -> None:
        if found := FORBIDDEN.search(scalar) or re.search("\t", scalar) or TEX_LINE.search(scalar):
            escape, meaning = ESCAPES.get(
                found.group(), (r"\n", "a line break") if found.group() == "\n" else ("this escape", "no character")
            )
            if found.group() in "\x85\u2028\u2029\x00":
                escape, meaning = "this escape", "a character that no text holds"
            hint = "in single quotes a backslash is only a backslash"
            self.problems.append(problem("E010", self.place(scalar), hint, escape=escape, meaning=meaning))
            scalar.mended = True

    def place(self, node: Node) -> Place:
        return Place(self.path, node.line, node.column)


def _quoted(text: str) -> str:
    from generator.repair import quoted

    return quoted(text)


def _put(node: Node, mark: Any) -> None:
    node.line, node.column = mark.line + 1, mark.column + 1
