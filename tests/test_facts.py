"""Source files become the facts of a project; all problems of all files are told at once."""

import re

import pytest
from conftest import HEAD, Check, Project, Run


def told(run: Run) -> list[str]:
    """Place and code of every problem, without the folder."""
    checked = run("check")
    lines = [line for line in checked.out.splitlines() if re.search(r"\[[EW]\d{3}\]$", line)]
    return [f"{line.split(': ')[0].removeprefix('cards_src/uji/')} {line[-5:-1]}" for line in lines]


MISTAKES = """\
topic: Uji
definitions:
  titik-dua:
    term: kerja sama: bilateral
    definition: kerja sama dua negara
  bintang:
    term: bintang
    definition: *penting sekali bagi negara
  kurung:
    term: {{c1::dua}} negara
    definition: sesuatu yang lain
  pagar:
    term: pagar
    definition: bahasa C # dan lain-lain
  kunci-salah:
    term: x
    definition: y
    defintion: z
  kunci-ganda:
    term: x
    term: y
    definition: z
  kosong:
    term: kosong
    definition:
first_relations:
  februari: {country: EG, event: treaty, date: 1946-02-30}
  bulan: {country: EG, event: treaty, date: 1946-13}
  negara: {country: Mesri, event: treaty, date: 1946}
  perlu: {country: EG, event: treaty, date: 1946, needs: [tidak-ada]}
lists:
  tanpa-isi:
    title: tanpa isi
    items: []
"""


