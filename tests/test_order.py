"""The order of new cards."""

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


def test_positions_are_evenly_apart_and_below_a_million() -> None:
    assert positions(3) == [1000, 1100, 1200]
    assert positions(0) == []
    many = positions(20_000)
    assert (many[1] - many[0], many[-1] < LIMIT) == (45, True)
    assert max(positions(1_200_000)) < LIMIT
