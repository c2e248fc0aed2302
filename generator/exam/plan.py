"""What to do until the exam, and what to expect of it: the cheapest way of study that is as good as the best."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from math import ceil
from random import Random

from generator.exam.learner import Learner
from generator.exam.pace import ANKI_NEW, PLENTY
from generator.exam.schedulers import Fsrs, Sm2
from generator.exam.study import Day, Rules, study

MODELLED, MODELLED_DAYS = 250, 30
"""So many cards stand for any deck, fewer where there are more days: recall hangs on the days and on the time for each
card alone."""
FEWEST_MODELLED = 50
SEED = 1
ENOUGH = 40
"""Seconds for each card, of which 38 go to its first day: with fewer not all cards of a deck are ever seen."""
PASSED = 60
"""Seconds for each card, below which a final pass costs more than it gives."""
ONCE_MORE, LONGEST_PASS = 13, 7
"""Seconds that a card takes in the final pass, and the days that it takes at most."""
FINISHES = 0.5, 0.7, 0.85, 1
"""Shares of the days by which all cards may be begun."""
RETENTIONS = 0.85, 0.9, 0.94, 0.97
AS_GOOD = 0.005
"""Recall that is not worth more time."""


@dataclass(frozen=True)
class Time:
    """A deck, and the time that there is for it."""

    cards: int
    days: int
    """Of study; the exam is on the day after the last one."""
    minutes: float
    """A day."""

    @property
    def budget(self) -> float:
        """Seconds for each card."""
        return 60 * self.minutes * self.days / self.cards

    @property
    def fitting(self) -> int:
        """How many of the cards can be learned."""
        return max(1, min(self.cards, int(60 * self.minutes * self.days / ENOUGH)))

    @property
    def final_pass(self) -> int:
        """The fewest days in which every card can come once more; 0 if there is no time for that."""
        needed = ceil(ONCE_MORE * self.cards / (60 * self.minutes))
        return needed if self.budget >= PASSED and needed <= min(LONGEST_PASS, self.days // 2) else 0

    @property
    def maximum_interval(self) -> int:
        """The maximum interval that brings every card twice, in days."""
        return max(7, self.days // 2)


@dataclass(frozen=True)
class Way:
    """One way of studying, and what becomes of it."""

    time: Time
    rules: Rules
    """Of the whole deck."""
    cards: int
    """The first so many are studied."""

    @property
    def scale(self) -> float:
        """How many cards of the deck each of the simulation's stands for."""
        modelled = max(FEWEST_MODELLED, MODELLED * MODELLED_DAYS // max(MODELLED_DAYS, self.time.days))
        return self.cards / modelled

    @cached_property
    def course(self) -> Sequence[Day]:
        """The days of the simulation."""
        rules = replace(self.rules, new_per_day=self.rules.new_per_day / self.scale)
        seconds = 60 * self.time.minutes / self.scale
        return study(round(self.cards / self.scale), self.time.days, seconds, rules, Learner(Random(SEED)))

    @property
    def recall(self) -> float:
        """The share of the whole deck that may be expected to be recalled in the exam, 0 to 1."""
        return self.course[-1].recall * self.cards / self.time.cards

    @property
    def seen(self) -> int:
        """Cards that are begun before the exam."""
        return round(self.course[-1].seen * self.scale)

    @property
    def minutes(self) -> Sequence[tuple[float, float]]:
        """What new cards and what reviews take, day by day."""
        return [(day.new_seconds * self.scale / 60, day.review_seconds * self.scale / 60) for day in self.course]

    @property
    def seconds(self) -> float:
        """What it takes in all."""
        return self.scale * sum(day.new_seconds + day.review_seconds for day in self.course)

    @property
    def last_new(self) -> int:
        """The last day that brings a new card, counted from 0."""
        return max(day for day, done in enumerate(self.course) if done.new)


@dataclass(frozen=True)
class Plan:
    """What is advised, beside what comes of it without the advice."""

    time: Time
    advised: Way
    """The best way, with FSRS."""
    without_fsrs: Way
    """The same with Anki's older scheduler."""
    as_it_comes: Way
    """Anki as it comes, and a deck that somebody just imported."""

    @property
    def retention(self) -> float:
        """The desired retention that is advised, 0 to 1."""
        scheduler = self.advised.rules.scheduler
        assert isinstance(scheduler, Fsrs)
        return scheduler.retention

    @property
    def new_per_day(self) -> int:
        """The cards to begin each day."""
        return int(self.advised.rules.new_per_day)


def plan(time: Time) -> Plan:
    """The plan for a deck of at least one card, and at least one day with some time."""
    tried = ways(time)
    best = max(way.recall for way in tried)
    advised = min((way for way in tried if way.recall >= best - AS_GOOD), key=lambda way: way.seconds)
    return Plan(
        time,
        advised,
        without_fsrs=Way(time, replace(advised.rules, scheduler=Sm2()), time.fitting),
        as_it_comes=Way(time, Rules(Sm2(), ANKI_NEW), time.cards),
    )


def ways(time: Time) -> Sequence[Way]:
    """The ways that are tried: new cards first and the weakest reviews first, and whatever else may be best."""
    found = []
    # with plenty of time a final pass is always worth it
    passes = {time.final_pass, 0 if time.budget < PLENTY else time.final_pass}
    for finish, retention, final_pass in product(FINISHES, RETENTIONS, passes):
        learning = max(1, min(finish * time.days, time.days - final_pass))
        rules = Rules(
            Fsrs(retention),
            new_per_day=ceil(time.fitting / learning),
            new_cards="first",
            weakest_first=True,
            maximum_interval=time.maximum_interval,
            final_pass=final_pass,
        )
        found.append(Way(time, rules, time.fitting))
    return found
