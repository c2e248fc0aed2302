"""Rendered cards become one HTML page, whole in itself: for authors to look at, to print, and to revise by.

Each card stands in a sandboxed frame as in a phone's client, without a script. The page's own style and script, and
the cards' styles, are allowed by their hashes; it asks no network for anything.
"""

import base64
import html
import mimetypes
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.deck import TAG, Deck, Note
from generator.engine import Rendered
from generator.kinds import DERIVED, KINDS
from generator.kinds.items import Item
from generator.kinds.kind import TIERS
from generator.markup import MATHS, bare
from generator.offline import embedded, filled, hashed, policy
from generator.preview.words import WORDS
from generator.problems import Place, Problem

MEDIA_CAP = 20 * 2**20
"""Bytes of pictures that one page holds."""
HINT = re.compile(r"<a class=hint.*?</a>\s*<div id=[^>]* class=hint[^>]*>(.*?)</div>", re.DOTALL)
TYPED = re.compile(r"\[\[type:[^\]]*\]\]")
ALIGNED = re.compile(r'<(t[hd]) style="text-align:(\w+)"')
PICTURE = re.compile(r'<img src="([^"]*)"[^>]*>')


def page(deck: Deck, rendered: Iterable[Rendered], media: Mapping[str, bytes], problems: Sequence[Problem]) -> str:
    """The page of a deck: its cards as the engine rendered them, with the `problems` that `check` found in it.

    `media` holds the pictures by their names in the package; those beyond `MEDIA_CAP` are left out, and said to be.
    """
    language = deck.settings.language
    words = WORDS[language]
    notes = {note.guid: note for note in deck.notes}
    shown = list(rendered)
    styles = list(dict.fromkeys(card.css for card in shown))
    held = _within(MEDIA_CAP, shown, media)
    cards = [_card(card, notes[card.guid], styles, held, words) for card in shown]
    elsewhere = _tell(cards, problems)
    frame = _file("frame.css")
    data = {
        "cards": [card for card, _, _ in cards],
        "styles": styles,
        "frame": frame,
        "media": {name: _data_uri(name, media[name]) for name in sorted(held)},
        "kinds": {kind.slug: kind.label[language] for kind in (*KINDS, *DERIVED)},
        "tiers": {tier: words[tier] for tier in TIERS},
        "lang": language,
        "words": words,
    }
    style, script = _file("page.css"), _file("page.js")
    parts = {
        **{name: html.escape(text) for name, text in words.items()},
        "lang": language,
        "policy": policy([style, frame, *styles], [script]),
        "title": html.escape(deck.settings.title),
        "elsewhere": "".join(f"<li>{html.escape(text)}</li>" for text in elsewhere),
        "no_elsewhere": "" if elsewhere else "hidden",
        "data": embedded(data),
        "style": style,
        "script": script,
    }
    return _filled("page.html", parts)


def index(titles: Mapping[str, str]) -> str:
    """The page that leads to those of several decks, or to none as yet: their titles by where they are."""
    style = _file("page.css")
    decks = "".join(
        f'<li><a href="{html.escape(path)}">{html.escape(title)}</a></li>' for path, title in titles.items()
    )
    return _filled("index.html", {"policy": policy([style], []), "style": style, "decks": decks})


def version(text: str) -> str:
    """What tells a page from every other."""
    return sha256(text.encode()).hexdigest()[:16]


def live(text: str) -> str:
    """The same page as it is served: a script more, which asks the server whether there is another version."""
    script = _file("watch.js")
    allowed = text.replace("script-src", f"connect-src 'self'; script-src {hashed(script)}", 1)
    body, end, rest = allowed.rpartition("</body>")
    return f'{body}<script data-version="{version(text)}">{script}</script>\n{end}{rest}'


