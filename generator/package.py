"""A deck becomes the bytes of an .apkg, and bytes are proved against the deck.

genanki's model, deck and schema, but rows in bulk: genanki itself stamps every note with the time of the build, gives
one position to all cards of a note, counts clozes by a regular expression and stores the package without compression.
The legacy format is read by every client.
"""

import hashlib
import html
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from generator.contents import (
    CARDS,
    COLLECTION,
    CONF,
    DRAFT,
    ECHOES,
    MEDIA,
    NOTES,
    SEPARATOR,
    Damaged,
    excess,
    memory,
    reading,
)
from generator.deck import Deck, Note
from generator.description import description
from generator.identity import content_hash, fixed_id
from generator.notetypes import NAMES, NoteType, note_types
from generator.problems import Trouble

OTHERS = "decks", "conf", "dconf"
"""Columns of a collection in which something stands already; the presets are the last of them."""
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
FIRST_ID, IDS = 1_577_836_800_000, 180_000_000_000
"""Ids of notes and cards look like times in milliseconds, from 2020-01-01 on for some six years; Anki gives an id that
another note or card has already a new one. Identity is the GUID."""


@dataclass(frozen=True, slots=True)
class Package:
    """The bytes of an .apkg, and a hash of its content that no compression changes."""

    data: bytes
    content_sha256: str

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def package(deck: Deck, media: Mapping[str, bytes]) -> Package:
    """The released deck as an .apkg; `media` by name in the package.

    The same arguments give the same bytes on one Python, SQLite and zlib, and the same content everywhere. Raises
    `Trouble` where it would be larger than what is read again.
    """
    types = _note_types(deck)
    header = _header(deck, types)
    notes = _ids((note.guid,) for note in deck.notes)
    cards = _ids((note.guid, str(ordinal)) for note in deck.notes for ordinal in note.ordinals)
    collection = _collection(header, _note_rows(deck, types, notes), _card_rows(deck, {**notes, **cards}))
    names = {str(number): name for number, name in enumerate(sorted(media))}
    members = {
        COLLECTION: collection,
        MEDIA: json.dumps(names, sort_keys=True).encode(),
        **{number: media[name] for number, name in names.items()},
    }
    if reason := excess({name: len(data) for name, data in members.items()}):
        raise Trouble(f"the deck of {deck.settings.project} would be too large: {reason}: make two projects of it")
    rows = chain([header], _planned_notes(deck, types), _planned_cards(deck))
    return Package(_zip(members), content_hash(chain(map(_json, rows), map(media.__getitem__, sorted(media)))))


def _json(row: tuple[Any, ...]) -> bytes:
    return json.dumps(row).encode()


def prove(path: Path, deck: Deck, media: Mapping[str, bytes]) -> None:
    """Reads the package at `path` as an importer would and compares it with the deck; raises `Damaged`."""
    with reading(path) as (collection, found):
        notes = zip_longest(collection.execute(NOTES), _planned_notes(deck, _note_types(deck)))
        cards = zip_longest(collection.execute(CARDS), _planned_cards(deck))
        if found != media or any(written != planned for written, planned in chain(notes, cards)):
            raise Damaged("the written package is not the planned one")


def _note_types(deck: Deck) -> dict[bool, NoteType]:
    """The note types that the deck's notes use, by whether they are for clozes."""
    clozes = {note.cloze for note in deck.notes}
    types = note_types(deck.settings, clozes)
    return {cloze: types[NAMES[cloze]] for cloze in sorted(clozes)}


def _fields(note: Note, types: Mapping[bool, NoteType]) -> str:
    return SEPARATOR.join(note.fields.get(field.name, "") for field in types[note.cloze].fields)


def _tags(note: Note) -> str:
    return f" {' '.join(note.tags)} "


def _planned_notes(deck: Deck, types: Mapping[bool, NoteType]) -> Iterator[tuple[Any, ...]]:
    """The rows that `NOTES` must find."""
    for note in sorted(deck.notes, key=lambda note: note.guid):
        yield note.guid, types[note.cloze].id, note.changed, _tags(note), _fields(note, types)


def _planned_cards(deck: Deck) -> Iterator[tuple[str, int, int]]:
    """The rows that `CARDS` must find."""
    cards = (
        (due, note.guid, ordinal) for note in deck.notes for ordinal, due in zip(note.ordinals, note.due, strict=True)
    )
    return ((guid, ordinal, due) for due, guid, ordinal in sorted(cards))


