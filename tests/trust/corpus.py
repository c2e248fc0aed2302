"""What a small hostile input is to become: refused at its place with everything else untouched, or shown exactly so.

A case is one line of a table: a title, the text of a source file in which § stands for the id of its one fact, and what
must come of it. What is shown is built, imported by the real Anki and read in its fields and on its rendered cards.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from conftest import HEAD, Ran, Run

from generator import cli
from generator.engine import Rendered, throwaway

FOLDER, DECK = Path("cards_src/uji"), Path("old.apkg")
FACT = "questions:\n  §:\n    question: Soal §?\n    answer: ya\n"
TOLD = re.compile(
    r"(?P<path>.*):(?P<line>[0-9]+):(?P<column>[0-9]+): (?!(?:warning|info): ).* \[(?P<code>[A-Z][0-9]{3})\]"
)


def extra(value: str) -> str:
    """A source whose fact has `value` as its `extra`, at 5:12; further lines of it stand as they are."""
    return f"{FACT}    extra: {value}\n"


def answer(value: str) -> str:
    """The same with the `answer` alone, at 4:13."""
    return FACT.replace(" ya", f" {value}")


def keyed(line: str) -> str:
    """A source whose fact has one more line of its own, at 5:5."""
    return f"{FACT}    {line}\n"


def headed(line: str) -> str:
    """A source with a line at its head, at 1:1."""
    return f"{line}\n{FACT}"


@dataclass(frozen=True)
class Case:
    """One input and what is to come of it."""

    title: str
    source: str | bytes
    told: tuple[str, ...] = ()
    """Code, line and column of every error."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """What learners read in some fields, by name."""

    def text(self, fact: str) -> bytes:
        """The source with the id of its fact."""
        source = self.source if isinstance(self.source, bytes) else self.source.encode()
        return source.replace("§".encode(), fact.encode())


def refused(title: str, source: str | bytes, *told: str) -> Case:
    """Exit status 1, these errors and no other, and the old deck and lock as they were."""
    return Case(title, source, told=told)


def shown(title: str, source: str | bytes, text: str = "", **fields: str) -> Case:
    """Built without an error; learners read `text` as the extra of the fact, and what `fields` say elsewhere."""
    return Case(title, source, fields=({"Extra": text} if text else {}) | fields)


def by_title(cases: Iterable[Any]) -> dict[str, Any]:
    """Arguments of `pytest.mark.parametrize`, for a test of every case under its title."""
    cases = list(cases)
    titles = [case.title for case in cases]
    assert len(titles) == len(set(titles)), "two cases have one title"
    return {"argnames": "case", "argvalues": cases, "ids": titles}


def release(base: Path) -> Path:
    """A folder with a project that was released: what a refused input must leave untouched."""
    (base / FOLDER).mkdir(parents=True)
    (base / FOLDER / "hafal.yaml").write_text(HEAD, encoding="utf-8")
    (base / FOLDER / "0.yaml").write_text(FACT.replace("§", "lama"), encoding="utf-8")
    assert cli.run(["build", str(base / FOLDER), "-o", str(base / DECK)]) == 0
    return base


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """The size and the first bytes, of most all, of every plain file below a folder that is no link, by its path."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                found[path.as_posix()] = (path.stat().st_size, file.read(1 << 20))
    return found


def told(ran: Ran) -> list[str]:
    """Code, line and column of every error, with the file's name where it is not `a.yaml`."""
    found = [match for line in ran.err.splitlines() if (match := TOLD.fullmatch(line))]
    names = [match["path"].rpartition("/")[2] for match in found]
    return [
        f"{match['code']} {match['line']}:{match['column']}" + ("" if name == "a.yaml" else f" {name}")
        for match, name in zip(found, names, strict=True)
    ]


def is_refused(run: Run, released: Path, prepare: Callable[[Path], object], expected: Iterable[str]) -> None:
    """Builds what `prepare` makes of a released project; it must be refused with what was released untouched."""
    shutil.copytree(released, Path(), dirs_exist_ok=True)
    prepare(FOLDER)
    before = tree(Path())
    ran = run("build", "-o", DECK)
    assert (ran.status, told(ran)) == (1, list(expected)), ran.err
    assert "Traceback" not in ran.err
    assert tree(Path()) == before


