"""A dated step between the home country and a partner: recognition, relations, a treaty, a mission, a break."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from generator import faces
from generator.countries import Country
from generator.dates import Date, Precision
from generator.kinds.dated import DATE_CARDS, Dated, check_date, date_cards, disputes
from generator.kinds.first_relation.wording import PARTS, STEPS, WORDS, Event
from generator.kinds.kind import Book, Card, Draft, Kind, Withheld
from generator.markup import Html, bare
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
        'what it, or whoever by names, was the first to do: "negara yang pertama kali ...", "country to ..."',
        default=None,
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
        """ "Mesir" and "pengakuan de facto atas kemerdekaan Indonesia"."""
        return self.country.name, _step(self, book)

    @property
    def stage(self) -> tuple[str, int] | None:
        """Relations begin before they break, and break before they are restored."""
        stages = {"relations_established": 0, "suspended": 1, "severed": 1, "restored": 2}
        return (self.country.code, stages[self.event]) if self.event in stages else None

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
        hint = f"write the other country: the home country is {fact.country.name}, by hafal.yaml"
        yield problem("E222", fact.place("country"), hint)
    if fact.by not in (None, fact.country, book.home):
        yield problem("E216", fact.place("by"), f"write {book.home.code} or {fact.country.code}", key="by")
    if fact.event == "mission_opened" and fact.by is None:
        hint = f"add by: {book.home.code} or by: {fact.country.code}, whoever opened the mission"
        yield problem("E209", fact.place(), hint, what="mission_opened", key="by")
    yield from check_date(fact)
    for name, events in ONLY_FOR.items():
        if getattr(fact, name) is not None and fact.event not in events:
            hint = f"it belongs to event: {' and '.join(events)}"
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
            sharing = partners[_occasion(fact, book), fact.date]
            partner = _partner(fact, sorted(sharing, key=lambda country: country.name), book)
            if len(sharing) == 1 and not _names(partner.front, fact.country):
                cards["partner"] = partner
            else:
                withheld["partner"] = Withheld(card=partner)
        if also := _also(fact.country, book):
            cards |= {
                name: replace(cards[name], back=faces.join(cards[name].back, also)) for name in cards.keys() - {"event"}
            }
        yield Draft(fact, title(fact, book), [*cards.values()], confusions=confusions, withheld=withheld)


def _partners(facts: Sequence[FirstRelation], book: Book) -> Mapping[tuple[str, Date], Collection[Country]]:
    """The countries with which the same happened on one day, by whomever the day is given."""
    partners: dict[tuple[str, Date], set[Country]] = defaultdict(set)
    for fact in facts:
        for date in (fact.date, *(other.date for other in fact.disputed)):
            partners[_occasion(fact, book), date].add(fact.country)
    return partners


def _occasion(fact: FirstRelation, book: Book) -> str:
    """What happened, and on whose part if that makes a difference."""
    by_home = fact.by == book.home and "partner of home" in STEPS[book.language][fact.event]
    return f"{fact.event} of home" if by_home else fact.event


def _partner(fact: FirstRelation, partners: Sequence[Country], book: Book) -> Card:
    """ "Dengan negara mana Indonesia memulai hubungan diplomatik pada 13 April 1950?": with all `partners`."""
    which = PARTS[book.language]["which" if len(partners) == 1 else "which of several"]
    form = _occasion(fact, book).replace(fact.event, "partner")
    question = _said(form, fact, book, which=which, date=fact.date.text(book.language))
    answer = ", ".join(country.name for country in partners)
    return Card(
        "partner",
        CARDS["partner"],
        faces.prompt(question),
        faces.join(faces.big(answer), disputes(fact, book)),
        answer,
    )


def _names(front: Html, country: Country) -> bool:
    """Whether a question names a country, as a treaty's name may do."""
    said = _words(bare(front))
    return any(_words(name) in said for name in (country.name, *country.aliases))


def _words(text: str) -> str:
    """The words of a text between blanks, so that one text is in another by whole words."""
    return " ".join(["", *re.findall(r"\w+", text.casefold()), ""])


def _also(country: Country, book: Book) -> Html | None:
    """What else the author says that a country is called."""
    if not country.aliases:
        return None
    aliases = ", ".join(country.aliases)
    return faces.small(faces.say(WORDS[book.language]["aliases"], country=country.name, aliases=aliases))


def _claim(fact: FirstRelation, first: str, book: Book) -> Card:
    """Whoever acted is the answer; `first` is "negara ... yang ...", in English "country to ..."."""
    words = WORDS[book.language]
    noun, joint, rest = f" {first}".partition(words["joint"])
    noun = noun.strip().removeprefix("the ").removeprefix("first").strip() if joint else ""
    question = faces.say(words["claim"], noun=noun or words["country"], rest=rest if joint else first)
    actor = fact.by or fact.country
    back = faces.join(faces.big(actor.name), faces.small(_said("told", fact, book)))
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
        "bare_basis": fact.basis or "",
        "treaty": fact.treaty or parts["treaty"],
        "rank": fact.rank or parts["rank"],
    }


def title(fact: FirstRelation, book: Book) -> str:
    """What the event is called: "Mesir: pengakuan de facto atas kemerdekaan Indonesia"."""
    return f"{fact.country.name}: {_step(fact, book)}"


def _step(fact: FirstRelation, book: Book) -> str:
    """What the event is called beside its partner: "pengakuan de facto atas kemerdekaan Indonesia"."""
    parts = _parts(fact, book)
    by_home = fact.by == book.home
    words = PARTS[book.language]
    parts["by_home"] = words["by"].format(**parts) if by_home else ""
    parts["whose"] = words["whose" if fact.of else "whom"].format(**parts)
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
