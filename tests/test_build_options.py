"""Builds that are only to look at, that may change nothing, or that deal new positions; and where new cards go."""

import json
import re
import time
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from author import NOTES, Author
from conftest import Project, Run

from generator.contents import contents
from generator.lock import read

LOCK = Path("cards_src/uji/hafal.lock")
SEVERAL = "questions:\n" + "".join(f"  a{n}: {{question: b{n}?, answer: c{n}}}\n" for n in range(6))


@pytest.fixture
def author(project: Project, run: Run) -> Author:
    return Author(project, run)


def tree() -> dict[str, bytes]:
    """Every file, but sources, under its path."""
    paths = (path for path in Path().rglob("*") if path.is_file() and path.suffix not in (".yaml", ".svg"))
    return {path.as_posix(): path.read_bytes() for path in paths}


def positions() -> dict[str, int]:
    """The position of every note's first card."""
    lock, problems = read(LOCK.read_text(), "")
    assert not problems
    return {key: min(entry.due.values()) for key, entry in lock.notes.items()}


def in_order() -> list[str]:
    return [key for _, key in sorted((due, key) for key, due in positions().items())]


def times(path: Path) -> dict[str, int]:
    return {guid: changed for guid, _, changed, _, _ in contents(path).notes}


def test_a_draft_leaves_the_lock_alone_and_says_so(author: Author) -> None:
    author.publishes()
    before = LOCK.read_bytes()
    author.edits("Akra", "Accra")
    status, said = author.builds("--draft")
    assert status == 0
    assert "1 changed" in said
    assert "a draft, to look at: the lock was left alone, so do not hand it on" in said
    assert "commit" not in said
    assert "next: " not in said
    assert LOCK.read_bytes() == before
    assert any("Accra" in note[4] for note in contents(Path("2.apkg")).notes)
    assert "1 changed" in author.builds()[1]  # what a draft showed is not released


def test_a_draft_before_the_first_release_makes_no_lock(author: Author) -> None:
    assert author.builds("--draft")[0] == 0
    assert not LOCK.exists()


def test_a_draft_is_no_release_that_a_lost_lock_is_made_of(author: Author) -> None:
    """Else what only its author ever saw would be told as withdrawn to everybody."""
    ran = author.run("build", author.folder, "--draft")
    assert ran.status == 0
    author.edits("  ghana: {question: Apa ibu kota Ghana?, answer: Akra}\n", "")
    ran = author.run("build", author.folder)
    assert (ran.status, ran.err) == (0, "")
    assert "ghana" not in positions()


def test_a_program_is_told_that_it_is_a_draft(author: Author) -> None:
    (report,) = json.loads(author.builds("--draft", "--json")[1])["projects"]
    assert (report["draft"], report["lock"]) == (True, None)
    (report,) = json.loads(author.builds("--json")[1])["projects"]
    assert (report["draft"], report["lock"]) == (False, LOCK.as_posix())


@pytest.mark.parametrize("other", ["--share", "--frozen"])
def test_a_draft_is_neither_shared_nor_frozen(author: Author, other: str) -> None:
    status, said = author.builds("--draft", other)
    assert status == 2
    assert f"--draft and {other} do not go together" in said
    assert not [path for path in tree() if not path.endswith("hafal.yaml")]


CHANGES = [
    (("Akra", "Accra"), "", "1 changed"),
    (("answer: Akra", "answer: Akra, tags: [afrika]"), "", "1 changed"),
    (("events:", "  peru: {question: a?, answer: b}\nevents:"), "", "1 new"),
    (("  ghana: {question: Apa ibu kota Ghana?, answer: Akra}\n", ""), "withdrawn: {ghana: x}", "1 withdrawn"),
    (("", ""), "report: guru@sekolah.sch.id", "the look of the cards"),
    (("", ""), "deck: Nama Baru", ""),
]


@pytest.mark.parametrize(("edit", "setting", "what"), CHANGES, ids=[what or "deck" for _, _, what in CHANGES])
def test_a_frozen_build_fails_and_writes_nothing_if_anything_would_change(
    author: Author, edit: tuple[str, str], setting: str, what: str
) -> None:
    author.publishes()
    before = tree()
    author.edits(*edit)
    if setting:
        author.sets(setting)
    status, said = author.builds("--frozen", "--share")
    assert status == 1
    line = next(line for line in said.splitlines() if "[E408]" in line)
    assert line.startswith(f"{LOCK}:1:1: hafal.lock would change: {what}")
    assert "hint: run hafal build, and commit the lock" in said
    assert tree() == before
    author.publishes()  # as the hint says
    assert author.builds("--frozen")[0] == 0


def test_a_frozen_build_fails_before_the_first_release(author: Author) -> None:
    status, said = author.builds("--frozen")
    assert status == 1
    assert "hafal.lock would change: nothing was released yet" in said
    assert tree() == {}


def test_a_frozen_build_says_that_the_lock_is_not_there_rather_than_that_looks_changed(author: Author) -> None:
    author.publishes()
    LOCK.unlink()
    author.releases = 0
    status, said = author.builds("--frozen")
    assert status == 1
    assert "the look of the cards" not in said


