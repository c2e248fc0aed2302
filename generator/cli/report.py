"""Findings on a terminal and as JSON."""

import json
import os
from collections.abc import Iterable, Sequence
from typing import Any

import click

from generator.problems import Problem, count


def tell(problems: Sequence[Problem], *, of: str = "", err: bool = False) -> None:
    """Prints findings by place, with a line that counts them; `of` stands before those without a place."""
    for problem in sorted(problems, key=lambda found: found.order):
        first, *rest = str(problem).split("\n")
        head = str(problem.place or problem.subject)
        before = "" if problem.place or not of else f"{of}: "
        echo(before + click.style(head, bold=True) + first.removeprefix(head), err=err)
        for line in rest:
            echo(click.style(line, fg="cyan"), err=err)
    if problems:
        files = {problem.place.path for problem in problems if problem.place}
        where = f" in {count(len(files), 'file')}" if files else ""
        echo(f"{summary(problems)}{where}", err=err)


def summary(problems: Iterable[Problem]) -> str:
    """ "3 errors, 1 warning"."""
    found = [problem.severity for problem in problems]
    parts = [count(found.count(severity), severity) for severity in ("error", "warning") if severity in found]
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


def echo(line: str = "", *, err: bool = False) -> None:
    """Prints a line, in colour only on a terminal that wants it; a reader that has gone away stops nothing."""
    try:
        click.echo(line, err=err, color=False if os.environ.get("NO_COLOR") else None)
    except BrokenPipeError:
        nobody_reads(2 if err else 1)


def nobody_reads(descriptor: int) -> None:
    """Sends what is still printed there nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
