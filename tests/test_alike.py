"""Which cards ask for the same in other words, and which answers are the same."""

import re

import pytest
from conftest import ENGLISH, HEAD, Check, Project, Run
from judging import codes, two

SAME = [
    ("en", "Who wrote the novel Dracula?", "Who is the author of Dracula?"),
    ("en", "Who invented the telephone?", "To whom do we owe the invention of the telephone?"),
    ("en", "Which is the longest river in Italy?", "What is the longest Italian river?"),
    ("en", "What is the name of the largest island?", "Which island is the largest?"),
    ("en", "Where is the capital seat of Ghana?", "Which city is the capital seat of Ghana?"),
    ("en", "What did Darwin see on the islands?", "What did Darwin see on the island?"),
    ("en", "Where was the treaty made?", "Where did they make the treaty?"),
    ("en", "Where did the battle take place?", "Where was the battle?"),
    ("en", "Which metal melts in a hot hand?", "Which light grey metal melts in a hot hand?"),
    ("en", "What does yeast in a bread produce?", "What does yeast in bread produce?"),
    ("en", "Which is the largest ocean on all the Earth?", "Which is the largest ocean?"),
    ("id", "Siapa pengarang roman Sitti Nurbaya?", "Karya siapakah Sitti Nurbaya?"),
    ("id", "Danau apa yang terdalam di Indonesia?", "Apa nama danau paling dalam di Indonesia?"),
    ("id", "Apa penyebab runtuhnya Majapahit?", "Mengapa Kerajaan Majapahit runtuh?"),
    ("id", "Siapa yang memimpin sidang BPUPKI?", "Siapa yang mengetuai sidang BPUPKI?"),
    ("en", "What triggered the First World War?", "What set off World War I?"),
    ("en", "What is the speed of sound in dry air?", "How fast does sound travel in dry air?"),
    ("en", "How do you say ‘know’ in Spanish?", "What is the Spanish verb for ‘know’?"),
    ("en", "Who is regarded as the father of cubism?", "Which thinker is seen as the founder of cubism?"),
    ("id", "Mengapa Majapahit runtuh?", "Apa yang menyebabkan keruntuhan Majapahit?"),
    ("id", "Di kota mana Perserikatan Bangsa-Bangsa berkantor?", "PBB memiliki kantor di kota apa?"),
    ("id", "Apa yang dipakai untuk mengentalkan kuah sup?", "Dengan apa kuah sup dapat dikentalkan?"),
    ("id", "Siapa yang dijuluki bapak sosiologi?", "Tokoh mana yang mendapat julukan bapak sosiologi?"),
]
APART = [
    ("en", "What turns a text into a number?", "What turns a number into a text?"),
    ("en", "What is larger than Jupiter?", "What is Jupiter larger than?"),
    ("en", "Which ocean is the largest?", "Which ocean is the second largest?"),
    ("en", "What must a driver do at a red light?", "What must a driver not do at a red light?"),
    ("en", "Which planet never sets in summer?", "Which planet sets in summer?"),
    ("en", "Where is the pancreas?", "What is the pancreas?"),
    ("en", "When did Ghana become independent?", "Where did Ghana become independent?"),
    ("en", "What is the capital of Guinea?", "What is the capital of Guinea-Bissau?"),
    ("en", "Who founded the firm of Microsoft?", "Who founded the firm of Microsoft Research?"),
    ("en", "Which number has divisors and is even?", "Which number has 3 divisors and is even?"),
    ("en", "Which river flows through Rome?", "Which river flows through Rome in 1900?"),
    ("en", "Which blood group is called group A?", "Which blood group is called group B?"),
    ("en", "What does the letter C stand for?", "What does the letter c stand for?"),
    ("en", "What does ‘to kick the bucket’ mean in English?", "What does ‘to spill the beans’ mean in English?"),
    ("en", 'What does the saying "as you were" mean?', 'What does the saying "as it was" mean?'),
    ("en", 'What does the saying "as you were" mean?', 'Of what does "as it was" as a saying tell the meaning?'),
    ("en", "Which river flows through Rome in Italy?", "Through Paris in Italy which river flows?"),
    ("en", "Which bird is white?", "Which bird is red?"),
    ("en", "Which day of the month is unlucky?", "Which day of the year is unlucky?"),
    ("en", "What do you name the person of a year?", "What do you name the thing of a year?"),
    ("en", "What is put in a cup before tea?", "What is put in a cup after tea?"),
    ("id", "Negara mana yang menyerang Pearl Harbor?", "Negara mana yang diserang di Pearl Harbor?"),
    ("id", "Pada fase apa gerhana bulan terjadi?", "Pada fase apa gerhana matahari terjadi?"),
    ("id", "Perintah apa yang mengirim tanpa menyimpan?", "Perintah apa yang mengirim dan menyimpan?"),
    ("id", "Apa nama orang yang membuat roti?", "Apa nama orang yang menjual roti?"),
    ("id", "Siapa presiden pertama negara Ghana?", "Siapa presiden kedua negara Ghana?"),
    ("en", "What does `7 // 2` evaluate to in Python?", "What does `7 % 2` evaluate to in Python?"),
    ("en", "What does `7 // 2` evaluate to in Python?", "What does `-7 // 2` evaluate to in Python?"),
    ("en", "Who won the prize of the US?", "Who won the prize of the UN?"),
    ("en", "What is the formula of sulfuric acid?", "What is the formula of sulfurous acid?"),
    ("id", "Siapa juara tunggal putri di Barcelona?", "Siapa juara tunggal putra di Barcelona?"),
    ("id", "Danau apa yang terdalam di dunia?", "Danau apa yang terdalam di Indonesia?"),
    ("id", "Satuan apa yang sama dengan volt per ampere?", "Satuan apa yang sama dengan ampere per volt?"),
]