def test_a_frozen_build_that_changes_nothing_writes_the_same_deck(
    author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = author.publishes().read_bytes()
    lock = LOCK.read_bytes()
    later = time.time() + 10**6
    monkeypatch.setattr(time, "time", lambda: later)
    assert author.publishes("--frozen").read_bytes() == released
    assert LOCK.read_bytes() == lock


def test_new_positions_are_dealt_only_when_asked_for_and_change_no_note(author: Author) -> None:
    author.source = SEVERAL
    first = author.publishes()
    lines = SEVERAL.splitlines()
    author.source = "\n".join([lines[0], *reversed(lines[1:])]) + "\n"
    author.publishes()
    assert in_order() == [f"a{n}" for n in range(6)]
    status, said = author.builds("--reorder", "--frozen")
    assert (status, "[E408]" in said) == (1, True)
    status, said = author.builds("--reorder")
    assert (status, "nothing changed" in said) == (0, True)
    assert in_order() == [f"a{n}" for n in reversed(range(6))]
    assert times(Path(f"{author.releases}.apkg")) == times(first)
    dealt = positions()
    LOCK.unlink()
    author.publishes()
    assert positions() == dealt  # those of a first release
    assert author.builds("--reorder", "--frozen")[0] == 0


def test_new_facts_go_into_the_gaps_between_released_ones(author: Author) -> None:
    author.source = SEVERAL
    author.publishes()
    before = positions()
    author.edits("  a3:", "  x: {question: x?, answer: x}\n  y: {question: y?, answer: y}\n  a3:")
    author.edits("questions:\n", "questions:\n  w: {question: w?, answer: w}\n")
    author.source += "  z: {question: z?, answer: z}\n"
    author.publishes()
    after = positions()
    assert after.items() >= before.items()
    assert in_order() == ["w", "a0", "a1", "a2", "x", "y", "a3", "a4", "a5", "z"]
    assert all(one < other for one, other in pairwise(sorted(after.values())))


def test_a_dozen_builds_with_facts_at_one_place_move_released_cards_hardly_at_all(author: Author) -> None:
    author.source = SEVERAL
    author.publishes()
    first = positions()
    for n in range(12):
        before = positions()
        author.edits("  a3:", f"  x{n}: {{question: x{n}?, answer: y}}\n  a3:")
        author.publishes()
        after = positions()
        assert len(set(after.values())) == len(after) == 6 + n + 1
        assert max(abs(after[key] - before[key]) for key in before) <= 1
        assert in_order() == ["a0", "a1", "a2", *(f"x{at}" for at in range(n + 1)), "a3", "a4", "a5"]
    last = positions()
    assert max(abs(last[key] - first[key]) for key in first) <= 12
    assert [key for key in first if last[key] != first[key]] in ([], ["a3"])


def test_a_card_that_is_withdrawn_or_comes_back_keeps_its_position(author: Author) -> None:
    author.publishes()
    line = "  jepang: {question: Apa ibu kota Jepang?, answer: Kyoto, reverse: {question: Kyoto ibu kota mana?, answer: Jepang}}\n"  # noqa: E501
    before = positions()
    author.edits(line, "")
    author.sets("withdrawn: {jepang: x}")
    author.publishes()
    assert positions() == before
    author.edits("  ghana:", f"{line}  ghana:")
    author.sets("withdrawn: {}")
    author.publishes()
    assert positions() == before
    assert len(before) == NOTES


def test_a_release_of_tomorrow_tells_that_a_clock_is_wrong(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 30 * 86_400)
    author.publishes()
    monkeypatch.setattr(time, "time", lambda: now)
    status, said = author.builds()
    assert status == 0
    day, today = (datetime.fromtimestamp(at, UTC).date() for at in (now + 30 * 86_400, now))
    assert f"{LOCK}:1:1: warning: the last release is of {day}, and by this computer's clock today is {today}: " in said
    assert f"[W307]\n  hint: if today is not {today}, set the clock; else the clock was wrong at that release" in said
    monkeypatch.setattr(time, "time", lambda: now + 30 * 86_400)
    assert "W307" not in author.builds()[1]


def test_a_draft_lies_beside_the_last_release(author: Author) -> None:
    author.run("build", author.folder)
    before = Path("build/uji-coba-7k3qm9.apkg").read_bytes()
    author.edits("Akra", "Accra")
    ran = author.run("build", author.folder, "--draft")
    assert ran.out.startswith("build/uji-coba-7k3qm9-draft.apkg: ")
    assert Path("build/uji-coba-7k3qm9.apkg").read_bytes() == before


def test_withdrawn_notes_are_counted_apart(author: Author) -> None:
    author.publishes()
    author.edits("  ghana: {question: Apa ibu kota Ghana?, answer: Akra}\n", "")
    author.sets("withdrawn: {ghana: ganda}")
    assert re.search(r"11 notes \(1 withdrawn\), 1\d cards", author.builds()[1])
