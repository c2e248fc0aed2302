"""Every key of every kind of fact, and every text of hafal.yaml, is text: what Anki would obey is shown as typed."""

import re
from dataclasses import dataclass

import pytest
from conftest import HEAD, Make
from trust.corpus import FACT, read, tags

from generator import cli
from generator.description import description
from generator.engine import throwaway

KEYS: dict[str, str] = {}
"""The text under each key that was asked for, by the name of the key."""


def jahat(name: str) -> str:
    """A hostile text of its own for the key called `name`, in single quotes."""
    number = len(KEYS) + 1
    KEYS[name] = (
        f"Q{number} <x-{number}>{{{{Front}}}}[sound:{number}.mp3][latex]a[/latex]</x-{number}> &lt;{number} _a_ \u0338"
    )
    return f"'{KEYS[name]}'"


SOURCE = f"""\
topic: {jahat("topic of a file")}
source: {jahat("source of a file")}
definitions:
  satu:
    term: {jahat("definition term")}
    definition: {jahat("definition definition")}
    aliases: [{jahat("definition aliases")}]
    examples: [{jahat("definition examples")}]
    contrast: {{with: dua, text: {jahat("contrast text")}}}
    extra: {jahat("extra")}
    image: {{file: a.png, alt: x, caption: {jahat("image caption")}}}
    corrected: {{date: 2026-01-02, was: {jahat("corrected was")}}}
  dua: {{term: dua, definition: sesuatu yang lain sama sekali, topic: {jahat("topic")}, source: {jahat("source")}}}
motives:
  tiga:
    called: {jahat("motive called")}
    subject: {jahat("motive subject")}
    items:
      a: {{motive: {jahat("item motive")}, why: {jahat("item why")}, extra: {jahat("item extra")}}}
      b: {{motive: lain, examples: [{jahat("item examples")}]}}
      c: {{title: {jahat("group title")}, items: {{d: {jahat("item of a group")}, e: yang kedua}}}}
first_relations:
  empat:
    country: EG
    event: mission_opened
    by: ID
    rank: {jahat("relation rank")}
    city: {jahat("relation city")}
    date: 1950-02-03
    disputed: [{{date: 1951-02-03, by: {jahat("disputed by")}}}]
  lima: {{country: XA, event: treaty, treaty: {jahat("relation treaty")}, date: 1947-06-10}}
  enam: {{country: GB, event: recognition, of: independence, date: 1949-12-27, first: {jahat("relation first")}}}
events:
  tujuh: {{event: {jahat("event event")}, place: {jahat("event place")}, date: 1945-08-17}}
  delapan: {{event: satu, timeline: {jahat("event timeline")}, date: 1901-08-17}}
  sembilan: {{event: dua, timeline: '{KEYS["event timeline"]}', date: 1911-08-17}}
  sepuluh: {{event: tiga, timeline: '{KEYS["event timeline"]}', date: 1921-08-17}}
figures:
  sebelas:
    subject: {jahat("figure subject")}
    value: {jahat("figure value")}
    unit: {jahat("figure unit")}
    as_of: 2024
  duabelas: {{subject: penduduk, value: 5, according_to: {jahat("figure according to")}}}
lists:
  tigabelas: {{title: {jahat("list title")}, items: {{a: {jahat("item")}, b: lain}}}}
questions:
  empatbelas:
    question: {jahat("question question")}
    answer: {jahat("question answer")}
    hint: {jahat("hint")}
    reverse: {{question: {jahat("reverse question")}, answer: {jahat("reverse answer")}}}
clozes:
  limabelas: {{text: 'Ini {{{{c1::<x-99>[sound:99.mp3]}}}} itu', hint: {jahat("hint of a cloze")}}}
"""
SETTINGS = (
    HEAD.replace("deck: Uji Coba", "deck: '<x-98>{{Front}}[sound:98.mp3]'")
    + f"countries: {{XA: {{name: {jahat('country name')}, aliases: [{jahat('country alias')}]}}}}\n"
)


