"""A deck and its learner, day by day until the exam: what is studied, and what is remembered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor
from operator import attrgetter, itemgetter
from typing import Literal

from generator.exam.card import Card
from generator.exam.learner import Learner
from generator.exam.schedulers import Scheduler, balanced

ANKI_MAXIMUM = 36500
"""Days, the longest interval that Anki comes with."""


@dataclass(frozen=True)
class Rules:
    """What Anki is set to, and what its learner keeps to."""

    scheduler: Scheduler
    new_per_day: float
    """2.5 are two on one day and three on the next."""
    new_cards: Literal["first", "mixed", "last"] = "mixed"
    """When a day's new cards come, beside its reviews."""
    weakest_first: bool = False
    """Whether reviews come by ascending retrievability, not by the day on which they were due."""
    maximum_interval: int = ANKI_MAXIMUM
    final_pass: int = 0
    """On so many last days no new card comes, and every other one once more, the weakest first."""


@dataclass(frozen=True)
class Day:
    """What was done on one day, and what is remembered on the next morning."""

    new: int
    reviews: int
    """Cards."""
    new_seconds: float
    review_seconds: float
    seen: int
    """Cards that were begun by now."""
    recall: float
    """The share of the whole deck that may be expected to be recalled on the next morning, 0 to 1."""


def study(
    cards: int,
    days: int,
    seconds: float,
    rules: Rules,
    learner: Learner,
    rests: Callable[[int], bool] = lambda day: False,
) -> Sequence[Day]:
    """The days of somebody who has so many seconds for so many cards each day, but none on the days that `rests` tells.

    A card that was begun is finished; what that takes too long is made up for on the next day.
    """
    begun: list[Card] = []
    done = []
    owed = 0.0
    for day in range(days):
        left = 0.0 if rests(day) else seconds - owed
        new = reviews = 0
        new_seconds = review_seconds = 0.0
        for card in _queue(begun, cards, day, days, rules):
            if new_seconds + review_seconds >= left:
                break
            if card:
                answers = learner.reviews(card, day)
                reviews += 1
                review_seconds += answers.seconds
            else:
                card, answers = learner.begins(day)
                begun.append(card)
                new += 1
                new_seconds += answers.seconds
            interval = rules.scheduler.interval(card, answers, day)
            card.interval = balanced(interval, rules.maximum_interval, learner.draw())
            card.due = day + card.interval
        if not rests(day):
            owed = max(0.0, new_seconds + review_seconds - left)
        recall = learner.recalled(begun, day + 1) / cards
        done.append(Day(new, reviews, new_seconds, review_seconds, len(begun), recall))
    return done


def _queue(begun: Sequence[Card], cards: int, day: int, days: int, rules: Rules) -> Sequence[Card | None]:
    """What Anki shows on `day`, in this order; None is a new card."""
    first = days - rules.final_pass
    passing = day >= first
    due = [card for card in begun if card.due <= day or (passing and card.last < first)]
    if passing or rules.weakest_first:
        due.sort(key=lambda card: rules.scheduler.strength(card, day))
    else:
        due.sort(key=attrgetter("due"))
    by_now = floor((day + 1) * rules.new_per_day) - floor(day * rules.new_per_day)
    new: Sequence[None] = [None] * (0 if passing else min(by_now, cards - len(begun)))
    if rules.new_cards == "mixed":
        spread = [((at + 0.5) / len(some), card) for some in (due, new) for at, card in enumerate(some)]
        return [card for _, card in sorted(spread, key=itemgetter(0))]
    return [*new, *due] if rules.new_cards == "first" else [*due, *new]
