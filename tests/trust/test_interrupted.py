"""A check, a diff or a preview that dies or fails at any step: sources, lock and deck stay as they were.

A check and a diff write nothing, and so there is nothing but what they read to fail. `python -m trust.test_interrupted`
in the folder of the tests tells how many faults there are.
"""

import gc
import importlib
import os
import re
import shutil
import signal
import socketserver
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial, partialmethod
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import faults
import pytest
from conftest import HEAD
from faults import DEATHS, TMP, Outcome, every_moment, failing, files, folders, forked, here, lay, steps, tell

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
UNSOUND, EDITED = f"{FACTS}  x: salah\n", {"a.yaml": FACTS.replace("Akra", "Accra")}
MENDED = ".utuh"
"""What an author saves over the source that is not sound, while it is watched."""
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
    "preview elsewhere": ["full", "interrupted"],
    "preview --watch": ["full", "interrupted", "terminated"],
}
"""What strikes where files are written: before each step, and what stops a plain preview after it too."""
READ_FATES = {
    "check": ["broken", "forbidden", "missing"],
    **{command: ["broken"] for command in (*READERS, "preview") if command != "check"},
}
"""What strikes where they are read."""
UNSTRUCK = ("before", "undisturbed", "unseen")

# in the second Python


def hafal(command: str) -> int:
    """A command; one that watches sees its sources mended, and is interrupted once their page is made."""
    from generator import cli

    pauses = iter(range(10))

    def pause(_: float) -> None:
        number = next(pauses)
        if number == 0:
            os.rename(f"cards_src/uji/{MENDED}", "cards_src/uji/a.yaml")
        elif number == 3:
            raise KeyboardInterrupt

    time.sleep = pause  # type: ignore[assignment]
    socketserver.BaseServer.serve_forever = partialmethod(  # type: ignore[assignment,method-assign]
        socketserver.BaseServer.serve_forever, poll_interval=0.001
    )
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


def warm(base: Path, commands: Iterable[str]) -> None:
    """Imports all that these commands need."""
    from generator import cli

    shutil.copytree(base, copy := base.with_name("warm"))
    for command in commands:
        here(copy, lambda command=command: cli.run(COMMANDS[command][:-1] if "watch" in command else COMMANDS[command]))  # type: ignore[misc]
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
        warm(project, commands)
        for command in commands:
            base = project.with_name("base of it")
            shutil.copytree(project, base)
            if command == "preview --watch":
                lay(base, {"a.yaml": UNSOUND, MENDED: EDITED["a.yaml"]})
            elif command == "diff without a lock":
                (base / LOCK).unlink()
            for outcome in _outcomes(base, command):
                outcome.moment = f"{command}: {outcome.moment}"
                yield outcome
            shutil.rmtree(base)


def _outcomes(base: Path, command: str) -> Iterator[Outcome]:
    work, log = partial(hafal, command), base.with_name("log")
    yield Outcome(f"{UNSTRUCK[0]}: ", 0, "", "", files(base), folders(base))
    for name, run in zip(UNSTRUCK[1:], (work, partial(faults.without_steps, work, log)), strict=True):
        shutil.copytree(base, copy := base.with_name(name))
        outcome = forked(copy, run)()
        outcome.moment = f"{name}: "
        yield outcome
        shutil.rmtree(copy)
    for reads, fates in ((False, WRITE_FATES.get(command, ["full"])), (True, READ_FATES.get(command, []))):
        for fate in fates:
            again = (lambda case: forked(case, work)()) if fate == "killed" else None
            after = fate in ("interrupted", "terminated") and command == "preview"
            for outcome in every_moment(base, fate, work, again, after=after, reads=reads):
                outcome.moment = f"{'reading ' if reads else ''}{fate}: {outcome.moment}"
                yield outcome


