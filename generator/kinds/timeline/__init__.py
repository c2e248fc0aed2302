"""Three to five dated facts of one country, to be put in order."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator import faces
from generator.kinds.dated import Dated, dated_facts, in_order, told_apart
from generator.kinds.kind import Book, Derived, Draft
from generator.words import Language

WORDS: dict[Language, dict[str, str]] = {
    "id": {"order": "Urutkan dari yang paling awal.", "title": "{country}: urutan peristiwa"},
    "en": {"order": "Put in order, the earliest first.", "title": "{country}: events in order"},
}
NAME = "timeline"
FEWEST, MOST = 3, 5


def drafts(book: Book) -> Iterable[Draft]:
    """A note for each country with enough facts whose order is known."""
    words = WORDS[book.language]
    of_country: dict[str, list[Dated]] = defaultdict(list)
    for fact in dated_facts(book):
        if (code := fact.country_code(book)) and NAME not in fact.skip:
            of_country[code].append(fact)
    for code, facts in sorted(of_country.items()):
        chosen = _chosen(facts)
        if len(chosen) >= FEWEST:
            name = book.atlas.country(code).name
            title = words["title"].format(country=name)
            yield in_order(NAME, code, title, faces.say(words["order"]), chosen, book, subject=name)


def _chosen(facts: Sequence[Dated]) -> list[Dated]:
    """The facts that matter most, the earlier before the later, as many as a learner can order, all told apart."""
    chosen: list[Dated] = []
    for fact in sorted(facts, key=lambda fact: (-fact.weight, fact.date, fact.id)):
        if len(chosen) < MOST and all(told_apart(fact.date, other.date) for other in chosen):
            chosen.append(fact)
    return chosen


KIND = Derived(
    slug=NAME,
    about="three to five of one country, to be put in order",
    label={"id": "Garis waktu", "en": "Timeline"},
    cards={NAME: "deep 1"},
    of=Dated,
    drafts=drafts,
)
