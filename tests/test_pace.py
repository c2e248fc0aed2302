"""The plan by days left: numbers for everybody who was sent a deck, on whatever day."""

from hypothesis import given, settings
from hypothesis import strategies as some

from generator.exam.pace import FEWEST, LAST, MOST_MINUTES, Pace, paces
from generator.exam.plan import Time, plan


def test_the_fewer_days_are_left_the_more_there_is_to_do_and_at_last_of_core_cards_alone() -> None:
    assert paces(43, 24) == [
        Pace(30, 3, 3, False),
        Pace(14, 5, 5, False),
        Pace(7, 11, 10, False),
        Pace(3, 12, 12, True),
    ]


def test_where_all_cards_take_more_than_an_hour_core_cards_are_to_do() -> None:
    assert paces(1000, 400)[1:] == [Pace(14, 41, 43, True), Pace(7, 70, 60, True), Pace(3, 60, 60, True)]


@given(cards=some.integers(1, 5000), core=some.integers(0, 5000))
@settings(deadline=None)
def test_no_pace_takes_more_than_an_hour_and_new_cards_end_before_the_last_days(cards: int, core: int) -> None:
    for pace in paces(cards, min(core, cards)):
        assert 1 <= pace.minutes <= MOST_MINUTES
        assert pace.new >= 1
        learned = min(core if pace.core else cards, cards)
        assert pace.new * max(FEWEST, pace.days - LAST) >= min(learned, MOST_MINUTES * 60 * pace.days // 90)


def test_who_keeps_the_pace_knows_nearly_all() -> None:
    for pace in paces(275, 159)[:3]:
        reached = plan(Time(275, pace.days, pace.minutes))
        assert reached.advised.recall > 0.93
