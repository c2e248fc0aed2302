"""The preset that a deck carries for those who import presets too: Anki's options, set as the plan says."""

from collections.abc import Mapping
from typing import Any

from generator.exam.plan import Plan

BURIED_FROM = 14
"""Days of study from which siblings can wait for another day."""
BY_POSITION, TAG_ONLY = 1, 1
LOWEST_POSITION, AS_GATHERED, BEFORE_REVIEWS, ASCENDING_RETRIEVABILITY = 1, 1, 2, 7
"""Anki's own numbers (proto/anki/deck_config.proto)."""


def options(plan: Plan) -> Mapping[str, Any]:
    """A preset in Anki's older JSON, which every client reads, but for what tells it from others.

    FSRS itself does not travel; the desired retention waits until it is switched on. What is no part of a plan is as
    Anki comes.
    """
    bury = plan.time.days >= BURIED_FROM
    return {
        "new": {
            "perDay": plan.new_per_day,
            "delays": [1, 10],
            "order": BY_POSITION,
            "bury": bury,
            "initialFactor": 2500,
            "ints": [1, 4, 0],
        },
        "rev": {
            "perDay": 9999,
            "maxIvl": plan.advised.rules.maximum_interval,
            "bury": bury,
            "ease4": 1.3,
            "hardFactor": 1.2,
            "ivlFct": 1,
        },
        "lapse": {"delays": [10], "leechAction": TAG_ONLY, "leechFails": 8, "minInt": 1, "mult": 0},
        "newGatherPriority": LOWEST_POSITION,
        "newSortOrder": AS_GATHERED,
        "newMix": BEFORE_REVIEWS,
        "reviewOrder": ASCENDING_RETRIEVABILITY,
        "buryInterdayLearning": bury,
        "desiredRetention": plan.retention,
        "maxTaken": 60,
        "autoplay": True,
        "timer": 0,
        "replayq": True,
        "dyn": False,
    }
