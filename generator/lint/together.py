"""Rules about facts beside each other: the same asked twice, terms that are confused or lean on each other."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations

from generator.kinds.cloze import Cloze
from generator.kinds.dated import Dated
from generator.kinds.definition import Definition
from generator.kinds.event import Event
from generator.kinds.kind import Fact
from generator.kinds.question import Question
from generator.lint.alike import (
    Pair,
    another_compound,
    linked,
    nearly_same_answer,
    neighbours,
    of_one_sort,
    one_pattern,
    same_answer,
    same_sense,
    turned,
    very_answer,
)
from generator.lint.asked import Asked
from generator.lint.look import Look
from generator.lint.rule import MATUSCHAK, WOZNIAK, Found, rule
from generator.lint.texts import Spot, words
from generator.order import PER_DAY, STEP
from generator.problems import Severity, shown
from generator.words import stands_in

LESS = 0.66
"""How much of what makes questions alike is enough if their answers are the very same."""
LETTER = re.compile(r"\b[^\W\d_]\b")
LETTERS = re.compile(r"\w{2,}")
"""Words of which the case says nothing; that of a single letter may, as in `\\b` and `\\B`."""


@rule(
    "C201",
    "same-question",
    "error",
    "{other} asks the same, and its answer is {one} instead of {another}",
    reason="Whatever the learner answers is wrong half of the time.",
    source=f"{WOZNIAK.format(11)} (combat interference)",
    bad="questions:\n  one: {question: 'Which river is the longest?', answer: the Nile}\n"
    "  other: {question: 'Which river is the longest?', answer: the Amazon}",
    good="questions:\n  one: {question: 'Which river is the longest in Africa?', answer: the Nile}\n"
    "  other: {question: 'Which river carries the most water?', answer: the Amazon}",
)
def same_question(look: Look) -> Iterator[Found]:
    """Two cards with one front and different answers; a warning, if either is the same but for some words."""
    told: set[tuple[str, str]] = set()
    for one, other in _twins(look):
        told |= {(one.note.key, other.note.key)}
        if not same_answer(one, other):
            yield _same(one, other, look, "warning" if nearly_same_answer(one, other) else None)
    if look.errors_only:
        return
    for pair in neighbours(look):
        one, other = pair.one, pair.other
        if (one.note.key, other.note.key) not in told and same_sense(pair, look) and not same_answer(one, other):
            told.add((one.note.key, other.note.key))
            yield _same(one, other, look, "warning")


def _same(one: Asked, other: Asked, look: Look, severity: Severity | None = None) -> Found:
    answers = {"other": _called(one), "one": shown(one.answer, 40), "another": shown(other.answer, 40)}
    hint = "correct the one that is wrong, or say in the question what tells the two apart"
    return Found(look.where(other), answers, hint, severity)


def _both_dated(one: Asked, other: Asked) -> bool:
    """Whether both are facts with a date: to have the same is no reason to take them for one."""
    return isinstance(one.fact, Dated) and isinstance(other.fact, Dated)


def _by_authors(one: Asked, other: Asked) -> bool:
    """Whether both are asked in words of their authors', and not by the pattern of a kind; of two terms is C207."""
    kinds = {type(card.fact) for card in (one, other)}
    return kinds <= {Question, Cloze, Definition, Event} and not kinds.isdisjoint({Question, Cloze})


@lru_cache(maxsize=1)
def _twins(look: Look) -> Sequence[tuple[Asked, Asked]]:
    """Cards of different facts, of one topic and with one front, its picture included, each with the first of them."""
    found = []
    first: dict[tuple[str, str | None, str | None], Asked] = {}
    for card in look.asked:
        front = card.front
        if front := LETTERS.sub(lambda word: word[0].casefold(), front) if LETTER.search(front) else front.casefold():
            other = first.setdefault((front, card.common.topic or card.fact.topic, card.picture), card)
            if other.fact is not card.fact:
                found.append((other, card))
    return found


def _called(card: Asked) -> str:
    return f'{card.note.key} "{card.name}"'


