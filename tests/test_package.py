"""A deck becomes the bytes of an .apkg, and bytes are proved against the deck."""

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import HEAD, OpenAnki, Project, Run
from everything import SOURCE as EVERYTHING
from everything import SVG
from tampering import altered

from generator import cli
from generator.contents import COLLECTION, MAX_COLLECTION, MAX_UNPACKED, Damaged, contents
from generator.deck import Deck
from generator.package import package, prove
from generator.problems import Trouble
from generator.project import load
from generator.release import release

SOURCE = """\
topic: Uji
tags: [uji]
questions:
  a: {question: satu?, answer: uno, reverse: {question: uno?, answer: satu}}
  b: {question: dua?, answer: dos, needs: [a], image: {file: x.png, alt: x}}
"""


@pytest.fixture
def built(project: Project) -> tuple[Deck, dict[str, bytes]]:
    (loaded,) = load([project({"a.yaml": SOURCE, "media/x.png": b"x" * 100})])
    assert loaded.deck, loaded.problems
    return release(loaded.deck, loaded.lock, 0).deck, loaded.media


Built = tuple[Deck, dict[str, bytes]]


def write(data: bytes, name: str = "deck.apkg") -> Path:
    Path(name).write_bytes(data)
    return Path(name)


def test_the_package_holds_what_was_planned(built: Built) -> None:
    deck, media = built
    path = write(package(deck, media).data)
    prove(path, deck, media)
    held = contents(path)
    assert [held.field(note, "Key") for note in held.notes] == ["a", "b"]
    assert [(guid, ordinal, due) for guid, ordinal, due in held.cards] == [
        (deck.notes[0].guid, 0, 1000),
        (deck.notes[1].guid, 0, 1100),
        (deck.notes[0].guid, 3, 1200),
    ]
    assert held.media == media


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE notes SET flds = flds || 'x' WHERE id = (SELECT min(id) FROM notes)",
        "UPDATE notes SET tags = ' x '",
        "UPDATE notes SET guid = guid || 'x'",
        "UPDATE notes SET mod = mod + 1",
        "UPDATE cards SET due = due + 1",
        "UPDATE cards SET ord = ord + 1",
        "DELETE FROM cards WHERE id = (SELECT min(id) FROM cards)",
        "DELETE FROM notes WHERE id = (SELECT min(id) FROM notes)",
    ],
)
def test_a_package_that_is_not_the_planned_one_is_told(built: Built, change: str) -> None:
    deck, media = built
    path = write(package(deck, media).data)
    altered(path, Path("other.apkg"), change)
    with pytest.raises(Damaged):
        prove(Path("other.apkg"), deck, media)


