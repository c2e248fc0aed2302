"""Countries by code or by name, textbook names first."""

import pytest

from generator.countries import TEXTBOOK, Atlas
from generator.problems import Refusal

INDONESIAN, ENGLISH = Atlas("id"), Atlas("en")


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        *(("EG", "EG", "Mesir"), ("Mesir", "EG", "Mesir"), ("mesir", "EG", "Mesir"), ("NO", "NO", "Norwegia")),
        *(("Tiongkok", "CN", "Tiongkok"), ("Cina", "CN", "Tiongkok"), ("Inggris Raya", "GB", "Inggris")),
        *(("US", "US", "Amerika Serikat"), ("Pantai Gading", "CI", "Pantai Gading"), ("Jerman", "DE", "Jerman")),
    ],
)
def test_a_country_is_known_by_code_name_and_alias(text: str, code: str, name: str) -> None:
    country = INDONESIAN.find(text)
    assert (country.code, country.name) == (code, name)


def test_a_code_that_is_another_countrys_name_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        INDONESIAN.find("AS")
    assert (refused.value.code, refused.value.hint) == ("E217", "write US, or Samoa Amerika")
    assert ENGLISH.find("US").name == "United States"


def test_an_authors_names_go_before_all_others() -> None:
    atlas = Atlas("id", {"GB": ("Britania", "Inggris")})
    assert [atlas.find(text).name for text in ("GB", "Inggris", "Britania")] == ["Britania"] * 3


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("eg", "did you mean EG (Mesir)?"),
        ("Mesri", "did you mean EG (Mesir)?"),
        ("Zzyzx", 'write an ISO 3166 code such as EG, or a name such as "Mesir"'),
        ("EU", None),
        ("XX", None),
        ("001", None),
    ],
)
def test_an_unknown_country_is_refused_with_the_nearest(text: str, hint: str | None) -> None:
    with pytest.raises(Refusal) as refused:
        INDONESIAN.find(text)
    assert refused.value.code == "E207"
    assert hint is None or refused.value.hint == hint


def test_english_names_take_their_article_inside_a_sentence() -> None:
    assert ENGLISH.find("US").in_sentence == "the United States"
    assert ENGLISH.find("Egypt").in_sentence == "Egypt"
    assert INDONESIAN.find("US").in_sentence == "Amerika Serikat"


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_two_countries_share_a_name(language: str) -> None:
    atlas = Atlas(language)
    names = [name.casefold() for code in atlas.cldr for name in (atlas.country(code).name,)]
    assert len(names) == len(set(names))
    for code, own in TEXTBOOK[language].items():
        for name in own:
            assert atlas.codes[name.casefold()] == code
