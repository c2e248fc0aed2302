"""What a card says that is no longer asked, and what it says after it was corrected."""

import re
from time import tzset

import pytest
from author import Author
from conftest import Make, OpenAnki, Project, Run
from learner import Learner, guid

from generator.dates import day_of
from generator.lock import Entry
from generator.markup import bare
from generator.withdrawal import KEPT, TAG, gaps, notice, ordinals, sides, tombstone
from generator.words import Language

DECEMBER = 1_796_083_200
"""2026-12-01, midnight in UTC."""


TITLE = "Apa ibu kota Ghana?"


def entry(*slots: str, title: str = TITLE) -> Entry:
    return Entry("ghana", "question", title, 10, dict.fromkeys(slots, 1000))


@pytest.mark.parametrize(
    ("language", "time", "reason", "said"),
    [
        ("id", 0, None, "Kartu ini ditarik. Tangguhkan kartu ini."),
        ("en", 0, None, "This card is withdrawn. Suspend this card."),
        ("id", DECEMBER, None, "Kartu ini ditarik (1 Desember 2026). Tangguhkan kartu ini."),
        ("en", DECEMBER, None, "This card is withdrawn (1 December 2026). Suspend this card."),
        ("id", 0, "jawabannya salah", "Kartu ini ditarik. Alasan: Jawabannya salah. Tangguhkan kartu ini."),
        (
            "id",
            DECEMBER,
            "jawabannya salah",
            "Kartu ini ditarik (1 Desember 2026). Alasan: Jawabannya salah. Tangguhkan kartu ini.",
        ),
        (
            "en",
            DECEMBER,
            "the source was wrong",
            "This card is withdrawn (1 December 2026). Reason: The source was wrong. Suspend this card.",
        ),
    ],
)
def test_a_notice_says_what_is_known_and_what_to_do(language: Language, time: int, reason: str, said: str) -> None:
    assert bare(notice(language, time, reason)) == said


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("salah!", "Alasan: Salah! Tangguhkan"),
        ("benarkah?", "Alasan: Benarkah? Tangguhkan"),
        ("salah.", "Alasan: Salah. Tangguhkan"),
        ("pH-nya salah", "Alasan: pH-nya salah. Tangguhkan"),
        ("lihat **Mesir**", "Alasan: Lihat <b>Mesir</b>. Tangguhkan"),
        ("x < y & z", "Alasan: x &lt; y &amp; z. Tangguhkan"),
        ("<script>", "Alasan: &lt;script&gt;. Tangguhkan"),
        ("{{c1::x}} [sound:a.mp3]", "Alasan: &#123;&#123;c1::x&#125;&#125; &#91;sound:a.mp3]. Tangguhkan"),
        (r"\(x^2\) salah", r"Alasan: \(x^2\) salah. Tangguhkan"),
    ],
)
def test_a_reason_is_a_sentence_with_markup_and_without_html(reason: str, said: str) -> None:
    assert said in notice("id", reason=reason).replace("strong>", "b>").replace("<br>", " ")