def test_media_that_differ_or_a_torn_file_are_told(built: Built) -> None:
    deck, media = built
    made = package(deck, media)
    with pytest.raises(Damaged):
        prove(write(made.data), deck, {name: data + b"x" for name, data in media.items()})
    for torn in (made.data[:-30], made.data[: len(made.data) // 2], b"", b"PK\x05\x06" + bytes(18)):
        with pytest.raises(Damaged):
            contents(write(torn))


def test_a_package_that_unpacks_to_too_much_is_not_read() -> None:
    with zipfile.ZipFile("bomb.apkg", "w", zipfile.ZIP_DEFLATED) as bomb, bomb.open("media", "w") as member:
        for _ in range(MAX_UNPACKED // 2**24 + 1):
            member.write(bytes(2**24))
    with pytest.raises(Damaged, match="it unpacks to 1040 MB, and 1024 MB are the most"):
        contents(Path("bomb.apkg"))


def test_pictures_of_800_megabytes_are_read() -> None:
    with zipfile.ZipFile("large.apkg", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as large:
        with large.open("0", "w") as member:
            for _ in range(50):
                member.write(bytes(2**24))
        large.writestr("media", json.dumps({"0": "a.png"}))
    with pytest.raises(Damaged, match="its members are not those that it lists"):  # but no size is told
        contents(Path("large.apkg"))


def test_a_deck_that_could_not_be_read_again_is_not_built(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.contents.MAX_UNPACKED", 2**16)
    with pytest.raises(Trouble, match=r"would be too large: it unpacks to .* MB are the most: make two projects of it"):
        package(*built)


def test_a_database_of_hundreds_of_megabytes_is_not_read() -> None:
    with zipfile.ZipFile("bomb.apkg", "w", zipfile.ZIP_DEFLATED) as bomb, bomb.open(COLLECTION, "w") as member:
        for _ in range(MAX_COLLECTION // 2**24 + 1):
            member.write(bytes(2**24))
    with pytest.raises(Damaged, match="its database unpacks to 272 MB, and 256 MB are the most"):
        contents(Path("bomb.apkg"))


def test_it_is_deflated_and_has_no_trace_of_when_and_where(built: Built) -> None:
    deck, media = built
    with zipfile.ZipFile(write(package(deck, media).data)) as members:
        for member in members.infolist():
            assert (member.compress_type, member.date_time) == (zipfile.ZIP_DEFLATED, (1980, 1, 1, 0, 0, 0))
        assert json.loads(members.read("media")) == {"0": next(iter(media))}


def test_content_is_hashed_apart_from_bytes(built: Built) -> None:
    deck, media = built
    made = package(deck, media)
    assert package(deck, media).content_sha256 == made.content_sha256
    changed = replace(deck, notes=(replace(deck.notes[0], tags=("x",)), *deck.notes[1:]))
    other_media = {name: data + b"x" for name, data in media.items()}
    later = replace(deck, notes=(replace(deck.notes[0], changed=deck.notes[0].changed + 1), *deck.notes[1:]))
    hashes = {package(other, media).content_sha256 for other in (deck, changed, later)}
    assert len(hashes | {made.content_sha256, package(deck, other_media).content_sha256}) == 4


def test_same_input_same_bytes_whatever_the_surroundings(project: Project, run: Run) -> None:
    import shutil

    tagged = SOURCE.replace("tags: [uji]", "tags: [uji, satu, dua, tiga, empat, lima, enam]")
    media = {f"media/{name}.svg": SVG.format(width=width, height=30) for name, width in (("lebar", 90), ("tinggi", 20))}
    project({"a.yaml": tagged, "b.yaml": EVERYTHING, "media/x.png": b"x" * 100, **media})
    assert run("build", "-o", "first.apkg").status == 0  # from here on nothing is new, and no clock is asked
    shutil.copytree("cards_src", "lain di sana/cards_src")
    surroundings = [
        (".", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}),
        ("lain di sana", {"PYTHONHASHSEED": "2", "TZ": "Asia/Jakarta", "LC_ALL": "C.UTF-8"}),
        (".", {"PYTHONHASHSEED": "3", "SOURCE_DATE_EPOCH": "1", "HOME": "/nonexistent"}),
    ]
    made, here = [], {"PYTHONPATH": str(Path(cli.__file__).parents[2])}
    for folder, environment in surroundings:
        script = "import sys; from generator.cli import run; sys.exit(run(['build', '--json']))"
        ran = subprocess.run(
            [sys.executable, "-c", script],
            cwd=folder,
            env=here | environment,
            capture_output=True,
            text=True,
            check=True,
        )
        (report,) = json.loads(ran.stdout)["projects"]
        made.append((report["sha256"], report["content_sha256"]))
    assert len(set(made)) == 1


def test_a_build_of_another_day_is_the_same(project: Project, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    project({"a.yaml": SOURCE, "media/x.png": b"x" * 100})
    assert run("build", "-o", "one.apkg").status == 0
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 40 * 86400)
    assert run("build", "-o", "two.apkg").status == 0
    assert Path("one.apkg").read_bytes() == Path("two.apkg").read_bytes()


def test_a_deck_that_does_not_come_back_from_the_disk_as_it_was_written_replaces_nothing(
    project: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project({"a.yaml": SOURCE, "media/x.png": b"x" * 100})
    assert run("build", "-o", "deck.apkg").status == 0
    project({"a.yaml": SOURCE.replace("?", "??")})
    before = Path("deck.apkg").read_bytes(), (folder / "hafal.lock").read_bytes()

    def tear(file: int) -> None:
        os.ftruncate(file, os.fstat(file).st_size - 1)

    with monkeypatch.context() as torn:
        torn.setattr(os, "fsync", tear)
        ran = run("build", "-o", "deck.apkg")
    assert (ran.status, ran.err[:59]) == (2, "hafal: deck.apkg does not come back from the disk as it was")
    assert (Path("deck.apkg").read_bytes(), (folder / "hafal.lock").read_bytes()) == before
    assert run("build", "-o", "deck.apkg").status == 0
    assert Path("deck.apkg").read_bytes() != before[0]


def test_the_deck_and_its_description_arrive(project: Project, run: Run, anki: OpenAnki) -> None:
    project({"hafal.yaml": HEAD + "about: Sekadar *uji*.\n", "a.yaml": "questions:\n  a: {question: x?, answer: y}\n"})
    assert run("build", "-o", "deck.apkg").status == 0
    with anki() as opened:
        opened.import_package(Path("deck.apkg"))
        deck = opened.collection.decks.by_name("Uji Coba")
        assert deck is not None
        assert deck["desc"].startswith("**Uji coba**\n\nSekadar *uji*.\n\nVersi ")
        assert deck["md"] is True
