"""YAML text becomes a tree that knows its places; whatever is wrong is told at its place."""

import subprocess
import sys
from time import process_time

import pytest
import yaml

from generator.source import MAX_BYTES, read
from generator.tree import Map, Scalar

LOADERS = [yaml.SafeLoader] + ([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def loader(request: pytest.FixtureRequest) -> object:
    return request.param


def told(text: str | bytes, loader: object = None) -> list[str]:
    """Code, line and column of every problem."""
    found = read(text.encode() if isinstance(text, str) else text, "f.yaml", loader).problems
    found.sort(key=lambda problem: problem.order)
    return [f"{problem.code} {problem.place.line}:{problem.place.column}" for problem in found if problem.place]


def hints(text: str) -> list[str | None]:
    return [problem.hint for problem in read(text.encode(), "f.yaml").problems]


def test_every_value_knows_its_place_in_unicode_characters() -> None:
    root = read("é🎉: x\nb:\n  - {c: d}\n".encode(), "f.yaml").root
    assert isinstance(root, Map)
    assert [(key, key.line, key.column) for key in root] == [("é🎉", 1, 1), ("b", 2, 1)]
    assert (root.value("é🎉").line, root.value("é🎉").column) == (1, 5)  # type: ignore[union-attr]
    inner = root.value("b")[0].value("c")  # type: ignore[index,union-attr]
    assert (inner, inner.line, inner.column) == ("d", 3, 9)


@pytest.mark.parametrize(
    "typed",
    [
        *("NO", "on", "yes", "~", "null", "1946-03-22", "1949-12", "12:30", "010", "1.10", "1_000", "0x1F", "1e3"),
        *(".inf", "=", "1946. Mesir", "a#b", "a:b", "a - b", "C++", "x*y", "50%", "a & b", "2023-02-30"),
    ],
)
def test_what_was_typed_stays_text(typed: str, loader: object) -> None:
    source = read(f"a: {typed}\n".encode(), "f.yaml", loader)
    assert source.root == {"a": typed}
    assert source.problems == []


def test_a_byte_order_mark_and_carriage_returns_are_fine() -> None:
    source = read(b"\xef\xbb\xbfa: x\r\nb: |\r\n  y\r\n  z\r\n", "f.yaml")
    assert source.root == {"a": "x", "b": "y\nz\n"}
    assert source.problems == []


def test_text_becomes_nfc() -> None:
    assert read("a: cafe\u0301\n".encode(), "f.yaml").root == {"a": "café"}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "~"[:0]])
def test_an_empty_file_has_no_tree(text: str, loader: object) -> None:
    source = read(text.encode(), "f.yaml", loader)
    assert (source.root, source.problems, source.whole) == (None, [], True)


@pytest.mark.parametrize(
    ("value", "column"),
    [
        *(("x: y", 5), ("x:", 5), ("*penting sekali", 4), ("*penting", 4), ("&x y", 4), ("!x y", 4), ("!x", 4)),
        *(("[b] c", 4), ("{{c1::dua}} negara", 4), ("{{c1::dua}}", 4), ("@x", 4), ("%x", 4), ("`x`", 4)),
        *(("> lebih", 4), ("| pipa", 4), ("? x", 4), ("- 5 derajat", 4), ("?", 4), ("é: y", 5), (", x", 4)),
    ],
)
def test_a_value_that_must_stand_in_quotes_is_told_once_and_does_not_hide_the_rest(
    value: str, column: int, loader: object
) -> None:
    text = f"a: {value}\nb: *juga\nc: baik\n"
    source = read(text.encode(), "f.yaml", loader)
    assert told(text, loader) == [f"E005 1:{column}", "E005 2:4"]
    assert source.root == {"a": value, "b": "*juga", "c": "baik"}
    assert source.whole


def test_the_hint_shows_the_corrected_line() -> None:
    assert hints("definitions:\n  a:\n    term: x: y\n") == ['write term: "x: y"']
    assert hints("a: *b  # why\n") == ['write a: "*b"']
    assert hints('a: "x" y\n') == ["""write a: '"x" y'"""]


