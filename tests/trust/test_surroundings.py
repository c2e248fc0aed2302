"""Poor surroundings, real ones as far as the computer lends them: each works all the same, or ends in one line."""

import fcntl
import importlib
import os
import pty
import re
import resource
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from conftest import OpenAnki, Project, Run
from test_cli import SCRIPT

from generator.contents import contents
from generator.files import MARK

CAPITALS = {
    "Mesir": "Kairo",
    "Ghana": "Akra",
    "Peru": "Lima",
    "Jepang": "Tokyo",
    "Norwegia": "Oslo",
    "Ukraina": "Kyiv",
    "Qatar": "Doha",
    "Italia": "Roma",
    "Kuba": "Havana",
    "Kenya": "Nairobi",
    "Nepal": "Kathmandu",
    "Fiji": "Suva",
}
FACT = "  {}: {{question: Apa ibu kota {}?, answer: {}}}\n"
SOURCE = "questions:\n" + "".join(FACT.format(name.lower(), name, city) for name, city in CAPITALS.items())
NEW = FACT.format("laos", "Laos", "Vientiane")
EDITED = SOURCE.replace("answer: Akra", "answer: Accra") + NEW
HEAD = "cards_src/uji/hafal.yaml"
LOCK, DECK = Path("cards_src/uji/hafal.lock"), Path("build/uji-coba-7k3qm9.apkg")
PAGE = Path("build/uji-coba-7k3qm9-preview.html")
COMMANDS = ("check", "build", "diff", "preview")
HAFAL = f"'{sys.executable}' -c '{SCRIPT}'"
Ran = "subprocess.CompletedProcess[str]"


def at_once(lines: list[str], before: tuple[str, ...] = (), **environment: str) -> list[Ran]:
    """What all these lines of a shell come to, side by side; in them `hafal` is the command."""
    shell = f'hafal() {{ {HAFAL} "$@"; }}\n'
    started = [
        subprocess.Popen(
            [*before, "bash", "-c", shell + line],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
        )
        for line in lines
    ]
    said = [process.communicate() for process in started]
    return [
        subprocess.CompletedProcess(line, process.returncode, out, err)
        for line, process, (out, err) in zip(lines, started, said, strict=True)
    ]


def tree(folder: Path = Path()) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths}


def is_one_line(ran: Ran, said: str = "") -> bool:
    return bool(re.fullmatch(rf"hafal: [^\n]*{said}[^\n]*\n", ran.stderr)) and "a fault in hafal" not in ran.stderr


@pytest.fixture
def released(project: Project, run: Run) -> dict[str, str]:
    """A project that was released and edited since; what is there then."""
    project({"a.yaml": SOURCE})
    assert run("build").status == 0
    project({"a.yaml": EDITED})
    return tree()


# streams

STREAMS = {
    "output is closed": ">&-",
    "errors are closed": "2>&-",
    "output and errors are closed": ">&- 2>&-",
    "everything is closed": "<&- >&- 2>&-",
    "the disk with the errors is full": "2>/dev/full",
    "the reader of the output has gone": "| true; exit ${PIPESTATUS[0]}",
    "the reader of the errors has gone": "2>&1 >/dev/null | true; exit ${PIPESTATUS[0]}",
    "the reader of both has gone": "2>&1 | true; exit ${PIPESTATUS[0]}",
    "a reader wants one line": "2>&1 | head -1; exit ${PIPESTATUS[0]}",
}
ENDS = {**dict.fromkeys((*COMMANDS, "--help"), 0), "build nowhere": 2, "bild": 2}


@pytest.mark.parametrize("redirected", STREAMS.values(), ids=[name.replace(" ", "-") for name in STREAMS])
def test_every_command_ends_as_ever_when(released: dict[str, str], redirected: str) -> None:
    ends = at_once([f"hafal {command} {redirected}" for command in ENDS])
    assert [ran.returncode for ran in ends] == [*ENDS.values()]
    assert not any("Traceback" in ran.stderr or "Exception ignored" in ran.stderr for ran in ends)
    assert tree().keys() == released.keys() | {PAGE.as_posix()}
    assert "nothing changed" in at_once(["hafal build"])[0].stdout


