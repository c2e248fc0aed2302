"""The page that each client of Anki puts around a card: what it names, what it colours, what it lays over our styles.

Written from what can be observed of the clients, never from their code. A client's styles come before the card's own.
"""

import re
from dataclasses import dataclass
from html import escape
from typing import Literal

Theme = Literal["day", "night", "grey"]
"""Grey is AnkiDroid's lighter night."""
THEMES: tuple[Theme, ...] = ("day", "night", "grey")


@dataclass(frozen=True)
class Wrapper:
    """A client's page."""

    name: str
    html: dict[Theme, str]
    """The classes of the outermost element."""
    body: dict[Theme, str]
    box: str
    """What surrounds the card, opened; its last element is a div."""
    css: str

    def page(self, card_css: str, side: str = "", theme: Theme = "day") -> str:
        """A whole document that shows a side of a card."""
        closed = "".join(f"</{tag}>" for tag in reversed(re.findall(r"<(\w+)", self.box)))
        return (
            f'<!doctype html><html class="{self.html[theme]}" lang="en"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1"><title>card</title>'
            f"<style>{self.css}</style><style>{card_css}</style></head>"
            f'<body class="{self.body[theme]}">{self.box}{side}{closed}</body></html>'
        )


def framed(document: str, width: int, height: int) -> str:
    """A document in a frame as large as a phone's screen: its vw, vh and classes are its own."""
    return f'<iframe width="{width}" height="{height}" srcdoc="{escape(document)}"></iframe>'


TYPED = """
#typeans { width: 100%; box-sizing: border-box; line-height: 1.75; }
code#typeans { white-space: pre-wrap; }
.typeGood { background: #afa; color: black; }
.typeBad { background: #faa; color: black; }
.typeMissed { background: #ccc; color: black; }
"""
ANKIDROID = """
body { margin: 0; padding: 0; overflow-wrap: break-word; }
img { max-width: 100%; }
"""

OLDER = Wrapper(
    "AnkiDroid, older screen",
    dict.fromkeys(THEMES, "mobile android linux js"),
    {
        "day": "card card1",
        "night": "card card1 night_mode nightMode",
        "grey": "card card1 night_mode nightMode ankidroid_dark_mode",
    },
    '<div id="content">',
    ANKIDROID
    + TYPED
    + """
#content { margin: .5em; }
body.night_mode { background-color: #000; color: #fff; }
body.nightMode { background-color: #000; color: #fff; }
body.ankidroid_dark_mode { background-color: #303030; }
.night_mode a { color: #56ccf2; }
""",
)
NEWER = Wrapper(
    "AnkiDroid, newer screen",
    {"day": "mobile android", "night": "mobile android night-mode", "grey": "mobile android night-mode grey"},
    {"day": "card card1", "night": "card card1 nightMode night_mode", "grey": "card card1 nightMode night_mode"},
    '<div id="qa">',
    ANKIDROID
    + TYPED
    + """
:root { --canvas: #fff; --fg: #020202; }
.night-mode { --canvas: #000; --fg: #fff; }
.night-mode.grey { --canvas: #303030; }
body { background-color: var(--canvas); color: var(--fg); }
body.nightMode { background-color: var(--canvas); color: var(--fg); }
#qa { margin: 0; }
""",
)
ANKIMOBILE = Wrapper(
    "AnkiMobile",
    {"day": "mobile iphone ios", "night": "mobile iphone ios nightMode", "grey": "mobile iphone ios nightMode"},
    {"day": "card card1", "night": "card card1 nightMode", "grey": "card card1 nightMode"},
    '<div id="qa">',
    TYPED
    + """
body { margin: 0; overflow-wrap: break-word; }
body.nightMode { background-color: #000; color: #fff; }
img { max-width: 100%; }
""",
)
ANKIWEB = Wrapper(
    "AnkiWeb",
    dict.fromkeys(THEMES, ""),
    {"day": "", "night": "nightMode", "grey": "nightMode"},
    '<main><div id="qa" class="card card1">',
    """
body { margin: 0; background-color: #fff; color: #222; font-size: 16px; }
body.nightMode { background-color: #222; color: #fff; }
main { margin: 0; }
img { max-width: 100%; }
a { color: #007bff; }
""",
)
DESKTOP = Wrapper(
    "desktop",
    {"day": "linux js", "night": "linux js night-mode", "grey": "linux js night-mode"},
    {"day": "card card1", "night": "card card1 nightMode night_mode", "grey": "card card1 nightMode night_mode"},
    '<div id="qa">',
    TYPED
    + """
:root { --canvas: #f5f5f5; --fg: #020202; }
.night-mode { --canvas: #2c2c2c; --fg: #fcfcfc; }
body { margin: 20px; overflow-wrap: break-word; background-color: var(--canvas); color: var(--fg); }
body.nightMode { background-color: var(--canvas); color: var(--fg); }
img { max-width: 100%; max-height: 95vh; }
hr { margin: 1em; }
""",
)
WRAPPERS = (OLDER, NEWER, ANKIMOBILE, ANKIWEB, DESKTOP)

TYPE = re.compile(r"\[\[type:[^\]]+\]\]")
FIELD = '<input type="text" id="typeans">'
COMPARED = (
    '<code id="typeans"><span class="typeBad">jawa</span><span class="typeMissed">ban</span><br>'
    '<span id="typearrow">&darr;</span><br><span class="typeGood">jawaban</span></code>'
)


def asked(question: str) -> str:
    """A front as a client shows it: a field where an answer is typed."""
    return TYPE.sub(FIELD, question)


def answered(answer: str) -> str:
    """A back as a client shows it: what was typed, compared with the answer."""
    return TYPE.sub(COMPARED, answer)
