"""A tree becomes dataclasses; every problem is told, none hides another."""

from dataclasses import dataclass
from typing import Any, Literal

import pytest

from generator.problems import Problem
from generator.proposals import did_you_mean
from generator.shape import BAD, Id, Line, Shaped, Shaper, slug
from generator.source import read


@dataclass(frozen=True, kw_only=True)
class Inner(Shaped):
    WHAT = "an inner thing"

    with_: Id


@dataclass(frozen=True, kw_only=True)
class Thing(Shaped):
    WHAT = "a thing"

    name: Line
    text: str | None = None
    size: Literal["small", "large"] = "small"
    many: tuple[Line, ...] = ()
    good: bool = False
    weight: float = 1
    inner: Inner | None = None


@dataclass(frozen=True, kw_only=True)
class Nested(Thing):
    required: tuple[Line, ...]
    inners: tuple[Inner, ...] = ()


def shaped(text: str) -> tuple[Any, list[Problem]]:
    source = read(text.encode(), "f.yaml")
    assert source.root is not None
    shaper = Shaper("f.yaml", None, source.problems)
    return shaper.map(Thing, source.root), shaper.problems


def told(text: str) -> list[str]:
    made, problems = shaped(text)
    assert (made is BAD) == bool(problems)
    return [str(problem) for problem in problems]


def test_a_sound_tree_becomes_its_dataclass() -> None:
    thing, problems = shaped(
        "name: NO\ntext: |\n  a\n  b\nsize: large\nmany: [x, '1']\ngood: true\nweight: 2.5\ninner: {with: a-1}\n"
    )
    assert problems == []
    assert (thing.name, thing.text, thing.size, thing.many) == ("NO", "a\nb", "large", ("x", "1"))
    assert (thing.good, thing.weight, thing.inner.with_) == (True, 2.5, "a-1")


def test_values_know_where_they_stood() -> None:
    thing, _ = shaped("name: x\nmany:\n  - a\n  - b\n")
    assert str(thing.where.place("many", 1)) == "f.yaml:4:5"
    assert str(thing.where.place("many", 9)) == "f.yaml:3:3"
    assert str(thing.where.place("absent")) == "f.yaml:1:1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: x\nnmae: y\n", 'f.yaml:2:1: unknown key "nmae" in a thing [E102]\n  hint: did you mean "name"?'),
        ("text: x\n", "f.yaml:1:1: a thing lacks name [E103]\n  hint: add name: ..."),
        ("nam: x\n", 'f.yaml:1:1: unknown key "nam" in a thing [E102]\n  hint: did you mean "name"?'),
        ("name:\n", "f.yaml:1:6: name is empty [E104]\n  hint: write the text behind name"),
        ("name: ' '\n", "f.yaml:1:7: name is empty [E104]\n  hint: write the text behind name"),
        ("name: [x]\n", "f.yaml:1:7: name should be text, not a list [E105]"),
        (
            "name: x\nmany: y\n",
            "f.yaml:2:7: many should be a list, not text [E105]\n  hint: write many: [y]",
        ),
        ("name: x\nmany: []\n", "f.yaml:2:7: many is empty [E104]\n  hint: leave many out, or give it an item"),
        ("name: x\nmany: ['']\n", None),
        (
            "name: x\nmany:\n  - MRT: y\n",
            'f.yaml:3:5: an item of many should be text, not a map [E105]\n  hint: a text with ": " in it must stand '
            'in quotes: "MRT: y"',
        ),
        (
            "name: x\nsize: larg\n",
            'f.yaml:2:7: "larg" is not one of small, large [E106]\n  hint: did you mean "large"?',
        ),
        ("name: x\ngood: yes\n", 'f.yaml:2:7: "yes" is not true or false [E107]'),
        ("name: x\nweight: -1\n", 'f.yaml:2:9: "-1" is not a number such as 2 or 0.5 [E107]'),
        ("name: x\nweight: 1e9\n", 'f.yaml:2:9: "1e9" is not a number such as 2 or 0.5 [E107]'),
        (
            "name: |\n  a\n  b\n",
            'f.yaml:1:7: name takes one line of text [E108]\n  hint: use ">-" to fold lines into one',
        ),
        (
            "name: '\\(\\href{a}{b}\\)'\n",
            "f.yaml:1:7: \\href is a command of TeX that cards do not take [E110]\n"
            "  hint: leave it out; a formula that is only to be seen as it is typed goes all into backticks",
        ),
        (
            "name: bahasa C # dan D\n",
            'f.yaml:1:7: the text is cut off here: YAML takes " #" for the start of a comment [E006]\n'
            '  hint: write name: "bahasa C # dan D", or set the comment off: two spaces before "#", one behind it',
        ),
        (
            "name: x\ninner: y\n",
            "f.yaml:2:8: inner should be an inner thing with keys, not text [E105]\n  hint: write inner: {with: y}",
        ),
        (
            "name: x\nmany:\n  -y\n  -z\n",
            'f.yaml:3:3: many should be a list, not text [E105]\n  hint: a space is missing after "-"',
        ),
        (
            "name: x\ninner: {with: Satu Dua}\n",
            'f.yaml:2:15: "Satu Dua" is no id: words of a-z and 0-9 joined by -, at most 64 characters [E201]\n'
            "  hint: write satu-dua",
        ),
    ],
)
def test_each_mistake_has_its_message(text: str, expected: str | None) -> None:
    messages = told(text)
    if expected is not None:
        assert messages == [expected]
    assert len(messages) == 1


def test_a_line_may_be_deleted_of_whatever_is_not_required_itself() -> None:
    text = "inner: {with: ''}\nname: ''\ntext: ''\nmany: ['']\nrequired: ['']\ninners: [{with: ''}]\n"
    source = read(text.encode(), "f.yaml")
    assert source.root is not None
    shaper = Shaper("f.yaml", None, source.problems)
    shaper.map(Nested, source.root)
    assert [(str(found.place), found.hint) for found in shaper.problems] == [
        ("f.yaml:1:15", "write the text behind with"),
        ("f.yaml:2:7", "write the text behind name"),
        ("f.yaml:3:7", "write the text behind text, or delete the line"),
        ("f.yaml:4:8", 'write the text behind "-", or delete the line'),
        ("f.yaml:5:12", 'write the text behind "-", or delete the line'),
        ("f.yaml:6:17", "write the text behind with"),
    ]


def test_all_mistakes_are_told_at_once() -> None:
    assert len(told("nome: x\nsize: big\nmany: {}\ngood: 1\ninner: {wit: a}\n")) == 5


def test_what_was_reported_by_the_reader_is_not_reported_again() -> None:
    for text in ("name: x\nmany: *a\n", "name: x\nsize: *a\n", 'name: x\ninner: "\\N"\n', "name: [1,5]\n"):
        assert len(shaped(text)[1]) == 1


def test_enumerations_and_dates_may_have_a_comment_close_behind() -> None:
    _, problems = shaped("name: x\nsize: large # of two\ngood: true #yes\n")
    assert problems == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("Côte d'Ivoire", "cote-d-ivoire"), ("  A  b ", "a-b"), ("مصر", ""), ("x" * 99, "x" * 64), ("Ⅳ", "iv")),
    ],
)
def test_a_slug_is_an_id(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_hint_proposes_the_nearest_word_or_lists_a_few() -> None:
    assert did_you_mean("Definition", ["definition", "motive"]) == 'did you mean "definition"?'
    assert did_you_mean("zzz", ["a", "b"]) == "known here: a, b"
    assert did_you_mean("zzz", map(str, range(100))) is None
    assert did_you_mean("zzz", []) is None
