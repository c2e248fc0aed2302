"""An author's text becomes HTML in which nothing else means anything."""

import html
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markup import bare, plain, to_html, unfit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**tebal** dan *miring*", "<strong>tebal</strong> dan <em>miring</em>"),
        ("`x*y` dan `<b>`", "<code>x*y</code> dan <code>&lt;b&gt;</code>"),
        (r"\(x_1 * y * z < 2\) dan *a*", r"\(x_1 * y * z &lt; 2\) dan <em>a</em>"),
        (r"\[a * b * c\]", r"\[a * b * c\]"),
        (r"\*a\* dan \`b\`", "*a* dan `b`"),
        ("satu\ndua\n\ntiga", "<p>satu<br>\ndua</p>\n<p>tiga</p>"),
        ("- a\n- *b*", "<ul>\n<li>a</li>\n<li><em>b</em></li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        (
            "| a | b |\n|---|---|\n| c | d |",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td>d</td>\n"
            "</tr>\n</tbody>\n</table>",
        ),
    ],
)
def test_what_authors_may_mark(text: str, expected: str) -> None:
    assert to_html(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("1946. Mesir", "# 1", "- 5 derajat", "+ x", "> x", "2*3*4", "5 * 3 * 2", "snake_case __init__ _x_", "a\\"),
        *("<script>alert(1)</script>", "List<int>", "a < b > c", "&amp; &copy; &#65;", "[a](http://x)", "![a](b)"),
        *("http://x.id", "<http://x.id>", "~~x~~", "a | b", "---", "***", "**", "`", "C:\\dir\\n", "\\\\server"),
        *("{{c1::x}}", "{{Front}}", "{{{x}}}", "[sound:x.mp3]", "[latex]x[/latex]", "[$]x[/$]", "[$$]x[/$$]"),
        *(
            "[anki:play:q:0]",
            "[/anki:tts]",
            "[LaTeX]",
            "\\( a",
            "a \\)",
            "\u0338x",
            "é ü 漢字 🎉",
            "a\xa0b",
            "'q' \"q\"",
        ),
    ],
)
def test_nothing_else_means_anything(text: str) -> None:
    shown = to_html(text)
    assert html.unescape(shown) == text
    assert not any(sign in shown for sign in ("<s", "<a", "<h", "<i", "{{", "[sound:", "[latex]", "[$", "[anki:"))


@pytest.mark.parametrize("line", ["1946. Mesir mengakui", "# 1", "> x", "    kode", "---", "<b>x</b>", "[a]: b", "==="])
def test_in_several_lines_too_a_line_means_what_it_says(line: str) -> None:
    assert html.unescape(to_html(f"satu\n\n{line}\n\ndua")) == f"<p>satu</p>\n<p>{line.strip()}</p>\n<p>dua</p>"


def test_formulas_stay_where_they_were_and_no_cell_is_lost() -> None:
    text = "| a | b |\n|---|---|\n| c | \\(x\\) | lebih \\(y\\) |\n\nlalu \\(z\\)"
    assert bare(to_html(text)) == "a b c \\(x\\) lebih \\(y\\) lalu \\(z\\)"


def test_many_openings_without_a_closing_take_no_time() -> None:
    assert to_html("\\(" * 100_000) == "\\(" * 100_000


def test_what_a_person_reads_has_neither_markup_nor_tags() -> None:
    assert plain("**a** & `b`\n\n- c") == "a & b c"
    assert bare("<p>a</p><p>b</p>") == "a b"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="*`\\\u2028\u2029\ufeff")))
def test_any_text_without_markup_is_shown_as_typed(text: str) -> None:
    assert html.unescape(to_html(text)) == text


@given(st.text("ab *`\\()[]{}<&\n1.-|_#\u0338$"))
def test_no_text_makes_a_tag_that_authors_cannot_make(text: str) -> None:
    import re

    tags = set(re.findall(r"<(/?[a-z0-9]+)", to_html(text.strip("\n"))))
    allowed = "p br ul ol li em strong code table thead tbody tr th td".split()
    assert tags <= {*allowed, *(f"/{tag}" for tag in allowed)}
    assert "{{" not in to_html(text)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        (r"\(\href{javascript:alert(1)}{x}\)", r"\href"),
        (r"\[\style{background: url(//a.id/x.png)}{x}\]", r"\style"),
        (r"\(\bbox[background: url(//a.id/x.png)]{x}\)", r"\bbox"),
        (r"\(\mmlToken{mi}[href='javascript:alert(1)']{x}\)", r"\mmlToken"),
        (r"\(\unicode[a; background: url(//a.id/x.png)]{65}\)", r"\unicode"),
        (r"\(\let\x=\href \x{javascript:alert(1)}{y}\)", r"\href"),
        (r"\( ` \href{javascript:alert(1)}{x} ` \)", r"\href"),
        ("\\(x\n\\require{html}\\)", r"\require"),
        (r"\(\csname hr\endcsname\)", r"\csname"),
        (r"the first half of one: \( \href{javascript:alert(1)}{x}", r"\href"),
        (r"the second half of one: \href{javascript:alert(1)}{x} \]", r"\href"),
        (r"\(a\) and \href{javascript:alert(1)}{x} \) \(b\)", r"\href"),
        (r"\( { \) \href{javascript:alert(1)}{x} \( } \)", r"\href"),
        (r"\( \{ \\{ } } \href{a}{b} \)", r"\href"),
        (r"\( \`\href{a}{b}`", r"\href"),
        (r"\( ``\href{a}{b}`", r"\href"),
        ("\\( `a\n\n\\href{a}{b} `", r"\href"),
        ("\\( a | b\n-|-\n`a | \\href{a}{b}`", r"\href"),
        (r"`\href{a}{b}` as code, \(\hrefs \styles \unicodes\) and C:\boxed", None),
        (r"a formula as it is typed: `\(\href{a}{b}\)`", None),
        (r"`\(` opens a formula, and `a | \href` stands in none", None),
        (r"C:\style\x, \(x\) and \require{html}, \[y\] and \href{a}{b}", None),
        (r"\( \{ \) \style \( \} \)", None),
        ("href and style", None),
    ],
)
def test_a_formula_leads_nowhere_and_brings_nothing(text: str, command: str | None) -> None:
    assert unfit(text) == command


@pytest.mark.parametrize("text", ["`" * 20_000, "`" * 10_000 + "a" * 10_000, "` `` " * 4_000, r"\(` " * 5_000])
def test_many_backticks_before_a_command_take_no_time(text: str) -> None:
    started = process_time()
    assert unfit(text + r"\href \)") == r"\href"
    assert process_time() - started < 1
