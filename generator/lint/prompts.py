"""Rules about what a learner is asked: one thing, named, and still the same in a year."""

import re
from calendar import monthrange
from collections.abc import Iterator

from generator.kinds.event import Event
from generator.kinds.figure import Figure
from generator.lint import phrases
from generator.lint.look import Look, Spot, Text, words
from generator.lint.rule import HALADYNA, MATUSCHAK, WOZNIAK, Found, asks, rule
from generator.problems import shown
from generator.words import STOP, root

MATHS = re.compile(r"[=+×·*/^²³√%]|\\\(|\d\s*[-−:]\s*\d|[₀-₉⁰-⁹]")
"""A sum is about its numbers."""
GAP = re.compile(r"\{\{c\d+::[^{}]*\}\}")
A_LEAP_YEAR = 2000


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
        between = phrases.BETWEEN[look.language].search(asked)
        found = None if between else phrases.SECOND[look.language].search(asked)
        found = None if found and phrases.WHY_TOO.search(asked) else found
        if found or (first >= 0 and asked.find("?", first + 1) >= 0):
            second = found[1].lstrip(",; ") if found else text.plain[first + 1 :].strip()
            yield Found(text.spot(second), {}, "make two cards of it")


@rule(
    "C105",
    "dangling-reference",
    "warning",
    "{words} stands for something that the question does not name",
    reason="In a review the card comes alone, weeks later and between others: nobody knows what is meant.",
    source=f"{WOZNIAK.format(16)} (context cues); {MATUSCHAK.format('precise')}",
    bad=asks("In which town was he born?", "Stratford-upon-Avon"),
    good=asks("In which town was Shakespeare born?", "Stratford-upon-Avon"),
)
def dangling_reference(look: Look) -> Iterator[Found]:
    """A pronoun, or a noun that is pointed at, without anything before it that it could stand for."""
    for text in look.texts("prompt", "cloze", "name", "definition"):
        if text.role != "prompt" and not _outside(text, look):
            continue
        if found := _dangling(text.own, look):
            yield Found(text.spot(found), {"words": shown(found)}, "name it")


def _outside(text: Text, look: Look) -> bool:
    """Whether a statement or a name points outside of itself: what is asked is a question's own."""
    pointing = (phrases.BARE_POINTING, phrases.POINTED)
    whose = text.role == "name" and phrases.PRONOUN[look.language].match(text.own)
    return bool(whose) or any(some[look.language].search(text.own) for some in pointing)


def _dangling(text: str, look: Look) -> str | None:
    language = look.language
    for found in phrases.POINTED[language].finditer(text):
        noun = found["noun"].split()[-1]
        if noun[:1].isupper() or noun.casefold() in phrases.TIMES[language] | STOP[language]:
            continue
        if phrases.RELATIVE.match(text[found.end() :]):
            continue
        before = text[: found.start()]
        if root(noun, language) not in look.roots(before) and not _told(before):
            return found[0]
    for pointing in phrases.BARE_POINTING[language], phrases.PRONOUN[language]:
        for found in pointing.finditer(text):
            before = text[: found.start()]
            empty = found[0].casefold() == "it" and phrases.EMPTY_IT.search(text)
            clause = phrases.CLAUSE[language].search(before) and _content(before, look)
            own = found[0].casefold() in phrases.POSSESSIVE and phrases.WHO.match(text)
            if not (empty or clause or own or _names_something(before, look)):
                return found[0]
    if language == "id":
        for found in phrases.POSSESSED.finditer(text):
            rest = text[: found.start()] + text[found.end() :]
            if found[0].casefold() not in phrases.NOT_POSSESSED and not _content(rest, look):
                return found[0]
    return None


def _told(before: str) -> bool:
    """Whether something was told before the question."""
    return re.search(r"[.:;!]\s", before) is not None


def _names_something(before: str, look: Look) -> bool:
    """Whether a pronoun may stand for something in the words before it: a name, or two words of content."""
    if _told(before) or re.search(r"[^\s.?!]\s+[\"“(*]?[A-Z]|[\"“].+[\"”]", before):
        return True
    content = _content(before, look)
    return len(content) >= 2 or any(word[:1].isupper() for word in content)


def _content(text: str, look: Look) -> list[str]:
    """The words of a text that name anything."""
    empty = STOP[look.language] | phrases.ASKING[look.language] | phrases.GENERIC[look.language]
    return [word for word in words(text) if word.casefold() not in empty and not word.isdecimal()]


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
    for text in look.texts("prompt", "cloze", "name"):
        found = phrases.VOLATILE[look.language].search(text.own)
        if not found or phrases.AS_OF[look.language].search(text.plain) or phrases.PLACE_NOW.search(text.plain):
            continue
        if not any(getattr(text.part, key, None) for key in ("as_of", "according_to")):
            yield Found(text.spot(found[0]), {"words": shown(found[0])}, "name the year, or whose word it is")


