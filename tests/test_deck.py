"""Facts become notes with their fields, tags and positions."""

from collections.abc import Callable
from itertools import pairwise, permutations

import pytest
from conftest import HEAD, Project

from generator.deck import Deck, Note
from generator.identity import media_name
from generator.kinds.kind import SLOTS
from generator.markup import bare
from generator.project import load

Make = Callable[..., Deck]


@pytest.fixture
def make(project: Project) -> Make:
    """The deck of some files."""

    def made(files: dict[str, str | bytes], depth: str = "deep") -> Deck:
        (loaded,) = load([project({"hafal.yaml": HEAD.replace("depth: deep", f"depth: {depth}"), **files})])
        assert loaded.deck, loaded.problems
        return loaded.deck

    return made


def note(deck: Deck, key: str) -> Note:
    return next(note for note in deck.notes if note.draft.key == key)


def learned(deck: Deck) -> list[str]:
    """Keys and slots in the order in which the cards are learned."""
    cards = [
        (due, f"{note.draft.key} {SLOTS[ordinal]}")
        for note in deck.notes
        for ordinal, due in zip(note.ordinals, note.due, strict=True)
    ]
    return [name for _, name in sorted(cards)]


def distance(deck: Deck, one: str, other: str) -> int:
    return abs((note(deck, one).due[0] - note(deck, other).due[0]) // 100)


def questions(*names: str, more: str = "", reverse: bool = False) -> str:
    back = ", reverse: {question: 'balik NAME?', answer: NAME}" if reverse else ""
    return "questions:\n" + "".join(
        f"  {name}: {{question: 'apa {name}?', answer: {name}{back.replace('NAME', name)}{more}}}\n" for name in names
    )


def test_lessons_come_by_number_and_files_without_one_last_by_name(make: Make) -> None:
    deck = make(
        {
            "a.yaml": questions("tanpa-a"),
            "b.yaml": questions("tanpa-b"),
            "y.yaml": "lesson: 10\n" + questions("sepuluh"),
            "z.yaml": "lesson: 2.5\n" + questions("dua"),
        }
    )
    assert [name.split()[0] for name in learned(deck)] == ["dua", "sepuluh", "tanpa-a", "tanpa-b"]


def test_a_lesson_is_learned_whole_its_core_first(make: Make) -> None:
    first = "lesson: 1\n" + questions(*(f"a{n}" for n in range(25)), reverse=True)
    deck = make({"a.yaml": first, "b.yaml": "lesson: 2\n" + questions("akhir")})
    order = learned(deck)
    assert order[:25] == [f"a{n} core 1" for n in range(25)]
    assert order[-1] == "akhir core 1"


def test_within_a_lesson_facts_come_in_the_order_of_their_file(make: Make) -> None:
    deck = make({"a.yaml": questions("z", "y") + "lists:\n  x: {title: t, items: [p, q]}\n"})
    assert learned(deck) == ["z core 1", "y core 1", "x core 1"]


def test_what_an_item_needs_comes_before_the_item(make: Make) -> None:
    deck = make(
        {
            "a.yaml": "motives:\n  m:\n    called: alasan\n    subject: uji\n    items:\n"
            "      p: {motive: satu, why: sebab, needs: [q]}\n      r: {motive: dua, why: akibat}\n" + questions("q")
        }
    )
    order = learned(deck)
    assert order.index("q core 1") < order.index("m/p core 1") < order.index("m core 1")


def test_items_come_before_their_list_and_the_missing_one_after_it(make: Make) -> None:
    deck = make({"a.yaml": "lists:\n  x: {title: t, items: [a, b, c, d, e]}\n"})
    assert learned(deck)[0] == "x core 1"


FILLER = questions(*(f"f{n}" for n in range(60)))


@pytest.mark.parametrize("whose", ["a0", "a2"])
def test_what_authors_call_confusing_is_kept_days_apart(make: Make, whose: str) -> None:
    """One card of a pair a day: a pair with two cards each spreads over more than two days."""
    source = questions("a0", "a2", reverse=True)
    other = {"a0": "a2", "a2": "a0"}[whose]
    source = source.replace(f"answer: {whose}, ", f"answer: {whose}, confuse_with: [{other}], ", 1)
    order = learned(make({"a.yaml": source + FILLER.removeprefix("questions:\n")}))
    places = sorted(order.index(name) for name in order if name.startswith(("a0 ", "a2 ")))
    assert [later - earlier >= 20 for earlier, later in pairwise(places[:3])] == [True] * 2


@pytest.mark.parametrize(
    ("dates", "apart"),
    [
        (("1949-01-02", "1949-03-04", "1949-05-06"), True),
        (("1949-12-28", "1950-12-28", "1951-12-28"), True),
        (("1949-12-28", "1950-12-29", "1951-12-30"), False),
        (("1949", "1949", "1949"), True),
    ],
)
def test_dates_that_look_alike_are_kept_days_apart(make: Make, dates: tuple[str, ...], apart: bool) -> None:
    source = "first_relations:\n" + "".join(
        f"  r{n}: {{country: {code}, event: treaty, date: {date}}}\n"
        for n, (date, code) in enumerate(zip(dates, ("EG", "JP", "US"), strict=True))
    )
    deck = make({"a.yaml": source + FILLER}, depth="core")
    assert (distance(deck, "r0", "r2") >= 20) == apart


def test_equal_figures_are_kept_days_apart(make: Make) -> None:
    figures = "".join(f"  g{n}: {{subject: benda {'xyz'[n]}, value: 7, as_of: 2024}}\n" for n in range(3))
    deck = make({"a.yaml": "figures:\n" + figures + FILLER})
    assert distance(deck, "g0", "g2") >= 20


def test_terms_that_share_a_rare_root_are_kept_days_apart(make: Make) -> None:
    terms = ("kedaulatan rakyat", "daulat hukum", "berdaulat penuh")
    source = "definitions:\n" + "".join(
        f"  d{n}: {{term: {term}, definition: uraian {'merah putih biru'.split()[n]} yang cukup panjang sekali}}\n"
        for n, term in enumerate(terms)
    )
    deck = make({"a.yaml": source + FILLER}, depth="core")
    assert distance(deck, "d0", "d2") >= 20


ITEM = """\
topic: T
source: S
tags: [x]
motives:
  m:
    called: alasan
    subject: uji
    ordered: true
    items:
      p:
        motive: satu
        why: sebab
        topic: topik p
        source: sumber p
        tags: [p]
        extra: tambahan p
        hint: petunjuk p
        skip: [explain]
        contrast: {with: q, text: bukan ini}
      r: {motive: dua, why: akibat}
questions:
  q: {question: apa q?, answer: q}
"""


def test_an_item_has_keys_of_its_own(make: Make) -> None:
    deck = make({"a.yaml": ITEM})
    fields, other = note(deck, "m/p").fields, note(deck, "m/r").fields
    own = ["topik p", "sumber p", "tambahan p", "petunjuk p"]
    assert [fields[name] for name in ("Topic", "Source", "Extra", "Hint")] == own
    assert [other.get(name, "") for name in ("Topic", "Source", "Extra", "Hint")] == ["T", "S", "", ""]
    assert note(deck, "m/p").tags == ("hafal::uji-coba-7k3qm9", "p", "x")
    assert [card.name for card in note(deck, "m/p").draft.cards] == ["recognise", "missing"]
    assert "Jangan tertukar dengan apa q? Bukan ini." in bare(fields["core 1 back"])
    assert "Jangan tertukar" not in other["core 1 back"]


def test_ordered_motives_are_asked_by_what_precedes_them(make: Make) -> None:
    deck = make({"a.yaml": ITEM})
    assert bare(note(deck, "m/r").fields["standard 2 front"]) == "Alasan uji Setelah satu, mana berikutnya?"
    assert '<ol class="ordered">' in note(deck, "m").fields["core 1 back"]


def test_keys_that_belong_to_a_missing_first_core_card_are_told(project: Project) -> None:
    project(
        {
            "a.yaml": "questions:\n"
            "  q: {question: a?, answer: b, reverse: {question: b?, answer: a}, hint: h, skip: [answer]}\n"
        }
    )
    from pathlib import Path

    (loaded,) = load([Path("cards_src/uji")])
    assert [(problem.code, problem.place and problem.place.line) for problem in loaded.problems] == [("W204", 2)]


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        ("lists:\n  a:\n    title: t\n    items: [x, y]\n    typed: true\n", "W205", 5),
        ("lists:\n  a:\n    title: t\n    items:\n      x: {item: x, hint: h}\n      y: y\n", "W206", 5),
        ("lists:\n  a:\n    title: t\n    items:\n      x: {item: x, extra: h}\n      y: y\n", "W206", 5),
    ],
)
def test_a_key_that_no_card_shows_is_told(project: Project, source: str, code: str, line: int) -> None:
    (loaded,) = load([project({"a.yaml": source})])
    assert [(found.code, found.place and found.place.line) for found in loaded.problems] == [(code, line)]