@rule(
    "C202",
    "near-duplicate",
    "warning",
    "{other} asks nearly the same",
    reason="Two cards for one piece of knowledge cost twice the reviews and teach nothing more.",
    source=f"{WOZNIAK.format(17)} (redundancy needs another angle, not other words)",
    bad="questions:\n  one: {question: 'Who wrote the play Hamlet?', answer: Shakespeare}\n"
    "  other: {question: 'Who is the author of the play Hamlet?', answer: Shakespeare}",
    good="questions:\n  one: {question: 'Who wrote the play Hamlet?', answer: Shakespeare}\n"
    "  other: {question: 'Where does Hamlet live?', answer: at Elsinore}",
)
def near_duplicate(look: Look) -> Iterator[Found]:
    """The same answer to questions that share most of their words; words count the more, the fewer cards have them."""
    limit = look.limits["C202"]["alike"]

    def alike(pair: Pair) -> bool:
        one, other = pair.one, pair.other
        if pair.weight < limit:
            enough = pair.weight >= LESS * limit and pair.shared > 1
            same = enough and _by_authors(one, other) and very_answer(one, other)
        else:
            same = same_answer(one, other) and not (one.lacks(other) and other.lacks(one))
        if not same or one.quoted != other.quoted or one.signs != other.signs:
            return False
        dated = pair.mine and pair.yours and _both_dated(one, other)
        another = turned(one, other, look) or another_compound(one, other) or one_pattern(pair, look)
        return of_one_sort(one, other, look) and not (dated or another)

    twins = (pair for pair in _twins(look) if not linked(pair[0].fact, pair[1].fact) and same_answer(*pair))
    others = (pair[:2] for pair in neighbours(look) if alike(pair))
    told: set[tuple[str, str]] = set()
    for one, other in chain(twins, others):
        pair = one.note.key, other.note.key
        if pair not in told:
            told.add(pair)
            hint = f"delete one of the two, or link them if both are needed: confuse_with: [{one.fact.id}]"
            yield Found(look.where(other), {"other": _called(one)}, hint)


@rule(
    "C203",
    "no-contrast",
    "info",
    "{other} {how}, and nothing tells the two apart",
    reason="Two that are alike are mixed up for ever unless one card shows the difference.",
    source=f"{WOZNIAK.format(11)} (combat interference)",
    bad="definitions:\n  up: {term: stalagmite growth, definition: the rising of a cone from the floor of a cave}\n"
    "  down: {term: stalactite growth, definition: the hanging down of a cone from an old roof}",
    good="definitions:\n  up: {term: stalagmite growth, definition: the rising of a cone from the floor of a cave}\n"
    "  down: {term: stalactite growth, definition: the hanging down of a cone from an old roof,"
    " contrast: {with: up, text: it rises from the floor}}",
)
def no_contrast(look: Look) -> Iterator[Found]:
    """Terms that share a rare root, or days that come in two years, and have no contrast between them."""
    having: dict[Hashable, list[Fact]] = defaultdict(list)
    for note in look.deck.notes:
        fact = note.draft.fact if note.draft else None
        if note.draft and isinstance(fact, Definition):
            for name in note.draft.confusions:
                having[name].append(fact)
        elif isinstance(fact, Dated) and fact.sure_date.day and (fact.ask == "day" or fact.matters):
            having[fact.sure_date.month, fact.sure_date.day].append(fact)
    told: set[frozenset[str]] = set()
    for facts in having.values():
        for one, other in combinations(sorted(facts, key=lambda fact: fact.id), 2):
            pair = frozenset((one.id, other.id))
            if pair in told or linked(one, other):
                continue
            told.add(pair)
            if isinstance(other, Definition):
                hint = f"add contrast: {{with: {one.id}, text: ...}}"
                yield Found(Spot(other, other, ("term",)), {"other": one.id, "how": "looks like it"}, hint)
            elif isinstance(one, Dated) and isinstance(other, Dated) and one.sure_date != other.sure_date:
                hint = f"add confuse_with: [{one.id}], which makes a card of the two"
                said = {"other": one.id, "how": "falls on the same day of another year"}
                yield Found(Spot(other, other, ("date",)), said, hint)


