"""Source files become the facts of a project: typed, unique, and sound in what they say of each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any

from generator.kinds import DERIVED
from generator.kinds.items import Items
from generator.kinds.kind import Book, Common, Fact, Kind, Tag
from generator.problems import Place, Problem, Refusal, problem, shown
from generator.proposals import did_you_mean, nearest
from generator.settings import Settings
from generator.shape import BAD, Id, Line, Shaped, Shaper, key, keys_of, shaped
from generator.source import Source
from generator.tree import List, Map, Node, Scalar

UNNUMBERED = float("inf")
MOST_MISTAKEN = 50
"""Facts that one may name by `confuse_with`: every pair is kept apart, which takes time."""


class Lesson(float):
    """The number in whose order files are learned."""

    @classmethod
    def from_text(cls, text: str, context: object) -> "Lesson":
        """A number such as 1, 2 or 2.5."""
        if not (text.replace(".", "", 1).isdigit() and text.isascii()):
            raise Refusal("E107", value=shown(text), expected="a number such as 1 or 2.5")
        return cls(text)


@shaped
class Header(Shaped):
    """What stands at the head of a source file and holds for its facts."""

    WHAT = "a source file"

    topic: Line | None = key("what the cards are about, shown on their fronts", default=None)
    lesson: Lesson | None = key("files are learned in this order; those without a number last, by name", default=None)
    tags: tuple[Tag, ...] = key("words by which Anki's search finds the cards; each one word", default=())
    source: str | None = key("where the facts are from, shown below the answers", default=None)


@dataclass(slots=True)
class Facts:
    """The facts of a project in the order of its files, and all that is wrong with them."""

    settings: Settings
    kinds: Sequence[Kind[Any]]
    facts: dict[str, Fact] = field(default_factory=dict)
    lines: dict[str, list[str]] = field(default_factory=dict)
    """What stands in each file, by its path."""
    ids: dict[str, Place] = field(default_factory=dict)
    """Where every id stands, those of facts that could not be read included."""
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True
    """False where a part of a file could not be read, so that a missing fact proves nothing."""

    @property
    def book(self) -> Book:
        """The facts as the kinds see them."""
        kinds = {kind.fact: kind for kind in self.kinds}
        return Book(self.settings.language, self.settings.home_country, self.settings.atlas, self.facts, kinds)


def facts(sources: Sequence[Source], settings: Settings, kinds: Sequence[Kind[Any]]) -> Facts:
    """The facts, of these kinds, of all source files of one project."""
    gathered = Facts(settings, kinds)
    for source in sources:
        gathered.whole = gathered.whole and source.whole
        gathered.lines[source.path] = source.lines
        gathered.problems += source.problems
        before = len(gathered.problems)
        for fact in _file(source, gathered):
            gathered.facts[fact.id] = fact
        if not source.whole:
            gathered.problems[before:] = _without_torn(gathered.problems[before:], source)
    if gathered.whole and not gathered.problems and not gathered.facts:
        gathered.problems.append(problem("E307", settings.where.place(), "add a .yaml file with facts beside it"))
    gathered.problems += _together(gathered)
    return gathered


def _without_torn(problems: list[Problem], source: Source) -> list[Problem]:
    """The problems without what the last fact lacks, since reading stopped inside it."""
    sections = [node for node in source.root.values() if isinstance(node, Map)] if isinstance(source.root, Map) else []
    last = next(reversed(sections[-1]), None) if sections and sections[-1] else None
    return [found for found in problems if found.code not in ("E103", "E104") or found.fact != last]


def _file(source: Source, gathered: Facts) -> Iterable[Fact]:
    shaper = Shaper(source.path, gathered.settings, gathered.problems)
    if source.root is None:
        if source.whole:
            gathered.problems.append(problem("E213", Place(source.path, 1, 1), "add facts, or delete the file"))
        return
    if not isinstance(source.root, Map):
        shaper.expected("a map of facts by kind", source.root, "the file")
        return
    sections = {kind.section: kind for kind in gathered.kinds}
    head = Map.at(source.root, {key: node for key, node in source.root.items() if key in keys_of(Header)})
    header = shaper.map(Header, head)
    if header is BAD:
        header = Header(where=None)  # type: ignore[arg-type]
    empty = ""
    for name, node in source.root.items():
        if name in sections:
            empty = "" if node else name
            yield from _section(sections[name], name, node, header, shaper, gathered)
        elif name not in keys_of(Header):
            yield from _unknown(name, node, empty, header, shaper, gathered)
    if source.root.keys() <= keys_of(Header).keys() and source.whole:
        gathered.problems.append(problem("E213", Place(source.path, 1, 1), "add facts, or delete the file"))


def _unknown(name: Scalar, node: Node, empty: str, header: Header, shaper: Shaper, gathered: Facts) -> Iterable[Fact]:
    """Reports a key that is none; if it is a section's, mistyped, what stands below it is read all the same."""
    sections = {kind.section: kind for kind in gathered.kinds}
    hint = did_you_mean(name, [*keys_of(Header), *sections])
    if empty and isinstance(node, Map):
        hint = f'if it is one of the {empty.replace("_", " ")}, indent it below "{empty}:"'
    shaper.report("E102", name, hint, key=shown(name), what=Header.WHAT)
    meant = nearest(name, [*keys_of(Header), *sections])
    if meant in sections and isinstance(node, Map):
        yield from _section(sections[meant], name, node, header, shaper, gathered)


