"""`hafal build`: sources become decks."""

import time
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from generator.cli.decks import deck_paths, load_with_past, output_option
from generator.problems import Place, Problem, Trouble, count, errors, problem

if TYPE_CHECKING:
    from generator.deck import Deck
    from generator.project import Project
    from generator.release import Release
    from generator.settings import Settings


@click.command(short_help="Write the deck of every project.")
@click.argument("src", type=click.Path(path_type=Path), default="cards_src")
@output_option("A folder, or for one project a file that ends in .apkg.")
@click.option(
    "--share", is_flag=True, help="Also make a folder to share: a dated copy, and how to get it onto a phone."
)
@click.option("--draft", is_flag=True, help="Only to look at, as <project>-draft.apkg: the lock is left alone.")
@click.option("--frozen", is_flag=True, help="Fail if anything would be released: the lock must be up to date.")
@click.option("--reorder", is_flag=True, help="Deal new positions to all cards; learners keep those that they have.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def build(src: Path, output: Path, share: bool, draft: bool, frozen: bool, reorder: bool, as_json: bool) -> int:
    """Check every project in SRC, write its deck to build/<project>.apkg and remember the release in hafal.lock.

    Nothing is written while any project has an error; an old deck is replaced only by a whole new one. --share puts
    a copy with today's date in its name, and CARA-PASANG.txt, a message for a class group, into build/<project>/.
    """
    from generator.files import alone
    from generator.project import find

    if src.is_file():
        raise click.UsageError(f"{src} is a file: build takes a project or a folder of projects; check takes files")
    if draft and (share or frozen):
        raise click.UsageError(f"--draft and --{'share' if share else 'frozen'} do not go together")
    folders = find(src)
    with alone(folders):  # a second build at the same time waits, and then finds the release of the first
        return _build(src, folders, output, share=share, draft=draft, frozen=frozen, reorder=reorder, as_json=as_json)


def _build(
    src: Path,
    folders: list[Path],
    output: Path,
    *,
    share: bool,
    draft: bool,
    frozen: bool,
    reorder: bool,
    as_json: bool,
) -> int:
    from generator.cli.report import echo_json, tell
    from generator.lock import LATEST
    from generator.release import release

    projects = load_with_past(src, folders, output, reorder=reorder)
    problems = [found for project in projects for found in project.problems]
    if (now := int(time.time())) + 1 >= LATEST:
        raise Trouble("by this computer's clock it is the year 9998 or later: set it")
    released = [
        (project, release(project.deck, project.lock, now, draft=draft)) for project in projects if project.deck
    ]
    problems += [found for project in projects if (found := _ahead(project, now))]
    if frozen:
        problems += [found for project, made in released if (found := _thawed(project, made))]
    tell(problems, err=True)
    if errors(problems):
        return 1
    paths = deck_paths(projects, output, draft=draft)
    for project, path in zip(projects, paths, strict=True) if share else ():
        if (folder := _shared_folder(project.settings, path)).exists() and not folder.is_dir():
            raise Trouble(f"{folder} is a file where the folder to share would be")
    reports = [
        _write(project, made, path, share=share, draft=draft)
        for (project, made), path in zip(released, paths, strict=True)
    ]
    if as_json:
        echo_json({"projects": reports})
    else:
        for (_, made), report in zip(released, reports, strict=True):
            _tell(made, report)
    return 0


def _ahead(project: "Project", now: int) -> Problem | None:
    """That the last release is of tomorrow or later: what learners write until then would be older, and give way."""
    from datetime import UTC, datetime

    from generator.lock import LATEST
    from generator.project import shown_path

    place = Place(shown_path(project.lock_path), 1, 1)
    if project.lock.version + 1 >= LATEST:
        return problem("E403", place, "take it as it was last committed", reason="it is of the year 9998")
    if project.lock.version <= now + 86_400:
        return None
    date, today = (datetime.fromtimestamp(at, UTC).date() for at in (project.lock.version, now))
    hint = f"if today is not {today}, set the clock; else the clock was wrong at that release, and until {date} imports"
    hint += " take away what learners write on notes that you change"
    return problem("W307", place, hint, date=date, today=today)


def _thawed(project: "Project", made: "Release") -> Problem | None:
    """That the lock is not up to date, if it is not."""
    from generator.lock import FILE
    from generator.project import shown_path

    if made.lock.text() == project.lock_text:
        return None
    place = Place(shown_path(project.lock_path), 1, 1)
    what = _news(made) or "only its lines, for nobody who has the deck"
    if not project.lock_text:
        what = "it is not there" if project.lock.notes else "nothing was released yet"
    return problem("E408", place, "run hafal build, and commit the lock", path=FILE, what=what)


def _write(project: "Project", made: "Release", path: Path, *, share: bool, draft: bool) -> dict[str, Any]:
    """Writes one deck, and the lock before it, and says what was written."""
    from generator.contents import Damaged
    from generator.files import Write, replace_all
    from generator.package import package, prove

    def check(written: Path) -> None:
        try:
            prove(written, deck, project.media)
        except Damaged as error:
            raise Trouble(f"{path} does not come back from the disk as it was written: {error}") from error

    started = perf_counter()
    deck = made.deck
    packed = package(deck, project.media)
    writes = [Write(path, packed.data, check)]
    if not draft and (text := made.lock.text()) != project.lock_text:
        # a lock ahead of its deck is healed by building again; a deck ahead of its lock would be forgotten
        writes.insert(0, Write(project.lock_path, text.encode()))
    replace_all(*writes)
    return {
        "project": deck.settings.project,
        "deck": path.as_posix(),
        "notes": len(deck.notes),
        "cards": deck.cards,
        "new": made.new,
        "changed": list(made.changed),
        "withdrawn": made.withdrawn,
        "bytes": len(packed.data),
        "sha256": packed.sha256,
        "content_sha256": packed.content_sha256,
        "seconds": round(perf_counter() - started, 3),
        "lock": project.lock_path.as_posix() if len(writes) > 1 else None,
        "draft": draft,
        "first": not project.lock.notes,
        "shared": [shared.as_posix() for shared in _share(deck, packed.data, path)] if share else [],
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
    text = guide(
        settings.language,
        title=settings.title,
        deck=settings.deck,
        file=copy.name,
        cards=deck.cards,
        core=deck.core,
        search=deck.search,
        begins=settings.exam.from_.text(settings.language) if settings.exam else "",
    )
    replace(copy, data)
    replace(message, text.encode())
    return [copy, message]


def _news(made: "Release") -> str:
    """What a release brings, in a phrase; empty if nothing."""
    numbers = {"new": made.new, "changed": made.changed, "withdrawn": made.withdrawn}
    said = [f"{len(keys)} {what}" for what, keys in numbers.items() if keys]
    more = {"the look of the cards": made.looks, "the name of the deck": made.renamed}
    return ", ".join([*said, *(what for what, changed in more.items() if changed)])


def _tell(made: "Release", report: dict[str, Any]) -> None:
    from generator.cli.report import echo

    size = f"{report['bytes'] / 1000:.0f} kB"
    withdrawn = sum(note.tombstone for note in made.deck.notes)
    notes = count(report["notes"], "note") + (f" ({withdrawn} withdrawn)" if withdrawn else "")
    echo(f"{report['deck']}: {notes}, {count(report['cards'], 'card')}, {size}")
    for line in _table(made.deck):
        echo(f"  {line}")
    if len(report["new"]) < report["notes"]:
        echo(f"  since the last release: {_news(made) or 'nothing changed'}")
    if report["draft"]:
        echo("a draft, to look at: the lock was left alone, so do not hand it on")
        return
    if report["lock"]:
        echo(f"commit {report['lock']}: it remembers what was released")
        if report["first"]:
            echo("this is the first release; if the deck was handed out before, see README, The lock file")
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

    from generator.kinds.kind import TIERS

    cards = Counter((note.kind, tier) for note in deck.notes for tier in note.tiers)
    kinds = list(dict.fromkeys(kind for kind, _ in sorted(cards)))
    width = max(map(len, kinds), default=0)
    lines = [" " * width + "".join(f"{tier:>10}" for tier in TIERS)]
    for kind in kinds:
        lines.append(f"{kind:<{width}}" + "".join(f"{cards[kind, tier] or '-':>10}" for tier in TIERS))
    return lines
