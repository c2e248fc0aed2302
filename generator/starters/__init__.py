"""New projects: small commented sources that build as they stand, of the kinds' own examples or of a subject."""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.deck import Deck, deck
from generator.facts import facts
from generator.kinds.kind import Kind
from generator.schema import FACTS_SCHEMA, PROJECT_SCHEMA
from generator.settings import FILE, settings
from generator.source import read
from generator.tree import quoted
from generator.words import Language

HERE = Path(__file__).parent
MODELINE = "# yaml-language-server: $schema={}\n"
"""Tells editors that know YAML which schema a file obeys."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject with a source of its own."""

    language: Language
    title: str
    media: tuple[str, ...] = ()


SUBJECTS: Mapping[str, Subject] = {
    "ppkn": Subject("id", "PPKn - Lahirnya Pancasila"),
    "biology": Subject("id", "Biologi - Sel", ("sel-tumbuhan.svg",)),
    "english": Subject("en", "English words"),
}

ABOUT: dict[Language, str] = {
    "id": "Isi dek ini dan sumbernya.",
    "en": "What is in this deck, and where it is from.",
}


def example(kind: Kind[Any], language: Language) -> str:
    """The kind's own example, a source file."""
    module = sys.modules[kind.drafts.__module__]
    assert module.__file__ is not None
    return Path(module.__file__).with_name("example.yaml" if language == "id" else "example.en.yaml").read_text("utf-8")


def sample(text: str, kinds: Sequence[Kind[Any]], language: Language) -> Deck:
    """The deck that one source file without pictures makes at depth deep."""
    named = head("sample-7k3qm9", "Sample", language).replace(b"depth: standard", b"depth: deep")
    made, _ = settings(read(named, FILE), fresh=str)
    return deck(facts([read(text.encode(), "sample.yaml")], made, kinds), {})[0]


def of_kinds(kinds: Sequence[Kind[Any]], language: Language) -> dict[str, bytes]:
    """A source file for each of the kinds, by its name."""
    return {
        f"{number}-{kind.slug.replace('_', '-')}.yaml": _source(example(kind, language))
        for number, kind in enumerate(kinds, 1)
    }


def of_subject(name: str) -> dict[str, bytes]:
    """The source file of a subject and its pictures, by their names."""
    text = HERE.joinpath(f"{name}.yaml").read_text("utf-8")
    media = {f"media/{file}": HERE.joinpath("media", file).read_bytes() for file in SUBJECTS[name].media}
    return {f"1-{name}.yaml": _source(text), **media}


def head(project: str, title: str, language: Language) -> bytes:
    """The `hafal.yaml` of a new project."""
    text = HERE.joinpath(FILE).read_text("utf-8")
    words = {"PROJECT": project, "TITLE": quoted(title), "LANGUAGE": language, "ABOUT": ABOUT[language]}
    text = re.sub("|".join(words), lambda word: words[word[0]], text)
    return f"{MODELINE.format(PROJECT_SCHEMA)}{text}".encode()


def _source(text: str) -> bytes:
    return f"{MODELINE.format(FACTS_SCHEMA)}{text}".encode()
