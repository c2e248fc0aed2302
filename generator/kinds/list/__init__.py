"""A list to know by heart."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from generator import faces
from generator.kinds.kind import Book, Draft, Fact, Item, Items, Kind
from generator.kinds.recite import LISTED, MISSING, list_card, missing_card
from generator.shape import Line, shaped
from generator.words import Language, spelt

WORDS: dict[Language, dict[str, str]] = {
    "id": {"list": "Sebutkan {n} {title}."},
    "en": {"list": "Name the {n} {title}."},
}
CARDS = LISTED


@shaped
class ListItem(Item):
    """One item of a list."""

    WHAT = "a list's item"
    MAIN: ClassVar[str] = "item"

    item: Line


class ListItems(Items):
    """The items."""

    ITEM = ListItem


@shaped
class ListFact(Fact):
    """A title and the items under it."""

    WHAT = "a list"

    title: Line
    items: ListItems
    ordered: bool = False


def drafts(facts: Sequence[ListFact], book: Book) -> Iterable[Draft]:
    """A note for each list and, where its items are asked for one by one, one for each item."""
    for fact in facts:
        texts = [item.text for item in fact.items]
        prompt = faces.say(WORDS[book.language]["list"], n=spelt(len(texts), book.language), title=fact.title)
        title = faces.capital(fact.title)
        yield Draft(fact, title, **list_card(prompt, texts, ordered=fact.ordered))
        for at, item in enumerate(fact.items):
            if card := missing_card(title, texts, at, book.language, ordered=fact.ordered):
                yield Draft(fact, f"{title}: {item.text}", [card], item, item.key)


KIND = Kind(
    slug="list",
    section="lists",
    fact=ListFact,
    label={"id": "Daftar", "en": "List"},
    cards=CARDS,
    item_cards=MISSING,
    title=lambda fact, book: faces.capital(fact.title),
    drafts=drafts,
)
