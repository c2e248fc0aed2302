"""Problems are whole when they reach people."""

import re

import pytest
from conftest import Run

from generator import explanations
from generator.explanations import EXPLANATIONS
from generator.lint import rules
from generator.problems import WORDING, Place, Refusal, problem, shown
from generator.source import read

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


def test_every_code_has_an_explanation_and_no_explanation_lacks_its_code() -> None:
    assert list(EXPLANATIONS) == sorted(WORDING)


def test_an_explanation_is_a_few_sentences_that_say_more_than_the_wording() -> None:
    for code, text in EXPLANATIONS.items():
        assert 1 <= len(re.findall(r"\.(?: |$)", text)) <= 4, code
        assert explanations.wording(code) not in text


def test_an_explanation_fits_into_a_table_of_markdown() -> None:
    for code in EXPLANATIONS:
        text = f"{explanations.wording(code)} {EXPLANATIONS[code]}"
        assert text.count("`") % 2 == 0, code
        assert not re.search(r"[|\n]", text), code
        assert not re.search(r"[<>*_{]|\\", re.sub("`[^`]*`", "", text)), code


def test_what_an_explanation_shows_of_yaml_can_be_read() -> None:
    for code, text in EXPLANATIONS.items():
        for example in re.findall(r"`([^`]+: [^`]+)`", text):
            assert read(example.encode(), code).problems == [], example


@pytest.mark.parametrize(
    ("typed", "title", "said"),
    [
        ("E105", "E105, an error: it stops a build", "... should be ..., not ..."),
        ("e105", "E105, an error: it stops a build", "... should be ..., not ..."),
        ("W305", "W305, a warning", '"was" names ..., which was never released'),
        ("V108", "V108, a fault of a built deck, found by Anki itself", "front and back show the same"),
    ],
)
def test_a_problem_explains_itself_by_its_code_in_either_case(typed: str, title: str, said: str, run: Run) -> None:
    ran = run("check", "--explain", typed)
    first, wording, why = ran.out.split("\n\n")
    assert (ran.status, first, wording) == (0, title, said)
    assert why.split() == EXPLANATIONS[typed.upper()].split()


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        *(("E1055", 'did you mean "E105"?'), ("C18", 'did you mean "C118"?')),
        *(("yes_no", 'did you mean "yes-no"?'), ("zzzzzz", "the README lists them")),
    ],
)
def test_a_code_that_is_none_is_answered_with_the_nearest(typed: str, hint: str, run: Run) -> None:
    ran = run("check", "--explain", typed)
    assert (ran.status, ran.out, ran.err) == (2, "", f"hafal: there is no code {typed}: {hint}\n")


def test_no_line_of_an_explanation_is_wider_than_the_terminal_but_yaml(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for code in (*WORDING, *(rule.id for rule in rules())):
        lines = run("check", "--explain", code).out.splitlines()
        assert [line for line in lines if len(line) > 80 and not line.startswith("  ")] == []
