"""Pictures: `python tests/pictures.py` makes the README's from the decks in cards_src, into .github/.

`python tests/pictures.py FOLDER` makes contact sheets of all kinds, both sides, day and night, to be judged as a whole.
"""

import base64
import sys
from collections.abc import Iterable, Sequence
from contextlib import chdir, redirect_stdout
from os import devnull
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from browsing import browsing, chromium
from everything import everything
from playwright.sync_api import Browser, ViewportSize
from proving import Shown, shown
from wrappers import OLDER, Theme, framed

from generator import cli

ROOT = Path(__file__).parent.parent
PROJECT = "kerja-sama-bilateral"
README_CARDS = ("mesir-perjanjian core 1", "bidang-kerja-sama core 1")
"""What the README's picture shows: of each card the front by day and the back by night."""
LARGER = "cards_src/hubungan-diplomatik"
"""Whose plan is shown."""
BY_DAY: Literal["light"] = "light"
BY_NIGHT: Literal["dark"] = "dark"
PHONE = (360, 560)
WINDOW: ViewportSize = {"width": 1220, "height": 1030}
LOOK = """
body { margin: 0; background: #e9e6df; font: 600 14px Roboto, sans-serif; color: #333; }
main { display: grid; width: max-content; padding: 28px; gap: 24px; }
img, iframe { display: block; border: 9px solid #26262a; border-radius: 30px; box-shadow: 0 6px 18px #0003; }
figure { margin: 0; } figcaption { margin: 0 0 6px; } div { display: flex; gap: 6px; }
.sheet { gap: 14px; padding: 10px; } .sheet iframe { border-width: 1px; border-radius: 0; box-shadow: none; }
"""
SHEET = 20
"""Cards on one sheet."""
DAY_AND_NIGHT: tuple[Theme, ...] = ("day", "night")


def phone(card: Shown, side: str, theme: Theme, height: int = PHONE[1]) -> str:
    """A side of a card in a phone's frame."""
    return framed(OLDER.page(card.css, side, theme), PHONE[0], height)


def picture(browser: Browser, body: str, columns: int, path: Path, *, style: str = "") -> None:
    """A picture of what stands in a grid of so many columns."""
    page = browser.new_page(viewport={"width": 4000, "height": 1000})
    grid = f"grid-template-columns: repeat({columns}, max-content)"
    page.set_content(f'<style>{LOOK}</style><main class="{style}" style="{grid}">{body}</main>')
    page.locator("main").screenshot(path=path)
    page.close()


def for_readme(browser: Browser, folder: Path) -> None:
    """The README's pictures: cards, and the page on which authors look at them."""
    project = f"cards_src/{PROJECT}"
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory() as built, chdir(ROOT):
        package, page = Path(built) / "deck.apkg", Path(built) / "page.html"
        with Path(devnull).open("w", encoding="utf-8") as nothing, redirect_stdout(nothing):
            assert cli.run(["build", project, "--draft", "-o", str(package)]) == 0
            assert cli.run(["preview", project, "-o", str(page)]) == 0
        deck = {card.name: card for card in shown(package)}
        preview(browser, page, folder / "preview.png")
        plan(browser, Path(built) / "plan.html", folder / "plan.png")
    cards = [deck[name] for name in README_CARDS]
    phones = [frame for card in cards for frame in (phone(card, card.front, "day"), phone(card, card.back, "night"))]
    picture(browser, "".join(phones), len(phones), folder / "cards.png")


def preview(browser: Browser, page: Path, path: Path) -> None:
    """A picture of the page of a deck, as it opens, with every other card of the first row flipped."""
    opened = browser.new_page(viewport=WINDOW)
    opened.goto(page.as_uri())
    flipped = opened.locator(".card-box").filter(has=opened.locator("iframe")).locator(".flip")
    for at in (1, 2):
        flipped.nth(at).click()
        opened.locator(".phone").nth(at).locator("iframe").last.content_frame.locator(".hafal-back").wait_for()
    opened.evaluate("document.activeElement.blur(), scrollTo(0, 0)")
    opened.locator(".current").evaluate("box => box.classList.remove('current')")
    opened.screenshot(path=path)
    opened.close()


def plan(browser: Browser, page: Path, path: Path) -> None:
    """A picture of the page of a plan: its beginning and its charts on a phone by day, and on a computer by night."""
    with Path(devnull).open("w", encoding="utf-8") as nothing, redirect_stdout(nothing):
        assert cli.run(["plan", LARGER, "-o", str(page)]) == 0
    shots = []
    for scheme, size, marks in (
        (BY_DAY, (390, 800), ("header", "section:has(#workload)")),
        (BY_NIGHT, (1000, 800), ("header",)),
    ):
        opened = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
        opened.clock.set_fixed_time("2026-11-30T09:00:00")
        opened.goto(page.as_uri())
        for mark in marks:
            opened.locator(mark).evaluate("mark => scrollTo(0, mark.offsetTop - 150)")
            shots.append(base64.b64encode(opened.screenshot()).decode())
        opened.close()
    picture(browser, "".join(f'<img src="data:image/png;base64,{shot}">' for shot in shots), len(shots), path)


def sheets(browser: Browser, cards: Sequence[Shown], folder: Path, name: str) -> Iterable[Path]:
    """Contact sheets of cards: of each its front and back, by day and by night."""
    for at in range(0, len(cards), SHEET):
        for theme in DAY_AND_NIGHT:
            body = "".join(
                f"<figure><figcaption>{card.name}</figcaption>"
                f"<div>{phone(card, card.front, theme)}{phone(card, card.back, theme)}</div></figure>"
                for card in cards[at : at + SHEET]
            )
            path = folder / f"{name}-{at // SHEET + 1}-{theme}.png"
            picture(browser, body, 4, path, style="sheet")
            yield path


def main(folder: str = "") -> int:
    executable = chromium()
    if not executable:
        print("there is no chromium on this computer", file=sys.stderr)
        return 2
    with browsing(executable) as browser:
        if not folder:
            for_readme(browser, ROOT / ".github")
            return 0
        Path(folder).mkdir(parents=True, exist_ok=True)
        for language in ("id", "en"):
            with TemporaryDirectory() as built:
                cards = everything(Path(built), language)
            for path in sheets(browser, cards, Path(folder), language):
                print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
