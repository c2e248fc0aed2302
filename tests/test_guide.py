"""The message for a class chat: its labels are Anki's own, and a pupil can read it on a phone."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from generator.guide import LABELS, guide
from generator.words import Language

LANGUAGES: tuple[Language, ...] = ("id", "en")
TITLE = "Kerja Sama Bilateral"
DECK = "PPKn XI - Kerja Sama Bilateral"
SEARCH = "tag:hafal::kerja-sama-bilateral-7k3qm9"
FILE = "kerja-sama-bilateral-7k3qm9-2026-11-24.apkg"


def message(
    language: Language, title: str = TITLE, deck: str = DECK, file: str = FILE, cards: int = 43, **more: Any
) -> str:
    told = {"core": 24, "search": SEARCH, "begins": "23 November 2026"} | more
    return guide(language, title=title, deck=deck, file=file, cards=cards, **told)


def steps(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"^(\d+)\. ", text, re.MULTILINE)]


@pytest.fixture
def _language_of_anki() -> Iterator[None]:
    """Leaves Anki's language, which is one for the whole process, as it was."""
    from anki import lang

    before = lang.current_lang
    yield
    lang.set_lang(before)


@pytest.mark.usefixtures("_language_of_anki")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_of_the_engine_is_the_engines_own(language: Language) -> None:
    from anki import lang

    lang.set_lang(language)
    ours = {label.engine: getattr(label, language) for label in LABELS.values() if label.engine}
    theirs = {name: getattr(lang.tr_legacyglobal, name)().replace("&", "") for name in ours}
    assert ours == theirs


def test_every_label_is_named_in_a_guide() -> None:
    for name, label in LABELS.items():
        assert label.id in message("id"), name
        assert label.en in message("en"), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_names_the_deck_its_file_and_its_size(language: Language) -> None:
    lines = message(language).splitlines()
    assert f"*{TITLE}*" in lines
    assert DECK in lines
    assert FILE in lines
    assert any(line.startswith("43 ") for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_leads_to_the_real_app(language: Language) -> None:
    text = message(language)
    assert "https://play.google.com/store/apps/details?id=com.ichi2.anki\n" in text
    assert text.count("com.ichi2.anki") == 2  # once more in the warning of look-alikes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", ["presets", "again", "good", "suspend", "flag", "mark"])
def test_labels_that_differ_stand_in_both_languages(language: Language, label: str) -> None:
    text = message(language)
    assert LABELS[label].id in text
    assert LABELS[label].en in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["https://apps.ankiweb.net", "ankiweb.net", "AnkiMobile", "App Store"])
def test_who_has_no_android_phone_is_told_where_to_go(language: Language, address: str) -> None:
    assert address in message(language)


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "id",
            [
                "Jangan dibuka langsung dari chat",
                "Jangan hapus kartu",
                "Jangan bintang",
                "Pakai dua tombol saja",
                "Sinkronkan lagi",
            ],
        ),
        (
            "en",
            [
                "Don't open it straight from the chat",
                "Don't delete cards",
                "Not the star",
                "only need two buttons",
                "Sync again",
            ],
        ),
    ],
)
def test_what_would_cost_a_learner_something_is_warned_of(language: Language, sentences: list[str]) -> None:
    assert [sentence for sentence in sentences if sentence not in message(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_short(language: Language) -> None:
    long = [line for line in message(language).splitlines() if len(line) > 72 and "https://" not in line]
    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_fits_on_about_two_screens_of_a_phone(language: Language) -> None:
    text = message(language)
    assert len(text) < 2400
    assert len(text.splitlines()) < 60


def test_both_languages_have_the_same_steps() -> None:
    assert steps(message("id")) == steps(message("en")) == [1, 2, 3, 4, 5, 6]
    assert len(message("id").split("\n\n")) == len(message("en").split("\n\n"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_subdecks_are_shown_as_the_app_nests_them(language: Language) -> None:
    assert "PPKn > Kelas XI > Bab 4" in message(language, deck="PPKn::Kelas XI::Bab 4").splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_names_and_names_with_braces_come_through_whole(language: Language) -> None:
    file, title = f"{'panjang-' * 20}2026-11-24.apkg", "Hak {asasi} {0} manusia"
    lines = message(language, title=title, file=file).splitlines()
    assert file in lines
    assert f"*{title}*" in lines


def test_one_card_is_not_cards() -> None:
    assert "\n1 card to learn" in message("en", cards=1)
    assert "\n43 cards to learn" in message("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_is_ready_to_paste(language: Language) -> None:
    text = message(language)
    assert text.endswith("\n")
    assert not any(line != line.rstrip() for line in text.splitlines())
    assert not re.search(r"[{}]", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_by_days_left_and_the_final_pass_stand_there(language: Language) -> None:
    lines = message(language).splitlines()
    (told,) = [line for line in lines if line.startswith(("- Kartu baru sehari, ", "- New cards a day, "))]
    assert re.findall(r"\d+", told) == ["30", "3", "14", "5", "7", "11", "3", "12"]
    assert f"{SEARCH} -is:new" in lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_there_is_not_told_of_an_exam(language: Language) -> None:
    assert LABELS["default"].en not in message(language, begins="")
    assert "-is:new" not in message(language, cards=20, core=10)
