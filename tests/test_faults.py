"""A build that dies, or fails, at any step: the old deck and its lock, the new ones, or what the next build heals."""

import errno
import gc
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import faults
import pytest
from conftest import HEAD
from faults import Outcome, Tree, every_moment, failing, files, forked, here, lay, steps, tell

from generator.files import MARK, _prefix
from generator.release import EARLIEST

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")

SOURCES = {
    "hafal.yaml": HEAD,
    "a.yaml": """\
questions:
  mesir: {question: Apa ibu kota Mesir?, answer: Kairo, image: {file: a.svg, alt: peta}}
  ghana: {question: Apa ibu kota Ghana?, answer: Akra}
  peru: {question: Apa ibu kota Peru?, answer: Lima}
""",
    "media/a.svg": f"<svg xmlns='http://www.w3.org/2000/svg'><!--{'peta ' * 4000}--></svg>",
}
EDITED = {
    "hafal.yaml": f"{HEAD}withdrawn: {{peru: ganda}}\n",
    "a.yaml": """\
questions:
  mesir: {question: Apa ibu kota Mesir?, answer: Kairo, image: {file: a.svg, alt: peta}}
  ghana: {question: Apa ibu kota Ghana?, answer: Accra}
  jepang: {question: Apa ibu kota Jepang?, answer: Tokyo}
""",
}
LOCK, DECK = "cards_src/uji/hafal.lock", "build/uji-coba-7k3qm9.apkg"
SHARED = "build/uji-coba-7k3qm9"
STEPS = {"mkdir", "open", "fdopen", "flock", "write", "flush", "fsync", "replace", "close", "unlink"}
FIRST, SECOND, THIRD = EARLIEST, EARLIEST + 86_400, EARLIEST + 2 * 86_400
"""When the old release was made, when the new one is tried, and when it is tried again."""

# in the second Python


def build(now: int, *options: str) -> int:
    """A build at a certain time."""
    from generator import cli

    sys.modules["generator.cli.build"].time = SimpleNamespace(time=lambda: now)  # type: ignore[attr-defined]
    return cli.run(["build", *options])


def built(folder: Path, now: int, *options: str) -> Outcome:
    """A build in this process."""
    return here(folder, lambda: build(now, *options))


def at_once(base: Path, builds: int) -> Iterator[Outcome]:
    """So many builds of one folder that begin together, one a second after the other as their clocks say."""
    ready, go = os.pipe()

    def work(now: int) -> int:
        os.close(go)
        os.read(ready, 1)
        return build(now)

    ends = [forked(base, lambda now=SECOND + number: work(now)) for number in range(builds)]  # type: ignore[misc]
    os.close(go)
    outcomes = [end() for end in ends]
    outcomes[-1].again = built(base, THIRD)
    yield from outcomes


def read_only(base: Path, folder: str) -> Iterator[Outcome]:
    """A build where nothing can be made in one of the folders, and then one where it can."""
    known = os.open

    def refuse(path: Any, flags: int, *arguments: Any, **named: Any) -> int:
        if flags & os.O_CREAT and Path(path).resolve().parent == base.joinpath(folder).resolve():
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)
        return known(path, flags, *arguments, **named)

    def work() -> int:
        os.open = refuse  # type: ignore[assignment]
        return build(SECOND)

    outcome = forked(base, work)()
    outcome.again = built(base, THIRD)
    yield outcome


def drive(what: str, base: str, argument: str) -> None:
    """What the second Python does."""
    folder = Path(base)
    warm = folder.with_name("warm")  # imports all that a build needs
    shutil.copytree(folder, warm)
    built(warm, FIRST)
    shutil.rmtree(warm)
    gc.freeze()
    done: Mapping[str, Callable[[], Iterator[Outcome]]] = {
        "build": lambda: iter([built(folder, int(argument), "--share")]),
        # for death, after a step is before the next one; and the Python that is told to stop may be anywhere
        "every moment": lambda: every_moment(
            folder,
            argument,
            lambda: build(SECOND, "--share"),
            lambda case: built(case, THIRD, "--share"),
            after=argument == "interrupted",
        ),
        "at once": lambda: at_once(folder, int(argument)),
        "read only": lambda: read_only(folder, argument),
    }
    tell(done[what]())


