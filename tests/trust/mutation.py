"""Valid sources, and what a slip, a merge or an enemy makes of them: a shelf of hostile pieces, and changes by line."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from conftest import ENGLISH, HEAD
from everything import SOURCE, SVG
from trust import test_anki, test_unicode, test_yaml
from trust.corpus import FACT
from trust.invariants import IN_ENGLISH

import generator.kinds

ROOT = Path(__file__).parents[2]
WORDS = r"""
: - ? , [ ] { } # & * ! | > ' " % @ ` ~ << --- ... &a *a !!str !!int !!python/object:os.system <<: '' "" \\n |+ >- |9 >1
\n \frac \x41 \u00e9 \ud800 \U00110000 \0 %YAML {{ }} :: ::: {{c1:: {{c1::a}} {{c0::a}} {{c500::a}} {{c501::a}}
{{c1,2::a::b}} {{c1::{{c2::a}}}} {{Field}} {{#x}} <b> </b> <script> <!-- --> <br> &amp; &lt; &#0; &#x110000; $$ \( \) \[
[sound:a.mp3] [latex] [/latex] [anki:play:q:0] * ** *** _ __ ` ``` ~~~ ~~ ^ | |---| 1. -1 # ## > [a](b) ![a](b)
<a@b.id> http://a.id 0 00 1 -1 1e999 1_0 0x1 .inf .nan 99999999999999999999 1e-9 9999-12-31 0000-01-01 2000-02-30
1945-08-17 1949-12 12:30 yes no on null true false question answer term definition extra typed hint tags topic source
needs weight depth skip reverse image items id ID first_relations lists clozes figures events motives comparisons
timelines questions definitions corrected disputed project: title: deck: language: css: countries: limits: withdrawn:
ask: date: country: EG ZZ year month day core deep
"""
SIGNS = (
    *"\0\a\b\t\n\x0b\f\r\x1b\x1f\x7f\x80\x85\x9f\xa0\xad\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202e",
    *"\u2060\u2066\u2069\u3000\u3164\ufeff\ufffd\ufffe\ufdd0\ue000\U000e0041\U0010ffff\udcff\udcc0",
    *"\u0130\u0131ſßﬁǅ\u0301\u0344\u0f71٣３Ⅷ½😀اא漢",
    *("\r\n", "e\u0301", "\u1100\u1161", "\x1b[31m", "👩\u200d👧", "🇮🇩", "ก็", "\udced\udca0\udc80"),
)
YAML = (
    *(" ", "  ", "\n\n", "\n  ", "\n    ", "    extra: ", ": x\n", "  \n", " # ", "\n---\n", "\n...\n", "? x: "),
    *("{a: b}", "[a, b]", "[[[[", "{a: {b: ", "- - ", "{{c1::a b::c d}} e"),
)
PIECES = (*WORDS.split(), *SIGNS, *YAML)
"""What YAML, Markdown, clozes, HTML, Anki, Unicode, terminals and our own keys treat in a way of their own."""


def valid() -> list[bytes]:
    """Sources, heads and a lock that are accepted, of every kind, and all that the corpus says is shown."""
    kinds = Path(generator.kinds.__file__).parent
    shown = [case.text("a") for module in (test_anki, test_unicode, test_yaml) for case in module.SHOWN]
    paths = sorted([*kinds.glob("*/*.yaml"), *(ROOT / "cards_src").glob("*/*.yaml")])
    cut = [(IN_ENGLISH if ".en." in path.name else b"") + _beginning(path.read_bytes()) for path in paths]
    return [
        FACT.replace("§", "a").encode(),
        HEAD.encode(),
        ENGLISH.encode(),
        SOURCE.encode(),
        LOCK,
        STYLE,
        *PICTURES,
        *cut,
        *(text for text in shown if len(text) < 1000),
    ]


LOCK = (
    b'{"hafal": 1, "project": "uji-coba-7k3qm9", "deck": "Uji Coba", '
    b'"notetypes": {"slots": {"hash": "87LYZlqs0ER0", "mod": 1795872221}}}\n'
    b'{"key": "lama", "kind": "question", "title": "Soal lama?", "changed": 1795872221, "due": {"core 1": 100}, '
    b'"fields": {"Key": "HEnTI9VAMuCY"}, "tags": "3WleyM5CXSgG", "answers": {"core 1": "eT4d3VGRwH9L"}}\n'
)


STYLE = b"/* biru */ .card { color: #024; background: #fff }\n.nightMode.card { color: #fff; background: #024 }\n"
PICTURES = (
    SVG.format(width=90, height=30).encode(),
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\2\0\0\0\x90wS\xde\0\0\0\0IEND\xaeB`\x82",
    b"GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\1L\0;",
    b"\xff\xd8\xff\xe0\0\20JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\0\v\b\0\1\0\1\1\1\21\0\xff\xd9",
    b"RIFF\x1a\0\0\0WEBPVP8L\r\0\0\0/\0\0\0\20\a\20\21\21\x88\x88\xfe\a\0",
    b"\0\0\0\34ftypavif\0\0\0\0mif1avif\0\0\0\24ispe\0\0\0\0\0\0\0\1\0\0\0\1",
)


def _beginning(source: bytes) -> bytes:
    """A file, if it is small, else its first facts; a head from its first key on."""
    source = source[max(0, source.find(b"\nproject:") + 1) :]
    return source if len(source) <= 2500 else re.match(rb"(?s).{,2500}\n(?=  ?\S)", source)[0]


Lines = list[str]
Change = Callable[[Lines, Random, list[bytes]], object]


def _at(lines: Lines, random: Random) -> int:
    return random.randrange(len(lines))


def delete(lines: Lines, random: Random, others: list[bytes]) -> None:
    del lines[_at(lines, random)]


def double(lines: Lines, random: Random, others: list[bytes]) -> None:
    at = _at(lines, random)
    lines.insert(at, lines[at])


def swap(lines: Lines, random: Random, others: list[bytes]) -> None:
    a, b = _at(lines, random), _at(lines, random)
    lines[a], lines[b] = lines[b], lines[a]


def splice(lines: Lines, random: Random, others: list[bytes]) -> None:
    """Lines of another source in place of some."""
    other = _lines(random.choice(others))
    start, at = _at(other, random), _at(lines, random)
    lines[at : at + random.randrange(3)] = other[start : start + 1 + random.randrange(6)]


def indent(lines: Lines, random: Random, others: list[bytes]) -> None:
    at = _at(lines, random)
    lines[at] = random.choice(["", " ", "  ", "    ", "      ", "\t"]) + lines[at].lstrip(" ")


def insert(lines: Lines, random: Random, others: list[bytes]) -> None:
    """A hostile piece anywhere in a line, over none or some of its letters."""
    at = _at(lines, random)
    column = random.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:column] + random.choice(PIECES) + lines[at][column + random.randrange(3) :]


def value(lines: Lines, random: Random, others: list[bytes]) -> None:
    """Hostile pieces as the value of a key, or behind the value that it has."""
    at = _at(lines, random)
    key, colon, old = lines[at].partition(": ")
    pieces = random.choice(["", " "]).join(random.choice(PIECES) for _ in range(1 + random.randrange(4)))
    lines[at] = key + (colon or ": ") + random.choice(["", old, f"{old} "]) + pieces


def quote(lines: Lines, random: Random, others: list[bytes]) -> None:
    """The value of a key in quotes or as a block."""
    at = _at(lines, random)
    key, colon, old = lines[at].partition(": ")
    margin = " " * (len(key) - len(key.lstrip()) + 2)
    lines[at] = (
        key + (colon or ": ") + random.choice([f'"{old}"', f"'{old}'", f"|\n{margin}{old}", f">-\n{margin}{old}"])
    )


def swell(lines: Lines, random: Random, others: list[bytes]) -> None:
    """A hostile piece over and over."""
    at = _at(lines, random)
    lines[at] += random.choice(PIECES) * (2 ** (1 + random.randrange(9)))


CHANGES: tuple[Change, ...] = (delete, double, swap, splice, indent, insert, insert, insert, value, value, quote, swell)


def _lines(data: bytes) -> Lines:
    return data.decode("utf-8", "surrogateescape").split("\n") or [""]


def mutated(data: bytes, random: Random, others: list[bytes]) -> bytes:
    """A source after up to four changes; `others` are what splices take lines from."""
    lines = _lines(data)
    for _ in range(random.choice((1, 1, 2, 4))):
        random.choice(CHANGES)(lines, random, others)
        lines = "\n".join(lines).split("\n") or [""]
    return "\n".join(lines).encode("utf-8", "surrogateescape")
