"""The two note types: layout alone, and everything that Anki asks of them."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import HEAD, OpenAnki, Project, Run

from generator.kinds.kind import SLOTS
from generator.notetypes import NoteType, cloze_note_type, note_type
from generator.settings import Report

BOTH = [note_type("uji-7k3qm9", "id"), cloze_note_type("uji-7k3qm9", "en")]


@pytest.mark.parametrize("made", BOTH, ids=lambda made: made.name)
def test_templates_name_only_fields_that_are_there(made: NoteType) -> None:
    names = {field.name for field in made.fields} | {"FrontSide"}
    for template in made.templates:
        for side in (template.front, template.back, template.browser_front, template.browser_back):
            used = {found.split(":")[-1].lstrip("#/^") for found in re.findall(r"\{\{([^}]+)\}\}", side)}
            assert used <= names
            assert side


@pytest.mark.parametrize("made", BOTH, ids=lambda made: made.name)
def test_templates_hold_no_words_no_script_and_no_address(made: NoteType) -> None:
    for template in made.templates:
        for side in (template.front, template.back):
            words = re.sub(r"<[^>]*>|\{\{[^}]*\}\}", "", side)
            assert words.strip() == ""
            assert not re.search(r"script|https?:|//", side)
    assert not re.search(r"@import|url\(|https?:|@font-face|\drem\b|animation|!ie", made.css)


def test_slots_are_templates_and_every_id_is_its_own() -> None:
    assert tuple(template.name for template in BOTH[0].templates) == SLOTS
    ids = [made.id for made in BOTH]
    ids += [part.id for made in BOTH for part in (*made.fields, *made.templates)]
    assert len(set(ids)) == len(ids)


def test_hint_and_typing_belong_to_the_first_card_alone() -> None:
    with_hint = [template.name for template in BOTH[0].templates if "hint:Hint" in template.front]
    with_typing = [template.name for template in BOTH[0].templates if "type:Typed" in template.front + template.back]
    assert with_hint == with_typing == ["core 1", "core 2", "core 3"]


def test_they_are_on_the_first_core_card_that_there_is(project: Project, run: Run, anki: OpenAnki) -> None:
    """As Anki shows it: a note without core 1 has them on core 2, and one with both on core 1 alone."""
    source = """\
lists:
  warna: {title: warna, items: {a: {title: hangat, hint: panas, items: [merah, jingga]}, b: biru}}
definitions:
  hak: {term: hak, definition: sesuatu yang boleh dituntut orang, hint: bukan wajib, typed: true}
first_relations:
  gh: {country: GH, date: 1957, hint: Afrika, first: negara yang pertama kali bersahabat, skip: [date], typed: true}
"""
    project({"a.yaml": source})
    ran = run("build", "-o", "deck.apkg")
    assert ran.status == 0, ran.err
    with anki() as opened:
        opened.import_package(Path("deck.apkg"))
        cards = list(opened.render())
    typed = sorted(card.template for card in cards if "[[type:" in card.question)
    assert typed == ["core 1", "core 2"]
    assert sorted(card.template for card in cards if "class=hint" in card.question) == ["core 1", "core 2", "core 2"]


def test_colours_have_a_night_twin() -> None:
    css = BOTH[0].css
    day = set(re.findall(r"(--[a-z]+):", css[: css.index(".nightMode")]))
    night = set(re.findall(r"(--[a-z]+):", css[css.index(".card.nightMode") :]))
    assert day <= night


def test_fronts_never_change(golden: Callable[[str, str], None]) -> None:
    """The golden file is for ever.

    Any other byte in the template of a front makes Anki, on import, make the cards that are missing from notes with
    others: those of withdrawn slots and gaps, for everyone who came after they were withdrawn. Change the stylesheet,
    the fields or the backs instead; never update this file for a template that was released.
    """
    fronts = {
        f"{'cloze' if made.cloze else 'slots'}: {template.name}": hashlib.sha256(template.front.encode()).hexdigest()
        for made in BOTH
        for template in made.templates
    }
    golden("fronts.json", json.dumps(fronts, indent=1) + "\n")


@pytest.mark.parametrize("make", [note_type, cloze_note_type])
def test_nothing_that_an_author_sets_changes_a_front(make: Callable[..., NoteType]) -> None:
    plain = [template.front for template in make("uji-7k3qm9", "id").templates]
    every = make("lain-7k3qm9", "en", Report("guru@sekolah.sch.id"), True, "h1 { margin: 0 }")
    assert [template.front for template in every.templates] == plain


def test_anki_keeps_ids_descriptions_and_browser_templates(project: Project, run: Run, anki: OpenAnki) -> None:
    from pathlib import Path

    project({"hafal.yaml": HEAD, "a.yaml": "questions:\n  a: {question: x?, answer: y}\n"})
    run("build", "-o", "deck.apkg")
    planned = note_type("uji-coba-7k3qm9", "id")
    with anki() as opened:
        opened.import_package(Path("deck.apkg"))
        stored = opened.collection.models.by_name(planned.name)
        assert stored is not None
        assert stored["id"] == planned.id
        assert [(field["id"], field["name"], field["description"], field["collapsed"]) for field in stored["flds"]] == [
            (field.id, field.name, field.description, field.collapsed) for field in planned.fields
        ]
        assert {field["preventDeletion"] for field in stored["flds"]} == {True}
        assert [(made["id"], made["name"], made["bqfmt"], made["bafmt"]) for made in stored["tmpls"]] == [
            (made.id, made.name, made.browser_front, made.browser_back) for made in planned.templates
        ]
        assert [field["name"] for field in stored["flds"] if not field["collapsed"]] == ["Title", "My Notes"]


def test_what_a_learner_writes_is_shown_below_the_answer(project: Project, run: Run, anki: OpenAnki) -> None:
    from pathlib import Path

    project({"hafal.yaml": HEAD, "a.yaml": "questions:\n  a: {question: x?, answer: y, typed: true}\n"})
    run("build", "-o", "deck.apkg")
    with anki() as opened:
        opened.import_package(Path("deck.apkg"))
        collection = opened.collection
        note = collection.get_note(collection.find_notes("")[0])
        assert note["My Notes"] == ""
        note["My Notes"] = "ingat ini"
        collection.update_note(note)
        (card,) = opened.render()
    assert "ingat ini" in card.answer
    assert "ingat ini" not in card.question
    assert card.question.count("[[type:Typed]]") == card.answer.count("[[type:Typed]]") == 1


def test_a_withdrawn_first_card_offers_neither_hint_nor_typing(project: Project, run: Run, anki: OpenAnki) -> None:
    reverse = "reverse: {question: 'Apa y?', answer: x}"
    source = f"questions:\n  q: {{question: 'Apa x?', answer: y, hint: z, typed: true, {reverse}}}\n"
    project({"a.yaml": source})
    assert run("build").status == 0
    project({"a.yaml": source.replace("hint", "skip: [answer], hint")})
    assert run("build").status == 0
    with anki() as opened:
        opened.import_package(next(Path("build").iterdir()))
        (fields,) = opened.fields().values()
    assert "ditarik" in fields["core 1 front"]
    assert (fields["Hint"], fields["Typed"]) == ("", "")