@pytest.mark.parametrize(("language", "one", "other"), SAME)
def test_the_same_in_other_words_is_a_duplicate_or_a_contradiction(
    language: str,
    one: str,
    other: str,
    check: Check,
) -> None:
    assert "C202" in codes(check, two(one, "Alfa", other, "Alfa"), language)
    assert "C201" in codes(check, two(one, "Alfa", other, "Beta"), language)


@pytest.mark.parametrize(("language", "one", "other"), APART)
def test_what_only_looks_alike_is_neither(language: str, one: str, other: str, check: Check) -> None:
    assert "C201" not in codes(check, two(one, "Alfa", other, "Beta"), language)
    assert "C202" not in codes(check, two(one, "Alfa", other, "Alfa"), language)


def test_a_woman_is_not_whoever_was_first(check: Check) -> None:
    woman, human = "Who was the first woman to fly in space?", "Who was the first human being to fly in space?"
    assert not codes(check, two(woman, "Tereshkova", human, "Gagarin")) & {"C201", "C202"}


NOVEL = "Who wrote the novel Dracula?", "Who is the author of Dracula?"
RIVER = "Which is the longest river in Italy?", "What is the longest Italian river?"


@pytest.mark.parametrize(
    ("asked", "answer", "another", "same"),
    [
        (NOVEL, "Bram Stoker", "Stoker", True),
        (NOVEL, "Bram Stoker", "B. Stoker", True),
        (NOVEL, "B. Stoker", "Bram Stoker", True),
        (NOVEL, "Bram Stoker", "Mary Stoker", False),
        (NOVEL, "Bram Stoker", "C. Stoker", False),
        (NOVEL, "Bram Stoker", "Bram Shelley", False),
        (RIVER, "the Po", "Po", True),
        (RIVER, "the Po (652 km)", "Po", True),
        (RIVER, "the river Po", "the Po", True),
        (RIVER, "a large sandy stream", "a sandy stream", True),
        (RIVER, "a sandy stream", "a stream", False),
        (RIVER, "not the Po", "the Po", False),
        (RIVER, "-5", "5", False),
        (RIVER, "<5", ">5", False),
        (RIVER, "the Po, the Adige", "the Adige", False),
        (RIVER, "Po, Adige, Tiber and Arno", "Po, Adige, Tiber", True),
        (RIVER, "Po, Adige, Tiber, Arno", "Po, Adige, Tiber, Adda", False),
        (RIVER, "Po, Adige, Tiber, Arno, Adda, Oglio, Tanaro", "Po, Adige, Tiber, Arno, Adda, Oglio, Brenta", True),
        ((RIVER[0], RIVER[0]), "Po, Adige, Tiber, Arno, Adda, Oglio", "Po, Adige, Tiber, Arno, Adda, Mera", False),
        ((RIVER[0], RIVER[0]), "the Po", "Po", True),
        (RIVER, "Po, Adige, Tiber, Arno, Adda, 652 km", "Po, Adige, Tiber, Arno, Adda, 645 km", False),
    ],
)
def test_two_answers_say_the_same_or_contradict_each_other(
    asked: tuple[str, str], answer: str, another: str, same: bool, check: Check
) -> None:
    told = codes(check, two(asked[0], answer, asked[1], another)) & {"C201", "C202"}
    assert told == ({"C202"} if same else {"C201"})


