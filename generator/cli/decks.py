"""Where decks are written: `-o` names a folder, or for one project a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import Trouble

if TYPE_CHECKING:
    from generator.project import Project
    from generator.settings import Settings


def deck_path(settings: "Settings", output: Path) -> Path:
    """Where a project's deck is written."""
    return output if output.suffix == ".apkg" and not output.is_dir() else output / f"{settings.project}.apkg"


def deck_paths(projects: "Sequence[Project]", output: Path) -> list[Path]:
    """Where the decks of all projects are written; raises `Trouble` where they cannot be."""
    if output.suffix == ".apkg" and not output.is_dir():
        if len(projects) > 1:
            raise Trouble(f"{output} is one file, but there are {len(projects)} projects: name a folder")
    elif output.exists() and not output.is_dir():
        raise Trouble(f"{output} is a file that does not end in .apkg: name a folder, or a file that does")
    return [deck_path(project.settings, output) for project in projects]
