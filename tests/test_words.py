"""Roots, masks and small numbers, in Indonesian and English."""

import pytest

from generator.words import Language, Masked, content_roots, distinguishing_roots, mask, root, spelt


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", "kedaulatan berdaulat daulat"),
        ("id", "perdamaian damai mendamaikan"),
        ("id", "pengakuan mengakui diakui"),
        ("id", "perjanjian menjanjikan janji"),
        ("id", "persahabatan sahabat bersahabat"),
        ("id", "kesejahteraan sejahtera"),
        ("en", "recognised recognising recognises"),
        ("en", "cooperation cooperate cooperating"),
    ],
)
def test_forms_of_one_word_have_one_root(language: Language, words: str) -> None:
    assert len({root(word, language) for word in words.split()}) == 1


def test_words_of_different_meaning_keep_apart() -> None:
    roots = {root(word, "id") for word in "bilateral multilateral regional diplomatik konsuler ekonomi".split()}
    assert len(roots) == 6


def test_stop_words_have_no_content() -> None:
    assert content_roots("kerja sama yang dilakukan oleh dua negara", "id") == ["kerja", "sama", "dua", "negara"]


def test_roots_that_distinguish_are_neither_shared_nor_head_nouns() -> None:
    assert distinguishing_roots("kerja sama bilateral", ["kerja sama multilateral"], "id") == {"bilateral"}
    assert distinguishing_roots("negara hukum", [], "id") == frozenset()


def masked(text: str, *names: str, others: tuple[str, ...] = (), language: Language = "id") -> Masked:
    return mask(text, names, distinguishing_roots(names[0], others, language), language)


def test_the_term_its_aliases_and_their_affixed_forms_are_hidden() -> None:
    assert masked("negara yang berdaulat atas wilayahnya", "kedaulatan").text == "negara yang _____ atas wilayahnya"
    assert masked("Misi Diplomatik mewakili negara", "perwakilan", "misi diplomatik").text.startswith("_____ ")


def test_a_root_inside_another_word_is_no_leak() -> None:
    assert masked("hidup bersama dan bekerja sama", "kerja sama").masks == 0
    assert masked("beras dan keberanian", "ras").masks == 0


def test_neighbouring_masks_are_one() -> None:
    assert masked("the cell membrane of cells", "cell membrane", language="en") == Masked("the _____ of _____", 2, 0)
    assert masked("berdaulat-daulat kedaulatan penuh", "kedaulatan") == Masked("_____ penuh", 1, 1)


def test_a_phrase_is_hidden_across_spaces_and_case_but_not_inside_words() -> None:
    assert masked("ASEAN  Plus Three, bukan ASEANX", "asean plus three").text == "_____, bukan ASEANX"


def test_numbers_under_ten_are_words() -> None:
    assert [spelt(number, "id") for number in (2, 9, 10)] == ["dua", "sembilan", "10"]
    assert [spelt(number, "en") for number in (2, 9, 10)] == ["two", "nine", "10"]
