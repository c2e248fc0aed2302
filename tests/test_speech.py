"""What is read aloud with `tts: true`: the answer and nothing else, by a voice of the deck's language."""

import json
from pathlib import Path

import pytest
from conftest import HEAD, OpenAnki, Project, Run
from test_kinds import EXAMPLES, example

from generator import faces
from generator.engine import Rendered
from generator.kinds.kind import Kind
from generator.notetypes import cloze_note_type, note_type

SPEAKING = HEAD + "tts: true\n"
SOURCE = """\
definitions:
  hak:
    term: hak
    definition: yang boleh dituntut dan diterima seseorang
    aliases: [wewenang]
    examples: [memperoleh pendidikan]
    contrast: {with: wajib, text: harus dilakukan}
    extra: jangan dibaca
    source: KBBI
    image: {file: a.svg, alt: gambar}
  wajib: {term: kewajiban, definition: yang harus dilakukan seseorang terhadap orang lain}
events:
  kaa:
    {event: Konferensi Asia-Afrika, date: 1955-04-18, ask: year, disputed: [{date: 1956, by: X}],
     corrected: {date: 2026-12-01, was: "1954"}}
lists:
  planet: {title: planet dalam, items: [merkurius, venus, bumi]}
clozes:
  air: {text: "Air terdiri atas {{c1::**hidrogen**::gas}} dan {{c2::oksigen}}.", extra: jangan dibaca}
"""


def cards(project: Project, run: Run, anki: OpenAnki, head: str, source: str = SOURCE) -> list[Rendered]:
    project({"hafal.yaml": head, "a.yaml": source, "media/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    ran = run("build", "-o", "deck.apkg")
    assert ran.status == 0, ran.out + ran.err
    with anki() as opened:
        opened.import_package(Path("deck.apkg"))
        assert {note.fields_check() for note in map(opened.collection.get_note, opened.collection.find_notes(""))} == {
            0
        }, "the editor would warn of a cloze in another type of note"
        return list(opened.render())


def test_the_answer_alone_is_read_aloud(project: Project, run: Run, anki: OpenAnki) -> None:
    said = {text for card in cards(project, run, anki, SPEAKING) for text in card.spoken}
    assert said == {
        ("id_ID", text)
        for text in (
            "Hak",
            "Yang boleh dituntut dan diterima seseorang.",
            "Yang harus dilakukan seseorang terhadap orang lain.",
            "hak, Yang boleh dituntut dan diterima seseorang. "
            "kewajiban, Yang harus dilakukan seseorang terhadap orang lain.",
            "1955",
            "Konferensi Asia-Afrika",
            "merkurius, venus, bumi",
            "hidrogen",
            "oksigen",
        )
    }


@pytest.mark.parametrize(("kind", "language"), EXAMPLES, ids=lambda value: getattr(value, "slug", value))
def test_every_card_of_every_kind_says_something_and_only_on_its_back(
    kind: Kind, language: str, project: Project, run: Run, anki: OpenAnki
) -> None:
    head = SPEAKING.replace("language: id", f"language: {language}")
    made = cards(project, run, anki, head, example(kind, language))
    voice = {"id": "id_ID", "en": "en_US"}[language]
    assert made
    for card in made:
        ((spoken, text),) = card.spoken
        assert (spoken, bool(text.strip())) == (voice, True)
        assert "anki:play" not in card.question + card.answer


def test_nothing_is_read_aloud_unless_it_is_asked_for(project: Project, run: Run, anki: OpenAnki) -> None:
    assert {card.spoken for card in cards(project, run, anki, HEAD)} == {()}
    for make in (note_type, cloze_note_type):
        silent, speaking = make("uji-7k3qm9", "id"), make("uji-7k3qm9", "id", None, True)
        for before, after in zip(silent.templates, speaking.templates, strict=True):
            assert "tts" not in before.back
            lines = [line for line in after.back.splitlines() if "tts" not in line]
            assert (lines, after.front) == (before.back.splitlines(), before.front)


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_is_a_voice_of_the_decks_language(language: str) -> None:
    voice = {"id": "id_ID", "en": "en_US"}[language]
    for make in (note_type, cloze_note_type):
        for template in make("uji-7k3qm9", language, None, True).templates:  # type: ignore[arg-type]
            assert template.back.count(f"{{{{tts {voice}:") == 1
            assert "tts" not in template.front


def test_any_answer_is_read_as_it_is_written(project: Project, run: Run, anki: OpenAnki) -> None:
    answers = [
        "{{c1::X}}",
        "1 < 2 & 3",
        "[/anki:tts]",
        "[sound:a.mp3]",
        "&lt;b&gt;",
        "A: 'b' \"c\"",
        "{{Key}}",
        "C:\\x",
    ]
    facts = [f"  q{at}: {{question: Apa {at}?, answer: {json.dumps(answer)}}}" for at, answer in enumerate(answers)]
    made = cards(project, run, anki, SPEAKING, "\n".join(["questions:", *facts, ""]))
    assert sorted(text for card in made for _, text in card.spoken) == sorted(answers)


@pytest.mark.parametrize(
    ("back", "said"),
    [
        ('<p class="big">1955</p><p class="small">18 April</p>', "1955"),
        ('<ol class="counted"><li>a</li><li>b<p class="small">c, d</p></li></ol>', "a, b"),
        ('<p class="text">Satu.</p><p class="text">Dua</p>', "Satu. Dua"),
        ('<p class="text">a</p><figure><img src="x"><figcaption>y</figcaption></figure>', "a"),
        ('<p class="text">a</p><div class="panel contrast"><p class="label">z</p></div>', "a"),
    ],
)
def test_what_stands_below_an_answer_is_not_part_of_it(back: str, said: str) -> None:
    assert faces.spoken(back) == said
