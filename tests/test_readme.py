"""The README is true: its YAML builds, its commands run, its messages are those of the program."""

import re
import shlex
from pathlib import Path

import pytest
from conftest import HEAD, Project, Run

from generator import cli, explanations, lint
from generator.exam.plan import Time, plan
from generator.kinds import DERIVED, KINDS
from generator.kinds.kind import Fact
from generator.markup import bare
from generator.problems import WORDING
from generator.project import load
from generator.settings import Settings
from generator.shape import keys_of

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
WRITTEN = re.sub(r"<!-- (\w+) -->.*?<!-- /\1 -->", "", README, flags=re.DOTALL)
"""The README without the tables that are made for it."""
BLOCKS = re.findall(r"^```(\S+)(?: (\S+))?\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
COMMANDS = [line for language, _, text in BLOCKS if language == "sh" for line in text.splitlines()]


def fenced(language: str, name: str = "") -> list[str]:
    """The texts between fences of a language; a word behind the language names one."""
    return [text for *found, text in BLOCKS if found == [language, name]]


(PROJECT_FILE,) = fenced("yaml", "hafal.yaml")
(MISTAKES,) = fenced("yaml", "mistakes")
(EXAM,) = fenced("yaml", "exam")


def test_every_fence_is_looked_at_here() -> None:
    assert {(language, name) for language, name, _ in BLOCKS} == {
        *(("yaml", ""), ("yaml", "hafal.yaml"), ("yaml", "mistakes"), ("yaml", "exam"), ("text", ""), ("text", "plan")),
        *(("sh", ""), ("powershell", ""), ("python", "")),
    }


@pytest.mark.parametrize("text", fenced("yaml"), ids=lambda text: text.splitlines()[0])
@pytest.mark.parametrize("depth", ["core", "standard", "deep"])
def test_every_source_builds_as_it_stands(text: str, depth: str, project: Project, run: Run) -> None:
    head = PROJECT_FILE.replace("depth: standard", f"depth: {depth}")
    folder = project({"hafal.yaml": head, "a.yaml": text, "media/sel.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    checked = run("check", folder)
    assert (checked.status, checked.out.split(":")[0]) == (0, "no problems"), checked.out
    assert run("build", folder, "-o", "deck.apkg").status == 0
    assert run("verify", "deck.apkg", "--src", folder).status == 0


def test_the_sources_hold_every_kind() -> None:
    for kind in KINDS:
        assert any(re.search(rf"^{kind.section}:", text, re.MULTILINE) for text in fenced("yaml")), kind.section


def test_the_ten_lines_become_the_cards_that_it_shows(project: Project) -> None:
    (loaded,) = load([project({"hafal.yaml": HEAD.replace("deep", "standard"), "a.yaml": fenced("yaml")[0]})])
    assert loaded.deck
    made = {bare(card.front) for note in loaded.deck.notes for card in note.draft.cards}
    shown = {
        row.split("|")[1].replace("**", "").removesuffix(" (four empty lines) ").strip()
        for row in re.search(r"\| front \| back \|\n\|---\|---\|\n(.*?)\n\n", README, re.DOTALL).group(1).splitlines()  # type: ignore[union-attr]
    }
    assert shown == made
    assert "become six cards" in README
    assert len(made) == 6


def test_messages_are_shown_as_they_are(project: Project, run: Run) -> None:
    project({"../contoh/hafal.yaml": HEAD, "../contoh/1.yaml": MISTAKES})
    assert run("check", "cards_src/contoh").out == fenced("text")[0]


def test_what_is_shown_of_an_exam_is_planned_for(project: Project, run: Run) -> None:
    folder = project({"hafal.yaml": PROJECT_FILE + EXAM, "a.yaml": fenced("yaml")[0]})
    ran = run("plan", folder, "--from", "2026-11-30")
    assert "PPKn XI: 6 cards, 14 days until the exam on 14 December 2026, 20 minutes a day" in " ".join(ran.out.split())


def test_the_plan_of_the_second_deck_is_the_one_that_is_told(run: Run) -> None:
    (command,) = [line for line in COMMANDS if line.startswith("hafal plan")]
    ran = run("plan", ROOT / "cards_src" / "hubungan-diplomatik", *shlex.split(command)[2:])
    assert ran.out == fenced("text", "plan")[0]


def test_what_is_said_of_the_time_for_each_card_is_what_plans_reach() -> None:
    said = (
        "With 45 seconds some 75 of 100 are recalled after 30 days, with 60 seconds 84, with 75 seconds 92, and with "
        "100 seconds 97; in a week 87, 94, 96 and 96, and in two months 69, 75, 87 and 94"
    )
    assert said in " ".join(README.split())
    for days, all_recalled in ((30, (75, 84, 92, 97)), (7, (87, 94, 96, 96)), (60, (69, 75, 87, 94))):
        for seconds, recalled in zip((45, 60, 75, 100), all_recalled, strict=True):
            assert round(100 * plan(Time(250, days, seconds * 250 / 60 / days)).advised.recall) == recalled


def test_the_rules_of_card_quality_and_the_problems_are_those_that_are_told(request: pytest.FixtureRequest) -> None:
    """`pytest tests/test_readme.py --update-golden` writes their tables anew."""
    made = README
    for name, table in (("rules", lint.table()), ("problems", explanations.table())):
        start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->\n"
        before, _, rest = made.partition(start)
        made = f"{before}{start}{table}\n{end}{rest.partition(end)[2]}"
    if request.config.getoption("--update-golden"):
        (ROOT / "README.md").write_text(made, encoding="utf-8", newline="\n")
    else:
        assert made == README


def test_its_own_commands_run_in_their_order(run: Run) -> None:
    own = [line for line in COMMANDS if line.startswith("hafal ")]
    assert len(own) >= 3
    for line in own:
        ran = run(*shlex.split(line)[1:])
        assert (ran.status, ran.err) == (0, ""), line


def test_all_other_commands_are_run_from_a_clean_clone() -> None:
    """They need a network, so `.ci/run` runs them: it takes each from the README by a part of it."""
    parts = re.findall(r"readme '([^']+)'", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    others = [line for line in COMMANDS if not line.startswith("hafal ")]
    assert [line for line in others if not any(part in line for part in parts)] == []
    assert [part for part in parts if not any(part in line for line in others)] == []


def test_the_windows_command_is_the_first_one_in_powershell() -> None:
    (windows,) = fenced("powershell")
    first = next(line for line in COMMANDS if line.endswith("hafal build"))
    there = first.replace("python3 ", "py ").replace(" &&", ";").replace(".venv/bin/", ".venv\\Scripts\\")
    assert windows.strip() == there


def test_the_two_commands_are_one_line_each_and_start_from_nothing() -> None:
    commands = [line for line in COMMANDS if ".venv" in line]
    assert len(commands) == 2
    assert all(command.startswith("python3 -m venv .venv && .venv/bin/pip install ") for command in commands)


@pytest.mark.parametrize("verb", list(cli.hafal.commands))
def test_every_command_and_option_is_in_the_readme(verb: str) -> None:
    assert f"`hafal {verb} " in WRITTEN
    for parameter in cli.hafal.commands[verb].params:
        if parameter.param_type_name == "option" and verb != "verify":
            assert any(option in WRITTEN for option in parameter.opts), parameter.opts


def test_every_command_in_the_readme_is_one() -> None:
    named = re.findall(r"hafal ([a-z]+)\b(?! \()", "\n".join(re.findall(r"`[^`\n]+`", README)))
    assert set(named) <= set(cli.hafal.commands)


def test_every_kind_every_card_and_every_key_is_in_the_readme() -> None:
    for kind in KINDS:
        (row,) = re.findall(rf"^\| {kind.slug} \| `{kind.section}` \|.*$", WRITTEN, re.MULTILINE)
        for name in kind.all_cards:
            assert f"`{name}`" in row, name
        for key in keys_of(kind.fact):
            assert re.search(rf"\b{key}\b", WRITTEN), key
    for derived in DERIVED:
        assert f"a `{derived.slug}`" in WRITTEN
    for key in (*keys_of(Fact), *keys_of(Settings)):
        assert re.search(rf"\b{key}\b", WRITTEN), key


def test_links_within_the_readme_lead_somewhere() -> None:
    titles = {title.casefold().replace(" ", "-") for title in re.findall(r"^#+ (.*)$", README, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= titles


def test_codes_in_the_readme_are_codes() -> None:
    assert set(re.findall(r"\[([EVW]\d{3})\]", README)) <= set(WORDING)


def test_the_changelog_knows_this_version() -> None:
    from importlib.metadata import version

    assert f"## {version('hafal')}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_what_an_update_costs_a_learner_is_said_before_the_tables_that_tell_the_rest() -> None:
    section = README.split("## What happens when you import again")[1]
    first = " ".join(section[: section.index("| what you do |")].split())
    assert "Each note that you changed is replaced as a whole, its tags and *My Notes* included" in first
    assert "So tell learners to flag rather than mark, and to suspend rather than delete" in section
