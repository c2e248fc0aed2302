"""Our count of a cloze text's cards is the engine's."""

import pytest
from conftest import OpenAnki
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.clozes import numbers, read


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
        @given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
        def same(text: str) -> None:
            note["Text"] = text
            assert set(opened.collection._backend.cloze_numbers_in_note(note._to_backend_note())) == numbers(text)

        same()


@pytest.mark.parametrize(
    ("text", "filled", "made"),
    [
        ("{{c1::dua::angka}} negara", "dua negara", {1}),
        ("a {{c2::b {{c1::c::h}} d::e}} f", "a b c d f", {1, 2}),
        ("{{c1,3::a}} {{c01::b}}", "a b", {1, 3}),
        (r"\(\frac{a}{b_{2}}\) dan {{c1::\(\frac{a}{b_{2}}\)}}", r"\(\frac{a}{b_{2}}\) dan \(\frac{a}{b_{2}}\)", {1}),
        (r"\({{c1::\frac{a}{b_{2}}}}^2\)", r"\(\frac{a}{b_{2}}^2\)", {1}),
        (r"\(x_{{{c1::2}}}\)", r"\(x_{2}\)", {1}),
        ("a { b } {{c1::c}}", "a { b } c", {1}),
    ],
)
def test_a_sound_text_hides_what_its_author_means(text: str, filled: str, made: set[int]) -> None:
    cloze = read(text)
    assert (cloze.faults, cloze.filled()) == ([], filled)
    assert numbers(cloze.html()) == made


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("dua negara", "hides nothing"),
        ("{{c1:dua}} negara", 'has braces that open no gap: "{{c1:dua}} n"'),
        ("{{dua}} {{c1::negara}}", 'has braces that open no gap: "{{dua}} {{c1"'),
        ("{{c1::dua negara", 'has a gap that is never closed: "{{c1::dua negara"'),
        ("{{c1::dua} negara", 'has a gap that is never closed: "{{c1::dua} negara"'),
        ("dua}} {{c1::negara}}", "closes a gap that was not opened"),
        ("{{c0::dua}}", "numbers a gap {{c0::"),
        ("{{c501::dua}}", "numbers a gap {{c501::"),
        ("{{c1::}}", "hides nothing between {{c1:: and }}"),
        ("{{c1:: ::petunjuk}}", "hides nothing between {{c1:: and }}"),
        ("{{c1::a\nb}}", "has a gap over several lines"),
        (r"{{c1::\(x}}\)", r'has a gap that is never closed: "{{c1::\(x}}\)"'),
    ],
)
def test_a_slip_in_a_text_is_told(text: str, reason: str) -> None:
    assert reason in [fault for fault, _ in read(text).faults]


@pytest.mark.parametrize("text", ["{{c1:dua}} {{c1::a}}", "{{dua}} {{c1::a}}", "{{C1::dua}} {{c1::a}}"])
def test_braces_that_were_meant_as_a_gap_are_told_once(text: str) -> None:
    assert len(read(text).faults) == 1


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, r"\(", r"\)", "**", "_", "<b>", "\n", "- x"]), max_size=30).map("".join))
def test_what_passes_makes_the_cards_that_its_numbers_say(text: str) -> None:
    cloze = read(text)
    if not cloze.faults:
        assert numbers(cloze.html()) == {number for deletion in cloze.deletions for number in deletion.numbers}
        assert "\x06" not in cloze.html() + cloze.filled()
        assert "\x07" not in cloze.html() + cloze.filled()


def test_markup_and_text_around_deletions_are_safe() -> None:
    assert read("**{{c1::dua}}** <b> [sound:x]").html() == "<strong>{{c1::dua}}</strong> &lt;b&gt; &#91;sound:x]"
