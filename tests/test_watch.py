"""`hafal preview --watch`: the page follows its sources, and its reader stays where they were."""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import HEAD, Project
from playwright.sync_api import Browser, Page, expect
from test_preview import MORE, SOURCE, SVG, box, inside, shown, shows

from generator.preview import index, live
from generator.preview.server import Shown, serving
from generator.watch import changes

START = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # it may be ignored here, as in a job in the background
from generator.cli import main
main()
"""
Watch = Callable[..., tuple[Page, "subprocess.Popen[str]"]]


@pytest.fixture
def watch(browser: Browser, project: Project) -> Iterator[Watch]:
    """Starts the command and opens its page; nothing but the page's own server is asked for anything."""
    started: list[tuple[Page, subprocess.Popen[str], list[str]]] = []

    def go(files: dict[str, str | bytes], *arguments: str, cwd: str = ".") -> tuple[Page, "subprocess.Popen[str]"]:
        project({"media/x.svg": SVG, **files})
        command = [sys.executable, "-c", START, "preview", "--watch", *arguments]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=cwd)
        assert process.stdout
        address = next(found[0] for line in process.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+/", line)))
        page = browser.new_page(viewport={"width": 1280, "height": 700})
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith(address) else complaints.append(asked.url))
        started.append((page, process, complaints))
        page.goto(address)
        return page, process

    yield go
    for page, process, complaints in started:
        page.close()
        process.kill()
        process.communicate()
        assert [said for said in complaints if not said.startswith("data:")] == []


def write(name: str, text: str) -> None:
    Path("cards_src/uji", name).write_text(text, encoding="utf-8")


def test_a_change_is_on_the_page_by_itself(watch: Watch) -> None:
    page, _ = watch({"a.yaml": SOURCE})
    expect(inside(box(page, "satu")).locator(".hafal-front .prompt")).to_have_text("Berapa satu?")
    write("a.yaml", SOURCE.replace("Berapa satu?", "Berapa satunya?"))
    expect(inside(box(page, "satu")).locator(".hafal-front .prompt")).to_have_text("Berapa satunya?")
    written = Path("build/uji-coba-7k3qm9-preview.html").read_text(encoding="utf-8")
    assert "Berapa satunya?" in written
    assert "connect-src" not in written  # the file asks nobody
    assert "/state" not in written


def test_filters_view_and_place_stay_over_a_change(watch: Watch) -> None:
    many = "".join(f"  q{number}: {{question: Berapa {number}?, answer: n{number}}}\n" for number in range(30))
    page, _ = watch({"a.yaml": f"topic: Banyak\nquestions:\n{many}", "b.yaml": MORE})
    page.select_option("#topic", label="Banyak")
    page.select_option("#zoom", "150")
    page.select_option("#size", "320x560")
    page.locator("#search").fill("berapa")
    page.locator("#search").blur()
    page.locator("#options summary").click()
    page.locator("#night").click()
    here = box(page, "q20")
    here.scroll_into_view_if_needed()
    here.locator(".flip").click()
    shows(here, answer=True)
    place = here.bounding_box()
    before = shown(page)
    more = "".join(f"  lagi-{number}: {{question: Berapa lagi {number}?, answer: l{number}}}\n" for number in range(6))
    write("a.yaml", f"topic: Banyak\nquestions:\n{more}{many}")
    expect(page.locator("#count")).to_have_text(re.compile("^36 / "))
    assert [name for name in shown(page) if not name.startswith("lagi")] == before
    shows(here, answer=True)
    now = here.bounding_box()
    assert now
    assert place
    assert now["y"] == place["y"]
    shows(here, answer=True)
    expect(here).to_have_class(re.compile("current"))
    expect(page.locator("#options")).not_to_have_attribute("open", "")
    assert [page.locator(f"#{name}").input_value() for name in ("search", "zoom", "size", "topic")] == [
        *("berapa", "150", "320x560", "Banyak"),
    ]
    expect(page.locator("#night")).to_have_attribute("aria-pressed", "true")
    expect(inside(here).locator("html")).to_have_class(re.compile(r"\bz150\b.*night-mode"))
    assert page.evaluate("sessionStorage.length") == 0


def test_the_place_stays_when_the_card_at_the_top_is_gone(watch: Watch) -> None:
    facts = [f"  q{number}: {{question: Berapa {number}?, answer: n{number}}}\n" for number in range(30)]
    page, _ = watch({"a.yaml": f"questions:\n{''.join(facts)}"})
    box(page, "q20").evaluate("box => box.scrollIntoView()")
    box(page, "q20").locator(".flip").focus()
    top = page.evaluate(
        "[...document.querySelectorAll('.card-box')].find((box) => box.getBoundingClientRect().bottom > 0).innerText"
    ).split()[0]
    write("a.yaml", f"questions:\n{''.join(fact for fact in facts if f' {top}:' not in fact)}")
    expect(page.locator("#count")).to_have_text("29 kartu")
    expect(box(page, "q20")).to_be_in_viewport()


