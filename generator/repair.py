"""Slips of YAML syntax, mended in the reader's own copy so that one of them does not hide the rest.

The parser says where it stopped; what is wrong there is read from the lines themselves, so the messages are the
same whichever parser found the fault.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.page import Page, margin_of
from generator.problems import Problem, problem
from generator.tree import quoted

GLUED = re.compile(r"^(?P<lead>\s*(?:(?:-\s+)*[a-z_]+(?P<sign>:)(?=[^\s:/])|-(?=[^\s-])))(?P<value>\S.*)$")
INNER_COLON = re.compile(
    r"""[\w-]+:\s+(?P<value>[^\s,\[\]{}"'][^,\[\]{}"':]*(?P<sign>:)\s[^,\[\]{}"']*?)\s*(?=[,}\]])"""
)
INNER_SIGN = re.compile(r"""(?<=[\[,{:])\s*(?P<value>(?P<sign>[*&!@%`])[^,\]}"']*?)\s*(?=[,\]}])""")
INNER_HASH = re.compile(
    r"""(?<=[\[,{:])\s*(?P<value>[^\s\[\]{},:"'][^\[\]{},:"']*?\s(?P<sign>#)[^\s,\]}"'][^,\]}"']*?)\s*(?=[,\]}])"""
)
"""Values that want quotes inside a list or a map on one line."""
KEY_ALONE = re.compile(r"(?P<key>[a-z_]+)(?:\s*(?P<sign>[=;\uff1a]|:(?=\u00a0))\s*|\s+)(?P<text>\S.*)")
KEY_LINE = re.compile(r"\s+(?P<key>[a-z_]+):(\s|$)")
BLOCK_HEADER = re.compile(r"^[|>][-+0-9]*(\s+#.*)?$")
COMMENT_OR_END = re.compile(r"\s*(\s#.*)?$")
PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
"""A character as JSON writes it by two halves."""
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
    return next(_repairs(_Slips(lines, path), rows, force), None)


def _repairs(page: "_Slips", rows: Sequence[int], force: bool) -> Iterator[Repair]:
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


class _Slips(Page):
    """The slips that can be told from the lines of one file."""

    def requoted(self, row: int, lead: str, value: str) -> str:
        """The line with its value in quotes; what ends an item of a list in brackets stays outside."""
        end = re.search(r"\s*[,\]}]+$", value) if self.in_flow(row) else None
        cut = end.start() if end and end.start() else len(value)
        return f"{lead}{quoted(value[:cut])}{value[cut:]}"

    def tab(self, row: int) -> Iterator[Repair]:
        """Tabs in the indentation: of the whole file where it knows no other, else of one line like its neighbour's."""
        if "\t" not in (margin := margin_of(self.lines[row])):
            return
        hint = "indent with spaces; most editors can turn tabs into spaces"
        found = problem("E011", self.place(row, margin.index("\t")), hint)
        if not any(line.startswith(" ") for line in self.lines):
            tabbed = {at: line for at, line in enumerate(self.lines) if "\t" in margin_of(line)}
            yield Repair(
                found, {at: margin_of(line).replace("\t", "  ") + line.lstrip() for at, line in tabbed.items()}
            )
            return
        above = self.above(row)
        deeper = 2 if above >= 0 and self.lines[above].rstrip().endswith(":") else 0
        width = self.indent(above) + deeper if above >= 0 else 0
        yield Repair(found, {row: " " * width + self.lines[row].lstrip()})

    def glued(self, row: int) -> Iterator[Repair]:
        """A value that touches its colon or its dash."""
        if row >= 0 and (found := GLUED.match(self.lines[row])):
            mended = f"{found['lead']} {found['value']}"
            place = self.place(row, found.end("lead"))
            yield Repair(problem("E013", place, _write(mended), sign=found["sign"] or "-"), {row: mended})

    def entry(self, row: int, *, force: bool = False) -> Iterator[Repair]:
        """A value that should have been quoted, or quoted otherwise."""
        found = self.read(row)
        if not found or self.lines[row].lstrip().startswith("#"):
            return
        if found["value"][0] in QUOTED:
            yield from self.in_quotes(row, found)
        elif found["value"][0] in "[{" and not force and not found["value"].startswith("{{"):
            yield from self.in_brackets(row, found)
        else:
            yield from self.plain(row, found, force=force)

    def in_quotes(self, row: int, found: re.Match[str]) -> Iterator[Repair]:
        """Text behind the closing mark, or a backslash that means nothing."""
        value, start = found["value"], found.start("value")
        closed = QUOTED[value[0]].match(value)
        if not closed:
            return
        if not COMMENT_OR_END.fullmatch(value[closed.end() :]):
            behind = value[closed.end() : closed.end() + 1]
            nested = value[0] == value[-1] and (closed.group()[-2] == " " or behind.isalnum())
            # 'Kakek's toko: the first mark opens a text that the apostrophe closes
            text = value[1:-1] if nested else value[1:] if value[0] == "'" and behind.isalnum() else value
            mended = self.requoted(row, found["lead"], text)
            yield Repair(problem("E015", self.place(row, start + closed.end()), _write(mended)), {row: mended})
        elif value[0] == '"' and (escape := _unknown_escape(value)):
            yield self.unescaped(row, found["lead"], closed.group(), escape.group(), start)

    def unescaped(self, row: int, lead: str, text: str, escape: str, start: int) -> Repair:
        if PAIR.search(text):
            return self.halved(row, lead, text, start)
        mended = lead + quoted(text[1:-1].replace('\\"', '"'))
        hint = f"in single quotes a backslash is only a backslash: {_write(mended)}"
        found = problem("E010", self.place(row, start), hint, escape=escape, meaning="nothing in YAML")
        return Repair(found, {row: mended})

    def halved(self, row: int, lead: str, text: str, start: int) -> Repair:
        """A character in two halves, each of which is none."""
        mended = lead + PAIR.sub(lambda pair: json.loads(f'"{pair.group()}"'), text)
        words = {"escape": PAIR.findall(text)[0][:6], "meaning": "half of a character"}
        return Repair(problem("E010", self.place(row, start), _write(mended), **words), {row: mended})

    def in_brackets(self, row: int, found: re.Match[str]) -> Iterator[Repair]:
        """A list or a map on one line: a bracket missing, or a value in it that wants quotes."""
        value, start = found["value"], found.start("value")
        if pair := PAIR.search(value):
            yield self.halved(row, found["lead"], value, start + pair.start())
        for opening, closing in ("[]", "{}"):
            if value[0] == opening and value.count(opening) > value.count(closing):
                later = "".join(self.lines[row + 1 : row + 50])
                if value.count(opening) + later.count(opening) <= value.count(closing) + later.count(closing):
                    return  # it is closed below; what is wrong stands there
                mended = f"{found['lead']}{value}{closing * (value.count(opening) - value.count(closing))}"
                yield Repair(problem("E018", self.place(row, start), _write(mended), sign=closing), {row: mended})
                return
        if inner := INNER_COLON.search(value) or INNER_SIGN.search(value) or INNER_HASH.search(value):
            mended = (
                f"{found['lead']}{value[: inner.start('value')]}{quoted(inner['value'])}{value[inner.end('value') :]}"
            )
            what = f'a value that begins with "{inner["value"][0]}"'
            if inner["sign"] in ":#":
                what = f'a value that contains "{": " if inner["sign"] == ":" else " #"}"'
            yield Repair(
                problem("E005", self.place(row, start + inner.start("sign")), _write(mended), what=what), {row: mended}
            )
        elif value[-1] not in "]}":
            mended = f"{found['lead']}{quoted(value)}"
            what = f'a value that begins with "{value[0]}" and is no list or map'
            yield Repair(problem("E005", self.place(row, start), _write(mended), what=what), {row: mended})

    def plain(self, row: int, found: re.Match[str], *, force: bool) -> Iterator[Repair]:
        """A text that YAML takes for something else, with the deeper lines that belong to it."""
        value, start = found["value"], found.start("value")
        colon = re.search(r":(\s|$)", value) if found["key"] else None
        if force and re.fullmatch(r"[&!]\S*", value) and self.below(row) > row + 1:
            what = "anchors and tags (words that begin with & or !)"
            yield Repair(problem("E009", self.place(row, start), "delete it", what=what), {row: found["lead"]})
            return
        end = re.search(r"\s*:(\s|$)", value)
        if force and end and end.start() and not found["lead"].strip() and not self.in_flow(row):
            mended = f"{found['lead']}{quoted(value[: end.start()])}{value[end.start() :]}"
            what = f'a key that begins with "{value[0]}"'
            yield Repair(problem("E005", self.place(row, start), _write(mended), what=what), {row: mended})
            return
        if force or _begins_badly(value):
            what, column = f'a value that begins with "{value[0]}"', start
        elif colon:
            what = 'a value that contains ": "' if colon.group(1) else 'a value that ends in ":"'
            column = start + colon.start()
        else:
            return
        text, emptied = (value, {}) if self.in_flow(row) else self.joined(row, value)
        mended = self.requoted(row, found["lead"], text)
        yield Repair(problem("E005", self.place(row, column), _write(mended), what=what), {row: mended} | emptied)

    def continuation(self, row: int) -> Iterator[Repair]:
        """Text over several lines of which a later one contains ": "."""
        colon = re.search(r":(\s|$)", self.lines[row])
        owner = row
        while owner >= 0 and (not self.lines[owner].strip() or self.indent(owner) >= self.indent(row)):
            owner -= 1
        found = self.read(owner) if owner >= 0 and colon else None
        if not found or not found["key"] or found["value"][0] in "\"'[{|>":
            return
        if key := KEY_LINE.match(self.lines[row]):
            if self.indent(self.above(owner)) < self.indent(owner) and self.goes_on(row):
                yield self.indented(owner, self.indent(row), "the lines below")  # the first key stands too shallow
                return
            if self.is_key(key["key"], but=row):
                yield self.indented(row, self.indent(owner), "the line it belongs with")
                return
        text, emptied = self.joined(owner, found["value"])
        mended = f"{found['lead']}{quoted(text)}"
        short = len(text) <= LONG
        hint = _write(mended) if short else f"write {found['lead'].strip()} >- and below it the text, indented"
        place = self.place(row, colon.start() if colon else 0)
        yield Repair(problem("E005", place, hint, what='a text with ": " in it'), {owner: mended} | emptied)

    def goes_on(self, row: int) -> bool:
        """Whether the next line is a key at the same level."""
        below = next((at for at in range(row + 1, len(self.lines)) if self.lines[at].strip()), row)
        return below > row and self.indent(below) == self.indent(row) and bool(KEY_LINE.match(self.lines[below]))

    def indented(self, row: int, level: int, like: str) -> Repair:
        """The line `row` at the level where it belongs, as the lines that are `like` it."""
        found = problem("E012", self.place(row, self.indent(row)), f"indent it by {level} spaces, as {like}")
        return Repair(found, {row: " " * level + self.lines[row].lstrip()})

    def open_quote(self, row: int) -> Iterator[Repair]:
        """A quotation mark that is not closed on its line, here or above."""
        for above in range(row, max(-1, row - 50), -1):
            found = self.read(above)
            if not found or (first := found["value"][0]) not in QUOTED or QUOTED[first].match(found["value"]):
                continue
            text, emptied = self.joined(above, found["value"])
            closed = QUOTED[first].match(text)
            if closed and first == '"' and (escape := _unknown_escape(closed.group())):
                one = self.unescaped(above, found["lead"], closed.group(), escape.group(), found.start("value"))
                yield Repair(one.problem, one.lines | emptied)
            elif closed and not COMMENT_OR_END.fullmatch(text[closed.end() :]):
                mended = f"{found['lead']}{quoted(text)}"
                place = self.place(above, found.start("value"))
                yield Repair(problem("E015", place, _write(mended)), {above: mended} | emptied)
            elif not closed:
                mended = f"{found['lead']}{quoted(text[1:])}"
                hint = f"close it: {_write(mended)}"
                place = self.place(above, found.start("value"))
                yield Repair(problem("E014", place, hint), {above: mended} | emptied)
            return

    def stray(self, row: int) -> Iterator[Repair]:
        """A line that lacks its colon, or is nothing and left out."""
        line = self.lines[row].strip() if row >= 0 else ""
        if not line or line[0] in "-#[]{}" or re.search(r":(\s|$)", line.replace(":\u00a0", "")):
            return
        place = self.place(row, self.indent(row))
        if re.fullmatch(r"[\w-]+", line) and self.below(row) > row + 1:
            mended = f"{self.lines[row].rstrip()}:"
            yield Repair(problem("E019", place, _write(mended), key=f'"{line}"'), {row: mended})
        elif (found := KEY_ALONE.match(line)) and (found["sign"] or self.is_key(found["key"])):
            mended = f"{' ' * self.indent(row)}{found['key']}: {quoted(found['text'])}"
            yield Repair(problem("E019", place, _write(mended), key=f'"{found["key"]}"'), {row: mended})
        else:
            hint = "does it belong to the text above and want deeper indentation?"
            yield Repair(problem("E017", place, hint), {row: ""})

    def is_key(self, word: str, but: int = -1) -> bool:
        """Whether the file has such a key elsewhere, on another row than `but`."""
        key = re.compile(rf"(?:^|[\s{{,]){word}:(?:\s|$)")
        return any(key.search(line) for row, line in enumerate(self.lines) if row != but)

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
            yield self.indented(row, level, "the line it belongs with")


def _write(line: str) -> str:
    line = line.strip()
    return f"write {line}" if len(line) <= 2 * LONG else f"write {line[:LONG]} ... {line[-LONG // 2 :]}"


def _begins_badly(value: str) -> bool:
    if value[0] in "*&!@%`,]}":
        return True
    if value[0] in "?-":
        return value[1:2] in ("", " ", "\t")
    if value[0] in "|>":
        return not BLOCK_HEADER.match(value)
    return value.startswith("{{")


def _unknown_escape(value: str) -> re.Match[str] | None:
    unicode = (
        r"x[0-9A-Fa-f]{2}|u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}|U(?!0000[dD][89A-Fa-f])00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4}"
    )
    known = rf"\\(?:[0abtnvfre \"/\\N_LP\t]|{unicode})"
    return next((e for e in re.finditer(rf"{known}|\\.", value) if not re.fullmatch(known, e.group())), None)
