"""Rules about facts beside each other: the same asked twice, terms that are confused or lean on each other."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

from generator.kinds.dated import Dated
from generator.kinds.definition import Definition
from generator.lint.alike import linked, matched, neighbours, quoted, same_answer, same_sense
from generator.lint.look import Asked, Look, Spot, contrast, words
from generator.lint.rule import MATUSCHAK, WOZNIAK, Found, rule
from generator.order import PER_DAY, STEP
from generator.problems import shown
from generator.words import stands_in


@rule(
    "C201",
    "same-question",
    "error",
    "{other} asks the same and wants another answer",
    reason="Whatever the learner answers is wrong half of the time.",
    source=f"{WOZNIAK.format(11)} (combat interference)",
    bad="questions:\n  one: {question: 'Which river is the longest?', answer: the Nile}\n"
    "  other: {question: 'Which river is the longest?', answer: the Amazon}",
    good="questions:\n  one: {question: 'Which river is the longest in Africa?', answer: the Nile}\n"
    "  other: {question: 'Which river carries the most water?', answer: the Amazon}",
)
def same_question(look: Look) -> Iterator[Found]:
    """Two cards with one front and different answers; in other words, a warning."""
    told: set[tuple[str, str]] = set()
    for one, other in _pairs(look, lambda card: card.front.casefold()):
        told |= {(one.note.key, other.note.key)}
        if not same_answer(one, other, look):
            yield Found(other.spot(), {"other": _called(one)}, "say in the question what tells the two apart")
    if look.errors_only:
        return
    for one, other in neighbours(look):
        pair = one.note.key, other.note.key
        if pair not in told and same_sense(one, other, look) and not same_answer(one, other, look):
            told.add(pair)
            hint = "say in the question what tells the two apart"
            yield Found(other.spot(), {"other": _called(one)}, hint, "warning")


def _dates(one: Asked, other: Asked) -> bool:
    """Whether two events have one date: that is no reason to take them for one."""
    return isinstance(one.fact, Dated) and isinstance(other.fact, Dated)


def _pairs(look: Look, key: Callable[[Asked], str]) -> Iterator[tuple[Asked, Asked]]:
    """Cards of different facts, under one topic and with one key, each with the first of them."""
    first: dict[tuple[str, str | None], Asked] = {}
    for card in look.asked:
        if name := key(card):
            topic = card.common.topic or card.fact.topic
            other = first.setdefault((name, topic), card)
            if other.fact is not card.fact:
                yield other, card


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
    often = Counter(root for card in look.asked for root in card.gist)

    def weight(roots: frozenset[str]) -> float:
        return sum(1 / max(1, often[root] - 1) for root in roots)

    told: set[tuple[str, str]] = set()
    for one, other in neighbours(look):
        pair = one.note.key, other.note.key
        if (
            pair in told
            or quoted(one) != quoted(other)
            or not same_answer(one, other, look)
            or (one.lacks(other) and other.lacks(one))
        ):
            continue
        found = matched(one, other)
        shared = min(weight(one.gist - found.mine), weight(other.gist - found.yours))
        alike = shared >= limit * min(weight(one.gist), weight(other.gist))
        differ = found.mine and found.yours
        if alike and not (differ and (_dates(one, other) or contrast(one.front, other.front))):
            told.add(pair)
            yield Found(other.spot(), {"other": _called(one)}, "keep the better one")


@rule(
    "C203",
    "no-contrast",
    "info",
    "{other} looks like it, and nothing tells the two apart",
    reason="Two that are alike are mixed up for ever unless one card shows the difference.",
    source=f"{WOZNIAK.format(11)} (combat interference)",
    bad="definitions:\n  up: {term: stalagmite growth, definition: the rising of a cone from the floor of a cave}\n"
    "  down: {term: stalactite growth, definition: the hanging down of a cone from an old roof}",
    good="definitions:\n  up: {term: stalagmite growth, definition: the rising of a cone from the floor of a cave}\n"
    "  down: {term: stalactite growth, definition: the hanging down of a cone from an old roof,"
    " contrast: {with: up, text: it rises from the floor}}",
)
def nocontrast(look: Look) -> Iterator[Found]:
    """Terms that share a rare root and have no contrast between them."""
    having: dict[str, list[Definition]] = defaultdict(list)
    for note in look.deck.notes:
        if note.draft and isinstance(note.draft.fact, Definition):
            for name in note.draft.confusions:
                having[name].append(note.draft.fact)
    told: set[frozenset[str]] = set()
    for facts in having.values():
        for one, other in combinations(sorted(facts, key=lambda fact: fact.id), 2):
            pair = frozenset((one.id, other.id))
            if pair not in told and not linked(one, other):
                told.add(pair)
                yield Found(
                    Spot(other, other, ("term",)), {"other": one.id}, f"add contrast: {{with: {one.id}, text: ...}}"
                )


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
    """A short answer that a sibling's front shows on the same day, before it is asked."""
    siblings: dict[str, list[Asked]] = defaultdict(list)
    for card in look.cards:
        siblings[card.note.key].append(card)
    for cards in siblings.values():
        cards.sort(key=lambda card: card.due)
        for at, card in enumerate(cards):
            if 2 < len(card.answer) <= 40:
                before = next((other for other in cards[:at] if stands_in(card.answer, other.front)), None)
                if before and card.due - before.due < PER_DAY * STEP:
                    yield Found(card.spot(), {"answer": shown(card.answer), "other": f'"{before.name}"'})


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
