"""`hafal.yaml`: what a project says of itself."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from generator.countries import Atlas, Country, is_code
from generator.dates import Day
from generator.identity import fact_of
from generator.limits import Thresholds
from generator.problems import Refusal, problem, shown
from generator.shape import BAD, Id, Line, Shaped, Shaper, Where, key, shaped
from generator.source import Source
from generator.tree import Map, Node
from generator.words import Language

if TYPE_CHECKING:
    from generator.exam.plan import Time

Depth = Literal["core", "standard", "deep"]
FILE = "hafal.yaml"
DECK_NAME_LIMIT = 200
DECK_DEPTH_LIMIT = 11
"""Anki refuses a package with a deck that is deeper."""
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
WEB = re.compile(r"https?://[\w.-]+(:\d+)?([/?#][\w.~:/?#@!$&()*+,;=%-]*)?", re.ASCII)
CHAT = re.compile(r"https://wa\.me/\d+", re.ASCII)
PHONE = re.compile(r"(tel:)?\+\d([\d ()-]*\d){5,}", re.ASCII)
MINUTES, MOST_MINUTES = 20, 600
"""Minutes a day: what is supposed where nothing is said, and what nobody exceeds."""
OWN_CODE = re.compile("X[A-Z]")
"""Codes that ISO 3166 leaves to its users: for states that are no more, and others without a code."""


class ProjectName(Id):
    """The name on which every card's identity hangs: it ends in at least six random letters and digits."""

    __slots__ = ()

    @classmethod
    def from_text(cls, text: str, context: Any) -> "ProjectName":
        """`text` if nobody else can have come upon it; else a refusal that offers a fresh one."""
        name = super().from_text(text, context)
        if (proposal := cls.proposed(name, context)) != name:
            hint = f"two decks of one name overwrite each other's notes; for a new deck write project: {proposal}"
            raise Refusal("E301", hint, value=shown(text))
        return cls(name)

    @classmethod
    def proposed(cls, text: str, context: Any) -> str:
        """The id that `text` suggests, with random letters behind it if it has none."""
        name = super().proposed(text, context)
        last = name.rpartition("-")[2]
        a_date = re.fullmatch(r"(19|20)\d\d(\d\d){0,2}", last)
        lacking = last == name or len(last) < 6 or not re.search("[0-9]", last) or a_date
        return f"{name[:50].strip('-')}-{context.fresh()}" if lacking and name else name


class DeckName(str):
    """The deck's name in people's collections; `::` makes subdecks."""

    __slots__ = ()

    @classmethod
    def from_text(cls, text: str, context: object) -> "DeckName":
        """`text` if Anki keeps it as it is."""
        if "\n" in text:
            raise Refusal("E108", key="deck")
        if text.casefold() == "default":
            raise Refusal("E302", value=shown(text), reason="is that of a deck which every Anki has already")
        if "\t" in text:
            raise Refusal("E302", value=shown(text), reason="has a tab in it")
        if any(not part.strip() for part in text.split("::")):
            raise Refusal("E302", value=shown(text), reason='has an empty part beside "::"')
        if text != "::".join(part.strip() for part in text.split("::")):
            raise Refusal("E302", value=shown(text), reason='has spaces at its ends or beside "::"')
        if any(part != part.strip(":") for part in text.split("::")):
            raise Refusal("E302", value=shown(text), reason="has a colon too many")
        if text.count("::") >= DECK_DEPTH_LIMIT:
            raise Refusal("E302", value=shown(text), reason=f"is nested more than {DECK_DEPTH_LIMIT} deep")
        if len(text) > DECK_NAME_LIMIT:
            raise Refusal("E302", value=shown(text), reason=f"is longer than {DECK_NAME_LIMIT} characters")
        return cls(text)


@shaped
class OwnNames(Shaped):
    """An author's names for one country."""

    WHAT = "the names of a country"

    name: Line = key("the name that stands on cards")
    aliases: tuple[Line, ...] = key(
        "other names: facts may use them, and they stand on the backs of its relations", default=()
    )


