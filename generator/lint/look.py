"""What card-quality rules look at: all texts of a project and its finished cards, and where words of them stand."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from generator import gaps
from generator.deck import Deck
from generator.facts import Facts, commons
from generator.kinds.cloze import Cloze
from generator.kinds.kind import SLOTS, Book, Fact
from generator.limits import LIMITS, Limits
from generator.lint.asked import Asked, initials_of
from generator.lint.texts import Gap, Spot, Text, texts_of
from generator.markup import plain, to_html
from generator.problems import Place
from generator.shape import Role
from generator.tree import List, Map, Node, between
from generator.words import Language, content_roots

CROWD = 25
"""Cards or facts that share a word above which the word says nothing of them."""

F = TypeVar("F", bound=Fact)


class Look:
    """A project as the rules see it."""

    def __init__(self, facts: Facts, deck: Deck, pictures: Mapping[str, bytes], *, errors_only: bool = False) -> None:
        self.facts, self.deck, self.pictures = facts, deck, pictures
        self.errors_only = errors_only
        """Whether rules may leave out what is only a warning, since it takes long."""
        self.book: Book = facts.book
        self.language: Language = facts.settings.language

    @cached_property
    def limits(self) -> Limits:
        """The thresholds, those that the project sets among them."""
        return {rule: {**known, **self.facts.settings.lint.limits.get(rule, {})} for rule, known in LIMITS.items()}

    @cached_property
    def all_texts(self) -> Sequence[Text]:
        """Every text of every fact and item that has a role on cards."""
        return [
            text
            for fact in self.facts.facts.values()
            for common in commons(fact)
            for text in texts_of(common, fact, common)
        ]

    def texts(self, *roles: Role) -> Iterator[Text]:
        """The texts with these roles; all, if none is named."""
        return (text for text in self.all_texts if not roles or text.role in roles)

    @cached_property
    def questions(self) -> Sequence[tuple[Text, Text]]:
        """The questions that authors wrote, each with its answer."""
        answers = {(text.fact.id, text.keys[:-1]): text for text in self.texts("answer")}
        pairs = ((text, answers.get((text.fact.id, text.keys[:-1]))) for text in self.texts("prompt"))
        return [(question, answer) for question, answer in pairs if answer]

    def asking(self, card: Asked) -> Text | None:
        """The longest text that a card's front says as its author wrote it."""
        said = [text for text in self._texts_of.get(card.fact.id, ()) if card.says(text)]
        return max(said, key=lambda text: len(text.plain), default=None)

    def where(self, card: Asked) -> Spot:
        """Where that text stands, or else the card."""
        asking = self.asking(card)
        return asking.spot()._replace(card=card.name) if asking else card.spot()

    @cached_property
    def _texts_of(self) -> Mapping[str, Sequence[Text]]:
        """The texts of every fact and its items, by its id."""
        found: dict[str, list[Text]] = defaultdict(list)
        for text in self.all_texts:
            found[text.fact.id].append(text)
        return found

    def of(self, kind: type[F]) -> Sequence[F]:
        """The facts of one kind, in their order."""
        found: Any = self.book.by_kind.get(kind, ())
        return tuple(found)

    @cached_property
    def sources(self) -> Sequence[tuple[str, Spot]]:
        """Every source that a file names, once, and the first fact or item that has it."""
        named: dict[tuple[str, str], Spot] = {}
        for fact in self.facts.facts.values():
            for part in commons(fact):
                if part.source:
                    named.setdefault((part.where.path, part.source), Spot(fact, part, ("source",)))
        return [(source, spot) for (_, source), spot in named.items()]

    @cached_property
    def gaps(self) -> Sequence[Gap]:
        """Every deletion of every cloze text."""
        found = []
        for fact in self.of(Cloze):
            for deletion in fact.cloze.deletions:
                hidden, _, hint = fact.cloze.parts(deletion)
                found.append(Gap(fact, deletion.numbers, plain(gaps.read(hidden).filled()), plain(hint)))
        return found

    @cached_property
    def cards(self) -> Sequence[Asked]:
        """Every card of a fact or an item but gaps, in the order of the deck."""
        return list(self._cards())

    @cached_property
    def asked(self) -> Sequence[Asked]:
        """Those cards, and every gap of a cloze text."""
        return [*self.cards, *self._gaps()]

    @cached_property
    def initials(self) -> Mapping[str, str]:
        """The names of several words that texts spell out, with the initials by which others of them call the same."""
        return {} if self.errors_only else initials_of([text.plain for text in self.all_texts])

    def _cards(self) -> Iterator[Asked]:
        for note in self.deck.notes:
            if (draft := note.draft) and not draft.owner:
                due = dict(zip(note.ordinals, note.due, strict=True))
                for card in sorted(draft.cards, key=lambda card: SLOTS.index(card.slot)):
                    at = due[SLOTS.index(card.slot)]
                    yield Asked(
                        note,
                        draft.fact,
                        draft.common,
                        card.name,
                        (card.front, card.back),
                        at,
                        self.language,
                        self.initials,
                    )

    def _gaps(self) -> Iterator[Asked]:
        for note in self.deck.notes:
            if (draft := note.draft) and isinstance(fact := draft.fact, Cloze):
                for ordinal, due in zip(note.ordinals, note.due, strict=True):
                    sides = to_html(fact.cloze.filled(ordinal + 1)), to_html(draft.gaps.get(ordinal + 1, ""))
                    yield Asked(
                        note, fact, draft.common, f"gap {ordinal + 1}", sides, due, self.language, self.initials
                    )

    def roots(self, text: str) -> list[str]:
        """The roots of a text's content words."""
        return content_roots(text, self.language)

    def place(self, spot: Spot) -> Place:
        """Where the very words of a spot stand in their file, or else the text that holds them."""
        where = spot.part.where
        place = where.place(*spot.keys)
        if not spot.words or where.path not in self.facts.lines:
            return place
        text = self._from(place)
        if not (found := _within(text, spot.words)):
            return self._above(place, spot.words) if spot.keys[-1:] == ("source",) else place
        within = Place.at(place.path, text, found.start())
        first = place.column - 1 if within.line == 1 else 0
        return Place(place.path, place.line + within.line - 1, first + within.column)

    def _from(self, place: Place) -> str:
        """What is written from a place up to the next key or value."""
        lines, starts = self.facts.lines[place.path], self._starts[place.path]
        after = bisect_right(starts, (place.line, place.column))
        line, column = starts[after] if after < len(starts) else (len(lines), len(lines[-1]) + 1)
        return between(lines, (place.line - 1, place.column - 1), (line - 1, column - 1))

    @cached_property
    def _starts(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """The lines and columns of all keys and values of facts, in order, by their files."""
        found: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for fact in self.facts.facts.values():
            found[fact.where.path] |= {(node.line, node.column) for node in _nodes(fact.where.key, fact.where.node)}
        return {path: sorted(starts) for path, starts in found.items()}

    def _above(self, place: Place, words: str) -> Place:
        """Where words stand that a file says once, as at its head for all its facts; or else the place."""
        lines = self.facts.lines[place.path]
        having = [at for at, line in enumerate(lines) if words in line]
        return Place(place.path, having[0] + 1, lines[having[0]].index(words) + 1) if len(having) == 1 else place


def _within(text: str, words: str) -> re.Match[str] | None:
    """Where words stand in a text: as whole words, be it in another case, or else as a part of one."""
    said = r"\s+".join(map(re.escape, words.split()))
    whole = rf"(?<!\w){said}(?!\w)"
    return re.search(whole, text) or re.search(whole, text, re.IGNORECASE) or re.search(said, text)


def _nodes(*nodes: Node | None) -> Iterator[Node]:
    """The nodes and all that stands in them."""
    for node in nodes:
        if node is not None:
            yield node
        if isinstance(node, Map):
            yield from _nodes(*node.keys(), *node.values())
        elif isinstance(node, List):
            yield from _nodes(*node)
