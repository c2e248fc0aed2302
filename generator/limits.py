"""The thresholds of card-quality rules, which a project may change."""

from collections.abc import Mapping
from typing import Any

from generator.problems import Place, shown
from generator.proposals import did_you_mean
from generator.shape import BAD, Line, Shaper
from generator.tree import List, Map, Node

Limits = Mapping[str, Mapping[str, float]]
"""Thresholds by the rule's id and their own name."""

LIMITS: dict[str, dict[str, float]] = {
    "C101": {"words": 30, "definition": 45},
    "C102": {"items": 3},
    "C113": {"gaps": 4, "hidden": 0.5, "words": 8},
    "C116": {"words": 30, "extra": 30},
    "C117": {"letters": 28},
    "C119": {"letters": 24, "columns": 3, "pixels": 2000, "kilobytes": 300},
    "C120": {"cards": 5},
    "C202": {"alike": 0.6},
}


class Thresholds:
    """What a project sets for card-quality rules: thresholds, and rules that it ignores."""

    def __init__(self) -> None:
        self.limits: dict[str, dict[str, float]] = {}
        self.ignored: dict[str, Place] = {}

    @classmethod
    def from_node(cls, node: Node, shaper: Shaper, key: str) -> Any:
        """Thresholds from a map of rules, each a map of numbers."""
        if not isinstance(node, Map):
            return shaper.expected("a map from rules to their thresholds", node, key)
        made: Any = cls()
        for rule, child in node.items():
            if rule == "ignore":
                if shaper.sequence(Line, child, "ignore") is not BAD and isinstance(child, List):
                    made.ignored |= {str(name): shaper.place(name) for name in child}
            elif rule not in LIMITS:
                hint = did_you_mean(rule, [*LIMITS, "ignore"]) or f"rules with thresholds: {', '.join(LIMITS)}"
                shaper.report("E601", rule, hint, rule=shown(rule))
            elif not isinstance(child, Map):
                pattern = ", ".join(f"{name}: {limit:g}" for name, limit in LIMITS[rule].items())
                shaper.expected("a map of thresholds", child, rule, f"write {rule}: {{{pattern}}}")
            else:
                for name, number in child.items():
                    if name not in LIMITS[rule]:
                        shaper.report("E602", name, did_you_mean(name, LIMITS[rule]), rule=rule, name=shown(name))
                    elif (limit := shaper.scalar(float, number, name)) is not BAD:
                        made.limits.setdefault(str(rule), {})[str(name)] = limit
        return made