@rule(
    "C107",
    "orphan-date",
    "warning",
    "the question names nothing that the date or number belongs to",
    reason="Thousands of things have a date: a learner learns the card by its looks, or not at all.",
    source=f"{WOZNIAK.format(16)} (context cues); {MATUSCHAK.format('precise')}",
    bad=asks("In which year did it happen?", "1945"),
    good=asks("In which year did Indonesia declare its independence?", "1945"),
)
def orphan_date(look: Look) -> Iterator[Found]:
    """A question for a date or a number, or about one, beside which nothing has a name; a topic may give it."""
    for text in look.texts("prompt"):
        counted = phrases.COUNTING[look.language].search(text.plain) or re.search(r"\d", text.plain)
        if not counted or "\n" in text.raw or MATHS.search(text.plain) or text.part.topic or text.fact.topic:
            continue
        if _nameless(text.plain, look):
            yield Found(text.spot(), {}, "say whose or what's date or number it is")
    names = [(fact, fact.event) for fact in look.of(Event) if not fact.place_]
    for fact, name in [*names, *((fact, fact.subject) for fact in look.of(Figure))]:
        if not fact.topic and _nameless(name, look):
            yield Found(Spot(fact, fact), {}, "name it in full")


def _nameless(text: str, look: Look) -> bool:
    """Whether a text holds nothing but words that need a name beside them."""
    left = _content(text, look)
    return all(word.casefold() in phrases.SHELL[look.language] for word in left) and not any(
        word[:1].isupper() and not text.startswith(word) for word in words(text) if word not in phrases.MONTH_NAMES
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
    """The first of what hardly a word is said."""
    for text in look.texts("prompt", "cloze"):
        if text.role == "cloze" and not phrases.FIRST_TOLD[look.language].match(text.own):
            continue
        if found := phrases.FIRST[look.language].search(text.own):
            sort = phrases.SORT[look.language].search(text.plain)
            known = {sort[1].casefold()} if sort else set()
            empty = STOP[look.language] | phrases.ASKING[look.language] | phrases.NO_SCOPE[look.language] | known
            scoped = any(word.casefold() not in empty for word in phrases.SCOPE[look.language].findall(text.plain))
            said = text.plain if text.role == "prompt" else GAP.sub(" ", text.raw)
            if not scoped and sum(word.casefold() not in empty for word in words(said)) <= 1:
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
    months = phrases.MONTHS[look.language]
    for text in look.texts():
        for found in phrases.DATE[look.language].finditer(text.plain):
            day, month = int(found[1]), months.index(found[2].casefold()) + 1
            if not 1 <= day <= monthrange(max(1, int(found[3] or A_LEAP_YEAR)), month)[1]:
                yield Found(text.spot(found[0]), {"what": f"there is no {found[0]}"}, "look the date up")
    for question, answer in look.questions:
        if phrases.DAY_ASKED[look.language].search(question.plain) and phrases.YEAR_ALONE.fullmatch(answer.plain):
            said = {"what": "the question asks for a day, and the answer is a year"}
            yield Found(question.spot(), said, "ask for the year, or give the day")


@rule(
    "C112",
    "negative-prompt",
    "warning",
    "{words}: it asks for what is not so",
    reason="It trains what is false, and is answered by exclusion rather than from memory.",
    source=f"{HALADYNA}: word the question positively",
    bad=asks("Which of these is not an organ of the UN: the ICJ, the World Bank?", "the World Bank"),
    good=asks("To which group of institutions does the World Bank belong?", "Bretton Woods"),
)
def negative_prompt(look: Look) -> Iterator[Found]:
    """Except, is not one of."""
    for text in look.texts("prompt", "name", "cloze"):
        if phrases.REASON[look.language].match(text.own):
            continue
        offered = phrases.OFFERS[look.language].search(text.own)
        found = phrases.NEGATIVE[look.language].search(text.own)
        if found := found or (offered and phrases.OFFERED_NEGATIVE[look.language].search(text.own)):
            yield Found(text.spot(), {"words": shown(found[0], 40)}, "ask for what is so")


@rule(
    "C116",
    "prompt-long",
    "info",
    "the question has {count} words",
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
    """Questions of more words than the threshold."""
    limit = look.limits["C116"]["words"]
    for text in look.texts("prompt"):
        if (count := len(words(text.plain))) > limit:
            yield Found(text.spot(), {"count": count}, "move what is not needed into extra or hint")
