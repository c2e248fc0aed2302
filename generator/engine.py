"""The real Anki, in a collection that is thrown away: imports a package, renders its cards, checks its database.

The only room that imports `anki`, and only inside functions: it is large, AGPL and optional.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from generator.problems import Trouble

if TYPE_CHECKING:
    from anki.collection import Collection

CARDS = "select notes.guid, cards.ord, cards.due from cards join notes on notes.id = cards.nid"


@dataclass(frozen=True, slots=True)
class ImportLog:
    """How many notes an import took in, and how."""

    new: int
    updated: int
    duplicate: int
    conflicting: int


class Refused(Exception):
    """The engine will not go on; its own words."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A card as Anki shows it."""

    guid: str
    ordinal: int
    template: str
    question: str
    answer: str
    """The whole back, the question in it included."""
    error: str = ""
    """Why Anki cannot show it, if it cannot."""


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
        assert self.collection.db is not None
        return {(str(guid), int(ordinal)): int(due) for guid, ordinal, due in self.collection.db.all(CARDS)}

    def fields(self) -> dict[str, dict[str, str]]:
        """The fields of every note, by GUID and name."""
        found = (self.collection.get_note(note) for note in self.collection.find_notes(""))
        return {note.guid: dict(note.items()) for note in found}

    def render(self) -> Iterator[Rendered]:
        """Every card, in the order of its position among the new cards."""
        from anki.errors import AnkiException

        for card_id in self.collection.find_cards("", order="c.due asc, c.id asc"):
            card = self.collection.get_card(card_id)
            guid = card.note().guid
            try:
                sides, template = card.render_output(), card.template()["name"]
            except (AnkiException, IndexError) as error:
                yield Rendered(guid, card.ord, f"{card.ord + 1}", "", "", str(error))
            else:
                yield Rendered(guid, card.ord, template, sides.question_text, sides.answer_text)

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
    with TemporaryDirectory(prefix="hafal-", ignore_cleanup_errors=True) as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        try:
            yield Anki(collection)
        except AnkiException as error:
            raise Refused(str(error)) from error
        finally:
            collection.close()
