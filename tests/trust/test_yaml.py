"""YAML 1.1 and 1.2: what other readers resolve, expand or obey, and what stands on a line in a way that YAML forbids.

The sections are those of the specification: schemas, nodes, documents, scalars in their styles, structures, bounds.
"""

from pathlib import Path
from shutil import copytree
from time import process_time

import pytest
from conftest import Run
from trust.corpus import FACT, Case, Shelf, answer, by_title, extra, headed, is_refused, is_shown, keyed, refused, shown

EVENT = "events:\n  §:\n    event: Peristiwa §\n    date: "
TAGS = FACT + "tags: "
LIST = "lists:\n  §:\n    title: daftar §\n    items: "

# ---- schemas: what a value looks like never gives it a type ----
LOOKS_TYPED = [
    shown("a null in words stays a word", extra("null"), "null"),
    shown("NULL in capitals stays a word", extra("NULL"), "NULL"),
    shown("a tilde is no null", extra("~"), "~"),
    shown("True is no truth value in a text", extra("True"), "True"),
    shown("y is no truth value", extra("y"), "y"),
    shown("NO is no truth value: Norway stays", extra("NO"), "NO"),
    shown("Off is no truth value", extra("Off"), "Off"),
    shown("an octal of YAML 1.1 keeps its zero", extra("010"), "010"),
    shown("an octal of YAML 1.2", extra("0o17"), "0o17"),
    shown("a binary number", extra("0b1010"), "0b1010"),
    shown("a hexadecimal number", extra("0xDEADBEEF"), "0xDEADBEEF"),
    shown("a number with a plus", extra("+12"), "+12"),
    shown("a negative zero", extra("-0"), "-0"),
    shown("a number with underscores", extra("1_000_000"), "1_000_000"),
    shown("a number beyond 64 bits", extra("99999999999999999999999"), "99999999999999999999999"),
    shown("a sexagesimal time", extra("12:30"), "12:30"),
    shown("a sexagesimal of three parts", extra("190:20:30"), "190:20:30"),
    shown("a sexagesimal float", extra("190:20:30.15"), "190:20:30.15"),
    shown("a float keeps its last zero", extra("1.10"), "1.10"),
    shown("a float that ends in its point", extra("1."), "1."),
    shown("a float that begins with its point", extra(".5"), ".5"),
    shown("an exponent", extra("6.8523015e+5"), "6.8523015e+5"),
    shown("a negative infinity", extra("-.INF"), "-.INF"),
    shown("not a number", extra(".NaN"), ".NaN"),
    shown("a date", extra("1946-03-22"), "1946-03-22"),
    shown("a date that does not exist", extra("2023-02-30"), "2023-02-30"),
    shown("a timestamp", extra("2001-12-14t21:59:43.10-05:00"), "2001-12-14t21:59:43.10-05:00"),
    shown("a timestamp with blanks", extra("2001-12-14 21:59:43.10 -5"), "2001-12-14 21:59:43.10 -5"),
    shown("the default value of YAML 1.1", extra("="), "="),
    shown("a merge sign as a value", extra("<<"), "<<"),
    shown("a version number as an answer", answer("1.10"), **{"core 1 back": "1.10"}),
    shown("a truth value as an answer", answer("yes"), **{"core 1 back": "yes"}),
    shown(
        "a zip code as a figure", "figures:\n  §: {subject: §, value: 01010, as_of: 2024}\n", **{"core 1 back": "01010"}
    ),
    shown(
        "a year with its leading zero",
        EVENT + "0476\n",
        **{"core 1 back": "476\nTanggal lengkapnya tidak dicatat di sini"},
    ),
    shown("a leap day", EVENT + "2000-02-29\n    ask: day\n", **{"core 1 back": "29 Februari 2000"}),
    refused("yes where a truth value is asked", keyed("typed: yes"), "E107 5:12"),
    refused("True where a truth value is asked", keyed("typed: True"), "E107 5:12"),
    refused("on where a truth value is asked", keyed("typed: on"), "E107 5:12"),
    refused("1 where a truth value is asked", keyed("typed: 1"), "E107 5:12"),
    refused("an infinity where a number is asked", keyed("weight: .inf"), "E107 5:13"),
    refused("not a number where a number is asked", keyed("weight: .nan"), "E107 5:13"),
    refused("an exponent where a number is asked", keyed("weight: 1e3"), "E107 5:13"),
    refused("underscores where a number is asked", keyed("weight: 1_0"), "E107 5:13"),
    refused("a hexadecimal where a number is asked", keyed("weight: 0x1"), "E107 5:13"),
    refused("a sexagesimal where a number is asked", keyed("weight: 1:30"), "E107 5:13"),
    refused("a negative number", keyed("weight: -1"), "E107 5:13"),
    refused("a null where a number is asked", keyed("weight: ~"), "E107 5:13"),
    refused("an infinite lesson", headed("lesson: .inf"), "E107 1:9"),
    refused("a lesson of three numbers", headed("lesson: 1.2.3"), "E107 1:9"),
    refused("a timestamp where a date is asked", EVENT + "1945-08-17T00:00:00Z\n", "E205 4:11"),
    refused("a date with one digit", EVENT + "1945-8-17\n", "E205 4:11"),
    refused("a date without signs", EVENT + "19450817\n", "E205 4:11"),
    refused("a week of ISO 8601", EVENT + "1945-W33\n", "E205 4:11"),
    refused("a day of the year of ISO 8601", EVENT + "1945-229\n", "E205 4:11"),
    refused("a year of five digits", EVENT + "10000\n", "E205 4:11"),
    refused("a year before our era", EVENT + "-0044\n", "E205 4:11"),
    refused("the year nought", EVENT + "0000\n", "E206 4:11"),
    refused("a thirteenth month", EVENT + "1945-13\n", "E206 4:11"),
    refused("a nought of a day", EVENT + "1945-08-00\n", "E206 4:11"),
    refused("a leap day of 1900", EVENT + "1900-02-29\n", "E206 4:11"),
]

