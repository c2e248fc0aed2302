"""`hafal.yaml`: what a project must say of itself, and what is refused."""

import re

import pytest
from conftest import HEAD, Project, Run

FACT = {"a.yaml": "questions:\n  a: {question: x?, answer: y}\n"}


def told(run: Run) -> list[str]:
    lines = [line for line in run("check").out.splitlines() if line.endswith("]")]
    return [f"{line.split(': ')[0].removeprefix('cards_src/uji/hafal.yaml:')} {line[-5:-1]}" for line in lines]


@pytest.mark.parametrize("name", ["uji-7k3qm9", "a-b-c-000001", "uji-abcde2fgh"])
def test_a_name_that_ends_in_random_letters_is_taken(project: Project, run: Run, name: str) -> None:
    project(FACT | {"hafal.yaml": HEAD.replace("uji-coba-7k3qm9", name)})
    assert told(run) == []


@pytest.mark.parametrize("name", ["uji", "kerja-sama-bilateral", "7k3qm9", "uji-202611", "uji-20261214", "uji-7k3"])
def test_a_name_without_random_letters_is_refused_with_a_fresh_one(project: Project, run: Run, name: str) -> None:
    project(FACT | {"hafal.yaml": HEAD.replace("uji-coba-7k3qm9", name)})
    assert told(run) == ["1:10 E301"]
    offered = re.search(r"write project: (\S+)", run("check").out)
    assert offered
    project(FACT | {"hafal.yaml": HEAD.replace("uji-coba-7k3qm9", offered.group(1))})
    assert told(run) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("project: uji-coba-7k3qm9", "project: Uji Coba", ["1:10 E201"]),
        ("title: Uji coba\n", "", ["1:1 E103"]),
        ("deck: Uji Coba", 'deck: "A::::B"', ["3:7 E302"]),
        ("deck: Uji Coba", 'deck: "A:: B"', ["3:7 E302"]),
        ("deck: Uji Coba", f"deck: {'x' * 300}", ["3:7 E302"]),
        ("language: id", "language: fr", ["4:11 E106"]),
        ("depth: deep", "depth: all", ["5:8 E106"]),
        ("home: ID", "home: Indonesai", ["6:7 E207"]),
        ("home: ID", "hom: ID", ["6:1 E102"]),
        ("home: ID", "home: ID\ncountries: {QQ: {name: Y}}", ["7:13 E207"]),
        ("home: ID", "home: ID\ncountries: {GB: Inggris}", ["7:17 E105"]),
        ("home: ID", "home: ID\ncountries: {GB: {name: Mesir}}", ["7:17 E310"]),
        ("home: ID", "home: ID\ncountries: {EG: {name: X}, GB: {name: X}}", ["7:32 E310"]),
        ("home: ID", "home: ID\nexam: {date: 2026-12-14}", ["7:7 E103"]),
    ],
)
def test_mistakes_are_told_at_their_place(project: Project, run: Run, old: str, new: str, expected: list[str]) -> None:
    project(FACT | {"hafal.yaml": HEAD.replace(old, new)})
    assert told(run) == expected


def test_an_empty_hafal_yaml_lacks_everything(project: Project, run: Run) -> None:
    project(FACT | {"hafal.yaml": ""})
    assert told(run) == ["1:1 E103"] * 4


def test_names_of_ones_own_are_shown_on_cards(project: Project, run: Run) -> None:
    from pathlib import Path

    from generator.contents import contents

    project(
        {
            "hafal.yaml": HEAD + "countries:\n  GB: {name: Britania, aliases: [Inggris]}\n",
            "a.yaml": "first_relations:\n  a: {country: Inggris, event: treaty, date: 1949}\n",
        }
    )
    assert run("build", "-o", "deck.apkg").status == 0
    (note,) = contents(Path("deck.apkg")).notes
    assert "<b>Britania</b>" in note[4]
