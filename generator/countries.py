"""Countries by ISO 3166 code or by name: the author's own names first, then textbook names, then CLDR's."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from generator.names import TEXTBOOK, WITH_ARTICLE
from generator.problems import Refusal, shown
from generator.proposals import nearest

NO_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
"""Two-letter codes of CLDR that ISO 3166 gives to no country."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country as the deck names it."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    """What else the author says that it is called."""
    article: str = ""

    @property
    def in_sentence(self) -> str:
        """The name inside a sentence: "the Netherlands"."""
        return f"{self.article}{self.name}"

    @classmethod
    def from_text(cls, text: str, context: "HasAtlas") -> "Country":
        """The country of a code or a name in the deck's language."""
        return context.atlas.find(text)


class Atlas:
    """The names of countries in one language."""

    def __init__(self, language: str, own: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self.language = language
        self.articles = WITH_ARTICLE if language == "en" else frozenset()
        self.own = own or {}
        if language == "en":  # an author says by "the" which new names take it
            ours = {
                code for code in self.articles & self.own.keys() if self.own[code][0] == Atlas("en").country(code).name
            }
            theirs = {code for code, names in self.own.items() if names[0].startswith("the ")}
            self.articles = self.articles - self.own.keys() | ours | theirs
            self.own = {code: (name.removeprefix("the "), *more) for code, (name, *more) in self.own.items()}
        self.names = {**TEXTBOOK[language], **self.own}

    @cached_property
    def cldr(self) -> dict[str, str]:
        """CLDR's name of every country, by code."""
        from babel import Locale

        territories = Locale(self.language).territories
        return {
            code: name
            for code, name in territories.items()
            if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES
        }

    @cached_property
    def spoken(self) -> dict[str, str]:
        """The code of the author's and the textbooks' names, by their casefolded text."""
        return {name.casefold(): code for code, names in self.names.items() for name in names}

    @cached_property
    def codes(self) -> dict[str, str]:
        """The code of every name; an author's own goes before the textbooks', those before CLDR's."""
        return {name.casefold(): code for code, name in self.cldr.items()} | self.spoken

    def code(self, name: str) -> str | None:
        """The code of the country that a casefolded name means; CLDR is asked last, for it takes its time."""
        return self.spoken.get(name) or self.codes.get(name)

    def country(self, code: str) -> Country:
        """The country of an ISO code; KeyError if there is none."""
        name = self.names[code][0] if code in self.names else self.cldr[code]
        return Country(code, name, self.own.get(code, ())[1:], "the " if code in self.articles else "")

    def find(self, text: str) -> Country:
        """The country of a code or a name, or a `Refusal` that proposes the nearest."""
        name = text.casefold()
        if self.language == "en" and name not in self.spoken:
            name = name.removeprefix("the ")
        by_name = self.spoken.get(name)
        if text in self.names or (len(text) == 2 and text in self.cldr):
            if by_name not in (None, text):
                one, other = self.country(text).name, self.country(str(by_name)).name
                raise Refusal("E217", f"write {by_name}, or {one}", value=shown(text), one=one, other=other)
            return self.country(text)
        if code := self.code(name):
            return self.country(code)
        raise Refusal("E207", self.proposal(text), value=shown(text))

    def proposal(self, text: str) -> str:
        """A hint for a text that names no country."""
        if meant := self.meant(text.casefold()):
            return f"did you mean {' or '.join(f'{code} ({self.country(code).name})' for code in meant)}?"
        own = f"a state without a code: countries: {{XA: {{name: {text[:40]}}}}} in hafal.yaml"
        return f'write an ISO 3166 code such as EG, or a name such as "{self.country("EG").name}"; {own}'

    def meant(self, name: str) -> list[str]:
        """Codes that a casefolded text may mean: a code, a name in the other language, a part of names, or a slip."""
        if name.upper() in self.cldr:
            return [name.upper()]
        for language in TEXTBOOK.keys() - {self.language}:
            if code := Atlas(language).code(name):
                return [code]
        parts = {code: known for known, code in reversed(self.codes.items()) if name in known.split()}
        if parts:
            return sorted(parts, key=lambda code: (not parts[code].startswith(name), len(parts[code])))[:3]
        close = nearest(name, self.codes, cutoff=0.75)
        return [self.codes[close]] if close else []


def is_code(text: str) -> bool:
    """Whether ISO 3166 gives a code to a country."""
    return text in TEXTBOOK["id"] or text in Atlas("en").cldr


class HasAtlas(Protocol):
    """What reading a country takes: the names of a language."""

    @property
    def atlas(self) -> Atlas:
        """Those names."""
