"""Every promise names the tests that would fail if it broke, and these are there."""

import ast
import re
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parents[1]
README = (TESTS / "trust" / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"\| (?P<statement>.+?) \| (?P<tests>.*) \|")
TEST = re.compile(r"`(?P<path>[a-z_/]+\.py)::(?P<name>\w+)`")


def promises() -> dict[str, dict[str, str]]:
    """What stands in the column of tests of every statement, by the promise that it is a part of."""
    found: dict[str, dict[str, str]] = {}
    for part in README.split("\n### ")[1:]:
        title, _, table = part.partition("\n")
        rows = [row for line in table.splitlines() if (row := ROW.fullmatch(line))]
        found[title] = {row["statement"]: row["tests"] for row in rows if row["statement"] != "statement"}
    return found


@cache
def known(path: Path) -> set[str]:
    """The names of the tests of a module."""
    if not path.is_file():
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_every_promise_stands_there_in_its_order() -> None:
    assert [title.split(". ")[0] for title in promises()] == [*map(str, range(1, 11)), "Surroundings"]
    assert all(promises().values())


def test_every_statement_names_its_tests_and_nothing_else() -> None:
    odd = [
        statement
        for statements in promises().values()
        for statement, named in statements.items()
        if not TEST.search(named) or TEST.sub("", named).strip()
    ]
    assert odd == []


def test_no_line_of_a_table_is_passed_over() -> None:
    lines = [line for line in README.split("## The promises")[1].splitlines() if line.startswith("|")]
    statements = sum(len(statements) for statements in promises().values())
    assert len(lines) == statements + 2 * len(promises())


def test_every_test_that_is_named_is_there() -> None:
    named = {(found["path"], found["name"]) for found in TEST.finditer(README)}
    assert sorted(f"{path}::{name}" for path, name in named if name not in known(TESTS / path)) == []


def test_every_module_of_the_folder_is_told_of() -> None:
    modules = {path.name for path in (TESTS / "trust").glob("*.py")} - {"test_promises.py"}
    told = README.split("## What is in this folder")[1].split("\n## ")[0]
    assert sorted(name for name in modules if f"`{name}`" not in told) == []
