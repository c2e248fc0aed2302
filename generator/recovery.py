"""A package read as the releases that it holds: its notes as the lines of a lock.

So a lock that is lost is made anew from the last deck, and nobody's notes need be rewritten for it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.contents import SEPARATOR, UNREADABLE, Contents, Damaged, Foreign, contents
from generator.identity import fixed_id, key_guid
from generator.lock import FILE, UNRELEASED, Entry, Lock, Stamp, hashed, hashed_tags, read, slot_name
from generator.markup import bare
from generator.notetypes import NoteType, note_types
from generator.order import FIRST
from generator.problems import Refusal
from generator.release import ECHO, TAGS, type_hash
from generator.settings import Settings
from generator.withdrawal import TAG as WITHDRAWN
from generator.withdrawal import ordinals

Texts = Mapping[str, Mapping[str, str]]
"""The fields of notes by their keys, the tags among them."""


def entries(package: Contents, settings: Settings) -> tuple[dict[str, Entry], Texts]:
    """The notes of a project in a package as a lock has them, by key, and their texts; raises `Damaged`."""
    types = {kind.id: kind for kind in note_types(settings, (False, True)).values()}
    due: dict[str, dict[int, int]] = defaultdict(dict)
    for guid, ordinal, position in package.cards:
        if ordinal < 0:
            raise Damaged("its rows are not those of a deck")
        due[guid][ordinal] = position
    found, texts = {}, {}
    try:
        for guid, type_id, changed, tags, values in package.notes:
            if type_id in types:
                names = [str(field["name"]) for field in package.types[str(type_id)]["flds"]]
                fields = dict(zip(names, values.split(SEPARATOR), strict=True))
                entry = _entry(fields, tags.split(), changed, due[guid], types[type_id])
                found[entry.key] = entry
                texts[entry.key] = {**fields, TAGS: " ".join(tags.split())}
    except UNREADABLE as error:
        raise Damaged("its rows are not those of a deck") from error
    return found, texts


def _entry(fields: Mapping[str, str], tags: list[str], changed: int, due: Mapping[int, int], kind: NoteType) -> Entry:
    return Entry(
        key=bare(fields["Key"]),
        kind=fields["Kind"],
        title=bare(fields["Title"]),
        changed=changed,
        due={slot_name(ordinal, cloze=kind.cloze): position for ordinal, position in due.items()},
        fields=hashed(fields),
        tags=hashed_tags(tags),
        withdrawn=max(1, changed) if WITHDRAWN in tags else 0,
    )


def recovered(path: Path, settings: Settings) -> Lock:
    """What the deck at `path` says was released of a project; an empty lock if it says nothing of it.

    Times, positions and texts stand in a deck; what its cards ask for does not, apart from what stands around it.
    Raises `OSError` where it cannot be read, and a `Refusal` where it is damaged or none of hafal's: all that was
    released would be released anew.
    """
    if not path.is_file():  # a pipe would never end
        return UNRELEASED
    try:
        package = contents(path)
        made = UNRELEASED if package.draft else _lock(package, settings)
        if made is not UNRELEASED and (found := read(made.text(), str(path))[1]):
            raise Damaged(f"it holds what no release does: {found[0].message}")
    except Foreign as error:
        reason, hint = "is no deck that hafal built", "move it away; if a deck was handed out, put the last one there"
        raise Refusal("E412", hint, path=FILE, deck=path, reason=reason) from error
    except (Damaged, *UNREADABLE) as error:
        hint = "put a sound copy of the last deck there, or delete it if nothing was released"
        raise Refusal("E412", hint, path=FILE, deck=path, reason=f"is damaged ({error})") from error
    return made


def _lock(package: Contents, settings: Settings) -> Lock:
    found, texts = entries(package, settings)
    changed = restyled(package, settings)
    for key, entry in found.items():
        cloze = "Text" in texts[key]
        gone = {slot_name(ordinal, cloze=cloze): FIRST for ordinal in ordinals(texts[key])}
        until = entry.changed + ECHO if key_guid(settings.project, key) in package.echoes else 0
        found[key] = replace(entry, due={**gone, **entry.due}, echo_until=until)
    try:
        types = {
            name: Stamp("" if name in changed else type_hash(kind), int(package.types[str(kind.id)]["mod"]))
            for name, kind in note_types(settings, (False, True)).items()
            if str(kind.id) in package.types
        }
    except UNREADABLE as error:
        raise Damaged("its note types are none") from error
    name = package.decks.get(str(fixed_id("deck", settings.project)), "")
    return Lock(settings.project, name, types, found) if found else UNRELEASED


def restyled(package: Contents, settings: Settings) -> tuple[str, ...]:
    """The note types of a package that are others now, by their names in the lock; raises `Damaged`."""
    try:
        return tuple(
            name
            for name, kind in note_types(settings, (False, True)).items()
            if (held := package.types.get(str(kind.id))) and _held_look(held) != _look(kind)
        )
    except UNREADABLE as error:
        raise Damaged("its note types are none") from error


Look = tuple[str, list[str], list[tuple[str, ...]]]
"""The style, the fields and the templates of a note type."""


def _look(kind: NoteType) -> Look:
    sides = [(made.name, made.front, made.back, made.browser_front, made.browser_back) for made in kind.templates]
    return kind.css, [field.name for field in kind.fields], [*sides]


def _held_look(kind: Mapping[str, Any]) -> Look:
    sides = [tuple(made[part] for part in ("name", "qfmt", "afmt", "bqfmt", "bafmt")) for made in kind["tmpls"]]
    return kind["css"], [field["name"] for field in kind["flds"]], sides
