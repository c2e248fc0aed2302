"""The real Anki, in a collection that is thrown away: imports a package, renders and studies cards, checks it all.

The only room that imports `anki`, and only inside functions: it is large, AGPL and optional.
"""

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.files import temporary_folder
from generator.problems import Trouble

if TYPE_CHECKING:
    from anki.collection import Collection

CARDS = "select notes.guid, cards.ord, cards.due from cards join notes on notes.id = cards.nid"
STATES = """\
select cards.id, notes.guid, ord, did, due, type, queue, ivl, factor, reps, lapses, left, cards.flags, cards.data
from cards join notes on notes.id = cards.nid"""
PROGRESS = ("due", "type", "queue", "interval", "ease", "reps", "lapses", "left", "flag", "memory")
REVIEWS = "select cid, id, ease, ivl, lastIvl, factor, time, type from revlog order by id"
ANSWERS = {"leeched": (4, 1, 3, 1), "lapsed": (4, 1), "reviewed": (3, 3), "good": (3,), "again": (1,)}
"""The buttons, 1 to 4, that a new card is answered with, one after the other."""
DEEDS = (*ANSWERS, "suspended", "flagged", "moved", "marked", "edited", "tagged")
PLAY = re.compile(r"\[anki:play:[qa]:\d+\]")
"""Where Anki puts a button that plays a sound or reads aloud."""
LEECH = 2
"""Lapses that make a leech of a card."""
OWN = "milik-saya"
"""The learner's own tag, deck and words."""


@dataclass(frozen=True, slots=True)
class ImportLog:
    """How many notes an import took in, and how."""

    new: int
    updated: int
    duplicate: int
    conflicting: int


class Refused(Trouble):
    """The engine will not go on; its own words."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A card as Anki shows it."""

    guid: str
    ordinal: int
    template: str
    question: str
    answer: str
    """The whole back, the question in it included; without the button that reads aloud."""
    spoken: tuple[tuple[str, str], ...] = ()
    """What is read aloud with the back: voice and text."""
    error: str = ""
    """Why Anki cannot show it, if it cannot."""
    css: str = ""
    """The stylesheet of its note type."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a learner does with a note, in this order."""

    guid: str
    deeds: tuple[str, ...]
    """Some of `DEEDS`."""
    time: int = 0
    """When the learner did it, in seconds, as far as the note knows; 0 is now."""