def test_a_long_text_is_not_repeated_in_its_hint() -> None:
    assert hints("a: b\n  c: " + "d " * 100 + "\n") == ["write a: >- and below it the text, indented"]
    assert len(hints("a: *" + "x" * 1_500 + "\n")[0] or "") < 300


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a: "x" y\nb: *c\n', ["E015 1:7", "E005 2:4"]),
        ("a: 'tis\nb: c\n", ["E014 1:4"]),
        ("a: 'tis\nb: 'x'\n", ["E014 1:4"]),
        ('a: "x\nb: c\n', ["E014 1:4"]),
        ("a:\n\tb: c\n", ["E011 2:1"]),
        ("a:b\nc: d\n", ["E013 1:3"]),
        ("a: b\n  c: d\n", ["E005 2:4"]),
        ("x:\n  a: b\n   c: d\n", ["E005 3:5"]),
        ("x:\n    a: b\n  c: d\n", ["E012 3:3"]),
        ('a: "\\q"\n', ["E010 1:4"]),
        ('a: "\\xi"\n', ["E010 1:4"]),
    ],
)
def test_other_slips_are_mended_and_told(text: str, expected: list[str], loader: object) -> None:
    assert told(text, loader) == expected
    assert read(text.encode(), "f.yaml", loader).whole


@pytest.mark.parametrize(
    "escape",
    ["\\frac", "\\times", "\\neq", "\\beta", "\\rho", "\\x1f", "\\0", "\\ud800", "\\N", "\\Lambda", "\\e"],
)
def test_escapes_that_change_a_text_silently_are_told(escape: str, loader: object) -> None:
    assert told(f'a: "{escape} x"\n', loader) == ["E010 1:4"]


def test_escapes_that_mean_a_character_are_fine(loader: object) -> None:
    source = read(b'a: "\\u00e9 \\"q\\" \\\\ \\n x"\n', "f.yaml", loader)
    assert (source.root, source.problems) == ({"a": 'é "q" \\ \n x'}, [])


def test_a_text_cut_by_a_comment_keeps_its_tail_for_the_schema(loader: object) -> None:
    root = read(b"a: bahasa C # dan D\nb: x  # a comment\nc: y #1\nd: z  #1\n", "f.yaml", loader).root
    assert isinstance(root, Map)
    assert [value.tail for value in root.values() if isinstance(value, Scalar)] == [" # dan D", "", " #1", "  #1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [1,5 juta, 2]\n", ["E007 1:7"]),
        ("a: [MRT, jembatan, dan jalan]\n", ["E007 1:20"]),
        ("a: [Jepang (Tokyo, Osaka), Mesir]\n", ["E007 1:20"]),
        ("a: {by: Okezone, Intisari}\n", ["E007 1:18"]),
        ("a: [ekonomi, politik,budaya, 1, 2]\n", []),
        ('a: ["1,5 juta", "x, dan y"]\n', []),
    ],
)
def test_a_flow_item_cut_at_a_comma_is_told(text: str, expected: list[str], loader: object) -> None:
    assert told(text, loader) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", ["E101 3:1"]),
        ("a: {b: 1, b: 2}\n", ["E101 1:11"]),
        ("%YAML 1.1\n---\na: b\n", ["E009 1:1"]),
        ("%TAG ! tag:x\n---\na: b\n", ["E009 1:1"]),
        ("a: b\n---\nc: d\n", ["E009 2:1"]),
        ("a: &x b\n", ["E005 1:4"]),
        ("a: b\nc: !!bool foo\nd: !!timestamp foo\n", ["E005 2:4", "E005 3:4"]),
        ("x: &a\n  b: c\n", ["E009 1:4"]),
    ],
)
def test_what_yaml_could_do_beyond_text_is_refused(text: str, expected: list[str], loader: object) -> None:
    assert told(text, loader) == expected


