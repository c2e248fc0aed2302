"""What the real Anki finds in a deck is told by fact and card; a planted fault never passes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import OpenAnki, Project, Run
from tampering import altered

SOURCE = """\
questions:
  satu: {question: Berapa satu?, answer: uno, typed: true, hint: Spanyol}
  dua:
    question: Berapa dua?
    answer: dos
    image: {file: x.png, alt: x}
"""
Tamper = Callable[..., Path]


def without_media(members: dict[str, bytes]) -> None:
    for number in json.loads(members["media"]):
        del members[number]
    members["media"] = b"{}"


@pytest.fixture
def tampered(project: Project, run: Run) -> Tamper:
    """A built deck, altered."""

    def make(*statements: str, **changes: Any) -> Path:
        project({"a.yaml": SOURCE, "media/x.png": b"x"})
        assert run("build", "-o", "sound.apkg").status == 0
        return altered(Path("sound.apkg"), Path("deck.apkg"), *statements, **changes)

    return make


def found(run: Run, deck: Path) -> dict[str, dict[str, object]]:
    ran = run("verify", deck, "--json")
    report = json.loads(ran.out)
    assert ran.status == (0 if all(finding["severity"] == "warning" for finding in report["findings"]) else 1)
    return {finding["code"]: finding for finding in report["findings"]}


def test_a_sound_deck_has_no_findings(tampered: Tamper, run: Run) -> None:
    ran = run("verify", tampered())
    assert ran.status == 0
    assert ran.out == (
        "deck.apkg: no errors, no warnings. Anki took in 2 notes and 2 cards, rendered 4 sides, "
        "and knew them all the second time.\n"
    )


def test_the_report_for_programs(tampered: Tamper, run: Run) -> None:
    assert json.loads(run("verify", tampered(), "--json").out) == {
        "ok": True,
        "findings": [],
        "notes": 2,
        "cards": 2,
        "import": {"new": 2, "updated": 0, "duplicate": 0, "conflicting": 0},
        "upgrade": None,
    }


def front(key: str, text: str) -> str:
    """SQL that gives the note of a fact another first front."""
    return f"""UPDATE notes SET flds = replace(flds, '<p class="prompt">Berapa {key}?</p>', '{text}')"""


def of_templates(change: Callable[[dict[str, str]], None]) -> Callable[[dict[str, dict[str, object]]], None]:
    def types(models: dict[str, dict[str, object]]) -> None:
        for model in models.values():
            change(model["tmpls"][0])  # type: ignore[index]

    return types


def test_an_answer_on_the_front_is_told_with_the_line_of_its_fact(tampered: Tamper, run: Run) -> None:
    finding = found(run, tampered(front("satu", "<p>Berapa UNO?</p>")))["W401"]
    assert (finding["fact"], finding["card"], finding["severity"]) == ("satu", "answer", "warning")
    assert (finding["path"], finding["line"]) == ("cards_src/uji/a.yaml", 2)


def test_without_sources_findings_name_fact_and_card(tampered: Tamper, run: Run) -> None:
    deck = tampered(front("satu", "uno"))
    ran = run("verify", deck, "--src", "tidak-ada")
    assert 'satu "answer": warning: the answer "uno" stands on the front [W401]' in ran.out


def test_sources_of_another_project_are_not_taken_for_the_decks(tampered: Tamper, run: Run) -> None:
    deck = tampered(front("satu", "uno"))
    path = Path("cards_src/uji/hafal.yaml")
    path.write_text(path.read_text().replace("7k3qm9", "8k3qm9"))
    assert found(run, deck)["W401"]["line"] is None


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (front("satu", ""), "V112"),
        ("UPDATE cards SET ord = 20", "V104"),
        ("UPDATE notes SET guid = 'sama'", "V116"),
        (front("satu", "{{belum}}"), "V110"),
        ("DELETE FROM cards WHERE id = (SELECT min(id) FROM cards)", "V103"),
        ("UPDATE cards SET due = 2000000", "V115"),
        ("UPDATE notes SET flds = replace(flds, 'satu?', 'e\u0301?')", "V114"),
        ("UPDATE notes SET mid = 1", "V101"),
    ],
)
def test_planted_faults_in_notes_and_cards_are_found(tampered: Tamper, run: Run, statement: str, code: str) -> None:
    assert code in found(run, tampered(statement))


@pytest.mark.parametrize(
    ("side", "template", "code"),
    [
        ("qfmt", "{{#core 1 front}}{{core 1 front}}", "V106"),
        ("qfmt", "{{tidak ada}}", "V106"),
        ("afmt", "", "V107"),
        ("afmt", "{{FrontSide}}", "V108"),
        ("afmt", "{{FrontSide}}<img src='hilang.png'>", "V109"),
    ],
)
def test_planted_faults_in_templates_are_found(tampered: Tamper, run: Run, side: str, template: str, code: str) -> None:
    def change(made: dict[str, str]) -> None:
        made[side] = template

    assert code in found(run, tampered(types=of_templates(change)))


def test_a_missing_picture_is_told_of_its_fact(tampered: Tamper, run: Run) -> None:
    finding = found(run, tampered(members=without_media))["V109"]
    assert (finding["fact"], finding["line"]) == ("dua", 3)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 torn", b"not a zip"])
def test_what_is_no_deck_is_a_finding(run: Run, data: bytes) -> None:
    Path("deck.apkg").write_bytes(data)
    ran = run("verify", "deck.apkg")
    assert (ran.status, "V113" in ran.out) == (1, True)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM notes",
        "UPDATE notes SET tags = CAST(tags AS BLOB)",
        "UPDATE notes SET flds = CAST(flds AS BLOB)",
        "UPDATE col SET models = '[]'",
        "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END",
        "CREATE VIEW v AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x FROM r) SELECT x FROM r",
    ],
)
def test_a_database_that_is_no_decks_is_a_finding(tampered: Tamper, run: Run, statement: str) -> None:
    deck = tampered(statement)
    assert "V113" in found(run, deck)
    assert run("build", "-o", deck).status == 0  # and does not stop a build


@pytest.mark.parametrize("media", [b"[]", b'{"a":' * 100_000, b"3", b'{"0": 3}'])
def test_a_list_of_media_that_is_none_is_a_finding(tampered: Tamper, run: Run, media: bytes) -> None:
    deck = tampered()
    altered(deck, deck, members=lambda members: members.update(media=media))
    assert "V113" in found(run, deck)


def test_withdrawn_facts_and_gaps_are_no_missing_cards(project: Project, run: Run) -> None:
    cloze = 'clozes:\n  isi: {text: "Kerja sama {{c1::dua}} negara disebut {{c2::bilateral}}."}\n'
    project({"a.yaml": SOURCE + cloze, "media/x.png": b"x"})
    run("build", "-o", "old.apkg")
    project({"a.yaml": SOURCE.partition("  dua")[0] + cloze.replace("{{c1::dua}}", "dua")})
    run("build", "-o", "deck.apkg")
    ran = run("verify", "deck.apkg")
    assert (ran.status, "3 notes and 2 cards" in ran.out) == (0, True)


def test_a_missing_card_beside_a_withdrawn_one_is_still_found(project: Project, run: Run) -> None:
    cloze = 'clozes:\n  isi: {text: "Satu {{c1::dua}} tiga {{c2::empat}} lima {{c3::enam}}."}\n'
    project({"a.yaml": cloze})
    run("build", "-o", "old.apkg")
    project({"a.yaml": cloze.replace("{{c1::dua}}", "dua")})
    run("build", "-o", "sound.apkg")
    altered(Path("sound.apkg"), Path("deck.apkg"), "DELETE FROM cards WHERE ord = 1")
    (finding,) = json.loads(run("verify", "deck.apkg", "--json").out)["findings"]
    assert (finding["code"], finding["message"]) == ("V103", "Anki makes the card 2, which the deck lacks")


def test_a_deck_of_withdrawn_facts_alone_is_a_deck(project: Project, run: Run, tampered: Tamper) -> None:
    face = """'<div class="withdrawn"><p class="prompt">Ditarik.</p></div>'"""
    withdrawn = (
        f"""UPDATE notes SET flds = replace(flds, '<p class="prompt">Berapa ', {face} || '<p class="prompt">')"""
    )
    ran = run("verify", tampered(withdrawn, "DELETE FROM cards"))
    assert ran.status == 0
    assert "Anki took in 2 notes and 0 cards" in ran.out


def test_items_cards_are_named_where_a_facts_share_their_slot(project: Project, run: Run) -> None:
    project(
        {
            "a.yaml": "motives:\n  m:\n    called: alasan\n    subject: uji\n    items:\n"
            "      damai: {motive: hidup damai, why: orang ingin hidup damai}\n      b: hidup makmur\n"
        }
    )
    run("build", "-o", "deck.apkg")
    finding = found(run, Path("deck.apkg"))["W401"]
    assert (finding["fact"], finding["card"], finding["line"]) == ("m", "recognise", 6)


def test_a_deck_that_is_not_there_is_wrong_use(run: Run) -> None:
    assert run("verify", "deck.apkg").status == 2


def test_without_the_anki_package_one_line_says_how_to_get_it(
    tampered: Tamper, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    deck = tampered()
    monkeypatch.setitem(sys.modules, "anki.collection", None)
    ran = run("verify", deck)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "pip install 'hafal[anki]'" in ran.err


def test_a_second_import_of_an_edited_deck_brings_what_changed(project: Project, run: Run, anki: OpenAnki) -> None:
    folder = project({"a.yaml": SOURCE, "media/x.png": b"x"})
    run("build", "-o", "one.apkg")
    (folder / "a.yaml").write_text(SOURCE.replace("uno", "UNO") + "  tiga: {question: Berapa tiga?, answer: tres}\n")
    run("build", "-o", "two.apkg")
    with anki() as opened:
        assert opened.import_package(Path("one.apkg")).new == 2
        log = opened.import_package(Path("two.apkg"))
        assert (log.new, log.updated, log.duplicate, log.conflicting) == (1, 1, 1, 0)
        assert len(opened.cards()) == 3
