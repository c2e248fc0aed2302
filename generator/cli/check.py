"""`hafal check`: everything that is wrong, and every card that will waste its learners' time, without building."""

from os.path import realpath
from pathlib import Path
from typing import Any

import click

from generator.problems import Problem, count, errors


def _explain(context: click.Context, parameter: click.Parameter, code: str | None) -> None:
    """Prints what a code is about, and ends the command."""
    if code is None:
        return
    from generator.cli.explain import explained
    from generator.cli.report import echo

    for line in explained(code):
        echo(line)
    context.exit(0)


@click.command(short_help="Report every problem, without building.")
@click.argument("src", type=click.Path(path_type=Path), default="cards_src")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to report; github makes annotations of a workflow.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--info", "infos", is_flag=True, help="Show findings of the lowest severity too.")
@click.option(
    "--explain",
    metavar="CODE",
    callback=_explain,
    expose_value=False,
    is_eager=True,
    help="Tell why a problem is one and how to mend it, by its code, such as E105 or C108, and end.",
)
def check(src: Path, form: str, strict: bool, infos: bool) -> int:
    """Report every problem of the projects in SRC, or of one source file, and every card of poor quality.

    Exit status: 0 if there is no error, 1 if there is one; with --strict, 1 if there is a warning.
    """
    from generator.cli.report import as_json, echo, echo_json, summary, tell
    from generator.project import find, load

    projects = load(find(src), within=src, errors_only=False)
    problems = sorted((found for project in projects for found in project.problems), key=lambda found: found.order)
    elsewhere = 0
    if src.is_file():
        own = [found for found in problems if found.place and realpath(found.place.path) == realpath(src)]
        elsewhere, problems = len(errors(problems)) - len(errors(own)), own
    if form == "json":
        severities = [found.severity for found in problems]
        counts = {f"{name}s": severities.count(name) for name in ("error", "warning", "info")}
        echo_json({"findings": [as_json(found) for found in problems], **counts})
    elif form == "github":
        for found in problems:
            echo(_annotation(found))
        echo(summary(problems))
    else:
        shown = [found for found in problems if infos or found.severity != "info"]
        tell(shown)
        if elsewhere:
            echo(f"{count(elsewhere, 'error')} in other files of the project: hafal check {projects[0].folder}")
        if not shown and not elsewhere:
            facts = sum(len(project.facts.facts) for project in projects)
            cards = sum(project.deck.cards for project in projects if project.deck)
            echo(f"no problems: {count(facts, 'fact')}, {count(cards, 'card')}")
        if hidden := len(problems) - len(shown):
            echo(f"{count(hidden, 'remark')}: hafal check --info shows {'it' if hidden == 1 else 'them'}")
    severities_that_fail = ("error", "warning") if strict else ("error",)
    return 1 if any(found.severity in severities_that_fail for found in problems) else 0


LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def _annotation(found: Problem) -> str:
    """A finding as GitHub's workflow command (docs.github.com, Workflow commands)."""
    place = found.place
    told: dict[str, Any] = {"file": place.path, "line": place.line, "col": place.column} if place else {}
    parameters = {**told, "title": f"{found.code} {found.fact or ''}".strip()}
    escaped = ",".join(f"{name}={_escaped(str(value), ',:')}" for name, value in parameters.items())
    message = f"{found.message}\nhint: {found.hint}" if found.hint else found.message
    return f"::{LEVELS[found.severity]} {escaped}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{more}" else sign for sign in text)
