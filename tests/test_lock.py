"""What was released is written down, read back, merged, and refused unharmed."""

import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from author import NOTES, Author
from conftest import Project, Run
from hypothesis import given
from hypothesis import strategies as st
from learner import guid

from generator.contents import contents
from generator.kinds.kind import SLOTS
from generator.lock import LATEST, Entry, Lock, Stamp, ordinal_of, read, slot_name
from generator.order import LIMIT
from generator.problems import Place

PATH = "cards_src/uji/hafal.lock"
STAMPS = {"slots": Stamp("hash", 5)}
CLOCK = 1_800_000_000


@pytest.fixture
def author(project: Project, run: Run) -> Author:
    return Author(project, run)


def entry(key: str = "a", **more: object) -> Entry:
    given = {"kind": "question", "title": key, "changed": 10, "due": {"core 1": 1000}, "fields": {"Title": "x"}}
    return Entry(key, **{**given, **more})


def text(*entries: Entry, stamps: dict[str, Stamp] = STAMPS) -> str:
    """A lock with a line for each entry, in this order, doubled ones too."""
    locks = [Lock("uji-7k3qm9", "Uji", stamps, {entry.key: entry}).text().splitlines(True) for entry in entries]
    return "".join([locks[0][0], *(line for _, line in locks)])


def codes(found: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in read(found, PATH)[1] if problem.place]


def whole(found: str) -> Lock:
    lock, problems = read(found, PATH)
    assert not problems
    return lock


def merged(*entries: Entry) -> Entry:
    """What one note's lines, as they stand after a merge, come to; the order of the lines does not matter."""
    results = []
    for order in (entries, entries[::-1]):
        lock, problems = read(text(*order), PATH)
        assert {(problem.code, problem.fact) for problem in problems} == {("W304", entries[0].key)}
        results.append(lock.notes[entries[0].key])
    assert results[0].fields == results[1].fields
    return results[0]


times = st.integers(0, LATEST - 1)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
hashes = st.dictionaries(words.filter(bool), words, max_size=3)
gaps = st.integers(1, 500).map(lambda number: f"gap {number}")


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    slots = draw(st.sampled_from([st.sampled_from(SLOTS), gaps]))
    due = draw(st.dictionaries(slots, st.integers(0, LIMIT - 1), min_size=1, max_size=4))
    rest = st.tuples(hashes, words, times, times, hashes)
    others = words.filter(lambda kind: kind.isprintable() and kind != "cloze")
    kind = "cloze" if "gap" in min(due) else draw(others)
    return Entry(draw(words), kind, *draw(st.tuples(words, times)), due, *draw(rest))


@given(st.lists(entries(), max_size=4), words, words, st.dictionaries(words, st.builds(Stamp, words, times)))
def test_any_lock_is_read_back_as_it_was(notes: list[Entry], project: str, deck: str, stamps: dict[str, Stamp]) -> None:
    lock = Lock(project, deck, stamps, {note.key: note for note in notes})
    assert whole(lock.text()) == lock
    assert whole(lock.text()).text() == lock.text()


def test_a_header_comes_first_then_a_line_for_each_note_by_its_key() -> None:
    notes = {key: entry(key) for key in ("b", "a/z", "a", "timeline:x")}
    lines = Lock("uji-7k3qm9", "Uji", STAMPS, notes).text().splitlines()
    head = {"hafal": 1, "project": "uji-7k3qm9", "deck": "Uji", "notetypes": {"slots": {"hash": "hash", "mod": 5}}}
    assert json.loads(lines[0]) == head
    assert [json.loads(line)["key"] for line in lines[1:]] == ["a", "a/z", "b", "timeline:x"]


def test_a_line_says_only_what_there_is_to_say_in_an_order_that_merges() -> None:
    plain = json.loads(text(entry(due={"deep 1": 3, "core 1": 1, "standard 2": 2})).splitlines()[1])
    assert list(plain) == ["key", "kind", "title", "changed", "due", "fields", "tags"]
    assert list(plain["due"]) == ["core 1", "standard 2", "deep 1"]
    full = json.loads(text(entry(due={"gap 10": 1, "gap 9": 2}, echo_until=7, withdrawn=8)).splitlines()[1])
    assert (list(full["due"]), full["echo_until"], full["withdrawn"]) == (["gap 9", "gap 10"], 7, 8)


def test_letters_of_every_script_stay_readable() -> None:
    assert '"title": "Çelik 東京 😀"' in text(entry(title="Çelik 東京 😀"))


@pytest.mark.parametrize("slot", [*SLOTS, "gap 1", "gap 12", "gap 500"])
def test_slots_and_gaps_are_called_alike_both_ways(slot: str) -> None:
    assert slot_name(ordinal_of(slot), cloze=slot.startswith("gap")) == slot


