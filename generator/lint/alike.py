"""Whether two cards ask for the same, in whatever words, and whether they want the same answer."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple

from generator.kinds.cloze import Cloze
from generator.kinds.dated import Dated
from generator.kinds.definition import Definition
from generator.kinds.kind import Fact
from generator.lint.asked import Asked, Meaning
from generator.lint.families import SHORT, related
from generator.lint.look import CROWD, Look
from generator.lint.phrases import asking
from generator.lint.phrases.answering import SLIGHT
from generator.lint.texts import contrast, words
from generator.lint.thesaurus import concept
from generator.words import STOP

ENOUGH = 0.4
"""How much of a question another must say in the same words before other forms of them are looked for."""
MOSTLY = 0.7
"""How many of their words two long answers share that say the same."""


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
    """Cards that share half of what one of them asks, each pair once; what an author has linked is no pair.

    They are found by the words that few cards have.
    """
    having: dict[str, list[int]] = defaultdict(list)
    for at, card in enumerate(look.asked):
        for root in card.gist:
            having[root].append(at)
    weights = {root: 1 / max(1, len(places) - 1) for root, places in having.items()}

    def weight(roots: frozenset[str]) -> float:
        return sum(map(weights.__getitem__, roots))

    whole = [weight(card.gist) for card in look.asked]
    found = []
    met: set[tuple[int, int]] = set()
    for places in having.values():
        for pair in combinations(places, 2) if len(places) <= CROWD else ():
            if pair in met:
                continue
            met.add(pair)
            one, other = look.asked[pair[0]], look.asked[pair[1]]
            both, lighter = one.gist & other.gist, min(whole[at] for at in pair)
            half = 2 * len(both) >= min(len(one.gist), len(other.gist))
            if not half or weight(both) < ENOUGH * lighter:
                continue
            if one.fact is not other.fact and one.picture == other.picture and not linked(one.fact, other.fact):
                kin = _kin(one.gist - both, other.gist - both)
                mine, yours = one.gist - both - {a for a, _ in kin}, other.gist - both - {b for _, b in kin}
                left = whole[pair[0]] - weight(mine), whole[pair[1]] - weight(yours)
                found.append(Pair(one, other, len(both) + len(kin), mine, yours, min(left) / lighter))
    return found


def _kin(mine: frozenset[str], yours: frozenset[str]) -> Sequence[tuple[str, str]]:
    """The pairs of roots that are of one family."""
    beginnings = {root[:SHORT] for root in mine} & {root[:SHORT] for root in yours}
    mine, yours = (frozenset(root for root in some if root[:SHORT] in beginnings) for some in (mine, yours))
    return [(a, b) for a in mine for b in yours if related(a, b)]


def same_sense(pair: Pair, look: Look) -> bool:
    """Whether two questions ask for the same, whatever the choice, the forms and the order of their words.

    What a kind asks by its own pattern is its own affair: the order and the dates of events, the terms of definitions.
    """
    one, other = pair.one, pair.other
    kinds = {type(card.fact) for card in (one, other)}
    if kinds == {Definition} or any(issubclass(kind, Dated) for kind in kinds):
        return False
    left = pair.mine | pair.yours
    nested = pair.shared >= 2 and not (pair.mine and pair.yours) and len(left) <= 1 + (pair.shared > 2)
    exact = not pair.mine - one.sort and not pair.yours - other.sort
    if not exact and (not nested or any(root.isdecimal() for root in left)):
        return False
    return (
        of_one_kind(one, other, look)
        and _telling(one, look) == _telling(other, look)
        and not one.lacks(other)
        and not other.lacks(one)
        and not (left and _another_word(one, other))
    )


def of_one_kind(one: Asked, other: Asked, look: Look) -> bool:
    """Whether two questions ask for one sort of thing, and not for the same words the other way round."""
    return _of_one_sort(one, other, look) and not _turned(one, other, look)


def one_pattern(pair: Pair, look: Look) -> bool:
    """Whether two questions are one pattern, and what differs in it makes another question of one."""
    one, other = pair.one, pair.other
    if not contrast(one.front, other.front):
        return False
    named = one.lacks(other) or other.lacks(one)
    return bool(pair.mine and pair.yours) or named or _telling(one, look) != _telling(other, look)


def _telling(card: Asked, look: Look) -> tuple[bool, set[str], list[str]]:
    """What makes another question of one: a negation, words that count or order, single letters, what is quoted."""
    negated = asking.OFFERED_NEGATIVE[look.language].search(card.front) is not None
    counted = {word.casefold() for word in words(card.front)} & asking.TELLING[look.language]
    letters = set(asking.LETTER.findall(card.front)) - {"a", "A"}
    return negated, counted | letters, card.quoted


def _of_one_sort(one: Asked, other: Asked, look: Look) -> bool:
    """Whether two questions ask for one sort of thing; a gap may hide anything, and "what" ask for much."""
    sorts = {card.wanted for card in (one, other) if not isinstance(card.fact, Cloze)}
    if asking.WHAT in sorts and len(one.gist & other.gist) > 1:
        sorts -= asking.ASKED_BY_WHAT | {asking.WHAT}
    return len(sorts) < 2


def _turned(one: Asked, other: Asked, look: Look) -> bool:
    """Whether two questions have the same words the other way round: "from A to B", who sees and who is seen."""
    if look.language == "id":
        voices = [{verb[:2].casefold() for verb in asking.VOICE.findall(card.front)} for card in (one, other)]
        return all(voices) and voices[0] != voices[1]
    if not all(asking.WAY.search(card.front) for card in (one, other)):
        return False
    both = one.gist & other.gist
    orders = [
        [root for word in words(card.front) if (root := concept(word, look.language)) in both] for card in (one, other)
    ]
    return orders[0] != orders[1]


def _another_word(one: Asked, other: Asked) -> bool:
    """Whether two questions are one pattern in which one word stands for another, be it a word that says little."""
    mine, yours = ({word.casefold() for word in words(card.front)} - STOP[card.language] for card in (one, other))
    return bool(mine - yours and yours - mine) and contrast(one.front, other.front)


def same_answer(one: Asked, other: Asked) -> bool:
    """Whether two cards want the same: the same words, or other names of one thing; of like questions, most words."""
    if _one_person(one, other) and (one.titles <= other.titles or other.titles <= one.titles):
        return True
    twins = one.front.casefold() == other.front.casefold()
    return any(
        mine.marks == yours.marks
        and (_nested(mine.roots, yours.roots) or (mine.roots == yours.roots if twins else _mostly(mine, yours)))
        for mine, yours in _meanings(one, other)
    )


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
