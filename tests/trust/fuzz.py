"""Looks for inputs that break an invariant, guided by what of `generator` they reach, until the time is over.

    pip install -e .[fuzz]
    python tests/trust/fuzz.py --seconds 3600 --seed 1

Begins with the inputs in tests/trust/seeds, prints executions, coverage and findings, writes each finding into a
folder with what it breaks, and ends with exit status 1 if there is one. `--corpus` keeps what was reached for the next
run; `--merge` then writes the smallest inputs that reach as much into a folder, as new seeds. One seed gives one
sequence of inputs; how far it comes in its time is the machine's affair.

libFuzzer, by atheris, runs in a child that is started again after whatever ends it: a hang, a crash of the interpreter
or a gigabyte are findings as well, once the command itself has shown them within its bounds.
"""

import argparse
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, process_time
from zlib import crc32

HERE = Path(__file__).resolve().parent
SEEDS = HERE / "seeds"
LONGEST, STINT, MOST = 12_000, 600, 400
"""Bytes of an input, seconds of a child, and inputs that a child hands to Anki."""
SAMPLED = 4
"""One of so many inputs is built too, and given to Anki if it is accepted."""
SLOW = 2
"""Seconds after which an input is tried by the command itself, within its bounds."""
HANG, OUT_OF_MEMORY = 20, 71
"""Seconds after which a child is ended, and how libFuzzer says that it took a gigabyte."""
TRIES = 500
"""How often a finding is tried at most to make it smaller."""
STATUS = re.compile(rb"^#(\d+)\s.*?cov: (\d+)", re.MULTILINE)
EXECUTED = re.compile(rb"stat::number_of_executed_units:\s*(\d+)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs children one after the other, and judges what they leave behind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--findings", type=Path, default=Path("findings"), metavar="FOLDER")
    parser.add_argument("--corpus", type=Path, metavar="FOLDER", help="what was reached, kept for the next run")
    parser.add_argument("--merge", type=Path, metavar="FOLDER", help="write the smallest inputs that reach as much")
    chosen = parser.parse_args(arguments)
    from trust.invariants import quick_folder

    if list(chosen.findings.glob("*.input")):
        parser.error(f"{chosen.findings} holds findings of another run: mend them and move them away")
    with quick_folder() as folder:
        run = Fuzzing(folder, chosen.findings.absolute(), (chosen.corpus or folder / "corpus").absolute())
        if chosen.merge:
            return run.merge(chosen.merge.absolute())
        run.fuzz(chosen.seconds, chosen.seed)
        return run.report()


class Fuzzing:
    """One run: its folders, and what was counted so far."""

    def __init__(self, folder: Path, findings: Path, corpus: Path) -> None:
        self.folder, self.findings, self.corpus = folder, findings, corpus
        self.executions = self.edges = self.seconds = self.children = self.notes = self.inputs = self.unconfirmed = 0
        corpus.mkdir(parents=True, exist_ok=True)

    def fuzz(self, seconds: int, seed: int) -> None:
        """Children until the time is over."""
        started = monotonic()
        while (left := seconds - int(monotonic() - started)) > 0:
            self.children += 1
            ended, said = self._child([f"-max_total_time={min(left, STINT)}", f"-seed={seed + self.children - 1}"])
            status, executed = STATUS.findall(said), EXECUTED.findall(said)
            counts = [int(number) for number, _ in status] + [int(number) for number in executed]
            if not counts and not (self.folder / "current").exists():
                sys.exit(said.decode("utf-8", "replace")[-2000:])
            self.executions += max(counts, default=0)
            self.edges = max([self.edges, *(int(edges) for _, edges in status)])
            if ended:
                self._confirm(ended, said)
            self._import()
            self.seconds = int(monotonic() - started)
            print(self.line(), flush=True)

    def _child(self, flags: list[str], *others: Path) -> tuple[int, bytes]:
        (self.folder / "accepted").mkdir(exist_ok=True)
        (self.folder / "current").unlink(missing_ok=True)
        known = ("-rss_limit_mb=1024", f"-max_len={LONGEST}", "-print_final_stats=1", "-reload=0")
        own = ["--child", str(self.folder), str(self.findings)]
        command = [sys.executable, __file__, *own, *known, *flags, str(self.corpus), *map(str, others), str(SEEDS)]
        with (self.folder / "said").open("w+b") as said:
            environment = {**os.environ, "PYTHONHASHSEED": "0"}
            done = subprocess.run(command, stdout=said, stderr=said, check=False, cwd=self.folder, env=environment)
            said.seek(0)
            return done.returncode, said.read()

    def _confirm(self, status: int, said: bytes) -> None:
        """Tries what ended a child with the command itself: a fuzzer is slower and larger than what it tries."""
        from trust.invariants import Broken, watched

        data = (self.folder / "current").read_bytes()
        try:
            watched(data, self.folder / "confirmed")
        except Broken as broken:
            record(self.findings, broken.way, str(broken), data)
        else:
            self.unconfirmed += 1
            if status not in (-signal.SIGPROF, OUT_OF_MEMORY):
                line = (
                    f"the fuzzer ended with {status}, the command does not: {said[-1000:].decode('utf-8', 'replace')}"
                )
                record(self.findings, f"fuzzer: {status}", line, data)

    def _import(self) -> None:
        """Gives a sample of what was accepted to the real Anki."""
        paths = sorted((self.folder / "accepted").iterdir())
        for number in range(0, len(paths), 50):
            self._give([path.read_bytes() for path in paths[number : number + 50]])
        for path in paths:
            path.unlink()

    def _give(self, inputs: list[bytes]) -> None:
        """Imports inputs, again without one that breaks something, and by halves where it is not known which."""
        from trust.invariants import Broken, imported

        try:
            with TemporaryDirectory(dir=self.folder) as folder:
                self.notes += imported(inputs, Path(folder))
            self.inputs += len(inputs)
        except Broken as broken:
            if broken.data or len(inputs) == 1:
                record(self.findings, broken.way, str(broken), broken.data or inputs[0])
                self._give([data for data in inputs if data != (broken.data or inputs[0])])
            else:
                half = len(inputs) // 2
                self._give(inputs[:half])
                self._give(inputs[half:])

    def line(self) -> str:
        """What was counted so far."""
        corpus, findings = len(list(self.corpus.iterdir())), len(self.found())
        rate = self.executions // max(self.seconds, 1)
        return (
            f"{self.seconds} s: {self.executions} executions ({rate}/s), {self.edges} edges, "
            f"corpus {corpus} and {len(list(SEEDS.iterdir()))} seeds, {self.children} children, "
            f"{self.inputs} inputs with {self.notes} notes in Anki, {self.unconfirmed} unconfirmed, {findings} findings"
        )

    def found(self) -> list[Path]:
        """The findings of this run."""
        return sorted(self.findings.glob("*.input"))

    def report(self) -> int:
        """Tells every finding; the exit status."""
        for path in self.found():
            print(f"{path}: {path.with_suffix('.txt').read_text(encoding='utf-8').splitlines()[0]}")
        return 1 if self.found() else 0

    def merge(self, folder: Path) -> int:
        """The smallest inputs that reach all that corpus and seeds reach."""
        folder.mkdir(parents=True, exist_ok=True)
        merged = self.folder / "merged"
        merged.mkdir()
        corpus, self.corpus = self.corpus, merged
        self._child(["-set_cover_merge=1", "-use_counters=0"], corpus)
        for path in merged.iterdir():
            data = path.read_bytes()
            (folder / sha256(data).hexdigest()[:12]).write_bytes(data)
        print(f"{len(list(folder.iterdir()))} inputs, {sum(path.stat().st_size for path in folder.iterdir())} bytes")
        return 0


