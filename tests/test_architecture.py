"""The house: which room may import which, and where each library lives."""

import ast
from collections.abc import Iterator
from pathlib import Path

import generator

TOP = Path(generator.__file__).parent
ROOMS = [
    "problems",
    "explanations",
    "proposals",
    "tree",
    "page",
    "repair",
    "compose",
    "source",
    "markup",
    "shape",
    "faces",
    "words",
    "names",
    "countries",
    "dates",
    "identity",
    "clozes",
    "gaps",
    "styles",
    "limits",
    "offline",
    "exam",
    "guide",
    "settings",
    "kinds.kind",
    "kinds.items",
    "kinds.recite",
    "kinds.dated",
    "kinds.sequence",
    "kinds.<name>",
    "kinds",
    "facts",
    "order",
    "lock",
    "places",
    "withdrawal",
    "deck",
    "description",
    "notetypes",
    "release",
    "guards",
    "lint",
    "schema",
    "starters",
    "files",
    "watch",
    "project",
    "contents",
    "recovery",
    "changes",
    "package",
    "engine",
    "verify",
    "upgrade",
    "preview",
    "cli",
]
"""A module imports only rooms that stand above its own."""

HOMES = {
    "click": {"cli"},
    "genanki": {"package"},
    "sqlite3": {"contents"},
    "zipfile": {"contents", "package"},
    "anki": {"engine"},
    "yaml": {"compose"},
    "babel": {"dates", "countries"},
    "markdown_it": {"markup"},
    "snowballstemmer": {"words"},
    "tinycss2": {"styles"},
    "imagesize": {"lint"},
}
HEAVY = {"genanki", "anki", "babel", "markdown_it", "snowballstemmer", "tinycss2", "imagesize"}
"""Imported only inside functions, so that the command starts at once."""


def room(module: str) -> str:
    parts = module.split(".")[1:]
    if parts[:1] == ["kinds"] and len(parts) > 1 and parts[1] not in ("kind", "items", "recite", "dated", "sequence"):
        return "kinds.<name>"
    if parts[:1] == ["kinds"] and len(parts) > 1:
        return ".".join(parts[:2])
    return parts[0] if parts else ""


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(TOP.rglob("*.py")):
        parts = path.relative_to(TOP.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def test_every_room_has_its_place_in_the_order() -> None:
    assert {room(name) for name, _ in modules()} - {""} == set(ROOMS)


def test_a_module_imports_only_rooms_above_its_own() -> None:
    known = {name for name, _ in modules()}
    wrong = [
        f"{name} imports {target}"
        for name, tree in modules()
        if name != "generator"
        for node in ast.walk(tree)
        for target in imported(node)
        if target in known and target != "generator" and room(target) != room(name)
        if ROOMS.index(room(target)) > ROOMS.index(room(name))
    ]
    assert wrong == []


def test_kinds_do_not_know_each_other() -> None:
    wrong = [
        f"{name} imports {target}"
        for name, tree in modules()
        if room(name) == "kinds.<name>"
        for node in ast.walk(tree)
        for target in imported(node)
        if target.startswith("generator.kinds.") and room(target) == "kinds.<name>"
        if target.split(".")[2] != name.split(".")[2]
    ]
    assert wrong == []


def test_each_library_lives_in_one_room() -> None:
    for library, homes in HOMES.items():
        users = {
            room(name)
            for name, tree in modules()
            for node in ast.walk(tree)
            if library in {target.split(".")[0] for target in imported(node)}
        }
        assert users == homes, library


def test_heavy_libraries_are_imported_only_inside_functions() -> None:
    for name, tree in modules():
        for node in tree.body:
            assert not HEAVY & {target.split(".")[0] for target in imported(node)}, name


def test_nothing_in_the_core_prints_or_exits() -> None:
    core = ROOMS[: ROOMS.index("notetypes")]
    for name, tree in modules():
        if room(name) in core:
            called = {
                node.func.id
                for node in ast.walk(tree)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            }
            assert not called & {"print", "exit", "open"}, name


NETWORK = {"asyncio", "ftplib", "http", "imaplib", "poplib", "requests", "smtplib", "socket", "socketserver", "ssl"}
RUNNING = {"code", "ctypes", "importlib", "marshal", "multiprocessing", "pickle", "runpy", "shelve", "subprocess"}


def test_only_the_server_of_previews_knows_the_network_and_nothing_fetches() -> None:
    users = {
        name
        for name, tree in modules()
        for node in ast.walk(tree)
        for target in imported(node)
        if target.split(".")[0] in NETWORK or target.startswith("urllib.request")
    }
    assert users == {"generator.preview.server"}


def test_nothing_runs_what_it_has_read() -> None:
    for name, tree in modules():
        for node in ast.walk(tree):
            assert not RUNNING & {target.split(".")[0] for target in imported(node)}, name
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in ("eval", "exec", "compile", "__import__", "os.system", "os.popen"), name
                assert not called.startswith(("yaml.load", "yaml.unsafe", "yaml.full")), name
