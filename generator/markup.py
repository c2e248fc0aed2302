"""An author's text becomes safe HTML: a little Markdown, maths as Anki writes it, and nothing else means anything.

One line of text takes `**bold**`, `*italic*` and code in backticks; text of several lines takes lists, tables and
paragraphs too. A star inside a word (2*3) and an underscore mean nothing, and a backslash before a star or a backtick
takes its meaning away. There is no raw HTML.
"""

import html
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline


class Html(str):
    """HTML that is safe to put on a card."""

    __slots__ = ()


MARKED = re.compile(r"[*`\n]|\\[(\[]")
MATHS = re.compile(r"\\\((?:(?!\\\().)+?\\\)|\\\[(?:(?!\\\[).)+?\\\]", re.DOTALL)
"""From an opening to its closing; none holds another opening, so the search is linear."""
COMMAND = re.compile(r"\\(?:href|style|bbox|mmlToken|unicode|require|csname)(?![A-Za-z])")
"""Commands by which a formula, as MathJax reads it, leads to an address, brings styles of its own or loads code."""
OPENING, CLOSING, SIGN = re.compile(r"\\[(\[]"), re.compile(r"\\[)\]]"), re.compile(r"\\.|[{}]", re.DOTALL)
CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
"""What MathJax passes over when it looks for formulas."""
YEAR_AT_LINE_START = re.compile(r"^(\s*\d{3,9})(?=[.)]\s)", re.MULTILINE)
"""A line that begins with a year and a full stop is a sentence about it, not the 1946th item of a list."""
STAR_IN_WORD = re.compile(r"(?<=\w)\*(?=\w)")
TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*")
ANKI_TAGS = re.compile(r"\[(?=(?:sound:|/?anki:|\[?type:|/?latex\]|/?\${1,2}\]))", re.IGNORECASE)
"""Where Anki would start to play, speak, typeset or ask for typing (rslib/src/card_rendering, latex.rs)."""
SLASH_AFTER_TAG = re.compile("(?:^|(?<=>))\u0338")
"""The one combining mark that NFC would melt into the > before it (Anki stores fields as NFC)."""
MEANINGFUL = re.compile("[\\[{}\u0338]")
"""What a text must hold for any of this to matter."""
BLOCK = re.compile(r"</?(?:br|dd|div|dl|dt|figcaption|figure|h1|li|ol|p|section|table|tbody|td|th|thead|tr|ul)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
DATE = re.compile(
    r"(?<![\w.,/-])[0-3]?[0-9] (?:April|September|November"
    r"|Januari|Februari|Maret|Mei|Juni|Juli|Agustus|Oktober|Desember"
    r"|January|February|March|May|June|July|August|October|December)(?: [0-9]{3,4})?(?!\w)"
)
"""A date in words, of which nothing is torn off at the end of a line."""
BRACES = re.compile(r"\{(?=\{)|(?<=\{)\{|\}(?=\})|(?<=\})\}")

# Stand-ins that no source can hold: the reader refuses control characters.
MATHS_MARK, NOTHING, STAR, UNDERSCORE = "\x02", "\x03", "\x04", "\x05"


def to_html(text: str) -> Html:
    """`text` as HTML: inline for one line, blocks for several."""
    if not MARKED.search(text):
        return Html(_kept(escaped(text)))
    maths = MATHS.findall(text)
    numbers = count()
    text = MATHS.sub(lambda _: f"{MATHS_MARK}{next(numbers)}{MATHS_MARK}", text)
    text = STAR_IN_WORD.sub(STAR, text).replace("_", UNDERSCORE)
    if "\n" in text:
        text = _widened(YEAR_AT_LINE_START.sub(rf"\1{NOTHING}", text))
        rendered = _markdown().render(text).strip()
    else:
        rendered = _markdown().renderInline(text)
    rendered = _kept(rendered)
    marked = re.compile(f"{MATHS_MARK}([0-9]+){MATHS_MARK}")
    rendered = marked.sub(lambda mark: html.escape(maths[int(mark[1])], quote=False), rendered)
    return neutral(rendered.replace(NOTHING, "").replace(STAR, "*").replace(UNDERSCORE, "_"))


def unfit(text: str, *, anywhere: bool = False) -> str | None:
    """The first command by which a formula of `text`, or what may be half of one, does more than typeset.

    `anywhere` in it, code aside, if nobody can tell where its formulas end.
    """
    if not COMMAND.search(text):
        return None
    shown = _typeset(to_html(text))
    return _command([shown] if anywhere else _formulas(shown, torn=True))


def unfit_html(markup: str) -> str | None:
    """The first such command in a formula of a whole piece of HTML."""
    return _command(_formulas(_typeset(markup), torn=False))


def _typeset(markup: str) -> str:
    return bare(CODE.sub(" ", markup))


def _command(parts: Iterable[str]) -> str | None:
    return next((found[0] for part in parts if (found := COMMAND.search(part))), None)


def _formulas(text: str, *, torn: bool) -> Iterator[str]:
    """The parts of `text` that MathJax may typeset, in time that grows with its length alone.

    As its FindTeX does, a closing is passed over that stands between braces; what is open at the end is a part if any
    closing stands there at all. What is `torn` may open in another text, or close there.
    """
    at = 0
    for opening in OPENING.finditer(text):
        if opening.start() < at:
            continue
        if torn and CLOSING.search(text, at, opening.start()):
            yield text[at : opening.start()]
        at = _end(text, opening)
        if torn or CLOSING.search(text, opening.end(), at):
            yield text[opening.start() : at]
    if torn and CLOSING.search(text, at):
        yield text[at:]


def _end(text: str, opening: re.Match[str]) -> int:
    """Where the formula ends that opens there."""
    closing = {r"\(": r"\)", r"\[": r"\]"}[opening[0]]
    depth = 0
    for sign in SIGN.finditer(text, opening.end()):
        if sign[0] == closing and not depth:
            return sign.end()
        depth = max(0, depth + {"{": 1, "}": -1}.get(sign[0], 0))
    return len(text)


def _widened(text: str) -> str:
    """`text` with tables whose head is as wide as their widest row, for Markdown drops the cells beyond it."""
    lines = text.split("\n")
    for at in range(1, len(lines)):
        if not TABLE_RULE.fullmatch(lines[at]) or "|" not in lines[at - 1]:
            continue
        end = next((row for row in range(at + 1, len(lines)) if not lines[row].strip()), len(lines))
        missing = max(map(_cells, lines[at - 1 : end])) - _cells(lines[at])
        if missing > 0 and _cells(lines[at - 1]) == _cells(lines[at]):
            lines[at - 1] = f"{lines[at - 1].rstrip().removesuffix('|')}{'| ' * missing}|"
            lines[at] = f"{lines[at].rstrip().removesuffix('|')}{'|-' * missing}|"
    return "\n".join(lines)


def _cells(row: str) -> int:
    return len(row.strip().removeprefix("|").removesuffix("|").split("|"))


def escaped(text: str) -> Html:
    """`text` as it is, without any markup."""
    return neutral(html.escape(text, quote=False))


def _kept(markup: str) -> str:
    """`markup` in which dates stay on one line; a no-break space would hide them from Anki's search."""
    return DATE.sub(r'<span class="keep">\g<0></span>', markup)


def plain(text: str) -> str:
    """`text` as a person reads it: no markup, one line."""
    return bare(to_html(text))


def bare(markup: str) -> str:
    """What a person reads of a piece of HTML, on one line."""
    return " ".join(html.unescape(TAG.sub("", BLOCK.sub(" ", markup))).split())


def neutral(markup: str) -> Html:
    """`markup` in which no text means anything to Anki."""
    if not MEANINGFUL.search(markup):
        return Html(markup)
    markup = ANKI_TAGS.sub("&#91;", markup)
    markup = SLASH_AFTER_TAG.sub("&#824;", markup)
    return Html(BRACES.sub(lambda brace: f"&#{ord(brace.group())};", markup))


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("zero", {"breaks": True})
    markdown.inline.ruler.at("escape", _escape)
    return markdown.enable(["backticks", "emphasis", "escape", "list", "newline", "table"])


def _escape(state: "StateInline", silent: bool) -> bool:
    following = state.src[state.pos + 1 : state.pos + 2]
    if state.src[state.pos] != "\\" or following not in ("*", "`"):
        return False
    if not silent:
        state.pending += following
    state.pos += 2
    return True
