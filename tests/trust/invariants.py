"""What holds for whatever bytes an author hands in: an exit status, a place, an old deck untouched, an equal field.

An input is one file of a small project: its beginning tells whether it is the head, the lock, a stylesheet, a picture
or else a source.
"""

import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from shutil import copy, copytree
from tempfile import TemporaryDirectory
from traceback import extract_tb
from typing import Any
from unicodedata import normalize

import yaml
from conftest import ENGLISH, HEAD
from everything import SOURCE as EVERYTHING
from everything import SVG
from trust.corpus import FACT, TOLD, read, tree

from generator import cli
from generator.engine import throwaway
from generator.project import load

SECONDS, BYTES = 5, 1 << 30
HAFAL = "from generator.cli import main; main()"
PLAIN = re.compile(r"[^\W\d_][^*_`\\|<&~^$\[\]{}\n]*")
"""A text in which nothing is markup, so that it is read as it was typed."""
PROJECT = "uji-coba-7k3qm9"
SOURCE, LOCK, STYLE, MEDIA = "a.yaml", "hafal.lock", "gaya.css", "media/"
PLACES = {
    b"project:": "hafal.yaml",
    b'{"hafal"': LOCK,
    b"/*": STYLE,
    b"<svg": MEDIA + "a.svg",
    b"\x89PNG": MEDIA + "a.png",
    b"GIF8": MEDIA + "a.gif",
    b"\xff\xd8": MEDIA + "a.jpg",
    b"RIFF": MEDIA + "a.webp",
    b"\0\0\0": MEDIA + "a.avif",
}
"""How the files begin that are no sources."""
IN_ENGLISH = b"# en\n"
"""How a source begins that is of a project in English."""
SAID = ("question", "answer", "term", "definition", "extra")
"""The keys whose texts stand on cards as they are."""


class Broken(Exception):
    """An invariant that does not hold: in which way, and the input if it is not the caller's only one."""

    def __init__(self, way: str, data: bytes = b"", detail: str = "") -> None:
        super().__init__(f"{way}: {detail}" if detail else way)
        self.way, self.data = way, data
        """The way is one for all inputs that break in one place."""


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory where there is one: what is built there waits for no disk."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(prefix="hafal-fuzz-", dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def place(data: bytes) -> str:
    """The file of the project that the input is."""
    return next((name for beginning, name in PLACES.items() if data.startswith(beginning)), SOURCE)


def files(data: bytes, project: str = PROJECT) -> dict[str, bytes]:
    """The files of the project of which the input is one."""
    name = place(data)
    head = (ENGLISH if data.startswith(IN_ENGLISH) else HEAD).replace(PROJECT, project)
    fact = FACT.replace("§", "lama")
    head += f"css: {name}\n" if name == STYLE else ""
    fact += f"    image: {{file: {name.removeprefix(MEDIA)}, alt: sebuah gambar}}\n" if name.startswith(MEDIA) else ""
    return {"hafal.yaml": head.encode(), SOURCE: fact.encode(), name: data}


def written(data: bytes, folder: Path, project: str = PROJECT) -> Path:
    """Makes `folder` the project of which the input is one file, without a past unless it is the lock."""
    if not folder.exists():
        (folder / MEDIA).mkdir(parents=True)
        for name in ("lebar", "tinggi"):
            (folder / MEDIA / f"{name}.svg").write_text(SVG.format(width=90, height=30), encoding="utf-8")
    (folder / LOCK).unlink(missing_ok=True)
    for name, content in files(data, project).items():
        (folder / name).write_bytes(content)
    return folder


def ran(*arguments: object) -> tuple[int, str]:
    """Exit status and what was said; a traceback or a wrong status is `Broken`."""
    said = StringIO()
    try:
        with redirect_stdout(said), redirect_stderr(said):
            status = cli.run(["--debug", *map(str, arguments)])
    except Exception as error:
        ours = [frame for frame in extract_tb(error.__traceback__) if "/generator/" in frame.filename] or [None]
        where = f"{Path(ours[-1].filename).name}:{ours[-1].name}:{ours[-1].lineno}" if ours[-1] else "?"
        raise Broken(f"{arguments[0]}: {type(error).__name__} in {where}") from error
    told = any(TOLD.fullmatch(line) for line in said.getvalue().split("\n"))
    if status not in (0, 1):
        raise Broken(f"{arguments[0]}: exit status {status}")
    if told != (status == 1):
        raise Broken(f"{arguments[0]}: exit status {status} with{'' if told else 'out'} an error that is told")
    return status, said.getvalue()


def checked(data: bytes, folder: Path) -> int:
    """The exit status of `check`, of which 0 is what `build` accepts too."""
    return ran("check", written(data, folder))[0]


