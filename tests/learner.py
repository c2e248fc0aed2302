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
        for note in dict.fromkeys(guid for guid, _ in self.anki.snapshot().cards):
            self.anki.study([Lesson(note, ("good", *deeds))])
        self.answers_the_rest()
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

    def is_clean(self) -> bool:
        """Whether Check Database finds nothing and no card is empty."""
        return not self.anki.empty_cards() and not self.anki.check_database()
