"""Prompts with answers, good ones and ones with a planted fault, written before there was any rule to find them.

Their authors knew what makes a good card and nothing of rules or thresholds. Of `lint/labelled`, half is for tuning
rules; the other half is untouched: it is only ever measured, and nothing is changed for its sake. Its first 600 were
written before any rule. When their untouched half had been measured some twenty times, eight others who knew no rule
wrote 912 more (the files l to o), and four who saw no label judged them: of all but one they said what its author says.

`lint/tuning` was written by many others for tuning alone: each file was measured before anybody looked at it, and then
tuned on. Some hold more of the faults that are hard to find, and good prompts that come near to one.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "lint"
GOOD = "none"


@dataclass(frozen=True)
class Labelled:
    """A small source file with its label."""

    id: str
    language: str
    subject: str
    fault: str
    """What is wrong with it, or `GOOD`."""
    source: str
    added: bool = False
    """Whether it is one of those for tuning alone."""
    later: bool = False
    """Whether it is one of the 912."""

    @property
    def tuning(self) -> bool:
        """Whether rules may be tuned on it: half of all, by a hash of the id, for ever, and those that were added."""
        return self.added or sha256(self.id.encode()).digest()[0] % 2 == 0


def labelled(*, tuning: bool | None = None) -> list[Labelled]:
    """All of them, or those of one half."""
    found = [
        Labelled(language=path.stem[:2], added=path.parent.name == "tuning", later="-" in path.stem, **entry)
        for path in sorted(FOLDER.glob("*/*.yaml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    return [entry for entry in found if tuning is None or entry.tuning is tuning]
