"""The second deck against its table: no date is another than the table's, or finer than the table can be trusted."""

import csv
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

import pytest
from conftest import Run

from generator.dates import Date
from generator.deck import Deck, Note
from generator.engine import throwaway
from generator.kinds.first_relation import FirstRelation
from generator.kinds.kind import Card
from generator.markup import bare
from generator.order import PER_DAY
from generator.project import load
from generator.shape import Id

FOLDER = Path(__file__).parent.parent / "cards_src" / "hubungan-diplomatik"
SOURCES = FOLDER / "sources"
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
DATE = re.compile(rf"(?:(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) )?\b(\d{{4}})\b")

DISPUTED = {
    ("NL", "relations_established"): {"1949-10", "1949-12-27"},
    ("IN", "relations_established"): {"1949-04-16", "1949-02-02"},
    ("MN", "relations_established"): {"1956-12-21", "1956-12-22"},
    ("VE", "relations_established"): {"1959-10-09", "1959-10-10"},
    ("KR", "relations_established"): {"1973-09-17", "1973-09-18"},
    ("KM", "relations_established"): {"1983-03-19", "1983-06-23"},
    ("CN", "suspended"): {"1967-10-09"},
    ("HR", "relations_established"): {"1992-09-02", "1992-09-03"},
    ("TO", "relations_established"): {"1994-05-27", "1994-05-30"},
    ("SL", "relations_established"): {"1994-11-12", "1994-11-15"},
    ("SM", "relations_established"): {"2011-09-26", "2011-12-09"},
    ("TV", "relations_established"): {"2012-10-01", "2012-10-03"},
    ("MY", "severed"): {"1963-09-15", "1963-09-17"},
}
"""The days between which sources differ, by relations.md, "Conflicts" and "Breaks"."""
STEPS = {
    ("CN", "suspended"): ("1967-10-30", "good"),
    ("CN", "restored"): ("1990-08-08", "good"),
    ("PT", "restored"): ("1999-12-28", "good"),
    ("MY", "severed"): ("1963-09", "low"),
    ("MY", "restored"): ("1967-08-31", "single"),
}
"""Breaks and restorations, each with how far its date can be trusted, by relations.md, "Breaks worth knowing"."""
BEST_KNOWN = """BN LA MY PH SG TH TL VN IN PG CN GB RU US JP KR SA NL DE TR EG PS PK BD CA MX AR ES ZA NZ""".split()
"""ASEAN and neighbours, permanent members of the Security Council, main trade partners."""


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    code: str
    names: set[str]
    date: str
    trust: str
    year_agreed: bool

    @property
    def sure(self) -> str:
        """The date as far as a card may ask for it, or set others in order by it."""
        return self.date[:4] if self.trust == "single" else self.shown

    @property
    def shown(self) -> str:
        """The date as far as a back may show it: of a row of low trust no day."""
        return (
            self.date[:7]
            if self.trust == "low" and len(self.date) == 7
            else self.date[: 4 if self.trust == "low" else 10]
        )