class Reader(HTMLParser):
    """What a person reads of HTML: its text, with a line for each block; what only a browser is told is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.read, self.tags = "", list[str]()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        self.read += "\n" if tag in ("br", "p", "li", "tr", "div", "section", "dt", "dd") else ""

    def handle_data(self, data: str) -> None:
        self.read += data


def read(markup: str) -> str:
    """The text that a person reads of HTML, blank lines aside."""
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return re.sub("\n+", "\n", reader.read).strip("\n")


def tags(markup: str) -> set[str]:
    """The HTML elements of which it is made."""
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return set(reader.tags)


@dataclass
class Shelf:
    """What the real Anki holds of many cases that were built into one deck."""

    keys: dict[str, str]
    """The ids of the facts, by the titles of their cases, as in what follows."""
    notes: dict[str, dict[str, str]]
    """Fields."""
    tags: dict[str, set[str]]
    """The tags, those of hafal's own aside, by which Anki's search finds the note."""
    cards: dict[str, list[Rendered]]
    refused: dict[str, list[str]]
    """The errors of those that could not be built."""
    findings: list[str]
    """What Anki's Check Database and its search for empty cards found."""


def shelf(cases: Iterable[Case], folder: Path, capture: Callable[[], str]) -> Shelf:
    """Builds every case as a file of its own in one project, those that are refused left out, and imports the deck."""
    keys = {case.title: f"k{number}" for number, case in enumerate(cases)}
    folder.mkdir()
    (folder / "hafal.yaml").write_text(HEAD, encoding="utf-8")
    for case in cases:
        (folder / f"{keys[case.title]}.yaml").write_bytes(case.text(keys[case.title]))
    deck = folder.parent / "shown.apkg"
    errors: dict[str, list[str]] = {}
    capture()
    status = cli.run(["build", str(folder), "-o", str(deck)])
    if status == 1:  # one that fails must not hide what becomes of the others
        for line in capture().splitlines():
            if match := TOLD.fullmatch(line):
                name = Path(match["path"]).name
                errors.setdefault(Path(name).stem, []).append(line)
                (folder / name).unlink(missing_ok=True)
        status = cli.run(["build", str(folder), "-o", str(deck)])
    assert status == 0, capture()
    assert cli.run(["check", str(folder)]) == 0, capture()
    titles = {key: title for title, key in keys.items()}
    with throwaway() as anki:
        anki.import_package(deck)
        notes = {titles[fields["Key"]]: fields for fields in anki.fields().values() if fields["Key"] in titles}
        cards: dict[str, list[Rendered]] = {}
        guids = {guid: fields["Key"] for guid, fields in anki.fields().items()}
        for card in anki.render():
            cards.setdefault(titles.get(guids[card.guid], ""), []).append(card)
        found: dict[str, set[str]] = {}
        for note_id in anki.collection.find_notes(""):
            note = anki.collection.get_note(note_id)
            own = {tag for tag in note.tags if not tag.startswith("hafal::")}
            found[titles.get(note["Key"], "")] = {
                tag for tag in own if note_id in anki.collection.find_notes(f'"tag:{tag}"')
            }
        findings = [*anki.check_database(), *(f"{guids[guid]} is empty" for guid, _ in anki.empty_cards())]
    return Shelf(keys, notes, found, cards, {titles[key]: lines for key, lines in errors.items()}, findings)


def is_shown(case: Case, shelf: Shelf) -> None:
    """The fields in Anki hold what the case says, and its rendered back shows it."""
    assert case.title not in shelf.refused, shelf.refused.get(case.title)
    note, (card, *_) = shelf.notes[case.title], shelf.cards[case.title]
    expected = {name: text.replace("§", shelf.keys[case.title]) for name, text in case.fields.items()}
    assert {name: read(note[name]) for name in expected} == expected
    for text in expected.values():
        assert " ".join(text.split()) in " ".join(read(card.answer).split())
