"""The thresholds of card-quality rules, which a project may change."""

from collections.abc import Mapping

Limits = Mapping[str, Mapping[str, float]]
"""Thresholds by the rule's id and their own name."""

LIMITS: dict[str, dict[str, float]] = {
    "C101": {"words": 30, "definition": 45},
    "C102": {"items": 3},
    "C113": {"gaps": 4, "hidden": 0.5, "words": 8},
    "C116": {"words": 30},
    "C117": {"letters": 28},
    "C119": {"letters": 24, "columns": 3, "pixels": 2000, "kilobytes": 300},
    "C120": {"cards": 5},
    "C202": {"alike": 0.4},
}
