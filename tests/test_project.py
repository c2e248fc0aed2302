"""Projects on disk: what is found, what is read, and which pictures are safe."""

import os
import sys
from pathlib import Path

import pytest
from conftest import HEAD, Project, Run

from generator.contents import MAX_UNPACKED
from generator.project import MAX_MEDIA_BYTES

FACT = "questions:\n  a: {question: x?, answer: y}\n"
PICTURE = b"\x89PNG\r\n\x1a\n picture"
posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and case as on Linux")


def pictured(file: str, more: str = "") -> str:
    return f"questions:\n  a: {{question: x?, answer: y, image: {{file: '{file}', alt: gambar{more}}}}}\n"


def codes(run: Run) -> list[str]:
    return [line[-5:-1] for line in run("check").out.splitlines() if line.endswith("]")]


def test_several_projects_below_one_folder_are_built_into_one_folder(project: Project, run: Run) -> None:
    project({"a.yaml": FACT, "../dua/hafal.yaml": HEAD.replace("7k3qm9", "8k3qm9"), "../dua/a.yaml": FACT})
    assert run("build").status == 0
    assert sorted(path.name for path in Path("build").iterdir()) == ["uji-coba-7k3qm9.apkg", "uji-coba-8k3qm9.apkg"]
    assert run("build", "-o", "one.apkg").status == 2
    assert run("build", "cards_src/dua", "-o", "one.apkg").status == 0


def test_two_projects_of_one_name_are_refused(project: Project, run: Run) -> None:
    project({"a.yaml": FACT, "../dua/hafal.yaml": HEAD, "../dua/a.yaml": FACT})
    assert codes(run) == ["E309"]


def test_a_project_inside_another_is_refused(project: Project, run: Run) -> None:
    project({"a.yaml": FACT, "dalam/hafal.yaml": HEAD.replace("7k3qm9", "8k3qm9"), "dalam/a.yaml": FACT})
    assert codes(run) == ["E306"]


def test_one_project_with_an_error_keeps_all_from_being_built(project: Project, run: Run) -> None:
    project({"a.yaml": FACT, "../dua/hafal.yaml": HEAD.replace("7k3qm9", "8k3qm9"), "../dua/a.yaml": "x: y\n"})
    assert run("build").status == 1
    assert not Path("build").exists()


def test_sources_lie_in_subfolders_too_but_not_hidden_or_among_pictures(project: Project, run: Run) -> None:
    project(
        {
            "bab/a.yaml": FACT,
            ".simpan/b.yaml": "rusak",
            ".c.yaml": "rusak",
            "media/d.yaml": "rusak",
            "catatan.txt": "bukan sumber",
        }
    )
    assert "1 fact" in run("check").out


def test_a_file_that_would_be_passed_over_by_its_ending_is_told(project: Project, run: Run) -> None:
    project({"a.yaml": FACT, "b.yml": FACT, "C.YAML": FACT})
    assert codes(run) == ["E305", "E305"]


def test_a_project_without_facts_is_told(project: Project, run: Run) -> None:
    project({})
    assert codes(run) == ["E307"]


def test_a_project_whose_facts_make_no_card_is_told_and_not_built(project: Project, run: Run) -> None:
    project({"a.yaml": FACT.replace("y}", "y, skip: [answer]}")})
    assert run("build").status == 1
    assert codes(run) == ["W203", "E311"]
    assert not Path("build").exists()


def test_one_file_is_checked_with_the_project_around_it(project: Project, run: Run) -> None:
    project({"a.yaml": FACT.replace("y}", "y, needs: [b]}"), "b.yaml": "questions:\n  b: {question: x}\n"})
    assert run("check", "cards_src/uji/a.yaml").status == 0
    assert "E103" in run("check", "cards_src/uji/b.yaml").out
    assert run("build", "cards_src/uji/a.yaml").status == 2


@pytest.mark.parametrize("src", ["tidak-ada", "."])
def test_a_folder_without_projects_is_wrong_use(run: Run, src: str) -> None:
    ran = run("build", src)
    assert (ran.status, ran.err.count("\n")) == (2, 1)


@posix
def test_inside_a_project_the_project_is_meant(project: Project, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project({"a.yaml": "questions:\n  a: {question: x?, answer: y}\n"}))
    assert run("check").out.splitlines()[0] == "no problems: 1 fact, 1 card"
    assert run("build").status == 0


