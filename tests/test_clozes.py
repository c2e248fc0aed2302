"""Our count of a cloze text's cards is the engine's."""

import pytest
from conftest import OpenAnki
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.clozes import numbers

TWELVE_DEEP = "".join(f"{{{{c{number}::" for number in range(1, 13)) + "}}" * 12


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{c1::a}} {{c3::b}}", {1, 3}),
        ("{{c1::a {{c2::b}} c}}", {1, 2}),
        ("{{c1,2::a}}", {1, 2}),
        ("{{c1::a {{c2::b}}", set()),
        ("{{c0::a}} {{c500::b}} {{c501::c}} {{c65537::d}}", {500}),
        ("{{c01::a}} {{c" + "0" * 5000 + "2::b}} {{c" + "9" * 5000 + "::c}}", {1, 2}),
        ("{{C1::a}} {{c1:a}} {{c 1::a}} {{c١::a}} {{c1::a", set()),
        ("a}}{{c1::}}}}", {1}),
        (TWELVE_DEEP, set(range(1, 11))),
        ("{{c1::{{c,::}}", {1}),
        ("{{c1::{{c70000::}}", {1}),
    ],
)
def test_deletions_are_counted(text: str, expected: set[int]) -> None:
    assert numbers(text) == expected


PIECES = [
    "{{c1::",
    "{{c2::",
    "{{c3,4::",
    "}}",
    "{",
    "}",
    "::",
    "a",
    "{{c",
    "5",
    "{{c500::",
    "{{c0::",
    "{{c6,,::",
    " ",
    ",",
]


def test_the_engine_counts_the_same(anki: OpenAnki) -> None:
    with anki() as opened:
        note = opened.collection.new_note(opened.collection.models.by_name("Cloze"))  # type: ignore[arg-type]

        @settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @example(TWELVE_DEEP)
        @given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
        def same(text: str) -> None:
            note["Text"] = text
            assert set(opened.collection._backend.cloze_numbers_in_note(note._to_backend_note())) == numbers(text)

        same()
