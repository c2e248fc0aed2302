"""Two dated facts that are easily confused: which came first? Authors name the pair by `confuse_with` or `contrast`."""

from collections.abc import Iterable, Sequence

from generator import faces
from generator.kinds.dated import Dated, dated_facts
from generator.kinds.kind import Book, Derived, Draft, Fact
from generator.kinds.sequence import foregone, gives_itself_away, in_order, told_apart
from generator.words import Language

WORDS: dict[Language, dict[str, str]] = {
    "id": {"first": "Mana yang lebih dahulu?", "title": "Mana yang lebih dahulu: {one} | {other}"},
    "en": {"first": "Which came first?", "title": "Which came first: {one} | {other}"},
}
NAME = "comparison"


def drafts(book: Book) -> Iterable[Draft]:
    """A note for each pair whose order is known."""
    words = WORDS[book.language]
    for pair in _pairs(book):
        dated = [fact for fact in pair if isinstance(fact, Dated) and _is_fit(fact, book)]
        if len(dated) == 2 and told_apart(dated[0], dated[1], book) and not foregone(dated):
            title = words["title"].format(one=book.title(dated[0]), other=book.title(dated[1]))
            yield in_order(
                NAME, "+".join(fact.identity for fact in pair), title, faces.say(words["first"]), dated, book
            )


def _is_fit(fact: Dated, book: Book) -> bool:
    return NAME not in fact.skip and not gives_itself_away(fact, book)


def _pairs(book: Book) -> Iterable[Sequence[Fact]]:
    """The facts of which one names the other, each pair once, by their identities."""
    named = [(fact, book.facts[other]) for fact in dated_facts(book) for other in fact.confused_with]
    pairs = (sorted(pair, key=lambda fact: fact.identity) for pair in named)
    found = {(one.identity, other.identity): [one, other] for one, other in pairs}
    return [found[identities] for identities in sorted(found)]


KIND = Derived(
    slug=NAME,
    about="which of two facts that are easily confused came first",
    label={"id": "Perbandingan", "en": "Comparison"},
    cards={NAME: "deep 1"},
    of=Dated,
    how="write the id of one dated fact into the contrast or confuse_with of another",
    drafts=drafts,
)
