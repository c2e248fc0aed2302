"""Faults at every moment of a command, each in a child of its own.

A second Python has everything imported and forks a child for every moment at which something can go wrong: before every
step that touches the disk, in the midst of every write, and for some fates after every step too. Some fates strike
where files are only read: once for every function and path. Where the real Anki writes, its files may not grow.

What Python does for itself is no moment: its import system, without which nothing can hold that a command promises, and
the file of four letters that it leaves for an instant where it looks for a folder of temporary files.
"""

import errno
import fcntl
import gc
import io
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import FrameType
from typing import Any

from generator.files import MARK

ROOT = Path(__file__).parents[1]
TMP = "tmp"
"""The folder of temporary files, if there is one where a child stands."""
ENGINE = {(3, 0): "open_collection", (3, 1): "close_collection", (39, 2): "import_package"}
"""What the real Anki writes: its services and methods by their numbers."""

Tree = Mapping[str, str]
"""Files by their paths, today's date aside, each with a hash of its bytes."""


@dataclass
class Outcome:
    """What a command said, and what it left."""

    moment: str
    status: int
    out: str
    err: str
    tree: Tree = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    again: "Outcome | None" = None
    """The same of a plain run afterwards."""

    @property
    def left(self) -> list[str]:
        """Temporary files and folders."""
        return [name for name in (*self.tree, *self.folders) if name.endswith(MARK) or name.startswith(f"{TMP}/")]

    def __str__(self) -> str:
        said = f"{self.moment}: {self.status} {self.err.strip()} {self.left}"
        return f"{said}; again: {self.again}" if self.again else said


# in the second Python


def files(folder: Path) -> Tree:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    names = [re.sub(r"\d{4}-\d\d-\d\d", "DAY", path.relative_to(folder).as_posix()) for path in found]
    return {name: sha256(path.read_bytes()).hexdigest() for name, path in zip(names, found, strict=True)}


def folders(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir())


def here(folder: Path, work: Callable[[], int]) -> Outcome:
    """The work done in this process."""
    out, err, before = io.StringIO(), io.StringIO(), Path.cwd()
    os.chdir(folder)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = work()
    finally:
        os.chdir(before)
    return Outcome("", status, out.getvalue(), err.getvalue(), files(folder), folders(folder))


def forked(folder: Path, work: Callable[[], int]) -> Callable[[], Outcome]:
    """Does the work in a child that stands in `folder`; what is returned waits for its end."""
    said = [folder.with_name(f"{folder.name} {os.urandom(4).hex()} {name}") for name in ("out", "err")]
    child = os.fork()
    if not child:
        status = 99
        try:
            gc.disable()
            os.chdir(folder)
            for descriptor, path in enumerate(said, 1):
                os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), descriptor)
            if (own := folder / TMP).exists():
                os.environ["TMPDIR"] = str(own)
                tempfile.tempdir = None
                tempfile._candidate_tempdir_list = lambda: [str(own)]  # type: ignore[attr-defined]
            signal.signal(signal.SIGINT, signal.default_int_handler)
            try:
                status = work()
            except SystemExit as error:
                status = int(error.code or 0)
            except BaseException:
                traceback.print_exc()
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(status)

    def ended() -> Outcome:
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        out, err = (path.read_text() for path in said)
        for path in said:
            path.unlink()
        return Outcome("", status, out, err, files(folder), folders(folder))

    return ended


DEATHS = {"killed": signal.SIGKILL, "interrupted": signal.SIGINT, "terminated": signal.SIGTERM}
FAILURES = {"full": errno.ENOSPC, "broken": errno.EIO, "forbidden": errno.EACCES, "missing": errno.ENOENT}
FATES = {**DEATHS, **FAILURES}


def meet(fate: str, path: object) -> None:
    """Dies, or fails as the system does at a path, if the step is about one."""
    if fate in DEATHS:
        os.kill(os.getpid(), DEATHS[fate])
    else:
        about = [str(path)] if isinstance(path, str | Path) else []
        raise OSError(FAILURES[fate], os.strerror(FAILURES[fate]), *about)


