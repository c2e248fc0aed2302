"""The page of a plan, used as learners use it: in a real browser, by finger and by keys, by day and by night."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ENGLISH, Project, Run
from playwright.sync_api import Browser, Page, expect

from generator.exam.page import DAYS, MINUTES, page
from generator.exam.plan import Time, plan

LEFT, BUDGETS = (1, 7, 14, 30), (5, 20)
"""The stops of the pages here: every one costs a plan."""
TODAY = "2026-11-30T09:00:00"
SEARCH = "tag:hafal::uji-coba-7k3qm9"
CHARTS = "#workload", "#known", "#by-minutes"
Open = Callable[..., Page]


def written(**more: Any) -> str:
    told: dict[str, Any] = {"title": "Uji <coba>", "search": SEARCH, "language": "id", "cards": 275, "core": 159}
    told |= {"exam": None, "minutes": 20, "days": LEFT, "budgets": BUDGETS}
    return page(**told | more)


@pytest.fixture
def look(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page on 30 November 2026; whatever it asks for besides, or the browser complains of, fails the test."""
    contexts, complaints = [], []

    def opened(text: str, width: int = 390, height: int = 844, **options: Any) -> Page:
        path = tmp_path / "plan.html"
        path.write_text(text, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height}, timezone_id="Asia/Jakarta", offline=True, **options
        )
        contexts.append(context)
        found = context.new_page()
        found.clock.set_fixed_time(TODAY)
        found.on("console", lambda message: complaints.append(message.text))
        found.on("pageerror", lambda error: complaints.append(str(error)))
        found.on("request", lambda asked: complaints.append(asked.url) if asked.url != path.as_uri() else None)
        found.goto(path.as_uri())
        return found

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def test_it_says_what_to_do_today_and_what_to_expect_as_the_report_does(look: Open) -> None:
    known = plan(Time(275, 14, 20))
    shown = look(written())
    expect(shown.locator("h1")).to_have_text("Uji <coba> 275 kartu")
    expect(shown.locator("#left")).to_have_text("14 hari lagi: Sen, 14 Des")
    told = f"{known.new_per_day} kartu baru dulu, lalu ulangan. Berhenti setelah 20 menit."
    expect(shown.locator("#rule")).to_have_text(told)
    expect(shown.locator("#recall")).to_contain_text(f"{known.advised.recall:.0%} dari 100 kartu".replace("%", ""))
    expect(shown.locator("#band")).to_contain_text(f"apa adanya: {100 * known.as_it_comes.recall:.0f}")
    expect(shown.locator("#new")).to_have_text(str(known.new_per_day))
    expect(shown.locator("section:has(#known) .read")).to_contain_text(f": {100 * known.advised.recall:.0f} dari 100")


def test_the_sliders_move_by_keys_and_everything_follows(look: Open) -> None:
    shown = look(written())
    shown.locator("#days").focus()
    shown.keyboard.press("ArrowRight")
    expect(shown.locator("#left")).to_have_text("15 hari lagi: Sel, 15 Des")
    expect(shown.locator("#phases tr").last).to_contain_text("Sel, 15 Des")
    expect(shown.locator("#workload rect.new")).to_have_count(14)  # a plan for 14 days will do for 15
    shown.keyboard.press("End")
    expect(shown.locator("#left")).to_have_text("30 hari lagi atau lebih")
    expect(shown.locator("#phases tr").last).to_contain_text("30 hari lagi atau lebih")
    known = plan(Time(275, 30, 20))
    expect(shown.locator("#recall")).to_contain_text(f"{round(100 * known.advised.recall)} dari 100")
    expect(shown.locator("#workload rect.new")).to_have_count(30)
    shown.locator("#minutes").focus()
    shown.keyboard.press("Home")
    expect(shown.locator("#a-day")).to_have_text("5 menit sehari")
    expect(shown.locator("#short")).to_contain_text(
        "Waktunya kurang untuk 275 kartu: hanya 225 yang sempat dipelajari."
    )
    expect(shown.locator("#leave code")).to_have_text(f"{SEARCH} (card:standard* or card:deep*)")
    expect(shown.locator("#minutes")).to_have_attribute("aria-valuetext", "5 menit sehari")


def test_a_finger_moves_a_slider_and_reads_a_chart(look: Open) -> None:
    shown = look(written(), has_touch=True, is_mobile=True)
    slider = shown.locator("#days").bounding_box()
    assert slider
    shown.touchscreen.tap(slider["x"] + slider["width"] - 4, slider["y"] + slider["height"] / 2)
    expect(shown.locator("#left")).to_contain_text("30 hari lagi")
    chart = shown.locator("#workload")
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    shown.touchscreen.tap(box["x"] + box["width"] - 10, box["y"] + 60)
    expect(shown.locator("section:has(#workload) .read")).to_contain_text("hari ke-30, Sel, 29 Des:")


def test_arrow_keys_read_the_charts(look: Open) -> None:
    shown = look(written())
    for chart, first, second in (("#workload", "hari ke-1,", "hari ke-2,"), ("#known", "hari ke-14,", "hari ke-13,")):
        read = shown.locator(f"section:has({chart}) .read")
        expect(read).to_contain_text(first)
        shown.locator(chart).focus()
        shown.keyboard.press("ArrowRight" if first == "hari ke-1," else "ArrowLeft")
        expect(read).to_contain_text(second)
    shown.locator("#by-minutes").focus()
    shown.keyboard.press("Home")
    expect(shown.locator("section:has(#by-minutes) .read")).to_contain_text("5 menit sehari: ")


