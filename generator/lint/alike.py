"""Whether two cards ask for the same, in whatever words, and whether they want the same answer."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from generator.kinds.cloze import Cloze
from generator.kinds.dated import Dated
from generator.kinds.definition import Definition
from generator.kinds.kind import Fact
from generator.lint.families import related
from generator.lint.look import CROWD, QUOTED, Asked, Look, contrast, words
from generator.lint.phrases import asking
from generator.lint.thesaurus import concept
from generator.words import STOP

BESIDES = re.compile(r"\([^()]*\)")
"""What stands in brackets beside an answer."""
MOSTLY = 0.7
"""How many of their words two long answers share that say the same."""


class Match(NamedTuple):
    """What of two questions says the same, and what of either is left over."""

    shared: int
    mine: frozenset[str]
    yours: frozenset[str]


def matched(one: Asked, other: Asked) -> Match:
    """The roots of two questions, paired where they are the same or of one family."""
    mine, yours = one.gist - other.gist, other.gist - one.gist
    pairs = [(a, b) for a in mine for b in yours if related(a, b)]
    left = mine - {a for a, _ in pairs}, yours - {b for _, b in pairs}
    return Match(len(one.gist & other.gist) + len(pairs), *left)


def neighbours(look: Look) -> Iterator[tuple[Asked, Asked]]:
    """Cards of different facts that share half of what one of them asks, each pair once, the earlier first.

    They are found by the words that few cards have. A pair that an author has linked is no finding.
    """
    having: dict[str, list[int]] = defaultdict(list)
    for at, card in enumerate(look.asked):
        for root in card.gist:
            having[root].append(at)
    met: set[tuple[int, int]] = set()
    for places in having.values():
        for pair in combinations(places, 2) if len(places) <= CROWD else ():
            if pair in met:
                continue
            met.add(pair)
            one, other = look.asked[pair[0]], look.asked[pair[1]]
            half = 2 * len(one.gist & other.gist) >= min(len(one.gist), len(other.gist))
            if half and one.fact is not other.fact and not linked(one.fact, other.fact):
                yield one, other


def same_sense(one: Asked, other: Asked, look: Look) -> bool:
    """Whether two questions ask for the same, whatever the choice, the forms and the order of their words.

    What a kind asks by its own pattern is its own affair: the order and the dates of events, the terms of definitions.
    """
    kinds = {type(card.fact) for card in (one, other)}
    if kinds == {Definition} or any(issubclass(kind, Dated) for kind in kinds):
        return False
    found = matched(one, other)
    left = found.mine | found.yours
    nested = found.shared >= 2 and not (found.mine and found.yours) and len(left) <= 1 + (found.shared > 2)
    exact = not found.mine - one.sort and not found.yours - other.sort
    if not exact and (not nested or any(root.isdecimal() for root in left)):
        return False
    return (
        _of_one_sort(one, other, look)
        and not one.lacks(other)
        and not other.lacks(one)
        and _telling(one, look) == _telling(other, look)
        and not _turned(one, other, look)
        and not (left and _another_word(one, other))
    )


def _telling(card: Asked, look: Look) -> tuple[bool, set[str], list[str]]:
    """What makes another question of one: a negation, words that count or order, what is quoted."""
    negated = asking.OFFERED_NEGATIVE[look.language].search(card.front) is not None
    counted = {word.casefold() for word in words(card.front)} & asking.TELLING[look.language]
    return negated, counted, quoted(card)


def quoted(card: Asked) -> list[str]:
    """The sayings that a question holds."""
    return [some for some in QUOTED.findall(card.front) if " " in some]


def _of_one_sort(one: Asked, other: Asked, look: Look) -> bool:
    """Whether two questions ask for one sort of thing; a gap may hide anything, and "what" ask for much."""
    sorts = {asking.sort_of(card.front, look.language) for card in (one, other) if not isinstance(card.fact, Cloze)}
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


def same_answer(one: Asked, other: Asked, look: Look) -> bool:
    """Whether two cards want the same: the same words, most words of a long answer, or other names of one thing."""
    person = asking.sort_of(one.front, look.language) == asking.sort_of(other.front, look.language) == asking.WHO_SORT
    if person and words(one.answer)[-1:] == words(other.answer)[-1:]:
        return True
    return any(
        a == b or (min(len(a), len(b)) > len(a ^ b) and (a <= b or b <= a)) or len(a & b) >= max(3, MOSTLY * len(a | b))
        for a in _names(one, look)
        for b in _names(other, look)
    )


def _names(card: Asked, look: Look) -> list[set[str]]:
    """The roots of an answer, and those of the other names of a term that it is, without what its question says."""
    names = getattr(card.fact, "names", ()) if card.name != "meaning" else ()
    asked = set(look.roots(card.front))
    said = [set(look.roots(BESIDES.sub("", text))) or {text.casefold()} for text in (card.answer, *names)]
    return [some - asked or some for some in said]


def linked(one: Fact, other: Fact) -> bool:
    """Whether an author said that two facts are alike and not the same."""
    return other.id in one.confused_with or one.id in other.confused_with