def test_the_version_is_the_latest_change_of_notes_and_note_types() -> None:
    assert Lock().version == 0
    assert Lock(notes={"a": entry(changed=7), "b": entry(changed=9)}).version == 9
    assert Lock(notes={"a": entry(changed=7)}, notetypes={"slots": Stamp("", 11)}).version == 11


Damage = Callable[[str], str | bytes]


def line(number: int, change: Callable[[dict[str, object]], object]) -> Damage:
    """Another value in the line with this number."""

    def damaged(text: str) -> str:
        lines = text.splitlines(keepends=True)
        value = json.loads(lines[number - 1])
        lines[number - 1] = f"{json.dumps(change(value) or value)}\n"
        return "".join(lines)

    return damaged


def sets(name: str, value: object, number: int = 3) -> Damage:
    return line(number, lambda found: found | {name: value})


def inserted(number: int, *lines: str) -> Damage:
    def damaged(text: str) -> str:
        known = text.splitlines(keepends=True)
        return "".join([*known[: number - 1], *(f"{line}\n" for line in lines), *known[number - 1 :]])

    return damaged


def drops(name: str, number: int = 3) -> Damage:
    return line(number, lambda found: {key: value for key, value in found.items() if key != name})


@pytest.mark.parametrize(
    ("damage", "number", "code", "said"),
    [
        (sets("hafal", 2, 1), 1, "E402", "format 2"),
        (inserted(4, "<<<<<<< HEAD", "=======", ">>>>>>> other"), 4, "E404", "conflict"),
        (inserted(4, "<<<<<<< HEAD", "||||||| 1a2b3c4", "=======", ">>>>>>> other"), 4, "E404", "conflict"),
        (inserted(5, "||||||| 1a2b3c4"), 5, "E404", "conflict"),
        (inserted(5, "======="), 5, "E404", "conflict"),
        (inserted(6, ">>>>>>> other"), 6, "E404", "conflict"),
        (inserted(1, "<<<<<<< HEAD"), 1, "E404", "conflict"),
        (inserted(3, "{"), 3, "E403", "no JSON"),
        (inserted(3, "[" * 100_000), 3, "E403", "no JSON"),
        (inserted(3, "1" * 10_000), 3, "E403", "no JSON"),
        (inserted(3, "[]"), 3, "E403", "map"),
        (inserted(3, '"ghana"'), 3, "E403", "map"),
        (inserted(1, "{}"), 1, "E403", "first line"),
        (inserted(1, ""), 1, "E403", "first line"),
        (sets("hafal", True, 1), 1, "E403", "first line"),
        (sets("hafal", 0, 1), 1, "E403", "first line"),
        (sets("hafal", "1", 1), 1, "E403", "first line"),
        (sets("project", None, 1), 1, "E403", '"project" is no text'),
        (drops("deck", 1), 1, "E403", '"deck" is no text'),
        (sets("notetypes", [], 1), 1, "E403", "map"),
        (sets("notetypes", {"slots": {"hash": "x", "mod": "1"}}, 1), 1, "E403", '"mod" is no time'),
        (sets("key", 7), 3, "E403", '"key" is no text'),
        (sets("title", "\ud800"), 3, "E403", "no JSON"),
        (sets("kind", "a\nb"), 3, "E403", '"kind" is none'),
        (sets("fields", {"": ""}), 3, "E403", "no hashes"),
        (drops("kind"), 3, "E403", '"kind" is no text'),
        (drops("tags"), 3, "E403", '"tags" is no text'),
        (sets("changed", True), 3, "E403", '"changed" is no time'),
        (sets("changed", -1), 3, "E403", '"changed" is no time'),
        (sets("changed", 1.5), 3, "E403", '"changed" is no time'),
        (sets("changed", LATEST), 3, "E403", '"changed" is no time'),
        (sets("echo_until", False), 3, "E403", '"echo_until" is no time'),
        (sets("withdrawn", "2026"), 3, "E403", '"withdrawn" is no time'),
        (sets("due", {}), 3, "E403", "names no cards"),
        (sets("due", {"core 1": 1, "gap 1": 2}), 3, "E403", "another note type"),
        (sets("due", {"gap 1": 2}), 3, "E403", "another note type"),
        (sets("due", {"core 4": 1}), 3, "E403", '"core 4" is no card'),
        (sets("due", {"gap 0": 1}), 3, "E403", '"gap 0" is no card'),
        (sets("due", {"core 1": True}), 3, "E403", "position"),
        (sets("due", {"core 1": -1}), 3, "E403", "position"),
        (sets("due", {"core 1": LIMIT}), 3, "E403", "position"),
        (sets("due", [1]), 3, "E403", "map"),
        (sets("fields", {"Title": 1}), 3, "E403", "no hashes"),
        (drops("fields"), 3, "E403", "map"),
        (sets("answers", {"core 1": 1}), 3, "E403", "no hashes"),
        (lambda text: "", 1, "E403", "empty"),
        (lambda text: text.encode("utf-16"), 1, "E403", "no text"),
        (lambda text: b"\xff" + text.encode(), 1, "E403", "no text"),
        (lambda text: text[:-9], NOTES + 1, "E403", "no JSON"),
    ],
)
def test_a_lock_that_cannot_be_relied_on_is_refused_and_left_as_it_is(
    author: Author, damage: Damage, number: int, code: str, said: str
) -> None:
    author.publishes()
    path = author.folder / "hafal.lock"
    damaged = damage(path.read_text(encoding="utf-8"))
    data = damaged.encode() if isinstance(damaged, str) else damaged
    path.write_bytes(data)
    status, told = author.builds()
    assert status == 1
    first = next(line for line in told.splitlines() if f"[{code}]" in line)
    assert first.startswith(f"{PATH}:{number}:1: ")
    assert said in first
    assert "  hint: " in told
    assert path.read_bytes() == data
    assert not Path("2.apkg").exists()


