"""Random valid projects: facts of every kind with every key, texts that are nasty but legal, pictures, later releases.

No two texts are alike, for each holds a word of its own, so that nothing passes for a renamed, swapped or renumbered
fact; whatever else an author may write is drawn.
"""

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random
from typing import Any
from unicodedata import category

from generator.kinds import DERIVED, KINDS
from generator.shape import slug

KIND = {kind.slug: kind for kind in KINDS}
DATED = ("event", "first_relation")
HOME = ("ID", "Indonesia")
PARTNERS = ("EG", "EG", "EG", "NL", "JP", "US", "GB", "Ghana", "Pakistan", "XA")
"""Codes, and names that are the same in both languages; XA is a country of the project's own."""
TIMELINES = ("perang dunia", "Perang Dunia", "dinasti Чжоу", "Ghana", "EG", "…!")
DATES = ("1946-03-22", "1946-03", "1946", "1947-06-10", "1947-06-11", "1955-04-18", "1955", "0078-03-12", "9999-12-31")
TAGS = """
kelas-11 bab::dua bab::tiga::α sejarah_dunia Ω ünïcödé кириллица 中文 😀 c++ #a a&b <b> {{x}} tag:x -minus no ~
is:new x;y %41 ﬁ שלום Kelas-11 BAB::Dua ÜNÏCÖDÉ
""".split()
TAGS.append("e\u0301te")
RULES = ("C101", "C102", "C108", "C113", "C201", "C203")
STOPPING = ("C111", "C201", "C205", "C207")
"""Rules of card quality that stop a build; what they are against is not what is tried here."""
THRESHOLDS = {"C101": {"words": "25"}, "C117": {"letters": "12.5"}, "C120": {"cards": "2"}}
REPORTS = ("guru@example.org", "https://example.org/a?b=c&d=(e)#f", "https://wa.me/62812345678", "+62 812-3456-789")
STYLES = (".big { font-size: 30px }", ".big { color: #123 }\n.nightMode .big { color: #eee }", "/* {{c1::x}} 😀 */")
FOLDERS = ("", "bab 1/", "ünï/dua/")


def _pieces(text: str) -> list[str]:
    """Pieces of text, two blanks apart."""
    return re.split(r"\n|  ", text.strip("\n"))


TAME = _pieces("""
negara  a < b & c > d  <b>x</b>  &amp;  &lt;i&gt;  &#123;  [sound:a.mp3]  [latex]x[/latex]  [anki:play:q:0]
[[type:Front]]  <script>alert(1)</script>  <!-- x -->  </style>  <img src=x.png>  1946. tahun  - bukan  #1
'kutip'  "dua"  “tiga”  %41  @a  NO  1.10  0x1F  ~  ---  مرحبا بالعالم  שלום  🇮🇩  ﬁ ǆ ß İ  ไทย  中文。  한글  𝔘  Ａ
9 Mei 1950
""")
TAME += ["\u00a0", "a\u200bb", "a\u00adb", "\t", "e\u0301\u0323", "C:\u0338", ">\u0338", "\u202eterbalik\u202c"]
TAME += ["pertanggungjawaban" * 12, "\N{WOMAN}\u200d\N{WOMAN}\u200d\N{GIRL}"]
WILD = _pieces(r"""
{{c1::x}}  {{  }}  {{{  }  {{Front}}  {{#Hint}}  {{cloze:Text}}  {{c501::x}}  ::  c1::  \(x^2\)
\[ \frac{a}{{b}} \]  \(  \)  \[  \  \*  \`  **tebal**  *miring*  **  *  `kode`  `{{c1::x}}`  `  a*b*c
| a | b |  |---|  _x_  [a](b)  ![a](b.png)  [$]x[/$]  : b
""")
MARKED = _pieces(r"""
**tebal**  *miring*  `kode`  \(x^{2}\)  \(a {{c3::b}} c\)  **{{c1::tebal}}**  {x}
""")
"""What may stand beside the gaps of a text, whole."""
BLOCKS = (0x80, 0x80, 0x300, 0x800, 0x3000, 0x20000, 0x110000)
"""Where the alphabets end out of which letters are taken."""
SIGNS = frozenset("{}:*`\\|")
"""What may mean something beside gaps."""

Keys = dict[str, Any]
"""What an author writes: texts, lists and maps of them."""


