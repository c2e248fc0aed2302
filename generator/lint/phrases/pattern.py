"""How words and expressions are written down."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any


class Pattern:
    """An expression that is compiled when it is first used: a build uses few of them.

    A slow one may name what a text that it finds anything in must hold, in small letters: that is looked for first.
    """

    def __init__(self, source: str, flags: int = 0, holding: tuple[str, ...] = ()) -> None:
        self.source, self.flags, self.holding = source, flags, holding

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, self.flags)

    def search(self, text: str) -> re.Match[str] | None:
        """As `re.search`."""
        if self.holding and not any(map(text.lower().__contains__, self.holding)):
            return None
        return self._compiled.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """As `re.match`."""
        return self._compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As `re.fullmatch`."""
        return self._compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As `re.finditer`."""
        return self._compiled.finditer(text)

    def sub(self, replacement: str, text: str) -> str:
        """As `re.sub`."""
        return self._compiled.sub(replacement, text)

    def findall(self, text: str) -> list[Any]:
        """As `re.findall`."""
        return self._compiled.findall(text)

    def split(self, text: str) -> list[str]:
        """As `re.split`, of an expression without groups."""
        return self._compiled.split(text)


def any_of(*phrases: str) -> Pattern:
    """Any of these expressions, as whole words, in whatever case."""
    return Pattern(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


def these(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())