def _section(kind: Any, title: Scalar, node: Node, header: Header, shaper: Shaper, gathered: Facts) -> Iterable[Fact]:
    if not isinstance(node, Map):
        hint = "write an id of your own and a colon before each, not a dash" if isinstance(node, List) else None
        shaper.expected(f"a map from ids to {kind.section.replace('_', ' ')}", node, title, hint)
        return
    for name, child in node.items():
        fact_id = _id(name, shaper, gathered)
        before = len(shaper.problems)
        fact = shaper.map(kind.fact, child, name, id=fact_id, lesson=_lesson(header, shaper.path))
        shaper.problems[before:] = [found.about(name) for found in shaper.problems[before:]]
        if fact is not BAD and fact_id:
            yield _with_header(fact, header)


def _id(key: Scalar, shaper: Shaper, gathered: Facts) -> Id | None:
    """A fact's id, or None where it is none or stands elsewhere already."""
    place = shaper.place(key)
    try:
        fact_id = Id.from_text(key, None)
    except Refusal as refusal:
        shaper.problems.append(refusal.at(place).about(key))
        return None
    if gathered.ids.setdefault(fact_id, place) is not place:
        hint = "ids are unique in a project, whatever the file"
        first = gathered.ids[fact_id]
        shaper.problems.append(problem("E202", place, hint, id=shown(key), first=first).about(key))
        return None
    return fact_id


def _lesson(header: Header, path: str) -> tuple[float, str]:
    return (UNNUMBERED, path) if header.lesson is None else (float(header.lesson), "")


def _with_header(fact: Fact, header: Header) -> Fact:
    """A fact with what its file says of all: its own topic and source go before, its own tags beside."""
    return replace(
        fact,
        topic=fact.topic or header.topic,
        source=fact.source or header.source,
        tags=tuple(dict.fromkeys((*header.tags, *fact.tags))),
    )


def commons(fact: Fact) -> Iterable[Common]:
    """A fact, its items, and what is in their groups."""
    items: Items | None = getattr(fact, "items", None)
    yield from (fact, *(items.all if items else ()))


def _together(gathered: Facts) -> Iterable[Problem]:
    """What is wrong between facts: references, circles, and what each kind checks."""
    known, book = gathered.facts, gathered.book
    for fact in known.values():
        for common in commons(fact):
            yield from _references(fact, common, gathered)
            yield from _names(fact, common, book.kinds[type(fact)])
    yield from _circles(known)
    yield from _doubled_origins(gathered)
    yield from _spellings(gathered)
    for fact in known.values():
        kind = book.kinds[type(fact)]
        yield from _meaningless(fact, kind)
        yield from (found.about(fact.id) for found in kind.check(fact, book))


