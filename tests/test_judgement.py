"""What questions say whatever their words, and what sources are worth."""

import pytest
from conftest import HEAD, Check
from judging import codes

from generator.lint.thesaurus import GROUPS, IDLE, gist
from generator.words import Language


def test_the_gist_of_a_question_is_the_same_whatever_its_words() -> None:
    assert gist("Who is the author of the play Hamlet?", "en") == gist("Who wrote Hamlet?", "en") != frozenset()
    assert gist("Tahun berapa negara Ghana merdeka?", "id") == gist("Kapan Ghana merdeka?", "id")
    assert gist("Who wrote Hamlet?", "en") != gist("Who killed Hamlet?", "en")


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_word_says_one_thing_or_nothing(language: Language) -> None:
    groups = [line.split() for line in GROUPS[language].split("\n") if line.strip()]
    said = [*(word for group in groups for word in group), *IDLE[language].split()]
    assert [word for word in dict.fromkeys(said) if said.count(word) > 1] == []
    assert [group for group in groups if len(group) < 2] == []


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
