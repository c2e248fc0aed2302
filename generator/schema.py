"""JSON Schemas for editors: what may be written in a source file and in `hafal.yaml`, made of the kinds themselves.

An editor reads YAML by its own rules: `date: 1950` is a number there, `value: true` a truth value. Whatever it may make
of a sound text is allowed, null aside, which is what it makes of a missing value: a schema that cries wolf would be
switched off.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, get_args, get_origin

from generator.countries import Atlas, Country
from generator.dates import Date
from generator.facts import Header, Lesson
from generator.kinds import DERIVED
from generator.kinds.items import Group, Items
from generator.kinds.kind import Kind, Tag
from generator.settings import Countries, DeckName, OwnNames, ProjectName, Reasons, Settings
from generator.shape import Id, Line, Shaped, is_required, keys_of, written

Schema = dict[str, Any]

FACTS_SCHEMA, PROJECT_SCHEMA = ".hafal/facts.schema.json", ".hafal/project.schema.json"
"""Where a project keeps its schemas, for editors to find."""

DRAFT = "http://json-schema.org/draft-07/schema#"
TEXT: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
LINE: Schema = {**TEXT, "pattern": r"^[^\n]+\n*$"}
ID: Schema = {"type": ["string", "integer"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": Id.LIMIT, "minimum": 0}
NUMBER: Schema = {"type": ["number", "string"], "minimum": 0, "pattern": r"^[0-9]+(\.[0-9]+)?$"}
SCALARS: dict[Any, Schema] = {
    str: TEXT,
    Line: LINE,
    Id: {"$ref": "#/definitions/id"},
    bool: {"enum": [True, False, "true", "false"]},
    float: NUMBER,
    Lesson: NUMBER,
    Date: {
        "type": ["string", "integer"],
        "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        "minimum": 1,
        "maximum": 9999,
    },
    Tag: {**TEXT, "pattern": r"^[^\s\",*\\()'“”‘’]+$"},
    Country: {"$ref": "#/definitions/country"},
    ProjectName: {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*-[a-z0-9]{6,}$"},
    DeckName: LINE,
}
"""What an editor may find where a type reads itself from a scalar."""


def source_schema(kinds: Sequence[Kind[Any]], atlases: Sequence[Atlas], ids: Iterable[str] = ()) -> Schema:
    """The schema of source files: facts of these kinds, with the names of countries and the ids to be completed."""
    sections = {
        kind.section: {
            "description": kind.about,
            "type": "object",
            "propertyNames": ID | {"type": "string"},
            "additionalProperties": _Builder(kind).shaped(kind.fact, kind.about),
        }
        for kind in kinds
    }
    names = sorted({names[0] for atlas in atlases for names in atlas.names.values()})
    known = sorted(ids)
    return {
        "$schema": DRAFT,
        "title": "hafal: a source file",
        **_Builder().shaped(Header, "a header, then facts by kind", sections),
        "definitions": {
            # completed, but not demanded: an author's own names, and ids that were written a moment ago, are right too
            "country": {"anyOf": [{"enum": names}, {"type": "string", "minLength": 2}]},
            "id": {"anyOf": [{"enum": known}, ID]} if known else ID,
        },
    }


def project_schema() -> Schema:
    """The schema of `hafal.yaml`."""
    return {"$schema": DRAFT, "title": "hafal.yaml", **_Builder().shaped(Settings, "what a project says of itself")}


def schema_files(kinds: Sequence[Kind[Any]], atlases: Sequence[Atlas], ids: Iterable[str] = ()) -> dict[str, bytes]:
    """Both schemas as the files of a project, by their names."""
    made = {FACTS_SCHEMA: source_schema(kinds, atlases, ids), PROJECT_SCHEMA: project_schema()}
    return {name: f"{json.dumps(schema, ensure_ascii=False)}\n".encode() for name, schema in made.items()}


class _Builder:
    """Schemas of types; cards to skip are those of one kind."""

    def __init__(self, kind: Kind[Any] | None = None) -> None:
        self.kind = kind

    def shaped(self, cls: type[Shaped], about: str, more: Mapping[str, Schema] | None = None) -> Schema:
        """An object with the keys of `cls`."""
        without = self.kind.without if self.kind and issubclass(cls, self.kind.fact) else frozenset()
        known = {name: found for name, found in keys_of(cls).items() if name not in without}
        properties = {}
        for name, (place, hint) in known.items():
            schema = self.skip(cls) if name == "skip" else self.value(hint)
            properties[name] = {**schema, "description": place.metadata["doc"]}
        required = [name for name, (place, _) in known.items() if is_required(place)]
        return {
            "description": about,
            "type": "object",
            "properties": {**properties, **(more or {})},
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def value(self, hint: Any) -> Schema:
        """What may stand for a value of the type `hint`."""
        hint = written(hint)
        origin = get_origin(hint)
        if origin is tuple:
            return {"type": "array", "minItems": 1, "items": self.value(get_args(hint)[0])}
        if origin is Literal:
            return {"enum": list(get_args(hint))}
        if issubclass(hint, Shaped):
            return self.shaped(hint, hint.WHAT)
        if issubclass(hint, Items):
            return self.items(hint, grouped=True)
        if issubclass(hint, Countries):
            own = self.shaped(OwnNames, OwnNames.WHAT)
            return {"type": "object", "propertyNames": {"pattern": "^[A-Z]{2}$"}, "additionalProperties": own}
        if issubclass(hint, Reasons):
            return {"type": "object", "additionalProperties": LINE}
        schema = next((SCALARS[base] for base in hint.__mro__ if base in SCALARS), TEXT)
        return {"allOf": [schema]} if "$ref" in schema else schema  # beside a $ref no description would be shown

    def items(self, cls: type[Items], *, grouped: bool) -> Schema:
        """A list or a map of items, of which some may be groups."""
        choices = [LINE, self.shaped(cls.ITEM, cls.ITEM.WHAT)]
        if grouped:
            below = {**self.items(cls, grouped=False), "description": "the items of the group"}
            group = self.shaped(Group, Group.WHAT, {"items": below})
            choices.append({**group, "required": ["title", "items"]})
        item = {"anyOf": choices}
        keyed = {"type": "object", "minProperties": 1, "propertyNames": ID | {"type": "string"}}
        return {"anyOf": [{"type": "array", "minItems": 1, "items": item}, {**keyed, "additionalProperties": item}]}

    def skip(self, cls: type[Shaped]) -> Schema:
        """The names of the cards that a fact, or its items, may skip."""
        names: list[str] = []
        if self.kind:
            whole = issubclass(cls, self.kind.fact)
            names = [*(self.kind.all_cards if whole else self.kind.item_cards)]
            names += [name for derived in DERIVED if whole and issubclass(cls, derived.of) for name in derived.cards]
        return {"type": "array", "minItems": 1, "items": {"enum": names} if names else LINE}
