"""What a code is about, for `hafal check --explain`: why it is told, and how what it tells of is mended."""

from collections.abc import Iterator
from textwrap import indent
from typing import TYPE_CHECKING

import click

from generator.cli.report import wrapped
from generator.problems import WORDING, Trouble

if TYPE_CHECKING:
    from generator.lint.rule import Rule

ERROR, WARNING = "an error: it stops a build", "a warning"
PROBLEMS = {"E": ERROR, "W": WARNING, "V": "a fault of a built deck, found by Anki itself"}
RULES = {"error": ERROR, "warning": WARNING, "info": "a remark"}


def explained(code: str) -> Iterator[str]:
    """The lines that explain a problem by its code, or a card-quality rule by its id or its name, in either case.

    Raises `Trouble` where there is none.
    """
    if code.upper() in WORDING:
        return _problem(code.upper())
    from generator.lint import rules
    from generator.proposals import did_you_mean

    known = {name: rule for rule in rules() for name in (rule.id, rule.name)}
    rule = known.get(code.upper()) or known.get(code.lower())
    if rule is None:
        hint = did_you_mean(code, [*WORDING, *known]) or "the README lists them"
        raise Trouble(f"there is no code {code}: {hint}")
    return _rule(rule)


def _problem(code: str) -> Iterator[str]:
    from generator.explanations import EXPLANATIONS, wording

    yield from _title(f"{code}, {PROBLEMS[code[0]]}")
    yield from wrapped(wording(code))
    yield ""
    yield from wrapped(EXPLANATIONS[code])


def _rule(rule: "Rule") -> Iterator[str]:
    from generator.limits import LIMITS

    yield from _title(f"{rule.id} {rule.name}, {RULES[rule.severity]}")
    yield from wrapped(rule.reason)
    yield from _yaml("bad:", rule.bad)
    yield from _yaml("good:", rule.good)
    yield ""
    yield from wrapped(f"source: {rule.source}")
    yield from _yaml("to let a fact pass:", f"lint: {{ignore: [{rule.id}]}}")
    if limits := LIMITS.get(rule.id):
        own = ", ".join(f"{name}: {limit:g}" for name, limit in limits.items())
        yield from _yaml("thresholds, which hafal.yaml may set:", f"lint: {{{rule.id}: {{{own}}}}}")


def _title(text: str) -> Iterator[str]:
    yield from (click.style(line, bold=True) for line in wrapped(text))
    yield ""


def _yaml(label: str, text: str) -> Iterator[str]:
    """A label, and below it what can be copied into a file: never wrapped."""
    yield from ("", label, *indent(text, "  ").splitlines())