# in pytest


outcomes = partial(faults.outcomes, "test_faults")


@dataclass(frozen=True)
class Release:
    """A project whose new release is not made yet, and what stands there when its build ends well."""

    base: Path
    old: Tree
    new: Tree
    """As undisturbed at the second time."""
    newest: Tree
    """As undisturbed at the third."""

    @classmethod
    def of(cls, base: Path) -> "Release":
        trees = []
        for now in (SECOND, THIRD):
            folder = base.with_name(f"undisturbed {now}")
            shutil.copytree(base, folder)
            (made,) = outcomes("build", folder, now)
            assert (made.status, made.err, made.left) == (0, "", [])
            trees.append(made.tree)
        old = files(base)
        assert all(len({tree.get(name) for tree in (old, *trees)}) == 3 for name in (LOCK, DECK))
        return cls(base, old, *trees)

    def copy(self, name: str) -> Path:
        """The project in another folder, to be changed."""
        folder = self.base.parent / name / "base"
        shutil.copytree(self.base, folder)
        return folder

    def is_whole(self, outcome: Outcome) -> bool:
        """Whether every file is the old one or the new one, and no deck is ahead of its lock."""
        tree = {name: held for name, held in outcome.tree.items() if not name.endswith(MARK)}
        known = all(held in (self.old.get(name), self.new.get(name)) for name, held in tree.items())
        ahead = tree.get(DECK) == self.new[DECK] and tree.get(LOCK) != self.new[LOCK]
        return known and not ahead and tree.keys() >= {name for name in self.old if not name.endswith(MARK)}

    def is_healed(self, outcome: Outcome) -> bool:
        """Whether a build afterwards made of it what an undisturbed one makes, and nothing was left beside it."""
        again, released = outcome.again, outcome.tree.get(LOCK) == self.new[LOCK]
        return bool(again) and (again.status, again.tree) == (0, self.new if released else self.newest)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A project that was released once, and edited since."""
    base = tmp_path_factory.mktemp("edited") / "base"
    lay(base, SOURCES)
    (old,) = outcomes("build", base, FIRST)
    assert (old.status, old.err) == (0, "")
    shutil.rmtree(base / SHARED)
    lay(base, EDITED)
    return Release.of(base)


@pytest.fixture(scope="module")
def first_release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A project that was never released."""
    base = tmp_path_factory.mktemp("new") / "base"
    lay(base, SOURCES)
    return Release.of(base)


def test_a_build_that_is_killed_at_any_moment_leaves_what_the_next_one_heals(release: Release) -> None:
    base = release.copy("killed")
    for name in (LOCK, DECK):  # so that sweeping is among the steps
        target = base / name
        target.with_name(f"{_prefix(target)}dead{MARK}").write_bytes(b"what another killed build left")
    found = outcomes("every moment", base, "killed")
    assert steps(found) == STEPS | {"all"}
    assert {outcome.status for outcome in found} == {-signal.SIGKILL}
    assert failing(found, release.is_whole) == []
    assert failing(found, release.is_healed) == []
    pairs = [(outcome.tree[LOCK] == release.new[LOCK], outcome.tree[DECK] == release.new[DECK]) for outcome in found]
    assert list(dict.fromkeys(pairs)) == [(False, False), (True, False), (True, True)]


def test_a_first_build_that_is_killed_at_any_moment_leaves_what_the_next_one_heals(first_release: Release) -> None:
    found = outcomes("every moment", first_release.base, "killed")
    assert steps(found) == STEPS | {"all"}
    assert failing(found, first_release.is_whole) == []
    assert failing(found, first_release.is_healed) == []


def test_a_disk_that_is_full_at_any_step_is_told_in_one_line_and_leaves_what_the_next_build_heals(
    release: Release,
) -> None:
    found = outcomes("every moment", release.base, "full")
    told = re.compile(r"hafal: no space left on device(: \S+( cannot be written in \S+)?)?\n")
    assert steps(found) == STEPS
    assert failing(found, release.is_whole) == []
    assert failing(found, release.is_healed) == []
    stopped = [outcome for outcome in found if outcome.status]
    assert failing(stopped, lambda outcome: outcome.status == 2 and bool(told.fullmatch(outcome.err))) == []
    went_on = [outcome for outcome in found if not outcome.status]
    assert failing(went_on, lambda outcome: outcome.tree == release.new) == []
    assert steps(went_on) <= {"flock", "mkdir"}  # there are file systems without locks, and folders that are there
    assert "flock" not in steps(stopped)


