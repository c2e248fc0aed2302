"""A card that its learner has begun."""

from dataclasses import dataclass

from generator.exam.memory import Memory


@dataclass(slots=True, eq=False)
class Card:
    """What stays of a card in its learner's memory, and what Anki notes of it; days are counted from 0."""

    memory: Memory
    last: int
    """The day on which it was last answered."""
    due: int
    interval: int = 0
    """Days, as last scheduled; 0 on the day on which it was begun."""
    ease: float = 2.5
    """By what SM-2 multiplies its interval."""
