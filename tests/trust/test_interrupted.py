"""A check, a diff or a preview that dies or fails at any step: sources, lock and deck stay as they were.

A check and a diff write nothing, and so there is nothing but what they read to fail. `python -m trust.test_interrupted`
in the folder of the tests tells how many faults there are.
"""

import errno
import gc
import importlib
import os
import re
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from tempfile import TemporaryDirectory

import faults
import pytest
from conftest import HEAD
from faults import DEATHS, TMP, Outcome, Tree, every_moment, failing, files, folders, forked, here, lay, steps, tell

from generator.files import MARK
from generator.release import EARLIEST

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")

FACTS = """\
questions:
  mesir: {question: Apa ibu kota Mesir?, answer: Kairo, image: {file: a.svg, alt: peta}}
  ghana: {question: Apa ibu kota Ghana?, answer: Akra}
"""
SOURCES = {
    "hafal.yaml": f"{HEAD}css: gaya.css\n",
    "gaya.css": ".card { font-size: 30px; }\n",
    "a.yaml": FACTS,
    "media/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'><circle r='9'/></svg>",
}
UNSOUND, EDITED = {"a.yaml": f"{FACTS}  x: salah\n"}, {"a.yaml": FACTS.replace("Akra", "Accra")}
LOCK, DECK, OLD = "cards_src/uji/hafal.lock", "build/uji-coba-7k3qm9.apkg", "lama.apkg"
PAGE, OTHER = "build/uji-coba-7k3qm9-preview.html", "lihat/kartu.html"
READERS = {
    "check": ["check"],
    "check of a file": ["check", "cards_src/uji/a.yaml"],
    "diff": ["diff"],
    "diff without a lock": ["diff"],
    "diff against a deck": ["diff", "--against", OLD],
}
PREVIEWS = {
    "preview": ["preview"],
    "preview elsewhere": ["preview", "-o", OTHER],
    "preview --watch": ["preview", "--watch"],
}
COMMANDS = READERS | PREVIEWS
WRITE_FATES = {
    "preview": ["full", "broken", "forbidden", *DEATHS],
    "preview elsewhere": ["full", "interrupted", "killed"],
    "preview --watch": ["full", *DEATHS],
}
"""What strikes where files are written."""
READ_FATES = {command: ["broken", "forbidden", "missing"] for command in READERS} | {"preview": ["broken"]}
"""What strikes where they are read."""

# in the second Python


def hafal(command: str) -> int:
    """A command; one that watches sees its sources mended, and is interrupted once their page is made."""
    from generator import cli

    pauses = iter(range(10))

    def pause(_: float) -> None:
        number = next(pauses)
        if number == 0:
            lay(Path(), EDITED)
        elif number == 3:
            raise KeyboardInterrupt

    time.sleep = pause  # type: ignore[assignment]
    return cli.run(COMMANDS[command])


def prepared(folder: Path) -> Path:
    """A project that was released and previewed, and edited since."""
    from generator import cli

    def released() -> int:
        clock = SimpleNamespace(time=lambda: EARLIEST)
        importlib.import_module("generator.cli.build").time = clock  # type: ignore[attr-defined]
        return cli.run(["build"]) or cli.run(["preview"])

    base = folder / "base"
    lay(base, SOURCES)
    made = forked(base, released)()
    assert (made.status, made.err) == (0, ""), made
    shutil.copy(base / DECK, base / OLD)
    lay(base, EDITED)
    (base / TMP).mkdir()
    return base


def warm(base: Path) -> None:
    """Imports all that a command needs."""
    from generator import cli

    shutil.copytree(base, copy := base.with_name("warm"))
    for command in ("check", "diff", "diff against a deck", "preview"):
        here(copy, lambda command=command: cli.run(COMMANDS[command]))  # type: ignore[misc]
    for module in ("generator.preview.server", "generator.watch", "generator.recovery"):
        importlib.import_module(module)
    shutil.rmtree(copy)
    gc.freeze()


def drive(*commands: str) -> Iterator[Outcome]:
    """How each command ends undisturbed, and at every moment; a preview that was killed is made again.

    Each outcome begins with its command and fate.
    """
    ram = Path("/dev/shm")
    with TemporaryDirectory(dir=ram if os.access(ram, os.W_OK) else None) as folder:
        project = prepared(Path(folder))
        warm(project)
        for command in commands:
            base = project.with_name("base of it")
            shutil.copytree(project, base)
            if command == "preview --watch":
                lay(base, UNSOUND)
            elif command == "diff without a lock":
                (base / LOCK).unlink()
            for outcome in _outcomes(base, command):
                outcome.moment = f"{command}: {outcome.moment}"
                yield outcome
            shutil.rmtree(base)


def _outcomes(base: Path, command: str) -> Iterator[Outcome]:
    work, log = partial(hafal, command), base.with_name("log")
    yield Outcome("before: ", 0, "", "", files(base), folders(base))
    for name, run in {"undisturbed": work, "unseen": partial(faults.without_steps, work, log)}.items():
        shutil.copytree(base, copy := base.with_name(name))
        outcome = forked(copy, run)()
        outcome.moment = f"{name}: "
        yield outcome
        shutil.rmtree(copy)
    for reads, fates in ((False, WRITE_FATES.get(command, ["full"])), (True, READ_FATES.get(command, []))):
        for fate in fates:
            again = (lambda case: forked(case, work)()) if fate == "killed" else None
            after = fate in ("interrupted", "terminated") and command != "preview --watch"
            for outcome in every_moment(base, fate, work, again, after=after, reads=reads):
                outcome.moment = f"{'reading ' if reads else ''}{fate}: {outcome.moment}"
                yield outcome


# in pytest


class Struck:
    """All that became of a command."""

    def __init__(self, command: str) -> None:
        found = [
            outcome
            for outcome in faults.outcomes("trust.test_interrupted", *COMMANDS)
            if outcome.moment.startswith(f"{command}: ")
        ]
        self.before, self.undisturbed, self.unseen, *self.outcomes = found
        self.page = OTHER if command == "preview elsewhere" else PAGE

    def of(self, *fates: str) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.moment.split(": ")[1] in fates]

    @property
    def writing(self) -> list[Outcome]:
        return self.of(*faults.FATES)

    @property
    def reading(self) -> list[Outcome]:
        return self.of(*(f"reading {fate}" for fate in faults.FATES))

    def keeps(self, outcome: Outcome) -> bool:
        """Whether all files are as they were, the page aside: that is the old one or the new one."""
        pages = [ended.tree.get(self.page) for ended in (self.before, self.undisturbed)]
        return outcome.tree.get(self.page) in pages and self._others(outcome.tree) == self._others(
            self.undisturbed.tree
        )

    def _others(self, tree: Tree) -> Tree:
        return {
            name: held
            for name, held in tree.items()
            if name != self.page and not name.endswith(MARK) and not name.startswith(f"{TMP}/")
        }

    def tidies(self, outcome: Outcome) -> bool:
        """Whether nothing is left, the folder aside that is made for the page."""
        return not outcome.left and {*outcome.folders} <= {*self.undisturbed.folders}


if __name__ == "__main__":
    if sys.argv[1:]:
        tell(drive(*sys.argv[1:]))
    else:
        for line in counted(drive(*COMMANDS)):
            print(line)
