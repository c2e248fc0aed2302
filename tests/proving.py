"""Proves in a real browser that cards can be read on a phone: many sides on one page, which changes in place."""

import base64
import hashlib
import mimetypes
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Browser
from wrappers import NEWER, OLDER, Theme, Wrapper, answered, asked

from generator.engine import Anki, throwaway

LOOK = Path(__file__).with_name("proving.js").read_text(encoding="utf-8")
CHECKS = (
    "overflow",
    "low contrast",
    "small text",
    "clipped text",
    "missing image",
    "small tap target",
    "moving question",
)
PHONES = ((360, 640), (412, 780))
"""Width and height of the screens, in CSS pixels."""
FONT_SIZE = re.compile(r"(font-size:\s*)(?=\S)((?![^;}]*\dem)(?!0\s*[;}])[^;}!]+)")
LINE_HEIGHT = re.compile(r"(line-height:\s*)([\d.]+px)")


@dataclass(frozen=True)
class Shown:
    """A card as a client gets it, with its note type's styles."""

    name: str
    front: str
    back: str
    css: str


@dataclass(frozen=True)
class Setting:
    """How a card is looked at."""

    wrapper: Wrapper
    width: int
    height: int
    theme: Theme = "day"
    zoom: float = 1
    """The client's own zoom of cards: everything grows."""
    text: float = 1
    """The system's text size: text alone grows."""

    def __str__(self) -> str:
        larger = f", text {self.text:.0%}" if self.text != 1 else ""
        return f"{self.wrapper.name}, {self.width} px, {self.theme}, {self.zoom:.0%}{larger}"


@dataclass(frozen=True)
class Finding:
    """What is wrong with a side of a card."""

    check: str
    card: str
    side: str
    what: str
    setting: Setting

    def __str__(self) -> str:
        return f"{self.check}: {self.card}, {self.side}: {self.what} ({self.setting})"


@dataclass
class Proof:
    """What was looked at, and what was found."""

    renders: int = 0
    findings: list[Finding] = field(default_factory=list)
    contrast: tuple[float, str] = (99, "")
    """The lowest, and where."""
    text: tuple[float, str] = (99, "")
    """The smallest in pixels, and where."""

    def __str__(self) -> str:
        return (
            f"{self.renders} renders, {len(self.findings)} findings\n"
            f"lowest contrast {self.contrast[0]:.2f}:1 ({self.contrast[1]})\n"
            f"smallest text {self.text[0]:.1f} px ({self.text[1]})"
        )


def settings(
    wrappers: Sequence[Wrapper] = (OLDER, NEWER),
    phones: Sequence[tuple[int, int]] = PHONES,
    themes: Sequence[Theme] = ("day", "night"),
    zooms: Sequence[float] = (1, 1.5),
    text: float = 1,
) -> list[Setting]:
    """Every way in which a card is to be looked at."""
    return [
        Setting(wrapper, width, height, theme, zoom, text)
        for wrapper, (width, height), theme, zoom in product(wrappers, phones, themes, zooms)
    ]


def shown(package: Path) -> list[Shown]:
    """The cards of a package as the real Anki renders them, pictures in them."""
    with throwaway() as anki:
        anki.import_package(package)
        return list(rendered(anki))


def rendered(anki: Anki) -> Iterator[Shown]:
    """The cards of a collection, in the order in which they are learned."""
    fields, css = anki.fields(), {model["id"]: model["css"] for model in anki.collection.models.all()}
    types = dict(anki.collection.db.all("select guid, mid from notes")) if anki.collection.db else {}
    for card in anki.render():
        key = fields[card.guid]["Key"]
        name = f"{key} {card.template}" + (f" {card.ordinal + 1}" if card.template == "cloze" else "")
        sides = (_with_pictures(side, anki.media()) for side in (asked(card.question), answered(card.answer)))
        yield Shown(name, *sides, css[types[card.guid]])


def _with_pictures(side: str, media: Path) -> str:
    """A side with the bytes of its pictures in it; a picture that is not there stays as it is."""

    def data(found: re.Match[str]) -> str:
        file = media / unquote(found[1])
        if not file.is_file():
            return found[0]
        kind = mimetypes.guess_type(file.name)[0] or "image/png"
        return f'<img src="data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"'

    return re.sub(r'<img src="([^":]+)"', data, side)


def sample(cards: Iterable[Shown], count: int) -> list[Shown]:
    """So many of the cards, the same ones in every run."""
    return sorted(cards, key=lambda card: hashlib.sha256(card.name.encode()).digest())[:count]


def zoomable(css: str) -> str:
    """Styles whose text grows by --text-zoom as the system's text size makes it grow: text and its lines, not boxes.

    What is in em of the text around it grows with that.
    """
    css = FONT_SIZE.sub(r"\1calc((\2) * var(--text-zoom, 1)) ", css)
    return LINE_HEIGHT.sub(r"\1calc(\2 * var(--text-zoom, 1))", css)


def prove(browser: Browser, cards: Sequence[Shown], ways: Iterable[Setting]) -> Proof:
    """Looks at every side of the cards in every way."""
    proof = Proof()
    by_wrapper: dict[str, list[Setting]] = {}
    for way in ways:
        by_wrapper.setdefault(way.wrapper.name, []).append(way)
    for css in dict.fromkeys(card.css for card in cards):
        some = [{"name": card.name, "front": card.front, "back": card.back} for card in cards if card.css == css]
        for ways_of_one in by_wrapper.values():
            _prove(browser, some, css, ways_of_one, proof)
    return proof


def _prove(browser: Browser, cards: list[dict[str, str]], css: str, ways: list[Setting], proof: Proof) -> None:
    wrapper = ways[0].wrapper
    page = browser.new_page()
    try:
        page.set_content(wrapper.page(zoomable(css)).replace(wrapper.css, zoomable(wrapper.css)))
        box = re.findall(r'id="(\w+)"', wrapper.box)[-1]
        for way in ways:
            page.set_viewport_size({"width": way.width, "height": way.height})
            look = {
                "html": wrapper.html[way.theme],
                "body": wrapper.body[way.theme],
                "zoom": way.zoom,
                "text": way.text,
            }
            seen = page.evaluate(LOOK, {"cards": cards, "box": box, **look})
            proof.renders += seen["renders"]
            proof.findings += [Finding(*found, way) for found in seen["findings"]]
            for name in ("contrast", "text"):
                number, where = seen[name]
                if number < getattr(proof, name)[0]:
                    setattr(proof, name, (number, f"{where}; {way}"))
    finally:
        page.close()
