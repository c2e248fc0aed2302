"""The exam plan's oracles: py-fsrs for one memory, Anki's own simulator for a whole deck; and ours beside it.

And people whose memory is not the average one that plans are made for.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from math import exp, log, sqrt
from random import Random
from statistics import mean
from typing import NamedTuple

from fsrs import Card, Rating, Scheduler
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

from generator.engine import Anki
from generator.exam.card import Card as Begun
from generator.exam.learner import Answers, Learner
from generator.exam.plan import RETENTIONS
from generator.exam.schedulers import Fsrs
from generator.exam.study import Day, Rules, study

ORDERS = 0, 3, 4, 5, 6, 7, 11
"""Orders of reviews, as Anki numbers them: without limits each is another throw of the dice."""
SEEDS = 1, 2, 3
UNLIMITED = 1e9


class Setting(NamedTuple):
    """A deck and how it is studied, without a limit of time."""

    cards: int
    days: int
    new: int
    """Cards a day."""
    retention: float


class Totals(NamedTuple):
    """What a simulation tells of all its days."""

    recall: float
    """0 to 1."""
    minutes: float
    reviews: float


REFERENCE = {
    Setting(200, 14, 20, 0.90): Totals(0.958, 257, 445),
    Setting(200, 30, 10, 0.95): Totals(0.978, 390, 1039),
    Setting(1000, 60, 25, 0.90): Totals(0.950, 1933, 4768),
    Setting(1000, 60, 25, 0.80): Totals(0.894, 1453, 2715),
}
"""What Anki 25.9 and 26.9 said, when the plan was designed."""


def py_fsrs(answers: Sequence[tuple[int, int]], scheduler: Scheduler | None = None) -> Card:
    """The card that was answered so: pairs of a rating and of the days since the last answer."""
    scheduler = scheduler or Scheduler(enable_fuzzing=False)
    card, now = Card(card_id=1), datetime(2026, 1, 1, tzinfo=UTC)
    for rating, days in answers:
        now += timedelta(days=days)
        card, _ = scheduler.review_card(card, Rating(rating), now)
    return card


def by_anki(anki: Anki, setting: Setting) -> Totals:
    """The mean of what Anki's simulator says; its recall is that of the last evening."""
    from anki.scheduler_pb2 import SimulateFsrsReviewRequest

    found = []
    for order in ORDERS:
        request = SimulateFsrsReviewRequest(
            deck_size=setting.cards,
            days_to_simulate=setting.days,
            new_limit=setting.new,
            desired_retention=setting.retention,
            review_limit=9999,
            new_cards_ignore_review_limit=True,
            max_interval=36500,
            historical_retention=0.9,
            learning_step_count=2,
            relearning_step_count=1,
            review_order=order,  # type: ignore[arg-type]
        )
        answer = anki.collection._backend.simulate_fsrs_review(request)
        known = answer.accumulated_knowledge_acquisition[-1] / setting.cards
        found.append(Totals(known, sum(answer.daily_time_cost) / 60, sum(answer.daily_review_count)))
    return _mean(found)


def by_us(setting: Setting) -> Totals:
    """The mean of what ours says; its recall is that of the last evening too."""
    cards, days, new, retention = setting
    found = []
    for seed in SEEDS:
        learner = Remembering(Random(seed))
        course = study(cards, days, UNLIMITED, Rules(Fsrs(retention), new), learner)
        known = sum(learner.recall(card, days - 1) for card in learner.begun) / cards
        found.append(totals(course)._replace(recall=known))
    return _mean(found)


class Remembering(Learner):
    """A learner whose cards can be looked at afterwards."""

    def __init__(self, random: Random) -> None:
        super().__init__(random)
        self.begun: list[Begun] = []

    def begins(self, day: int) -> tuple[Begun, Answers]:
        card, answers = super().begins(day)
        self.begun.append(card)
        return card, answers


