"""The real Anki as the oracle: of any valid project it holds what hafal planned, no more and no less.

What Anki holds is read anew here through Anki's own interface, without the code of `hafal verify`, so that a fault of
that is found too. Some fifty projects are always the same; thousands of others, each time new ones, are tried by

    ORACLE=5000 pytest tests/trust/test_oracle.py
"""

import json
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from conftest import OpenAnki, Run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from trust.projects import KIND, Project, releases

from generator.deck import Deck
from generator.description import description
from generator.engine import Anki
from generator.lock import ordinal_of
from generator.notetypes import NAMES, note_types
from generator.project import load
from generator.release import release

MANY = int(os.environ.get("ORACLE", "0"))
FACTS = (1, 2, 4, 8, 12, 16)
FEW = 48
NUMBERS = st.integers(0, 2**24 - 1)
EXAMPLES = settings(max_examples=MANY or 1, database=None, deadline=None, suppress_health_check=list(HealthCheck))
TAKEN = {"W401", "W402"}
"""What `hafal verify` says rightly of an answer that stands on its front, and of another name of the deck."""


def of_random_projects(test: Callable[[list[Project]], None]) -> None:
    """Runs a test for the releases of many projects, the same ones for every test unless ORACLE asks for others.

    One number stands for all of a project: of several, Hypothesis would vary one at a time and try few projects. What
    it draws hangs on the modules that are loaded, so the same ones are not its choice.
    """

    def run(number: int) -> None:
        number, times = divmod(number, 3)
        number, facts = divmod(number, len(FACTS))
        test(releases(number, FACTS[facts], times + 1))

    if MANY:
        EXAMPLES(given(number=NUMBERS)(run))()
    for number in () if MANY else Random(1).sample(range(2**24), FEW):
        run(number)


@dataclass
class Held:
    """What a collection holds, or should."""

    notes: dict[str, tuple[str, dict[str, str], set[str]]]
    """Note type, fields and tags by GUID; of several spellings of a tag Anki keeps the first that it ever met."""
    cards: dict[tuple[str, int], tuple[str, int]]
    """Deck and position by GUID and ordinal."""
    ids: dict[tuple[str, int], int]
    """The ids of the same cards."""
    types: dict[str, tuple[str, list[str], list[tuple[str, str, str]]]]
    """Stylesheet, fields and templates of every note type in use, by its name."""
    media: dict[str, bytes]
    about: str
    """The description of the deck."""


def held(anki: Anki, deck: str) -> Held:
    """What Anki holds, by its public interface."""
    collection = anki.collection
    notes = {note.guid: note for note in map(collection.get_note, collection.find_notes(""))}
    guids = {note.id: guid for guid, note in notes.items()}
    names = {known.id: known.name for known in collection.decks.all_names_and_ids()}
    types = {note.mid: collection.models.get(note.mid) for note in notes.values()}
    cards = [*map(collection.get_card, collection.find_cards(""))]
    assert all((card.type, card.queue) == (0, 0) for card in cards), "a card is not new"
    folder = Path(collection.media.dir())
    found = collection.decks.by_name(deck)
    assert found, f"there is no deck {deck}"
    return Held(
        {
            guid: (types[note.mid]["name"], dict(note.items()), {tag.casefold() for tag in note.tags})
            for guid, note in notes.items()
        },
        {(guids[card.nid], card.ord): (names[card.did], card.due) for card in cards},
        {(guids[card.nid], card.ord): card.id for card in cards},
        {
            kind["name"]: (
                kind["css"],
                [field["name"] for field in kind["flds"]],
                [(template["name"], template["qfmt"], template["afmt"]) for template in kind["tmpls"]],
            )
            for kind in types.values()
        },
        {path.name: path.read_bytes() for path in folder.iterdir()},
        found["desc"],
    )


