"""Every kind: its examples go the whole way, and every rendered side is the golden one."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import HEAD, OpenAnki, Project, Run

import generator.kinds
from generator.facts import Header
from generator.kinds import DERIVED, KINDS
from generator.kinds.dated import Dispute
from generator.kinds.items import Group
from generator.kinds.kind import SLOTS, Contrast, Correction, Image, Kind
from generator.kinds.list import ListItem
from generator.kinds.motive import MotiveItem
from generator.kinds.question import Reverse
from generator.project import load
from generator.settings import ExamDay, OwnNames, Settings

SLUGS = {kind.slug for kind in KINDS}
EXAMPLES = [(kind, language) for kind in KINDS for language in ("id", "en")]


def example(kind: Kind[Any], language: str) -> str:
    folder = Path(generator.kinds.__file__).parent / kind.slug
    return (folder / ("example.yaml" if language == "id" else "example.en.yaml")).read_text(encoding="utf-8")


def head(language: str) -> str:
    return HEAD.replace("language: id", f"language: {language}")


def golden_name(key: str, ordinal: int, *, cloze: bool) -> str:
    card = f"gap {ordinal + 1}" if cloze else SLOTS[ordinal]
    return f"{re.sub('[/:]', '.', key)}--{card.replace(' ', '-')}.html"


def readable(side: str) -> str:
    """A rendered side with a line for each part, for golden files that a person can read."""
    side = re.sub(r"<style>.*?</style>", "", side, flags=re.DOTALL)
    return re.sub(
        r"\n\s*\n+", "\n", re.sub(r"(?<!\n)(<(?:section|p|div|ol|li|dl|dt|dd|figure|h1|table|tr)\b)", r"\n\1", side)
    )


@pytest.mark.parametrize(("kind", "language"), EXAMPLES, ids=lambda value: getattr(value, "slug", value))
def test_the_example_goes_the_whole_way(
    kind: Kind[Any], language: str, project: Project, run: Run, anki: OpenAnki, golden: Callable[[str, str], None]
) -> None:
    project({"hafal.yaml": head(language), "a.yaml": example(kind, language)})
    built = run("build", "-o", "deck.apkg")
    assert (built.status, built.err) == (0, "")
    verified = run("verify", "deck.apkg")
    assert verified.status == 0, verified.out
    with anki() as opened:
        opened.import_package(Path("deck.apkg"))
        fields = opened.fields()
        for card in opened.render():
            name = golden_name(fields[card.guid]["Key"], card.ordinal, cloze=card.template not in SLOTS)
            answer = card.answer.replace(card.question, "<!-- the front -->\n")
            text = f"{readable(card.question).strip()}\n\n=== back ===\n\n{readable(answer).strip()}\n"
            golden(f"{kind.slug}/{language}/{name}", text)


def test_no_golden_file_is_left_over(project: Project) -> None:
    for kind, language in EXAMPLES:
        folder = project({"hafal.yaml": head(language), "a.yaml": example(kind, language)})
        (built,) = load([folder])
        assert built.deck
        expected = {
            golden_name(note.draft.key, ordinal, cloze=note.cloze)
            for note in built.deck.notes
            for ordinal in note.ordinals
        }
        found = {path.name for path in (Path(__file__).parent / "golden" / kind.slug / language).iterdir()}
        assert found == expected


def made_of(kind: Kind[Any], language: str, project: Project) -> Iterator[tuple[str, str]]:
    """(kind, name) of every card of a kind's example."""
    (built,) = load([project({"hafal.yaml": head(language), "a.yaml": example(kind, language)})])
    assert built.deck
    return ((note.kind, card.name) for note in built.deck.notes for card in note.draft.cards)


@pytest.mark.parametrize(("kind", "language"), EXAMPLES, ids=lambda value: getattr(value, "slug", value))
def test_its_example_shows_every_card_it_can_make(kind: Kind[Any], language: str, project: Project) -> None:
    assert {name for slug, name in made_of(kind, language, project) if slug == kind.slug} == set(kind.all_cards)


@pytest.mark.parametrize("language", ["id", "en"])
def test_examples_show_every_derived_card(language: str, project: Project) -> None:
    made = {name for kind in KINDS for slug, name in made_of(kind, language, project) if slug not in SLUGS}
    assert made == {name for derived in DERIVED for name in derived.cards}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_its_names_and_slots_are_sound(kind: Kind[Any]) -> None:
    assert re.fullmatch("[a-z_]+", kind.slug)
    assert set(kind.label) == {"id", "en"}
    assert set(kind.all_cards.values()) <= set(SLOTS)


def test_names_slots_and_keys_are_the_golden_ones(golden: Callable[[str, str], None]) -> None:
    """The golden file may only grow: every name in it stands in sources, or on cards, of people who have a deck."""
    from generator.shape import keys_of

    lines = []
    for kind in KINDS:
        lines.append(f"{kind.slug} ({kind.section}): {', '.join(keys_of(kind.fact))}")
        lines += [f"  {slot}: {name}" for name, slot in kind.cards.items()]
        lines += [f"  {slot}: {name}, of an item" for name, slot in kind.item_cards.items()]
    for derived in DERIVED:
        lines += [f"{derived.slug}, of {derived.of.__name__.lower()} facts"]
        lines += [f"  {slot}: {name}" for name, slot in derived.cards.items()]
    parts = (
        Settings,
        ExamDay,
        OwnNames,
        Header,
        Contrast,
        Image,
        Correction,
        Dispute,
        Reverse,
        MotiveItem,
        ListItem,
        Group,
    )
    lines += [f"{cls.__name__}: {', '.join(keys_of(cls))}" for cls in parts]
    golden("kinds.txt", "\n".join(lines) + "\n")