@dataclass(frozen=True)
class Fact:
    """A fact as its author wrote it."""

    kind: str
    id: str
    keys: Keys

    @property
    def identity(self) -> str:
        """The first id that it had."""
        return str(self.keys.get("was", [self.id])[0])

    @property
    def notes(self) -> Iterator[str]:
        """The keys of all notes that it may make of itself and of its items."""
        yield self.identity
        yield from (f"{self.identity}/{key}" for key in keys_of_items(self.keys.get("items", [])))


def keys_of_items(items: Any) -> Iterator[str]:
    """What identifies each item, and each group and what is in it."""
    pairs = items.items() if isinstance(items, dict) else [(None, item) for item in items]
    for key, item in pairs:
        own = item if isinstance(item, dict) else {"item": item}
        main = next(own[name] for name in ("item", "motive", "title") if name in own)
        yield own["was"][0] if "was" in own else key or slug(main)
        yield from keys_of_items(own.get("items", []))


@dataclass(frozen=True)
class Project:
    """A project as it lies on disk."""

    settings: Keys
    facts: tuple[Fact, ...]
    """In the order in which they were thought of; none needs a later one."""
    order: tuple[str, ...]
    """Their ids, in the order in which they stand in the files."""
    heads: tuple[Keys, ...]
    """What stands at the head of each file."""
    homes: Mapping[str, int]
    """The file of each fact, by its id."""
    media: Mapping[str, bytes]
    style: str = ""

    @property
    def files(self) -> dict[str, bytes]:
        """Everything that is to be written, by its path in the project's folder."""
        files = {f"media/{name}": data for name, data in self.media.items()}
        files["hafal.yaml"] = written(self.settings).encode()
        facts = {fact.id: fact for fact in self.facts}
        for at, head in enumerate(self.heads):
            sections: Keys = {}
            for name in self.order:
                if self.homes[name] == at:
                    sections.setdefault(KIND[facts[name].kind].section, {})[name] = facts[name].keys
            if sections:
                files[f"{FOLDERS[at % len(FOLDERS)]}{at} α.yaml"] = written(head | sections).encode()
        if "css" in self.settings:
            files[self.settings["css"]] = self.style.encode()
        return files


def written(value: Any, indent: int = 0) -> str:
    """A tree as YAML."""
    margin = " " * indent
    if isinstance(value, dict):
        return "".join(f"{margin}{name}:{_behind(child, indent)}" for name, child in value.items())
    return "".join(f"{margin}-{_behind(child, indent)}" for child in value)


def _behind(value: Any, indent: int) -> str:
    """What follows a key or a dash."""
    return f" {_scalar(value, indent + 2)}\n" if isinstance(value, str) else f"\n{written(value, indent + 2)}"