def test_a_new_card_is_turned_as_all_are(watch: Watch) -> None:
    page, _ = watch({"a.yaml": SOURCE})
    page.keyboard.press("a")
    box(page, "satu").locator(".flip").click()
    write("a.yaml", SOURCE + "  empat: {question: Berapa empat?, answer: cuatro}\n")
    shows(box(page, "empat"), answer=True)
    shows(box(page, "satu"), answer=False)
    shows(box(page, "dua"), answer=True)


def test_it_watches_the_project_in_which_it_was_started(watch: Watch) -> None:
    page, _ = watch({"a.yaml": SOURCE}, cwd="cards_src/uji")
    write("a.yaml", SOURCE.replace("Berapa satu?", "Berapa satunya?"))
    expect(inside(box(page, "satu")).locator(".hafal-front .prompt")).to_have_text("Berapa satunya?")


def test_a_filter_for_what_is_gone_is_taken_back(watch: Watch) -> None:
    page, _ = watch({"a.yaml": SOURCE, "b.yaml": MORE})
    page.select_option("#topic", label="Kota")
    write("b.yaml", MORE.replace("topic: Kota", "topic: Desa"))
    expect(page.locator("#topic option", has_text="Desa")).to_have_count(1)
    assert page.locator("#topic").input_value() == ""
    assert "satu answer" in shown(page)


def test_a_sitting_goes_on_over_a_change(watch: Watch) -> None:
    page, _ = watch({"a.yaml": SOURCE})
    page.keyboard.press("r")
    page.keyboard.press("Space")
    page.keyboard.press("1")
    page.keyboard.press("Space")
    shows(page.locator("#stage"), answer=True)
    write("a.yaml", SOURCE.replace("Berapa tiga?", "Berapa tiganya?").replace("dos", "DOS").replace("uno", "UNO"))
    expect(inside(page.locator("#stage")).locator(".hafal-back")).to_contain_text(re.compile("DOS|UNO|tiganya"))
    expect(page.locator("#progress")).to_have_text("2 / 3Hafal: 0")
    shows(page.locator("#stage"), answer=True)
    page.keyboard.press("2")
    page.keyboard.press("Space")
    page.keyboard.press("2")
    expect(page.locator("#score")).to_have_text("Hafal 2 dari 3")


def test_problems_are_told_on_the_page_until_they_are_mended(watch: Watch) -> None:
    page, process = watch({"a.yaml": SOURCE})
    expect(page.locator("#live")).to_be_hidden()
    write("a.yaml", SOURCE.replace("answer: uno", "anser: uno"))
    expect(page.locator("#live")).to_contain_text('cards_src/uji/a.yaml:3:34: unknown key "anser"')
    expect(page.locator("#live")).to_contain_text('did you mean "answer"?')
    page.keyboard.press("r")
    area = page.locator("#knew").bounding_box()
    assert area
    assert area["y"] + area["height"] <= 700  # the message covers no button
    page.keyboard.press("Escape")
    expect(inside(box(page, "satu")).locator(".hafal-front .prompt")).to_have_text("Berapa satu?")
    write("a.yaml", SOURCE)
    expect(page.locator("#live")).to_be_hidden()
    os.rename("cards_src", "elsewhere")
    expect(page.locator("#live")).to_contain_text("there is no cards_src here")
    os.rename("elsewhere", "cards_src")
    expect(page.locator("#live")).to_be_hidden()
    assert process.poll() is None


def test_it_starts_with_problems_too_and_waits(watch: Watch) -> None:
    page, _ = watch({"a.yaml": SOURCE.replace("answer: uno", "anser: uno")})
    expect(page.locator("#live")).to_contain_text('unknown key "anser"')
    assert not Path("build").exists()
    write("a.yaml", SOURCE)
    shows(box(page, "satu"), answer=False)


