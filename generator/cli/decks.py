"""Where decks are written: `-o` names a folder, or for one project a file."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.problems import Trouble

if TYPE_CHECKING:
    from generator.project import Project
    from generator.settings import Settings


def output_option(about: str) -> Callable[[Any], Any]:
    """The option `-o`; `about` is its help."""
    kind = click.Path(path_type=Path)
    return click.option("-o", "--output", type=kind, default="build", show_default=True, help=about)


def load_with_past(folders: Iterable[Path], output: Path, *, reorder: bool = False) -> "list[Project]":
    """The projects, read whole; a lock that is not there is made of the last deck where decks are written."""
    from generator.project import load
    from generator.recovery import recovered

    return load(folders, reorder=reorder, past=lambda known: recovered(deck_path(known, output), known))


def deck_path(settings: "Settings", output: Path, *, draft: bool = False) -> Path:
    """Where a project's deck is written; a draft leaves the last release there alone."""
    name = f"{settings.project}-draft.apkg" if draft else f"{settings.project}.apkg"
    return output if output.suffix == ".apkg" and not output.is_dir() else output / name


def deck_paths(projects: "Sequence[Project]", output: Path, *, draft: bool = False) -> list[Path]:
    """Where the decks of all projects are written; raises `Trouble` where they cannot be."""
    if output.suffix == ".apkg" and not output.is_dir():
        if len(projects) > 1:
            raise Trouble(f"{output} is one file, but there are {len(projects)} projects: name a folder")
    elif output.exists() and not output.is_dir():
        raise Trouble(f"{output} is a file that does not end in .apkg: name a folder, or a file that does")
    return [deck_path(project.settings, output, draft=draft) for project in projects]
