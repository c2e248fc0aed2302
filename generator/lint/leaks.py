"""Rules about cards that give their own answer away."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.kinds.dated import Dated
from generator.kinds.definition import Definition, hidden_roots, masked
from generator.kinds.figure import Figure
from generator.lint.families import LEAST, SHORT, akin, made_of, related, spelt_alike
from generator.lint.look import Look
from generator.lint.phrases import asking
from generator.lint.rule import HALADYNA, Found, asks, rule
from generator.lint.texts import Gap, Spot, Text, words
from generator.markup import MATHS
from generator.problems import shown
from generator.words import MASK, STOP, Language, occurrences, root, stands_in

YEAR = 4
"""Digits of a number that recurs by no chance."""
LONG = 3
"""Roots up to which an answer must hold one that its question does not."""
SHARE = 0.8
"""How many of a longer answer's roots may stand in its question: it repeats what it is about."""
ARTICLE = re.compile(r"^(?:an?|An|[Tt]he) ")
"""Not the A of "A minor"."""
ASIDE = re.compile(r";|,? as when\b| such as\b|,? for example\b|,? misalnya\b")
"""Where a definition is over and what is told besides begins."""
GOES_ON = re.compile(r"-|[,.]\d")
"""What makes a longer name or number of one."""
LAST_WORD = re.compile(r"(\w+) $")
VERBATIM = 8
"""Letters from which an answer that stands word for word in its question is no accident."""
ALMOST = 0.85
"""How alike a hint and what it hints at may not be."""
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
    offers = asking.CHOICE[language], asking.BETWEEN[language]
    return any(some.search(question.plain) for some in offers) or bool(asking.NEGATIVE[language].search(question.own))


def _answer_in(question: Text, answer: Text, look: Look) -> list[str]:
    """The words of a question by which its answer can be told; none, where it takes knowledge."""
    if verbatim := _verbatim(question, answer):
        return [verbatim]
    said, language = answer.plain, look.language
    roots = set(look.roots(said))
    short = len(roots) <= LONG
    if asking.CITY.search(said) or (short and len(said.split()) < LONG + 2 and _one_of_two(said, language)):
        return []
    if people := _of_people(question, answer):
        return [people]
    if len(roots) == 1 and not _apart(ARTICLE.sub("", said).rstrip(".!").casefold(), question.own.casefold()):
        return []  # another form of a word in the question, or one that it mentions, may be what is asked for
    shared = roots & set(look.roots(question.own))
    if not roots or len(shared) < (len(roots) if short else SHARE * len(roots)) or _by_chance(said):
        return []
    return list(dict.fromkeys(word for word in words(question.own) if root(word, language) in shared))


def _of_people(question: Text, answer: Text) -> str | None:
    """A name in a question that is made of the name that is asked for: the Corinthians, of Corinth."""
    said = answer.plain.strip(" .")
    if len(said) < LEAST or not said.isalpha() or not said[0].isupper():
        return None
    return next(
        (word for word in words(question.own) if word != said and word.startswith(said[:-1]) and len(word) > len(said)),
        None,
    )


def _apart(answer: str, text: str) -> bool:
    """Whether an answer stands in a text by itself, and not as a part of a longer name or number."""
    return any(
        text[at - 1 : at] not in (",", ".", "-") and not GOES_ON.match(text, at + len(answer))
        for at in occurrences(answer, text)
    )


def _by_chance(answer: str) -> bool:
    """Whether an answer has letters or small numbers in it that recur by right: B flat, 12."""
    return any(len(word) == 1 or (word.isdecimal() and len(word) < YEAR) for word in words(answer))


def _one_of_two(answer: str, language: Language) -> bool:
    """Whether an answer is one of two, of which a question may name either: right or left, up or down."""
    return any(word.islower() and root(word, language) in asking.OPPOSITES[language] for word in words(answer))


def _verbatim(question: Text, answer: Text) -> str | None:
    """An answer of several words that stands in its question, or somebody's last name where they are asked for.

    What is quoted may hold a short answer by right, and its name's beginning another's: "Mary Shelley" is not Percy.
    """
    said = asking.LED_IN.sub("", answer.plain.strip(" .!\"“”'"))
    named = words(said)
    if len(named) < 2 or len(said) < VERBATIM:
        return None
    if not all(word[:1].isupper() and word.isalpha() for word in named):
        mentions = len(named) < LONG or asking.FOR_WORDS.search(question.plain)
        return said if stands_in(said, question.own if mentions else question.plain) else None
    if said in question.plain:
        return said
    if len(named) > LONG or not asking.PERSON.search(question.plain) or stands_in(named[0], question.own):
        return None
    at = next(occurrences(named[-1], question.own), None)
    if at is None:
        return None
    another = _first_name(question.own, at)
    return None if another and another.start() else named[-1]