def test_a_clozes_picture_and_contrast_stand_where_they_belong(project: Project) -> None:
    source = (
        "clozes:\n  a: {text: 'x {{c1::y}}', image: {file: a.png, alt: b, on: front}, contrast: {with: c, text: d}}\n"
        "  c: {text: 'z {{c1::y}}', image: {file: a.png, alt: b}}\n"
    )
    (loaded,) = load([project({"a.yaml": source, "media/a.png": b"x"})])
    assert loaded.deck
    front, back = note(loaded.deck, "a").fields, note(loaded.deck, "c").fields
    assert "<img" in front["Text"]
    assert "<img" not in front["Back"]
    assert "Jangan tertukar dengan z y d." in bare(front["Back"])
    assert "<img" not in back["Text"]
    assert "<img" in back["Back"]


def test_groups_come_before_what_is_in_them(make: Make) -> None:
    for section in ("lists:\n  a:\n    title: t\n", "motives:\n  a:\n    called: sebab\n    subject: t\n"):
        deck = make({"a.yaml": section + "    items: [{title: p, items: [b, c]}, {title: q, items: [d, e]}]\n"})
        assert learned(deck)[:3] == ["a core 1", "a/p core 2", "a/q core 2"]


def test_a_motives_cards_are_labelled_by_what_it_is_called(make: Make) -> None:
    deck = make({"a.yaml": "motives:\n  a: {called: fungsi, subject: darah, items: [{motive: x, why: y}]}\n"})
    assert {found.fields["Label"] for found in deck.notes} == {"Fungsi"}


