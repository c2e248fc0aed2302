"""The reasons, causes, aims or benefits of something: a list of which each item has its why."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from generator import faces
from generator.kinds.items import Item, Items
from generator.kinds.kind import Book, Card, Draft, Fact, Kind
from generator.kinds.recite import GROUP, LISTED, MISSING, grouped, list_card, order_asked, parts
from generator.shape import Line, key, shaped
from generator.words import Language, spelt

WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "list": "Sebutkan {n} {called} <b>{subject}</b>{order}.",
        "groups": "Sebutkan {n} kelompok {called} <b>{subject}</b>{order}.",
        "recognise": "{called} yang mana?",
        "explain": "Jelaskan mengapa <b>{motive}</b> menjadi {called} {subject}.",
        "for_example": "Contoh: {example}",
    },
    "en": {
        "list": "Name the {n} {called_all} <b>{subject}</b>{order}.",
        "groups": "Name the {n} groups of {called_all} <b>{subject}</b>{order}.",
        "recognise": "Which {called} does this show?",
        "explain": "Explain why <b>{motive}</b> is one of the {called_all} {subject}.",
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
"""Of a motive; a group of motives has its list instead."""


@shaped
class MotiveItem(Item):
    """One motive, why it is one, and cases of it."""

    WHAT = "a motive's item"
    MAIN: ClassVar[str] = "motive"

    motive: Line = key("the motive itself", role="name")
    why: str | None = key("why it is one", default=None, role="answer", card="explain")
    examples: tuple[str, ...] = key(
        "cases that show it; the first is shown to be recognised", default=(), role="statement", card="recognise"
    )


class MotiveItems(Items):
    """The motives."""

    ITEM = MotiveItem


@shaped
class Motive(Fact):
    """What the motives are of, what they are called, and which they are."""

    WHAT = "a motive"

    called: Line = key("what they are: alasan, sebab, faktor, tujuan, manfaat; reason, cause, aim ...; or own words")
    subject: Line = key("what they are the motives of", role="name")
    items: MotiveItems = key("the motives: a list, or a map from keys of your own; one may be a group with own items")
    ordered: bool = key("true: their order matters, and is asked", default=False)


def drafts(facts: Sequence[Motive], book: Book) -> Iterable[Draft]:
    """A note for each list and one for each item."""
    words = WORDS[book.language]
    for fact in facts:
        prompt = faces.say(
            words["groups" if grouped(fact.items) else "list"],
            n=spelt(len(fact.items), book.language),
            called=fact.called,
            called_all=_called_all(fact),
            subject=fact.subject,
            order=order_asked(book.language, ordered=fact.ordered),
        )
        listed = list_card(prompt, fact.items, ordered=fact.ordered)
        motives = [item for item in fact.items.all if isinstance(item, MotiveItem)]
        label = faces.capital(fact.called)
        before = tuple(f"{fact.identity}/{item.key}" for item in motives)
        yield Draft(fact, title(fact, book), listed.cards, label=label, after=before, withheld=listed.withheld)
        for item, cards, withheld in parts(title(fact, book), fact.items, book.language, ordered=fact.ordered):
            own = [_recognise(fact, item, book), _explain(fact, item, book)] if isinstance(item, MotiveItem) else []
            made = [*(card for card in own if card), *cards]
            name = f"{faces.capital(fact.subject)}: {item.text}"
            after = () if isinstance(item, MotiveItem) else (fact.identity,)  # the groups first, then what is in them
            yield Draft(fact, name, made, item, item.key, label=label, after=after, withheld=withheld)


def _recognise(fact: Motive, item: MotiveItem, book: Book) -> Card | None:
    case = item.examples[0] if item.examples else item.why
    if case is None:
        return None
    front = faces.join(
        faces.subject(faces.capital(fact.subject)),
        faces.statement(faces.sentence(case)),
        faces.prompt(faces.say(WORDS[book.language]["recognise"], called=fact.called)),
    )
    why = faces.beyond(faces.sentence(item.why)) if item.why and item.examples else None
    back = faces.join(faces.answer(faces.capital(item.motive)), why)
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
    about="the reasons, causes, factors, aims or benefits of something, each with its why",
    section="motives",
    fact=Motive,
    label={"id": "Alasan", "en": "Motives"},
    cards=CARDS,
    item_cards={**ITEM_CARDS, **GROUP},
    title=title,
    drafts=drafts,
)
