"""`hafal diff`: what a build would bring, told before anything is written."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import HEAD, Project, Run

DECK = Path("build/uji-coba-7k3qm9.apkg")
OLD = Path("lama.apkg")
LOCK = Path("cards_src/uji/hafal.lock")
TWO = "questions:\n  a: {question: Ibu kota Jepang?, answer: Kyoto}\n  b: {question: Ibu kota Mesir?, answer: Kairo}\n"
SETTLED = TWO.replace("Kyoto", "Tokyo")
CORRECTION = f'corrected: {{date: {date.today()}, was: "Kyoto"}}'
NONE: dict[str, Any] = {"project": "uji-coba-7k3qm9", "added": [], "withdrawn": []}
KEYS = ("added", "changed", "withdrawn", "projects", "moved", "looks", "decks", "corrections")
NOTHING: dict[str, Any] = {**{key: [] for key in KEYS}, "projects": [NONE]}


def files() -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in Path(".").rglob("*")}


@pytest.fixture
def diff(run: Run) -> Any:
    """Calls `hafal diff --json` and returns the report."""

    def call(*arguments: object) -> Any:
        ran = run("diff", "--json", *arguments)
        assert ran.status == 0, ran.err
        return json.loads(ran.out)

    return call


@pytest.fixture
def released(project: Project, run: Run) -> Any:
    """Builds a first source, then writes another in its place."""

    def make(before: str, after: str, first: str = HEAD, then: str = HEAD) -> None:
        project({"a.yaml": before, "hafal.yaml": first})
        assert run("build").status == 0
        project({"a.yaml": after, "hafal.yaml": then})

    return make


def fields(report: Any) -> list[tuple[Any, ...]]:
    return [
        tuple(change[name] for name in ("fact", "card", "field", "before", "after")) for change in report["changed"]
    ]


def test_before_the_first_release_everything_is_added(project: Project, run: Run, diff: Any) -> None:
    project({"a.yaml": TWO})
    assert run("diff").out.splitlines() == [
        "uji-coba-7k3qm9: 2 added; nothing was released yet",
        "+ a  Ibu kota Jepang?",
        "+ b  Ibu kota Mesir?",
    ]
    assert diff() == {**NOTHING, "added": ["a", "b"], "projects": [{**NONE, "added": ["a", "b"]}]}


def test_after_a_build_nothing_differs(run: Run, released: Any, diff: Any) -> None:
    released(TWO, TWO)
    assert run("diff").out == "uji-coba-7k3qm9: nothing changed since the last release\n"
    assert run("diff", "--against", DECK).out == f"uji-coba-7k3qm9: nothing changed since {DECK.as_posix()}\n"
    assert diff() == diff("--against", DECK) == NOTHING


@pytest.mark.parametrize("against", [(), ("--against", DECK)])
def test_a_changed_answer_shows_both_and_how_to_tell_of_it(run: Run, released: Any, against: Sequence[object]) -> None:
    released(TWO, SETTLED + "  c: {question: Ibu kota Peru?, answer: Lima}\n")
    since = against[1].as_posix() if against else "the last release"  # type: ignore[attr-defined]
    assert run("diff", *against).out.splitlines() == [
        f"uji-coba-7k3qm9: 1 added, 1 changed, nothing withdrawn since {since}",
        "+ c  Ibu kota Peru?",
        "~ a  Ibu kota Jepang?",
        "    answer: back",
        "      - Kyoto",
        "      + Tokyo",
        "if an answer was wrong before, let its card say so: add this to its fact, in place of an older one",
        "  cards_src/uji/a.yaml:2: a",
        f"    {CORRECTION}",
    ]


def test_the_report_for_programs(released: Any, diff: Any) -> None:
    released(TWO, SETTLED)
    report = diff()
    assert tuple(report) == KEYS
    assert report["changed"] == [
        {
            "project": "uji-coba-7k3qm9",
            "fact": "a",
            "card": "answer",
            "field": "core 1 back",
            "before": "Kyoto",
            "after": "Tokyo",
        }
    ]
    assert report["corrections"] == [
        {
            "project": "uji-coba-7k3qm9",
            "fact": "a",
            "path": "cards_src/uji/a.yaml",
            "line": 2,
            "yaml": CORRECTION,
        }
    ]


def test_what_it_shows_is_what_build_then_does(run: Run, released: Any, diff: Any) -> None:
    released(TWO, "questions:\n  a: {question: Ibu kota Jepang?, answer: Tokyo}\n  c: {question: x?, answer: y}\n")
    shown = diff()
    (made,) = json.loads(run("build", "--json").out)["projects"]
    assert shown["added"] == made["new"] == ["c"]
    assert shown["withdrawn"] == made["withdrawn"] == ["b"]
    assert {change["fact"] for change in shown["changed"]} == set(made["changed"]) == {"a"}
    assert diff() == NOTHING


def test_changed_tags_are_told_as_tags(released: Any, diff: Any) -> None:
    released(TWO, f"tags: [ppkn]\n{TWO}")
    own = "hafal::uji-coba-7k3qm9"
    assert fields(diff()) == [(key, None, "tags", own, f"{own} ppkn") for key in ("a", "b")]
    assert diff()["corrections"] == []


def test_a_withdrawn_note_has_its_reason(run: Run, released: Any, diff: Any) -> None:
    only = "questions:\n  a: {question: Ibu kota Jepang?, answer: Kyoto}\n"
    released(TWO, only, then=f"{HEAD}withdrawn: {{b: tidak diujikan}}\n")
    report = diff()
    assert (report["withdrawn"], report["changed"]) == (["b"], [])
    assert "- b  Ibu kota Mesir? (tidak diujikan)" in run("diff").out.splitlines()


def test_without_a_reason_that_is_said(run: Run, released: Any) -> None:
    released(TWO, "questions:\n  a: {question: Ibu kota Jepang?, answer: Kyoto}\n")
    ran = run("diff")
    assert "- b  Ibu kota Mesir? (no reason given)" in ran.out.splitlines()
    assert "W302" in ran.err


def test_a_note_that_comes_back_is_a_changed_one(run: Run, project: Project, released: Any, diff: Any) -> None:
    released(TWO, "questions:\n  a: {question: Ibu kota Jepang?, answer: Kyoto}\n")
    run("build")
    assert diff()["withdrawn"] == []
    project({"a.yaml": TWO})
    report = diff()
    assert (report["added"], report["withdrawn"], report["corrections"]) == ([], [], [])
    front = next(change for change in report["changed"] if change["field"] == "core 1 front")
    assert (front["fact"], front["card"], front["after"]) == ("b", "answer", "Ibu kota Mesir?")
    assert front["before"].startswith("Kartu ini ditarik")
    assert "~ b  Ibu kota Mesir? (comes back: who suspended it must unsuspend it)" in run("diff").out.splitlines()


def test_an_item_that_is_put_into_a_list_changes_the_list_alone(released: Any, diff: Any) -> None:
    text = "lists:\n  a:\n    title: bidang kerja sama\n    items: [ekonomi, politik, pertahanan]\n"
    released(text, text.replace("politik", "budaya, politik"))
    report = diff()
    lists = {name: (before, after) for _, card, name, before, after in fields(report) if card == "list"}
    assert lists["core 1 back"] == ("ekonomi politik pertahanan", "ekonomi budaya politik pertahanan")
    assert (report["withdrawn"], report["moved"], report["corrections"]) == ([], [], [])


def test_a_new_card_of_an_old_note_was_nothing_before(run: Run, released: Any, diff: Any) -> None:
    text = "events:\n  a: {event: Konferensi Asia-Afrika, place: Bandung, date: 1955-04-18}\n"
    released(text, text, first=HEAD.replace("deep\n", "core\n"))
    report = diff()
    assert {(card, before) for _, card, _, before, _ in fields(report)} == {("event", "")}
    assert not [line for line in run("diff").out.splitlines() if line.startswith("      -")]


def test_what_no_longer_has_a_text_is_nothing_after(run: Run, released: Any, diff: Any) -> None:
    released(TWO.replace("Kairo}", "Kairo, hint: di Afrika}"), TWO)
    assert fields(diff()) == [("b", None, "Hint", "di Afrika", "")]
    assert run("diff").out.splitlines()[2:] == ["    Hint", "      - di Afrika"]


def test_where_only_the_markup_differs_the_markup_is_shown(released: Any, diff: Any) -> None:
    released(TWO, TWO.replace("Kairo", '"**Kairo**"'))
    assert fields(diff()) == [
        (
            "b",
            "answer",
            "core 1 back",
            '<p class="big">Kairo</p>',
            '<p class="big"><b>Kairo</b></p>'.replace("b>", "strong>"),
        )
    ]
    assert diff()["corrections"] == []


def test_a_new_look_is_told(run: Run, released: Any, diff: Any) -> None:
    released(TWO, TWO, then=f"{HEAD}report: budi@example.org\n")
    expected = [{"project": "uji-coba-7k3qm9", "notetype": "slots"}]
    assert diff()["looks"] == diff("--against", DECK)["looks"] == expected
    assert "~ how cards look: templates or style" in run("diff").out.splitlines()


def test_the_first_note_of_a_type_is_no_new_look(released: Any, diff: Any) -> None:
    released(TWO, TWO + 'clozes:\n  c: {text: "Ibu kota {{c1::Peru}}."}\n')
    assert (diff()["added"], diff()["looks"]) == (["c"], [])


def test_another_name_of_the_deck_is_told(run: Run, released: Any, diff: Any) -> None:
    released(TWO, TWO, then=HEAD.replace("deck: Uji Coba", "deck: Coba Lain"))
    assert diff()["decks"] == [{"project": "uji-coba-7k3qm9", "before": "Uji Coba", "after": "Coba Lain"}]
    assert run("diff", "--exit-code").status == 1


def test_of_long_texts_only_what_is_near_the_change_is_printed(run: Run, released: Any, diff: Any) -> None:
    long = f"{'satu ' * 9}dua Kairo tiga{' empat' * 9}"
    released(TWO.replace("Kairo", long), TWO.replace("Kairo", long).replace("Kairo", "Giza"))
    assert run("diff").out.splitlines()[3:5] == [
        f"      {sign} … satu satu satu dua {word} tiga empat empat empat …"
        for sign, word in (("-", "Kairo"), ("+", "Giza"))
    ]
    assert diff()["changed"][0]["before"].count("mpat") == 9


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("a b c", "a b d", ("a b c", "a b d")),
        ("a a a a a a a a a", "a a a a a a a a a a", ("… a a a a", "… a a a a a")),
        ("a b", "b", ("a b", "b")),
    ],
)
def test_shared_words_count_once(before: str, after: str, shown: tuple[str, str]) -> None:
    from generator.cli.diff import _apart

    assert _apart(before, after) == shown


# corrections


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Kyoto", "Kyoto, extra: kota lama"),
        ("Kyoto", "Kyoto, contrast: {with: b, text: ibu kota Mesir}"),
        ("Kyoto", f"Tokyo, {CORRECTION}"),
    ],
)
def test_nothing_is_proposed_where_the_answer_is_the_same_or_is_told_of(
    released: Any, diff: Any, before: str, after: str
) -> None:
    released(TWO, TWO.replace(before, after))
    assert diff()["changed"]
    assert diff()["corrections"] == []


def test_a_correction_of_an_earlier_mistake_does_not_tell_of_this_one(released: Any, diff: Any) -> None:
    told = f"  a: {{question: x?, answer: Kyoto, corrected: {{date: {date.today()}, was: Osaka}}}}\n"
    released(f"questions:\n{told}", f"questions:\n{told}".replace("Kyoto", "Tokyo"))
    assert [found["yaml"] for found in diff()["corrections"]] == [CORRECTION]


@pytest.mark.parametrize(
    "answer", ['"kutip"', "it's", "a \\* b", "2*3", "\\(x^2\\)", "C:\\temp", "a: b # c", "\\`x\\`"]
)
def test_what_is_proposed_builds_and_reads_as_the_answer_did(
    project: Project, run: Run, released: Any, diff: Any, answer: str
) -> None:
    def source(text: str, more: str = "") -> str:
        return f"questions:\n  a:\n    question: x?\n    answer: '{text.replace(chr(39), chr(39) * 2)}'\n{more}"

    released(source(answer), source("lain"))
    was = next(before for _, _, name, before, _ in fields(diff()) if name == "core 1 back")
    (proposed,) = diff()["corrections"]
    project({"a.yaml": source("lain", f"    {proposed['yaml']}\n")})
    after = next(after for _, _, name, _, after in fields(diff()) if name == "core 1 back")
    assert after.endswith(f"dulu: {was}")
    assert diff()["corrections"] == []
    assert run("check").err == ""


def test_a_gap_that_was_filled_wrongly_is_told_by_its_words(run: Run, released: Any, diff: Any) -> None:
    text = 'clozes:\n  a: {text: "Hubungan {{c1::dua::berapa}} negara disebut {{c2::bilateral}}."}\n'
    released(text, text.replace("dua", "tiga"))
    (proposed,) = diff()["corrections"]
    assert proposed["yaml"] == f'corrected: {{date: {date.today()}, was: "dua"}}'
    assert ("a", None, "Title") in {change[:3] for change in fields(diff())}


def test_words_around_the_gaps_are_no_answer(released: Any, diff: Any) -> None:
    text = 'clozes:\n  a: {text: "Hubungan {{c1::dua}} negara."}\n'
    released(text, text.replace("Hubungan", "Ikatan").replace("{{c1", "antara {{c1"))
    assert diff()["changed"]
    assert diff()["corrections"] == []


def test_a_correction_stands_with_its_item(released: Any, diff: Any) -> None:
    text = (
        "motives:\n  a:\n    called: alasan\n    subject: kerja sama\n    items:\n"
        "      x: {motive: butuh modal, why: modal kurang}\n      y: {motive: butuh ahli, why: ahli sedikit}\n"
    )
    released(text, text.replace("ahli sedikit", "ahli langka"))
    (proposed,) = diff()["corrections"]
    assert (proposed["fact"], proposed["line"]) == ("a/y", 7)
    assert proposed["yaml"] == f'corrected: {{date: {date.today()}, was: "Ahli sedikit."}}'


def test_notes_that_follow_from_several_facts_are_not_to_be_corrected(released: Any, diff: Any) -> None:
    text = (
        "events:\n  a: {event: Perang Padri dimulai, date: 1946, confuse_with: [b]}\n"
        "  b: {event: Perang Jawa dimulai, date: 1953}\n"
    )
    released(text, text.replace("1946", "1950"))
    report = diff()
    assert any(":" in change["fact"] for change in report["changed"])
    assert [found["fact"] for found in report["corrections"]] == ["a"]


# what was before may be unknown


def test_without_the_last_deck_what_was_before_is_unknown(run: Run, released: Any, diff: Any) -> None:
    released(TWO, SETTLED)
    DECK.unlink()
    report = diff()
    assert fields(report) == [("a", "answer", "core 1 back", None, "Tokyo")]
    assert report["corrections"] == []
    lines = run("diff").out.splitlines()
    assert lines[3:5] == ["      - (before unknown)", "      + Tokyo"]
    assert lines[5].startswith(f"(before unknown): there is no {DECK}")


def test_a_deck_of_another_release_tells_nothing_of_this_one(project: Project, run: Run, released: Any) -> None:
    released(TWO, SETTLED)
    old = DECK.read_bytes()
    run("build")
    DECK.write_bytes(old)
    project({"a.yaml": TWO.replace("Kyoto", "Nara")})
    out = run("diff").out
    assert "- (before unknown)\n      + Nara" in out
    assert f"(before unknown): {DECK} is of another release" in out
    assert "- Kyoto\n      + Nara" in run("diff", "--against", DECK).out


@pytest.mark.parametrize("data", [b"", b"PK broken"])
def test_a_damaged_last_deck_is_as_good_as_none(run: Run, released: Any, data: bytes) -> None:
    released(TWO, SETTLED)
    DECK.write_bytes(data)
    ran = run("diff")
    assert (ran.status, ran.err) == (0, "")
    assert f"(before unknown): {DECK} is damaged" in ran.out


def test_the_last_deck_is_looked_for_where_build_put_it(project: Project, run: Run, diff: Any) -> None:
    project({"a.yaml": TWO})
    run("build", "-o", "lain.apkg")
    project({"a.yaml": SETTLED})
    assert fields(diff())[0][3] is None
    assert fields(diff("-o", "lain.apkg"))[0][3] == "Kyoto"


# --against


def test_a_deck_with_other_positions_shows_what_moved(project: Project, run: Run, diff: Any) -> None:
    project({"a.yaml": TWO})
    run("build", "--draft", "-o", OLD)
    project({"a.yaml": "questions:\n  z: {question: x?, answer: y}\n" + TWO.partition("\n")[2]})
    report = diff("--against", OLD)
    assert report["added"] == ["z"]
    assert [(move["fact"], move["card"]) for move in report["moved"]] == [("a", "answer"), ("b", "answer")]
    first = report["moved"][0]
    assert first["before"] < first["after"]
    assert f"> a  answer: position {first['before']} -> {first['after']}" in run("diff", "--against", OLD).out


def test_with_a_lock_nothing_moves(released: Any, diff: Any) -> None:
    released(TWO, "questions:\n  z: {question: x?, answer: y}\n" + TWO.partition("\n")[2])
    assert (diff()["added"], diff()["moved"], diff("--against", DECK)["moved"]) == (["z"], [], [])


def test_who_has_a_note_that_the_lock_does_not_know_is_told_nothing(project: Project, run: Run) -> None:
    project({"a.yaml": TWO})
    run("build", "--draft", "-o", OLD)
    project({"a.yaml": "questions:\n  a: {question: Ibu kota Jepang?, answer: Kyoto}\n"})
    ran = run("diff", "--against", OLD)
    assert "(no reason given; those who have it are not told: the lock does not know it)" in ran.out


def test_a_lock_that_is_lost_is_read_from_the_last_deck_as_build_does(run: Run, released: Any, diff: Any) -> None:
    released(TWO, SETTLED)
    shown = diff()
    LOCK.unlink()
    assert diff() == shown
    assert not LOCK.exists()
    assert "W306" in run("diff").err


def test_an_old_deck_compares_whatever_was_released_since(project: Project, run: Run, released: Any, diff: Any) -> None:
    released(TWO, SETTLED)
    old = DECK.rename(OLD)
    run("build")
    project({"a.yaml": SETTLED.partition("  b:")[0]})
    run("build")
    assert diff() == NOTHING
    report = diff("--against", old)
    assert (fields(report), report["withdrawn"]) == ([("a", "answer", "core 1 back", "Kyoto", "Tokyo")], ["b"])
    project({"a.yaml": TWO})
    assert {change["fact"] for change in diff("--against", DECK)["changed"]} == {"a", "b"}


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (None, "there is no deck lain.apkg"),
        (b"PK broken", "lain.apkg cannot be compared: it cannot be read"),
        ("deck", "lain.apkg is no deck of the project uji-coba-7k3qm9"),
    ],
)
def test_what_cannot_be_compared_is_one_line(project: Project, run: Run, write: bytes | str | None, said: str) -> None:
    if write == "deck":
        project({"a.yaml": TWO, "hafal.yaml": HEAD.replace("7k3qm9", "8m4rn2")})
        run("build", "--draft", "-o", "lain.apkg")
    elif isinstance(write, bytes):
        Path("lain.apkg").write_bytes(write)
    project({"a.yaml": TWO})
    ran = run("diff", "--against", "lain.apkg")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"hafal: {said}")


@pytest.mark.parametrize(
    "harm",
    [
        lambda held: held.cards.append((held.notes[0][0], 99, 1)),
        lambda held: held.notes.append((*held.notes[0][:4], "zu wenig")),
        lambda held: held.types.update({key: {} for key in held.types}),
    ],
)
def test_a_deck_that_was_made_to_deceive_is_a_damaged_one(
    run: Run, released: Any, monkeypatch: pytest.MonkeyPatch, harm: Any
) -> None:
    from generator import contents

    released(TWO, SETTLED)
    held = contents.contents(DECK)
    harm(held)
    monkeypatch.setattr(contents, "contents", lambda _: held)
    ran = run("diff", "--against", DECK)
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        f"hafal: {DECK} cannot be compared: its rows are not those of a deck\n",
    )
    assert f"(before unknown): {DECK} is damaged" in run("diff").out


# several projects, errors, surroundings


def other(text: str) -> None:
    folder = Path("cards_src/lain")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "hafal.yaml").write_text(HEAD.replace("uji-coba-7k3qm9", "coba-lain-8m4rn2").replace("Uji Coba", "Lain"))
    (folder / "a.yaml").write_text(text)


def test_two_projects_are_told_one_below_the_other(project: Project, run: Run, released: Any, diff: Any) -> None:
    other(TWO)
    released(TWO, SETTLED)
    other(TWO + "  c: {question: x?, answer: y}\n")
    lines = run("diff").out.splitlines()
    assert lines[:4] == [
        "coba-lain-8m4rn2: 1 added, nothing changed, nothing withdrawn since the last release",
        "+ c  x?",
        "",
        "uji-coba-7k3qm9: nothing added, 1 changed, nothing withdrawn since the last release",
    ]
    report = diff()
    assert report["added"] == ["c"]
    assert [(change["project"], change["before"]) for change in report["changed"]] == [("uji-coba-7k3qm9", "Kyoto")]
    ran = run("diff", "--against", DECK)
    assert (ran.status, ran.out) == (2, "")
    assert "there are 2 projects" in ran.err


def test_the_exit_code_tells_of_differences_only_if_asked_to(run: Run, project: Project, released: Any) -> None:
    released(TWO, TWO)
    assert run("diff", "--exit-code").status == 0
    project({"a.yaml": SETTLED})
    assert (run("diff").status, run("diff", "--exit-code").status, run("diff", "--json", "--exit-code").status) == (
        0,
        1,
        1,
    )
    assert run("diff", "--exit-code", "--against", DECK).status == 1


def test_errors_in_the_sources_are_told_as_build_tells_them(run: Run, project: Project) -> None:
    project({"a.yaml": TWO.replace("answer: Kyoto", "answr: Kyoto")})
    ran = run("diff")
    assert (ran.status, ran.out, ran.err) == (1, "", run("build").err)
    assert "E102" in ran.err


def test_one_file_is_no_project(run: Run, project: Project) -> None:
    project({"a.yaml": TWO})
    ran = run("diff", "cards_src/uji/a.yaml")
    assert (ran.status, ran.err.count("\n")) == (2, 1)


def test_nothing_at_all_is_written(run: Run, project: Project, released: Any) -> None:
    project({"a.yaml": TWO})
    before = files()
    assert run("diff").status == 0
    assert files() == before
    released(TWO, SETTLED + "  c: {question: x?, answer: y}\n", then=HEAD.replace("Uji Coba", "Lain"))
    before = files()
    assert [run("diff", *more).status for more in ([], ["--json"], ["--against", DECK], ["--exit-code"])] == [
        0,
        0,
        0,
        1,
    ]
    assert files() == before


def test_nothing_of_a_deck_steers_the_terminal(released: Any, run: Run) -> None:
    from generator.cli.diff import _printable

    assert _printable("a\x1b[31mb\nc\u202ed") == "a\\u001b[31mb c\\u202ed"


@pytest.mark.skipif(sys.platform == "win32", reason="locales as on Linux")
@pytest.mark.parametrize("more", [{}, {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}])
def test_letters_survive_poor_surroundings(released: Any, more: dict[str, str]) -> None:
    released(TWO.replace("Kyoto", "Größe"), TWO.replace("Kyoto", "Côte d’Ivoire"))
    command = [sys.executable, "-c", "from generator.cli import main; main()", "diff"]
    environment = {"LC_ALL": "C", "PATH": os.environ["PATH"], **more}
    ran = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    ran = subprocess.run([*command, "--json"], capture_output=True, env=environment, check=False)
    (change,) = json.loads(ran.stdout)["changed"]
    assert (change["before"], change["after"]) == ("Größe", "Côte d’Ivoire")
