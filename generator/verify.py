"""Proof by the real Anki: what it finds when it imports a package, renders every card and imports it again."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from generator import faces, withdrawal
from generator.contents import Contents, Damaged, contents
from generator.deck import TAG
from generator.engine import Anki, ImportLog, Refused, Rendered, throwaway
from generator.identity import fact_of
from generator.kinds import card_name
from generator.markup import MATHS, bare
from generator.problems import Place, Problem, problem, shown
from generator.words import stands_in

SHORTEST_ANSWER = 3
"""Letters from which on an answer that stands on the front gives itself away."""


@dataclass(slots=True)
class Verdict:
    """What the engine made of a deck."""

    findings: list[Problem] = field(default_factory=list)
    notes: int = 0
    cards: int = 0
    log: ImportLog = field(default_factory=lambda: ImportLog(0, 0, 0, 0))

    @property
    def ok(self) -> bool:
        """Whether nothing at all was found."""
        return not self.findings

    @property
    def taken(self) -> bool:
        """Whether Anki took anything in."""
        return self.log.new > 0


def verify(path: Path, places: Callable[[str], Mapping[str, Place]]) -> Verdict:
    """The engine's verdict on the package at `path`; `places` says where a project's facts stand, by their keys.

    Raises `OSError` where the file cannot be read, and `Trouble` without the `anki` package.
    """
    verdict = Verdict()
    try:
        held = contents(path)
    except Damaged as error:
        verdict.findings.append(problem("V113", None, reason=error))
        return verdict
    verdict.notes, verdict.cards = len(held.notes), len(held.cards)
    if not held.notes:
        verdict.findings.append(problem("V113", None, reason="it holds no notes"))
        return verdict
    known = Known(held, places)
    try:
        with throwaway() as anki:
            verdict.log = anki.import_package(path)
            verdict.findings.extend(_judge(anki, path, verdict, known))
    except Refused as error:
        verdict.findings.append(problem("V101", None, reason=error))
    verdict.findings.sort(key=lambda found: found.order)
    return verdict


def _project(held: Contents) -> str:
    """The project that the deck's own tag names."""
    found = re.search(rf" {TAG}::(\S+) ", held.notes[0][3])
    return found.group(1) if found else ""


class Known:
    """Names for what is found: facts and cards instead of GUIDs and ordinals."""

    def __init__(self, held: Contents, places: Callable[[str], Mapping[str, Place]]) -> None:
        self.held, self.places = held, places(_project(held))
        self.notes = {note[0]: note for note in held.notes}

    def say(self, code: str, guid: str, ordinal: int | None = None, /, **words: object) -> Problem:
        """A finding about a note, or about one of its cards."""
        key = self.field(guid, "Key")
        card = self.card(guid, ordinal) if ordinal is not None else None
        # an item, its fact, or the first fact that a note is derived from
        place = next((self.places[name] for name in (key, *re.split("[/:+]", key)) if name in self.places), None)
        return problem(code, place, **words).about(fact_of(key) or guid, card)

    def withdrawn(self, guid: str) -> frozenset[int]:
        """The ordinals of a note's withdrawn cards, which stay with those who have them and are not made for others."""
        return withdrawal.ordinals(self.held.fields(self.notes[guid]) if guid in self.notes else {})

    def field(self, guid: str, name: str) -> str:
        """A field of a note; empty where there is none."""
        note = self.notes.get(guid)
        return self.held.field(note, name) if note else ""

    def card(self, guid: str, ordinal: int) -> str:
        """The name of a card where its kind leaves no doubt, else its template's."""
        templates = self.held.types.get(str(self.notes[guid][1]), {}).get("tmpls", []) if guid in self.notes else []
        slot = templates[ordinal]["name"] if ordinal < len(templates) else f"{ordinal + 1}"
        return card_name(self.field(guid, "Kind"), slot, item="/" in self.field(guid, "Key")) or slot


