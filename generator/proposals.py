"""What was probably meant by a word that is not known."""

from collections.abc import Iterable
from itertools import islice

MOST_COMPARED = 1000
"""Names with which a mistyped one is compared at most: a bound on time."""

MOST_NAMED = 30
"""Names that a hint lists at most."""


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word that was probably meant."""
    from difflib import get_close_matches

    by_folded = {_folded(name): name for name in islice(known, MOST_COMPARED)}
    close = get_close_matches(_folded(word[:100]), by_folded, n=1, cutoff=cutoff)
    return by_folded[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint with the known word that was probably meant, or with all of them."""
    names = list(known)
    if close := nearest(word, names):
        return f'did you mean "{close}"?'
    return f"known here: {', '.join(names)}" if 0 < len(names) <= MOST_NAMED else None


def _folded(name: str) -> str:
    return name.casefold().replace("_", " ")