def test_facts_before_an_unreadable_place_are_still_read(loader: object) -> None:
    source = read(b"a:\n  x: {y: 1, y: 2}\nb:\n  - 1\n  c: 2\n  - 3\n d\n", "f.yaml", loader)
    assert not source.whole
    assert "E101" in {problem.code for problem in source.problems}


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a: x\nb: caf\xe9\n", (2, 7)),
        (b"\xff\xfea\x00:\x00", (1, 1)),
        ("a: \ud800".encode("utf-8", "surrogatepass"), (1, 4)),
    ],
)
def test_other_encodings_are_refused_at_their_place(data: bytes, place: tuple[int, int]) -> None:
    (problem,) = read(data, "f.yaml").problems
    assert (problem.code, problem.place and (problem.place.line, problem.place.column)) == ("E002", place)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1f", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffe"])
def test_characters_that_no_text_holds_are_refused_at_their_place(character: str, loader: object) -> None:
    text = f"a: x\nb: é{character}y\nc: {character}\n"
    assert told(text, loader)[:2] == ["E003 2:5", "E003 3:4"]


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "a: [", "[[], "])
def test_deep_nesting_is_an_error_within_a_second(opening: str, loader: object) -> None:
    started = process_time()
    assert read(f"a: {opening * 100_000}".encode(), "f.yaml", loader).problems
    assert process_time() - started < 1


def test_deep_block_nesting_is_an_error(loader: object) -> None:
    text = "".join(f"{' ' * depth}a:\n" for depth in range(200))
    assert "E008" in {problem.code for problem in read(text.encode(), "f.yaml", loader).problems}


def test_merge_keys_and_anchors_cannot_grow(loader: object) -> None:
    lines = ["a0: &a0 {x: 1}"] + [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 60)]
    source = read("\n".join(lines).encode(), "f.yaml", loader)
    assert source.problems
    assert {problem.code for problem in source.problems} <= {"E004", "E005"}


def test_marks_of_a_conflict_are_told_and_nothing_else() -> None:
    conflict = "questions:\n<<<<<<< HEAD\n  a: {question: x?, answer: y}\n=======\n  a: z\n>>>>>>> other\n"
    for text in (conflict, conflict.replace("\n=", "\n||||||| 1a2b3c4\n  a: w\n="), conflict.replace("\n", "\r\n")):
        source = read(text.encode(), "f.yaml")
        assert [(problem.code, problem.place.line) for problem in source.problems if problem.place] == [("E404", 2)]
        assert not source.whole


@pytest.mark.parametrize(
    "text",
    ['a: "b\n>>>>>>> c"\n', "a: 'b\n<<<<<<< c\n>>>>>>> d\n======='\n", '"<<<<<<< a": "b\n======= c\n>>>>>>> d"\n'],
)
def test_marks_as_of_a_conflict_within_a_text_are_text(text: str) -> None:
    source = read(text.encode(), "f.yaml")
    assert source.problems == []
    assert ">>>>>>> " in "".join(value for value in source.root.values() if isinstance(value, Scalar))  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["a: [x,\u3000]\n", "a: [(x,\u00a0 ,y)]\n"])
def test_an_item_of_blanks_that_yaml_takes_for_text_is_read(text: str, loader: object) -> None:
    assert read(text.encode(), "f.yaml", loader).whole


def test_a_file_that_is_too_large_is_refused() -> None:
    assert told(b"#" * (MAX_BYTES + 1)) == ["E001 1:1"]


def test_a_thousand_mistakes_are_told_without_reading_the_file_a_thousand_times() -> None:
    source = read(("a: x: y\n" * 30_000).encode(), "f.yaml")
    assert not source.whole
    assert len(source.problems) < 200
    assert read(("a: x: y\n" * 300).encode(), "f.yaml").whole


