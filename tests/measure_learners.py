"""What becomes of people whose memory is not the one that plans are made for: `python tests/measure_learners.py`.

200 learners, each with weights of their own (`simulating.somebodys_weights`), study three decks in three ways. It
prints the table of the README, in some minutes.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import mean, quantiles
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from simulating import Somebody, somebodys_weights  # noqa: E402

from generator.exam.plan import Time, Way, plan  # noqa: E402
from generator.exam.study import study  # noqa: E402
from generator.project import load  # noqa: E402

LEARNERS = range(200)
"""Each by the seed of all that is drawn for them."""
ONE_IN = 6
"""Days of which somebody misses one, whichever."""
COLUMNS = "deck", "way of study", "recalled", "by eight in ten", "ahead of Anki", "never seen", "hours"


class Outcome(NamedTuple):
    """What one learner comes to."""

    recall: float
    """On the morning of the exam, of all cards; 0 to 1."""
    unseen: int
    hours: float


def times() -> Sequence[Time]:
    """The two decks of the repository as they stand, and a large one."""
    first, second = (_cards(ROOT / "cards_src" / name) for name in ("kerja-sama-bilateral", "hubungan-diplomatik"))
    return Time(first, 14, 10), Time(second, 30, 20), Time(1000, 60, 20)


def studies(way: Way, learner: int, *, missing: bool = False) -> Outcome:
    """What the learner comes to who studies in this way; `missing` some days."""
    random, time = Random(learner), way.time
    somebody = Somebody(random, somebodys_weights(random))
    missed = {first + random.randrange(ONE_IN) for first in range(0, time.days, ONE_IN)} if missing else set()
    course = study(way.cards, time.days, 60 * time.minutes, way.rules, somebody, rests=missed.__contains__)
    seconds = sum(day.new_seconds + day.review_seconds for day in course)
    return Outcome(course[-1].recall * way.cards / time.cards, time.cards - course[-1].seen, seconds / 3600)


def everybody(way: Way, *, missing: bool = False) -> Sequence[Outcome]:
    """What all learners come to."""
    return [studies(way, learner, missing=missing) for learner in LEARNERS]


def rows(time: Time) -> Iterator[str]:
    """The lines of one deck."""
    found = plan(time)
    anki = everybody(found.as_it_comes)
    yield foretold(found.advised)
    yield _measured(time, "the plan, followed", everybody(found.advised), anki)
    yield _measured(time, "the plan, one day in six missed", everybody(found.advised, missing=True), anki)
    yield _measured(time, "Anki and the deck as they come", anki)


def foretold(way: Way) -> str:
    """The line of what somebody is told who asks for the plan."""
    band = [min(1, way.recall + move) for move in (-way.time.band, way.time.band)]
    return _row(way.time, "the plan, as foretold", way.recall, band, "", way.time.cards - way.seen, way.seconds / 3600)


def _measured(time: Time, name: str, found: Sequence[Outcome], anki: Sequence[Outcome] = ()) -> str:
    """The line of what was measured: means, what eight in ten recall, and how many recall more than with `anki`."""
    recall, unseen, hours = (mean(column) for column in zip(*found, strict=True))
    tenths = quantiles((outcome.recall for outcome in found), n=10, method="inclusive")
    ahead = f"{sum(map(_recalls_more, found, anki))} of {len(found)}" if anki else ""
    return _row(time, name, recall, tenths, ahead, unseen, hours)


def _recalls_more(one: Outcome, other: Outcome) -> bool:
    return one.recall > other.recall


def _row(time: Time, name: str, recall: float, band: Sequence[float], ahead: str, unseen: float, hours: float) -> str:
    deck = f"{time.cards:,} cards, {time.days} days, {time.minutes:g} minutes"
    between = f"{100 * band[0]:.0f} to {100 * band[-1]:.0f}"
    return line(deck, name, f"{recall:.0%}", between, ahead, f"{unseen:.0f}", f"{hours:.1f}")


def line(*cells: str) -> str:
    """A line of the table."""
    return "| " + " | ".join(cells) + " |"


def _cards(project: Path) -> int:
    (loaded,) = load([project])
    assert loaded.deck
    return loaded.deck.cards


def main() -> None:
    """Prints the table."""
    began = perf_counter()
    print(line(*COLUMNS))
    print("|---" * len(COLUMNS) + "|")
    for time in times():
        for row in rows(time):
            print(row, flush=True)
    print(f"{perf_counter() - began:.0f} seconds", file=sys.stderr)


if __name__ == "__main__":
    main()
