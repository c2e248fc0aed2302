"""`hafal.lock`: what was released to learners, so that the next release changes what changed and nothing else.

JSON lines, one note a line, so that version control merges them; the first line says whose they are.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.identity import fact_of, short_hash
from generator.kinds.kind import SLOTS
from generator.order import LIMIT
from generator.problems import Place, Problem, problem, shown

FILE = "hafal.lock"
FORMAT = 1
CONFLICT = re.compile(r"(<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)(\s|$)")
HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""Half of a character, as JSON writes it, which none is without the other half."""
CLOZE = "cloze"
"""The kind whose notes have gaps for cards."""
GAP = re.compile(r"gap ([1-9]\d{0,2})")
END_OF_TIME = 253_402_300_800
"""The year 10000, in seconds, which no date can tell."""
LATEST = END_OF_TIME - 400 * 86_400
"""No time of a sane clock comes after it, and what a release reckons from it has room."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A note type as it was released: a hash of all of it, and the time in seconds of its last change."""

    hash: str
    mod: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A note as it was released."""

    key: str
    kind: str
    title: str
    changed: int
    """When its content last changed, in seconds; the note's time in every package since."""
    due: Mapping[str, int]
    """The position of every card that was ever released, by its slot, or by "gap 1" for clozes."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """A short hash of every field that is not empty."""
    tags: str = ""
    echo_until: int = 0
    """Until when the note is stamped anew with every release, since an answer was corrected."""
    withdrawn: int = 0
    """When it left the sources, in seconds; 0 while it is there."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """A short hash of what each card asks for, by its name in `due`; withdrawn ones ask for nothing."""

    @property
    def cloze(self) -> bool:
        """Whether it is a note of gaps."""
        return any(slot.startswith("gap ") for slot in self.due)


@dataclass(frozen=True, slots=True)
class Lock:
    """All that was released of one project; an empty one before the first release."""

    project: str = ""
    deck: str = ""
    """The deck's name in people's collections."""
    notetypes: Mapping[str, Stamp] = field(default_factory=dict)
    notes: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def version(self) -> int:
        """The time of the latest change, in seconds; 0 before the first release."""
        changes = (*(entry.changed for entry in self.notes.values()), *(stamp.mod for stamp in self.notetypes.values()))
        return max(changes, default=0)

    def released(self, key: str) -> Mapping[str, int]:
        """The positions of a note's released cards, by slot."""
        return self.notes[key].due if key in self.notes else {}

    def text(self) -> str:
        """The file: a first line for the project, then a line for each note, sorted by key."""
        types = {name: {"hash": stamp.hash, "mod": stamp.mod} for name, stamp in sorted(self.notetypes.items())}
        head = {"hafal": FORMAT, "project": self.project, "deck": self.deck, "notetypes": types}
        lines = [head, *(_line(self.notes[key]) for key in sorted(self.notes))]
        return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)


UNRELEASED = Lock()


def hashed(texts: Mapping[str, str]) -> dict[str, str]:
    """The short hashes that a line has of texts by their names; of an empty text it has none."""
    return {name: short_hash(text) for name, text in texts.items() if text}


def hashed_tags(tags: Iterable[str]) -> str:
    """The short hash that a line has of a note's tags."""
    return short_hash(" ".join(tags))


def slot_name(ordinal: int, *, cloze: bool) -> str:
    """What the lock calls a note's card: its slot, or the number of its gap."""
    return f"gap {ordinal + 1}" if cloze else SLOTS[ordinal]


def ordinal_of(slot: str) -> int:
    """The ordinal of the card that the lock calls `slot`."""
    gap = GAP.fullmatch(slot)
    return int(gap[1]) - 1 if gap else SLOTS.index(slot)


def unmade(released: Iterable[str], ordinals: Iterable[int], *, cloze: bool) -> list[str]:
    """Which of a note's released cards, as the lock calls them, are not among the cards that it makes now."""
    made = {slot_name(ordinal, cloze=cloze) for ordinal in ordinals}
    return sorted(set(released) - made, key=ordinal_of)


def _line(entry: Entry) -> dict[str, Any]:
    line: dict[str, Any] = {"key": entry.key, "kind": entry.kind, "title": entry.title, "changed": entry.changed}
    line |= {"due": dict(sorted(entry.due.items(), key=lambda item: ordinal_of(item[0])))}
    line |= {"fields": dict(sorted(entry.fields.items())), "tags": entry.tags}
    rest = {"echo_until": entry.echo_until, "withdrawn": entry.withdrawn, "answers": dict(entry.answers)}
    return line | {name: value for name, value in rest.items() if value}


class _Broken(Exception):
    """Why a line is none of a lock file."""


class _Newer(Exception):
    """The format is one of later versions."""


