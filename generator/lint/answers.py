"""Rules about what a learner has to say: how long, how much of it, and whether guessing would do."""

import re
from collections.abc import Iterator
from itertools import groupby

from generator.lint.look import Look
from generator.lint.phrases import asking
from generator.lint.rule import MATUSCHAK, WOZNIAK, Found, asks, rule
from generator.lint.texts import ARTICLE, Text, words
from generator.markup import MARKED, to_html
from generator.problems import shown
from generator.words import STOP, Language

QUOTE = re.compile("[\"“”«‘'].+[\"“”»’']")
ASIDE = re.compile(r"\([^()]*\)")
ROW = re.compile("<(?:li|tr)\\b")
LONGEST_ITEM = 5
"""Words up to which a piece between commas is a thing rather than a clause."""
FEWEST = 3
"""Things that make a list of a text that is nothing else."""
LONGEST_NAME = 3
"""Words up to which it is a thing's bare name."""
TURNED = "ask for what makes it so, or turn it round"


@rule(
    "C101",
    "answer-long",
    "warning",
    "the answer has {count} words: nobody can say whether they knew all {limit} and more",
    reason="A long answer is never quite remembered: it is judged by mood, and repeated whole for what a part lacks.",
    source=f"{WOZNIAK.format(4)} (minimum information principle); {MATUSCHAK.format('focused')}",
    bad=asks(
        "What happens in photosynthesis?",
        "Plants take in water and carbon dioxide, catch light with chlorophyll, split the water, give off the oxygen,"
        " and with the hydrogen and the energy of the light make sugar of the carbon dioxide",
    ),
    good=asks("Which gas do plants give off in photosynthesis?", "oxygen"),
)
def answer_long(look: Look) -> Iterator[Found]:
    """Answers of more words than the threshold; definitions have one of their own."""
    limits = look.limits["C101"]
    for text in look.texts("answer", "definition"):
        limit = limits["definition" if text.role == "definition" else "words"]
        count = len(words(text.plain))
        if count > limit:
            hint = "ask for its parts on several cards, and move the rest into extra"
            yield Found(text.spot(), {"count": count, "limit": f"{limit:g}"}, hint)


@rule(
    "C102",
    "list-as-answer",
    "warning",
    "the answer lists {count} things",
    reason="Whoever forgets one of many things fails them all; sets are the hardest of all answers to remember.",
    source=f"{WOZNIAK.format('9 and 10')} (avoid sets and enumerations)",
    bad=asks("What is a sentence in Latin made of?", "subject, object, predicate, attribute"),
    good="lists:\n  parts:\n    title: parts of a sentence in Latin\n"
    "    items: [subject, object, predicate, attribute]",
)
def list_as_answer(look: Look) -> Iterator[Found]:
    """More things in one answer than the threshold, outside of the kinds that ask for lists."""
    limit = look.limits["C102"]["items"]
    for question, answer in look.questions:
        if asking.REASON[look.language].match(question.own) and answer.plain.endswith("."):
            continue
        counted = asking.COUNTED[look.language].search(question.plain)
        count = things(answer, look.language)
        several = not counted and asking.SEVERAL[look.language].search(question.plain)
        if count > (2 * limit if counted else limit) or (several and _nothing_but_things(answer, look.language)):
            yield Found(
                answer.spot(), {"count": count}, "make it a list, with groups if it is long, or several questions"
            )
    for text in look.texts("definition"):
        if count := _nothing_but_things(text, look.language):
            yield Found(text.spot(), {"count": count}, "say what they have in common, and make a list of them")


def _nothing_but_things(text: Text, language: Language) -> int:
    """How many things a text enumerates, if it says nothing else; fewer than three are no list.

    The last of an answer's may be of any length.
    """
    said = ASIDE.sub("", text.plain)
    if (
        not re.search("[,;]", said)
        or re.search(r"\d|\bi\.e\.|\be\.g\.", said)
        or "`" in text.raw
        or QUOTE.fullmatch(text.plain.strip("."))
    ):
        return 0
    pieces = [words(ARTICLE.sub("", piece.casefold())) for piece in asking.LISTED[language].split(said)]
    single = said.split(", ")
    if len(single) > FEWEST and all(piece.isalpha() for piece in single):
        return len(single)
    *names, last = [0 < len(piece) <= LONGEST_NAME and STOP[language].isdisjoint(piece) for piece in pieces]
    whole = last or (text.role == "answer" and len(names) >= FEWEST)
    return len(pieces) if all(names) and whole and len(pieces) >= FEWEST else 0


def things(text: Text, language: Language) -> int:
    """How many things a text enumerates: lines of a list, rows of a table, or short pieces between commas."""
    if QUOTE.fullmatch(text.plain.strip(".")):
        return 1
    if MARKED.search(text.raw) and (rows := len(ROW.findall(to_html(text.raw)))):
        return rows
    said = ASIDE.sub("", text.plain)
    short = [0 < len(words(piece)) <= LONGEST_ITEM for piece in asking.LISTED[language].split(said)]
    return max(text.plain.count(";") + 1, *(sum(run) for _, run in groupby(short)))


@rule(
    "C103",
    "yes-no",
    "warning",
    "the answer is {answer}: every other guess is right",
    reason="A coin knows half of such answers; they teach to recognise a sentence, and not what is in it.",
    source=MATUSCHAK.format("prompts should make you do the work; avoid binary prompts"),
    bad=asks("Is Greenland the largest island in the world?", "yes"),
    good=asks("Which is the largest island in the world?", "Greenland"),
)
def yes_no(look: Look) -> Iterator[Found]:
    """Answers that begin with a bare yes or no, questions that nothing else answers, and gaps that hide one.

    What "ndiyo" means is yes by right.
    """
    bare = asking.YES_NO[look.language]
    for question, answer in look.questions:
        asked = question.own
        open_ = any(some[look.language].search(asked) for some in (asking.OPEN, asking.OF_WORDS))
        if (found := bare.match(answer.plain)) and (not open_ or asking.CLOSED[look.language].match(asked)):
            yield Found(answer.spot(found[1]), {"answer": shown(found[1])}, TURNED)
        elif not found and asking.NOTHING_ELSE[look.language].search(asked):
            yield Found(question.spot(), {"answer": "yes or no"}, TURNED)
    for gap in look.gaps:
        sure = gap.hidden.casefold() not in asking.TWO_SENSES or asking.EITHER_WAY.search(gap.fact.text)
        if bare.fullmatch(gap.hidden) and sure:
            yield Found(gap.spot(gap.hidden), {"answer": shown(gap.hidden)}, "hide what makes it so")
