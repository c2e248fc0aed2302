"""The small HTML parts of which the fronts and backs of cards are made."""

import html
import re
from collections.abc import Iterable, Sequence

from generator.markup import BLOCK, Html, bare, neutral, to_html


def say(pattern: str, **texts: str) -> Html:
    """A sentence of our own words with an author's texts, or HTML, in it; a text at its start gets a capital letter."""
    said = pattern.format(**{name: _html(text) for name, text in texts.items() if f"{{{name}}}" in pattern})
    return Html(capital(said) if pattern.startswith("{") else said)


def _html(text: str) -> Html:
    return text if isinstance(text, Html) else to_html(text)


def strong(text: str) -> Html:
    """The word on which a question turns."""
    return Html(f"<b>{to_html(text)}</b>")


def capital(text: str) -> str:
    """`text` with a capital letter first, unless its first word is none, or has a way of its own (pH, km/jam, x)."""
    first = re.match(r"[^\W\d_]{2,}(?=[\s,;:!?-]|\.?$|$)|a(?= (?!and |or |is |dan |atau |adalah )[^\W\d_]{2})", text)
    letter = text[:1].upper()
    return letter + text[1:] if first and first.group().islower() and letter.lower() == text[:1] else text


def sentence(text: str) -> str:
    """`text` as a sentence: a capital letter first, a full stop last unless it ends in a mark of its own."""
    return stopped(capital(text))


def stopped(text: str) -> str:
    """`text` with a full stop, unless it ends in a mark of its own or has several lines."""
    return text if "\n" in text or text[-1:] in ".?!…:" else f"{text}."


def subject(text: str) -> Html:
    """What the question is about."""
    return Html(f"<h1>{_html(text)}</h1>")


def prompt(said: Html) -> Html:
    """The question."""
    return Html(f'<p class="prompt">{said}</p>')


def statement(text: str) -> Html:
    """A text that the question is asked of, or the body of an answer: one paragraph, or blocks."""
    rendered = to_html(text)
    return Html(f'<div class="text">{rendered}</div>' if "\n" in text else f'<p class="text">{rendered}</p>')


def paragraph(said: Html) -> Html:
    """A sentence of an answer."""
    return Html(f'<p class="text">{said}</p>')


SHORT = 40
"""Characters up to which an answer on one line is a name or a number rather than a sentence."""


def answer(text: str) -> Html:
    """The answer: large when it is short, else as text."""
    return big(text) if "\n" not in text and len(text) <= SHORT else statement(text)


LONG = 16
"""Letters beyond which a word in the size of a large answer is wider than a phone."""


def big(text: str) -> Html:
    """The answer itself, when it is a date, a name or a number."""
    said = to_html(text)
    if any(len(word) > LONG for word in text.split()):
        said = Html(f'<span class="long">{said}</span>')
    return Html(f'<p class="big">{said}</p>')


def small(said: Html) -> Html:
    """What is known beyond the answer."""
    return Html(f'<p class="small">{said}</p>')


def beyond(text: str) -> Html:
    """What an author's text tells beyond the answer: a small line, or blocks."""
    return statement(text) if "\n" in text else small(to_html(text))


def example(pattern: str, texts: Sequence[str]) -> Html | None:
    """The first of some examples in a sentence, if it is one line."""
    return small(say(pattern, example=stopped(texts[0]))) if texts and "\n" not in texts[0] else None


def numbered(items: Iterable[str], *, ordered: bool) -> Html:
    """A list, numbered where its order matters or its items are counted."""
    lines = "".join(f"<li>{_html(item)}</li>" for item in items)
    return Html(f'<ol class="{"ordered" if ordered else "counted"}">{lines}</ol>')


def dated(date: str, told: Html) -> Html:
    """What happened, with its date below."""
    return join(told, small(Html(date)))


def with_parts(title: str, parts: Iterable[str]) -> Html:
    """A title with what belongs to it below."""
    return join(to_html(title), small(to_html(", ".join(parts))))


def choices(said: Iterable[Html]) -> Html:
    """Things to choose from or to put in order."""
    return Html(f'<ul class="choices">{"".join(f"<li>{one}</li>" for one in said)}</ul>')


def blanks(count: int) -> Html:
    """So many empty numbered lines."""
    return Html(f'<ol class="blanks">{"<li></li>" * count}</ol>')


def gapped(items: Iterable[str], gap: int) -> Html:
    """A list in which the item at `gap` is missing."""
    lines = "".join(
        '<li class="gap"></li>' if at == gap else f"<li>{to_html(item)}</li>" for at, item in enumerate(items)
    )
    return Html(f'<ol class="counted gapped">{lines}</ol>')


def lines(pairs: Iterable[tuple[str, str]]) -> Html:
    """Names, each with a sentence about it."""
    return Html(
        "<dl>"
        + "".join(f"<dt>{to_html(name)}</dt><dd>{to_html(sentence(text))}</dd>" for name, text in pairs)
        + "</dl>"
    )


def panel(kind: str, label: str, body: Html) -> Html:
    """A box below the answer: a contrast, a dispute."""
    return Html(f'<div class="panel {kind}"><p class="label">{html.escape(label)}</p>{body}</div>')


def bare_answer(back: str) -> str:
    """The answer on a back, as a person reads it: its large line, or its first paragraph; no panel below it counts."""
    answer = back.partition('<div class="panel ')[0]
    found = re.search(r'<p class="big">(.*?)</p>', answer, re.DOTALL)
    found = found or re.search(r'<p class="text">(.*?)</p>', answer, re.DOTALL)
    return bare(found[1]) if found else ""


def spoken(back: str) -> str:
    """The answer on a back to be read aloud: all of it, with pauses, and nothing of what is known beyond it."""
    answer = re.split(r'<figure>|<div class="panel ', back)[0]
    parts = filter(None, map(bare, BLOCK.split(re.sub(r'<p class="small">.*?</p>', "", answer, flags=re.DOTALL))))
    return re.sub(r"([.?!…:;,]),(?= )", r"\1", ", ".join(parts))


def image(name: str, alt: str, caption: str | None) -> Html:
    """A picture from the package."""
    below = f"<figcaption>{to_html(caption)}</figcaption>" if caption else ""
    return Html(f'<figure><img src="{html.escape(name)}" alt="{neutral(html.escape(alt))}">{below}</figure>')


def join(*parts: Html | None) -> Html:
    """The parts below each other; None leaves nothing."""
    return Html("".join(part for part in parts if part))
