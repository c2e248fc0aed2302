"""`hafal.yaml`: what a project says of itself."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from generator.countries import Atlas, Country
from generator.problems import Refusal, problem, shown
from generator.shape import BAD, Id, Line, Shaped, Shaper
from generator.source import Map, Node, Source
from generator.words import Language

Depth = Literal["core", "standard", "deep"]
DEPTHS: tuple[Depth, ...] = ("core", "standard", "deep")
FILE = "hafal.yaml"
DECK_NAME_LIMIT = 200


class ProjectName(Id):
    """The name on which every card's identity hangs: it ends in at least six random letters and digits."""

    __slots__ = ()

    @classmethod
    def from_text(cls, text: str, context: Any) -> "ProjectName":
        """`text` if nobody else can have come upon it; else a refusal that offers a fresh one."""
        name = super().from_text(text, context)
        last = name.rpartition("-")[2]
        a_date = re.fullmatch(r"(19|20)\d\d(\d\d){0,2}", last)
        if last == name or len(last) < 6 or not re.search("[0-9]", last) or a_date:
            hint = (
                f"two decks of one name overwrite each other's notes; "
                f"for a new deck write project: {name[:50].strip('-')}-{context.fresh()}"
            )
            raise Refusal("E301", hint, value=shown(text))
        return cls(name)


class DeckName(str):
    """The deck's name in people's collections; `::` makes subdecks."""

    __slots__ = ()

    @classmethod
    def from_text(cls, text: str, context: object) -> "DeckName":
        """`text` if Anki keeps it as it is."""
        if "\n" in text:
            raise Refusal("E108", key="deck")
        if any(not part.strip() for part in text.split("::")):
            raise Refusal("E302", value=shown(text), reason='has an empty part beside "::"')
        if text != "::".join(part.strip() for part in text.split("::")):
            raise Refusal("E302", value=shown(text), reason='has spaces at its ends or beside "::"')
        if len(text) > DECK_NAME_LIMIT:
            raise Refusal("E302", value=shown(text), reason=f"is longer than {DECK_NAME_LIMIT} characters")
        return cls(text)


@dataclass(frozen=True, kw_only=True)
class OwnNames(Shaped):
    """An author's names for one country."""

    WHAT = "the names of a country"

    name: Line
    aliases: tuple[Line, ...] = ()


class Countries(dict[str, tuple[str, ...]]):
    """An author's names by ISO code: name, then aliases."""

    @classmethod
    def from_node(cls, node: Node, shaper: Shaper, key: str) -> Any:
        """Names from a map of codes."""
        if not isinstance(node, Map):
            return shaper.expected("a map of country codes", node, key)
        known = Atlas("en").cldr
        names: Any = cls()
        for code, child in node.items():
            if code not in known:
                hint = f"did you mean {code.upper()}?" if code.upper() in known else "write an ISO 3166 code such as EG"
                shaper.report("E207", code, hint, value=shown(code))
                names = BAD
                continue
            own = shaper.map(OwnNames, child, code)
            if own is BAD or names is BAD:
                names = BAD
            else:
                names[str(code)] = (own.name, *own.aliases)
        return names


@dataclass(frozen=True, kw_only=True)
class Settings(Shaped):
    """What `hafal.yaml` holds, the home country found and all names in one atlas."""

    WHAT = "hafal.yaml"

    project: ProjectName
    title: Line
    deck: DeckName
    language: Language
    depth: Depth = "standard"
    about: str | None = None
    home: Line | None = None
    countries: Countries = field(default_factory=Countries)
    atlas: Atlas = field(repr=False, metadata={"key": False})
    home_country: Country | None = field(default=None, metadata={"key": False})


def settings(source: Source, fresh: Callable[[], str]) -> Settings | None:
    """The settings of a project, or None; problems are added to the source's. `fresh` gives six random letters."""
    shaper = Shaper(source.path, _Fresh(fresh), source.problems)
    root = source.root if source.root is not None else Map()
    if source.root is None:
        root.line = root.column = 1
    if source.root is None and not source.whole:
        return None
    language = root.value("language") if isinstance(root, Map) else None
    atlas = Atlas(str(language)) if language in ("id", "en") else Atlas("en")
    made = shaper.map(Settings, root, atlas=atlas)
    if made is BAD:
        return None
    return _with_home(made, source)


def _with_home(made: Settings, source: Source) -> Settings | None:
    atlas = Atlas(made.language, made.countries)
    good = _names_are_clear(made, atlas, source)
    if made.home is None:
        return replace(made, atlas=atlas) if good else None
    try:
        home = atlas.find(str(made.home))
    except Refusal as refusal:
        source.problems.append(refusal.at(made.where.place("home")))
        return None
    return replace(made, atlas=atlas, home_country=home) if good else None


def _names_are_clear(made: Settings, atlas: Atlas, source: Source) -> bool:
    """Refuses an own name that means another country already."""
    others = Atlas(made.language)
    clear = True
    for code, names in made.countries.items():
        for name in names:
            other = others.codes.get(name.casefold())
            if other not in (None, code) and other not in made.countries:
                place = made.where.place("countries", code)
                words: Mapping[str, object] = {"value": shown(name), "country": others.country(str(other)).name}
                source.problems.append(problem("E310", place, **words))
                clear = False
    return clear


@dataclass(frozen=True)
class _Fresh:
    fresh: Callable[[], str]
