"""Problems are whole when they reach people."""

import re

from generator.problems import WORDING, Place, Refusal, problem, shown

HERE = Place("cards_src/a.yaml", 14, 5)


def test_a_problem_is_told_with_place_code_and_hint() -> None:
    found = problem("E102", HERE, 'did you mean "definition"?', key='"defintion"', what="a definition")
    assert str(found) == (
        'cards_src/a.yaml:14:5: unknown key "defintion" in a definition [E102]\n  hint: did you mean "definition"?'
    )


def test_a_warning_says_so_and_a_finding_without_place_names_its_fact() -> None:
    assert str(problem("W203", HERE, depth="core")).startswith("cards_src/a.yaml:14:5: warning: ")
    assert str(problem("V107", None, side="front").about("mesir", "date")) == 'mesir "date": the front is empty [V107]'


def test_problems_are_sorted_by_line_as_numbers() -> None:
    late, early = problem("E001", Place("a", 10, 1), limit=1), problem("E001", Place("a", 9, 1), limit=1)
    assert sorted([late, early], key=lambda found: found.order) == [early, late]


def test_a_refusal_becomes_a_problem_at_its_place() -> None:
    assert Refusal("E107", "a hint", value="x", expected="y").at(HERE) == problem(
        "E107", HERE, "a hint", value="x", expected="y"
    )


def test_what_is_shown_of_a_text_cannot_command_a_terminal() -> None:
    assert shown("a\x1b[31m\n") == '"a\\u001b[31m\\u000a"'
    assert len(shown("x" * 1000)) < 80


def test_every_wording_is_one_line_without_a_full_stop() -> None:
    for code, wording in WORDING.items():
        assert re.fullmatch("[EVW][0-9]{3}", code)
        assert "\n" not in wording
        assert not wording.endswith(".")