class Steps:
    """Counts the moments around every step, and lets fate strike at one of them."""

    def __init__(self, at: int, fate: str, log: Path, *, after: bool, reads: bool) -> None:
        self.at, self.fate, self.after, self.reads = at, fate, after, reads
        self.log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        self.count = 0
        self.folder = Path.cwd()
        self.known: set[str] = set()
        """What was read already."""
        self.within = 0
        """Steps that are being taken."""

    def strikes(self, name: str) -> bool:
        """Whether it is time."""
        if _is_of_python():
            return False
        self.count += 1
        if self.count - 1 == self.at:
            os.write(self.log, name.encode())
        return self.count - 1 == self.at

    def moment(self, name: str, path: object = None) -> None:
        if self.strikes(name):
            meet(self.fate, path)

    def around(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **named: Any) -> Any:
            self.moment(f"before {name}", *arguments[:1])
            self.within += 1
            try:
                result = real(*arguments, **named)
            finally:
                self.within -= 1
            if self.after:
                self.moment(f"after {name}")
            return result

        return step

    def patch(self) -> None:
        if self.reads:
            self.patch_reads()
        else:
            self.patch_writes()
            self.patch_engine()

    def patch_writes(self) -> None:
        plain, opened = io.open, self.around("fdopen", os.fdopen)
        swept = self.around("open", plain)
        os.fdopen = lambda *arguments, **named: self.written(opened(*arguments, **named))
        # what is only read changes nothing, and fdopen itself comes along here
        io.open = lambda path, mode="r", *arguments, **named: (  # type: ignore[assignment]
            plain(path, mode, *arguments, **named)
            if isinstance(path, int) or not set(mode) & {*"wax+"}
            else self.written(swept(path, mode, *arguments, **named))
        )
        for name in ("open", "mkdir", "fsync", "replace", "unlink", "rmdir", "close"):
            setattr(os, name, self.around(name, getattr(os, name)))
        fcntl.flock = self.around("flock", fcntl.flock)

    def written(self, file: Any) -> Any:
        """The file, whose writes reach the disk in two halves."""
        write, flush = file.write, file.flush

        def halves(data: bytes) -> int:
            half = write(data[: len(data) // 2])
            flush()
            self.moment("amid write")
            return int(half + write(data[half:]))

        file.write, file.flush = self.around("write", halves), self.around("flush", flush)
        return file

    def patch_engine(self) -> None:
        """The real Anki fails as systems make it fail: while it does this one thing, no file may grow."""
        backend = sys.modules.get("anki._backend")
        if not backend:
            return
        real = backend.RustBackend._run_command

        def run(anki: Any, service: int, method: int, data: bytes) -> bytes:
            name = ENGINE.get((service, method))
            if not name:
                return real(anki, service, method, data)  # type: ignore[no-any-return]
            if self.fate in DEATHS:
                return self.around(name, real)(anki, service, method, data)  # type: ignore[no-any-return]
            if self.fate != "full" or not self.strikes(f"amid {name}"):
                return real(anki, service, method, data)  # type: ignore[no-any-return]
            known = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, known[1]))
            try:
                return real(anki, service, method, data)  # type: ignore[no-any-return]
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, known)

        backend.RustBackend._run_command = run

    def patch_reads(self) -> None:
        plain = io.open
        for name in ("stat", "lstat", "listdir", "scandir", "readlink"):
            setattr(os, name, self.before_read(name, getattr(os, name)))
        opened = self.before_read("open", plain)

        def read(path: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
            if isinstance(path, int) or set(mode) & {*"wax+"}:
                return plain(path, mode, *arguments, **named)
            file: Any = opened(path, mode, *arguments, **named)
            real = file.read
            file.read = lambda *sizes: self.before_read("read", lambda _, *sizes: real(*sizes))(path, *sizes)
            return file

        io.open = read  # type: ignore[assignment]

    def before_read(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(path: Any = ".", *arguments: Any, **named: Any) -> Any:
            whole = Path(os.path.abspath(path)) if isinstance(path, str | Path) and not named.get("dir_fd") else None
            if whole and whole.is_relative_to(self.folder) and not whole.is_relative_to(self.folder / TMP):
                key = f"{name} {whole.relative_to(self.folder).as_posix()}"
                if not key.endswith(MARK) and key not in self.known and not _is_of_python():
                    self.known.add(key)
                    self.moment(key, path)
            return real(path, *arguments, **named)

        return step


def _is_of_python() -> bool:
    """Whether Python does this for itself."""
    frame: FrameType | None = sys._getframe(1)
    while frame:
        if frame.f_code.co_filename.startswith("<frozen importlib") or frame.f_code.co_name == "_get_default_tempdir":
            return True
        frame = frame.f_back
    return False


CHANGES = {f"os.{name}" for name in "chmod chown link mkdir remove rename rmdir symlink truncate utime".split()}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def without_steps(work: Callable[[], int], log: Path) -> int:
    """Does the work, and prints all that Python's own audit saw written and that was no step."""
    steps = Steps(-1, "full", log, after=False, reads=False)
    seen: list[str] = []

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event in CHANGES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING)
        if (writes or (event == "sqlite3.connect" and arguments[0] != ":memory:")) and not steps.within:
            seen.extend([] if _is_of_python() else [f"{event} {arguments}"])

    sys.addaudithook(look)
    steps.patch()
    status = work()
    print(*seen, sep="\n", end="", file=sys.stderr)
    return status


def every_moment(
    base: Path,
    fate: str,
    work: Callable[[], int],
    again: Callable[[Path], Outcome] | None = None,
    *,
    after: bool = False,
    reads: bool = False,
) -> Iterator[Outcome]:
    """The work in a copy of `base` for every moment of it, until it comes to its end; then what is done again."""
    folder, log = base.with_name("case"), base.with_name("log")
    for at in range(1000):
        shutil.copytree(base, folder)

        def struck(at: int = at) -> int:
            steps = Steps(at, fate, log, after=after, reads=reads)
            steps.patch()
            status = work()
            if fate == "killed":
                steps.moment("after all")
            return status

        outcome = forked(folder, struck)()
        outcome.moment = log.read_text()
        if outcome.moment:
            outcome.again = again(folder) if again else None
            yield outcome
        shutil.rmtree(folder)
        if not outcome.moment:
            return


def tell(outcomes: Iterable[Outcome]) -> None:
    """Prints outcomes as JSON, one a line."""
    for outcome in outcomes:
        print(json.dumps(outcome, default=vars))


# in pytest


@cache
def outcomes(module: str, *arguments: object) -> list[Outcome]:
    """What a module, started as the second Python with these arguments, tells."""
    path = os.pathsep.join(filter(None, [str(ROOT / "tests"), str(ROOT), os.environ.get("PYTHONPATH")]))
    ran = subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    found = [Outcome(**json.loads(line)) for line in ran.stdout.splitlines()]
    for outcome in found:
        outcome.again = Outcome(**vars(outcome)["again"]) if outcome.again else None
    return found


def lay(folder: Path, sources: Mapping[str, str]) -> None:
    for name, text in sources.items():
        path = folder / "cards_src" / "uji" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def failing(found: list[Outcome], sound: Callable[[Outcome], bool]) -> list[str]:
    return [str(outcome) for outcome in found if not sound(outcome)]


def steps(found: list[Outcome]) -> set[str]:
    return {outcome.moment.split()[-1] for outcome in found}
