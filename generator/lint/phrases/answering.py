"""Words and signs of answers: what is one answer in two spellings, what makes another of one, how people are titled."""

import re
from collections.abc import Callable

from generator.lint.phrases.pattern import Pattern
from generator.words import NUMBERS, WORD, Language


def _in_figures(language: Language) -> tuple[Pattern, Callable[[re.Match[str]], str]]:
    """Numbers in words, and what they are in figures: "one" is one only where an answer begins."""
    (zero, one, *more) = NUMBERS[language]
    figures = {word: str(number) for number, word in enumerate(NUMBERS[language])}
    source = rf"\b(?:{'|'.join(more)})\b|^(?:{zero}|{one})\b"
    return Pattern(source, re.IGNORECASE, NUMBERS[language]), lambda said: figures[said[0].casefold()]


_BRITISH_OUR = (
    "arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|splend"
    "|tum|val|vap|vig"
)

SPELLINGS: dict[Language, tuple[tuple[Pattern, str | Callable[[re.Match[str]], str]], ...]] = {
    "id": (
        (Pattern(r"^((?:(?!\bbukan\b).)+), bukan [^,;]+$", re.IGNORECASE, (", bukan ",)), r"\1"),
        (Pattern("%"), " persen"),
        (Pattern(r"\bRp\.? ?(?=\d)"), "Rp "),
        (Pattern(r"(?<=\d)\.(?=\d{3}(?!\d))"), ""),
        (Pattern(r"\b(?:no|nomor)\b\.? ?(?=\d)", re.IGNORECASE), ""),
        _in_figures("id"),
        (Pattern(r"\b(?:Amerika Serikat|AS\b|U\.?S\.?A\b\.?)", 0, ("amerika serikat", "as", "usa", "u.s.a")), "USA"),
        (Pattern(r"\bUni Soviet\b"), "USSR"),
        (Pattern(r"\bPerserikatan Bangsa-Bangsa\b"), "PBB"),
        (Pattern("oe", re.IGNORECASE), "u"),
        (Pattern("tj", re.IGNORECASE), "c"),
        (Pattern("dj", re.IGNORECASE), "j"),
    ),
    "en": (
        (Pattern(r"^((?:(?!\bnot\b).)+), not [^,;]+$", re.IGNORECASE, (", not ",)), r"\1"),
        (Pattern("%"), " percent"),
        (Pattern(r"(?<=\d),(?=\d{3}(?!\d))"), ""),
        (Pattern(r"\b(?:nos?|number)\b\.? ?(?=\d)", re.IGNORECASE), ""),
        _in_figures("en"),
        (Pattern(r"\b(?:United States(?: of America)?\b|US\b|U\.?S\.?A\b\.?|U\.S\.)"), "USA"),
        (Pattern(r"\b(?:United Kingdom\b|U\.K\.)"), "UK"),
        (Pattern(r"\bSoviet Union\b"), "USSR"),
        (Pattern(r"\bUnited Nations\b"), "UN"),
        (Pattern(rf"\b({_BRITISH_OUR})our", re.IGNORECASE, ("our",)), r"\1or"),
        (Pattern(r"(cent|fib|lit|met|theat|calib|spect)re(?=s?\b)", re.IGNORECASE, ("re",)), r"\1er"),
        (Pattern(r"(?<=\w\w\wi)s(?=(?:e[ds]?|ing|ations?)\b)", re.IGNORECASE), "z"),
        (Pattern(r"(?<=h)a(?=em)|(?<=[kn])a(?=emi[ac])|\bo(?=es(?:tr|oph))|(?<=\bf)o(?=et)", re.IGNORECASE), ""),
        (Pattern("sulph", re.IGNORECASE), "sulf"),
        (Pattern("grey", re.IGNORECASE), "gray"),
        (Pattern("aluminium", re.IGNORECASE), "aluminum"),
        (Pattern(r"\bcan(?:not|['’]t)(?!\w)", re.IGNORECASE), "can not"),
        (Pattern(r"\bwon['’]t(?!\w)", re.IGNORECASE), "will not"),
        (Pattern(r"n['’]t(?!\w)", re.IGNORECASE), " not"),
        (Pattern(r"(?<=\w)['’](?:s|re|ve|ll|d|m)(?!\w)", re.IGNORECASE), ""),
    ),
}
"""What is written in several ways, with one that stands for all: what it is not besides, numbers,
old or British spelling, and states by their initials."""

