"""The order of new cards."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.order import LIMIT, PER_DAY, Turn, order, positions


def turn(rank: int, note: str = "", after: tuple[int, ...] = (), confusions: tuple[str, ...] = ()) -> Turn:
    return Turn((rank,), note or f"note {rank}", frozenset(after), frozenset(confusions))


def test_cards_follow_their_rank() -> None:
    assert order([turn(2), turn(0), turn(1)]) == [1, 2, 0]


def test_what_a_card_needs_comes_first() -> None:
    assert order([turn(0, after=(2,)), turn(1), turn(2)]) == [1, 2, 0]


def test_siblings_stand_a_day_apart() -> None:
    turns = [turn(0, "a"), turn(1, "a"), *(turn(number) for number in range(2, 60))]
    learned = order(turns)
    assert learned.index(1) - learned.index(0) == PER_DAY


def test_a_day_has_at_most_two_cards_of_a_confusion() -> None:
    turns = [turn(number, confusions=("1949",)) for number in range(6)] + [turn(number) for number in range(6, 90)]
    learned = order(turns)
    places = sorted(learned.index(number) for number in range(6))
    assert [later - earlier >= PER_DAY for earlier, later in zip(places, places[2:], strict=False)] == [True] * 4
    assert places[:2] == [0, 1]


def test_a_day_has_one_card_of_a_pair() -> None:
    turns = [Turn((number,), number, pairs=frozenset({"p"} if number < 3 else ())) for number in range(90)]
    learned = order(turns)
    assert [learned.index(number) for number in range(3)] == [0, PER_DAY, 2 * PER_DAY]


def test_soft_rules_give_way_when_nothing_else_is_left() -> None:
    assert order([turn(0, "a"), turn(1, "a"), turn(2, "a")]) == [0, 1, 2]


def test_a_card_whose_reasons_have_all_passed_is_taken() -> None:
    confused = frozenset({0})
    turns = [Turn((0,), 0), Turn((1,), 0, confusions=confused), Turn((2,), 2, confusions=confused), Turn((3,), 0)]
    turns += [Turn((4,), 1), Turn((5,), 1), Turn((6,), 3, confusions=confused)]
    assert sorted(order(turns, 5)) == list(range(7))


TURNS = st.lists(
    st.tuples(
        st.integers(0, 9), st.integers(0, 5), st.sets(st.integers(0, 60), max_size=3), st.sets(st.integers(0, 4))
    ),
    max_size=60,
).map(
    lambda rows: [
        Turn((rank, index), note, frozenset(need for need in needs if need < index), frozenset(confusions))
        for index, (rank, note, needs, confusions) in enumerate(rows)
    ]
)


@given(TURNS, st.integers(1, 30))
def test_every_card_has_its_turn_once_and_after_what_it_needs(turns: list[Turn], per_day: int) -> None:
    learned = order(turns, per_day)
    assert sorted(learned) == list(range(len(turns)))
    place = {index: at for at, index in enumerate(learned)}
    assert all(place[needed] < place[index] for index, card in enumerate(turns) for needed in card.after)


def test_at_first_positions_are_evenly_apart_and_leave_room_below_a_million() -> None:
    turns = [turn(number) for number in range(20_000)]
    assert positions(turns[:3], [2, 0, 1], {}) == [1100, 1200, 1000]
    assert positions([], [], {}) == []
    many = positions(turns, list(range(20_000)), {})
    assert {later - earlier for earlier, later in pairwise(many)} == {45}
    assert many[-1] < LIMIT - 90_000


def test_released_cards_stay_and_new_ones_go_into_the_gaps() -> None:
    turns = [turn(number) for number in range(6)]
    learned = [3, 0, 4, 5, 1, 2]
    assert positions(turns, learned, {0: 1000, 1: 1100}) == [1000, 1100, 1200, 500, 1033, 1066]


def test_a_card_follows_the_one_that_it_is_learned_after_wherever_that_stands() -> None:
    turns = [turn(number) for number in range(4)]
    assert positions(turns, [0, 1, 3, 2], {0: 1000, 1: 3000, 2: 2000})[3] == 3100


def test_a_new_card_comes_after_what_it_needs_and_before_what_needs_it() -> None:
    turns = [turn(0), turn(1), turn(2, after=(3,)), turn(3), turn(4, after=(1,))]
    found = positions(turns, [0, 4, 1, 3, 2], {0: 1000, 1: 1300, 2: 1200})
    assert found[4] > 1300  # although it is learned right after the first
    assert 1000 < found[3] < 1200  # although it is learned after the one at 1300


def test_what_is_needed_goes_before_even_if_the_author_asks_for_both() -> None:
    turns = [turn(0, after=(2,)), turn(1), turn(2, after=(1,))]
    assert positions(turns, [1, 2, 0], {0: 1000, 1: 1100})[2] > 1100


def test_behind_a_full_gap_cards_give_way_by_as_little_as_is_needed() -> None:
    turns = [turn(number) for number in range(5)]
    assert positions(turns, [0, 2, 3, 1, 4], {0: 1000, 1: 1001, 4: 1100}) == [1000, 1003, 1001, 1002, 1100]
    assert positions(turns[:4], [0, 1, 2, 3], {0: 10, 1: LIMIT - 1}) == [10, LIMIT - 3, LIMIT - 2, LIMIT - 1]


@given(TURNS, st.data())
def test_wherever_released_cards_stand_new_ones_come_in_order_between_them(
    turns: list[Turn], data: st.DataObject
) -> None:
    learned = order(turns)
    known = data.draw(st.sets(st.sampled_from(range(len(turns))))) if turns else set()
    released = {index: data.draw(st.integers(0, 3000)) for index in known}
    found = positions(turns, learned, released)
    assert len(set(found)) == len(found)
    if all(released[index] > 0 for index in released) and len(set(released.values())) == len(released):
        assert sorted(released, key=released.__getitem__) == sorted(released, key=found.__getitem__)
    assert all(0 <= position < LIMIT for position in found)
    place = {index: at for at, index in enumerate(learned)}
    sequence = sorted(range(len(turns)), key=lambda index: (found[index], place[index]))
    at = {index: number for number, index in enumerate(sequence)}
    new = [index for index in range(len(turns)) if index not in released]
    assert all(at[needed] < at[index] for index in new for needed in turns[index].after)
