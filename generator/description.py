"""What Anki shows of a deck: what it is, where it is from, which version, and how to tell of a mistake.

Markdown, in the deck's language, short enough for a phone.
"""

import re
from collections import Counter

from generator import withdrawal
from generator.dates import day_of
from generator.deck import Deck
from generator.exam.pace import LAST, in_words
from generator.markup import YEAR_AT_LINE_START, plain
from generator.words import Language

WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "exam": "**Menjelang ujian**, kartu baru sehari: {paces}. {last} hari terakhir tanpa kartu baru: ulangi semua "
        "sekali lagi dalam dek yang difilter, cari `{search} -is:new`, batasi hingga 999.",
        "pace": "{new} bila sisa {days} hari ({minutes} menit)",
        "core_pace": "{new} kartu inti bila sisa {days} hari ({minutes} menit)",
        "only_core": " Waktunya kurang? Cari `{search} (card:standard* or card:deep*)`, lalu tangguhkan.",
        "sources": "Sumber: {sources}",
        "more": "dan {n} lagi, di belakang kartunya",
        "version": "Versi {date}.",
        "withdrawn": "{n} kartu ditarik: cari `{search}`, lalu tangguhkan.",
        "report": "Ada yang salah? Laporkan, dengan kode di belakang kartunya: [{report}]({link})",
    },
    "en": {
        "exam": "**Before an exam**, new cards a day: {paces}. In the last {last} days none: go through all once more "
        "in a filtered deck, search `{search} -is:new`, limit 999.",
        "pace": "{new} with {days} days left ({minutes} min)",
        "core_pace": "{new} core cards with {days} days left ({minutes} min)",
        "only_core": " Short of time? Search for `{search} (card:standard* or card:deep*)`, and suspend what it finds.",
        "sources": "Sources: {sources}",
        "more": "and {n} more, on the backs of the cards",
        "version": "Version of {date}.",
        "withdrawn": "{n} withdrawn: search for `{search}` and suspend what it finds.",
        "report": "Something wrong? Tell us, with the code on the back of the card: [{report}]({link})",
    },
}
MOST_SOURCES, LONGEST_SOURCE = 4, 60


def description(deck: Deck) -> str:
    """The description of a deck in Markdown."""
    settings, words = deck.settings, WORDS[deck.settings.language]
    parts = [f"**{_escaped(settings.title)}**", _about(settings.about or ""), _exam(deck), _sources(deck)]
    last = []
    if deck.version:
        last.append(words["version"].format(date=day_of(deck.version).text(settings.language)))
    if withdrawn := sum(len(note.released) for note in deck.notes if note.tombstone):
        search = f"tag:{withdrawal.TAG} {deck.search}"
        last.append(words["withdrawn"].format(n=withdrawn, search=search))
    parts.append(" ".join(last))
    if settings.report:
        parts.append(
            words["report"].format(
                report=_escaped(settings.report), link=settings.report.link.replace("(", "%28").replace(")", "%29")
            )
        )
    return "\n\n".join(part.strip() for part in parts if part)


def _exam(deck: Deck) -> str:
    """What to do with so many days left, for those who were sent the deck on any day; a small one needs no plan."""
    words = WORDS[deck.settings.language]
    if not (told := in_words(words, deck.cards, deck.core)):
        return ""
    whole = words["exam"].format(paces=told, last=LAST, search=deck.search)
    return whole + (words["only_core"].format(search=deck.search) if deck.core < deck.cards else "")


def _sources(deck: Deck) -> str:
    """The sources that most notes name."""
    words = WORDS[deck.settings.language]
    drafts = [note.draft for note in deck.notes if note.draft and not note.draft.owner]
    named = Counter(source for draft in drafts if (source := draft.common.source or draft.fact.source))
    short = Counter[str]()
    for source, times in named.items():
        for line in " ".join(plain(source).split()).split("; "):
            short[line if len(line) <= LONGEST_SOURCE else f"{line[: LONGEST_SOURCE - 1].rstrip()}…"] += times
    if not short:
        return ""
    shown = [_escaped(source) for source, _ in short.most_common(MOST_SOURCES)]
    more = [words["more"].format(n=len(short) - len(shown))] if len(short) > len(shown) else []
    return words["sources"].format(sources="; ".join([*shown, *more]))


def _about(text: str) -> str:
    """The author's own text, in which Markdown means no more than it does on cards."""
    text = YEAR_AT_LINE_START.sub(r"\1\\", text)
    return re.sub(r"(`+).+?\1|[_\[\]<>&#~]", lambda found: found[0] if found[1] else f"\\{found[0]}", text)


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>&~])", r"\\\1", text)
