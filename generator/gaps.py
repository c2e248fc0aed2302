"""A cloze text as an author writes it: its deletions, which messages call gaps, and what is wrong with them."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from generator.clozes import LIMIT, NESTED
from generator.markup import MATHS, Html, to_html, unfit
from generator.problems import shown
from generator.shape import visible

BRACE = re.compile("[{}]")
OPENING = re.compile(r"\{\{c(?P<numbers>[0-9][0-9,]*)::")
SIGN = re.compile(r"[{}\\]")
COLON = "\x08"
"""Stands in a formula for a colon that begins no hint; no source can hold it."""


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
    """Other braces that are open inside it."""
    stop: int = -1
    """Where the braces that close it begin; -1 while nothing does."""


@dataclass
class Cloze:
    """A cloze text as an author wrote it: its deletions in the order in which they open, and what is wrong with it."""

    text: str
    deletions: list[Deletion] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    """What is wrong, each with a hint."""

    @cached_property
    def signs(self) -> tuple[str, str]:
        """Two signs of punctuation that the text does not hold, to stand for opening and closing braces in Markdown."""
        free = (chr(code) for code in range(0x2E00, 0x2E50) if chr(code) not in self.text)
        return next(free), next(free)

    def html(self) -> Html:
        """The text as a field that Anki's cloze filter understands: the deletions are braces again, nothing else is."""
        opening, closing = self.signs
        numbered = re.sub(f"{opening}([0-9]+){opening}", lambda mark: self._braces(int(mark[1])), self.marked)
        return Html(numbered.replace(closing, "}}"))

    @cached_property
    def marked(self) -> Html:
        """The text as HTML in which its `signs` mark where its deletions open and close."""
        opening, closing = self.signs
        marks = {deletion.start: f"{opening}{at}{opening}" for at, deletion in enumerate(self.deletions)}
        ends = {deletion.start: deletion.inside for deletion in self.deletions}
        marks |= {deletion.stop: closing for deletion in self.deletions}
        ends |= {deletion.stop: deletion.stop + 2 for deletion in self.deletions}
        parts, at = [], 0
        for start in sorted(marks):
            parts += [self.text[at:start], marks[start]]
            at = ends[start]
        marked = to_html("".join(parts) + self.text[at:])
        # a brace of the text's own that ends a deletion would be read together with the closing ones
        return Html(marked.replace("}" + closing, "&#125;" + closing).replace(COLON, "&#58;"))

    def parts(self, deletion: Deletion) -> tuple[str, str, str]:
        """What a deletion hides, the colons behind it, if there are any, and its hint."""
        own = self.text[deletion.inside : deletion.stop]
        bare = own
        for other in self.deletions:
            if deletion.start < other.start < deletion.stop:
                start, stop = other.start - deletion.inside, other.stop + 2 - deletion.inside
                bare = f"{bare[:start]}{' ' * (stop - start)}{bare[stop:]}"
        at = bare.find("::")
        return (own, "", "") if at < 0 else (own[:at], "::", own[at + 2 :])

    def _braces(self, at: int) -> str:
        return "{{c" + ",".join(map(str, self.deletions[at].numbers)) + "::"

    def answers(self) -> dict[int, str]:
        """What each number hides, without hints; several deletions of one number side by side."""
        found: dict[int, list[str]] = defaultdict(list)
        for deletion in self.deletions:
            for number in deletion.numbers:
                found[number].append(self.parts(deletion)[0].strip())
        return {number: " | ".join(texts) for number, texts in sorted(found.items())}

    def filled(self, hidden: int = 0) -> str:
        """The text with everything that it hides, without hints; but the deletions of one number as Anki shows them."""
        parts: list[list[str]] = [[]]
        at = 0
        opened = {deletion.start: deletion for deletion in self.deletions}
        closed = {deletion.stop: deletion for deletion in self.deletions}
        for place in sorted(opened.keys() | closed.keys()):
            parts[-1].append(self.text[at:place])
            if place in closed:
                inside, _, hint = "".join(parts.pop()).partition("::")
                shown = f"[{hint or '...'}]" if hidden in closed[place].numbers else inside
                parts[-1].append(shown)
                at = place + 2
            else:
                parts.append([])
                at = opened[place].inside
        return ("".join(parts[0]) + self.text[at:]).replace(COLON, ":")


