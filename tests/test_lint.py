"""Card-quality rules: each finds its bad example and lets the good one pass, at the very words, unless ignored."""

import json
import re
from pathlib import Path
from textwrap import dedent

import pytest
from conftest import HEAD, Check, Project, Run, Terminal

from generator.cli.report import excerpt, tell
from generator.limits import LIMITS
from generator.lint import rules
from generator.lint.rule import Rule
from generator.problems import Place, Problem
from generator.source import read


def test_rules_are_in_order_and_each_has_a_name_of_its_own() -> None:
    assert [rule.id for rule in rules()] == [f"C{number}" for number in (*range(101, 121), *range(201, 208))]
    assert len({rule.name for rule in rules()}) == len(rules())


def test_a_build_runs_all_rules_that_find_errors() -> None:
    assert [rule for rule in rules() if rule.severity == "error"] == list(rules(errors_only=True))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_finds_its_bad_example_and_none_finds_fault_with_the_good_one(rule: Rule, check: Check) -> None:
    found = {problem.code: problem for problem in check(rule.bad)}
    assert found[rule.id].severity == rule.severity
    assert found[rule.id].fact
    good = [problem.code for problem in check(rule.good)]
    assert rule.id not in good
    assert [code for code in good if code not in ("C115", "C204")] == []


FOLDED = """\
questions:
  satu:
    question: >-
      Pada tahun berapa Ghana merdeka dari Inggris, dan siapa
      presidennya yang pertama di negara itu?
    answer: 1957, Nkrumah
  dua: {question: "Di kota mana dia lahir?", answer: Blitar}
"""


def found(problems: list[Problem], code: str) -> Problem:
    (problem,) = [problem for problem in problems if problem.code == code]
    return problem


def test_a_finding_stands_at_the_very_words(check: Check) -> None:
    problems = check(FOLDED, HEAD)
    second, pronoun = found(problems, "C104"), found(problems, "C105")
    assert str(second.place) == "cards_src/uji/a.yaml:4:53"
    assert str(pronoun.place) == "cards_src/uji/a.yaml:7:33"
    assert (second.fact, second.card, pronoun.card) == ("satu", "answer", "answer")


def test_a_fact_an_item_and_a_project_ignore_rules(check: Check) -> None:
    bad = "questions:\n  lahir:\n    question: Di kota mana dia lahir?\n    answer: Blitar\n"
    assert "C105" in {problem.code for problem in check(bad, HEAD)}
    for source, head in (
        (f"{bad}    lint: {{ignore: [C105]}}", HEAD),
        (bad, f"{HEAD}lint: {{ignore: [C105]}}\n"),
    ):
        assert {problem.code for problem in check(source, head)} <= {"C115"}
    head = "motives:\n  m:\n    called: sebab\n    subject: perang\n    items:\n"
    item = head + "      a:\n        motive: satu\n        why: '{}'\n"
    long = item.format("kata " * 40)
    assert "C101" in {problem.code for problem in check(long, HEAD)}
    assert "C101" not in {problem.code for problem in check(f"{long}        lint: {{ignore: [C101]}}", HEAD)}


def test_an_ignored_rule_that_finds_nothing_is_told(check: Check) -> None:
    idle = "questions:\n  q:\n    question: Apa ibu kota Ghana?\n    answer: Accra\n    lint: {ignore: [C105, C15]}"
    told = [problem for problem in check(idle, f"{HEAD}lint: {{ignore: [C104]}}\n") if problem.code == "W601"]
    assert [
        (str(problem.place), problem.message, problem.hint) for problem in sorted(told, key=lambda it: it.order)
    ] == [
        ("cards_src/uji/a.yaml:5:21", '"ignore" names C105, which finds nothing here', "leave it out"),
        ("cards_src/uji/a.yaml:5:27", '"ignore" names "C15", which is no rule', 'did you mean "C115"?'),
        ("cards_src/uji/hafal.yaml:7:17", '"ignore" names C104, which finds nothing here', "leave it out"),
    ]


def test_a_project_sets_thresholds(check: Check) -> None:
    source = "questions: {q: {question: Apa itu Ghana?, answer: satu dua tiga empat}}"
    assert "C101" not in {problem.code for problem in check(source, HEAD)}
    assert "C101" in {problem.code for problem in check(source, f"{HEAD}lint: {{C101: {{words: 3}}}}\n")}