@pytest.mark.parametrize("redirected", [">/dev/full", ">/dev/full 2>/dev/full"], ids=["output", "output-and-errors"])
def test_a_full_disk_under_what_is_said_is_status_2(released: dict[str, str], redirected: str) -> None:
    for ran in at_once([f"hafal {command} {redirected}" for command in ENDS]):
        assert ran.returncode == 2, ran
        assert ran.stderr == "" if "2>" in redirected else is_one_line(ran), ran


# the environment

ENVIRONMENTS = {
    "TMPDIR is not there": {"TMPDIR": "/nonexistent"},
    "TMPDIR is a device": {"TMPDIR": "/dev/null"},
    "TMPDIR cannot be written": {"TMPDIR": "/proc"},
    "HOME is not there": {"HOME": "/nonexistent", "XDG_DATA_HOME": "/nonexistent"},
    "HOME is a device": {"HOME": "/dev/null"},
    "HOME and TMPDIR are empty": {"HOME": "", "TMPDIR": ""},
    "the locale is C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "the time zone is unknown": {"TZ": "Nowhere/Never"},
    "the time zone is another file": {"TZ": "/etc/passwd"},
    "a line has one column": {"COLUMNS": "1", "LINES": "1", "TERM": "dumb"},
    "a line has no column": {"COLUMNS": "0"},
    "a line has fewer columns than none": {"COLUMNS": "-5"},
    "columns are no number": {"COLUMNS": "x"},
}


@pytest.mark.parametrize("changed", ENVIRONMENTS.values(), ids=[name.replace(" ", "-") for name in ENVIRONMENTS])
def test_every_command_works_when(released: dict[str, str], changed: dict[str, str], tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    commands = COMMANDS if {"TMPDIR", "HOME", "LC_ALL"} & changed.keys() else ("check", "build", "kinds")
    ends = at_once([f"hafal {command}" for command in commands], **{"TMPDIR": str(temporary), **changed})
    assert [(ran.returncode, ran.stderr) for ran in ends] == [(0, "")] * len(ends)
    assert tree().keys() == released.keys() | ({PAGE.as_posix()} if "preview" in commands else set())
    assert list(temporary.iterdir()) == []


def test_without_any_environment_it_works(released: dict[str, str]) -> None:
    paths = os.pathsep.join(filter(None, sys.path))
    ends = at_once([f"env -i PYTHONPATH='{paths}' {HAFAL} {command}" for command in COMMANDS])
    assert [(ran.returncode, ran.stderr) for ran in ends] == [(0, "")] * len(ends)


@pytest.mark.parametrize("columns", [1, 7, 0])
def test_a_terminal_may_be_as_narrow_as_it_likes(project: Project, columns: int) -> None:
    project({"a.yaml": f"{SOURCE}  salah: {{question: Siapa 漢字 dan é?, anser: x}}\n"})
    for command, status in (("check", 1), ("build", 1), ("diff", 1), ("kinds", 0), ("--help", 0)):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 1, columns, 0, 0))
        started = subprocess.Popen([sys.executable, "-c", SCRIPT, command], stdin=theirs, stdout=theirs, stderr=theirs)
        os.close(theirs)
        said = b"".join(iter(lambda: read_some(ours), b"")).decode()  # noqa: B023
        os.close(ours)
        assert started.wait() == status
        assert "Traceback" not in said
        assert said.strip()


def read_some(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1 << 16)
    except OSError:  # the other end of a terminal is gone
        return b""


