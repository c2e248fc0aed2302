"""Facts with a date: how a date is asked and told, what shares a day with others, and which of two came first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Generic, NamedTuple, TypeVar

from generator import faces
from generator.dates import PRECISIONS, Date, Precision
from generator.kinds.kind import Book, Card, Common, Draft, Fact, Withheld
from generator.markup import Html, bare
from generator.problems import Problem, problem
from generator.shape import Line, Shaped, key, shaped
from generator.words import Language, spelt

DATE_CARDS = {"date": "core 1", "exact": "standard 1", "event": "deep 1"}
WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "only year": "Sumbernya hanya menyebut tahun",
        "only month": "Sumbernya tidak menyebut tanggal",
        "noted year": "Yang dicatat hanya tahunnya",
        "noted month": "Tanggalnya tidak dicatat",
        "event": "Peristiwa apa yang terjadi {amid} pada {date}?",
        "events": "Apa saja {n} peristiwa yang terjadi {amid} pada {date}?",
        "disputed": "Menurut sumber lain",
    },
    "en": {
        "only year": "The source gives only the year",
        "only month": "The source gives no day",
        "noted year": "Only the year is noted",
        "noted month": "The day is not noted",
        "event": "What happened {amid} on {date}?",
        "events": "Which {n} things happened {amid} on {date}?",
        "disputed": "According to other sources",
    },
}


@shaped
class Dispute(Shaped):
    """Another date, and who gives it."""

    WHAT = "a disputed date"

    date: Date = key("the other date")
    by: Line = key("who gives it")


@shaped
class Dated(Fact):
    """A fact that happened on a date; a kind of such facts says how each is asked and told."""

    date: Date = key("YYYY, YYYY-MM or YYYY-MM-DD, no finer than the source gives it")
    ask: Precision = key("how much of the date is asked: year, if left out, month or day", default="year")
    disputed: tuple[Dispute, ...] = key("other dates, each with who gives it", default=())

    def asked(self, precision: Precision, book: Book) -> Html:
        """The front that asks for the date as far as `precision` says."""
        raise NotImplementedError

    def told(self, book: Book) -> Html:
        """The event as a sentence or a name, without its date."""
        raise NotImplementedError

    def amid(self, book: Book) -> str:
        """What narrows the question what happened on its date: between whom, or where; perhaps nothing."""
        raise NotImplementedError

    def series(self, book: Book) -> tuple[str, str] | None:
        """The timeline on which it stands, if any: what identifies it for ever, and its name."""
        raise NotImplementedError

    @property
    def dates(self) -> tuple[Date, ...]:
        """The date and those that others give."""
        return (self.date, *(other.date for other in self.disputed))

    @property
    def matters(self) -> bool:
        """Whether the exact date is worth a card beside the year."""
        return self.weight > 1


D = TypeVar("D", bound=Dated)


def check_date(fact: Dated) -> Iterable[Problem]:
    """A question no finer than its date."""
    if PRECISIONS.index(fact.ask) > PRECISIONS.index(fact.date.precision):
        hint = f"write ask: {fact.date.precision}, or leave it out"
        yield problem("E208", fact.place("ask"), hint, key="ask", asked=fact.ask, given=fact.date.precision)


class DateCards(NamedTuple, Generic[D]):
    """A fact, the cards that its date makes and does not make, and what it is easily confused by."""

    fact: D
    cards: list[Card]
    withheld: dict[str, Withheld]
    confusions: frozenset[str]


def date_cards(facts: Sequence[D], book: Book) -> Iterator[DateCards[D]]:
    """Each of the facts of one kind with the cards of its date; a question that several share is one card's."""
    same_day = _same_day(facts, book)
    asked: dict[int, tuple[Card, str]] = {}
    for fact in facts:
        date = fact.date
        made, withheld = [_date(fact, book)], {}
        if date.precision == "day" and fact.ask != "day":
            exact = _when("exact", date, fact, book)
            if fact.matters:
                made.append(exact)
            else:
                withheld["exact"] = Withheld(card=exact)
        if together := same_day.get(fact.id, []):
            if id(together) not in asked:
                asking = [other for other in together if "event" not in other.skip and isinstance(other, type(fact))]
                asked[id(together)] = _event(together, book), min((str(other.identity) for other in asking), default="")
            event, whose = asked[id(together)]
            if fact.identity == whose:
                made.append(event)
            else:
                withheld["event"] = Withheld(card=event)
        day = {f"day {date.month}-{date.day}"} if date.day else set()
        yield DateCards(fact, made, withheld, frozenset({f"year {date.year}"} | day))


