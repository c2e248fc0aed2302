"""Which cards each kind makes, and which it withholds, and why."""

import pytest
from conftest import Make
from reading import back, front, names, note, reasons

from generator.markup import bare

# definitions


def test_a_definition_hides_its_term(make: Make) -> None:
    deck, _ = make(
        "definitions:\n  kedaulatan:\n    term: kedaulatan\n"
        "    definition: kekuasaan negara yang berdaulat atas wilayah dan rakyatnya\n"
    )
    assert front(deck, "kedaulatan", "term") == (
        "Kekuasaan negara yang _____ atas wilayah dan rakyatnya. Apa istilahnya?"
    )


@pytest.mark.parametrize(
    ("definition", "reason"),
    [
        ("berdaulat, berdaulat lagi, daulat negara itu, dan rakyat yang berdaulat penuh", "4 places would be hidden"),
        ("keadaan berdaulat", "too few words"),
    ],
)
def test_a_definition_of_which_too_little_is_left_does_not_ask_for_its_term(
    make: Make, definition: str, reason: str
) -> None:
    deck, problems = make(f"definitions:\n  a:\n    term: kedaulatan\n    definition: {definition}\n")
    assert names(deck, "a") == ["meaning"]
    assert reason in reasons(problems)["term"]


def test_a_definition_that_fits_another_term_does_not_ask_for_its_own(make: Make) -> None:
    deck, problems = make(
        "definitions:\n"
        "  a: {term: kerja sama regional, definition: kerja sama beberapa negara satu kawasan}\n"
        "  b: {term: blok dagang, definition: kerja sama beberapa negara satu kawasan di bidang perdagangan}\n"
    )
    assert names(deck, "a") == ["meaning"]
    assert names(deck, "b") == ["term", "meaning"]
    assert reasons(problems) == {"term": 'no card "term": its definition fits "blok dagang" too'}


def test_an_example_that_stands_with_two_terms_asks_for_neither(make: Make) -> None:
    deck, problems = make(
        "definitions:\n"
        "  a: {term: alfa, definition: huruf yang berdiri di depan abjad Yunani, examples: [α, sama]}\n"
        "  b: {term: beta, definition: huruf kedua sesudah yang terdepan di Yunani, examples: [Sama]}\n"
    )
    assert front(deck, "a", "example") == "α. Ini contoh apa?"
    assert "example" not in names(deck, "b")
    assert "stands with another term" in reasons(problems)["example"]


def test_a_contrast_stands_below_every_answer_but_its_own_and_is_asked_at_depth_deep(make: Make) -> None:
    text = (
        "definitions:\n"
        "  a: {term: bilateral, definition: kerja sama dua negara saja di dunia, contrast: {with: b, text: banyak}}\n"
        "  b: {term: multilateral, definition: kerja sama banyak negara dari seluruh dunia}\n"
    )
    deck, _ = make(text)
    assert front(deck, "a", "contrast") == "Apa perbedaan bilateral dan multilateral?"
    assert "Jangan tertukar dengan multilateral Banyak." in bare(note(deck, "a").fields["standard 1 back"])
    assert "Jangan tertukar" not in bare(note(deck, "a").fields["deep 1 back"])
    shallow, _ = make(text, depth="standard")
    assert "contrast" not in names(shallow, "a")


# lists and motives


def test_a_list_shows_as_many_empty_lines_as_it_has_items(make: Make) -> None:
    deck, _ = make("lists:\n  a:\n    title: warna bendera\n    items: [merah, putih]\n")
    assert front(deck, "a", "list") == "Sebutkan dua warna bendera."
    assert note(deck, "a").fields["core 1 front"].count("<li></li>") == 2
    assert [found.draft.key for found in deck.notes] == ["a"]


def test_a_list_of_more_than_seven_is_not_recited_but_asked_item_by_item(make: Make) -> None:
    deck, problems = make(f"lists:\n  a:\n    title: huruf\n    items: [{', '.join('abcdefgh')}]\n")
    assert "nobody recites 8 items" in reasons(problems)["list"]
    assert {found.draft.key for found in deck.notes} == {f"a/{letter}" for letter in "abcdefgh"}


def test_the_missing_item_is_asked_from_five_items_on(make: Make) -> None:
    deck, _ = make("lists:\n  a:\n    title: huruf\n    items: [a, b, c, d, e]\n")
    assert front(deck, "a/c", "missing") == "Huruf Mana yang belum disebut? a b d e"
    assert '<li class="gap"></li>' in note(deck, "a/c").fields["standard 2 front"]