def test_a_days_events_belong_to_the_smallest_id_whatever_their_order(make: Make) -> None:
    facts = ["  a: {country: EG, event: treaty, date: 1947-06-10}\n"]
    facts += ["  b: {country: EG, event: relations_established, date: 1947-06-10, disputed: [{date: 1946, by: X}]}\n"]
    for order in (facts, facts[::-1]):
        deck = make({"a.yaml": "first_relations:\n" + "".join(order)})
        holders = [note.draft.key for note in deck.notes if "deep 1 front" in note.fields]
        assert holders == ["a"]
        assert "1946 (X)" in bare(note(deck, "a").fields["deep 1 back"])
    skipping = [facts[0].replace("}\n", ", skip: [event]}\n"), facts[1]]
    deck = make({"a.yaml": "first_relations:\n" + "".join(skipping)})
    assert [note.draft.key for note in deck.notes if "deep 1 front" in note.fields] == ["b"]


def test_aliases_and_terms_that_contrast_from_either_side_decide_what_is_hidden(make: Make) -> None:
    deck = make(
        {
            "a.yaml": "definitions:\n"
            "  a: {term: asam amino, aliases: [AA], definition: AA ialah asam penyusun protein dalam sel hidup}\n"
            "  b:\n    term: asam nukleat\n    definition: asam pembawa pesan turunan dalam inti sel\n"
            "    contrast: {with: a, text: x}\n"
        }
    )
    assert bare(note(deck, "a").fields["core 1 front"]).startswith("_____ ialah asam penyusun")
    assert bare(note(deck, "b").fields["core 1 front"]).startswith("Asam pembawa")


def test_an_example_that_is_only_the_term_is_withheld(make: Make) -> None:
    deck = make(
        {"a.yaml": "definitions:\n  a: {term: hak, definition: sesuatu yang boleh dituntut orang, examples: [hak]}\n"}
    )
    assert [card.name for card in note(deck, "a").draft.cards] == ["term", "meaning"]


def test_the_same_input_in_any_order_gives_the_same_titles_and_guids(make: Make) -> None:
    deck = make({"a.yaml": "questions:\n  a: {question: '**x**?', answer: y}\n  b: {question: 'x?', answer: y}\n"})
    assert {note.fields["Title"] for note in deck.notes} == {"x? (a)", "x? (b)"}


def test_tags_in_another_order_are_the_same_tags(make: Make) -> None:
    one = make({"a.yaml": "tags: [b, a]\n" + questions("q", more=", tags: [d, c, a]")})
    other = make({"a.yaml": "tags: [a, b]\n" + questions("q", more=", tags: [a, c, d]")})
    assert note(one, "q").tags == note(other, "q").tags == ("hafal::uji-coba-7k3qm9", "a", "b", "c", "d")


def test_dated_facts_in_other_files_leave_their_timeline_and_their_comparisons_as_they_were(make: Make) -> None:
    lines = [
        f"  e{number}: {{event: E{number}, date: 195{number}, timeline: Asia, topic: T{number % 3}, source: S{number},"
        f" tags: [x, t{9 - number}], confuse_with: [e{(number + 1) % 4}]}}\n"
        for number in range(4)
    ]

    def notes(one: str, two: str, three: str, four: str) -> dict[str, object]:
        files = {"a.yaml": one, "b.yaml": two + three, "c.yaml": four}
        deck = make({path: f"events:\n{text}" for path, text in files.items()})
        return {found.key: (found.guid, found.fields, found.tags, found.ordinals) for found in deck.notes}

    before = notes(*lines)
    assert {"timeline:asia", "comparison:e0+e1"} <= before.keys()
    assert [names for names in permutations(lines) if notes(*names) != before] == []


def test_a_picture_for_a_front_that_no_card_has_is_not_packed(project: Project) -> None:
    source = "lists:\n  a:\n    title: warna\n    items:\n"
    source += "      b: {item: merah, image: {file: front.png, alt: b, on: front}}\n"
    source += "      c: {item: putih, image: {file: back.png, alt: b}}\n      d: biru\n      e: ungu\n      f: hijau\n"
    (loaded,) = load([project({"a.yaml": source, "media/front.png": b"x", "media/back.png": b"y"})])
    assert loaded.deck
    assert loaded.deck.media == tuple(loaded.media) == (media_name(b"y", ".png"),)
