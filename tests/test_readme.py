"""The README is true: its YAML builds, its commands run, its messages are those of the program."""

import re
from pathlib import Path

import pytest
from conftest import HEAD, Project, Run

from generator import cli
from generator.kinds import KINDS
from generator.kinds.kind import Fact
from generator.markup import bare
from generator.problems import WORDING
from generator.project import load
from generator.settings import Settings
from generator.shape import keys_of

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def test_every_yaml_but_the_one_of_mistakes_builds(project: Project, run: Run) -> None:
    first, head, source, _mistakes = fenced("yaml")
    for files in ({"a.yaml": first}, {"hafal.yaml": head, "1-negara.yaml": source}):
        folder = project(files)
        checked = run("check", folder)
        assert (checked.status, checked.out.split(":")[0]) == (0, "no problems"), checked.out
        assert run("build", folder, "-o", "deck.apkg").status == 0
        assert run("verify", "deck.apkg", "--src", folder).status == 0
        for name in files:
            (folder / name).unlink()


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
    project({"../contoh/hafal.yaml": HEAD, "../contoh/1.yaml": fenced("yaml")[3]})
    assert run("check", "cards_src/contoh").out == fenced("text")[0]


@pytest.mark.parametrize("verb", list(cli.hafal.commands))
def test_every_command_is_in_the_readme(verb: str) -> None:
    assert f"`hafal {verb} " in README


def test_every_command_in_the_readme_is_one() -> None:
    assert set(re.findall(r"hafal ([a-z]+)\b(?! \()", "\n".join(re.findall(r"`[^`\n]+`", README)))) <= set(
        cli.hafal.commands
    )


def test_every_kind_and_every_key_is_in_the_readme() -> None:
    for kind in KINDS:
        assert f"| {kind.slug} | `{kind.section}` |" in README
        for key in keys_of(kind.fact):
            assert re.search(rf"\b{key}\b", README), key
    for key in (*keys_of(Fact), *keys_of(Settings)):
        assert re.search(rf"\b{key}\b", README), key


def test_codes_in_the_readme_are_codes() -> None:
    assert set(re.findall(r"\[([EVW]\d{3})\]", README)) <= set(WORDING)


def test_the_two_commands_are_one_line_each_and_start_from_nothing() -> None:
    commands = [line for block in fenced("sh") for line in block.splitlines()]
    assert len(commands) == 2
    assert all(command.startswith("python3 -m venv .venv && .venv/bin/pip install ") for command in commands)


def test_the_changelog_knows_this_version() -> None:
    from importlib.metadata import version

    assert f"## {version('hafal')}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
