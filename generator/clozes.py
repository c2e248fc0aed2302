"""Which cards a cloze text makes, counted exactly as Anki's engine counts them."""

import re

TOKEN = re.compile(r"\{\{c(?P<numbers>[0-9,]+)::|\}\}")
"""The engine opens a deletion at `{{c`, digits and commas, `::`, and closes the innermost one at `}}`."""

LIMIT = 500
"""Deletions above this make no card; the engine refuses the whole package for them."""


def numbers(text: str) -> frozenset[int]:
    """The numbers, 1 to 500, of the deletions in `text`, nested ones and `{{c1,2::both}}` too.

    What stands inside a deletion that is never closed is plain text.
    """
    found: set[int] = set()
    opened: list[list[int]] = []
    waiting: list[int] = []
    for token in TOKEN.finditer(text):
        if token["numbers"] is not None:
            digits = (number.lstrip("0") for number in token["numbers"].split(","))
            opened.append([int(number) for number in digits if 1 <= len(number) <= 3])
        elif opened:
            waiting += opened.pop()
            if not opened:
                found.update(waiting)
                waiting = []
    return frozenset(number for number in found if number <= LIMIT)