def test_one_run_tells_every_mistake_at_its_line_and_leaves_the_old_deck(project: Project, run: Run) -> None:
    folder = project({"a.yaml": "questions:\n  lama: {question: x?, answer: y}\n"})
    assert run("build", "-o", "deck.apkg").status == 0
    before = (folder.parents[1] / "deck.apkg").read_bytes()
    project(
        {
            "hafal.yaml": HEAD.replace("uji-coba-7k3qm9", "uji-coba"),
            "a.yaml": MISTAKES,
            "b.yaml": "definitions:\n  pagar: {term: lagi, definition: lagi}\n",
        }
    )
    built = run("build", "-o", "deck.apkg")
    assert built.status == 1
    lines = [line for line in built.err.splitlines() if re.search(r"\[[EW]\d{3}\]$", line)]
    assert [f"{line.split(': ')[0].removeprefix('cards_src/uji/')} {line[-5:-1]}" for line in lines] == [
        "a.yaml:4:21 E005",
        "a.yaml:8:17 E005",
        "a.yaml:10:11 E005",
        "a.yaml:14:17 E006",
        "a.yaml:18:5 E102",
        "a.yaml:21:5 E101",
        "a.yaml:25:16 E104",
        "a.yaml:27:48 E206",
        "a.yaml:28:45 E206",
        "a.yaml:29:21 E207",
        "a.yaml:30:59 E203",
        "a.yaml:34:12 E104",
        "b.yaml:2:3 E202",
        "hafal.yaml:1:10 E301",
    ]
    assert "14 errors in 3 files" in built.err
    assert (folder.parents[1] / "deck.apkg").read_bytes() == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["a.yaml:1:1 E213"]),
        ("topic: x\n", ["a.yaml:1:1 E213"]),
        ("- a\n- b\n", ["a.yaml:1:1 E105"]),
        ("halo\n", ["a.yaml:1:1 E105"]),
        ("definition:\n  a: {term: x, definition: y}\n", ["a.yaml:1:1 E102"]),
        ("definitions: x\n", ["a.yaml:1:14 E105"]),
        ("definitions:\n", ["a.yaml:1:13 E104"]),
        ("definitions:\n  - term: x\n", ["a.yaml:2:3 E105"]),
        ("definitions:\n  a: x\n", ["a.yaml:2:6 E105"]),
        ("definitions:\n  A_b: {term: x, definition: y}\n", ["a.yaml:2:3 E201"]),
        ("lesson: satu\nquestions:\n  a: {question: x, answer: y}\n", ["a.yaml:1:9 E107"]),
        ("tags: [a b]\nquestions:\n  a: {question: x, answer: y}\n", ["a.yaml:1:8 E210"]),
        ('tags: ["a::::b"]\nquestions:\n  a: {question: x, answer: y}\n', ["a.yaml:1:8 E210"]),
        (
            'tags: ["hafal::x", leech]\nquestions:\n  a: {question: x, answer: y}\n',
            ["a.yaml:1:8 E210", "a.yaml:1:20 E210"],
        ),
        ("questions:\n  a: {question: x, answer: y, needs: [a]}\n", ["a.yaml:2:39 E215"]),
        ("questions:\n  a: {question: x, answer: y, confuse_with: [b]}\n", ["a.yaml:2:46 E203"]),
        ("questions:\n  a: {question: x, answer: y, contrast: {with: b, text: z}}\n", ["a.yaml:2:48 E203"]),
        ("questions:\n  a: {question: x, answer: y, skip: [answr]}\n", ["a.yaml:2:38 E212"]),
        ("lists:\n  a:\n    title: x\n    items: {b: c, b: d}\n", ["a.yaml:4:19 E101"]),
        ("lists:\n  a:\n    title: x\n    items: [c, C]\n", ["a.yaml:4:16 E211"]),
        ("lists:\n  a:\n    title: x\n    items: [مصر]\n", ["a.yaml:4:13 E201"]),
        ("lists:\n  a:\n    title: x\n    items: {B b: c}\n", ["a.yaml:4:13 E201"]),
        ("lists:\n  a:\n    title: x\n    items: x\n", ["a.yaml:4:12 E105"]),
        ("figures:\n  a: {subject: x, value: 3}\n", ["a.yaml:2:3 E209"]),
    ],
)
def test_mistakes_in_files_and_facts_are_told(project: Project, run: Run, text: str, expected: list[str]) -> None:
    project({"a.yaml": text})
    assert told(run) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("event: treaty, date: 1947, ask: month", ["a.yaml:2:52 E208"]),
        ("event: mission_opened, date: 1947", ["a.yaml:2:3 E209"]),
        ("event: mission_opened, date: 1947, by: US", ["a.yaml:2:59 E216"]),
        ("event: treaty, date: 1947, basis: de facto", ["a.yaml:2:54 E214"]),
        ("event: recognition, date: 1947, city: Kairo", ["a.yaml:2:58 E214"]),
        ("event: treatie, date: 1947", ["a.yaml:2:27 E106"]),
        ("event: treaty, date: 1947, disputed: [{by: GNFI}]", ["a.yaml:2:58 E103"]),
        ("event: treaty, date: 1947, disputed: [{date: 1947}]", ["a.yaml:2:58 E221"]),
        ("event: treaty, date: 1947, sure: month", ["a.yaml:2:53 E208"]),
        ("event: treaty, date: 1947-06-10, sure: year, ask: month", ["a.yaml:2:70 E208"]),
    ],
)
def test_mistakes_in_relations_are_told(project: Project, run: Run, keys: str, expected: list[str]) -> None:
    project({"a.yaml": f"first_relations:\n  a: {{country: EG, {keys}}}\n"})
    assert told(run) == expected


def test_relations_need_a_home_country_that_is_not_the_partner(project: Project, run: Run) -> None:
    text = "first_relations:\n  a: {country: ID, event: treaty, date: 1947}\n"
    project({"a.yaml": text})
    assert told(run) == ["a.yaml:2:16 E222"]
    project({"hafal.yaml": HEAD.replace("home: ID\n", "")})
    assert told(run) == ["a.yaml:2:3 E103"]


def test_facts_that_need_each_other_are_told_as_a_circle(project: Project, run: Run) -> None:
    project(
        {
            "a.yaml": "questions:\n"
            + "".join(
                f"  {name}: {{question: x, answer: y, needs: [{needs}]}}\n" for name, needs in ("ab", "bc", "ca", "da")
            )
        }
    )
    assert "circle: a -> b -> c -> a [E204]" in run("check").out
    assert len(told(run)) == 1


def test_a_fact_with_a_mistake_of_its_own_is_there_for_those_that_need_it(project: Project, run: Run) -> None:
    project({"a.yaml": "questions:\n  a: {question: x}\n  b: {question: x, answer: y, needs: [a]}\n"})
    assert told(run) == ["a.yaml:2:3 E103"]


