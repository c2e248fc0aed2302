"""When Anki shows a card again: by FSRS, or by SM-2, with which it comes; and how it balances the load of days."""

from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from generator.exam.card import Card
from generator.exam.learner import Answers
from generator.exam.memory import AGAIN, EASY, GOOD, HARD, Model

FUZZ_FROM = 2.5
FUZZ = (2.5, 7, 0.15), (7, 20, 0.1), (20, 36500, 0.05)
"""Begin, end, and by which share of the days in between an interval may be longer or shorter, one day besides."""


class Scheduler(Protocol):
    """What decides when a card comes back."""

    def interval(self, card: Card, answers: Answers, day: int) -> float:
        """Days until `card` is to be asked again, which was answered so on `day`."""

    def strength(self, card: Card, day: int) -> float:
        """What Anki sorts by where it is told to show the cards of ascending retrievability first."""


@dataclass(frozen=True)
class Fsrs:
    """Anki with FSRS switched on, and its default weights."""

    retention: float
    """The desired one, 0 to 1."""
    model: Model = field(default_factory=Model)

    def interval(self, card: Card, answers: Answers, day: int) -> float:
        """The days until it is recalled with the desired retention."""
        return self.model.interval(card.memory, self.retention)

    def strength(self, card: Card, day: int) -> float:
        """In the order of retrievability."""
        return (card.last - day) / card.memory.stability


class Sm2:
    """Anki as it comes: https://faqs.ankiweb.net/what-spaced-repetition-algorithm.html."""

    def interval(self, card: Card, answers: Answers, day: int) -> float:
        """The last interval, and half of what it came too late, times the card's ease, which changes with answers."""
        if not card.interval:
            return 4 if answers.last == EASY else 1
        late, ease = max(0, day - card.due), card.ease
        hard = max(1.2 * card.interval, card.interval + 1)
        good = max((card.interval + late / 2) * ease, hard + 1)
        easy = max((card.interval + late) * ease * 1.3, good + 1)
        card.ease = max(1.3, ease + {AGAIN: -0.2, HARD: -0.15, GOOD: 0, EASY: 0.15}[answers.first])
        return {AGAIN: 1, HARD: hard, GOOD: good, EASY: easy}[answers.first]

    def strength(self, card: Card, day: int) -> float:
        """The longer beyond its interval, the weaker."""
        return (card.last - day) / card.interval


def balanced(interval: float, maximum: int, draw: float) -> int:
    """Whole days, 1 to `maximum`, from near `interval`; `draw`, 0 to 1, decides which.

    Anki prefers a shorter interval by its cube (rslib/src/scheduler/states/load_balancer.rs). It prefers days with
    fewer cards too, which evens out here by itself.
    """
    days = max(1, round(interval))
    if days >= FUZZ_FROM:
        least, most = _reach(days)
        days = round((least + draw * (most - least)) ** -0.5)
    return min(days, maximum)


@cache
def _reach(days: int) -> tuple[float, float]:
    """Between which bounds an interval may be moved, each to the power of -2: the density is that of -3."""
    reach = 1 + sum(share * max(0.0, min(days, end) - begin) for begin, end, share in FUZZ)
    return (max(1, round(days - reach)) - 0.5) ** -2, (round(days + reach) + 0.5) ** -2
