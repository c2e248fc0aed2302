"""How words and expressions are written down."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import chain
from typing import Any

LEADING = re.compile(r"^(?:\(\?<[!=][^()]*\)|\(\?:[^()]*\)\?)+")
"""What an expression may do without at its beginning."""
CHOICE = re.compile(r"\(\?:([A-Za-z |-]+)\)(?!\?)")
LITERAL = re.compile(r"(?:[A-Za-z -](?![?*{]))*")


class Pattern:
    """An expression that is compiled when it is first used: a build uses few of them.

    A slow one may name what a text that it finds anything in must hold, one of several bits in small letters: they are
    looked for first, which takes a tenth of the time.
    """

    def __init__(self, source: str, flags: int = 0, holding: tuple[str, ...] = ()) -> None:
        self.source, self.flags, self.holding = source, flags, holding

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, self.flags)

    def may_find(self, small: str) -> bool:
        """Whether a text, here in small letters, holds what it must."""
        return not self.holding or any(map(small.__contains__, self.holding))

    def _may_find(self, text: str) -> bool:
        return not self.holding or self.may_find(text.lower())

    def search(self, text: str) -> re.Match[str] | None:
        """As `re.search`."""
        return self._compiled.search(text) if self._may_find(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """As `re.match`."""
        return self._compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As `re.fullmatch`."""
        return self._compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As `re.finditer`."""
        return self._compiled.finditer(text) if self._may_find(text) else iter(())

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As `re.sub`."""
        return self._compiled.sub(replacement, text) if self._may_find(text) else text

    def findall(self, text: str) -> list[Any]:
        """As `re.findall`."""
        return self._compiled.findall(text) if self._may_find(text) else []

    def split(self, text: str) -> list[str]:
        """As `re.split`, of an expression without groups."""
        return self._compiled.split(text)


def any_of(*phrases: str) -> Pattern:
    """Any of these expressions, as whole words, in whatever case."""
    begins = [_beginnings(phrase) for phrase in phrases]
    holding = tuple(chain.from_iterable(begins)) if all(begins) else ()
    return Pattern(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE, holding)


def _beginnings(phrase: str) -> list[str]:
    """The letters with one of which an expression begins, as far as they can be told; none, if they cannot."""
    phrase = LEADING.sub("", phrase)
    choice = CHOICE.match(phrase)
    found = choice[1].split("|") if choice else [LITERAL.match(phrase)[0]]  # type: ignore[index]
    return [some.lower() for some in found] if all(len(some) > 1 for some in found) else []


def these(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())
