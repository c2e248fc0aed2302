"""The reasons, causes, aims or benefits of something: a list of which each item has its why."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from generator import faces
from generator.kinds.kind import Book, Card, Draft, Fact, Item, Items, Kind
from generator.kinds.recite import LISTED, MISSING, list_card, missing_card
from generator.shape import Line, shaped
from generator.words import Language, spelt

WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "list": "Sebutkan {n} {called} <b>{subject}</b>.",
        "recognise": "{called} yang mana?",
        "explain": "Jelaskan mengapa <b>{motive}</b> menjadi {called} <b>{subject}</b>.",
        "for_example": "Contoh: {example}",
    },
    "en": {
        "list": "Name the {n} {called_all} <b>{subject}</b>.",
        "recognise": "Which {called} does this show?",
        "explain": "Explain why <b>{motive}</b> is one of the {called_all} <b>{subject}</b>.",
        "for_example": "For example: {example}",
    },
}
ALL_CALLED = {
    "reason": "reasons for",
    "cause": "causes of",
    "factor": "factors behind",
    "aim": "aims of",
    "benefit": "benefits of",
}
"""English wants a plural and its preposition; own words get "... of"."""

CARDS = LISTED
ITEM_CARDS = {"recognise": "core 1", "explain": "standard 1", **MISSING}


@shaped
class MotiveItem(Item):
    """One motive, why it is one, and cases of it."""

    WHAT = "a motive's item"
    MAIN: ClassVar[str] = "motive"

    motive: Line
    why: str | None = None
    examples: tuple[str, ...] = ()


class MotiveItems(Items):
    """The motives."""

    ITEM = MotiveItem


@shaped
class Motive(Fact):
    """What the motives are of, what they are called, and which they are."""

    WHAT = "a motive"

    called: Line
    subject: Line
    items: MotiveItems
    ordered: bool = False


def drafts(facts: Sequence[Motive], book: Book) -> Iterable[Draft]:
    """A note for each list and one for each item."""
    words = WORDS[book.language]
    for fact in facts:
        prompt = faces.say(
            words["list"],
            n=spelt(len(fact.items), book.language),
            called=fact.called,
            called_all=_called_all(fact),
            subject=fact.subject,
        )
        texts = [item.text for item in fact.items]
        listed = list_card(prompt, texts, ordered=fact.ordered)
        yield Draft(fact, title(fact, book), after=tuple(item.key for item in fact.items), **listed)
        for at, item in enumerate(fact.items):
            cards = [
                _recognise(fact, item, book),
                _explain(fact, item, book),
                missing_card(title(fact, book), texts, at, book.language, ordered=fact.ordered),
            ]
            made = [card for card in cards if card]
            yield Draft(fact, f"{faces.capital(fact.subject)}: {item.text}", made, item, item.key)


def _recognise(fact: Motive, item: MotiveItem, book: Book) -> Card | None:
    case = item.examples[0] if item.examples else item.why
    if case is None:
        return None
    front = faces.join(
        faces.subject(faces.capital(fact.subject)),
        faces.statement(faces.sentence(case)),
        faces.prompt(faces.say(WORDS[book.language]["recognise"], called=fact.called)),
    )
    why = faces.statement(faces.sentence(item.why)) if item.why and item.examples else None
    back = faces.join(faces.big(faces.capital(item.motive)), why)
    return Card("recognise", ITEM_CARDS["recognise"], front, back, item.motive)


def _explain(fact: Motive, item: MotiveItem, book: Book) -> Card | None:
    if item.why is None:
        return None
    words = WORDS[book.language]
    question = faces.say(
        words["explain"], motive=item.motive, subject=fact.subject, called=fact.called, called_all=_called_all(fact)
    )
    example = faces.example(words["for_example"], item.examples)
    back = faces.join(faces.statement(faces.sentence(item.why)), example)
    return Card("explain", ITEM_CARDS["explain"], faces.prompt(question), back)


def _called_all(fact: Motive) -> str:
    return ALL_CALLED.get(fact.called, f"{fact.called}s of")


def title(fact: Motive, book: Book) -> str:
    """What the list is called."""
    if book.language == "en":
        return faces.capital(f"{_called_all(fact)} {fact.subject}")
    return faces.capital(f"{fact.called} {fact.subject}")


KIND = Kind(
    slug="motive",
    section="motives",
    fact=Motive,
    label={"id": "Alasan", "en": "Motives"},
    cards=CARDS,
    item_cards=ITEM_CARDS,
    title=title,
    drafts=drafts,
)
