"""The small parts of cards: sentences begin as sentences do, and what has a way of its own keeps it."""

import pytest

from generator import faces
from generator.markup import bare, to_html


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kedaulatan rakyat", "Kedaulatan rakyat"),
        ("a mill owner builds", "A mill owner builds"),
        ("a and b are equal", "a and b are equal"),
        ("a adalah bilangan", "a adalah bilangan"),
        ("x adalah bilangan", "x adalah bilangan"),
        ("pH darah", "pH darah"),
        ("km/jam", "km/jam"),
        ("école", "École"),
        ("1946", "1946"),
    ],
)
def test_a_sentence_begins_with_a_capital_unless_its_first_word_has_a_way_of_its_own(text: str, said: str) -> None:
    assert faces.capital(text) == said


def test_what_is_html_already_is_not_escaped_again() -> None:
    bold = to_html("**a** < b")
    assert bare(faces.numbered([bold, "c < d"], ordered=True)) == "a < b c < d"
    assert bare(faces.choices([bold])) == "a < b"
    assert bare(faces.with_parts("x & y", ["p", "q"])) == "x & y p, q"
    assert bare(faces.dated("1946", bold)) == "a < b 1946"
