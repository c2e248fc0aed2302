"""Edits, releases, studies and imports in any order, on the real engine: whatever an author does, learners pay nothing.

Two hands write down the same project: `Author` as data that becomes YAML, hafal as packages and a lock. What a learner
has is compared with the packages, the packages with each other and with the lock, and the lock with the data.
"""

import importlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from copy import deepcopy
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from conftest import HEAD
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from learner import Learner, guid

from generator import cli, lock, withdrawal
from generator.contents import SEPARATOR, Contents, contents
from generator.engine import throwaway
from generator.kinds.kind import TIERS
from generator.release import EARLIEST

BUILD = importlib.import_module("generator.cli.build")  # the package has the command under this name
DAY = 86_400
GUARDS = {"E311", "E406", "E407", "E409", "E411"}
"""Why a build may refuse what an author means all the same: it looks like a rename, or like a file that is lost."""

Body = dict[str, Any]
Deeds = list[tuple[int, Any]]
Note = tuple[str, int, int, str, str]
PICK = st.integers(0, 10**6)
WORDS = ("Kairo", "Tokyo", "Akra", "Lima", "Oslo", "Kyiv", "Doha", "Roma")
DATES = ("1945", "1945-08-17", "1945-12-01", "1949-12", "1949-12-27", "1955-04-18", "1955-04-18", "1955", "1961-09-01")
MEANINGS = (
    "kerja sama dua negara yang menguntungkan keduanya",
    "kerja sama banyak negara dalam satu kawasan yang sama",
    "hubungan resmi antarnegara melalui utusan dan kedutaan",
    "perjanjian tertulis yang mengikat beberapa negara merdeka",
)
KEYS = st.sampled_from(("a", "b", "c", "d", "e", "f", "g", "h", "i"))


def text(kind: str) -> st.SearchStrategy[str]:
    """Few texts, so that some stand in several facts."""
    return st.integers(0, 40).map(lambda number: f"{kind} {WORDS[number % len(WORDS)]} {number}")


def skips(*names: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), min_size=1, max_size=1)


COMMON = {
    "tags": st.lists(st.sampled_from(("satu", "dua::tiga")), min_size=1, max_size=2, unique=True),
    "extra": text("Tambahan"),
    "hint": text("Petunjuk"),
    "source": text("Sumber"),
    "weight": st.sampled_from((1, 2)),
}
ITEM = st.one_of(text("Butir"), st.fixed_dictionaries({"item": text("Butir")}, optional={"extra": COMMON["extra"]}))
DEEDS = st.lists(st.tuples(PICK, st.sampled_from((1, 2, 3, 4, "flag", "suspend"))), min_size=4, max_size=12)
SECONDS = st.sampled_from((0, 1, DAY, 30 * DAY, 61 * DAY, 3 * 365 * DAY, -1, -900 * DAY))
GAPS = st.lists(st.integers(0, 3), min_size=3, max_size=3).filter(any)


def cloze(gaps: Sequence[int]) -> str:
    """A text of which some words are gaps, by their numbers; 0 is none."""
    words = zip(("hidrogen", "oksigen", "nitrogen"), gaps, strict=True)
    return "Zat: {}, {}, {}.".format(*(f"{{{{c{gap}::{word}}}}}" if gap else word for word, gap in words))


SECTIONS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "questions": (
        {"question": text("Soal"), "answer": text("Jawab")},
        {
            "reverse": st.fixed_dictionaries({"question": text("Balik"), "answer": text("Jawab")}),
            "typed": st.just(True),
            "skip": skips("answer", "reverse"),
        },
    ),
    "events": (
        {"event": text("Peristiwa"), "date": st.sampled_from(DATES)},
        {
            "place": st.sampled_from(("Bandung", "Jakarta")),
            "timeline": st.just("Asia"),
            "ask": st.sampled_from(("year", "month", "day")),
            "skip": skips("date", "exact", "event", "timeline", "comparison"),
        },
    ),
    "lists": (
        {"title": text("daftar"), "items": st.dictionaries(KEYS, ITEM, min_size=1, max_size=8)},
        {"ordered": st.booleans(), "skip": skips("list", "missing")},
    ),
    "clozes": ({"text": GAPS.map(cloze)}, {}),
    "definitions": (
        {"term": text("istilah"), "definition": st.sampled_from(MEANINGS)},
        {
            "examples": st.lists(text("contoh"), min_size=1, max_size=2),
            "skip": skips("term", "meaning", "example", "contrast"),
        },
    ),
}