def test_several_projects_have_a_page_each(watch: Watch) -> None:
    other = {
        "../lain/hafal.yaml": HEAD.replace("7k3qm9", "8k4qm8").replace("Uji coba", "Lain"),
        "../lain/a.yaml": SOURCE,
    }
    page, _ = watch({"a.yaml": SOURCE, "../lain/media/x.svg": SVG, **other})
    expect(page.locator("#decks a")).to_have_text(["Lain", "Uji coba"])
    page.locator("#decks a", has_text="Lain").click()
    shows(box(page, "satu"), answer=False)
    write("../lain/a.yaml", SOURCE.replace("Berapa satu?", "Berapa satunya?"))
    expect(inside(box(page, "satu")).locator(".hafal-front .prompt")).to_have_text("Berapa satunya?")
    shutil.rmtree("cards_src/lain")
    expect(page.locator("#live")).to_contain_text("this page is no longer served: go to http://127.0.0.1:")


@pytest.mark.skipif(os.name != "posix", reason="no signals")
def test_ctrl_c_ends_it_well_and_the_page_says_so(watch: Watch) -> None:
    page, process = watch({"a.yaml": SOURCE})
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)
    assert (process.returncode, said[1]) == (0, "")
    expect(page.locator("#live")).to_contain_text("has ended: start it again")


def test_what_cannot_be_watched_is_wrong_use(project: Project, run: Callable[..., object]) -> None:
    project({"a.yaml": SOURCE})
    assert vars(run("preview", "--watch", "nowhere"))["status"] == 2


def answer(address: str, path: str, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    connection.request("GET", path, headers=headers)
    answered = connection.getresponse()
    text = answered.read().decode()
    connection.close()
    return answered.status, text


def test_only_this_computer_in_its_own_name_is_answered() -> None:
    with serving() as server:
        server.shown = Shown({"/": "halaman"}, {"/": "v1"}, "masalah")
        assert answer(server.address, "/") == (200, "halaman")
        status, state = answer(server.address, "/state?x")
        assert (status, json.loads(state)) == (200, {"versions": {"/": "v1"}, "problems": "masalah"})
        assert answer(server.address, "/x")[0] == 404
        port = server.server_port
        assert answer(server.address, "/", Host=f"localhost:{port}")[0] == 200
        for host in ("example.org", f"127.0.0.1.example.org:{port}", f"example.org:{port}", "127.0.0.1"):
            assert answer(server.address, "/", Host=host)[0] == 403
        assert server.server_address[0] == "127.0.0.1"
        with serving() as other:
            assert other.server_port != server.server_port


def test_a_change_is_told_once_when_it_rests(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a")
    edits = iter(["", "b", "bc", "", "", "hidden", "made", "", ""])

    def pause() -> None:
        name, edit = {"hidden": ".x", "made": "x.html"}.get(text := next(edits), "a.yaml"), text
        looks.append(edit)
        if edit:
            (tmp_path / name).write_text(edit * 3)

    looks: list[str] = []
    told = changes(tmp_path, pause)
    next(told)
    assert looks == []
    next(told)
    assert looks == ["", "b", "bc", ""]
    with pytest.raises(RuntimeError, match="StopIteration"):
        next(told)
    assert list(islice(looks, 4, None)) == ["", "hidden", "made", "", ""]


def test_titles_in_the_index_are_text() -> None:
    page = index({'/"a"': "<b>judul</b>"})
    assert '<li><a href="/&quot;a&quot;">&lt;b&gt;judul&lt;/b&gt;</a></li>' in page
    assert page.count("connect-src") == 0
    assert live(page).count("connect-src 'self'; script-src 'sha256-") == 1


def test_what_is_made_or_hidden_is_not_looked_at(tmp_path: Path) -> None:
    a, other = tmp_path / "a.yaml", tmp_path / ".git" / "x.yaml"
    other.parent.mkdir()
    a.write_text("a")
    stamp = a.stat().st_mtime_ns

    def same_time(text: str) -> None:
        a.write_text(text)
        os.utime(a, ns=(stamp, stamp))

    acts = iter(
        [
            lambda: (tmp_path / "deck.apkg").write_text("x"),
            lambda: other.write_text("x"),
            lambda: (tmp_path / "lost.yaml").symlink_to("nowhere"),
            lambda: same_time("aa"),
            lambda: None,
        ]
    )
    told = changes(tmp_path, lambda: next(acts)())  # type: ignore[no-untyped-call]
    next(told)
    next(told)
    assert list(acts) == []
    assert a.read_text() == "aa"


def test_a_file_that_goes_or_comes_is_a_change(tmp_path: Path) -> None:
    acts = iter(
        [lambda: (tmp_path / "b.yaml").write_text("b"), lambda: None, (tmp_path / "b.yaml").unlink, lambda: None]
    )
    told = changes(tmp_path, lambda: next(acts)())  # type: ignore[func-returns-value]
    next(told)
    next(told)
    assert (tmp_path / "b.yaml").exists()
    next(told)
    assert not (tmp_path / "b.yaml").exists()
