"""A dated step between the home country and a partner: recognition, relations, a treaty, a mission, a break."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from generator import faces
from generator.countries import Country
from generator.dates import PRECISIONS, Date, Precision
from generator.kinds.first_relation.wording import PARTS, STEPS, WORDS, Event
from generator.kinds.kind import Book, Card, Draft, Fact, Kind
from generator.markup import Html
from generator.problems import Problem, problem
from generator.shape import Line, Shaped, shaped
from generator.words import spelt

NAMES = ("home", "partner", "actor", "other", "where")
"""The parts that stand out in a question."""

CARDS = {"date": "core 1", "claim": "core 2", "exact": "standard 1", "event": "deep 1"}


@shaped
class Dispute(Shaped):
    """Another date, and who gives it."""

    WHAT = "a disputed date"

    date: Date
    by: Line


@shaped
class FirstRelation(Fact):
    """One dated event between the home country and a partner."""

    WHAT = "a first relation"

    country: Country
    event: Event
    date: Date
    by: Country | None = None
    of: Literal["independence", "sovereignty"] | None = None
    basis: Literal["de facto", "de jure"] | None = None
    treaty: Line | None = None
    city: Line | None = None
    rank: Line | None = None
    ask: Precision = "year"
    first: Line | None = None
    disputed: tuple[Dispute, ...] = ()


ONLY_FOR: Mapping[str, tuple[Event, ...]] = {
    "by": ("recognition", "mission_opened"),
    "of": ("recognition",),
    "basis": ("recognition",),
    "treaty": ("treaty",),
    "city": ("mission_opened",),
    "rank": ("mission_opened",),
}
"""Keys that say something of some events alone."""


def check(fact: FirstRelation, book: Book) -> Iterable[Problem]:
    """A home country, a prompt no finer than its date, an actor who is one of the two, no key without meaning."""
    if book.home is None:
        yield problem(
            "E103", fact.place(), "add home: ID, the country whose relations are asked", what="hafal.yaml", key="home"
        )
        return
    if book.home == fact.country:
        yield problem("E216", fact.place("country"), "country is the partner, not the home country", key="country")
    if fact.by not in (None, fact.country, book.home):
        yield problem("E216", fact.place("by"), f"write {book.home.code} or {fact.country.code}", key="by")
    if fact.event == "mission_opened" and fact.by is None:
        hint = f"add by: {book.home.code} or by: {fact.country.code}, whoever opened the mission"
        yield problem("E209", fact.place(), hint, what="mission_opened", key="by")
    if PRECISIONS.index(fact.ask) > PRECISIONS.index(fact.date.precision):
        hint = f"write ask: {fact.date.precision}, or leave it away"
        yield problem("E208", fact.place("ask"), hint, key="ask", asked=fact.ask, given=fact.date.precision)
    for key, events in ONLY_FOR.items():
        if getattr(fact, key) is not None and fact.event not in events:
            hint = f"it belongs to {' and '.join(events)}"
            yield problem("E214", fact.place(key), hint, key=key, what=f"event: {fact.event}")


def drafts(facts: Sequence[FirstRelation], book: Book) -> Iterable[Draft]:
    """A note for each event."""
    same_day: dict[tuple[str, Date], list[FirstRelation]] = defaultdict(list)
    for fact in facts:
        if fact.date.precision == "day":
            same_day[fact.country.code, fact.date].append(fact)
    for fact in facts:
        cards = [_date(fact, book)]
        if fact.first:
            cards.append(_claim(fact, fact.first, book))
        if fact.date.precision == "day" and fact.ask != "day" and (fact.weight > 1 or fact.first):
            cards.append(_exact(fact, book))
        together = same_day[fact.country.code, fact.date]
        if fact is min(
            (other for other in together if "event" not in other.skip), key=lambda other: other.id, default=None
        ):
            cards.append(_event(together, book))
        date = fact.date
        confusions = {f"year {date.year}"} | ({f"day {date.month}-{date.day}"} if date.day else set())
        yield Draft(fact, title(fact, book), cards, confusions=frozenset(confusions))


def _date(fact: FirstRelation, book: Book) -> Card:
    words = WORDS[book.language]
    asked = fact.date.upto(fact.ask)
    beyond = None
    if fact.date != asked:
        beyond = faces.small(Html(fact.date.text(book.language)))
    elif asked.precision != "day":
        beyond = faces.small(Html(words[f"only {asked.precision}"]))
    return _when("date", asked, fact, book, beyond)


def _exact(fact: FirstRelation, book: Book) -> Card:
    return _when("exact", fact.date, fact, book)


def _when(name: str, asked: Date, fact: FirstRelation, book: Book, beyond: Html | None = None) -> Card:
    """The card that asks for a date as precisely as `asked` gives it."""
    question = faces.say(WORDS[book.language][asked.precision], did=_said("asked", fact, book))
    answer = asked.text(book.language)
    back = faces.join(faces.big(answer), beyond, _disputes(fact, book))
    return Card(name, CARDS[name], faces.prompt(question), back, answer)


def _claim(fact: FirstRelation, first: str, book: Book) -> Card:
    """Whoever acted is the answer; `first` is "negara ... yang ...", in English "country to ..."."""
    words = WORDS[book.language]
    noun, joint, rest = f" {first}".partition(words["joint"])
    noun = noun.strip().removeprefix("the ").removeprefix("first").strip() if joint else ""
    question = faces.say(words["claim"], noun=noun or words["country"], rest=rest if joint else first)
    actor = fact.by or fact.country
    back = faces.join(faces.big(actor.name), faces.small(_said("told", fact, book)))
    return Card("claim", CARDS["claim"], faces.prompt(question), back, actor.name)


def _event(together: Sequence[FirstRelation], book: Book) -> Card:
    words, fact = WORDS[book.language], together[0]
    question = faces.say(
        words["event"] if len(together) == 1 else words["events"],
        n=spelt(len(together), book.language),
        home=faces.strong(_home(book).in_sentence),
        partner=faces.strong(fact.country.in_sentence),
        date=fact.date.text(book.language),
    )
    told = [faces.paragraph(_said("told", other, book)) for other in together]
    disputes = [_disputes(other, book) for other in together]
    return Card("event", CARDS["event"], faces.prompt(question), faces.join(*told, *disputes))


def _disputes(fact: FirstRelation, book: Book) -> Html | None:
    if not fact.disputed:
        return None
    others = [
        faces.paragraph(faces.say("{date} ({by})", date=other.date.text(book.language), by=other.by))
        for other in fact.disputed
    ]
    return faces.panel("disputed", WORDS[book.language]["disputed"], faces.join(*others))


def _home(book: Book) -> Country:
    assert book.home is not None, "check refuses relations without a home country"
    return book.home


def _said(form: str, fact: FirstRelation, book: Book) -> Html:
    """The event asked, with its names standing out, or told (`form`)."""
    parts = _parts(fact, book)
    if form == "asked":
        parts |= {name: faces.strong(parts[name]) for name in NAMES}
    said = " ".join(faces.say(STEPS[book.language][fact.event][form], **parts).split())
    return Html(f"{faces.capital(said)}." if form == "told" else said)


def _parts(fact: FirstRelation, book: Book) -> dict[str, str]:
    """What stands in an event's patterns."""
    parts, home = PARTS[book.language], _home(book)
    actor = fact.by or fact.country
    other = fact.country if actor == home else home
    return {
        "home": home.in_sentence,
        "partner": fact.country.in_sentence,
        "actor": actor.in_sentence,
        "of_actor": f"of {actor.in_sentence}",
        "other": other.in_sentence,
        "where": fact.city or other.in_sentence,
        "of": parts[fact.of],
        "basis": parts[fact.basis],
        "treaty": fact.treaty or parts["treaty"],
        "rank": fact.rank or parts["rank"],
    }


def title(fact: FirstRelation, book: Book) -> str:
    """What the event is called: "Mesir: pengakuan kemerdekaan secara de facto"."""
    parts = _parts(fact, book)
    if fact.by in (None, fact.country):
        parts["actor"] = parts["of_actor"] = ""
    said = STEPS[book.language][fact.event]["title"].format(**parts)
    return f"{fact.country.name}: {' '.join(said.split())}"


KIND = Kind(
    slug="first_relation",
    section="first_relations",
    fact=FirstRelation,
    label={"id": "Hubungan", "en": "Relations"},
    cards=CARDS,
    title=title,
    drafts=drafts,
    check=check,
)
