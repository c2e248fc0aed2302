"""A number that is true of a year or according to somebody."""

from collections.abc import Iterable, Sequence

from generator import faces
from generator.dates import Date
from generator.kinds.kind import Book, Card, Draft, Fact, Kind
from generator.problems import Problem, problem
from generator.shape import Line, key, shaped
from generator.words import Language, stands_in

WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "value": "Berapa {subject}{when}{who}?{unit}",
        "year": " pada {as_of}",
        "month": " pada {as_of}",
        "day": " pada {as_of}",
        "who": " menurut {according_to}",
    },
    "en": {
        "value": "How many {subject}{when}{who}?{unit}",
        "year": " in {as_of}",
        "month": " in {as_of}",
        "day": " on {as_of}",
        "who": ", according to {according_to}",
    },
}
CARDS = {"value": "core 1"}


@shaped
class Figure(Fact):
    """What is counted, the number, its unit, and whose number of which time it is."""

    WHAT = "a figure"

    subject: Line = key('what is counted, as it follows "Berapa ..." or "How many ..."', role="name", card="value")
    value: Line = key("the number, as it is shown")
    unit: Line | None = key("what the number is of", default=None)
    as_of: Date | None = key("when it was true: a year, month or day; this or according_to is required", default=None)
    according_to: Line | None = key("whose number it is; this or as_of is required", default=None)


def check(fact: Figure, book: Book) -> Iterable[Problem]:
    """A number without a time or a source is soon wrong."""
    if fact.as_of is None and fact.according_to is None:
        hint = "add as_of: 2024, or according_to: ... and its source"
        yield problem("E209", fact.place(), hint, what="figure", key="as_of or according_to")


def drafts(facts: Sequence[Figure], book: Book) -> Iterable[Draft]:
    """A note for each number."""
    for fact in facts:
        yield Draft(fact, faces.capital(fact.subject), [_value(fact, book)], confusions=frozenset({fact.value}))


def _value(fact: Figure, book: Book) -> Card:
    words = WORDS[book.language]
    named = fact.unit and stands_in(fact.unit, fact.subject)
    question = faces.say(
        words["value"],
        subject=fact.subject,
        when=faces.say(words[fact.as_of.precision], as_of=fact.as_of.text(book.language)) if fact.as_of else "",
        who=faces.say(words["who"], according_to=fact.according_to) if fact.according_to else "",
        unit=faces.say(' <span class="keep">({unit})</span>', unit=fact.unit) if fact.unit and not named else "",
    )
    answer = f"{fact.value} {fact.unit}" if fact.unit and not stands_in(fact.unit, fact.value) else fact.value
    return Card("value", CARDS["value"], faces.prompt(question), faces.big(answer), fact.value)


KIND = Kind(
    slug="figure",
    about="a number that is true of a year or according to somebody",
    section="figures",
    fact=Figure,
    label={"id": "Angka", "en": "Figure"},
    cards=CARDS,
    title=lambda fact, book: faces.capital(fact.subject),
    drafts=drafts,
    check=check,
)
