"""Whoever has studied a deck loses nothing by its next release, and a release that would cost them is found out."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import tampering
from conftest import OpenAnki, Project, Run

from generator.contents import contents
from generator.engine import ANSWERS, DEEDS, OWN, Anki
from generator.problems import Problem
from generator.upgrade import Change, Moments, compare, lessons
from generator.verify import Known

NAMES = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan")
SOURCE = "questions:\n" + "".join(f"  {name}: {{question: Berapa {name}?, answer: jawab {name}}}\n" for name in NAMES)
CLOZE = 'clozes:\n  isi: {text: "Kerja sama {{c1::dua}} negara disebut kerja sama {{c2::bilateral}}."}\n'
CHANGED = SOURCE.replace("jawab satu", "jawab 1").replace("jawab dua", "jawab 2")

Release = Callable[..., Path]
Found = Callable[[Path, Path], list[dict[str, Any]]]


@pytest.fixture
def release(project: Project, run: Run) -> Release:
    """Builds a source as the next release."""

    def make(text: str, name: str, **files: bytes | str) -> Path:
        project({"a.yaml": text, **{f"media/{file}.png": data for file, data in files.items()}})
        assert run("build", "-o", name).status == 0
        return Path(name)

    return make


@pytest.fixture
def found(run: Run) -> Found:
    """What `verify --upgrade` finds; whether its exit status says so is checked every time."""

    def call(new: Path, old: Path) -> list[dict[str, Any]]:
        ran = run("verify", new, "--upgrade", old, "--json")
        findings: list[dict[str, Any]] = json.loads(ran.out)["findings"]
        assert ran.status == any(finding["severity"] == "error" for finding in findings)
        return findings

    return call


def codes(findings: list[dict[str, Any]]) -> set[str]:
    return {finding["code"] for finding in findings}


def altered(deck: Path, *statements: str, **changes: Any) -> Path:
    return tampering.altered(deck, Path(f"altered-{deck}"), *statements, **changes)


def test_a_sound_update_costs_nothing_and_says_what_was_tried(release: Release, run: Run) -> None:
    old = release(SOURCE + CLOZE, "old.apkg")
    withdrawn = CHANGED.replace("  delapan: {question: Berapa delapan?, answer: jawab delapan}\n", "")
    new = release(withdrawn + "  nol: {question: Berapa nol?, answer: nihil}\n" + CLOZE, "new.apkg")
    ran = run("verify", new, "--upgrade", old)
    assert ran.status == 0
    assert ran.out == (
        "new.apkg: no errors, no warnings. Anki took in 10 notes and 10 cards, rendered 20 sides, "
        "and knew them all the second time.\n"
        "Studied old.apkg first (8 cards answered; 2 leeched, 3 suspended, 5 flagged, 1 moved; "
        "4 marked, 5 edited, 4 tagged): no card, answer, flag or suspension was lost; "
        "1 new, 3 notes were updated, and what learners wrote on them replaced.\n"
    )


def test_the_report_for_programs(release: Release, run: Run) -> None:
    old = release("questions:\n  satu: {question: Berapa satu?, answer: uno}\n", "old.apkg")
    new = release("questions:\n  satu: {question: Berapa satu?, answer: UNO}\n", "new.apkg")
    report = json.loads(run("verify", new, "--upgrade", old, "--json").out)
    deeds = dict.fromkeys(("answered", *DEEDS), 0)
    assert (report["ok"], report["findings"]) == (True, [])
    assert report["upgrade"] == {
        "old": "old.apkg",
        "notes": 1,
        "cards": 1,
        "studied": deeds
        | dict.fromkeys(("answered", "leeched", "suspended", "flagged", "marked", "edited", "tagged"), 1),
        "reviews": 4,
        "import": {"new": 0, "updated": 1, "duplicate": 0, "conflicting": 0},
    }


def test_the_same_deck_again_brings_nothing_and_costs_nothing(release: Release, run: Run) -> None:
    old = release(SOURCE + CLOZE, "old.apkg")
    report = json.loads(run("verify", old, "--upgrade", old, "--json").out)
    assert report["ok"]
    assert report["upgrade"]["import"] == {"new": 0, "updated": 0, "duplicate": 9, "conflicting": 0}


def test_every_deed_meets_notes_that_change_and_notes_that_do_not(release: Release, anki: OpenAnki) -> None:
    many = "".join(f"  n-{number}: {{question: Berapa {number}?, answer: angka {number}}}\n" for number in range(40))
    old = contents(release("questions:\n" + many, "old.apkg"))
    new = contents(release("questions:\n" + many.replace("answer: angka 1", "answer: bilangan 1"), "new.apkg"))
    change = Change.between(old, new)
    with anki() as opened:
        opened.import_package(Path("old.apkg"))
        given = lessons(change, opened.snapshot())
        done = opened.study(given)
        studied = opened.snapshot()
    assert len(change.changed) == 11
    for part in (True, False):
        deeds = {deed for lesson in given if (lesson.guid in change.changed) is part for deed in lesson.deeds}
        assert deeds == {*DEEDS}
    assert done["answered"] == sum(done[deed] for deed in ANSWERS) > 30
    states = {(card.progress["type"], bool(card.progress["lapses"])) for card in studied.cards.values()}
    assert states == {(0, False), (1, False), (2, False), (3, True)}  # new, learning, reviewed, lapsed
    tags = [tag for note in studied.notes.values() for tag in note.tags]
    assert {tag: tags.count(tag) for tag in ("leech", "marked", OWN)} == {
        "leech": done["leeched"],
        "marked": done["marked"],
        OWN: done["tagged"],
    }
    assert sum(OWN in note.fields.get("My Notes", "") for note in studied.notes.values()) == done["edited"]
    assert sum(card.deck == OWN for card in studied.cards.values()) == done["moved"]
    assert sum(card.progress["queue"] == -1 for card in studied.cards.values()) >= done["suspended"]
    assert studied.reviews == sum(len(ANSWERS[deed]) * done[deed] for deed in ANSWERS)


def test_of_a_large_deck_only_a_part_is_studied(release: Release, anki: OpenAnki) -> None:
    many = "".join(f"  n-{number}: {{question: Berapa {number}?, answer: angka {number}}}\n" for number in range(150))
    old = contents(release("questions:\n" + many, "old.apkg"))
    with anki() as opened:
        opened.import_package(Path("old.apkg"))
        given = lessons(Change.between(old, old), opened.snapshot())
    places = [[*Change.between(old, old).old].index(lesson.guid) for lesson in given]
    assert 40 <= len(given) <= 60
    assert max(places) > 140


def test_withdrawn_facts_and_gaps_cost_nothing_and_come_back(release: Release, found: Found) -> None:
    old = release(SOURCE + CLOZE, "old.apkg")
    fewer = release(SOURCE.partition("  delapan")[0] + CLOZE.replace("{{c1::dua}}", "dua"), "fewer.apkg")
    again = release(SOURCE + CLOZE, "again.apkg")
    assert found(fewer, old) == []
    assert found(again, fewer) == []


def test_a_first_note_of_gaps_forces_no_full_sync(release: Release, found: Found) -> None:
    old = release(SOURCE, "old.apkg")
    assert found(release(SOURCE + CLOZE, "new.apkg"), old) == []


def test_a_corrected_answer_may_be_stamped_anew(release: Release, found: Found) -> None:
    release(SOURCE, "old.apkg")
    corrected = release(CHANGED, "corrected.apkg")
    more = release(CHANGED + "  nol: {question: Berapa nol?, answer: nihil}\n", "more.apkg")
    assert contents(more).echoes
    assert found(more, corrected) == []


def test_a_new_prompt_is_no_correction_that_may_be_stamped_anew(release: Release, found: Found) -> None:
    release(SOURCE, "old.apkg")
    reworded = release(SOURCE.replace("Berapa satu?", "Berapakah satu?"), "reworded.apkg")
    assert not contents(reworded).echoes
    again = altered(reworded, "UPDATE notes SET mod = mod + 10 WHERE flds LIKE '%Berapakah%'")
    findings = found(again, reworded)
    assert (codes(findings), {finding["fact"] for finding in findings}) == ({"V209", "V210"}, {"satu"})


def test_a_tag_of_other_case_is_no_loss(release: Release, found: Found) -> None:
    old = release(SOURCE, "old.apkg")
    case = "UPDATE notes SET mod = mod + 10, tags = replace(tags, 'hafal::', 'Hafal::')"
    assert found(altered(old, case), old) == []


def test_a_change_arrives_though_the_learner_touched_the_note_before_it(release: Release, found: Found) -> None:
    long_ago = "UPDATE notes SET mod = mod - 100000"
    old = altered(release(SOURCE, "old.apkg"), long_ago)
    assert found(altered(release(CHANGED, "new.apkg"), long_ago), old) == []


def test_findings_of_both_proofs_stand_in_the_order_of_their_places(release: Release, found: Found) -> None:
    blank = """UPDATE notes SET flds = replace(flds, '<p class="prompt">Berapa delapan?</p>', '')"""
    old = release(SOURCE, "old.apkg")
    new = release(CHANGED.replace("jawab delapan", "jawab 8"), "new.apkg")
    findings = found(altered(new, blank, "UPDATE notes SET mod = 1767225600"), old)
    assert codes(findings) == {"V108", "V112", "V207"}
    places = [finding["line"] for finding in findings]
    assert places == sorted(places)


def test_a_change_under_the_old_time_does_not_arrive(release: Release, found: Found) -> None:
    constant = "UPDATE notes SET mod = 1767225600"
    old = altered(release(SOURCE, "old.apkg"), constant)
    (one, other) = found(altered(release(CHANGED, "new.apkg"), constant), old)
    assert (one["code"], one["fact"], one["message"]) == (
        "V207",
        "satu",
        'the change does not arrive, in: "core 1 back", "core 1 spoken"',
    )
    assert (one["path"], one["line"], other["line"]) == ("cards_src/uji/a.yaml", 2, 3)


def test_notes_stamped_anew_for_nothing_cost_the_learners_own_work(release: Release, found: Found) -> None:
    old = release(SOURCE, "old.apkg")
    findings = found(altered(release(CHANGED, "new.apkg"), "UPDATE notes SET mod = mod + 1000"), old)
    assert codes(findings) == {"V209", "V210"}
    assert {finding["fact"] for finding in findings if finding["code"] == "V209"} == {*NAMES[2:]}
    overwritten = [finding for finding in findings if finding["code"] == "V210"]
    everything = 'the learner\'s work is overwritten though the note did not change, in: "Title", "My Notes", tags'
    assert everything in {finding["message"] for finding in overwritten}
    assert {finding["fact"] for finding in overwritten} < {*NAMES[2:]}  # not of notes that nobody touched


def test_a_note_under_another_guid_is_a_second_one(release: Release, found: Found) -> None:
    old = release(SOURCE, "old.apkg")
    other = "UPDATE notes SET guid = 'lain' WHERE flds LIKE '%Berapa delapan%'"
    (finding,) = found(altered(release(SOURCE, "new.apkg"), other), old)
    assert (finding["code"], finding["fact"], finding["line"]) == ("V211", "delapan", 9)


def test_decks_without_a_common_note_are_told_once(release: Release, found: Found) -> None:
    old = release(SOURCE, "old.apkg")
    other = "UPDATE notes SET guid = guid || 'x', flds = replace(flds, 'question\x1fid\x1f', 'question\x1fid\x1flain-')"
    assert [finding["code"] for finding in found(altered(old, other), old)] == ["V202"]


def of_types(change: Callable[[dict[str, Any]], None]) -> Callable[[dict[str, Any]], None]:
    def types(models: dict[str, Any]) -> None:
        for model in models.values():
            model["mod"] += 10
            change(model)

    return types


def test_another_field_in_the_note_type_is_a_conflict(release: Release, found: Found) -> None:
    def more(model: dict[str, Any]) -> None:
        model["flds"].append({**model["flds"][-1], "name": "Baru", "ord": len(model["flds"]), "id": 12345})

    old = release(SOURCE, "old.apkg")
    wider = altered(release(CHANGED, "new.apkg"), "UPDATE notes SET flds = flds || char(31)", types=of_types(more))
    findings = found(wider, old)
    assert [finding["fact"] for finding in findings if finding["code"] == "V207"] == ["satu", "dua"]
    assert [finding["message"] for finding in findings if finding["code"] == "V203"] == [
        "8 notes in conflict: their note type is not the one that learners have, who get no update"
    ]


def test_a_card_that_the_new_deck_leaves_blank_is_found(release: Release, found: Found) -> None:
    blank = (
        """UPDATE notes SET mod = mod + 10, flds = replace(flds, '<p class="prompt">Berapa dua?</p>', '')""",
        "DELETE FROM cards WHERE nid IN (SELECT id FROM notes WHERE flds LIKE '%Berapa dua%')",
    )
    old = release(SOURCE, "old.apkg")
    findings = found(altered(old, *blank), old)
    assert [(finding["fact"], finding["card"]) for finding in findings if finding["code"] == "V212"] == [
        ("dua", "answer")
    ]


def test_a_card_that_was_blank_before_is_not_the_updates_fault(release: Release, found: Found) -> None:
    blank = altered(
        release(SOURCE, "old.apkg"),
        """UPDATE notes SET flds = replace(flds, '<p class="prompt">Berapa dua?</p>', '')""",
    )
    less = altered(blank, "DELETE FROM cards WHERE nid IN (SELECT id FROM notes WHERE flds LIKE '%Berapa dua%')")
    assert "V212" not in codes(found(less, blank))


def test_cards_of_notes_that_the_new_deck_lacks_are_told_by_their_names(release: Release, found: Found) -> None:
    def bare(model: dict[str, Any]) -> None:
        model["tmpls"][0]["qfmt"] = "{{Reserved 1}}"

    old = release(SOURCE, "old.apkg")
    dua = "(SELECT id FROM notes WHERE flds LIKE '%Berapa dua%')"
    gone = (f"DELETE FROM cards WHERE nid IN {dua}", f"DELETE FROM notes WHERE id IN {dua}")
    findings = found(altered(old, *gone, types=of_types(bare)), old)
    assert [(finding["fact"], finding["line"]) for finding in findings if finding["code"] == "V212"] == [("dua", 3)]


def test_a_card_that_a_conflict_keeps_away_is_found(release: Release, found: Found) -> None:
    def other(model: dict[str, Any]) -> None:
        model["flds"][-1]["name"], model["flds"][-1]["id"] = "Baru", 12345

    old = release(CLOZE.replace("{{c1::dua}}", "dua"), "old.apkg")
    findings = found(altered(release(CLOZE, "new.apkg"), types=of_types(other)), old)
    (finding,) = (finding for finding in findings if finding["code"] == "V208")
    assert finding["message"] == "the card 1 does not arrive"


def test_media_that_changed_under_their_name_are_found(release: Release, found: Found) -> None:
    image = SOURCE.replace("jawab satu}", "jawab satu, image: {file: x.png, alt: x}}")
    old = release(image, "old.apkg", x=b"x")

    def other(members: dict[str, bytes]) -> None:
        members["0"] = b"other"

    (finding,) = found(altered(old, members=other), old)
    assert finding["code"] == "V213"
    assert found(release(image, "new.apkg", x=b"other"), old) == []  # hafal gives other bytes another name


def test_a_renamed_deck_is_told_and_costs_nothing(release: Release, found: Found) -> None:
    old = release(SOURCE, "old.apkg")
    renamed = altered(old, """UPDATE col SET decks = replace(decks, '"Uji Coba"', '"Lain"')""")
    (finding,) = found(renamed, old)
    assert (finding["code"], finding["severity"]) == ("W402", "warning")
    assert finding["message"] == 'what is new lands in the deck "Lain", and what learners have stays in "Uji Coba"'


@contextmanager
def studied(anki: OpenAnki, deck: Path) -> Iterator[tuple[Anki, Callable[..., list[Problem]]]]:
    """A collection in which the deck was studied, and what importing it again costs if that does some harm, by SQL."""
    held = contents(deck)
    change = Change.between(held, held)
    with anki() as opened:
        opened.import_package(deck)
        fresh = opened.snapshot()
        opened.study(lessons(change, fresh))
        before = opened.snapshot()

        def cost(harm: str = "") -> list[Problem]:
            opened.import_package(deck)
            if harm:
                opened._rows(harm)
            moments = Moments(fresh, before, opened.snapshot())
            return list(compare(change, held, moments, Known(held, lambda _: {}).say))

        yield opened, cost


def test_an_import_that_spares_everything_has_no_cost(release: Release, anki: OpenAnki) -> None:
    with studied(anki, release(SOURCE, "old.apkg")) as (_, cost):
        assert cost() == []


@pytest.mark.parametrize(
    ("harm", "of", "message"),
    [
        ("UPDATE cards SET ivl = 9", "type = 2", "interval 1 is 9"),
        ("UPDATE cards SET factor = 1300", "type = 2", "ease 2500 is 1300"),
        ("UPDATE cards SET due = due + 1", "type = 0", "what the learner has in the card changed: due "),
        ("UPDATE cards SET reps = 0", "type = 1", "reps 1 is 0"),
        ("UPDATE cards SET lapses = 0", "lapses = 2", "lapses 2 is 0"),
        ("UPDATE cards SET flags = 0", "flags = 1", "flag 1 is 0"),
        ("UPDATE cards SET queue = 0", "queue = -1", "queue -1 is 0"),
        ("UPDATE cards SET did = 1", "type = 3", 'the deck "Uji Coba" is "Default"'),
        ("DELETE FROM cards", "lapses = 2 AND queue = -1", "the card 1 is gone, and 4 answers with it"),
    ],
)
def test_history_that_is_lost_is_told_of_its_card(
    release: Release, anki: OpenAnki, harm: str, of: str, message: str
) -> None:
    with studied(anki, release(SOURCE, "old.apkg")) as (_, cost):
        (found,) = cost(f"{harm} WHERE id = (SELECT min(id) FROM cards WHERE {of})")
    assert found.code in ("V205", "V206")
    assert found.fact in NAMES
    assert message in found.message


def test_a_lost_answer_is_told_of_its_card(release: Release, anki: OpenAnki) -> None:
    with studied(anki, release(SOURCE, "old.apkg")) as (_, cost):
        (found,) = cost("DELETE FROM revlog WHERE id = (SELECT min(id) FROM revlog)")
    assert "of 4 answers 3 are left" in found.message


def test_a_changed_schema_is_a_forced_full_sync(release: Release, anki: OpenAnki) -> None:
    with studied(anki, release(SOURCE, "old.apkg")) as (opened, cost):
        model = next(model for model in opened.collection.models.all() if model["name"].startswith("Hafal"))
        opened.collection.models.add_field(model, opened.collection.models.new_field("Baru"))
        opened.collection.models.update_dict(model)
        assert "V204" in {found.code for found in cost()}


def test_an_old_deck_that_is_not_there_is_wrong_use(release: Release, run: Run) -> None:
    ran = run("verify", release(SOURCE, "new.apkg"), "--upgrade", "old.apkg")
    assert (ran.status, ran.err) == (2, "hafal: there is no deck old.apkg to study first\n")


@pytest.mark.parametrize("statement", ["DELETE FROM notes", "UPDATE notes SET mid = 1", "UPDATE col SET models = '[]'"])
def test_an_old_deck_that_cannot_be_studied_is_a_finding(release: Release, found: Found, statement: str) -> None:
    deck = release(SOURCE, "new.apkg")
    (finding,) = found(deck, altered(deck, statement))
    assert finding["code"] == "V201"


def test_a_new_deck_that_anki_refuses_is_told_once(release: Release, found: Found) -> None:
    deck = release(SOURCE, "new.apkg")
    (finding,) = found(altered(deck, "UPDATE notes SET mid = 1"), deck)
    assert finding["code"] == "V101"