def test_without_libyaml_the_command_reads_the_same() -> None:
    script = (
        "import sys; sys.modules['yaml._yaml'] = None\n"
        "import yaml; assert not yaml.__with_libyaml__\n"
        "from generator.source import read\n"
        "source = read(b'a: *x\\nb: y: z\\n', 'f'); print(source.root, *source.problems, sep='\\n')"
    )
    without = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    source = read(b"a: *x\nb: y: z\n", "f")
    assert without.strip() == "\n".join(map(str, [source.root, *source.problems]))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: 'Jum'at'\n", 'write a: "Jum\'at"'),
        ('a: "Pancasila\nb: c\n', 'close it: write a: "Pancasila"'),
        ("a: {b: Apa, siapa, dan kapan?}\n", 'put it in quotes: b: "Apa, siapa, dan kapan?"'),
        ("a: [270,20]\n", 'put it in quotes: "270,20"; if these are several items, put a space behind each comma'),
        ("a: [x (p, q, r), y]\n", 'put it in quotes: "x (p, q, r)"'),
        ("a:\n  - b\n  -c\n  - d: e\n", "write - c"),
        ("a: b\nhalo\nc: d\n", "does it belong to the text above and want deeper indentation?"),
    ],
)
def test_a_hint_followed_to_the_letter_mends_the_line(text: str, hint: str) -> None:
    source = read(text.encode(), "f.yaml")
    assert source.whole
    assert [problem.hint for problem in source.problems] == [hint]


@pytest.mark.parametrize(
    ("text", "code", "place", "root"),
    [
        ("a:\n  kedua negara\n  q: x\n", "E017", (2, 3), {"a": {"q": "x"}}),
        (
            "a:\n  q: x\n  answer b\nc: {answer: d}\n",
            "E019",
            (3, 3),
            {"a": {"q": "x", "answer": "b"}, "c": {"answer": "d"}},
        ),
        ("a:\n  q: x\n  answer b\nanswer: d\n", "E019", (3, 3), {"a": {"q": "x", "answer": "b"}, "answer": "d"}),
        ("a:\n  b\n    c: d\n  e: f\n", "E019", (2, 3), {"a": {"b": {"c": "d"}, "e": "f"}}),
        ("a: [b,\n  *c,\n  d]\n", "E005", (2, 3), {"a": ["b", "*c", "d"]}),
        ('a: "b" c: "d"\n', "E015", (1, 7), {"a": '"b" c: "d"'}),
        ('a: "kata "B" itu"\n', "E015", (1, 11), {"a": 'kata "B" itu'}),
        ("a:\n  q: x\n  answer = b\n", "E019", (3, 3), {"a": {"q": "x", "answer": "b"}}),
        ("a:\n  q: x\n  answer： b\n  c: d\n", "E019", (3, 3), {"a": {"q": "x", "answer": "b", "c": "d"}}),
        ("a:\n  q: x\n  answer:\u00a0b\n  c: d\n", "E019", (3, 3), {"a": {"q": "x", "answer": "b", "c": "d"}}),
        ("a: [x, y\nb: c\n", "E018", (1, 4), {"a": ["x", "y"], "b": "c"}),
        ("a: {x: y\nb: c\n", "E018", (1, 4), {"a": {"x": "y"}, "b": "c"}),
        ("a: {q: x: y, r: z}\n", "E005", (1, 9), {"a": {"q": "x: y", "r": "z"}}),
        ("a: [b, @c, d]\n", "E005", (1, 8), {"a": ["b", "@c", "d"]}),
        ('a: "nilai \\(x\\)\n  lalu y"\nb: c\n', "E010", (1, 4), {"a": "nilai \\(x\\) lalu y", "b": "c"}),
        ("a: contoh: satu\n  dan dua\nb: c\n", "E005", (1, 10), {"a": "contoh: satu dan dua", "b": "c"}),
        ("a:\n- *b\n  c\nd: e\n", "E005", (2, 3), {"a": ["*b c"], "d": "e"}),
        ("a:\n\tb: c\n\td:\n\t\te: f\n", "E011", (2, 1), {"a": {"b": "c", "d": {"e": "f"}}}),
        ("a:\n    b: c\n\td: e\n", "E011", (3, 1), {"a": {"b": "c", "d": "e"}}),
        ("a:\n    b:\n\tc: d\n", "E011", (3, 1), {"a": {"b": {"c": "d"}}}),
        ("a: [Rp1,5 juta, b]\n", "E007", (1, 9), {"a": ["Rp1,5 juta", "b"]}),
        ("a: [(p, q, r), s]\n", "E007", (1, 9), {"a": ["(p, q, r)", "s"]}),
        ("a: {event: B lahir, date:1938}\n", "E013", (1, 25), {"a": {"event": "B lahir", "date": "1938"}}),
        ("a: {event:D lahir, date: 1938}\n", "E013", (1, 10), {"a": {"event": "D lahir", "date": "1938"}}),
        (
            "a: {event: x, place: RS #2, date: 1950}\n",
            "E005",
            (1, 25),
            {"a": {"event": "x", "place": "RS #2", "date": "1950"}},
        ),
        ("a: 'Kakek's toko\n", "E015", (1, 11), {"a": "Kakek's toko"}),
        (
            "x:\n  a: {date: 1}\n  b:\n    event: Kakek lahir\n     date: 1938\n",
            *("E012", (5, 6), {"x": {"a": {"date": "1"}, "b": {"event": "Kakek lahir", "date": "1938"}}}),
        ),
        (
            "m:\n  n:\n   called: x\n    subject: y\n    items: [z]\n",
            *("E012", (3, 4), {"m": {"n": {"called": "x", "subject": "y", "items": ["z"]}}}),
        ),
        ("a: {b: 1}\na: {c: 2, b: 3}\n", "E101", (2, 1), {"a": {"b": "1", "c": "2"}}),
    ],
)
def test_the_reader_goes_on_with_what_was_meant(
    text: str, code: str, place: tuple[int, int], root: object, loader: object
) -> None:
    source = read(text.encode(), "f.yaml", loader)
    assert source.root == root
    (problem,) = source.problems
    assert problem.place
    assert (problem.code, (problem.place.line, problem.place.column)) == (code, place)


