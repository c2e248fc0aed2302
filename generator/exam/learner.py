"""Somebody who answers cards as people do on average: with which buttons, in what time, with what left in memory.

The habits are the defaults of fsrs-rs's simulator (src/simulation.rs), which were measured on many collections.
"""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import NamedTuple

from generator.exam.card import Card
from generator.exam.memory import AGAIN, EASY, GOOD, Model


class Answers(NamedTuple):
    """How one card was answered on one day."""

    first: int
    last: int
    """Ratings."""
    seconds: float
    """What all answers took."""


@dataclass(frozen=True, eq=False, slots=True)
class Habit:
    """How often each rating is given, as sums from Again on, and the seconds that an answer of each takes."""

    sums: Sequence[float]
    seconds: Sequence[float]


def habit(shares: Sequence[float], seconds: Sequence[float]) -> Habit:
    """The habit of answering Again, Hard, Good and Easy in such shares, whatever their sum."""
    return Habit([total / sum(shares) for total in accumulate(shares)][:-1], seconds)


LEARNING_SECONDS = 19.58, 18.79, 13.78, 10.71
REVIEW_SECONDS = 19.38, 17.59, 12.38, 8.94
RELEARNING_SECONDS = 16.44, 15.25, 12.32, 8.03

FIRST = habit((0.24, 0.094, 0.495, 0.171), LEARNING_SECONDS)
"""The first answer to a new card."""
RECALLED = habit((0, 0.224, 0.631, 0.145), REVIEW_SECONDS)
LEARNING = (
    habit((0.3686, 0.0628, 0.5108, 0.0577), LEARNING_SECONDS),
    habit((0.0442, 0.4553, 0.4457, 0.0549), LEARNING_SECONDS),
    habit((0.0519, 0.0470, 0.8462, 0.0550), LEARNING_SECONDS),
)
"""The next answer to a new card after Again, Hard, Good."""
RELEARNING = (
    habit((0.2157, 0.0643, 0.6595, 0.0604), RELEARNING_SECONDS),
    habit((0.0500, 0.4638, 0.4475, 0.0387), RELEARNING_SECONDS),
    habit((0.1057, 0.1434, 0.7266, 0.0244), RELEARNING_SECONDS),
)
"""The next answer to a card that was forgotten."""
LEARNING_STEPS, RELEARNING_STEPS = 2, 1
"""Anki's own: 1 and 10 minutes, and 10 minutes."""
GOLDEN = (5**0.5 - 1) / 2
"""A step by which numbers 0 to 1 fill the range evenly, however many there are."""
MOST = 5
"""Answers to a card on one day, after the first."""


class Learner:
    """Answers cards: what is recalled the model of memory says, and the rest is drawn."""

    def __init__(self, random: Random, model: Model | None = None) -> None:
        self.model = model or Model()
        self.draw = random.random
        """A number, 0 to 1."""
        self._thrown: dict[Habit, float] = {}

    def begins(self, day: int) -> tuple[Card, Answers]:
        """A new card on its first day."""
        rating = self._rating(FIRST)
        card = self.first_answer(rating, day)
        return card, self._steps(card, rating, day, LEARNING_SECONDS, LEARNING, LEARNING_STEPS - (rating >= GOOD))

    def reviews(self, card: Card, day: int) -> Answers:
        """A card on another day."""
        recalled = self.draw() < self.recall(card, day)
        rating = self._rating(RECALLED) if recalled else AGAIN
        self.next_answer(card, rating, day)
        return self._steps(card, rating, day, REVIEW_SECONDS, RELEARNING, 0 if recalled else RELEARNING_STEPS)

    def first_answer(self, rating: int, day: int) -> Card:
        """What a new card is after its first answer."""
        return Card(self.model.first(rating), day, day)

    def next_answer(self, card: Card, rating: int, day: int) -> None:
        """What another answer leaves in memory."""
        if day == card.last:
            card.memory = self.model.same_day(card.memory, rating)
        else:
            card.memory = self.model.later(card.memory, rating, day - card.last)
            card.last = day

    def recall(self, card: Card, day: int) -> float:
        """The probability that the card is recalled on the morning of `day`."""
        return self.model.retrievability(card.memory, day - card.last)

    def recalled(self, cards: Iterable[Card], day: int) -> float:
        """How many of the cards may be expected to be recalled on that morning."""
        return self.model.recalled((card.memory, day - card.last) for card in cards)

    def _steps(
        self, card: Card, first: int, day: int, costs: Sequence[float], habits: Sequence[Habit], steps: int
    ) -> Answers:
        """The answers of a day after the first, until so many in a row were Good or one was Easy."""
        last, seconds = first, costs[first - 1]
        passed = answers = 0
        while passed < steps and answers < MOST and last != EASY:
            chosen = habits[last - 1]
            last = self._rating(chosen)
            self.next_answer(card, last, day)
            seconds += chosen.seconds[last - 1]
            passed = passed + 1 if last >= GOOD else 0 if last == AGAIN else passed
            answers += 1
        return Answers(first, last, seconds)

    def _rating(self, chosen: Habit) -> int:
        """A rating out of habit: spread evenly from a random one on, so that a few cards tell as much as many."""
        last = self._thrown.get(chosen)
        thrown = self.draw() if last is None else (last + GOLDEN) % 1
        self._thrown[chosen] = thrown
        return 1 + bisect(chosen.sums, thrown)