def test_the_folder_that_one_stands_in_may_be_deleted(released: dict[str, str]) -> None:
    src, gone = Path("cards_src").resolve(), "mkdir -p $$ && cd $$ && rmdir ../$$ && hafal"
    works = [f"check {src}", f"diff {src} -o {src.parent}/build", f"build {src} -o {src.parent}/build", "kinds"]
    fails = ["check", "build", "diff", "preview", f"build {src}", f"preview {src}", "new kursus"]
    *ended, nowhere, page, new = at_once([f"{gone} {command}" for command in (*works, *fails)])
    assert [ran.returncode for ran in ended] == [0] * len(works) + [2] * 4
    assert all(is_one_line(ran) for ran in ended[len(works) :])
    for ran in (nowhere, page, new):
        assert (ran.returncode, ran.stderr) == (2, "hafal: the folder that this was called in is gone\n")
    assert tree().keys() == released.keys()


# the clock


def at(monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    """Sets the clock that builds and reports go by."""
    now = (year - 1970) * 365.2425 * 86_400
    monkeypatch.setattr(time, "time", lambda: now)
    monkeypatch.setattr(importlib.import_module("generator.cli.diff"), "time", lambda: now)


@pytest.mark.parametrize("years", [(1970, 2120), (2120, 1970), (1970, 1970), (2120, 2120), (2120, 2026, 2120)], ids=str)
def test_a_clock_of_any_year_makes_decks_that_update_each_other(
    project: Project, run: Run, anki: OpenAnki, monkeypatch: pytest.MonkeyPatch, years: tuple[int, ...]
) -> None:
    decks = []
    for number, year in enumerate(years):
        at(monkeypatch, year)
        project({"a.yaml": SOURCE.replace("answer: Akra", f"answer: Akra {number}")})
        for command in ("check", "diff", f"build -o {number}.apkg", "build --share"):
            ran = run(*command.split())
            assert ran.status == 0
            assert ran.err == "" or "W307" in ran.err
        decks.append(Path(f"{number}.apkg"))
    found = [contents(deck) for deck in decks]
    assert len({tuple(note[0] for note in deck.notes) for deck in found}) == 1
    assert len({tuple(deck.cards) for deck in found}) == 1
    with anki() as collection:
        assert collection.import_package(decks[0]).new == len(CAPITALS)
        for deck in decks[1:]:
            log = collection.import_package(deck)
            assert (log.new, log.updated, log.conflicting) == (0, 1, 0)


def test_a_clock_of_the_year_9999_is_told_and_not_the_lock(
    released: dict[str, str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, 9999)
    ran = run("build")
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        "hafal: by this computer's clock it is the year 9998 or later: set it\n",
    )
    assert tree() == released


# what stands where something is to be written


def folder_there(path: Path) -> None:
    path.mkdir()


def fifo_there(path: Path) -> None:
    os.mkfifo(path)


def link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


IN_THE_WAY = {
    "a folder": folder_there,
    "a pipe": fifo_there,
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to a device": link_to("/dev/null"),
    "a link to a full device": link_to("/dev/full"),
    "a link to a folder": link_to("."),
}


@pytest.mark.parametrize("place", [DECK, PAGE, LOCK], ids=["the-deck", "the-page", "the-lock"])
@pytest.mark.parametrize("lay", IN_THE_WAY.values(), ids=[name.replace(" ", "-") for name in IN_THE_WAY])
def test_what_cannot_be_replaced_stays_and_nothing_else_is_written(
    project: Project, run: Run, lay: Callable[[Path], None], place: Path
) -> None:
    project({"a.yaml": SOURCE})
    place.parent.mkdir(exist_ok=True)
    lay(place)
    kind, before = place.lstat().st_mode, tree()
    ran = run("preview" if place == PAGE else "build")
    assert ran.status == (1 if place == LOCK else 2)
    assert f"{place.as_posix()}" in ran.err or place.name in ran.err
    assert "Traceback" not in ran.err
    assert "a fault in hafal" not in ran.err
    assert (place.lstat().st_mode, tree()) == (kind, before)


@pytest.mark.parametrize("device", ["/dev/null", "/dev/full", "/dev/stdout"])
@pytest.mark.parametrize("command", ["build", "preview", "diff"])
def test_a_device_is_no_place_for_what_is_made(project: Project, run: Run, command: str, device: str) -> None:
    project({"a.yaml": SOURCE})
    before = Path(device).stat().st_rdev
    ran = run(command, "-o", device)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert Path(device).stat().st_rdev == before
    assert not LOCK.exists()


@pytest.mark.parametrize("place", [DECK, PAGE], ids=["the-deck", "the-page"])
def test_a_link_to_what_is_not_there_yet_leads_there(project: Project, run: Run, place: Path) -> None:
    project({"a.yaml": SOURCE})
    place.parent.mkdir()
    place.symlink_to("../tempat lain/berkas")
    assert run("preview" if place == PAGE else "build").status == 0
    assert place.is_symlink()
    assert Path("tempat lain/berkas").stat().st_size > 1000


def test_a_lock_that_is_a_link_to_nowhere_is_told(project: Project, run: Run) -> None:
    folder = project({"a.yaml": SOURCE})
    LOCK.symlink_to("nowhere")
    ran = run("build", folder)
    assert (ran.status, "it is a link that leads nowhere [E304]" in ran.err) == (1, True)
    assert not DECK.exists()


@pytest.mark.parametrize("place", [DECK, PAGE, LOCK], ids=["the-deck", "the-page", "the-lock"])
def test_a_link_to_a_file_stays_and_the_file_is_replaced(
    released: dict[str, str], run: Run, place: Path, tmp_path: Path
) -> None:
    real = tmp_path / "tempat lain" / "berkas"
    real.parent.mkdir()
    if place.exists():
        place.rename(real)
    else:
        real.touch()
    place.symlink_to(real)
    before = real.read_bytes()
    assert run("preview" if place == PAGE else "build").status == 0
    assert place.is_symlink()
    assert real.read_bytes() != before
    assert not [name for name in tree() if MARK in name]


# rights

BARE = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Takes from root what root may do against the modes of files."""


@pytest.fixture
def bound() -> tuple[str, ...]:
    """What stands before a command that is to obey the modes of files."""
    if os.geteuid():
        return ()
    if subprocess.run([*BARE, "true"], capture_output=True, check=False).returncode:
        pytest.skip("root obeys no modes, and setpriv is not there")
    return BARE


@pytest.fixture
def barred() -> Iterator[Callable[[Path, int], None]]:
    """Sets the mode of a folder, for as long as the test lasts."""
    changed: list[Path] = []

    def bar(path: Path, mode: int) -> None:
        changed.append(path)
        path.chmod(mode)

    yield bar
    for path in changed:
        path.chmod(0o755)


@pytest.mark.parametrize("mode", [0o555, 0o333, 0o000], ids=["cannot-be-written", "cannot-be-read", "is-closed"])
@pytest.mark.parametrize("folder", ["build", "cards_src/uji", "cards_src"])
def test_a_folder_without_rights_is_one_line_and_changes_nothing(
    released: dict[str, str],
    bound: tuple[str, ...],
    barred: Callable[[Path, int], None],
    folder: str,
    mode: int,
) -> None:
    barred(Path(folder), mode)
    built, shown, checked, differs = at_once(["hafal build", "hafal preview", "hafal check", "hafal diff"], bound)
    Path(folder).chmod(0o755)
    for ran, needs in ((built, ("build", "cards_src/uji")), (shown, ("build",)), (checked, ()), (differs, ())):
        reads = mode != 0o555 and folder != "build"
        if folder in needs or reads:
            told = "E304" in ran.stdout + ran.stderr
            assert is_one_line(ran) if ran.returncode == 2 else (ran.returncode, told) == (1, True), ran
        elif folder == "build" and mode != 0o555 and ran is differs:
            assert ran.returncode == 0 or is_one_line(ran), ran
        else:
            assert (ran.returncode, ran.stderr) == (0, ""), ran
    assert built.returncode == 0 or {name: held for name, held in tree().items() if name != PAGE.as_posix()} == released
    assert at_once(["hafal build"])[0].returncode == 0
    assert not [name for name in tree() if MARK in name]


def test_facts_in_a_folder_that_cannot_be_read_are_not_taken_for_withdrawn(
    project: Project, run: Run, bound: tuple[str, ...], barred: Callable[[Path, int], None]
) -> None:
    project({"a.yaml": SOURCE, "bab 2/b.yaml": f"questions:\n{NEW}"})
    assert run("build").status == 0
    before = tree()
    barred(Path("cards_src/uji/bab 2"), 0o000)
    for ran in at_once([f"hafal {command}" for command in COMMANDS], bound):
        assert ran.returncode == 2
        assert is_one_line(ran, "permission denied: cards_src/uji/bab 2")
    Path("cards_src/uji/bab 2").chmod(0o755)
    assert tree() == before


def test_a_lost_lock_is_not_made_of_a_deck_that_cannot_be_read(
    released: dict[str, str], bound: tuple[str, ...], barred: Callable[[Path, int], None]
) -> None:
    LOCK.unlink()
    barred(DECK, 0o000)
    (ran,) = at_once(["hafal build"], bound)
    assert (ran.returncode, ran.stderr) == (2, f"hafal: permission denied: {DECK}\n")
    assert not LOCK.exists()
    DECK.chmod(0o644)
    assert "1 new, 1 changed" in at_once(["hafal build"])[0].stdout


# disks

NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount")


@pytest.fixture
def mounting() -> None:
    script = "mkdir disk && mount -t tmpfs -o size=64k none disk"
    if subprocess.run([*NAMESPACE, "bash", "-c", script], capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    Path("disk").rmdir()


def test_a_disk_with_room_for_any_part_of_a_build_keeps_the_old_release_or_has_the_new_one(
    released: dict[str, str], mounting: None
) -> None:
    rooms = [0, 4, 8, 12, 16, 20, 24, 28, 36, 44, 60]
    script = """\
mkdir disk.{0} && mount -t tmpfs -o size=256k none disk.{0} && cp -r cards_src build disk.{0} && cd disk.{0} || exit 99
head -c 1M /dev/zero > filler 2>/dev/null; truncate -s -{0}k filler
hafal build --share; status=$?; rm filler; cp -r . ../kept.{0}; hafal build --share >../said.{0}; cp -r . ../healed.{0}
exit $status"""
    ends = at_once([script.format(room) for room in rooms], NAMESPACE)
    (whole,) = at_once(["mkdir whole && cp -r cards_src whole && cp -r build whole && cd whole && hafal build --share"])
    assert whole.returncode == 0
    assert {ran.returncode for ran in ends} == {0, 2}
    assert (ends[0].returncode, ends[-1].returncode) == (2, 0)
    guids = {note[0] for note in contents(Path("whole") / DECK).notes}
    for room, ran in zip(rooms, ends, strict=True):
        kept, healed = Path(f"kept.{room}"), Path(f"healed.{room}")
        if ran.returncode:
            assert is_one_line(ran, "no space left on device"), ran
        names = tree(kept)
        assert not [name for name in names if MARK in name]
        lock, deck = names[LOCK.as_posix()], names[DECK.as_posix()]
        if deck != released[DECK.as_posix()]:
            assert lock != released[LOCK.as_posix()]
            assert {note[0] for note in contents(kept / DECK).notes} == guids
        assert {note[0] for note in contents(healed / DECK).notes} == guids
        assert contents(healed / DECK).cards == contents(Path("whole") / DECK).cards
        assert tree(healed).keys() == tree(Path("whole")).keys()


@pytest.mark.parametrize("room", [4, 16, 64, 256, 512])
def test_a_full_disk_under_the_engine_is_one_line_and_writes_no_page(
    released: dict[str, str], mounting: None, room: int
) -> None:
    script = (
        f"mkdir tmp && mount -t tmpfs -o size={room}k none tmp && export TMPDIR=$PWD/tmp && hafal preview && ls tmp"
    )
    (ran,) = at_once([script], NAMESPACE)
    if ran.returncode == 0:
        assert tree().keys() == released.keys() | {PAGE.as_posix()}
        return
    assert ran.returncode == 2
    assert is_one_line(ran)
    assert tree() == released


@pytest.mark.parametrize("folder", ["build", "cards_src"])
def test_a_disk_that_is_mounted_read_only_is_one_line(released: dict[str, str], mounting: None, folder: str) -> None:
    script = f"mount --bind {folder} {folder} && mount -o remount,ro,bind {folder} && hafal build"
    (ran,) = at_once([script], NAMESPACE)
    assert ran.returncode == 2
    assert is_one_line(ran, "read-only file system: .* cannot be written in ")
    assert tree() == released


@pytest.mark.parametrize("size", [0, 1, 500, 4000, 8192])
def test_a_limit_to_the_size_of_files_is_as_a_full_disk(released: dict[str, str], size: int) -> None:
    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, "build"], preexec_fn=limited, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert is_one_line(ran, "file too large")
    assert tree() == released
    assert "1 new, 1 changed" in at_once(["hafal build"])[0].stdout


# what is broken off


@pytest.mark.parametrize(("stop", "status"), [(KeyboardInterrupt(), 130), (SystemExit(143), 143)], ids=["int", "term"])
def test_what_fails_because_it_was_broken_off_is_no_fault_of_ours(
    released: dict[str, str], run: Run, monkeypatch: pytest.MonkeyPatch, stop: BaseException, status: int
) -> None:
    """As a zip of which a member is still open, or an engine that cannot read its own answer."""

    def broken(*_: object) -> None:
        try:
            raise stop
        finally:
            raise ValueError("Can't close the ZIP file while there is an open writing handle on it.")

    monkeypatch.setattr("generator.package._zip", broken)
    ran = run("build")
    assert (ran.status, "a fault in hafal" in ran.err, tree()) == (status, False, released)


# together


def test_builds_previews_and_checks_at_once_do_not_disturb_each_other(released: dict[str, str]) -> None:
    commands = ["build", "build --share", "preview", "build", "diff", "check", "build --draft"]
    os.mkfifo("gate")
    gate = "exec 3<>gate; flock 3; exec 3>&-;"  # all wait here for the one that holds the gate
    with open("gate", "r+b", buffering=0) as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        started = [
            subprocess.Popen(
                ["bash", "-c", f"{gate} {HAFAL} {command}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            for command in commands
        ]
        fcntl.flock(held, fcntl.LOCK_UN)
        said = [process.communicate() for process in started]
    assert [(process.returncode, err) for process, (_, err) in zip(started, said, strict=True)] == [(0, "")] * 7
    changed = [
        "1 new, 1 changed" in out
        for command, (out, _) in zip(commands, said, strict=True)
        if command != "build --draft"
    ]
    assert sum(changed[:2] + changed[3:4]) == 1
    Path("gate").unlink()
    before = tree()
    assert not [name for name in before if MARK in name]
    assert "nothing changed" in at_once(["hafal build"])[0].stdout
    assert tree() == before


def test_the_children_of_these_tests_use_this_copy_of_the_code() -> None:
    (ran,) = at_once([f"'{sys.executable}' -c 'import generator; print(generator.__file__)'"])
    assert ran.stdout.strip() == sys.modules["generator"].__file__
    assert shutil.which("bash")
