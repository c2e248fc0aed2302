"""What a deck carries for an exam, on the real Anki: a preset for those who want it, and nothing for the others."""

from pathlib import Path
from typing import Any

import pytest
from conftest import HEAD, OpenAnki, Project, Run

from generator.engine import Anki

EXAM = "exam: {date: 2026-12-14, from: 2026-11-23, minutes_per_day: 10}\n"
SOURCE = "questions:\n" + "".join(
    f"  q{n}: {{question: Berapa {n} kali {n}?, answer: '{n * n}'}}\n" for n in range(1, 61)
)
NAME = "Uji coba (14 Desember 2026)"
DECK = "Uji Coba"
OLD, NEW = Path("old.apkg"), Path("new.apkg")


@pytest.fixture
def decks(project: Project, run: Run) -> None:
    """A deck without an exam at `OLD`, and one with it at `NEW`."""
    folder = project({"a.yaml": SOURCE})
    assert run("build", folder, "-o", OLD).status == 0
    project({"hafal.yaml": HEAD + EXAM})
    assert run("build", folder, "-o", NEW).status == 0


def take(anki: Anki, path: Path, *, presets: bool) -> None:
    """Imports with Anki's own choices, but for the tick at its presets."""
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    options = ImportAnkiPackageOptions(with_deck_configs=presets)
    anki.collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path.absolute()), options=options))


def deck_of(anki: Anki) -> dict[str, Any]:
    found = anki.collection.decks.by_name(DECK)
    assert found
    return found


def presets_of(anki: Anki) -> dict[str, Any]:
    """The presets by name, Anki's own left out."""
    return {preset["name"]: preset for preset in anki.collection.decks.all_config() if preset["id"] != 1}


@pytest.mark.usefixtures("decks")
def test_without_the_tick_no_preset_comes_and_only_the_desired_retention_is_the_decks(anki: OpenAnki) -> None:
    with anki() as opened:
        take(opened, NEW, presets=False)
        assert presets_of(opened) == {}
        assert (deck_of(opened)["conf"], deck_of(opened)["desiredRetention"]) == (1, 94)


@pytest.mark.usefixtures("decks")
def test_with_the_tick_the_deck_is_studied_as_the_plan_says(anki: OpenAnki) -> None:
    with anki() as opened:
        take(opened, NEW, presets=True)
        (preset,) = presets_of(opened).values()
        assert preset["name"] == NAME
        assert deck_of(opened)["conf"] == preset["id"]
        assert (preset["new"]["perDay"], preset["new"]["delays"], preset["new"]["bury"]) == (5, [1, 10], True)
        assert (preset["rev"]["perDay"], preset["rev"]["maxIvl"], preset["rev"]["bury"]) == (9999, 10, True)
        assert (preset["lapse"]["delays"], preset["lapse"]["leechAction"]) == ([10], 1)
        assert (preset["newMix"], preset["reviewOrder"], preset["desiredRetention"]) == (2, 7, 0.94)
        assert (preset["newGatherPriority"], preset["newSortOrder"], preset["buryInterdayLearning"]) == (1, 1, True)
        opened.collection.decks.select(deck_of(opened)["id"])
        assert tuple(opened.collection.sched.counts()) == (5, 0, 0)
        assert opened.check_database() == []


@pytest.mark.usefixtures("decks")
def test_a_deck_that_is_there_stays_as_it_is_without_the_tick(anki: OpenAnki) -> None:
    with anki() as opened:
        take(opened, OLD, presets=False)
        take(opened, NEW, presets=False)
        assert presets_of(opened) == {}
        assert (deck_of(opened)["conf"], deck_of(opened)["desiredRetention"]) == (1, None)


@pytest.mark.usefixtures("decks")
def test_a_learners_own_presets_stay_as_they_are_whatever_is_ticked(anki: OpenAnki) -> None:
    for presets in (False, True):
        with anki() as opened:
            decks = opened.collection.decks
            take(opened, OLD, presets=False)
            own = decks.add_config("milik-saya")
            own["new"]["perDay"] = 7
            decks.update_config(own)
            decks.set_config_id_for_deck_dict(decks.by_name(DECK), own["id"])
            before = presets_of(opened)["milik-saya"]
            take(opened, OLD, presets=True)
            assert deck_of(opened)["conf"] == own["id"]
            take(opened, NEW, presets=presets)
            assert presets_of(opened)["milik-saya"] == before
            assert (deck_of(opened)["conf"] == own["id"]) is not presets
            assert decks.get_config(1)["new"]["perDay"] == 20


@pytest.mark.usefixtures("decks")
def test_the_same_plan_comes_once_and_another_one_beside_it(anki: OpenAnki, project: Project, run: Run) -> None:
    with anki() as opened:
        take(opened, NEW, presets=True)
        take(opened, NEW, presets=True)
        assert len(presets_of(opened)) == 1
        folder = project({"hafal.yaml": HEAD + EXAM.replace("minutes_per_day: 10", "minutes_per_day: 3")})
        assert run("build", folder, "-o", "third.apkg").status == 0
        take(opened, Path("third.apkg"), presets=True)
        ids = {preset["id"] for preset in opened.collection.decks.all_config()}
        assert len(ids) == 3
        assert deck_of(opened)["conf"] in ids - {1}


@pytest.mark.usefixtures("decks")
def test_with_fsrs_on_the_desired_retention_of_the_deck_sets_the_intervals(anki: OpenAnki) -> None:
    def after_good(path: Path) -> int:
        with anki() as opened:
            opened.collection.set_config("fsrs", True)
            take(opened, path, presets=False)
            card = opened.collection.find_cards("")[0]
            for rating in (3, 3, 3):
                opened._answer(card, rating)
            return opened.collection.get_card(card).ivl

    assert after_good(NEW) < after_good(OLD)


@pytest.mark.usefixtures("decks")
def test_the_search_of_the_final_pass_finds_what_was_begun(anki: OpenAnki) -> None:
    with anki() as opened:
        take(opened, NEW, presets=False)
        search = "tag:hafal::uji-coba-7k3qm9 -is:new"
        assert len(opened.collection.find_cards(search)) == 0
        for card in opened.collection.find_cards("")[:3]:
            for rating in (3, 3):
                opened._answer(card, rating)
        assert len(opened.collection.find_cards(search)) == 3
        deck = opened.collection.sched.get_or_create_filtered_deck(0)  # type: ignore[arg-type]
        deck.config.search_terms[0].search, deck.config.search_terms[0].limit = search, 999
        made = opened.collection.sched.add_or_update_filtered_deck(deck).id
        assert opened.collection.decks.card_count(made, include_subdecks=False) == 3  # type: ignore[arg-type]


@pytest.mark.usefixtures("decks")
def test_positions_and_the_plan_by_days_left_always_come(anki: OpenAnki) -> None:
    with anki() as opened:
        take(opened, NEW, presets=False)
        assert deck_of(opened)["desc"].count("**Menjelang ujian**, kartu baru sehari: 3 bila sisa 30 hari") == 1
        due = sorted(opened.cards().values())
        assert len(set(due)) == len(due) == 60


def test_the_day_on_which_it_is_built_changes_nothing(
    project: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project({"hafal.yaml": HEAD + EXAM, "a.yaml": SOURCE})
    assert run("build", folder, "-o", "a.apkg").status == 0
    import time

    later = time.time() + 40 * 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert run("build", folder, "-o", "b.apkg", "--frozen").status == 0
    assert Path("a.apkg").read_bytes() == Path("b.apkg").read_bytes()
