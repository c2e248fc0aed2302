"""The rule about dates that contradict each other: one event with two, an end before its beginning."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from generator.dates import PRECISIONS, Date
from generator.kinds.dated import Dated, dated_facts
from generator.kinds.event import Event
from generator.kinds.first_relation import FirstRelation
from generator.kinds.kind import Fact
from generator.lint import phrases
from generator.lint.look import CROWD, Look, Spot, words
from generator.lint.rule import Found, rule
from generator.problems import Severity

YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
ALIKE = 0.6
"""Two texts that name the same tell of one moment if they share so many of their roots."""


@rule(
    "C205",
    "date-conflict",
    "error",
    "{other} says otherwise: {date}",
    reason="One of the two is wrong, and both are learned.",
    source="logic",
    bad="events:\n  one: {event: the independence of Indonesia, date: 1945-08-17}\n"
    "  other: {event: the independence of Indonesia, date: 1949-12-27}",
    good="events:\n  one:\n    event: the independence of Indonesia\n    date: 1945-08-17\n"
    "    disputed: [{date: 1949-12-27, by: the Dutch government}]",
)
def date_conflict(look: Look) -> Iterator[Found]:
    """One event with two dates; an end before its beginning, a mission before recognition."""
    same: dict[tuple[str, ...], Dated] = {}
    told: set[frozenset[str]] = set()
    for fact in dated_facts(look.book):
        for key in _identities(fact, look):
            first = same.setdefault(key, fact)
            if first is not fact and not _agree(first, fact):
                told.add(frozenset((fact.id, first.id)))
                yield _conflict(_date(fact), first, first.date, "warning" if key[0] == "roots" else None)
                break
    if not look.errors_only:
        yield from _told_otherwise(look, told)
        yield from _missions(look)


def _identities(fact: Dated, look: Look) -> Iterable[tuple[str, ...]]:
    """What makes two facts one event: its name and place, or the act of a state, which happens once."""
    if isinstance(fact, FirstRelation):
        if fact.event in ("relations_established", "recognition"):
            by = fact.by.code if fact.by else fact.country.code
            yield "relation", fact.country.code, fact.event, by, fact.of or "", fact.basis or ""
    elif isinstance(fact, Event):
        yield "name", fact.event.casefold()
        if not look.errors_only:
            yield "roots", " ".join(sorted(phrases.same(look.roots(fact.event), look.language)))


def _agree(one: Dated, other: Dated) -> bool:
    """Whether two dates may be one, at the coarser precision of both, as far as anybody gives them."""
    return any(a.upto(b.precision) == b.upto(a.precision) for a in one.dates for b in other.dates)


def _surely_before(one: Date, other: Date) -> bool:
    precision = min(one.precision, other.precision, key=PRECISIONS.index)
    return one.upto(precision) < other.upto(precision)


class Moment(NamedTuple):
    """A text that says when something was, and of what it says so."""

    spot: Spot
    fact: Fact
    date: Date
    roots: frozenset[str]
    names: frozenset[str]
    stage: int
    """0 of a beginning, 1 of an end, 2 of anything else."""


def _moments(look: Look) -> Iterator[Moment]:
    """What events, questions with a year for an answer, and gaps that hide a year say of a time."""
    for event in look.of(Event):
        yield _moment(_date(event), event, event.event, event.sure_date, look)
    for question, answer in look.questions:
        year = YEAR.findall(answer.plain)
        if len(year) == 1 and phrases.COUNTING[look.language].search(question.plain):
            yield _moment(answer.spot(year[0]), question.fact, question.plain, Date(int(year[0])), look)
    for gap in look.gaps:
        year = YEAR.findall(gap.hidden)
        if len(year) == 1 and gap.numbers and len(words(gap.hidden)) <= 3:
            text = gap.fact.cloze.filled(min(gap.numbers))
            yield _moment(gap.spot(year[0]), gap.fact, text, Date(int(year[0])), look)


def _moment(spot: Spot, fact: Fact, text: str, date: Date, look: Look) -> Moment:
    said = {word.casefold() for word in words(text)}
    stage = next((at for at, some in enumerate((phrases.BEGINS, phrases.ENDS)) if said & some[look.language]), 2)
    empty = phrases.ASKING[look.language] | phrases.BEGINS[look.language] | phrases.ENDS[look.language]
    own = " ".join(
        word for word in words(text) if word.casefold() not in empty and word.casefold() not in phrases.OF_TIME
    )
    names = frozenset(word for word in words(own) if word[:1].isupper() or word.isdecimal())
    return Moment(spot, fact, date, phrases.same(look.roots(own), look.language), names, stage)


def _told_otherwise(look: Look, told: set[frozenset[str]]) -> Iterator[Found]:
    """Of one thing two years, or an end before its beginning; what has no name is not compared.

    Pairs of facts that were told already are left out.
    """
    having: dict[str, list[Moment]] = defaultdict(list)
    for moment in _moments(look):
        for name in moment.names:
            having[name].append(moment)
    for moments in having.values():
        for one, other in combinations(moments, 2) if len(moments) <= CROWD else ():
            pair = frozenset((one.fact.id, other.fact.id))
            if pair in told or len(pair) == 1 or not (one.names <= other.names or other.names <= one.names):
                continue
            told.add(pair)
            shared, all_roots = one.roots & other.roots, one.roots | other.roots
            if {one.stage, other.stage} == {0, 1}:
                begin, end = (one, other) if one.stage == 0 else (other, one)
                if _surely_before(end.date, begin.date) and 2 * len(shared) >= len(all_roots):
                    yield _conflict(end.spot, begin.fact, begin.date)
            elif (
                one.stage == other.stage and one.date.year != other.date.year and len(shared) >= ALIKE * len(all_roots)
            ):
                yield _conflict(other.spot, one.fact, one.date)


def _missions(look: Look) -> Iterator[Found]:
    """Missions of a state before it recognised anybody."""
    relations = look.of(FirstRelation)
    known = {fact.country.code: fact for fact in relations if fact.event == "recognition"}
    for mission in relations:
        before = known.get(mission.country.code)
        if mission.event == "mission_opened" and before and _surely_before(mission.sure_date, before.sure_date):
            yield _conflict(_date(mission), before, before.date)


def _conflict(at: Spot, other: Fact, date: Date, severity: Severity | None = "warning") -> Found:
    said = {"other": other.id, "date": date.text("en")}
    return Found(at, said, "if sources differ, one fact takes both: disputed", severity)


def _date(fact: Dated) -> Spot:
    return Spot(fact, fact, ("date",))
