"""File systems: names that are hard to say, and what may lie where a source, hafal.yaml, the lock or the deck should.

Everything else stays untouched when one of them is refused.
"""

import os
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest
from conftest import HEAD, Run
from trust.corpus import FACT, by_title, is_refused, tree

from generator.schema import FACTS_SCHEMA

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes, devices and names as on Linux")

Prepare = Callable[[Path], object]
NEW = FACT.replace("§", "baru")


@dataclass(frozen=True)
class There:
    """What is made in a released project, and what comes of it: errors, or so many facts."""

    title: str
    prepare: Prepare
    told: tuple[str, ...] = ()
    facts: int = 0


def made(name: str | bytes, text: str | bytes = NEW) -> Prepare:
    """A file in the project, by its name or the bytes of its name."""

    def prepare(folder: Path) -> None:
        path = Path(os.fsdecode(os.fsencode(folder) + b"/" + os.fsencode(name)))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    return prepare


def linked(name: str, to: str) -> Prepare:
    """A link in the project; outside of it lie a file and a folder to lead to."""

    def prepare(folder: Path) -> None:
        made("../../luar/a.yaml")(folder)
        (folder / name).symlink_to(to)

    return prepare


def instead(name: str, make: Callable[[Path], object]) -> Prepare:
    """Something else in the place of a file of the project."""

    def prepare(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        make(folder / name)

    return prepare


def link(to: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(to)


def listening(path: Path) -> None:
    """A socket; its address has to be short."""
    before = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(path.name)
    os.chdir(before)


def sparse(size: int) -> Callable[[Path], None]:
    """A file of a size that takes no room on the disk."""

    def make(path: Path) -> None:
        path.touch()
        os.truncate(path, size)

    return make


def hard_link(folder: Path) -> None:
    os.link(folder / "0.yaml", folder / "a.yaml")


def both_cases(folder: Path) -> None:
    made("a.yaml", FACT.replace("§", "kecil"))(folder)
    made("A.yaml", FACT.replace("§", "besar"))(folder)


def inside(folder: Path) -> None:
    made("media/b.txt")(folder)
    link("media/b.txt")(folder / "a.yaml")


def beside(folder: Path) -> None:
    made("../umum/b.txt")(folder)
    link("../umum/b.txt")(folder / "a.yaml")


def hidden(folder: Path) -> None:
    made(".git/config")(folder)
    link(".git/config")(folder / "a.yaml")


def settings_outside(folder: Path) -> None:
    (folder / "hafal.yaml").rename(folder.parent.parent / "luar.txt")
    link("../../luar.txt")(folder / "hafal.yaml")


WRONG = "x: y\n"
NAMES = [
    There("a name with spaces", made("a b  c.yaml"), facts=2),
    There("a name in NFC", made("caf\u00e9.yaml"), facts=2),
    There("a name in NFD", made("cafe\u0301.yaml"), facts=2),
    There("a name of an emoji", made("👍.yaml"), facts=2),
    There("a name like an option", made("-o.yaml"), facts=2),
    There("a name with a line break", made("a\nb.yaml"), facts=2),
    There("a name with quotes and signs", made("a'b\"$(c)`d`*?.yaml"), facts=2),
    There("a name of 255 bytes", made("x" * 250 + ".yaml"), facts=2),
    There("a name in another encoding", made(b"caf\xe9.yaml"), facts=2),
    There("a folder's name in another encoding", made(b"\xff\xfe/a.yaml"), facts=2),
    There("a device of Windows", made("CON.yaml"), facts=2),
    There("a name with a colon", made("a:b.yaml"), facts=2),
    There("a name like a pattern of Python", made("%s{0}.yaml"), facts=2),
    There("a name like a message", made("a.yaml:1:1: x [E999].yaml"), facts=2),
    There("a name like hafal's own", made("hafal.yaml.yaml"), facts=2),
    There("a folder that is called like a file", made("x.yaml/a.yaml"), facts=2),
    There("names that differ only in case", both_cases, facts=3),
    There("deep folders", made("a/" * 100 + "a.yaml"), facts=2),
    There("a copy of an editor", made("a.yaml~", WRONG), facts=1),
    There("a copy of another editor", made("#a.yaml#", WRONG), facts=1),
    There("an open file of an editor", made(".a.yaml.swp", WRONG), facts=1),
    There("a copy by its ending", made("a.yaml.bak", WRONG), facts=1),
    There("a space behind the ending", made("a.yaml ", WRONG), facts=1),
    There("a hidden file", made(".a.yaml", WRONG), facts=1),
    There("a hidden folder", made(".git/a.yaml", WRONG), facts=1),
    There("only an ending", made(".yaml", WRONG), facts=1),
    There("a file among pictures", made("media/a.yaml", WRONG), facts=1),
    There("the other ending", made("a.yml"), ("E305 1:1 a.yml",)),
    There("an ending in capitals", made("a.YAML"), ("E305 1:1 a.YAML",)),
    There("the other ending in both cases", made("a.Yml"), ("E305 1:1 a.Yml",)),
    There("a message of a name with a line break", made("a\nb.yaml", WRONG), ("E102 1:1 a\\x0ab.yaml",)),
    There("a message of a name that commands terminals", made("\x1b[2J.yaml", WRONG), ("E102 1:1 \\x1b[2J.yaml",)),
    There("a message of a name with an override", made("\u202ea.yaml", WRONG), ("E102 1:1 \\x202ea.yaml",)),
    There("a message of a name in another encoding", made(b"caf\xe9.yaml", WRONG), ("E102 1:1 caf\\udce9.yaml",)),
]
SOURCES = [
    There("a link to a file in a folder of the project", inside, facts=2),
    There("a link to a file beside the project", beside, facts=2),
    There("a link to a hidden file", hidden, ("E304 1:1",)),
    There("a link to a file outside", linked("a.yaml", "../../luar/a.yaml"), ("E304 1:1",)),
    There("a link to a link to a file outside", linked("a.yaml", "../../luar/../luar/a.yaml"), ("E304 1:1",)),
    There("a link to a secret", linked("a.yaml", "/etc/passwd"), ("E304 1:1",)),
    There("a link to a folder, which is not followed", linked("luar", "../../luar"), facts=1),
    There("a link to the folder itself, which is not followed", linked("lagi", "."), facts=1),
    There("a folder that ends like a file", lambda folder: (folder / "a.yaml").mkdir(), facts=1),
    There("a link to a file that is read already", linked("a.yaml", "0.yaml"), ("E202 2:3",)),
    There("a second name of a file", hard_link, ("E202 2:3",)),
    There("a link to nothing", linked("a.yaml", "tidak-ada"), ("E304 1:1",)),
    There("a link to itself", linked("a.yaml", "a.yaml"), ("E304 1:1",)),
    There("a link to what never ends", linked("a.yaml", "/dev/zero"), ("E304 1:1",)),
    There("a link to the terminal", linked("a.yaml", "/dev/stdin"), ("E304 1:1",)),
    There("a link to memory", linked("a.yaml", "/proc/self/mem"), ("E304 1:1",)),
    There("a pipe", instead("a.yaml", os.mkfifo), ("E304 1:1",)),
    There("a socket", instead("a.yaml", listening), ("E304 1:1",)),
    There("0 bytes", instead("a.yaml", Path.touch), ("E213 1:1",)),
    There("16 megabytes and one byte", instead("a.yaml", sparse((16 << 20) + 1)), ("E001 1:1",)),
    There("a terabyte", instead("a.yaml", sparse(1 << 40)), ("E001 1:1",)),
]
H, L = " hafal.yaml", " hafal.lock"
LACKS = (f"E103 1:1{H}",) * 4
SETTINGS = [
    There(
        "hafal.yaml is a link",
        lambda folder: (folder / "hafal.yaml").rename(folder / "h.txt") and link("h.txt")(folder / "hafal.yaml"),
        facts=1,
    ),
    There("hafal.yaml is a link to nothing", instead("hafal.yaml", link("tidak-ada")), (f"E304 1:1{H}",)),
    There("hafal.yaml is a link to itself", instead("hafal.yaml", link("hafal.yaml")), (f"E304 1:1{H}",)),
    There("hafal.yaml is a link to a file outside", settings_outside, (f"E304 1:1{H}",)),
    There("hafal.yaml is a pipe", instead("hafal.yaml", os.mkfifo), (f"E304 1:1{H}",)),
    There("hafal.yaml is a device", instead("hafal.yaml", link("/dev/zero")), (f"E304 1:1{H}",)),
    There("hafal.yaml is empty", made("hafal.yaml", ""), LACKS),
    There("hafal.yaml is a list", made("hafal.yaml", "- a\n"), (f"E105 1:1{H}",)),
    There("hafal.yaml is a text", made("hafal.yaml", "halo\n"), (f"E105 1:1{H}",)),
    There("hafal.yaml is in UTF-16", made("hafal.yaml", HEAD.encode("utf-16")), (f"E002 1:1{H}",)),
    There("hafal.yaml is too large", instead("hafal.yaml", sparse(1 << 40)), (f"E001 1:1{H}",)),
    There("hafal.lock is a folder", instead("hafal.lock", Path.mkdir), (f"E304 1:1{L}",)),
    There("hafal.lock is a pipe", instead("hafal.lock", os.mkfifo), (f"E304 1:1{L}",)),
    There("hafal.lock is a link to nothing", instead("hafal.lock", link("tidak-ada")), (f"E304 1:1{L}",)),
    There("hafal.lock is a link to itself", instead("hafal.lock", link("hafal.lock")), (f"E304 1:1{L}",)),
    There("hafal.lock is a device", instead("hafal.lock", link("/dev/zero")), (f"E304 1:1{L}",)),
    There("hafal.lock is empty", made("hafal.lock", ""), (f"E403 1:1{L}",)),
    There("hafal.lock is of all bytes", made("hafal.lock", bytes(range(256))), (f"E403 1:1{L}",)),
    There("hafal.lock is of NUL, as after a power cut", made("hafal.lock", bytes(4096)), (f"E403 1:1{L}",)),
    There("hafal.lock begins with a byte order mark", made("hafal.lock", "\ufeff"), (f"E403 1:1{L}",)),
    There("hafal.lock is in UTF-16", made("hafal.lock", "{}".encode("utf-16")), (f"E403 1:1{L}",)),
    There("hafal.lock is a text", made("hafal.lock", "halo\n"), (f"E403 1:1{L}",)),
    There("hafal.lock is JSON of another sort", made("hafal.lock", "[1e999, null]\n"), (f"E403 1:1{L}",)),
    There("hafal.lock is JSON that is nested deep", made("hafal.lock", "[" * 100_000), (f"E403 1:1{L}",)),
    There("hafal.lock is a number without end", made("hafal.lock", "9" * 100_000), (f"E403 1:1{L}",)),
    There("hafal.lock was left in conflict", made("hafal.lock", "<<<<<<< HEAD\n"), (f"E404 1:1{L}",)),
]
ALL = [*NAMES, *SOURCES, *SETTINGS]


@pytest.mark.parametrize(**by_title(case for case in ALL if case.told))
def test_refused(case: There, run: Run, released: Path) -> None:
    is_refused(run, released, case.prepare, case.told)


@pytest.mark.parametrize(**by_title(case for case in ALL if not case.told))
def test_built(case: There, run: Run, released: Path) -> None:
    copytree(released, Path(), dirs_exist_ok=True)
    case.prepare(Path("cards_src/uji"))
    ran = run("build", "-o", "new.apkg")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"new.apkg: {case.facts} note")


@dataclass(frozen=True)
class Asked:
    """A way of calling that cannot be met, and a word of the one line that says so."""

    title: str
    arguments: tuple[str, ...]
    said: str
    prepare: Callable[[Path], object] = lambda here: None


ASKED = [
    Asked("a deck that is a pipe", ("build", "-o", "a.apkg"), "no file", lambda here: os.mkfifo(here / "a.apkg")),
    Asked("a deck that is a socket", ("build", "-o", "a.apkg"), "no file", lambda here: listening(here / "a.apkg")),
    Asked(
        "a deck that is a link to itself",
        ("build", "-o", "a.apkg"),
        "nowhere",
        lambda here: link("a.apkg")(here / "a.apkg"),
    ),
    Asked(
        "a deck that is a link to a device",
        ("build", "-o", "a.apkg"),
        "no file",
        lambda here: link("/dev/full")(here / "a.apkg"),
    ),
    Asked("a deck below a file", ("build", "-o", "a/b.apkg"), "exists", lambda here: (here / "a").touch()),
    Asked("a deck that is a device", ("build", "-o", "/dev/full"), ".apkg"),
    Asked("a deck that is a source", ("build", "-o", "cards_src/uji/0.yaml"), ".apkg"),
    Asked("a deck that is hafal.yaml", ("build", "-o", "cards_src/uji/hafal.yaml"), ".apkg"),
    Asked("a deck that is the lock", ("build", "-o", "cards_src/uji/hafal.lock"), ".apkg"),
    Asked("a deck of a name that no disk can hold", ("build", "-o", "x" * 300 + ".apkg"), "too long"),
    Asked(
        "hafal.yaml is a folder",
        ("build",),
        "no hafal.yaml",
        lambda here: instead("hafal.yaml", Path.mkdir)(here / "cards_src/uji"),
    ),
    Asked(
        "schemas in a folder that is a link to one outside",
        ("schema", "--write"),
        "leads out of the project",
        lambda here: (here / "luar").mkdir() or link("../../luar")((here / "cards_src/uji" / FACTS_SCHEMA).parent),
    ),
    Asked(
        "hafal.yaml is not there",
        ("build",),
        "no hafal.yaml",
        lambda here: (here / "cards_src/uji/hafal.yaml").unlink(),
    ),
    Asked("a source that is not there", ("check", "tidak-ada"), "no tidak-ada"),
    Asked("a source in another encoding", ("check", "caf\udce9"), "caf\\udce9"),
    Asked("a source that is a pipe", ("check", "pipa"), "neither", lambda here: os.mkfifo(here / "pipa")),
    Asked("a source that is a device", ("check", "/dev/zero"), "neither"),
    Asked("a source that is a link to itself", ("check", "a"), "no a", lambda here: link("a")(here / "a")),
    Asked("a source of a name that no disk can hold", ("check", "x" * 300), "too long"),
    Asked("a deck to verify that is a pipe", ("verify", "a.apkg"), "a.apkg", lambda here: os.mkfifo(here / "a.apkg")),
    Asked("a deck to verify that is a folder", ("verify", "a.apkg"), "a.apkg", lambda here: (here / "a.apkg").mkdir()),
    Asked(
        "a deck to compare with that is a pipe",
        ("diff", "--against", "a.apkg"),
        "a.apkg",
        lambda here: os.mkfifo(here / "a.apkg"),
    ),
]


@pytest.mark.parametrize(**by_title(ASKED))
def test_one_clear_line_and_nothing_touched(case: Asked, run: Run, released: Path) -> None:
    copytree(released, Path(), dirs_exist_ok=True)
    case.prepare(Path())
    before = tree(Path())
    ran = run(*case.arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1), ran
    assert case.said in ran.err
    assert "fault in hafal" not in ran.err
    assert tree(Path()) == before


def test_a_link_that_leads_in_a_circle_hides_no_other_file(run: Run, released: Path) -> None:
    copytree(released, Path(), dirs_exist_ok=True)
    Path("cards_src/uji/a.yaml").symlink_to("a.yaml")
    ran = run("check", "cards_src/uji/0.yaml")
    assert (ran.status, ran.err) == (0, "")
    assert "1 error in other files of the project" in ran.out
