"""Cloze texts: read from what an author writes, and counted exactly as Anki's engine counts their cards."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.markup import MATHS, Html, to_html
from generator.problems import shown
from generator.shape import visible

TOKEN = re.compile(r"\{\{c(?P<numbers>[0-9,]+)::|\}\}")
"""The engine opens a deletion at `{{c`, digits and commas, `::`, and closes the innermost one at `}}`."""

LIMIT = 500
"""Deletions above this make no card; the engine refuses the whole package for them."""


def numbers(text: str) -> frozenset[int]:
    """The numbers, 1 to 500, of the deletions in `text`, nested ones and `{{c1,2::both}}` too.

    What stands inside a deletion that is never closed is plain text, and so is an opening without a number.
    """
    found: set[int] = set()
    opened: list[list[int]] = []
    waiting: list[int] = []
    for token in TOKEN.finditer(text):
        if token["numbers"] is not None:
            if own := [number for digits in token["numbers"].split(",") if (number := _number(digits)) is not None]:
                opened.append(own)
        elif opened:
            waiting += opened.pop()
            if not opened:
                found.update(waiting)
                waiting = []
    return frozenset(number for number in found if 1 <= number <= LIMIT)


def _number(digits: str) -> int | None:
    """What the engine reads as a number: 16 bits, however many zeros stand before it."""
    if not digits:
        return None
    significant = digits.lstrip("0")[:6] or "0"
    return int(significant) if int(significant) < 2**16 else None


OPENING = re.compile(r"\{\{c(?P<numbers>[0-9][0-9,]*)::")
OPEN, CLOSE = "\x06", "\x07"
"""Stand-ins for braces that mean a deletion; no source can hold them, for the reader refuses control characters."""


@dataclass(slots=True)
class Deletion:
    """What a cloze text hides, from the braces that open it to those that close it."""

    start: int
    inside: int
    """Where what it hides begins."""
    numbers: tuple[int, ...]
    maths: int | None
    """The formula that it is a part of, by its start; None outside formulas."""
    depth: int = 0
    """Braces of the formula that are open inside it."""
    stop: int = -1
    """Where the braces that close it begin; -1 while nothing does."""


@dataclass(slots=True)
class Cloze:
    """A cloze text as an author wrote it: its deletions in the order in which they open, and what is wrong with it."""

    text: str
    deletions: list[Deletion] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    """What is wrong, each with a hint."""

    def html(self) -> Html:
        """The text as a field that Anki's cloze filter understands: the deletions are braces again, nothing else is."""
        marks = {deletion.start: f"{OPEN}{at}{OPEN}" for at, deletion in enumerate(self.deletions)}
        ends = {deletion.start: deletion.inside for deletion in self.deletions}
        marks |= {deletion.stop: CLOSE for deletion in self.deletions}
        ends |= {deletion.stop: deletion.stop + 2 for deletion in self.deletions}
        parts, at = [], 0
        for start in sorted(marks):
            parts += [self.text[at:start], marks[start]]
            at = ends[start]
        marked = to_html("".join(parts) + self.text[at:])
        # a brace of the text's own beside one that we put back would be read together with it
        marked = Html(marked.replace("{" + OPEN, "&#123;" + OPEN).replace("}" + CLOSE, "&#125;" + CLOSE))
        numbered = re.sub(f"{OPEN}([0-9]+){OPEN}", lambda mark: self._braces(int(mark[1])), marked)
        return Html(numbered.replace(CLOSE, "}}"))

    def _braces(self, at: int) -> str:
        return "{{c" + ",".join(map(str, self.deletions[at].numbers)) + "::"

    def filled(self) -> str:
        """The text with everything that it hides, without hints."""
        parts: list[list[str]] = [[]]
        at = 0
        opened = {deletion.start: deletion for deletion in self.deletions}
        closed = {deletion.stop for deletion in self.deletions}
        for place in sorted(opened.keys() | closed):
            parts[-1].append(self.text[at:place])
            if place in closed:
                inside = "".join(parts.pop())
                parts[-1].append(inside.partition("::")[0])
                at = place + 2
            else:
                parts.append([])
                at = opened[place].inside
        return "".join(parts[0]) + self.text[at:]


def read(text: str) -> Cloze:
    """The cloze text `text`; where it has faults, neither its HTML nor what it is filled with means anything.

    Braces inside a formula belong to the formula, unless a deletion opens there: Anki itself would take the end of
    `{b}}` for the end of a deletion.
    """
    cloze, opened = Cloze(text), list[Deletion]()
    formulas = [match.span() for match in MATHS.finditer(text)]
    at = 0
    while (at := _next_brace(text, at)) < len(text):
        maths = next((start for start, end in formulas if start <= at < end), None)
        inner = opened[-1] if opened and opened[-1].maths == maths else None
        if found := OPENING.match(text, at):
            digits = found["numbers"].strip(",").split(",")
            deletion = Deletion(at, found.end(), tuple(int(number[:9]) for number in digits if number), maths)
            cloze.deletions.append(deletion)
            opened.append(deletion)
            at = found.end()
        elif text.startswith("}}", at) and inner and not inner.depth:
            inner.stop = at
            opened.remove(inner)
            at += 2
        elif maths is None and text[at : at + 2] in ("{{", "}}"):
            cloze.faults.append(_stray(text, at))
            at = _behind_stray(text, at)
        else:
            if inner and maths is not None:
                inner.depth += 1 if text[at] == "{" else -1
            at += 1
    cloze.faults += _faults(cloze)
    return cloze


def _next_brace(text: str, at: int) -> int:
    found = re.compile("[{}]").search(text, at)
    return found.start() if found else len(text)


def _stray(text: str, at: int) -> tuple[str, str]:
    if text[at] == "}":
        return "closes a gap that was not opened", "write {{c1:: before what is to be asked"
    return (
        f"has braces that open no gap: {shown(text[at : at + 12])}",
        "write {{c1::...}}, with a number and two colons",
    )


def _behind_stray(text: str, at: int) -> int:
    """Where to read on behind braces that mean nothing: behind those that were to close them, if there are any."""
    end = text.find("}}", at)
    nested = text.find("{{", at + 2)
    return end + 2 if text[at] == "{" and end >= 0 and not 0 <= nested < end else at + 2


def _faults(cloze: Cloze) -> Iterator[tuple[str, str]]:
    """What is wrong with the deletions themselves."""
    if not cloze.deletions and not cloze.faults:
        yield "hides nothing", "write {{c1::...}} around what is to be asked"
    for deletion in cloze.deletions:
        opening = cloze.text[deletion.start : deletion.inside]
        if deletion.stop < 0:
            yield (
                f"has a gap that is never closed: {shown(cloze.text[deletion.start : deletion.inside + 20])}",
                "close it with }}",
            )
            continue
        hidden = cloze.text[deletion.inside : deletion.stop].partition("::")[0]
        if not all(1 <= number <= LIMIT for number in deletion.numbers):
            yield f"numbers a gap {opening}", f"count from {{{{c1:: on; {LIMIT} is the last"
        if not visible(hidden):
            yield f"hides nothing between {opening} and }}}}", "write what is to be asked behind the colons"
        if "\n" in cloze.text[deletion.inside : deletion.stop].strip("\n"):
            yield (
                "has a gap over several lines",
                "close it at the end of its line and open it again with the same number",
            )
