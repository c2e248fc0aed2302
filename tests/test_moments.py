"""Which dates contradict each other, wherever two texts tell of one thing."""

import pytest
from conftest import Check
from judging import codes, two

EVENT = "events:\n  a: {{event: {}, date: {}}}\n  b: {{event: {}, date: {}}}"


@pytest.mark.parametrize(
    ("language", "source", "expected"),
    [
        ("en", EVENT.format("Mozart was born", 1756, "the death of Mozart", 1751), True),
        ("en", EVENT.format("Mozart was born", 1756, "the death of Mozart", 1791), False),
        ("en", EVENT.format("Goethe died", 1832, "Goethe seals the manuscript of Faust II", 1841), True),
        ("en", EVENT.format("Goethe died", 1832, "the first film of Goethe's Faust", 1926), False),
        ("en", EVENT.format("start of work on the Sydney Opera House", 1959, "opening of the Opera House", 1953), True),
        ("en", EVENT.format("the Berlin Wall fell", 1989, "the Berlin Wall came down", 1990), True),
        ("en", EVENT.format("Ann marries Karl", 1988, "Ann marries Karl again", 2003), False),
        ("en", "clozes:\n  c: {text: 'Meiji ruled from 1912 to {{c1::1868}}.'}", True),
        ("en", "clozes:\n  c: {text: 'Augustus ruled from 1027 to {{c1::1014}} BC.'}", False),
        (
            "en",
            "events:\n  e: {event: opening of the Suez Canal, date: 1869-11-17, extra: 'On 17 November 1896.'}",
            True,
        ),
        ("en", "events:\n  e: {event: opening of the Suez Canal, date: 1869-11-17, extra: 'Dug since 1859.'}", False),
        ("id", EVENT.format("Sistem Tanam Paksa dimulai", 1830, "penghapusan Sistem Tanam Paksa", 1807), True),
        ("id", EVENT.format("Kartini wafat", 1904, "surat-surat Kartini terbit sebagai buku", 1911), False),
        ("en", EVENT.format("execution of Louis XVI", 1793, "King Louis XVI is guillotined", 1798), True),
        ("en", EVENT.format("Edict of Nantes", 1598, "revocation of the Edict of Nantes", 1685), False),
        ("en", EVENT.format("the boring of the Tunnel begins", 1988, "opening of the Tunnel", 1984), True),
        ("en", EVENT.format("L. L. Zamenhof was born", 1895, "L. L. Zamenhof publishes Esperanto", 1887), True),
        ("en", EVENT.format("Planet Neptune seen in Berlin", 1846, "Planet Neptune found in Berlin", 1864), True),
        ("en", "clozes:\n  c: {text: 'The War of Thirty Years broke out in {{c1::1618}} and ended in 1608.'}", True),
        (
            "en",
            "clozes:\n  c: {text: 'The school opened in {{c1::1985}} as Picasso, who died in 1973, wished.'}",
            False,
        ),
        (
            "en",
            "questions:\n  q: {question: 'Which school, founded at Weimar in 1919, closed in 1913 under Nazis?',"
            " answer: Bauhaus}",
            True,
        ),
        ("en", "clozes:\n  c: {text: 'Palapa rose in {{c1::1976}} and went round in the same year, 1973.'}", True),
        ("en", "clozes:\n  c: {text: 'Palapa rose in {{c1::1976}} and went round in the same year, 1976.'}", False),
        ("id", "events:\n  e: {event: Konferensi Asia-Afrika 1955 dibuka, date: 1958-04-18}", True),
        ("id", "events:\n  e: {event: Olimpiade 2020 dibuka, date: 2021-07-23}", False),
        ("id", "events:\n  e: {event: Dekret Presiden tentang kembali ke UUD 1945, date: 1959-07-05}", False),
        (
            "id",
            "events:\n  a: {event: pendirian Perserikatan Bangsa-Bangsa, date: 1946-10-24}\nquestions:\n"
            "  q: {question: Siapa presiden ketika PBB didirikan pada tahun 1945?, answer: Truman}",
            True,
        ),
        (
            "en",
            "events:\n  a: {event: premiere of Carmen, date: 1875-03-03}\nclozes:\n"
            "  c: {text: 'When Carmen was first staged in March 1877, it {{c1::failed}}.'}",
            True,
        ),
        (
            "id",
            "first_relations:\n  a: {country: MY, event: severed, date: 1963}\n"
            "  b: {country: MY, event: restored, date: 1957}",
            True,
        ),
        (
            "id",
            "first_relations:\n  a: {country: JP, date: 1958-04-15}\nquestions:\n"
            "  q: {question: Tahun berapa Indonesia dan Jepang menjalin hubungan diplomatik?, answer: '1963'}",
            True,
        ),
    ],
)
def test_dates_that_cannot_both_be_right_are_told(language: str, source: str, expected: bool, check: Check) -> None:
    assert ("C205" in codes(check, source, language)) is expected


