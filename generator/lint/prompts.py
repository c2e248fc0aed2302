"""Rules about what a learner is asked: one thing, named, and still the same in a year."""

import re
from collections.abc import Iterator

from generator.kinds.definition import Definition
from generator.kinds.event import Event
from generator.kinds.figure import Figure
from generator.lint.look import Look
from generator.lint.phrases import asking, dating, naming, pointers, present
from generator.lint.pointing import points, unnamed
from generator.lint.rule import HALADYNA, MATUSCHAK, WOZNIAK, Found, asks, rule
from generator.lint.texts import Spot, Text, content, words
from generator.problems import shown
from generator.words import NUMBERS, STOP, Language

MATHS = re.compile(r"[=+×·*/^²³√%]|\\\(|\d\s*[-−:]\s*\d|[₀-₉⁰-⁹]")
"""A sum is about its numbers."""
POWER = re.compile(r"\s*[×x·*]\s*10\^?[⁻⁰¹²³⁴-⁹\d-]+")
"""What makes one number of two."""
YEAR = re.compile(r"\d{3,4}")
GAP = re.compile(r"\{\{c\d+::[^{}]*\}\}")
NEAR = 30
"""Letters of a statement in which a pronoun has hardly anything to stand for."""


@rule(
    "C104",
    "double-question",
    "warning",
    "two questions in one",
    reason="Whoever knows one answer and not the other can only press a wrong button.",
    source=f"{WOZNIAK.format(4)} (minimum information principle); {MATUSCHAK.format('focused')}",
    bad=asks("Who named the cell, and what did he see under his microscope?", "Robert Hooke; cork"),
    good=asks("Who named the cell?", "Robert Hooke"),
)
def double_question(look: Look) -> Iterator[Found]:
    """A second question mark, or a second question word behind "and"."""
    for text in look.texts("prompt"):
        asked = text.own
        first = asked.find("?")
        found = asking.SECOND[look.language].search(asked)
        before = asked[: found.start(found.lastindex or 0)] if found else ""
        between = any(some[look.language].search(before) for some in (asking.BETWEEN, asking.DIFFERENCE))
        found = None if between else found
        found = None if found and asking.WHY_TOO.search(asked) else found
        if found or (first >= 0 and asked.find("?", first + 1) >= 0):
            second = found[found.lastindex or 0].lstrip(",; ") if found else text.plain[first + 1 :].strip()
            yield Found(text.spot(second), {}, "make two cards of it")


@rule(
    "C105",
    "dangling-reference",
    "warning",
    "{words} {what}",
    reason="In a review the card comes alone, weeks later and between others: nobody knows what is meant.",
    source=f"{WOZNIAK.format(16)} (context cues); {MATUSCHAK.format('precise')}",
    bad=asks("In which town was he born?", "Stratford-upon-Avon"),
    good=asks("In which town was Shakespeare born?", "Stratford-upon-Avon"),
)
def dangling_reference(look: Look) -> Iterator[Found]:
    """A pronoun, or a noun that is pointed at, without anything before it, or any picture, that it could stand for."""
    for text in look.texts("prompt", "cloze", "name", "definition"):
        pictured = text.part.image and text.part.image.on == "front"
        if pictured or (text.role != "prompt" and not _whose(text, look)):
            continue
        if found := unnamed(text.own, look.language):
            what = "stands for something that is not named here"
            yield Found(text.spot(found), {"words": shown(found), "what": what}, "name it")
    for source, spot in look.sources:
        if some := pointers.PART_OF[look.language].search(source):
            said = {"words": shown(some[0]), "what": "counts on a list that is not here"}
            yield Found(spot._replace(words=some[0]), said, "give each its own source")


def _whose(text: Text, look: Look) -> bool:
    """Whether a statement or a name points at something: most pronouns in them are their own affair."""
    if points(text.own, look.language):
        return True
    first = pointers.PRONOUN[look.language].match(text.own)
    if text.role == "cloze":
        owned = pointers.OWNED.match(text.own) or (look.language == "id" and pointers.WITHIN.match(text.own))
        return bool(first or pointers.SOMEONE.search(text.own[:NEAR]) or owned)
    return text.role == "name" and bool(first)


@rule(
    "C106",
    "volatile",
    "warning",
    "{words}: when was that true?",
    reason="It will be false one day, and the card will go on asking for it.",
    source=f"{WOZNIAK.format(19)} (provide date stamping)",
    bad=asks("How many members does the UN have now?", "193"),
    good=asks("How many members did the UN have in 2024?", "193"),
)
def volatile(look: Look) -> Iterator[Found]:
    """Words for the present, without a year or somebody who says so."""
    for text in look.texts("prompt", "cloze", "name", "definition"):
        some = present.VOLATILE[look.language], *present.OF_LATE[look.language]
        found = next((found for pattern in some if (found := pattern.search(text.own))), None)
        if found and found[0] in ("now", "recently") and text.role == "definition":
            continue
        if not found or present.AS_OF[look.language].search(text.plain) or present.PLACE_NOW.search(text.plain):
            continue
        if not any(getattr(text.part, key, None) for key in ("as_of", "according_to")):
            yield Found(text.spot(found[0]), {"words": shown(found[0])}, "name the year, or whose word it is")


