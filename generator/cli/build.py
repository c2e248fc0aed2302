"""`hafal build`: sources become decks."""

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from generator.problems import Trouble, count, errors

if TYPE_CHECKING:
    from generator.deck import Deck
    from generator.project import Project
    from generator.settings import Settings

MODIFIED = 1_767_225_600
"""The time of every note until releases are kept track of: 2026-01-01. What a build writes never depends on today."""


@click.command(short_help="Write the deck of every project.")
@click.argument("src", type=click.Path(path_type=Path), default="cards_src")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="build",
    show_default=True,
    help="A folder, or for one project a file that ends in .apkg.",
)
@click.option(
    "--share", is_flag=True, help="Also make a folder to share: a dated copy, and how to get it onto a phone."
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def build(src: Path, output: Path, share: bool, as_json: bool) -> int:
    """Check every project in SRC and write its deck to build/<project>.apkg.

    Nothing is written while any project has an error; an old deck is replaced only by a whole new one. --share puts
    a copy with today's date in its name, and CARA-PASANG.txt, a message for a class group, into build/<project>/.
    """
    from generator.cli.report import echo_json, tell
    from generator.project import find, load

    if src.is_file():
        raise click.UsageError(f"{src} is a file: build takes a project or a folder of projects; check takes files")
    projects = load(find(src))
    problems = [found for project in projects for found in project.problems]
    tell(problems, err=True)
    if errors(problems):
        return 1
    paths = _paths(projects, output)
    for project, path in paths if share else ():
        if (folder := _shared_folder(project.settings, path)).exists() and not folder.is_dir():
            raise Trouble(f"{folder} is a file where the folder to share would be")
    built = [_build(project, project.deck, path, share) for project, path in paths if project.deck]
    if as_json:
        echo_json({"projects": built})
    else:
        for project, report in zip(projects, built, strict=True):
            _tell(project, report)
    return 0


def _paths(projects: "list[Project]", output: Path) -> "list[tuple[Project, Path]]":
    if output.suffix == ".apkg" and not output.is_dir():
        if len(projects) > 1:
            raise Trouble(f"{output} is one file, but there are {len(projects)} projects: name a folder")
        return [(projects[0], output)]
    if output.exists() and not output.is_dir():
        raise Trouble(f"{output} is a file that does not end in .apkg: name a folder, or a file that does")
    return [(project, output / f"{project.settings.project}.apkg") for project in projects]


def _build(project: "Project", deck: "Deck", path: Path, share: bool) -> dict[str, Any]:
    """Writes one deck and says what was written."""
    from generator.contents import Damaged, contents
    from generator.files import replace
    from generator.package import changes, package, prove

    started = perf_counter()
    try:
        before = contents(path) if path.is_file() else None
    except (OSError, Damaged):
        before = None  # no deck of ours
    made = package(deck, project.media, MODIFIED)
    replace(path, made.data, check=lambda written: prove(written, deck, project.media, MODIFIED))
    return {
        "project": deck.settings.project,
        "deck": path.as_posix(),
        "notes": len(deck.notes),
        "cards": deck.cards,
        **changes(before, deck),
        "bytes": len(made.data),
        "sha256": made.sha256,
        "content_sha256": made.content_sha256,
        "seconds": round(perf_counter() - started, 3),
        "shared": [shared.as_posix() for shared in _share(deck, made.data, path)] if share else [],
    }


def _shared_folder(settings: "Settings", path: Path) -> Path:
    return path.parent / settings.project


def _share(deck: "Deck", data: bytes, path: Path) -> list[Path]:
    """Writes the folder that is shared, a dated copy of the deck and the message that goes with it, beside the deck."""
    from datetime import date

    from generator.files import replace
    from generator.guide import FILE, guide

    settings = deck.settings
    folder = _shared_folder(settings, path)
    copy, message = folder / f"{settings.project}-{date.today()}.apkg", folder / FILE
    text = guide(settings.language, title=settings.title, deck=settings.deck, file=copy.name, cards=deck.cards)
    replace(copy, data)
    replace(message, text.encode())
    return [copy, message]


def _tell(project: "Project", report: dict[str, Any]) -> None:
    from generator.cli.report import echo

    assert project.deck is not None
    size = f"{report['bytes'] / 1000:.0f} kB"
    echo(f"{report['deck']}: {count(report['notes'], 'note')}, {count(report['cards'], 'card')}, {size}")
    for line in _table(project.deck):
        echo(f"  {line}")
    said = [f"{len(report[what])} {what}" for what in ("new", "changed", "withdrawn") if report[what]]
    if len(report["new"]) < report["notes"]:
        echo(f"  against the deck that was there: {', '.join(said) or 'nothing changed'}")
    if report["shared"]:
        copy, message = report["shared"]
        echo(f"next: send {copy} to your class with the text of {message}")
    else:
        echo(
            "next: import it into Anki (File > Import); with --share you also get a message on how to put it on phones"
        )


def _table(deck: "Deck") -> list[str]:
    """Cards by kind and tier, in columns."""
    from collections import Counter

    from generator.kinds.kind import SLOTS, TIERS

    cards: Counter[tuple[str, str]] = Counter()
    for note in deck.notes:
        for ordinal in note.ordinals:
            cards[note.kind, "core" if note.cloze else SLOTS[ordinal].split()[0]] += 1
    kinds = list(dict.fromkeys(kind for kind, _ in sorted(cards)))
    width = max(map(len, kinds), default=0)
    lines = [" " * width + "".join(f"{tier:>10}" for tier in TIERS)]
    for kind in kinds:
        lines.append(f"{kind:<{width}}" + "".join(f"{cards[kind, tier] or '-':>10}" for tier in TIERS))
    return lines