SIGNS: tuple[tuple[Pattern, str], ...] = (
    (Pattern(r"\\[()\[\]]|\\(?=[a-zA-Z])|\$"), ""),
    (Pattern("[-=]>"), "→"),
    (Pattern(r"</?(\w+)>"), r"\1"),
    (Pattern(r"(?<=\d)(?=(?:kg|mg|g|km|m|cm|mm|l|ml|s|h|°)\b)"), " "),
    (Pattern("<="), "≤"),
    (Pattern(">="), "≥"),
    (Pattern("!="), "≠"),
    (Pattern(r"\+/?-"), "±"),
    (Pattern("[‐‑‒–—−]"), "-"),
    (Pattern(r"(?<!\d )\b(?:minus|negative) (?=\d)", re.IGNORECASE, ("minus", "negative")), "-"),
    (Pattern(r"^- (?=\d)|(?<=[=<>≤≥≠] )- (?=\w)"), "-"),
)
"""The same for signs and formulas, in any language; what stands in angle brackets is a name."""

BESIDE = Pattern(
    r"(?<!\b\w)(?<![=<>≤≥≠±+*/·×^-])(?<! [=<>≤≥≠±+*/·×^-] )\((?!(?:\d+|[IVXivx]+|[a-z])\))[^()]*\)", holding=("(",)
)
"""What stands in brackets beside an answer, and is no part of a formula, and no number of it."""

SIGN = (
    r"[<>≤≥≠±]|(?<![\w°)])-(?:(?=[.€£]?\d)"
    r"|(?=[(√]|(?:alpha|beta|gamma|delta|theta|lambda|mu|pi|rho|sigma|tau|phi|omega|infty|sqrt|frac)(?![a-z]))"
    r"|(?P<dash>(?=(?:[^\W\d_]|sin|cos|tan|log|ln|exp)(?![a-z]))))"
)

MARKS: dict[Language, Pattern] = {
    "id": Pattern(
        r"\b(?:(?P<not>(?:bukan|tidak|tak|tiada|tanpa)(?:lah|kah)?\b|non(?:[ -]|(?=\w{4})))|(?P<yet>belum(?:lah)?\b))"
        rf"|{SIGN}",
        re.IGNORECASE,
    ),
    "en": Pattern(
        rf"\b(?P<not>(?:not?|never|without|neither)\b|non(?:[ -]|(?=\w{{4}})))|{SIGN}",
        re.IGNORECASE,
    ),
}
"""Words and signs that make another answer of one; those of one name do the same."""

SLIGHT = "dash"
"""The name of a mark that may make no difference: that before a letter, as of an option."""

_TITLED = r"\b(?:(?:{})\b\.? ){{1,6}}(?=[^\W\d_a-z])(?!(?:[JS]r|[IVX]+)\b)"

TITLES: dict[Language, Pattern] = {
    "id": Pattern(
        _TITLED.format(
            "(?i:(?:wakil )?presiden|perdana menteri|menteri|gubernur|raja|ratu|sultan|kaisar|pangeran|putri|paus|santo"
            "|santa|bung|pak|bapak|bu|ibu|tuan|nyonya|nona|ir|drs?|dra|prof|profesor|dokter|mr|kh|kyai|kiai|haji|hj"
            "|raden|panglima(?: besar)?|jenderal|laksamana|marsekal|kolonel|mayor|kapten|letnan|sir|lord|lady)"
        )
    ),
    "en": Pattern(
        _TITLED.format(
            "(?i:(?:vice )?president|(?:prime )?minister|chancellor|senator|governor|king|queen|emperor|empress|tsar"
            "|prince|princess|duke|count|lord|lady|sir|dame|pope|saint|st|father|sister|brother|dr|doctor|prof|professor"
            "|mrs?|ms|miss|general|admiral|marshal|colonel|major|captain|lieutenant|judge|justice)"
        )
    ),
}
"""What may stand before a person's name."""


def one_spelling(answer: str, language: Language) -> str:
    """An answer as it is written here, whoever wrote it, and without what stands in brackets beside it."""
    for pattern, said in (*SIGNS, *SPELLINGS[language]):
        answer = pattern.sub(said, answer)
    alone = BESIDE.sub("", answer)
    return alone if WORD.search(alone) else answer


def marks(answer: str, language: Language) -> tuple[str, ...]:
    """The marks of an answer in one spelling: what each does, or else itself."""
    return tuple(mark.lastgroup or mark[0] for mark in MARKS[language].finditer(answer))