def body(section: str) -> st.SearchStrategy[Body]:
    must, may = SECTIONS[section]
    return st.fixed_dictionaries(must, optional={**may, **COMMON})


@dataclass
class Fact:
    """A fact as its author has it in mind."""

    number: int
    section: str
    body: Body
    file: str
    id: str
    was: list[str] = field(default_factory=list)
    needs: set[int] = field(default_factory=set)
    """Numbers of other facts, as are those that it is confused with."""
    confused: set[int] = field(default_factory=set)

    @property
    def identity(self) -> str:
        return self.was[0] if self.was else self.id

    def yaml(self, ids: Mapping[int, str]) -> Body:
        made = deepcopy(self.body)
        if self.section == "events" and len(made["date"]) < {"month": 7, "day": 10}.get(made.get("ask", ""), 0):
            del made["ask"]
        needs, confused = ([ids[at] for at in sorted(some) if at in ids] for some in (self.needs, self.confused))
        if confused and self.section == "definitions":
            made["contrast"] = {"with": confused[0], "text": "lain"}
        elif confused:
            made["confuse_with"] = confused
        return {**made, **({"needs": needs} if needs else {}), **({"was": self.was} if self.was else {})}


@dataclass
class Author:
    """A project as its author has it in mind."""

    facts: list[Fact] = field(default_factory=list)
    """In the order in which they stand in their files."""
    gone: list[Fact] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    depth: str = "deep"
    report: str = ""
    made: int = 0

    def adds(self, at: int, section: str, made: Body, file: str) -> Fact:
        self.made += 1
        fact = Fact(self.made, section, made, file, f"{section}-{self.made}")
        self.facts.insert(at % (len(self.facts) + 1), fact)
        return fact

    def removes(self, fact: Fact) -> None:
        self.facts.remove(fact)
        self.gone.append(fact)

    def explains(self, key: str) -> None:
        self.reasons[key] = f"alasan {len(self.reasons)}"

    def files(self) -> dict[str, str]:
        """The project as its author types it."""
        ids = {fact.number: fact.id for fact in self.facts}
        head = {"depth": self.depth, "withdrawn": self.reasons, "report": self.report}
        kept = [line for line in HEAD.splitlines() if line.partition(":")[0] not in head]
        lines = [*kept, *(f"{key}: {json.dumps(value)}" for key, value in head.items() if value)]
        files = {"hafal.yaml": "\n".join(lines)}
        for name in dict.fromkeys(fact.file for fact in self.facts):
            sections: dict[str, Body] = {}
            for fact in self.facts:
                if fact.file == name:
                    sections.setdefault(fact.section, {})[fact.id] = fact.yaml(ids)
            files[name] = json.dumps(sections, indent=1)
        return files


@dataclass
class Student(Learner):
    """A learner, and every note as it came with the last import that changed it."""

    notes: dict[str, Note] = field(default_factory=dict)
    release: int = 0

    def learns(self, deeds: Deeds) -> None:
        """Answers some cards, new ones and others, by the four buttons; flags some and suspends some."""
        cards = sorted(self.anki._rows("select guid, ord, c.id from cards c join notes n on n.id = nid"))
        for pick, deed in deeds if cards else ():
            card = cards[pick % len(cards)][2]
            if deed == "flag":
                self.anki.collection.set_user_flag_for_cards(1 + pick % 7, [card])
            elif deed == "suspend":
                self.anki.collection.sched.suspend_cards([card])
            elif self.anki.collection.get_card(card).queue >= 0:
                self.anki._answer(card, deed)

    def takes(self, package: Path, release: int) -> None:
        """Imports the newest release, and loses nothing; all that changed comes, and nothing else."""
        new = contents(package)
        before = self.anki.snapshot()
        log = self.anki.import_package(package)
        after = self.anki.snapshot()

        assert after.schema == before.schema, "a full sync would be forced"
        for card, state in before.cards.items():
            assert after.cards.get(card) == state, "a card is not as it was"
        assert after.cards.keys() == before.cards.keys() | {(note, ordinal) for note, ordinal, _ in new.cards}
        positions = self.anki.cards()
        assert all(positions[note, at] == due for note, at, due in new.cards if (note, at) not in before.cards)

        fresh = {note[0] for note in new.notes if note[0] not in self.notes}
        later = {note[0] for note in new.notes if note[0] not in fresh and note[2] > self.notes[note[0]][2]}
        changed = {note[0] for note in new.notes if note[0] not in fresh and said(note) != said(self.notes[note[0]])}
        assert changed <= later, "a change does not come"
        same = len(new.notes) - len(fresh) - len(later)
        assert (log.new, log.updated, log.duplicate, log.conflicting) == (len(fresh), len(later), same, 0)
        if release == self.release:
            assert not fresh | later, "the same again is not the same"

        self.notes |= {note[0]: note for note in new.notes}
        self.release = release
        assert after.notes.keys() == before.notes.keys() | fresh
        fields = self.anki.fields()
        assert len(fields) == self.anki.collection.note_count() == len(after.notes)
        for note, row in self.notes.items():  # those that left the package long ago included
            assert SEPARATOR.join(fields[note].values()) == row[4]
            assert after.notes[note].tags == set(row[3].split())
        for mid, held in new.types.items():
            own: Any = self.anki.collection.models.get(int(mid))
            assert own["css"] == held["css"]
            assert [(at["qfmt"], at["afmt"]) for at in own["tmpls"]] == [
                (at["qfmt"], at["afmt"]) for at in held["tmpls"]
            ]
        assert not self.anki.empty_cards()

    def checks_the_database(self) -> None:
        """Finds nothing, and gets no card but the withdrawn ones that others have of the same notes."""
        cards, fields = self.anki.cards().keys(), self.anki.fields()
        # answers that come faster than the clock ticks are counted on into the next second, and it mends that too
        assert not [said for said in self.anki.check_database() if not said.startswith("Added last review time")]
        made = self.anki.cards().keys() - cards
        assert all(ordinal in withdrawal.ordinals(fields[note]) for note, ordinal in made)