@rule(
    "C107",
    "orphan-date",
    "warning",
    "nothing is named that the date or number belongs to",
    reason="Thousands of things have a date: a learner learns the card by its looks, or not at all.",
    source=f"{WOZNIAK.format(16)} (context cues); {MATUSCHAK.format('precise')}",
    bad=asks("In which year did it happen?", "1945"),
    good=asks("In which year did Indonesia declare its independence?", "1945"),
)
def orphan_date(look: Look) -> Iterator[Found]:
    """A question for a date or a number, or about one, beside which nothing has a name; a topic may give it."""
    for text in look.texts("prompt"):
        counted = dating.COUNTING[look.language].search(text.plain) or re.search(r"\d", text.plain)
        if not counted or "\n" in text.raw or _reckons(text, look.language):
            continue
        if _nameless(text.plain, text.part.topic or text.fact.topic, look):
            yield Found(text.spot(), {}, "say whose or what's date or number it is")
    dated = {gap.fact.id for gap in look.gaps if re.search(r"\d", gap.hidden)}
    for text in look.texts("cloze"):
        rest = GAP.sub(" ", text.raw)
        alone = re.search(r"\d", rest) and not content(rest, look.language)
        if (text.fact.id in dated or alone) and not MATHS.search(rest) and _nameless(rest, text.fact.topic, look):
            yield Found(text.spot(), {}, "say whose or what's date or number it is")
    events = [Spot(fact, fact, ("event",), fact.event) for fact in look.of(Event) if not fact.place_]
    for fact in look.of(Definition):
        if YEAR.fullmatch(fact.term) and dating.OF_A_YEAR.search(fact.definition):
            yield Found(Spot(fact, fact, ("term",)), {}, "make an event of it")
    for spot in [*events, *(Spot(fact, fact, ("subject",), fact.subject) for fact in look.of(Figure))]:
        if _nameless(spot.words, spot.fact.topic, look):
            yield Found(spot, {}, "name it in full")


def _reckons(text: Text, language: Language) -> bool:
    """Whether a question is about its numbers, or about a day that comes every year."""
    if dating.DAY[language].search(text.plain) and dating.EVERY_YEAR.search(text.plain):
        return True
    if "$" in text.raw or MATHS.search(POWER.sub("", text.plain)):
        return True
    said = {word.casefold() for word in words(text.plain)} - asking.ASKING[language]
    return bool(said) and said <= {*NUMBERS[language]}


def _nameless(text: str, topic: str | None, look: Look) -> bool:
    """Whether a text holds nothing but words that need a name beside them; a topic may give the name to some."""
    left = content(text, look.language)
    if topic and left and re.search(r"\s[A-Z0-9]|^\S+$", topic):
        return False
    return all(word.casefold() in naming.SHELL[look.language] for word in left) and not any(
        word[:1].isupper() and not text.strip().startswith(word)
        for word in words(text)
        if word not in dating.CAPITALISED
    )


@rule(
    "C110",
    "first-without-scope",
    "warning",
    "{words} among whom, where or in what?",
    reason="Everything has a first: without its scope several answers are right.",
    source=MATUSCHAK.format("precise"),
    bad=asks("Who was the first woman?", "Valentina Tereshkova"),
    good=asks("Who was the first woman in space?", "Valentina Tereshkova"),
)
def first_without_scope(look: Look) -> Iterator[Found]:
    """The first of what hardly a word is said, unless the second is asked for too."""
    asked = {text.plain.casefold() for text in look.texts("prompt")}
    for text in look.texts("prompt", "cloze", "definition", "name"):
        bare = (naming.FIRST_OF_NO_DEED, naming.MOST_ALONE) if text.role == "prompt" else (naming.FIRST_ALONE,)
        alone = any(some[look.language].search(text.own) for some in bare)
        if text.role == "name" and (text.keys[-1] not in ("event", "title") or getattr(text.part, "place_", None)):
            continue
        if text.role != "prompt" and not alone and not naming.FIRST_TOLD[look.language].search(text.own):
            continue
        found = naming.FIRST[look.language].search(text.own) or (
            naming.MOST[look.language].search(text.own) if alone else None
        )
        if found and text.plain.casefold().replace(found[0].casefold(), naming.SECOND[look.language]) not in asked:
            sort = asking.SORT[look.language].search(text.plain)
            known = {sort[1].casefold()} if sort else set()
            known |= {found[0].casefold()}
            empty = STOP[look.language] | asking.ASKING[look.language] | naming.NO_SCOPE[look.language] | known
            scoped = any(
                word.casefold() not in empty and not word.isdecimal()
                for word in naming.SCOPE[look.language].findall(text.plain)
            )
            said = text.plain if text.role == "prompt" else GAP.sub(" ", text.raw)
            limit = 1 if any(word[:1].isupper() for word in words(said)[1:]) else 3
            if alone or (
                not scoped
                and sum(word.casefold() not in empty and not word.isdecimal() for word in words(said)) <= limit
            ):
                hint = "add the scope: of which country, in which field"
                yield Found(text.spot(found[0]), {"words": shown(found[0])}, hint)