def built(data: bytes, folder: Path) -> int:
    """The exit status of `build` over a release of everything; if it is 1, that release is still as it was."""
    released, project, deck = folder / "released", folder / "uji", folder / "uji.apkg"
    if not released.exists():
        ran("build", written(EVERYTHING.encode(), project), "-o", deck)
        copytree(project, released)
        copy(deck, folder / "released.apkg")
    written(data, project)
    if place(data) != LOCK:
        copy(released / LOCK, project)
    copy(folder / "released.apkg", deck)
    before = tree(folder)
    status, _ = ran("build", project, "-o", deck)
    if status and tree(folder) != before:
        raise Broken("build: refused, but what was released is not as it was")
    return status


def watched(data: bytes, folder: Path, program: str = HAFAL, seconds: int = SECONDS, memory: int = BYTES) -> None:
    """Tries the input in a process of its own that may use so much time and memory and no more."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    here = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[2])}
    command = [sys.executable, "-c", program, "check", str(written(data, folder))]
    try:
        done = subprocess.run(
            command, capture_output=True, env=here, preexec_fn=limit, timeout=60 * seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Broken("check: it waits for something", data) from error
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode not in (0, 1) or "Traceback" in said:
        bounds = f"within {seconds} s and {memory >> 20} MB"
        raise Broken(f"check: exit status {done.returncode}", data, f"{bounds}: {said[-300:]}")


def imported(inputs: Sequence[bytes], folder: Path) -> int:
    """Builds what `check` accepted, each as a project, and imports all into one collection; how many notes it has.

    What is no source has a collection of its own, since heads and locks name their project themselves.
    """
    sources = [data for data in inputs if place(data) == SOURCE]
    groups = [*([sources] if sources else []), *([data] for data in inputs if place(data) != SOURCE)]
    return sum(_imported(group, folder / f"g{number}") for number, group in enumerate(groups))


def _imported(inputs: Sequence[bytes], folder: Path) -> int:
    notes: dict[str, tuple[bytes, Any]] = {}
    with throwaway() as anki:
        for number, data in enumerate(inputs):
            name = f"uji-{number}-7k3qm9" if place(data) == SOURCE else PROJECT
            project, deck = written(data, folder / f"p{number}", name), folder / f"p{number}.apkg"
            try:
                if ran("build", project, "-o", deck)[0]:
                    raise Broken("build: refused what check had accepted")
            except Broken as broken:
                broken.data = data
                raise
            (loaded,) = load([project])
            assert loaded.deck
            log = anki.import_package(deck)
            if (log.new, log.updated, log.duplicate, log.conflicting) != (len(loaded.deck.notes), 0, 0, 0):
                raise Broken("import: Anki did not take every note as new", data)
            media = {path.name: path.read_bytes() for path in anki.media().iterdir()}
            if not loaded.media.items() <= media.items():
                raise Broken("import: a picture is not what was planned", data)
            notes |= {note.guid: (data, note) for note in loaded.deck.notes}
        fields, cards = anki.fields(), set(anki.cards())
        findings = [*anki.check_database(), *(card.error for card in anki.render() if card.error)]
    if findings:
        raise Broken("import: Anki finds faults", inputs[0] if len(inputs) == 1 else b"", repr(findings))
    texts: dict[bytes, str] = {}
    for guid, (data, note) in notes.items():
        found = fields.get(guid, {})
        if {name: text for name, text in found.items() if text} != {n: t for n, t in note.fields.items() if t}:
            raise Broken("import: a field is not what was planned", data)
        if {card for card in cards if card[0] == guid} != {(guid, ordinal) for ordinal in note.ordinals}:
            raise Broken("import: the cards are not those that were planned", data)
        texts[data] = texts.get(data, "") + _words("\n".join(map(read, found.values()))) + "\n"
    for data, text in texts.items():
        for typed in _typed(data):
            if _words(typed)[1:] not in text:  # sentences begin with a capital letter, whatever was typed
                raise Broken("import: what was typed is not to be read", data, repr(typed))
    return len(notes)


def _words(text: str) -> str:
    return " ".join(normalize("NFC", text).split())


def _typed(data: bytes) -> Iterator[str]:
    """Plain texts of the keys that stand on cards as they are, as another reader of YAML finds them."""
    if place(data) == SOURCE:
        yield from _plain(yaml.load(data.decode("utf-8-sig"), yaml.CBaseLoader))


def _plain(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, child in node.items():
            if key in SAID and isinstance(child, str) and PLAIN.fullmatch(child):
                yield child
            yield from _plain(child)
    elif isinstance(node, list):
        for child in node:
            yield from _plain(child)


def holds(data: bytes, folder: Path) -> bool:
    """Whether the input is accepted; what of it needs no Anki and no watch holds, else it is `Broken`."""
    accepted = checked(data, folder / "checked") == 0
    if built(data, folder / "built") == 0 and not accepted:
        raise Broken("build: accepts what check refuses")
    return accepted