@pytest.mark.parametrize(("items", "asked"), [(4, False), (5, True), (20, True), (21, False)])
def test_a_missing_item_is_asked_where_it_is_memory_and_fits_a_phone(make: Make, items: int, asked: bool) -> None:
    words = ", ".join(f"kata{number}" for number in range(items))
    deck, _ = make(f"lists:\n  a: {{title: huruf, items: [{words}]}}\nquestions:\n  q: {{question: x?, answer: y}}\n")
    assert any(found.draft.key == "a/kata0" for found in deck.notes) == asked


def test_ordered_items_are_asked_by_what_precedes_them(make: Make) -> None:
    deck, _ = make("lists:\n  a:\n    title: fase\n    ordered: true\n    items: [profase, metafase]\n")
    assert front(deck, "a/profase", "missing") == "Fase Mana yang pertama?"
    assert front(deck, "a/metafase", "missing") == "Fase Setelah profase, mana berikutnya?"


MOTIVE = """\
motives:
  a:
    called: {called}
    subject: kerja sama
    items:
      satu: {{motive: hidup damai, why: perang merugikan, examples: [dua negara berunding]}}
      dua: {{motive: hidup makmur, why: perdagangan menguntungkan}}
      tiga: hidup sehat
"""


def test_a_motive_is_recognised_from_a_case_or_else_from_its_reason(make: Make) -> None:
    deck, _ = make(MOTIVE.format(called="latar belakang"))
    assert front(deck, "a/satu", "recognise") == "Kerja sama Dua negara berunding. Latar belakang yang mana?"
    assert back(deck, "a/satu", "recognise") == "Hidup damai Perang merugikan."
    assert front(deck, "a/dua", "recognise") == "Kerja sama Perdagangan menguntungkan. Latar belakang yang mana?"
    assert front(deck, "a", "list") == "Sebutkan tiga latar belakang kerja sama."
    assert "a/tiga" not in {found.draft.key for found in deck.notes}


@pytest.mark.parametrize(
    ("called", "expected"),
    [
        ("alasan", "Jelaskan mengapa hidup damai menjadi alasan kerja sama."),
        ("tujuan", "Jelaskan mengapa hidup damai menjadi tujuan kerja sama."),
        ("manfaat", "Jelaskan mengapa hidup damai menjadi manfaat kerja sama."),
        ("asas", "Jelaskan mengapa hidup damai menjadi asas kerja sama."),
    ],
)
def test_a_motive_is_explained_in_words_that_fit_what_it_is_called(make: Make, called: str, expected: str) -> None:
    deck, _ = make(MOTIVE.format(called=called))
    assert front(deck, "a/satu", "explain") == expected


# relations


def relation(**keys: str) -> str:
    given = {"country": "EG", "event": "treaty", "date": "1947-06-10"} | keys
    return "first_relations:\n  a: {" + ", ".join(f"{key}: {value}" for key, value in given.items()) + "}\n"


@pytest.mark.parametrize(
    ("keys", "question", "answer"),
    [
        ({}, "Tahun berapa Indonesia dan Mesir menandatangani perjanjian?", "1947 10 Juni 1947"),
        (
            {"ask": "month"},
            "Pada bulan dan tahun berapa Indonesia dan Mesir menandatangani perjanjian?",
            "Juni 1947 10 Juni 1947",
        ),
        ({"ask": "day"}, "Kapan Indonesia dan Mesir menandatangani perjanjian? (tanggal lengkap)", "10 Juni 1947"),
        (
            {"date": "1947-06"},
            "Tahun berapa Indonesia dan Mesir menandatangani perjanjian?",
            "1947 Juni 1947",
        ),
        (
            {"date": "1947-06", "ask": "month"},
            "Pada bulan dan tahun berapa Indonesia dan Mesir menandatangani perjanjian?",
            "Juni 1947 Tanggal lengkapnya tidak dicatat di sini",
        ),
        (
            {"sure": "year"},
            "Tahun berapa Indonesia dan Mesir menandatangani perjanjian?",
            "1947 10 Juni 1947 (belum pasti)",
        ),
        (
            {"sure": "month", "ask": "month"},
            "Pada bulan dan tahun berapa Indonesia dan Mesir menandatangani perjanjian?",
            "Juni 1947 10 Juni 1947 (belum pasti)",
        ),
        (
            {"date": "1947"},
            "Tahun berapa Indonesia dan Mesir menandatangani perjanjian?",
            "1947 Tanggal lengkapnya tidak dicatat di sini",
        ),
    ],
)
def test_a_date_is_asked_as_its_author_says_and_told_as_far_as_known(
    make: Make, keys: dict[str, str], question: str, answer: str
) -> None:
    deck, _ = make(relation(**keys))
    assert (front(deck, "a", "date"), back(deck, "a", "date")) == (question, answer)


