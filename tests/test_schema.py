"""The schema for editors: it lets every sound source pass, as an editor reads it, and catches what is wrong."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from conftest import HEAD, Project, Run
from test_kinds import EXAMPLES, example
from test_ninth_kind import ALL, NINTH

from generator.countries import Atlas
from generator.kinds import KINDS
from generator.kinds.kind import Kind
from generator.schema import FACTS_SCHEMA, PROJECT_SCHEMA, project_schema, schema_files, source_schema
from generator.shape import Shaped, keys_of
from generator.starters import SUBJECTS, head, of_subject

ROOT = Path(__file__).parent.parent
SCHEMA = source_schema(KINDS, [Atlas("id"), Atlas("en")])


class Editor(yaml.SafeLoader):
    """YAML 1.2 by its core schema, as editors read it: 1950 is a number there, NO and 1946-03-22 are texts."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own way


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+0123456789."),
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def as_json(value: Any) -> Any:
    """A value as an editor hands it to a schema: every key is a text."""
    if isinstance(value, dict):
        return {str(key): as_json(child) for key, child in value.items()}
    return [as_json(child) for child in value] if isinstance(value, list) else value


def faults(text: str, schema: dict[str, Any] = SCHEMA) -> list[str]:
    """The paths of what an editor would underline."""
    found = jsonschema.Draft7Validator(schema).iter_errors(as_json(yaml.load(text, Editor)))
    return sorted("/".join(map(str, fault.absolute_path)) for fault in found)


def test_the_schemas_are_schemas() -> None:
    for schema in (SCHEMA, project_schema()):
        jsonschema.Draft7Validator.check_schema(schema)


@pytest.mark.parametrize(("kind", "language"), EXAMPLES, ids=lambda value: getattr(value, "slug", value))
def test_every_example_passes(kind: Kind[Any], language: str) -> None:
    assert faults(example(kind, language)) == []


@pytest.mark.parametrize("path", sorted((ROOT / "cards_src").rglob("*.yaml")), ids=lambda path: path.name)
def test_every_source_of_ours_passes(path: Path) -> None:
    schema = project_schema() if path.name == "hafal.yaml" else SCHEMA
    assert faults(path.read_text(encoding="utf-8"), schema) == []


@pytest.mark.parametrize("name", SUBJECTS)
def test_every_subject_passes(name: str) -> None:
    assert faults(of_subject(name)[f"1-{name}.yaml"].decode()) == []
    assert faults(head("x-7k3qm9", "X", SUBJECTS[name].language).decode(), project_schema()) == []


SOUND = """\
topic: 1945
lesson: 1.5
events:
  a: {event: 12, date: 1950, place: true}
  b: {event: x, date: 1950-03, timeline: NO, weight: 2, typed: true, skip: [date, timeline], confuse_with: [a]}
  c: {event: x, date: 1950-03-01, timeline: Republik Antah Berantah, needs: [1945]}
questions:
  1945: {question: 1945, answer: 1.10, image: {file: a.png, alt: x, on: front}, contrast: {with: a, text: y}}
lists:
  d: {title: x, items: [1, true, {item: y, skip: [missing]}, {title: z, items: [2, {item: 3}]}]}
  e: {title: x, items: {f: 1, g: {item: x}, h: {title: y, items: {i: 1}}}}
motives:
  j: {called: alasan, subject: x, items: {k: {motive: y, why: z, examples: [1]}}}
"""