# ---- nodes: tags, anchors, aliases, keys ----
NODES = [
    refused("a tag that makes an object", extra("!!python/object/apply:os.system [ls]"), "E005 5:12"),
    refused("a tag that makes a tuple", extra("!!python/tuple [a, b]"), "E005 5:12"),
    refused("a tag that makes a text", extra("!!str 12"), "E005 5:12"),
    refused("a tag that makes a number", extra('!!int "3"'), "E005 5:12"),
    refused("a tag that makes a truth value", extra("!!bool foo"), "E005 5:12"),
    refused("a tag that makes bytes", extra("!!binary aGFs"), "E005 5:12"),
    refused("a tag that makes a date", extra("!!timestamp foo"), "E005 5:12"),
    refused("a tag that makes a set", headed("tags: !!set {a, b}"), "E005 1:7"),
    refused("a tag that makes an ordered map", headed("tags: !!omap [a: b]"), "E005 1:7"),
    refused("a tag that says nothing", extra("! 12"), "E005 5:12"),
    refused("a tag of one's own", extra("!lokal x"), "E005 5:12"),
    refused("a tag to the letter", extra("!<tag:yaml.org,2002:str> x"), "E005 5:12"),
    refused("an anchor on a text", extra("&a x"), "E005 5:12"),
    refused("an anchor alone", extra("&a"), "E005 5:12"),
    refused("an alias to nothing", extra("*a"), "E005 5:12"),
    refused("an alias to itself", extra("&a [*a]"), "E005 5:12"),
    refused("an alias to what stands above", headed("topic: &a x") + "    extra: *a\n", "E005 1:8", "E005 6:12"),
    refused("an anchor on a map", FACT.replace("questions:", "questions: &a"), "E009 1:12"),
    refused("a merge key", keyed("<<: {extra: x}"), "E102 5:5"),
    refused("a merge key with an alias", keyed("<<: *a"), "E102 5:5", "E005 5:9"),
    refused("an anchor on a key", keyed("&k extra: x"), "E005 5:5", "E102 5:5"),
    refused("an alias for a key", keyed("*k : x"), "E005 5:5", "E102 5:5"),
    refused("a tag on a key", keyed("!!str extra: x"), "E005 5:5", "E102 5:5"),
    refused("a list for a key", keyed("[a]: x"), "E005 5:5", "E102 5:5"),
    refused("a map for a key", keyed("{a: b}: x"), "E005 5:5", "E004 5:13"),
    refused("a key that is null", keyed("~: x"), "E102 5:5"),
    refused("a key that is empty", keyed(": x"), "E004 5:5"),
    refused("a key that stands twice", keyed("answer: x"), "E101 5:5"),
    refused("a key that stands twice, once in quotes", keyed('"answer": x'), "E101 5:5"),
    refused("a key that stands twice, once by an escape", keyed('"\\x61nswer": x'), "E101 5:5"),
    refused("a section that stands twice", FACT + FACT.replace("§", "lain"), "E101 5:1"),
    refused("a fact that stands twice", FACT + FACT.partition("\n")[2], "E101 5:3"),
    refused("a simple key of more than 1024 characters", keyed("x" * 1025 + ": y"), "E004 5:1030"),
    shown("a key in quotes", keyed('"extra": x'), "x"),
    shown("a key in single quotes", keyed("'extra': x"), "x"),
    shown("a key behind a question mark", keyed("? extra\n    : x"), "x"),
    shown("a key with room before its colon", keyed("extra : x"), "x"),
    shown("an id that looks like a date", extra("x") + "  2024-01-01: {question: Tanggal apa §?, answer: z}\n", "x"),
    refused("an id that is a float", FACT.replace("§:", "1.5:"), "E201 2:3"),
    refused("an id that is a time", FACT.replace("§:", "12:30:"), "E201 2:3"),
    refused("an id that is null", FACT.replace("§:", "~:"), "E201 2:3"),
    refused("an id that is empty", FACT.replace("§:", '"":'), "E201 2:3"),
]