@pytest.mark.parametrize(
    ("keys", "asked"),
    [
        ({}, False),
        ({"weight": "2"}, True),
        ({"first": "negara yang pertama menandatangani"}, True),
        ({"weight": "2", "ask": "day"}, False),
        ({"weight": "2", "date": "1947-06"}, False),
        ({"weight": "2", "sure": "month"}, False),
    ],
)
def test_the_exact_date_is_asked_where_it_matters_and_no_card_asks_it_already(
    make: Make, keys: dict[str, str], asked: bool
) -> None:
    deck, _ = make(relation(**keys))
    assert ("exact" in names(deck, "a")) == asked


@pytest.mark.parametrize(
    ("language", "keys", "told", "partner"),
    [
        (
            "id",
            {"event": "relations_established"},
            "hubungan diplomatik Indonesia dan Mesir dimulai",
            "Dengan negara mana Indonesia memulai hubungan diplomatik",
        ),
        (
            "id",
            {"event": "treaty", "treaty": "perjanjian damai"},
            "Indonesia dan Mesir menandatangani perjanjian damai",
            "Dengan negara mana Indonesia menandatangani perjanjian damai",
        ),
        (
            "id",
            {"event": "recognition", "of": "independence"},
            "Mesir mengakui kemerdekaan Indonesia",
            "Negara mana yang mengakui kemerdekaan Indonesia",
        ),
        (
            "id",
            {"event": "recognition", "basis": "de jure"},
            "Mesir mengakui Indonesia secara de jure",
            "Negara mana yang mengakui Indonesia secara de jure",
        ),
        (
            "id",
            {"event": "recognition", "by": "ID", "of": "sovereignty"},
            "Indonesia mengakui kedaulatan Mesir",
            "Kedaulatan negara mana yang diakui Indonesia",
        ),
        (
            "id",
            {"event": "mission_opened", "by": "EG"},
            "Mesir membuka kantor perwakilan di Indonesia",
            "Negara mana yang membuka kantor perwakilan di Indonesia",
        ),
        (
            "id",
            {"event": "mission_opened", "by": "ID", "city": "Kairo", "rank": "kedutaan besar"},
            "Indonesia membuka kedutaan besar di Kairo",
            "Di negara mana Indonesia membuka kedutaan besar",
        ),
        (
            "id",
            {"event": "suspended"},
            "hubungan diplomatik Indonesia dan Mesir dibekukan",
            "Dengan negara mana hubungan diplomatik Indonesia dibekukan",
        ),
        (
            "id",
            {"event": "severed"},
            "hubungan diplomatik Indonesia dan Mesir diputus",
            "Dengan negara mana hubungan diplomatik Indonesia diputus",
        ),
        (
            "id",
            {"event": "restored"},
            "hubungan diplomatik Indonesia dan Mesir dipulihkan",
            "Dengan negara mana hubungan diplomatik Indonesia dipulihkan",
        ),
        (
            "en",
            {"event": "relations_established"},
            "did diplomatic relations between Indonesia and Egypt begin",
            "With which country did Indonesia begin diplomatic relations",
        ),
        *(
            (
                "en",
                {"event": step},
                f"were diplomatic relations between Indonesia and Egypt {step}",
                f"With which country were the diplomatic relations of Indonesia {step}",
            )
            for step in ("suspended", "severed", "restored")
        ),
        (
            "en",
            {"event": "recognition", "by": "ID", "of": "sovereignty"},
            "did Indonesia recognise the sovereignty of Egypt",
            "The sovereignty of which country did Indonesia recognise",
        ),
        (
            "en",
            {"event": "recognition", "by": "ID"},
            "did Indonesia recognise Egypt",
            "Which country did Indonesia recognise",
        ),
        (
            "en",
            {"event": "mission_opened", "by": "EG"},
            "did Egypt open a mission in Indonesia",
            "Which country opened a mission in Indonesia",
        ),
        (
            "en",
            {},
            "did Indonesia and Egypt sign a treaty",
            "With which country did Indonesia sign a treaty",
        ),
    ],
)
def test_each_event_has_its_words(make: Make, language: str, keys: dict[str, str], told: str, partner: str) -> None:
    other = "  b: {country: EG, event: suspended, date: 1999}\n"
    deck, _ = make(relation(**keys) + other, language=language, lint="{ignore: [C201]}")
    before, date = {"id": ("Tahun berapa", "pada 10 Juni 1947"), "en": ("In which year", "on 10 June 1947")}[language]
    assert front(deck, "a", "date") == f"{before} {told}?"
    assert front(deck, "a", "partner") == f"{partner} {date}?"
    assert back(deck, "a", "partner") == {"id": "Mesir", "en": "Egypt"}[language]
    if language == "id":
        assert back(deck, "a", "event") == f"{told[0].upper()}{told[1:]}."


