"""The labelled prompts are what they are said to be."""

from collections import Counter
from pathlib import Path

import pytest
from conftest import HEAD, Run
from labelled import GOOD, labelled


def test_there_are_enough_of_either_label_language_and_half() -> None:
    everything = labelled()
    assert len(everything) == len({entry.id for entry in everything}) == len({entry.source for entry in everything})
    counts = Counter((entry.language, entry.fault == GOOD) for entry in everything)
    assert counts == {("id", True): 200, ("id", False): 100, ("en", True): 200, ("en", False): 100}
    for tuning in (True, False):
        half = labelled(tuning=tuning)
        assert sum(entry.fault == GOOD for entry in half) >= 180
        assert {entry.fault for entry in half} == {entry.fault for entry in everything}
    assert len({entry.subject for entry in everything}) >= 40


@pytest.mark.parametrize("language", ["id", "en"])
def test_check_finds_no_error_in_any_of_them(language: str, run: Run) -> None:
    head = HEAD.replace("language: id", f"language: {language}")
    for entry in labelled():
        if entry.language == language:
            folder = Path("cards_src", entry.id)
            folder.mkdir(parents=True)
            (folder / "hafal.yaml").write_text(head.replace("7k3qm9", f"7k3q{entry.id[3:]}"), encoding="utf-8")
            (folder / "a.yaml").write_text(entry.source, encoding="utf-8")
    ran = run("check")
    assert ran.status == 0, ran.out