def read(text: str) -> Cloze:
    """The cloze text `text`; where it has faults, neither its HTML nor what it is filled with means anything.

    Braces inside a formula belong to the formula, unless a deletion opens there: Anki itself would take the end of
    `{b}}` for the end of a deletion.
    """
    # inside a formula that holds no deletion two colons begin no hint
    text = MATHS.sub(lambda formula: formula[0] if "{{c" in formula[0] else formula[0].replace("::", f":{COLON}"), text)
    cloze, opened = Cloze(text), list[Deletion]()
    formulas = deque(match.span() for match in MATHS.finditer(text))
    at = 0
    while found := BRACE.search(text, at):
        at = found.start()
        while formulas and formulas[0][1] <= at:
            formulas.popleft()
        maths = formulas[0][0] if formulas and formulas[0][0] <= at else None
        inner = opened[-1] if opened and opened[-1].maths == maths else None
        if opening := OPENING.match(text, at):
            digits = opening["numbers"].strip(",").split(",")
            deletion = Deletion(at, opening.end(), tuple(int(number[:9]) for number in digits if number), maths)
            cloze.deletions.append(deletion)
            opened.append(deletion)
            at = opening.end()
        elif text.startswith("}}", at) and inner and not inner.depth:
            inner.stop = at
            opened.pop()
            at += 2
        elif maths is None and text[at : at + 2] in ("{{", "}}") and not (inner and inner.depth and text[at] == "}"):
            cloze.faults.append(_stray(text, at))
            at = _behind_stray(text, at)
        else:
            if inner:
                inner.depth = max(0, inner.depth + (1 if text[at] == "{" else -1))
            at += 1
    cloze.faults += _faults(cloze)
    if not cloze.faults:
        cloze.faults += _torn(cloze)
        # what a brace or a backslash does to the ends of formulas, it does not while its gap is hidden
        moves = any(SIGN.search(text, deletion.inside, deletion.stop) for deletion in cloze.deletions)
        if command := unfit(cloze.filled(), anywhere=moves):
            cloze.faults.append(
                (f"has gaps that make a formula with {command}, which cards do not take", "leave it out")
            )
    return cloze


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
        hidden, colons, hint = cloze.parts(deletion)
        if not all(1 <= number <= LIMIT for number in deletion.numbers):
            yield f"numbers a gap {opening}", f"count from {{{{c1:: on; {LIMIT} is the last"
        if not visible(hidden):
            yield f"hides nothing between {opening} and }}}}", "write what is to be asked behind the colons"
        if any(deletion.inside + len(hidden) < other.start < deletion.stop for other in cloze.deletions):
            yield f"has a gap inside the hint of {opening}", "write the hint without braces"
        if colons and not visible(hint):
            yield (
                f"has an empty hint behind {shown(hidden)}",
                "write the hint behind the second colons, or leave them out",
            )
        if hidden.startswith("image-occlusion:"):
            yield "has a gap that Anki takes for a part of a picture", "begin it with another word"
        if sum(other.start < deletion.start < other.stop for other in cloze.deletions) >= NESTED:
            yield f"has more than {NESTED} gaps inside each other", "Anki takes deeper ones for text"
        if "\n" in cloze.text[deletion.inside : deletion.stop]:
            yield (
                "has a gap over several lines",
                "close it at the end of its line and open it again with the same number",
            )


def _torn(cloze: Cloze) -> Iterator[tuple[str, str]]:
    """A deletion that begins inside bold text, a table's cell or an item and ends elsewhere, or the other way round."""
    opening, closing = cloze.signs
    mark = re.compile(rf"(?P<open>{opening}[0-9]+{opening})|(?P<close>{closing})|<(?P<end>/?)(?P<tag>[a-z0-9]+)[^>]*>")
    around: list[str] = []
    for found in mark.finditer(cloze.marked):
        what = found["tag"] or "a gap"
        if found["open"] or (found["tag"] and not found["end"] and what != "br"):
            around.append(what)
        elif (found["close"] or found["end"]) and around.pop() != what:
            yield (
                "has a gap that holds one end of bold text, of a cell or of an item",
                "put all of it into the gap, or none",
            )
            return