@pytest.mark.parametrize(
    ("one", "date", "other", "another", "expected"),
    [
        ("Mozart travels", 1778, "Mozart travels to Paris and on to Mannheim with his mother by coach", 1763, True),
        ("Mozart plays", 1778, "Mozart travels to Paris and on to Mannheim with his mother by coach", 1763, False),
        ("Mozart", 1778, "Mozart in Paris", 1763, False),
        ("the Treaty of Paris ends the war", 1763, "the Treaty of Paris ends the conflict", 1783, True),
        ("Mozart writes the opera Figaro", 1786, "Mozart writes the opera Giovanni", 1787, False),
        (
            "Brazil wins the World Cup in Sweden in summer",
            1958,
            "Brazil wins the World Cup in Sweden in winter",
            1962,
            False,
        ),
        (
            "by far Brazil wins the World Cup in Sweden",
            1958,
            "in Sweden Brazil wins by skill the World Cup",
            1962,
            True,
        ),
        ("the siege begins under Kara and Omar", 1683, "Kara and Louis end the siege", 1682, False),
        ("the siege of Vienna begins under Kara and Omar", 1683, "Kara and Louis end the siege of Vienna", 1682, True),
        ("the Berlin Wall is built", 1961, "the Berlin Wall falls", 1961, False),
        ("Mozart was born", 1756, "the death of Mozart", 1756, False),
        ("the siege of Vienna begins", 1683, "the siege of Vienna ends", "1683-09-12", False),
        ("the siege of Vienna begins", "1683-09-14", "the siege of Vienna ends", 1683, False),
        ("the siege of Vienna begins", "1683-09-14", "the siege of Vienna ends", "1683-09-12", True),
        ("the siege of Vienna begins", "1683-09-14", "the siege of Vienna ends", "1683-09-14", False),
        ("the siege of Vienna begins", "1683-10", "the siege of Vienna ends", "1683-09-14", True),
        ("Goethe dies", 1832, "Goethe visits Rome", 1841, True),
        ("Goethe dies", 1832, "Schiller visits the house of Goethe", 1841, False),
        ("building of the tower of Pisa begins", 1173, "the tower of Pisa is completed", 1170, True),
        ("the court of Vienna opens its doors to bakers", 1894, "the court and the bakers of Vienna close", 1890, True),
        ("the court of Vienna opens its doors to bakers", 1894, "a strike of millers in Vienna ends", 1890, False),
    ],
)
def test_two_events_of_one_thing_have_dates_that_fit(
    one: str, date: int | str, other: str, another: int | str, expected: bool, check: Check
) -> None:
    assert ("C205" in codes(check, EVENT.format(one, date, other, another))) is expected


@pytest.mark.parametrize(("place", "expected"), [("Vienna", True), ("Linz", False)])
def test_a_place_names_an_event_too(place: str, expected: bool, check: Check) -> None:
    source = "events:\n  a: {event: the siege begins under Kara and Omar, date: 1683, place: Vienna}\n"
    source += f"  b: {{event: Kara and Louis end the siege, date: 1682, place: {place}}}"
    assert ("C205" in codes(check, source)) is expected


