"""A kind of one's own, outside the package's list: one object, and all the rest of the house takes it as it is."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from conftest import OpenAnki, Project

from generator import faces
from generator.kinds import KINDS
from generator.kinds.kind import Book, Card, Draft, Fact, Kind
from generator.package import package
from generator.problems import Problem, problem
from generator.project import load
from generator.shape import Line, key, shaped


@shaped
class Opposite(Fact):
    """Two words that mean the opposite."""

    WHAT = "a pair of opposites"

    word: Line = key("the one")
    opposite: Line = key("the other")


def drafts(facts: Sequence[Opposite], book: Book) -> Iterable[Draft]:
    for fact in facts:
        front = faces.prompt(faces.say("Lawan kata <b>{word}</b>?", word=fact.word))
        card = Card("opposite", "core 1", front, faces.big(fact.opposite), fact.opposite)
        yield Draft(fact, f"{fact.word} - {fact.opposite}", [card])


def check(fact: Opposite, book: Book) -> Iterable[Problem]:
    if fact.word == fact.opposite:
        yield problem("E215", fact.place("opposite"), key="opposite")


NINTH = Kind(
    slug="opposite",
    about="two words that mean the opposite",
    section="opposites",
    fact=Opposite,
    label={"id": "Lawan kata", "en": "Opposites"},
    cards={"opposite": "core 1"},
    title=lambda fact, book: fact.word,
    drafts=drafts,
    check=check,
)
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
    Path("deck.apkg").write_bytes(package(loaded.deck, {}, 1).data)
    with anki() as opened:
        opened.import_package(Path("deck.apkg"))
        assert [fields["Label"] for fields in opened.fields().values()] == ["Lawan kata"] * 2
        shown = [card.question for card in opened.render()]
        assert "Lawan kata <b>siang</b>?" in shown[0]
        assert "Lawan kata <b>panas</b>?" in shown[1]


def test_its_mistakes_are_told_like_any_others(project: Project) -> None:
    (loaded,) = load(
        [project({"a.yaml": "opposites:\n  a: {word: x, oposite: x}\n  b: {word: y, opposite: y}\n"})], ALL
    )
    assert [str(found).splitlines()[0].rpartition(": ")[2] for found in loaded.problems] == [
        'unknown key "oposite" in a pair of opposites [E102]',
        '"opposite" names the fact itself [E215]',
    ]