def test_what_happened_is_asked_where_something_else_could_have(make: Make) -> None:
    alone, _ = make(relation() + "  b: {country: US, event: suspended, date: 1999}\n")
    assert "event" not in names(alone, "a")
    other, _ = make(relation() + "  b: {country: EG, event: suspended, date: 1999}\n")
    assert "event" in names(other, "a")


@pytest.mark.parametrize(
    ("other", "asked"),
    [
        ("country: US, event: treaty, date: 1947-06-11", True),
        ("country: US, event: suspended, date: 1947-06-10", True),
        ("country: US, event: treaty, date: 1947-06-10", False),
        ("country: US, event: treaty, date: 1947-06-10, sure: year", False),
        ("country: US, event: treaty, date: 1950, disputed: [{date: 1947-06-10}]", False),
        ("country: US, event: treaty, treaty: perjanjian damai, date: 1947-06-10", False),
    ],
)
def test_a_partner_is_asked_by_a_day_that_no_other_has(make: Make, other: str, asked: bool) -> None:
    deck, _ = make(relation() + f"  b: {{{other}}}\n")
    assert ("partner" in names(deck, "a")) == asked


@pytest.mark.parametrize(
    "other",
    [
        "country: US, event: recognition, of: sovereignty, date: 1947-06-10",
        "country: US, event: recognition, basis: de jure, date: 1947-06-10",
    ],
)
def test_whoever_did_the_same_in_other_words_on_that_day_is_an_answer_too(make: Make, other: str) -> None:
    deck, _ = make(relation(event="recognition") + f"  b: {{{other}}}\n")
    assert "partner" not in names(deck, "a") + names(deck, "b")
    by_home, _ = make(relation(event="recognition") + f"  b: {{{other}, by: ID}}\n")
    assert "partner" in names(by_home, "a")


@pytest.mark.parametrize("name", ["Perjanjian Indonesia-Mesir", "traktat dengan mesir", "perjanjian RAM"])
def test_a_question_that_names_the_partner_is_not_asked_for_it(make: Make, name: str) -> None:
    deck, _ = make(relation(treaty=name), countries="{EG: {name: Mesir, aliases: [RAM]}}")
    assert "partner" not in names(deck, "a")


def test_relations_begin_where_no_event_is_named(make: Make) -> None:
    deck, _ = make("first_relations:\n  a: {country: EG, date: 1947-06-10}\n")
    assert front(deck, "a", "date") == "Tahun berapa hubungan diplomatik Indonesia dan Mesir dimulai?"


def test_a_country_shows_what_else_its_author_calls_it(make: Make) -> None:
    text = "first_relations:\n  a: {country: CN, date: 1950-04-13, first: negara komunis yang pertama}\n"
    bare, _ = make(text)
    assert (back(bare, "a", "partner"), back(bare, "a", "claim").split(" ")[0]) == ("Tiongkok", "Tiongkok")
    assert "juga" not in back(bare, "a", "claim")
    named, _ = make(text, countries="{CN: {name: Tiongkok, aliases: [Cina, RRT]}}")
    for card in ("date", "exact", "partner", "claim"):
        assert back(named, "a", card).endswith("Tiongkok disebut juga Cina, RRT")


@pytest.mark.parametrize(
    ("first", "question"),
    [
        (
            "negara berdaulat yang pertama kali mengakui kemerdekaan Indonesia",
            "Negara berdaulat mana yang pertama kali mengakui kemerdekaan Indonesia?",
        ),
        (
            "pertama kali mengakui kemerdekaan Indonesia",
            "Negara mana yang pertama kali mengakui kemerdekaan Indonesia?",
        ),
    ],
)
def test_a_first_is_claimed_by_a_country(make: Make, first: str, question: str) -> None:
    deck, _ = make(relation(first=first))
    assert front(deck, "a", "claim") == question
    assert back(deck, "a", "claim").startswith("Mesir ")