@pytest.mark.parametrize(
    ("lint", "code", "column", "hint"),
    [
        ("{C11: {words: 3}}", "E601", 8, 'did you mean "C119"?'),
        ("{C101: {word: 3}}", "E602", 15, 'did you mean "words"?'),
        ("{C101: 3}", "E105", 14, "write C101: {words: 30, definition: 45}"),
        ("{C101: {words: viel}}", "E107", 22, None),
        ("C101", "E105", 7, None),
    ],
)
def test_what_is_no_threshold_is_an_error(lint: str, code: str, column: int, hint: str | None, check: Check) -> None:
    problem = found(check("questions: {q: {question: Apa?, answer: x}}", f"{HEAD}lint: {lint}\n"), code)
    assert (problem.place, problem.hint) == (Place("cards_src/uji/hafal.yaml", 7, column), hint)


def test_sources_may_be_required(check: Check) -> None:
    source = "questions:\n  q: {question: Apa ibu kota Ghana?, answer: Accra}\n"
    source += "  r: {question: Apa ibu kota Mali?, answer: Bamako}"
    (one,) = [problem for problem in check(source, HEAD) if problem.code == "C115"]
    assert (one.severity, one.fact) == ("info", "q")
    required = [problem for problem in check(source, f"{HEAD}require_source: true\n") if problem.code == "C115"]
    assert [(problem.severity, problem.fact) for problem in required] == [("warning", "q"), ("warning", "r")]


MALI = "{question: Apa ibu kota Mali?, answer: "
TWICE = f"questions:\n  q: {MALI}Bamako}}\n  r: {MALI}Accra}}\n"
DOUBLE = "questions:\n  q: {question: 'Siapa Nkrumah? Di mana Nkrumah lahir?', answer: 'presiden, Nkroful'}\n"


def test_an_error_stops_a_build_and_a_warning_does_not(project: Project, run: Run) -> None:
    project({"a.yaml": TWICE})
    built = run("build")
    assert (built.status, "[C201]" in built.err) == (1, True)
    assert not Path("build").exists()
    project({"a.yaml": DOUBLE})
    built = run("build")
    assert (built.status, "C104" in built.out + built.err) == (0, False)


def test_a_build_tells_of_no_warning_of_a_rule_that_finds_errors_and_of_none_that_is_ignored(
    project: Project, run: Run
) -> None:
    """One with equal fronts, which a build looks at, and one with fronts that say the same, which it leaves out."""
    long = "utang negara yang dijual kepada bank lalu dibayar kembali kelak dengan {}"
    for ignoring in ("", ", lint: {ignore: [C201]}"):
        source = f"questions:\n  q: {{question: Apa itu obligasi?, answer: {long.format('bunga')}}}\n"
        source += f"  r: {{question: Apa itu obligasi?, answer: {long.format('untung')}{ignoring}}}\n"
        source += "  s: {question: Siapa yang memimpin sidang BPUPKI?, answer: Alfa}\n"
        source += f"  t: {{question: Siapa yang mengetuai sidang BPUPKI?, answer: Beta{ignoring}}}\n"
        project({"a.yaml": source})
        checked, built = run("check"), run("build")
        assert (checked.out + checked.err).count("[C201]") == (0 if ignoring else 2)
        assert (built.status, "[C201]" in built.err, "[W601]" in built.err) == (0, False, False)


def test_strict_fails_on_warnings_and_never_on_remarks(project: Project, run: Run) -> None:
    project({"a.yaml": DOUBLE})
    assert [run("check").status, run("check", "--strict").status] == [0, 1]
    project({"a.yaml": "questions:\n  q: {question: 'Siapa presiden pertama Ghana?', answer: Nkrumah}\n"})
    ran = run("check", "--strict")
    assert (ran.status, ran.out) == (0, "no problems: 1 fact, 1 card\n1 remark: hafal check --info shows it\n")
    assert "[C115]" in run("check", "--info").out