def _references(fact: Fact, common: Common, gathered: Facts) -> Iterable[Problem]:
    found = []
    for word, names in (("needs", common.needs), ("confuse_with", common.confuse_with)):
        found += [(word, name, common.where.place(word, at)) for at, name in enumerate(names)]
    if (mistaken := len(common.confuse_with)) > MOST_MISTAKEN:
        words = {"key": "confuse_with", "count": mistaken, "limit": MOST_MISTAKEN}
        yield problem("E223", common.where.place("confuse_with"), "name the nearest", **words).about(fact.id)
    if common.contrast:
        found.append(("contrast", common.contrast.with_, common.contrast.where.place("with")))
    for word, name, place in found:
        if name == fact.id:
            yield problem("E215", place, key=word).about(fact.id)
        elif name not in gathered.ids and gathered.whole:
            hint = did_you_mean(name, [other for other in gathered.ids if other != fact.id])
            yield problem("E203", place, hint, key=word, id=shown(name)).about(fact.id)


def _doubled_origins(gathered: Facts) -> Iterable[Problem]:
    """Former ids that another fact has, or had too: one note cannot be two."""
    seen: dict[str, str] = {}
    for fact in gathered.facts.values():
        for at, name in enumerate(fact.was):
            there = gathered.ids.get(name)
            reason = f"which stands at {there}" if there else f'as does "{seen[name]}"' if name in seen else ""
            if reason:
                hint = "give the new fact another id, or leave this out"
                yield problem("E220", fact.place("was", at), hint, id=shown(name), reason=reason).about(fact.id)
            seen.setdefault(name, fact.id)


def _spellings(gathered: Facts) -> Iterable[Problem]:
    """Tags, or tags above them, that differ in their letters' case alone: Anki takes them for one."""
    first: dict[str, str] = {}
    told: set[str] = set()
    tagged = [
        (fact, common, tag) for fact in gathered.facts.values() for common in commons(fact) for tag in common.tags
    ]
    for fact, common, tag in tagged:
        levels = list(accumulate(tag.split("::"), "{}::{}".format))
        known = [first.setdefault(level.casefold(), level) for level in levels]
        differing = next(((level, other) for level, other in zip(levels, known, strict=True) if level != other), None)
        if differing and tag not in told:
            told.add(tag)
            node = common.where.node.value("tags") if isinstance(common.where.node, Map) else None
            own = [str(name) for name in node] if isinstance(node, List) else []
            place = common.where.place(*(("tags", own.index(tag)) if tag in own else ()))
            hint = "write it alike everywhere"
            yield problem("W209", place, hint, tag=shown(differing[0]), other=shown(differing[1])).about(fact.id)


def _meaningless(fact: Fact, kind: Kind[Any]) -> Iterable[Problem]:
    """Keys that mean nothing with a fact's kind."""
    for word in sorted(kind.without):
        if fact.where.has(word):
            yield problem("E214", fact.place(word), "leave it out", key=word, what=fact.WHAT).about(fact.id)


def _names(fact: Fact, common: Common, kind: Kind[Any]) -> Iterable[Problem]:
    """Names of cards in `skip` that the kind does not make."""
    if "skip" in kind.without:
        return
    derived = [name for some in DERIVED if isinstance(fact, some.of) for name in some.cards]
    cards = kind.item_cards if common is not fact else [*kind.all_cards, *derived]
    for at, name in enumerate(common.skip):
        if name not in cards:
            place = common.where.place("skip", at)
            words = {"what": kind.fact.WHAT, "value": shown(name)}
            yield problem("E212", place, did_you_mean(name, cards), **words).about(fact.id)


def _circles(known: Mapping[str, Fact]) -> Iterable[Problem]:
    """Facts that need each other; every circle is told once, at its first need."""
    needs: dict[str, list[Id]] = {
        fact.id: sorted({name for common in commons(fact) for name in common.needs if name in known} - {fact.id})
        for fact in known.values()
    }
    done: set[str] = set()
    for start in known:
        path: dict[str, None] = {}
        stack: list[tuple[str, Iterator[str]]] = [(start, iter(needs[start]))] if start not in done else []
        path[start] = None
        while stack:
            here, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                done.add(here)
                del path[here]
            elif following in path:
                circle = [*list(path)[list(path).index(following) :], following]
                place = known[following].where.place("needs")
                yield problem("E204", place, circle=" -> ".join(circle)).about(following)
            elif following not in done:
                path[following] = None
                stack.append((following, iter(needs[following])))