def test_all_events_of_one_day_are_asked_for_together(make: Make) -> None:
    deck, _ = make(relation() + "  b: {country: EG, event: relations_established, date: 1947-06-10}\n")
    assert front(deck, "a", "event") == (
        "Apa saja dua peristiwa yang terjadi antara Indonesia dan Mesir pada 10 Juni 1947?"
    )
    assert "event" not in names(deck, "b")


def test_a_dispute_stands_on_the_backs_that_give_the_date(make: Make) -> None:
    text = relation(disputed="[{date: 1947-11, by: Intisari}]", first="negara yang pertama", weight="2")
    deck, _ = make(text + "  b: {country: EG, event: suspended, date: 1999}\n")
    for name in ("date", "exact", "event", "partner"):
        assert "Menurut sumber lain November 1947 (Intisari)" in back(deck, "a", name)
    assert "Intisari" not in back(deck, "a", "claim")


def test_finer_dates_of_which_none_is_sure_are_told_apart_from_other_dates(make: Make) -> None:
    finer, _ = make(relation(date="1947-06", disputed="[{date: 1947-06-10, by: A}, {date: 1947-06-11}]"))
    assert back(finer, "a", "date") == "1947 Juni 1947 Sumber-sumber menyebut 10 Juni 1947 (A) 11 Juni 1947"
    unsure, _ = make(relation(sure="year", disputed="[{date: 1947-06-11}]"))
    assert back(unsure, "a", "date") == "1947 10 Juni 1947 (belum pasti) Menurut sumber lain 11 Juni 1947"
    other, _ = make(relation(date="1947-06", disputed="[{date: 1947-06-10, by: A}, {date: 1947-07}]"))
    assert back(other, "a", "date") == "1947 Juni 1947 Menurut sumber lain 10 Juni 1947 (A) Juli 1947"


# figures and questions


@pytest.mark.parametrize(
    ("keys", "question", "answer"),
    [
        ("value: 162, unit: negara, according_to: Kemlu", "Berapa negara mitra menurut Kemlu?", "162 negara"),
        ("value: 38, unit: provinsi, as_of: 2024", "Berapa negara mitra pada 2024? (provinsi)", "38 provinsi"),
        ("value: '1,5', as_of: 2024-03, according_to: X", "Berapa negara mitra pada Maret 2024 menurut X?", "1,5"),
    ],
)
def test_a_figure_says_of_when_or_whose_it_is(make: Make, keys: str, question: str, answer: str) -> None:
    deck, _ = make(f"figures:\n  a: {{subject: negara mitra, {keys}}}\n")
    assert (front(deck, "a", "value"), back(deck, "a", "value")) == (question, answer)


@pytest.mark.parametrize(
    ("subject", "value", "unit", "question", "answer"),
    [
        (
            "rakyat dan tentara yang gugur",
            "5",
            "tentara",
            "Berapa rakyat dan tentara yang gugur pada 2024?",
            "5 tentara",
        ),
        ("air dalam darah", "55 persen", "persen", "Berapa air dalam darah pada 2024? (persen)", "55 persen"),
        ("anggota", "5", "orang", "Berapa anggota pada 2024? (orang)", "5 orang"),
    ],
)
def test_a_unit_is_said_once(make: Make, subject: str, value: str, unit: str, question: str, answer: str) -> None:
    deck, _ = make(f"figures:\n  a: {{subject: {subject}, value: {value}, unit: {unit}, as_of: 2024}}\n")
    assert (front(deck, "a", "value"), back(deck, "a", "value")) == (question, answer)


def test_a_short_answer_stands_large_and_a_long_one_as_text(make: Make) -> None:
    deck, _ = make(
        "questions:\n  a: {question: Siapa?, answer: Soekarno}\n"
        "  b: {question: Mengapa?, answer: karena tidak ada negara yang dapat hidup sepenuhnya sendiri}\n"
    )
    assert 'class="big"' in note(deck, "a").fields["core 1 back"]
    assert 'class="big"' not in note(deck, "b").fields["core 1 back"]


# what every fact may carry


def test_cards_can_be_skipped_and_depth_lowers_them(make: Make) -> None:
    text = "questions:\n  a: {question: x?, answer: y, reverse: {question: y?, answer: x}, skip: [answer]}\n"
    deck, _ = make(text)
    assert names(deck, "a") == ["reverse"]
    none, problems = make(text + "  b: {question: p?, answer: q}\n", depth="core")
    assert [found.draft.key for found in none.notes] == ["b"]
    assert [problem.code for problem in problems] == ["W203"]


