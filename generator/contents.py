"""What a package holds, read as an importer reads it, and without trust: it may be damaged, or made to deceive."""

import json
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from errno import EINVAL
from itertools import count
from pathlib import Path
from typing import Any

COLLECTION, MEDIA = "collection.anki2", "media"
SEPARATOR = "\x1f"
MAX_UNPACKED, MAX_COLLECTION = 2**30, 2**28
"""Bytes of all members, and of the database, which stands in memory twice."""
MAX_STEPS = 20_000
"""Hundred thousands of SQLite's own steps that reading a package may take."""
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, sqlite3.Error, EOFError, NotImplementedError, RuntimeError),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError),
)
"""What a package that somebody has damaged, or made to deceive, can raise on the way."""

CONF, ECHOES, DRAFT = "hafal", "echoes", "draft"
"""Where the collection of a package, whose settings no import reads, says what only hafal wants to know."""

NOTES = "SELECT guid, mid, mod, tags, flds FROM notes ORDER BY guid"
CARDS = "SELECT notes.guid, ord, due FROM cards JOIN notes ON notes.id = nid ORDER BY due, notes.guid, ord"


class Damaged(Exception):
    """What was written is not what was planned, or no package at all."""


class Foreign(Damaged):
    """A package, but none that hafal wrote."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a package holds, as an importer reads it."""

    notes: list[tuple[str, int, int, str, str]]
    """(GUID, note type id, time, tags, fields) in the order of their GUIDs."""
    cards: list[tuple[str, int, int]]
    """(GUID, ordinal, position) in the order in which they are learned."""
    types: dict[str, Any]
    """The note types' JSON by id."""
    media: dict[str, bytes]
    echoes: frozenset[str] = frozenset()
    """GUIDs of the notes that may be stamped anew as they are, since an answer was corrected."""
    draft: bool = False
    """Whether it is only to be looked at."""
    decks: Mapping[str, str] = field(default_factory=dict)
    """The names of its decks by their ids."""

    def field(self, note: tuple[str, int, int, str, str], name: str) -> str:
        """A field of a note; empty where its note type has none of that name."""
        return self.fields(note).get(name, "")

    def fields(self, note: tuple[str, int, int, str, str]) -> dict[str, str]:
        """All fields of a note by their names, as far as its note type is there."""
        names = (field["name"] for field in self.types.get(str(note[1]), {}).get("flds", []))
        return dict(zip(names, note[4].split(SEPARATOR), strict=False))


def contents(path: Path) -> Contents:
    """What the package at `path` holds; raises `Damaged` where it cannot be read, `OSError` where it is not there."""
    with reading(path) as (collection, media):
        types, conf, decks = map(json.loads, collection.execute("SELECT models, conf, decks FROM col").fetchone())
        if (own := conf.get(CONF)) is None:
            raise Foreign("hafal did not build it")
        echoes = frozenset(own.get(ECHOES, ()))
        notes, cards = collection.execute(NOTES).fetchall(), collection.execute(CARDS).fetchall()
        found = Contents(
            notes,
            cards,
            types,
            media,
            echoes,
            own.get(DRAFT) is True,
            {number: str(deck["name"]) for number, deck in decks.items()},
        )
        rows_are_rows = all(tuple(map(type, row)) == (str, int, int, str, str) for row in found.notes) and all(
            tuple(map(type, row)) == (str, int, int) for row in found.cards
        )
        if not rows_are_rows or any(not isinstance(found.field(note, "Key"), str) for note in found.notes[:1]):
            raise Damaged("its rows are not those of a deck")
        return found


def excess(sizes: Mapping[str, int]) -> str:
    """Why members of these sizes, in bytes, are more than is read, with the limit that they meet; empty if not."""
    limits = ("it", sum(sizes.values()), MAX_UNPACKED), ("its database", sizes.get(COLLECTION, 0), MAX_COLLECTION)
    for what, size, limit in limits:
        if size > limit:
            return f"{what} unpacks to {-(-size >> 20)} MB, and {limit >> 20} MB are the most"
    return ""


@contextmanager
def reading(path: Path) -> Iterator[tuple[sqlite3.Connection, dict[str, bytes]]]:
    """The database and the media of a package; whatever is wrong with them is `Damaged`."""
    try:
        with zipfile.ZipFile(path) as members:
            sizes = {member.filename: member.file_size for member in members.infolist()}
            if reason := excess(sizes):
                raise Damaged(reason)
            if any(not name.isdigit() for name in sizes.keys() - {COLLECTION, MEDIA}):
                raise Foreign("its members are not those of a deck that hafal built")
            names = json.loads(members.read(MEDIA))
            if not isinstance(names, dict) or not all(isinstance(name, str) for name in names.values()):
                raise Damaged("its list of media is none")
            if {COLLECTION, MEDIA, *names} != set(members.namelist()):
                raise Damaged("its members are not those that it lists")
            media = {str(name): members.read(number) for number, name in names.items()}
            database = members.read(COLLECTION)
        with memory(database) as collection:
            del database
            collection.execute("PRAGMA trusted_schema = OFF")
            steps = count(1)
            collection.set_progress_handler(lambda: next(steps) > MAX_STEPS, 100_000)
            if collection.execute("SELECT 1 FROM sqlite_master WHERE type IN ('view', 'trigger')").fetchone():
                raise Damaged("its database holds views or triggers")
            if collection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                raise Damaged("its database is not sound")
            yield collection, media
    except OSError as error:
        if error.errno != EINVAL:
            raise
        raise Damaged("it points before its own beginning") from error  # and zipfile followed
    except UNREADABLE as error:
        if isinstance(error.__context__, OSError):  # a disk that cannot be read is no damage, though zipfile says so
            raise error.__context__ from None
        if isinstance(error, (LookupError, TypeError, AttributeError)):
            raise Damaged("what it holds is not what a deck holds") from error
        said = "".join(sign if sign.isprintable() else " " for sign in str(error))  # it may quote what is in there
        raise Damaged(f"it cannot be read: {said}") from error


@contextmanager
def memory(database: bytes = b"") -> Iterator[sqlite3.Connection]:
    """A database in memory."""
    with closing(sqlite3.connect(":memory:")) as connection:
        if database:
            connection.deserialize(database)
        yield connection