@rule(
    "C111",
    "precision-mismatch",
    "error",
    "{what}",
    reason="Nobody can know a day that the answer does not give, or that never was.",
    source="logic",
    bad=asks("On what date did the treaty of ASEAN's founders enter into force?", "1967"),
    good=asks("In which year did the treaty of ASEAN's founders enter into force?", "1967"),
)
def precision_mismatch(look: Look) -> Iterator[Found]:
    """A day that no calendar has; a question for a day whose answer is a year."""
    for text in look.texts():
        for told in dating.days(text.plain, look.language):
            if not told.exists:
                yield Found(text.spot(told.words), {"what": f"there is no {told.words}"}, "look the date up")
    for question, answer in look.questions:
        if dating.DAY_ASKED[look.language].search(question.plain) and dating.YEAR_ALONE.fullmatch(answer.plain):
            said = {"what": "the question asks for a day, and the answer is a year"}
            yield Found(question.spot(), said, "ask for the year, or give the day")


@rule(
    "C112",
    "negative-prompt",
    "warning",
    "it asks for what is not so: {words}",
    reason="It trains what is false, and is answered by exclusion rather than from memory.",
    source=f"{HALADYNA}: word the question positively",
    bad=asks("Which of these is not an organ of the UN: the ICJ, the World Bank?", "the World Bank"),
    good=asks("Which organ of the UN judges disputes between states?", "the ICJ"),
)
def negative_prompt(look: Look) -> Iterator[Found]:
    """Except, is not one of."""
    for text in look.texts("prompt", "name", "cloze"):
        asked = _asking(text.own) if text.role == "prompt" else text.own
        if asking.REASON[look.language].match(asked):
            continue
        offered = asking.OFFERS[look.language].search(asked)
        found = (
            asking.NEGATIVE[look.language].search(text.own)
            or asking.EMPHASISED.search(text.raw)
            or ((offered or asking.ENUMERATED.search(text.own)) and _denied(asked, look.language))
            or (text.role == "name" and asking.NEGATIVE_NAME[look.language].search(asked))
        )
        if found:
            yield Found(
                text.spot(found[0]), {"words": shown(found[0], 40)}, "ask for those that are, or for what makes it so"
            )


def _denied(asked: str, language: Language) -> re.Match[str] | None:
    """A negation behind the question word, unless two things alone are offered: one of them is not so by right."""
    word = asking.OFFERING[language].search(asked)
    both = asking.BOTH[language].search(asked)
    return None if both else asking.OFFERED_NEGATIVE[language].search(asked[word.start() if word else 0 :])


def _asking(text: str) -> str:
    """The sentence of a question that asks, without what is told before it."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return next((sentence for sentence in sentences if "?" in sentence), sentences[-1])


@rule(
    "C116",
    "prompt-long",
    "info",
    "the {what} has {count} words",
    reason="What is read a hundred times should be read fast; long questions are recognised by their looks.",
    source=f"{WOZNIAK.format(12)} (optimize wording)",
    bad=asks(
        "At the Congress of Vienna, which met in 1814 and 1815 after the defeat of Napoleon, and where the powers drew"
        " the map of Europe anew, which statesman spoke for the Austrian Empire?",
        "Metternich",
    ),
    good=asks("Who spoke for Austria at the Congress of Vienna?", "Metternich"),
)
def prompt_long(look: Look) -> Iterator[Found]:
    """Questions, and what stands below answers, of more words than the threshold."""
    limits = look.limits["C116"]
    for text in look.texts("prompt", "extra"):
        count = len(words(text.plain))
        if text.role == "prompt" and count > limits["words"]:
            yield Found(
                text.spot(),
                {"what": "question", "count": count},
                "ask it in one or two short sentences; what is not needed goes into extra or hint",
            )
        elif text.role == "extra" and count > limits["extra"]:
            yield Found(
                text.spot(),
                {"what": "extra", "count": count},
                "shorten it to one or two sentences, of which a learner is glad every time",
            )
