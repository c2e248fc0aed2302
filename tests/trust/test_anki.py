"""Anki: what its templates, filters, tags, searches, clozes and decks make of a text, and what its importer refuses.

Everything that is shown is read in the fields of a real collection and on its rendered cards, where nothing may play,
ask, typeset or run.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pytest
from conftest import HEAD, Run
from trust.corpus import (
    FACT,
    Case,
    Shelf,
    answer,
    by_title,
    headed,
    is_refused,
    is_shown,
    keyed,
    read,
    refused,
    shown,
    tags,
)

from generator import cli
from generator.engine import throwaway


def typed(text: str, key: str = "extra") -> str:
    """A source with `text` in single quotes, in which nothing is special but the quote, at 5:12 as `extra`."""
    return keyed(f"{key}: " + "'" + text.replace("'", "''") + "'")


def same(title: str, text: str) -> Case:
    """A text that learners see as it was typed, in the extra, and as the answer too."""
    quoted = "'" + text.replace("'", "''") + "'"
    source = f"questions:\n  §:\n    question: {quoted[:-1]} §?'\n    answer: {quoted}\n    extra: {quoted}\n"
    return shown(title, source, text, **{"core 1 back": text, "core 1 front": f"{text} §?"})


# ---- templates and filters: braces and brackets that Anki would obey ----
TEMPLATES = [
    same("a field of a template", "{{Front}}"),
    same("the front again", "{{FrontSide}}"),
    same("a section of a template", "{{#Extra}}a{{/Extra}}"),
    same("an inverted section", "{{^Extra}}a{{/Extra}}"),
    same("other delimiters", "{{=<% %>=}}"),
    same("three braces", "{{{Extra}}}"),
    same("braces that open alone", "{{ a"),
    same("braces that close alone", "a }}"),
    same("a box for typing", "{{type:Extra}} [[type:Extra]]"),
    same("a hint", "{{hint:Extra}}"),
    same("a voice", "{{tts id_ID:Extra}} {{tts-voices:}}"),
    same("a cloze outside clozes", "{{c1::x}}"),
    same("a cloze beyond 500 outside clozes", "{{c501::x}}"),
    same("a sound", "[sound:x.mp3]"),
    same("a sound in capitals", "[SOUND:x.mp3]"),
    same("a button that plays", "[anki:play:q:0]"),
    same("a voice in brackets", "[anki:tts lang=en_US]x[/anki:tts]"),
    same("LaTeX", "[latex]x[/latex]"),
    same("LaTeX in dollars", "[$]x[/$] [$$]y[/$$]"),
    same("LaTeX that reads a file", "[latex]\\input{/etc/passwd}[/latex]"),
    same("maths stays maths", "\\(x<y\\) dan \\[a\\]"),
    same("an entity for a bracket", "&#91;sound:x.mp3]"),
    same("a pattern of Python", "%s %(x)s {0} {} {x!r} $x ${x}"),
]

# ---- HTML: Anki's fields are HTML, an author's texts are not ----
HTML = [
    same("a script", "<script>alert(1)</script>"),
    same("a picture that runs a script", "<img src=x onerror=alert(1)>"),
    same("an SVG that runs a script", "<svg onload=alert(1)>"),
    same("a frame", "<iframe src=http://a.id></iframe>"),
    same("a style", "<style>* {display: none}</style>"),
    same("tags that close ours", "</p></div></section>"),
    same("a line across, as Anki splits sides", "<hr id=answer>"),
    same("a line break", "a<br>b"),
    same("a comment of HTML", "<!-- a -->"),
    same("a tag that is not closed", "<div"),
    same("a tag of Anki's own", "<anki-mathjax>x</anki-mathjax>"),
    same("entities", "&lt;b&gt; &amp;amp; &copy; &#65; &lt &nbsp;"),
    same("an ampersand", "a & b"),
    same("less than and greater than", "a<b, c > d, List<int>"),
    same("quotes of all sorts", "\"a\" 'b' “c” `"),
    same("an address of a script", "javascript:alert(1)"),
    same("a link of Markdown", "[x](javascript:alert(1))"),
    same("a picture of Markdown", "![x](http://a.id/a.png)"),
    same("a link in angles", "<http://a.id>"),
    same("a name of a file", "<a.png> a.png"),
    same("underscores", "__init__ dan _x_"),
    same("stars inside words", "2*3*4"),
    same("a star alone", "* a"),
    same("a heading of Markdown", "# a"),
    same("a quotation of Markdown", "> a"),
    same("a rule of Markdown", "- - -"),
    same("a year like a list", "1946. Mesir mengakui"),
    shown("bold and italic are the author's", typed("**a** dan *b*"), "a dan b"),
    shown("code keeps its tags as text", typed("`<b>{{x}}`"), "<b>{{x}}"),
]

# ---- formulas ----
FORMULAS = [
    refused("a formula that leads to a script", keyed(r"extra: '\(\href{javascript:x}{y}\)'"), "E110 5:12"),
    refused("a formula with a style", keyed(r"extra: '\[\style{background: url(//a.id/x)}{y}\]'"), "E110 5:12"),
    refused("half of a formula that leads to a script", answer(r"\( \href{javascript:x}{y}"), "E110 4:13"),
    refused(
        "a formula of three texts that stand side by side",
        r"definitions: {§: {term: kuasa, definition: hak untuk memerintah sebuah negara yang berdaulat, "
        r"aliases: ['\(', '\href{javascript:x}{y}', '\)']}}",
        "E110 1:15",
    ),
    same("a command of TeX in no formula", r"C:\style \require{html} \href{javascript:x}{y}"),
]

# ---- tags ----
TAGS = [
    refused("a tag with a space", headed("tags: [kelas 11]"), "E210 1:8"),
    refused("a tag with a no-break space", headed("tags: [kelas\u00a011]"), "E210 1:8"),
    refused("a tag with an ideographic space", headed("tags: [kelas\u300011]"), "E210 1:8"),
    refused("a tag with a tab", headed("tags: ['kelas\t11']"), "E210 1:8"),
    refused("a tag that ends in a space", headed("tags: ['kelas ']"), "E210 1:8"),
    refused("a tag with an empty part", headed("tags: ['a::::b']"), "E210 1:8"),
    refused("a tag that begins with an empty part", headed("tags: ['::a']"), "E210 1:8"),
    refused("a tag that ends in an empty part", headed("tags: ['a::']"), "E210 1:8"),
    refused("a tag of Anki's own", headed("tags: [marked]"), "E210 1:8"),
    refused("a tag of Anki's own in capitals", headed("tags: [LEECH]"), "E210 1:8"),
    refused("a tag below one of hafal's own", headed("tags: ['hafal::x']"), "E210 1:8"),
    refused("a tag with a quote", headed("tags: ['a\"b']"), "E210 1:8"),
    refused("a tag with a star", headed("tags: ['a*b']"), "E210 1:8"),
    refused("a tag with brackets", headed("tags: ['(a)']"), "E210 1:8"),
    refused("a tag with a backslash", headed("tags: ['a\\b']"), "E210 1:8"),
    refused("a tag with a comma", headed("tags: ['a,b']"), "E210 1:8"),
    refused("a tag that searches read as none", headed("tags: [none]"), "E210 1:8"),
    refused("a tag that searches read as a pattern", headed("tags: ['re:a']"), "E210 1:8"),
    refused("a tag that searches read without accents", headed("tags: ['nc:a']"), "E210 1:8"),
    refused("a tag of invisible signs", headed("tags: ['\u200b']"), "E104 1:8"),
]
KEPT_TAGS = {
    "a tag": "ppkn",
    "a tag below a tag": "ppkn::bab-1::ayat",
    "a tag with a colon": "bab:1",
    "a tag with a dash first": "-x",
    "a tag like a search": "is:due",
    "a tag like another search": "deck:x",
    "a tag like a word of searches": "or",
    "a tag like a comment": "#a",
    "a tag of HTML": "<b>",
    "a tag of a template": "{{a}}",
    "a tag of an emoji": "👍",
    "a tag in NFD": "cafe\u0301",
    "a tag with a sharp s": "straße",
    "a tag with a dotted capital": "İa",
    "a tag with a zero-width space": "a\u200bb",
    "a tag like blank": "a::blank",
    "a tag of two hundred letters": "x" * 200,
    "a tag thirty deep": "::".join("abcdefghij" * 3),
    "a tag with a percent sign": "a%20b",
    "a tag with a slash": "a/b",
    "a tag that is a number": "1.0",
    "a tag that is a null": "~",
}

# ---- clozes ----


def cloze(text: str) -> str:
    """A source whose fact is a cloze, its text at 3:11."""
    return "clozes:\n  §:\n    text: '" + text.replace("'", "''") + "'\n"


def gapped(title: str, text: str, filled: str) -> Case:
    """A cloze whose back shows `filled`."""
    return Case(title, cloze(text), fields={"": filled})


NESTED = "{{c1::" * 11 + "x" + "}}" * 11
CLOZES = [
    gapped("one gap", "a {{c1::b}} c §", "a b c §"),
    gapped("a gap that is counted from two", "a {{c2::b}} §", "a b §"),
    gapped("the last gap that Anki takes", "a {{c500::b}} §", "a b §"),
    gapped("a gap with a nought before its number", "a {{c01::b}} §", "a b §"),
    gapped("two numbers on one gap", "a {{c1,2::b}} §", "a b §"),
    gapped("a gap inside a gap", "a {{c1::b {{c2::c}} d}} §", "a b c d §"),
    gapped("a gap with a hint", "a {{c1::b::petunjuk}} §", "a b §"),
    gapped("a gap with braces inside", "a {{c1::{b}}} §", "a {b} §"),
    gapped("a gap with a tag inside", "a {{c1::<b>}} §", "a <b> §"),
    gapped("a gap with a sound inside", "a {{c1::[sound:a.mp3]}} §", "a [sound:a.mp3] §"),
    gapped("a gap with an entity inside", "a {{c1::&amp;}} §", "a &amp; §"),
    gapped("a gap that ends in a mark which NFC melts", "a {{c1::b\u0338}} §", "a b\u0338 §"),
    gapped("a gap that begins with such a mark", "a {{c1::\u0338b}} §", "a \u0338b §"),
    gapped("a gap around braces of a formula", "a {{c1::\\(x^{2}\\)}} §", "a \\(x^{2}\\) §"),
    refused("a gap in a command of a formula", cloze(r"\({{c1::\hr}}ef{javascript:x}{y}\)"), "E219 3:11"),
    refused("a gap nought", cloze("a {{c0::b}}"), "E219 3:11"),
    refused("a gap 501, for which Anki refuses the whole package", cloze("a {{c501::b}}"), "E219 3:11"),
    refused("a gap beyond 64 bits", cloze("a {{c99999999999999999999::b}}"), "E219 3:11"),
    refused("a gap with a negative number", cloze("a {{c-1::b}}"), "E219 3:11"),
    refused("a gap with an Arabic number", cloze("a {{c١::b}}"), "E219 3:11"),
    refused("a gap with a capital", cloze("a {{C1::b}}"), "E219 3:11"),
    refused("a gap with a space before its number", cloze("a {{ c1::b}}"), "E219 3:11"),
    refused("a gap with one colon", cloze("a {{c1:b}}"), "E219 3:11"),
    refused("a gap with three braces", cloze("a {{{c1::b}}}"), "E219 3:11"),
    refused("a gap that hides nothing", cloze("a {{c1::}}"), "E219 3:11"),
    refused("a gap that hides a filler of Hangul", cloze("a {{c1::\u3164}}"), "E219 3:11"),
    refused("a gap that hides only its hint", cloze("a {{c1::::b}}"), "E219 3:11"),
    refused("a gap that is never closed", cloze("a {{c1::b"), "E219 3:11"),
    refused("a gap that is never opened", cloze("a b}}"), "E219 3:11"),
    refused("a gap over two lines", "clozes:\n  §:\n    text: |\n      a {{c1::b\n      c}}\n", "E219 3:11"),
    refused("a gap that Anki takes for a picture", cloze("{{c1::image-occlusion:rect}}"), "E219 3:11"),
    refused("eleven gaps inside each other", cloze(NESTED), "E219 3:11"),
    refused("a cloze without a gap", cloze("a"), "E219 3:11"),
    refused("a field of a template in a cloze", cloze("{{Front}} {{c1::b}}"), "E219 3:11"),
    refused("a gap with one end of bold text", cloze("{{c1::**a}} b**"), "E219 3:11"),
]

# ---- bounds of a field ----
BOUNDS = [
    shown("a text of twenty thousand letters", keyed("extra: " + "a" * 20_000), "a" * 20_000),
    refused("a text of one letter more", keyed("extra: " + "a" * 20_001), "E109 5:12"),
    refused("two lines where one is asked", headed('topic: "a\\nb"'), "E108 1:8"),
]

CASES = [*TEMPLATES, *HTML, *FORMULAS, *TAGS, *CLOZES, *BOUNDS]
TAGGED = [shown(title, headed(f"tags: ['{tag}']") + "    extra: x\n", "x") for title, tag in KEPT_TAGS.items()]
SHOWN = [*(case for case in CASES if case.fields), *TAGGED]


@pytest.mark.parametrize(**by_title(case for case in CASES if case.told))
def test_refused(case: Case, run: Run, released: Path) -> None:
    is_refused(run, released, lambda folder: (folder / "a.yaml").write_bytes(case.text("a")), case.told)


@pytest.mark.parametrize(**by_title(case for case in SHOWN if "" not in case.fields))
def test_shown(case: Case, shown: Shelf) -> None:
    is_shown(case, shown)
    (card, *_) = shown.cards[case.title]
    assert tags(card.question + card.answer) <= OURS
    assert (card.spoken, card.error) == ((), "")


OURS = set("div p section span br strong em code".split())
"""The elements of our templates, and those of the author's markup."""


