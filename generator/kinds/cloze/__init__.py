"""A text with gaps, each of which is a card."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from generator import faces, gaps
from generator.kinds.kind import Book, Draft, Fact, Kind
from generator.markup import plain
from generator.problems import Problem, problem
from generator.shape import key, shaped
from generator.words import Language

WORDS: dict[Language, dict[str, str]] = {
    "id": {"sentence": "Lengkapi kalimat ini.", "text": "Lengkapi teks ini."},
    "en": {"sentence": "Complete the sentence.", "text": "Complete the text."},
}


@shaped
class Cloze(Fact):
    """A text of which parts are hidden."""

    WHAT = "a cloze"

    text: str = key(
        "the text; {{c1::...}} makes a part of it a gap, {{c1::...::a hint}} helps; each number is a card", role="cloze"
    )

    @cached_property
    def cloze(self) -> gaps.Cloze:
        """The text as it is read."""
        return gaps.read(self.text)


def check(fact: Cloze, book: Book) -> Iterable[Problem]:
    """Gaps that Anki reads as they were meant."""
    for reason, hint in fact.cloze.faults:
        yield problem("E219", fact.place("text"), hint, reason=reason)


def drafts(facts: Sequence[Cloze], book: Book) -> Iterable[Draft]:
    """A note for each text."""
    words = WORDS[book.language]
    for fact in facts:
        prompt = faces.say(words["text" if "\n" in fact.text else "sentence"])
        yield Draft(fact, title(fact), text=fact.cloze.html(), prompt=prompt, gaps=fact.cloze.answers())


def title(fact: Cloze) -> str:
    """The text without gaps, on one line."""
    return plain(fact.cloze.filled())


KIND = Kind(
    slug="cloze",
    about="a text with gaps, each of which is a card",
    section="clozes",
    fact=Cloze,
    label={"id": "Isian", "en": "Cloze"},
    cards={},
    without=frozenset({"skip", "typed"}),  # a gap is skipped by its braces, and no client types clozes well
    title=lambda fact, book: title(fact),
    drafts=drafts,
    check=check,
)
