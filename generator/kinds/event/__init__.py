"""Any dated event: a conference, a war, a birth."""

from collections.abc import Iterable, Sequence

from generator import faces
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
        "day": 'Kapan? <span class="keep">(tanggal lengkap)</span>',
        "in": "di",
    },
    "en": {
        "year": "In which year?",
        "month": "In which month and year?",
        "day": "On which date?",
        "in": "in",
    },
}
PREPOSITIONS: dict[Language, frozenset[str]] = {
    "id": frozenset(
        """antara atas bawah belakang dalam dari dekat dengan depan di jauh ke keluar lewat luar melalui menuju naik
        pada samping seberang sekitar sepanjang tepat tidak via""".split()
    ),
    "en": frozenset(
        """aboard above abroad across against along among around at before behind below beneath beside between beyond by
        close downstairs from home in inside into near next off on onto opposite outside over overseas through to under
        upstairs via within""".split()
    ),
}
"""A place that begins with one of these brings its own."""


@shaped
class Event(Dated):
    """What happened, and where."""

    WHAT = "an event"

    event: Line = key('what happened, a name or a few words: "Konferensi Asia-Afrika", "Grandma was born"', role="name")
    place_: Line | None = key('where: a name, or words of your own such as "at sea"', default=None)

    def asked(self, precision: Precision, book: Book) -> Html:
        """ "Konferensi Asia-Afrika di Bandung", and below it "Tahun berapa?"."""
        return faces.join(faces.subject(self.told(book)), faces.prompt(faces.say(WORDS[book.language][precision])))

    def told(self, book: Book) -> Html:
        """ "Konferensi Asia-Afrika di Bandung"."""
        return faces.say("{event}{where}", event=self.event, where=self._where(book))

    def amid(self, book: Book) -> str:
        """ "di Bandung"."""
        return self._where(book).strip()

    def _where(self, book: Book) -> Html:
        """ " di Bandung"; a place with a preposition of its own brings that."""
        if self.place_ is None:
            return Html("")
        first, blank, rest = self.place_.partition(" ")
        if first.casefold() in PREPOSITIONS[book.language]:
            return faces.say(" {place}", place=f"{first.lower()}{blank}{rest}")
        return faces.say(f" {WORDS[book.language]['in']} {{place}}", place=self.place_)


def drafts(facts: Sequence[Event], book: Book) -> Iterable[Draft]:
    """A note for each event."""
    for fact, made, withheld, confusions in date_cards(facts, book):
        yield Draft(fact, book.title(fact), made, confusions=confusions, withheld=withheld)


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
