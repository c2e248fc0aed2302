"""What somebody feels who asks for a plan: how long it takes to find one, for decks and times of all sizes.

    python tests/bench/plan.py

The slowest of them, as a median of rounds, decides the exit status by the bound of half a second.
"""

import sys
from statistics import median
from time import perf_counter

from generator.exam.plan import Time, plan

ROUNDS = 5
BOUND = 0.5
TIMES = [
    Time(cards, days, minutes)
    for cards in (43, 275, 1000, 5000)
    for days in (3, 14, 30, 60, 120, 400)
    for minutes in (5, 20, 60)
]


def seconds(time: Time) -> float:
    """How long its plan takes."""
    started = perf_counter()
    plan(time)
    return perf_counter() - started


def main() -> int:
    """Prints the slowest ones; 0 if the bound is kept for all."""
    taken = {time: median(seconds(time) for _ in range(ROUNDS)) for time in TIMES}
    for time, longest in sorted(taken.items(), key=lambda pair: -pair[1])[:5]:
        print(f"{longest:.2f} s: {time.cards} cards, {time.days} days, {time.minutes} minutes a day")
    return 0 if max(taken.values()) <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
