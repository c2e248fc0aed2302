"""Facts with a date: how a date is asked and told, and what shares a day with others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from generator import faces
from generator.dates import PRECISIONS, Date, Precision
from generator.kinds.kind import Book, Card, Fact, Withheld
from generator.markup import Html
from generator.problems import Problem, problem
from generator.shape import Line, Shaped, key, shaped, slug
from generator.words import Language, spelt

DATE_CARDS = {"date": "core 1", "exact": "standard 1", "event": "deep 1"}
WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "unsure": "{date} (belum pasti)",
        "coarse": "Tanggal lengkapnya tidak dicatat di sini",
        "event": "Peristiwa apa yang terjadi {amid} pada {date}?",
        "events": "Apa saja {n} peristiwa yang terjadi {amid} pada {date}?",
        "disputed": "Menurut sumber lain",
        "finer": "Sumber-sumber menyebut",
    },
    "en": {
        "unsure": "{date} (not certain)",
        "coarse": "The full date is not given here",
        "event": "What happened {amid} on {date}?",
        "events": "Which {n} things happened {amid} on {date}?",
        "disputed": "According to other sources",
        "finer": "Sources give",
    },
}


@shaped
class Dispute(Shaped):
    """Another date, or one of several finer ones of which none is sure, and who gives it."""

    WHAT = "a disputed date"

    date: Date = key("the other date")
    by: Line | None = key("who gives it", default=None)


@shaped
class Dated(Fact):
    """A fact that happened on a date; a kind of such facts says how each is asked and told."""

    date: Date = key("YYYY, YYYY-MM or YYYY-MM-DD, no finer than the source gives it")
    ask: Precision = key("how much of the date is asked: year, if left out, month or day", default="year")
    sure: Precision | None = key(
        "how much of the date is sure: year, month or day, all of it if left out; the rest is shown, never asked",
        default=None,
    )
    disputed: tuple[Dispute, ...] = key("other dates, each with who gives it, if that is known", default=())
    timeline: Line | None = key("whose timeline it stands on, for ever: a country's, a family's, a war's", default=None)

    def asked(self, precision: Precision, book: Book) -> Html:
        """The front that asks for the date as far as `precision` says."""
        raise NotImplementedError

    def told(self, book: Book) -> Html:
        """The event as a sentence or a name, without its date."""
        raise NotImplementedError

    def named(self, book: Book) -> tuple[str, ...]:
        """What it is called among others: one name, or whose it is and what, of which others may share either."""
        return (self.told(book),)

    @property
    def stage(self) -> tuple[str, int] | None:
        """Where it must stand among others of the same course of things, as a break after a beginning, if it must."""
        return None

    def amid(self, book: Book) -> str:
        """What narrows the question what happened on its date: between whom, or where; perhaps nothing."""
        raise NotImplementedError

    def timelines(self, book: Book) -> tuple[tuple[str, str], ...]:
        """The timelines on which it stands: what identifies each for ever, and its name.

        That of the country that `timeline` names (its code would be taken for initials), or one of its own.
        """
        if self.timeline is None:
            return ()
        if code := book.atlas.code(self.timeline.casefold()):
            return ((code, book.atlas.country(code).name),)
        return ((slug(self.timeline) or " ".join(self.timeline.casefold().split()), self.timeline),)

    @property
    def sure_date(self) -> Date:
        """The date as far as it is sure."""
        return self.date.upto(self.sure or "day")

    @property
    def dates(self) -> tuple[Date, ...]:
        """The date as far as it is sure, and those that others give."""
        return (self.sure_date, *(other.date for other in self.disputed))

    @property
    def matters(self) -> bool:
        """Whether the exact date is worth a card beside the year."""
        return self.weight > 1


D = TypeVar("D", bound=Dated)


def check_date(fact: Dated) -> Iterable[Problem]:
    """A question no finer than what is sure, that no finer than the date, and no dispute about what nobody disputes."""
    bounds = {"sure": fact.date.precision, "ask": fact.sure_date.precision}
    for name, bound in bounds.items():
        value: Precision = getattr(fact, name) or bound
        if PRECISIONS.index(value) > PRECISIONS.index(bound):
            hint = f"write {name}: {bound}, or leave it out"
            yield problem("E208", fact.place(name), hint, key=name, asked=value, given=bound)
    for at, other in enumerate(fact.disputed):
        if other.date == fact.date:
            yield problem("E221", fact.place("disputed", at), "leave it out: disputed is for other dates")


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
        if fact.sure_date.day and fact.ask != "day":
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
        if fact.sure_date.day:
            days[fact.date][fact.amid(book)].append(fact)
    of_all_kinds: dict[Date, list[Dated]] = defaultdict(list)
    for fact in dated_facts(book):
        of_all_kinds[fact.sure_date].append(fact)
    groups: list[list[Dated]] = []
    for date, amid in days.items():
        # where nothing narrows the question, it asks for the facts of other kinds too
        groups += [of_all_kinds[date]] if "" in amid else amid.values()
    # in an order that no moving from file to file changes
    ordered = [sorted(group, key=lambda fact: fact.identity) for group in groups]
    return {fact.id: group for group in ordered for fact in group}


def _date(fact: Dated, book: Book) -> Card:
    words, known = WORDS[book.language], fact.date.text(book.language)
    asked = fact.sure_date.upto(fact.ask)
    beyond = None
    if fact.date != fact.sure_date:
        beyond = words["unsure"].format(date=known)
    elif fact.date != asked:
        beyond = known
    elif not asked.day and not fact.disputed:
        beyond = words["coarse"]
    return _when("date", asked, fact, book, faces.small(Html(beyond)) if beyond else None)


def _when(name: str, asked: Date, fact: Dated, book: Book, beyond: Html | None = None) -> Card:
    """The card that asks for a date as precisely as `asked` gives it."""
    answer = asked.text(book.language)
    back = faces.join(faces.big(answer), beyond, disputes(fact, book))
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
    disputed = [disputes(other, book) for other in together]
    return Card(
        "event", DATE_CARDS["event"], faces.prompt(Html(" ".join(question.split()))), faces.join(*told, *disputed)
    )


def disputes(fact: Dated, book: Book) -> Html | None:
    """Other dates of a fact, or finer ones of which none is sure, as a box below an answer."""
    if not fact.disputed:
        return None
    finer = all(other.date.upto(fact.date.precision) == fact.date for other in fact.disputed)
    others = [
        faces.paragraph(
            faces.say(
                '{date} <span class="keep">({by})</span>' if other.by else "{date}",
                date=other.date.text(book.language),
                by=other.by or "",
            )
        )
        for other in fact.disputed
    ]
    return faces.panel("disputed", WORDS[book.language]["finer" if finer else "disputed"], faces.join(*others))


def dated_facts(book: Book) -> Iterator[Dated]:
    """All facts of a project that have a date, of whatever kind."""
    return (fact for fact in book.facts.values() if isinstance(fact, Dated))
