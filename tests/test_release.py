"""What an import brings and never costs, for every kind of edit that authors make, after reviews in the real Anki."""

import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from author import NOTES, Author
from conftest import HEAD, OpenAnki, Project, Run
from learner import PROJECT, Learner, guid
from tampering import altered

from generator import notetypes
from generator.contents import contents
from generator.dates import day_of
from generator.markup import bare
from generator.withdrawal import KEPT

ALL_OLD = (0, 0, NOTES, 0)
ONE_CHANGED = (0, 1, NOTES - 1, 0)


@pytest.fixture
def author(project: Project, run: Run) -> Author:
    return Author(project, run)


@pytest.fixture
def learner(author: Author, anki: OpenAnki) -> Iterator[Learner]:
    """Who has the first release and has studied all of it."""
    with anki() as opened:
        learner = Learner(opened)
        assert learner.gets(author.publishes()) == (NOTES, 0, 0, 0)
        learner.studies("flagged")
        yield learner
        assert learner.has_lost_nothing()
        assert learner.is_clean()


def positions(learner: Learner) -> dict[tuple[str, int], int]:
    return learner.anki.cards()


def test_the_same_again_updates_nothing(author: Author, learner: Learner) -> None:
    assert learner.gets(author.publishes()) == ALL_OLD


def test_a_typo_in_an_answer(author: Author, learner: Learner) -> None:
    author.edits("Akra", "Accra")
    assert learner.gets(author.publishes()) == ONE_CHANGED
    assert "Accra" in learner.text("ghana")


def test_the_wording_of_a_prompt(author: Author, learner: Learner) -> None:
    author.edits("Apa ibu kota Ghana?", "Kota mana ibu kota Ghana?")
    assert learner.gets(author.publishes()) == ONE_CHANGED
    assert "Kota mana" in learner.text("ghana", "core 1 front")


def test_a_date_made_more_precise(author: Author, learner: Learner) -> None:
    author.edits("date: 1955-04}", "date: 1955-04-18, weight: 2}")
    assert learner.gets(author.publishes()) == ONE_CHANGED
    assert learner.cards("kaa") == [0, 3, 6]  # the exact date and the day are asked too
    author.edits("date: 1955-04-18, weight: 2}", "date: 1955}")
    assert learner.gets(author.publishes()) == ONE_CHANGED
    assert "Kartu ini ditarik. Tangguhkan kartu ini." in bare(learner.text("kaa", "standard 1 front"))


@pytest.mark.parametrize(
    ("before", "neighbours"),
    [("  mesir:", (0, 1)), ("  ghana:", (1, 2)), ("events:", (1, 2))],
    ids=["start", "middle", "end"],
)
def test_a_fact_added(author: Author, learner: Learner, before: str, neighbours: tuple[int, int]) -> None:
    author.edits(before, f"  baru: {{question: Apa ibu kota Peru?, answer: Lima}}\n{before}")
    before_import = positions(learner)
    assert learner.gets(author.publishes()) == (1, 0, NOTES, 0)
    assert positions(learner).items() >= before_import.items()
    order = [
        key
        for _, key in sorted(
            (due, key) for key in ("mesir", "jepang", "ghana", "baru") for due in [first_due(author, key)]
        )
    ]
    assert order.index("baru") == {"  mesir:": 0, "  ghana:": 2, "events:": 3}[before]


def first_due(author: Author, key: str) -> int:
    held = contents(Path(f"{author.releases}.apkg"))
    return min(due for note, _, due in held.cards if note == guid(key))


def test_a_fact_withdrawn_and_brought_back(author: Author, learner: Learner, anki: OpenAnki) -> None:
    line = "  ghana: {question: Apa ibu kota Ghana?, answer: Akra}\n"
    author.edits(line, "")
    author.sets("withdrawn: {ghana: jawabannya sedang diperiksa}")
    without = author.publishes()
    assert learner.gets(without) == ONE_CHANGED
    front = learner.text("ghana", "core 1 front")
    assert re.search(
        r"Kartu ini ditarik \(\d+ \w+ \d{4}\)\. Alasan: Jawabannya sedang diperiksa\. Tangguhkan", bare(front)
    )
    assert learner.tags("ghana") == {f"hafal::{PROJECT}", "hafal::withdrawn"}
    assert len(learner.anki.collection.find_notes("tag:hafal::withdrawn")) == 1
    with anki() as other:
        fresh = Learner(other)
        assert fresh.gets(without) == (NOTES, 0, 0, 0)
        assert fresh.cards("ghana") == []
        back_again(author, line)
        assert fresh.gets(author.publishes()) == ONE_CHANGED
        assert fresh.cards("ghana") == [0]
    assert learner.gets(Path(f"{author.releases}.apkg")) == ONE_CHANGED
    assert "Akra" in learner.text("ghana")
    assert learner.tags("ghana") == {f"hafal::{PROJECT}"}


