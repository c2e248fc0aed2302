"""A list to know by heart."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from generator import faces
from generator.kinds.items import Item, Items
from generator.kinds.kind import Book, Draft, Fact, Kind
from generator.kinds.recite import GROUP, LISTED, MISSING, grouped, list_card, order_asked, parts
from generator.shape import Line, key, shaped
from generator.words import Language, spelt

WORDS: dict[Language, dict[str, str]] = {
    "id": {"list": "Sebutkan {n} {title}{order}.", "groups": "Sebutkan {n} kelompok {title}{order}."},
    "en": {"list": "Name the {n} {title}{order}.", "groups": "Name the {n} groups of {title}{order}."},
}
CARDS = LISTED


@shaped
class ListItem(Item):
    """One item of a list."""

    WHAT = "a list's item"
    MAIN: ClassVar[str] = "item"

    item: Line = key("the item itself", role="name")


class ListItems(Items):
    """The items."""

    ITEM = ListItem


@shaped
class ListFact(Fact):
    """A title and the items under it."""

    WHAT = "a list"

    title: Line = key('what the items are, as in "phases of mitosis"', role="name", card="list")
    items: ListItems = key("the items: a list, or a map from keys of your own; one may be a group with its own items")
    ordered: bool = key("true: their order matters, and is asked", default=False)


def drafts(facts: Sequence[ListFact], book: Book) -> Iterable[Draft]:
    """A note for each list and, where its items are asked for one by one, one for each item and group."""
    for fact in facts:
        words = WORDS[book.language]["groups" if grouped(fact.items) else "list"]
        order = order_asked(book.language, ordered=fact.ordered)
        prompt = faces.say(words, n=spelt(len(fact.items), book.language), title=fact.title, order=order)
        title = faces.capital(fact.title)
        listed = list_card(prompt, fact.items, ordered=fact.ordered)
        yield Draft(fact, title, listed.cards, withheld=listed.withheld)
        for item, cards, withheld in parts(title, fact.items, book.language, ordered=fact.ordered):
            name = f"{title}: {item.text}"
            yield Draft(fact, name, cards, item, item.key, after=(fact.identity,), withheld=withheld)


KIND = Kind(
    slug="list",
    about="a list to know by heart, up to seven items at once; longer ones in groups",
    section="lists",
    fact=ListFact,
    label={"id": "Daftar", "en": "List"},
    cards=CARDS,
    item_cards={**GROUP, **MISSING},
    title=lambda fact, book: faces.capital(fact.title),
    drafts=drafts,
)
