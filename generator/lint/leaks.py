"""Rules about cards that give their own answer away."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from generator.kinds.definition import Definition, hidden_roots, masked
from generator.lint import phrases
from generator.lint.look import Look, Spot, words
from generator.lint.rule import HALADYNA, Found, asks, rule
from generator.problems import shown
from generator.words import MASK, STOP, Language, root, stands_in

LONG = 3
"""Roots up to which an answer must hold one that its question does not."""
SHARE = 2 / 3
"""How many of a longer answer's roots may stand in its question: it repeats what it is about."""
KIN, LEAST = 0.55, 5
"""Two words are of one family if they share so much of the shorter one, and so many letters, in a row."""
ENDLESS = 60
"""Letters beyond which nothing is a word."""
SHORT = 4
"""Letters with which a short word begins a long one of its family, as "long" does "longevity"."""


@rule(
    "C108",
    "answer-in-question",
    "warning",
    "the question holds its answer: {words}",
    reason="It can be answered without knowing anything.",
    source=f"{HALADYNA}: give no clue to the right answer",
    bad=asks("Who wrote the Diary of Anne Frank?", "Anne Frank"),
    good=asks("Who kept a diary in a house on the Prinsengracht from 1942 to 1944?", "Anne Frank"),
)
def answer_in_question(look: Look) -> Iterator[Found]:
    """All roots of a short answer, or two thirds of a long one's, stand in its question."""
    for question, answer in look.questions:
        if any(some[look.language].search(question.plain) for some in (phrases.CHOICE, phrases.BETWEEN)):
            continue
        roots = set(look.roots(answer.plain))
        shared = roots & set(look.roots(question.plain))
        enough = len(roots) if len(roots) <= LONG else SHARE * len(roots)
        if len(roots) == 1 and not stands_in(answer.plain.rstrip(".!"), question.own):
            continue  # another form of a word in the question, or one that it mentions, may be what is asked for
        if roots and len(shared) >= enough and not all(one.isdecimal() for one in roots):
            there = [word for word in words(question.plain) if root(word, look.language) in shared]
            said = {"words": shown(" ".join(dict.fromkeys(there)))}
            yield Found(question.spot(there[0]), said, "leave it out of the question")


@rule(
    "C109",
    "root-leak",
    "warning",
    "{words} gives {term} away on the card that asks for the term",
    reason="A word of the same family is the answer with other endings.",
    source=f"{HALADYNA}: give no clue to the right answer",
    bad="definitions:\n  altruism:\n    term: altruism\n"
    "    definition: the willingness of an altruistic person to help others at a cost to oneself",
    good="definitions:\n  altruism:\n    term: altruism\n"
    "    definition: the willingness to help others at a cost to oneself",
)
def root_leak(look: Look) -> Iterator[Found]:
    """After masking, a word of the term's own family is left in the definition."""
    for fact in look.of(Definition):
        left = words(masked(fact, fact.definition, look.book).text.replace(MASK, " "))
        roots = hidden_roots(fact, look.book)
        own = [word for name in fact.names for word in words(name) if root(word, look.language) in roots]
        if leak := next((word for word in left if akin(word, own, look.language)), None):
            said = {"words": shown(leak), "term": shown(fact.term)}
            yield Found(Spot(fact, fact, ("definition",), leak, "term"), said, "say it in other words")


def akin(word: str, others: Iterable[str], language: Language) -> bool:
    """Whether a word is of one family with another: a long piece of both is the same."""
    word = word.casefold()
    if word in STOP[language] or not SHORT <= len(word) <= ENDLESS:
        return False
    return any(_kin(word, other.casefold()) for other in others)


def _kin(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter) and len(shorter) >= SHORT:
        return True
    return LEAST <= len(shorter) <= len(longer) <= ENDLESS and _piece(one, other) >= max(LEAST, KIN * len(shorter))


def _piece(one: str, other: str) -> int:
    """The length of the longest piece that two words share."""
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


@rule(
    "C114",
    "cloze-leak",
    "warning",
    "what the gap hides stands {where}",
    reason="The gap can be filled by reading.",
    source=f"{HALADYNA}: give no clue to the right answer",
    bad='clozes:\n  columbus:\n    text: "In {{c1::1492}} Columbus sailed; on 12 October 1492 he reached the Bahamas."',
    good='clozes:\n  columbus:\n    text: "In {{c1::1492}} Columbus sailed; on 12 October he reached the Bahamas."',
)
def cloze_leak(look: Look) -> Iterator[Found]:
    """The text of a gap, or a word of its family, outside of its braces or in its hint."""
    for gap in look.gaps:
        hidden = gap.hidden.casefold()
        if not gap.numbers or not hidden:
            continue
        if gap.hint and not phrases.EITHER.search(gap.hint) and _shows(gap.hint, hidden, look):
            yield Found(gap.spot(gap.hint), {"where": "in its own hint"}, "hint at it without saying it")
        elif _shows(gap.fact.cloze.filled(min(gap.numbers)), hidden, look):
            hint = "hide it there too, or say it otherwise"
            yield Found(gap.spot(gap.hidden), {"where": "elsewhere in the text"}, hint)


def _shows(text: str, hidden: str, look: Look) -> bool:
    """Whether a text holds what is hidden, or for one long word another of its family."""
    if len(hidden) > 1 and hidden not in STOP[look.language] and stands_in(hidden, text):
        return True
    alone = words(hidden)
    if len(alone) != 1 or len(hidden) < LEAST or hidden.isdecimal():
        return False  # names that are alike, as Surakarta and Yogyakarta, are no family
    return any(
        root(word, look.language) == root(hidden, look.language)
        or (word[:3].casefold() == hidden[:3] and akin(word, alone, look.language))
        for word in words(text)
        if not word[:1].isupper()
    )