class Countries(dict[str, tuple[str, ...]]):
    """An author's names by ISO code: name, then aliases."""

    @classmethod
    def from_node(cls, node: Node, shaper: Shaper, key: str) -> Any:
        """Names from a map of codes."""
        if not isinstance(node, Map):
            return shaper.expected("a map of country codes", node, key)
        names: Any = cls()
        for code, child in node.items():
            if not is_code(code) and not OWN_CODE.fullmatch(code):
                hint = "write an ISO 3166 code such as EG; a country that has none is XA, XB ... XZ"
                hint = f"did you mean {code.upper()}?" if is_code(code.upper()) else hint
                shaper.report("E207", code, hint, value=shown(code))
                names = BAD
                continue
            own = shaper.map(OwnNames, child, code)
            if own is BAD or names is BAD:
                names = BAD
            else:
                names[str(code)] = (own.name, *own.aliases)
        return names


class Report(str):
    """Where learners tell of a mistake: an e-mail address, a web address, or a phone number."""

    __slots__ = ()

    @classmethod
    def from_text(cls, text: str, context: object) -> "Report":
        """`text` if a phone can follow it."""
        if EMAIL.fullmatch(text) or WEB.fullmatch(text) or PHONE.fullmatch(text):
            return cls(text)
        expected = "an e-mail address, a web address (https://...) or a phone number with its country (+62 ...)"
        raise Refusal("E107", value=shown(text), expected=expected)

    @property
    def link(self) -> str:
        """The address that a tap on it opens."""
        if EMAIL.fullmatch(self):
            return f"mailto:{self}"
        return self if WEB.fullmatch(self) else "tel:" + re.sub(r"[^+\d]|^tel:", "", self)

    def about(self, key: str) -> str:
        """The link, with the key of a note in it where its kind of address takes a text."""
        if EMAIL.fullmatch(self):
            return f"{self.link}?subject=hafal%20{key}"
        return f"{self}?text={key}" if CHAT.fullmatch(self) else self.link


class StyleFile(str):
    """The path of a stylesheet inside the project's folder."""

    __slots__ = ()

    @classmethod
    def from_text(cls, text: str, context: object) -> "StyleFile":
        """`text` if it is such a path on every system."""
        if "\\" in text or ":" in text or text.startswith("/") or not {"", ".", ".."}.isdisjoint(text.split("/")):
            reason = "must be a path inside the project's folder, with forward slashes"
            raise Refusal("E501", value=shown(text), reason=reason)
        if not text.endswith(".css"):
            raise Refusal("E501", value=shown(text), reason="must end in .css")
        return cls(text)


class Minutes(int):
    """Whole minutes of a day."""

    __slots__ = ()

    @classmethod
    def from_text(cls, text: str, context: object) -> "Minutes":
        """The number, if a day has room for it."""
        if not re.fullmatch("[0-9]{1,4}", text) or not 1 <= int(text) <= MOST_MINUTES:
            raise Refusal("E107", value=shown(text), expected=f"a whole number of minutes, 1 to {MOST_MINUTES}")
        return cls(text)


@shaped
class ExamDay(Shaped):
    """When the exam is, and how its class studies for it."""

    WHAT = "the exam"

    date: Day = key("the day of the exam, YYYY-MM-DD")
    from_: Day = key("the day on which the class begins to study")
    minutes_per_day: Minutes = key("how long everybody studies on a day", default=Minutes(MINUTES))

    def time(self, cards: int) -> "Time":
        """The time that its class has for so many cards."""
        from generator.exam.plan import Time

        return Time(cards, (self.date.calendar - self.from_.calendar).days, self.minutes_per_day)


class Reasons(dict[str, str]):
    """Why notes were withdrawn: texts by the ids of facts, or by the keys of notes."""

    @classmethod
    def from_node(cls, node: Node, shaper: Shaper, key: str) -> Any:
        """Reasons from a map of keys."""
        if not isinstance(node, Map):
            return shaper.expected("a map from ids to reasons", node, key)
        reasons: Any = cls()
        for name, child in node.items():
            reason = shaper.scalar(Line, child, name)
            if reason is BAD or reasons is BAD:
                reasons = BAD
            else:
                reasons[str(name)] = reason
        return reasons

    def reason(self, key: str) -> str | None:
        """Why the note `key`, or the fact that it is of, was withdrawn, if that was said."""
        return self.get(key, self.get(fact_of(key)))