def test_what_an_unreadable_file_may_hold_is_not_called_missing(project: Project, run: Run) -> None:
    project({"a.yaml": "questions:\n  a: {question: x, answer: y, needs: [b]}\n", "b.yaml": "x: [\n- y: {\n"})
    assert [line for line in told(run) if line.startswith("a.yaml")] == []


def test_a_fact_in_which_reading_stopped_is_not_said_to_lack_the_rest(project: Project, run: Run) -> None:
    project({"a.yaml": "questions:\n  a:\n    question: x\n    - y\n    answer: z\n"})
    assert told(run) == ["a.yaml:4:5 E004"]


def test_facts_under_a_section_that_stands_twice_are_read_too(project: Project, run: Run) -> None:
    first, second = "  a: {question: x?, answer: y, needs: [b]}\n", "  b: {question: x?, answr: y}\n"
    project({"a.yaml": f"questions:\n{first}questions:\n{second}"})
    assert told(run) == ["a.yaml:3:1 E101", "a.yaml:4:21 E102"]


@pytest.mark.parametrize("answer", ["\u200b", "\u00a0 \u200d", "\u0301"])
def test_text_that_nobody_sees_is_empty(project: Project, run: Run, answer: str) -> None:
    project({"a.yaml": f"questions:\n  a:\n    question: x?\n    answer: '{answer}'\n"})
    assert told(run) == ["a.yaml:4:13 E104"]


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("questions:\n  a: {question: x?, answer: y, image: peta.png}\n", "write image: {file: peta.png, alt: ...}"),
        ("questions:\n  a:\n    question: x?\n    answer: #1\n", '# starts a comment; for the text write "#1"'),
        ("lists:\n  a:\n    title: x\n    items:\n      - Ekonomi: dagang\n", '"Ekonomi: dagang"'),
        ("lists:\n  a:\n    title: x\n    items:\n      -\n", 'write the text behind "-"'),
        ("lists:\n  a:\n    title: x\n    items:\n      - bahasa C # dan D\n", 'write - "bahasa C # dan D"'),
        ("lists:\n  a:\n    title: x\n    items:\n      b: C # D\n", 'write b: "C # D"'),
        ("lists:\n  a:\n    title: x\n    items: a, b\n", "write items: [a, b]"),
        ("lists:\n  a: {title: x, items: [b, b]}\n", "delete one of them, or write the items as a map"),
        ("lists:\n  a: {title: x, items: [{title: q, itmes: [b, c]}, d]}\n", 'did you mean "items"?'),
        ("lists:\n  a: {title: x, items: [b c, B-c]}\n", "write the items as a map with keys of their own"),
        ("lists:\n  a: {title: x, items: [{itm: b}]}\n", 'did you mean "item"?'),
        ("events:\n  a: {event: x, date: 1950, tempat: Solo}\n", 'did you mean "place"?'),
        ("events:\n  a: {event: x, date: 1950, place_of_birth: Solo}\n", 'did you mean "place"?'),
        ("events:\n  a: {event: x, date: 1950, ask: tahun}\n", 'did you mean "year"?'),
        ("events:\n  a: {event: x, date: 1950, disputed: 1951}\n", "write disputed: [{date: ...}]"),
        ("events:\n  a: {event: x, date: 1950, disputed: {date: 1951}}\n", "write disputed: [{date: ...}]"),
        ("events:\n  a: {event: x, date: 1950, skip: [claim]}\n", "an event makes no card"),
        ("events:\n  - {event: x, date: 1950}\n", "write an id of your own and a colon before each, not a dash"),
        ("clozes:\n  a: {text: 'x {{c1::y}}', skip: [gap 1]}\n", "leave it out"),
        ("clozes:\n  a: {text: 'x {{c1::y}}', typed: true}\n", "leave it out"),
        ("lists:\n  a:\n    title: x\n    items:\n      • b\n      • c\n", 'begin each item with "- "'),
        ("questions:\n  a: halo\n", "write a: {question: halo, answer: ...}"),
        ("lists:\n  a: [b, c]\n", "write a: {title: ..., items: ...}"),
        ("lists:\n  a: b\n", "write a: {title: b, items: ...}"),
        ("events:\n  a: {event: x, date: 1950, disputed: [1951]}\n", "write {date: 1951}"),
        ("questions:\n  a: {question: x?, answer: y, lint: [C108, C105]}\n", "write lint: {ignore: [C108, C105]}"),
        ("questions:\n  a: {question: x?, answer: y, lint: C108}\n", "write lint: {ignore: [C108]}"),
        ("questions:\n  a: {question: x?, answer: y, extra: ''}\n", "write the text behind extra, or delete the line"),
        ('questions:\n  a: {question: "\\ud83d\\ude00?", answer: y}\n', 'write a: {question: "😀?", answer: y}'),
        ('questions:\n  a:\n    question: "\\ud83d\\ude00?"\n    answer: y\n', 'write question: "😀?"'),
    ],
)
def test_hints_say_what_to_write(project: Project, run: Run, source: str, hint: str) -> None:
    project({"a.yaml": source})
    checked = run("check")
    assert (checked.status, hint in checked.out) == (1, True), checked.out
    assert checked.out.endswith("1 error in 1 file\n")