def _scalar(text: str, indent: int) -> str:
    """A text in one of the ways in which YAML takes it."""
    if "\n" in text:
        lines = (f"{' ' * indent}{line}" if line else "" for line in text.split("\n"))
        return "\n".join(["|2-", *lines])
    if text.isascii() and text.replace(" ", "").isalnum() and text == text.strip():
        return text
    if len(text) % 2:
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@dataclass
class Hand:
    """Writes what is drawn, and no word twice."""

    random: Random
    media: Sequence[str] = ()
    ids: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    """The kind of every fact, by its id."""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def one(self, choices: Sequence[Any]) -> Any:
        return self.random.choice(choices)

    def number(self, least: int, most: int) -> int:
        return self.random.randint(least, most)

    def maybe(self) -> bool:
        return self.number(0, 1) == 1

    def several(self, write: Callable[[], Any], least: int = 1, most: int = 3) -> list[Any]:
        return [write() for _ in range(self.number(least, most))]

    def some(self, **writes: Callable[[], Any]) -> Keys:
        """Some of the keys."""
        return {name: write() for name, write in writes.items() if self.maybe()}

    def fresh(self) -> str:
        """A word that is nowhere else."""
        return f"kata{next(self.numbers)}"

    def line(self, calm: bool = False) -> str:
        """Pieces of text around a word of its own; a `calm` line has no signs that mean something beside gaps."""
        texts = [self.piece(calm) for _ in range(self.number(0, 3))]
        texts.insert(self.number(0, len(texts)), self.fresh())
        return str(self.one((" ", ""))).join(texts)

    def piece(self, calm: bool) -> str:
        piece = (
            self.one((*TAME, *WILD)) if self.number(0, 2) else "".join(self.letter() for _ in range(self.number(1, 5)))
        )
        return self.piece(calm) if calm and not SIGNS.isdisjoint(piece) else str(piece)

    def letter(self) -> str:
        """A letter, sign or space that a source may hold."""
        letter = chr(self.number(0x20, self.one(BLOCKS) - 1))
        forbidden = category(letter) in ("Cs", "Cc", "Cn") or letter in "\u2028\u2029\ufeff"
        return self.letter() if forbidden else letter

    def lines(self) -> list[str]:
        return self.several(self.line)

    def text(self) -> str:
        """One line or several."""
        shape = self.one(
            ("{}", "{}", "{}\n{}", "{}\n\n- {}\n- {}", "1. {}\n2. {}", "| {} | {} |\n|---|---|\n| {} | x |")
        )
        return str(shape).format(*(self.line() for _ in range(str(shape).count("{}"))))

    def texts(self) -> list[str]:
        return self.several(self.text)

    def yes(self) -> str:
        return str(self.one(("true", "false")))

    def tags(self) -> list[str]:
        return list(dict.fromkeys(self.several(lambda: self.one(TAGS))))

    def image(self) -> Keys:
        return {"file": self.one(self.media), "alt": self.line()} | self.some(
            caption=self.line, on=lambda: self.one(("front", "back"))
        )

    def common(self, kind: str, known: Sequence[str], others: Sequence[str], *, item: bool = False) -> Keys:
        """Keys that every fact and item may carry; it may need what is `known` and be like `others`."""
        cards = [*KIND[kind].item_cards] if item else [*KIND[kind].all_cards]
        if not item and kind in DATED:
            cards += [name for derived in DERIVED for name in derived.cards]
        writes = {
            "tags": self.tags,
            "topic": self.line,
            "source": self.text,
            "extra": self.text,
            "hint": self.text,
            "weight": lambda: self.one(("0", "0.5", "1", "2", "3.25")),
            "typed": self.yes,
            "corrected": lambda: {"date": self.one([date for date in DATES if len(date) == 10]), "was": self.line()},
            "lint": lambda: {"ignore": self.several(lambda: self.one(RULES))},
            "image": self.image,
        }
        if cards:
            writes["skip"] = lambda: [self.one(cards)]
        if known:
            writes["needs"] = lambda: self.several(lambda: self.one(known), 1, 2)
        if others:
            alike = [other for other in others if self.kinds[other] in (DATED if kind in DATED else (kind,))]
            others = [*others, *alike * 3]
            writes["confuse_with"] = lambda: [self.one(others)]
            writes["contrast"] = lambda: {"with": self.one(others), "text": self.text()}
        if item:
            writes["was"] = lambda: [self.fresh()]
        return self.some(**{name: write for name, write in writes.items() if name not in KIND[kind].without})

    def fact(self, kind: str, name: str, before: Fact | None = None) -> Fact:
        """A fact called `name`, perhaps another wording of the one that was there `before`."""
        at = self.ids.index(name)
        known, others = self.ids[:at], [other for other in self.ids if other != name]
        listed = kind in ("list", "motive")
        own: Keys = self.listed(kind, known, others, before) if listed else getattr(self, f"_{kind}")()
        was = before.keys.get("was") if before else [self.fresh()] if self.number(0, 3) == 3 else None
        return Fact(kind, name, own | self.common(kind, known, others) | ({"was": was} if was else {}))

    def _definition(self) -> Keys:
        return {"term": self.line(), "definition": self.text()} | self.some(aliases=self.lines, examples=self.texts)

    def _question(self) -> Keys:
        def asked() -> Keys:
            return {"question": self.text(), "answer": self.text()}

        return asked() | self.some(reverse=asked)

    def _figure(self) -> Keys:
        dated = self.some(as_of=lambda: self.one(DATES))
        who = {} if dated and self.maybe() else {"according_to": self.line()}
        value = {"subject": self.line(), "value": self.one(("1.250.000", "3", self.fresh()))}
        return value | dated | who | self.some(unit=self.line)

    def _cloze(self) -> Keys:
        parts = self.several(lambda: self.gap() if self.maybe() else self.one((*MARKED, self.line(calm=True))))
        return {"text": str(self.one((" ", " ", "\n\n"))).join([*parts, self.gap()])}

    def gap(self, nested: bool = True) -> str:
        numbers = self.one(("1", "2", "2", "5", "1,2", "500"))
        hidden = self.line(calm=True)
        if nested and self.number(0, 3) == 3:
            hidden = f"{hidden} {self.gap(nested=False)} x"
        hint = f"::{self.line(calm=True)}" if self.maybe() else ""
        return f"{{{{c{numbers}::{hidden}{hint}}}}}"

    def _event(self) -> Keys:
        place = self.some(place=lambda: self.one(("di laut", "at sea", self.line())))
        return {"event": self.line()} | place | self.dated()

    def _first_relation(self) -> Keys:
        country, home = self.one(PARTNERS), self.one(HOME)

        def actor() -> str:
            return str(self.one((country, home)))

        beside: dict[str, dict[str, Callable[[], Any]]] = {
            "recognition": {
                "by": actor,
                "of": lambda: self.one(("independence", "sovereignty")),
                "basis": lambda: self.one(("de facto", "de jure")),
            },
            "treaty": {"treaty": self.line},
            "mission_opened": {"city": self.line, "rank": self.line},
        }
        event = self.one(("", *beside, *beside, "relations_established", "suspended", "severed", "restored"))
        own = {"country": country} | ({"event": event} if event else {}) | self.some(**beside.get(event, {}))
        own |= {"by": actor()} if event == "mission_opened" else {}
        first = self.some(first=lambda: f"{self.one(('negara yang', 'country to', ''))} {self.line()}")
        return own | first | self.dated()

    def date(self) -> str:
        """A date that others have too, or one of its own."""
        whole = f"{self.number(1500, 2020)}-{self.number(1, 12):02}-{self.number(1, 28):02}"
        return str(self.one((*DATES, whole[:4], whole[:7], *[whole] * len(DATES))))

    def dated(self) -> Keys:
        """A date, and no question that is finer than what is sure of it."""
        date = self.date()
        known = ("year", "month", "day")[: date.count("-") + 1]
        own = self.some(sure=lambda: self.one(known))
        sure = known[: known.index(own["sure"]) + 1] if own else known

        def dispute() -> Keys:
            return {"date": self.one([other for other in DATES if other != date])} | self.some(by=self.line)

        more = self.some(ask=lambda: self.one(sure))
        # where everything is in doubt or on a line of its own, nothing can be put in order
        more |= {"timeline": self.one((*[TIMELINES[0]] * 6, *TIMELINES))} if self.number(0, 2) else {}
        more |= {} if self.number(0, 2) else {"disputed": self.several(dispute, 1, 2)}
        return {"date": date} | own | more

    def listed(self, kind: str, known: Sequence[str], others: Sequence[str], before: Fact | None) -> Keys:
        """A list or motives with their items, of which some have the keys of those `before`."""
        old = before.keys["items"] if before else {}
        kept = list(old) if isinstance(old, dict) else []

        def key() -> str:
            return kept.pop(0) if kept and self.number(0, 3) else self.fresh()

        def item(*, grouped: bool = False) -> Any:
            if grouped and self.number(0, 3) == 3:
                group = {"title": self.worded(), "items": items(item)}
                return group | self.common(kind, known, others, item=True)
            main = self.worded()
            if self.maybe():
                return main
            own = {"motive" if kind == "motive" else "item": main}
            if kind == "motive":
                own |= self.some(why=self.text, examples=self.texts)
            return own | self.common(kind, known, others, item=True)

        def items(write: Callable[[], Any]) -> Any:
            found = self.several(write, 1, 8 if self.maybe() else 3)
            return {key(): one for one in found} if self.maybe() else found

        title = {"title": self.line()} if kind == "list" else {"called": self.called(), "subject": self.line()}
        return title | {"items": items(lambda: item(grouped=True))} | self.some(ordered=self.yes)

    def called(self) -> str:
        return str(self.one(("alasan", "reason", "cause", self.line())))

    def worded(self) -> str:
        """A line that begins with a word of its own, of which an item's key can be made."""
        return f"{self.fresh()} {self.line()}"

    def settings(self, project: str) -> Keys:
        ignored = {"ignore": list(STOPPING)}
        countries = {"XA": {"name": self.line()} | self.some(aliases=self.lines)}
        countries |= self.some(
            EG=lambda: {"name": self.line()}, NL=lambda: {"name": self.line(), "aliases": self.lines()}
        )
        return {
            "project": project,
            "title": self.line(),
            "deck": self.deck(),
            "language": self.one(("id", "en")),
            "depth": self.one(("deep", "deep", "deep", "standard", "core")),
            "home": self.one(HOME),
            "countries": countries,
            "lint": ignored | (THRESHOLDS if self.maybe() else {}),
        } | self.some(
            about=self.text,
            report=lambda: self.one(REPORTS),
            tts=self.yes,
            css=lambda: self.one(("kartu.css", "gaya/ünï kartu.css")),
            require_source=self.yes,
            exam=self.exam,
        )

    def exam(self) -> Keys:
        days = self.one((("2026-12-14", "2026-12-13"), ("2027-03-01", "2026-02-28"), ("2028-02-29", "2028-02-01")))
        return {"date": days[0], "from": days[1]} | self.some(minutes_per_day=lambda: self.one(("1", "20", "600")))

    def deck(self) -> str:
        """A deck's name, most often of some that are inside each other."""
        parts = [self.line().replace("\t", " ").replace("::", " ") for _ in range(self.number(1, 3))]
        parts = [f"{part[:40]} {self.fresh()}" if len(part) > 40 else part for part in parts]
        if self.number(0, 7) == 7:
            parts += [self.fresh() for _ in range(11 - len(parts))]
        return "::".join(part.strip().strip(":").strip() or self.fresh() for part in parts)

    def head(self) -> Keys:
        return self.some(
            topic=self.line, lesson=lambda: self.one(("1", "2", "2.5", "10")), tags=self.tags, source=self.text
        )

    def picture(self, name: str) -> bytes:
        noise = self.random.randbytes(self.number(0, 12))
        if name.endswith("svg"):
            size = self.number(1, 3000)
            comment = noise.hex()
            return (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="9"><!-- {comment} --></svg>'.encode()
            )
        if name.lower().endswith("png"):
            return _png(noise or b"\0")
        return {"gif": b"GIF89a", "jpg": b"\xff\xd8\xff\xe0", "ebp": b"RIFF0000WEBP"}.get(name[-3:], b"\0") + noise