CANAL = "questions:\n  a: {question: 'When was the Suez Canal opened?', answer: '1869'}\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("  b: {question: 'Which canal was opened in 1859?', answer: the Suez Canal}", True),
        ("  b: {question: 'Which canal was opened in 1869?', answer: the Suez Canal}", False),
        ("  b: {question: 'Where was the Suez Canal opened?', answer: in house 1859}", False),
        ("  b: {question: 'How many came when the Suez Canal was opened in 1869?', answer: '1859'}", False),
        (
            "  b: {question: 'Who sailed?', answer: Verdi, extra: 'In Egypt the Suez Canal, opened in 1859, was new.'}",
            True,
        ),
        (
            "  b: {question: 'Who sailed?', answer: Verdi, extra: 'The Suez Canal, opened in 1859 or 1858, was new.'}",
            False,
        ),
        ("  b: {question: 'Who sailed?', answer: Verdi, extra: 'The Suez Canal was opened with 1859 guests.'}", False),
        ("clozes:\n  b: {text: 'The Suez Canal was opened in {{c1::1859}}.'}", True),
        ("clozes:\n  b: {text: 'The Suez Canal was opened in {{c1::the year 1859}}.'}", True),
        ("clozes:\n  b: {text: 'The Suez Canal was opened in {{c1::the good year 1859}}.'}", False),
        ("clozes:\n  b: {text: 'The Suez Canal, which was opened in 1859, is {{c1::long}}.'}", True),
        ("events:\n  b: {event: the Suez Canal was opened again, date: 1975}", False),
    ],
)
def test_the_year_of_an_answer_is_compared_with_what_other_texts_tell_in_passing(
    source: str, expected: bool, check: Check
) -> None:
    assert ("C205" in codes(check, CANAL + source)) is expected


@pytest.mark.parametrize(
    "life",
    [
        "clozes:\n  c: {text: 'Wolfgang Mozart (1756-1791) lived in {{c1::Vienna}}.'}",
        "clozes:\n  c: {text: 'Wolfgang Mozart (1756–1791) lived in {{c1::Vienna}}.'}",
        "questions:\n  q: {question: 'Who wrote Figaro?', answer: 'Wolfgang Mozart (1756-1791)'}",
        "questions:\n  q: {question: 'What did Wolfgang Mozart (1756-1791) write?', answer: Figaro}",
        "definitions:\n  d: {term: Figaro, definition: 'an opera of Wolfgang Mozart (1756-1791)'}",
    ],
)
def test_a_life_in_brackets_tells_of_a_birth_and_a_death(life: str, check: Check) -> None:
    for event, date, expected in (
        ("Mozart was born", 1755, True),
        ("Mozart was born", 1756, False),
        ("Mozart died", 1790, True),
        ("Mozart died", 1791, False),
    ):
        source = f"{life}\nevents:\n  e: {{event: {event}, date: {date}}}"
        assert ("C205" in codes(check, source)) is expected, (event, date)


def test_two_facts_that_contradict_each_other_twice_are_told_of_once(check: Check) -> None:
    source = "clozes:\n  c: {text: 'Wolfgang Mozart (1756-1791) lived in {{c1::Vienna}}.'}\n"
    source += "events:\n  e: {event: the death of Mozart, date: 1750}"
    assert [problem.code for problem in check(source)].count("C205") == 1


@pytest.mark.parametrize(
    ("asked", "year", "expected"),
    [
        ("Indonesia dan Jepang menjalin hubungan diplomatik", 1963, True),
        ("Indonesia dan Jepang menjalin hubungan diplomatik", 1958, False),
        ("Indonesia menjalin hubungan diplomatik dengan Jepang dan Korea", 1963, False),
        ("Indonesia menjalin hubungan diplomatik", 1963, False),
    ],
)
def test_a_first_relation_is_that_of_these_two_countries(asked: str, year: int, expected: bool, check: Check) -> None:
    source = "first_relations:\n  a: {country: JP, date: 1958-04-15}\n"
    source += f"questions:\n  q: {{question: 'Tahun berapa {asked}?', answer: '{year}'}}"
    assert ("C205" in codes(check, source, "id")) is expected
    recognised = source.replace("country: JP", "country: JP, event: recognition")
    assert "C205" not in codes(check, recognised, "id")


def test_first_relations_with_two_countries_are_two_things(check: Check) -> None:
    source = "first_relations:\n  a: {country: GN, date: 1960}\n  b: {country: GW, date: 1975}"
    assert "C205" not in codes(check, source, "id")


def test_days_that_no_calendar_has_are_told_as_such_and_contradict_nothing(check: Check) -> None:
    day, builder = "Which day did Sukarno choose to open the Senayan stadium?", "Who built the Senayan stadium?"
    source = f"questions:\n  a: {{question: '{day}', answer: on 31 June 1948}}\n"
    source += f"  b: {{question: '{builder}', answer: Hariri, extra: Sukarno opened Senayan stadium on 31 June 1958.}}"
    assert [problem.code for problem in check(source)].count("C111") == 2


