"""Cards on phones, in a real browser: they fit, can be read and tapped, and the question stays where it is."""

from dataclasses import replace
from pathlib import Path

import pytest
from everything import everything
from playwright.sync_api import Browser
from proving import CHECKS, Setting, Shown, prove, sample, settings, shown, zoomable
from wrappers import ANKIMOBILE, ANKIWEB, DESKTOP, NEWER, OLDER, THEMES

from generator import cli
from generator.notetypes import note_type

DECKS = sorted(path.parent for path in (Path(__file__).parent.parent / "cards_src").glob("*/hafal.yaml"))
SMALL, LARGE = (360, 640), (412, 780)


@pytest.fixture(scope="module", params=["id", "en"])
def examples(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Shown]:
    return everything(tmp_path_factory.mktemp("examples"), request.param)


def told(browser: Browser, cards: list[Shown], ways: list[Setting]) -> list[str]:
    proof = prove(browser, cards, ways)
    assert proof.renders >= 2 * len(cards) * len(ways) > 0
    return [str(finding) for finding in proof.findings]


def test_every_example_is_sound_on_both_screens_of_ankidroid(browser: Browser, examples: list[Shown]) -> None:
    assert told(browser, examples, settings()) == []


def test_every_example_is_sound_in_the_other_clients(browser: Browser, examples: list[Shown]) -> None:
    assert told(browser, examples, settings([ANKIMOBILE, ANKIWEB, DESKTOP], [SMALL], zooms=[1])) == []


def test_every_example_is_sound_in_the_grey_night(browser: Browser, examples: list[Shown]) -> None:
    assert told(browser, examples, settings(phones=[SMALL], themes=["grey"], zooms=[1])) == []


def test_every_example_is_sound_when_text_or_all_is_twice_as_large(browser: Browser, examples: list[Shown]) -> None:
    larger = settings(themes=["day"], zooms=[1], text=2) + settings(themes=["day"], zooms=[2])
    assert told(browser, examples, larger) == []


@pytest.mark.parametrize("folder", DECKS, ids=lambda folder: folder.name)
def test_thirty_cards_of_every_deck_are_sound(folder: Path, browser: Browser, tmp_path: Path) -> None:
    assert cli.run(["build", str(folder), "--draft", "-o", str(tmp_path / "deck.apkg")]) == 0
    cards = sample(shown(tmp_path / "deck.apkg"), 30)
    assert len(cards) == 30
    assert told(browser, cards, settings()) == []


def test_what_the_examples_hold(examples: list[Shown]) -> None:
    """What has to be looked at is there, so that a change of the examples leaves nothing out."""
    sides = "\n".join(card.front + card.back for card in examples)
    for part in ('class="source"', 'class="mine"', "withdrawn", "mailto:", "panel contrast", "blanks", "gap"):
        assert part in sides, part
    if 'lang="id"' in sides:
        for part in (
            "panel corrected",
            'class="extra"',
            "panel disputed",
            "<img",
            "<table",
            "<code>",
            r"\(E = mc^2",
            "typeans",
            "a class=hint",
        ):
            assert part in sides, part


SOUND = '<section class="q"><p>Apa ibu kota Mesir?</p></section>'
ANSWER = '<section class="a"><p>Kairo</p></section>'
CSS = ".card { margin: 0; font-size: 18px; background-color: #fff; color: #111; } p { margin: 10px; }"
PLANTED = {
    "overflow": '<div style="width: 500px">lebar</div>',
    "low contrast": '<p style="color: #999">pudar</p>',
    "small text": '<p style="font-size: 13px">kecil</p>',
    "clipped text": '<p style="height: 10px; overflow: hidden">terpotong</p>',
    "missing image": '<img src="tidak-ada.png" alt="">',
    "small tap target": '<button style="height: 30px; font-size: 18px">tekan</button>',
    "moving question": "<style>.q { padding-top: 5px }</style>",
}
MORE = {
    "low contrast": [
        '<p style="opacity: .4">tembus</p>',
        '<p style="color: rgba(0, 0, 0, .4)">tembus</p>',
        '<p style="background-color: rgba(0, 0, 0, .8)">gelap</p>',
        '<style>.x::before { content: "pudar"; color: #aaa }</style><p class="x"></p>',
    ],
    "small text": ['<style>.x::after { content: "kecil"; font-size: 9px }</style><p class="x"></p>'],
    "clipped text": [
        '<div style="width: 40px; overflow: hidden; white-space: nowrap">terpotong di kanan</div>',
        '<p style="position: absolute; left: -30px">di luar layar</p>',
    ],
    "small tap target": [
        '<input style="height: 20px; font-size: 18px">',
        '<a href="#">ke sana</a>',
        '<button style="height: 50px; width: 30px; padding: 0">x</button>',
        '<span role="button">tekan</span>',
    ],
    "moving question": ["<style>.q p { padding-left: 5px }</style>", "<style>.q p { display: none }</style>"],
    "overflow": ['<p style="white-space: nowrap">pertanggungjawaban yang tidak pernah dipatahkan di mana pun</p>'],
}


