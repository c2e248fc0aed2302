"""Which cards a cloze text makes, counted exactly as Anki's engine counts them."""

import re

TOKEN = re.compile(r"\{\{c(?P<numbers>[0-9,]+)::|\}\}")
"""The engine opens a deletion at `{{c`, digits and commas, `::`, and closes the innermost one at `}}`."""

NESTED = 10
"""Deletions inside each other; the engine takes a deeper one for text."""
LIMIT = 500
"""Deletions above this make no card; the engine refuses the whole package for them."""


def numbers(text: str) -> frozenset[int]:
    """The numbers, 1 to 500, of the deletions in `text`, nested ones and `{{c1,2::both}}` too.

    What stands inside a deletion that is never closed is plain text, and so is an opening without a number.
    """
    found: set[int] = set()
    opened: list[list[int]] = []
    waiting: list[int] = []
    for token in TOKEN.finditer(text):
        if token["numbers"] is not None:
            own = [number for digits in token["numbers"].split(",") if (number := _number(digits)) is not None]
            if own and len(opened) < NESTED:
                opened.append(own)
        elif opened:
            waiting += opened.pop()
            if not opened:
                found.update(waiting)
                waiting = []
    return frozenset(number for number in found if 1 <= number <= LIMIT)


def _number(digits: str) -> int | None:
    """What the engine reads as a number: 16 bits, however many zeros stand before it."""
    if not digits:
        return None
    significant = digits.lstrip("0")[:6] or "0"
    return int(significant) if int(significant) < 2**16 else None
