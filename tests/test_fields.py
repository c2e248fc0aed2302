"""What stands in Anki's fields is what was typed: read again by another YAML reader, compared word by word.

Nothing here is shared with the code that makes cards: texts are compared as letters and digits alone.
"""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import OpenAnki, Project, Run
from test_kinds import EXAMPLES, example, head

from generator.kinds.kind import Kind

NOT_SHOWN = {
    "country",
    "with",
    "of",
    "basis",
    "ask",
    "weight",
    "skip",
    "needs",
    "confuse_with",
    "ordered",
    "typed",
    "sure",
    "on",
}
"""Keys whose values steer cards, or stand on them in other words."""
MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "en": "January February March April May June July August September October November December".split(),
}


def texts(fact: Any, section: str, language: str) -> Iterator[str]:
    """The texts of a fact that must reach a learner."""
    if isinstance(fact, str):
        for line in re.sub(r"\{\{c\d+::(.*?)(::.*?)?\}\}", r"\1", fact).split("\n"):
            yield re.sub(r"^\s*(?:\d+\.|-) ", "", line)
    elif isinstance(fact, list):
        for part in fact:
            yield from texts(part, section, language)
    else:
        for key, value in fact.items():
            if key in ("date", "as_of"):
                yield date(value, language)
            elif key == "examples":
                yield value[0]
            elif key == "first":
                yield value.partition(" yang " if language == "id" else " to ")[2]
            elif key == "called":
                yield value
            elif key not in NOT_SHOWN and (section, key) not in {
                ("first_relations", "event"),
                ("first_relations", "by"),
            }:
                yield from texts(value, section, language)


def date(text: str, language: str) -> str:
    """A date in words, as far as it is known."""
    year, *rest = text.split("-")
    month = MONTHS[language][int(rest[0]) - 1] if rest else ""
    return " ".join(part for part in (str(int(rest[1])) if rest[1:] else "", month, year) if part)


def letters(text: str) -> str:
    """Letters and digits alone, in one case, with a blank between words."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def seen(fields: dict[str, str]) -> str:
    """All that a learner can see of a note, as letters and digits."""
    shown = (text for name, text in fields.items() if name not in ("Title", "Key", "Kind", "Lang", "Label"))
    text = re.sub(r"\{\{c\d+::(.*?)(::.*?)?\}\}", r"\1", " ".join(shown))
    return letters(
        html.unescape(re.sub(r"<(?!/?(?:b|em|strong|code)\b)[^>]*>", " ", re.sub("</?(b|em|strong|code)>", "", text)))
    )


def typed(source: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """Section and content of every fact of a source, by its id."""
    data = yaml.load(source, Loader=yaml.BaseLoader)
    header = {key: data.pop(key) for key in ("topic", "source") if key in data}
    return {name: (section, {**header, **fact}) for section, facts in data.items() for name, fact in facts.items()}


@pytest.mark.parametrize(("kind", "language"), EXAMPLES, ids=lambda value: getattr(value, "slug", value))
def test_every_text_of_an_example_stands_in_its_notes(
    kind: Kind[Any], language: str, project: Project, run: Run, anki: OpenAnki
) -> None:
    project({"hafal.yaml": head(language), "a.yaml": example(kind, language)})
    assert run("build", "-o", "deck.apkg").status == 0
    with anki() as opened:
        opened.import_package(Path("deck.apkg"))
        notes = {fields["Key"]: fields for fields in opened.fields().values()}
    facts = typed(example(kind, language))
    assert {key.partition("/")[0] for key in notes if ":" not in key} == facts.keys()
    for name, (section, fact) in facts.items():
        shown = " | ".join(seen(fields) for key, fields in notes.items() if key.partition("/")[0] == name)
        for text in texts(fact, section, language):
            assert letters(text) in shown, (name, text)


@pytest.mark.parametrize(("kind", "language"), EXAMPLES, ids=lambda value: getattr(value, "slug", value))
def test_no_field_holds_a_date_that_no_source_gives(
    kind: Kind[Any], language: str, project: Project, run: Run, anki: OpenAnki
) -> None:
    project({"hafal.yaml": head(language), "a.yaml": example(kind, language)})
    run("build", "-o", "deck.apkg")
    given = set()
    for section, fact in typed(example(kind, language)).values():
        parts = [fact, *fact.get("disputed", [])]
        given |= {date(part[key], language) for part in parts for key in ("date", "as_of") if key in part}
        given |= set(re.findall(r"\d{1,2} [A-Z]\w+ \d{4}", " ".join(texts(fact, section, language))))
    month = "|".join(MONTHS[language])
    with anki() as opened:
        opened.import_package(Path("deck.apkg"))
        for fields in opened.fields().values():
            for found in re.findall(rf"\d{{1,2}} (?:{month}) \d{{4}}", " ".join(fields.values())):
                assert found in given, (fields["Key"], found)
