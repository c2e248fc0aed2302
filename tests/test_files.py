"""Files are replaced in one step: the old one or the new one, never half of one, and nothing beside it."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from generator.files import MARK, Write, replace, replace_all, temporary_folder
from generator.problems import Trouble

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes, links and devices as on Linux")


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_made_or_replaced(tmp_path: Path) -> None:
    target = tmp_path / "new folder é" / "deck.apkg"
    replace(target, b"one")
    replace(target, b"two")
    assert (target.read_bytes(), left(target.parent)) == (b"two", ["deck.apkg"])


def test_what_fails_its_check_replaces_nothing(tmp_path: Path) -> None:
    target = tmp_path / "deck.apkg"
    target.write_bytes(b"old")

    def check(written: Path) -> None:
        assert written.read_bytes() == b"new"
        assert target.read_bytes() == b"old"
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        replace_all(Write(target, b"new", check))
    assert (target.read_bytes(), left(tmp_path)) == (b"old", ["deck.apkg"])


@posix
@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_step_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target = tmp_path / "deck.apkg"
    target.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, step, fail)
        with pytest.raises((OSError, Trouble), match=r"(?i)no space"):
            replace(target, b"new")
    assert target.read_bytes() == b"old"
    assert left(tmp_path) == ["deck.apkg"]


@posix
@pytest.mark.parametrize("step", ["open", "replace"])
def test_a_failure_names_the_file_that_was_to_be_written_and_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", path)

    with monkeypatch.context() as patched:
        patched.setattr(os, step, fail)
        with pytest.raises(Trouble) as failure:
            replace(tmp_path / "deck.apkg", b"new")
    assert str(failure.value) == f"permission denied: deck.apkg cannot be written in {tmp_path}"


@posix
def test_a_disk_that_fills_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    script = (
        "import resource, signal, sys; from pathlib import Path; from generator.files import replace\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "replace(Path(sys.argv[1]), bytes(100_000))"
    )
    target = tmp_path / "deck.apkg"
    target.write_bytes(b"old")
    ran = subprocess.run([sys.executable, "-c", script, str(target)], capture_output=True, text=True, check=False)
    assert "File too large" in ran.stderr
    assert (target.read_bytes(), left(tmp_path)) == (b"old", ["deck.apkg"])


@posix
def test_many_writers_at_once_do_not_sweep_each_other_away(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from generator.files import replace\n"
        "for _ in range(200): replace(Path(sys.argv[1]), b'x' * 1000)"
    )
    target = tmp_path / "deck.apkg"
    writers = [subprocess.Popen([sys.executable, "-c", script, str(target)]) for _ in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert left(tmp_path) == ["deck.apkg"]


@posix
def test_the_mode_is_that_of_any_new_file(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace(tmp_path / "deck.apkg", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "deck.apkg").stat().st_mode) == 0o640


@posix
def test_links_are_followed_and_devices_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "deck.apkg"
    link.symlink_to("real/deck.apkg")
    replace(link, b"x")
    assert link.is_symlink()
    assert (tmp_path / "real" / "deck.apkg").read_bytes() == b"x"
    with pytest.raises(Trouble):
        replace(Path("/dev/null"), b"x")
    with pytest.raises(Trouble):
        replace(tmp_path / "real", b"x")


@posix
def test_what_a_killed_writer_left_is_swept_away_by_the_next(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path; from generator.files import Write, replace_all\n"
        "replace_all(Write(Path(sys.argv[1]), b'new', lambda written: os.kill(os.getpid(), signal.SIGKILL)))"
    )
    target = tmp_path / "deck.apkg"
    target.write_bytes(b"old")
    killed = subprocess.run([sys.executable, "-c", script, str(target)], check=False)
    assert killed.returncode == -9
    assert target.read_bytes() == b"old"
    assert [name for name in left(tmp_path) if name.endswith(MARK)]
    replace(target, b"new")
    assert left(tmp_path) == ["deck.apkg"]


@posix
def test_a_living_writers_file_is_let_be(tmp_path: Path) -> None:
    target = tmp_path / "deck.apkg"

    def meanwhile(written: Path) -> None:
        replace(target, b"second")
        assert written.exists()

    replace_all(Write(target, b"first", meanwhile))
    assert (target.read_bytes(), left(tmp_path)) == (b"first", ["deck.apkg"])


def test_a_folder_that_was_there_already_is_not_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.files.gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(os, "urandom", bytes)
    with temporary_folder() as folder:
        (folder / "mine").touch()
        with pytest.raises(FileExistsError), temporary_folder():
            pass
        assert left(folder) == ["mine"]
    assert left(tmp_path) == []
