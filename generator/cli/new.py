"""`hafal new`: a small project that builds as it stands."""

import os
from pathlib import Path
from shlex import quote

import click

from generator.problems import Trouble

DEFAULT = ("definition", "list", "question")
LANGUAGES = {"id": "Indonesian", "en": "English"}


@click.command(short_help="Make a small project to start from.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--kind",
    "names",
    metavar="KIND",
    multiple=True,
    help="Show this kind of fact (hafal kinds lists them); may be repeated.",
)
@click.option("--example", "subject", type=click.Choice(["ppkn", "biology", "english"]), help="Start from a subject.")
@click.option("--language", type=click.Choice(["id", "en"]), help="The language of the cards; id if left out.")
def new(folder: Path, names: tuple[str, ...], subject: str | None, language: str | None) -> int:
    """Make a project in the new folder DIR, with random letters of its own and a short commented source.

    Asks nothing. The source shows the kinds of fact that --kind names, or is the beginning of a deck for the subject
    of --example: civics in Indonesian, biology in Indonesian, English words in English.
    """
    from generator import starters
    from generator.cli.kinds import named
    from generator.cli.report import echo
    from generator.cli.schema import write_into
    from generator.files import make_folder
    from generator.kinds import KINDS
    from generator.project import fresh_letters, load, shown_path
    from generator.settings import FILE
    from generator.shape import slug

    if subject and names:
        raise click.UsageError("--example and --kind do not go together")
    if subject and language not in (None, starters.SUBJECTS[subject].language):
        raise click.UsageError(f"--example {subject} is in {LANGUAGES[starters.SUBJECTS[subject].language]}")
    _room(folder, FILE)
    name = Path(os.path.abspath(folder)).name
    project = f"{slug(name)[:50].strip('-') or 'hafal'}-{fresh_letters()}"
    if subject:
        spoken, title = starters.SUBJECTS[subject].language, starters.SUBJECTS[subject].title
        sources = starters.of_subject(subject)
    else:
        spoken, title = "en" if language == "en" else "id", _title(name) or project
        sources = starters.of_kinds([named(kind, KINDS) for kind in dict.fromkeys(names or DEFAULT)], spoken)
    files = {FILE: starters.head(project, title, spoken), **sources}
    make_folder(folder, files)
    (made,) = load([folder])
    write_into(made)
    echo(f"{shown_path(folder)}: a project that builds as it stands")
    for file in files:
        echo(f"  {file}")
    where = quote(shown_path(folder))
    where = f"./{where}" if where.startswith("-") else where
    echo(f"next: write your own facts there (hafal kinds shows what can be written), then: hafal build {where}")
    return 0


def _title(name: str) -> str:
    """What a folder's name says to a person, as a deck may be called."""
    seen = "".join(letter if letter.isprintable() else " " for letter in name)
    words = " ".join(seen.replace("-", " ").replace("_", " ").replace("::", " ").split())[:100].strip(": ")
    return words[:1].upper() + words[1:]


def _room(folder: Path, file: str) -> None:
    """Refuses a place where a project would overwrite something, or stand inside another."""
    from generator.project import MEDIA, shown_path

    where = shown_path(folder)
    if (name := folder.name) == MEDIA or (name.startswith(".") and name.strip(".")):
        raise Trouble(f"{where} would not be found: folders called {MEDIA}, and hidden ones, are passed over")
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Trouble(f"{where} is there already")
    if folder.is_dir() and any(folder.iterdir()):
        raise Trouble(f"{where} is not empty: name a new folder")
    if outer := next((above for above in folder.absolute().parents if (above / file).exists()), None):
        raise Trouble(f"{shown_path(outer)} is a project already: name a folder beside it")
