"""The author's stylesheet: after ours, checked for what cards cannot use, and seen by day and night."""

import os
import time
from pathlib import Path

import pytest
from conftest import HEAD, OpenAnki, Project, Run
from playwright.sync_api import Browser

from generator.notetypes import cloze_note_type, note_type
from generator.styles import check

FACTS = 'questions:\n  a: {question: x?, answer: y}\nclozes:\n  b: {text: "Air {{c1::jernih}} sekali."}\n'
STYLED = HEAD + "css: gaya/saya.css\n"
SOUND = "h1 { color: #a00000; }\n.nightMode h1 { color: #ffb0b0; }\n"


def told(text: str) -> list[str]:
    return [f"{found.place.line}:{found.place.column} {found.code}" for found in check(text, "a.css") if found.place]


@pytest.mark.parametrize("text", ["h1 { color: #a00 }\n.nightMode h1 { color: #fbb }\r\n", "\ufeffh1 { margin: 0 }\n"])
def test_anki_has_the_authors_style_after_ours(project: Project, run: Run, anki: OpenAnki, text: str) -> None:
    project({"hafal.yaml": STYLED, "gaya/saya.css": text, "a.yaml": FACTS})
    assert run("check").out.startswith("no problems")
    assert run("build", "-o", "deck.apkg").status == 0
    assert run("verify", "deck.apkg").status == 0
    with anki() as opened:
        opened.import_package(Path("deck.apkg"))
        styles = [model["css"] for model in opened.collection.models.all() if model["name"].startswith("Hafal")]
    ours = note_type("uji-7k3qm9", "id").css
    assert styles == [f"{ours}\n{text}".replace("\r", "").replace("\ufeff", "")] * 2


