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

from generator.contents import CARDS, COLLECTION, MEDIA, NOTES, SEPARATOR, Contents, Damaged, memory, reading
from generator.deck import Deck, Note
from generator.identity import content_hash, fixed_id
from generator.notetypes import NoteType, cloze_note_type, note_type

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
FIRST_ID = 1_577_836_800_000
"""Ids of notes and cards count up from here (2020-01-01 in milliseconds) and a project's own offset; Anki gives an id
that is taken already a new one. Identity is the GUID."""
OFFSETS = 150_000_000_000


@dataclass(frozen=True, slots=True)
class Package:
    """The bytes of an .apkg, and a hash of its content that no compression changes."""

    data: bytes
    content_sha256: str

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def package(deck: Deck, media: Mapping[str, bytes], modified: int) -> Package:
    """The deck as an .apkg; `media` by name in the package; `modified` is the notes' time in seconds.

    The same arguments give the same bytes on one Python, SQLite and zlib, and the same content everywhere.
    """
    types = _note_types(deck)
    header = _header(deck, types, modified)
    collection = _collection(header, _note_rows(deck, types, modified), _card_rows(deck, modified))
    names = {str(number): name for number, name in enumerate(sorted(media))}
    members = {
        COLLECTION: collection,
        MEDIA: json.dumps(names, sort_keys=True).encode(),
        **{number: media[name] for number, name in names.items()},
    }
    rows = chain([header], _planned_notes(deck, types, modified), _planned_cards(deck))
    return Package(_zip(members), content_hash(chain(map(_json, rows), map(media.__getitem__, sorted(media)))))


def _json(row: tuple[Any, ...]) -> bytes:
    return json.dumps(row).encode()


def prove(path: Path, deck: Deck, media: Mapping[str, bytes], modified: int) -> None:
    """Reads the package at `path` as an importer would and compares it with the deck; raises `Damaged`."""
    with reading(path) as (collection, found):
        notes = zip_longest(collection.execute(NOTES), _planned_notes(deck, _note_types(deck), modified))
        cards = zip_longest(collection.execute(CARDS), _planned_cards(deck))
        if found != media or any(written != planned for written, planned in chain(notes, cards)):
            raise Damaged("the written package is not the planned one")


def changes(before: Contents | None, deck: Deck) -> dict[str, list[str]]:
    """The keys of the notes that a deck adds to, changes in and takes from an older package."""
    types = _note_types(deck)
    old = {note[0]: (before.field(note, "Key"), note[3], note[4]) for note in before.notes} if before else {}
    new = {note.guid: (note.draft.key, _tags(note), _fields(note, types)) for note in deck.notes}
    return {
        "new": sorted(key for guid, (key, *_) in new.items() if guid not in old),
        "changed": sorted(note[0] for guid, note in new.items() if guid in old and old[guid] != note),
        "withdrawn": sorted(key for guid, (key, *_) in old.items() if guid not in new),
    }


def _note_types(deck: Deck) -> dict[bool, NoteType]:
    """The note types that the deck's notes use, by whether they are for clozes."""
    makers = {False: note_type, True: cloze_note_type}
    project, language = deck.settings.project, deck.settings.language
    return {cloze: makers[cloze](project, language) for cloze in sorted({note.cloze for note in deck.notes})}


def _fields(note: Note, types: Mapping[bool, NoteType]) -> str:
    return SEPARATOR.join(note.fields.get(field.name, "") for field in types[note.cloze].fields)


def _tags(note: Note) -> str:
    return f" {' '.join(note.tags)} "


def _planned_notes(deck: Deck, types: Mapping[bool, NoteType], modified: int) -> Iterator[tuple[Any, ...]]:
    """The rows that `NOTES` must find."""
    for note in deck.notes:
        yield note.guid, types[note.cloze].id, modified, _tags(note), _fields(note, types)


def _planned_cards(deck: Deck) -> Iterator[tuple[Any, ...]]:
    """The rows that `CARDS` must find."""
    return ((note.guid, ordinal, due) for due, ordinal, _, note in _cards(deck))


def _cards(deck: Deck) -> list[tuple[int, int, int, Note]]:
    """(position, ordinal, the note's number, note) of every card, in the order in which they are learned.

    Where two cards share a position, Anki shows the one with the lower id first, so ids follow this order.
    """
    cards = [
        (due, ordinal, number, note)
        for number, note in enumerate(deck.notes)
        for ordinal, due in zip(note.ordinals, note.due, strict=True)
    ]
    cards.sort(key=lambda card: card[:3])
    return cards


def _first_id(deck: Deck) -> int:
    return FIRST_ID + fixed_id("rows", deck.settings.project) % OFFSETS


def _note_rows(deck: Deck, types: Mapping[bool, NoteType], modified: int) -> Iterable[Sequence[Any]]:
    first = _first_id(deck)
    for number, note in enumerate(deck.notes):
        title = re.sub(r"<[^>]*>", "", note.fields["Title"])
        checksum = int(hashlib.sha1(html.unescape(title).encode()).hexdigest()[:8], 16)
        yield (
            *(first + number, note.guid, types[note.cloze].id, modified, -1, _tags(note), _fields(note, types)),
            *(title, checksum, 0, ""),
        )


def _card_rows(deck: Deck, modified: int) -> Iterable[Sequence[Any]]:
    first, deck_id = _first_id(deck), fixed_id("deck", deck.settings.project)
    for index, (due, ordinal, number, _) in enumerate(_cards(deck)):
        new = (0, 0, due, 0, 0, 0, 0, 0, 0, 0, 0, "")
        yield (first + index, first + number, deck_id, ordinal, modified, -1, *new)


def _header(deck: Deck, types: Mapping[bool, NoteType], modified: int) -> tuple[str, str]:
    """The note types and the deck as JSON, by genanki's own hand."""
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
        models[str(kind.id)] = model.to_json(modified, deck_id)
    made = genanki.Deck(deck_id, deck.settings.deck, deck.description)
    decks = {str(deck_id): {**made.to_json(), "md": True, "mod": modified}}
    return json.dumps(models, sort_keys=True), json.dumps(decks, sort_keys=True)


def _collection(header: tuple[str, str], notes: Iterable[Sequence[Any]], cards: Iterable[Sequence[Any]]) -> bytes:
    """The bytes of a collection.anki2 with nothing in it but the deck."""
    from genanki.apkg_col import APKG_COL
    from genanki.apkg_schema import APKG_SCHEMA

    schema = re.sub(r"CREATE INDEX.*?;", "", APKG_SCHEMA)
    indexes = "".join(re.findall(r"CREATE INDEX.*?;", APKG_SCHEMA))
    models, decks = header
    with memory() as collection:
        collection.executescript(schema + APKG_COL)
        known = json.loads(collection.execute("SELECT decks FROM col").fetchone()[0])
        collection.execute("UPDATE col SET models = ?, decks = ?", (models, json.dumps(known | json.loads(decks))))
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
