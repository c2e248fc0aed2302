"""Countries by code or by name, textbook names first."""

import re
from collections import defaultdict

import pytest

from generator import names
from generator.countries import Atlas
from generator.names import TEXTBOOK, WITH_ARTICLE
from generator.problems import Refusal

INDONESIAN, ENGLISH = Atlas("id"), Atlas("en")
LANGUAGES = pytest.mark.parametrize("language", ["id", "en"])

MEMBERS = """
    AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO
    CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID
    IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK
    ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC
    SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE
    ZA ZM ZW
""".split()
OBSERVERS = ["PS", "VA"]
AMBIGUOUS = ("id", "AS")
"""The United States in short, and the code of American Samoa."""


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


def test_an_english_name_of_an_authors_takes_the_article_that_is_written_with_it() -> None:
    atlas = Atlas(
        "en",
        {
            "XA": ("the Soviet Union", "the USSR"),
            "GB": ("Britain",),
            "NL": ("the Netherlands",),
            "US": ("United States", "US"),
        },
    )
    said = {code: (atlas.country(code).name, atlas.country(code).in_sentence) for code in ("XA", "GB", "NL", "US")}
    assert said == {
        "XA": ("Soviet Union", "the Soviet Union"),
        "GB": ("Britain", "Britain"),
        "NL": ("Netherlands", "the Netherlands"),
        "US": ("United States", "the United States"),
    }
    assert {atlas.find(text).code for text in ("Soviet Union", "the Soviet Union", "XA")} == {"XA"}


def test_an_authors_names_go_before_all_others() -> None:
    atlas = Atlas("id", {"GB": ("Britania", "Inggris")})
    assert [atlas.find(text).name for text in ("GB", "Inggris", "Britania")] == ["Britania"] * 3


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("eg", "did you mean EG (Mesir)?"),
        ("Mesri", "did you mean EG (Mesir)?"),
        (
            "Zzyzx",
            'write an ISO 3166 code such as EG, or a name such as "Mesir"; '
            "a state without a code: countries: {XA: {name: Zzyzx}} in hafal.yaml",
        ),
        ("UK", "did you mean GB (Inggris)?"),
        ("Holland", "did you mean NL (Belanda)?"),
        (
            "Amerika",
            "did you mean US (Amerika Serikat) or AS (Samoa Amerika) or VI (Kepulauan Virgin Amerika Serikat)?",
        ),
        ("Korea", "did you mean KP (Korea Utara) or KR (Korea Selatan)?"),
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
    assert ENGLISH.find("the Netherlands").name == "Netherlands"


def test_an_authors_name_takes_no_article_of_ours() -> None:
    own = Atlas("en", {"NL": ("Holland",), "GM": ("The Gambia",)})
    assert [own.find(text).in_sentence for text in ("NL", "The Gambia")] == ["Holland", "The Gambia"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *(("GM", "the Gambia"), ("The Bahamas", "the Bahamas"), ("CF", "the Central African Republic")),
        *(("CD", "the Democratic Republic of the Congo"), ("CG", "the Republic of the Congo")),
        *(("DO", "the Dominican Republic"), ("Dominica", "Dominica"), ("Czech Republic", "Czechia")),
        *(("VA", "the Holy See"), ("Burma", "Myanmar"), ("PS", "Palestine"), ("KN", "Saint Kitts and Nevis")),
        *(("MV", "the Maldives"), ("SC", "Seychelles"), ("UA", "Ukraine"), ("SD", "Sudan"), ("LB", "Lebanon")),
        *(("VI", "the US Virgin Islands"), ("FO", "the Faroe Islands"), ("IM", "the Isle of Man")),
        *(("TT", "Trinidad and Tobago"), ("VC", "Saint Vincent and the Grenadines"), ("St. Lucia", "Saint Lucia")),
    ],
)
def test_english_names_inside_a_sentence(text: str, said: str) -> None:
    assert ENGLISH.find(text).in_sentence == said


