"""Which of several dated facts came first: what can be asked of that, and the note of one card that asks it."""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import pairwise

from generator import faces
from generator.dates import PRECISIONS, Date
from generator.kinds.dated import Dated
from generator.kinds.kind import Book, Card, Common, Draft
from generator.markup import Html, bare
from generator.shape import Line
from generator.words import Language

SOURCES = 2
"""How many a card of several facts names: each stands on its fact's own card."""
OTHERS: dict[Language, str] = {
    "id": "dan {n} sumber lain, di kartunya masing-masing",
    "en": "and {n} more, on their own cards",
}


def told_apart(one: Dated, other: Dated, book: Book) -> bool:
    """Whether two facts can be put in order: they are told otherwise, and whoever is right about their dates."""
    if one.named(book) == other.named(book):
        return False
    earlier = {_earlier(date, another) for date in one.dates for another in other.dates}
    return len(earlier) == 1 and None not in earlier


def foregone(facts: Iterable[Dated]) -> bool:
    """Whether the order of facts needs no knowing: one partner's relations begin, break and are restored."""
    stages = [fact.stage for fact in sorted(facts, key=lambda fact: fact.sure_date)]
    places = [stage[1] for stage in stages if stage]
    one_course = None not in stages and len({stage[0] for stage in stages if stage}) == 1
    return one_course and all(before < after for before, after in pairwise(places))


def gives_itself_away(fact: Dated, book: Book) -> bool:
    """Whether a fact is told by its year, as "Pemilu 1955" is."""
    return str(fact.date.year) in re.findall(r"\d+", bare(fact.told(book)))


def _earlier(one: Date, other: Date) -> bool | None:
    """Whether a date is earlier than another; None where they are the same at the coarser of their precisions."""
    coarser = min(one.precision, other.precision, key=PRECISIONS.index)
    return None if one.upto(coarser) == other.upto(coarser) else one < other


def _shared(names: Sequence[Sequence[str]]) -> list[str]:
    """The parts in which all names are alike, if they have as many parts."""
    if len({len(name) for name in names}) > 1:
        return []
    return [parts[0] for parts in zip(*names, strict=True) if len({*parts}) == 1]


def _among(fact: Dated, shared: Sequence[str], book: Book) -> Html:
    """What tells a fact from others: its name without what they share; whose it is stands out from what it is."""
    whose, *what = [text for text in fact.named(book) if text not in shared]
    if not what:
        return faces.say("{whose}", whose=whose)
    return faces.say("{whose}: {what}", whose=faces.strong(whose), what=what[0])


def in_order(
    owner: str, role: str, title: str, prompt: Html, facts: Sequence[Dated], book: Book, subject: str = ""
) -> Draft:
    """The note of one card that has some facts, shown without their dates, put in order; all are told apart."""
    by_date = sorted(facts, key=lambda fact: fact.sure_date)
    mixed = sorted(facts, key=lambda fact: sha256(f"{role}\0{fact.identity}".encode()).digest())
    if mixed == by_date and len(mixed) > 2:
        mixed.reverse()
    shared = _shared([fact.named(book) for fact in facts])
    heads = list(dict.fromkeys(filter(None, [subject, *shared])))
    said = [faces.say("{head}", head=faces.sentence(head)) for head in heads[1:]]
    front = faces.join(
        faces.subject(faces.capital(heads[0])) if heads else None,
        faces.prompt(Html(" ".join([*said, prompt]))),
        faces.choices(_among(fact, shared, book) for fact in mixed),
    )
    dates = [faces.dated(fact.sure_date.text(book.language), _among(fact, shared, book)) for fact in by_date]
    back = faces.numbered(dates, ordered=True)
    last = max(facts, key=lambda fact: (fact.lesson, fact.place()))
    known = list(dict.fromkeys(fact.source for fact in by_date if fact.source))
    sources = known[:SOURCES]
    if more := known[SOURCES:]:
        sources.append(OTHERS[book.language].format(n=len(more)))
    topics = dict.fromkeys(fact.topic for fact in by_date if fact.topic)
    tags = dict.fromkeys(tag for fact in by_date for tag in fact.tags)
    return Draft(
        last,
        title,
        [Card(owner, "deep 1", front, back)],
        Common(
            where=last.where,
            source="; ".join(sources) or None,
            topic=Line(" / ".join(topics)) if topics else None,
            tags=tuple(tags),
        ),
        role,
        owner,
        after=tuple(str(fact.identity) for fact in facts),
    )
