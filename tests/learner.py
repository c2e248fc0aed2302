"""A learner with a real Anki: gets decks, studies them, and has something to lose."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.engine import Anki, CardState, Lesson
from generator.identity import key_guid

PROJECT = "uji-coba-7k3qm9"


def guid(key: str, project: str = PROJECT) -> str:
    return key_guid(project, key)


@dataclass
class Learner:
    """What a learner does, and what must be there afterwards."""

    anki: Anki
    had: dict[tuple[str, int], CardState] = field(default_factory=dict)

    def gets(self, path: Path) -> tuple[int, int, int, int]:
        """Imports a deck: how many notes were new, updated, duplicate, conflicting."""
        schema = self.anki.snapshot().schema
        log = self.anki.import_package(path)
        assert self.anki.snapshot().schema == schema, "a full sync would be forced"
        return log.new, log.updated, log.duplicate, log.conflicting

    def studies(self, *deeds: str) -> None:
        """Answers every card that is there, and does what is asked with every note."""
        notes = dict.fromkeys(guid for guid, _ in self.anki.snapshot().cards)
        self.anki.study(Lesson(note, ("good", *deeds)) for note in notes)
        self.answers_the_rest()
        self.remembers()

    def does(self, key: str, *deeds: str) -> None:
        """Does what is asked with one note."""
        self.anki.study([Lesson(guid(key), deeds)])

    def writes(self, key: str, name: str, text: str) -> None:
        """Edits a field, as Anki's editor does."""
        note = self.note(key)
        note[name] = text
        self.anki.collection.update_note(note)

    def remembers(self) -> None:
        """From now on what is there must not be lost."""
        self.had = dict(self.anki.snapshot().cards)

    def answers_the_rest(self) -> None:
        for card_id in self.anki.collection.find_cards("is:new"):
            self.anki._answer(card_id, 3)

    def has_lost_nothing(self) -> bool:
        """Whether every card is there as it was: reviews, schedule, flag, suspension, deck."""
        now = self.anki.snapshot().cards
        return all(now.get(card) == state for card, state in self.had.items())

    def text(self, key: str, name: str = "core 1 back") -> str:
        return self.anki.fields()[guid(key)].get(name, "")

    def tags(self, key: str) -> frozenset[str]:
        return self.anki.snapshot().notes[guid(key)].tags

    def cards(self, key: str) -> list[int]:
        """The ordinals of a note's cards."""
        return sorted(ordinal for note, ordinal in self.anki.snapshot().cards if note == guid(key))

    def note(self, key: str) -> Any:
        (found,) = [
            note
            for note in map(self.anki.collection.get_note, self.anki.collection.find_notes(""))
            if note.guid == guid(key)
        ]
        return found

    def card_ids(self, key: str) -> list[Any]:
        """The ids of a note's cards, in the order of their ordinals."""
        return [card.id for card in sorted(self.note(key).cards(), key=lambda card: card.ord)]

    def reviews(self) -> list[Any]:
        """Every answer that was ever given, those to cards that are gone included."""
        return [tuple(row) for row in self.anki._rows("select id, cid, ease, ivl from revlog order by id")]

    def is_clean(self) -> bool:
        """Whether no card is empty, and Check Database finds nothing and, of which it says nothing, makes no card.

        Answers that come faster than the clock ticks are counted on into the next second, and it mends that too.
        """
        cards, empty = self.anki.cards().keys(), self.anki.empty_cards()
        said = [said for said in self.anki.check_database() if not said.startswith("Added last review time")]
        return not empty and not said and self.anki.cards().keys() == cards
