"""`hafal build --share`: a dated copy and the message that goes with it."""

import json
import re
from pathlib import Path

from conftest import HEAD, OpenAnki, Project, Run

FACT: dict[str, str | bytes] = {
    "a.yaml": "questions:\n  a: {question: x?, answer: y, reverse: {question: y?, answer: x}}\n"
}


def test_a_deck_is_shared_as_a_dated_copy_with_a_message(project: Project, run: Run) -> None:
    project(FACT)
    ran = run("build", "--share")
    deck, (copy, message) = Path("build/uji-coba-7k3qm9.apkg"), sorted(Path("build/uji-coba-7k3qm9").iterdir())[::-1]
    assert re.fullmatch(r"uji-coba-7k3qm9-\d{4}-\d\d-\d\d\.apkg", copy.name)
    assert copy.read_bytes() == deck.read_bytes()
    assert message.name == "CARA-PASANG.txt"
    text = message.read_text(encoding="utf-8")
    assert copy.name in text
    assert text.startswith("*Uji coba*\n2 kartu")
    assert "\nUji Coba\n" in text
    assert (
        ran.out.splitlines()[-1] == f"next: send {copy.as_posix()} to your class with the text of {message.as_posix()}"
    )
    report = json.loads(run("build", "--share", "--json", "-o", "lain/dek.apkg").out)
    assert report["projects"][0]["shared"] == [
        f"lain/uji-coba-7k3qm9/{copy.name}",
        "lain/uji-coba-7k3qm9/CARA-PASANG.txt",
    ]
    assert json.loads(run("build", "--json").out)["projects"][0]["shared"] == []


def test_a_file_in_the_place_of_the_folder_is_told_before_anything_is_written(project: Project, run: Run) -> None:
    project(FACT)
    Path("build").mkdir()
    Path("build/uji-coba-7k3qm9").write_text("x", encoding="utf-8")
    ran = run("build", "--share")
    assert (ran.status, "is a file where the folder to share would be" in ran.err) == (2, True)
    assert not Path("build/uji-coba-7k3qm9.apkg").exists()


def test_an_english_deck_is_shared_with_an_english_message(project: Project, run: Run) -> None:
    project({"hafal.yaml": HEAD.replace("language: id", "language: en"), **FACT})
    run("build", "--share")
    assert "*HOW TO GET IT" in Path("build/uji-coba-7k3qm9/CARA-PASANG.txt").read_text(encoding="utf-8")


def test_a_learner_who_ticks_the_presets_gets_the_deck(project: Project, run: Run, anki: OpenAnki) -> None:
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    project(FACT)
    run("build", "-o", "deck.apkg")
    with anki() as opened:
        options = ImportAnkiPackageOptions(with_deck_configs=True)
        request = ImportAnkiPackageRequest(package_path=str(Path("deck.apkg").absolute()), options=options)
        assert len(opened.collection.import_anki_package(request).log.new) == 1