def _judge(anki: Anki, path: Path, verdict: Verdict, known: Known) -> Iterator[Problem]:
    log = verdict.log
    if (log.new, log.updated, log.duplicate, log.conflicting) != (verdict.notes, 0, 0, 0):
        words = {"new": log.new, "updated": log.updated, "duplicate": log.duplicate, "conflicting": log.conflicting}
        yield problem("V102", None, notes=verdict.notes, **words)
    for guid, times in Counter(note[0] for note in known.held.notes).items():
        if times > 1:
            yield known.say("V116", guid, guid=guid, times=times)
    yield from _fields(anki, known)
    for template, reason in anki.broken_templates():
        yield problem("V106", None, template=template, reason=reason)
    for card in anki.render():
        yield from _sides(card, known)
    for guid, ordinal in sorted(anki.empty_cards()):
        yield known.say("V112", guid, ordinal)
    again = anki.import_package(path)
    if again.duplicate != verdict.notes:
        yield problem("V111", None, notes=verdict.notes - again.duplicate)
    for reason in anki.check_database():
        yield problem("V105", None, reason=reason)
    planned = {(guid, ordinal): due for guid, ordinal, due in known.held.cards}
    made = anki.cards()
    for guid, ordinal in sorted(made.keys() - planned.keys()):
        if ordinal not in known.withdrawn(guid):
            yield known.say("V103", guid, ordinal, ordinal=ordinal + 1)
    for guid, ordinal in sorted(planned.keys() - made.keys()):
        yield known.say("V104", guid, ordinal, ordinal=ordinal + 1)
    for (guid, ordinal), due in sorted(planned.items()):
        if made.get((guid, ordinal), due) != due:
            yield known.say("V115", guid, ordinal, due=due, made=made[guid, ordinal])


def _fields(anki: Anki, known: Known) -> Iterator[Problem]:
    for guid, fields in anki.fields().items():
        for name, text in fields.items():
            if text != known.field(guid, name):
                yield known.say("V114", guid, name=shown(name))


def _sides(card: Rendered, known: Known) -> Iterator[Problem]:
    if card.error:
        yield known.say("V106", card.guid, card.ordinal, template=card.template, reason=card.error)
        return
    question, answer = _read(card.question), _read(card.answer)
    for side, text in (("front", question), ("back", answer)):
        if not text:
            yield known.say("V107", card.guid, card.ordinal, side=side)
        if found := re.search(r".{0,10}(\{\{|\}\}).{0,20}", MATHS.sub("", text)):
            rendered = card.question if side == "front" else card.answer
            if "{{" in rendered or "}}" in rendered:
                yield known.say("V110", card.guid, card.ordinal, side=side, text=shown(found.group()))
    for name in sorted(_media(card.question) | _media(card.answer)):
        if name not in known.held.media:
            yield known.say("V109", card.guid, card.ordinal, name=shown(name))
    if question and question == answer:
        yield known.say("V108", card.guid, card.ordinal)
    answer = faces.bare_answer(known.field(card.guid, f"{card.template} back"))
    if len(answer) >= SHORTEST_ANSWER and stands_in(answer, html.unescape(question)):
        yield known.say("W401", card.guid, card.ordinal, answer=shown(answer))


def _media(rendered: str) -> set[str]:
    """The files that a rendered side shows."""
    sources = re.findall(r"""<(?:img|audio|video|source)\b[^>]*?\bsrc=["']?([^"'>]+)""", rendered)
    return {unquote(html.unescape(source)) for source in sources}


def _read(rendered: str) -> str:
    """What a person reads of a rendered side: styles and comments aside, pictures by their names."""
    text = re.sub(r"<style>.*?</style>|<!--.*?-->", "", rendered, flags=re.DOTALL)
    text = re.sub(r'<img[^>]*src="([^"]*)"[^>]*>', r"\1", text)
    return bare(text)