def _ids(names: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """Row ids by the names of what they are of, none of them twice.

    An import keeps an id that is free, and devices sync by it. An id that meant one card in this release and another
    in the next would give the reviews of one to the other, and part two devices for good.
    """
    ids: dict[tuple[str, ...], int] = {}
    taken: set[int] = set()
    for name in sorted(names):
        number = FIRST_ID + fixed_id("row", *name) % IDS
        while number in taken:
            number += 1
        taken.add(number)
        ids[name] = number
    return ids


def _note_rows(
    deck: Deck, types: Mapping[bool, NoteType], ids: Mapping[tuple[str, ...], int]
) -> Iterable[Sequence[Any]]:
    for note in deck.notes:
        title = re.sub(r"<[^>]*>", "", note.fields["Title"])
        checksum = int(hashlib.sha1(html.unescape(title).encode()).hexdigest()[:8], 16)
        row = (ids[note.guid,], note.guid, types[note.cloze].id, note.changed, -1, _tags(note), _fields(note, types))
        yield (*row, title, checksum, 0, "")


def _card_rows(deck: Deck, ids: Mapping[tuple[str, ...], int]) -> Iterable[Sequence[Any]]:
    deck_id = fixed_id("deck", deck.settings.project)
    for note in deck.notes:
        for ordinal, due in zip(note.ordinals, note.due, strict=True):
            row = (ids[note.guid, str(ordinal)], ids[note.guid,], deck_id, ordinal, note.changed, -1)
            yield (*row, 0, 0, due, 0, 0, 0, 0, 0, 0, 0, 0, "")


def _header(deck: Deck, types: Mapping[bool, NoteType]) -> tuple[str, ...]:
    """The columns of a collection, as JSON: its note types, and what is to be in `OTHERS` besides genanki's own."""
    import genanki

    deck_id = fixed_id("deck", deck.settings.project)
    models = {}
    for cloze, kind in types.items():
        model = genanki.Model(
            kind.id,
            kind.name,
            fields=[
                {
                    "id": field.id,
                    "name": field.name,
                    "description": field.description,
                    "collapsed": field.collapsed,
                    "preventDeletion": True,
                }
                for field in kind.fields
            ],
            templates=[
                {
                    "id": template.id,
                    "name": template.name,
                    "qfmt": template.front,
                    "afmt": template.back,
                    "bqfmt": template.browser_front,
                    "bafmt": template.browser_back,
                }
                for template in kind.templates
            ],
            css=kind.css,
            model_type=genanki.Model.CLOZE if cloze else genanki.Model.FRONT_BACK,
        )
        # Anki works these out itself; genanki's way takes a third of a second for nine templates
        model._req = []
        models[str(kind.id)] = model.to_json(deck.looks[NAMES[cloze]], deck_id)
    made = genanki.Deck(deck_id, deck.settings.deck, description(deck)).to_json()
    made |= {"md": True, "mod": deck.version}
    own = {CONF: {ECHOES: deck.echoes, **({DRAFT: True} if deck.draft else {})}}
    presets = {}
    if preset := _preset(deck):
        presets = {str(preset["id"]): preset}
        made |= {"conf": preset["id"], "desiredRetention": round(100 * preset["desiredRetention"])}
    columns = models, {str(deck_id): made}, own, *([presets] if presets else [])
    return tuple(json.dumps(column, sort_keys=True) for column in columns)


def _preset(deck: Deck) -> dict[str, Any] | None:
    """Anki's options for the deck, as the plan until its exam has them.

    Anki inserts a preset once, by its id, and never changes it: another plan has another one.
    """
    settings = deck.settings
    if not settings.exam or not deck.cards:
        return None
    from generator.exam.plan import plan
    from generator.exam.preset import options

    own = options(plan(settings.exam.time(deck.cards)))
    name = f"{settings.title} ({settings.exam.date.text(settings.language)})"
    told = {"name": name, "mod": deck.version, "usn": -1}
    return {
        **own,
        **told,
        "id": fixed_id("preset", settings.project, json.dumps({**own, "name": name}, sort_keys=True)),
    }


def _collection(header: tuple[str, ...], notes: Iterable[Sequence[Any]], cards: Iterable[Sequence[Any]]) -> bytes:
    """The bytes of a collection.anki2 with nothing in it but the deck."""
    from genanki.apkg_col import APKG_COL
    from genanki.apkg_schema import APKG_SCHEMA

    schema = re.sub(r"CREATE INDEX.*?;", "", APKG_SCHEMA)
    indexes = "".join(re.findall(r"CREATE INDEX.*?;", APKG_SCHEMA))
    models, *more = header
    with memory() as collection:
        collection.executescript(schema + APKG_COL)
        collection.execute("UPDATE col SET models = ?", (models,))
        for column, ours in zip(OTHERS, more, strict=False):
            (known,) = collection.execute(f"SELECT {column} FROM col").fetchone()
            merged = json.dumps(json.loads(known) | json.loads(ours))
            collection.execute(f"UPDATE col SET {column} = ?", (merged,))
        collection.executemany(f"INSERT INTO notes VALUES ({','.join('?' * 11)})", notes)
        collection.executemany(f"INSERT INTO cards VALUES ({','.join('?' * 18)})", cards)
        collection.commit()
        collection.executescript(indexes)
        return collection.serialize()


def _zip(members: Mapping[str, bytes]) -> bytes:
    """A deflated zip without a trace of when and where it was made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()
