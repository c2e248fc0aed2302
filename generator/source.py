"""The bytes of a YAML file become a tree; mistakes of syntax are told and mended on the way."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from generator.compose import FORBIDDEN, LOADER, Composer, Slip
from generator.problems import Place, Problem, problem
from generator.tree import Node

CONFLICT = [re.compile(mark, re.MULTILINE) for mark in ("^<<<<<<< ", "^=======$", "^>>>>>>> ")]
"""The marks that version control sets, in this order; one alone may stand in a text in quotes."""
MAX_BYTES = 16 * 2**20
MAX_REPAIRS = 1000
MAX_TOLD = 50
"""Characters that do not belong, of which a file's first are told one by one."""
MAX_REREAD = {"CSafeLoader": 10_000_000, "SafeLoader": 500_000}
"""What may be read again after repairs, in characters: a bound on time, not on mistakes."""
A_VALUE = 20
"""Characters that take as long to read as one value takes besides."""


@dataclass(slots=True)
class Source:
    """What was read of one file: its tree (None if empty) and its problems."""

    path: str
    root: Node | None = None
    lines: list[str] = field(default_factory=list)
    """The text as it stands there, line by line, as far as it could be decoded."""
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True
    """False where a part of the file could not be read, so that nothing may be concluded from what is missing."""
    spent: int = 0
    """What was read again, in characters."""


def read(data: bytes, path: str, loader: Any = None) -> Source:
    """The tree of one file and every problem of its text; `path` is only for messages."""
    source = Source(path)
    if len(data) > MAX_BYTES:
        source.problems.append(problem("E001", Place(path, 1, 1), limit=f"{MAX_BYTES >> 20} MB"))
        source.whole = False
        return source
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        place = Place.at(path, before, len(before))
        hint = "save it with the encoding UTF-8 (in the editor's Save as)"
        source.problems.append(problem("E002", place, hint))
        source.whole = False
        return source
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source.lines = text.split("\n")
    if (conflict := _conflict(text)) is not None:
        hint = "keep what is right of both sides, and delete the lines with the marks"
        source.problems.append(problem("E404", Place.at(path, text, conflict), hint))
        source.whole = False
        return source
    text = _without_forbidden(text, source)
    _parse(text, source, loader or LOADER)
    return source


def _conflict(text: str) -> int | None:
    """Where the two sides of a conflict begin, if they stand there."""
    start, at = None, 0
    for mark in CONFLICT:
        if (found := mark.search(text, at)) is None:
            return None
        at = found.end()
        start = found.start() if start is None else start
    return start


def _without_forbidden(text: str, source: Source) -> str:
    for found in FORBIDDEN.finditer(text):
        place = Place.at(source.path, text, found.start())
        character = f"U+{ord(found.group()):04X}"
        name = unicodedata.name(found.group(), "a control character").lower()
        hint = "delete it; it came along when the text was copied"
        source.problems.append(problem("E003", place, hint, character=f"{character} ({name})"))
        if len(source.problems) == MAX_TOLD:
            break
    return FORBIDDEN.sub(" ", text) if source.problems else text


def _parse(text: str, source: Source, loader: Any) -> None:
    lines = text.split("\n")
    mended: set[int] = set()
    most = MAX_REREAD[loader.__name__]
    while fault := _compose(lines, source, loader, mended):
        from generator.repair import repair  # only files with mistakes need it

        mend = None
        if fault.code not in ("E009", "E016") and source.spent <= most and len(mended) < MAX_REPAIRS:
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


def _parse_beginning(lines: list[str], fault: "_Fault", source: Source, loader: Any, mended: set[int]) -> None:
    """Reads the facts before the one that cannot be read: their problems are worth knowing too."""
    row = fault.rows[0]
    starts = [start for start in range(row, -1, -1) if re.match(r" {0,4}\w", lines[start])]
    if fault.code == "E009":
        starts = [row]
    if fault.code == "E016":
        starts = []
    for start in starts[:50]:
        if not _compose(lines[:start], source, loader, mended) or source.spent > MAX_REREAD[loader.__name__]:
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
    composer = Composer(lines, source.path, loader, mended)
    try:
        source.root = composer.document()
    except Slip as slip:
        rows = [min(mark.line, len(lines) - 1) for mark in slip.marks]
        place = Place(source.path, rows[0] + 1, slip.marks[0].column + 1)
        return _Fault(rows, problem(slip.code or "E004", place, **slip.words), slip.code is None)
    finally:
        source.spent += sum(map(len, lines)) + A_VALUE * composer.values
    source.problems += composer.problems
    return None
