"""What a person feels: building each deck in cards_src, against merely importing click, yaml and genanki.

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
DECKS = sorted(path.parent for path in (Path(__file__).parents[2] / "cards_src").glob("*/hafal.yaml"))


def seconds(command: list[str]) -> float:
    """The wall time of one run."""
    started = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - started


def main() -> int:
    """Prints the times and the packages' sizes; 0 if the bound is kept for all decks."""
    hafal = str(Path(sys.executable).parent / "hafal")
    with tempfile.TemporaryDirectory() as folder:
        imports = "import click, yaml, genanki"
        packages = {deck.name: Path(folder) / f"{deck.name}.apkg" for deck in DECKS}
        commands = {imports: [sys.executable, "-c", imports]}
        commands |= {deck.name: [hafal, "build", str(deck), "-o", str(packages[deck.name])] for deck in DECKS}
        times: dict[str, list[float]] = {name: [] for name in commands}
        for round_ in range(ROUNDS + 1):
            for name, command in commands.items():
                taken = seconds(command)
                if round_:  # the first round only warms up
                    times[name].append(taken)
        sizes = {name: package.stat().st_size for name, package in packages.items()}
    base = median(times[imports])
    for name, taken in times.items():
        low, middle, high = (1000 * value for value in (min(taken), median(taken), max(taken)))
        size = f"   {sizes[name]:6} bytes" if name in sizes else ""
        print(
            f"{name:<30} median {middle:5.0f} ms   min {low:5.0f}   max {high:5.0f}   {middle / 1000 / base:.2f}{size}"
        )
    print(f"bound {BOUND}")
    return 0 if all(median(times[name]) / base <= BOUND for name in sizes) else 1


if __name__ == "__main__":
    sys.exit(main())
