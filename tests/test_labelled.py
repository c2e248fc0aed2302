"""The labelled prompts are what they are said to be."""

import re
from collections import Counter
from pathlib import Path

import pytest
from conftest import HEAD
from labelled import GOOD, labelled

from generator.lint.phrases import asking, dating, naming, pointers, present
from generator.lint.phrases.pattern import Pattern
from generator.project import load


def test_every_label_is_told_apart_by_its_id() -> None:
    everything = labelled()
    assert len(everything) == len({entry.id for entry in everything})


@pytest.mark.parametrize(("later", "good", "faulty"), [(False, 200, 100), (True, 304, 152)])
def test_there_are_enough_of_either_label_language_and_half(later: bool, good: int, faulty: int) -> None:
    written = [entry for entry in labelled() if not entry.added and entry.later is later]
    assert len(written) == len({entry.source for entry in written})
    counts = Counter((entry.language, entry.fault == GOOD) for entry in written)
    assert counts == {("id", True): good, ("id", False): faulty, ("en", True): good, ("en", False): faulty}
    for tuning in (True, False):
        half = [entry for entry in written if entry.tuning is tuning]
        assert sum(entry.fault == GOOD for entry in half) >= 0.9 * good
        assert {entry.fault for entry in half} == {entry.fault for entry in written}
    assert len({entry.subject for entry in written}) >= 40


@pytest.mark.parametrize("language", ["id", "en"])
def test_they_are_sound_sources(language: str, tmp_path: Path) -> None:
    """All of the first ones, and a tenth of those that were added; `measure_lint.py` reads all.

    Only their ids are told, so that nobody reads those that are untouched.
    """
    head = HEAD.replace("language: id", f"language: {language}")
    folders = {}
    for at, entry in enumerate(labelled()):
        if entry.language == language and (not entry.added or at % 10 == 0):
            folders[entry.id] = tmp_path / entry.id
            folders[entry.id].mkdir()
            (folders[entry.id] / "hafal.yaml").write_text(
                head.replace("7k3qm9", f"7k3q{entry.id[3:]}"), encoding="utf-8"
            )
            (folders[entry.id] / "a.yaml").write_text(entry.source, encoding="utf-8")
    loaded = zip(folders, load(folders.values()), strict=True)
    unsound = [name for name, project in loaded if any(found.code.startswith("E") for found in project.problems)]
    assert not unsound


def test_what_a_slow_expression_says_that_it_holds_hides_no_finding() -> None:
    slow = [
        pattern
        for module in (asking, dating, naming, pointers, present)
        for known in vars(module).values()
        for pattern in (known.values() if isinstance(known, dict) else (known,))
        if isinstance(pattern, Pattern) and pattern.holding
    ]
    assert slow
    texts = [line.strip() for entry in labelled(tuning=True) for line in re.split(r"\n| \w+: ", entry.source)]
    for pattern in slow:
        plain = Pattern(pattern.source, pattern.flags)
        assert [text for text in texts if plain.search(text) and not pattern.search(text)] == []
