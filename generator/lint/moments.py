"""What texts say of times: when something was, what it was, and how far it had come."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from generator.dates import PRECISIONS, Date
from generator.kinds.event import Event
from generator.kinds.first_relation import FirstRelation
from generator.kinds.kind import Fact
from generator.lint.asked import abbreviated
from generator.lint.families import related
from generator.lint.look import Look
from generator.lint.phrases import asking, dating
from generator.lint.texts import READ, Spot, Text, contrast, words
from generator.lint.thesaurus import gist, reworded
from generator.words import STOP, Language

YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
ALIKE = 0.65
"""Two texts that name the same tell of one moment if they share so many of their roots."""
FEW = 3
"""Words of which a gap that hides a year may consist."""


class Moment(NamedTuple):
    """A text that says when something was, and of what it says so."""

    spot: Spot
    fact: Fact
    date: Date
    text: str
    """Without its date."""
    gist: frozenset[str]
    about: frozenset[str]
    """What is left of its gist without words of beginnings and ends: what it tells of."""
    names: frozenset[str]
    where: frozenset[str]
    """Names of the place that an event is given."""
    phase: int | None
    """How far what it tells of has come, if it says so: see `PHASES`."""
    life: str
    """"birth" or "death" if it tells of either."""
    asked_by: bool = False
    """Whether it is a question that names the time."""
    mentioned: bool = False
    """Whether it is a day somewhere in a text, of which nothing is known but what else the text names."""


def moments(look: Look) -> Iterator[Moment]:
    """What facts say of a time.

    Events and first relations, questions with a year for an answer, gaps that hide a year, and clauses that tell of one
    in passing.
    """
    home = look.facts.settings.home_country
    hidden: dict[str, list[str]] = defaultdict(list)
    for gap in look.gaps:
        hidden[gap.fact.id].append(gap.hidden)
    answers = {id(question): answer.plain[:READ] for question, answer in look.questions}
    for event in look.of(Event):
        yield _moment(date_of(event), event, event.event, event.sure_date, look, event.place_ or "")
    for fact in look.of(FirstRelation):
        if fact.event == "relations_established":
            assert home  # or the kind had refused it
            said = dating.RELATIONS[look.language].format(home=home.name, partner=fact.country.name)
            yield _moment(date_of(fact), fact, said, fact.sure_date, look)
    for question, answer in look.questions:
        year = YEAR.findall(answer.plain)
        asked = dating.COUNTING[look.language].search(question.plain) and not YEAR.search(question.plain)
        if len(year) == 1 and asked:
            date = next((date for _, date in dating.dated(answer.plain, look.language)), Date(int(year[0])))
            yield _moment(answer.spot(year[0]), question.fact, question.plain, date, look)
    for text in look.texts("cloze", "prompt", "extra", "definition"):
        yield from _in_passing(text, hidden[text.fact.id], answers.get(id(text), ""), look)
    for text in look.texts("cloze", "prompt", "extra", "answer", "definition"):
        yield from _lives(text, look)
    for gap in look.gaps:
        year = YEAR.findall(gap.hidden)
        if len(year) == 1 and gap.numbers and len(words(gap.hidden)) <= FEW:
            said = gap.fact.cloze.filled(min(gap.numbers))
            yield _moment(gap.spot(year[0]), gap.fact, said, Date(int(year[0])), look)


def mentions(look: Look) -> Iterator[Moment]:
    """The days that texts name, with their years: of the whole text, a question with its answer.

    A text that tells of an anniversary names one day in two years by right.
    """
    questions = {id(answer): question.plain for question, answer in look.questions}
    for text in look.texts("prompt", "answer", "definition", "statement", "cloze", "extra"):
        whole = f"{questions.get(id(text), '')} {text.plain[:READ]}"
        if dating.ANNIVERSARY[look.language].search(whole):
            continue
        for told in dating.days(text.plain[:READ], look.language):
            if told.year and told.exists:
                date = Date(told.year, told.month, told.day)
                yield _moment(text.spot(told.words), text.fact, whole, date, look)._replace(mentioned=True)


def _lives(text: Text, look: Look) -> Iterator[Moment]:
    """What a life in brackets says: "Mozart (1756-1791)"."""
    for who, *years in dating.LIVES.findall(text.plain[:READ]):
        for year, said in zip(years, dating.BORN_AND_DEAD[look.language], strict=True):
            yield _moment(text.spot(year), text.fact, f"{who} {said}", Date(int(year)), look)


def _in_passing(text: Text, hidden: Sequence[str], answer: str, look: Look) -> Iterator[Moment]:
    """What the clauses of a text say besides: "the Suez Canal, opened in 1869"; not what gaps hide."""
    said = text.plain[:READ]
    clauses = dating.CLAUSES[look.language].split(said) if YEAR.search(said) else []
    for before, clause in pairwise(["", *(clause.strip() for clause in clauses if clause.strip())]):
        year = YEAR.findall(clause)
        if len(year) != 1 or not dating.DATED_CLAUSE.search(clause) or any(year[0] in some for some in hidden):
            continue
        date = next((date for _, date in dating.dated(clause, look.language)), Date(int(year[0])))
        another = YEAR.search(before) or dating.KIN.search(before) or dating.ANNIVERSARY[look.language].search(said)
        joined = "" if another else f"{before} {clause}"
        for told in dict.fromkeys((clause, joined or clause, f"{clause} {answer}")):
            yield _moment(text.spot(year[0]), text.fact, told, date, look)._replace(asked_by=text.role == "prompt")


def _moment(spot: Spot, fact: Fact, text: str, date: Date, look: Look, place: str = "") -> Moment:
    text = dating.DATES[look.language].sub(" ", reworded(abbreviated(text, look.initials), look.language))
    said = {word.casefold() for word in words(text)}
    phases = [at for at, some in enumerate(dating.PHASES[look.language]) if some & said]
    begun = phases == [0, 2]  # what begins to be built is still to come
    life = next((name for name, some in (("birth", dating.BIRTH), ("death", dating.DEATH)) if some & said), "")
    timeless = [word for word in words(text) if word.casefold() not in dating.OF_TIME]
    own = [word for word in timeless if word.casefold() not in _empty(look.language)]
    return Moment(
        spot,
        fact,
        date,
        text,
        gist(" ".join(timeless), look.language),
        gist(" ".join(own), look.language),
        _names(own, look.language),
        _names(words(place), look.language),
        min(phases, default=None) if begun else max(phases, default=None),
        life,
    )


@cache
def _empty(language: Language) -> frozenset[str]:
    return asking.ASKING[language].union(*dating.PHASES[language])


def _names(said: Sequence[str], language: Language) -> frozenset[str]:
    named = (word.casefold() for word in said if word[:1].isupper() or word.isdecimal())
    return frozenset(name for name in named if name not in STOP[language])


def of_one_thing(one: Moment, other: Moment) -> bool:
    """Whether one names all that the other names, or both the same two names.

    Names of countries hold each other, as Guinea and Guinea-Bissau: there all names must be the same.
    """
    relations = sum(isinstance(moment.fact, FirstRelation) for moment in (one, other))
    if relations:
        return relations == 1 and one.names == other.names
    return nested(one, other) or len((one.names | one.where) & (other.names | other.where)) > 1


def nested(one: Moment, other: Moment) -> bool:
    """Whether one of two names all that the other names."""
    return one.names <= other.names or other.names <= one.names


def alike(one: Moment, other: Moment) -> bool:
    """Whether two texts tell of one moment: most of their words say the same, or one says all that the other says."""
    shared, everything = one.gist & other.gist, one.gist | other.gist
    return (len(shared) >= ALIKE * len(everything) or _within(one, other)) and not _one_pattern(one, other)


def _one_pattern(one: Moment, other: Moment) -> bool:
    """Whether two texts are one pattern with other words in it."""
    differ = one.gist - other.gist and other.gist - one.gist
    return bool(differ) and contrast(one.text, other.text)


def _of_one_phase(one: Moment, other: Moment) -> bool:
    """Whether both tell of a beginning, of an end ...; what one says in full another may tell without such a word."""
    if one.phase == other.phase:
        return True
    ended = len(dating.PHASES["en"]) - 1
    return None in (one.phase, other.phase) and ended not in (one.phase, other.phase) and _within(one, other)


def _within(one: Moment, other: Moment) -> bool:
    """Whether one text says all that another says."""
    return len(one.gist & other.gist) >= max(2, min(len(one.gist), len(other.gist)))


def contradict(one: Moment, other: Moment) -> bool:
    """Whether two moments of one thing cannot both be right."""
    if one.mentioned or other.mentioned:
        return slip(one, other) and len(one.gist & other.gist) > 1 and alike(one, other)
    apart = one.asked_by and other.asked_by and contrast(one.text, other.text)  # "the final of 1980", of 1981
    otherwise = one.date.year != other.date.year and not apart and nested(one, other) and _of_one_moment(one, other)
    return otherwise or backwards(one, other) or backwards(other, one)


def _of_one_moment(one: Moment, other: Moment) -> bool:
    """Whether two texts with the same names tell of one moment: by their words, their month, or a year mistyped."""
    one_date = _same_month(one, other) and _tell_the_same(one, other) and not _one_pattern(one, other)
    if _of_one_phase(one, other) and (one_date or alike(one, other)):
        return True
    phases = {one.phase, other.phase} - {None}
    return len(phases) < 2 and _miswritten(one.date.year, other.date.year) and _akin(one, other)


def _same_month(one: Moment, other: Moment) -> bool:
    return slipped(one.date, other.date) and one.date.month > 0


def slipped(one: Date, other: Date) -> bool:
    """Whether two dates are one month, and one day if both have one, but for the year; or years in another order."""
    if not one.month * other.month:
        return transposed(one.year, other.year)
    return one.month == other.month and (one.day == other.day or not one.day * other.day)


def backwards(early: Moment, late: Moment) -> bool:
    """Whether what must be the earlier of two moments of one thing comes later, and what a person did has no life."""
    if not surely_before(late.date, early.date):
        return False
    if early.life == "birth" or late.life == "death":
        person, deed = (early, late) if early.life == "birth" else (late, early)
        subject = dating.SUBJECT.search(deed.text)
        return deed.life != "" or (subject is not None and subject[1].casefold() in person.names)
    shared = len(early.about & late.about)
    ordered = early.phase is not None and late.phase is not None and early.phase < late.phase
    return ordered and 2 * shared >= min(len(early.about), len(late.about))


def _tell_the_same(one: Moment, other: Moment) -> bool:
    """Whether two texts share more than their names."""
    shared = one.gist & other.gist
    return len(shared) > 1 and any(
        not any(related(root, name) or root == name for name in one.names) for root in shared
    )


def _miswritten(one: int, other: int) -> bool:
    """Whether two years are one whose digits changed places, or which has another decade or century."""
    return transposed(one, other) or (_digits_apart(one, other) == 1 and one % 10 == other % 10)


def transposed(one: int, other: int) -> bool:
    """Whether two years are one whose digits have changed places."""
    return one != other and sorted(f"{one:04}") == sorted(f"{other:04}")


def _digits_apart(one: int, other: int) -> int:
    return sum(a != b for a, b in zip(f"{one:04}", f"{other:04}", strict=True))


def _akin(one: Moment, other: Moment) -> bool:
    """Whether two texts share half of what the shorter says; or two words, if their names are two."""
    shorter, names = (min(map(len, some)) for some in ((one.gist, other.gist), (one.names, other.names)))
    return _tell_the_same(one, other) and len(one.gist & other.gist) >= (2 if names > 1 else max(2, shorter / 2))


def slip(one: Moment, other: Moment) -> bool:
    """Whether two dates are one day but for a digit of the year, or for two that changed places."""
    if (one.date.month, one.date.day) != (other.date.month, other.date.day) or not one.date.day:
        return False
    return _digits_apart(one.date.year, other.date.year) == 1 or transposed(one.date.year, other.date.year)


def surely_before(one: Date, other: Date) -> bool:
    """Whether a date is before another, as far as both are known."""
    precision = min(one.precision, other.precision, key=PRECISIONS.index)
    return one.upto(precision) < other.upto(precision)


def date_of(fact: Fact) -> Spot:
    """Where a fact's date stands."""
    return Spot(fact, fact, ("date",))
