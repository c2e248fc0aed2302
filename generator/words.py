"""Words of a text: content words, roots, masking, and small numbers spelt out, in Indonesian and English."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

Language = Literal["id", "en"]

MASK = "_____"
WORD = re.compile(r"\w+")

STOP: dict[Language, frozenset[str]] = {
    "id": frozenset(
        """ada adalah agar akan antar antara apa apakah atas atau bagi bahwa bagaimana beberapa berapa berupa bila bisa
        dalam dan dapat dari de dengan di dia dilakukan hal hanya hingga ia ialah ini itu jadi jika juga kapan karena
        ke kepada keduanya ketika lain lalu lebih maka mana masing melalui mengenai menjadi merupakan mereka namun oleh
        pada para pun saat saling sampai sangat satu secara sebagai sebuah sedang sehingga sejak selain seluruh semua
        sendiri seorang seperti serta setelah setiap siapa suatu sudah supaya tanpa tapi telah tentang terhadap
        tersebut tetapi tiap tidak untuk yaitu yakni yang""".split()
    ),
    "en": frozenset(
        """a about after all also an and any are as at be because been before being between both but by can did do does
        during each either for from had has have how in into is it its itself may more most no nor not of on one or
        other out over so some such than that the their them then there these they this those through to under until
        up upon was were what when where which while who whom whose why will with within without would""".split()
    ),
}
HEADS: dict[Language, frozenset[str]] = {
    "id": frozenset(
        """asas badan hak hubungan hukum kebijakan kekuasaan kerja kewajiban lembaga misi negara organisasi pemerintah
        pengakuan peraturan perjanjian perwakilan prinsip proses sama sistem teori undang""".split()
    ),
    "en": frozenset(
        """agreement body cooperation country institution law mission nation organisation organization power principle
        process recognition relation relations right state system theory treaty""".split()
    ),
}
"""Nouns at the head of so many terms that they give none away."""

NUMBERS: dict[Language, tuple[str, ...]] = {
    "id": ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}


class Masked(NamedTuple):
    """A text in which a term is hidden: how often, and how many content words are left to know it by."""

    text: str
    masks: int
    left: int


def spelt(number: int, language: Language) -> str:
    """Numbers under ten as words, others as digits."""
    return NUMBERS[language][number] if 0 <= number < 10 else str(number)


@cache
def root(word: str, language: Language) -> str:
    """What is left of a word without its affixes, the same for all forms of a word: `kedaulatan`, `berdaulat`."""
    word = word.casefold()
    stem = _stemmer(language).stemWord
    for _ in range(4):  # a stem may have affixes left; four rounds leave none in either language
        word, before = stem(word), word
        if word == before:
            break
    return word


def content_roots(text: str, language: Language) -> list[str]:
    """The roots of the words of a text that are no stop words, in order."""
    return [root(word, language) for word in WORD.findall(text) if word.casefold() not in STOP[language]]


def distinguishing_roots(term: str, others: Iterable[str], language: Language) -> frozenset[str]:
    """The roots that tell `term` from `others`: neither shared with them nor a head noun's."""
    shared = {root for other in others for root in content_roots(other, language)}
    return frozenset(content_roots(term, language)) - shared - _head_roots(language)


@cache
def _head_roots(language: Language) -> frozenset[str]:
    return frozenset(root(head, language) for head in HEADS[language])


def occurrences(phrase: str, text: str) -> Iterator[int]:
    """Where a text holds a phrase as whole words, in this very case."""
    at = text.find(phrase) if phrase else -1
    while at >= 0:
        end = at + len(phrase)
        if not (WORD.match(text[at - 1 : at]) or WORD.match(text[end : end + 1])):
            yield at
        at = text.find(phrase, at + 1)


def stands_in(phrase: str, text: str) -> bool:
    """Whether a text holds a phrase as whole words, in whatever case."""
    return any(True for _ in occurrences(phrase.casefold(), text.casefold()))


def mask(text: str, phrases: Iterable[str], roots: frozenset[str], language: Language) -> Masked:
    """`text` with whole `phrases`, and every word of one of the `roots`, hidden behind `MASK`."""
    for phrase in sorted(phrases, key=len, reverse=True):
        pattern = r"\s+".join(map(re.escape, phrase.split()))
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", MASK, text, flags=re.IGNORECASE)
    text = WORD.sub(lambda word: MASK if _hidden(word.group(), roots, language) else word.group(), text)
    text = re.sub(rf"{MASK}(?:[\s-]+{MASK})+", MASK, text)
    return Masked(text, text.count(MASK), len(content_roots(text.replace(MASK, " "), language)))


def _hidden(word: str, roots: frozenset[str], language: Language) -> bool:
    return word.casefold() not in STOP[language] and root(word, language) in roots


@cache
def _stemmer(language: Language) -> Any:
    # PySastrawi, weighed on the prompts for tuning: 131 faults found instead of 133, 6 good ones warned of instead of
    # 4, and ten times the time
    from snowballstemmer import stemmer

    return stemmer({"id": "indonesian", "en": "english"}[language])
