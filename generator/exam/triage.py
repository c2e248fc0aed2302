"""What to leave of a deck that the time does not suffice for: whole tiers first, then what weighs least."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Stake(NamedTuple):
    """A card, as far as it matters what becomes of it."""

    tier: int
    """0 is the most important one."""
    weight: float
    """How much it matters in the exam."""
    key: str
    """The key of its note."""


@dataclass(frozen=True)
class Triage:
    """What is kept of a deck."""

    tier: int
    """The last tier that is kept."""
    left: int
    """The cards of the tiers that are kept."""
    light: Sequence[str]
    """The keys of the notes that are left as well, the lightest first: empty where all kept tiers fit."""
    weight: float
    """The share of the deck's weight that remains, 0 to 1."""


def triage(stakes: Sequence[Stake], fitting: int) -> Triage:
    """The most tiers of which all cards fit, or of the first tier the notes that weigh most; `stakes` in deck order."""
    last, first = max(stake.tier for stake in stakes), min(stake.tier for stake in stakes)
    while last > first and sum(stake.tier <= last for stake in stakes) > fitting:
        last -= 1
    left = [stake for stake in stakes if stake.tier <= last]
    kept = sorted(left, key=lambda stake: -stake.weight)[:fitting]
    keys = {stake.key for stake in kept}
    gone = sorted((stake for stake in left if stake.key not in keys), key=lambda stake: stake.weight)
    whole = sum(stake.weight for stake in stakes)
    share = sum(stake.weight for stake in kept) / whole if whole else 1
    return Triage(last, len(left), list(dict.fromkeys(stake.key for stake in gone)), share)
