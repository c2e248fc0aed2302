"""Dates of any kind of fact: asked as far as they are known, compared where authors say so, lined up by country."""

import pytest
from conftest import Make, Project, Run
from reading import back, front, names, note, reasons

from generator.markup import bare
from generator.order import PER_DAY


def event(key: str, keys: str) -> str:
    return f"  {key}: {{{keys}}}\n"


EVENTS = "events:\n"


def test_an_event_is_asked_by_its_name_and_place(make: Make) -> None:
    deck, _ = make(EVENTS + event("a", "event: kelahiran Kakek, place: Solo, date: 1938-05-12, ask: month, weight: 2"))
    assert names(deck, "a") == ["date", "exact", "event"]
    assert front(deck, "a", "date") == "Kelahiran Kakek di Solo Bulan dan tahun berapa?"
    assert back(deck, "a", "date") == "Mei 1938 12 Mei 1938"
    assert front(deck, "a", "exact") == "Kelahiran Kakek di Solo Kapan? (tanggal lengkap)"
    assert front(deck, "a", "event") == "Peristiwa apa yang terjadi di Solo pada 12 Mei 1938?"
    assert back(deck, "a", "event") == "Kelahiran Kakek di Solo"


@pytest.mark.parametrize(
    ("language", "place", "told"),
    [
        ("id", "Bandung", "X di Bandung"),
        ("id", "dekat Waterloo", "X dekat Waterloo"),
        ("id", "Dekatan", "X di Dekatan"),
        ("id", "Di Solo", "X di Solo"),
        ("id", "naik kapal Langkoeas", "X naik kapal Langkoeas"),
        ("en", "abroad", "X abroad"),
        ("en", "In Leeds", "X in Leeds"),
        ("en", "Mainz", "X in Mainz"),
        ("en", "at sea", "X at sea"),
        ("en", "Aton", "X in Aton"),
    ],
)
def test_a_place_takes_a_preposition_unless_it_brings_one(make: Make, language: str, place: str, told: str) -> None:
    deck, _ = make(EVENTS + event("a", f"event: X, place: {place}, date: 1900-01-01"), language=language)
    assert back(deck, "a", "event") == told


def test_a_question_about_a_day_asks_for_all_that_it_cannot_tell_apart(make: Make) -> None:
    day = "date: 1945-08-17"
    apart, _ = make(EVENTS + event("a", f"event: X, place: P, {day}") + event("b", f"event: Y, place: Q, {day}"))
    assert front(apart, "a", "event") == "Peristiwa apa yang terjadi di P pada 17 Agustus 1945?"
    assert "event" in names(apart, "b")
    together, _ = make(EVENTS + event("a", f"event: X, place: P, {day}") + event("b", f"event: Y, {day}"))
    assert front(together, "a", "event") == "Apa saja dua peristiwa yang terjadi pada 17 Agustus 1945?"
    assert back(together, "a", "event") == "X di P Y"
    assert "event" not in names(together, "b")


def test_a_question_finer_than_its_date_is_refused(project: Project, run: Run) -> None:
    project({"a.yaml": EVENTS + event("a", "event: X, date: 1945, ask: day")})
    assert '"ask: day" goes beyond what is known, the year [E208]' in run("check").out


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("1949", "1950", True),
        ("1949", "1949-12-28", False),
        ("1949-12", "1949-12-28", False),
        ("1949-11", "1949-12-28", True),
        ("1949-12-27", "1949-12-28", True),
        ("1949", "1949", False),
    ],
)
def test_dates_are_told_apart_at_the_coarser_of_their_precisions(make: Make, one: str, other: str, apart: bool) -> None:
    deck, _ = make(
        EVENTS + event("a", f"event: A, date: {one}, confuse_with: [b]") + event("b", f"event: B, date: {other}")
    )
    assert any(found.draft.owner for found in deck.notes) == apart


PAIR = EVENTS + event("b", "event: B, date: 1950, source: s") + event("a", "event: A, date: 1949-12, source: t, {more}")


@pytest.mark.parametrize("more", ["confuse_with: [b]", "contrast: {with: b, text: c}"])
def test_a_pair_that_its_author_names_is_compared(make: Make, more: str) -> None:
    deck, _ = make(PAIR.replace("{more}", more))
    made = note(deck, "comparison:a+b")
    assert made.draft.title == "Mana yang lebih dahulu: A | B"
    assert front(deck, "comparison:a+b", "comparison").startswith("Mana yang lebih dahulu? ")
    assert "19" not in front(deck, "comparison:a+b", "comparison")
    assert back(deck, "comparison:a+b", "comparison") == "A Desember 1949 B 1950"
    assert made.fields["Source"] == "t; s"
    assert "contrast" not in made.fields["deep 1 back"]


