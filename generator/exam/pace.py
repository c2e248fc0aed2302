"""The plan by days left, for everybody who was sent a deck: no date, no simulation, a few numbers to remember."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import NamedTuple

ANKI_NEW = 20
"""New cards a day, with which Anki comes."""
PLENTY = 90
"""Seconds for each card until the exam, with which nearly all are known."""
LEFT = 30, 14, 7, 3
"""Days left, for which a pace is told."""
LAST = 3
"""The last days: no new cards, every other once more; and who begins then learns core cards alone."""
FEWEST = 2
"""Days of learning, even then."""
WITHIN = 0.7
"""The share of the days by which all cards are begun."""
MOST_MINUTES = 60
"""A day: for whatever takes longer a learner had better leave some cards."""


class Pace(NamedTuple):
    """What is right for somebody who begins with so many days left."""

    days: int
    new: int
    """Cards a day."""
    minutes: int
    """A day."""
    core: bool
    """Whether core cards alone are learned."""


def paces(cards: int, core: int) -> Sequence[Pace]:
    """How many new cards a day, and about how long, with plenty of time for each card.

    Where all cards take too long core cards are to do, and of these as many as there is time for.
    """
    found = []
    for days in LEFT:
        alone = 0 < core < cards and (days <= LAST or _minutes(cards, days) > MOST_MINUTES)
        fitting = min(core if alone else cards, MOST_MINUTES * 60 * days // PLENTY)
        new = ceil(fitting / min(WITHIN * days, max(FEWEST, days - LAST)))
        found.append(Pace(days, new, _minutes(fitting, days), alone))
    return found


def in_words(words: Mapping[str, str], cards: int, core: int) -> str:
    """The paces in a row, each by the words for a "pace" or a "core_pace"; empty for a deck that needs but a day."""
    if cards <= ANKI_NEW:
        return ""
    return ", ".join(
        words["core_pace" if pace.core else "pace"].format(**pace._asdict()) for pace in paces(cards, core)
    )


def _minutes(cards: int, days: int) -> int:
    return ceil(cards * PLENTY / 60 / days)