@pytest.mark.parametrize(**by_title(case for case in CLOZES if case.fields))
def test_shown_as_a_cloze(case: Case, shown: Shelf) -> None:
    assert case.title not in shown.refused, shown.refused.get(case.title)
    filled = case.fields[""].replace("§", shown.keys[case.title])
    for card in shown.cards[case.title]:
        assert filled in read(card.answer).split("\n")
        assert filled not in read(card.question).split("\n")
        assert tags(card.question + card.answer) <= OURS


@pytest.mark.parametrize(("title", "tag"), KEPT_TAGS.items(), ids=KEPT_TAGS)
def test_kept_as_a_tag_and_found_by_it(title: str, tag: str, shown: Shelf) -> None:
    assert shown.tags[title] == {normalize("NFC", tag)}


def test_what_is_shown_is_clean(shown: Shelf) -> None:
    assert shown.findings == []


# ---- decks ----


@dataclass(frozen=True)
class Name:
    """The name of a deck, and the code that refuses it."""

    title: str
    deck: str
    code: str = ""

    @property
    def head(self) -> str:
        """The hafal.yaml of a project with it, at 3:7."""
        return HEAD.replace("deck: Uji Coba", "deck: '" + self.deck.replace("'", "''") + "'")


DECKS = [
    Name("a deck", "PPKn XI"),
    Name("a deck below a deck", "Sekolah::PPKn::XI"),
    Name("a deck eleven deep", "::".join("abcdefghijk")),
    Name("a deck of two hundred letters", "x" * 200),
    Name("a deck of two hundred emoji", "👍" * 200),
    Name("a deck with a colon", "PPKn: XI"),
    Name("a deck with quotes", "\"PPKn\" 'XI'"),
    Name("a deck with slashes", "a/b\\c"),
    Name("a deck with signs of searches", "a*b_c (d) -e"),
    Name("a deck of HTML", "<b>a</b> &amp; <script>"),
    Name("a deck of a template", "{{Front}}"),
    Name("a deck like a search", "deck:current"),
    Name("a deck that is a number", "1.0"),
    Name("a deck that is a null", "~"),
    Name("a deck that is a truth value", "no"),
    Name("a deck in NFD", "Cafe\u0301"),
    Name("a deck with an override of direction", "\u202ea"),
    Name("a deck with a zero-width space", "a\u200bb"),
    Name("a deck below Anki's own", "Default::a"),
    Name("a deck with a point for a part", "a::."),
    Name("a deck name with an empty part", "a::::b", "E302 3:7"),
    Name("a deck that begins with an empty part", "::a", "E302 3:7"),
    Name("a deck that ends in an empty part", "a::", "E302 3:7"),
    Name("a deck with a part of an ideographic space", "a::\u3000", "E302 3:7"),
    Name("a deck with a space at its end", "a ", "E302 3:7"),
    Name("a deck with a space beside its colons", "a:: b", "E302 3:7"),
    Name("a deck with a no-break space at its end", "a\u00a0", "E302 3:7"),
    Name("a deck with three colons, of which Anki drops one", "a:::b", "E302 3:7"),
    Name("a deck with a colon at its end, which Anki drops", "a:", "E302 3:7"),
    Name("a deck with a colon first, which Anki drops", ":a", "E302 3:7"),
    Name("a deck with a tab, which Anki drops", "a\tb", "E302 3:7"),
    Name("a deck twelve deep, for which Anki refuses the whole package", "::".join("abcdefghijkl"), "E302 3:7"),
    Name("a deck of 201 letters", "x" * 201, "E302 3:7"),
    Name("the deck that every Anki has", "Default", "E302 3:7"),
    Name("the deck that every Anki has, in small letters", "default", "E302 3:7"),
    Name("a deck of zero-width spaces", "\u200b", "E104 3:7"),
    Name("a deck of fillers of Hangul", "\u3164", "E104 3:7"),
    Name("a deck with the field separator", "a\x1fb", "E003 3:9"),
    Name("a deck with a next line", "a\x85b", "E003 3:9"),
]


