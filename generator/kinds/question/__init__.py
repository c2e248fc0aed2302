"""A question as its author wrote it, for what no other kind fits."""

from collections.abc import Iterable, Sequence

from generator import faces
from generator.kinds.kind import Book, Card, Draft, Fact, Kind
from generator.markup import to_html
from generator.shape import Shaped, key, shaped

CARDS = {"answer": "core 1", "reverse": "standard 1"}


@shaped
class Reverse(Shaped):
    """The same knowledge asked from the other side."""

    WHAT = "the reverse of a question"

    question: str = key("the question from the other side", role="prompt", card="reverse")
    answer: str = key("its answer", role="answer", card="reverse")


@shaped
class Question(Fact):
    """A question, its answer, and perhaps the reverse."""

    WHAT = "a question"

    question: str = key("the question, as it stands on the card", role="prompt", card="answer")
    answer: str = key("the answer; a short one is shown large", role="answer", card="answer")
    reverse: Reverse | None = key("the same knowledge asked from the other side", default=None, within=True)


def drafts(facts: Sequence[Question], book: Book) -> Iterable[Draft]:
    """A note for each question."""
    for fact in facts:
        cards = [_card("answer", fact.question, fact.answer)]
        if fact.reverse:
            cards.append(_card("reverse", fact.reverse.question, fact.reverse.answer))
        yield Draft(fact, fact.question, cards)


def _card(name: str, question: str, answer: str) -> Card:
    front = faces.statement(question) if "\n" in question else faces.prompt(to_html(question))
    return Card(name, CARDS[name], front, faces.answer(answer), answer)


KIND = Kind(
    slug="question",
    about="a question in your own words, for what no other kind fits",
    section="questions",
    fact=Question,
    label={"id": "Pertanyaan", "en": "Question"},
    cards=CARDS,
    title=lambda fact, book: fact.question,
    drafts=drafts,
)
