"""The page of a deck, used as people use it: in a real browser, by mouse, keys and finger, and on paper."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import HEAD, Project, Run, Terminal
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><rect width='40' height='40'/></svg>"
SOURCE = """\
topic: Bilangan
questions:
  satu: {question: Berapa satu?, answer: uno, hint: Spanyol, tags: [mudah]}
  dua: {question: 'Berapa \\(x^2\\) dua?', answer: dos, typed: true}
  tiga:
    question: Berapa tiga?
    answer: tres
    image: {file: x.svg, alt: kotak hitam}
"""
MORE = """\
topic: Kota
clozes:
  kota: {text: "Ibu kota {{c1::Jawa Barat::daerah}} adalah {{c2::Bandung}}."}
definitions:
  hak: {term: hak, definition: segala sesuatu yang kini boleh dituntut}
  kuasa: {term: kuasa, definition: segala sesuatu yang kini boleh dituntut}
lists:
  arah: {title: arah mata angin, items: [utara, timur, selatan, barat]}
"""
Open = Callable[..., Page]


@pytest.fixture
def written(project: Project, run: Run) -> Path:
    """The page of a small deck."""
    project({"a.yaml": SOURCE, "b.yaml": MORE, "media/x.svg": SVG})
    assert run("preview").status == 0
    return Path("build/uji-coba-7k3qm9-preview.html").absolute()


@pytest.fixture
def look(browser: Browser, written: Path) -> Iterator[Open]:
    """Opens the page; whatever it asks for besides, and whatever the browser complains of, fails the test."""
    contexts, complaints = [], []

    def opened(width: int = 1280, height: int = 900, path: Path = written, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: complaints.append(asked.url) if asked.url != path.as_uri() else None)
        page.goto(path.as_uri())
        expect(page.locator(".card-box")).not_to_have_count(0)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [said for said in complaints if not said.startswith("data:")] == []


def box(page: Page, name: str) -> Locator:
    """A card by its caption."""
    return page.locator(".card-box").filter(has=page.locator(".what", has_text=re.compile(f"^{name}")))


def inside(holder: Locator) -> FrameLocator:
    """What is in a card's frame; the newest, while another goes."""
    return holder.locator("iframe").last.content_frame


def shows(holder: Locator, *, answer: bool) -> None:
    """Waits until the card shows this side, and not the other."""
    expect(inside(holder).locator(".hafal-back")).to_be_visible(visible=answer)
    expect(inside(holder).locator(".hafal-front")).to_be_visible(visible=not answer)


def shown(page: Page) -> list[str]:
    """The keys and names of the cards that the filters leave."""
    return [text.replace(" · ", " ") for text in page.locator(".card-box:visible .what").all_inner_texts()]


def options_open(page: Page) -> None:
    if not page.locator("#options[open]").count():
        page.locator("#options summary").click()


def test_a_click_on_a_card_flips_it_and_another_flips_it_back(look: Open) -> None:
    page = look()
    card = box(page, "satu")
    shows(card, answer=False)
    card.locator("iframe").last.click()
    shows(card, answer=True)
    expect(card.locator(".flip")).to_have_attribute("aria-pressed", "true")
    expect(inside(card).locator(".hafal-back .big")).to_have_text("uno")
    card.locator("iframe").last.click()
    shows(card, answer=False)
    expect(card.locator(".flip")).to_have_attribute("aria-pressed", "false")
    shows(box(page, "dua"), answer=False)


def test_the_keyboard_stays_with_the_page_after_a_click_into_a_card(look: Open) -> None:
    page = look()
    card = box(page, "satu")
    card.locator("iframe").last.click()
    expect(card.locator(".flip")).to_be_focused()
    page.keyboard.press("Space")
    shows(card, answer=False)


def test_a_tap_of_a_finger_flips_a_card(look: Open) -> None:
    page = look(390, 844, has_touch=True, is_mobile=True)
    card = box(page, "satu")
    card.locator("iframe").last.tap()
    shows(card, answer=True)


