"""What rules of card quality take for the same, for kin, for unnamed and for contradictory, in both languages."""

import pytest
from conftest import ENGLISH, HEAD, Check

from generator.lint.families import akin, related
from generator.lint.pointing import unnamed
from generator.lint.thesaurus import gist
from generator.words import Language


def codes(check: Check, source: str, language: str) -> set[str]:
    return {problem.code for problem in check(source, HEAD if language == "id" else ENGLISH)}


def two(one: str, answer: str, other: str, another: str) -> str:
    return (
        f"questions:\n  a: {{question: '{one}', answer: '{answer}'}}\n  b: {{question: '{other}', answer: '{another}'}}"
    )


SAME = [
    ("en", "Who wrote the novel Dracula?", "Who is the author of Dracula?"),
    ("en", "Who invented the telephone?", "To whom do we owe the invention of the telephone?"),
    ("en", "Which is the longest river in Italy?", "What is the longest Italian river?"),
    ("id", "Siapa pengarang roman Sitti Nurbaya?", "Karya siapakah Sitti Nurbaya?"),
    ("id", "Danau apa yang terdalam di Indonesia?", "Apa nama danau paling dalam di Indonesia?"),
    ("id", "Apa penyebab runtuhnya Majapahit?", "Mengapa Kerajaan Majapahit runtuh?"),
]
APART = [
    ("en", "What turns a text into a number?", "What turns a number into a text?"),
    ("en", "Which ocean is the largest?", "Which ocean is the second largest?"),
    ("en", "What must a driver do at a red light?", "What must a driver not do at a red light?"),
    ("en", "Where is the pancreas?", "What is the pancreas?"),
    ("id", "Negara mana yang menyerang Pearl Harbor?", "Negara mana yang diserang di Pearl Harbor?"),
    ("id", "Pada fase apa gerhana bulan terjadi?", "Pada fase apa gerhana matahari terjadi?"),
    ("id", "Perintah apa yang mengirim tanpa menyimpan?", "Perintah apa yang mengirim dan menyimpan?"),
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


def test_two_cards_of_one_pattern_with_one_answer_are_no_duplicates(check: Check) -> None:
    source = two("Which vitamin do sailors lack in scurvy?", "C", "Which vitamin do children lack in scurvy?", "C")
    assert "C202" not in codes(check, source, "en")
    cloze = "clozes:\n  c: {text: 'The novel Dracula was written by {{c1::Bram Stoker}}.'}"
    question = "questions:\n  q: {question: 'Who is the author of Dracula?', answer: Bram Stoker}"
    assert "C202" in codes(check, f"{cloze}\n{question}", "en")


def test_the_gist_of_a_question_is_the_same_whatever_its_words() -> None:
    assert gist("Who is the author of the play Hamlet?", "en") == gist("Who wrote Hamlet?", "en") != frozenset()
    assert gist("Tahun berapa negara Ghana merdeka?", "id") == gist("Kapan Ghana merdeka?", "id")
    assert gist("Who wrote Hamlet?", "en") != gist("Who killed Hamlet?", "en")


@pytest.mark.parametrize(
    ("language", "word", "other", "expected"),
    [
        ("en", "altruistic", "altruism", True),
        ("en", "thief", "theft", True),
        ("en", "erode", "erosion", True),
        ("en", "direction", "refraction", False),
        ("en", "phoneme", "telephone", True),
        ("id", "menunjuk", "telunjuk", True),
        ("id", "bekerja", "kinerja", True),
        ("id", "legal", "legalisasi", True),
        ("id", "Surakarta", "Yogyakarta", False),
    ],
)
def test_words_are_of_one_family_or_not(language: Language, word: str, other: str, expected: bool) -> None:
    assert akin(word, [other], language) is expected


def test_a_country_and_its_people_are_related_and_two_protocols_are_not() -> None:
    assert related("italy", "italian")
    assert not related("http", "https")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In which town was he born?", "he"),
        ("en", "Which enzyme begins to break it down in the mouth?", "it"),
        ("en", "Who was killed there?", "there"),
        ("en", "What does the diagram above show?", "diagram above"),
        ("en", "What is the second part of that poem called?", "of that poem"),
        ("en", "And what about the southern hemisphere?", "And what about the southern hemisphere?"),
        ("en", "Why do leaves change their colour in autumn?", None),
        ("en", "Which planet turns on its side?", None),
        ("en", "What happened when it rained for forty days?", None),
        ("en", "Shakespeare wrote Hamlet. In which town was he born?", None),
        ("en", "Which of these is a prime number: 4, 5, 6?", None),
        ("en", "What is it called when ice turns into vapour?", None),
        ("id", "Di kota mana dia lahir?", "dia"),
        ("id", "Apa fungsi bagian pada gambar di atas?", "gambar di atas"),
        ("id", "Siapa yang mengetuai delegasi dalam perundingan itu?", "perundingan itu"),
        ("id", "Apa nama pulau yang ada di tengahnya?", "di tengahnya"),
        ("id", "Apa ibu kotanya?", "Apa ibu kotanya?"),
        ("id", "Ketika Sultan Agung menyerang Batavia, siapa gubernur jenderal di kota itu?", None),
        ("id", "Hewan apa yang membawa anaknya di dalam kantong?", None),
        ("id", "Apa arti peribahasa ini? Air beriak tanda tak dalam.", None),
    ],
)
def test_what_a_question_points_at_is_named_in_it_or_not(language: Language, text: str, expected: str | None) -> None:
    assert unnamed(text, language) == expected


