"""The plan: as good as any way that was tried, not worse than Anki as it comes, and within its limits."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from generator.exam.plan import AS_GOOD, Time, cheapest, ways
from generator.exam.plan import plan as plan_of

MINUTES = some.sampled_from([1, 5, 10, 20, 40, 120])
TIMES = some.builds(Time, cards=some.integers(1, 3000), days=some.integers(1, 90), minutes=MINUTES)
MONTHS = some.builds(Time, cards=some.integers(20, 3000), days=some.integers(7, 60), minutes=MINUTES)


@given(time=TIMES)
@settings(max_examples=20, deadline=None, derandomize=True)
def test_a_plan_keeps_its_limits(time: Time) -> None:
    plan = plan_of(time)
    rules = plan.advised.rules
    assert 1 <= plan.new_per_day <= time.cards
    assert plan.advised.seen <= time.fitting <= time.cards
    assert plan.advised.last_new < time.days - rules.final_pass
    assert rules.final_pass in (0, time.final_pass)
    assert time.final_pass <= min(7, time.days // 2)
    assert len(plan.advised.minutes) == time.days
    assert 0 < plan.advised.recall <= 1


@given(time=MONTHS)
@settings(max_examples=20, deadline=None, derandomize=True)
def test_no_plan_is_worse_than_anki_as_it_comes(time: Time) -> None:
    plan = plan_of(time)
    assert plan.advised.recall > plan.as_it_comes.recall - 0.02  # what chance may make of it


def test_what_is_advised_is_the_cheapest_of_what_is_as_good_as_the_best() -> None:
    tried = ways(Time(cards=200, days=30, minutes=15))
    best = max(way.recall for way in tried)
    advised = cheapest(tried)
    assert plan_of(Time(cards=200, days=30, minutes=15)).advised.rules.final_pass == advised.rules.final_pass
    assert advised.recall >= best - AS_GOOD
    assert all(way.seconds >= advised.seconds for way in tried if way.recall >= best - AS_GOOD)


def test_where_time_is_short_what_is_advised_was_no_stroke_of_luck() -> None:
    for time in (Time(1000, 60, 20), Time(1000, 30, 40), Time(250, 30, 8)):
        advised = plan_of(time).advised
        others = [replace(way, seeds=(8, 9)).recall for way in ways(time)]
        assert advised.recall >= max(others) - 0.03


@pytest.mark.parametrize(
    ("time", "fitting", "final_pass"),
    [
        (Time(cards=200, days=30, minutes=20), 200, 3),
        (Time(cards=250, days=16, minutes=20), 250, 3),
        (Time(cards=200, days=14, minutes=7), 147, 0),  # 29 seconds a card: not all of them fit
        (Time(cards=100, days=4, minutes=30), 100, 1),
        (Time(cards=100, days=1, minutes=90), 100, 0),  # one day cannot hold a final pass
        (Time(cards=1000, days=60, minutes=20), 1000, 0),  # it would take more than a week
    ],
)
def test_the_time_decides_what_fits_and_how_long_the_final_pass_is(time: Time, fitting: int, final_pass: int) -> None:
    assert (time.fitting, time.final_pass) == (fitting, final_pass)


def test_only_the_time_for_each_card_counts_not_how_many_cards_there_are() -> None:
    small, large = plan_of(Time(150, 30, 15)), plan_of(Time(1500, 30, 150))
    assert small.advised.recall == pytest.approx(large.advised.recall, abs=0.01)
    assert 10 * small.advised.seconds == pytest.approx(large.advised.seconds, rel=0.1)


def test_the_plan_of_the_first_deck_for_a_month_is_near_perfect_and_ankis_defaults_are_not() -> None:
    plan = plan_of(Time(cards=200, days=30, minutes=10))
    assert plan.as_it_comes.recall < 0.95 < plan.advised.recall


def test_of_a_deck_that_is_too_large_the_plan_learns_what_fits() -> None:
    plan = plan_of(Time(cards=1000, days=14, minutes=20))
    assert plan.advised.cards == plan.time.fitting == 420
    assert plan.advised.recall > plan.as_it_comes.recall + 0.05
