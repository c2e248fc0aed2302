"""What a test reads of a deck: its notes by key, its cards by name, as a person reads them."""

from generator.deck import Deck, Note
from generator.markup import bare
from generator.problems import Problem


def note(deck: Deck, key: str) -> Note:
    return next(note for note in deck.notes if note.draft.key == key)


def names(deck: Deck, key: str) -> list[str]:
    return [card.name for card in note(deck, key).draft.cards]


def front(deck: Deck, key: str, name: str) -> str:
    return bare(next(card.front for card in note(deck, key).draft.cards if card.name == name))


def back(deck: Deck, key: str, name: str) -> str:
    return bare(next(card.back for card in note(deck, key).draft.cards if card.name == name))


def reasons(problems: list[Problem]) -> dict[str | None, str]:
    return {problem.card: problem.message for problem in problems if problem.code == "W202"}