@dataclass(frozen=True)
class Seen:
    """What the real Anki shows of the project: the texts of its cards, and the elements of which they are made."""

    text: str
    elements: set[str]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """All cards of the project, rendered."""
    base = tmp_path_factory.mktemp("everywhere")
    (base / "uji" / "media").mkdir(parents=True)
    (base / "uji" / "hafal.yaml").write_text(SETTINGS, encoding="utf-8")
    (base / "uji" / "a.yaml").write_text(SOURCE, encoding="utf-8")
    (base / "uji" / "media" / "a.png").write_bytes(b"\x89PNG")
    assert cli.run(["build", str(base / "uji"), "-o", str(base / "deck.apkg")]) == 0
    with throwaway() as anki:
        anki.import_package(base / "deck.apkg")
        sides = [(card.question, card.answer) for card in anki.render()]
    return Seen(" ".join(read(side) for both in sides for side in both), tags("".join(map("".join, sides))))


@pytest.mark.parametrize("name", KEYS)
def test_shown_as_typed(name: str, seen: Seen) -> None:
    assert " ".join(KEYS[name].split()) in " ".join(seen.text.split())


def test_nothing_is_an_element_that_is_not_ours(seen: Seen) -> None:
    assert not [element for element in seen.elements if re.match(r"x-|script|anki", element)]
    assert "[anki:play" not in seen.text


ABOUT = {
    "a script": "<script>alert(1)</script>",
    "a picture that runs a script": "<img src=x onerror=alert(1)>",
    "a frame": "<iframe src=http://a.id></iframe>",
    "bold in HTML": "<b>a</b>",
    "entities": "a &amp; b &lt;c&gt; &copy; &#65;",
    "a link of Markdown": "[a](javascript:alert(1)) [b]: http://a.id",
    "a picture of Markdown": "![a](http://a.id/a.png)",
    "a link in angles": "<http://a.id> <a@a.id>",
    "underscores": "__init__ dan _x_",
    "a heading": "# a",
    "a year first": "1946. Mesir mengakui",
    "text crossed out": "~~a~~",
    "a sound": "[sound:a.mp3]",
    "a template": "{{Front}}",
    "signs behind a backtick": "a ` <b> _c_",
}


@pytest.fixture(scope="module")
def descriptions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The HTML that the real Anki makes of the descriptions of decks with these titles and texts about them."""
    base = tmp_path_factory.mktemp("descriptions")
    found = {}
    with throwaway() as anki:
        for number, (name, text) in enumerate(ABOUT.items()):
            head = HEAD.replace("7k3qm9", f"7k3q{number:02}").replace("deck: Uji Coba", f"deck: Uji {number}")
            head = head.replace("title: Uji coba", f"title: '{text}'") + f"about: '{text}'\n"
            (base / f"{number}").mkdir()
            (base / f"{number}" / "hafal.yaml").write_text(head, encoding="utf-8")
            (base / f"{number}" / "a.yaml").write_text(FACT.replace("§", "a"), encoding="utf-8")
            assert cli.run(["build", str(base / f"{number}"), "-o", str(base / "deck.apkg")]) == 0
            anki.import_package(base / "deck.apkg")
            deck = anki.collection.decks.by_name(f"Uji {number}")
            assert deck
            assert deck["md"]
            found[name] = anki.collection.render_markdown(deck["desc"], sanitize=False)
    return found


@pytest.mark.parametrize("name", ABOUT)
def test_shown_as_typed_above_the_deck(name: str, descriptions: dict[str, str]) -> None:
    title, about, *_ = read(descriptions[name]).split("\n")
    assert (title, about) == (ABOUT[name], ABOUT[name])
    assert tags(descriptions[name]) <= {"p", "strong"}


def test_markup_that_cards_know_works_above_the_deck_too(make: Make) -> None:
    deck, _ = make(FACT.replace("§", "a"), about="'**a** dan *b*, `c_d<e>` & f_g'")
    with throwaway() as anki:
        shown = anki.collection.render_markdown(description(deck), sanitize=False)
    assert "<p><strong>a</strong> dan <em>b</em>, <code>c_d&lt;e&gt;</code> &amp; f_g</p>" in shown
