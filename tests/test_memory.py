"""The model of memory: FSRS-6 as py-fsrs and Anki compute it."""

import re
from collections.abc import Sequence

import pytest
from conftest import OpenAnki
from fsrs import Scheduler
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import given, settings
from hypothesis import strategies as some
from simulating import py_fsrs

from generator.exam.memory import AGAIN, EASY, GOOD, HARD, RATINGS, WEIGHTS, Memory, Model

Answers = Sequence[tuple[int, int]]
"""Ratings, each with the days since the one before."""

ANSWERS = some.lists(some.tuples(some.sampled_from(RATINGS), some.sampled_from([0, 0, 1, 2, 7, 30, 400])), min_size=1)
SETS_OF_WEIGHTS = some.tuples(*map(some.floats, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS))


def remembered(answers: Answers, model: Model) -> Memory:
    """What our model says of a card that was answered so."""
    memory = model.first(answers[0][0])
    for rating, days in answers[1:]:
        memory = model.later(memory, rating, days) if days else model.same_day(memory, rating)
    return memory


@pytest.mark.parametrize(
    ("answers", "stability", "difficulty"),
    [
        ("3:0 3:0 3:2 3:9 1:30 3:0 3:1", 4.7532, 7.3634),
        ("1:0 3:0 3:0 2:1 4:3 3:20", 32.6567, 6.7575),
        ("4:0 3:8 2:40 1:90 1:0 2:0 3:0", 1.2916, 9.5283),
        ("2:0 2:0 3:0 3:1 3:4 1:11 3:0 3:2", 3.4085, 8.8752),
    ],
)
def test_a_memory_is_that_of_py_fsrs_6_3_2(answers: str, stability: float, difficulty: float) -> None:
    pairs = [(int(rating), int(days)) for rating, days in re.findall(r"(\d):(\d+)", answers)]
    memory = remembered(pairs, Model())
    assert (round(memory.stability, 4), round(memory.difficulty, 4)) == (stability, difficulty)


def test_the_default_weights_are_the_published_ones() -> None:
    assert WEIGHTS == DEFAULT_PARAMETERS


@given(answers=ANSWERS)
@settings(deadline=None)
def test_whatever_was_answered_our_memory_is_that_of_py_fsrs(answers: Answers) -> None:
    theirs = py_fsrs(answers)
    memory = remembered(answers, Model())
    assert memory.stability == pytest.approx(theirs.stability, rel=1e-4, abs=5e-5)
    assert memory.difficulty == pytest.approx(theirs.difficulty, abs=5e-5)


@given(answers=ANSWERS, weights=SETS_OF_WEIGHTS)
@settings(deadline=None)
def test_with_other_weights_too(answers: Answers, weights: Sequence[float]) -> None:
    theirs = py_fsrs(answers, Scheduler(weights, enable_fuzzing=False))
    memory = remembered(answers, Model(weights))
    assert memory.stability == pytest.approx(theirs.stability, rel=1e-4, abs=5e-5)
    assert memory.difficulty == pytest.approx(theirs.difficulty, abs=5e-5)


@given(answers=ANSWERS, retention=some.floats(0.7, 0.99))
@settings(deadline=None)
def test_the_interval_is_when_recall_has_fallen_to_the_desired_retention(answers: Answers, retention: float) -> None:
    model = Model()
    memory = remembered(answers, model)
    assert model.retrievability(memory, model.interval(memory, retention)) == pytest.approx(retention)


def test_recall_is_sure_at_once_and_nine_in_ten_after_the_stability() -> None:
    model = Model()
    memory = model.first(GOOD)
    assert model.retrievability(memory, 0) == 1
    assert model.retrievability(memory, memory.stability) == pytest.approx(0.9)


def test_the_memory_on_the_first_day_is_what_anki_writes_into_its_card(anki: OpenAnki) -> None:
    ratings = GOOD, HARD, HARD, AGAIN, GOOD, EASY
    with anki() as opened:
        collection = opened.collection
        collection.set_config("fsrs", True)
        notetype = collection.models.by_name("Basic")
        assert notetype
        note = collection.new_note(notetype)
        note["Front"] = "1 + 1"
        collection.add_note(note, 1)  # type: ignore[arg-type]
        (card,) = note.card_ids()
        for count, rating in enumerate(ratings, start=1):
            opened._answer(card, rating)
            known = collection.get_card(card).memory_state
            assert known
            ours = remembered([(some_rating, 0) for some_rating in ratings[:count]], Model())
            assert known.stability == pytest.approx(ours.stability, abs=1e-3)
            assert known.difficulty == pytest.approx(ours.difficulty, abs=2e-3)