def test_a_state_without_a_code_gets_one_of_the_projects_own(project: Project, run: Run) -> None:
    own = "countries: {XA: {name: Uni Soviet, aliases: [US]}}\n".replace(", aliases: [US]", "")
    project(
        {
            "hafal.yaml": HEAD + own,
            "a.yaml": "first_relations:\n"
            "  a: {country: Uni Soviet, event: relations_established, date: 1950-02-03}\n"
            "  b: {country: XA, event: treaty, date: 1956}\n",
        }
    )
    assert run("check").out.splitlines()[0] == "no problems: 2 facts, 4 cards"


def test_what_is_no_plain_file_is_not_opened(project: Project, run: Run) -> None:
    folder = project({"a.yaml": FACT})
    os.mkfifo(folder / "pipa.yaml")
    (folder / "nol.yaml").symlink_to("/dev/zero")
    (folder / "putus.yaml").symlink_to("tidak-ada")
    assert codes(run) == ["E304", "E304", "E304"]


@posix
def test_projects_share_a_file_by_links_within_the_folder_that_was_named(project: Project, run: Run) -> None:
    folder = project({"../umum/negara.yaml": FACT})
    (folder / "negara.yaml").symlink_to("../umum/negara.yaml")
    for command in (("check",), ("build", "--frozen"), ("build", "-o", "a.apkg"), ("preview",), ("diff",)):
        assert "E304" not in "".join(map(str, vars(run(*command)).values())), command
    assert run("build", "cards_src", "-o", "a.apkg").status == 0
    ran = run("check", folder)
    assert ran.status == 1
    assert f"{folder}/negara.yaml:1:1: the file is not read: it is a link that leads out of the project" in ran.out
    assert "hint: copy the file into the project; or name a folder that holds both" in ran.out


@posix
@pytest.mark.parametrize("to", ["../../luar.yaml", "../.git/config", ".git/config"])
def test_a_link_to_what_was_not_named_or_is_hidden_is_not_read(project: Project, run: Run, to: str) -> None:
    folder = project({"a.yaml": FACT, "../../luar.yaml": "rahasia: 1\n", "../.git/config": "rahasia: 1\n"})
    project({".git/config": "rahasia: 1\n"})
    (folder / "b.yaml").symlink_to(to)
    ran = run("check")
    assert (codes(run), "rahasia" in ran.out) == (["E304"], False)
    assert "rahasia" not in run("check", folder / "b.yaml").out


def test_a_picture_travels_under_the_hash_of_its_content(project: Project, run: Run) -> None:
    from generator.contents import contents

    project({"a.yaml": pictured("peta/mesir.png", ", caption: '*Mesir*'"), "media/peta/mesir.png": PICTURE})
    assert run("build", "-o", "deck.apkg").status == 0
    held = contents(Path("deck.apkg"))
    (name,) = held.media
    assert held.media[name] == PICTURE
    back = held.field(held.notes[0], "core 1 back")
    assert f'<figure><img src="{name}" alt="gambar"><figcaption><em>Mesir</em></figcaption></figure>' in back
    assert run("verify", "deck.apkg").status == 0


def test_a_picture_on_the_front_stands_on_the_first_core_card(project: Project, run: Run) -> None:
    from generator.contents import contents

    project({"a.yaml": pictured("a.png", ", on: front"), "media/a.png": PICTURE})
    assert run("build", "-o", "deck.apkg").status == 0
    held = contents(Path("deck.apkg"))
    assert "<img" in held.field(held.notes[0], "core 1 front")
    assert "<img" not in held.field(held.notes[0], "core 1 back")


def test_a_path_that_names_the_media_folder_is_told_to_leave_it_out(project: Project, run: Run) -> None:
    project(
        {
            "media/a.png": b"x",
            "a.yaml": "questions:\n  a: {question: x?, answer: y, image: {file: media/a.png, alt: b}}\n",
        }
    )
    assert "leave out media/: pictures are looked for there" in run("check").out


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("tidak-ada.png", "is not there"),
        ("../rahasia.png", "must be a path inside"),
        ("/etc/passwd", "must be a path inside"),
        ("a\\b.png", "must be a path inside"),
        ("C:b.png", "must be a path inside"),
        ("http://x.id/a.png", "must be a path inside"),
        ("a.exe", "has another ending"),
        ("A.png", 'did you mean "a.png"?'),
        ("peta", "has another ending"),
        ("folder.png", "it is no plain file"),
        ("kosong.png", "is empty"),
    ],
)
def test_a_picture_that_is_missing_or_unsafe_is_told(project: Project, run: Run, file: str, reason: str) -> None:
    project({"a.yaml": pictured(file), "media/a.png": PICTURE, "media/folder.png/x": "", "media/kosong.png": b""})
    ran = run("build", "-o", "deck.apkg")
    assert (ran.status, "E303" in ran.err, reason in ran.err) == (1, True, True), ran.err