def said(note: Note) -> tuple[int, str, str]:
    """All of a note but its time."""
    return note[1], note[3], note[4]


def between(before: Mapping[str, Note], after: Mapping[str, Note]) -> list[tuple[str, str]]:
    """The texts and times that differ between two states of the same notes."""
    pairs = (zip(before[guid][2:], after[guid][2:], strict=True) for guid in before if before[guid] != after[guid])
    parts = ((str(old).split(SEPARATOR), str(new).split(SEPARATOR)) for pair in pairs for old, new in pair)
    lost = [(key, "") for key in before.keys() ^ after.keys()]
    return lost + [(old, new) for olds, news in parts for old, new in zip(olds, news, strict=True) if old != new]


class Releases(RuleBasedStateMachine):
    """An author, hafal, and two learners."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.folder = Path(self.stack.enter_context(TemporaryDirectory(prefix="hafal-")))
        self.stack.enter_context(patch.object(cli.signal, "signal"))  # a test run is to be stopped as ever
        self.stack.enter_context(patch.object(BUILD, "time", SimpleNamespace(time=lambda: self.clock)))
        self.clock = EARLIEST + 100 * DAY
        self.author = Author()
        self.released = Author()
        """The author's project at the last release."""
        self.releases = 0
        self.last: dict[str, Note] = {}
        """Every note as it stood in the last package that held it."""
        self.due: dict[tuple[str, int], int] = {}
        self.withdrawn: set[tuple[str, int]] = set()
        """Cards that tell so in the last package."""
        self.students: list[Student] = []

    def teardown(self) -> None:
        try:
            for student in self.students:
                student.checks_the_database()
        finally:
            self.stack.close()

    # what the author types

    @property
    def unreleased(self) -> bool:
        return self.author.files() != self.released.files()

    def picked(self, pick: int, *sections: str) -> Fact | None:
        some = [fact for fact in self.author.facts if not sections or fact.section in sections]
        return some[pick % len(some)] if some else None

    @initialize(data=st.data())
    def begins(self, data: st.DataObject) -> None:
        for section in ("questions", "events", "events", "events", "lists", "clozes", "definitions"):
            made = data.draw(body(section))
            if section == "events":  # of names of their own: one event with two dates stops a build
                made |= {"timeline": "Asia", "event": f"{made['event']} {len(self.author.facts)}"}
            self.author.adds(0, section, made, "a.yaml")
        self.publishes()
        self.students.append(Student(self.stack.enter_context(throwaway())))
        self.imports(self.students[0])

    @rule(data=st.data(), pick=PICK)
    def edits_a_fact(self, data: st.DataObject, pick: int) -> None:
        fact = self.picked(pick)
        assert fact
        must, may = SECTIONS[fact.section]
        key = data.draw(st.sampled_from([*must, *may, *COMMON]))
        value = data.draw(must[key] if key in must else st.none() | {**may, **COMMON}[key])
        if value is None:
            fact.body.pop(key, None)
        else:
            fact.body[key] = value

    @rule(data=st.data(), pick=PICK)
    def rewrites_a_fact(self, data: st.DataObject, pick: int) -> None:
        fact = self.picked(pick)
        assert fact
        fact.body = data.draw(body(fact.section))

    @precondition(lambda self: len(self.author.facts) > 1)
    @rule(pick=PICK, explained=st.booleans())
    def removes_a_fact(self, pick: int, explained: bool) -> None:
        fact = self.picked(pick)
        assert fact
        self.author.removes(fact)
        if explained:
            self.author.explains(fact.identity)

    @precondition(lambda self: self.author.gone)
    @rule(data=st.data(), pick=PICK, at=PICK, edited=st.booleans(), silently=st.booleans())
    def brings_a_fact_back(self, data: st.DataObject, pick: int, at: int, edited: bool, silently: bool) -> None:
        fact = self.author.gone.pop(pick % len(self.author.gone))
        self.author.facts.insert(at % (len(self.author.facts) + 1), fact)
        if edited:
            fact.body = data.draw(body(fact.section))
        if not silently:
            self.author.reasons.pop(fact.identity, None)

    @precondition(lambda self: self.author.reasons)
    @rule(pick=PICK, said=st.sampled_from(("salah", "ganda", "")))
    def words_a_reason_otherwise(self, pick: int, said: str) -> None:
        key = sorted(self.author.reasons)[pick % len(self.author.reasons)]
        if said:
            self.author.reasons[key] = said
        else:
            del self.author.reasons[key]

    @rule(pick=PICK, other=PICK, needed=st.booleans())
    def relates_two_facts(self, pick: int, other: int, needed: bool) -> None:
        fact = self.picked(pick)
        assert fact
        mate = self.picked(other) if needed else self.picked(other, fact.section)
        assert mate
        if needed and mate.number < fact.number:  # and so never in a circle
            fact.needs ^= {mate.number}
        elif not needed and mate is not fact and fact.section in ("events", "definitions"):
            fact.confused ^= {mate.number}

    @rule(data=st.data(), pick=PICK, at=PICK, what=st.sampled_from(("edit", "remove", "turn")))
    def edits_the_items_of_a_list(self, data: st.DataObject, pick: int, at: int, what: str) -> None:
        fact = self.picked(pick, "lists")
        if not fact:
            return
        items = list(fact.body["items"].items())
        at %= len(items)
        key, item = items[at]
        if what == "edit":
            new = data.draw(ITEM)
            was = item.get("was") if isinstance(item, dict) else None
            if was:
                new = {**(new if isinstance(new, dict) else {"item": new}), "was": was}
            items[at] = (key, new)
        elif what == "remove" and len(items) > 1:
            del items[at]
            if data.draw(st.booleans()):
                self.author.explains(f"{fact.identity}/{key}")
        elif what == "turn":
            items = items[at:] + items[:at]
        fact.body["items"] = dict(items)

    @rule(pick=PICK, gaps=GAPS)
    def changes_the_gaps_of_a_cloze(self, pick: int, gaps: list[int]) -> None:
        if fact := self.picked(pick, "clozes"):
            fact.body["text"] = cloze(gaps)

    @rule(pick=PICK)
    def renames_a_fact_and_forgets_to_say_so(self, pick: int) -> None:
        fact = self.picked(pick)
        assert fact
        other = self.author.adds(self.author.facts.index(fact), fact.section, deepcopy(fact.body), fact.file)
        self.author.removes(fact)
        other.confused, other.needs = fact.confused - {other.number}, set(fact.needs)

    @rule(report=st.sampled_from(("", "guru@sekolah.sch.id", "+62 812 3456 7890")))
    def gives_an_address_for_mistakes(self, report: str) -> None:
        self.author.report = report

    # edits that must cost nothing, each in a release of its own

    def costs_no_card(self, edit: Callable[[], None]) -> None:
        """No card of anybody is withdrawn by it."""
        if self.unreleased:
            self.publishes()
        before = self.withdrawn
        edit()
        self.publishes()
        assert self.withdrawn <= before, "a card is withdrawn"

    def changes_nothing(self, edit: Callable[[], None]) -> None:
        """No note is another by it."""
        if self.unreleased:
            self.publishes()
        before = self.last
        edit()
        self.publishes()
        assert not between(before, self.last), "a note changed"

    @rule(data=st.data(), at=PICK, section=st.sampled_from(list(SECTIONS)), file=st.sampled_from(("a.yaml", "b.yaml")))
    def adds_a_fact(self, data: st.DataObject, at: int, section: str, file: str) -> None:
        made = data.draw(body(section))
        self.costs_no_card(lambda: self.author.adds(at, section, made, file))

    @rule(data=st.data(), pick=PICK, at=PICK)
    def adds_an_item(self, data: st.DataObject, pick: int, at: int) -> None:
        item = data.draw(ITEM)

        def edit() -> None:
            if fact := self.picked(pick, "lists"):
                items = list(fact.body["items"].items())
                self.author.made += 1
                items.insert(at % (len(items) + 1), (f"i{self.author.made}", item))
                fact.body["items"] = dict(items)

        self.costs_no_card(edit)

    @rule(depth=st.sampled_from(TIERS))
    def raises_the_depth(self, depth: str) -> None:
        def edit() -> None:
            self.author.depth = max(depth, self.author.depth, key=TIERS.index)

        self.costs_no_card(edit)

    @rule(
        pick=PICK, at=PICK, what=st.sampled_from(("rename", "rename back", "rename an item", "move", "lower the depth"))
    )
    def makes_an_edit_that_changes_nothing(self, pick: int, at: int, what: str) -> None:
        def edit() -> None:
            fact = self.picked(pick)
            assert fact
            if what == "rename":
                fact.was = [*fact.was, fact.id]
                fact.id = f"{fact.identity}-{len(fact.was)}"
            elif what == "rename back":
                fact.id, fact.was = fact.identity, []
            elif what == "rename an item" and (fact := self.picked(pick, "lists")):
                items = list(fact.body["items"].items())
                key, item = items[at % len(items)]
                known = item if isinstance(item, dict) else {"item": item}
                self.author.made += 1
                items[at % len(items)] = (f"i{self.author.made}", {**known, "was": [*known.get("was", ()), key]})
                fact.body["items"] = dict(items)
            elif what == "move" and fact:
                self.author.facts.remove(fact)
                fact.file = f"{'abc'[at % 3]}.yaml"
                self.author.facts.insert(at % (len(self.author.facts) + 1), fact)
            elif what == "lower the depth":
                self.author.depth = min(TIERS[at % 3], self.author.depth, key=TIERS.index)

        self.changes_nothing(edit)

    # what hafal does

    def builds(self, output: str, *options: str) -> tuple[int, str, list[dict[str, Any]]]:
        """The exit status of a build, what it said, and its report."""
        source = self.folder / "uji"
        source.mkdir(exist_ok=True)
        files = self.author.files()
        for path in source.glob("*.yaml"):
            if path.name not in files:
                path.unlink()
        for name, written in files.items():
            (source / name).write_text(written, encoding="utf-8")
        out, err = StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            status = cli.run(["build", str(source), "-o", str(self.folder / output), "--json", *options])
        return status, err.getvalue(), json.loads(out.getvalue())["projects"] if status == 0 else []

    @property
    def lock(self) -> bytes:
        path = self.folder / "uji" / lock.FILE
        return path.read_bytes() if path.exists() else b""

    def drafts(self) -> None:
        """Only to look at: the lock knows nothing of it."""
        before = self.lock
        status, err, _ = self.builds("draft.apkg", "--draft")
        assert status == 0 or set(re.findall(r"\[(E\d+)\]", err)) <= GUARDS, err
        assert self.lock == before

    def publishes(self, *options: str, explain: bool = True) -> None:
        """The next release, and nothing but what it should be; what the guards refuse is explained, or undone."""
        if self.releases % 3 == 1:
            self.drafts()
        before = self.lock
        name = f"{self.releases + 1}.apkg"
        for _ in range(20):
            status, err, reports = self.builds(name, *options)
            if status == 0:
                break
            codes = set(re.findall(r"\[(E\d+)\]", err))
            assert (status, codes <= GUARDS) == (1, True), err
            assert self.lock == before, "a build that failed wrote a lock"
            assert not (self.folder / name).exists(), "a build that failed wrote a deck"
            refused = re.findall(r'"([^"]+)" is gone and', err)
            if explain and refused and codes == {"E406"}:
                for key in refused:
                    self.author.explains(key)
            else:
                assert self.releases, err
                self.author = deepcopy(self.released)
                explain = False
        assert status == 0, err
        (report,) = reports
        self.releases += 1
        self.released = deepcopy(self.author)
        self.is_sound(contents(self.folder / name), report)
        self.is_the_same_again(self.folder / name)

    def is_sound(self, new: Contents, report: Mapping[str, Any]) -> None:
        """What changed has a later time and all else the time that it had; no card is blank; positions stay."""
        guids = [note[0] for note in new.notes]
        assert len(guids) == len(set(guids))
        known, _ = lock.read(self.lock.decode(), "")
        changed = set()
        for note in new.notes:
            if old := self.last.get(note[0]):
                changed |= {note[0]} if said(note) != said(old) else set()
                assert (note[2] > old[2]) >= (note[0] in changed), "a change has no later time"
                assert note[2] >= old[2]
                assert note[2] == old[2] or note[0] in changed | new.echoes, "a note is stamped without a change"
        told = {guid(key) for key in (*report["changed"], *report["withdrawn"])}
        assert told & {*guids} == changed
        assert {guid(key) for key in report["new"]} == {*guids} - self.last.keys()
        for key, entry in known.notes.items():
            row = next((note for note in new.notes if note[0] == guid(key)), None)
            for slot in entry.due if row else ():
                gap = slot.removeprefix("gap ")
                assert f"{{{{c{gap}::" in new.field(row, "Text") if entry.cloze else new.field(row, f"{slot} front")
        due = {(note, ordinal): at for note, ordinal, at in new.cards}
        assert len(set(due.values())) == len(due)
        stay = sorted(due.keys() & self.due.keys(), key=due.__getitem__)
        assert stay == sorted(stay, key=self.due.__getitem__), "released cards changed places"
        by_key = {new.field(note, "Key"): note for note in new.notes}
        for fact in self.author.facts:
            if fact.section == "questions" and "answer" not in fact.body.get("skip", ()):
                assert fact.body["answer"] in new.field(by_key[fact.identity], "core 1 back")
            if fact.section == "clozes":
                assert fact.body["text"] in new.field(by_key[fact.identity], "Text")
        self.last = self.last | {note[0]: note for note in new.notes}
        self.due |= due
        names = {mid: [field["name"] for field in held["flds"]] for mid, held in new.types.items()}
        fields = {note[0]: dict(zip(names[str(note[1])], note[4].split(SEPARATOR), strict=True)) for note in new.notes}
        self.withdrawn = {(note, at) for note, texts in fields.items() for at in withdrawal.ordinals(texts)}

    def is_the_same_again(self, package: Path) -> None:
        """Neither a second build nor another day brings anything."""
        before = self.lock
        now, self.clock = self.clock, self.clock + 90 * DAY
        assert self.builds("again.apkg")[0] == 0
        self.clock = now
        assert self.lock == before
        assert (self.folder / "again.apkg").read_bytes() == package.read_bytes()

    # what learners do

    def imports(self, student: Student) -> None:
        """A learner gets the newest release, perhaps after several that never came."""
        student.takes(self.folder / f"{self.releases}.apkg", self.releases)

    @rule(deeds=DEEDS, seconds=SECONDS)
    def publishes_and_all_learners_import(self, deeds: Deeds, seconds: int) -> None:
        self.clock += seconds
        self.publishes()
        for student in self.students:
            student.learns(deeds)
            self.imports(student)

    @rule(
        who=PICK,
        deeds=DEEDS,
        seconds=SECONDS,
        explained=st.booleans(),
        reordered=st.sampled_from((False, False, False, True)),
    )
    def publishes_and_a_learner_imports(
        self, who: int, deeds: Deeds, seconds: int, explained: bool, reordered: bool
    ) -> None:
        student = self.students[who % len(self.students)]
        student.learns(deeds)
        self.clock += seconds
        if reordered:
            self.due = {}
        self.publishes(*(["--reorder"] if reordered else []), explain=explained)
        self.imports(student)

    @rule(seconds=SECONDS)
    def publishes_to_nobody(self, seconds: int) -> None:
        self.clock += seconds
        self.publishes()

    @precondition(lambda self: len(self.students) == 1 and self.releases > 2)
    @rule()
    def joins_late(self) -> None:
        self.students.append(Student(self.stack.enter_context(throwaway())))
        self.imports(self.students[1])


def test_no_learner_ever_pays_for_what_an_author_does() -> None:
    run_state_machine_as_test(
        Releases,
        settings=settings(
            max_examples=26,
            stateful_step_count=40,
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
