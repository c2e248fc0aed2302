"""Whether a text is damaged, as by copying: words that ran together or came apart, characters of another encoding."""

import re
from functools import lru_cache

from generator.lint.phrases import asking, naming
from generator.lint.phrases.pattern import Pattern
from generator.lint.texts import READ, words
from generator.markup import MATHS
from generator.words import STOP, Language

LINK = re.compile(r"\b\w{1,20}://\S+|\bwww\.\S+")
CODE = re.compile(r"`[^`]*`")
ENCODED = re.compile("\ufffd|(?<=\\w)¬|Ã[\u0080-\u00bf©¨¢]|â€.?|Â[\u0080-\u00bf ]|[ﬀ-ﬆ]|[a-z][²³¹]{2}")
"""What another encoding makes of a letter, and notes that have run into a word."""
BETWEEN = (
    Pattern(r"&(?:nbsp|amp|quot|lt|gt|shy|#\d+);", holding=("&",)),
    Pattern(r"\b\w{2,40}[?.!,]?\[(?:\d{1,3}|edit)\]", holding=("[",)),
    Pattern(r"\?\s{0,9}\d{1,4}$|[.}] \d{2,4}$"),
    Pattern(r"\bp\. ?\d{2,4}\b(?=.)", holding=("p.",)),
    Pattern(
        r"\b[^\W\d_]{2,}-\s(?!and\b|or\b|to\b|dan\b|atau\b|hingga\b|sampai\b|serta\b|und\b|en\b|et\b)[a-z]{2,}",
        holding=("- ", "-\n"),
    ),
    Pattern(r"\b[a-z]{2,},[a-z]{2,}", holding=(",",)),
    Pattern(r"[a-z]{3,}[.?!][A-Z][a-z]+"),
)
"""Notes, pages, the ends of lines, and marks that have lost their space."""
APART = re.compile(r"(?<!\w)(?:[^\W\d_] ){3,}[^\W\d_](?!\w)|\b[A-Z] [b-hj-np-z] [a-z]\b")
"""Letters that are set apart: three at least."""
GLUED = re.compile(
    r"[A-Za-z]+?[a-z](?:The|And|Of|Dan|Yang)|([A-Za-z]+?[a-z])([A-Z][a-z]{2,})|([a-z]{2,})(?:1\d|20)\d\d|(?:[A-Z]?[a-z]{4,})\d{1,3}"
)
CAMEL = re.compile(r"(?!camel)[a-z]{5,}[A-Z][a-z]{3,}|[a-z]{5,}[A-Z][a-z]?|[a-z]{2,}0[a-z]{2,}")
"""Words with a capital letter or a nought inside."""
CODED = re.compile(
    r"(?:base|latin|python|intel|level|type|covid|kelas|grade)\d+|(?:index|instance|value|size|type|length|key|entry)Of"
    r"|(?:to|on|is|as|in|for|by|has)(?:String|Fixed|Upper|Lower|Click|Load|Change|Submit|Input|Key|Mouse|Focus|Blur"
    r"|Array|List|Map|Set|Json|Int|Integer|Number|Float|Object|Date|Value|Empty|Null|Valid|Each|All|Name|Next)\w*"
)
"""Names of programmers, and of what is numbered, that look the same and are as they should be."""


def worded(text: str) -> str:
    """A text without its formulas, code and links."""
    return LINK.sub(" ", uncoded(text))


def uncoded(text: str) -> str:
    """A text without its formulas and code."""
    return CODE.sub(" ", MATHS.sub(" ", text))


def damage(raw: str, longest: int, language: Language) -> str | None:
    """The first words of a text as its author wrote it that look damaged; names may be of any length."""
    text = worded(raw[: 5 * READ])
    said = words(text)
    found = None if text.isascii() else ENCODED.search(text)
    found = found or next((found for some in BETWEEN if (found := some.search(text))), None)
    if not found and sum(len(word) == 1 for word in said) > 2:
        found = APART.search(text)
    found = found or naming.TORN[language].search(text)
    if found:
        return found[0]
    return next((word for word in said if _endless(word, longest) or _run_together(word, language)), None)


def _endless(word: str, longest: int) -> bool:
    """Whether nobody writes so long a word; names may be of any length."""
    return len(word) > longest and word.isalpha() and word[0].islower()


@lru_cache(maxsize=50_000)
def _run_together(word: str, language: Language) -> bool:
    if CODED.fullmatch(word):
        return False
    if CAMEL.fullmatch(word) or naming.RUN_ON[language].fullmatch(word):
        return True
    glued = GLUED.fullmatch(word)
    return glued is not None and (glued[1] is None or glued[1].casefold() in STOP[language] | asking.ASKING[language])
