"""The learners that plans are tried on: what they remember is py-fsrs's word, what Anki believes of it is not."""

import re
from pathlib import Path
from random import Random
from statistics import median, stdev

import measure_learners
import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from measure_learners import COLUMNS, foretold, line, rows, times
from simulating import FIRST_STABILITIES, SPREAD, Somebody, somebodys_weights

from generator.exam.learner import Learner
from generator.exam.plan import plan
from generator.exam.schedulers import Fsrs
from generator.exam.study import Rules, study

RULES = Rules(Fsrs(0.85), 8, new_cards="first", weakest_first=True, final_pass=2)
README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
WEAK = [days / 20 for days in DEFAULT_PARAMETERS[:FIRST_STABILITIES]], DEFAULT_PARAMETERS[FIRST_STABILITIES:]


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
    weak = Somebody(Random(1), [*WEAK[0], *WEAK[1]])
    assert studied(weak) < studied(Somebody(Random(1))) - 0.02
    assert sum(truths(weak, 20)) < sum(beliefs(weak, 20))


def test_what_anki_believes_hangs_on_the_answers_alone() -> None:
    weak, usual = Somebody(Random(1), [*WEAK[0], *WEAK[1]]), Somebody(Random(1))
    cards = [learner.first_answer(3, 0) for learner in (weak, usual)]
    for rating, day in ((1, 0), (3, 0), (2, 1), (3, 4), (4, 9), (1, 30), (3, 30)):
        weak.next_answer(cards[0], rating, day)
        usual.next_answer(cards[1], rating, day)
    assert (cards[0].memory, cards[0].last) == (cards[1].memory, cards[1].last)
    assert weak.recall(cards[0], 40) != usual.recall(cards[1], 40)


def test_weights_differ_as_much_as_was_published_and_half_of_them_either_way() -> None:
    people = [somebodys_weights(Random(seed)) for seed in range(1000)]
    for weights in people:
        Somebody(Random(1), weights)  # py-fsrs refuses what is out of its bounds
        assert list(weights[:FIRST_STABILITIES]) == sorted(weights[:FIRST_STABILITIES])
    for column, *known in zip(
        zip(*people, strict=True),
        DEFAULT_PARAMETERS,
        SPREAD,
        LOWER_BOUNDS_PARAMETERS,
        UPPER_BOUNDS_PARAMETERS,
        strict=True,
    ):
        default, spread, least, most = known
        assert median(column) == pytest.approx(default, rel=0.25, abs=0.1 * spread)
        if least < default - 3 * spread and default + 3 * spread < most:
            assert stdev(column) == pytest.approx(spread, rel=0.1)
    assert len({tuple(weights) for weights in people}) == len(people)


def test_the_readme_has_the_table_that_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first deck is measured anew, of the others the plan; of both all but what is measured."""
    found = re.search(r"<!-- learners -->\n(.*?)\n<!-- /learners -->", README, re.DOTALL)
    assert found
    head, ruler, *shown = found[1].splitlines()
    assert (head, ruler) == (line(*COLUMNS), "|---" * len(COLUMNS) + "|")
    first, *others = times()
    assert shown[:4] == list(rows(first))
    monkeypatch.setattr(measure_learners, "LEARNERS", range(2))
    for number, time in enumerate(others, start=1):
        theirs, fewer = shown[4 * number : 4 * number + 4], list(rows(time))
        assert theirs[0] == fewer[0] == foretold(plan(time).advised)
        assert [row.split("|")[:3] for row in theirs] == [row.split("|")[:3] for row in fewer]
    assert len(shown) == 4 * (1 + len(others))