SPELLINGS = [
    ("en", "Canberra", "Canberra (not Sydney)"),
    ("en", "Canberra", "Canberra, not Sydney"),
    ("en", "not hot, not cold", "not cold, not hot"),
    ("en", "- 5", "-5"),
    ("en", "- salt", "salt"),
    ("en", r"\(-\sin x\)", "−sin x"),
    ("en", r"$-2x^2$", "−2x^2"),
    ("en", "5%", "5 percent"),
    ("id", "tembaga", "tembaga, bukan besi"),
    ("id", "Rp10.000", "Rp 10000"),
    ("id", "5%", "5 persen"),
    ("en", "10 Downing Street", "No. 10 Downing Street"),
    ("en", "10", "number 10"),
    ("en", "-5", "−5"),
    ("en", "–5 °C", "minus 5 °C"),
    ("en", "x = - 2", "x = −2"),
    ("en", "they don''t move", "they don’t move"),
    ("en", "they do not move", "they don’t move"),
    ("en", "it cannot fly", "it can''t fly"),
    ("en", "it will not fly", "it won''t fly"),
    ("en", "it''s hot", "it is hot"),
    ("en", "without salt", "no salt"),
    ("en", "it never freezes", "it does not freeze"),
    ("en", "neither hot nor cold", "not hot or cold"),
    ("en", "nonmetals", "non-metals"),
    ("en", ">= 5", "≥5"),
    ("en", "10 minus 5", "10 - 5"),
    ("en", "10%–15%", "10 - 15 %"),
    ("en", "C++ (a language)", "C++"),
    ("en", "a -> b", "a → b"),
    ("en", "<b>", "b"),
    ("en", "10000", "10,000"),
    ("en", "5 kg", "5kg"),
    ("id", "10000", "10.000"),
    ("id", "Jalan No. 10", "Jalan 10"),
    ("id", "tidak bergerak", "tak bergerak"),
    ("id", "bukanlah logam", "bukan logam"),
    ("id", "tanpa garam", "tidak bergaram"),
    ("id", "Gerakan Nonblok", "Gerakan Non-Blok"),
    ("id", "Soekarno", "Sukarno"),
    ("id", "Djakarta", "Jakarta"),
]
APARTNESS = [
    ("en", "moves", "does not move", "error"),
    ("en", "Canberra, not Sydney", "Sydney, not Canberra", "error"),
    ("en", "moves", "doesn''t move", "error"),
    ("en", "hot and cold", "neither hot nor cold", "error"),
    ("en", "x = 2", "x = -2", "error"),
    ("en", "x = (2)", "x = (−2)", "error"),
    ("en", "x=(2)", "x=(3)", "error"),
    ("en", "f(2)", "f(3)", "error"),
    ("en", "<5", ">5", "error"),
    ("en", "(2)", "(-2)", "error"),
    ("en", "a < b", "a > b", "error"),
    ("en", r"\(\sin x\)", r"\(\cos x\)", "error"),
    ("en", r"the slope \(2x\)", r"the slope \(3x\)", "error"),
    ("en", r"\(\sin x\)", r"\(-\sin x\)", "warning"),
    ("en", "(+) (a)", "(+) (b)", "error"),
    ("en", "v", "-v", "warning"),
    ("en", "5", "no", "error"),
    ("en", r"\(\pi\)", r"\(-\pi\)", "error"),
    ("en", "(a + b)", "-(a + b)", "error"),
    ("en", "√2", "-√2", "error"),
    ("en", "Fe (II)", "Fe (III)", "error"),
    ("id", "Pasal 27 ayat (1)", "Pasal 27 ayat (2)", "error"),
    ("id", "bergerak", "tidak bergerak", "error"),
    ("id", "belum merdeka", "tidak merdeka", "error"),
    ("id", "logam", "nonlogam", "error"),
]


