"""Rules about terms and gaps that are given away: by a word of their family, a hint, another place in the text."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from unicodedata import combining, normalize

from generator.kinds.definition import Definition, hidden_roots, masked
from generator.lint.families import LEAST, SHORT, akin, made_of, related, same_base, spelt_alike
from generator.lint.look import Look
from generator.lint.phrases import asking
from generator.lint.rule import HALADYNA, Found, rule
from generator.lint.texts import ARTICLE, Gap, Spot, content, first_name, one_of_two, words
from generator.markup import MATHS
from generator.problems import shown
from generator.words import HEADS, MASK, STOP, Language, occurrences, root, stands_in

ASIDE = re.compile(r";|,? as when\b| such as\b|,? for example\b|,? misalnya\b")
"""Where a definition is over and what is told besides begins."""
ALMOST = 0.85
"""How alike a hint and what it hints at may not be."""


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
        if circle := _circular(fact, look):
            said = {"words": shown(circle), "term": shown(fact.term)}
            yield Found(Spot(fact, fact, ("definition",), circle, "meaning"), said, "say it in other words")
            continue
        own = [word for name in fact.names for word in words(name) if root(word, look.language) in roots]
        if leak := next((word for word in left if akin(word, own, look.language)), None):
            said = {"words": shown(leak), "term": shown(fact.term)}
            yield Found(Spot(fact, fact, ("definition",), leak, "term"), said, "say it in other words")


def _circular(fact: Definition, look: Look) -> str | None:
    """Another form of the term by which its definition explains it; in Indonesian, of any of its words but its head.

    An English term of several words is explained by a noun of its adjective by right: "economic", of an economy.
    """
    language, names = look.language, {word.casefold() for name in fact.names for word in words(name)}
    telling: list[str] = [fact.term]
    if len(words(fact.term)) > 1:
        several = content(fact.term, language) if language == "id" else []
        telling = [word for word in several if word.casefold() not in HEADS[language]]
    own = {root(word, language) for word in telling}
    return next(
        (
            word
            for word in words(ASIDE.split(fact.definition)[0])
            if word.casefold() not in names
            and (
                root(word, language) in own
                or (language == "id" and any(same_base(word.casefold(), one.casefold()) for one in telling))
            )
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
            not one_of_two(hidden, look.language)
            and not MATHS.search(gap.fact.text)
            and (
                leak := _shown_by(gap.beside, hidden, look.language)
                or _beginning_shown(gap, look)
                or _surname(gap)
                or _kin_of_name(gap)
            )
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
    return None if at is None or first_name(gap.beside, at) else last


def _kin_of_name(gap: Gap) -> str | None:
    """Another form of a word of a name that is hidden: the Hansa, of the Hanseatic League."""
    named = [word.casefold() for word in words(gap.hidden) if word[:1].isupper() and len(word) > LEAST]
    others = [word for word in words(gap.beside) if word[:1].isupper() and word.casefold() not in named]
    return next((other for other in others for word in named if related(other.casefold(), word)), None)


def _told(hint: str, hidden: str, language: Language) -> bool:
    """Whether a hint gives away what is hidden: the word, most of its letters or its beginning, another form of it.

    Good hints offer several things, name the sort of thing, or give the word of which another form is asked for.
    """
    hint, hidden = _unaccented(hint), _unaccented(hidden)
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
        or (language == "id" and any(same_base(one, other) for one in hinted for other in own if len(other) > LEAST))
        or _shown_by(hint, hidden, language) is not None
    )


def _unaccented(text: str) -> str:
    """A text without the accents of its letters."""
    return "".join(letter for letter in normalize("NFD", text) if not combining(letter))


def _shown_by(text: str, hidden: str, language: Language) -> str | None:
    """What in a text is hidden elsewhere, or for one long word another of its family; the shortest recur by chance."""
    small = len(hidden) < (SHORT - 1 if hidden.isdecimal() else SHORT) and hidden == hidden.lower()
    if not small and hidden.casefold() not in STOP[language] and stands_in(hidden, text):
        return hidden
    if len(words(hidden)) != 1 or len(hidden) < SHORT or hidden.isdecimal() or hidden.isupper():
        return None
    if hidden[0].isupper():
        return next((word for word in words(text) if related(word.casefold(), hidden.casefold())), None)
    return next((word for word in words(text) if word[:1].islower() and made_of(word, hidden, language)), None)
