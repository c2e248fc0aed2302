"""A deck becomes a release: every note gets the time of its last change, and the lock remembers what was released.

Anki takes a note from a package only if the note's time there is later than the learner's. A later time on what
changed brings the change; the old time on all else leaves alone what learners made of it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace

from generator import withdrawal
from generator.deck import TAG, Deck, Note
from generator.identity import key_guid, short_hash
from generator.lock import Entry, Lock, Stamp, hashed, hashed_tags
from generator.notetypes import NoteType, note_types
from generator.settings import Settings

EARLIEST = 1_767_225_600
"""2026-01-01: no release is older, whatever the clock says; for a time of nought Anki refuses the whole package."""
ECHO = 60 * 86_400
"""Seconds for which a corrected answer is released anew.

Who marks, tags or edits a note between our change and the import has the later note, and Anki keeps it without a word.
"""
ECHO_OF_CARDS = 14 * 86_400
"""The same for a card that a note gained: it comes even to those whose later note keeps out its text, and is blank."""
TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Release:
    """What a build writes, and what it brings to those who have the release before it."""

    deck: Deck
    lock: Lock
    new: tuple[str, ...]
    """Keys of notes, as in all of these."""
    changed: Mapping[str, tuple[str, ...]]
    """The fields of every changed note that differ, "tags" among them; a note that came back is a changed one."""
    withdrawn: tuple[str, ...]
    looks: tuple[str, ...]
    """The note types, by their names in the lock, whose templates or stylesheet changed."""
    renamed: bool
    """Whether the deck has another name."""


def release(plan: Deck, lock: Lock, now: int, *, draft: bool = False) -> Release:
    """The release of a planned deck after the one in `lock`; `now` in seconds. A `draft` is none, and its deck says so.

    The same plan again changes nothing, whatever the time is. A clock that was set back costs nothing: every change is
    later than the one before it. One that was ahead makes later changes later still, than what learners wrote, too.
    """
    now = max(now, EARLIEST)
    left = max(lock.version, now)  # after a clock years ahead, what left before the last release would be long gone
    notes = {note.key: note for note in plan.notes}
    for key, old in lock.notes.items():
        if key not in notes:
            notes[key] = _tombstone(old, plan.settings, old.withdrawn or left)
    entries = {key: _entry(note, lock.notes.get(key), now, left) for key, note in notes.items()}
    looks = _looks(notes.values(), plan.settings, lock, now)

    new = tuple(sorted(notes.keys() - lock.notes.keys()))
    changed = {key: names for key, old in sorted(lock.notes.items()) if (names := differing(old, entries[key]))}
    withdrawn = tuple(key for key in changed if entries[key].withdrawn and not lock.notes[key].withdrawn)
    restyled = tuple(name for name, stamp in looks.items() if lock.notetypes.get(name) != stamp)
    echoes = []
    if new or changed or restyled:
        echoes = [key for key in notes if key not in changed and key not in new and _echoes(entries[key], now)]
    entries |= {key: replace(entries[key], changed=_stamp(entries[key].changed, now)) for key in echoes}

    after = Lock(plan.settings.project, plan.settings.deck, {**lock.notetypes, **looks}, entries)
    version = after.version
    stamped = (replace(note, changed=entries[note.key].changed) for note in notes.values())
    deck = replace(
        plan,
        notes=tuple(note for note in stamped if not _long_gone(entries[note.key], version)),
        version=version,
        looks={name: stamp.mod for name, stamp in looks.items()},
        draft=draft,
        echoes=tuple(
            sorted(note.guid for key, note in notes.items() if entries[key].changed <= entries[key].echo_until)
        ),
    )
    updated = {key: names for key, names in changed.items() if key not in withdrawn}
    renamed = bool(lock.deck) and lock.deck != after.deck
    return Release(deck, after, new, updated, withdrawn, restyled, renamed)


def _long_gone(entry: Entry, version: int) -> bool:
    """Whether a withdrawn note has been told for long enough, by the release: what a build writes is not for today."""
    return bool(entry.withdrawn) and version - entry.withdrawn > withdrawal.KEPT


def _stamp(before: int, now: int) -> int:
    """A time that is later than the one before."""
    return max(now, before + 1)


def _entry(note: Note, old: Entry | None, now: int, left: int) -> Entry:
    """The line of a note: the old one where its content is the same. `left` is when a note leaves that does so now."""
    entry = Entry(
        key=note.key,
        kind=note.kind,
        title=note.title,
        changed=now,
        due=note.released,
        fields=hashed(note.fields),
        tags=hashed_tags(note.tags),
        answers=hashed(note.answers),
    )
    if old is None:
        return entry
    changed = _stamp(old.changed, now)
    if note.tombstone:
        entry = replace(entry, withdrawn=old.withdrawn or left)
    if not differing(old, entry):
        return replace(old, due=entry.due, answers=entry.answers)
    echo = _echo(old, entry)
    until = max(old.echo_until, changed + echo) if echo else old.echo_until
    return replace(entry, changed=changed, echo_until=until)


def differing(old: Entry, new: Entry) -> tuple[str, ...]:
    """The fields that differ between two lines of one note, "tags" among them."""
    names = [*new.fields, *(name for name in old.fields if name not in new.fields)]
    fields = [name for name in names if old.fields.get(name) != new.fields.get(name)]
    return (*fields, *([TAGS] if old.tags != new.tags else []))


def _echoes(entry: Entry, now: int) -> bool:
    """Whether a release brings the note anew, as it is."""
    return _stamp(entry.changed, now) < entry.echo_until


def _echo(old: Entry, new: Entry) -> int:
    """For how many seconds a change is released anew: longest where an answer is another now, or no longer asked."""
    if not old.answers:  # of a lock that was lost, or a note that was withdrawn: nothing is known of what was asked
        return ECHO
    if any(new.answers.get(card) != answer for card, answer in old.answers.items()):
        return ECHO
    return ECHO_OF_CARDS if new.answers.keys() - old.answers.keys() else 0


def _tombstone(old: Entry, settings: Settings, time: int) -> Note:
    reason = settings.withdrawn.reason(old.key)
    return Note(
        guid=key_guid(settings.project, old.key),
        key=old.key,
        kind=old.kind,
        title=old.title,
        cloze=old.cloze,
        fields=withdrawal.tombstone(old, settings.language, time, reason),
        tags=(f"{TAG}::{settings.project}", withdrawal.TAG),
        released=old.due,
    )


def _looks(notes: Iterable[Note], settings: Settings, lock: Lock, now: int) -> dict[str, Stamp]:
    """The note types that the notes use, each with the time of its last change."""
    stamps = {}
    for name, kind in note_types(settings, {note.cloze for note in notes}).items():
        known, found = lock.notetypes.get(name), type_hash(kind)
        same = known is not None and known.hash == found
        stamps[name] = known if same and known else Stamp(found, _stamp(known.mod if known else 0, now))
    return stamps


def type_hash(kind: NoteType) -> str:
    """A hash of all that a note type is."""
    return short_hash(json.dumps(asdict(kind), sort_keys=True))