def counted(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """How many faults struck each command, a line for each fate."""
    struck = Counter(outcome.moment.rpartition(": ")[0] for outcome in outcomes)
    faults = {what: number for what, number in struck.items() if ": " in what and not what.endswith(UNSTRUCK)}
    yield from (f"{number:5} {what}" for what, number in faults.items())
    yield f"{sum(faults.values()):5} faults"


# in pytest


@dataclass
class Case:
    """A command, and what became of it."""

    command: str
    before: Outcome
    undisturbed: Outcome
    unseen: Outcome
    struck: list[Outcome]

    @property
    def page(self) -> str:
        """What it writes."""
        return OTHER if OTHER in COMMANDS[self.command] else PAGE

    def writing(self, *fates: str) -> list[Outcome]:
        """What became of it where something happened to a write: one of these fates, or any."""
        return [outcome for outcome in self.struck if _fate(outcome) in (fates or faults.FATES)]

    @property
    def reading(self) -> list[Outcome]:
        """What became of it where something could not be read."""
        return [outcome for outcome in self.struck if _fate(outcome).startswith("reading ")]

    def keeps(self, outcome: Outcome) -> bool:
        """Whether all files are as they were, the page aside: that is the old one or the new one."""
        known = [ended.tree.get(self.page) for ended in (self.before, self.undisturbed)]
        others = [
            {name: held for name, held in tree.items() if name != self.page and name not in temporary}
            for tree, temporary in ((outcome.tree, outcome.left), (self.undisturbed.tree, []))
        ]
        return outcome.tree.get(self.page) in known and others[0] == others[1]

    def tidies(self, outcome: Outcome) -> bool:
        """Whether nothing is left, the folder aside that is made for the page."""
        return not outcome.left and {*self.before.folders} <= {*outcome.folders} <= {*self.undisturbed.folders}

    def told(self, outcome: Outcome) -> str:
        """What it said on standard error beyond what it says undisturbed."""
        return outcome.err.removeprefix(self.undisturbed.err)


def _fate(outcome: Outcome) -> str:
    return outcome.moment.split(": ")[1]


def cases(commands: Mapping[str, list[str]]) -> dict[str, Case]:
    found: dict[str, list[Outcome]] = {command: [] for command in commands}
    for outcome in faults.outcomes("trust.test_interrupted", *commands):
        found[outcome.moment.split(": ")[0]].append(outcome)
    return {
        command: Case(command, before, undisturbed, unseen, struck)
        for command, (before, undisturbed, unseen, *struck) in found.items()
    }


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> Case:
    return cases(READERS)[request.param]


@pytest.fixture(params=PREVIEWS)
def preview(request: pytest.FixtureRequest) -> Case:
    return cases(PREVIEWS)[request.param]


@pytest.fixture(params=READ_FATES)
def unreadable(request: pytest.FixtureRequest) -> Case:
    return cases(READERS if request.param in READERS else PREVIEWS)[request.param]


def is_line(text: str, said: str = "") -> bool:
    return bool(re.fullmatch(rf"hafal: [^\n]*{said}[^\n]*\n", text)) and "a fault in hafal" not in text


def test_a_check_and_a_diff_write_nothing(reader: Case) -> None:
    assert reader.writing() == []
    assert reader.unseen.err == reader.undisturbed.err
    assert reader.unseen.tree == reader.undisturbed.tree == reader.before.tree
    assert reader.unseen.folders == reader.before.folders


def test_what_a_preview_writes_it_writes_in_these_steps(preview: Case) -> None:
    found = steps(preview.writing())
    assert {*faults.ENGINE.values(), *"mkdir open write flush fsync replace close unlink rmdir".split()} <= found
    unseen = preview.told(preview.unseen).splitlines()
    assert [line for line in unseen if MENDED not in line] == []  # the author's own hand, aside
    assert preview.unseen.tree == preview.undisturbed.tree
    assert preview.undisturbed.tree[preview.page] != preview.before.tree.get(preview.page)
    assert preview.tidies(preview.undisturbed)


def test_whatever_becomes_of_a_preview_its_page_is_the_old_or_the_new_and_all_else_as_it_was(preview: Case) -> None:
    assert failing(preview.struck, preview.keeps) == []


def test_a_preview_that_can_still_tidy_up_leaves_nothing(preview: Case) -> None:
    alive = [outcome for outcome in preview.struck if _fate(outcome) != "killed"]
    assert failing(alive, preview.tidies) == []


def test_what_a_killed_preview_leaves_does_not_disturb_the_next(preview: Case) -> None:
    def heals(outcome: Outcome) -> bool:
        again = outcome.again
        page = bool(again) and again.tree[preview.page] == preview.undisturbed.tree[preview.page]
        return bool(again) and (again.status, again.err) == (0, "") and page and preview.keeps(again)

    killed = preview.writing("killed")
    assert {outcome.status for outcome in killed} <= {-signal.SIGKILL}
    assert failing(killed, heals) == []
    swept = [name for outcome in killed if outcome.again for name in outcome.again.left if name.endswith(MARK)]
    assert swept == []
    assert any(name.endswith(MARK) for outcome in killed for name in outcome.left) == bool(killed)


def test_a_disk_that_fails_under_a_preview_is_told_in_one_line(preview: Case) -> None:
    watches = "--watch" in preview.command
    reason = "(no space left on device|input/output error|permission denied|disk I/O error)"
    failed = preview.writing(*faults.FAILURES)
    stopped = [outcome for outcome in failed if preview.told(outcome) or outcome.status]
    status = 0 if watches else 2
    assert failing(stopped, lambda ended: ended.status == status and is_line(preview.told(ended), reason)) == []
    went_on = [outcome for outcome in failed if outcome not in stopped]
    assert failing(went_on, lambda ended: ended.tree == preview.undisturbed.tree) == []
    needless = {"open", "unlink", "close", "rmdir", "mkdir", "flock", "close_collection"}
    assert steps(went_on) <= needless  # the end of temporary files, folders that are there, systems without locks
    assert len(stopped) >= 15


def test_a_preview_that_is_told_to_stop_ends_as_every_command_does(preview: Case) -> None:
    interrupted, said = 130, "hafal: interrupted; every deck is whole, the old one or the new one"
    if "--watch" in preview.command:  # which is how it ends
        interrupted, said = 0, ""
    stopped = preview.writing("interrupted")
    assert stopped
    assert failing(stopped, lambda ended: (ended.status, preview.told(ended).strip()) == (interrupted, said)) == []
    ended = preview.writing("terminated")
    assert failing(ended, lambda outcome: (outcome.status, preview.told(outcome)) == (143, "")) == []


def test_what_cannot_be_read_is_one_clear_line_with_its_name(unreadable: Case) -> None:
    """A path that is looked at again, or need not be known, may be passed over."""
    plain = unreadable.undisturbed

    def clear(outcome: Outcome) -> bool:
        step, path = outcome.moment.split(": ")[-1].split()
        said = outcome.err + outcome.out
        if outcome.status == 2:
            return is_line(outcome.err, re.escape(path)) and not outcome.out
        if outcome.status == 1:
            errors = [line for line in said.splitlines() if re.search(r" \[E\d{3}\]$", line)]
            return len(errors) == 1 and Path(path).name in said and "1 error" in said
        looks_again = step == "lstat" or (
            step == "stat" and path in (*COMMANDS[unreadable.command], "cards_src", "build")
        )
        passed = looks_again and (outcome.out, outcome.err) == (plain.out, plain.err)
        gone = _fate(outcome) == "reading missing" and path == LOCK
        unknown = unreadable.command == "diff" and path == DECK and f"(before unknown): {DECK}" in outcome.out
        elsewhere = unreadable.command == "check of a file" and "1 error in other files of the project" in outcome.out
        return passed or gone or unknown or elsewhere

    assert {outcome.status for outcome in unreadable.reading} == {0, 1, 2}
    assert failing(unreadable.reading, clear) == []
    assert failing(unreadable.reading, unreadable.keeps) == []
    assert failing(unreadable.reading, unreadable.tidies) == []


def test_every_file_of_a_project_was_unreadable_once(unreadable: Case) -> None:
    read = {tuple(outcome.moment.split(": ")[-1].split()) for outcome in unreadable.reading}
    assert {(step, f"cards_src/uji/{name}") for step in ("stat", "open", "read") for name in SOURCES} <= read
    assert {("scandir", "cards_src/uji"), ("listdir", "cards_src/uji/media"), ("stat", LOCK)} <= read


if __name__ == "__main__":
    if sys.argv[1:]:
        tell(drive(*sys.argv[1:]))
    else:
        print(*counted(drive(*COMMANDS)), sep="\n")