def test_english_names_that_describe_a_country_take_an_article() -> None:
    describing = re.compile(r"(Islands|Republic|Territory|Territories|Emirates|Kingdom|States)\b")
    two_places = {"GS", "HM"}  # South Georgia and the South Sandwich Islands: the article would belong to one of them
    described = {code for code in ENGLISH.cldr if describing.search(ENGLISH.country(code).name)}
    assert described - two_places <= WITH_ARTICLE <= set(ENGLISH.cldr)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *(("CI", "Pantai Gading"), ("Republik Ceko", "Ceko"), ("Brunei", "Brunei Darussalam"), ("RRT", "Tiongkok")),
        *(("Federasi Rusia", "Rusia"), ("Swaziland", "Eswatini"), ("UEA", "Uni Emirat Arab"), ("Burma", "Myanmar")),
        *(("Perancis", "Prancis"), ("Saudi Arabia", "Arab Saudi"), ("Libanon", "Lebanon"), ("Korsel", "Korea Selatan")),
        *(("Makedonia", "Makedonia Utara"), ("Vatikan", "Takhta Suci"), ("TL", "Timor Leste"), ("RI", "Indonesia")),
        *(("ST", "Sao Tome dan Principe"), ("XK", "Kosovo"), ("Hongkong", "Hong Kong"), ("Macau", "Makau")),
    ],
)
def test_indonesian_school_books_are_understood(text: str, name: str) -> None:
    assert INDONESIAN.find(text).in_sentence == name


def test_indonesian_has_its_own_name_for_every_member_and_observer_of_the_united_nations() -> None:
    assert (len(MEMBERS), len({*MEMBERS, *OBSERVERS})) == (193, 195)
    assert {*MEMBERS, *OBSERVERS} - TEXTBOOK["id"].keys() == set()


def test_cldr_is_not_asked_about_a_country_that_has_a_textbook_name() -> None:
    atlas = Atlas("id")
    for code, known in TEXTBOOK["id"].items():
        for text in (code, *known):
            if len(text) > 2 or text == code:
                assert atlas.find(text).code == code
    assert "cldr" not in vars(atlas)


@LANGUAGES
def test_no_two_countries_share_a_name(language: str) -> None:
    atlas = Atlas(language)
    meant = defaultdict(set)
    for code, name in atlas.cldr.items():
        country = atlas.country(code)
        for said in (name, country.name, *atlas.names.get(code, ())):
            meant[said.casefold()].add(code)
    assert {said: codes for said, codes in meant.items() if len(codes) > 1} == {}


@LANGUAGES
def test_every_name_and_alias_finds_its_country(language: str) -> None:
    atlas = Atlas(language)
    for code, known in TEXTBOOK[language].items():
        for name in known:
            assert atlas.codes[name.casefold()] == code
            if (language, name) != AMBIGUOUS:
                assert atlas.find(name) == atlas.find(code) == atlas.country(code)


@LANGUAGES
def test_a_name_can_stand_in_a_sentence(language: str) -> None:
    atlas = Atlas(language)
    shown = [atlas.country(code).name for code in atlas.cldr]
    assert [name for name in shown if re.search(r"[&().|]", name)] == []
    said = [name for known in TEXTBOOK[language].values() for name in known]
    assert [name for name in said if re.search(r"[&()|\d]|\s\s|^\s|\s$|^$", name)] == []


@pytest.mark.parametrize("lines", [names.INDONESIAN, names.ENGLISH], ids=["id", "en"])
def test_the_textbook_names_stand_in_the_order_of_their_codes_and_say_nothing_twice(lines: str) -> None:
    codes = [line.split(" ", 1)[0] for line in lines.splitlines()]
    assert codes == sorted(set(codes))
    assert set(codes) <= set(ENGLISH.cldr)
    for known in names.table(lines).values():
        assert len({name.casefold() for name in known}) == len(known)


@LANGUAGES
def test_a_mistyped_name_is_compared_with_all_names(language: str) -> None:
    from generator.proposals import MOST_COMPARED

    assert len(Atlas(language).codes) <= MOST_COMPARED
