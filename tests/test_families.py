"""Which words are of one family, as far as their letters tell."""

import pytest

from generator.lint.families import akin, made_of, related, same_base, spelt_alike, with_nasals
from generator.words import Language


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
        ("en", "long", "longevity", True),
        ("en", "lon", "longevity", False),
        ("en", "before", "beforehand", False),
        ("en", "alpha", "alphabet", True),
        ("en", "gain", "again", False),
        ("en", "translation", "relation", False),
        ("en", "international", "nation", True),
        ("en", "understand", "standards", True),
        ("en", "counterclaims", "encounters", True),
        ("en", "interested", "interaction", False),
        ("en", "gigi", "gerigi", False),
        ("id", "gigi", "gerigi", True),
        ("id", "telah", "setelah", False),
    ],
)
def test_words_are_of_one_family_or_not(language: Language, word: str, other: str, expected: bool) -> None:
    assert akin(word, [other], language) is expected


@pytest.mark.parametrize(
    ("root", "other", "expected"),
    [
        ("italy", "italian", True),
        ("china", "chinese", True),
        ("congo", "congolese", True),
        ("ghana", "ghanaian", True),
        ("http", "https", False),
        ("peru", "peruvian", False),
        ("austria", "australia", False),
        ("spain", "spanish", False),
    ],
)
def test_roots_are_related_if_they_begin_alike_but_for_a_letter(root: str, other: str, expected: bool) -> None:
    assert related(root, other) is related(other, root) is expected


@pytest.mark.parametrize(
    ("language", "word", "other", "expected"),
    [
        ("en", "nation", "national", True),
        ("en", "refraction", "fraction", True),
        ("en", "strength", "strong", True),
        ("en", "italy", "italian", False),
        ("en", "erosion", "corrosion", False),
        ("en", "sewing", "wing", False),
        ("en", "encounters", "counterclaims", False),
        ("id", "laut", "kelautan", True),
        ("id", "melautnya", "laut", True),
        ("id", "berapi", "api", True),
        ("id", "kapiten", "api", False),
    ],
)
def test_a_word_is_made_of_another_or_not(language: Language, word: str, other: str, expected: bool) -> None:
    assert made_of(word, other, language) is expected


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("mito", "mitochondrion", True),
        ("cell", "cellar", True),
        ("horse", "seahorse", True),
        ("neutral", "neutron", True),
        ("plateau", "plating", True),
        ("pos", "positive", False),
        ("eat", "eats", False),
        ("goes", "going", False),
        ("plates", "plants", False),
        ("panel", "panes", False),
    ],
)
def test_a_hint_gives_a_word_away_by_its_letters_or_not(word: str, other: str, expected: bool) -> None:
    assert spelt_alike(word, other, "en") is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("pengelasan", "las", True),
        ("mengukus", "kukusan", True),
        ("memadukan", "paduan", True),
        ("menyapu", "sapu", True),
        ("penulis", "menuliskannya", True),
        ("pendidikan", "didik", True),
        ("peta", "meja", False),
        ("di", "didi", False),
    ],
)
def test_indonesian_words_may_come_of_one_root(one: str, other: str, expected: bool) -> None:
    assert same_base(one, other) is same_base(other, one) is expected


def test_a_prefix_may_have_swallowed_the_first_letter_of_a_root() -> None:
    assert with_nasals("ental") == {"kental", "pental", "sental", "tental"}
    assert with_nasals("kental") == with_nasals("an") == frozenset()
