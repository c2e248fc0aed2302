"""Whether a text points at something that it does not name: a pronoun, "that treaty", "the picture above", -nya."""

import re

from generator.lint.phrases import pointers
from generator.lint.texts import content, words
from generator.words import STOP, Language, content_roots, root

NAMED = re.compile(r"[\"“‘]|\bx{2,}\b")
"""What sets a title off, and what stands for it: see `Text.own`."""
FEW = 3
"""Words below which a question has named nothing but what it asks for."""


def unnamed(text: str, language: Language) -> str | None:
    """The first words of a text that stand for something which the text does not name, if there are any."""
    return (
        _outside(text, language)
        or _pointed(text, language)
        or _there(text)
        or _narrated(text, language)
        or _pronoun(text, language)
        or (_owned(text) if language == "id" else None)
    )


def points(text: str, language: Language) -> bool:
    """Whether a text points at something at all, wherever that may be named."""
    pointing = pointers.OUTSIDE, pointers.BARE_POINTING, pointers.POINTED
    return pointers.JOINED[language].match(text) is not None or any(some[language].search(text) for some in pointing)


def _outside(text: str, language: Language) -> str | None:
    """What is on no card: the picture above, the last chapter."""
    found = pointers.JOINED[language].match(text) or pointers.OUTSIDE[language].search(text)
    return found[0] if found and not _follows(text[found.end() :]) else None


def _pointed(text: str, language: Language) -> str | None:
    """A noun that is pointed at and was not said before."""
    for found in pointers.POINTED[language].finditer(text):
        noun, before, after = found["noun"].split()[-1], text[: found.start()], text[found.end() :]
        if (
            noun.isdecimal()
            or (noun[:1].isupper() and before)
            or noun.casefold() in pointers.TIMES[language] | STOP[language]
        ):
            continue
        if pointers.RELATIVE.match(after) or root(noun, language) in content_roots(before, language):
            continue
        said = len(content(before, language)) if after.strip(" ?.") else 0
        if found[0].casefold().endswith(" itu") and (said > 1 or _has_name(before)):
            continue
        if not _told(before) and not _follows(after):
            return found[0]
    return None


def _there(text: str) -> str | None:
    found = pointers.THERE.search(text)
    return found[0] if found and not pointers.SOMEWHERE.search(text[: found.start()]) else None


def _narrated(text: str, language: Language) -> str | None:
    """Somebody in a story that is not named."""
    found = pointers.NARRATED[language].search(text)
    return found[0] if found and not _has_name(text) and not NAMED.search(text) else None


def _pronoun(text: str, language: Language) -> str | None:
    """A pronoun, or words like "the latter", with nothing before it that it could stand for."""
    for pointing in pointers.BARE_POINTING[language], pointers.PRONOUN[language]:
        for found in pointing.finditer(text):
            pronoun, before = found[0].casefold(), text[: found.start()]
            if pronoun == "it" and pointers.EMPTY_IT.search(text):
                continue
            if (
                len(words(before)) == 1
                and pointers.CLAUSE[language].search(before)
                and _has_name(text.partition(",")[2])
            ):
                continue  # "Before they flew, the Wright brothers"
            if " " not in pronoun and pointers.CLAUSE[language].search(before) and content(before, language):
                continue  # "when it ...": of what the question is about
            if pronoun in pointers.POSSESSIVE and "?" in text and pointers.NAMED_LATER.search(text[found.end() :]):
                continue  # "with whom beside her husband did Marie Curie"
            if _asked_how(found, text):
                return found[0]  # "by what system are its members chosen"
            if pronoun in pointers.POSSESSIVE and pointers.WHO.match(text):
                continue  # "which planet ... its": of what is asked for
            if not _antecedent(pronoun, before, language):
                return found[0]
    return None


def _asked_how(found: re.Match[str], text: str) -> bool:
    """Whether a word owns something where nothing but the sort of answer was said: "by what system are its members"."""
    owns = found[0].casefold() in pointers.POSSESSIVE and not text[found.end() :].startswith(" own")
    return owns and pointers.ASKED_HOW.fullmatch(text[: found.start()]) is not None and not _has_name(text)


def _antecedent(pronoun: str, before: str, language: Language) -> bool:
    """Whether a pronoun may stand for something in the words before it: somebody, a name, a noun, two words."""
    if pronoun in ("the latter", "the former"):
        return _told(before) or pointers.SEVERAL.search(before) is not None
    if pronoun in ("keduanya", "ketiganya"):
        return pointers.SEVERAL.search(before) is not None or _told(before)
    if pronoun in pointers.PERSONS:
        return pointers.SOMEBODY.search(before) is not None
    if _told(before) or "{{" in before or _has_name(before) or re.search(r"[\"“].+[\"”]", before):
        return True
    if pronoun == "beliau":
        return False
    said = content(before, language)
    if any(word[:1].isupper() and not before.startswith((f"{word} mana", f"{word} apa")) for word in said):
        return True
    if pronoun in ("they", "them") and len(said) > 1 and any(word.endswith("s") for word in said):
        return True
    if language == "en" and pronoun not in pointers.POSSESSIVE:
        return pointers.THING.search(before) is not None
    return len(said) >= 2


def _owned(text: str) -> str | None:
    """An Indonesian word that ends in -nya, "its", where nothing else is named."""
    found = pointers.WITHIN.search(text)
    if found and len(content(text[: found.start()], "id")) < FEW and not _has_name(text[: found.start()]):
        return found[0]
    if (found := pointers.OWNED.match(text)) and "?" not in text:
        return found[0]
    for found in pointers.POSSESSED.finditer(text):
        rest = text[: found.start()] + text[found.end() :]
        if found[0].casefold() not in pointers.NOT_POSSESSED and not content(rest, "id"):
            return found[0]
    return None


def _follows(after: str) -> bool:
    """Whether what was pointed at is told behind the question."""
    return re.search(r"[?:]\W*\w+(?:\W+\w+){2}", after) is not None


def _told(before: str) -> bool:
    """Whether something was told before the question."""
    return re.search(r"[.:;!][\"”’)]*\s", before) is not None


def _has_name(text: str) -> bool:
    """Whether a word inside of a text has a capital letter."""
    return re.search(r"[^\s.?!]\s+[\"“(*]?[A-Z]", text) is not None