def _first_name(text: str, at: int) -> re.Match[str] | None:
    """The name before a last name at `at`, if there is one: it is perhaps another's."""
    before = LAST_WORD.search(text[:at])
    return before if before and before[1][0].isupper() else None


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
        if len(words(fact.term)) == 1 and (circle := _circular(fact, look)):
            said = {"words": shown(circle), "term": shown(fact.term)}
            yield Found(Spot(fact, fact, ("definition",), circle, "meaning"), said, "say it in other words")
            continue
        own = [word for name in fact.names for word in words(name) if root(word, look.language) in roots]
        if leak := next((word for word in left if akin(word, own, look.language)), None):
            said = {"words": shown(leak), "term": shown(fact.term)}
            yield Found(Spot(fact, fact, ("definition",), leak, "term"), said, "say it in other words")


def _circular(fact: Definition, look: Look) -> str | None:
    """Another form of a term of one word that its definition explains it by."""
    own = root(fact.term, look.language)
    names = {word.casefold() for name in fact.names for word in words(name)}
    return next(
        (
            word
            for word in words(ASIDE.split(fact.definition)[0])
            if root(word, look.language) == own and word.casefold() not in names
        ),
        None,
    )


@rule(
    "C114",
    "cloze-leak",
    "warning",
    "{leak} {where} gives {hidden} away",
    reason="The gap can be filled by reading.",
    source=f"{HALADYNA}: give no clue to the right answer",
    bad='clozes:\n  columbus:\n    text: "In {{c1::1492}} Columbus sailed; on 12 October 1492 he reached the Bahamas."',
    good='clozes:\n  columbus:\n    text: "In {{c1::1492}} Columbus sailed; on 12 October he reached the Bahamas."',
)
def cloze_leak(look: Look) -> Iterator[Found]:
    """The text of a gap, or a word of its family, outside of its braces or in its hint."""
    for gap in look.gaps:
        hidden = ARTICLE.sub("", gap.hidden)
        if not gap.numbers or not hidden:
            continue
        only = len(gap.fact.cloze.deletions) == 1
        said = {"hidden": shown(gap.hidden)}
        if gap.hint and _told(gap.hint, hidden, look.language):
            said |= {"leak": shown(gap.hint), "where": "in its own hint"}
            yield Found(gap.spot(f"{gap.hint}}}}}"), said, "hint at it without saying it")
        elif only and (hint := gap.fact.hint) and _told(hint, hidden, look.language):
            said |= {"leak": shown(hint), "where": "in the hint"}
            yield Found(Spot(gap.fact, gap.fact, ("hint",)), said, "hint at it without saying it")
        elif (
            not _one_of_two(hidden, look.language)
            and not MATHS.search(gap.fact.text)
            and (leak := _shown_by(gap.beside, hidden, look.language) or _beginning_shown(gap, look) or _surname(gap))
        ):
            said |= {"leak": shown(leak), "where": "elsewhere in the text"}
            yield Found(gap.outside(leak), said, "hide it there too, or say it otherwise")


def _beginning_shown(gap: Gap, look: Look) -> str | None:
    """A word of the family of what is hidden at the beginning of a sentence, whose capital letter is none of a name."""
    begins = gap.fact.text.startswith("{{") and gap.fact.cloze.deletions[0].numbers == gap.numbers
    return _shown_by(gap.beside, gap.hidden.lower(), look.language) if begins else None


def _surname(gap: Gap) -> str | None:
    """The last of several names of somebody who is hidden, unless it is another's."""
    *first, last = words(gap.hidden) or [""]
    if not first or len(last) < SHORT or not all(name[:1].isupper() for name in (*first, last)):
        return None
    at = next(occurrences(last, gap.beside), None)
    return None if at is None or _first_name(gap.beside, at) else last


def _told(hint: str, hidden: str, language: Language) -> bool:
    """Whether a hint gives away what is hidden: the word, most of its letters or its beginning, another form of it.

    Good hints offer several things, name the sort of thing, or give the word of which another form is asked for.
    """
    hinted, own = [word.casefold() for word in words(hint)], words(hidden.casefold())
    if asking.EITHER.search(hint) or (len(own) > 1 and asking.SORT_HINTED & set(hinted)) or not own:
        return False
    if len(hinted) == len(own) == 1 and hint.islower() and hinted != own:
        return root(hinted[0], language) != root(own[0], language) and spelt_alike(hinted[0], own[0], language)
    letters = "".join(hinted)
    initials = "".join(word[0] for word in words(hint) if word[0].isupper())
    begins = hidden.casefold().startswith(letters) or SequenceMatcher(None, letters, hidden.casefold()).ratio() > ALMOST
    return (
        (len(own) == 1 and initials == hidden)
        or (len(letters) >= SHORT and begins)
        or any(spelt_alike(one, other, language) for one in hinted for other in own)
        or _shown_by(hint, hidden, language) is not None
    )


def _shown_by(text: str, hidden: str, language: Language) -> str | None:
    """What in a text is hidden elsewhere, or for one long word another of its family; the shortest recur by chance."""
    small = len(hidden) < (SHORT - 1 if hidden.isdecimal() else SHORT) and hidden == hidden.lower()
    if not small and hidden.casefold() not in STOP[language] and stands_in(hidden, text):
        return hidden
    if len(words(hidden)) != 1 or len(hidden) < SHORT or hidden.isdecimal():
        return None
    if hidden[0].isupper():
        return next((word for word in words(text) if related(word.casefold(), hidden.casefold())), None)
    return next((word for word in words(text) if word[:1].islower() and made_of(word, hidden, language)), None)