SOUND = """\
a: >-
  teks biasa

# --- bagian dua ---
b: |
  satu
  dua
#komentar
c:
  - |
    tiga
  # empat
  - lima  # enam
d: {e: , f: "g, h", i: 'Jum''at'}
j: [
  "satu, dua",
  tiga (empat),
  lima
]
k: {l: m,
    n: "o: p"}
q: Jum'at http://x.id/#y 50% a-b_c*d (r, s)
t: "u: v"   # w
"""


def test_sound_sources_of_all_sorts_are_read_as_they_are(loader: object) -> None:
    source = read(SOUND.encode(), "f.yaml", loader)
    assert source.problems == []
    assert source.root == yaml.load(SOUND, Loader=yaml.BaseLoader)
    assert not [tail for tail in _tails(source.root) if tail]


def _tails(node: object) -> list[str]:
    if isinstance(node, Scalar):
        return [node.tail]
    children = node.values() if isinstance(node, Map) else node
    return [tail for child in children for tail in _tails(child)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        f"a: @b{' ' * 300_000}c\n",
        f"a: b{' ' * 300_000}: c: d\n",
        f"a: [{' ' * 300_000}@]\n",
        f"a: [@{'a-' * 100_000}\n",
        f"a: [(a{', b' * 60_000}]\n",
        f"a: [1{',2' * 100_000}]\n",
        f"a: {{a: b{', c' * 60_000}}}\n",
    ],
    ids=lambda text: text[:12],
)
def test_no_line_takes_long(text: str) -> None:
    started = process_time()
    assert read(text.encode(), "f.yaml").problems
    assert process_time() - started < 3


@pytest.mark.parametrize("text", ['a: "x"#y\n', "a: 'x' #y\n", "a: #y\n"])
def test_a_comment_glued_to_a_text_is_kept_for_the_schema(text: str) -> None:
    root = read(text.encode(), "f.yaml", yaml.CSafeLoader).root
    assert isinstance(root, Map)
    assert [value.tail.strip() for value in root.values() if isinstance(value, Scalar)] == ["#y"]