def test_github_gets_annotations(project: Project, run: Run) -> None:
    project({"a.yaml": DOUBLE})
    ran = run("check", "--format", "github")
    assert ran.out.splitlines() == [
        "::notice file=cards_src/uji/a.yaml,line=2,col=3,title=C115 q::"
        "no source"
        "%0Ahint: write source: at the head of the file, or here",
        "::warning file=cards_src/uji/a.yaml,line=2,col=33,title=C104 q::"
        "two questions in one%0Ahint: make two cards of it",
        "1 warning, 1 remark",
    ]


def test_json_counts_by_severity(project: Project, run: Run) -> None:
    project({"a.yaml": DOUBLE})
    told = json.loads(run("check", "--format", "json").out)
    assert {name: told[name] for name in ("errors", "warnings", "infos")} == {"errors": 0, "warnings": 1, "infos": 1}
    (warning,) = [finding for finding in told["findings"] if finding["severity"] == "warning"]
    assert (warning["code"], warning["fact"], warning["card"]) == ("C104", "q", "answer")


@pytest.mark.parametrize("name", ["C108", "c108", "answer-in-question", "Answer-in-Question"])
def test_a_rule_explains_itself(name: str, run: Run) -> None:
    ran = run("check", "--explain", name)
    assert ran.status == 0
    for part in ("C108 answer-in-question, a warning", "bad:", "good:", "Anne Frank", "source:", "ignore: [C108]"):
        assert part in ran.out


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_what_explains_a_rule_holds_yaml_that_can_be_copied(
    rule: Rule, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    said = run("check", "--explain", rule.id).out
    blocks = dict(re.findall(r"^(\S.*):\n((?:  .*\n|\n)+)", said, re.MULTILINE))
    cut = {label: read(dedent(block).strip().encode(), "a.yaml") for label, block in blocks.items()}
    assert [source.problems for source in cut.values() if source.problems] == []
    assert cut["bad"].root == read(rule.bad.encode(), "a.yaml").root
    assert cut["good"].root == read(rule.good.encode(), "a.yaml").root
    assert cut["to let a fact pass"].root == {"lint": {"ignore": [rule.id]}}
    limits = {name: f"{limit:g}" for name, limit in LIMITS.get(rule.id, {}).items()}
    thresholds = cut.get("thresholds, which hafal.yaml may set", read(b"", "a.yaml")).root
    assert thresholds == ({"lint": {rule.id: limits}} if limits else None)


def test_a_terminal_shows_the_line_and_a_caret_below_the_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\nb:\t日本 x " + "lang " * 40 + "\n", encoding="utf-8")
    assert excerpt(Place(str(path), 1, 4), 80)[0] == "    a: 1"
    caret = excerpt(Place(str(path), 1, 4), 80)[1]
    assert caret.startswith("       ")
    assert caret.strip(" ").startswith("\x1b[31m\x1b[1m^")
    line, caret = excerpt(Place(str(path), 2, 7), 80)
    assert line.startswith("    b: 日本 x lang")
    assert len(line) <= 80
    assert caret.index("\x1b") == 4 + len("b: ") + 2 * len("日本") + 1
    far, below = excerpt(Place(str(path), 2, 180), 60)
    assert len(far) <= 60
    assert below.index("\x1b") <= 60
    assert excerpt(Place(str(path), 9, 1), 80) == excerpt(Place("nowhere", 1, 1), 80) == []


@pytest.mark.parametrize("piece", ["apa ", "which not ", "a", "aB", "mana dan ", "*a ", "aa- ", "a,", "{{ ", '\\"x '])
def test_a_text_of_any_shape_is_judged(piece: str, check: Check) -> None:
    """The longest texts that there may be, of shapes on which expressions run away: it would take minutes."""
    text = piece * (19_000 // len(piece))
    facts = f'questions:\n  q: {{question: "{text}?", answer: "{text}"}}\n'
    facts += f'definitions:\n  d: {{term: "{text[:90].strip()}x", definition: "{text}"}}\n'
    assert all(not problem.code.startswith("E") for problem in check(facts, HEAD))


def test_the_line_is_that_of_now_also_when_files_are_watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, said = tmp_path / "a.yaml", Terminal()
    monkeypatch.setattr("sys.stdout", said)
    for text in ("lama: 1", "baru: 2"):
        path.write_text(text, encoding="utf-8")
        tell([Problem(Place(str(path), 1, 1), "E102", "x")])
    assert "    lama: 1" in said.getvalue()
    assert "    baru: 2" in said.getvalue()