def _table() -> Iterator[Row]:
    with (SOURCES / "relations.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = {row["name_id"], *filter(None, row["alias_id"].split("|"))}
            yield Row(row["iso2"], names, row["date"], row["trust"], row["year_agreed"] == "yes")


TABLE = {row.code: row for row in _table()}
DESERVING = {row.code for row in TABLE.values() if row.trust != "low" or row.year_agreed}


def allowed(fact: FirstRelation) -> Row:
    """What the table says of a fact, or the notes beside it say of a break or a restoration."""
    code = fact.country.code
    if fact.event == "relations_established":
        return TABLE[code]
    date, trust = STEPS[code, fact.event]
    return Row(code, set(), date, trust, year_agreed=True)


def dates(text: str) -> list[str]:
    """All dates in a text, as the table writes them."""
    found = []
    for day, month, year in DATE.findall(text):
        parts = [year, f"{MONTHS.index(month) + 1:02}" if month else "", f"{int(day):02}" if day else ""]
        found.append("-".join(filter(None, parts)))
    return found


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    """The deck as its sources make it: what was released would hide what they no longer say."""
    sources = shutil.copytree(
        FOLDER, tmp_path_factory.mktemp("deck") / FOLDER.name, ignore=shutil.ignore_patterns("hafal.lock")
    )
    (loaded,) = load([sources])
    assert loaded.problems == []
    assert loaded.deck
    return loaded.deck


@pytest.fixture(scope="module")
def facts(deck: Deck) -> list[FirstRelation]:
    found = [note.draft.fact for note in deck.notes if note.draft and not note.draft.owner]
    assert all(isinstance(fact, FirstRelation) for fact in found)
    return [fact for fact in found if isinstance(fact, FirstRelation)]


def test_every_row_that_deserves_a_card_has_one_and_the_others_are_listed_with_a_reason(
    facts: list[FirstRelation],
) -> None:
    begun = [fact.country.code for fact in facts if fact.event == "relations_established"]
    assert sorted(begun) == sorted(DESERVING)
    assert len(begun) >= 125
    listed = dict(re.findall(r"^\| ([A-Z]{2}) \| .+? \| (.+) \|$", (SOURCES / "left-out.md").read_text("utf-8"), re.M))
    assert listed.keys() == TABLE.keys() - DESERVING
    assert all(listed.values())


def test_a_country_has_its_textbook_name(facts: list[FirstRelation]) -> None:
    fuller = {"BN": "Brunei Darussalam"}
    for fact in facts:
        code, name = fact.country.code, fact.country.name
        assert name in TABLE[code].names | {fuller.get(code)}, code


def test_every_fact_has_the_date_that_its_row_allows(facts: list[FirstRelation]) -> None:
    for fact in facts:
        row = allowed(fact)
        assert _iso(fact.date) == row.shown, fact.id
        assert _iso(fact.sure_date) == row.sure, fact.id
        assert {_iso(other.date) for other in fact.disputed} == _disputed(fact), fact.id


def _iso(date: Date) -> str:
    parts = (f"{date.year}", f"{date.month:02}" if date.month else "", f"{date.day:02}" if date.day else "")
    return "-".join(filter(None, parts))


def _disputed(fact: FirstRelation) -> set[str]:
    return DISPUTED.get((fact.country.code, fact.event), set())


def test_every_date_on_every_card_in_anki_is_its_rows_and_no_finer(
    deck: Deck, facts: list[FirstRelation], run: Run, tmp_path: Path
) -> None:
    """Read from both sides of each card as Anki renders them; days that differ may stand in their own box alone."""
    assert run("build", FOLDER, "--draft", "-o", tmp_path / "deck.apkg").status == 0
    with throwaway() as anki:
        anki.import_package(tmp_path / "deck.apkg")
        keys = {guid: fields["Key"] for guid, fields in anki.fields().items()}
        cards = [(keys[card.guid], card.question, card.answer) for card in anki.render()]
    assert len(cards) == deck.cards
    facts_of = {note.key: note.draft.after or [note.key] for note in deck.notes if note.draft}
    by_id = {str(fact.identity): fact for fact in facts}
    compared = 0
    for key, question, answer in cards:
        told = [by_id[name] for name in facts_of[key]]
        if len(told) == 1:
            _one(told[0], question, answer)
        else:
            _several(told, question, answer)
        compared += len(dates(bare(answer)))
    assert compared > deck.cards


def _one(fact: FirstRelation, question: str, answer: str) -> None:
    """A card of one fact asks for no more than is sure, and shows no more than its row has."""
    row = allowed(fact)
    box = re.search(r'<div class="panel disputed">.*?</div>', answer, re.DOTALL)
    rest = answer.replace(box.group(), "") if box else answer
    assert set(dates(bare(question))) <= {row.sure}, fact.id
    for large in re.findall(r'<p class="big">(.*?)</p>', rest):
        assert all(row.sure.startswith(date) for date in dates(large)), fact.id
    shown = dates(bare(rest))
    assert all(row.shown.startswith(date) for date in shown), (fact.id, shown)
    assert set(dates(bare(box.group()))) == _disputed(fact) if box else True, fact.id
    if any(len(date) > len(row.sure) for date in shown):
        assert "(belum pasti)" in rest, fact.id


def _several(facts: list[FirstRelation], question: str, answer: str) -> None:
    """A card of several facts shows each with its date, as far as it is sure, in an order that nothing can reverse."""
    in_order = sorted(((allowed(fact).sure, fact) for fact in facts), key=lambda dated: dated[0])
    lines = re.findall(r'<li>(.*?)<p class="small">(.*?)</p></li>', answer)
    assert [dates(date) for _, date in lines] == [[date] for date, _ in in_order]
    for (name, _), (_, fact) in zip(lines, in_order, strict=True):
        assert fact.country.name in (bare(name), bare(re.findall(r"<h1>(.*?)</h1>", answer)[0]))
    assert all(not later.startswith(date) for (date, _), (later, _) in pairwise(in_order))
    listed = re.findall(r'<ul class="choices">(.*?)</ul>', question, re.DOTALL)
    assert [dates(bare(choices)) for choices in listed] == [[]]


def test_a_country_is_asked_by_its_date_only_deep_and_where_no_other_row_has_that_date(deck: Deck) -> None:
    days = Counter(row.date for row in TABLE.values())
    elsewhere = {day for (code, _), others in DISPUTED.items() for day in others if day != TABLE[code].date}
    asked = 0
    for fact, card in cards_of_facts(deck):
        if card.name == "partner":
            row = allowed(fact)
            assert (card.tier, row.trust in ("high", "good")) == ("deep", True), fact.id
            assert days[row.date] == (fact.event == "relations_established"), fact.id
            assert row.date not in elsewhere, fact.id
            asked += 1
    assert asked >= 50


def cards_of_facts(deck: Deck) -> Iterator[tuple[FirstRelation, Card]]:
    for note in deck.notes:
        if note.draft and isinstance(note.draft.fact, FirstRelation) and not note.draft.owner:
            yield from ((note.draft.fact, card) for card in note.draft.cards)


def test_comparisons_are_of_neighbours_in_time_and_at_most_one_for_two_facts(
    deck: Deck, facts: list[FirstRelation]
) -> None:
    by_id = {fact.id: fact for fact in facts}
    pairs = [note.draft.after for note in deck.notes if note.draft and note.kind == "comparison"]
    assert 20 <= len(pairs) <= len(facts) // 2
    assert {name for name, times in Counter(chain(*pairs)).items() if times > 1} == set()
    years = [sorted(by_id[Id(name)].date.year for name in pair) for pair in pairs]
    assert {(earlier, later) for earlier, later in years if later - earlier > 10} == set()


def test_the_timelines_are_those_that_were_chosen(deck: Deck) -> None:
    assert {note.title: len(note.draft.after) for note in deck.notes if note.draft and note.kind == "timeline"} == {
        "Negara Asia Tenggara: urutan peristiwa": 5,
        "Negara yang namanya diawali Kepulauan: urutan peristiwa": 3,
        "Negara yang namanya diawali Saint: urutan peristiwa": 3,
        "Negara yang namanya memuat Guinea: urutan peristiwa": 3,
    }


def test_the_numbers_that_are_told_of_it_are_true(deck: Deck, facts: list[FirstRelation]) -> None:
    partners = len([fact for fact in facts if fact.event == "relations_established"])
    readme = (FOLDER.parents[1] / "README.md").read_text("utf-8")
    assert f"with {partners} partners" in readme
    assert f"{deck.cards} cards" in readme
    assert f"dengan {partners} mitra" in str(deck.settings.about)
    assert set(re.findall(r"Australia|Prancis|Italia", str(deck.settings.about))) == {"Australia", "Prancis", "Italia"}
    assert {"AU", "FR", "IT"} <= TABLE.keys() - DESERVING


def learned(deck: Deck) -> list[Note]:
    """The notes of all cards, in the order in which they are learned."""
    return [note for _, note in sorted((due, note) for note in deck.notes for due in note.due)]


def test_the_thirty_best_known_partners_are_learned_in_the_first_three_days(deck: Deck) -> None:
    first_three = {note.key for note in learned(deck)[: 3 * PER_DAY]}
    best = {fact.id for fact, _ in cards_of_facts(deck) if fact.country.code in BEST_KNOWN and fact.weight > 1}
    assert len(best) == len(BEST_KNOWN) == 30
    assert best <= first_three


def test_dates_that_look_alike_are_learned_on_different_days(deck: Deck) -> None:
    """Of twenty cards in a row two at most have one year, until the last ones; of facts that are mistaken, one."""
    notes = learned(deck)
    years = [note.draft.fact.date.year if note.draft and not note.draft.owner else None for note in notes]
    for start in range(len(notes) - 2 * PER_DAY):
        day = Counter(year for year in years[start : start + PER_DAY] if year)
        assert max(day.values()) <= 2, (start, day)
    pairs = [
        (fact.id, other) for fact, card in cards_of_facts(deck) for other in fact.confuse_with if card.name == "date"
    ]
    first = {note.key: at for at, note in reversed(list(enumerate(notes)))}
    assert {pair for pair in pairs if abs(first[pair[0]] - first[pair[1]]) < PER_DAY} == set()


def test_no_card_is_about_a_region(deck: Deck) -> None:
    for note in deck.notes:
        shown = " ".join(bare(text) for name, text in note.fields.items() if name != "Title").casefold()
        assert not re.search(r"\b(kawasan|benua|wilayah|eropa|timur tengah)\b", shown), note.key


def test_a_source_is_short_enough_for_a_phone(facts: list[FirstRelation]) -> None:
    assert {fact.id: fact.source for fact in facts if len(fact.source or "") > 75} == {}
