"""An author's text becomes safe HTML: a little Markdown, maths as Anki writes it, and nothing else means anything.

One line of text takes `**bold**`, `*italic*` and code in backticks; text of several lines takes lists, tables and
paragraphs too. A star inside a word (2*3) and an underscore mean nothing, and a backslash before a star or a backtick
takes its meaning away. There is no raw HTML.
"""

import html
import re
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


def unfit(text: str) -> str | None:
    """The first command in `text` that does more than typeset; only code is no formula, nor ever a part of one."""
    if "\\" not in text:
        return None
    rest = MATHS.sub(" ", text)
    # where a backtick is escaped, or a cell or a line may end, what looks like code may be none
    lines = [rest] if "\\`" in rest else map(_without_code, re.split(r"[\n|]", rest))
    for part in (*MATHS.findall(text), *lines):
        if found := COMMAND.search(part):
            return found[0]
    return None


def _without_code(line: str) -> str:
    """`line` without what stands between backticks, in time that grows with its length alone."""
    parts = re.split("(`+)", line)
    last = {ticks: at for at, ticks in enumerate(parts) if at % 2}
    kept, closing = list[str](), ""
    for at, part in enumerate(parts):
        if closing:
            closing = "" if part == closing else closing
        elif at % 2 and last[part] > at:
            closing = part
        else:
            kept.append(part)
    return " ".join(kept)


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