@shaped
class Settings(Shaped):
    """What `hafal.yaml` holds, the home country found and all names in one atlas."""

    WHAT = "hafal.yaml"

    project: ProjectName = key("a name and six random letters, on which every card's identity hangs: never change it")
    title: Line = key("what the deck is called in its description")
    deck: DeckName = key("the name of the deck in people's Anki: keep it; A::B makes a subdeck")
    language: Language = key("the language of the cards: id or en")
    depth: Depth = key(
        "core: what exams ask; standard: the second direction, reasons; deep: the rest", default="standard"
    )
    about: str | None = key("what the deck is and is not: its description in Anki", default=None)
    home: Line | None = key("the country whose relations are asked: a code or a name", default=None)
    report: Report | None = key(
        "where to tell of a mistake: an e-mail or web address, or a phone number as +62 ...; shown on every back",
        default=None,
    )
    tts: bool = key("true: a voice reads the answer aloud, where the learner's device has one", default=False)
    css: StyleFile | None = key(
        "your own stylesheet, after ours: its path in the project's folder, with forward slashes", default=None
    )
    exam: ExamDay | None = key("when the exam is, and how its class studies: what hafal plan starts from", default=None)
    require_source: bool = key("true: check warns of every fact without a source", default=False)
    lint: Thresholds = field(
        default_factory=Thresholds,
        metadata={"doc": "thresholds of card-quality rules, as in C101: {words: 25}; ignore: [ids of rules]"},
    )
    withdrawn: Reasons = field(
        default_factory=Reasons,
        metadata={"doc": "why facts that were released are gone: their ids, each with the reason that learners see"},
    )
    countries: Countries = field(
        default_factory=Countries,
        metadata={"doc": "your own names of countries, by ISO 3166 code; XA to XZ for those without one"},
    )
    atlas: Atlas = field(metadata={"key": False})
    home_country: Country | None = field(default=None, metadata={"key": False})
    stylesheet: str = field(default="", metadata={"key": False})
    """What is in the author's stylesheet."""


def settings(source: Source, fresh: Callable[[], str]) -> tuple[Settings, bool]:
    """The settings of a project and whether they are sound; problems are added to the source's.

    What is wrong or missing is stood in for, so that the facts can be checked all the same. `fresh` gives six random
    letters and digits for a project name.
    """
    root = source.root if source.root is not None else _nothing()
    language = root.value("language") if isinstance(root, Map) else None
    known: Language = "en" if language == "en" else "id"
    shaper = Shaper(source.path, _Fresh(fresh), source.problems)
    made = BAD
    if source.root is not None or source.whole:
        made = shaper.map(Settings, root, atlas=Atlas(known))
    if made is BAD:
        return _stand_in(root, known, source), False
    atlas = Atlas(made.language, made.countries)
    sound = all([_names_are_clear(made, atlas, source), _exam_is_later(made, source)])
    home = None
    if made.home is not None:
        try:
            home = atlas.find(made.home)
        except Refusal as refusal:
            source.problems.append(refusal.at(made.where.place("home")))
            home, sound = atlas.country("ID"), False
    return replace(made, atlas=atlas, home_country=home), sound


def _exam_is_later(made: Settings, source: Source) -> bool:
    """Refuses an exam before its class begins."""
    if made.exam is None or made.exam.date > made.exam.from_:
        return True
    source.problems.append(problem("E312", made.exam.where.place("date")))
    return False


def _stand_in(root: Node, language: Language, source: Source) -> Settings:
    """Settings for checking facts alone, from what is sound in `root`."""
    given = root if isinstance(root, Map) else _nothing()
    quiet = Shaper(source.path, None, [])
    own = Countries.from_node(given.value("countries") or _nothing(), quiet, "countries")
    atlas = Atlas(language, {} if own is BAD else own)
    try:
        home = atlas.find(str(given.value("home")))
    except Refusal:
        home = atlas.country("ID")
    return Settings(
        where=Where(source.path, root),
        project=ProjectName("unnamed"),
        title=Line("untitled"),
        deck=DeckName("unnamed"),
        language=language,
        atlas=atlas,
        home_country=home,
    )


def _nothing() -> Map:
    nothing = Map()
    nothing.line = nothing.column = 1
    return nothing


def _names_are_clear(made: Settings, atlas: Atlas, source: Source) -> bool:
    """Refuses an own name that means another country already."""
    others = Atlas(made.language)
    clear = True
    taken: dict[str, str] = {}
    for code, names in made.countries.items():
        for name in names:
            other = others.code(name.casefold())
            if other in made.countries:  # it gave up its own name
                other = None
            other = other or taken.setdefault(name.casefold(), code)
            if other != code:
                place = made.where.place("countries", code)
                words: Mapping[str, object] = {"value": shown(name), "country": atlas.country(other).name}
                source.problems.append(problem("E310", place, **words))
                clear = False
    return clear


@dataclass(frozen=True)
class _Fresh:
    fresh: Callable[[], str]
