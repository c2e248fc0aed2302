"""`hafal diff`: what a build would bring to those who have the last release."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby, takewhile
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Any

import click

from generator.cli.decks import deck_paths, load_with_past, output_option
from generator.problems import Trouble, count, errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.changes import Changes, Field
    from generator.contents import Contents
    from generator.project import Project
    from generator.release import Release

NOUNS = {"slots": "cards", "cloze": "gaps"}
"""What people call the cards of a note type, by its name in the lock."""
BESIDE, FEWEST_LEFT_OUT = 4, 4
"""Words that stay beside what differs, and so many are not worth a gap."""
COLOURS = {"+": "green", "-": "red", "~": "yellow", ">": "cyan"}


@click.command(short_help="Show what a build would change.")
@click.argument("src", type=click.Path(path_type=Path), default="cards_src")
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="OLD.apkg",
    help="Compare with this deck, by its content, instead of with the last release.",
)
@output_option("Where hafal build put the last deck, a folder or a file: the texts before a change are read there.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything differs.")
def diff(src: Path, against: Path | None, output: Path, as_json: bool, exit_code: bool) -> int:
    """Show what a build of the projects in SRC would add, change, withdraw and move since the last release.

    Nothing is written. In the report, + is new, ~ changed, - withdrawn, and > at another position; below a change, -
    is the text before and + the text after, where "…" stands for words that both share. Exit status: 0 also if there
    are differences, unless --exit-code asks for 1; 1 if there are errors in the sources.
    """
    from generator.cli.report import echo_json, tell
    from generator.project import find
    from generator.release import release

    if src.is_file():
        raise click.UsageError(f"{src} is a file: diff takes a project or a folder of projects")
    folders = find(src)
    if against and len(folders) > 1:
        raise Trouble(f"{against} is one deck, but there are {len(folders)} projects in {src}: name one of them")
    projects = load_with_past(src, folders, output)
    problems = [found for project in projects for found in project.problems]
    tell(problems, err=True)
    if errors(problems):
        return 1
    now = int(time())
    made = [(project, release(project.deck, project.lock, now)) for project in projects if project.deck]
    compared = [_against(against, of) for _, of in made] if against else _with_last(made, output)
    if as_json:
        echo_json(_as_json([one.changes for one in compared]))
    else:
        for at, one in enumerate(compared):
            _tell(one, apart=at > 0)
    return 1 if exit_code and any(one.changes for one in compared) else 0


@dataclass(frozen=True, slots=True)
class _Compared:
    """What differs, and what was compared with."""

    changes: "Changes"
    since: str
    """Since what, in a phrase; empty before the first release."""
    lack: str
    """Why a text before may be unknown."""


def _against(path: Path, made: "Release") -> _Compared:
    """What differs from the deck at `path`."""
    from generator.changes import Stranger, since_package
    from generator.contents import Damaged, contents

    if not path.is_file():
        raise Trouble(f"there is no deck {path}")
    try:
        changes = since_package(made, contents(path), date.today())
    except Damaged as error:
        raise Trouble(f"{path} cannot be compared: {error}") from None
    except Stranger:
        raise Trouble(f"{path} is no deck of the project {made.deck.settings.project}") from None
    return _Compared(changes, f"since {path}", "")


def _with_last(made: "list[tuple[Project, Release]]", output: Path) -> list[_Compared]:
    """What differs from the last release of every project."""
    from generator.changes import since_release
    from generator.contents import Damaged

    compared = []
    for (project, of), path in zip(made, deck_paths([project for project, _ in made], output), strict=True):
        last, lack = _last(path)
        try:
            changes = since_release(of, project.lock, last, date.today())
        except Damaged:
            changes, lack = since_release(of, project.lock, None, date.today()), f"{path} is damaged"
        since = "since the last release" if project.lock.notes else ""
        compared.append(_Compared(changes, since, lack))
    return compared


def _last(path: Path) -> "tuple[Contents | None, str]":
    """The last deck, if it is there and whole, and why it may not tell what stood there before."""
    from generator.contents import Damaged, contents

    if not path.is_file():
        return None, f"there is no {path}"
    try:
        return contents(path), f"{path} is of another release"
    except Damaged:
        return None, f"{path} is damaged"
    except OSError as error:
        return None, f"{path} cannot be read: {(error.strerror or str(error)).lower()}"


def _as_json(all_changes: "list[Changes]") -> dict[str, Any]:
    """The report for programs, flat over all projects."""
    return {
        "added": [note.key for changes in all_changes for note in changes.added],
        "changed": [
            {
                "project": changes.project,
                "fact": field.key,
                "card": field.card,
                "field": field.name,
                "before": field.before,
                "after": field.after,
            }
            for changes in all_changes
            for field in changes.changed
        ],
        "withdrawn": [note.key for changes in all_changes for note in changes.withdrawn],
        "projects": [
            {
                "project": changes.project,
                "added": [note.key for note in changes.added],
                "withdrawn": [note.key for note in changes.withdrawn],
            }
            for changes in all_changes
        ],
        "moved": [
            {
                "project": changes.project,
                "fact": move.key,
                "card": move.card,
                "before": move.before,
                "after": move.after,
            }
            for changes in all_changes
            for move in changes.moved
        ],
        "looks": [{"project": changes.project, "notetype": name} for changes in all_changes for name in changes.looks],
        "decks": [
            {"project": changes.project, "before": changes.renamed[0], "after": changes.renamed[1]}
            for changes in all_changes
            if changes.renamed
        ],
        "corrections": [
            {
                "project": changes.project,
                "fact": correction.key,
                "path": correction.place.path,
                "line": correction.place.line,
                "yaml": correction.yaml,
            }
            for changes in all_changes
            for correction in changes.corrections
        ],
    }


def _tell(compared: _Compared, *, apart: bool) -> None:
    """The report of one project for people, `apart` from another above it."""
    from generator.cli.report import echo

    changes = compared.changes
    if apart:
        echo()
    said = f"{_summary(changes)} {compared.since}" if compared.since else _unreleased(changes)
    echo(click.style(f"{changes.project}: {said}", bold=True))
    for line in _lines(changes):
        colour = COLOURS.get(line.lstrip()[0])
        echo(click.style(_printable(line), fg=colour) if colour else _printable(line))
    if changes.unknown:
        echo(f"(before unknown): {compared.lack}; to compare with a deck that you have: --against OLD.apkg")
    if changes.corrections:
        echo("if an answer was wrong before, let its card say so: add this to its fact, in place of an older one")
    for correction in changes.corrections:
        echo(_printable(f"  {correction.place.path}:{correction.place.line}: {correction.key}"))
        echo(_printable(f"    {correction.yaml}"))


def _unreleased(changes: "Changes") -> str:
    """What the first release would bring, in a phrase."""
    return f"{len(changes.added)} added; nothing was released yet"


def _summary(changes: "Changes") -> str:
    """How much of each there is, in a phrase."""
    if not changes:
        return "nothing changed"
    changed = len({field.key for field in changes.changed})
    numbers = {"added": len(changes.added), "changed": changed, "withdrawn": len(changes.withdrawn)}
    said = [f"{number or 'nothing'} {what}" for what, number in numbers.items()]
    return ", ".join([*said, *([f"{count(len(changes.moved), 'card')} moved"] if changes.moved else [])])


def _lines(changes: "Changes") -> "Iterator[str]":
    """A line for everything that differs."""
    if changes.renamed:
        old, new = changes.renamed
        yield "~ the name of the deck"
        yield from (f"    - {old}", f"    + {new}")
    for name in changes.looks:
        yield f"~ how {NOUNS[name]} look: templates or style"
    for note in changes.added:
        yield f"+ {note.key}  {note.title}"
    for key, fields in groupby(changes.changed, key=lambda field: field.key):
        yield from _changed(list(fields), back=key in changes.returned)
    for gone in changes.withdrawn:
        untold = "" if gone.told else "; those who have it are not told: the lock does not know it"
        yield f"- {gone.key}  {gone.title} ({gone.reason or 'no reason given'}{untold})"
    for move in changes.moved:
        yield f"> {move.key}  {move.card}: position {move.before} -> {move.after}"


def _changed(fields: "list[Field]", *, back: bool) -> "Iterator[str]":
    """A note whose fields differ; `back` if it had been withdrawn."""
    yield f"~ {fields[0].key}  {fields[0].title}{' (comes back: who suspended it must unsuspend it)' if back else ''}"
    for field in fields:
        yield f"    {field.card}: {field.name.rpartition(' ')[2]}" if field.card else f"    {field.name}"
        before, after = _apart(field.before, field.after) if field.before else (field.before, field.after)
        if before != "":
            yield f"      - {'(before unknown)' if before is None else before}"
        if after != "":
            yield f"      + {after}"


def _apart(before: str, after: str) -> tuple[str, str]:
    """Both texts without most of the words that they share at their ends."""
    texts = before.split(), after.split()
    first = _shared(*texts)
    last = min(_shared(texts[0][::-1], texts[1][::-1]), min(map(len, texts)) - first)
    start, end = (shared - BESIDE if shared >= BESIDE + FEWEST_LEFT_OUT else 0 for shared in (first, last))
    one, other = (
        " ".join([*["…"][: bool(start)], *text[start : len(text) - end], *["…"][: bool(end)]]) for text in texts
    )
    return one, other


def _shared(words: list[str], others: list[str]) -> int:
    """How many words at the start are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, others, strict=False)))


def _printable(text: str) -> str:
    """`text` without anything that a terminal would obey."""
    return "".join(c if c.isprintable() else " " if c.isspace() else f"\\u{ord(c):04x}" for c in text)
