"""Slips of YAML syntax, mended in the reader's own copy so that one of them does not hide the rest.

The parser says where it stopped; what is wrong there is read from the lines themselves, so the messages are the
same whichever parser found the fault.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.problems import Place, Problem, problem

ENTRY = re.compile(
    r"""^(?P<lead>\s*(?:-\s+)*(?P<key>(?:\w[^:#]*?|"[^"]*"|'[^']*')\s*:\s+)?)(?P<value>\S.*?)(?P<comment>\s{2,}\#(?:\s.*)?)?\s*$""",
    re.VERBOSE,
)
GLUED = re.compile(r"^(?P<lead>\s*(?:(?:-\s+)*[a-z_]+(?P<sign>:)(?=[^\s:/])|-(?=[^\s-])))(?P<value>\S.*)$")
INNER = re.compile(r"""[\w-]+:\s+(?P<value>[^\s,\[\]{}"'][^,\[\]{}"':]*(?P<colon>:)\s[^,\[\]{}"']*?)\s*(?=[,}\]])""")
"""A value with a colon in it inside braces."""
BLOCK_HEADER = re.compile(r"^[|>][-+0-9]*(\s+#.*)?$")
COMMENT_OR_END = re.compile(r"\s*(\s#.*)?$")
QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
LONG = 100
"""Text longer than this is better folded over several lines than quoted on one."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A problem and the lines (row, counted from 0 -> new text) with which the reader can go on."""

    problem: Problem
    lines: dict[int, str]


def repair(lines: Sequence[str], rows: Sequence[int], path: str, *, force: bool = False) -> Repair | None:
    """The first slip found on the `rows` that the parser pointed at, or just above them; None if none is known.

    With `force` the value on the first row is to be quoted although the line by itself is sound YAML.
    """
    return next(_repairs(_Page(lines, path), rows, force), None)


def _repairs(page: "_Page", rows: Sequence[int], force: bool) -> Iterator[Repair]:
    rows = [row for row in dict.fromkeys(rows) if 0 <= row < len(page.lines)]
    if force:
        yield from page.entry(rows[0], force=True)
    for row in rows:
        yield from page.tab(row)
        yield from page.glued(row)
        yield from page.entry(row)
        yield from page.continuation(row)
    for row in rows:
        yield from page.glued(page.above(row))
        yield from page.open_quote(row)
    for row in rows:
        yield from page.indentation(row)
    for row in rows:
        yield from page.stray(row)
        yield from page.stray(page.above(row))


class _Page:
    """The lines of one file, and the slips that can be told from them."""

    def __init__(self, lines: Sequence[str], path: str) -> None:
        self.lines, self.path = lines, path

    def place(self, row: int, column: int) -> Place:
        return Place(self.path, row + 1, column + 1)

    def above(self, row: int) -> int:
        """The nearest row above that is not blank, or -1."""
        while row > 0 and not self.lines[row - 1].strip():
            row -= 1
        return row - 1

    def indent(self, row: int) -> int:
        return len(self.lines[row]) - len(self.lines[row].lstrip(" "))

    def owns(self, row: int) -> bool:
        """Whether deeper lines follow."""
        below = next((line for line in range(row + 1, len(self.lines)) if self.lines[line].strip()), None)
        return below is not None and self.indent(below) > self.indent(row)

    def tab(self, row: int) -> Iterator[Repair]:
        line = self.lines[row]
        margin = line[: len(line) - len(line.lstrip())]
        if "\t" in margin:
            place = self.place(row, margin.index("\t"))
            hint = "indent with spaces; most editors can turn tabs into spaces"
            yield Repair(problem("E011", place, hint), {row: margin.replace("\t", "  ") + line.lstrip()})

    def glued(self, row: int) -> Iterator[Repair]:
        if row >= 0 and (found := GLUED.match(self.lines[row])):
            mended = f"{found['lead']} {found['value']}"
            place = self.place(row, found.end("lead"))
            yield Repair(problem("E013", place, _write(mended), sign=found["sign"] or "-"), {row: mended})

    def entry(self, row: int, *, force: bool = False) -> Iterator[Repair]:
        """A value that should have been quoted."""
        found = ENTRY.match(self.lines[row])
        if not found or self.lines[row].lstrip().startswith("#"):
            return
        value, start = found["value"], found.start("value")
        inner = value[1:-1] if value[0] in QUOTED and len(value) > 1 and value[0] == value[-1] else value
        mended = f"{found['lead']}{quoted(inner)}"
        hint = _write(mended)
        lines = {row: mended}
        first = value[0]
        if first in QUOTED:
            closed = QUOTED[first].match(value)
            if closed and not COMMENT_OR_END.fullmatch(value[closed.end() :]):
                yield Repair(problem("E015", self.place(row, start + closed.end()), hint), lines)
            elif closed and first == '"' and (escape := _unknown_escape(value)):
                mended = found["lead"] + quoted(value[1:-1].replace('\\"', '"'))
                hint = f"in single quotes a backslash is only a backslash: {_write(mended)}"
                yield Repair(
                    problem("E010", self.place(row, start), hint, escape=escape.group(), meaning="nothing in YAML"),
                    {row: mended},
                )
        elif force and re.fullmatch(r"[&!]\S*", value) and self.owns(row):
            what = "anchors and tags (words that begin with & or !)"
            yield Repair(problem("E009", self.place(row, start), "delete it", what=what), {row: found["lead"]})
        elif force or _begins_badly(value):
            what = f'a value that begins with "{first}"'
            yield Repair(problem("E005", self.place(row, start), hint, what=what), lines)
        elif first not in "[{" and found["key"] and (colon := re.search(r":(\s|$)", value)):
            what = 'a value that contains ": "' if colon.group(1) else 'a value that ends in ":"'
            yield Repair(problem("E005", self.place(row, start + colon.start()), hint, what=what), lines)
        elif first in "[{" and (inner := INNER.search(value)):
            mended = (
                f"{found['lead']}{value[: inner.start('value')]}{quoted(inner['value'])}{value[inner.end('value') :]}"
            )
            place = self.place(row, start + inner.start("colon"))
            what = 'a value that contains ": "'
            yield Repair(problem("E005", place, _write(mended), what=what), {row: mended})
        elif first in "[{":
            closing = {"[": "]", "{": "}"}[first]
            what = f'a value that begins with "{first}" and is no list or map (a "{closing}" missing, a text unquoted?)'
            yield Repair(problem("E005", self.place(row, start), hint, what=what), lines)

    def continuation(self, row: int) -> Iterator[Repair]:
        """Text over several lines of which a later one contains ": "."""
        colon = re.search(r":(\s|$)", self.lines[row])
        owner = row
        while owner >= 0 and (not self.lines[owner].strip() or self.indent(owner) >= self.indent(row)):
            owner -= 1
        if owner < 0 or not colon:
            return
        found = ENTRY.match(self.lines[owner])
        if not found or not found["key"] or found["value"][0] in "\"'[{|>":
            return
        end = owner + 1
        while end < len(self.lines) and (not self.lines[end].strip() or self.indent(end) > self.indent(owner)):
            end += 1
        text = " ".join(line.strip() for line in [found["value"], *self.lines[owner + 1 : end]] if line.strip())
        mended = f"{found['lead']}{quoted(text)}"
        key = found["lead"].strip()
        hint = _write(mended) if len(text) <= LONG else f"write {key} >- and below it the text, indented"
        lines = {owner: mended} | dict.fromkeys(range(owner + 1, end), "")
        yield Repair(
            problem("E005", self.place(row, colon.start()), hint, what='a text with ": " in it'),
            lines,
        )

    def open_quote(self, row: int) -> Iterator[Repair]:
        """A quotation mark that is not closed on its line, here or above."""
        for above in range(row, max(-1, row - 50), -1):
            found = ENTRY.match(self.lines[above])
            if found and (first := found["value"][0]) in QUOTED and not QUOTED[first].match(found["value"]):
                mended = f"{found['lead']}{quoted(found['value'][1:])}"
                hint = f"close it: {_write(mended)}"
                yield Repair(problem("E014", self.place(above, found.start("value")), hint), {above: mended})
                return

    def stray(self, row: int) -> Iterator[Repair]:
        """A line that is nothing: it is left out."""
        line = self.lines[row].strip() if row >= 0 else ""
        if line and line[0] not in "-#[]{}" and ":" not in line:
            hint = "is a colon missing, or does it belong to the text above and want deeper indentation?"
            yield Repair(problem("E017", self.place(row, self.indent(row)), hint), {row: ""})

    def indentation(self, row: int) -> Iterator[Repair]:
        """A line that stands between two levels."""
        levels: list[int] = []
        above = self.above(row)
        while above >= 0:
            if not levels or self.indent(above) < levels[-1]:
                levels.append(self.indent(above))
            above = self.above(above)
        here = self.indent(row)
        if levels and here not in levels and here < self.indent(self.above(row)):
            level = min(levels, key=lambda level: abs(level - here))
            hint = f"indent it by {level} spaces, as the line it belongs with"
            yield Repair(
                problem("E012", self.place(row, here), hint),
                {row: " " * level + self.lines[row].lstrip()},
            )


def _write(line: str) -> str:
    line = line.strip()
    return f"write {line}" if len(line) <= 2 * LONG else f"write {line[:LONG]} ... {line[-LONG // 2 :]}"


def quoted(value: str) -> str:
    """`value` as a YAML text in quotes, on one line."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _begins_badly(value: str) -> bool:
    if value[0] in "*&!@%`":
        return True
    if value[0] in "?-":
        return value[1:2] in ("", " ", "\t")
    if value[0] in "|>":
        return not BLOCK_HEADER.match(value)
    return value.startswith("{{")


def _unknown_escape(value: str) -> re.Match[str] | None:
    unicode = r"x[0-9A-Fa-f]{2}|u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}|U00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4}"
    known = rf"\\(?:[0abtnvfre \"/\\N_LP\t]|{unicode})"
    return next((e for e in re.finditer(rf"{known}|\\.", value) if not re.fullmatch(known, e.group())), None)