def _same_day(facts: Sequence[Dated], book: Book) -> dict[str, list[Dated]]:
    """The facts that a question about a day cannot tell from a fact, itself included, by its id."""
    days: dict[Date, dict[str, list[Dated]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        if fact.date.precision == "day":
            days[fact.date][fact.amid(book)].append(fact)
    of_all_kinds: dict[Date, list[Dated]] = defaultdict(list)
    for fact in dated_facts(book):
        of_all_kinds[fact.date].append(fact)
    groups: list[list[Dated]] = []
    for date, amid in days.items():
        # where nothing narrows the question, it asks for the facts of other kinds too
        groups += [of_all_kinds[date]] if "" in amid else amid.values()
    # in an order that no moving from file to file changes
    ordered = [sorted(group, key=lambda fact: fact.identity) for group in groups]
    return {fact.id: group for group in ordered for fact in group}


def _date(fact: Dated, book: Book) -> Card:
    words = WORDS[book.language]
    asked = fact.date.upto(fact.ask)
    beyond = None
    if fact.date != asked:
        beyond = faces.small(Html(fact.date.text(book.language)))
    elif asked.precision != "day":
        beyond = faces.small(Html(words[f"{'only' if fact.source else 'noted'} {asked.precision}"]))
    return _when("date", asked, fact, book, beyond)


def _when(name: str, asked: Date, fact: Dated, book: Book, beyond: Html | None = None) -> Card:
    """The card that asks for a date as precisely as `asked` gives it."""
    answer = asked.text(book.language)
    back = faces.join(faces.big(answer), beyond, _disputes(fact, book))
    return Card(name, DATE_CARDS[name], fact.asked(asked.precision, book), back, answer)


def _event(together: Sequence[Dated], book: Book) -> Card:
    words = WORDS[book.language]
    amid = {fact.amid(book) for fact in together}
    question = faces.say(
        words["event"] if len(together) == 1 else words["events"],
        n=spelt(len(together), book.language),
        amid=Html(amid.pop() if len(amid) == 1 else ""),
        date=together[0].date.text(book.language),
    )
    told = [faces.paragraph(other.told(book)) for other in together]
    disputes = [_disputes(other, book) for other in together]
    return Card(
        "event", DATE_CARDS["event"], faces.prompt(Html(" ".join(question.split()))), faces.join(*told, *disputes)
    )


def _disputes(fact: Dated, book: Book) -> Html | None:
    if not fact.disputed:
        return None
    others = [
        faces.paragraph(faces.say("{date} ({by})", date=other.date.text(book.language), by=other.by))
        for other in fact.disputed
    ]
    return faces.panel("disputed", WORDS[book.language]["disputed"], faces.join(*others))


def dated_facts(book: Book) -> Iterator[Dated]:
    """All facts of a project that have a date, of whatever kind."""
    return (fact for fact in book.facts.values() if isinstance(fact, Dated))


def told_apart(one: Dated, other: Dated, book: Book) -> bool:
    """Whether two facts can be put in order: they are told otherwise, and whoever is right about their dates."""
    if _named(one, book) == _named(other, book):
        return False
    earlier = {_earlier(date, another) for date in one.dates for another in other.dates}
    return len(earlier) == 1 and None not in earlier


def gives_itself_away(fact: Dated, book: Book) -> bool:
    """Whether a fact is told by its year, as "Pemilu 1955" is."""
    return re.search(rf"(?<!\d){fact.date.year}(?!\d)", bare(fact.told(book))) is not None


def _earlier(one: Date, other: Date) -> bool | None:
    """Whether a date is earlier than another; None where they are the same at the coarser of their precisions."""
    coarser = min(one.precision, other.precision, key=PRECISIONS.index)
    return None if one.upto(coarser) == other.upto(coarser) else one < other


def _named(fact: Dated, book: Book) -> Html:
    """What happened, among others: without a full stop, for not all are sentences."""
    return Html(fact.told(book).removesuffix("."))


def in_order(
    owner: str, role: str, title: str, prompt: Html, facts: Sequence[Dated], book: Book, subject: str = ""
) -> Draft:
    """The note of one card that has some facts, shown without their dates, put in order; all are told apart."""
    by_date = sorted(facts, key=lambda fact: fact.date)
    mixed = sorted(facts, key=lambda fact: sha256(f"{role}\0{fact.identity}".encode()).digest())
    if mixed == by_date and len(mixed) > 2:
        mixed.reverse()
    front = faces.join(
        faces.subject(subject) if subject else None,
        faces.prompt(prompt),
        faces.choices(_named(fact, book) for fact in mixed),
    )
    dates = [faces.dated(fact.date.text(book.language), _named(fact, book)) for fact in by_date]
    back = faces.numbered(dates, ordered=True)
    last = max(facts, key=lambda fact: (fact.lesson, fact.place()))
    sources = dict.fromkeys(fact.source for fact in by_date if fact.source)
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
