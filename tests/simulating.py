"""The exam plan's oracles: py-fsrs for one memory, Anki's own simulator for a whole deck; and ours beside it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import mean
from typing import NamedTuple

from fsrs import Card, Rating, Scheduler

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
