"""A dated step between the home country and a partner: recognition, relations, a treaty, a mission, a break."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

from generator import faces
from generator.countries import Country
from generator.dates import Date, Precision
from generator.kinds.dated import DATE_CARDS, Dated, check_date, date_cards, disputes
from generator.kinds.first_relation.wording import PARTS, STEPS, WORDS, Event
from generator.kinds.kind import Book, Card, Draft, Kind, Withheld
from generator.markup import Html
from generator.problems import Problem, problem
from generator.shape import Line, key, shaped

NAMES = ("home", "partner", "actor", "other", "where", "date")
"""The parts that stand out in a question."""

CARDS = {**DATE_CARDS, "claim": "core 2", "partner": "deep 2"}


@shaped
class FirstRelation(Dated):
    """One dated event between the home country and a partner."""

    WHAT = "a first relation"

    country: Country = key("the partner: an ISO 3166 code or a name in the deck's language")
    event: Event = key(
        "what happened between the two: their relations began, if left out", default="relations_established"
    )
    by: Country | None = key("who acted: the partner, if left out; required for mission_opened", default=None)
    of: Literal["independence", "sovereignty"] | None = key("what was recognised", default=None)
    basis: Literal["de facto", "de jure"] | None = key("how it was recognised", default=None)
    treaty: Line | None = key('the treaty\'s name, in English with its article: "a treaty of friendship"', default=None)
    city: Line | None = key("where the mission was opened", default=None)
    rank: Line | None = key(
        "what was opened: kedutaan besar, konsulat; in English with its article: an embassy", default=None
    )
    first: Line | None = key(
        'what it was the first to do: "negara yang pertama kali ...", "country to ..."', default=None
    )

    @property
    def matters(self) -> bool:
        """Whether the exact date is worth a card beside the year: also for whoever was the first."""
        return self.weight > 1 or self.first is not None

    def asked(self, precision: Precision, book: Book) -> Html:
        """ "Tahun berapa Mesir mengakui kemerdekaan Indonesia secara de facto?"."""
        return faces.prompt(faces.say(WORDS[book.language][precision], did=_said("asked", self, book)))

    def told(self, book: Book) -> Html:
        """ "Mesir mengakui kemerdekaan Indonesia secara de facto."."""
        return _said("told", self, book)

    def named(self, book: Book) -> tuple[str, ...]:
        """ "Mesir" and "pengakuan atas kemerdekaan Indonesia secara de facto"."""
        return self.country.name, _step(self, book)

    def amid(self, book: Book) -> str:
        """ "antara Indonesia dan Mesir"."""
        home, partner = _home(book).in_sentence, self.country.in_sentence
        return faces.say(WORDS[book.language]["amid"], home=faces.strong(home), partner=faces.strong(partner))

    def timelines(self, book: Book) -> tuple[tuple[str, str], ...]:
        """The partner's timeline, and another that it names."""
        return tuple(dict.fromkeys([(self.country.code, self.country.name), *Dated.timelines(self, book)]))


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
    yield from check_date(fact)
    for name, events in ONLY_FOR.items():
        if getattr(fact, name) is not None and fact.event not in events:
            hint = f"it belongs to {' and '.join(events)}"
            yield problem("E214", fact.place(name), hint, key=name, what=f"event: {fact.event}")


def drafts(facts: Sequence[FirstRelation], book: Book) -> Iterable[Draft]:
    """A note for each event."""
    steps = Counter(fact.country.code for fact in facts)
    partners = _partners(facts, book)
    for fact, made, withheld, confusions in date_cards(facts, book):
        cards = {card.name: card for card in made}
        if "event" in cards and steps[fact.country.code] == 1:
            # of a partner with one fact there is nothing else that could have happened
            withheld["event"] = Withheld(card=cards.pop("event"))
        if fact.first:
            cards["claim"] = _claim(fact, fact.first, book)
        if fact.sure_date.day:
            question = _question(fact, fact.date, book)
            partner = _partner(question, partners[question], fact, book)
            if len(partners[question]) == 1:
                cards["partner"] = partner
            else:
                withheld["partner"] = Withheld(card=partner)
        yield Draft(fact, title(fact, book), [*cards.values()], confusions=confusions, withheld=withheld)


