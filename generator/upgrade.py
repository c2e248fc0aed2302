"""Proof by the real Anki that an update costs its learners nothing: it studies the old deck, then imports the new one.

What must hold is compared on snapshots of the collection before and after that import, and on what both packages say.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.contents import Contents, Damaged, contents
from generator.engine import OWN, Anki, ImportLog, Lesson, NoteState, Refused, Snapshot, throwaway
from generator.problems import Place, Problem, count, problem, shown
from generator.verify import Known

STUDIED = 60
"""Notes that are studied of those that the new deck changes, and of those that it leaves; spread over the deck."""
ANSWERED = (("leeched",), ("reviewed",), ("again",), ("good",), ("lapsed",), ())
KEPT = (("suspended", "flagged"), (), ("flagged",), ("moved",))
TOUCHED = (("marked", "edited", "tagged"), (), ("edited",), ("marked",), ("tagged",))
"""What is done to one note after the other, from the start again at the end; the first alone meets every fate."""

Say = Callable[..., Problem]


@dataclass(slots=True)
class Upgrade:
    """What the new deck did to somebody who had studied the old one."""

    findings: list[Problem] = field(default_factory=list)
    notes: int = 0
    """Of the old deck, as its cards."""
    cards: int = 0
    studied: Counter[str] = field(default_factory=Counter)
    """How many cards were answered, and how often every kind of deed was done."""
    reviews: int = 0
    log: ImportLog = field(default_factory=lambda: ImportLog(0, 0, 0, 0))


def upgrade(path: Path, old: Path, places: Callable[[str], Mapping[str, Place]]) -> Upgrade:
    """What the sound deck at `path` does to those who study the one at `old`; `places` as for `verify`.

    Raises `OSError` where a file cannot be read, and `Trouble` without the `anki` package.
    """
    result, new = Upgrade(), contents(path)
    try:
        had = contents(old)
        if not had.notes:
            raise Damaged("it holds no notes")
    except Damaged as error:
        result.findings.append(problem("V201", None, old=shown(str(old)), reason=error))
        return result
    result.notes, result.cards = len(had.notes), len(had.cards)
    known = Known(new, places)
    former = Known(had, places)

    def say(code: str, guid: str, ordinal: int | None = None, /, **words: object) -> Problem:
        return (known if guid in known.notes else former).say(code, guid, ordinal, **words)

    try:
        with throwaway() as anki:
            anki.import_package(old)
            result.findings.extend(_try(anki, path, had, new, result, say))
    except Refused as error:
        result.findings.append(problem("V201", None, old=shown(str(old)), reason=error))
    result.findings.sort(key=lambda found: found.order)
    return result


def _try(anki: Anki, path: Path, old: Contents, new: Contents, result: Upgrade, say: Say) -> Iterator[Problem]:
    change = Change.between(old, new)
    fresh = anki.snapshot()
    result.studied = anki.study(lessons(change, fresh))
    before, empty = anki.snapshot(), anki.empty_cards()
    result.reviews = before.reviews
    result.log = anki.import_package(path)
    after = anki.snapshot()
    if result.log.conflicting:
        yield problem("V203", None, notes=count(result.log.conflicting, "note"))
    yield from compare(change, new, Moments(fresh, before, after), say)
    for guid, ordinal in sorted(anki.empty_cards() - empty - {(guid, ordinal) for guid, ordinal, _ in new.cards}):
        yield say("V212", guid, ordinal)
    for name, data in sorted(new.media.items()):
        file = anki.media() / name
        if not file.is_file() or file.read_bytes() != data:
            yield problem("V213", None, name=shown(name))


@dataclass(frozen=True, slots=True)
class Moments:
    """The collection with the old deck just taken in, with that deck studied, and with the new one taken in as well."""

    fresh: Snapshot
    before: Snapshot
    after: Snapshot


def compare(change: "Change", new: Contents, moments: Moments, say: Say) -> Iterator[Problem]:
    """What the new deck cost the learner, and what of it did not come."""
    before, after = moments.before, moments.after
    if not change.both:
        yield problem("V202", None)
    if after.schema != before.schema:
        yield problem("V204", None)
    yield from _history(before, after, say)
    yield from _arrivals(change, new, before, after, say)
    yield from _rewritten(change, before, after, say)
    yield from _doubles(before, after, new, say)
    yield from _drift(moments.fresh, after)


@dataclass(frozen=True, slots=True)
class Change:
    """What two packages say of the same notes, all by GUID."""

    old: Mapping[str, NoteState]
    new: Mapping[str, NoteState]
    both: frozenset[str]
    changed: frozenset[str]
    """Notes that say something else."""
    echoes: frozenset[str]
    """Notes that say the same and are to be taken in all the same."""
    later: Mapping[str, int]
    """The time, in the new package, of the notes that it lets replace those of the old one."""
    since: Mapping[str, int]
    """The time, in the old package, of its notes."""

    @classmethod
    def between(cls, old: Contents, new: Contents) -> "Change":
        """What the package `new` makes of `old`."""
        said, says = _said(old), _said(new)
        both = said.keys() & says.keys()
        since, times = ({note[0]: note[2] for note in held.notes} for held in (old, new))
        changed = frozenset(guid for guid in both if said[guid] != says[guid])
        later = {guid: times[guid] for guid in both if times[guid] > since[guid]}
        return cls(said, says, frozenset(both), changed, new.echoes - changed, later, since)


def _said(held: Contents) -> dict[str, NoteState]:
    """What a package says of every note, as Anki stores it."""
    said = {}
    for note in held.notes:
        fields = {name: unicodedata.normalize("NFC", text) for name, text in held.fields(note).items() if text}
        said[note[0]] = NoteState(fields, frozenset(unicodedata.normalize("NFC", note[3]).split()))
    return said


def lessons(change: Change, fresh: Snapshot) -> list[Lesson]:
    """What is studied of a deck just taken in: of what will change and of what will not, every kind of deed.

    Whoever touches a note does so before the new deck is made: who does it later has the later note, which Anki keeps.
    """
    found = []
    cards = {guid for guid, _ in fresh.cards}  # a withdrawn note has none
    for part in (change.changed, change.old.keys() - change.changed):
        guids = [guid for guid in change.old if guid in part and guid in cards]
        for number, guid in enumerate(_spread(guids)):
            deeds = [some[number % len(some)] for some in (ANSWERED, KEPT, TOUCHED)]
            time = max(change.since[guid], change.later[guid] - 1) if guid in change.later else 0
            found.append(Lesson(guid, tuple(deed for some in deeds for deed in some), time))
    return found


def _spread(guids: Sequence[str]) -> Sequence[str]:
    return guids[:: -(-len(guids) // STUDIED) or 1]


def _history(before: Snapshot, after: Snapshot, say: Say) -> Iterator[Problem]:
    """Cards, and what the learner has in them, that an import took away."""
    for (guid, ordinal), had in sorted(before.cards.items()):
        has = after.cards.get((guid, ordinal))
        if has is None:
            yield say("V205", guid, ordinal, ordinal=ordinal + 1, answers=count(len(had.reviews), "answer"))
            continue
        lost = [
            f"{name} {was} is {has.progress[name]}" for name, was in had.progress.items() if was != has.progress[name]
        ]
        if had.reviews != has.reviews:
            lost.append(f"of {len(had.reviews)} answers {len({*had.reviews} & {*has.reviews})} are left")
        if had.deck != has.deck:
            lost.append(f"the deck {shown(had.deck)} is {shown(has.deck)}")
        if lost:
            yield say("V206", guid, ordinal, what=", ".join(lost))


def _arrivals(change: Change, new: Contents, before: Snapshot, after: Snapshot, say: Say) -> Iterator[Problem]:
    """Changes and cards of the new package that a learner does not get."""
    for guid in sorted(change.changed):
        news = _differing(change.new[guid], change.old[guid])
        if differing := [name for name in _differing(change.new[guid], after.notes.get(guid)) if name in news]:
            yield say("V207", guid, fields=", ".join(differing))
    planned = {(guid, ordinal) for guid, ordinal, _ in new.cards}
    for guid, ordinal in sorted(planned - before.cards.keys() - after.cards.keys()):
        yield say("V208", guid, ordinal, ordinal=ordinal + 1)


def _rewritten(change: Change, before: Snapshot, after: Snapshot, say: Say) -> Iterator[Problem]:
    """Notes that did not change: stamped anew, so that what learners make of them is lost, and those where it was."""
    for guid in sorted((change.both & change.later.keys()) - change.changed - change.echoes):
        yield say("V209", guid)
    for guid in sorted(before.notes.keys() - change.changed - change.echoes):
        if differing := _differing(before.notes[guid], after.notes.get(guid)):
            yield say("V210", guid, fields=", ".join(differing))


def _differing(wanted: NoteState, found: NoteState | None) -> list[str]:
    """The fields that are not as wanted, and "tags" where those are not."""
    fields, tags = (found.fields, found.tags) if found else ({}, frozenset[str]())
    names = [name for name in {**wanted.fields, **fields} if wanted.fields.get(name) != fields.get(name)]
    # Anki spells a tag as the collection has spelt it
    same = {tag.casefold() for tag in wanted.tags} == {tag.casefold() for tag in tags}
    return [*(shown(name) for name in names), *([] if same else ["tags"])]


def _doubles(before: Snapshot, after: Snapshot, new: Contents, say: Say) -> Iterator[Problem]:
    """New notes beside one that the learner has, of the same fact."""
    had = {note.fields.get("Key", "") for note in before.notes.values()}
    for guid in dict.fromkeys(note[0] for note in new.notes):
        key = after.notes[guid].fields.get("Key", "") if guid in after.notes else ""
        if key and key in had and guid not in before.notes:
            yield say("V211", guid, key=shown(key))


def _drift(fresh: Snapshot, after: Snapshot) -> Iterator[Problem]:
    """Decks of which a learner of the old one knows nothing; `fresh` is from before the learner made any."""
    known = {card.deck for card in fresh.cards.values()} or fresh.decks
    landed = {card.deck for at, card in after.cards.items() if at not in fresh.cards}
    for name in sorted((landed | after.decks - fresh.decks) - known - {OWN}):
        yield problem("W402", None, new=shown(name), old=", ".join(shown(deck) for deck in sorted(known)))