@rule(
    "C204",
    "sibling-answer",
    "info",
    "{answer} stands on the front of {other}, which is learned before it",
    reason="Whoever has just seen the answer has not remembered it.",
    source=MATUSCHAK.format("effortful"),
    bad="questions:\n  cpu:\n    question: What does the CPU do?\n    answer: it carries out instructions\n"
    "    reverse: {question: Which part of a computer carries out instructions?, answer: the CPU}",
    good="questions:\n  cpu:\n    question: Which part of a computer carries out instructions?\n    answer: the CPU",
)
def sibling_answer(look: Look) -> Iterator[Found]:
    """A short answer that a sibling's question shows on the same day, before it is asked."""
    siblings: dict[str, list[Asked]] = defaultdict(list)
    for card in look.cards:
        siblings[card.note.key].append(card)
    for cards in siblings.values():
        cards.sort(key=lambda card: card.due)
        for at, card in enumerate(cards):
            if 2 < len(card.answer) <= 40:
                before = next((other for other in cards[:at] if stands_in(card.answer, other.front)), None)
                text = look.asking(before) if before and card.due - before.due < PER_DAY * STEP else None
                if before and text and text.role == "prompt":  # what a kind asks by its own pattern is its own affair
                    hint = f"ask otherwise there, or leave one of the two out: skip: [{card.name}]"
                    said = {"answer": shown(card.answer), "other": f'"{before.name}"'}
                    yield Found(text.spot(card.answer), said, hint)


@rule(
    "C206",
    "unanchored-term",
    "warning",
    "it leans on {term}, which is a fact of its own and may come later",
    reason="Nobody understands a definition by a word that is still to be learned.",
    source=f"{WOZNIAK.format('1, 2 and 3')} (understand first; build upon the basics)",
    bad="definitions:\n  osmosis: {term: osmosis, definition: diffusion of water through a membrane with small pores}\n"
    "  diffusion: {term: diffusion, definition: the spreading of particles from where they are many to where few are}",
    good="definitions:\n"
    "  osmosis:\n    term: osmosis\n    definition: diffusion of water through a membrane that holds back salts\n"
    "    needs: [diffusion]\n"
    "  diffusion: {term: diffusion, definition: the spreading of particles from where they are many to where few are}",
)
def unanchored_term(look: Look) -> Iterator[Found]:
    """A definition that uses another definition's term without needing it."""
    definitions = look.of(Definition)
    by_first: dict[str, list[tuple[str, Definition]]] = defaultdict(list)
    for fact in definitions:
        by_first[words(fact.term)[0].casefold() if words(fact.term) else ""].append((fact.term, fact))
    for fact in definitions:
        text = fact.definition.casefold()
        linked = {*fact.needs, *fact.confused_with, fact.id}
        for word in dict.fromkeys(words(text)):
            for term, other in by_first.get(word, ()):
                if (
                    other.id not in linked
                    and fact.id not in other.confused_with
                    and fact.id not in other.needs
                    and stands_in(term, text)
                ):
                    yield Found(
                        Spot(fact, fact, ("definition",), term), {"term": shown(term)}, f"add needs: [{other.id}]"
                    )


@rule(
    "C207",
    "alias-collision",
    "error",
    "{alias} is also {what} of {other}",
    reason="The question what it is called has two answers, and one of them is marked wrong.",
    source=f"{WOZNIAK.format(11)} (combat interference)",
    bad="definitions:\n  burglary:\n    term: burglary\n    aliases: [robbery]\n"
    "    definition: breaking into a house at night in order to steal something\n"
    "  robbery: {term: robbery, definition: stealing from somebody by force or by putting them in fear}",
    good="definitions:\n  burglary:\n    term: burglary\n    aliases: [break-in]\n"
    "    definition: breaking into a house at night in order to steal something\n"
    "  robbery: {term: robbery, definition: stealing from somebody by force or by putting them in fear}",
)
def alias_collision(look: Look) -> Iterator[Found]:
    """An alias that is another fact's term or alias."""
    definitions = look.of(Definition)
    named: dict[str, list[tuple[Definition, bool]]] = defaultdict(list)
    for fact in definitions:
        for at, name in enumerate(fact.names):
            named[name.casefold()].append((fact, at > 0))
    for fact in definitions:
        for at, alias in enumerate(fact.aliases):
            others = [(other, alias_too) for other, alias_too in named[alias.casefold()] if other is not fact]
            if others:
                other, alias_too = others[0]
                said = {"alias": shown(alias), "what": "an alias" if alias_too else "the term", "other": other.id}
                yield Found(Spot(fact, fact, ("aliases", at)), said, "leave it out of one of the two")
