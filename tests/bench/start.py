"""What a person feels: building the first deck, against merely importing click, yaml and genanki.

    python tests/bench/start.py

Rounds are interleaved, medians are compared, and the bound of 2.0 decides the exit status.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

ROUNDS = 15
BOUND = 2.0
DECK = Path(__file__).parents[2] / "cards_src" / "kerja-sama-bilateral"


def seconds(command: list[str]) -> float:
    """The wall time of one run."""
    started = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - started


def main() -> int:
    """Prints the table; 0 if the bound is kept."""
    hafal = str(Path(sys.executable).parent / "hafal")
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "import click, yaml, genanki": [sys.executable, "-c", "import click, yaml, genanki"],
            "hafal build (first deck)": [hafal, "build", str(DECK), "-o", f"{folder}/deck.apkg"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for round_ in range(ROUNDS + 1):
            for name, command in commands.items():
                taken = seconds(command)
                if round_:  # the first round only warms up
                    times[name].append(taken)
    base, build = (median(taken) for taken in times.values())
    for name, taken in times.items():
        low, middle, high = (1000 * value for value in (min(taken), median(taken), max(taken)))
        print(f"{name:<30} median {middle:5.0f} ms   min {low:5.0f}   max {high:5.0f}")
    print(f"ratio {build / base:.2f}, bound {BOUND}")
    return 0 if build / base <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
