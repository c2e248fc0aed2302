"""What an author writes as a cloze text is what Anki makes cards of, or is told as a slip."""

import pytest
from conftest import OpenAnki
from hypothesis import given, settings
from hypothesis import strategies as st
from test_clozes import PIECES

from generator.clozes import numbers
from generator.gaps import read
from generator.markup import bare, plain


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
        ("{{c1::\n\na}}", "has a gap over several lines"),
        (r"{{c1::\(x}}\)", r'has a gap that is never closed: "{{c1::\(x}}\)"'),
        (r"\({{c1::\hr::x}}ef{javascript:x}{y}\)", r"has gaps that make a formula with \href, which cards do not take"),
        (
            r"\( { {{c1::} x}} \) \href{a}{b} \( } \)",
            r"has gaps that make a formula with \href, which cards do not take",
        ),
        (
            r"\( {{c1::} } \( x \)}} \href{a}{b} \( \)",
            r"has gaps that make a formula with \href, which cards do not take",
        ),
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
        assert not set(cloze.signs) & set(cloze.html() + cloze.filled())


def test_markup_and_text_around_deletions_are_safe() -> None:
    assert read("**{{c1::dua}}** <b> [sound:x]").html() == "<strong>{{c1::dua}}</strong> &lt;b&gt; &#91;sound:x]"


@pytest.mark.parametrize(
    ("text", "filled", "shown"),
    [
        ("himpunan {{c1::{1, 2}}}", "himpunan {1, 2}", "himpunan [...]"),
        (r"{{c1::\(a::b\)::petunjuk}} c", r"\(a::b\) c", "[petunjuk] c"),
        (r"\(x_{ {{c1::\frac{a}{b}}} }\)", r"\(x_{ \frac{a}{b} }\)", r"\(x_{ [...] }\)"),
        ("{{c1::a } b}}", "a } b", "[...]"),
        ('{{c1::**"Merdeka"**}} kata', '"Merdeka" kata', "[...] kata"),
        ("2*{{c1::3}}*4 dan ⸀ ⸁", "2*3*4 dan ⸀ ⸁", "2*[...]*4 dan ⸀ ⸁"),
    ],
)
def test_what_a_gap_holds_is_what_anki_hides(text: str, filled: str, shown: str, anki: OpenAnki) -> None:
    cloze = read(text)
    assert (cloze.faults, plain(cloze.filled()), plain(cloze.filled(1))) == ([], filled, shown)
    with anki() as opened:
        note = opened.collection.new_note(opened.collection.models.by_name("Cloze"))  # type: ignore[arg-type]
        note["Text"] = cloze.html()
        opened.collection.add_note(note, 1)  # type: ignore[arg-type]
        (card,) = opened.render()
    assert bare(card.question) == shown
    assert bare(card.answer.split("<hr")[0]) == filled


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("**{{c1::dua** negara}}", "has a gap that holds one end of bold text, of a cell or of an item"),
        ("{{c1::**dua}} negara**", "has a gap that holds one end of bold text, of a cell or of an item"),
        (
            "a\n\n| x | y |\n|---|---|\n| {{c1::Na | Cl}} |\n",
            "has a gap that holds one end of bold text, of a cell or of an item",
        ),
        ("{{c1::a::}}", 'has an empty hint behind "a"'),
        ("{{c1::a {{c2::b::c}} d::}}", 'has an empty hint behind "a {{c2::b::c}} d"'),
        ("{{c1::a::{{c2::b}} c}}", "has a gap inside the hint of {{c1::"),
        ("{{c1::image-occlusion:rect:left=.1}}", "has a gap that Anki takes for a part of a picture"),
        ("{{c1::a " * 11 + "b" + "}}" * 11, "has more than 10 gaps inside each other"),
    ],
)
def test_what_anki_would_show_otherwise_is_refused(text: str, reason: str) -> None:
    assert reason in [fault for fault, _ in read(text).faults]


def test_ten_gaps_may_stand_inside_each_other() -> None:
    assert read("{{c1::a " * 10 + "b" + "}}" * 10).faults == []


def test_many_formulas_and_gaps_are_read_in_no_time() -> None:
    text = r"\(a\){{c1::b}} " * 4000
    assert len(read(text).deletions) == 4000