def _png(pixels: bytes) -> bytes:
    """A grey picture of one line."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    size = len(pixels).to_bytes(4, "big") + (1).to_bytes(4, "big") + b"\x08\0\0\0\0"
    parts = chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"\0" + pixels)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


PICTURES = (
    "a.svg",
    "b.png",
    "peta/a.svg",
    "peta dunia/ünï 😀.png",
    "C.PNG",
    "d.gif",
    "e.jpg",
    "f.webp",
    "g.jpeg",
    "h.avif",
)
PROJECT = "uji-coba-7k3qm9"
SURE = Fact("question", "inti", {"question": "Inti?", "answer": "ya"})
"""Makes a card whatever the others do."""


def _first(hand: Hand, size: int) -> Project:
    media = {name: hand.picture(name) for name in sorted({hand.one(PICTURES) for _ in range(3)})}
    hand.media = list(media)
    settings, style = hand.settings(PROJECT), hand.one(STYLES)
    names = [hand.fresh() for _ in range(size)]
    hand.ids = ["inti", *names]
    hand.kinds = {"inti": "question"} | {name: hand.one((*KIND, "definition", *DATED, *DATED)) for name in names}
    facts = [hand.fact(hand.kinds[name], name) for name in names]
    return _arranged(hand, Project(settings, (SURE, *facts), (), (), {}, media, style))


def _arranged(hand: Hand, project: Project) -> Project:
    """The facts in some order in some files."""
    names = [fact.id for fact in project.facts]
    heads = hand.several(hand.head)
    homes = {name: hand.number(0, len(heads) - 1) for name in names}
    return replace(project, order=tuple(hand.random.sample(names, len(names))), heads=tuple(heads), homes=homes)


def _reworded(hand: Hand, project: Project) -> Project:
    """Some facts with other keys and texts."""
    facts = [
        hand.fact(fact.kind, fact.id, fact) if fact.id != "inti" and hand.maybe() else fact for fact in project.facts
    ]
    return replace(project, facts=tuple(facts))


def _grown(hand: Hand, project: Project) -> Project:
    """Facts more."""
    names = [hand.fresh() for _ in range(hand.number(1, 3))]
    hand.ids += names
    hand.kinds |= {name: hand.one([*KIND]) for name in names}
    facts = [hand.fact(hand.kinds[name], name) for name in names]
    homes = {**project.homes, **{name: hand.number(0, len(project.heads) - 1) for name in names}}
    return replace(project, facts=(*project.facts, *facts), order=(*names, *project.order), homes=homes)


def _shrunk(hand: Hand, project: Project) -> Project:
    """Without some facts, and without what others say of them."""
    gone = {fact.id for fact in project.facts if fact.id != "inti" and hand.number(0, 2) == 2}
    hand.ids = [name for name in hand.ids if name not in gone]
    facts = [replace(fact, keys=_cleared(fact.keys, gone)) for fact in project.facts if fact.id not in gone]
    return replace(project, facts=tuple(facts), order=tuple(name for name in project.order if name not in gone))


def _cleared(value: Any, gone: set[str]) -> Any:
    """A tree without references to facts that are gone."""
    if isinstance(value, list):
        return [_cleared(item, gone) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for name, child in value.items():
        if name in ("needs", "confuse_with"):
            child = [other for other in child if other not in gone]
        if child and not (name == "contrast" and child["with"] in gone):
            kept[name] = _cleared(child, gone)
    return kept


def _renamed(hand: Hand, project: Project) -> Project:
    """A fact under another id."""
    fact = hand.one([fact for fact in project.facts if fact.id != "inti"] or [None])
    if fact is None:
        return project
    name, old = hand.fresh(), fact.id
    hand.ids[hand.ids.index(old)] = name
    hand.kinds[name] = fact.kind
    facts = [replace(other, keys=_pointing(other.keys, old, name)) for other in project.facts]
    was = [*fact.keys.get("was", []), old]
    facts = [replace(other, id=name, keys=other.keys | {"was": was}) if other.id == old else other for other in facts]
    order = tuple(name if other == old else other for other in project.order)
    return replace(project, facts=tuple(facts), order=order, homes={**project.homes, name: project.homes[old]})


def _pointing(value: Any, old: str, name: str) -> Any:
    """A tree in which references to the fact `old` name it anew."""
    if isinstance(value, list):
        return [_pointing(item, old, name) for item in value]
    if not isinstance(value, dict):
        return value
    found = {}
    for word, child in value.items():
        if word in ("needs", "confuse_with"):
            child = [name if other == old else other for other in child]
        elif word == "with":
            child = name if child == old else child
        found[word] = _pointing(child, old, name)
    return found


def _resettled(hand: Hand, project: Project) -> Project:
    """Other settings, the deck's name most often aside."""
    settings = hand.settings(PROJECT)
    if hand.number(0, 3):
        settings["deck"] = project.settings["deck"]
    withdrawn = {"withdrawn": found} if (found := project.settings.get("withdrawn")) else {}
    return replace(project, settings=settings | withdrawn, style=hand.one(STYLES))


def _repainted(hand: Hand, project: Project) -> Project:
    """Other pictures under the same names."""
    return replace(project, media={name: hand.picture(name) for name in project.media})


EDITS = (_reworded, _grown, _shrunk, _renamed, _resettled, _repainted, _arranged)


def _edited(hand: Hand, project: Project) -> Project:
    """The project after some edits, with a reason for every note that may be gone."""
    after = project
    for edit in EDITS:
        after = edit(hand, after) if hand.maybe() else after
    there = {note for fact in after.facts for note in fact.notes}
    gone = [note for fact in project.facts for note in fact.notes if note not in there]
    reasons = {name: text for name, text in after.settings.get("withdrawn", {}).items() if name not in there}
    reasons |= {note: hand.line() for note in gone}
    return replace(after, settings=after.settings | ({"withdrawn": reasons} if reasons else {}))


def releases(number: int, facts: int, times: int) -> list[Project]:
    """The project of that number, with so many facts at first, as it is released so many times."""
    hand = Hand(Random(number))
    made = [_first(hand, facts)]
    while len(made) < times:
        made.append(_edited(hand, made[-1]))
    return made
