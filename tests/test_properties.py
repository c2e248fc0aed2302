"""Properties that hold for any input, on the real engine where it has a say."""

import html
import json
import random
from pathlib import Path

import pytest
from conftest import HEAD, OpenAnki, Project, Run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.contents import contents
from generator.project import load
from generator.shape import visible

ANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="*`\\\u2028\u2029\ufeff"), min_size=1
).filter(visible)


def fresh(project: Project, files: dict[str, str | bytes]) -> Path:
    """A project of which nothing was released."""
    folder = project(files)
    for path in (folder / "hafal.lock", Path("deck.apkg")):
        path.unlink(missing_ok=True)
    return folder


def quoted(text: str) -> str:
    """`text` as YAML in single quotes, in which only the quote itself is special."""
    return "'" + text.replace("'", "''") + "'"


def nfc(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", text)


@ANY
@given(st.lists(TEXT, min_size=1, max_size=8))
def test_any_text_travels_from_yaml_to_an_anki_field_and_back(
    project: Project, run: Run, anki: OpenAnki, texts: list[str]
) -> None:
    facts = "".join(
        f"  a{number}: {{question: {quoted(text)}, answer: {quoted(text)}, extra: {quoted(text)}, typed: true}}\n"
        for number, text in enumerate(texts)
    )
    fresh(project, {"a.yaml": f"questions:\n{facts}"})
    built = run("build", "-o", "deck.apkg")
    assert built.status == 0, built.err
    with anki() as opened:
        log = opened.import_package(Path("deck.apkg"))
        assert (log.new, log.duplicate, log.conflicting) == (len(texts), 0, 0)
        notes = {fields["Key"]: fields for fields in opened.fields().values()}
    for number, text in enumerate(texts):
        fields = notes[f"a{number}"]
        assert html.unescape(fields["Extra"]) == nfc(text)
        front = fields["core 1 front"].removeprefix('<p class="prompt">').removesuffix("</p>")
        assert html.unescape(front) == nfc(text)
        assert html.unescape(fields["Typed"]).split() == nfc(text).split()


FACTS = {
    "a": "{question: satu?, answer: uno}",
    "b": "{question: dua?, answer: dos, needs: [a]}",
    "c": "{question: tiga?, answer: tres, reverse: {question: tres?, answer: tiga}}",
    "d": "{question: empat?, answer: cuatro}",
}


@ANY
@given(st.randoms(use_true_random=False), st.sampled_from(list(FACTS)))
def test_guids_do_not_move_when_facts_are_shuffled_edited_and_moved(
    project: Project, shuffler: random.Random, edited: str
) -> None:
    def guids(files: dict[str, str | bytes]) -> dict[str, str]:
        folder = fresh(project, {"a.yaml": "# kosong\nquestions:\n  z: {question: z?, answer: z}\n", **files})
        (loaded,) = load([folder])
        assert loaded.deck, loaded.problems
        return {note.draft.key: note.guid for note in loaded.deck.notes}

    def source(names: list[str]) -> str:
        lines = [
            f"  {name}: {FACTS[name].replace('answer: ', 'answer: x ' if name == edited else 'answer: ')}"
            for name in names
        ]
        return "questions:\n" + "\n".join(lines) + "\n"

    names = list(FACTS)
    before = guids({"b.yaml": "questions:\n" + "".join(f"  {name}: {FACTS[name]}\n" for name in names)})
    shuffler.shuffle(names)
    cut = shuffler.randrange(1, len(names))
    after = guids({"b.yaml": source(names[:cut]), "c.yaml": source(names[cut:])})
    for path in Path("cards_src/uji").glob("c.yaml"):
        path.unlink()
    assert after == before


KEYS = st.sampled_from(["hint: h", "extra: e", "typed: true", "skip: [answer]", "weight: 3", "tags: [x]"])


@ANY
@given(
    st.lists(st.tuples(st.booleans(), st.sets(KEYS)), min_size=1, max_size=6),
    st.sampled_from(["core", "standard", "deep"]),
)
def test_the_engine_agrees_on_every_card_and_its_position(
    project: Project, run: Run, rows: list[tuple[bool, set[str]]], depth: str
) -> None:
    lines = ["  last: {question: akhir?, answer: z}"]
    for number, (reverse, keys) in enumerate(rows):
        parts = [f"question: soal {number}?, answer: jawab {number}", *sorted(keys)]
        parts += [f"reverse: {{question: balik {number}?, answer: b{number}}}"] if reverse else []
        lines.append(f"  a{number}: {{{', '.join(parts)}}}")
    fresh(
        project,
        {"hafal.yaml": HEAD.replace("depth: deep", f"depth: {depth}"), "a.yaml": "questions:\n" + "\n".join(lines)},
    )
    assert run("build", "-o", "deck.apkg").status == 0
    verified = run("verify", "deck.apkg", "--json")
    report = json.loads(verified.out)
    assert report["findings"] == []
    assert report["cards"] == len(contents(Path("deck.apkg")).cards)


@ANY
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_whatever_the_bytes_a_check_ends_with_problems_at_their_places(project: Project, run: Run, data: bytes) -> None:
    fresh(project, {"a.yaml": data})
    checked = run("check", "--format", "json")
    assert (checked.status, checked.err) == (1, "")
    for finding in json.loads(checked.out)["findings"]:
        assert finding["line"] >= 1
        assert finding["column"] >= 1


SOURCE = """\
topic: Uji
definitions:
  satu: {term: satu, definition: bilangan sesudah nol dan sebelum dua, examples: [sebuah apel]}
motives:
  dua:
    called: alasan
    subject: uji
    items:
      a: {motive: agar benar, why: "salah itu mahal"}
      b: agar cepat
first_relations:
  tiga: {country: EG, event: treaty, date: 1947-06-10, weight: 2}
lists:
  empat: {title: warna, items: [merah, putih, biru, hijau, ungu]}
"""


@ANY
@given(
    st.integers(0, len(SOURCE) - 1),
    st.sampled_from(["", ":", "#", " ", "\n", "\t", "'", '"', "{", "]", "*", "&", "-", "\x00", "é"]),
)
def test_a_slip_of_the_finger_is_told_or_harmless(project: Project, run: Run, at: int, slip: str) -> None:
    fresh(project, {"a.yaml": SOURCE[:at] + slip + SOURCE[at + (0 if slip else 1) :]})
    built = run("build", "-o", "deck.apkg")
    assert built.status in (0, 1)
    assert "fault in hafal" not in built.err
    if built.status == 0:
        assert run("verify", "deck.apkg").status == 0
    else:
        assert "[E" in built.err


@pytest.mark.parametrize("language", ["id", "en"])
@ANY
@given(text=TEXT)
def test_any_text_can_be_a_term_its_definition_and_an_item(
    project: Project, run: Run, language: str, text: str
) -> None:
    typed = quoted(text)
    source = (
        f"definitions:\n  a: {{term: {typed}, definition: {typed}, examples: [{typed}]}}\n"
        f"lists:\n  b: {{title: {typed}, ordered: true, items: {{c: {typed}, d: {typed}}}}}\n"
        f"figures:\n  e: {{subject: {typed}, value: {typed}, according_to: {typed}}}\n"
    )
    fresh(project, {"hafal.yaml": HEAD.replace("language: id", f"language: {language}"), "a.yaml": source})
    built = run("build", "-o", "deck.apkg")
    assert built.status == 0, built.err
    findings = {finding["code"] for finding in json.loads(run("verify", "deck.apkg", "--json").out)["findings"]}
    assert findings <= {"W401", "V107", "V108"}  # a text without a letter that is seen can leave a side empty
