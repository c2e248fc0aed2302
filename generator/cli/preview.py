"""`hafal preview`: every card on one page, before anyone imports."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.decks import load_with_past, output_option, page_paths
from generator.problems import Problem, Trouble, count, errors

if TYPE_CHECKING:
    from generator.engine import Rendered
    from generator.preview.server import Shown
    from generator.project import Project

PATIENCE = 1.0
"""Seconds after which a progress bar says how far it is."""
PAUSE = 0.25
"""Seconds between two looks at the files."""


@click.command(short_help="Show every card on one page.")
@click.argument("src", type=click.Path(path_type=Path), default="cards_src")
@output_option("A folder, or for one project a file that ends in .html.")
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@click.option("--watch", is_flag=True, help="Serve the page, and refresh it whenever a file in SRC changes.")
def preview(src: Path, output: Path, opens: bool, watch: bool) -> int:
    """Check every project in SRC and show its cards, as the real Anki renders them, on build/<project>-preview.html.

    The page is one file that works offline: to look at, to print as a study sheet, to revise by. No deck is written
    and hafal.lock is left alone. Needs the anki package: pip install 'hafal[anki]'.
    """
    if src.is_file():
        raise click.UsageError(f"{src} is a file: preview takes a project or a folder of projects; check takes files")
    if watch:
        return _watched(src, output, opens=opens)
    made, problems = _made(src, output)
    if opens and not errors(problems):
        for page in made:
            click.launch(page.path.resolve().as_uri())
    return 1 if errors(problems) else 0


@dataclass(frozen=True, slots=True)
class Made:
    """The page of a project, and where it is written."""

    path: Path
    project: str
    title: str
    text: str


def _made(src: Path, output: Path) -> tuple[list[Made], list[Problem]]:
    """Writes the pages of all projects, and tells of it; with errors in any of them none is written."""
    from generator.cli.report import echo, tell
    from generator.files import Write, replace_all
    from generator.project import find

    folder = output.parent if output.suffix == ".html" else output
    projects = load_with_past(src, find(src), folder, errors_only=False)
    for project in projects:
        project.problems = [found for found in project.problems if found.severity != "info"]
    problems = [found for project in projects for found in project.problems]
    tell(problems, err=True)
    if errors(problems):
        return [], problems
    made = [_page(project, path) for project, path in zip(projects, page_paths(projects, output), strict=True)]
    replace_all(*(Write(page.path, page.text.encode()) for page in made))
    for project, page in zip(projects, made, strict=True):
        cards = project.deck.cards if project.deck else 0
        echo(f"{page.path.as_posix()}: {count(cards, 'card')}, {len(page.text.encode()) / 1000:.0f} kB")
    return made, problems


def _watched(src: Path, output: Path, *, opens: bool) -> int:
    """Serves the pages of all projects, and makes them anew whenever a file changes, until it is interrupted."""
    import gc
    from time import sleep

    from generator.cli.report import echo, failure
    from generator.preview.server import serving
    from generator.project import shown_path
    from generator.watch import changes

    gc.enable()  # this command is long
    folder = src if src.exists() else Path()
    with serving() as server, suppress(KeyboardInterrupt):
        for turn, _ in enumerate(changes(folder, lambda: sleep(PAUSE))):
            try:
                made, problems = _made(src, output)
                told = "\n".join(map(str, sorted(errors(problems), key=lambda found: found.order)))
            except (Trouble, OSError) as error:
                if not turn:
                    raise
                made, told = [], failure(error) if isinstance(error, OSError) else str(error)
                echo(f"hafal: {told}", err=True)
            server.shown = _shown(made, told, server.shown)
            if not turn:
                echo(f"watching {shown_path(folder)}: see {server.address} (Ctrl-C ends it)")
                if opens:
                    click.launch(server.address)
    return 0


def _shown(made: "Sequence[Made]", told: str, before: "Shown") -> "Shown":
    """What is served now: the newest pages, or while something is wrong those from before it."""
    from generator.preview import index, live, version
    from generator.preview.server import Shown

    if told and before.pages:
        return replace(before, problems=told)
    pages = {f"/{page.project}": page.text for page in made}
    titles = {f"/{page.project}": page.title for page in made}
    pages["/"] = made[0].text if len(made) == 1 else index(titles)
    versions = {path: version(text) for path, text in pages.items()}
    return Shown({path: live(text) for path, text in pages.items()}, versions, told)


def _page(project: "Project", path: Path) -> Made:
    """The page of a project without errors."""
    from generator.engine import throwaway
    from generator.files import temporary_folder
    from generator.package import package
    from generator.preview import page
    from generator.release import EARLIEST, release

    assert project.deck
    deck = release(project.deck, project.lock, EARLIEST, draft=True).deck
    with throwaway() as anki, temporary_folder() as folder:
        package_path = folder / "preview.apkg"
        package_path.write_bytes(package(deck, project.media).data)
        anki.import_package(package_path)
        cards = list(_slowly(anki.render(), deck.cards))
    text = page(deck, cards, project.media, project.problems)
    return Made(path, project.settings.project, project.settings.title, text)


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
            elif sys.stderr and sys.stderr.isatty() and perf_counter() - started > PATIENCE:
                bar = stack.enter_context(click.progressbar(length=number, label="rendering", file=sys.stderr))
                bar.update(done)