# ---- documents, directives, line breaks of files ----
DOCUMENTS = [
    shown("a document's start", "---\n" + extra("x"), "x"),
    shown("a document's start with a comment", "--- # x\n" + extra("x"), "x"),
    shown("a document's end", extra("x") + "...\n", "x"),
    shown("a file that ends without a line break", extra("x").rstrip(), "x"),
    shown("line breaks of Windows", extra("x").replace("\n", "\r\n"), "x"),
    shown("line breaks of old Macs", extra("x").replace("\n", "\r"), "x"),
    shown("line breaks of both sorts", extra("x").replace("\n", "\r\n", 2), "x"),
    shown("a block with line breaks of Windows", extra("|\n      a\n      b").replace("\n", "\r\n"), "a\nb"),
    shown("a byte order mark", "\ufeff" + extra("x"), "x"),
    shown("a file of JSON", '{"questions":{"§":{"question":"Soal §?","answer":"ya","extra":"x"}}}', "x"),
    shown("blanks at the ends of lines", extra("x").replace("\n", "  \n"), "x"),
    shown("a line of blanks", FACT + "       \n    extra: x\n", "x"),
    shown("comments of all sorts", f"# a\n#\n  # b\n{FACT}    # c\n    extra: x  # d\n      # e\n", "x"),
    refused("a directive of the version", "%YAML 1.2\n---\n" + FACT, "E009 1:1"),
    refused("a directive of tags", "%TAG ! tag:x,2000:\n---\n" + FACT, "E009 1:1"),
    refused("a second document", FACT + "---\n" + FACT, "E009 5:1"),
    refused("a second document that is empty", FACT + "---\n", "E009 5:1"),
    refused("a first document that is empty", "---\n---\n" + FACT, "E009 2:1"),
    refused("two byte order marks", "\ufeff\ufeff" + FACT, "E003 1:1"),
    refused("a file of one text", "halo\n", "E105 1:1"),
    refused("a file of one list", "- halo\n", "E105 1:1"),
    refused("a file of nothing", "", "E213 1:1"),
    refused("a file of one comment", "# halo\n", "E213 1:1"),
    refused("a file of one document's start", "---\n", "E213 1:1"),
    refused("a file of one null", "~\n", "E105 1:1"),
]

