"""Any dated event: a conference, a war, a birth."""

from collections.abc import Iterable, Sequence

from generator import faces
from generator.countries import Country
from generator.dates import Precision
from generator.kinds.dated import DATE_CARDS, Dated, check_date, date_cards
from generator.kinds.kind import Book, Draft, Kind
from generator.markup import Html
from generator.shape import Line, key, shaped
from generator.words import Language

WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "year": "Tahun berapa?",
        "month": "Bulan dan tahun berapa?",
        "day": "Kapan? (tanggal lengkap)",
        "in": "di",
    },
    "en": {
        "year": "In which year?",
        "month": "In which month and year?",
        "day": "On which date?",
        "in": "in",
    },
}
PREPOSITIONS: dict[Language, tuple[str, ...]] = {
    "id": ("di", "dekat", "dari", "ke", "pada", "antara", "sekitar"),
    "en": ("in", "at", "on", "near", "off", "between", "outside", "around", "across"),
}
"""A place that begins with one of these brings its own."""


@shaped
class Event(Dated):
    """What happened, and where."""

    WHAT = "an event"

    event: Line = key('what happened, a name or a few words: "Konferensi Asia-Afrika", "Grandma was born"')
    place_: Line | None = key('where: a name, or words of your own such as "at sea"', default=None)
    country: Country | None = key("the country on whose timeline it stands: a code or a name", default=None)

    def asked(self, precision: Precision, book: Book) -> Html:
        """ "Konferensi Asia-Afrika di Bandung", and below it "Tahun berapa?"."""
        return faces.join(faces.subject(self.told(book)), faces.prompt(faces.say(WORDS[book.language][precision])))

    def told(self, book: Book) -> Html:
        """ "Konferensi Asia-Afrika di Bandung"."""
        return faces.say("{event}{where}", event=self.event, where=self._where(book))

    def amid(self, book: Book) -> str:
        """ "di Bandung"."""
        return self._where(book).strip()

    def country_code(self, book: Book) -> str | None:
        """That of its `country`."""
        return self.country.code if self.country else None

    def _where(self, book: Book) -> Html:
        """ " di Bandung"; a place with a preposition of its own brings that."""
        if self.place_ is None:
            return Html("")
        first, _, rest = self.place_.partition(" ")
        own = rest and first in PREPOSITIONS[book.language]
        return faces.say(" {place}" if own else f" {WORDS[book.language]['in']} {{place}}", place=self.place_)


def drafts(facts: Sequence[Event], book: Book) -> Iterable[Draft]:
    """A note for each event."""
    for fact, made, confusions in date_cards(facts, book):
        yield Draft(fact, book.title(fact), made, confusions=confusions)


KIND = Kind(
    slug="event",
    about="any dated event: a conference, a war, a birth",
    section="events",
    fact=Event,
    label={"id": "Peristiwa", "en": "Event"},
    cards=DATE_CARDS,
    title=lambda fact, book: faces.capital(fact.event),
    drafts=drafts,
    check=lambda fact, book: check_date(fact),
)