def severities(check: Check, source: str, language: str = "en") -> list[tuple[str, str]]:
    """How severe it is that two cards ask for the same, be it for two answers or for one."""
    problems = check(source, HEAD if language == "id" else ENGLISH)
    return [(problem.code, problem.severity) for problem in problems if problem.code in ("C201", "C202")]


@pytest.mark.parametrize(("language", "one", "other"), SPELLINGS)
def test_one_answer_in_two_spellings_is_no_contradiction(language: str, one: str, other: str, check: Check) -> None:
    assert severities(check, two("What is it?", one, "What is it?", other), language) == [("C202", "warning")]


@pytest.mark.parametrize(("language", "one", "other", "severity"), APARTNESS)
def test_a_negation_and_the_sign_of_a_number_make_another_answer_and_a_mere_dash_may(
    language: str, one: str, other: str, severity: str, check: Check
) -> None:
    assert severities(check, two("What is it?", one, "What is it?", other), language) == [("C201", severity)]


def test_one_question_about_two_pictures_is_two_questions(project: Project, run: Run) -> None:
    shown = "image: {{file: {}.svg, alt: a flag, on: front}}"
    fact = "  {0}: {{question: Which country has this flag?, answer: {1}, {2}}}\n"
    flags = [fact.format(key, name, shown.format(key)) for key, name in (("a", "Chad"), ("b", "Mali"))]
    pictures = {
        f"media/{key}.svg": f"<svg xmlns='http://www.w3.org/2000/svg' width='{at + 9}'/>" for at, key in enumerate("ab")
    }
    project({"hafal.yaml": ENGLISH, "a.yaml": "questions:\n" + "".join(flags), **pictures})
    assert not re.findall("C105|C20[12]", run("check").out)


BOND = "a debt that a state sells to banks and pays back later with {}"


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        (BOND.format("interest"), BOND.format("gains"), "warning"),
        (BOND.format("interest"), BOND.format("no interest"), "error"),
        (BOND.format("3 percent"), BOND.format("5 percent"), "error"),
        (BOND.format("interest"), "a share in a firm that pays its owners out of what is gained", "error"),
    ],
)
def test_long_answers_that_share_most_of_their_words_are_an_error_only_if_a_negation_or_a_number_differs(
    one: str, other: str, severity: str, check: Check
) -> None:
    assert severities(check, two("What is a bond?", one, "What is a bond?", other)) == [("C201", severity)]


WHO = "Who held the speech?"
SIAPA = "Siapa yang berpidato?"


