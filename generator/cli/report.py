"""What is printed: findings on a terminal and as JSON, and prose as wide as the terminal."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from shutil import get_terminal_size
from typing import Any
from unicodedata import combining, east_asian_width

import click

from generator.problems import Place, Problem, count

WIDEST = 100
"""Columns beyond which lines are hard to read."""


def tell(problems: Sequence[Problem], *, of: str = "", err: bool = False) -> None:
    """Prints findings by place, with a line that counts them; `of` stands before those without a place.

    On a terminal the line of the file stands below each, and a caret under the place.
    """
    _lines.cache_clear()  # files change between two reports, while they are watched
    stream = sys.stderr if err else sys.stdout
    width = get_terminal_size().columns if stream is not None and stream.isatty() else 0
    for problem in sorted(problems, key=lambda found: found.order):
        first, *rest = str(problem).split("\n")
        head = str(problem.place or problem.subject)
        before = "" if problem.place or not of else f"{of}: "
        echo(before + click.style(head, bold=True) + first.removeprefix(head), err=err)
        for line in excerpt(problem.place, width) if problem.place and width else ():
            echo(line, err=err)
        for line in rest:
            echo(click.style(line, fg="cyan"), err=err)
    if problems:
        files = {problem.place.path for problem in problems if problem.place}
        where = f" in {count(len(files), 'file')}" if files else ""
        echo(f"{summary(problems)}{where}", err=err)


def excerpt(place: Place, width: int) -> list[str]:
    """The line of a place, as far as the terminal's `width` takes it, and a caret below the place; perhaps nothing."""
    lines = _lines(place.path)
    if not 1 <= place.line <= len(lines) or not (text := lines[place.line - 1]).strip():
        return []
    text = "".join(sign if sign.isprintable() else " " for sign in text)
    room, at = max(20, width - 4), place.column - 1
    start = min(max(0, at - room // 2), max(0, len(text) - room)) if len(text) > room else 0
    before = text[start:at]
    wide = sum(1 + (east_asian_width(sign) in "WF") for sign in before if not combining(sign))
    return [f"    {text[start : start + room].rstrip()}", f"    {' ' * wide}{click.style('^', fg='red', bold=True)}"]


@cache
def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []


def summary(problems: Iterable[Problem]) -> str:
    """ "3 errors, 1 warning, 2 remarks"."""
    found = [problem.severity for problem in problems]
    names = {"error": "error", "warning": "warning", "info": "remark"}
    parts = [count(found.count(severity), name) for severity, name in names.items() if severity in found]
    return ", ".join(parts) or "no problems"


def as_json(problem: Problem) -> dict[str, Any]:
    """A finding for programs; what does not apply is null."""
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity,
        "path": place.path if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "fact": problem.fact,
        "card": problem.card,
        "message": problem.message,
        "hint": problem.hint,
    }


def echo_json(value: Any) -> None:
    """Prints one JSON document; every character travels, whatever the terminal can show."""
    echo(json.dumps(value, indent=2))


def wrapped(text: str, *, beside: int = 0) -> list[str]:
    """The lines of a text as wide as the terminal, all but the first beside so many blanks."""
    import textwrap

    width = max(40, min(get_terminal_size((80, 24)).columns, WIDEST))
    return textwrap.wrap(text, width, subsequent_indent=" " * beside, break_on_hyphens=False)


def echo(line: str = "", *, err: bool = False) -> None:
    """Prints a line, in colour only on a terminal that wants it; a reader that has gone away stops nothing."""
    try:
        click.echo(line, err=err, color=False if os.environ.get("NO_COLOR") else None)
    except BrokenPipeError:
        nobody_reads(2 if err else 1)


def failure(error: OSError) -> str:
    """What the system refused, in a phrase, and of which file."""
    where = f": {error.filename}" if error.filename else ""
    return f"{(error.strerror or str(error)).lower()}{where}"


def nobody_reads(descriptor: int) -> None:
    """Sends what is still printed there nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
