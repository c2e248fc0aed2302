"""What to do until the exam, and what to expect of it: the cheapest way of study that is as good as the best."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from math import ceil
from random import Random
from statistics import mean

from generator.exam.learner import Learner
from generator.exam.pace import ANKI_NEW, PLENTY
from generator.exam.schedulers import Fsrs, Sm2
from generator.exam.study import Day, Rules, study

MODELLED, MODELLED_DAYS = 150, 60
"""So many cards stand for any deck, fewer where there are more days: recall hangs on the days and on the time for each
card alone."""
FEWEST_MODELLED = 50
TRIED_BY, CHOSEN_BY, TOLD_BY = (1,), (2, 3, 4), (5, 6, 7)
"""Seeds: what was lucky at first is looked at again, and told by other throws of the dice."""
NEAR, NEAREST = 0.03, 6
"""Ways that are so near to the best one at first, and so many of them, may be the best."""
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
    def band(self) -> float:
        """How far recall may lie from what is expected, 0 to 1: for the less time, the more people differ."""
        return 0.05 if self.budget >= PLENTY else 0.1

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
    seeds: Sequence[int] = TOLD_BY

    @property
    def scale(self) -> float:
        """How many cards of the deck each of the simulation's stands for."""
        modelled = max(FEWEST_MODELLED, MODELLED * MODELLED_DAYS // max(MODELLED_DAYS, self.time.days))
        return self.cards / modelled

    @cached_property
    def courses(self) -> Sequence[Sequence[Day]]:
        """The days of the simulation, by seed."""
        rules = replace(self.rules, new_per_day=self.rules.new_per_day / self.scale)
        cards, seconds = round(self.cards / self.scale), 60 * self.time.minutes / self.scale
        return [study(cards, self.time.days, seconds, rules, Learner(Random(seed))) for seed in self.seeds]

    @cached_property
    def known(self) -> Sequence[float]:
        """The share of the whole deck that may be expected to be recalled on the morning after each day, 0 to 1."""
        share = self.cards / self.time.cards
        return [share * mean(day.recall for day in days) for days in zip(*self.courses, strict=True)]

    @property
    def recall(self) -> float:
        """The same on the morning of the exam."""
        return self.known[-1]

    @property
    def seen(self) -> int:
        """Cards that are begun before the exam."""
        return round(mean(course[-1].seen for course in self.courses) * self.scale)

    @cached_property
    def minutes(self) -> Sequence[tuple[float, float]]:
        """What new cards and what reviews take, day by day."""
        scale = self.scale / 60
        return [
            (scale * mean(day.new_seconds for day in days), scale * mean(day.review_seconds for day in days))
            for days in zip(*self.courses, strict=True)
        ]

    @property
    def seconds(self) -> float:
        """What it takes in all."""
        return 60 * sum(new + reviews for new, reviews in self.minutes)

    @property
    def last_new(self) -> int:
        """The last day that brings a new card, counted from 0."""
        return max(day for course in self.courses for day, done in enumerate(course) if done.new)


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
    if time.budget < PLENTY:  # where time is short, chance makes more of a difference than ways do
        best = max(way.recall for way in tried)
        near = sorted((way for way in tried if way.recall >= best - NEAR), key=lambda way: -way.recall)[:NEAREST]
        tried = [replace(way, seeds=CHOSEN_BY) for way in near]
    advised = cheapest(tried)
    return Plan(
        time,
        replace(advised, seeds=TOLD_BY),
        without_fsrs=Way(time, replace(advised.rules, scheduler=Sm2()), time.fitting),
        as_it_comes=Way(time, Rules(Sm2(), ANKI_NEW), time.cards),
    )


def cheapest(tried: Sequence[Way]) -> Way:
    """Of the ways that are as good as the best one that which takes the least time."""
    best = max(way.recall for way in tried)
    return min((way for way in tried if way.recall >= best - AS_GOOD), key=lambda way: way.seconds)


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
        found.append(Way(time, rules, time.fitting, TRIED_BY))
    return found