# ---- plain scalars ----
PLAIN = [
    shown("a hash inside a word", extra("C#"), "C#"),
    shown("a hash between letters", extra("a#b"), "a#b"),
    shown("a colon inside a word", extra("a:b:c"), "a:b:c"),
    shown("a colon first", extra(":x"), ":x"),
    shown("an address", extra("http://a.id:80/b?c=d#e"), "http://a.id:80/b?c=d#e"),
    shown("a dash first", extra("-x"), "-x"),
    shown("two dashes", extra("--"), "--"),
    shown("three dashes behind a key", extra("---"), "---"),
    shown("three points behind a key", extra("..."), "..."),
    shown("a question mark first", extra("?x"), "?x"),
    shown("quotes inside a text", extra("a'b\"c"), "a'b\"c"),
    shown("signs inside a text", extra("a *b &c !d %e @f `g | h > i"), "a *b &c !d %e @f `g | h > i"),
    shown("brackets inside a text", extra("a [b] {c}, d"), "a [b] {c}, d"),
    shown("a backslash", extra("C:\\temp\\new"), "C:\\temp\\new"),
    shown("a tab behind the colon", FACT + "    extra:\tx\n", "x"),
    shown("a tab inside a text", extra("a\tb"), "a\tb"),
    shown("a tab behind a text", extra("a\t"), "a"),
    shown("a text over two lines", extra("a\n      b"), "a b"),
    shown("a text over lines with one between", extra("a\n\n      b"), "a\nb"),
    refused("a colon and a blank", extra("a: b"), "E005 5:13"),
    refused("a colon at the end", extra("a:"), "E005 5:13"),
    refused("a colon first and a blank", extra(": a"), "E005 5:12"),
    refused("a comment glued to its text", extra("a #b"), "E006 5:12"),
    refused("a comment that may be text", extra("a # b"), "E006 5:12"),
    refused("a comment in place of a text", extra("#a"), "E104 5:11"),
    refused("a dash and a blank", extra("- a"), "E005 5:12"),
    refused("a dash alone", extra("-"), "E005 5:12"),
    refused("a question mark and a blank", extra("? a"), "E005 5:12"),
    refused("an at sign first", extra("@a"), "E005 5:12"),
    refused("a backtick first", extra("`a`"), "E005 5:12"),
    refused("a percent sign first", extra("%a"), "E005 5:12"),
    refused("a comma first", extra(", a"), "E005 5:12"),
    refused("a closing bracket first", extra("] a"), "E005 5:12"),
    refused("a greater-than sign first", extra("> a"), "E005 5:12"),
    refused("a bar first", extra("|x"), "E005 5:12"),
    refused("a star first", extra("*penting*"), "E005 5:12"),
    refused("a star twice first", extra("**penting**"), "E005 5:12"),
    refused("nothing behind the colon", extra(""), "E104 5:11"),
]