@pytest.mark.parametrize(
    "more",
    [
        *("hint: x", "confuse_with: [b], skip: [comparison]"),
    ],
)
def test_a_pair_that_nobody_names_or_that_is_skipped_is_not_compared(make: Make, more: str) -> None:
    deck, _ = make(PAIR.replace("{more}", more))
    assert all(not found.draft.owner for found in deck.notes)


def test_a_date_is_not_compared_with_a_term(make: Make) -> None:
    deck, _ = make(
        EVENTS
        + event("a", "event: A, date: 1949, confuse_with: [t]")
        + "definitions:\n  t: {term: suatu istilah, definition: kata yang dipakai dalam suatu bidang ilmu tertentu}\n"
    )
    assert all(not found.draft.owner for found in deck.notes)


def test_a_pair_whose_order_is_not_known_is_not_compared(make: Make) -> None:
    deck, _ = make(PAIR.replace("1949-12", "1950-12").replace("{more}", "confuse_with: [b]"))
    assert all(not found.draft.owner for found in deck.notes)


@pytest.mark.parametrize(
    ("disputed", "compared"), [("1953", False), ("1950", False), ("1940", True), ("1949-11", True)]
)
def test_a_pair_whose_order_a_dispute_reverses_is_not_compared(make: Make, disputed: str, compared: bool) -> None:
    deck, _ = make(PAIR.replace("{more}", f"confuse_with: [b], disputed: [{{date: {disputed}, by: Nenek}}]"))
    assert any(found.draft.owner for found in deck.notes) == compared


def test_a_recognition_by_either_side_is_told_apart(make: Make) -> None:
    text = "first_relations:\n  a: {country: PS, event: recognition, by: ID, date: 1988, confuse_with: [b]}\n"
    deck, _ = make(text + "  b: {country: PS, event: recognition, date: 1950}\n")
    assert front(deck, "comparison:a+b", "comparison").startswith("Palestina Mana yang lebih dahulu? ")
    assert back(deck, "comparison:a+b", "comparison") == (
        "Pengakuan terhadap Indonesia 1950 Pengakuan terhadap Palestina oleh Indonesia 1988"
    )


STEPS = "first_relations:\n  a: {country: CN, date: 1950}\n  b: {country: CN, event: suspended, date: 1967"
RESTORED = "}\n  c: {country: CN, event: restored, date: 1990}\n"


def test_what_logic_alone_puts_in_order_is_not_asked(make: Make) -> None:
    deck, warnings = make(STEPS + ", confuse_with: [a, c]" + RESTORED)
    assert all(not found.draft.owner for found in deck.notes)
    assert warnings == []
    more, _ = make(STEPS + RESTORED + "  d: {country: CN, event: treaty, date: 1955}\n")
    assert note(more, "timeline:CN").draft.title == "Tiongkok: urutan peristiwa"


def test_a_step_that_happened_twice_stands_on_no_timeline(make: Make) -> None:
    text = STEPS + RESTORED + "  d: {country: CN, event: treaty, date: 1955}\n"
    deck, _ = make(text + "  e: {country: CN, event: suspended, date: 1995}\n", lint="{ignore: [C201]}")
    assert "Pembekuan" not in back(deck, "timeline:CN", "timeline")


def test_an_author_is_told_of_a_timeline_that_is_not_made(make: Make) -> None:
    _, warnings = make(history("1801", "1802"))
    assert reasons(warnings) == {
        "timeline": 'no card "timeline": the order is known of 2 facts of Prancis, and 3 are needed'
    }
    _, foregone = make(STEPS + ", timeline: Cina" + RESTORED)
    assert reasons(foregone) == {"timeline": 'no card "timeline": of Tiongkok, logic alone tells the order'}
    _, of_country = make(STEPS + ", timeline: Perang Dingin" + RESTORED)
    assert [problem.message for problem in of_country if "Tiongkok" in problem.message] == []
    _, shallow = make(history("1801", "1802"), depth="standard")
    assert shallow == []


def test_a_year_that_others_deny_is_not_called_certain(make: Make) -> None:
    deck, _ = make(EVENTS + event("a", "event: A, date: 1959, disputed: [{date: 1961, by: Nenek}]"))
    assert back(deck, "a", "date") == "1959 Menurut sumber lain 1961 (Nenek)"