@pytest.mark.parametrize(**by_title(name for name in DECKS if name.code))
def test_refused_as_a_deck(case: Name, run: Run, released: Path) -> None:
    def prepare(folder: Path) -> None:
        (folder / "hafal.yaml").write_text(case.head, encoding="utf-8")

    is_refused(run, released, prepare, [f"{case.code} hafal.yaml"])


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[set[str]]:
    """The decks in which the real Anki puts the cards of projects with these names."""
    base = tmp_path_factory.mktemp("decks")
    with throwaway() as anki:
        for number, name in enumerate(name for name in DECKS if not name.code):
            folder = base / f"{number}"
            folder.mkdir()
            head = name.head.replace("7k3qm9", f"7k3q{number:02}")
            (folder / "hafal.yaml").write_text(head, encoding="utf-8")
            (folder / "a.yaml").write_text(FACT.replace("§", "a"), encoding="utf-8")
            assert cli.run(["build", str(folder), "-o", str(base / "deck.apkg")]) == 0, name
            anki.import_package(base / "deck.apkg")
        yield {card.deck for card in anki.snapshot().cards.values()}


@pytest.mark.parametrize(**by_title(name for name in DECKS if not name.code))
def test_kept_as_a_deck(case: Name, decks: set[str]) -> None:
    assert normalize("NFC", case.deck) in decks
