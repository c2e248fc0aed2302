"""A finding stands at the very words that it is about, and never in another text."""

import pytest
from conftest import HEAD, Check


def at(check: Check, source: str, code: str, head: str | None = None) -> list[str]:
    """Lines and columns of what has this code."""
    problems = check(source, head) if head else check(source)
    return [str(found.place).split(":", 1)[1] for found in problems if found.code == code]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("'In which town was he born?'", "2:36"),
        ("'In which theatre was he born?'", "2:39"),
        ("'What was HE called by them?'", "2:27"),
        (">-\n    In which theatre\n    was he born?", "5:9"),
    ],
)
def test_words_are_found_whole_and_in_whatever_case(question: str, place: str, check: Check) -> None:
    source = f"questions:\n  q: {{question: {question}, answer: Bonn}}"
    if question.startswith(">"):
        source = f"questions:\n  q:\n   question: {question}\n   answer: Bonn"
    assert at(check, source, "C105") == [place]


def test_the_same_case_goes_before_another(check: Check) -> None:
    assert at(check, "clozes:\n  c: {text: 'No man knows: {{c1::no}}, said Ann.'}", "C103") == ["2:34"]


def test_words_that_an_escape_hides_are_told_of_at_their_own_text_and_not_in_the_next_fact(check: Check) -> None:
    source = 'questions:\n  q: {question: "In which town was h\\x65 born?", answer: Bonn}\n'
    source += "  r: {question: 'Was Goethe the one of whom he spoke: Goethe or Schiller?', answer: Goethe}"
    assert at(check, source, "C105")[:1] == ["2:17"]


def test_a_source_that_a_file_says_at_its_head_is_told_of_there_only_if_it_says_it_once(check: Check) -> None:
    facts = "questions:\n  q: {question: Apa ibu kota Ghana?, answer: Accra}"
    head = "topic: Kota\nsource: catatan (kota/afrika.md)\n"
    assert at(check, head + facts, "C115", HEAD) == ["2:18"]
    twice = f"# catatan (kota/afrika.md)\n{head}{facts}"
    assert at(check, twice, "C115", HEAD) == ["5:3"]
    own = f"{facts[:-1]}, source: catatan (kota/afrika.md)}}"
    assert at(check, own, "C115", HEAD) == ["2:70"]


def test_a_term_is_found_also_where_it_has_a_capital_letter(check: Check) -> None:
    source = "definitions:\n  o: {term: osmosis, definition: the Diffusion of water through a membrane with pores}\n"
    source += "  d: {term: diffusion, definition: the spreading of particles from where they are many to elsewhere}"
    assert at(check, source, "C206") == ["2:38"]