def test_the_lock_of_another_project_is_refused_and_left_as_it_is(author: Author) -> None:
    author.publishes()
    path = author.folder / "hafal.lock"
    before = path.read_bytes()
    author.sets("project: uji-lain-9zz8yy")
    status, told = author.builds()
    assert status == 1
    assert told.startswith("cards_src/uji/hafal.yaml:6:10: ")
    assert f'{PATH} is that of the project "uji-coba-7k3qm9"' in told
    assert "hint: write project: uji-coba-7k3qm9 again; for a deck of its own, delete" in told
    assert path.read_bytes() == before
    path.unlink()  # as the hint says
    assert author.builds()[0] == 0
    assert json.loads(path.read_text().splitlines()[0])["project"] == "uji-lain-9zz8yy"


@pytest.mark.parametrize(
    ("make", "said"),
    [(Path.mkdir, "no plain file"), (lambda path: path.symlink_to("nowhere"), "link that leads nowhere")],
    ids=["folder", "link"],
)
def test_what_is_no_file_where_the_lock_would_be_is_refused(
    author: Author, make: Callable[[Path], None], said: str
) -> None:
    path = author.folder / "hafal.lock"
    make(path)
    status, told = author.builds()
    assert status == 1
    assert f"{PATH}:1:1: " in told
    assert said in told
    assert path.is_dir() or path.is_symlink()
    assert not Path("1.apkg").exists()


def test_lines_may_end_as_windows_ends_them(author: Author) -> None:
    author.publishes()
    path = author.folder / "hafal.lock"
    before = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    status, told = author.builds("--frozen")
    assert (status, "nothing changed" in told) == (0, True)
    assert path.read_bytes() == before
    author.edits("Akra", "Accra")
    assert "1 changed" in author.builds()[1]
    assert b"\r" not in path.read_bytes()


def test_every_broken_line_is_told_at_once() -> None:
    found = text(entry("a"), entry("b"))
    assert codes(f"{found}[\n{found.splitlines()[1]}\n7\n") == [("E403", 4), ("E403", 6), ("W304", 5)]


def test_a_mark_that_editors_put_at_the_start_means_nothing() -> None:
    assert whole(f"\ufeff{text(entry())}").notes == {"a": entry()}


def test_blank_lines_at_the_end_mean_nothing() -> None:
    assert whole(f"{text(entry())}\n \n").notes == {"a": entry()}


def test_of_a_line_that_stands_twice_the_later_change_counts_with_the_cards_of_both() -> None:
    early = entry(changed=10, due={"core 1": 1, "core 2": 5}, fields={"Title": "old"}, echo_until=99)
    late = entry(changed=11, due={"core 1": 2, "deep 1": 6}, fields={"Title": "new"}, title="b", withdrawn=11)
    found = merged(early, late)
    assert found == entry(
        changed=11,
        due={"core 1": 2, "core 2": 5, "deep 1": 6},
        fields={"Title": "new"},
        title="b",
        withdrawn=11,
        echo_until=99,
    )


def test_three_lines_of_one_note_come_to_one() -> None:
    found = merged(*(entry(changed=at, due={slot: at}) for at, slot in ((7, "core 1"), (9, "core 2"), (8, "core 3"))))
    assert (found.changed, set(found.due)) == (9, {"core 1", "core 2", "core 3"})


def test_a_doubled_line_is_told_where_it_stands_the_second_time_with_its_fact() -> None:
    (found,) = read(text(entry("a"), entry("planet/venus"), entry("planet/venus")), PATH)[1]
    assert (found.code, found.place, found.fact) == ("W304", Place(PATH, 4, 1), "planet")
    assert '"planet/venus" stands here twice' in found.message


