"""What is left of a deck that does not fit: whole tiers first, then what weighs least."""

from generator.exam.triage import Stake, triage

DECK = [
    Stake(0, 1, "a"),
    Stake(2, 1, "a"),
    Stake(0, 3, "b"),
    Stake(1, 3, "b"),
    Stake(0, 2, "c"),
    Stake(0, 1, "d"),
    Stake(2, 1, "d"),
]


def test_a_deck_that_fits_is_kept_whole() -> None:
    kept = triage(DECK, 7)
    assert (kept.tier, kept.left, list(kept.light), kept.weight) == (2, 7, [], 1)


def test_the_tier_that_matters_least_goes_first() -> None:
    assert [(triage(DECK, room).tier, triage(DECK, room).left) for room in (6, 5, 4)] == [(1, 5), (1, 5), (0, 4)]
    assert triage(DECK, 4).weight == 7 / 12


def test_of_the_first_tier_the_heaviest_stay_and_of_the_equal_ones_the_earliest() -> None:
    kept = triage(DECK, 3)
    assert (kept.tier, kept.left, list(kept.light)) == (0, 4, ["d"])
    assert list(triage(DECK, 1).light) == ["a", "d", "c"]


def test_a_deck_without_a_first_tier_is_not_left_altogether() -> None:
    kept = triage([Stake(1, 1, "a"), Stake(2, 1, "a"), Stake(1, 1, "b")], 1)
    assert (kept.tier, kept.left, list(kept.light)) == (1, 2, ["b"])


def test_a_deck_in_which_nothing_weighs_anything_is_kept_all_the_same() -> None:
    assert triage([Stake(0, 0, "a")], 1).weight == 1
