"""The learners that plans are tried on: what they remember is py-fsrs's word, what Anki believes of it is not."""

import re
from itertools import islice
from math import exp, log, sqrt
from pathlib import Path
from random import Random
from statistics import median, stdev

import measure_learners
import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from measure_learners import COLUMNS, foretold, line, rows, times
from simulating import FIRST_STABILITIES, SPREAD, Somebody, somebodys_weights

from generator.exam.learner import Learner
from generator.exam.memory import AGAIN, EASY, GOOD, HARD
from generator.exam.plan import plan
from generator.exam.schedulers import Fsrs
from generator.exam.study import Rules, study

RULES = Rules(Fsrs(0.85), 8, new_cards="first", weakest_first=True, final_pass=2)
README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
WEAK = (*(days / 20 for days in DEFAULT_PARAMETERS[:FIRST_STABILITIES]), *DEFAULT_PARAMETERS[FIRST_STABILITIES:])
"""The weights of somebody who forgets twenty times as soon."""
PEOPLE = [somebodys_weights(Random(seed)) for seed in range(1000)]
PUBLISHED = list(zip(DEFAULT_PARAMETERS, SPREAD, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True))
"""Of each weight: the default, the standard deviation, and the bounds."""


def studied(learner: Somebody) -> float:
    """What the learner recalls in the end."""
    return study(60, 20, 600, RULES, learner)[-1].recall


def beliefs(learner: Somebody, day: int) -> list[float]:
    """What Anki believes of every card."""
    return [learner.model.retrievability(card.memory, day - card.last) for card in learner.remembered]


def truths(learner: Somebody, day: int) -> list[float]:
    return [learner.recall(card, day) for card in learner.remembered]


def test_with_the_default_weights_all_is_as_anki_believes() -> None:
    learner = Somebody(Random(1))
    course = study(60, 20, 600, RULES, learner)
    assert truths(learner, 20) == pytest.approx(beliefs(learner, 20))
    usual = study(60, 20, 600, RULES, Learner(Random(1)))
    assert [(day.new, day.reviews) for day in course] == [(day.new, day.reviews) for day in usual]
    assert [day.recall for day in course] == pytest.approx([day.recall for day in usual])


def test_whoever_forgets_sooner_recalls_less_than_anki_believes() -> None:
    weak = Somebody(Random(1), WEAK)
    assert studied(weak) < studied(Somebody(Random(1))) - 0.02
    assert sum(truths(weak, 20)) < sum(beliefs(weak, 20))


def test_what_anki_believes_hangs_on_the_answers_alone() -> None:
    weak, usual = Somebody(Random(1), WEAK), Somebody(Random(1))
    cards = [learner.first_answer(GOOD, 0) for learner in (weak, usual)]
    for rating, day in ((AGAIN, 0), (GOOD, 0), (HARD, 1), (GOOD, 4), (EASY, 9), (AGAIN, 30), (GOOD, 30)):
        weak.next_answer(cards[0], rating, day)
        usual.next_answer(cards[1], rating, day)
    assert (cards[0].memory, cards[0].last) == (cards[1].memory, cards[1].last)
    assert weak.recall(cards[0], 40) != usual.recall(cards[1], 40)


@pytest.mark.parametrize("number", range(len(PUBLISHED)))
def test_a_weight_differs_as_much_as_was_published_and_for_half_of_all_people_either_way(number: int) -> None:
    column, (default, spread, least, most) = [weights[number] for weights in PEOPLE], PUBLISHED[number]
    assert median(column) == pytest.approx(default, rel=0.25, abs=0.02)
    if number < FIRST_STABILITIES:
        skew = exp(stdev(map(log, column)) ** 2)
        assert default * sqrt(skew * (skew - 1)) == pytest.approx(spread, rel=0.3)
    elif least < default - 3 * spread and default + 3 * spread < most:  # so that bounds are seldom met
        assert stdev(column) == pytest.approx(spread, rel=0.1)


def test_everybodys_weights_are_their_own_and_such_as_py_fsrs_takes() -> None:
    for weights in PEOPLE:
        assert Somebody(Random(1), weights).scheduler.parameters == tuple(weights)
        assert weights[:FIRST_STABILITIES] == sorted(weights[:FIRST_STABILITIES])
    assert len({tuple(weights) for weights in PEOPLE}) == len(PEOPLE)


def test_the_readme_has_the_table_that_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan of every deck is made anew, and the first deck's measured; the rest is another's patience."""
    found = re.search(r"<!-- learners -->\n(.*?)\n<!-- /learners -->", README, re.DOTALL)
    assert found
    head, ruler, *shown = found[1].splitlines()
    assert (head, ruler) == (line(*COLUMNS), "|---" * len(COLUMNS) + "|")
    assert shown[:2] == list(islice(rows(times()[0]), 2))
    monkeypatch.setattr(measure_learners, "LEARNERS", range(2))
    fewer = [row for time in times() for row in rows(time)]
    assert shown[::4] == fewer[::4] == [foretold(plan(time).advised) for time in times()]
    assert [row.split("|")[:3] for row in shown] == [row.split("|")[:3] for row in fewer]
