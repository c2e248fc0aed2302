"""`hafal schema`: what editors need to complete, explain and check sources while they are written."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.project import Project


@click.command(short_help="Print the JSON Schema for editors.")
@click.argument("src", type=click.Path(path_type=Path), required=False)
@click.option("--project", "of_project", is_flag=True, help="The schema of hafal.yaml instead of that of source files.")
@click.option(
    "--write", is_flag=True, help="Write both schemas into every project in SRC, where its files look for them."
)
def schema(src: Path | None, of_project: bool, write: bool) -> int:
    """Print the JSON Schema of source files, or write it for editors.

    With a project as SRC the schema knows its ids and the names of countries in its language, for completion. A new
    project has both schemas already, and its files name them; --write brings the ids up to date.
    """
    from generator.cli.report import echo
    from generator.countries import Atlas
    from generator.kinds import KINDS
    from generator.problems import Trouble
    from generator.project import find, load
    from generator.schema import project_schema, source_schema

    named = src or Path("cards_src")
    projects = load(find(named), within=named) if src or write else []
    if write:
        for project in projects:
            for path in write_into(project):
                echo(path.as_posix())
        return 0
    if len(projects) > 1:
        raise Trouble(f"{src} holds {len(projects)} projects: name one of them, or --write")
    atlases = [project.settings.atlas for project in projects] or [Atlas("id"), Atlas("en")]
    ids = [known for project in projects for known in project.facts.ids]
    made = project_schema() if of_project else source_schema(KINDS, atlases, ids)
    echo(json.dumps(made, indent=2))
    return 0


def write_into(project: "Project") -> list[Path]:
    """Writes both schemas, with the ids of its facts, where a project's files look for them."""
    from generator.files import replace
    from generator.kinds import KINDS
    from generator.problems import Trouble
    from generator.project import leads_out, shown_path
    from generator.schema import schema_files

    files = schema_files(KINDS, [project.settings.atlas], project.facts.ids)
    for name in files:
        if leads_out(project.folder / name, project.folder):
            raise Trouble(f"{shown_path(project.folder / name)} is a link that leads out of the project")
    for name, data in files.items():
        replace(project.folder / name, data)
    return [project.folder / name for name in files]
