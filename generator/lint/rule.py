"""What a card-quality rule is: what it is against, why, whose advice that is, and the function that finds it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.problems import Severity

if TYPE_CHECKING:
    from generator.lint.look import Look
    from generator.lint.texts import Spot

WOZNIAK = "Wozniak, Effective learning: twenty rules of formulating knowledge (1999), rule {}"
MATUSCHAK = "Matuschak, How to write good prompts (2020): {}"
HALADYNA = "Haladyna, Downing and Rodriguez, A review of multiple-choice item-writing guidelines (2002)"


class Found(NamedTuple):
    """A place at which a rule is broken, what fills the rule's message, and what would mend it."""

    at: "Spot"
    words: Mapping[str, object]
    hint: str | None = None
    severity: Severity | None = None
    """If it is not the rule's."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A card-quality rule."""

    id: str
    name: str
    severity: Severity
    message: str
    reason: str
    """Why such a card costs its learner time."""
    source: str
    """Whose advice it is."""
    bad: str
    """A small source file that breaks it."""
    good: str
    """The same knowledge, asked well."""
    find: Callable[["Look"], Iterable[Found]]


def asks(question: str, answer: str) -> str:
    """The source of an example that is a question and its answer."""
    return f'questions:\n  example:\n    question: "{question}"\n    answer: "{answer}"'


def rule(
    code: str, name: str, severity: Severity, message: str, *, reason: str, source: str, bad: str, good: str
) -> Callable[[Callable[["Look"], Iterable[Found]]], Rule]:
    """Makes a rule of the function that finds where it is broken."""
    return lambda find: Rule(code, name, severity, message, reason, source, bad, good, find)
