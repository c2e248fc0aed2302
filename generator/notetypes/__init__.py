"""The two note types of a project, from real HTML and CSS files; their shape is the same in every release.

Templates hold layout alone: words come from fields, or from the stylesheet by the card's language.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from generator.deck import CLOZE_FIELDS, FIELDS, SHARED_FIELDS
from generator.identity import fixed_id
from generator.kinds.kind import CORE, SLOTS
from generator.settings import Report, Settings
from generator.words import Language

DESCRIPTIONS: dict[Language, dict[str, str]] = {
    "id": {
        "My Notes": "Catatan Anda sendiri; tampil di bawah jawaban",
        "": "Dibuat oleh hafal; perubahan di sini hilang bila kartu ini diperbarui",
    },
    "en": {
        "My Notes": "Your own notes; shown below the answer",
        "": "Made by hafal; changes here are lost when this card is updated",
    },
}


VOICES: dict[Language, str] = {"id": "id_ID", "en": "en_US"}
NAMES = {False: "slots", True: "cloze"}
"""What the lock calls the note types, by whether they are for clozes."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a note type."""

    id: int
    name: str
    description: str
    collapsed: bool
    """Folded away in Anki's editor: only Title and My Notes are for learners."""


@dataclass(frozen=True, slots=True)
class Template:
    """A card template: both sides, and what the browser's columns show."""

    id: int
    name: str
    front: str
    back: str
    browser_front: str
    browser_back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type as Anki knows it."""

    id: int
    name: str
    fields: tuple[Field, ...]
    templates: tuple[Template, ...]
    css: str
    cloze: bool


def note_types(settings: Settings, clozes: Iterable[bool]) -> dict[str, NoteType]:
    """The note types of a project, by what the lock calls them: of slots, and if there are any of clozes."""
    makers = {False: note_type, True: cloze_note_type}
    look = settings.project, settings.language, settings.report, settings.tts, settings.stylesheet
    return {NAMES[cloze]: makers[cloze](*look) for cloze in sorted(set(clozes))}


@cache
def note_type(
    project: str, language: Language, report: Report | None = None, tts: bool = False, stylesheet: str = ""
) -> NoteType:
    """The note type of all kinds but clozes: nine slots, of which a note fills some."""
    below = _below(report)
    templates = []
    for slot in SLOTS:
        parts = {
            "SLOT": slot,
            "HINT": _first(slot, "{{#Hint}}{{hint:Hint}}{{/Hint}}"),
            "TYPED": _first(slot, "{{#Typed}}{{type:Typed}}{{/Typed}}"),
            "SPEECH": _speech(language, f"{slot} spoken") if tts else "",
            "BELOW": below,
        }
        front, back = _filled("front.html", parts), _filled("back.html", parts)
        browser = f"{{{{{slot} front}}}}", f"{{{{{slot} back}}}}"
        templates.append(Template(fixed_id("template", project, slot), slot, front, back, *browser))
    return NoteType(
        id=fixed_id("notetype", project, "slots"),
        name=f"Hafal {project}",
        fields=_fields(project, "slots", FIELDS, language),
        templates=tuple(templates),
        css=_css(stylesheet),
        cloze=False,
    )


@cache
def cloze_note_type(
    project: str, language: Language, report: Report | None = None, tts: bool = False, stylesheet: str = ""
) -> NoteType:
    """The note type of clozes."""
    speech = _speech(language, "Text", by="cloze-only:") if tts else ""
    parts = {"HINT": "{{#Hint}}{{hint:Hint}}{{/Hint}}", "SPEECH": speech, "BELOW": _below(report)}
    template = Template(
        id=fixed_id("template", project, "cloze"),
        name="cloze",
        front=_filled("cloze-front.html", parts),
        back=_filled("cloze-back.html", parts),
        browser_front="{{cloze:Text}}",
        browser_back="{{cloze:Text}}",
    )
    return NoteType(
        id=fixed_id("notetype", project, "cloze"),
        name=f"Hafal Cloze {project}",
        fields=_fields(project, "cloze", CLOZE_FIELDS, language),
        templates=(template,),
        css=_css(stylesheet),
        cloze=True,
    )


def _first(slot: str, part: str) -> str:
    """What belongs to the first core card that a note has, as the template of any of them may say it."""
    if slot not in CORE:
        return ""
    for before in CORE[: CORE.index(slot)]:
        part = f"{{{{^{before} front}}}}{part}{{{{/{before} front}}}}"
    return part


def _below(report: Report | None) -> str:
    """What stands below every answer; how to tell of a mistake is layout, so that a new address rewrites no note."""
    told = _filled("report.html", {"LINK": escape(report.about("{{Key}}")), "REPORT": escape(report)}) if report else ""
    return f"{_file('below.html')}{told}"


def _speech(language: Language, field: str, by: str = "") -> str:
    """The answer in a field read aloud, perhaps `by` a filter; a withdrawn card of slots has none."""
    said = _filled("speech.html", {"VOICE": VOICES[language], "ANSWER": f"{by}{field}"})
    return f"{{{{#{field}}}}}{said}{{{{/{field}}}}}"


def _css(stylesheet: str) -> str:
    """Our stylesheet, and the author's after it."""
    return f"{_file('card.css')}\n{stylesheet}" if stylesheet else _file("card.css")


def _fields(project: str, which: str, names: Sequence[str], language: Language) -> tuple[Field, ...]:
    words = DESCRIPTIONS[language]
    return tuple(
        Field(
            id=fixed_id("field", project, which, name),
            name=name,
            description=words.get(name, words[""]),
            collapsed=name not in SHARED_FIELDS[:2],
        )
        for name in names
    )


def _filled(name: str, parts: dict[str, str]) -> str:
    text = re.sub("|".join(parts), lambda placeholder: parts[placeholder[0]].strip(), _file(name))
    return "\n".join(line for line in text.splitlines() if line.strip())


def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