def back_again(author: Author, line: str) -> None:
    author.edits("events:", f"{line}events:")
    author.head = HEAD


def test_a_withdrawn_note_leaves_the_package_after_two_years(
    author: Author, learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    author.edits("  ghana: {question: Apa ibu kota Ghana?, answer: Akra}\n", "")
    author.sets("withdrawn: {ghana: ganda}")
    assert learner.gets(author.publishes()) == ONE_CHANGED
    later = time.time() + KEPT + 10
    monkeypatch.setattr(time, "time", lambda: later)
    assert learner.gets(author.publishes()) == ALL_OLD  # time alone changes nothing
    author.edits("Kairo", "Al-Qahirah")
    assert learner.gets(author.publishes()) == (0, 1, NOTES - 2, 0)
    assert learner.gets(author.publishes()) == (0, 0, NOTES - 1, 0)
    assert "ditarik" in learner.text("ghana", "core 1 front")
    author.edits("events:", "  ghana: {question: Apa ibu kota Ghana?, answer: Akra}\nevents:")
    author.head = HEAD
    assert learner.gets(author.publishes()) == (0, 2, NOTES - 2, 0)  # and the corrected one once more
    assert "Akra" in learner.text("ghana")


def test_what_is_withdrawn_after_a_release_by_a_clock_years_ahead_is_told_for_two_years_by_the_releases(
    author: Author, learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = time.time() + 3 * KEPT
    with monkeypatch.context() as patch:
        patch.setattr(time, "time", lambda: ahead)
        author.edits("Apa ibu kota Mesir?", "Kota mana ibu kota Mesir?")
        assert learner.gets(author.publishes()) == ONE_CHANGED
    author.edits("  ghana: {question: Apa ibu kota Ghana?, answer: Akra}\n", "")
    author.sets("withdrawn: {ghana: ganda}")
    withdrawing = author.publishes()
    assert learner.gets(withdrawing) == ONE_CHANGED
    day = day_of(int(ahead)).text("id")  # the card and the deck tell the same day
    assert f"Kartu ini ditarik ({day}). Alasan: Ganda." in bare(learner.text("ghana", "core 1 front"))
    assert f"Versi {day}." in learner.anki.collection.decks.by_name("Uji Coba")["desc"]
    monkeypatch.setattr(time, "time", lambda: ahead + KEPT + 10)
    author.edits("Kota mana ibu kota Mesir?", "Apa ibu kota Mesir?")
    assert learner.gets(author.publishes()) == (0, 1, NOTES - 2, 0)


def test_items_inserted_removed_and_reordered(author: Author, learner: Learner) -> None:
    author.edits("venus: Venus, ", "venus: Venus, bulan: Bulan, ")
    assert learner.gets(author.publishes()) == (1, 6, NOTES - 6, 0)
    author.edits("bumi: Bumi, ", "")
    author.sets("withdrawn: {planet/bumi: terlalu mudah}")
    assert learner.gets(author.publishes()) == (0, 7, NOTES - 6, 0)
    assert "Terlalu mudah" in learner.text("planet/bumi", "standard 2 front")
    author.edits("mars: Mars, jupiter: Yupiter", "jupiter: Yupiter, mars: Mars")
    assert learner.gets(author.publishes()) == (0, 7, NOTES - 6, 0)  # the withdrawn one is told once more


def test_a_list_that_shrinks_keeps_the_cards_that_a_shorter_one_would_not_make(
    author: Author, learner: Learner
) -> None:
    author.edits(", mars: Mars, jupiter: Yupiter", "")
    author.sets("withdrawn: {planet/mars: tidak dibahas, planet/jupiter: tidak dibahas}")
    assert learner.gets(author.publishes()) == (0, 6, NOTES - 6, 0)
    assert "Bumi" in learner.text("planet/bumi", "standard 2 back")
    assert "ditarik" not in learner.text("planet/bumi", "standard 2 front")


def test_tags(author: Author, learner: Learner) -> None:
    author.edits("answer: Akra", "answer: Akra, tags: [afrika]")
    assert learner.gets(author.publishes()) == ONE_CHANGED
    assert learner.tags("ghana") == {f"hafal::{PROJECT}", "afrika"}


def test_a_file_renamed_and_facts_moved_to_another(author: Author, learner: Learner) -> None:
    (author.folder / "a.yaml").rename(author.folder / "z.yaml")
    shutil.move(author.folder / "a.yaml", "old.yaml")
    lines = author.source.splitlines(keepends=True)
    author.files = {"z.yaml": "".join(lines[:1] + lines[5:])}
    author.source = "".join(lines[:5])
    assert learner.gets(author.publishes()) == ALL_OLD


def test_a_deck_renamed(author: Author, learner: Learner) -> None:
    author.sets("deck: Nama Baru")
    author.edits("  ghana:", "  peru: {question: Apa ibu kota Peru?, answer: Lima}\n  ghana:")
    status, said = author.builds()
    assert status == 0
    assert 'the deck was released as "Uji Coba"' in said
    assert learner.gets(Path(f"{author.releases}.apkg")) == (1, 0, NOTES, 0)
    decks = {note: state.deck for (note, _), state in learner.anki.snapshot().cards.items()}
    assert (decks[guid("ghana")], decks[guid("peru")]) == ("Uji Coba", "Nama Baru")
    assert "W301" not in author.builds()[1]


def test_depth_lowered_and_raised(author: Author, learner: Learner) -> None:
    author.sets("depth: core")
    assert learner.gets(author.publishes()) == ALL_OLD  # what was released stays
    author.edits("answer: Akra", "answer: Akra, reverse: {question: Akra ibu kota mana?, answer: Ghana}")
    assert learner.gets(author.publishes()) == ALL_OLD
    author.sets("depth: standard")
    assert learner.gets(author.publishes()) == ONE_CHANGED
    assert learner.cards("ghana") == [0, 3]


def test_a_rule_that_would_withhold_a_released_card(author: Author, learner: Learner) -> None:
    items = "items: {merkurius: Merkurius, venus: Venus, bumi: Bumi, mars: Mars, jupiter: Yupiter"
    author.edits(items, f"{items}, saturnus: Saturnus, uranus: Uranus, neptunus: Neptunus")
    status, said = author.builds()
    assert status == 0
    assert 'the card "list" was released and stays, though nobody recites 8 items' in said
    assert learner.gets(Path(f"{author.releases}.apkg")) == (3, 6, NOTES - 6, 0)
    assert "Neptunus" in learner.text("planet")


def test_a_released_card_that_its_author_skips_says_so(author: Author, learner: Learner, anki: OpenAnki) -> None:
    author.edits("answer: Kyoto,", "answer: Kyoto, skip: [reverse],")
    status, said = author.builds()
    assert status == 0
    assert 'the card "reverse" was released and is no longer made' in said
    assert learner.gets(Path(f"{author.releases}.apkg")) == ONE_CHANGED
    assert "Kartu ini ditarik. Tangguhkan kartu ini." in bare(learner.text("jepang", "standard 1 front"))
    assert "W208" not in author.builds()[1]  # told once
    with anki() as other:
        fresh = Learner(other)
        fresh.gets(Path(f"{author.releases}.apkg"))
        assert fresh.cards("jepang") == [0]


def test_a_gap_that_left_its_text_says_so_on_its_own_card_alone(author: Author, learner: Learner) -> None:
    author.edits("dan {{c2::oksigen}}", "dan oksigen")
    assert learner.gets(author.publishes()) == ONE_CHANGED
    shown = {card.ordinal: card for card in learner.anki.render() if card.guid == guid("air")}
    assert "[Kartu ini ditarik. Tangguhkan kartu ini.]" in bare(shown[1].question)
    assert '<div class="withdrawn"><span class="cloze-inactive"' in shown[0].question  # the stylesheet hides it


def test_a_cloze_withdrawn(author: Author, learner: Learner) -> None:
    author.edits('  air: {text: "Air terdiri atas {{c1::hidrogen}} dan {{c2::oksigen}}."}\n', "")
    author.edits("clozes:\n", "")
    author.sets("withdrawn: {air: salah}")
    assert learner.gets(author.publishes()) == ONE_CHANGED
    for card in learner.anki.render():
        if card.guid == guid("air"):
            assert bare(card.question + card.answer).count("Kartu ini ditarik (") == 2  # once on each side
            assert "[Air terdiri atas" in card.question
            assert "Alasan: Salah." in card.question
            assert "Alasan: Salah." in card.answer


def test_template_and_css_changed(author: Author, learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    real = notetypes._file
    monkeypatch.setattr(notetypes, "_file", lambda name: real(name) + ("/* baru */" if name == "card.css" else ""))
    notetypes.note_type.cache_clear()
    notetypes.cloze_note_type.cache_clear()
    try:
        assert learner.gets(author.publishes()) == ALL_OLD
    finally:
        notetypes.note_type.cache_clear()
        notetypes.cloze_note_type.cache_clear()
    styles = [model["css"] for model in learner.anki.collection.models.all() if model["name"].startswith("Hafal")]
    assert len(styles) == 2
    assert all(style.endswith("/* baru */") for style in styles)


def test_a_new_address_for_mistakes_rewrites_no_note(author: Author, learner: Learner) -> None:
    author.sets("report: guru@sekolah.sch.id")
    assert learner.gets(author.publishes()) == ALL_OLD
    shown = next(card for card in learner.anki.render() if card.guid == guid("ghana"))
    assert '<a href="mailto:guru@sekolah.sch.id?subject=hafal%20ghana">guru@sekolah.sch.id</a>' in shown.answer
    assert ">ghana</span>" in shown.answer


@pytest.mark.parametrize("key", ["tts: true", "css: saya.css"])
def test_a_voice_or_a_style_that_comes_and_goes_is_a_new_look_and_touches_no_note(
    author: Author, learner: Learner, key: str
) -> None:
    def looks() -> list[tuple[str, str]]:
        models = learner.anki.collection.models.all()
        return [(model["css"], model["tmpls"][0]["afmt"]) for model in models if model["name"].startswith("Hafal")]

    author.files = {"saya.css": "h1 { margin: 3px }"}
    before = looks()
    author.sets(key)
    assert learner.gets(author.publishes()) == ALL_OLD
    assert all(one != other for one, other in zip(before, looks(), strict=True))
    author.head = HEAD
    assert learner.gets(author.publishes()) == ALL_OLD
    assert looks() == before


def test_a_style_of_the_authors_that_changes_is_a_new_look(author: Author, learner: Learner) -> None:
    author.sets("css: saya.css")
    for style in ("h1 { margin: 3px }", "h1 { margin: 4px }"):
        author.files = {"saya.css": style}
        assert learner.gets(author.publishes()) == ALL_OLD
        models = learner.anki.collection.models.all()
        assert sum(model["css"].endswith(style) for model in models) == 2


def test_a_front_template_that_changes_makes_cards_of_what_is_withdrawn_and_so_none_ever_does(
    author: Author, anki: OpenAnki, monkeypatch: pytest.MonkeyPatch
) -> None:
    author.publishes()
    author.edits("answer: Kyoto,", "answer: Kyoto, skip: [reverse],")
    author.edits("dan {{c2::oksigen}}", "dan oksigen")
    author.edits("  ghana: {question: Apa ibu kota Ghana?, answer: Akra}\n", "")
    author.sets("withdrawn: {ghana: ganda}")
    had = author.publishes()
    real, made = notetypes._file, {}
    for name in ("card.css", "back.html", "front.html"):
        changed = {name, f"cloze-{name}"}
        monkeypatch.setattr(
            notetypes, "_file", lambda file, changed=changed: real(file) + "<i></i>" * (file in changed)
        )
        notetypes.note_type.cache_clear()
        notetypes.cloze_note_type.cache_clear()
        with anki() as opened:
            later = Learner(opened)
            later.gets(had)
            later.gets(author.publishes())
            made[name] = [later.cards(key) for key in ("jepang", "air", "ghana")]
    notetypes.note_type.cache_clear()
    notetypes.cloze_note_type.cache_clear()
    assert made["card.css"] == made["back.html"] == [[0], [0], []]
    assert made["front.html"] == [[0, 3], [0, 1], []]  # hence tests/golden/fronts.json


def test_an_image_replaced(author: Author, learner: Learner) -> None:
    author.edits("answer: Akra", "answer: Akra, image: {file: peta.svg, alt: peta}")
    author.files = {"media/peta.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}
    assert learner.gets(author.publishes()) == ONE_CHANGED
    author.files = {"media/peta.svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='9'/>"}
    assert learner.gets(author.publishes()) == ONE_CHANGED
    (name,) = re.findall(r'src="([^"]+)"', learner.text("ghana"))
    stored = learner.anki.media() / name
    assert stored.read_bytes() == author.files["media/peta.svg"]


def test_a_clock_set_back(author: Author, learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 0.0)
    author.edits("Akra", "Accra")
    author.edits("events:", "  peru: {question: Apa ibu kota Peru?, answer: Lima}\nevents:")
    assert learner.gets(author.publishes()) == (1, 1, NOTES - 1, 0)
    author.edits("Accra", "Akkra")
    author.edits("Lima}", "Kota Lima}")
    assert learner.gets(author.publishes()) == (0, 2, NOTES - 1, 0)
    assert "Akkra" in learner.text("ghana")


def test_a_lock_lost_with_all_decks(author: Author, learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    (author.folder / "hafal.lock").unlink()
    monkeypatch.setattr(time, "time", lambda: now + 86400)
    assert learner.gets(author.publishes()) == (0, NOTES, 0, 0)
    author.edits("Akra", "Accra")
    assert learner.gets(author.publishes()) == ONE_CHANGED


def test_a_lock_lost_is_made_anew_from_the_last_deck(
    author: Author, learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    before = (author.folder / "hafal.lock").read_bytes()
    (author.folder / "hafal.lock").unlink()
    monkeypatch.setattr(time, "time", lambda: now + 86400)
    author.releases -= 1
    status, said = author.builds()
    assert status == 0
    assert "what was released is taken from the deck that was there [W306]" in said
    assert learner.gets(Path("1.apkg")) == ALL_OLD
    after = (author.folder / "hafal.lock").read_bytes()
    assert after.splitlines()[1:] == before.splitlines()[1:]
    author.edits("Akra", "Accra")
    assert learner.gets(author.publishes()) == ONE_CHANGED


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "half of it": lambda data: data[: len(data) // 2],
    "an offset before its beginning": lambda data: data[:-6] + b"\xff\xff\xff\x7f" + data[-2:],
    "no zip": lambda data: b"x" * 100,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_a_lock_lost_and_a_damaged_deck_stop_a_build(
    author: Author, run: Run, damage: Callable[[bytes], bytes]
) -> None:
    """Else every note would be released anew, over what the deck could have told."""
    deck = author.publishes()
    (author.folder / "hafal.lock").unlink()
    deck.write_bytes(damage(deck.read_bytes()))
    before = deck.read_bytes()
    ran = run("build", author.folder, "-o", deck)
    assert (ran.status, ran.out) == (1, "")
    assert (
        f"cards_src/uji/hafal.lock:1:1: there is no hafal.lock to tell what was released, and {deck} is da" in ran.err
    )
    assert "put a sound copy of the last deck there" in ran.err
    assert deck.read_bytes() == before
    assert not (author.folder / "hafal.lock").exists()
    deck.unlink()
    assert run("build", author.folder, "-o", deck).status == 0


@pytest.mark.parametrize("legacy", [True, False], ids=["an old export", "an export"])
def test_a_lock_lost_and_a_deck_that_hafal_did_not_build_are_told_with_all_else(
    author: Author, learner: Learner, run: Run, legacy: bool
) -> None:
    from anki.collection import DeckIdLimit, ExportAnkiPackageOptions

    deck = author.publishes()
    learner.gets(deck)
    (author.folder / "hafal.lock").unlink()
    number = learner.anki.collection.decks.id_for_name("Uji Coba")
    assert number
    learner.anki.collection.export_anki_package(
        out_path=str(deck.absolute()), options=ExportAnkiPackageOptions(legacy=legacy), limit=DeckIdLimit(number)
    )
    author.edits("answer: Akra", "jawaban: Akra")
    is_told_with_all_else(run, author, deck)


def test_no_lock_and_a_deck_by_another_program_are_told_with_all_else(author: Author, run: Run) -> None:
    import genanki

    genanki.Package(genanki.Deck(1, "x")).write_to_file("lain.apkg")
    author.edits("answer: Akra", "jawaban: Akra")
    is_told_with_all_else(run, author, Path("lain.apkg"))


def is_told_with_all_else(run: Run, author: Author, deck: Path) -> None:
    ran = run("build", author.folder, "-o", deck)
    assert ran.status == 1
    assert f"and {deck} is no deck that hafal built [E412]" in ran.err
    assert "hint: move it away" in ran.err
    assert "[E102]" in ran.err


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE notes SET mod = -1", "it holds what no release does: this line is none of a lock: "),
        ("UPDATE notes SET mod = 253402300800", "it holds what no release does: this line is none of a lock: "),
        ("UPDATE notes SET mod = 9223372036854775807", "it holds what no release does: this line is none of a lock: "),
        ("UPDATE cards SET ord = -1", "its rows are not those of a deck"),
        ("UPDATE cards SET due = -1", "it holds what no release does: this line is none of a lock: "),
        ("UPDATE col SET models = replace(models, '\"mod\"', '\"nod\"')", "its note types are none"),
    ],
)
def test_no_lock_is_made_of_a_deck_that_no_release_made(author: Author, run: Run, statement: str, reason: str) -> None:
    deck = altered(author.publishes(), Path("altered.apkg"), statement)
    (author.folder / "hafal.lock").unlink()
    ran = run("build", author.folder, "-o", deck)
    assert (ran.status, len(ran.err.splitlines())) == (1, 3), ran.err
    assert f"{deck} is damaged ({reason}" in ran.err


def test_a_colleagues_build_of_the_same_commit(author: Author, learner: Learner, run: Run) -> None:
    author.edits("Akra", "Accra")
    mine = author.publishes()
    shutil.copytree("cards_src", "clone/cards_src")
    assert run("build", "clone/cards_src", "-o", "theirs.apkg").status == 0
    assert Path("theirs.apkg").read_bytes() == mine.read_bytes()
    assert Path("clone/cards_src/uji/hafal.lock").read_bytes() == (author.folder / "hafal.lock").read_bytes()
    assert learner.gets(mine) == ONE_CHANGED
    assert learner.gets(Path("theirs.apkg")) == ALL_OLD


def test_two_projects_by_two_authors_in_one_collection(author: Author, learner: Learner, run: Run) -> None:
    shutil.copytree("cards_src", "other/cards_src")
    head = Path("other/cards_src/uji/hafal.yaml")
    head.write_text(head.read_text().replace(PROJECT, "uji-coba-9zz8yy").replace("Uji Coba", "Uji Lain"))
    Path("other/cards_src/uji/hafal.lock").unlink()
    assert run("build", "other/cards_src", "-o", "other.apkg").status == 0
    before = learner.anki.fields()
    assert learner.gets(Path("other.apkg")) == (NOTES, 0, 0, 0)
    author.edits("Akra", "Accra")
    assert learner.gets(author.publishes()) == ONE_CHANGED
    theirs = {note: fields for note, fields in learner.anki.fields().items() if note not in before}
    assert theirs[guid("ghana", "uji-coba-9zz8yy")]["core 1 back"] == before[guid("ghana")]["core 1 back"]


def test_a_fact_renamed_with_was_keeps_all_and_rewrites_nothing(author: Author, learner: Learner) -> None:
    author.edits("ghana: {", "akra: {was: [ghana], ")
    author.edits("venus: Venus", "bintang-kejora: {item: Venus, was: [venus]}")
    assert learner.gets(author.publishes()) == ALL_OLD


def test_a_renamed_fact_keeps_its_place_its_comparison_and_what_it_is_needed_for(
    author: Author, learner: Learner
) -> None:
    more = """\
  gnb: {event: KTT Non-Blok pertama, date: 1961-09, confuse_with: [kaa], needs: [mesir]}
lists:
"""
    author.edits("lists:\n", more)
    assert learner.gets(author.publishes()) == (2, 0, NOTES, 0)
    before = (author.folder / "hafal.lock").read_bytes()
    author.edits("  mesir: {", "  zzz: {was: [mesir], ")
    author.edits("needs: [mesir]", "needs: [zzz]")
    author.edits("  kaa: {", "  zzz-kaa: {was: [kaa], ")
    author.edits("confuse_with: [kaa]", "confuse_with: [zzz-kaa]")
    assert learner.gets(author.publishes()) == (0, 0, NOTES + 2, 0)
    assert (author.folder / "hafal.lock").read_bytes() == before


def test_a_note_with_the_title_of_another_leaves_that_alone(author: Author, learner: Learner) -> None:
    author.edits("events:", "  ghana-lagi: {question: Apa ibu kota Ghana?, answer: Kota Akra}\nevents:")
    assert learner.gets(author.publishes()) == (1, 0, NOTES, 0)
    assert learner.text("ghana-lagi", "Title") == "Apa ibu kota Ghana? (ghana-lagi)"
    author.edits("  ghana: {question: Apa ibu kota Ghana?, answer: Akra}\n", "")
    author.sets("withdrawn: {ghana: ganda}")
    assert learner.gets(author.publishes()) == (0, 1, NOTES, 0)


def test_an_exact_date_that_matters_less_stays(author: Author, learner: Learner) -> None:
    author.edits("date: 1955-04}", "date: 1955-04-18, weight: 2}")
    assert learner.gets(author.publishes()) == ONE_CHANGED
    author.edits(", weight: 2", "")
    assert learner.gets(author.publishes()) == ALL_OLD


def test_the_question_for_a_shared_day_stays_where_it_was_released(author: Author, learner: Learner) -> None:
    author.edits("date: 1955-04}", "date: 1955-04-18}")
    assert learner.gets(author.publishes()) == ONE_CHANGED
    author.edits("  kaa:", "  aaa: {event: Pidato Soekarno, date: 1955-04-18}\n  kaa:")
    assert learner.gets(author.publishes()) == (1, 1, NOTES - 1, 0)
    assert learner.cards("kaa") == [0, 6]
    assert learner.cards("aaa") == [0]
    assert "Apa saja dua peristiwa" in learner.text("kaa", "deep 1 front")


def test_a_day_that_another_partner_comes_to_share_stays_asked_and_names_both(author: Author, learner: Learner) -> None:
    author.sets("depth: deep")
    author.source += "first_relations:\n  niue: {country: NU, date: 2019-07-12}\n"
    learner.gets(author.publishes())
    assert "Niue" in learner.text("niue", "deep 2 back")
    author.source += "  cook: {country: CK, date: 2019-07-12}\n"
    learner.gets(author.publishes())
    assert "Kepulauan Cook, Niue" in learner.text("niue", "deep 2 back")
    assert "Dengan negara mana saja" in learner.text("niue", "deep 2 front")
    assert learner.text("cook", "deep 2 back") == ""


def test_what_happened_stays_asked_when_the_partner_has_one_fact_left(author: Author, learner: Learner) -> None:
    author.sets("depth: deep")
    author.source += (
        "first_relations:\n  a: {country: EG, date: 1947-06-10}\n  b: {country: EG, event: severed, date: 1999}\n"
    )
    learner.gets(author.publishes())
    author.edits("  b: {country: EG, event: severed, date: 1999}\n", "")
    author.sets("withdrawn: {b: tidak benar}")
    learner.gets(author.publishes())
    assert "Mesir dimulai" in learner.text("a", "deep 1 back")


def test_an_upgrade_verifies(author: Author, learner: Learner, run: Run) -> None:
    author.edits("Akra", "Accra")
    author.edits("  mesir: {question: Apa ibu kota Mesir?, answer: Kairo}\n", "")
    author.sets("withdrawn: {mesir: diganti}")
    new = author.publishes()
    ran = run("verify", new, "--upgrade", "1.apkg")
    assert (ran.status, ran.err) == (0, ""), ran.out


def test_gaps_that_are_renumbered_stop_the_build(author: Author, learner: Learner) -> None:
    good = author.source
    author.edits("{{c1::hidrogen}} dan {{c2::oksigen}}", "{{c1::dua}} gas: {{c2::hidrogen}} dan {{c3::oksigen}}")
    status, said = author.builds()
    assert status == 1
    assert "gap 2 hides what gap 1 hid when it was released" in said
    assert "write {{c1::...}} there again: a new gap takes a new number" in said
    author.source = good
    author.edits("{{c1::hidrogen}} dan {{c2::oksigen}}", "{{c3::dua}} gas: {{c1::hidrogen}} dan {{c2::oksigen}}")
    assert learner.gets(author.publishes()) == ONE_CHANGED
    assert learner.cards("air") == [0, 1, 2]
