"""Where decks and their previews are written: `-o` names a folder, or for one project a file."""

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


def load_with_past(
    src: Path, folders: Iterable[Path], output: Path, *, reorder: bool = False, errors_only: bool = True
) -> "list[Project]":
    """The projects in `src`, read whole; a lock that is not there is made of the last deck where decks are written."""
    from generator.project import load
    from generator.recovery import recovered

    return load(
        folders,
        within=src,
        reorder=reorder,
        past=lambda known: recovered(deck_path(known, output), known),
        errors_only=errors_only,
    )


def deck_path(settings: "Settings", output: Path, *, draft: bool = False) -> Path:
    """Where a project's deck is written; a draft leaves the last release there alone."""
    return _path(settings, output, "-draft.apkg" if draft else ".apkg")


def deck_paths(projects: "Sequence[Project]", output: Path, *, draft: bool = False) -> list[Path]:
    """Where the decks of all projects are written; raises `Trouble` where they cannot be."""
    return _paths(projects, output, "-draft.apkg" if draft else ".apkg")


def page_paths(projects: "Sequence[Project]", output: Path) -> list[Path]:
    """Where the pages on which all projects are looked at are written; raises `Trouble` where they cannot be."""
    return _paths(projects, output, "-preview.html")


def plan_paths(projects: "Sequence[Project]", output: Path) -> list[Path]:
    """Where the pages of all plans are written; raises `Trouble` where they cannot be."""
    return _paths(projects, output, "-plan.html")


def _path(settings: "Settings", output: Path, ending: str) -> Path:
    return output if _is_file(output, ending) else output / f"{settings.project}{ending}"


def _paths(projects: "Sequence[Project]", output: Path, ending: str) -> list[Path]:
    if _is_file(output, ending):
        if len(projects) > 1:
            raise Trouble(f"{output} is one file, but there are {len(projects)} projects: name a folder")
    elif output.exists() and not output.is_dir():
        raise Trouble(f"{output} is a file that does not end in {_kind(ending)}: name a folder, or a file that does")
    return [_path(project.settings, output, ending) for project in projects]


def _is_file(output: Path, ending: str) -> bool:
    """Whether `-o` names a file, and not a folder of files with this `ending`."""
    return output.suffix == _kind(ending) and not output.is_dir()


def _kind(ending: str) -> str:
    return f".{ending.rpartition('.')[2]}"