def test_a_timeline_that_is_spelled_in_two_ways_has_one_name_wherever_its_facts_stand(make: Make) -> None:
    lines = history("1801", "1802", "1803").replace("Prancis", "keluarga Slamet").splitlines(keepends=True)
    lines[2] = lines[2].replace("keluarga", "Keluarga")
    one, _ = make("".join(lines))
    other, _ = make("".join([lines[0], lines[2], lines[1], lines[3]]))
    assert note(one, "timeline:keluarga-slamet").fields == note(other, "timeline:keluarga-slamet").fields


def test_what_all_share_is_said_once(make: Make) -> None:
    text = "first_relations:\n" + "".join(
        f"  {code.lower()}: {{country: {code}, date: {date}, timeline: Guinea-Guinea}}\n"
        for code, date in {"GN": "1960, confuse_with: [gw]", "GW": "1996", "GQ": "2016"}.items()
    )
    deck, _ = make(text)
    pair = front(deck, "comparison:gn+gw", "comparison")
    assert pair.startswith("Pembukaan hubungan diplomatik Mana yang lebih dahulu? Guinea")
    three = front(deck, "timeline:guinea-guinea", "timeline")
    assert three.startswith("Guinea-Guinea Pembukaan hubungan diplomatik. Urutkan dari yang paling awal. Guinea")
    assert back(deck, "timeline:guinea-guinea", "timeline") == "Guinea 1960 Guinea-Bissau 1996 Guinea Ekuatorial 2016"
    mixed, _ = make(text + "events:\n  a: {event: pemilu, date: 1955, timeline: Guinea-Guinea}\n")
    assert back(mixed, "timeline:guinea-guinea", "timeline").startswith(
        "Pemilu 1955 Guinea: pembukaan hubungan diplomatik 1960"
    )


def test_two_kinds_are_compared_and_shallower_decks_compare_nothing(make: Make) -> None:
    text = EVENTS + event("a", "event: A, date: 1955, confuse_with: [r]")
    text += "first_relations:\n  r: {country: EG, event: treaty, date: 1947-06-10}\n"
    deck, _ = make(text)
    assert back(deck, "comparison:a+r", "comparison") == "Mesir: perjanjian 10 Juni 1947 A 1955"
    shallow, _ = make(text, depth="standard")
    assert all(not found.draft.owner for found in shallow.notes)


def test_neither_sides_own_help_stands_on_a_comparison(make: Make) -> None:
    deck, _ = make(PAIR.replace("{more}", "confuse_with: [b], hint: h, extra: e, tags: [t]"))
    fields = note(deck, "comparison:a+b").fields
    assert not {"Hint", "Extra", "Typed"} & fields.keys()


def test_a_comparison_comes_a_day_after_both_of_its_dates(make: Make) -> None:
    filler = "".join(event(f"z{number}", f"event: Z{number}, date: 18{number:02}") for number in range(60))
    deck, _ = make(PAIR.replace("{more}", "confuse_with: [b]") + filler)
    learned = [key for _, key in sorted((due, found.draft.key) for found in deck.notes for due in found.due)]
    last = max(at for at, key in enumerate(learned) if key in ("a", "b"))
    assert learned.index("comparison:a+b") >= last + PER_DAY


def history(*dates: str) -> str:
    return EVENTS + "".join(
        event(f"e{number}", f"event: E{number}, timeline: Prancis, date: {date}") for number, date in enumerate(dates)
    )


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["1799", "1789-07-14", "1815-06-18"], "E1 14 Juli 1789 E0 1799 E2 18 Juni 1815"),
        (["1789", "1799", "1789-07-14"], None),
        (["1789", "1799"], None),
        (["1801", "1802", "1803", "1804", "1805", "1806"], "E0 1801 E1 1802 E2 1803 E3 1804 E4 1805"),
    ],
)
def test_three_to_five_events_of_a_country_make_a_timeline(make: Make, dates: list[str], order: str | None) -> None:
    deck, _ = make(history(*dates))
    assert [bare(card.back) for found in deck.notes if found.draft.owner for card in found.draft.cards] == (
        [order] if order else []
    )


def test_what_matters_most_stands_on_the_timeline_and_what_is_skipped_does_not(make: Make) -> None:
    text = history("1801", "1802", "1803", "1804", "1805", "1806")
    heavy, _ = make(text.replace("date: 1806", "date: 1806, weight: 3"))
    assert back(heavy, "timeline:FR", "timeline") == "E0 1801 E1 1802 E2 1803 E3 1804 E5 1806"
    skipped, _ = make(text.replace("date: 1801", "date: 1801, skip: [timeline]"))
    assert back(skipped, "timeline:FR", "timeline").startswith("E1 1802")