def test_j_and_k_move_and_space_and_enter_flip(look: Open) -> None:
    page = look()
    names = shown(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("k")
    second = page.locator(".card-box.current")
    expect(second.locator(".what")).to_have_text(names[1].replace(" ", " · ", 1))
    page.keyboard.press("Space")
    shows(second, answer=True)
    page.keyboard.press("Enter")
    shows(second, answer=False)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".card-box.current .what")).to_have_text(names[0].replace(" ", " · ", 1))


def test_space_flips_the_first_card_that_is_left_where_none_is_chosen(look: Open) -> None:
    page = look()
    page.keyboard.press("Space")
    first = page.locator(".card-box").first
    shows(first, answer=True)
    page.select_option("#kind", label="Isian")
    page.locator("#kind").evaluate("element => element.blur()")
    page.keyboard.press("Space")
    shows(box(page, "kota").first, answer=True)
    page.locator("#reset").click()
    shows(first, answer=True)


def test_focus_is_seen(look: Open) -> None:
    page = look()
    page.keyboard.press("Tab")
    expect(page.locator("#night")).to_be_focused()
    expect(page.locator("#night")).to_have_css("outline-style", "solid")


def test_a_shows_all_answers_and_hides_them(look: Open) -> None:
    page = look()
    page.keyboard.press("a")
    for name in ("satu", "dua"):
        shows(box(page, name), answer=True)
    page.locator("#answers").click()
    shows(box(page, "satu"), answer=False)


