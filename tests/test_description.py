"""What Anki says of a deck, and the way on every card to tell of a mistake."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from author import Author
from conftest import Make, OpenAnki, Project, Run
from learner import guid

from generator.deck import Deck
from generator.description import description
from generator.lock import UNRELEASED
from generator.problems import Refusal
from generator.project import load
from generator.release import release
from generator.settings import Report

OURS = Path(__file__).parent.parent / "cards_src" / "kerja-sama-bilateral"
DECEMBER = 1_796_083_200
"""2026-12-01, midnight in UTC."""
FACT = "questions:\n  a: {question: b?, answer: c}\n"
SHORT = 1000
"""Characters that a phone shows with little scrolling."""


def sourced(*sources: str) -> str:
    facts = "".join(f"  a{n}: {{question: b{n}?, answer: c, source: '{of}'}}\n" for n, of in enumerate(sources))
    return f"questions:\n{facts}"


def lines(deck: Deck, version: int = DECEMBER) -> list[str]:
    """The paragraphs of a description."""
    return description(replace(deck, version=version)).split("\n\n")


def told(deck: Deck, start: str) -> str:
    """What follows `start`, which one paragraph begins with."""
    (line,) = [line for line in lines(deck) if line.startswith(start)]
    return line.removeprefix(start)


def test_in_indonesian_it_says_all_that_a_learner_asks(make: Make) -> None:
    deck, _ = make(sourced("Buku", "Buku"), about='"Satu bab, bukan seluruh buku."', report="guru@sekolah.sch.id")
    assert lines(deck) == [
        "**Uji coba**",
        "Satu bab, bukan seluruh buku.",
        "Sumber: Buku",
        "Versi 1 Desember 2026.",
        "Ada yang salah? Laporkan, dengan kode di belakang kartunya: [guru@sekolah.sch.id](mailto:guru@sekolah.sch.id)",
    ]


def test_in_english_it_says_the_same(make: Make) -> None:
    deck, _ = make(sourced("A book"), language="en", about="One chapter.", report="https://example.org/a")
    assert lines(deck) == [
        "**Uji coba**",
        "One chapter.",
        "Sources: A book",
        "Version of 1 December 2026.",
        "Something wrong? Tell us, with the code on the back of the card: "
        "[https://example.org/a](https://example.org/a)",
    ]


def test_what_is_not_known_is_not_said(make: Make) -> None:
    deck, _ = make(FACT)
    assert lines(deck, version=0) == ["**Uji coba**"]
    assert lines(deck) == ["**Uji coba**", "Versi 1 Desember 2026."]


def test_a_deck_of_more_than_a_day_says_what_to_do_with_so_many_days_left(make: Make) -> None:
    many = "".join(f"  a{n}: {{question: Berapa {n} kali {n}?, answer: '{n * n}'}}\n" for n in range(1, 44))
    deck, _ = make(f"questions:\n{many}")
    assert told(deck, "**Menjelang ujian**") == (
        ", kartu baru sehari: 3 bila sisa 30 hari (3 menit), 5 bila sisa 14 hari (5 menit), 11 bila sisa 7 hari "
        "(10 menit), 22 bila sisa 3 hari (22 menit). 3 hari terakhir tanpa kartu baru: ulangi semua sekali lagi dalam "
        "dek yang difilter, cari "
        "`tag:hafal::uji-coba-7k3qm9 -is:new`, batasi hingga 999."
    )
    ours = load([OURS])[0].deck
    assert ours
    assert f"Waktunya kurang? Cari `{ours.search} (card:standard* or card:deep*)`, lalu tangguhkan." in description(
        ours
    )


def test_the_version_is_the_day_in_utc(make: Make) -> None:
    deck, _ = make(FACT)
    assert lines(deck, DECEMBER - 1)[-1] == "Versi 30 November 2026."


def test_the_sources_of_most_notes_come_first_and_the_rest_is_counted(make: Make) -> None:
    deck, _ = make(sourced("satu", "dua", "dua", "tiga", "empat", "lima", "lima", "lima", "enam"))
    assert told(deck, "Sumber: ") == "lima; dua; satu; tiga; dan 2 lagi, di belakang kartunya"
    deck, _ = make(sourced("a", "b", "c", "d"), language="en")
    assert told(deck, "Sources: ") == "a; b; c; d"
    deck, _ = make(sourced("a", "b", "c", "d", "e"), language="en")
    assert told(deck, "Sources: ") == "a; b; c; d; and 1 more, on the backs of the cards"


def test_an_item_counts_its_own_source_or_its_facts(make: Make) -> None:
    deck, _ = make(
        "source: umum\nlists:\n  a:\n    title: t\n    items: {v: {item: v, source: khusus}, w: w, x: x, y: y, z: z}\n"
    )
    assert told(deck, "Sumber: ") == "umum; khusus"


def test_long_sources_are_shortened_and_markup_means_nothing_in_them(make: Make) -> None:
    deck, _ = make(sourced("x" * 60, "y" * 61, "**tebal** [a](b) <i> a_b `c`"))
    shown = told(deck, "Sumber: ").split("; ")
    assert shown == ["x" * 60, "y" * 59 + "…", r"tebal \[a\](b) \<i\> a\_b c"]


def test_sources_that_are_alike_once_shortened_count_as_one(make: Make) -> None:
    deck, _ = make(sourced("x" * 70, "x" * 80))
    assert told(deck, "Sumber: ") == "x" * 59 + "…"


def test_a_title_is_text(make: Make) -> None:
    deck, _ = make(FACT, title="'A*B_C [d] <e> `f` \\g'")
    assert lines(deck)[0] == r"**A\*B\_C \[d\] \<e\> \`f\` \\g**"


def test_withdrawn_cards_are_counted_and_can_be_found(project: Project, run: Run, anki: OpenAnki) -> None:
    author = Author(project, run)
    with anki() as opened:
        opened.import_package(author.publishes())
        author.edits("mesir: {question: Apa ibu kota Mesir?, answer: Kairo}", "peru: {question: b?, answer: c}")
        author.edits('clozes:\n  air: {text: "Air terdiri atas {{c1::hidrogen}} dan {{c2::oksigen}}."}\n', "")
        author.sets("withdrawn: {mesir: x, air: x}")
        opened.import_package(author.publishes())
        said = opened.collection.decks.by_name("Uji Coba")["desc"]
        (count, search) = re.search(r"(\d+) kartu ditarik: cari `([^`]+)`, lalu tangguhkan\.", said).groups()
        assert int(count) == len(opened.collection.find_cards(search)) == 3


def test_in_english_withdrawn_cards_are_counted_too(make: Make) -> None:
    deck, _ = make(sourced("a", "b"), language="en")
    made = release(deck, release(deck, UNRELEASED, DECEMBER).lock, DECEMBER)
    assert "withdrawn" not in description(made.deck)
    one = replace(deck, notes=deck.notes[1:])
    assert "1 withdrawn: search for `tag:hafal::withdrawn" in description(release(one, made.lock, DECEMBER).deck)


@pytest.mark.parametrize(
    ("text", "link", "about"),
    [
        ("guru@sekolah.sch.id", "mailto:guru@sekolah.sch.id", "mailto:guru@sekolah.sch.id?subject=hafal%20k/a"),
        ("a.b+c@d-e.co.id", "mailto:a.b+c@d-e.co.id", "mailto:a.b+c@d-e.co.id?subject=hafal%20k/a"),
        ("https://forms.gle/aBc", "https://forms.gle/aBc", "https://forms.gle/aBc"),
        ("http://a.id:8080/x?y=1&z=2#f", "http://a.id:8080/x?y=1&z=2#f", "http://a.id:8080/x?y=1&z=2#f"),
        ("https://wa.me/6281234567", "https://wa.me/6281234567", "https://wa.me/6281234567?text=k/a"),
        ("https://wa.me/628?text=x", "https://wa.me/628?text=x", "https://wa.me/628?text=x"),
        ("+62 812-3456 (78)9", "tel:+628123456789", "tel:+628123456789"),
        ("tel:+628123456789", "tel:+628123456789", "tel:+628123456789"),
    ],
)
def test_where_to_tell_of_a_mistake_becomes_a_link(text: str, link: str, about: str) -> None:
    report = Report.from_text(text, None)
    assert (report, report.link, report.about("k/a")) == (text, link, about)


@pytest.mark.parametrize(
    "text",
    [
        *("guru", "guru@", "guru@sekolah", "@a.id", "a@b.id, c@d.id", "a@b.id?cc=x@y.id"),
        *("javascript://a.id/?x=alert(1)", "file://a.id"),
        *("javascript:alert(1)", "ftp://a.id", "https://", "https:// a.id", 'https://a.id/"onclick="x', "https://a.id/<b>"),
        *("https://a.id/{{Key}}", "www.a.id", "08123456789", "+62", "+62 x", "tel:0812345", "guru@sekolah.id\nx@y.id"),
    ],
)  # fmt: skip
def test_what_no_phone_can_follow_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        Report.from_text(text, None)
    assert refused.value.code == "E107"
    assert "e-mail address" in str(refused.value.words["expected"])


def test_a_refused_address_is_told_at_its_place(project: Project, run: Run) -> None:
    author = Author(project, run)
    author.sets("report: 0812 3456 789")
    status, said = author.builds()
    assert status == 1
    assert 'hafal.yaml:7:9: "0812 3456 789" is not an e-mail address, a web address (https://...) or a phone' in said


@pytest.mark.parametrize(
    ("report", "href"),
    [
        ("guru@sekolah.sch.id", "mailto:guru@sekolah.sch.id?subject=hafal%20{key}"),
        ("https://a.id/?x=1&y=2", "https://a.id/?x=1&amp;y=2"),
        ("https://wa.me/6281234567", "https://wa.me/6281234567?text={key}"),
        ("+62 812 3456 789", "tel:+628123456789"),
        ("https://a.id/REPORT", "https://a.id/REPORT"),
        ("https://a.id/LINK-SLOT-BELOW-HINT", "https://a.id/LINK-SLOT-BELOW-HINT"),
    ],
)
def test_every_back_has_the_link_and_the_notes_key(
    project: Project, run: Run, anki: OpenAnki, report: str, href: str
) -> None:
    author = Author(project, run)
    author.sets(f'report: "{report}"')
    keys = {guid(key): key for key in ("mesir", "jepang", "ghana", "kaa", "planet", "air", "planet/venus")}
    with anki() as opened:
        opened.import_package(author.publishes())
        shown = list(opened.render())
        assert not list(opened.broken_templates())
    assert len({card.guid for card in shown} & keys.keys()) == len(keys)
    text = report.replace("&", "&amp;")
    for card in shown:
        assert "report" not in card.question
        assert card.answer.count('class="report"') == 1
        if key := keys.get(card.guid):
            assert f'<a href="{href.format(key=key)}">{text}</a> <span class="key">{key}</span>' in card.answer


def test_without_an_address_no_back_has_a_link(project: Project, run: Run, anki: OpenAnki) -> None:
    with anki() as opened:
        opened.import_package(Author(project, run).publishes())
        assert not [card for card in opened.render() if "report" in card.answer]


@pytest.mark.parametrize("address", ["https://a.id/x_(y)", "https://a.id/x)y", "https://a.id/(x"])
def test_a_web_address_with_brackets_stays_one_link(make: Make, address: str) -> None:
    from markdown_it import MarkdownIt

    deck, _ = make(FACT, report=f'"{address}"')
    rendered = MarkdownIt().render(description(deck))
    assert re.findall(r'<a href="([^"]*)">', rendered)[0].replace("%29", ")").replace("%28", "(") == address


def test_our_own_deck_is_described_in_a_few_lines() -> None:
    (loaded,) = load([OURS])
    assert loaded.deck, loaded.problems
    said = description(release(loaded.deck, loaded.lock, DECEMBER).deck)
    assert len(said) <= SHORT
    for part in ("**Kerja Sama Bilateral**", "bukan satu bab penuh", "Sumber: ", "Versi "):
        assert part in said
    assert "\n\n\n" not in said
    assert said == said.strip()