def test_the_final_pass_is_told_with_its_search_where_there_is_one(look: Open) -> None:
    shown = look(written(cards=43, core=24))
    days = plan(Time(43, 14, 20)).advised.rules.final_pass
    expect(shown.locator("#pass p")).to_contain_text("Hari terakhir, " if days == 1 else f"{days} hari terakhir, mulai")
    expect(shown.locator("#pass code")).to_have_text(f"{SEARCH} -is:new")
    expect(shown.locator("#phases")).to_contain_text("semua kartu sekali lagi")
    expect(shown.locator("#leave")).to_be_hidden()


def test_what_the_numbers_suppose_is_to_be_set_is_told(look: Open) -> None:
    known = plan(Time(275, 14, 20))
    options = look(written()).locator("#options")
    expect(options).to_contain_text("Interval maksimal (Maximum interval): 7; FSRS: aktif")
    expect(options).to_contain_text(f"(Desired retention): {known.retention:.0%}")


def test_nobody_is_told_to_suspend_all_that_there_is(look: Open) -> None:
    for core in (0, 275):
        shown = look(written(core=core, minutes=5))
        expect(shown.locator("#short")).to_be_visible()
        expect(shown.locator("#leave")).to_be_hidden()


@pytest.mark.parametrize(
    ("exam", "left"),
    [
        ("2026-12-14", "14 hari"),
        ("2026-12-20", "20 hari lagi: Min, 20 Des"),
        ("2027-02-01", "30 hari lagi atau lebih"),
        ("2026-12-01", "1 hari"),
        ("2026-11-01", "14 hari"),  # it is over
    ],
)
def test_it_begins_with_the_day_of_the_exam_if_that_is_known(look: Open, exam: str, left: str) -> None:
    expect(look(written(exam=exam)).locator("#left")).to_contain_text(left)


@pytest.mark.parametrize("width", [360, 390, 820, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_off_and_all_text_can_be_read(look: Open, width: int, scheme: str) -> None:
    shown = look(written(cards=3000, core=1000), width=width, color_scheme=scheme)
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    small = shown.evaluate("""() => [...document.querySelectorAll("main *, header *")]
        .filter((some) => [...some.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
        .filter((some) => parseFloat(getComputedStyle(some).fontSize) < 14).length""")
    assert small == 0
    targets = shown.evaluate("() => [...document.querySelectorAll('input')].map((one) => one.clientHeight)")
    assert min(targets) >= 44
    colours = shown.evaluate("""() => ["--ink", "--soft", "--warn", "--pick"].map((name) => [name, "--paper", "--bg"]
        .map((one) => getComputedStyle(document.documentElement).getPropertyValue(one).trim()))""")
    assert all(contrast(ink, paper) >= 4.5 for ink, *papers in colours for paper in papers)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 has it."""

    def light(colour: str) -> float:
        digits = colour.removeprefix("#")
        digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_on_paper_there_are_no_sliders_but_their_settings(look: Open) -> None:
    shown = look(written())
    shown.emulate_media(media="print")
    expect(shown.locator("#days")).to_be_hidden()
    expect(shown.locator("#left")).to_be_visible()
    assert len(shown.pdf()) > 10_000


def test_without_scripts_the_plan_by_days_left_is_told(look: Open) -> None:
    shown = look(written(), java_script_enabled=False)
    brief = "Singkatnya, kartu baru sehari: 14 bila sisa 30 hari, 29 bila sisa 14 hari, 69 bila sisa 7 hari, "
    expect(shown.locator(".brief")).to_contain_text(brief)
    expect(shown.locator("#controls")).to_be_hidden()


def test_an_english_deck_has_an_english_page(look: Open) -> None:
    shown = look(written(language="en"))
    expect(shown.locator("#left")).to_have_text("14 days left: Mon, Dec 14")
    expect(shown.locator("#rule")).to_contain_text("new cards first, then the reviews.")
    assert not re.search(r"\b(?:kartu|hari|menit)\b", shown.locator("body").inner_text())


def test_the_command_writes_a_page_of_every_deck(project: Project, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.exam.page.page.__kwdefaults__", {"days": (7,), "budgets": (5,)})
    folder = project({"hafal.yaml": ENGLISH, "a.yaml": "questions:\n  a: {question: x?, answer: y}\n"})
    ran = run("plan", folder, "-o", "plan.html")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "plan.html: a page on which learners set the day of their exam; send it round\n"
    text = Path("plan.html").read_text(encoding="utf-8")
    assert "<title>Uji coba: Exam plan</title>" in text
    data = json.loads(re.findall(r'id="data">(.*?)</script>', text, re.DOTALL)[0])
    assert (data["cards"], data["start"], data["minutes"]) == (1, {"exam": None, "minutes": 20}, [5, 20])
    ran = run("plan", folder, "-o", "out", "--exam", "2026-12-14", "--from", "2026-12-01", "--minutes", "9", "--json")
    told = json.loads(ran.out)
    assert told["pages"] == [str(Path("out/uji-coba-7k3qm9-plan.html"))]
    assert told["projects"][0]["days"] == 13
    text = Path(told["pages"][0]).read_text(encoding="utf-8")
    assert '"start":{"exam":"2026-12-14","minutes":9}' in text


def test_the_stops_of_the_sliders_reach_from_tomorrow_to_two_months() -> None:
    assert DAYS[0] == 1
    assert DAYS[-1] == 60
    assert {7, 14, 30} < {*DAYS}
    assert MINUTES[0] == 5
    assert MINUTES[-1] == 60
