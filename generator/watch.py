"""Files that are looked at again and again: by their times and sizes, which every system and network drive knows."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

MADE = (".apkg", ".html")
"""Endings of what is made of the files, which would go round in circles."""

Stamps = dict[str, tuple[int, int]]


def changes(folder: Path, pause: Callable[[], None]) -> Iterator[None]:
    """Yields at once, and again whenever files below `folder` have changed and rest; calls `pause` between two looks.

    Hidden files and folders do not count, nor do packages and pages.
    """
    told, before = None, _stamps(folder)
    while True:
        now = _stamps(folder)
        if now == before != told:
            told = now
            yield
        before = now
        pause()


def _stamps(top: Path) -> Stamps:
    """The time in nanoseconds and the size in bytes of every file, by its path; what has just gone is left out."""
    found: Stamps = {}
    for folder, below, names in os.walk(top):
        below[:] = [name for name in below if not name.startswith(".")]
        for name in names:
            if name.startswith(".") or name.endswith(MADE):
                continue
            path = os.path.join(folder, name)
            try:
                known = os.stat(path)
            except OSError:
                continue
            found[path] = known.st_mtime_ns, known.st_size
    return found
