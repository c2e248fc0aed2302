"""The simulation of study: as Anki's own simulator has it, and within the limits that its learner keeps."""

from collections.abc import Sequence
from random import Random

import pytest
from conftest import OpenAnki
from hypothesis import given, settings
from hypothesis import strategies as some
from simulating import REFERENCE, UNLIMITED, Setting, by_anki, by_us, drawn

from generator.exam.card import Card
from generator.exam.learner import Answers, Learner
from generator.exam.memory import AGAIN, EASY, GOOD, HARD, Memory
from generator.exam.schedulers import Fsrs, Sm2, balanced
from generator.exam.study import Rules, study

LONG_ANSWER = 5 * 20 + 20
"""No card takes longer than that on one day, in seconds."""


@pytest.mark.parametrize("drawn_ones", [[*REFERENCE], drawn(20, seed=14)], ids=["reference", "drawn"])
def test_anki_says_what_we_say_of_recall_reviews_and_time(drawn_ones: Sequence[Setting], anki: OpenAnki) -> None:
    with anki() as opened:
        for setting in drawn_ones:
            ours, theirs = by_us(setting), by_anki(opened, setting)
            assert ours.recall == pytest.approx(theirs.recall, abs=0.01), setting
            assert ours.reviews == pytest.approx(theirs.reviews, rel=0.05), setting
            assert ours.minutes == pytest.approx(theirs.minutes, rel=0.05), setting


def test_the_same_seed_gives_the_same_days() -> None:
    rules = Rules(Fsrs(0.9), 10)
    one, other, third = (study(50, 10, 300, rules, Learner(Random(seed))) for seed in (1, 1, 2))
    assert one == other
    assert one != third


@given(
    cards=some.integers(1, 60),
    days=some.integers(1, 12),
    seconds=some.integers(0, 900),
    new=some.floats(0, 30),
    new_cards=some.sampled_from(["first", "mixed", "last"]),
    weakest_first=some.booleans(),
    final_pass=some.integers(0, 4),
    fsrs=some.booleans(),
)
@settings(deadline=None)
def test_no_day_costs_more_than_there_is(
    cards: int, days: int, seconds: int, new: float, new_cards: str, weakest_first: bool, final_pass: int, fsrs: bool
) -> None:
    scheduler = Fsrs(0.9) if fsrs else Sm2()
    rules = Rules(scheduler, new, new_cards, weakest_first, 9, final_pass)  # type: ignore[arg-type]
    course = study(cards, days, seconds, rules, Learner(Random(1)))
    spent = [day.new_seconds + day.review_seconds for day in course]
    assert len(course) == days
    assert all(sum(spent[:day]) <= day * seconds + LONG_ANSWER for day in range(days + 1))
    assert sum(day.new for day in course) == course[-1].seen <= cards
    assert all(0 <= day.recall <= 1 and day.recall <= day.seen / cards for day in course)
    assert all(day.new == 0 for day in course[max(0, days - final_pass) :])


def test_two_and_a_half_new_cards_a_day_are_two_and_three() -> None:
    course = study(100, 4, UNLIMITED, Rules(Fsrs(0.9), 2.5), Learner(Random(1)))
    assert [day.new for day in course] == [2, 3, 2, 3]


def test_with_little_time_new_cards_come_first_last_or_between() -> None:
    def learned(where: str) -> int:
        rules = Rules(Fsrs(0.97), 10, new_cards=where)  # type: ignore[arg-type]
        return study(100, 10, 240, rules, Learner(Random(1)))[-1].seen

    assert learned("first") > learned("mixed") > learned("last")


def test_the_final_pass_asks_every_card_once_more() -> None:
    rules = Rules(Fsrs(0.8), 20, final_pass=3)
    course = study(40, 12, UNLIMITED, rules, Learner(Random(1)))
    without = study(40, 12, UNLIMITED, Rules(Fsrs(0.8), 20), Learner(Random(1)))
    assert sum(day.reviews for day in course[-3:]) >= 40
    assert course[:-3] == without[:-3]
    assert course[-1].recall > without[-1].recall


def test_on_days_of_rest_nothing_is_done_and_nothing_owed() -> None:
    course = study(50, 6, 120, Rules(Fsrs(0.9), 10), Learner(Random(1)), rests=lambda day: day == 2)
    assert (course[2].new, course[2].reviews, course[2].new_seconds + course[2].review_seconds) == (0, 0, 0)
    assert course[2].recall < course[1].recall < course[3].recall


def test_reviews_come_by_their_day_or_the_weakest_first() -> None:
    class Watching(Learner):
        def reviews(self, card: Card, day: int) -> Answers:
            asked.append((day, card.due, round(self.recall(card, day), 6)))
            return super().reviews(card, day)

    asked: list[tuple[int, int, float]] = []
    study(60, 9, 300, Rules(Fsrs(0.9), 10), Watching(Random(1)))
    assert asked == sorted(asked, key=lambda one: one[:2])
    asked = []
    study(60, 9, 300, Rules(Fsrs(0.9), 10, weakest_first=True), Watching(Random(1)))
    assert asked == sorted(asked, key=lambda one: (one[0], one[2]))


@pytest.mark.parametrize(
    ("rating", "day", "interval", "ease"),
    [(AGAIN, 10, 1, 2.3), (HARD, 10, 12, 2.35), (GOOD, 10, 25, 2.5), (EASY, 10, 32.5, 2.65), (GOOD, 14, 30, 2.5)],
)
def test_without_fsrs_an_interval_is_multiplied_by_its_ease(
    rating: int, day: int, interval: float, ease: float
) -> None:
    card = Card(Memory(10, 5), last=0, due=10, interval=10)
    assert Sm2().interval(card, Answers(rating, rating, 10), day) == pytest.approx(interval)
    assert card.ease == pytest.approx(ease)


def test_without_fsrs_a_new_card_comes_back_tomorrow_or_if_it_was_easy_in_four_days() -> None:
    card = Card(Memory(10, 5), last=0, due=0)
    assert [Sm2().interval(card, Answers(AGAIN, last, 10), 0) for last in (GOOD, EASY)] == [1, 4]


@given(interval=some.floats(0.01, 1000), maximum=some.integers(1, 400), draw=some.floats(0, 1, exclude_max=True))
@settings(deadline=None)
def test_the_load_is_balanced_within_the_reach_of_ankis_fuzz(interval: float, maximum: int, draw: float) -> None:
    days = balanced(interval, maximum, draw)
    exact = min(max(1, round(interval)), maximum)
    assert 1 <= days <= maximum
    assert abs(days - exact) <= (0 if exact < 2.5 else 3 + 0.15 * max(interval, exact)) or days == maximum


def test_anki_prefers_the_earlier_of_the_days_that_it_may_choose() -> None:
    random = Random(1)
    days = [balanced(10, 100, random.random()) for _ in range(3000)]
    assert {*days} == set(range(8, 13))
    assert days.count(8) > 2 * days.count(12)
