"""What a publisher feels: all rules of card quality over 10,000 cards, against building those cards.

    python tests/bench/lint.py

Rounds are interleaved, medians are compared, and the bound of 1.0 decides the exit status.
"""

import gc
import random
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from generator.lint import lint
from generator.package import package
from generator.project import load
from generator.release import release

ROUNDS = 5
BOUND = 1.0
FACTS = 2_500
HEAD = "project: banyak-7k3qm9\ntitle: Banyak\ndeck: Banyak\nlanguage: id\ndepth: deep\nhome: ID\n"
NOW = 1_796_083_200


def source() -> str:
    """Questions, definitions, clozes and events of random words, some 10,000 cards."""
    draw = random.Random(7)
    syllables = ["ka", "ra", "mi", "tu", "lo", "pe", "sang", "dur", "ben", "gil"]
    vocabulary = ["".join(draw.choices(syllables, k=draw.randint(2, 4))) for _ in range(3_000)]

    def some(count: int) -> str:
        return " ".join(draw.choices(vocabulary, k=count))

    lines = ["topic: Banyak", "source: acak", "questions:"]
    for at in range(FACTS):
        lines += [f"  q{at}:", f"    question: Apa {some(6)} di {some(1).title()}?", f"    answer: {some(2)}"]
    lines.append("definitions:")
    for at in range(FACTS // 2):
        lines += [f"  d{at}: {{term: {some(2)}, definition: {some(9)}}}"]
    lines.append("clozes:")
    for at in range(FACTS // 2):
        lines += [f'  c{at}: {{text: "{some(4)} {{{{c1::{some(1)}}}}} {some(3)} {{{{c2::{some(1)}}}}}."}}']
    lines.append("events:")
    for at in range(FACTS // 2):
        date = f"{draw.randint(1800, 1999)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        lines += [f"  e{at}: {{event: {some(3).title()}, place: {some(1).title()}, date: {date}, weight: 2}}"]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Prints the times; 0 if the bound is kept."""
    times: dict[str, list[float]] = {"build": [], "lint": []}
    with TemporaryDirectory() as folder:
        project = Path(folder)
        (project / "hafal.yaml").write_text(HEAD, encoding="utf-8")
        (project / "a.yaml").write_text(source(), encoding="utf-8")
        for _ in range(ROUNDS):
            gc.collect()
            started = perf_counter()
            (loaded,) = load([project])
            assert loaded.deck, loaded.problems[:3]
            package(release(loaded.deck, loaded.lock, NOW).deck, loaded.media)
            times["build"].append(perf_counter() - started)
            started = perf_counter()
            found = lint(loaded.facts, loaded.deck, {})
            times["lint"].append(perf_counter() - started)
        cards = loaded.deck.cards
    for name, taken in times.items():
        low, middle, high = min(taken), median(taken), max(taken)
        print(f"{name:<6} median {middle:5.2f} s   min {low:5.2f}   max {high:5.2f}")
    ratio = median(times["lint"]) / median(times["build"])
    print(f"{cards} cards, {len(found)} findings: {ratio:.2f} of a build, bound {BOUND}")
    return 0 if ratio <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
