"""`hafal check`: everything that is wrong, without building."""

from pathlib import Path

import click

from generator.problems import count, errors


@click.command(short_help="Report every problem, without building.")
@click.argument("src", type=click.Path(path_type=Path), default="cards_src")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to report."
)
def check(src: Path, form: str) -> int:
    """Report every problem of the projects in SRC, or of one source file, without building.

    Exit status: 0 if there is no error, 1 if there is one.
    """
    from generator.cli.report import as_json, echo, echo_json, tell
    from generator.project import find, load

    projects = load(find(src))
    problems = sorted((found for project in projects for found in project.problems), key=lambda found: found.order)
    elsewhere = 0
    if src.is_file():
        own = [found for found in problems if found.place and Path(found.place.path).resolve() == src.resolve()]
        elsewhere, problems = len(errors(problems)) - len(errors(own)), own
    wrong = errors(problems)
    if form == "json":
        findings = [as_json(found) for found in problems]
        echo_json({"findings": findings, "errors": len(wrong), "warnings": len(problems) - len(wrong)})
    elif problems or elsewhere:
        tell(problems)
        if elsewhere:
            echo(f"{count(elsewhere, 'error')} in other files of the project: hafal check {projects[0].folder}")
    else:
        facts = sum(len(project.facts.facts) for project in projects)
        cards = sum(project.deck.cards for project in projects if project.deck)
        echo(f"no problems: {count(facts, 'fact')}, {count(cards, 'card')}")
    return 1 if wrong else 0