# ---- quoted scalars ----
QUOTED = [
    shown("a quote in single quotes", extra("'Jum''at'"), "Jum'at"),
    shown("a backslash in single quotes", extra("'\\n \\frac'"), "\\n \\frac"),
    shown("single quotes over lines", extra("'a\n\n      b'"), "a\nb"),
    shown("double quotes over lines", extra('"a\n      b"'), "a b"),
    shown("a line that is continued", extra('"a\\\n      b"'), "ab"),
    shown("an escaped quote", extra('"a \\"b\\""'), 'a "b"'),
    shown("an escaped backslash", extra('"a\\\\b"'), "a\\b"),
    shown("an escaped slash, as JSON writes it", extra('"a\\/b"'), "a/b"),
    shown("an escape of two digits", extra('"\\x41"'), "A"),
    shown("an escape of four digits", extra('"\\u00e9"'), "é"),
    shown("an escape of eight digits", extra('"\\U0001F600"'), "😀"),
    shown("an escaped line break", extra('"a\\nb"'), "a\nb"),
    shown("an escaped no-break space", extra('"a\\_b"'), "a\xa0b"),
    shown("an escaped blank", extra('"a\\ b"'), "a b"),
    shown("a comment behind quotes", extra('"a"  # b'), "a"),
    shown("a colon and a hash in quotes", extra('"a: b #c"'), "a: b #c"),
    refused("an empty text", extra('""'), "E104 5:12"),
    refused("a text of blanks", extra("'   '"), "E104 5:12"),
    refused("an escaped tab, from TeX's times", extra('"\\times"'), "E010 5:12"),
    refused("an escaped tab beside a real one", extra('"a\tb \\times"'), "E010 5:12"),
    shown("a tab in double quotes", extra('"a\tb"'), "a\tb"),
    refused("an escaped form feed, from TeX's frac", extra('"\\frac12"'), "E010 5:12"),
    refused("an escaped backspace, from TeX's beta", extra('"\\beta"'), "E010 5:12"),
    refused("an escaped line break, from TeX's neq", extra('"a \\neq b"'), "E010 5:12"),
    refused("an escaped bell", extra('"a\\a"'), "E010 5:12"),
    refused("an escaped escape", extra('"a\\e[31m"'), "E010 5:12"),
    refused("an escaped NUL", extra('"a\\0b"'), "E010 5:12"),
    refused("an escaped NUL of four digits", extra('"a\\u0000b"'), "E010 5:12"),
    refused("an escaped field separator of Anki", extra('"a\\x1fb"'), "E010 5:12"),
    refused("an escaped delete", extra('"a\\x7fb"'), "E010 5:12"),
    refused("an escaped carriage return", extra('"a\\r\\nb"'), "E010 5:12"),
    refused("an escaped next line", extra('"a\\Nb"'), "E010 5:12"),
    refused("an escaped line separator", extra('"a\\Lb"'), "E010 5:12"),
    refused("an escaped paragraph separator", extra('"a\\Pb"'), "E010 5:12"),
    refused("an escaped byte order mark", extra('"a\\uFEFFb"'), "E010 5:12"),
    refused("an escaped noncharacter", extra('"a\\uFFFEb"'), "E010 5:12"),
    refused("an escaped lone surrogate", extra('"a\\ud800b"'), "E010 5:12"),
    refused("an escaped pair of surrogates, as JSON writes it", extra('"\\ud83d\\ude00"'), "E010 5:12"),
    refused("a lone surrogate in eight digits", extra('"a\\U0000D800b"'), "E010 5:12"),
    refused("an escape beyond Unicode", extra('"\\U00110000"'), "E010 5:12"),
    refused("an escape with a digit too few", extra('"\\x4"'), "E010 5:12"),
    refused("an escape that YAML does not know", extra('"\\quad"'), "E010 5:12"),
    refused("an escaped single quote", extra('"Jum\\\'at"'), "E010 5:12"),
    refused("a single quote that is not closed", extra("'a"), "E014 5:12"),
    refused("a double quote that is not closed", extra('"a'), "E014 5:12"),
    refused("text behind a closing quote", extra('"a" b'), "E015 5:15"),
    refused("a document's start inside quotes", extra('"a\n---\n  b"'), "E014 5:12", "E009 6:1"),
]

