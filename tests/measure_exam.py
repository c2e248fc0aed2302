"""How true the exam plan is: beside Anki's own simulator, and beside what its design says decides a result.

python tests/measure_exam.py
"""

import sys
from pathlib import Path
from random import Random
from statistics import mean

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from simulating import REFERENCE, UNLIMITED, Totals, by_anki, by_us, drawn  # noqa: E402

from generator.engine import throwaway  # noqa: E402
from generator.exam.learner import Learner  # noqa: E402
from generator.exam.plan import Time, plan  # noqa: E402
from generator.exam.schedulers import Fsrs  # noqa: E402
from generator.exam.study import Rules, study  # noqa: E402

SEEDS = range(5)


def main() -> None:
    """Prints the tables."""
    print("Totals of Anki's simulator and of ours: recall on the last evening, minutes, reviews")
    with throwaway() as anki:
        for setting in (*REFERENCE, *drawn(20, seed=14)):
            theirs, ours = by_anki(anki, setting), by_us(setting)
            known = f"  (once: {_totals(REFERENCE[setting])})" if setting in REFERENCE else ""
            print(f"  {setting.cards:>5} cards {setting.days:>3} days {setting.new:>4} new {setting.retention:.2f}")
            print(f"    Anki {_totals(theirs)}{known}")
            print(
                f"    ours {_totals(ours)}: {100 * (ours.recall - theirs.recall):+.1f} points, "
                f"{ours.minutes / theirs.minutes - 1:+.1%}, {ours.reviews / theirs.reviews - 1:+.1%}"
            )
    print("\nWhat decides the result, beside what the plan was designed from")
    print("  20 new cards a day for 14 days, without a limit of time")
    for cards, known in ((200, 0.94), (1000, 0.26)):
        _beside(f"{cards} cards", _recall(cards, 14, UNLIMITED, Rules(Fsrs(0.9), 20)), known)
    print("  200 cards, 30 days, 10 minutes, desired retention .97")
    _beside("reviews first", _recall(200, 30, 600, Rules(Fsrs(0.97), 20, new_cards="last")), 0.70)
    first = Rules(Fsrs(0.97), 20, new_cards="first", weakest_first=True)
    _beside("new cards first, then the weakest reviews", _recall(200, 30, 600, first), 0.96)
    print("  200 cards, 30 days, 10 new a day, no limit of time, desired retention .9")
    for days, known in ((0, 0.949), (3, 0.979), (1, 0.987)):
        rules = Rules(Fsrs(0.9), 10, new_cards="first", weakest_first=True, final_pass=days)
        _beside(f"a final pass of {days} days", _recall(200, 30, UNLIMITED, rules), known)
    print("  seconds for each card: what a plan reaches in 7, 30 and 60 days, and as it comes in 30")
    for budget, known in ((20, ""), (40, ""), (45, "75"), (60, ""), (75, "85 to 93"), (100, ""), (150, "98")):
        reached = [plan(Time(250, days, budget * 250 / 60 / days)) for days in (7, 30, 60)]
        shares = "".join(f"{found.advised.recall:>6.0%}" for found in reached)
        print(f"    {budget:>4}{shares}{reached[1].as_it_comes.recall:>10.0%}  {known and f'(designed: {known})'}")


def _beside(what: str, found: float, known: float) -> None:
    print(f"    {what}: {found:.3f}, designed {known}, {100 * (found - known):+.1f} points")


def _recall(cards: int, days: int, seconds: float, rules: Rules) -> float:
    return mean(study(cards, days, seconds, rules, Learner(Random(seed)))[-1].recall for seed in SEEDS)


def _totals(found: Totals) -> str:
    return f"{found.recall:.3f} {found.minutes:>6.0f} {found.reviews:>7.0f}"


if __name__ == "__main__":
    main()
