"""Whether two cards ask for the same, in whatever words, and whether they want the same answer."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, product
from typing import NamedTuple

from generator.kinds.cloze import Cloze
from generator.kinds.dated import Dated
from generator.kinds.definition import Definition
from generator.kinds.kind import Fact
from generator.lint.asked import Asked, Meaning
from generator.lint.families import SHORT, related, same_base, with_nasals
from generator.lint.look import CROWD, Look
from generator.lint.phrases import asking
from generator.lint.phrases.answering import SLIGHT
from generator.lint.texts import contrast, words
from generator.lint.thesaurus import concept
from generator.words import STOP, Language

ENOUGH = 0.4
"""How much of a question another must say in the same words before other forms of them are looked for."""
MOSTLY = 0.7
"""How many of their words two long answers share that say the same."""
ROUNDING = 1e-9
"""What a sum of weights may be off."""


class Pair(NamedTuple):
    """Two cards of different facts, the earlier first; what of their questions says the same, and what is left over."""

    one: Asked
    other: Asked
    shared: int
    mine: frozenset[str]
    yours: frozenset[str]
    weight: float
    """How much of the lighter question the other says too; a word weighs the more, the fewer cards have it."""


@lru_cache(maxsize=1)
def neighbours(look: Look) -> Sequence[Pair]:
    """Cards that share much of what one of them asks, each pair once; what an author has linked is no pair.

    They are found by the words that few cards have.
    """
    cards = look.asked
    counts = Counter(chain.from_iterable(card.gist for card in cards))
    weights = {root: 1 / max(1, count - 1) for root, count in counts.items()}
    rare = {root for root, count in counts.items() if 1 < count <= CROWD}

    def weight(roots: frozenset[str]) -> float:
        return sum(map(weights.__getitem__, roots))

    whole = [weight(card.gist) for card in cards]
    having: dict[str, list[int]] = {root: [] for root in rare}
    found = []
    for at, card in enumerate(cards):
        own = card.gist & rare
        crowd = weight(card.gist - own)
        most = max(map(weights.__getitem__, own), default=0.0)
        shared = Counter(chain.from_iterable(map(having.__getitem__, own)))
        for root in own:
            having[root].append(at)
        for before in sorted(shared):
            one, lighter = cards[before], min(whole[at], whole[before])
            if shared[before] * most + crowd + ROUNDING < ENOUGH * lighter or one.fact is card.fact:
                continue
            both = one.gist & card.gist
            few = len(both) < ENOUGH * min(len(one.gist), len(card.gist))
            if few or weight(both) < ENOUGH * lighter or one.picture != card.picture or linked(one.fact, card.fact):
                continue
            kin = _kin(one.gist - both, card.gist - both, look.language)
            mine, yours = one.gist - both - {a for a, _ in kin}, card.gist - both - {b for _, b in kin}
            left = whole[before] - weight(mine), whole[at] - weight(yours)
            found.append(Pair(one, card, len(both) + len(kin), mine, yours, min(left) / lighter))
    return found


def _kin(mine: frozenset[str], yours: frozenset[str], language: Language) -> Sequence[tuple[str, str]]:
    """The pairs of roots that are of one family."""
    beginnings = {root[:SHORT] for root in mine} & {root[:SHORT] for root in yours}
    alike = (
        [[root for root in some if root[:SHORT] in beginnings] for some in (mine, yours)] if beginnings else [[], []]
    )
    kin = [(a, b) for a in alike[0] for b in alike[1] if len(a) != len(b) and related(a, b)]
    if language == "id":
        kin += [(a, b) for a in mine for b in with_nasals(a) & yours]
        kin += [(a, b) for b in yours for a in with_nasals(b) & mine]
    return kin


def same_sense(pair: Pair, look: Look) -> bool:
    """Whether two questions ask for the same, whatever the choice, the forms and the order of their words.

    What a kind asks by its own pattern is its own affair: the order and the dates of events, the terms of definitions.
    """
    one, other = pair.one, pair.other
    kinds = {type(card.fact) for card in (one, other)}
    if (kinds == {Definition} and (pair.mine or pair.yours or one.name != "term" or other.name != "term")) or any(
        issubclass(kind, Dated) for kind in kinds
    ):
        return False
    left = pair.mine | pair.yours
    shared = pair.shared + (one.quoted != [] and one.quoted == other.quoted)
    nested = shared >= 2 and not (pair.mine and pair.yours) and len(left) <= 1 + (shared > 2)
    exact = not pair.mine - one.sort and not pair.yours - other.sort
    if not exact and (not nested or any(root.isdecimal() for root in left)):
        return False
    return (
        of_one_sort(one, other, look)
        and not turned(one, other, look)
        and not told_apart(one, other)
        and not one.lacks(other)
        and not other.lacks(one)
        and not (left and _another_word(one, other))
        and not another_compound(one, other)
    )


def one_pattern(pair: Pair, look: Look) -> bool:
    """Whether two questions are one pattern, and what differs in it makes another question of one."""
    one, other = pair.one, pair.other
    if not contrast(one.front, other.front):
        return False
    named = one.lacks(other) or other.lacks(one)
    return bool(pair.mine and pair.yours) or named or told_apart(one, other)


def told_apart(one: Asked, other: Asked) -> bool:
    """Whether something small makes another question of one: a negation, a number, a sign, a letter, what is quoted."""
    return one.telling != other.telling


def of_one_sort(one: Asked, other: Asked, look: Look) -> bool:
    """Whether two questions ask for one sort of thing; a gap may hide anything, and "what" ask for much."""
    sorts = {card.wanted for card in (one, other) if not isinstance(card.fact, Cloze)}
    if asking.WHAT in sorts and len(one.gist & other.gist) > 1:
        sorts -= asking.ASKED_BY_WHAT | {asking.WHAT}
    return len(sorts) < 2


def turned(one: Asked, other: Asked, look: Look) -> bool:
    """Whether two questions have the same words the other way round: "from A to B", who sees and who is seen."""
    sides = [card.front.casefold().split(" per ") for card in (one, other)]
    if len(sides[0]) == len(sides[1]) == 2 and sides[0][1] != sides[1][1]:
        return True
    if look.language == "id":
        verbs = [asking.VOICE.findall(card.front.casefold()) for card in (one, other)]
        return any(a[:2] != b[:2] and same_base(a, b) for a in verbs[0] for b in verbs[1])
    ways = [set(asking.WAY.findall(card.front.casefold())) for card in (one, other)]
    if not ways[0] or ways[0] != ways[1]:
        return False
    both = one.gist & other.gist
    orders = [
        [root for word in words(card.front) if (root := concept(word, look.language)) in both] for card in (one, other)
    ]
    return orders[0] != orders[1]


def another_compound(one: Asked, other: Asked) -> bool:
    """Whether two questions differ in a chemist's endings: "sulfuric" and "sulfurous", "nitrate" and "nitrite"."""
    mine, yours = (set(words(card.front.casefold())) for card in (one, other))
    ends = [
        {word.removesuffix(end) + "-" for word in some for end in asking.COMPOUNDS if word.endswith(end)}
        for some in (mine - yours, yours - mine)
    ]
    return not ends[0].isdisjoint(ends[1])


