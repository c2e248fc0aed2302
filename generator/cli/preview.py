"""`hafal preview`: every card on one page, before anyone imports."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.decks import load_with_past, output_option, page_paths
from generator.problems import Problem, count, errors, problem

if TYPE_CHECKING:
    from generator.deck import Deck
    from generator.engine import Rendered
    from generator.project import Project

PATIENCE = 1.0
"""Seconds after which a progress bar says how far it is."""


@click.command(short_help="Show every card on one page.")
@click.argument("src", type=click.Path(path_type=Path), default="cards_src")
@output_option("A folder, or for one project a file that ends in .html.")
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
def preview(src: Path, output: Path, opens: bool) -> int:
    """Check every project in SRC and show its cards, as the real Anki renders them, on build/<project>-preview.html.

    The page is one file that works offline: to look at, to print as a study sheet, to revise by. No deck is written
    and hafal.lock is left alone. Needs the anki package: pip install 'hafal[anki]'.
    """
    from generator.cli.report import echo, tell
    from generator.files import Write, replace_all
    from generator.project import find

    if src.is_file():
        raise click.UsageError(f"{src} is a file: preview takes a project or a folder of projects; check takes files")
    folder = output.parent if output.suffix == ".html" else output
    projects = load_with_past(find(src), folder)
    problems = [found for project in projects for found in project.problems]
    if errors(problems):
        tell(problems, err=True)
        return 1
    paths = page_paths(projects, output)
    pages = []
    for project in projects:
        text, faults = page_of(project)
        pages.append(text.encode())
        problems += faults
    tell(problems, err=True)
    if errors(problems):
        return 1
    replace_all(*map(Write, paths, pages))
    for project, path, data in zip(projects, paths, pages, strict=True):
        cards = project.deck.cards if project.deck else 0
        echo(f"{path.as_posix()}: {count(cards, 'card')}, {len(data) / 1000:.0f} kB")
    if opens:
        for path in paths:
            click.launch(path.resolve().as_uri())
    return 0


def page_of(project: "Project") -> tuple[str, list[Problem]]:
    """The page of a project without errors, and what the engine will not show of it."""
    from tempfile import TemporaryDirectory

    from generator.engine import Refused, throwaway
    from generator.package import package
    from generator.preview import page
    from generator.release import EARLIEST, release

    assert project.deck
    deck = release(project.deck, project.lock, EARLIEST, draft=True).deck
    try:
        with throwaway() as anki, TemporaryDirectory(prefix="hafal-") as folder:
            path = Path(folder) / "preview.apkg"
            path.write_bytes(package(deck, project.media).data)
            anki.import_package(path)
            cards = list(_slowly(anki.render(), deck.cards))
    except Refused as error:
        return "", [problem("V101", None, reason=error)]
    faults = list(_faults(cards, deck))
    return ("" if faults else page(deck, cards, project.media, project.problems)), faults


def _slowly(cards: "Iterable[Rendered]", number: int) -> "Iterator[Rendered]":
    """The same cards; where they take long, a bar on the terminal says how far they are."""
    import sys
    from time import perf_counter

    started, bar = perf_counter(), None
    with ExitStack() as stack:
        for done, card in enumerate(cards, start=1):
            yield card
            if bar:
                bar.update(1)
            elif sys.stderr.isatty() and perf_counter() - started > PATIENCE:
                bar = stack.enter_context(click.progressbar(length=number, label="rendering", file=sys.stderr))
                bar.update(done)


def _faults(cards: "Iterable[Rendered]", deck: "Deck") -> Iterator[Problem]:
    notes = {note.guid: note for note in deck.notes}
    for card in cards:
        note = notes[card.guid]
        if card.error and note.draft:
            fault = problem("V106", note.draft.fact.place(), template=card.template, reason=card.error)
            yield fault.about(note.draft.fact.id)