def test_night_is_that_of_the_page_and_of_the_client_in_every_frame(look: Open) -> None:
    page = look()
    card = box(page, "satu")
    expect(inside(card).locator("body")).not_to_have_class(re.compile("night"))
    day = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("n")
    expect(inside(card).locator("body")).to_have_class(re.compile(r"card .*\bnight_mode nightMode\b"))
    expect(inside(card).locator("html")).to_have_class(re.compile(r"\bnight-mode\b"))
    expect(inside(card).locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != day
    expect(page.locator("#night")).to_have_attribute("aria-pressed", "true")


def test_it_is_night_where_the_reader_likes_it_dark(look: Open) -> None:
    page = look(color_scheme="dark")
    expect(inside(box(page, "satu")).locator("body")).to_have_class(re.compile("nightMode"))


def test_slash_searches_in_all_that_a_card_says(look: Open) -> None:
    page = look()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("jawa BANDUNG")
    expect(page.locator("#count")).to_have_text(re.compile(r"^2 / \d+ kartu$"))
    assert shown(page) == ["kota gap 1", "kota gap 2"]
    page.locator("#search").fill("zzz")
    expect(page.locator("#nothing")).to_be_visible()
    expect(page.locator("#revise")).to_be_disabled()


def test_filters_leave_the_cards_of_a_kind_a_tier_a_topic_and_a_tag(look: Open) -> None:
    page = look()
    page.select_option("#kind", label="Isian")
    assert shown(page) == ["kota gap 1", "kota gap 2"]
    page.locator("#reset").click()
    expect(page.locator("#count")).to_have_text(re.compile(r"^\d+ kartu$"))
    page.select_option("#topic", label="Bilangan")
    assert sorted(shown(page)) == ["dua answer", "satu answer", "tiga answer"]
    page.select_option("#tag", label="mudah")
    assert shown(page) == ["satu answer"]
    page.locator("#reset").click()
    page.select_option("#tier", label="inti")
    expect(page.locator("#count")).to_have_text(re.compile(" / "))
    assert "satu answer" in shown(page)


def test_moving_goes_over_the_cards_that_are_left(look: Open) -> None:
    page = look()
    page.select_option("#kind", label="Isian")
    page.locator("#kind").evaluate("element => element.blur()")
    for _ in range(3):
        page.keyboard.press("j")
    expect(page.locator(".card-box.current .what")).to_have_text("kota · gap 2")


@pytest.mark.parametrize("size", ["320x560", "360x640", "412x780"])
def test_a_frame_has_the_size_of_the_screen_that_is_chosen(look: Open, size: str) -> None:
    page = look()
    page.select_option("#size", size)
    width, height = map(int, size.split("x"))
    frame = box(page, "satu").locator("iframe").last
    expect(frame).to_have_css("width", f"{width}px")
    expect(frame).to_have_css("height", f"{height}px")


def test_zoom_makes_the_text_of_cards_larger(look: Open) -> None:
    page = look()
    prompt = inside(box(page, "satu")).locator(".hafal-front .prompt")
    before = prompt.bounding_box()
    page.select_option("#zoom", "200")
    expect(inside(box(page, "satu")).locator("html")).to_have_class(re.compile(r"\bz200\b"))
    after = prompt.bounding_box()
    assert before
    assert after
    assert after["height"] > 1.7 * before["height"]


def test_hints_are_open_by_a_switch_alone(look: Open) -> None:
    page = look()
    hint = inside(box(page, "satu")).locator(".hafal-front div.hint")
    expect(hint).to_be_hidden()
    expect(inside(box(page, "satu")).locator(".hafal-front a.hint")).to_be_visible()
    page.locator("#hints").check()
    expect(hint).to_be_visible()
    expect(hint).to_have_text("Spanyol")


def test_a_typed_answer_has_its_box_and_maths_is_said_to_be_its_source(look: Open) -> None:
    page = look()
    card = box(page, "dua")
    typing = inside(card).locator(".hafal-front input#typeans")
    expect(typing).to_be_visible()
    expect(typing).to_have_attribute("placeholder", "Di Anki, jawaban diketik di sini")
    expect(card.locator(".remark")).to_have_text("Rumus tampil sebagai teks sumbernya; Anki menggambarnya.")
    card.locator(".flip").click()
    expect(inside(card).locator(".hafal-back code#typeans")).to_have_text("dos")


def test_pictures_are_in_the_page(look: Open) -> None:
    page = look()
    box(page, "tiga").locator(".flip").click()
    picture = inside(box(page, "tiga")).locator(".hafal-back img")
    expect(picture).to_be_visible()
    box_of_it = picture.bounding_box()
    assert box_of_it
    assert box_of_it["width"] >= 40


def test_a_caption_leads_to_the_line_and_says_what_check_found(look: Open, run: Run) -> None:
    page = look()
    expect(box(page, "tiga").locator(".place")).to_have_text("cards_src/uji/a.yaml:5")
    warned = [line for line in run("check").out.splitlines() if "warning" in line and "b.yaml:5" in line]
    assert warned
    for line in warned:
        message = line.split("warning: ")[1]
        expect(box(page, "hak").locator(".findings").first).to_contain_text(message)
    page.locator("#problems").check()
    assert {name.split()[0] for name in shown(page)} <= {"hak", "kuasa", "arah/utara", "arah"}
    assert "satu answer" not in shown(page)


def test_frames_far_from_the_screen_are_not_there(project: Project, run: Run, look: Open) -> None:
    many = "".join(f"  q{number}: {{question: Berapa {number}?, answer: n{number}}}\n" for number in range(60))
    project({"a.yaml": f"questions:\n{many}", "b.yaml": "lists: {}\n"})
    ran = run("preview", "-o", "many.html")
    assert ran.status == 0, ran.err
    page = look(path=Path("many.html").absolute())
    first, last = page.locator(".card-box").first, page.locator(".card-box").last
    shows(first, answer=False)
    expect(last.locator("iframe")).to_have_count(0)
    last.scroll_into_view_if_needed()
    shows(last, answer=False)
    expect(first.locator("iframe")).to_have_count(0)


def test_no_script_runs_in_a_card(look: Open, written: Path) -> None:
    page = look()
    for frame in page.locator("iframe").all():
        assert frame.get_attribute("sandbox") == ""
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', written.read_text(encoding="utf-8"))
    assert policy
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    hashes = r"(?: 'sha256-[\w+/]{43}=')+"
    rest = "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    assert re.fullmatch(rf"default-src 'none'; style-src{hashes}; script-src{hashes}; {rest}", policy[1])


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_fits_a_phone(project: Project, run: Run, look: Open, language: str) -> None:
    project({"hafal.yaml": HEAD.replace("language: id", f"language: {language}")})
    assert run("preview").status == 0
    page = look(390, 844, has_touch=True, is_mobile=True)
    wide = "document.documentElement.scrollWidth > 390 || innerWidth > 390"
    options_open(page)
    for size in ("320x560", "412x780"):
        page.select_option("#size", size)
        assert not page.evaluate(wide)
    frame = page.locator(".phone").first.bounding_box()
    assert frame
    assert frame["x"] >= 0
    assert frame["x"] + frame["width"] <= 390
    for button in page.locator("button:visible, select:visible").all():
        area = button.bounding_box()
        assert area
        assert area["height"] >= 44
    page.locator("#revise").click()
    shows(page.locator("#stage"), answer=False)
    assert not page.evaluate(wide)
    grade = page.locator("#knew").bounding_box()
    assert grade
    assert grade["y"] + grade["height"] <= 844


def test_a_sitting_counts_what_was_known_and_asks_the_rest_again(look: Open) -> None:
    page = look()
    page.select_option("#topic", label="Bilangan")
    page.locator("#revise").click()
    stage = page.locator("#stage")
    expect(page.locator("#progress")).to_have_text("1 / 3Hafal: 0")
    shows(stage, answer=False)
    stage.locator("iframe").last.click()
    shows(stage, answer=True)
    page.locator("#knew").click()
    expect(page.locator("#progress")).to_have_text("2 / 3Hafal: 1")
    shows(stage, answer=False)
    page.keyboard.press("Space")
    shows(stage, answer=True)
    missed = inside(stage).locator(".hafal-back .big").inner_text()
    page.keyboard.press("1")
    page.keyboard.press("2")  # nobody knows before the answer is there
    expect(page.locator("#progress")).to_have_text("3 / 3Hafal: 1")
    expect(page.locator("#knew")).to_be_disabled()
    page.keyboard.press("Space")
    page.keyboard.press("2")
    expect(page.locator("#score")).to_have_text("Hafal 2 dari 3")
    expect(page.locator("#missed li")).to_have_count(1)
    expect(page.locator("#missed li")).to_contain_text(missed)
    expect(page.locator("#again")).to_be_focused()
    page.locator("#again").click()
    expect(page.locator("#progress")).to_have_text("1 / 1Hafal: 0")
    expect(inside(stage).locator(".hafal-back .big")).to_have_text(missed)
    page.locator("#show").click()
    page.locator("#knew").click()
    expect(page.locator("#score")).to_have_text("Hafal 1 dari 1")
    expect(page.locator("#missed")).to_be_hidden()
    page.locator("#leave").click()
    expect(page.locator("#grid")).to_be_visible()


def test_a_tap_flips_in_a_sitting_and_nothing_of_it_is_kept(look: Open) -> None:
    page = look(390, 844, has_touch=True, is_mobile=True)
    page.locator("#revise").tap()
    page.locator("#stage iframe").last.tap()
    shows(page.locator("#stage"), answer=True)
    page.locator("#did-not").tap()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_shuffle_asks_the_same_cards_in_another_order(look: Open) -> None:
    page = look()
    page.evaluate("Math.random = () => 0")
    total = page.locator(".card-box").count()
    in_order = shown(page)
    page.keyboard.press("r")
    page.keyboard.press("s")
    asked = []
    for number in range(1, total + 1):
        expect(page.locator("#progress")).to_contain_text(f"{number} / {total}")
        asked.append((page.locator("#stage iframe").last.get_attribute("title") or "").replace(",", ""))
        page.keyboard.press("Space")
        page.keyboard.press("2")
    expect(page.locator("#score")).to_have_text(f"Hafal {total} dari {total}")
    assert sorted(asked) == sorted(in_order)
    assert asked != in_order


def test_escape_ends_a_sitting(look: Open) -> None:
    page = look()
    page.keyboard.press("r")
    page.keyboard.press("Escape")
    expect(page.locator("#grid")).to_be_visible()
    expect(page.locator("#sitting")).to_be_hidden()


def test_paper_has_every_question_beside_its_answer(look: Open) -> None:
    page = look()
    page.select_option("#topic", label="Bilangan")
    assert pages_of(page) == 1
    page.emulate_media(media="print")
    expect(page.locator("#browse")).to_be_hidden()
    rows = page.locator("#sheet .row")
    expect(rows).to_have_count(3)
    row = rows.filter(has_text="Berapa satu?")
    question, answer = row.locator("> div").all()
    expect(question).to_have_text("Berapa satu?")
    expect(answer).to_have_text("uno")
    left, right = question.bounding_box(), answer.bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    assert left["y"] == right["y"]
    expect(rows.filter(has_text="tiga").locator("img")).to_be_visible()
    typed = rows.filter(has_text="dua?").locator("> div").last
    expect(typed).to_have_text("dos")  # the question is not repeated beside it


def test_a_gap_on_paper_is_filled_beside_it(look: Open) -> None:
    page = look()
    page.select_option("#kind", label="Isian")
    assert pages_of(page) == 1
    page.emulate_media(media="print")
    first = page.locator("#sheet .row").first.locator("> div")
    expect(first.first).to_contain_text("Ibu kota [daerah] adalah Bandung.")
    expect(first.last).to_contain_text("Ibu kota Jawa Barat adalah Bandung.")


def pages_of(page: Page) -> int:
    """How many sheets of paper it takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def test_the_same_project_gives_the_same_bytes(written: Path, run: Run) -> None:
    before = written.read_bytes()
    written.unlink()
    assert run("preview").status == 0
    assert written.read_bytes() == before


def test_no_deck_is_written_and_the_lock_is_left_alone(project: Project, run: Run) -> None:
    folder = project({"a.yaml": SOURCE, "b.yaml": MORE, "media/x.svg": SVG})
    assert run("preview", "-o", "page.html").status == 0
    assert not (folder / "hafal.lock").exists()
    assert not Path("build").exists()
    run("build")
    before = {path: path.read_bytes() for path in [folder / "hafal.lock", *Path("build").iterdir()]}
    project({"a.yaml": SOURCE.replace("uno", "UNO")})
    assert run("preview").status == 0
    assert {path: path.read_bytes() for path in before} == before


def test_cards_stand_where_they_were_released(project: Project, run: Run, look: Open) -> None:
    lama, lain = "  lama: {question: Apa lama?, answer: tua}\n", "  lain: {question: Apa lain?, answer: beda}\n"
    project({"a.yaml": f"questions:\n{lama}{lain}", "b.yaml": "lists: {}\n"})
    run("build", "--reorder")
    project({"a.yaml": f"questions:\n{lain}{lama}"})
    assert run("preview").status == 0
    assert shown(look()) == ["lama answer", "lain answer"]


def test_problems_leave_the_old_page_as_it_was(project: Project, run: Run, written: Path) -> None:
    before = written.read_bytes()
    project({"a.yaml": SOURCE.replace("answer: uno", "anser: uno")})
    ran = run("preview")
    assert ran.status == 1
    assert "[E102]" in ran.err
    assert written.read_bytes() == before


def test_without_the_anki_package_one_line_says_how_to_get_it(
    project: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:

    project({"a.yaml": SOURCE, "media/x.svg": SVG})
    monkeypatch.setitem(sys.modules, "anki.collection", None)
    ran = run("preview")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "pip install 'hafal[anki]'" in ran.err
    assert not Path("build").exists()


def test_each_of_several_projects_has_a_page(project: Project, run: Run) -> None:
    files = {"a.yaml": "questions:\n  satu: {question: Berapa satu?, answer: uno}\n"}
    project(files)
    head = HEAD.replace("7k3qm9", "8k4qm8")
    project({"../lain/hafal.yaml": head, "../lain/a.yaml": files["a.yaml"]})
    ran = run("preview", "-o", "pages")
    assert ran.status == 0
    assert ran.out.splitlines()[0].startswith("pages/uji-coba-8k4qm8-preview.html: 1 card, ")
    assert {path.name for path in Path("pages").iterdir()} == {
        "uji-coba-7k3qm9-preview.html",
        "uji-coba-8k4qm8-preview.html",
    }
    one = run("preview", "-o", "one.html")
    assert one.status == 2
    assert "there are 2 projects" in one.err


def test_open_opens_the_page_that_was_written(written: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)
    assert run("preview", "--open").status == 0
    assert opened == [written.as_uri()]


def test_text_that_looks_like_markup_stays_text(project: Project, run: Run, look: Open) -> None:
    bad = "</script><script>document.title=1</script><!-- {{title}}"
    project({"a.yaml": f"questions:\n  satu: {{question: '{bad}', answer: uno}}\n", "b.yaml": "lists: {}\n"})
    assert run("preview").status == 0
    page = look()
    expect(inside(box(page, "satu")).locator(".hafal-front .prompt")).to_have_text(bad)
    assert page.title() == "Uji coba"


def test_pictures_beyond_the_cap_are_named_in_their_place(
    project: Project, run: Run, look: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.preview.MEDIA_CAP", 10)
    project({"a.yaml": SOURCE, "media/x.svg": SVG})
    assert run("preview").status == 0
    page = look()
    box(page, "tiga").locator(".flip").click()
    expect(inside(box(page, "tiga")).locator(".hafal-back .hafal-absent")).to_contain_text("kotak hitam")


@pytest.mark.parametrize("patience", [0.0, 1000.0])
def test_a_bar_says_how_far_it_is_where_it_takes_long(
    project: Project, run: Run, monkeypatch: pytest.MonkeyPatch, patience: float
) -> None:
    project({"a.yaml": SOURCE, "media/x.svg": SVG})
    said = Terminal()
    monkeypatch.setattr("sys.stderr", said)
    monkeypatch.setattr(sys.modules["generator.cli.preview"], "PATIENCE", patience)
    assert run("preview").status == 0
    assert ("rendering" in said.getvalue()) is (patience == 0)
    assert ("100%" in said.getvalue()) is (patience == 0)


def test_no_bar_is_drawn_where_nobody_looks(project: Project, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    project({"a.yaml": SOURCE, "media/x.svg": SVG})
    monkeypatch.setattr(sys.modules["generator.cli.preview"], "PATIENCE", 0.0)
    assert "rendering" not in run("preview").err


def test_a_table_is_aligned_as_on_a_phone(project: Project, run: Run, look: Open) -> None:
    table = "|\n      | a | b |\n      |---|:-:|\n      | 1 | 2 |\n"
    project({"a.yaml": f"questions:\n  q:\n    question: Apa?\n    answer: {table}", "b.yaml": "lists: {}\n"})
    assert run("preview").status == 0
    page = look()
    page.keyboard.press("a")
    cell = inside(box(page, "q")).locator(".hafal-back td").last
    expect(cell).to_have_text("2")
    expect(cell).to_have_css("text-align", "center")


def test_a_finding_about_an_item_stands_on_its_own_cards(project: Project, run: Run, look: Open) -> None:
    items = "".join(f"      {key}: {{motive: {key} ini, why: sebab {key}, examples: [kasus {key}]}}\n" for key in "ab")
    source = f"motives:\n  m:\n    called: sebab\n    subject: perang\n    items:\n{items}"
    project({"a.yaml": source.replace("kasus b]", "kasus b], skip: [recognise], hint: x"), "b.yaml": "lists: {}\n"})
    assert "a.yaml:7" in run("check").out
    assert run("preview").status == 0
    page = look()
    found = page.locator(".card-box", has=page.locator(".findings", has_text="W204")).locator(".what")
    expect(found).to_have_text(["m/b · explain"])


def test_a_thousand_cards_are_a_page_of_less_than_three_megabytes(project: Project, run: Run, look: Open) -> None:
    many = "".join(
        f"  q{number}:\n    question: Apa nama benda nomor {number} yang disebut dalam buku pelajaran?\n"
        f"    answer: benda ke-{number}\n    extra: catatan tentang benda itu\n    source: Buku IPS\n"
        for number in range(1000)
    )
    project({"a.yaml": f"questions:\n{many}", "b.yaml": "lists: {}\n"})
    assert run("preview", "-o", "many.html").status == 0
    assert Path("many.html").stat().st_size < 3_000_000
    page = look(path=Path("many.html").absolute())
    page.keyboard.press("Space")
    shows(page.locator(".card-box").first, answer=True)
    page.locator("#search").fill("nomor 998 ")
    expect(page.locator("#count")).to_have_text("1 / 1000 kartu")