def planned(deck: Deck, media: Mapping[str, bytes], before: Held | None) -> Held:
    """What a plan says that Anki will hold, of somebody who held what was `before`: such cards stay in their places."""
    types = note_types(deck.settings, {note.cloze for note in deck.notes})
    notes, cards = {}, {}
    for note in deck.notes:
        kind = types[NAMES[note.cloze]]
        fields = {field.name: note.fields.get(field.name, "") for field in kind.fields}
        notes[note.guid] = (kind.name, fields, {tag.casefold() for tag in note.tags})
        had = {ordinal_of(slot): due for slot, due in note.released.items()} if before else {}
        for ordinal, due in {**had, **dict(zip(note.ordinals, note.due, strict=True))}.items():
            cards[note.guid, ordinal] = (deck.settings.deck, due)
    stay = before.cards if before else {}
    made = sorted((due, guid, ordinal) for guid, ordinal, due in learned(deck) if (guid, ordinal) in stay)
    places = [stay[guid, ordinal][1] for _, guid, ordinal in made]
    assert places == sorted(places), "where cards give way to new ones their order stays"
    cards |= {card: place for card, place in stay.items() if card in cards}
    return Held(
        notes,
        cards,
        {**before.ids} if before else {},
        {
            kind.name: (
                kind.css,
                [field.name for field in kind.fields],
                [(template.name, template.front, template.back) for template in kind.templates],
            )
            for kind in types.values()
        },
        {**(before.media if before else {}), **media},
        description(deck),
    )


def learned(deck: Deck) -> Iterator[tuple[str, int, int]]:
    """GUID, ordinal and position of every card that a beginner gets."""
    for note in deck.notes:
        yield from ((note.guid, ordinal, due) for ordinal, due in zip(note.ordinals, note.due, strict=True))


def agrees(anki: Anki, deck: Deck, media: Mapping[str, bytes], before: Held | None = None) -> Held:
    """Compares what Anki holds with the plan and lets it look for damage; what Anki holds."""
    found, plan = held(anki, deck.settings.deck), planned(deck, media, before)
    assert plan.ids.items() <= found.ids.items(), "a card that was there is another one now"
    for name in ("notes", "cards", "types", "media", "about"):
        assert getattr(found, name) == getattr(plan, name), name
    said, sound = anki.collection.fix_integrity()
    assert sound, said
    withdrawn = {(note.guid, ordinal_of(slot)) for note in deck.notes for slot in note.released}
    after = held(anki, deck.settings.deck)
    assert (after.cards | found.cards, after.ids | found.ids) == (after.cards, after.ids)
    assert after.cards.keys() - found.cards.keys() <= withdrawn, "Check Database makes cards that nobody ever had"
    assert (after.notes, after.types, after.media) == (found.notes, found.types, found.media)
    assert not anki.collection.get_empty_cards().notes
    checked = anki.collection.media.check()
    assert (list(checked.missing), {*checked.unused} & media.keys()) == ([], set())
    _finds(anki, {note.guid: note.tags for note in deck.notes})
    return found


def _finds(anki: Anki, tags: Mapping[str, Iterable[str]]) -> None:
    """Every tag, by GUID, finds its notes and those of the tags below it."""
    from anki.collection import SearchNode

    collection = anki.collection
    guids = {collection.get_note(note).guid: note for note in collection.find_notes("")}
    for tag in {tag for own in tags.values() for tag in own}:
        start = f"{tag}::".casefold()
        with_tag = {guid for guid, own in tags.items() if any(f"{one}::".casefold().startswith(start) for one in own)}
        found = collection.find_notes(collection.build_search_string(SearchNode(tag=tag)))
        assert {*found} == {guids[guid] for guid in with_tag}, tag


