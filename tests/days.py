"""The cards of a project, day by day, as new learners meet them.

python tests/days.py cards_src/hubungan-diplomatik [DAYS]
"""

import sys
from pathlib import Path

from generator.kinds.kind import SLOTS
from generator.markup import bare
from generator.order import PER_DAY
from generator.project import load


def main(folder: str, days: str = "10") -> None:
    """Prints position, key, card name, front and back of every card of so many days."""
    (loaded,) = load([Path(folder)])
    assert loaded.deck, loaded.problems
    cards = []
    for note in loaded.deck.notes:
        made = {card.slot: card for card in note.draft.cards} if note.draft else {}
        for ordinal, due in zip(note.ordinals, note.due, strict=True):
            if card := made.get(SLOTS[ordinal]):
                cards.append((due, note.key, card.name, bare(card.front), bare(card.back)))
    for at, (due, key, name, front, back) in enumerate(sorted(cards)[: int(days) * PER_DAY]):
        if at % PER_DAY == 0:
            print(f"\nday {at // PER_DAY + 1}")
        print(f"{due:>7} {key[:36]:<36} {name:<10} {back[:60]:<60} {front}")


if __name__ == "__main__":
    main(*sys.argv[1:])
