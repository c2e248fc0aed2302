"""A term and what it means."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile

from generator import faces
from generator.kinds.kind import Book, Card, Draft, Fact, Kind, Withheld
from generator.markup import Html
from generator.shape import Line, key, shaped
from generator.words import STOP, Language, Masked, content_roots, distinguishing_roots, mask

WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "term": "Apa istilahnya?",
        "meaning": "Apa yang dimaksud dengan <b>{term}</b>?",
        "example": "Ini contoh apa?",
        "example_of": "Ini contoh {head} apa?",
        "contrast": "Apa perbedaan <b>{term}</b> dan <b>{other}</b>?",
        "aliases": "Disebut juga: {aliases}",
        "for_example": "Contoh: {example}",
    },
    "en": {
        "term": "What is this called?",
        "meaning": "What is meant by <b>{term}</b>?",
        "example": "What is this an example of?",
        "example_of": "What kind of {head} is this an example of?",
        "contrast": "How do <b>{term}</b> and <b>{other}</b> differ?",
        "aliases": "Also called: {aliases}",
        "for_example": "For example: {example}",
    },
}
CARDS = {"term": "core 1", "meaning": "standard 1", "example": "standard 2", "contrast": "deep 1"}

STANDS_ELSEWHERE = "each of its examples stands with another term too"
RARE_ROOT = range(2, 5)
"""A root that so many terms share ties them together; one that more share says nothing."""
MOST_MASKS = 2
FEWEST_WORDS = 4
"""Content words that a masked definition must keep, or nobody could tell the term."""


@shaped
class Definition(Fact):
    """A term, its definition, and examples of it."""

    WHAT = "a definition"

    term: Line = key("the word or words to be known", role="name")
    definition: str = key(
        "what it means; the term itself is hidden in it where the term is asked", role="definition", card="meaning"
    )
    aliases: tuple[Line, ...] = key("other names of the same thing", default=())
    examples: tuple[str, ...] = key("cases of it; one that fits no other term is asked", default=(), role="statement")

    @property
    def names(self) -> tuple[str, ...]:
        """The term and its aliases."""
        return (self.term, *self.aliases)


def drafts(facts: Sequence[Definition], book: Book) -> Iterable[Draft]:
    """A note for each term."""
    hidden = {fact.id: masked(fact, fact.definition, book) for fact in facts}
    fits = _Fits({fact.id: content_roots(hidden[fact.id].text, book.language) for fact in facts})
    rare = _rare_roots(facts, book)
    shown_examples = Counter(example.casefold() for fact in facts for example in set(fact.examples))
    for fact in facts:
        cards: list[Card] = []
        withheld: dict[str, Withheld] = {}
        reason = _too_little(hidden[fact.id]) or fits.reason(fact.id, book)
        term = _term(fact, hidden[fact.id], book)
        if reason:
            withheld["term"] = Withheld(reason, term)
        else:
            cards.append(term)
        cards.append(_meaning(fact, book))
        own = [text for text in fact.examples if shown_examples[text.casefold()] == 1]
        example = next((text for text in own if _tells(masked(fact, text, book))), None)
        if example:
            cards.append(_example(fact, example, book))
        elif fact.examples:
            reason = "each of its examples names the term itself" if own else STANDS_ELSEWHERE
            withheld["example"] = Withheld(reason, _example(fact, fact.examples[0], book))
        other = book.facts[fact.contrast.with_] if fact.contrast else None
        if isinstance(other, Definition):
            contrast = _contrast(fact, other, book)
            if _asked_by(other, fact):
                withheld["contrast"] = Withheld(card=contrast)
            else:
                cards.append(contrast)
        yield Draft(fact, fact.term, cards, confusions=rare[fact.id], withheld=withheld)


def _rare_roots(facts: Sequence[Definition], book: Book) -> dict[str, frozenset[str]]:
    """The roots that a few terms share, so that they are easily confused, by the facts' ids."""
    roots = {fact.id: distinguishing_roots(fact.term, (), book.language) for fact in facts}
    counts = Counter(root for some in roots.values() for root in some)
    return {fact: frozenset(root for root in some if counts[root] in RARE_ROOT) for fact, some in roots.items()}


def _term(fact: Definition, hidden: Masked, book: Book) -> Card:
    words = WORDS[book.language]
    front = faces.join(faces.statement(faces.sentence(hidden.text)), faces.prompt(faces.say(words["term"])))
    return Card("term", CARDS["term"], front, _name(fact, book), fact.term)


def _meaning(fact: Definition, book: Book) -> Card:
    words = WORDS[book.language]
    front = faces.prompt(faces.say(words["meaning"], term=fact.term))
    example = faces.example(words["for_example"], fact.examples)
    back = faces.join(faces.statement(faces.sentence(fact.definition)), example)
    return Card("meaning", CARDS["meaning"], front, back)