@posix
def test_a_picture_cannot_be_led_out_of_its_folder_or_be_too_large(
    project: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project({"a.yaml": pictured("luar.png"), "rahasia.png": PICTURE, "media/a.png": PICTURE})
    (folder / "media" / "luar.png").symlink_to("../rahasia.png")
    assert codes(run) == ["E303"]
    monkeypatch.setattr("generator.project.MAX_IMAGE_BYTES", 5)
    project({"a.yaml": pictured("a.png")})
    assert "is larger than" in run("check").out


def test_pictures_that_are_too_much_together_are_told_at_the_first_that_is_too_many(
    project: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = pictured("c.png").replace("questions:\n", "").replace("  a:", "  b:")
    project(
        {
            "a.yaml": pictured("a.png"),
            "b.yaml": "questions:\n" + more,
            "media/a.png": bytes(700),
            "media/c.png": bytes(400),
        }
    )
    assert run("check").status == 0
    assert MAX_MEDIA_BYTES < MAX_UNPACKED
    monkeypatch.setattr("generator.project.MAX_MEDIA_BYTES", 1023)
    ran = run("build", "-o", "deck.apkg")
    assert (ran.status, "b.yaml" in ran.err.splitlines()[0], "[E303]" in ran.err) == (1, True, True), ran.err
    assert "make two projects of it" in ran.err


@posix
def test_the_media_folder_itself_cannot_lead_out(project: Project, run: Run, tmp_path: Path) -> None:
    folder = project({"a.yaml": pictured("a.png"), "../luar/a.png": PICTURE})
    (folder / "media").symlink_to("../luar")
    assert codes(run) == ["E303"]


def test_words_for_a_picture_mean_nothing_to_anki(project: Project, run: Run) -> None:
    from generator.contents import contents

    project(
        {
            "a.yaml": pictured('a.png", alt: "x [sound:a.mp3] [latex]y[/latex]')
            .replace("'", '"')
            .replace(", alt: gambar", ""),
            "media/a.png": PICTURE,
        }
    )
    assert run("build", "-o", "deck.apkg").status == 0
    held = contents(Path("deck.apkg"))
    back = held.field(held.notes[0], "core 1 back")
    assert "[sound:" not in back
    assert "[latex]" not in back


def test_a_picture_that_no_card_shows_does_not_travel(project: Project, run: Run) -> None:
    from generator.contents import contents

    source = pictured("a.png").replace("answer: y", "answer: y, skip: [answer]") + "  b: {question: x?, answer: y}\n"
    project({"a.yaml": source, "media/a.png": PICTURE})
    assert run("build", "-o", "deck.apkg").status == 0
    assert contents(Path("deck.apkg")).media == {}


def test_a_file_one_byte_too_large_is_refused_not_cut(
    project: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    project({"a.yaml": FACT + "# " + "x" * 400})
    size = len(FACT) + 402
    monkeypatch.setattr("generator.project.MAX_BYTES", size - 1)
    monkeypatch.setattr("generator.source.MAX_BYTES", size - 1)
    assert codes(run) == ["E001"]


@posix
def test_pictures_whose_names_differ_only_in_case_are_refused(project: Project, run: Run) -> None:
    project({"a.yaml": pictured("a.png"), "media/a.png": PICTURE, "media/A.png": PICTURE})
    assert "has namesakes" in run("check").out


def test_two_pictures_of_one_name_are_kept_apart(project: Project, run: Run) -> None:
    from generator.contents import contents

    project(
        {
            "a.yaml": pictured("x/a.png") + pictured("y/a.png").replace("questions:\n  a:", "  b:"),
            "media/x/a.png": PICTURE,
            "media/y/a.png": PICTURE + b"2",
        }
    )
    assert run("build", "-o", "deck.apkg").status == 0
    assert len(contents(Path("deck.apkg")).media) == 2


@posix
def test_names_of_files_cannot_command_a_terminal(project: Project, run: Run) -> None:
    project({"a.yaml": FACT, "\x1b[31mmerah.yaml": "x: y\n"})
    out = run("check").out
    assert "\x1b" not in out
    assert "\\x1b[31mmerah.yaml" in out