# ---- block scalars ----
BLOCKS = [
    shown("lines that are kept", extra("|\n      a\n      b"), "a\nb"),
    shown("lines that are folded", extra(">\n      a\n      b\n\n      c"), "a b\nc"),
    shown("a block that keeps its last breaks", extra("|+\n      a\n\n"), "a"),
    shown("a block that drops its last break", extra("|-\n      a"), "a"),
    shown("a block that says its indentation", extra("|2\n        a\n      b"), "a\nb"),
    shown("a block with a comment behind its sign", extra("| # c\n      # a"), "# a"),
    shown("a block that begins with an empty line", extra("|\n\n      a"), "a"),
    shown("a block with lines like documents", extra("|\n      a\n      ---\n      ...\n      b"), "a\n---\n...\nb"),
    shown("a block with lines like YAML", extra("|\n      a: b\n      *c\n      &d\n      'e"), "a: b\n*c\n&d\n'e"),
    shown("a block with a tab inside", extra("|\n      a\tb"), "a\tb"),
    shown("a block of Windows with blanks behind", extra("|\n      a  \n      b").replace("\n", "\r\n"), "a\nb"),
    refused("an empty block", extra("|"), "E104 5:12"),
    refused("a block of empty lines", extra("|\n\n\n"), "E104 5:12"),
    refused("a block with an indentation of nought", extra("|0\n      a"), "E004 5:13"),
    refused("a block with an indentation of two digits", extra("|10\n      a"), "E004 5:14"),
    refused("text behind the sign of a block", extra("| x\n      a"), "E005 5:12"),
    refused("a block whose first line is the deepest", extra("|\n        a\n      b"), "E012 7:7"),
]

# ---- structures: indentation and flow ----
STRUCTURES = [
    shown("a list that is not indented", TAGS + "\n- a\n- b\n" + "topic: x\n", Topic="x"),
    shown("a list with a comma at its end", LIST + "[a, b,]\n", **{"core 1 back": "a\nb"}),
    shown("a list over several lines", LIST + "[a,\n      b\n    ]\n", **{"core 1 back": "a\nb"}),
    shown("a list with comments inside", LIST + "[a,  # satu\n      b]\n", **{"core 1 back": "a\nb"}),
    shown("a list with a merge sign for an item", LIST + "{a: <<, b: c}\n", **{"core 1 back": "<<\nc"}),
    refused("a list in place of a text", extra("[a, b]"), "E105 5:12"),
    refused("a map in place of a text", extra("{a: b}"), "E105 5:12"),
    refused("a text in place of a list", headed("tags: a"), "E105 1:7"),
    refused("a list in place of a map", "questions:\n  - §: {question: x, answer: y}\n", "E105 2:3"),
    refused("a list inside a list", headed("tags: [[a]]"), "E105 1:8"),
    refused("a list with a gap", TAGS + "[a, , b]\n", "E004 5:11"),
    refused("a list that begins with a comma", TAGS + "[, a]\n", "E004 5:8"),
    refused("a list that is not closed", TAGS + "[a, b\n", "E018 5:7"),
    refused("a map in a list, as YAML reads a pair", TAGS + "[a: b]\n", "E105 5:8"),
    refused("a set in the style of YAML", TAGS + "{a}\n", "E105 5:7"),
    refused("a tab for indentation", FACT + "\textra: x\n", "E011 5:1"),
    refused("a tab on a line of its own", FACT + "\t\n    extra: x\n", "E011 5:1"),
    refused("a key that stands too deep", FACT + "      extra: x\n", "E005 5:12"),
    refused("a key that stands between two levels", FACT + "   extra: x\n", "E012 5:4"),
    refused("a key that stands too shallow", FACT + "  extra: x\n", "E105 5:10"),
    refused("a key without its blank", FACT + "    extra:x\n", "E013 5:11"),
    refused("a key without its colon", FACT + "    extra x\n", "E017 5:5"),
    refused("a dash without its blank", headed("tags:\n  - a\n  -b"), "E013 3:4"),
    refused("a text cut at a comma", headed("tags: [1,5]"), "E007 1:10"),
]