@pytest.mark.parametrize(
    ("language", "asked", "one", "other", "same"),
    [
        ("en", WHO, "Abraham Lincoln", "President Lincoln", True),
        ("en", WHO, "Abraham Lincoln", "the President Abraham Lincoln", True),
        ("en", WHO, "Abraham Lincoln (1809-1865)", "President Lincoln", True),
        ("en", WHO, "Prof. Dr. Einstein", "Albert Einstein", True),
        ("en", WHO, "Prof. Dr. Einstein", "Dr. Einstein", True),
        ("en", "Which president held it?", "Abraham Lincoln", "President Lincoln", True),
        ("en", WHO, "Émile Loubet", "President Émile Loubet", True),
        ("en", WHO, "Martin Luther King", "Martin Luther King Jr.", True),
        ("en", WHO, "the King", "the Queen", False),
        ("en", WHO, "the King of France", "the Queen of France", False),
        ("en", WHO, "King Charles I", "King Charles II", False),
        ("en", WHO, "President Lincoln", "President Johnson", False),
        ("en", WHO, "Stephen King", "Stephen Queen", False),
        ("id", SIAPA, "Soekarno", "Ir. Soekarno", True),
        ("id", SIAPA, "Mohammad Hatta", "Bung Hatta", True),
        ("id", SIAPA, "Jenderal Soedirman", "Jenderal Besar Sudirman", True),
        ("id", SIAPA, "Bung Hatta", "Bung Karno", False),
    ],
)
def test_a_person_is_the_same_with_or_without_a_title(
    language: str, asked: str, one: str, other: str, same: bool, check: Check
) -> None:
    told = severities(check, two(asked, one, asked, other), language)
    assert told == [("C202", "warning") if same else ("C201", "error")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Drs. Mohammad Hatta", "Wakil Presiden Hatta"),
        ("Jenderal Soedirman", "Panglima Besar Sudirman"),
        ("Raja Inggris", "Ratu Inggris"),
        ("Presiden Ghana", "Perdana Menteri Ghana"),
    ],
)
def test_one_name_with_two_titles_may_be_one_person_or_two_offices(one: str, other: str, check: Check) -> None:
    assert severities(check, two(SIAPA, one, SIAPA, other), "id") == [("C201", "warning")]


@pytest.mark.parametrize(
    ("language", "one", "other", "same"),
    [
        ("en", "2", "two", True),
        ("en", "2", "three", False),
        ("en", "one", "1", True),
        ("en", "the old one", "the old 1", False),
        ("en", "USA", "the United States", True),
        ("en", "the US", "the United States of America", True),
        ("en", "the United States", "the United Kingdom", False),
        ("en", "USSR", "the Soviet Union", True),
        ("en", "a grey colour", "a gray color", True),
        ("en", "haemoglobin", "hemoglobin", True),
        ("en", "oestrogen and anaemia", "estrogen and anemia", True),
        ("en", "the centre of organised labour", "the center of organized labor", True),
        ("en", "four hours", "for hours", False),
        ("id", "dua kamar", "2 kamar", True),
        ("id", "dua kamar", "3 kamar", False),
        ("id", "AS", "Amerika Serikat", True),
        ("id", "PBB", "Perserikatan Bangsa-Bangsa", True),
    ],
)
def test_an_answer_is_the_same_in_another_spelling(
    language: str, one: str, other: str, same: bool, check: Check
) -> None:
    asked = "What is it?" if language == "en" else "Apa itu?"
    told = severities(check, two(asked, one, asked, other), language)
    assert told == [("C202", "warning") if same else ("C201", "error")]


FORCE = "definitions:\n  f: {term: force, aliases: [push], definition: what speeds a body up or slows it down}\n"


@pytest.mark.parametrize(("answer", "code"), [("a push", "C202"), ("a force", "C202"), ("gravity", "C201")])
def test_other_names_of_a_term_are_the_same_answer(answer: str, code: str, check: Check) -> None:
    asked = f"questions:\n  q: {{question: What speeds a body up or slows it down?, answer: {answer}}}"
    assert codes(check, FORCE + asked) & {"C201", "C202"} == {code}


