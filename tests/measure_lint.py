"""How good the rules are: `python tests/measure_lint.py` prints what they find in the prompts that are for tuning.

`python tests/measure_lint.py --untouched` measures on the half that nothing is tuned on, and prints no prompt of it.
"""

import sys
from collections import Counter
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory

from labelled import GOOD, Labelled, labelled

from generator.project import load

HEAD = "project: uji-coba-{letters}\ntitle: Uji\ndeck: Uji\nlanguage: {language}\ndepth: deep\nhome: ID\n"
FINDS = {
    "answer-long": {"C101"},
    "list-as-answer": {"C102", "W202"},
    "yes-no": {"C103"},
    "double-question": {"C104"},
    "dangling-reference": {"C105"},
    "volatile": {"C106"},
    "orphan-date": {"C107"},
    "answer-in-question": {"C108"},
    "root-leak": {"C109"},
    "first-without-scope": {"C110"},
    "negative-prompt": {"C112"},
    "cloze-overload": {"C113"},
    "cloze-leak": {"C114"},
    "run-together": {"C117"},
    "same-question": {"C201"},
    "near-duplicate": {"C202"},
    "date-conflict": {"C205", "C201"},
    "alias-collision": {"C207"},
    "many-points": {"C101", "C102", "C119", "W202"},
}
"""The rules that are meant for each fault that was planted."""


def warnings(entry: Labelled) -> list[str]:
    """The codes of the warnings and errors that `check` gives for it."""
    with TemporaryDirectory() as folder:
        project = Path(folder)
        head = HEAD.format(letters=f"7k3q{entry.id[3:]}", language=entry.language)
        (project / "hafal.yaml").write_text(head, encoding="utf-8")
        (project / "a.yaml").write_text(entry.source, encoding="utf-8")
        (loaded,) = load([project], errors_only=False)
    return [found.code for found in loaded.problems if found.severity != "info"]


def interval(part: int, whole: int) -> str:
    """A share with its 95 % interval (Wilson 1927, score interval)."""
    if not whole:
        return "-"
    share, z = part / whole, 1.96
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    spread = z / (1 + z * z / whole) * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    return f"{part}/{whole} = {share:6.1%} ({max(0, middle - spread):.1%} to {min(1, middle + spread):.1%})"


def main(*arguments: str) -> int:
    untouched = "--untouched" in arguments
    entries = labelled(tuning=not untouched)
    found = {entry.id: set(warnings(entry)) for entry in entries}
    good = [entry for entry in entries if entry.fault == GOOD]
    bad = [entry for entry in entries if entry.fault != GOOD]
    warned = [entry for entry in good if found[entry.id]]
    hit = [entry for entry in bad if found[entry.id] & FINDS[entry.fault]]
    print(f"good prompts that draw a warning: {interval(len(warned), len(good))}")
    print(f"planted faults that are found:    {interval(len(hit), len(bad))}")
    print(f"... by any rule:                  {interval(sum(bool(found[entry.id]) for entry in bad), len(bad))}")
    for title, later in (("written first", False), ("written later", True)) if untouched else ():
        own = [[entry for entry in some if entry.later is later] for some in (good, warned, bad, hit)]
        print(f"{title}: warned {interval(len(own[1]), len(own[0]))}, found {interval(len(own[3]), len(own[2]))}")
    print("\nfault                 found by its rule")
    for fault in FINDS:
        own = [entry for entry in bad if entry.fault == fault]
        print(f"{fault:20}  {interval(sum(bool(found[e.id] & FINDS[fault]) for e in own), len(own))}")
    print(
        "\nrule   precision: findings on entries with its fault, of all its findings on entries with one fault or none"
    )
    drawn = Counter(code for entry in entries for code in found[entry.id])
    right = Counter(code for entry in bad for code in found[entry.id] & FINDS[entry.fault])
    for code in sorted(drawn):
        print(f"{code}   {interval(right[code], drawn[code])}")
    if not untouched:
        for title, some in (
            ("warned though good", warned),
            ("not found", [entry for entry in bad if entry not in hit]),
        ):
            print(f"\n{title}:")
            for entry in some:
                print(f"  {entry.id} {entry.fault} {sorted(found[entry.id])}: {' '.join(entry.source.split())[:300]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
