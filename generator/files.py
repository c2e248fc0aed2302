"""Files replaced in one step: the old one stays whole until the new one is complete."""

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir
from typing import BinaryIO

from generator.problems import Trouble

try:
    import fcntl
except ImportError:  # Windows: a file that is open there cannot be deleted, which tells the same
    fcntl = None  # type: ignore[assignment]

MARK = ".hafal-tmp"


@dataclass(frozen=True, slots=True)
class Write:
    """What is to stand in a file; `check` raises where the written file is not fit to replace the old one."""

    path: Path
    data: bytes
    check: Callable[[Path], None] | None = None


def replace(path: Path, data: bytes) -> None:
    """Writes one file as `replace_all` does."""
    replace_all(Write(path, data))


def replace_all(*writes: Write) -> None:
    """Writes files, through links: all are complete and checked before the first replaces its old one, in this order.

    Whatever fails before that, the old files are as they were and nothing is left beside them; what a killed process
    left is swept away by the next. Raises `Trouble` where there is no file to replace, or none can stand in its
    folder, and `OSError` as the system does.
    """
    with ExitStack() as stack:
        ready = [(stack.enter_context(_complete(write, target)), target) for write, target in _targets(writes)]
        for (file, written), target in ready:
            if fcntl is None:
                file.close()  # Windows renames no open file
            with _told_of(target):
                os.replace(written, target)
            _sync_folder(target.parent)


def _targets(writes: Iterable[Write]) -> list[tuple[Write, Path]]:
    """Each with the file that it will replace, its folder made and swept."""
    found = []
    for write in writes:
        target = Path(os.path.realpath(write.path))
        if target.is_symlink():
            raise Trouble(f"{write.path} is a link that leads nowhere")
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            raise Trouble(f"{write.path} is no file that could be replaced")
        found.append((write, target))
    for _, target in found:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
    return found


@contextmanager
def _complete(write: Write, target: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """A whole and checked file beside the target, gone at the end if it has not become it."""
    with _temporary(target) as (file, written):
        file.write(write.data)
        file.flush()
        os.fsync(file.fileno())
        if write.check:
            write.check(written)
        yield file, written


@contextmanager
def alone(folders: Iterable[Path]) -> Iterator[None]:
    """Waits until no other process holds any of these folders in the same way; Windows does not wait.

    Raises `OSError` where a folder cannot be opened.
    """
    with ExitStack() as stack:
        for folder in sorted(map(os.path.realpath, folders)) if fcntl else ():
            descriptor = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, descriptor)
            with suppress(OSError):  # a file system without locks
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


def make_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Makes the folder `path` with these files by their names in it, or fills it where it is there and empty.

    A new folder comes in one step; an old one stays itself, for somebody may stand in it.
    """
    target = Path(os.path.realpath(path))
    known = target.exists()
    target.parent.mkdir(parents=True, exist_ok=True)
    with _folder(target if known else target.parent, f".hafal-{os.urandom(4).hex()}{MARK}") as aside:
        made = aside / target.name
        for name, data in files.items():
            made.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
            made.joinpath(name).write_bytes(data)
        for entry in made.iterdir() if known else ():
            os.replace(entry, target / entry.name)
        if not known:
            os.replace(made, target)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """An empty folder among the system's temporary files, for this user alone, and gone at the end."""
    with _folder(Path(gettempdir()), f"hafal-{os.urandom(8).hex()}") as folder:
        yield folder


@contextmanager
def _folder(parent: Path, name: str) -> Iterator[Path]:
    """A new folder, gone at the end even where it, or its end, is broken off; what cannot be deleted stays."""
    folder = parent / name
    mine = True  # an interruption may come as soon as it is made
    try:
        try:
            folder.mkdir(0o700)
        except OSError:
            mine = False
            raise
        yield folder
    finally:
        if mine:
            try:
                rmtree(folder, ignore_errors=True)
            finally:
                rmtree(folder, ignore_errors=True)  # what is left if the first was broken off, or failed once


@contextmanager
def _temporary(target: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """A new file beside the target, locked so that no sweep takes it for a dead writer's, and gone at the end."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    while True:
        path = target.with_name(f"{_prefix(target)}{os.urandom(4).hex()}{MARK}")
        mine = True
        try:
            try:
                with _told_of(target):
                    descriptor = os.open(path, flags, 0o666)
            except Trouble:
                mine = False
                raise
            with os.fdopen(descriptor, "r+b") as file:
                if fcntl:
                    with suppress(OSError):  # a file system without locks, where nothing is swept away either
                        fcntl.flock(file, fcntl.LOCK_EX)
                if path.exists():  # else another build's sweep came between the opening and the lock
                    yield file, path
                    return
        finally:
            if mine:
                with suppress(FileNotFoundError):
                    path.unlink()


@contextmanager
def _told_of(target: Path) -> Iterator[None]:
    """Tells of a failure by the file that was to be written: nobody knows the one that stands in for it."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Trouble(f"{reason}: {target.name} cannot be written in {target.parent}") from error


def _prefix(target: Path) -> str:
    """How the names of a target's temporary files begin: hidden, and short whatever the target is called."""
    return f".{sha256(os.fsencode(target.name)).hexdigest()[:16]}."


def _sweep(target: Path) -> None:
    """Deletes what writers of the same file left when they were killed; a living writer holds its lock."""
    prefix = _prefix(target)
    for path in target.parent.iterdir():
        if path.name.startswith(prefix) and path.name.endswith(MARK) and not path.is_symlink():
            with suppress(OSError):
                _delete_if_dead(path)


def _delete_if_dead(path: Path) -> None:
    """Deletes a file that nobody has locked, while nobody can lock it; raises `OSError` for a living writer's."""
    if fcntl is None:
        path.unlink()
        return
    with path.open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()


def _sync_folder(folder: Path) -> None:
    """Makes the rename itself survive a power cut, where folders can be synced."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)
