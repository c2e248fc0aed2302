"""What every deck in cards_src promises: Anki finds nothing in it, and no two of its cards ask the same."""

from pathlib import Path

import pytest
from conftest import Run

from generator.deck import Deck
from generator.markup import bare
from generator.project import load

FOLDERS = sorted(path.parent for path in (Path(__file__).parent.parent / "cards_src").glob("*/hafal.yaml"))


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


@pytest.fixture(scope="module")
def deck(folder: Path) -> Deck:
    (loaded,) = load([folder])
    assert loaded.problems == []
    assert loaded.deck
    return loaded.deck


def fronts(deck: Deck) -> list[str]:
    """What a person reads on the front of every card."""
    return [bare(card.front) for note in deck.notes if note.draft for card in note.draft.cards]


def test_anki_finds_nothing_in_it(folder: Path, run: Run) -> None:
    assert run("build", folder, "--draft", "-o", "deck.apkg").status == 0
    ran = run("verify", "deck.apkg", "--src", folder)
    assert (ran.status, "no errors, no warnings" in ran.out) == (0, True)


def test_every_note_names_its_source(deck: Deck) -> None:
    assert {note.key for note in deck.notes if not note.fields.get("Source")} == set()


def test_no_two_cards_ask_the_same(deck: Deck) -> None:
    asked = fronts(deck)
    assert len(asked) == len(set(asked))


def test_no_front_is_longer_than_a_phone_shows_well(deck: Deck) -> None:
    assert [front for front in fronts(deck) if len(front.split()) > 30] == []