def test_facts_under_a_mistyped_section_are_read_too(project: Project, run: Run) -> None:
    project({"a.yaml": "evnts:\n  a: {event: x, dat: 1950}\nquestions:\n  b: {question: x?, answer: y, needs: [a]}\n"})
    assert told(run) == ["a.yaml:1:1 E102", "a.yaml:2:17 E102"]


def test_facts_that_stand_beside_their_section_are_told_to_be_indented(project: Project, run: Run) -> None:
    project({"a.yaml": "first_relations:\nmesir:\n  country: EG\n"})
    assert 'if it is one of the first relations, indent it below "first_relations:"' in run("check").out


def test_items_are_a_map_or_a_list_with_the_same_cards(project: Project, run: Run) -> None:
    import json

    project({"a.yaml": "lists:\n  a: {title: x, items: [satu dua, tiga]}\n"})
    assert run("build", "-o", "deck.apkg").status == 0
    project({"a.yaml": "lists:\n  a: {title: x, items: {satu-dua: satu dua, tiga: {item: tiga}}}\n"})
    (built,) = json.loads(run("build", "-o", "deck.apkg", "--json").out)["projects"]
    assert (built["new"], built["changed"], built["withdrawn"]) == ([], [], [])


@pytest.mark.parametrize(
    ("key", "number", "told"), [("confuse_with", 50, set()), ("confuse_with", 51, {"E223"}), ("needs", 51, set())]
)
def test_a_fact_is_mistaken_for_fifty_others_at_most_and_needs_any_number(
    key: str, number: int, told: set[str], check: Check
) -> None:
    facts = [f"  f{at}: {{question: 'What is thing {at}?', answer: word{at}}}" for at in range(52)]
    facts[-1] = facts[-1][:-1] + f", {key}: [{', '.join(f'f{at}' for at in range(number))}]}}"
    found = check("questions:\n" + "\n".join(facts))
    assert {problem.code for problem in found if problem.severity == "error"} == told


def test_tags_that_differ_in_their_case_alone_are_told_once_where_they_stand(check: Check) -> None:
    source = "tags: [Kota]\nquestions:\n  a: {question: A?, answer: x, tags: [ibu::Kota]}\n"
    source += (
        "  b: {question: B?, answer: y, tags: [Ibu::Kota]}\n  c: {question: C?, answer: z, tags: [Ibu::Kota, kota]}\n"
    )
    found = [problem for problem in check(source) if problem.code == "W209"]
    assert [(str(problem.place)[-4:], problem.fact, problem.severity) for problem in found] == [
        ("4:39", "b", "warning"),
        ("5:50", "c", "warning"),
    ]
    assert '"Ibu" is "ibu" elsewhere' in found[0].message
    alike = source.replace("Ibu", "ibu").replace("kota", "desa")
    assert "W209" not in {problem.code for problem in check(alike)}


def test_of_tags_inside_each_other_the_level_is_told_that_differs(check: Check) -> None:
    source = "questions:\n  a: {question: A?, answer: x, tags: [Sejarah::asia]}\n"
    source += "  b: {question: B?, answer: y, tags: ['sejarah::asia::Timur', 'Sejarah::Asia::timur']}\n"
    found = [problem.message.partition(": ")[0] for problem in check(source) if problem.code == "W209"]
    assert found == ['the tag "sejarah" is "Sejarah" elsewhere', 'the tag "Sejarah::Asia" is "Sejarah::asia" elsewhere']