def test_no_timeline_shows_its_events_in_order(make: Make) -> None:
    for first in range(20):
        deck, _ = make(history(*(str(1800 + first + number) for number in range(3))).replace("  e", f"  e{first}x"))
        shown = front(deck, "timeline:FR", "timeline")
        assert shown.startswith("Prancis Urutkan dari yang paling awal. ")
        assert not shown.endswith("E0 E1 E2")


def test_relations_and_events_of_a_country_share_its_timeline_whose_identity_is_the_country(make: Make) -> None:
    text = (
        "first_relations:\n  r: {country: EG, event: treaty, date: 1947-06-10}\n"
        "  q: {country: Mesir, event: recognition, of: independence, date: 1946}\n"
        "events:\n  a: {event: revolusi Mesir, timeline: Mesir, date: 1952-07-23}\n"
    )
    deck, _ = make(text)
    assert back(deck, "timeline:EG", "timeline").endswith("Revolusi Mesir 23 Juli 1952")
    more, _ = make(text + "  b: {event: krisis Suez, timeline: Mesir, date: 1956}\n")
    assert note(deck, "timeline:EG").guid == note(more, "timeline:EG").guid


def test_facts_whose_ids_are_the_names_of_derived_kinds_are_facts_like_others(make: Make) -> None:
    text = history("1801-01-01", "1802", "1803").replace("e0:", "timeline:").replace("e1:", "comparison:")
    deck, _ = make(
        text.replace("date: 1803", "date: 1803, needs: [timeline, comparison]").replace("E0,", "E0, skip: [date],")
    )
    keys = [found.draft.key for found in deck.notes]
    assert {"timeline", "comparison", "timeline:FR"} <= set(keys)
    assert len(set(keys)) == len({found.guid for found in deck.notes}) == len(keys)


def test_no_item_shares_an_identity_with_a_derived_note(make: Make) -> None:
    text = history("1801", "1802", "1803").replace("Prancis", "keluarga")
    deck, _ = make(text + "lists:\n  timeline: {title: t, ordered: true, items: {keluarga: a, b: b}}\n")
    keys = {found.draft.key: found.guid for found in deck.notes}
    assert {"timeline/keluarga", "timeline:keluarga"} <= keys.keys()
    assert len(set(keys.values())) == len(deck.notes)


def test_a_timeline_of_initials_is_no_countrys(make: Make) -> None:
    deck, _ = make(history("1926", "1927", "1928").replace("Prancis", "NU"))
    assert note(deck, "timeline:nu").draft.title == "NU: urutan peristiwa"


def test_better_dated_facts_stand_on_a_timeline_before_those_that_would_bar_them(make: Make) -> None:
    deck, _ = make(history("1945", "1945-03", "1945-08", "1946"))
    assert back(deck, "timeline:FR", "timeline") == "E1 Maret 1945 E2 Agustus 1945 E3 1946"


def test_what_tells_its_own_year_or_looks_the_same_is_not_put_in_order(make: Make) -> None:
    deck, _ = make(
        history("1801", "1802", "1803", "1804").replace("event: E1,", "event: pemilu 1802,").replace("E0", "E3"),
        lint="{ignore: [C201, C205]}",
    )
    assert all(not found.draft.owner for found in deck.notes)
    same = PAIR.replace("event: B", "event: A").replace("{more}", "confuse_with: [b]")
    assert all(not found.draft.owner for found in make(same, lint="{ignore: [C201, C205]}")[0].notes)


def test_a_day_asked_without_a_place_is_that_of_all_kinds(make: Make) -> None:
    deck, _ = make(
        EVENTS
        + event("a", "event: rapat, date: 1949-12-28")
        + "first_relations:\n  0r: {country: US, event: relations_established, date: 1949-12-28}\n"
        + "  0s: {country: US, event: treaty, date: 1950}\n"
    )
    assert front(deck, "a", "event") == "Apa saja dua peristiwa yang terjadi pada 28 Desember 1949?"
    assert "Rapat" in back(deck, "a", "event")
    assert "Amerika Serikat" in back(deck, "a", "event")
    assert front(deck, "0r", "event").startswith("Peristiwa apa yang terjadi antara Indonesia dan Amerika Serikat")


