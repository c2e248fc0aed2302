"""`hafal kinds`: what can be written, told by the kinds themselves."""

import re
from typing import Any

import pytest
from conftest import Run
from test_kinds import example

from generator.facts import Header
from generator.kinds import DERIVED, KINDS, motive
from generator.kinds.kind import Derived, Kind
from generator.settings import Settings
from generator.shape import keys_of


def test_kinds_are_listed(run: Run) -> None:
    said = run("kinds").out
    for key in (*keys_of(Header), *keys_of(Settings)):
        assert f"\n  {key} " in said
    for kind in (*KINDS, *DERIVED):
        assert re.search(rf"^  {kind.slug} +{re.escape(kind.about.split(',')[0])}", said, re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_kind_shows_its_keys_its_example_and_its_cards(
    kind: Kind[Any], language: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    said = run("kinds", kind.slug, "--language", language).out
    assert said == run("kinds", kind.section.replace("_", "-"), "--language", language).out
    assert " ".join(said.split()).startswith(f"{kind.slug}: {kind.about} {kind.section}: each under an id")
    for key, (place, _) in keys_of(kind.fact).items():
        if key in kind.without:
            assert f"\n  {key} " not in said
            continue
        assert re.search(rf"^  {key} .*{re.escape(place.metadata['doc'][:15])}", said, re.MULTILINE), key
    assert "\n".join(f"  {line}".rstrip() for line in example(kind, language).splitlines()) in said
    cards = said[said.index("its cards:") :]
    assert re.findall(r"^  (\S+(?: \d)?) +(?:core|standard|deep): .+", cards, re.MULTILINE)


def test_items_show_their_own_keys_and_those_of_a_group(run: Run) -> None:
    said = run("kinds", "motive").out
    assert re.search(r"^    why +why it is one$", said, re.MULTILINE)
    assert re.search(r"^    title, items +instead: a group", said, re.MULTILINE)


def test_a_clozes_cards_show_one_gap_and_its_answer(run: Run) -> None:
    said = " ".join(run("kinds", "cloze").out.split())
    assert "gap 1 core: Kerja sama [...] negara disebut kerja sama bilateral. -> dua" in said
    assert "gap 2 core: Kerja sama dua negara disebut kerja sama [istilahnya]. -> bilateral" in said


@pytest.mark.parametrize("derived", DERIVED, ids=lambda derived: derived.slug)
def test_a_derived_kind_shows_a_card(derived: Derived, run: Run) -> None:
    said = run("kinds", derived.slug).out
    assert said.startswith(f"{derived.slug}: ")
    assert re.search(rf"^  {derived.slug} +deep: .+", said, re.MULTILINE)


def test_no_line_of_kinds_is_wider_than_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    said = run("kinds", "motive").out
    written = "\n".join(f"  {line}" for line in example(motive.KIND, "id").splitlines())
    assert max(len(line) for line in said.splitlines() if line not in written) <= 60
    assert max(map(len, run("kinds").out.splitlines())) <= 60


def test_a_kind_that_is_none_is_answered_with_the_nearest(run: Run) -> None:
    ran = run("kinds", "evnt")
    assert (ran.status, ran.out) == (2, "")
    assert 'there is no kind "evnt": did you mean "event"?' in ran.err
    assert "known here: definition, motive" in run("kinds", "zzz").err
