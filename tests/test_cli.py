"""The command line: one line for every failure, JSON for programs, and the same in every surrounding."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import pytest
from conftest import Project, Run

from generator import cli

FACT = {"a.yaml": "questions:\n  a: {question: x?, answer: y}\n"}
posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals as on Linux")
SCRIPT = "import sys; from generator.cli import main; main()"


def hafal(
    arguments: Sequence[str], env: Mapping[str, str] = os.environ, **options: object
) -> subprocess.CompletedProcess[str]:
    """The command of this copy of the code in a process of its own."""
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-c", SCRIPT, *arguments],
        env={"PYTHONPATH": str(Path(cli.__file__).parents[2]), **env},
        **{"capture_output": True, "text": True, "check": False, **options},
    )


def test_help_and_version(run: Run) -> None:
    helped = run("--help")
    assert helped.status == 0
    assert re.findall(r"^  (\w+)  ", helped.out, re.MULTILINE) == [
        *("build", "check", "diff", "kinds", "new", "plan", "preview", "schema", "verify")
    ]
    assert run().out == helped.out
    assert run("--version").out == f"hafal {version('hafal')}\n"
    for verb in ("build", "check", "diff", "kinds", "new", "plan", "preview", "schema", "verify"):
        assert run(verb, "--help").out.startswith("Usage: hafal")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bild"], "No such command 'bild'"),
        (["build", "--nope"], "No such option"),
        (["build"], "there is no cards_src"),
        (["build", "kosong"], "there is no kosong"),
        (["verify"], "Missing argument 'DECK'"),
        (["check", "--format", "xml"], "is not one of"),
        (["check", "."], "no hafal.yaml in or below ."),
    ],
)
def test_wrong_use_is_one_line_and_status_2(run: Run, arguments: list[str], said: str) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("hafal: ")
    assert said in ran.err


def test_build_tells_what_it_wrote_and_what_to_do_next(project: Project, run: Run) -> None:
    project(FACT)
    ran = run("build")
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert re.fullmatch(r"build/uji-coba-7k3qm9\.apkg: 1 note, 1 card, \d+ kB", lines[0])
    assert lines[1].split() == ["core", "standard", "deep"]
    assert lines[2].split() == ["question", "1", "-", "-"]
    assert lines[3] == "commit cards_src/uji/hafal.lock: it remembers what was released"
    assert lines[4].startswith("this is the first release; ")
    assert lines[5].startswith("next: ")
    again = run("build").out
    assert "since the last release: nothing changed" in again
    assert "commit" not in again


def test_the_report_of_build_for_programs(project: Project, run: Run) -> None:
    project(FACT)
    (first,) = json.loads(run("build", "--json").out)["projects"]
    keys = "project deck notes cards new changed withdrawn bytes sha256 content_sha256 seconds lock draft first shared"
    assert list(first) == keys.split()
    assert first["bytes"] == Path(first["deck"]).stat().st_size
    project({"a.yaml": "questions:\n  a: {question: x?, answer: z}\n  b: {question: x2?, answer: y}\n"})
    (second,) = json.loads(run("build", "--json").out)["projects"]
    assert (second["new"], second["changed"], second["withdrawn"]) == (["b"], ["a"], [])
    project({"a.yaml": "questions:\n  b: {question: x2?, answer: y}\n"})
    (third,) = json.loads(run("build", "--json").out)["projects"]
    assert (third["new"], third["changed"], third["withdrawn"]) == ([], [], ["a"])


def test_the_report_of_check_for_programs(project: Project, run: Run) -> None:
    project({"a.yaml": "questions:\n  a: {question: x?, answr: y}\n"})
    ran = run("check", "--format", "json")
    assert ran.status == 1
    assert json.loads(ran.out) == {
        "findings": [
            {
                "code": "E102",
                "severity": "error",
                "path": "cards_src/uji/a.yaml",
                "line": 2,
                "column": 21,
                "fact": "a",
                "card": None,
                "message": 'unknown key "answr" in a question',
                "hint": 'did you mean "answer"?',
            }
        ],
        "errors": 1,
        "warnings": 0,
        "infos": 0,
    }


def test_a_warning_does_not_stop_a_build(project: Project, run: Run) -> None:
    project({"a.yaml": f"lists:\n  a: {{title: abjad, ordered: true, items: [{', '.join('abcdefgh')}]}}\n"})
    ran = run("build")
    assert (ran.status, "warning: no card" in ran.err) == (0, True)
    checked = json.loads(run("check", "--format", "json").out)
    assert (checked["errors"], checked["warnings"]) == (0, 1)
    (warning,) = [found for found in checked["findings"] if found["severity"] == "warning"]
    assert (warning["fact"], warning["card"]) == ("a", "list")


def test_a_card_that_is_not_made_for_its_learners_sake_is_a_remark(project: Project, run: Run) -> None:
    project({"a.yaml": "definitions:\n  a: {term: alfa, definition: huruf alfa}\n"})
    checked = json.loads(run("check", "--format", "json").out)
    assert (checked["errors"], checked["warnings"]) == (0, 0)
    assert [(found["fact"], found["card"]) for found in checked["findings"] if found["code"] == "W202"] == [
        ("a", "term")
    ]


def test_a_check_of_one_file_says_where_else_to_look(project: Project, run: Run) -> None:
    project({**FACT, "b.yaml": "questions:\n  b: {question: x?}\n", "catatan.txt": "x"})
    ran = run("check", "cards_src/uji/a.yaml")
    assert (ran.status, ran.out) == (0, "1 error in other files of the project: hafal check cards_src/uji\n")
    assert run("check", "cards_src/uji/catatan.txt").status == 2


@posix
def test_a_pipe_or_a_loop_of_links_is_no_place_for_a_deck(project: Project, run: Run) -> None:
    project(FACT)
    os.mkfifo("pipa.apkg")
    Path("putar.apkg").symlink_to("putar.apkg")
    assert run("build", "-o", "pipa.apkg").status == 2
    assert run("build", "-o", "putar.apkg").status == 2
    assert Path("putar.apkg").is_symlink()


def test_a_long_name_for_a_deck_is_fine(project: Project, run: Run) -> None:
    project(FACT)
    assert run("build", "-o", f"{'漢' * 80}.apkg").status == 0


@pytest.mark.parametrize("data", [b"", b"PK broken", b"\x00" * 100])
def test_a_damaged_old_deck_is_replaced(project: Project, run: Run, data: bytes) -> None:
    """The lock knows what was released; without it, only the deck does."""
    project(FACT)
    assert run("build", "-o", "deck.apkg").status == 0
    Path("deck.apkg").write_bytes(data)
    assert run("build", "-o", "deck.apkg").status == 0
    assert run("verify", "deck.apkg").status == 0


def test_a_folder_or_a_device_is_no_place_for_a_deck(project: Project, run: Run) -> None:
    project(FACT)
    Path("halangan").write_text("x")
    assert run("build", "-o", "halangan").status == 2
    assert Path("halangan").read_text() == "x"
    Path("build").mkdir()
    Path("build/uji-coba-7k3qm9.apkg").mkdir()
    ran = run("build")
    assert (ran.status, ran.err.count("\n")) == (2, 1)


def test_a_folder_that_cannot_be_written_is_one_line(
    project: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(FACT)
    Path("build").mkdir()
    real = os.open

    def refuse(path: str, flags: int, *more: int, **options: int) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, flags, *more, **options)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        ran = run("build")
    folder = Path("cards_src/uji").resolve()
    assert (ran.status, ran.err) == (2, f"hafal: permission denied: hafal.lock cannot be written in {folder}\n")


@posix
def test_a_full_disk_is_one_line_and_leaves_the_old_deck(
    project: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(FACT)
    run("build", "-o", "deck.apkg")
    before = Path("deck.apkg").read_bytes()
    project({"a.yaml": "questions:\n  a: {question: x?, answer: z}\n"})

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        ran = run("build", "-o", "deck.apkg")
    assert (ran.status, ran.err) == (2, "hafal: no space left on device\n")
    assert Path("deck.apkg").read_bytes() == before
    assert sorted(path.name for path in Path(".").iterdir()) == ["cards_src", "deck.apkg"]


def test_a_fault_of_our_own_is_one_line_and_debug_shows_it(
    project: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(FACT)
    monkeypatch.setattr("generator.project.load", lambda _, **more: 1 / 0)
    ran = run("check")
    assert (ran.status, ran.err.count("\n"), "ZeroDivisionError" in ran.err) == (2, 1, True)
    with pytest.raises(ZeroDivisionError):
        run("--debug", "check")


@posix
@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1251"},
        {"HOME": "/nonexistent", "TMPDIR": "/nonexistent"},
    ],
)
def test_it_works_in_poor_surroundings(project: Project, environment: dict[str, str]) -> None:
    project({"huruf é.yaml": "questions:\n  a: {question: Di mana Côte d'Ivoire?, answer: di Afrika, skp: x}\n"})
    checked = hafal(["check"], env=environment, encoding="utf-8", errors="replace")
    assert (checked.returncode, checked.stderr) == (1, "")
    assert "E102" in checked.stdout
    project({"huruf é.yaml": "questions:\n  a: {question: Di mana Côte d'Ivoire?, answer: di Afrika}\n"})
    assert hafal(["build"], env=environment).returncode == 0


@posix
def test_a_reader_that_goes_away_is_no_fault(project: Project) -> None:
    project({"a.yaml": "questions:\n" + "".join(f"  a{n}: {{question: x}}\n" for n in range(5000))})
    for verb, status in (("check", 1), ("build", 1), ("--help", 0)):
        command = f"{sys.executable} -c '{SCRIPT}' {verb} 2>&1 | head -1; exit ${{PIPESTATUS[0]}}"
        ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stdout.count("\n"), ran.stderr) == (status, 1, "")
    project(FACT)
    command = f"{sys.executable} -c '{SCRIPT}' build | true; exit ${{PIPESTATUS[0]}}"
    assert subprocess.run(["bash", "-c", command], check=False).returncode == 0


@posix
def test_closed_output_is_no_fault(project: Project) -> None:
    project(FACT)
    ran = subprocess.run(f'{sys.executable} -c "{SCRIPT}" build >&-', shell=True, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


@posix
def test_output_to_a_full_disk_is_one_line(project: Project) -> None:
    project(FACT)
    with open("/dev/full", "w") as full:
        ran = hafal(["check"], stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert (ran.returncode, ran.stderr) == (2, "hafal: no space left on device\n")


@posix
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_leaves_the_old_deck_and_nothing_beside_it(
    project: Project, run: Run, number: int, status: int
) -> None:
    project(FACT)
    assert run("build", "-o", "deck.apkg").status == 0
    before = Path("deck.apkg").read_bytes()
    script = (
        "import os, signal, sys, generator.package as package\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"package.prove = lambda *_: os.kill(os.getpid(), {int(number)})\n"
        "from generator.cli import main; main()"
    )
    ran = subprocess.run([sys.executable, "-c", script, "build", "-o", "deck.apkg"], capture_output=True, check=False)
    assert ran.returncode == status
    assert b"Traceback" not in ran.stderr
    assert Path("deck.apkg").read_bytes() == before
    assert sorted(path.name for path in Path(".").iterdir()) == ["cards_src", "deck.apkg"]


def test_colour_is_for_terminals_that_want_it(project: Project, run: Run) -> None:
    project({"a.yaml": "x: y\n"})
    assert "\x1b" not in run("check").out


def test_two_builds_at_once_leave_one_whole_deck(project: Project, run: Run) -> None:
    project({"a.yaml": "questions:\n" + "".join(f"  a{n}: {{question: x{n}?, answer: y}}\n" for n in range(300))})
    command = [sys.executable, "-c", SCRIPT, "build", "-o", "deck.apkg"]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert run("verify", "deck.apkg").status == 0
    assert sorted(path.name for path in Path(".").iterdir()) == ["cards_src", "deck.apkg"]


def test_a_command_starts_without_what_it_does_not_need() -> None:
    script = (
        "import sys; from generator.cli import run; run(['--help'])\n"
        "unneeded = 'yaml', 'genanki', 'anki', 'babel', 'markdown_it', 'generator.explanations'\n"
        "print([name for name in sys.modules if name in unneeded])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"
