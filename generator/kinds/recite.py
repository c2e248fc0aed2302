"""Cards of lists: the whole list to recite, the list of a group, and the list with one item missing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator import faces
from generator.kinds.items import Group, Item
from generator.kinds.kind import Card, Withheld
from generator.markup import Html
from generator.words import Language, spelt

LISTED = {"list": "core 1"}
GROUP = {"group": "core 2"}
"""Another slot than a motive's own, so that a motive which becomes a group starts a new card for its list."""
MISSING = {"missing": "standard 2"}
WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "group": "Sebutkan {n} yang termasuk <b>{group}</b>{order}.",
        "ordered": " secara berurutan",
        "missing": "Mana yang belum disebut?",
        "following": "Setelah <b>{previous}</b>, mana berikutnya?",
        "first": "Mana yang pertama?",
    },
    "en": {
        "group": "Name the {n} under <b>{group}</b>{order}.",
        "ordered": ", in order",
        "missing": "Which is missing?",
        "following": "Which comes after <b>{previous}</b>?",
        "first": "Which comes first?",
    },
}
FEWEST_LISTED = 2
MOST_LISTED = 7
"""Items beyond which nobody recites a list: it wants groups."""
FEWEST_FOR_MISSING = 5
"""In shorter lists without an order, finding the missing item is recognition, not memory."""
MOST_FOR_MISSING = 20
"""Longer ones do not fit on a phone."""


class Listed(NamedTuple):
    """The card that asks for a whole list, or what a rule has against it, by the card's name."""

    cards: list[Card]
    withheld: Mapping[str, Withheld]


class Part(NamedTuple):
    """An item or a group of a list, the cards that ask for it, and those that a rule is against."""

    item: Item
    cards: list[Card]
    withheld: Mapping[str, Withheld]


def list_card(prompt: Html, items: Sequence[Item], *, ordered: bool) -> Listed:
    """The card that asks for a list, or why there is none."""
    return _recited("list", LISTED["list"], prompt, items, ordered=ordered)


def parts(title: str, items: Sequence[Item], language: Language, *, ordered: bool) -> Iterator[Part]:
    """Every item and group of the list called `title`: a group recited, one item found missing among its neighbours."""
    texts = [item.text for item in items]
    for at, item in enumerate(items):
        listed = Listed([], {})
        if isinstance(item, Group):
            prompt = faces.say(
                WORDS[language]["group"],
                n=spelt(len(item.items), language),
                group=item.title,
                order=order_asked(language, ordered=ordered),
            )
            listed = _recited("group", GROUP["group"], prompt, item.items, ordered=ordered, subject=title)
        missing = _missing(title, texts, at, language, ordered=ordered)
        yield Part(item, [*listed.cards, *missing.cards], {**listed.withheld, **missing.withheld})
        if isinstance(item, Group):
            yield from parts(f"{title}: {item.title}", item.items, language, ordered=ordered)


def order_asked(language: Language, *, ordered: bool) -> Html:
    """What a question for a list adds where the order is asked too."""
    return Html(WORDS[language]["ordered"] if ordered else "")


def grouped(items: Sequence[Item]) -> bool:
    """Whether a list is one of groups alone."""
    return all(isinstance(item, Group) for item in items)


def _recited(name: str, slot: str, prompt: Html, items: Sequence[Item], *, ordered: bool, subject: str = "") -> Listed:
    front = faces.join(faces.subject(subject) if subject else None, faces.prompt(prompt), faces.blanks(len(items)))
    card = Card(name, slot, front, faces.numbered(map(_told, items), ordered=ordered))
    reason = None
    if len(items) < FEWEST_LISTED:
        reason = "one item is no list; a question asks for it"
    elif len(items) > MOST_LISTED:
        reason = f"nobody recites {len(items)} items; up to {MOST_LISTED} make a card, more want groups"
    return Listed([], {name: Withheld(reason, card, "warning")}) if reason else Listed([card], {})


def _told(item: Item) -> str:
    if not isinstance(item, Group):
        return item.text
    return faces.with_parts(item.title, (part.text for part in item.items))


def _missing(title: str, items: Sequence[str], at: int, language: Language, *, ordered: bool) -> Listed:
    """The card that asks for the item at `at` from its neighbours, withheld where that is not worth asking."""
    words = WORDS[language]
    if ordered:
        asked = faces.say(words["following"], previous=items[at - 1]) if at else faces.say(words["first"])
        front = faces.join(faces.subject(title), faces.prompt(asked))
        worth = len(items) >= FEWEST_LISTED
    else:
        start = max(0, at - MOST_FOR_MISSING // 2) if len(items) > MOST_FOR_MISSING else 0
        near = faces.gapped(items[start:][:MOST_FOR_MISSING], at - start)
        front = faces.join(faces.subject(title), faces.prompt(faces.say(words["missing"])), near)
        worth = FEWEST_FOR_MISSING <= len(items) <= MOST_FOR_MISSING
    card = Card("missing", MISSING["missing"], front, faces.answer(faces.capital(items[at])), items[at])
    return Listed([card], {}) if worth else Listed([], {"missing": Withheld(card=card)})
