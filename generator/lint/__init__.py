"""The linter for knowledge: cards that are sound and still waste their learners' time.

Rules catch defects, not style. They look at what authors wrote and at the finished cards, and know nothing of each
other.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import cache

from generator.deck import Deck
from generator.facts import Facts, commons
from generator.kinds.kind import Common
from generator.lint.look import Look
from generator.lint.rule import Found, Rule
from generator.problems import Place, Problem, problem, shown
from generator.proposals import did_you_mean


@cache
def rules(*, errors_only: bool = False) -> tuple[Rule, ...]:
    """All rules by their ids, or those that stop a build, which are few and light."""
    from generator.lint import prompts, times, together

    if errors_only:
        return (prompts.precision_mismatch, together.same_question, times.date_conflict, together.alias_collision)
    from generator.lint import answered, answers, form, leaks

    modules = (answers, prompts, answered, leaks, form, times, together)
    found = (value for module in modules for value in vars(module).values() if isinstance(value, Rule))
    return tuple(sorted(found, key=lambda rule: rule.id))


def lint(facts: Facts, deck: Deck, pictures: Mapping[str, bytes], *, errors_only: bool = False) -> list[Problem]:
    """What the rules find in a project; `pictures` are the bytes of its images by their paths in the media folder.

    What a fact, an item or the project ignores is left out; an ignored rule that finds nothing there is told, unless
    only errors are looked for: what is ignored may be a warning.
    """
    look = Look(facts, deck, pictures, errors_only=errors_only)
    applied = rules(errors_only=errors_only)
    ignoring = _Ignoring(facts)
    found = [
        _problem(rule, one, look) for rule in applied for one in rule.find(look) if not ignoring.takes(rule.id, one)
    ]
    if errors_only:
        found = [problem for problem in found if problem.severity == "error"]
    return [*found, *ignoring.idle(frozenset() if errors_only else {rule.id for rule in applied})]


def table() -> str:
    """All rules as a table in Markdown, for the README."""
    rows = [f"| {rule.id} | {rule.name} | {rule.severity} | {rule.reason} |" for rule in rules()]
    return "\n".join(["| rule | name | severity | why |", "|---|---|---|---|", *rows])


def _problem(rule: Rule, found: Found, look: Look) -> Problem:
    place = look.place(found.at)
    message, level = rule.message.format(**found.words), found.severity or rule.severity
    return Problem(place, rule.id, message, found.hint, found.at.fact.id, found.at.card, level)


class _Ignoring:
    """What is to be let pass, and whether it ever was."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.used: dict[Common | None, set[str]] = defaultdict(set)
        """The rules that were ignored to some effect, by whose choice; None is the project."""

    def takes(self, rule: str, found: Found) -> bool:
        """Whether a finding is ignored by its project, its fact or its item."""
        taken = rule in self.facts.settings.lint.ignored
        if taken:
            self.used[None].add(rule)
        for part in {found.at.fact, found.at.part}:
            if part.lint and rule in part.lint.ignore:
                self.used[part].add(rule)
                taken = True
        return taken

    def idle(self, ran: Set[str]) -> Iterator[Problem]:
        """The ignored rules that are none, or that found nothing."""
        named: list[tuple[Common | None, str, Place, str | None]] = [
            (None, rule, place, None) for rule, place in self.facts.settings.lint.ignored.items()
        ]
        for fact in self.facts.facts.values():
            for part in commons(fact):
                named += [
                    (part, rule, part.where.place("lint", "ignore", at), fact.id)
                    for at, rule in enumerate(part.lint.ignore if part.lint else ())
                ]
        known = [rule.id for rule in rules()] if named else []
        for owner, rule, place, about in named:
            if rule not in known:
                found = problem("W601", place, did_you_mean(rule, known), rule=shown(rule), reason="which is no rule")
            elif rule in ran and rule not in self.used[owner]:
                found = problem("W601", place, "leave it out", rule=rule, reason="which finds nothing here")
            else:
                continue
            yield found.about(about) if about else found
