"""What a release would bring, field by field, to those who have the one before it, or the deck in a package."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator import withdrawal
from generator.contents import Contents
from generator.deck import Note
from generator.faces import bare_answer
from generator.identity import short_hash
from generator.kinds import card_name
from generator.kinds.kind import SLOTS
from generator.lock import Entry, Lock, slot_name
from generator.markup import bare
from generator.problems import Place
from generator.recovery import Texts, entries, restyled
from generator.release import TAGS, Release, differing
from generator.settings import Settings

CORRECTED = re.compile(r'<div class="panel corrected">.*?</div>', re.DOTALL)
GAP = re.compile(r"\{\{c([0-9,]+)::((?:(?!\{\{c[0-9]).)*?)(?:::(?:(?!\{\{c[0-9]).)*?)?\}\}", re.DOTALL)
"""A gap, or the innermost of nested ones: its number, its answer, and perhaps a hint."""


class Stranger(Exception):
    """A package holds no deck of the project."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A note: its key and its title."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field that differs, as a person reads it."""

    key: str
    title: str
    card: str | None
    """The name of the card whose side it is; None for what belongs to the whole note."""
    name: str
    """Anki's name of the field, or "tags"."""
    before: str | None
    """Empty where there was none; None where it is not known."""
    after: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A note that left the sources."""

    key: str
    title: str
    reason: str | None
    told: bool
    """Whether its cards tell so: they cannot where the lock knows nothing of the note."""


@dataclass(frozen=True, slots=True)
class Move:
    """A card at another position among the new cards."""

    key: str
    card: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Correction:
    """What an author may add to a fact whose answer changed, so that its card says what it was."""

    key: str
    place: Place
    """Where the fact stands."""
    yaml: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that a release of one project would bring."""

    project: str
    added: tuple[Titled, ...]
    changed: tuple[Field, ...]
    """Fields of notes that stay or come back, those of a note in a row."""
    withdrawn: tuple[Gone, ...]
    moved: tuple[Move, ...]
    looks: tuple[str, ...]
    """The note types, by their names in the lock, whose templates or style changed."""
    renamed: tuple[str, str] | None
    """The deck's name before and after, if it is another."""
    returned: frozenset[str]
    """The keys of changed notes that had been withdrawn and come back."""
    corrections: tuple[Correction, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any((self.added, self.changed, self.withdrawn, self.moved, self.looks, self.renamed))

    @property
    def unknown(self) -> bool:
        """Whether of anything that changed it is not known what it was."""
        return any(field.before is None for field in self.changed)


def since_release(made: Release, lock: Lock, last: Contents | None, today: date) -> Changes:
    """What the release `made` brings after the one in `lock`; texts are from the `last` deck where it is that release.

    Raises `Damaged` where the deck cannot be read.
    """
    settings = made.deck.settings
    _, texts = entries(last, settings) if last else ({}, {})
    held = restyled(last, settings) if last else ()
    looks = tuple(
        name for name in made.looks if (known := lock.notetypes.get(name)) and (known.hash or not last or name in held)
    )
    renamed = (lock.deck, settings.deck) if lock.deck and lock.deck != settings.deck else None
    return _changes(made, lock.notes, texts, looks, renamed, today)


def since_package(made: Release, old: Contents, today: date) -> Changes:
    """What differs between a package and the release `made`, by content.

    Raises `Stranger` where the package is of no deck of the project, and `Damaged` where it cannot be read.
    """
    settings = made.deck.settings
    notes, texts = entries(old, settings)
    if not notes:
        raise Stranger
    return _changes(made, notes, texts, restyled(old, settings), None, today)


def _changes(
    made: Release,
    before: Mapping[str, Entry],
    texts: Texts,
    looks: tuple[str, ...],
    renamed: tuple[str, str] | None,
    today: date,
) -> Changes:
    notes = {note.key: note for note in made.deck.notes}
    pairs = [
        _Pair(old, notes[key], differing(old, made.lock.notes[key]), texts.get(key, {}))
        for key, old in sorted(before.items())
        if key in notes
    ]
    stay = [pair for pair in pairs if pair.old.withdrawn or not pair.new.tombstone]
    return Changes(
        project=made.deck.settings.project,
        added=tuple(
            Titled(key, note.title) for key, note in sorted(notes.items()) if key not in before and not note.tombstone
        ),
        changed=tuple(field for pair in stay for field in pair.fields()),
        withdrawn=tuple(_gone(before, notes, made.deck.settings)),
        moved=tuple(sorted((move for pair in stay for move in pair.moves()), key=lambda move: move.after)),
        looks=looks,
        renamed=renamed,
        returned=frozenset(pair.new.key for pair in stay if pair.old.withdrawn and not pair.new.tombstone),
        corrections=tuple(found for pair in stay if (found := pair.correction(today))),
    )


def _gone(before: Mapping[str, Entry], notes: Mapping[str, Note], settings: Settings) -> Iterator[Gone]:
    """The notes that nobody had seen withdrawn and that the sources no longer hold."""
    for key, old in sorted(before.items()):
        if not old.withdrawn and (key not in notes or notes[key].tombstone):
            yield Gone(key, old.title, settings.withdrawn.reason(key), told=key in notes)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A note as it was and as it would be."""

    old: Entry
    new: Note
    names: tuple[str, ...]
    """The fields that differ, "tags" among them."""
    texts: Mapping[str, str]
    """Its fields before, as far as they are at hand; they may be those of another release."""

    def before(self, name: str) -> str | None:
        """A field as it was; None where that is not known."""
        known = self.old.tags if name == TAGS else self.old.fields.get(name)
        if known is None:
            return "" if self.old.fields else None
        text = self.texts.get(name)
        return text if text is not None and short_hash(text) == known else None

    def after(self, name: str) -> str:
        """A field as it would be."""
        return " ".join(self.new.tags) if name == TAGS else self.new.fields.get(name, "")

    def fields(self) -> Iterator[Field]:
        """Every field that differs, as a person reads it."""
        for name in self.names:
            slot, _, part = name.rpartition(" ")
            if part == "spoken" and f"{slot} back" in self.names:
                continue  # it says what the back says
            before, after = _readable(self.before(name), self.after(name))
            card = self._card(slot) if slot in SLOTS else None
            yield Field(self.new.key, self.new.title, card, name, before, after)

    def moves(self) -> Iterator[Move]:
        """Every card that stays and stands elsewhere."""
        for ordinal, due in zip(self.new.ordinals, self.new.due, strict=True):
            slot = slot_name(ordinal, cloze=self.new.cloze)
            if (before := self.old.due.get(slot, due)) != due:
                yield Move(self.new.key, self._card(slot), before, due)

    def correction(self, today: date) -> Correction | None:
        """What to add to the fact if its answer changed and its card does not say so yet."""
        draft = self.new.draft
        if draft is None or draft.owner or self.old.withdrawn:
            return None
        was = next(self._lost_answers(), None)
        if was is None:
            return None
        place = draft.common.where.place() if draft.part else draft.fact.place()
        return Correction(self.new.key, place, f"corrected: {{date: {today}, was: {_quoted(was)}}}")

    def _lost_answers(self) -> Iterator[str]:
        """The bare answers that were others before, as far as those are known, and that no panel tells of."""
        if self.new.cloze and "Text" in self.names and (text := self.before("Text")):
            told = self.before("Back")
            if told is not None and not _newly_told(told, self.after("Back")):
                yield from _lost_gaps(text, self.after("Text"))
        for card in sorted(self.new.draft.cards if self.new.draft else (), key=lambda card: SLOTS.index(card.slot)):
            front, back = f"{card.slot} front", f"{card.slot} back"
            before, after = self.before(back) if back in self.names else None, self.after(back)
            if before and not withdrawal.ordinals({front: self.before(front) or ""}):
                was = bare_answer(before)
                if was and was != bare_answer(after) and not _newly_told(before, after):
                    yield was

    def _card(self, slot: str) -> str:
        """The name of a card, or its slot where there is no doubt about that alone."""
        made = next((card.name for card in self.new.draft.cards if card.slot == slot), None) if self.new.draft else None
        return made or card_name(self.new.kind, slot, item="/" in self.new.key) or slot


def _newly_told(before: str, after: str) -> bool:
    """Whether a back says of a correction what it did not say before."""
    told = CORRECTED.search(after)
    return told is not None and told.group() not in before


def _lost_gaps(before: str, after: str) -> Iterator[str]:
    """The answers of gaps that are others now."""
    were, are = _gaps(before), _gaps(after)
    return (answer for number, answer in were.items() if answer and are.get(number, answer) != answer)


def _gaps(text: str) -> dict[str, str]:
    """The bare answers of a cloze text's gaps by their numbers; those of withdrawn ones are not asked."""
    answers: dict[str, list[str]] = defaultdict(list)
    for number, answer in GAP.findall(text.partition(f"<div {withdrawal.MARK}>")[0]):
        answers[number].append(bare(answer))
    return {number: ", ".join(dict.fromkeys(some)) for number, some in answers.items()}


def _quoted(text: str) -> str:
    """A text that was read on a card as a value in YAML that reads so again."""
    text = re.sub(r"[*`]", r"\\\g<0>", text)
    return "'{}'".format(text.replace("'", "''")) if '"' in text or "\\" in text else f'"{text}"'


def _readable(before: str | None, after: str) -> tuple[str | None, str]:
    """Both texts as a person reads them; as HTML where they would read the same."""
    read = bare(before) if before is not None else None, bare(after)
    return (before, after) if read[0] == read[1] else read