def test_values_pass_as_an_editor_reads_them(project: Project, run: Run) -> None:
    assert faults(SOUND) == []
    project({"a.yaml": SOUND.replace("Republik Antah Berantah", "Mesir").replace("needs: [1945]", "needs: ['1945']")})
    Path("cards_src/uji/media").mkdir()
    Path("cards_src/uji/media/a.png").write_bytes(b"x")
    assert run("check").status == 0, run("check").out


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("events: {a: {event: x, dat: 1950}}", "events/a"),
        ("events: {a: {event: x, date: 1950-3-1}}", "events/a/date"),
        ("events: {a: {event: x, date: 19500}}", "events/a/date"),
        ("events: {a: {event: , date: 1950}}", "events/a/event"),
        ("events: {a: {event: x, date: 1950, ask: tahun}}", "events/a/ask"),
        ("events: {a: {event: x, date: 1950, skip: [claim]}}", "events/a/skip/0"),
        ("events: {A b: {event: x, date: 1950}}", "events"),
        ("evnts: {a: {event: x, date: 1950}}", ""),
        ("events: [a]", "events"),
        ("lists: {a: {title: x, items: []}}", "lists/a/items"),
        ("lists: {a: {title: x, items: [{title: y, items: [{title: z, items: [1]}]}]}}", "lists/a/items"),
        ("lists: {a: {title: x, items: [{item: y, why: z}]}}", "lists/a/items"),
        ("questions: {a: {question: x, answer: y, typed: yes}}", "questions/a/typed"),
        ("questions: {a: {question: x, answer: y, tags: [a b]}}", "questions/a/tags/0"),
        ("questions: {a: {question: x, answer: y, weight: -1}}", "questions/a/weight"),
    ],
)
def test_what_is_wrong_is_underlined(line: str, path: str) -> None:
    assert path in faults(line)


def test_ids_and_countries_are_completed_but_never_demanded() -> None:
    schema = source_schema(KINDS, [Atlas("id", {"GB": ("Britania",)})], ["b", "a"])
    assert schema["definitions"]["id"]["anyOf"][0] == {"enum": ["a", "b"]}
    names = schema["definitions"]["country"]["anyOf"][0]["enum"]
    assert {"Mesir", "Britania"} <= set(names)
    assert "Egypt" not in names
    assert faults("events: {a: {event: x, date: 1950, needs: [z], timeline: EG}}", schema) == []


def shapes(cls: type[Shaped]) -> set[type[Shaped]]:
    """A shape and all shapes that its keys are made of."""
    from generator.cli.kinds import parts_of

    below = [part for _, hint in keys_of(cls).values() for part in parts_of(hint)]
    return {cls}.union(*(shapes(part) for part in below))


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.slug)
def test_every_key_says_what_it_means_wherever_it_is_explained(kind: Kind[Any]) -> None:
    for shape in shapes(kind.fact):
        for name, (place, _) in keys_of(shape).items():
            assert place.metadata.get("doc"), f"{shape.__name__}.{name}"
    described = source_schema(ALL, [])["properties"][kind.section]["additionalProperties"]["properties"]
    assert {name: place.metadata["doc"] for name, (place, _) in keys_of(kind.fact).items()} == {
        name: schema["description"] for name, schema in described.items()
    } | {name: place.metadata["doc"] for name, (place, _) in keys_of(kind.fact).items() if name in kind.without}
    assert not described.keys() & kind.without


def test_a_ninth_kind_has_its_schema() -> None:
    assert faults("opposites: {a: {word: x, oposite: y}}", source_schema([NINTH], [])) == ["opposites/a"] * 2


def test_the_command_prints_and_writes_the_schemas(project: Project, run: Run) -> None:
    folder = project({"a.yaml": "questions:\n  a: {question: x?, answer: y}\n"})
    assert json.loads(run("schema").out) == SCHEMA
    assert json.loads(run("schema", "--project").out) == project_schema()
    own = json.loads(run("schema", folder).out)
    assert own["definitions"]["id"]["anyOf"][0] == {"enum": ["a"]}
    written = run("schema", "--write")
    assert written.out.splitlines() == [f"{folder.as_posix()}/{name}" for name in (FACTS_SCHEMA, PROJECT_SCHEMA)]
    assert json.loads((folder / FACTS_SCHEMA).read_bytes()) == own
    assert run("check").status == 0
    project({"../dua/hafal.yaml": HEAD.replace("7k3qm9", "8k3qm9"), "../dua/a.yaml": "questions: {}\n"})
    several = run("schema", "cards_src")
    assert (several.status, several.err.split(":")[1]) == (2, " cards_src holds 2 projects")


def test_schemas_are_the_same_in_every_run() -> None:
    assert schema_files(KINDS, [Atlas("id")]) == schema_files(KINDS, [Atlas("id")])