def _partners(facts: Sequence[FirstRelation], book: Book) -> Mapping[Html, Collection[Country]]:
    """The countries that answer each question about a day, by whomever it is given."""
    partners: dict[Html, set[Country]] = defaultdict(set)
    for fact in facts:
        for date in (fact.date, *(other.date for other in fact.disputed)):
            if date.day:
                partners[_question(fact, date, book)].add(fact.country)
    return partners


def _question(fact: FirstRelation, date: Date, book: Book) -> Html:
    """ "Dengan negara mana Indonesia memulai hubungan diplomatik pada 13 April 1950?"."""
    by_home = fact.by == book.home and fact.event in ("recognition", "mission_opened")
    return _said("partner of home" if by_home else "partner", fact, book, date=date.text(book.language))


def _partner(question: Html, partners: Collection[Country], fact: FirstRelation, book: Book) -> Card:
    named = sorted(partners, key=lambda country: country.name)
    answer = ", ".join(country.name for country in named)
    back = faces.join(faces.big(answer), *(_also(country, book) for country in named), disputes(fact, book))
    return Card("partner", CARDS["partner"], faces.prompt(question), back, answer)


def _also(country: Country, book: Book) -> Html | None:
    """What else the author says that a country is called."""
    if not country.aliases:
        return None
    return faces.small(faces.say(WORDS[book.language]["aliases"], aliases=", ".join(country.aliases)))


def _claim(fact: FirstRelation, first: str, book: Book) -> Card:
    """Whoever acted is the answer; `first` is "negara ... yang ...", in English "country to ..."."""
    words = WORDS[book.language]
    noun, joint, rest = f" {first}".partition(words["joint"])
    noun = noun.strip().removeprefix("the ").removeprefix("first").strip() if joint else ""
    question = faces.say(words["claim"], noun=noun or words["country"], rest=rest if joint else first)
    actor = fact.by or fact.country
    back = faces.join(faces.big(actor.name), _also(actor, book), faces.small(_said("told", fact, book)))
    return Card("claim", CARDS["claim"], faces.prompt(question), back, actor.name)


def _home(book: Book) -> Country:
    assert book.home is not None, "check refuses relations without a home country"
    return book.home


def _said(form: str, fact: FirstRelation, book: Book, **more: str) -> Html:
    """The event told, or asked with its names standing out (`form`)."""
    parts = _parts(fact, book) | more
    if form != "told":
        parts |= {name: faces.strong(parts[name]) for name in NAMES if name in parts}
    said = " ".join(faces.say(STEPS[book.language][fact.event][form], **parts).split())
    return Html(said if form == "asked" else f"{faces.capital(said)}{'.' if form == 'told' else ''}")


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
    """What the event is called: "Mesir: pengakuan atas kemerdekaan Indonesia secara de facto"."""
    return f"{fact.country.name}: {_step(fact, book)}"


def _step(fact: FirstRelation, book: Book) -> str:
    """What the event is called beside its partner: "pengakuan atas kemerdekaan Indonesia secara de facto"."""
    parts = _parts(fact, book)
    by_home = fact.by == book.home
    parts["by_home"] = PARTS[book.language]["by"].format(**parts) if by_home else ""
    if not by_home:
        parts["actor"] = parts["of_actor"] = ""
    said = STEPS[book.language][fact.event]["title"].format(**parts)
    return " ".join(said.split())


KIND = Kind(
    slug="first_relation",
    about="a dated step between two countries: recognition, relations, a treaty, a mission, a break",
    section="first_relations",
    fact=FirstRelation,
    label={"id": "Hubungan", "en": "Relations"},
    cards=CARDS,
    title=title,
    drafts=drafts,
    check=check,
)