@pytest.mark.parametrize(
    ("fate", "status", "said"),
    [
        ("interrupted", 130, "hafal: interrupted; every deck is whole, the old one or the new one"),
        ("terminated", 143, ""),
    ],
    ids=["Ctrl-C", "SIGTERM"],
)
def test_a_build_that_is_told_to_stop_at_any_moment_leaves_what_the_next_one_heals(
    release: Release, fate: str, status: int, said: str
) -> None:
    found = outcomes("every moment", release.base, fate)
    assert steps(found) == STEPS
    assert failing(found, release.is_whole) == []
    assert failing(found, release.is_healed) == []
    assert failing(found, lambda outcome: (outcome.status, outcome.err.strip()) == (status, said)) == []


@pytest.mark.parametrize("fate", ["full", "interrupted", "terminated"])
def test_a_build_that_can_still_tidy_up_leaves_nothing_beside_its_files(release: Release, fate: str) -> None:
    assert failing(outcomes("every moment", release.base, fate), lambda outcome: not outcome.left) == []


def test_what_is_renamed_is_on_the_disk_before_and_the_rename_itself_after(release: Release) -> None:
    steps = [outcome.moment.split()[-1] for outcome in outcomes("every moment", release.base, "terminated")]
    lasting = [step for step in steps if step in ("fsync", "replace")]
    both, one = ["fsync", "fsync", "replace", "fsync", "replace", "fsync"], ["fsync", "replace", "fsync"]
    assert lasting == [*both, *one, *one]  # the lock and the deck, then what is shared


@pytest.mark.parametrize("builds", [2, 4])
def test_builds_at_once_make_one_release(release: Release, builds: int) -> None:
    found = outcomes("at once", release.copy(f"at once {builds}"), builds)
    assert {(outcome.status, outcome.err) for outcome in found} == {(0, "")}
    nothing = "since the last release: nothing changed"
    assert sum(nothing in outcome.out for outcome in found) == builds - 1
    assert sum("since the last release: 1 new, 1 changed, 1 withdrawn" in outcome.out for outcome in found) == 1
    again = found[-1].again
    assert again
    assert nothing in again.out
    assert again.tree == found[-1].tree
    assert again.tree.keys() == release.old.keys()


def test_first_builds_at_once_make_one_release(first_release: Release) -> None:
    found = outcomes("at once", first_release.copy("at once"), 4)
    assert {(outcome.status, outcome.err) for outcome in found} == {(0, "")}
    assert sum("since the last release: nothing changed" in outcome.out for outcome in found) == 3
    again = found[-1].again
    assert again
    assert again.tree == found[-1].tree
    assert again.tree.keys() == first_release.old.keys() | {LOCK, DECK}


@pytest.mark.parametrize("file", [LOCK, DECK])
def test_a_folder_that_cannot_be_written_is_told_in_one_line_with_its_file_and_neither_file_is_replaced(
    release: Release, file: str
) -> None:
    folder, _, name = file.rpartition("/")
    (refused,) = outcomes("read only", release.copy(f"read only {Path(folder).name}"), folder)
    assert refused.status == 2
    assert re.fullmatch(rf"hafal: read-only file system: {name} cannot be written in /.*/{folder}\n", refused.err)
    assert refused.tree == release.old
    assert refused.again
    assert {refused.again.tree[name] for name in (LOCK, DECK)} == {release.newest[name] for name in (LOCK, DECK)}


def test_a_build_that_releases_nothing_needs_no_right_to_write_beside_the_sources(release: Release) -> None:
    base = release.copy("released")
    (made,) = outcomes("build", base, SECOND)
    (refused,) = outcomes("read only", base, "cards_src/uji")
    assert (refused.status, refused.err, refused.tree) == (0, "", made.tree)


if __name__ == "__main__":
    drive(*sys.argv[1:])