def test_a_typed_answer_is_the_bare_one(make: Make) -> None:
    deck, _ = make("questions:\n  a: {question: x?, answer: '**Kairo** & co', typed: true}\n")
    assert note(deck, "a").fields["Typed"] == "Kairo &amp; co"


def test_notes_carry_topic_source_hint_extra_and_tags_of_fact_and_file(make: Make) -> None:
    deck, _ = make(
        "topic: T\nsource: S\ntags: [x]\nquestions:\n"
        "  a: {question: x?, answer: y, hint: h, extra: '*e*', tags: [y, x]}\n"
        "  b: {question: z?, answer: y, topic: own, source: mine}\n"
    )
    fields = note(deck, "a").fields
    assert [fields[name] for name in ("Topic", "Source", "Hint", "Extra")] == ["T", "S", "h", "<em>e</em>"]
    assert note(deck, "a").tags == ("hafal::uji-coba-7k3qm9", "x", "y")
    own = note(deck, "b").fields
    assert (own["Topic"], own["Source"]) == ("own", "mine")


def test_titles_are_unique(make: Make) -> None:
    deck, _ = make(
        "questions:\n  a: {question: 'sama?', answer: y}\n  b: {question: 'sama?', answer: z}\n",
        lint="{ignore: [C201]}",
    )
    assert {found.fields["Title"] for found in deck.notes} == {"sama? (a)", "sama? (b)"}


# both languages, both sides


def test_a_pair_that_contrasts_both_ways_is_asked_once(make: Make) -> None:
    deck, _ = make(
        "definitions:\n"
        "  a: {term: bilateral, definition: kerja sama dua negara saja, contrast: {with: b, text: banyak}}\n"
        "  b: {term: multilateral, definition: kerja sama banyak negara, contrast: {with: a, text: dua}}\n"
    )
    assert "contrast" in names(deck, "a")
    assert "contrast" not in names(deck, "b")


@pytest.mark.parametrize(
    ("language", "terms", "question"),
    [
        ("id", ("kerja sama bilateral", "kerja sama regional"), "Ini contoh kerja sama apa?"),
        ("en", ("passive transport", "active transport"), "What kind of transport is this an example of?"),
        ("id", ("hak", "hak asasi"), "Ini contoh apa?"),
        ("id", ("pengakuan de facto", "pengakuan de jure"), "Ini contoh pengakuan apa?"),
        ("id", ("hak", "kewajiban"), "Ini contoh apa?"),
    ],
)
def test_an_example_is_asked_by_the_words_that_two_terms_share(
    make: Make, language: str, terms: tuple[str, str], question: str
) -> None:
    deck, _ = make(
        "definitions:\n"
        f"  a: {{term: {terms[0]}, definition: satu dua tiga, examples: [contohnya], contrast: {{with: b, text: x}}}}\n"
        f"  b: {{term: {terms[1]}, definition: empat lima enam}}\n",
        language=language,
    )
    assert front(deck, "a", "example").endswith(question)


@pytest.mark.parametrize(
    ("first", "question"),
    [
        ("country to recognise it", "Which country was the first to recognise it?"),
        ("sovereign state to recognise it", "Which sovereign state was the first to recognise it?"),
        ("the first country to recognise it", "Which country was the first to recognise it?"),
        ("to recognise it", "Which country was the first to recognise it?"),
    ],
)
def test_a_first_is_claimed_in_english_too(make: Make, first: str, question: str) -> None:
    deck, _ = make(relation(first=first), language="en")
    assert front(deck, "a", "claim") == question


def test_whoever_acted_answers_the_claim(make: Make) -> None:
    deck, _ = make(relation(event="mission_opened", by="ID", first="negara yang pertama kali membuka kedutaan"))
    assert back(deck, "a", "claim").startswith("Indonesia ")


@pytest.mark.parametrize(
    ("as_of", "when"), [("1789", "in 1789"), ("1789-07", "in July 1789"), ("1789-07-14", "on 14 July 1789")]
)
def test_an_english_figure_has_the_preposition_of_its_date(make: Make, as_of: str, when: str) -> None:
    deck, _ = make(
        f"figures:\n  a: {{subject: prisoners were in the Bastille, value: 7, as_of: {as_of}}}\n", language="en"
    )
    assert front(deck, "a", "value") == f"How many prisoners were in the Bastille {when}?"