def test_without_one_the_style_is_ours_to_the_byte() -> None:
    ours = (Path(note_type.__wrapped__.__code__.co_filename).parent / "card.css").read_text(encoding="utf-8")
    assert note_type("uji-7k3qm9", "id").css == cloze_note_type("uji-7k3qm9", "id").css == ours


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tiada.css", "is not there"),
        ("Gaya/saya.css", 'did you mean "gaya"?'),
        ("../luar.css", "must be a path inside the project's folder"),
        ("/etc/passwd.css", "must be a path inside the project's folder"),
        ("gaya\\saya.css", "must be a path inside the project's folder"),
        ("C:/saya.css", "must be a path inside the project's folder"),
        ("gaya//saya.css", "must be a path inside the project's folder"),
        ("hafal.yaml", "must end in .css"),
        ("luar.css", "leads out of the folder of the project"),
        ("besar.css", "is larger than 100 kB"),
        ("kosong.css", "is empty"),
        ("latin.css", "is not UTF-8 text"),
        ("nol.css", "holds a character that does not belong in a text"),
        ("folder.css", "cannot be read: it is no plain file"),
    ],
)
def test_a_stylesheet_that_cannot_be_taken_is_told_in_hafal_yaml(
    project: Project, run: Run, name: str, said: str
) -> None:
    files: dict[str, str | bytes] = {
        "gaya/saya.css": SOUND,
        "besar.css": " " * (100 * 1024 + 1),
        "kosong.css": "",
        "latin.css": b"/* \xe9 */",
        "nol.css": b"a{}\x00",
        "folder.css/a.txt": "x",
    }
    folder = project({"hafal.yaml": f"{HEAD}css: '{name}'\n", "a.yaml": FACTS, **files})
    Path("luar.css").write_text("h1 {}")
    os.symlink(Path("luar.css").absolute(), folder / "luar.css")
    for command in (("check",), ("build", "-o", "deck.apkg")):
        ran = run(*command)
        first, *more = (ran.out + ran.err).splitlines()
        assert (ran.status, first[-6:]) == (1, "[E501]")
        assert first.startswith("cards_src/uji/hafal.yaml:7:6: ")
        assert said in first + "".join(more)
    assert not Path("deck.apkg").exists()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@import "x.css";', ["1:1 E502"]),
        ("h1 {\n  background: url(https://a.id/x.png) }", ["2:15 E502"]),
        ('h1 { background: url("//a.id/x.png") }', ["1:22 E502"]),
        ("@font-face { font-family: a; src: url(_a.woff2) }", ["1:35 E502"]),
        ("h1 { background: \\75rl(x.png) }", ["1:18 E502"]),
        ('h1 { background: image-set("x.png" 1x) }', ["1:28 E502"]),
        ('h1 { --a: "//a.id/x.png"; background: image-set(var(--a) 1x) }', ["1:49 E502"]),
        ('h1 { background: -webkit-image-set(if(else: "//a.id/x.png") 1x) }', ["1:36 E502"]),
        ('@function --f() { result: "//a.id/x.png" } h1 { background: image-set(--f() 1x) }', ["1:71 E502"]),
        ("@media print { h1 { --a: url(x.png) } }", ["1:26 E502"]),
        (".a { .b & { background: url(x.png) } }", ["1:25 E502"]),
        ("h1 { width: expression(1) }", ["1:13 E502"]),
        ("h1 { background: url(javascript:x) }", ["1:18 E502"]),
        ("/*\n</STYLE> */", ["2:1 E502"]),
        ("h1 { margin: 0 } }", ["1:18 E503"]),
        ("h1 { margin 0 }", ["1:14 E503"]),
        ('h1 { content: "a\n }', ["1:15 E503"]),
        ("h1 { background: url(data:image/png;base64,AA==) } /* @import url(http://x) */", []),
        ('h1::after { content: "http://a.id" } svg { fill: url(#a) }', []),
        ("h1 { --a: url(data:image/png;base64,AA==); background: var(--a), image-set(url(data:,) 1x) }", []),
        ("h1 { background: image-set(linear-gradient(var(--pick), transparent) 1x) }", []),
    ],
)
def test_what_runs_is_fetched_or_cannot_be_read_is_refused_at_its_place(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (".a{" * 30_000, "E503"),
        ("/* biru */ n " + "9" * 5_000, "E503"),
        ("a" + "(" * 50_000 + "{}", "E503"),
        ("@media x {" * 9_000, "E503"),
        (("h1," * 20 + "h2 {") * 6 + "color: red" + "}" * 6, "W501"),
        ("h1{color:red}" * 7_800, "W501"),
    ],
)
def test_no_stylesheet_takes_long_or_ends_in_a_fault(text: str, code: str) -> None:
    started = time.process_time()
    assert {found.code for found in check(text, "a.css")} == {code}
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("h1 {\n  color: #a00;\n}", ["2:3 W501"]),
        ("h1 { border-bottom: 1px solid rgb(1, 2, 3) } .nightMode h1 { color: #fff }", ["1:6 W501"]),
        ("h1, h2 { color: red } .nightMode h1 { color: #fff }", ["1:10 W501"]),
        ("@media (min-width: 9px) { svg { fill: red } }", ["1:33 W501"]),
        (".k-list { --pick: #0a6a5b }", ["1:11 W501"]),
        ("@media (prefers-color-scheme: dark) { h1 { color: #fff } }", ["1:44 W501"]),
        (SOUND, []),
        ("h1 { background-color: #fff } .night_mode h1 { background: #000 }", []),
        (".card { color: #111 } .card.nightMode { color: #eee }", []),
        (":root { --pick: #111 } .card.nightMode { --pick: #eee }", []),
        (".card { color: #111 } .nightMode .card { color: #eee }", ["1:9 W501"]),
        ("h1 { background: linear-gradient(red, blue) }", ["1:6 W501"]),
        ("h1 { color: light-dark(#111, #eee); background: linear-gradient(var(--a), transparent) }", []),
        (".card h1 { color: red } .nightMode .card h1, .x { color: pink } .nightMode .x { color: red }", []),
        (".k-list .kind, a.b { color: red } :is(.nightMode, .night_mode) .k-list .kind { color: red }"
         " .night_mode a.b { color: red }", []),
        ("h1 { color: red; .nightMode & { color: pink } }", []),
        (".nightMode { h1 { color: pink } } h1 { color: red }", []),
        ("ol>li { color: red } .nightMode ol > li { color: pink }", []),
        ("h1 { color: var(--ink); background: transparent; border: 0; fill: currentColor; outline: none }", []),
    ],
)  # fmt: skip
def test_a_colour_that_has_none_by_night_is_told_at_its_place(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_warning_names_the_file_and_what_to_add(project: Project, run: Run) -> None:
    project({"hafal.yaml": STYLED, "gaya/saya.css": "h1 {\n  color: red;\n}\n", "a.yaml": FACTS})
    ran = run("check")
    assert ran.status == 0
    assert ran.out.splitlines()[:2] == [
        'cards_src/uji/gaya/saya.css:2:3: warning: "color" of "h1" has a colour by day and none by night [W501]',
        "  hint: add .nightMode h1 { color: ... }",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<html class='{night}'><body class='card {night}'>",
        "<html class='mobile android linux js'><body class='card {both}'><div id=content>",
    ],
    ids=["desktop", "AnkiDroid"],
)
def test_the_authors_colour_wins_by_day_and_by_night(browser: Browser, html: str) -> None:
    style = note_type("uji-7k3qm9", "id", None, False, SOUND).css
    page = browser.new_page()
    for night, expected in (("", "rgb(160, 0, 0)"), ("nightMode", "rgb(255, 176, 176)")):
        opened = html.format(night=night, both=night and f"{night} night_mode")
        page.set_content(f"<!doctype html>{opened}<style>{style}</style><section class=q><h1>a</h1></section>")
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == expected
    page.close()


@pytest.mark.parametrize("selector", [".card", "body", "html", ":root", "html body.card"])
def test_the_hint_for_the_card_itself_is_one_that_works(selector: str) -> None:
    (found,) = check(f"{selector} {{ color: #111 }}", "a.css")
    assert found.hint == "add .card.nightMode { color: ... }"