SPREAD = (
    *(6.43, 9.66, 17.58, 27.85),
    *(0.57, 0.28, 0.6, 0.12),
    *(0.39, 0.18, 0.33),
    *(0.3, 0.09, 0.16, 0.57),
    *(0.25, 1.03),
    *(0.31, 0.32, 0.14),
    0.27,
)
"""By how much the weights of FSRS-6 differ from one person to another: standard deviations.

They are `PARAMS_STDDEV` of https://github.com/open-spaced-repetition/fsrs-rs (src/training.rs, later
src/training_v6.rs; fsrs-optimizer has the same), by which a fit to somebody's reviews is kept near the default weights.
"""
FIRST_STABILITIES = 4
"""So many weights are days, of which some people have a hundred times as many as others."""


def somebodys_weights(random: Random) -> Sequence[float]:
    """Weights as far from the default ones as people's are, within the bounds of py-fsrs.

    The first stabilities are of a log-normal distribution that has the default as its median, and one draw decides on
    all four, so that they ascend: whom a first answer helps much, it helps much whatever the button.
    """
    strength = random.gauss()
    drawn = [
        default * exp(strength * _logarithmic(deviation / default))
        if number < FIRST_STABILITIES
        else random.gauss(default, deviation)
        for number, (default, deviation) in enumerate(zip(DEFAULT_PARAMETERS, SPREAD, strict=True))
    ]
    bounded = zip(drawn, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    return [min(max(weight, least), most) for weight, least, most in bounded]


def _logarithmic(deviation: float) -> float:
    """The standard deviation of the logarithm of what has a median of 1, and such a standard deviation itself."""
    return sqrt(log((1 + sqrt(1 + 4 * deviation**2)) / 2))


class Somebody(Learner):
    """A learner who remembers by weights of their own, as py-fsrs has it, while Anki believes in the default ones."""

    def __init__(self, random: Random, weights: Sequence[float] = DEFAULT_PARAMETERS) -> None:
        super().__init__(random)
        self.scheduler = Scheduler(weights, enable_fuzzing=False)
        self.remembered: dict[Begun, Card] = {}

    def first_answer(self, rating: int, day: int) -> Begun:
        card = super().first_answer(rating, day)
        self.remembered[card] = self._after(Card(card_id=len(self.remembered)), rating, day)
        return card

    def next_answer(self, card: Begun, rating: int, day: int) -> None:
        super().next_answer(card, rating, day)
        self.remembered[card] = self._after(self.remembered[card], rating, day)

    def recall(self, card: Begun, day: int) -> float:
        return self.scheduler.get_card_retrievability(self.remembered[card], _noon(day))

    def recalled(self, cards: Iterable[Begun], day: int) -> float:
        return sum(self.recall(card, day) for card in cards)

    def _after(self, card: Card, rating: int, day: int) -> Card:
        card, _ = self.scheduler.review_card(card, Rating(rating), _noon(day))
        return card


@cache
def _noon(day: int) -> datetime:
    """When all answers of a day are given: Anki counts days, py-fsrs whole times 24 hours."""
    return datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)


def totals(course: Sequence[Day]) -> Totals:
    """What the days of a study come to; the recall is that of the morning of the exam."""
    seconds = sum(day.new_seconds + day.review_seconds for day in course)
    return Totals(course[-1].recall, seconds / 60, sum(day.reviews for day in course))


def drawn(count: int, seed: int) -> Sequence[Setting]:
    """Settings at random, of the retentions that a plan may advise, and so many cards that chance evens out."""
    random = Random(seed)
    return [
        Setting(
            random.randrange(2000, 4001, 100),
            random.randrange(14, 91),
            random.randrange(100, 301, 10),
            random.uniform(min(RETENTIONS), max(RETENTIONS)),
        )
        for _ in range(count)
    ]


def _mean(found: Sequence[Totals]) -> Totals:
    return Totals(*(mean(column) for column in zip(*found, strict=True)))