@pytest.mark.parametrize(("time", "day"), [(DECEMBER, "1 Desember 2026"), (DECEMBER - 1, "30 November 2026")])
def test_days_are_counted_in_utc_wherever_a_deck_is_built(time: int, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        for zone in ("UTC-14", "UTC+11"):
            monkeypatch.setenv("TZ", zone)
            tzset()
            assert day_of(time).text("id") == day
    finally:
        monkeypatch.undo()
        tzset()


def test_a_note_is_told_for_two_years() -> None:
    assert day_of(DECEMBER + KEPT).text("en") == "30 November 2028"  # a leap year lies between


def test_a_tombstone_says_so_on_every_card_that_anybody_has() -> None:
    fields = tombstone(entry("core 1", "deep 3", title="a < b"), "id", DECEMBER, "ganda")
    assert {name for name in fields if name.endswith((" front", " back"))} == {
        *("core 1 front", "core 1 back", "deep 3 front", "deep 3 back"),
    }
    said = "Kartu ini ditarik (1 Desember 2026). Alasan: Ganda. Tangguhkan kartu ini."
    assert bare(fields["core 1 front"]) == bare(fields["deep 3 front"]) == said
    assert fields["core 1 back"] == '<p class="text">a &lt; b</p>'
    assert (fields["Title"], fields["Label"], fields["Lang"], fields["Key"]) == ("a &lt; b", "Ditarik", "id", "ghana")
    assert tombstone(entry("core 1"), "en", 0, None)["Label"] == "Withdrawn"


def test_a_cloze_tombstone_has_a_gap_for_every_card_and_the_reason_below() -> None:
    fields = tombstone(entry("gap 10", "gap 2"), "id", DECEMBER, "ganda")
    assert re.findall(r"\{\{c(\d+)::(.*?)::(.*?)\}\}", fields["Text"]) == [("2", TITLE, TITLE), ("10", TITLE, TITLE)]
    assert bare(fields["Prompt"]) == "Kartu ini ditarik (1 Desember 2026). Alasan: Ganda. Tangguhkan kartu ini."
    assert not [name for name in fields if name.endswith((" front", " back"))]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_ordinals_of_withdrawn_cards_are_read_from_their_fields(language: Language) -> None:
    slots, cloze = entry("core 1", "standard 2", "deep 3"), entry("gap 1", "gap 500")
    assert ordinals(tombstone(slots, language, DECEMBER, "x")) == {0, 4, 8}
    assert ordinals(tombstone(cloze, language, 0, None)) == {0, 499}
    assert ordinals({"Text": f"{{{{c1::a}}}} {{{{c3::b}}}}{gaps([2, 4], notice(language))}"}) == {1, 3}


def test_what_is_asked_is_not_withdrawn() -> None:
    assert ordinals({"core 1 front": "<p>Kartu ini ditarik.</p>", "Text": "{{c1::x}}"}) == frozenset()
    assert ordinals({}) == frozenset()
    assert ordinals({**sides(["core 2"], notice("id"), "t"), "core 1 front": "x"}) == {1}


def test_those_who_have_a_cloze_read_the_notice_on_each_of_its_cards(
    project: Project, run: Run, anki: OpenAnki
) -> None:
    author = Author(project, run)
    with anki() as opened:
        learner = Learner(opened)
        learner.gets(author.publishes())
        author.edits('clozes:\n  air: {text: "Air terdiri atas {{c1::hidrogen}} dan {{c2::oksigen}}."}\n', "")
        author.sets("withdrawn: {air: terlalu mudah}")
        learner.gets(author.publishes())
        fronts = [bare(card.question) for card in opened.render() if card.guid == guid("air")]
        assert len(fronts) == 2
        assert all("Alasan: Terlalu mudah. Tangguhkan kartu ini." in front for front in fronts)
        assert learner.tags("air") >= {TAG}
        assert learner.is_clean()


CORRECTED = "corrected: {date: 2026-12-01, was: '1947'}"
FACT = f"""\
first_relations:
  mesir:
    country: EG
    event: recognition
    of: independence
    date: 1946-03-22
    {CORRECTED}
"""


def test_a_correction_stands_on_the_back_of_every_card_of_its_fact(project: Project, run: Run, anki: OpenAnki) -> None:
    author = Author(project, run, FACT)
    with anki() as opened:
        opened.import_package(author.publishes())
        shown = list(opened.render())
    assert len(shown) > 1
    assert {"Diperbaiki 1 Desember 2026 dulu: 1947" in bare(card.answer) for card in shown} == {True}
    assert {"1947" in bare(card.question) for card in shown} == {False}


@pytest.mark.parametrize(
    ("language", "said"),
    [("id", "Diperbaiki 1 Desember 2026 dulu: 1947"), ("en", "Corrected on 1 December 2026 before: 1947")],
)
@pytest.mark.parametrize(
    "source",
    [
        f"questions:\n  a: {{question: b?, answer: c, reverse: {{question: d?, answer: e}}, {CORRECTED}}}\n",
        f"clozes:\n  a: {{text: '{{{{c1::b}}}} {{{{c2::c}}}}', {CORRECTED}}}\n",
        f"lists:\n  a:\n    title: t\n    items: [x, y]\n    {CORRECTED}\n",
    ],
    ids=["question", "cloze", "list"],
)
def test_a_correction_is_told_in_the_decks_language(make: Make, source: str, language: str, said: str) -> None:
    deck, _ = make(source, language=language)
    (note,) = deck.notes
    backs = [text for name, text in note.fields.items() if name == "Back" or name.endswith(" back")]
    assert len(backs) == (1 if note.cloze else len(note.ordinals))
    if note.cloze:  # one panel for all of its gaps, so it says that it is of the text
        said = said.replace("Diperbaiki", "Teks ini diperbaiki").replace("Corrected", "This text was corrected")
    assert all(said in bare(back) for back in backs)


def test_an_items_correction_stands_on_its_own_cards_alone(make: Make) -> None:
    item = f"{{item: w, {CORRECTED}}}"
    deck, _ = make(f"lists:\n  a:\n    title: t\n    items: {{v: v, w: {item}, x: x, y: y, z: z}}\n")
    corrected = {note.key for note in deck.notes if "Diperbaiki" in "".join(note.fields.values())}
    assert corrected == {"a/w"}


def test_a_correction_that_no_card_shows_is_told(make: Make) -> None:
    item = f"{{item: w, {CORRECTED}}}"
    _, problems = make(f"lists:\n  a:\n    title: t\n    items: {{v: v, w: {item}}}\n")
    assert [found.code for found in problems] == ["W206"]


def test_what_was_wrong_before_is_text_and_no_html(make: Make) -> None:
    source = "questions:\n  a: {question: b?, answer: c, corrected: {date: 2026-12-01, was: '<b>{{x}}'}}\n"
    deck, _ = make(source)
    back = deck.notes[0].fields["core 1 back"]
    assert "Diperbaiki 1 Desember 2026" in back
    assert "&lt;b&gt;&#123;&#123;x&#125;&#125;" in back


@pytest.mark.parametrize(
    ("correction", "code"),
    [
        ("{was: x}", "E103"),
        ("{date: 2026-12-01}", "E103"),
        ("{date: 2026-02-30, was: x}", "E206"),
        ("{date: kemarin, was: x}", "E205"),
        ("{date: 2026, was: ''}", "E104"),
        ("yes", "E105"),
    ],
)
def test_a_correction_needs_a_date_and_what_was_there(project: Project, run: Run, correction: str, code: str) -> None:
    ran = run("check", project({"a.yaml": f"questions:\n  a: {{question: b?, answer: c, corrected: {correction}}}\n"}))
    assert (ran.status, f"[{code}]" in ran.out + ran.err) == (1, True)
