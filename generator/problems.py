"""What can be wrong in what an author wrote: where, which rule, in which words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning", "info"]

WORDING = {
    # E0: the file as text and as YAML
    "E001": "the file is larger than {limit}",
    "E002": "the file is not UTF-8 text",
    "E003": "{character} does not belong in a text",
    "E004": "this line cannot be read as YAML; the rest of the file was not read",
    "E005": "{what} must stand in quotes",
    "E006": 'the text is cut off here: YAML takes " #" for the start of a comment',
    "E007": "this text was cut in two at a comma",
    "E008": "lists or maps are nested more than {limit} deep",
    "E009": "{what} are not used here: one file is one plain YAML document",
    "E010": "{escape} in double quotes means {meaning}",
    "E011": "a tab in the indentation",
    "E012": "the indentation matches no line above",
    "E013": 'a space is missing after "{sign}"',
    "E014": "the quotation mark that opens this text is never closed",
    "E015": "text follows the closing quotation mark",
    "E016": "the file holds more than {limit} values",
    "E017": 'this line is neither "key: value" nor "- item"',
    "E018": 'a "{sign}" is missing',
    "E019": 'a ": " is missing after {key}',
    # E1: keys and types
    "E101": "duplicate key {key}; it stands on line {first} already",
    "E102": "unknown key {key} in {what}",
    "E103": "{what} lacks {key}",
    "E104": "{key} is empty",
    "E105": "{key} should be {expected}, not {found}",
    "E106": "{value} is not one of {choices}",
    "E107": "{value} is not {expected}",
    "E108": "{key} takes one line of text",
    "E109": "{key} is longer than {limit} characters",
    "E110": "{command} is a command of TeX that cards do not take",
    # E2: facts
    "E201": "{key} is no id: words of a-z and 0-9 joined by -, at most 64 characters",
    "E202": "duplicate id {id}; it stands at {first} already",
    "E203": '"{key}" names {id}, which is no fact of this project',
    "E204": "these facts need each other in a circle: {circle}",
    "E205": "{value} is no date: write YYYY, YYYY-MM or YYYY-MM-DD",
    "E206": "the date {value} does not exist",
    "E207": "unknown country {value}",
    "E208": '"{key}: {asked}" goes beyond what is known, the {given}',
    "E209": "a {what} needs {key}",
    "E210": "{value} makes no safe tag: {reason}",
    "E211": "two items of one list have the same key {key}",
    "E212": "{what} makes no card called {value}",
    "E213": "the file holds no facts",
    "E214": '"{key}" means nothing with {what}',
    "E215": '"{key}" names the fact itself',
    "E216": '"{key}" names neither of the two countries',
    "E217": "{value} is the code of {one} and a name of {other}",
    "E218": "a group stands inside a group",
    "E219": "the text {reason}",
    "E220": '"was" names {id}, {reason}',
    "E221": "a disputed date is the date itself",
    "E222": "the partner is the home country itself",
    "E223": '"{key}" names {count} facts, and {limit} are the most that hafal keeps apart from one',
    # E3: projects and media
    "E301": "the project name {value} lacks random letters at its end",
    "E302": "the deck name {value} {reason}",
    "E303": "the image {value} {reason}",
    "E304": "the file is not read: {reason}",
    "E305": "the file is not read: its name ends in {ending}",
    "E306": "a project inside the project {outer}",
    "E307": "the project has no facts",
    "E309": "two projects would write the same deck: {value}",
    "E310": "the name {value} already means {country}",
    "E311": "the project makes no card at all",
    "E312": "the exam is not after the day from which its class studies",
    # E4: what was released before
    "E401": "{path} is that of the project {other}: under another name every card is a new one to those who have it",
    "E402": "the lock was written by a later version of hafal (format {format})",
    "E403": "this line is none of a lock: {reason}",
    "E404": "version control left a conflict here",
    "E405": "{key} was released as {old} and is {new} now: its learners would be asked something else",
    "E406": "{old} is gone and {new} looks like it: under another name its cards are new, and progress is lost",
    "E407": "{gone} of {notes} released notes are gone: those who have them would see them withdrawn",
    "E408": "{path} would change: {what}",
    "E409": "{gap} hides what {other} hid when it was released: its learners would be asked something else",
    "E410": '"was" names {id}, which was never released, while {own} was',
    "E411": "{key} shows what {other} showed when it was released: its learners would be asked something else",
    "E412": "there is no {path} to tell what was released, and {deck} {reason}",
    # E5: the author's stylesheet
    "E501": "the stylesheet {value} {reason}",
    "E502": "{what} does not belong in a stylesheet for cards: {reason}",
    "E503": "this cannot be read as CSS: {reason}",
    # V: what the real Anki finds in a deck
    "V101": "Anki refuses the deck: {reason}",
    "V102": "of {notes} Anki took in {new}; {updated} updated, {duplicate} duplicate, {conflicting} conflicting",
    "V103": "Anki makes the card {ordinal}, which the deck lacks",
    "V104": "Anki does not make the card {ordinal}, which the deck holds",
    "V105": "Check Database: {reason}",
    "V106": "the template {template} is broken: {reason}",
    "V107": "the {side} is empty",
    "V108": "front and back show the same",
    "V109": "the picture {name} is missing",
    "V110": "unfilled braces on the {side}: {text}",
    "V111": "imported again, {notes} came as anything but duplicates",
    "V112": "the card is empty: Anki would offer to delete it",
    "V113": "the deck is damaged: {reason}",
    "V114": "Anki stored the field {name} otherwise than the deck holds it",
    "V115": "Anki puts the card at position {made} instead of {due}",
    "V116": "{times} notes share the GUID {guid}",
    "W401": "the answer {answer} stands on the front",
    # V2: what it finds when somebody who has studied an older deck imports this one
    "V201": "the update of {old} cannot be tried: {reason}",
    "V202": "not one note is in both decks: whoever studied the old one starts from nothing",
    "V203": "{notes} in conflict: their note type is not the one that learners have, who get no update",
    "V204": "a full sync is forced: reviews that another device has not sent may be lost",
    "V205": "the card {ordinal} is gone, and {answers} with it",
    "V206": "what the learner has in the card changed: {what}",
    "V207": "the change does not arrive, in: {fields}",
    "V208": "the card {ordinal} does not arrive",
    "V209": "the note has a later time though it did not change: what learners made of it is lost",
    "V210": "the learner's work is overwritten though the note did not change, in: {fields}",
    "V211": "a second note of {key}: whoever studied the first has to learn it again",
    "V212": "the card of those who have it is empty now",
    "V213": "the picture {name} does not arrive under its name",
    "W402": "what is new lands in the deck {new}, and what learners have stays in {old}",
    # W: nothing is lost, but look here
    "W301": "the deck was released as {old}: those who have it keep their cards there, and get only new ones in {new}",
    "W302": "{key} is gone, which was released: those who have its cards see them withdrawn, without a reason",
    "W303": '"withdrawn" names {key}, which {reason}',
    "W304": "{key} stands here twice{more}, as after a merge: the later change counts, and the cards of both",
    "W305": '"was" names {id}, which was never released',
    "W308": "of {cards} cards there is time for {fitting} until the exam",
    "W307": "the last release is of {date}, and by this computer's clock today is {today}: one of the two is wrong",
    "W306": "there is no {path}: what was released is taken from the deck that was there",
    "W601": '"ignore" names {rule}, {reason}',
    "E601": "{rule} is no card-quality rule with a threshold",
    "E602": "{rule} has no threshold {name}",
    "W501": "{property} of {selector} has a colour by day and none by night",
    "W207": "the card {card} was released and stays, though {reason}",
    "W208": "the card {card} was released and is no longer made: those who have it see it withdrawn",
    "W209": "the tag {tag} is {other} elsewhere: Anki takes both for one, and keeps the spelling that it met first",
    "W202": "no card {card}: {reason}",
    "W203": "the fact makes no card at depth {depth}",
    "W205": '"typed" does nothing: the first core card asks for more than one short answer',
    "W206": '"{key}" is not shown: the item makes no card of its own',
    "W204": '"{key}" belongs to the first core card, and there is none',
}
"""Every code and its wording: E stops a build, V is a fault of a built deck, W loses nothing. A code never changes its
meaning; why it is told stands in `explanations.py`."""


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A character in a file: line and column count from 1, columns in Unicode characters."""

    path: str
    line: int
    column: int

    @classmethod
    def at(cls, path: str, text: str, offset: int) -> "Place":
        """Where the character at `offset` (from 0) of a file's text stands."""
        return cls(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, whole: place, code, message, and a hint where there is one."""

    place: Place | None
    code: str
    message: str
    hint: str | None = None
    fact: str | None = None
    card: str | None = None
    level: Severity | None = None
    """Its severity, if the code does not tell."""

    def about(self, fact: str, card: str | None = None) -> "Problem":
        """The same problem, said of a fact (by its id) and perhaps of one of its cards (by its name)."""
        return replace(self, fact=fact, card=card)

    @property
    def severity(self) -> Severity:
        """What the finding stops: an error stops a build, the others do not."""
        return self.level or ("warning" if self.code.startswith("W") else "error")

    @property
    def subject(self) -> str:
        """What the finding is of where its place is not known: the fact and, behind a blank, its card."""
        return " ".join(part for part in (self.fact, self.card and f'"{self.card}"') if part)

    @property
    def order(self) -> tuple[bool, str, int, int, str]:
        """Sorts findings by place, those without one last."""
        place = self.place or Place(self.subject, 0, 0)
        return (self.place is None, place.path, place.line, place.column, self.code)

    def __str__(self) -> str:
        start = str(self.place or self.subject)
        kind = "" if self.severity == "error" else f"{self.severity}: "
        line = f"{start}: {kind}{self.message} [{self.code}]" if start else f"{kind}{self.message} [{self.code}]"
        return f"{line}\n  hint: {self.hint}" if self.hint else line


class Refusal(Exception):
    """A value that cannot be what it should be; whoever knows its place makes it a `Problem`."""

    def __init__(self, code: str, hint: str | None = None, /, **words: object) -> None:
        super().__init__(code)
        self.code, self.hint, self.words = code, hint, words

    def at(self, place: Place) -> Problem:
        """The refusal as a problem at `place`."""
        return problem(self.code, place, self.hint, **self.words)


class Trouble(Exception):
    """Wrong use or surroundings: one line for the person at the keyboard, exit status 2."""


def problem(code: str, place: Place | None, hint: str | None = None, /, **words: object) -> Problem:
    """The problem `code` at `place`, its wording filled with `words`."""
    return Problem(place, code, WORDING[code].format(**words), hint)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that stop a build."""
    return [problem for problem in problems if problem.severity == "error"]


def shown(text: str, limit: int = 60) -> str:
    """`text` in quotes, safe to print: one line, no control characters, shortened in its middle."""
    if len(text) > limit:
        text = f"{text[: limit - 20]} ... {text[-14:]}"
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text) + '"'


def count(number: int, thing: str) -> str:
    """`number` with its noun: "1 note", "2 notes"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
