"""Files replaced in one step: the old one stays whole until the new one is complete."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.problems import Trouble

try:
    import fcntl
except ImportError:  # Windows: a file that is open there cannot be deleted, which tells the same
    fcntl = None  # type: ignore[assignment]

MARK = ".hafal-tmp"


def replace(path: Path, data: bytes, check: Callable[[Path], None] | None = None) -> None:
    """Writes `data` to `path`, through links, and only after `check` has let the written file pass.

    Whatever fails, the old file is as it was and nothing is left beside it; what a killed process left is swept away
    by the next. Raises `Trouble` where there is no file to replace, and `OSError` as the system does.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        raise Trouble(f"{path} is no file that could be replaced")
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target)
    with _temporary(target) as (descriptor, written):
        _write(descriptor, data)
        os.fsync(descriptor)
        if check:
            check(written)
        os.replace(written, target)
        _sync_folder(target.parent)


@contextmanager
def _temporary(target: Path) -> Iterator[tuple[int, Path]]:
    path = target.with_name(f".{target.name[:100]}.{os.urandom(4).hex()}{MARK}")
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        if fcntl:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield descriptor, path
    finally:
        os.close(descriptor)
        with suppress(FileNotFoundError):
            path.unlink()


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _sweep(target: Path) -> None:
    """Deletes what writers of the same file left when they were killed; a living writer holds its lock."""
    prefix = f".{target.name[:100]}."
    for path in target.parent.iterdir():
        if path.name.startswith(prefix) and path.name.endswith(MARK) and not path.is_symlink():
            with suppress(OSError):
                _delete_if_dead(path)


def _delete_if_dead(path: Path) -> None:
    if fcntl:
        descriptor = os.open(path, os.O_RDWR)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        finally:
            os.close(descriptor)
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
