"""The rule about questions that hold their own answer."""

import re
from collections.abc import Iterator, Set

from generator.kinds.dated import Dated
from generator.kinds.figure import Figure
from generator.lint.families import LEAST, SHORT, same_base
from generator.lint.look import Look
from generator.lint.phrases import asking
from generator.lint.rule import HALADYNA, Found, asks, rule
from generator.lint.texts import ARTICLE, Text, first_name, one_of_two, words
from generator.problems import shown
from generator.words import STOP, Language, occurrences, root, stands_in

YEAR = 4
"""Digits of a number that recurs by no chance."""
LONG = 3
"""Roots up to which an answer must hold one that its question does not."""
SHARE = 0.8
"""How many of a longer answer's roots may stand in its question: it repeats what it is about."""
SMALL = re.compile("[0-9₀-₉]")
GENITIVE = re.compile(r"['’]s\b")
GOES_ON = re.compile(r"-|[,.]\d")
"""What makes a longer name or number of one."""
VERBATIM = 8
"""Letters from which an answer that stands word for word in its question is no accident."""
REASKED = "name it by something else, or ask for something else"


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
    """All roots of a short answer, or most of a long one's, stand in its question; a date stands in a name."""
    for card in look.cards:
        if isinstance(card.fact, Dated | Figure) and card.answer in card.front and _apart(card.answer, card.front):
            yield Found(card.spot(), {"words": shown(card.answer)}, REASKED)
    for question, answer in look.questions:
        there = _answer_in(question, answer, look)
        if there and not _offers(question, look.language):
            yield Found(question.spot(there[0]), {"words": shown(" ".join(there))}, REASKED)


def _offers(question: Text, language: Language) -> bool:
    """Whether a question holds its answer by right: it offers several, or asks which is none."""
    offers = asking.CHOICE[language], asking.DIFFERENCE[language]
    return any(some.search(question.plain) for some in offers) or bool(asking.NEGATIVE[language].search(question.own))


def _answer_in(question: Text, answer: Text, look: Look) -> list[str]:
    """The words of a question by which its answer can be told; none, where it takes knowledge."""
    if verbatim := _verbatim(question, answer):
        return [verbatim]
    said, language = answer.plain, look.language
    roots = set(look.roots(said))
    short = len(roots) <= LONG
    if asking.CITY.search(said) or (short and len(said.split()) < LONG + 2 and one_of_two(_bare(said), language)):
        return []
    if people := _of_people(question, answer):
        return [people]
    if len(roots) == 1 and not _apart(_bare(said).casefold(), question.own.casefold()):
        if not (plural := _plural(_bare(said), question.own)):
            return []  # another form of a word in the question, or one that it mentions, may be what is asked for
        return [plural]
    shared = _shared(roots, question, look)
    if not roots or len(shared) < (len(roots) if short else SHARE * len(roots)) or _by_chance(said):
        return []
    own = [word for word in words(question.own) if word.casefold() not in STOP[language]]
    return list(
        dict.fromkeys(word for word in own if any(_one_origin(one, word.casefold(), language) for one in shared))
    )


def _plural(answer: str, asked: str) -> str | None:
    """The word of a question that is its answer but for the s of a plural."""
    if answer[:1].isupper():
        return None
    one = answer.casefold().removesuffix("s")
    forms = {one, f"{one}s", f"{one}nya"} if len(one) >= SHORT else set()
    return next((word for word in words(asked) if word.casefold() in forms), None)


def _shared(roots: Set[str], question: Text, look: Look) -> Set[str]:
    """The roots of an answer of which its question has a word, and one more of which it has another form."""
    asked = set(words(question.own.casefold())) - STOP[look.language]
    shared = roots & {root(word, look.language) for word in asked}
    left = roots - shared
    if shared and len(left) == 1 and any(_one_origin(min(left), word, look.language) for word in asked):
        return roots
    return shared


def _one_origin(one: str, word: str, language: Language) -> bool:
    """Whether the root of one word is that of another with an ending, or both may come of one: "ionic" and "ions"."""
    if language == "id":
        return root(word, language) == one or same_base(one, word)
    shorter, longer = sorted((one, root(word, language)), key=len)
    return len(shorter) >= SHORT - 1 and longer.startswith(shorter)


def _bare(answer: str) -> str:
    """An answer without what leads it in, and without its marks."""
    return asking.LED_IN.sub("", answer.strip(" .!\"“”'"))


def _of_people(question: Text, answer: Text) -> str | None:
    """A name in a question that is made of the name that is asked for: the Corinthians, of Corinth; Calvinism."""
    *first, said = words(_bare(answer.plain)) or [""]
    if len(said) < LEAST or not said.isalpha() or not said[0].isupper():
        return None
    if first and not (all(name[:1].isupper() for name in first) and asking.DOER.search(question.plain)):
        return None
    begins = said[: -2 if len(said) > LEAST + 2 else -1]
    return next((word for word in words(question.plain) if word != said and _of_name(word, said, begins)), None)


def _of_name(word: str, name: str, begins: str) -> bool:
    """Whether a word is made of a name, or a name of a word with a capital letter: Impressionism, of "Impression"."""
    longer = word.startswith(begins) and len(word) >= len(name)
    longer = longer or (word.startswith(begins.lower()) and len(word) > len(name))
    return longer or (len(word) > LEAST and word[0].isupper() and name.startswith(word))


def _apart(answer: str, text: str) -> bool:
    """Whether an answer stands in a text by itself, and not as a part of a longer name or number."""
    return any(
        text[at - 1 : at] not in (",", ".", "-") and not GOES_ON.match(text, at + len(answer))
        for at in occurrences(answer, text)
    )


def _by_chance(answer: str) -> bool:
    """Whether an answer has letters or small numbers in it that recur by right: B flat, 12."""
    said = words(GENITIVE.sub("", ARTICLE.sub("", answer)))
    return any(len(word) == 1 or (len(word) < YEAR and SMALL.search(word)) for word in said)


def _verbatim(question: Text, answer: Text) -> str | None:
    """An answer of several words that stands in its question, or somebody's last name where they are asked for.

    What is quoted may hold a short answer by right, and its name's beginning another's: "Mary Shelley" is not Percy.
    """
    said = _bare(answer.plain)
    named = words(said)
    if len(named) < 2 or len(said) < VERBATIM:
        return None
    if not all(word[:1].isupper() and word.isalpha() for word in named):
        mentions = len(named) < LONG or asking.FOR_WORDS.search(question.plain)
        return said if stands_in(said, question.own if mentions else question.plain) else None
    if said in question.plain:
        return said
    person = asking.PERSON.search(question.plain) or asking.DOER.search(question.plain)
    if len(named) > LONG or not person or stands_in(named[0], question.own):
        return None
    at = next(occurrences(named[-1], question.own), None)
    if at is None:
        return None
    another = first_name(question.own, at)
    return None if another and another.start() else named[-1]