def test_a_card_of_several_facts_names_two_sources_and_counts_the_others(make: Make) -> None:
    text = history("1801, source: S", "1802, source: S", "1803, source: T", "1804, source: U", "1805, source: V")
    made = note(make(text)[0], "timeline:FR")
    assert made.fields["Source"] == "S; T; dan 2 sumber lain, di kartunya masing-masing"
    same = note(
        make(PAIR.replace("source: t", "source: s").replace("{more}", "confuse_with: [b]"))[0], "comparison:a+b"
    )
    assert same.fields["Source"] == "s"


def test_a_comparison_bears_the_topics_and_tags_of_both(make: Make) -> None:
    text = PAIR.replace("source: s", "topic: T, tags: [x], source: s").replace(
        "{more}", "topic: U, tags: [y], confuse_with: [b]"
    )
    made = note(make(text)[0], "comparison:a+b")
    assert made.fields["Topic"] == "U / T"
    assert made.tags == ("hafal::uji-coba-7k3qm9", "x", "y")


@pytest.mark.parametrize("whose", ["a", "b"])
def test_either_side_may_skip_a_comparison(make: Make, whose: str) -> None:
    text = PAIR.replace("{more}", "confuse_with: [b]").replace(f"  {whose}: {{", f"  {whose}: {{skip: [comparison], ")
    assert all(not found.draft.owner for found in make(text)[0].notes)


def test_a_timeline_may_be_of_anything_that_its_author_names(make: Make) -> None:
    text = history("1801", "1802", "1803").replace("timeline: Prancis", "timeline: Keluarga Slamet")
    deck, _ = make(text)
    assert front(deck, "timeline:keluarga-slamet", "timeline").startswith(
        "Keluarga Slamet Urutkan dari yang paling awal."
    )
    again, _ = make(text.replace("Keluarga Slamet", "Keluarga slamet"))
    assert note(deck, "timeline:keluarga-slamet").guid == note(again, "timeline:keluarga-slamet").guid


def test_what_is_not_dated_finer_says_so(make: Make) -> None:
    deck, _ = make(EVENTS + event("a", "event: A, date: 1949") + event("b", "event: B, date: 1950-03, ask: month"))
    assert back(deck, "a", "date") == "1949 Tanggal lengkapnya tidak dicatat di sini"
    assert back(deck, "b", "date") == "Maret 1950 Tanggal lengkapnya tidak dicatat di sini"


def test_what_is_not_sure_of_a_date_is_shown_with_it_and_never_asked(make: Make) -> None:
    more = "date: 1949-12-24, sure: year, weight: 2, confuse_with: [b]"
    later = event("b", "event: B, date: 1950-01-01")
    deck, _ = make(EVENTS + event("a", f"event: A, {more}") + later)
    assert names(deck, "a") == ["date"]
    assert back(deck, "a", "date") == "1949 24 Desember 1949 (belum pasti)"
    assert back(deck, "comparison:a+b", "comparison") == "A 1949 B 1 Januari 1950"
    same_year, _ = make(EVENTS + event("a", f"event: A, {more}") + later.replace("1950-01-01", "1949-12-31"))
    assert all(not found.draft.owner for found in same_year.notes)


def test_a_day_that_is_not_sure_is_no_answer_to_what_happened_on_it(make: Make) -> None:
    deck, _ = make(
        EVENTS + event("a", "event: A, date: 1949-12-24") + event("b", "event: B, date: 1949-12-24, sure: year")
    )
    assert back(deck, "a", "event") == "A"


def test_a_relation_stands_on_its_partners_timeline_and_on_another_that_it_names(make: Make) -> None:
    relations = "".join(
        f"  {code.lower()}: {{country: {code}, date: {date}, timeline: Guinea-Guinea}}\n"
        for code, date in {"GN": "1960", "GW": "1996", "GQ": "2016"}.items()
    )
    steps = (
        "  a: {country: GN, event: treaty, date: 1961}\n  b: {country: GN, event: mission_opened, by: ID, date: 1962}\n"
    )
    deck, _ = make(f"first_relations:\n{relations}{steps}")
    assert note(deck, "timeline:guinea-guinea").draft.title == "Guinea-Guinea: urutan peristiwa"
    assert back(deck, "timeline:GN", "timeline").endswith("Pembukaan kantor perwakilan Indonesia di Guinea 1962")
    own, _ = make(f"first_relations:\n{relations}{steps}".replace("Guinea-Guinea", "Guinea"))
    assert [found.draft.key for found in own.notes if found.draft.owner] == ["timeline:GN"]