def _another_word(one: Asked, other: Asked) -> bool:
    """Whether two questions are one pattern in which one word stands for another, be it a word that says little."""
    mine, yours = ({word.casefold() for word in words(card.front)} - STOP[card.language] for card in (one, other))
    return bool(mine - yours and yours - mine) and contrast(one.front, other.front)


def same_answer(one: Asked, other: Asked) -> bool:
    """Whether two cards want the same: the same words, or other names of one thing; of like questions, most words."""
    if one.wants.isdisjoint(other.wants):
        return False
    if _one_person(one, other) and (one.titles <= other.titles or other.titles <= one.titles):
        return True
    twins = one.front.casefold() == other.front.casefold()
    return any(
        mine.marks == yours.marks
        and (_nested(mine.roots, yours.roots) or (mine.roots == yours.roots if twins else _mostly(mine, yours)))
        for mine, yours in _meanings(one, other)
    )


def very_answer(one: Asked, other: Asked) -> bool:
    """Whether two cards want the very same words, beside what their questions say."""
    return not one.wants.isdisjoint(other.wants) and any(mine == yours for mine, yours in _meanings(one, other))


def nearly_same_answer(one: Asked, other: Asked) -> bool:
    """Whether two cards may want the same in other words: nothing that surely makes another answer tells them apart."""
    return _one_person(one, other) or any(
        _mostly(mine, yours) and _weighty(mine) == _weighty(yours) for mine, yours in _meanings(one, other)
    )


def _meanings(one: Asked, other: Asked) -> Iterator[tuple[Meaning, Meaning]]:
    """What the answers of two cards may mean, without what either question says."""
    told = one.told | other.told
    for mine, yours in product(one.meant, other.meant):
        yield mine.without(told), yours.without(told)


def _nested(mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Whether one has all roots of the other, and fewer beside them."""
    return (mine <= yours or yours <= mine) and min(len(mine), len(yours)) > len(mine ^ yours)


def _mostly(mine: Meaning, yours: Meaning) -> bool:
    """Whether most roots are the same, and no number stands for another."""
    left = mine.roots - yours.roots, yours.roots - mine.roots
    another = all(any(root[:1].isdecimal() for root in some) for some in left)
    return len(mine.roots & yours.roots) >= MOSTLY * len(mine.roots | yours.roots) and not another


def _weighty(meaning: Meaning) -> list[str]:
    return [mark for mark in meaning.marks if mark != SLIGHT]


def _one_person(one: Asked, other: Asked) -> bool:
    """Whether two may name one person: by the last name, and whatever both say before it, be it by initials."""
    if not (one.of_person and other.of_person):
        return False
    named = (one.names_of_person or [""], other.names_of_person or [""])
    (*first, last), (*second, surname) = sorted(named, key=len)
    return last == surname and all(
        any(
            name == some or (len(name) == 1 and some.startswith(name)) or (len(some) == 1 and name.startswith(some))
            for some in second
        )
        for name in first
    )


def linked(one: Fact, other: Fact) -> bool:
    """Whether an author said that two facts are alike and not the same."""
    return other.id in one.confused_with or one.id in other.confused_with
