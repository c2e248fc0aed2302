"""A kind of one's own, outside the package's list, as the README writes it: the rest of the house takes it as it is."""

import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from conftest import OpenAnki, Project

from generator.kinds import KINDS
from generator.kinds.kind import Kind
from generator.package import package
from generator.project import load
from generator.release import release

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def of_the_readme() -> Kind[Any]:
    (code,) = re.findall(r"^```python\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    module = sys.modules["ninth_kind"] = ModuleType("ninth_kind")
    exec(code, module.__dict__)
    kind = module.KIND
    assert isinstance(kind, Kind)
    return kind


NINTH = of_the_readme()
ALL = (*KINDS, NINTH)
SOURCE = """\
opposites:
  panas: {word: panas, opposite: dingin, hint: brr, needs: [siang]}
  siang: {word: siang, opposite: malam, confuse_with: [panas]}
"""


def test_a_ninth_kind_goes_the_whole_way(project: Project, anki: OpenAnki) -> None:
    (loaded,) = load([project({"a.yaml": SOURCE})], ALL)
    assert loaded.problems == []
    assert loaded.deck
    Path("deck.apkg").write_bytes(package(release(loaded.deck, loaded.lock, 0).deck, {}).data)
    with anki() as opened:
        opened.import_package(Path("deck.apkg"))
        assert [fields["Label"] for fields in opened.fields().values()] == ["Lawan kata"] * 2
        shown = [card.question for card in opened.render()]
        assert "Apa lawan kata <b>siang</b>?" in shown[0]
        assert "Apa lawan kata <b>panas</b>?" in shown[1]


def test_its_mistakes_are_told_like_any_others(project: Project) -> None:
    source = "opposites:\n  a: {word: x, oposite: x}\n  b: {word: y, opposite: z, needs: [c], skip: [oposite]}\n"
    (loaded,) = load([project({"a.yaml": source})], ALL)
    assert [(found.code, found.hint) for found in loaded.problems] == [
        ("E102", 'did you mean "opposite"?'),
        ("E203", "known here: a"),
        ("E212", 'did you mean "opposite"?'),
    ]
