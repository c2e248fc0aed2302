"""What stands on cards that are no longer asked: those who have them read so, on the card itself.

A card that a learner has cannot be taken away by an import; left blank, or as it was, it would mislead.
"""

import re
from collections.abc import Iterable, Mapping

from generator import clozes
from generator.dates import day_of
from generator.faces import capital, paragraph, say
from generator.kinds.kind import SLOTS
from generator.lock import Entry, ordinal_of
from generator.markup import Html, escaped
from generator.words import Language

WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "label": "Ditarik",
        "card": "Kartu ini ditarik.",
        "on": 'Kartu ini ditarik <span class="keep">({date})</span>.',
        "reason": "Alasan: {reason}",
        "suspend": "Tangguhkan kartu ini.",
    },
    "en": {
        "label": "Withdrawn",
        "card": "This card is withdrawn.",
        "on": 'This card is withdrawn <span class="keep">({date})</span>.',
        "reason": "Reason: {reason}",
        "suspend": "Suspend this card.",
    },
}
TAG = "hafal::withdrawn"
MARK = 'class="withdrawn"'
KEPT = 2 * 365 * 86_400
"""Seconds for which a withdrawn note stays in the package: two years."""


def notice(language: Language, time: int = 0, reason: str | None = None) -> Html:
    """That a card is withdrawn, since when and why if that is known, and what to do with it."""
    words = WORDS[language]
    said = words["on"].format(date=day_of(time).text(language)) if time else words["card"]
    why = capital(reason) if reason else ""
    because = say(words["reason"], reason=why if why[-1:] in ".?!" else f"{why}.") if why else Html("")
    return Html("<br>".join(part for part in (said, because, words["suspend"]) if part))


def sides(slots: Iterable[str], said: Html, title: str) -> dict[str, str]:
    """The fields of withdrawn cards: what is said of each on its front, and on its back which note it was of."""
    front, back = f'<div {MARK}><p class="prompt">{said}</p></div>', paragraph(escaped(title))
    return {name: text for slot in slots for name, text in ((f"{slot} front", front), (f"{slot} back", back))}


def gaps(numbers: Iterable[int], said: Html) -> Html:
    """Gaps that are no longer in a cloze text: each is asked with what is `said` in its place, hidden beside others."""
    told = said.replace(":", "&#58;")  # two of them would end the gap's text
    return Html(f"<div {MARK}>{''.join(f'{{{{c{number}::{told}::{told}}}}}' for number in sorted(numbers))}</div>")


def tombstone(entry: Entry, language: Language, time: int, reason: str | None) -> dict[str, str]:
    """The fields of a note that left the sources, for those who have its cards."""
    said = notice(language, time, reason)
    fields = {
        "Title": escaped(entry.title),
        "Label": WORDS[language]["label"],
        "Kind": entry.kind,
        "Lang": language,
        "Key": escaped(entry.key),
    }
    if entry.cloze:
        text = gaps((ordinal_of(slot) + 1 for slot in entry.due), escaped(entry.title))
        return {**fields, "Text": text, "Prompt": said, "Back": paragraph(said)}
    return fields | sides(entry.due, said, entry.title)


def ordinals(fields: Mapping[str, str]) -> frozenset[int]:
    """The ordinals of the withdrawn cards of a note with these fields."""
    gone = {at for at, slot in enumerate(SLOTS) if fields.get(f"{slot} front", "").startswith(f"<div {MARK}>")}
    text = re.search(rf"<div {MARK}>.*", fields.get("Text", ""), re.DOTALL)
    return frozenset(gone | {number - 1 for number in clozes.numbers(text.group() if text else "")})
