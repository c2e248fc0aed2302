"""New projects build as they stand, and say what to do next."""

import re
from pathlib import Path

import pytest
from conftest import OpenAnki, Run

from generator.kinds import KINDS
from generator.project import load
from generator.schema import FACTS_SCHEMA, PROJECT_SCHEMA
from generator.starters import SUBJECTS

CHOICES = [
    [],
    ["--language", "en"],
    *(["--example", name] for name in SUBJECTS),
    *(["--kind", kind.slug, "--language", language] for kind in KINDS for language in ("id", "en")),
    [part for kind in KINDS for part in ("--kind", kind.section)],
]


@pytest.mark.parametrize("choice", CHOICES, ids=" ".join)
def test_a_new_project_builds_as_it_stands(choice: list[str], run: Run) -> None:
    made = run("new", "cards_src/sejarah-xi", *choice)
    assert (made.status, made.err) == (0, ""), made.err
    built = run("build")
    assert (built.status, built.err) == (0, ""), built.err
    (deck,) = Path("build").glob("*.apkg")
    verified = run("verify", deck)
    assert verified.status == 0, verified.out
    assert re.fullmatch(r"sejarah-xi-[a-z2-9]{6}", deck.stem)


def test_it_says_what_is_there_and_what_comes_next(run: Run) -> None:
    lines = run("new", "dek ku", "--kind", "event", "--kind", "event").out.splitlines()
    assert lines[:3] == ["dek ku: a project that builds as it stands", "  hafal.yaml", "  1-event.yaml"]
    assert lines[3].endswith("hafal build 'dek ku'")
    assert 'title: "Dek ku"' in Path("dek ku/hafal.yaml").read_text(encoding="utf-8")


def test_its_files_name_the_schemas_that_are_there(run: Run) -> None:
    run("new", "dek", "--example", "biology")
    for name, schema in (("hafal.yaml", PROJECT_SCHEMA), ("1-biology.yaml", FACTS_SCHEMA)):
        first = Path("dek", name).read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema={schema}"
        assert Path("dek", schema).is_file()
    assert Path("dek/media/sel-tumbuhan.svg").is_file()


@pytest.mark.parametrize(
    ("choice", "language", "title"),
    [
        ([], "id", "Dek saya"),
        (["--language", "en"], "en", "Dek saya"),
        (["--example", "english"], "en", "English words"),
        (["--example", "ppkn"], "id", "PPKn - Lahirnya Pancasila"),
    ],
)
def test_it_speaks_the_language_and_bears_the_title_of_what_was_chosen(
    choice: list[str], language: str, title: str, run: Run
) -> None:
    run("new", "dek-saya", *choice)
    (made,) = load([Path("dek-saya")])
    assert (made.settings.language, made.settings.title, made.settings.deck) == (language, title, title)


def test_two_new_projects_never_share_a_name(run: Run) -> None:
    names = set()
    for number in range(3):
        run("new", f"{number}/dek")
        names.add(Path(f"{number}/dek/hafal.yaml").read_text(encoding="utf-8").split("project: ")[1].split()[0])
    assert len(names) == 3


@pytest.mark.parametrize(
    "name",
    [
        *("日本", "...", "x" * 200, "x" * 240, 'a\'b "c"', "dek: #1", "a::", "TITLE", "\x1b[31m", "\udcff"),
    ],
)
def test_whatever_the_folder_is_called(name: str, run: Run) -> None:
    made = run("new", name)
    assert (made.status, "\x1b" in made.out) == (0, False)
    assert run("build", name, "-o", "deck.apkg").status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["penuh"], "penuh is not empty"),
        (["penuh/hafal.yaml"], "penuh/hafal.yaml is there already"),
        (["penuh/dalam"], "is a project already"),
        (["link"], "link is there already"),
        (["x/media"], "would not be found"),
        ([".x"], "would not be found"),
        (["x", "--kind", "defintion"], 'there is no kind "defintion": did you mean "definition"?'),
        (["x", "--kind", "list", "--example", "ppkn"], "--example and --kind do not go together"),
        (["x", "--example", "english", "--language", "id"], "--example english is in English"),
        ([], "Missing argument 'DIR'"),
    ],
)
def test_it_refuses_and_changes_nothing(arguments: list[str], said: str, run: Run) -> None:
    run("new", "penuh")
    Path("link").symlink_to("nirgendwo")
    before = sorted(Path().rglob("*"))
    ran = run("new", *arguments)
    assert ran.status == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert sorted(Path().rglob("*")) == before


def test_an_empty_folder_is_filled_and_stays_itself(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("kosong").mkdir()
    monkeypatch.chdir("kosong")
    assert run("new", ".").status == 0
    assert run("build").status == 0
    assert not list(Path().glob(".hafal-*"))


def test_a_name_that_looks_like_an_option_is_told_so_that_it_is_none(run: Run) -> None:
    assert run("new", "--", "-x").out.splitlines()[-1].endswith("hafal build ./-x")


def test_words_of_the_template_in_a_name_are_only_words(run: Run) -> None:
    run("new", "SIGN LANGUAGE")
    assert 'title: "SIGN LANGUAGE"' in Path("SIGN LANGUAGE/hafal.yaml").read_text(encoding="utf-8")


def test_its_schema_completes_its_own_ids(run: Run) -> None:
    run("new", "dek", "--example", "ppkn")
    assert "nama-pancasila" in Path("dek", FACTS_SCHEMA).read_text(encoding="utf-8")


def test_a_picture_of_an_example_reaches_anki(run: Run, anki: OpenAnki) -> None:
    run("new", "dek", "--example", "biology")
    run("build", "dek", "-o", "deck.apkg")
    with anki() as opened:
        opened.import_package(Path("deck.apkg"))
        (shown,) = [card.question for card in opened.render() if "<img" in card.question]
    assert 'alt="sel tumbuhan berdinding tebal' in shown