KENYA = "clozes:\n  a: {{text: 'Kenya under Jomo Kenyatta {} on 12 December 1963, in {{{{c1::Nairobi}}}}.'}}\n"
KENYA += "questions:\n  b: {{question: 'Whose home was Gatundu?', answer: Jomo Kenyatta, extra: {}}}"


@pytest.mark.parametrize(
    ("event", "told", "expected"),
    [
        ("left the British Empire", "Kenya under Jomo Kenyatta left the British Empire on 12 December 1964.", True),
        ("left the British Empire", "Kenya chose Jomo Kenyatta as its head of state on 12 December 1964.", False),
        ("was independent", "Kenya under Jomo Kenyatta was a republic on 12 December 1964.", False),
        ("was independent", "Kenya under Jomo Kenyatta was independent on 12 December 1964.", True),
    ],
)
def test_one_day_in_two_years_is_a_slip_only_if_two_texts_tell_the_same_of_it(
    event: str, told: str, expected: bool, check: Check
) -> None:
    assert ("C205" in codes(check, KENYA.format(event, told))) is expected


def test_an_anniversary_is_no_slip(check: Check) -> None:
    event = "events:\n  a: {event: Kenya under Jomo Kenyatta is independent, date: 1963-12-12}\n"
    told = "Kenya under Jomo Kenyatta, independent {}, became a republic on 12 December 1964."
    for since, expected in (("at last", True), ("for a year", False), ("a year before", False)):
        asked = "questions:\n  b: {{question: 'Whose home was Gatundu?', answer: Mama Ngina, extra: '{}'}}"
        assert ("C205" in codes(check, event + asked.format(told.format(since)))) is expected


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("Kenyatta spoke on 12 December 1936.", True),
        ("He had come home after years in prison. Kenyatta spoke on 12 December 1936.", True),
        ("Kenyatta spoke. On 12 December 1964 it became a republic.", False),
        ("A year later, on 12 December 1964, Kenyatta was head of state.", False),
        ("The anniversary on 12 December 1964 was celebrated.", False),
    ],
)
def test_what_is_told_of_another_time_below_a_date_is_no_slip(extra: str, expected: bool, check: Check) -> None:
    source = f"events:\n  a: {{event: the independence of Kenya, date: 1963-12-12, extra: '{extra}'}}\n"
    assert ("C205" in codes(check, source)) is expected


@pytest.mark.parametrize(
    ("why", "expected"), [("ada peringatan dari polisi", True), ("itu peringatan kemerdekaan", False)]
)
def test_a_warning_is_no_anniversary_though_indonesian_has_one_word_for_both(
    why: str, expected: bool, check: Check
) -> None:
    event = "events:\n  a: {event: Konferensi Asia-Afrika dibuka, date: 1955-04-18, extra: 'Dibuka pada 18 April 1956, "
    assert ("C205" in codes(check, f"{event}{why}.'}}\n", "id")) is expected


def test_days_that_texts_mention_make_no_name_of_events_too_common(check: Check) -> None:
    fall = EVENT.format("Berlin fell", 1945, "Berlin fell in rain", 1946)
    for count in (0, 30):
        told = [
            f"  q{at}: {{question: Who held speech {at}?, answer: 'Ann, in Berlin on {at + 1} May 1848'}}"
            for at in range(count)
        ]
        source = "\n".join([fall, *(["questions:", *told] if told else [])])
        assert "C205" in codes(check, source)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("date: 1790-03-17, ask: day", True),
        ("date: 1790-03-17, weight: 2", True),
        ("date: 1790-03-17", False),
        ("date: 1790-03-17, sure: year, weight: 2", False),
        ("date: 1790-03-17, sure: month, ask: month, weight: 2", False),
        ("date: 1790-03-18, ask: day", False),
        ("date: 1778-03-17, ask: day", False),
        ("date: 1790-03-17, ask: day, confuse_with: [a]", False),
    ],
)
def test_two_sure_days_that_are_asked_and_differ_by_their_year_are_told_apart_by_nothing(
    keys: str, told: bool, check: Check
) -> None:
    source = "events:\n  a: {event: Mozart comes to Paris, date: 1778-03-17, ask: day}\n"
    source += f"  b: {{event: a new engine is shown to the king, {keys}}}"
    found = [(problem.fact, problem.message) for problem in check(source) if problem.code == "C203"]
    said = "a falls on the same day of another year, and nothing tells the two apart"
    assert found == ([("b", said)] if told else [])