@pytest.mark.parametrize(
    "source",
    [
        "events:\n  a: {event: the fall of the Berlin Wall, date: 1989}\n"
        "  b: {event: the fall of the great Berlin Wall, date: 1990}",
        "events:\n  a: {event: Peter sails to Riga, date: 1697}\n  b: {event: Peter sails to cold Riga, date: 1721}",
    ],
)
def test_what_two_events_ask_is_for_the_rule_about_dates(source: str, check: Check) -> None:
    assert codes(check, source) & {"C201", "C205"} == {"C205"}


def test_one_word_in_common_makes_no_contradiction(check: Check) -> None:
    assert "C201" not in codes(check, two("What melts?", "ice", "What melts ice?", "salt"))


def test_what_either_question_says_tells_no_answers_apart(check: Check) -> None:
    one, other = "What is the derivative of the function sine at x?", "What is the derivative of sine?"
    assert {code for code, _ in severities(check, two(one, "cos x", other, "cos x"))} == {"C202"}


def test_two_terms_of_which_one_holds_the_other_are_no_contradiction(check: Check) -> None:
    source = "definitions:\n  f: {term: free market economy, definition: what sets a price by what people buy}\n"
    source += "  g: {term: great free market economy, definition: a land with no rules on trade or on its tax}"
    assert not codes(check, source) & {"C201", "C202"}


def test_one_pattern_in_which_an_idle_word_stands_for_another_is_no_contradiction(check: Check) -> None:
    one, other = "What is the usual food of a young horse in winter?", "What is the human food of a horse in winter?"
    assert "C201" not in codes(check, two(one, "hay", other, "oats"))


def test_two_cards_of_one_pattern_with_one_answer_are_no_duplicates(check: Check) -> None:
    source = two("Which vitamin do sailors lack in scurvy?", "C", "Which vitamin do children lack in scurvy?", "C")
    assert "C202" not in codes(check, source, "en")
    cloze = "clozes:\n  c: {text: 'The novel Dracula was written by {{c1::Bram Stoker}}.'}"
    question = "questions:\n  q: {question: 'Who is the author of Dracula?', answer: Bram Stoker}"
    assert "C202" in codes(check, f"{cloze}\n{question}", "en")


@pytest.mark.parametrize("linking", ["a", "b"])
def test_facts_that_are_linked_by_either_are_no_duplicates(linking: str, check: Check) -> None:
    asked = dict(zip("ab", NOVEL, strict=True))
    facts = [
        f"  {key}: {{question: '{text}', answer: Stoker"
        + (f", confuse_with: [{'ba'['ab'.index(key)]}]}}" if key == linking else "}")
        for key, text in asked.items()
    ]
    assert "C202" not in codes(check, "\n".join(["questions:", *facts]))


def test_a_word_of_more_than_25_cards_says_nothing_of_them(check: Check) -> None:
    """All that the first shares with the last are words that the others have too."""
    names = [
        f"{first}{last}" for first in ("Ba", "De", "Gi", "Ko", "Mu", "Pa") for last in ("rda", "lvo", "nte", "zku")
    ]
    for count, told in ((24, True), (25, False)):
        asked = [*names, "Tarsi"][:count]
        facts = "".join(
            f"  q{at}: {{question: 'Which planet does {name} orbit?', answer: p{at}}}\n"
            for at, name in enumerate(asked)
        )
        source = f"questions:\n{facts}  z: {{question: 'Which planet orbits?', answer: p0}}"
        assert bool(codes(check, source) & {"C201", "C202"}) is told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("What is the name?", "what is the Name?", True),
        ("Which one is it?", "Which one is it?", True),
        ("What does `\\b` match?", "What does `\\B` match?", False),
    ],
)
def test_one_front_with_two_answers_is_an_error_also_if_all_its_words_are_common(
    one: str, other: str, told: bool, check: Check
) -> None:
    problems = check(two(one, "Alfa", other, "Beta"))
    assert [problem.severity for problem in problems if problem.code == "C201"] == ["error"] * told