def test_a_letter_that_is_set_off_is_none_of_other_words(check: Check) -> None:
    source = "questions:\n  q: {question: 'Apa arti lambang *m* dalam rumus di atas?', answer: massa}"
    assert "C105" in codes(check, source, "id")
    assert "C105" not in codes(check, source.replace("rumus di atas", r"rumus *F = \\ma*"), "id")


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
    ("text", "expected"),
    [
        ("The powerhouse of a cell is the {{c1::mitochondrion::plural: mitochondria}}.", True),
        ("The alliance is called {{c1::NATO::the North Atlantic Treaty Organization}}.", True),
        ("The capital of Mongolia is {{c1::Ulaanbaatar::Ulaan...}}.", True),
        ("She {{c1::goes::go}} to school.", False),
        ("I have known her {{c1::since::for or since}} 2015.", False),
        ("The product of two negative numbers is {{c1::positive}}, of a positive and a negative one negative.", False),
        ("Three quarters of {{c1::Italy}} are hills; most Italians live in the plains.", True),
    ],
)
def test_a_hint_helps_and_does_not_tell(text: str, expected: bool, check: Check) -> None:
    assert ("C114" in codes(check, f"clozes:\n  c:\n    text: '{text}'", "en")) is expected


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("Which astronomer found the third law of Kepler?", "Johannes Kepler", True),
        ("To the Christians of which city did Paul write to the Corinthians?", "Corinth", True),
        ("What is the capital of Mexico?", "Mexico City", False),
        ("What is the capital of Guinea-Bissau?", "Bissau", False),
        ("Which way does one steer when the car skids to the right?", "right", False),
        ("Who succeeded Pope John Paul I?", "Pope John Paul II", False),
        ("Which poet did Mary Shelley marry?", "Percy Bysshe Shelley", False),
        ("In which year were the 1936 Olympics held in Berlin?", "1936", True),
        ("Which note sounds when a B flat clarinet plays a written C?", "B flat", False),
    ],
)
def test_a_question_that_names_its_answer_is_found(question: str, answer: str, expected: bool, check: Check) -> None:
    source = f"questions:\n  q: {{question: '{question}', answer: '{answer}'}}"
    assert ("C108" in codes(check, source, "en")) is expected


def test_a_source_is_one_that_others_can_open_and_is_whole(check: Check) -> None:
    asked = "questions:\n  q:\n    question: Apa ibu kota Ghana?\n    answer: Accra\n    source: {}"
    assert "C115" in codes(check, asked.format("catatan saya (sumber/relasi.md)"), "id")
    assert "C105" in codes(check, asked.format("GNFI; tiga yang pertama dari jurnal"), "id")
    assert not codes(check, asked.format("https://kemlu.go.id/ghana/id/pages/profil.html"), "id")


def test_a_source_at_the_head_of_a_file_is_told_of_once_and_there(check: Check) -> None:
    source = "topic: Kota\nsource: catatan (kota/afrika.md)\nquestions:\n"
    source += "  q: {question: Apa ibu kota Ghana?, answer: Accra}\n  r: {question: Apa ibu kota Mali?, answer: Bamako}"
    (found,) = [problem for problem in check(source, HEAD) if problem.code == "C115"]
    assert (str(found.place), found.severity) == ("cards_src/uji/a.yaml:2:18", "warning")