CASES = [*LOOKS_TYPED, *NODES, *DOCUMENTS, *PLAIN, *QUOTED, *BLOCKS, *STRUCTURES]
SHOWN = [case for case in CASES if case.fields]


@pytest.mark.parametrize(**by_title(case for case in CASES if case.told))
def test_refused(case: Case, run: Run, released: Path) -> None:
    is_refused(run, released, lambda folder: (folder / "a.yaml").write_bytes(case.text("a")), case.told)


@pytest.mark.parametrize(**by_title(SHOWN))
def test_shown(case: Case, shown: Shelf) -> None:
    is_shown(case, shown)


def test_what_is_shown_is_clean(shown: Shelf) -> None:
    assert shown.findings == []


BOMBS = {
    "lists inside lists": "a: " + "[" * 100_000,
    "maps inside maps": "a: " + "{b: " * 100_000,
    "dashes inside dashes": "- " * 100_000,
    "questions inside questions": "? " * 100_000,
    "empty lists without end": "a: [" + "[]," * 600_000 + "]",
    "values without end": "a: [" + "b," * 600_000 + "]",
    "keys without end": "".join(f"a{number}: b\n" for number in range(600_000)),
    "one key again and again": "a: b\n" * 200_000,
    "aliases of aliases": "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 5_000)),
    "a bracket that is closed nowhere": "a: [\n" + "b,\n" * 30_000,
    "a bracket that is closed by a brace": "a: [\n" + "b,\n" * 100_000 + "}\n",
    "a quote that is closed nowhere": 'a: "\n' + "b\n" * 100_000,
    "lines that are nothing": "a: b\n" + "c\n" * 100_000,
    "a mistake behind very many lines": "a:\n" + "  b\n" * 100_000 + "c: [}\n",
    "a mistake on every line": "a: b: c\n" * 100_000,
    "a tab on every line": "x:\n  y: z\n" + "\tb: c\n" * 100_000,
    "stairs of indentation": "".join(f"{' ' * number}a:\n" for number in range(3_000)),
    "document after document": "---\n" * 200_000,
    "empty lines without end": "\n" * 2_000_000 + "a: [}",
    "a line without end": "a: " + "b" * 4_000_000,
    "a key without end": "a" * 4_000_000 + ": b",
    "an escape without end": 'a: "' + "\\x41" * 500_000 + '\\q"',
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_refused_in_seconds(text: str, run: Run, released: Path) -> None:
    """What takes other readers minutes or gigabytes, or crashes them."""
    copytree(released, Path(), dirs_exist_ok=True)
    Path("cards_src/uji/a.yaml").write_text(text, encoding="utf-8")
    started = process_time()
    ran = run("check")
    assert (ran.status, "fault in hafal" in ran.err) == (1, False)
    assert process_time() - started < 5


WHO = "questions:\n  a: {{question: Siapa itu?, answer: '{0} x'}}\n  b: {{question: Siapa itu?, answer: '{0} y'}}\n"
LONG = {
    "titles without a name": WHO.format("dr " * 6_500),
    "brackets in brackets": WHO.format("(" * 9_000 + ")" * 9_000),
    "brackets side by side": WHO.format("a (b) " * 3_000),
    "nothing but dashes": WHO.format("- " * 9_000),
    "nothing but negations": WHO.format("bukan, bukan " * 1_400),
    "nothing but numbers": WHO.format("1.000" * 3_900),
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_looked_at_in_seconds(text: str, run: Run, released: Path) -> None:
    """Answers as long as they may be that ask what is alike."""
    copytree(released, Path(), dirs_exist_ok=True)
    Path("cards_src/uji/a.yaml").write_text(text, encoding="utf-8")
    started = process_time()
    assert "fault in hafal" not in run("check").err
    assert process_time() - started < 5
