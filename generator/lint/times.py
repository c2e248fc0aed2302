"""The rule about dates that contradict each other: one event with two, an end before its beginning."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from itertools import chain, combinations, product

from generator.dates import Date
from generator.kinds.dated import Dated, dated_facts
from generator.kinds.event import Event
from generator.kinds.first_relation import FirstRelation
from generator.kinds.kind import Fact
from generator.lint.look import CROWD, Look
from generator.lint.moments import (
    YEAR,
    Moment,
    contradict,
    date_of,
    mentions,
    moments,
    of_one_thing,
    slipped,
    surely_before,
)
from generator.lint.phrases import dating
from generator.lint.rule import Found, rule
from generator.lint.texts import Spot, words
from generator.lint.thesaurus import gist, reworded
from generator.problems import Severity

NOTHING: Set[str] = frozenset()


@rule(
    "C205",
    "date-conflict",
    "error",
    "{what}",
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
                yield _conflict(date_of(fact), first, first.sure_date, "warning" if key[0] == "roots" else None)
                break
    if not look.errors_only:
        yield from _ends_first(look)
        yield from _told_otherwise(look, told)
        yield from _missions(look)
        yield from _out_of_course(look)
        yield from _slips(look)
        yield from _besides(look)
        yield from _over_before(look)
        yield from _named_otherwise(look)
        yield from _same_year(look)


def _identities(fact: Dated, look: Look) -> Iterable[tuple[str, ...]]:
    """What makes two facts one event: its name and place, or the act of a state, which happens once."""
    if isinstance(fact, FirstRelation):
        if fact.event in ("relations_established", "recognition"):
            by = fact.by.code if fact.by else fact.country.code
            yield "relation", fact.country.code, fact.event, by, fact.of or "", fact.basis or ""
    elif isinstance(fact, Event):
        yield "name", fact.event.casefold()
        if not look.errors_only:
            yield "roots", " ".join(sorted(gist(fact.event, look.language)))


def _agree(one: Dated, other: Dated) -> bool:
    """Whether two dates may be one, at the coarser precision of both, as far as anybody gives them."""
    return any(a.upto(b.precision) == b.upto(a.precision) for a in one.dates for b in other.dates)


def _ends_first(look: Look) -> Iterator[Found]:
    """Spans of time that end before they begin, also where a text tells of the beginning and then of the end."""
    for text in look.texts():
        found = dating.SPAN[look.language].search(text.plain)
        years = [year for year in found.groups() if year] if found else _from_first_to_last(text.plain, look)
        if years and int(years[1]) < int(years[0]) and not dating.OLD.search(text.plain):
            yield Found(text.spot(years[1]), {"what": f"{years[1]} is before {years[0]}"}, "look both up", "warning")


def _from_first_to_last(text: str, look: Look) -> list[str]:
    """The two years of a text that tells when something began and then when it ended."""
    text = reworded(text, look.language)
    years = list(YEAR.finditer(text))
    if len(years) != 2:
        return []
    before, between = text[: years[0].start()], text[years[0].end() : years[1].start()]
    first, middle = ({word.casefold() for word in words(some)} for some in (before, between))
    *_, begins, ends = dating.PHASES[look.language]
    told = first & begins and not first & ends and middle & ends
    return [year[0] for year in years] if told and not _of_another(between, ends) else []


def _of_another(between: str, ends: Set[str]) -> bool:
    """Whether what ends is somebody else, named before: "opened in 1985; Picasso died in 1973"."""
    said = words(between)
    at = next(at for at, word in enumerate(said) if word.casefold() in ends)
    joined = at > 0 and said[at - 1] in ("and", "dan")
    return not joined and any(word[:1].isupper() for word in said[:at])


def _told_otherwise(look: Look, told: set[frozenset[str]]) -> Iterator[Found]:
    """Of one thing two years, or an end before its beginning; what has no name is not compared.

    Pairs of facts that were told already are left out.
    """
    for one, other in _of_one_name(look):
        pair = frozenset((one.fact.id, other.fact.id))
        one_text = one.fact is other.fact and one.spot.keys == other.spot.keys
        if pair in told or one_text or not of_one_thing(one, other) or not contradict(one, other):
            continue
        if not dating.AGAIN.search(f"{one.text} {other.text}"):
            told.add(pair)
            yield _conflict(other.spot, one.fact, one.date)


def _of_one_name(look: Look) -> Iterator[tuple[Moment, Moment]]:
    """The pairs of moments that share a name that few have; days that are only mentioned make no name common."""
    moments_of, mentions_of = _by_name(moments(look)), _by_name(mentions(look))
    for some in moments_of.values():
        yield from combinations(some, 2)
    for name, some in mentions_of.items():
        yield from chain(product(moments_of.get(name, ()), some), combinations(some, 2))


def _by_name(some: Iterable[Moment]) -> dict[str, list[Moment]]:
    """Moments by the names in their texts, without names that many have."""
    having: dict[str, list[Moment]] = defaultdict(list)
    for moment in some:
        for name in moment.names:
            having[name].append(moment)
    return {name: found for name, found in having.items() if len(found) <= CROWD}


def _out_of_course(look: Look) -> Iterator[Found]:
    """What comes before all that it must follow: relations that are restored before any break of them."""
    courses: dict[str, list[tuple[int, Dated]]] = defaultdict(list)
    for fact in dated_facts(look.book):
        if fact.stage:
            courses[fact.stage[0]].append((fact.stage[1], fact))
    for course in courses.values():
        for stage, fact in course:
            before = [other for earlier, other in course if earlier == stage - 1]
            if before and all(surely_before(fact.sure_date, other.sure_date) for other in before):
                yield _conflict(date_of(fact), before[0], before[0].sure_date)


def _slips(look: Look) -> Iterator[Found]:
    """The month of an event in another year, in what is told below it; not if both are days, and these differ."""
    own: dict[str, tuple[Date, ...]] = {fact.id: fact.dates for fact in dated_facts(look.book)}
    for question, answer in look.questions:
        said = [date for _, date in dating.dated(answer.plain, look.language)]
        years = [Date(int(year)) for year in YEAR.findall(answer.plain)]
        if (said or len(years) == 1) and question.keys == ("question",):
            own[question.fact.id] = tuple(said or years)
    for text in look.texts("extra"):
        if text.fact.id not in own or dating.ANNIVERSARY[look.language].search(text.plain):
            continue
        dates = own[text.fact.id]
        clauses = dating.CLAUSES[look.language].split(text.plain)
        same_time = [clause for clause in clauses if not dating.ANOTHER_TIME[look.language].search(clause)]
        told_of: list[tuple[str, Date]] = []
        for clause in same_time:
            told_of += [*dating.dated(clause, look.language)] or [(y, Date(int(y))) for y in YEAR.findall(clause)]
        for its_words, told in told_of:
            same = [date for date in dates if slipped(date, told)]
            if same and all(told.year != date.year for date in dates):
                yield _otherwise(text.spot(its_words), same[0])


def _besides(look: Look) -> Iterator[Found]:
    """Another year for the same thing in what stands below the answer: "the letter was signed in 1968", of 1966."""
    dated: dict[str, tuple[Fact, tuple[Date, ...]]] = {fact.id: (fact, fact.dates) for fact in dated_facts(look.book)}
    asked = {fact.id: gist(fact.event, look.language) for fact in look.of(Event)}
    for question, answer in look.questions:
        years = YEAR.findall(answer.plain)
        if question.keys == ("question",) and not (years and YEAR.search(question.plain)):
            years = years or YEAR.findall(question.plain)
            if len(years) == 1:
                dated[question.fact.id] = question.fact, (Date(int(years[0])),)
                asked[question.fact.id] = gist(question.plain, look.language)
    for gap in look.gaps:
        if len(gap.fact.cloze.deletions) == 1 and len(years := YEAR.findall(gap.hidden)) == 1:
            dated[gap.fact.id] = gap.fact, (Date(int(years[0])),)
            asked[gap.fact.id] = gist(gap.beside, look.language)
    ending = gist(" ".join(dating.PHASES[look.language][-1]), look.language)
    for text in look.texts("extra"):
        fact, dates = dated.get(text.fact.id, (None, ()))
        said = dating.SAME_THING[look.language].match(text.plain)
        years = YEAR.findall(text.plain)
        upto = re.match(rf"(?:[Ss]ejak )?(.*?{years[0]}[^,;]*)", text.plain, re.DOTALL) if len(years) == 1 else None
        span = dating.SPAN[look.language].search(text.plain)
        about = asked.get(text.fact.id, NOTHING)
        if fact and about & ending and span and span[2] and all(date.year != int(span[2]) for date in dates):
            yield _otherwise(text.spot(span[2]), dates[0])
        elif fact and said and upto and not _of_another_time(text.plain, upto[1], about, look):
            told = gist(said[0].replace(years[0], ""), look.language)
            vague = dating.VAGUE.match(said[0]) and len(told - about) > len(told & about)
            if told & about and not vague and all(date.year != int(years[0]) for date in dates):
                yield _otherwise(text.spot(years[0]), dates[0])


def _otherwise(spot: Spot, date: Date) -> Found:
    what = {"what": f"the answer says otherwise: {date.text('en')}"}
    return Found(spot, what, "look both up", "warning")


def _of_another_time(text: str, statement: str, asked: Set[str], look: Look) -> bool:
    """Whether a statement tells of another time, of another deed than is asked, or of another thing of that name."""
    deeds = dating.DEEDS[look.language].intersection(words(statement.casefold()))
    return bool(
        dating.ANOTHER_TIME[look.language].search(statement)
        or dating.ONE_OF_MANY.match(text)
        or gist(" ".join(deeds), look.language) - asked
    )


def _over_before(look: Look) -> Iterator[Found]:
    """An end of an event, told below it, before the event itself."""
    for fact in dated_facts(look.book):
        for clause in dating.CLAUSES[look.language].split(fact.extra or ""):
            if not dating.OVER[look.language].search(clause):
                continue
            for said, told in dating.dated(clause, look.language):
                if all(surely_before(told, date) for date in fact.dates):
                    what = {"what": f"that is before it began: {fact.date.text('en')}"}
                    yield Found(Spot(fact, fact, ("extra",), said), what, "look both up", "warning")


def _named_otherwise(look: Look) -> Iterator[Found]:
    """An event whose name has another year than its date; what is held a year late keeps its name."""
    for event in look.of(Event):
        named = dating.NAMED_BY_YEAR.match(event.event)
        if named and all(abs(date.year - int(named[1])) > 1 for date in event.dates):
            what = {"what": f"its date says otherwise: {event.date.text('en')}"}
            yield Found(Spot(event, event, ("event",), named[1]), what, "look both up", "warning")


def _same_year(look: Look) -> Iterator[Found]:
    """A year that is told to be the same as another, and is not."""
    for text in look.texts("prompt", "cloze", "extra"):
        if found := dating.SAME_YEAR.search(text.plain):
            before = YEAR.findall(text.plain[: found.start()])
            if before and found[1] not in before:
                yield Found(text.spot(found[1]), {"what": f"{found[1]} is not {before[-1]}"}, "look both up", "warning")


def _missions(look: Look) -> Iterator[Found]:
    """Missions of a state before it recognised anybody."""
    relations = look.of(FirstRelation)
    known = {fact.country.code: fact for fact in relations if fact.event == "recognition"}
    for mission in relations:
        before = known.get(mission.country.code)
        if mission.event == "mission_opened" and before and surely_before(mission.sure_date, before.sure_date):
            yield _conflict(date_of(mission), before, before.sure_date)


def _conflict(at: Spot, other: Fact, date: Date, severity: Severity | None = "warning") -> Found:
    said = {"what": f"{'its date' if at.fact is other else other.id} says otherwise: {date.text('en')}"}
    dated = any(isinstance(fact, Dated) for fact in (at.fact, other))
    hint = "if sources differ, one fact takes both dates: disputed" if dated else "look both up"
    return Found(at, said, hint, severity)
