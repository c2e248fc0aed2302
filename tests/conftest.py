"""Helpers: a small project on disk, its deck, the command, and a throw-away collection of the real Anki."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from browsing import browsing, chromium
from playwright.sync_api import Browser

from generator import cli
from generator.deck import Deck
from generator.engine import Anki, throwaway
from generator.problems import Problem
from generator.project import load

HEAD = """\
project: uji-coba-7k3qm9
title: Uji coba
deck: Uji Coba
language: id
depth: deep
home: ID
"""
ENGLISH = HEAD.replace("language: id", "language: en")


@dataclass(frozen=True)
class Ran:
    """What a command said and its exit status."""

    status: int
    out: str
    err: str


class Terminal(StringIO):
    """A terminal that is read afterwards."""

    def isatty(self) -> bool:
        return True


Project = Callable[[dict[str, str | bytes]], Path]
Run = Callable[..., Ran]
Make = Callable[..., tuple[Deck, list[Problem]]]
Check = Callable[..., list[Problem]]
OpenAnki = Callable[[], AbstractContextManager[Anki]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew, for a person to review")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test starts in an empty folder and leaves the signals as they were."""
    import signal

    monkeypatch.chdir(tmp_path)
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser; without one on this computer its tests are skipped."""
    if not (executable := chromium()):
        pytest.skip("there is no chromium")
    with browsing(executable) as opened:
        yield opened


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Writes files into the folder cards_src/uji; hafal.yaml too, unless it is given."""

    def make(files: dict[str, str | bytes]) -> Path:
        folder = tmp_path / "cards_src" / "uji"
        for name, content in {"hafal.yaml": HEAD, **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Path(os.path.relpath(folder, tmp_path))

    return make


@pytest.fixture
def check(project: Project) -> Check:
    """What all rules find in a source, in English unless its head says otherwise."""

    def checked(source: str, head: str = ENGLISH) -> list[Problem]:
        (loaded,) = load([project({"hafal.yaml": head, "a.yaml": f"{source}\n"})], errors_only=False)
        return loaded.problems

    return checked


@pytest.fixture
def make(project: Project) -> Make:
    """The deck of a source, and its warnings."""

    def made(text: str, **settings: str) -> tuple[Deck, list[Problem]]:
        lines = [line for line in HEAD.splitlines() if line.split(":")[0] not in settings]
        head = "\n".join([*lines, *(f"{key}: {value}" for key, value in settings.items())]) + "\n"
        (loaded,) = load([project({"hafal.yaml": head, "a.yaml": text})])
        assert loaded.deck, loaded.problems
        return loaded.deck, loaded.problems

    return made


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Calls the command in this process."""

    def call(*arguments: object) -> Ran:
        capfd.readouterr()
        try:
            status = cli.run([str(argument) for argument in arguments])
        except SystemExit as error:
            status = int(error.code or 0)
        said = capfd.readouterr()
        return Ran(status, said.out, said.err)

    return call


@pytest.fixture
def anki() -> OpenAnki:
    """Opens a throw-away collection."""
    return throwaway


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a golden file, or writes it with --update-golden."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"no golden file {name}: run pytest --update-golden and review it"
        assert text == path.read_text(encoding="utf-8")

    return compare