def record(folder: Path, way: str, line: str, data: bytes) -> None:
    """Writes a finding, unless one that breaks in the same way and is no larger is there."""
    path = folder / f"{sha256(way.encode()).hexdigest()[:12]}.input"
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.stat().st_size > len(data):
        path.with_suffix(".txt").write_text(f"{line or way}\n{data!r}\n", encoding="utf-8")
        path.write_bytes(data)


def child(folder: Path, findings: Path, flags: list[str]) -> None:
    """libFuzzer, in this process and for ever: it ends the process itself."""
    import importlib
    import pkgutil

    import atheris

    with atheris.instrument_imports(include=["generator"], enable_loader_override=False):
        import generator

        for module in pkgutil.walk_packages(generator.__path__, "generator."):
            importlib.import_module(module.name)
    from trust.invariants import Broken, checked, holds, watched
    from trust.mutation import mutated, valid

    others = [*valid(), *(path.read_bytes() for path in sorted(SEEDS.iterdir()))]
    accepted, current = folder / "accepted", folder / "current"
    known = set[str]()

    def tried(data: bytes) -> None:
        number, started = crc32(data), process_time()
        current.write_bytes(data)
        signal.setitimer(signal.ITIMER_PROF, HANG)
        if number % SAMPLED:
            checked(data, folder / "checked")
        elif holds(data, folder) and len(list(accepted.iterdir())) < MOST:
            (accepted / f"{number:08x}").write_bytes(data)
        if process_time() - started > SLOW:
            watched(data, folder / "slow")

    def one(data: bytes) -> None:
        try:
            tried(data)
        except Broken as broken:
            if broken.way not in known:
                known.add(broken.way)
                record(findings, broken.way, str(broken), data)
                record(findings, broken.way, str(broken), smaller(data, broken.way, lambda less: holds(less, folder)))

    def mutate(data: bytes, longest: int, seed: int) -> bytes:
        random = Random(seed)
        changed = mutated(random.choice(others) if random.random() < 0.1 else data, random, others)
        if random.random() < 0.3:
            changed = atheris.Mutate(changed[:longest], longest)
        return changed[:longest]

    again = shlex.join([sys.executable, *sys.argv[:4]])  # a merge starts itself again by the shell
    atheris.Setup([again, *flags], one, custom_mutator=mutate)
    atheris.Fuzz()


def smaller(data: bytes, way: str, tried: Callable[[bytes], object]) -> bytes:
    """The input without whatever it breaks as well without: by lines, then by letters, within some hundred tries."""
    from trust.invariants import Broken

    tries, started = 0, process_time()
    for sign in (b"\n", b""):
        parts = data.split(sign) if sign else [data[at : at + 1] for at in range(len(data))]
        size = len(parts) // 2 or 1
        while size:
            at = 0
            while at < len(parts) and tries < TRIES and process_time() - started < 5 * SLOW:
                fewer = parts[:at] + parts[at + size :]
                tries += 1
                try:
                    tried(sign.join(fewer))
                    at += size
                except Broken as broken:
                    parts, at = (fewer, at) if broken.way == way else (parts, at + size)
            size //= 2
        data = sign.join(parts)
    return data


if __name__ == "__main__":
    sys.path[0] = str(HERE.parent)  # where the tests find their helpers; beside us lies another conftest
    sys.path.append(str(HERE.parents[1]))
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
    else:
        sys.exit(main())
