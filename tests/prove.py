"""Proves whole decks in a real browser before a release: `python tests/prove.py DECK.apkg ...`.

Prints how many renders there were, what was found, the lowest contrast and the smallest text; the exit status is 1
where anything was found.
"""

import sys
from collections import Counter
from pathlib import Path

from browsing import browsing, chromium
from proving import prove, settings, shown

MOST = 40
"""Findings of a deck that are told one by one."""


def main(*packages: str) -> int:
    executable = chromium()
    if not packages or not executable:
        print((__doc__ or "") if executable else "there is no chromium on this computer", file=sys.stderr)
        return 2
    found = 0
    with browsing(executable) as browser:
        for package in packages:
            cards = shown(Path(package))
            proof = prove(browser, cards, settings())
            found += len(proof.findings)
            print(f"{package}: {len(cards)} cards")
            for finding in proof.findings[:MOST]:
                print(f"  {finding}")
            if proof.findings:
                print(f"  in all: {dict(Counter(finding.check for finding in proof.findings))}")
            print(proof, flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