def read(text: str, path: str) -> tuple[Lock, list[Problem]]:
    """The lock in `text`; with any error among the problems it is not to be relied on.

    A line that stands twice, as after a merge of two releases, counts once: the later change, and the cards of both.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n").split("\n") if text else []
    for number, line in enumerate(lines, 1):
        if CONFLICT.match(line):
            hint = "keep the lines of both sides and delete the marks: of two lines of one note hafal takes the later"
            return UNRELEASED, [problem("E404", Place(path, number, 1), hint)]
    problems: list[Problem] = []
    heads: list[Lock] = []
    notes: dict[str, Entry] = {}
    doubled: list[tuple[Place, str]] = []
    for number, line in enumerate(lines, 1):
        place = Place(path, number, 1)
        try:
            found = _mapping(json.loads(line)) if line.strip() else {}
            if HALF.search(line):
                json.dumps(found, ensure_ascii=False).encode()  # a UnicodeError is a ValueError
            if "hafal" in found or number == 1:
                heads.append(_head(found))
            elif found:
                entry = _entry(found)
                if entry.key in notes:
                    doubled.append((place, entry.key))
                    entry = _later(notes[entry.key], entry)
                notes[entry.key] = entry
        except _Newer as newer:
            return UNRELEASED, [problem("E402", place, "update hafal", format=newer)]
        except (_Broken, ValueError, RecursionError) as error:
            reason = str(error) if isinstance(error, _Broken) else "it is no JSON"
            hint = f"take {path} as it was last committed; it is never edited by hand"
            problems.append(problem("E403", place, hint, reason=reason))
    if doubled:
        place, key = doubled[0]
        more = f" ({len(doubled) - 1} more do)" if len(doubled) > 1 else ""
        hint = "build, and hand out the deck: it is new to those who have one side alone"
        found_twice = problem("W304", place, hint, key=shown(key), more=more)
        problems.append(found_twice.about(fact_of(key)))
    if not lines:
        problems.append(problem("E403", Place(path, 1, 1), f"take {path} as it was last committed", reason="is empty"))
    return _joined(heads, notes), problems


def _joined(heads: list[Lock], notes: dict[str, Entry]) -> Lock:
    """The lock of the first head; a note type takes the later stamp."""
    if not heads:
        return UNRELEASED
    types: dict[str, Stamp] = {}
    for head in heads:
        for name, stamp in head.notetypes.items():
            known = types.get(name)
            if known and known.mod == stamp.mod and known.hash != stamp.hash:
                stamp = replace(stamp, hash="")
            if known is None or stamp.mod >= known.mod:
                types[name] = stamp
    return replace(heads[0], notetypes=types, notes=notes)


def _later(one: Entry, other: Entry) -> Entry:
    """Of two lines of one note the later, with the cards and the echo of both.

    Of two different lines of one time nothing is known but that time: the next release will stamp the note.
    """
    first, last = sorted((one, other), key=lambda entry: entry.changed)
    unknown = first.changed == last.changed and (first.fields, first.tags) != (last.fields, last.tags)
    return replace(
        last,
        due={**first.due, **last.due},
        fields={} if unknown else last.fields,
        echo_until=max(first.echo_until, last.echo_until),
    )


def _head(line: dict[str, Any]) -> Lock:
    found = line.get("hafal")
    if type(found) is not int or found < 1:
        raise _Broken("its first line is not that of a lock")
    if found > FORMAT:
        raise _Newer(found)
    types = _mapping(line.get("notetypes"))
    stamps = {name: Stamp(_text(stamp, "hash"), _time(stamp, "mod")) for name, stamp in types.items()}
    return Lock(_text(line, "project"), _text(line, "deck"), stamps)


def _entry(line: dict[str, Any]) -> Entry:
    due, fields = _mapping(line.get("due")), _mapping(line.get("fields"))
    answers = _mapping(line.get("answers", {}))
    for slot, position in due.items():
        if slot not in SLOTS and not GAP.fullmatch(slot):
            raise _Broken(f"{shown(slot)} is no card")
        if type(position) is not int or not 0 <= position < LIMIT:
            raise _Broken(f"the position of {shown(slot)} is none")
    kind = _text(line, "kind")
    if {slot not in SLOTS for slot in due} != {kind == CLOZE}:
        raise _Broken("it names no cards, or cards of another note type")
    if not all(name and isinstance(value, str) for name, value in (*fields.items(), *answers.items())):
        raise _Broken("its fields are no hashes")
    if not kind.isprintable():
        raise _Broken('its "kind" is none')
    return Entry(
        key=_text(line, "key"),
        kind=kind,
        title=_text(line, "title"),
        changed=_time(line, "changed"),
        due=due,
        fields=fields,
        tags=_text(line, "tags"),
        echo_until=_time(line, "echo_until", END_OF_TIME),
        withdrawn=_time(line, "withdrawn"),
        answers=answers,
    )


def _mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _Broken("a map is missing")
    return value


def _text(line: Any, name: str) -> str:
    value = _mapping(line).get(name)
    if not isinstance(value, str):
        raise _Broken(f'its "{name}" is no text')
    return value


def _time(line: Any, name: str, limit: int = LATEST) -> int:
    value = _mapping(line).get(name, 0)
    if type(value) is not int or not 0 <= value < limit:
        raise _Broken(f'its "{name}" is no time')
    return value
