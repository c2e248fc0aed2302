"""FSRS-6, the model of memory that Anki schedules by: how well a card is remembered, and what an answer does to it.

Formulas and default weights are those of https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm, in the
version that py-fsrs 6.3 and Anki's engine compute: no passing answer on the same day makes a memory less stable.
"""

from collections.abc import Iterable, Sequence
from math import exp
from typing import NamedTuple

AGAIN, HARD, GOOD, EASY = RATINGS = range(1, 5)
"""The buttons, as Anki and FSRS number them."""

WEIGHTS = (
    *(0.212, 1.2931, 2.3065, 8.2956),
    *(6.4133, 0.8334, 3.0194, 0.001),
    *(1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483),
    *(0.6014, 1.8729),
    *(0.5425, 0.0912, 0.0658),
    0.1542,
)
"""The published default weights: first stabilities; difficulty; recall; lapses; hard and easy; the same day; decay."""

LEAST_STABILITY = 0.001


class Memory(NamedTuple):
    """What is known of one card in one head."""

    stability: float
    """Days until it is recalled with a probability of .9."""
    difficulty: float
    """1 to 10."""


class Model:
    """FSRS-6 with one set of weights."""

    def __init__(self, weights: Sequence[float] = WEIGHTS) -> None:
        self.weights = tuple(weights)
        self._decay = -self.weights[20]
        self._factor = 0.9 ** (1 / self._decay) - 1
        self._first = [
            Memory(max(LEAST_STABILITY, self.weights[rating - 1]), _bounded(self._first_difficulty(rating)))
            for rating in RATINGS
        ]
        self._easiest = self._first_difficulty(EASY)
        self._gain = exp(self.weights[8])
        self._same_day = exp(self.weights[17] * self.weights[18])

    def retrievability(self, memory: Memory, days: float) -> float:
        """The probability of recall `days` after the last answer."""
        return float((1 + self._factor * days / memory.stability) ** self._decay)

    def recalled(self, studied: Iterable[tuple[Memory, float]]) -> float:
        """How many may be expected to be recalled, of memories that were refreshed so many days ago.

        The sum of their `retrievability`, written out since nothing in a simulation is reckoned as often.
        """
        factor, decay = self._factor, self._decay
        return float(sum((1 + factor * days / memory.stability) ** decay for memory, days in studied))

    def interval(self, memory: Memory, retention: float) -> float:
        """Days until the probability of recall has fallen to `retention`."""
        return float(memory.stability / self._factor * (retention ** (1 / self._decay) - 1))

    def first(self, rating: int) -> Memory:
        """The memory of a new card after its first answer."""
        return self._first[rating - 1]

    def same_day(self, memory: Memory, rating: int) -> Memory:
        """The memory after another answer on the day of the last one."""
        w = self.weights
        change = exp(w[17] * (rating - GOOD + w[18])) * memory.stability ** -w[19]
        if rating > AGAIN:
            change = max(1, change)
        return Memory(max(LEAST_STABILITY, memory.stability * change), self._difficulty(memory, rating))

    def later(self, memory: Memory, rating: int, days: float) -> Memory:
        """The memory after an answer that comes `days`, at least one, after the last one."""
        w, (stability, difficulty) = self.weights, memory
        forgotten = 1 - self.retrievability(memory, days)
        if rating == AGAIN:
            lapsed = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * exp(forgotten * w[14])
            after = min(lapsed, stability / self._same_day)
        else:
            gain = self._gain * (11 - difficulty) * stability ** -w[9] * (exp(forgotten * w[10]) - 1)
            after = stability * (1 + gain * (w[15] if rating == HARD else w[16] if rating == EASY else 1))
        return Memory(max(LEAST_STABILITY, after), self._difficulty(memory, rating))

    def _first_difficulty(self, rating: int) -> float:
        return self.weights[4] - exp(self.weights[5] * (rating - 1)) + 1

    def _difficulty(self, memory: Memory, rating: int) -> float:
        """The difficulty after an answer that is not the first: the nearer to 10, the less it grows."""
        w = self.weights
        damped = memory.difficulty - w[6] * (rating - GOOD) * (10 - memory.difficulty) / 9
        return _bounded(w[7] * self._easiest + (1 - w[7]) * damped)


def _bounded(difficulty: float) -> float:
    return min(max(difficulty, 1.0), 10.0)
