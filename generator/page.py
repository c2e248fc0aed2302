"""The lines of a YAML file as a person reads them: entries, indentation, what belongs together."""

import re
from collections.abc import Sequence

from generator.problems import Place

ENTRY = re.compile(
    r"""^(?P<lead>\s*(?:-\s+)*(?P<key>(?:\w[^:#]*?|<<|"[^"]*"|'[^']*')\s*:\s+)?)(?P<value>\S.*?)(?P<comment>\s{2,}\#(?:\s.*)?)?\s*$""",
    re.VERBOSE,
)
LONGEST_LINE = 2000
"""Longer lines are told and not mended: a bound on time."""


class Page:
    """The lines of one file; rows and columns count from 0, places from 1."""

    def __init__(self, lines: Sequence[str], path: str) -> None:
        self.lines, self.path = lines, path

    def place(self, row: int, column: int) -> Place:
        """A character of the file, for messages."""
        return Place(self.path, row + 1, column + 1)

    def read(self, row: int) -> re.Match[str] | None:
        """A line as a key, a value and a comment; None for lines that nobody types."""
        return ENTRY.match(self.lines[row]) if len(self.lines[row]) <= LONGEST_LINE else None

    def in_flow(self, row: int) -> bool:
        """Whether a list or map in brackets that an earlier line opened is still open."""
        depth = 0
        for line in self.lines[max(0, row - 50) : row]:
            bare = re.sub(r"""\"[^\"]*\"|'[^']*'|\s#.*""", "", line[:LONGEST_LINE])
            depth = max(0, depth + len(re.findall(r"[\[{]", bare)) - len(re.findall(r"[\]}]", bare)))
        return depth > 0

    def above(self, row: int) -> int:
        """The nearest row above that is not blank, or -1."""
        while row > 0 and not self.lines[row - 1].strip():
            row -= 1
        return row - 1

    def indent(self, row: int) -> int:
        """How many spaces a line begins with."""
        return len(self.lines[row]) - len(self.lines[row].lstrip(" "))

    def below(self, row: int) -> int:
        """The row behind the deeper lines that follow `row`, blank ones between them included."""
        end = row + 1
        for line in range(row + 1, len(self.lines)):
            if self.lines[line].strip():
                if self.indent(line) <= self.indent(row):
                    break
                end = line + 1
        return end

    def joined(self, row: int, value: str) -> tuple[str, dict[int, str]]:
        """`value`, which ends the line `row`, with the deeper lines below it; and those lines, emptied."""
        end = self.below(row)
        text = " ".join([value, *(line.strip() for line in self.lines[row + 1 : end] if line.strip())])
        return text, dict.fromkeys(range(row + 1, end), "")


def margin_of(line: str) -> str:
    """The blanks, tabs too, with which a line begins."""
    return line[: len(line) - len(line.lstrip())]
