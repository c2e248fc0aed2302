"""How true the exam plan is: beside Anki's own simulator, and beside what its design says decides a result.

python tests/measure_exam.py
"""

import sys
from pathlib import Path
from random import Random
from statistics import mean

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from simulating import REFERENCE, Totals, by_anki, by_us, drawn  # noqa: E402

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
    print("\nCoverage: 20 new cards a day for 14 days, without a limit of time")
    for cards in (200, 1000):
        print(f"  {cards:>5} cards: recall {_recall(cards, 14, 1e9, Rules(Fsrs(0.9), 20)):.3f}")
    print("\nThe order of the queue: 200 cards, 30 days, 10 minutes, desired retention .97")
    print(f"  reviews first: {_recall(200, 30, 600, Rules(Fsrs(0.97), 20, new_cards='last')):.3f}")
    first = Rules(Fsrs(0.97), 20, new_cards="first", weakest_first=True)
    print(f"  new cards first, then the weakest reviews: {_recall(200, 30, 600, first):.3f}")
    print("\nThe final pass: 200 cards, 30 days, 10 new a day, no limit of time")
    for retention in (0.8, 0.9):
        for days in (0, 3, 1):
            rules = Rules(Fsrs(retention), 10, new_cards="first", weakest_first=True, final_pass=days)
            courses = [study(200, 30, 1e9, rules, Learner(Random(seed))) for seed in SEEDS]
            spent = mean(sum(day.new_seconds + day.review_seconds for day in course) for course in courses) / 60
            print(
                f"  {retention:.2f}, {days} days: recall {mean(c[-1].recall for c in courses):.3f}, {spent:.0f} minutes"
            )
    print("\nThe time for each card: what a plan reaches in 30 days")
    for budget in (20, 30, 40, 45, 60, 75, 100, 150, 200):
        found = plan(Time(250, 30, budget * 250 / 60 / 30))
        print(
            f"  {budget:>4} seconds: recall {found.advised.recall:.3f} of all, {found.advised.seen} of 250 seen; "
            f"as it comes {found.as_it_comes.recall:.3f}"
        )


def _recall(cards: int, days: int, seconds: float, rules: Rules) -> float:
    return mean(study(cards, days, seconds, rules, Learner(Random(seed)))[-1].recall for seed in SEEDS)


def _totals(found: Totals) -> str:
    return f"{found.recall:.3f} {found.minutes:>6.0f} {found.reviews:>7.0f}"


if __name__ == "__main__":
    main()
