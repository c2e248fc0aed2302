"""Identity, to the byte: what is hashed here stands in people's collections for years."""

import base64
import hashlib
import json
from collections.abc import Callable

from generator.deck import CLOZE_FIELDS, FIELDS
from generator.identity import ID_LIMIT, fixed_id, guid, media_name
from generator.notetypes import cloze_note_type, note_type

PROJECT = "kerja-sama-bilateral-7k3qm9"


def test_a_guid_is_the_recipe_to_the_byte() -> None:
    recipe = hashlib.sha256(b"hafal/1\0p-1\0mesir\0").digest()
    assert guid("p-1", "mesir") == base64.urlsafe_b64encode(recipe).decode()[:10]
    assert len({guid("p-1", "a"), guid("p-1", "a", "b"), guid("p-1", "a-b"), guid("p-2", "a")}) == 4


def test_ids_are_small_enough_for_every_client_and_never_nought() -> None:
    ids = [fixed_id("field", PROJECT, str(number)) for number in range(1000)]
    assert all(1 <= number <= ID_LIMIT for number in ids)
    assert len(set(ids)) == 1000


def test_a_picture_is_named_by_its_content() -> None:
    assert media_name(b"x", ".png") == media_name(b"x", ".png") != media_name(b"y", ".png")
    assert media_name(b"x", ".png").isascii()


def test_the_fields_are_those_of_the_design() -> None:
    shared = "Title, My Notes, Extra, Hint, Source, Topic, Label, Kind, Lang, Key, Typed".split(", ")
    reserved = ["Reserved 1", "Reserved 2", "Reserved 3", "Reserved 4"]
    tiers, parts = ("core", "standard", "deep"), ("front", "back", "spoken")
    slots = [f"{tier} {n} {part}" for tier in tiers for n in (1, 2, 3) for part in parts]
    assert list(FIELDS) == [*shared, *slots, *reserved]
    assert list(CLOZE_FIELDS) == [*shared, "Text", "Prompt", "Back", *reserved]


def test_every_id_and_name_is_the_golden_one(golden: Callable[[str, str], None]) -> None:
    types = [note_type(PROJECT, "id"), cloze_note_type(PROJECT, "id")]
    table = {
        "deck": fixed_id("deck", PROJECT),
        "guids": {
            name: guid(PROJECT, *name.split("/"))
            for name in (
                *("kerja-sama-bilateral", "latar-belakang-bilateral/perdamaian"),
                *("comparison:/as-perwakilan+mesir-pengakuan", "timeline:/EG"),
            )
        },
        "note types": {
            kind.name: {
                "id": kind.id,
                "fields": {field.name: field.id for field in kind.fields},
                "templates": {template.name: template.id for template in kind.templates},
            }
            for kind in types
        },
    }
    golden("identity.json", json.dumps(table, indent=1) + "\n")