def test_two_terms_that_nothing_tells_apart_look_alike(check: Check) -> None:
    source = "definitions:\n  a: {term: free market economy, definition: what sets a price by what people buy}\n"
    source += "  b: {term: planned market economy, definition: a land where the state says what is made}"
    found = [problem.message for problem in check(source) if problem.code == "C203"]
    assert found == ["a looks like it, and nothing tells the two apart"]


@pytest.mark.parametrize(
    "source",
    [
        EVENT.format("the Berlin Wall fell", "1989-11-09, sure: year", "the Berlin Wall fell", 1990),
        "first_relations:\n  a: {country: MY, event: severed, date: 1989-11-09, sure: year}\n"
        "  b: {country: MY, event: restored, date: 1957}",
        "first_relations:\n  a: {country: MY, event: recognition, date: 1989-11-09, sure: year}\n"
        "  b: {country: MY, event: mission_opened, by: ID, date: 1957}",
    ],
)
def test_a_date_contradicts_another_as_far_as_it_is_sure(source: str, check: Check) -> None:
    assert [problem.message for problem in check(source) if problem.code == "C205"] == ["a says otherwise: 1989"]


ANSWERED = "questions:\n  q: {{question: '{}', answer: '{}', extra: '{}'}}"
EVENING = "events:\n  e: {{event: the eruption of Galunggung, date: 1982-04-05, extra: '{}'}}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (ANSWERED.format("When did men land for the last time?", "in December 1972", "On 11 December 1973."), True),
        (ANSWERED.format("When did men land for the last time?", "in December 1972", "On 11 July 1973."), False),
        (ANSWERED.format("In which year did he see the flare?", "1859", "He drew on 1 September 1895."), True),
        (ANSWERED.format("In which year did he see the flare?", "1859", "He drew on 1 September 1861."), False),
        (ANSWERED.format("Where did Tim propose the Web in 1989?", "CERN", "His proposal is dated 1999."), True),
        (ANSWERED.format("Where did Tim propose the Web in 1989?", "CERN", "His proposal was renewed in 1999."), False),
        (ANSWERED.format("In which year did the war end?", "1865", "The war lasted from 1861 to 1864."), True),
        (ANSWERED.format("In which year did the war begin?", "1861", "The war lasted from 1861 to 1864."), False),
        (ANSWERED.format("In which year was Ann born?", "1879", "Ann was born in 1879 and died in 1955."), False),
        (ANSWERED.format("When was the canal opened?", "1869", "The canal was nationalised by Nasser in 1956."), False),
        (ANSWERED.format("When was the Suez Canal opened?", "1869", "The canal was nationalised in 1956."), False),
        (ANSWERED.format("When was the Suez Canal opened?", "1869", "The canal was opened in 1896."), True),
        (ANSWERED.format("When was the Suez Canal nationalised?", "1956", "The canal was nationalised in 1965."), True),
        (ANSWERED.format("When did the UK join the Community?", "1973", "The UK left the Union in 2020."), False),
        (ANSWERED.format("When was the first Convention made?", "1864", "The fourth Convention is of 1949."), False),
        (ANSWERED.format("When were the first Games held?", "1896", "The Games of 1916 were cancelled."), False),
        (EVENING.format("It ended on 8 January 1982."), True),
        (EVENING.format("It ended on 8 January 1983."), False),
        (EVENING.format("People had felt it on 8 January 1982."), False),
    ],
)
def test_what_is_told_below_an_answer_is_of_the_same_time(source: str, expected: bool, check: Check) -> None:
    assert ("C205" in codes(check, source)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Who won the final at Wimbledon in 1980?", "Who won the final at Wimbledon in 1981?", False),
        ("In what did Marie Curie win the prize in 1903?", "In what did Marie Curie win the prize in 1911?", False),
        (
            "Which treaty was signed at Nanking in 1842?",
            "Which island did the treaty signed at Nanking in 1852 give?",
            True,
        ),
    ],
)
def test_questions_that_differ_in_their_year_alone_are_of_two_times(
    one: str, other: str, expected: bool, check: Check
) -> None:
    assert ("C205" in codes(check, two(one, "Alfa", other, "Beta"))) is expected