def _card(
    card: Rendered, note: Note, styles: Sequence[str], held: set[str], words: Mapping[str, str]
) -> tuple[dict[str, Any], str, str]:
    """What the page knows of a card, without what is empty; the id of its fact, and its name."""
    draft = note.draft
    assert draft  # a note that left the sources has no card that anybody new would get
    name, tier = _named(card, note)
    question, answer = (_still(side, note, held, words) for side in (card.question, card.answer))
    typing = f'<input id="typeans" type="text" readonly tabindex="-1" placeholder="{html.escape(words["typed"])}">'
    question = TYPED.sub(lambda _: typing, question)
    answer = TYPED.sub(lambda _: f'<code id="typeans">{note.fields.get("Typed", "")}</code>', answer)
    told = answer.removeprefix(question)
    place = draft.part.where.place() if isinstance(draft.part, Item) else draft.fact.place()
    known = {
        "key": note.key,
        "name": name,
        "kind": note.kind,
        "tier": tier,
        "tags": [tag for tag in note.tags if not tag.startswith(f"{TAG}::")],
        "topic": bare(note.fields.get("Topic", "")),
        "place": f"{place.path}:{place.line}",
        "style": styles.index(card.css),
        "ordinal": card.ordinal,
        "q": question.strip(),
        "a": told.strip(),
        "after": len(told) < len(answer),
        "maths": bool(MATHS.search(question + answer)),
    }
    return {key: value for key, value in known.items() if value}, draft.fact.id, name


def _named(card: Rendered, note: Note) -> tuple[str, str]:
    """What authors call a card, and its tier."""
    if note.cloze:
        return f"gap {card.ordinal + 1}", TIERS[0]
    cards = note.draft.cards if note.draft else ()
    return next((made.name for made in cards if made.slot == card.template), card.template), card.template.split()[0]


def _still(side: str, note: Note, held: set[str], words: Mapping[str, str]) -> str:
    """A side without what a script would do: its hint stands open where the page's switch says so."""
    side = HINT.sub(r'<a class="hint"></a><div class="hint">\1</div>', side)
    side = ALIGNED.sub(r'<\1 data-align="\2"', side)  # the page allows no style in a tag
    return PICTURE.sub(lambda found: found[0] if found[1] in held else _absent(found[0], words), side)


def _absent(picture: str, words: Mapping[str, str]) -> str:
    alt = re.search(r'alt="([^"]*)"', picture)
    return f'<p class="hafal-absent">{html.escape(words["absent"])} {alt[1] if alt else ""}</p>'


def _within(cap: int, cards: Iterable[Rendered], media: Mapping[str, bytes]) -> set[str]:
    """The pictures that go into the page: those of the first cards, as many as `cap` bytes hold."""
    names = dict.fromkeys(name for card in cards for name in PICTURE.findall(card.question + card.answer))
    held: set[str] = set()
    for name in names:
        if name in media and (size := len(media[name])) <= cap:
            held.add(name)
            cap -= size
    return held


def _tell(cards: Sequence[tuple[dict[str, Any], str, str]], problems: Iterable[Problem]) -> list[str]:
    """Gives every card the findings about it, or about its fact; returns those that are about no card here."""
    of_fact: dict[str, list[tuple[dict[str, Any], str]]] = defaultdict(list)
    for card, fact, name in cards:
        of_fact[fact].append((card, name))
    elsewhere = []
    for found in sorted(problems, key=lambda problem: problem.order):
        about = _nearest(of_fact[found.fact], found.place) if found.fact else []
        own = [card for card, name in about if name == found.card] or [card for card, _ in about]
        for card in own:
            card.setdefault("findings", []).append(_finding(found, card["place"]))
        if not own:
            elsewhere.append(_finding(found, ""))
    return elsewhere


def _nearest(cards: Sequence[tuple[dict[str, Any], str]], place: Place | None) -> Sequence[tuple[dict[str, Any], str]]:
    """The cards of a fact that are of the item in which a place stands, or all of them."""
    lines = [int(card["place"].rpartition(":")[2]) for card, _ in cards]
    above = [line for line in lines if place and line <= place.line]
    return [one for one, line in zip(cards, lines, strict=True) if line == max(above)] if above else cards


def _finding(found: Problem, known: str) -> str:
    """A finding in a line; with its place where that is not the card's own."""
    place: Place | None = found.place
    where = f"{place.path}:{place.line}" if place else found.subject
    before = f"{where}: " if where and where != known else ""
    after = f" ({found.hint})" if found.hint else ""
    return f"{before}{found.message} [{found.code}]{after}"


def _data_uri(name: str, data: bytes) -> str:
    kind = mimetypes.types_map.get(Path(name).suffix, "image/avif" if name.endswith(".avif") else "image/webp")
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _filled(name: str, parts: Mapping[str, str]) -> str:
    return filled(Path(__file__).with_name(name), parts)


def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
