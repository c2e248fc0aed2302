"""The wheel is whole: installed into a fresh environment, it makes a project and builds its deck anywhere."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
DATA = (".html", ".css", ".js", ".yaml", ".svg")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # no isolation: the build system is a dependency of the tests, and nothing is fetched
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, ROOT],
        check=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: Path) -> None:
    ours = [
        path for path in ROOT.joinpath("generator").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    expected = {path.relative_to(ROOT).as_posix() for path in ours}
    with ZipFile(wheel) as packed:
        held = {name for name in packed.namelist() if ".dist-info/" not in name}
    assert held == expected
    assert {Path(name).suffix for name in held} == {".py", *DATA}


def test_an_installed_wheel_builds_a_deck_in_another_folder(wheel: Path, tmp_path: Path) -> None:
    def said(*command: str | Path) -> str:
        done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    fresh = tmp_path / "fresh"
    venv.create(fresh, symlinks=os.name != "nt")
    python = fresh / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel],
        check=True,
    )
    # the libraries that it needs, from this environment, behind its own packages: nothing is fetched
    own = said(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    Path(own).joinpath("libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    def hafal(*arguments: str) -> str:
        return said(python.with_name("hafal"), *arguments)

    assert Path(said(python, "-c", "import generator; print(generator.__file__)")).is_relative_to(fresh)
    hafal("new", "dek", "--example", "biology")
    assert "no problems" in hafal("check", "dek")
    assert "its cards:" in hafal("kinds", "cloze")
    hafal("build", "dek", "--share", "-o", "dek.apkg")
    assert (tmp_path / "dek.apkg").stat().st_size > 1000