def test_of_two_different_lines_of_one_time_neither_is_believed() -> None:
    assert merged(entry(fields={"Title": "mine"}), entry(fields={"Title": "theirs"})).fields == {}
    assert merged(entry(tags="mine"), entry(tags="theirs")).fields == {}
    assert merged(entry(due={"core 1": 1}), entry(due={"core 2": 2})).fields == {"Title": "x"}


def test_of_a_doubled_header_each_note_type_takes_its_later_time() -> None:
    one = text(entry("a"), stamps={"slots": Stamp("old", 5), "cloze": Stamp("new", 9)})
    other = text(entry("b"), stamps={"slots": Stamp("new", 6), "cloze": Stamp("old", 8)})
    for found in (one + other, other + one):
        lock = whole(found)
        assert lock.notetypes == {"slots": Stamp("new", 6), "cloze": Stamp("new", 9)}
        assert set(lock.notes) == {"a", "b"}


def test_of_two_different_note_types_of_one_time_neither_is_believed() -> None:
    one, other = (text(entry(key), stamps={"slots": Stamp(key, 5)}) for key in ("a", "b"))
    assert whole(one + other).notetypes == {"slots": Stamp("", 5)}


def test_a_doubled_line_is_gone_after_the_next_build_and_told_no_more(author: Author) -> None:
    author.publishes()
    path = author.folder / "hafal.lock"
    before = path.read_text()
    path.write_text(before + before.splitlines(keepends=True)[3])
    assert "W304" in author.builds()[1]
    assert path.read_text() == before
    assert "W304" not in author.builds()[1]


def git(*arguments: str) -> str:
    who = {f"GIT_{role}_{what}": "a@b.c" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    ran = subprocess.run(["git", *arguments], env=environment, capture_output=True, text=True, check=False)
    return ran.stdout + ran.stderr


def commits(author: Author) -> None:
    assert author.folder
    git("add", "-A", "cards_src", ".gitattributes")
    git("commit", "-qm", "x")


def released(path: Path) -> dict[str, tuple[int, tuple[str, str]]]:
    """The time and the content of every note in a package."""
    return {note: (changed, (tags, fields)) for note, _, changed, tags, fields in contents(path).notes}


@pytest.mark.parametrize("later", [-60, 0, 60], ids=["earlier", "at-once", "later"])
@pytest.mark.parametrize("winner", ["Accra", "Akkra"])
def test_after_two_branches_released_and_git_merged_them_learners_of_either_get_everything(
    author: Author, monkeypatch: pytest.MonkeyPatch, later: int, winner: str
) -> None:
    """Both changed one note, differently; each changed and added others: on disk nothing but lines is merged."""
    Path(".gitattributes").write_text("hafal.lock merge=union\n")
    git("init", "-qb", "main")
    clock = [CLOCK]
    monkeypatch.setattr(time, "time", lambda: float(clock[0]))
    author.publishes()
    commits(author)
    base = author.source

    def releases(branch: str, at: int, *edits: tuple[str, str]) -> Path:
        git("checkout", "-q", "-b", branch, "main")
        author.source, clock[0] = base, at
        for old, new in edits:
            author.edits(old, new)
        path = author.publishes()
        commits(author)
        return path

    peru = "  peru: {question: Apa ibu kota Peru?, answer: Lima}\nevents:"
    kuba = "  kuba: {question: Apa ibu kota Kuba?, answer: Havana}\nevents:"
    mine = releases("mine", CLOCK + 600, ("Akra", "Accra"), ("Kairo", "Al-Qahirah"), ("events:", peru))
    theirs = releases("theirs", CLOCK + 600 + later, ("Akra", "Akkra"), ("Kyoto", "Tokyo"), ("events:", kuba))
    assert "CONFLICT" in git("merge", "mine")  # in the sources alone
    lock = Path(PATH).read_text()
    assert not {"<<<<<<<", "=======", ">>>>>>>"} & set(lock.split())
    assert len(lock.splitlines()) > NOTES + 3
    author.source = base
    for old, new in (("Akra", winner), ("Kairo", "Al-Qahirah"), ("Kyoto", "Tokyo"), ("events:", peru)):
        author.edits(old, new)
    author.edits("events:", kuba)
    clock[0] = CLOCK + 60 * 20
    new = released(author.publishes())
    assert len(new) == NOTES + 2
    assert winner in new[guid("ghana")][1][1]
    for old in map(released, (mine, theirs)):
        stale = [
            note for note, (changed, content) in old.items() if content != new[note][1] and changed >= new[note][0]
        ]
        assert stale == []
    same = released(mine)
    assert new[guid("kaa")] == same[guid("kaa")]  # and what nobody changed is not rewritten
    assert "nothing changed" in author.builds("--frozen")[1]