@dataclass(frozen=True, slots=True)
class CardState:
    """What a learner has in a card."""

    deck: str
    progress: Mapping[str, object]
    """What the scheduler knows of it, its flag and its suspension."""
    reviews: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class NoteState:
    """What a learner has in a note."""

    fields: Mapping[str, str]
    """The fields that are not empty."""
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A collection at one moment."""

    schema: int
    """When it last changed in a way that no ordinary sync carries."""
    decks: frozenset[str]
    types: Mapping[int, str]
    """The names of the note types."""
    notes: Mapping[str, NoteState]
    cards: Mapping[tuple[str, int], CardState]
    """By the GUID of its note and its ordinal."""

    @property
    def reviews(self) -> int:
        """How often a card was answered."""
        return sum(len(card.reviews) for card in self.cards.values())


class Anki:
    """A collection of the real Anki."""

    def __init__(self, collection: "Collection") -> None:
        self.collection = collection

    def import_package(self, path: Path) -> ImportLog:
        """Imports a package with the choices that Anki's dialog starts with."""
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

        request = ImportAnkiPackageRequest(package_path=str(path.absolute()), options=ImportAnkiPackageOptions())
        log = self.collection.import_anki_package(request).log
        self.collection.models._clear_cache()  # note types are stale after an import
        return ImportLog(len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting))

    def cards(self) -> dict[tuple[str, int], int]:
        """The position of every card, by the GUID of its note and its ordinal."""
        return {(str(guid), int(ordinal)): int(due) for guid, ordinal, due in self._rows(CARDS)}

    def fields(self) -> dict[str, dict[str, str]]:
        """The fields of every note, by GUID and name."""
        found = (self.collection.get_note(note) for note in self.collection.find_notes(""))
        return {note.guid: dict(note.items()) for note in found}

    def render(self) -> Iterator[Rendered]:
        """Every card, in the order of its position among the new cards."""
        from anki.errors import AnkiException
        from anki.sound import TTSTag

        for card_id in self.collection.find_cards("", order="c.due asc, c.id asc"):
            card = self.collection.get_card(card_id)
            guid = card.note().guid
            try:
                sides, template = card.render_output(), card.template()["name"]
            except (AnkiException, IndexError) as error:
                yield Rendered(guid, card.ord, f"{card.ord + 1}", "", "", error=str(error))
            else:
                spoken = [(tag.lang, tag.field_text) for tag in sides.answer_av_tags if isinstance(tag, TTSTag)]
                answer = PLAY.sub("", sides.answer_text)
                yield Rendered(
                    guid, card.ord, template, sides.question_text, answer, spoken=tuple(spoken), css=sides.css
                )

    def broken_templates(self) -> Iterator[tuple[str, str]]:
        """(note type, reason) of every template that Anki's own card editor would refuse to save."""
        from anki.errors import AnkiException

        for known in self.collection.models.all_names_and_ids():
            model: Any = self.collection.models.get(known.id)
            try:
                self.collection.models.update_dict(model)
            except AnkiException as error:
                yield known.name, str(error)

    def empty_cards(self) -> set[tuple[str, int]]:
        """(GUID, ordinal) of the cards that Anki would offer to delete."""
        report = self.collection.get_empty_cards()
        cards = [self.collection.get_card(card_id) for note in report.notes for card_id in note.card_ids]
        return {(card.note().guid, card.ord) for card in cards}

    def check_database(self) -> Sequence[str]:
        """What Check Database finds; it also makes the cards that are missing."""
        return list(self.collection._backend.check_database())

    def study(self, lessons: Iterable[Lesson]) -> Counter[str]:
        """Does what a learner does, answers by the v3 scheduler; counts the cards "answered" and every kind of deed."""
        for preset in self.collection.decks.all_config():
            preset["lapse"]["leechFails"] = LEECH
            self.collection.decks.update_config(preset)
        done: Counter[str] = Counter()
        for lesson in lessons:
            note = self._rows("select id from notes where guid = ? order by id", lesson.guid)[0][0]
            cards = [row[0] for row in self._rows("select id from cards where nid = ? order by ord", note)]
            for deed in lesson.deeds:
                self._do(deed, note, cards)
            done.update(lesson.deeds)
            done["answered"] += any(deed in ANSWERS for deed in lesson.deeds)
            if lesson.time:
                self._rows("update notes set mod = ? where id = ?", lesson.time, note)
        return done

    def _do(self, deed: str, note_id: Any, cards: Sequence[Any]) -> None:
        """One deed; of a note with several cards the first is answered and the last suspended and flagged."""
        collection = self.collection
        if deed in ANSWERS:
            for button in ANSWERS[deed]:
                self._answer(cards[0], button)
        elif deed == "suspended":
            collection.sched.suspend_cards(cards[-1:])
        elif deed == "flagged":
            collection.set_user_flag_for_cards(1, cards[-1:])
        elif deed == "moved":
            collection.set_deck(cards, collection.decks.id(OWN) or 0)
        elif deed == "edited":
            note = collection.get_note(note_id)
            for name in {note.keys()[0], "My Notes"} & {*note.keys()}:
                note[name] += f" {OWN}"
            collection.update_note(note)
        else:
            collection.tags.bulk_add([note_id], "marked" if deed == "marked" else OWN)

    def _answer(self, card_id: Any, button: int) -> None:
        from anki.scheduler.v3 import Scheduler

        scheduler = self.collection.sched
        assert isinstance(scheduler, Scheduler)
        card = self.collection.get_card(card_id)
        card.start_timer()
        states = self.collection._backend.get_scheduling_states(card_id)
        rating: Any = button - 1
        scheduler.answer_card(scheduler.build_answer(card=card, states=states, rating=rating))

    def snapshot(self) -> Snapshot:
        """The collection as it is now."""
        types = {model["id"]: model for model in self.collection.models.all()}
        names = {mid: [field["name"] for field in model["flds"]] for mid, model in types.items()}
        notes = {
            guid: NoteState(
                {name: text for name, text in zip(names[mid], fields.split("\x1f"), strict=False) if text},
                frozenset(tags.split()),
            )
            for guid, mid, tags, fields in self._rows("select guid, mid, tags, flds from notes")
        }
        reviews = defaultdict(list)
        for card_id, *review in self._rows(REVIEWS):
            reviews[card_id].append(tuple(review))
        decks = {int(known.id): known.name for known in self.collection.decks.all_names_and_ids()}
        cards = {}
        for card_id, guid, ordinal, deck, *state in self._rows(STATES):
            progress = dict(zip(PROGRESS, state, strict=True))
            cards[guid, ordinal] = CardState(decks.get(deck, ""), progress, tuple(reviews[card_id]))
        schema = self._rows("select scm from col")[0][0]
        kinds = {int(mid): model["name"] for mid, model in types.items()}
        return Snapshot(schema, frozenset(decks.values()), kinds, notes, cards)

    def media(self) -> Path:
        """The folder of the files that cards show."""
        return Path(self.collection.media.dir())

    def _rows(self, query: str, *arguments: Any) -> list[Any]:
        assert self.collection.db is not None
        rows: list[Any] = self.collection.db.all(query, *arguments)
        return rows


@contextmanager
def throwaway() -> Iterator[Anki]:
    """An empty collection in a folder of its own, gone afterwards.

    Raises `Trouble` where `anki` is not installed, and `Refused` for whatever the engine will not do.
    """
    try:
        from anki.collection import Collection
        from anki.errors import AnkiException
    except ImportError as error:
        raise Trouble(f"this needs the real Anki: pip install 'hafal[anki]' ({error})") from None
    with temporary_folder() as folder, _temporary_files_in(folder):
        try:
            with closing(Collection(str(folder / "collection.anki2"))) as collection:
                yield Anki(collection)
        except AnkiException as error:
            raise Refused(str(error)) from error


@contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """The engine takes TMPDIR at its word, even if there is no such folder, where Python knows others."""
    before = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = str(folder)
    try:
        yield
    finally:
        del os.environ["TMPDIR"]
        if before is not None:
            os.environ["TMPDIR"] = before