def planted(fault: str, more: str) -> Shown:
    return Shown(fault, SOUND, SOUND + ANSWER + more, CSS)


def test_a_sound_card_is_found_sound(browser: Browser) -> None:
    assert told(browser, [planted("sound", "")], settings()) == []


def test_every_planted_fault_is_found_by_its_name(browser: Browser) -> None:
    assert set(PLANTED) == set(CHECKS)
    cards = [planted(fault, html) for fault, html in PLANTED.items()]
    proof = prove(browser, cards, [Setting(OLDER, *SMALL), Setting(NEWER, *LARGE)])
    assert {(finding.card, finding.check) for finding in proof.findings} == {(fault, fault) for fault in CHECKS}


@pytest.mark.parametrize(("fault", "html"), [(fault, html) for fault, some in MORE.items() for html in some])
def test_a_fault_is_found_however_it_comes_about(fault: str, html: str, browser: Browser) -> None:
    proof = prove(browser, [planted("planted", html)], [Setting(OLDER, *SMALL)])
    assert fault in {finding.check for finding in proof.findings}


def test_text_grows_with_the_size_that_the_system_sets_and_hidden_text_stays_hidden(browser: Browser) -> None:
    grown = zoomable("p { font-size: 7px } i { font-size: 0 } b { font-size: .9em } a { line-height: 20px }")
    assert grown.replace(" ", "") == (
        "p{font-size:calc((7px)*var(--text-zoom,1))}i{font-size:0}b{font-size:.9em}"
        "a{line-height:calc(20px*var(--text-zoom,1))}"
    )
    card = planted("planted", "<style>.a p { font-size: 8px }</style>")
    card = replace(card, css=CSS + ".card .x { font-size: 7px; }", back=card.back + '<p class="x">kecil</p>')
    assert [prove(browser, [card], [Setting(OLDER, *SMALL, text=text)]).text[0] for text in (1, 2)] == [7, 8]


def test_a_fault_of_one_night_is_found_there_alone(browser: Browser) -> None:
    card = planted("planted", "")
    card = replace(card, css=CSS + ".card.nightMode { background-color: #000; color: #111; }")
    proof = prove(browser, [card], settings(phones=[SMALL], themes=THEMES, zooms=[1]))
    assert {(finding.check, finding.setting.theme) for finding in proof.findings} == {
        ("low contrast", "night"),
        ("low contrast", "grey"),
    }


def test_what_is_found_is_measured(browser: Browser) -> None:
    card = planted("planted", '<p style="font-size: 13px; color: #767676">kecil</p>')
    proof = prove(browser, [card], [Setting(OLDER, *SMALL)])
    assert (round(proof.contrast[0], 2), proof.text[0], proof.renders) == (4.54, 13, 2)
    assert proof.text[1] == "planted, back: kecil; AnkiDroid, older screen, 360 px, day, 100%"


def test_a_formula_wider_than_the_screen_scrolls_by_itself(browser: Browser) -> None:
    """Anki draws formulas with MathJax, in an element of this name, inline."""
    formula = '<mjx-container><span style="display: inline-block; width: 700px">x = 1 + 2 + ...</span></mjx-container>'
    holders = (
        f"<h1>{formula}</h1>",
        f'<div class="text">Apa <b><span class="cloze">{formula}</span></b>?</div>',
        f"<p>Apa {formula}?</p>",
        f"<ul><li>{formula}</li></ul>",
        f"<table><tr><td>{formula}</td></tr></table>",
    )
    css = note_type("uji-7k3qm9", "id").css
    for holder in holders:
        side = f'<section class="q"><div class="face">{holder}</div></section>'
        proof = prove(browser, [Shown("rumus", side, side, css)], settings(zooms=[1]))
        assert "overflow" not in {finding.check for finding in proof.findings}, holder
        loose = prove(browser, [Shown("rumus", side, side, css.replace(":has(mjx", ":has(no"))], settings(zooms=[1]))
        assert "overflow" in {finding.check for finding in loose.findings}, holder


def test_the_button_that_reads_aloud_can_be_tapped(browser: Browser) -> None:
    """Clients put an image of their own into a link; this is as small as any of them."""
    button = '<a class="replay-button soundLink" href="#"><svg width="20" height="20"><circle r="9"/></svg></a>'
    css = note_type("uji-7k3qm9", "id", None, True).css
    front = '<section class="q"><p class="prompt">Apa?</p></section>'
    back = f'{front}<section id="answer" class="a"><p class="big">x</p><div class="speech">{button}</div></section>'
    assert told(browser, [Shown("suara", front, back, css)], settings()) == []
    small = prove(browser, [Shown("suara", front, back, css.replace(".speech a {", ".no {"))], settings())
    assert {finding.check for finding in small.findings} == {"small tap target"}
