"""Packages that somebody has changed behind hafal's back."""

import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.contents import COLLECTION

Types = Callable[[dict[str, Any]], None]
Members = Callable[[dict[str, bytes]], None]


def altered(
    deck: Path, into: Path, *statements: str, types: Types | None = None, members: Members | None = None
) -> Path:
    """Another package: the deck's with its database changed by SQL, its note types or its members by a function."""
    with zipfile.ZipFile(deck) as old:
        held = {name: old.read(name) for name in old.namelist()}
    database = sqlite3.connect(":memory:")
    database.deserialize(held[COLLECTION])
    for statement in statements:
        database.execute(statement)
    if types:
        (models,) = map(json.loads, database.execute("SELECT models FROM col").fetchone())
        types(models)
        database.execute("UPDATE col SET models = ?", [json.dumps(models)])
    database.commit()
    held[COLLECTION] = database.serialize()
    database.close()
    if members:
        members(held)
    with zipfile.ZipFile(into, "w") as new:
        for name, data in held.items():
            new.writestr(name, data)
    return into