class Folder:
    """A project on disk, written anew for each release."""

    def __init__(self, folder: Path, run: Run) -> None:
        self.project, self.run, self.decks = folder / "uji", run, 0

    def holds(self, project: Project) -> None:
        if self.project.exists():
            for path in self.project.rglob("*"):
                if path.is_file() and path.name != "hafal.lock":
                    path.unlink()
        for name, data in project.files.items():
            path = self.project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def built(self) -> Path:
        """The deck of a release every other day, which is the same when it is built again on the day between."""
        self.decks += 1
        deck, again = self.project.parent / f"{self.decks}.apkg", self.project.parent / "again.apkg"
        for path, days_ago in ((deck, 20 - 2 * self.decks), (again, 19 - 2 * self.decks)):
            now = time.time() - 86_400 * days_ago
            with pytest.MonkeyPatch.context() as clock:  # what learners write is later than any release
                clock.setattr(time, "time", lambda now=now: now)
                ran = self.run("build", self.project, "-o", path)
            assert ran.status == 0, ran.err
        assert deck.read_bytes() == again.read_bytes()
        return deck

    def plan(self) -> tuple[Deck, dict[str, bytes]]:
        """What hafal says that the deck holds, after the release that is written."""
        (loaded,) = load([self.project])
        assert loaded.deck, loaded.problems
        return release(loaded.deck, loaded.lock, 0).deck, loaded.media

    def verdict(self) -> set[str]:
        """What `hafal verify` finds in the last deck, and in what it does to learners of the one before."""
        old, new = (self.project.parent / f"{number}.apkg" for number in (self.decks - 1, self.decks))
        ran = self.run("verify", new, "--json", *(("--upgrade", old) if old.exists() else ()))
        assert ran.status in (0, 1), ran.err
        return {found["code"] for found in json.loads(ran.out)["findings"]}


PARTS = {
    "contrast": "Contrast",
    "image": "Image",
    "corrected": "Correction",
    "disputed": "Dispute",
    "reverse": "Reverse",
    "exam": "ExamDay",
}
ITEMS = {"list": "ListItem", "motive": "MotiveItem"}


def wanted() -> Iterator[tuple[str, str]]:
    """What the golden file names: keys and cards, each with what it is of."""
    owner = ""
    for line in (Path(__file__).parents[1] / "golden" / "kinds.txt").read_text(encoding="utf-8").splitlines():
        head, _, rest = line.removesuffix(", of an item").partition(": ")
        if line.startswith(" "):
            yield owner, f"card {rest}"
        else:
            owner = re.split("[ ,]", head)[0]
            without = KIND[owner].without if owner in KIND else ()
            yield from ((owner, key) for key in rest.split(", ") if key and key not in without)


def keys(owner: str, tree: Any, items: str = "") -> Iterator[tuple[str, str]]:
    """The keys in a tree, each with what it is of."""
    for name, child in tree.items():
        yield owner, name
        for part in child if isinstance(child, list) else child.values() if name in MAPS else [child]:
            if not isinstance(part, dict):
                continue
            of = PARTS.get(name, "OwnNames" if name == "countries" else "Group" if "items" in part else items)
            yield from keys(of, part, items)


MAPS = ("items", "countries")
"""Keys whose value may be a map from names of the author's own."""


def test_random_projects_hold_every_key_and_make_every_card(run: Run) -> None:
    drawn = set[tuple[str, str]]()

    def look(projects: list[Project]) -> None:
        with TemporaryDirectory() as name:
            folder = Folder(Path(name), run)
            for project in projects:
                drawn.update(keys("Settings", project.settings))
                for head in project.heads:
                    drawn.update(keys("Header", head))
                for fact in project.facts:
                    drawn.update(keys(fact.kind, fact.keys, ITEMS.get(fact.kind, "")))
                folder.holds(project)
                drafts = [(note.kind, note.draft) for note in folder.plan()[0].notes if note.draft]
                drawn.update((kind, f"card {card.name}") for kind, draft in drafts for card in draft.cards)

    of_random_projects(look)
    assert sorted({*wanted()} - drawn) == []


def test_plan_and_engine_agree_on_all_releases_of_any_project(run: Run, anki: OpenAnki) -> None:
    of_random_projects(lambda projects: agree(projects, run, anki))


def agree(projects: list[Project], run: Run, anki: OpenAnki) -> None:
    """Builds and imports all releases, one over the other and the last one for a beginner too."""
    with TemporaryDirectory() as name, anki() as learner:
        folder, before = Folder(Path(name), run), None
        for project in projects:
            folder.holds(project)
            package = folder.built()
            deck, media = folder.plan()
            learner.import_package(package)
            before = agrees(learner, deck, media, before)
            assert {*media.values()} <= {*project.media.values()}
        assert not folder.verdict() - TAKEN
        if len(projects) > 1:
            with anki() as beginner:
                beginner.import_package(package)
                agrees(beginner, deck, media)