def _example(fact: Definition, example: str, book: Book) -> Card:
    text = masked(fact, example, book).text
    words, head = WORDS[book.language], _head(fact, book)
    question = faces.prompt(faces.say(words["example_of"], head=head) if head else faces.say(words["example"]))
    front = faces.join(faces.statement(faces.sentence(text)), question)
    return Card("example", CARDS["example"], front, _name(fact, book), fact.term)


def _contrast(fact: Definition, other: Definition, book: Book) -> Card:
    front = faces.prompt(faces.say(WORDS[book.language]["contrast"], term=fact.term, other=other.term))
    back = faces.lines([(fact.term, fact.definition), (other.term, other.definition)])
    return Card("contrast", CARDS["contrast"], front, back, contrasts=True)


def _asked_by(other: Definition, fact: Definition) -> bool:
    """Whether the difference is asked from the other side already: each pair has one card."""
    return other.contrast is not None and other.contrast.with_ == fact.id and other.identity < fact.identity


def _head(fact: Definition, book: Book) -> str:
    """The words that a term shares with the one it contrasts with: "kerja sama", "transport"; perhaps none."""
    other = book.facts[fact.contrast.with_] if fact.contrast else None
    if not isinstance(other, Definition):
        return ""
    mine, others = fact.term.split(), other.term.split()
    if book.language == "en":  # an English head stands last
        mine, others = mine[::-1], others[::-1]
    shared = [word for word, _ in takewhile(lambda pair: pair[0] == pair[1], zip(mine, others, strict=False))]
    while shared and shared[-1].casefold() in STOP[book.language]:  # "pengakuan de" facto: not a word to end with
        shared.pop()
    return "" if len(shared) == len(mine) else " ".join(shared[::-1] if book.language == "en" else shared)


def _name(fact: Definition, book: Book) -> Html:
    aliases = ", ".join(fact.aliases)
    also = faces.small(faces.say(WORDS[book.language]["aliases"], aliases=aliases)) if aliases else None
    return faces.join(faces.big(faces.capital(fact.term)), also)


def masked(fact: Definition, text: str, book: Book) -> Masked:
    """A text in which a term is hidden."""
    return mask(text, fact.names, hidden_roots(fact, book), book.language)


def hidden_roots(fact: Definition, book: Book) -> frozenset[str]:
    """The roots that tell a term from those with which it contrasts: words with them are hidden."""
    others = [other.term for other in _contrasted(fact, book)]
    return distinguishing_roots(fact.term, others, book.language)


def _contrasted(fact: Definition, book: Book) -> Iterable[Definition]:
    """The terms that a term contrasts with, whichever of the two says so."""
    ids = [*([fact.contrast.with_] if fact.contrast else []), *book.contrasted_by.get(fact.id, ())]
    for other in map(book.facts.__getitem__, ids):
        if isinstance(other, Definition):
            yield other


def _tells(example: Masked) -> bool:
    """Whether an example still says something once the term is hidden."""
    return not example.masks or example.left > 1


def _too_little(hidden: Masked) -> str | None:
    if hidden.masks > MOST_MASKS:
        return f"its definition repeats the term: {hidden.masks} places would be hidden"
    if hidden.left < FEWEST_WORDS:
        return "too few words of its definition are left once the term is hidden"
    return None


class _Fits:
    """Which definitions fit another term too: all that they say is said of that one as well."""

    def __init__(self, roots: dict[str, list[str]]) -> None:
        self.roots = {fact: frozenset(words) for fact, words in roots.items()}
        self.same: dict[frozenset[str], list[str]] = defaultdict(list)
        self.facts: dict[str, set[str]] = defaultdict(set)
        for fact, words in self.roots.items():
            self.same[words].append(fact)
            for word in words:
                self.facts[word].add(fact)

    def reason(self, fact: str, book: Book) -> str | None:
        """Why the definition of `fact` cannot ask for its term, if it cannot."""
        words = sorted(self.roots[fact], key=lambda word: len(self.facts[word]))
        same = self.same[self.roots[fact]]
        others = set(same[:2]) if len(same) > 1 else set.intersection(*(self.facts[word] for word in words))
        others = others - {fact}
        return f'its definition fits "{book.title(book.facts[min(others)])}" too' if others else None


KIND = Kind(
    slug="definition",
    about="a term and what it means",
    section="definitions",
    fact=Definition,
    label={"id": "Definisi", "en": "Definition"},
    cards=CARDS,
    title=lambda fact, book: fact.term,
    drafts=drafts,
)
