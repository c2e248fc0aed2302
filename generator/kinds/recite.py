"""Cards of lists: the whole list to recite, and the list with one item missing."""

from collections.abc import Sequence
from typing import Any

from generator import faces
from generator.kinds.kind import Card
from generator.markup import Html
from generator.words import Language

LISTED = {"list": "core 1"}
MISSING = {"missing": "standard 2"}
WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "missing": "Apa yang belum disebut?",
        "following": "Apa yang menyusul <b>{previous}</b>?",
        "first": "Apa yang pertama?",
    },
    "en": {
        "missing": "Which is missing?",
        "following": "What comes after <b>{previous}</b>?",
        "first": "Which comes first?",
    },
}
MOST_LISTED = 7
"""Items beyond which nobody recites a list: it wants groups."""
FEWEST_FOR_MISSING = 5
"""In shorter lists without an order, finding the missing item is recognition, not memory."""
MOST_FOR_MISSING = 20
"""Longer ones do not fit on a phone."""


def list_card(prompt: Html, items: Sequence[str], *, ordered: bool) -> dict[str, Any]:
    """What a draft says of its list card: the card, or why there is none."""
    if len(items) > MOST_LISTED:
        return {"withheld": {"list": f"nobody recites {len(items)} items; up to {MOST_LISTED} make a card"}}
    front = faces.join(faces.prompt(prompt), faces.blanks(len(items)))
    return {"cards": [Card("list", LISTED["list"], front, faces.numbered(items, ordered=ordered))]}


def missing_card(title: str, items: Sequence[str], at: int, language: Language, *, ordered: bool) -> Card | None:
    """The card that asks for the item at `at` from its neighbours, where that is worth asking."""
    words = WORDS[language]
    if ordered:
        asked = faces.say(words["following"], previous=items[at - 1]) if at else faces.say(words["first"])
        front = faces.join(faces.subject(title), faces.prompt(asked))
    elif FEWEST_FOR_MISSING <= len(items) <= MOST_FOR_MISSING:
        front = faces.join(faces.subject(title), faces.gapped(items, at), faces.prompt(faces.say(words["missing"])))
    else:
        return None
    return Card("missing", MISSING["missing"], front, faces.big(faces.capital(items[at])), items[at])
