"""Any bytes and mutated sources, as many as a minute allows, and that the fuzzer notices what it is to notice.

`trust/fuzz.py` is the same for an hour, guided by what of the code its inputs reach.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from trust.corpus import FACT
from trust.fuzz import LONGEST, SEEDS, record, smaller
from trust.invariants import Broken, checked, holds, imported, quick_folder, ran, watched
from trust.mutation import PIECES, mutated, valid
from trust.test_yaml import BOMBS

import generator.package
import generator.project
from generator.facts import Facts, facts
from generator.source import Source, read

VALID, GOOD = valid(), FACT.replace("§", "a").encode()
INPUTS = sorted(SEEDS.iterdir())
WORDS = st.sampled_from([*PIECES, "\n", "\n  ", "\n    ", ": ", "questions:\n  a:\n    question: Apa?\n    answer: "])
SOUP = st.lists(WORDS, max_size=40).map(lambda words: "".join(words).encode("utf-8", "surrogateescape"))


def always(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture
def quick() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder


@always(600)
@given(st.one_of(st.binary(max_size=300), SOUP, SOUP.map(lambda soup: GOOD + b"    extra: " + soup)))
def test_whatever_the_bytes_a_check_ends_well_or_tells_an_error_at_its_place(quick: Path, data: bytes) -> None:
    checked(data, quick / "uji")


def test_a_mutated_source_is_refused_with_the_release_untouched_or_learned_as_it_was_typed(quick: Path) -> None:
    accepted = []

    @always(600)
    @given(st.sampled_from(VALID), st.randoms(use_true_random=False))
    def mutate(source: bytes, random: Random) -> None:
        data = mutated(source, random, VALID)
        if holds(data, quick):
            accepted.append(data)

    mutate()
    assert len(accepted) > 60
    assert imported(list(dict.fromkeys(accepted)), quick / "imported") >= len(accepted)


def test_every_committed_input_keeps_the_invariants(quick: Path) -> None:
    accepted = [data for path in INPUTS if holds(data := path.read_bytes(), quick)]
    assert len(accepted) > len(INPUTS) / 8
    assert imported(accepted, quick / "imported") >= len(accepted)


def test_the_committed_inputs_are_few_and_small() -> None:
    sizes = [path.stat().st_size for path in INPUTS]
    assert 50 < len(sizes) < 300
    assert sum(sizes) < 300_000
    assert max(sizes) <= LONGEST


def test_a_mutation_is_the_same_for_the_same_seed() -> None:
    changed = [mutated(source, Random(seed), VALID) for seed, source in enumerate(VALID)]
    assert changed == [mutated(source, Random(seed), VALID) for seed, source in enumerate(VALID)]
    assert len(set(changed) - set(VALID)) > len(VALID) * 0.9


# ---- what the fuzzer is to notice ----
def misread(data: bytes, path: str) -> Source:
    return read(data.replace(b"Soal", b"Saol"), path)


def failing(data: bytes, path: str) -> Source:
    raise KeyError(path)


def test_a_traceback_is_noticed_with_its_place(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generator.project, "read", failing)
    with pytest.raises(Broken, match=r"check: KeyError in project\.py:_read:\d+"):
        checked(GOOD, quick / "uji")


def test_an_exit_status_of_the_surroundings_is_noticed(quick: Path) -> None:
    with pytest.raises(Broken, match=r"check: Trouble in project\.py:find"):
        ran("check", quick / "nowhere")


def test_an_error_that_is_not_told_is_noticed(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.report.tell", lambda problems, err=False: None)
    with pytest.raises(Broken, match="exit status 1 without an error"):
        checked(b"x: [", quick / "uji")


def test_a_release_that_a_refused_build_touches_is_noticed(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def touching(*arguments: Any) -> Facts:
        (quick / "built" / "uji.apkg").write_bytes(b"")
        return facts(*arguments)

    holds(b"x: [", quick)
    monkeypatch.setattr(generator.project, "facts", touching)
    with pytest.raises(Broken, match="what was released is not as it was"):
        holds(b"x: [", quick)


def test_a_field_that_anki_has_otherwise_is_noticed(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planned = generator.package._fields
    monkeypatch.setattr(generator.package, "_fields", lambda *arguments: planned(*arguments).replace("Soal", "Saol"))
    with pytest.raises(Broken, match="a field is not what was planned"):
        imported([GOOD], quick)


def test_a_text_that_is_not_the_one_that_was_typed_is_noticed(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert imported([GOOD], quick / "well") == 1
    monkeypatch.setattr(generator.project, "read", misread)
    with pytest.raises(Broken, match=r"what was typed is not to be read: 'Soal a\?'"):
        imported([GOOD], quick / "ill")


PROGRAMS = {
    "a hang": ("while True: pass", "-24"),
    "too much memory": ("bytearray(1 << 31)", "MemoryError"),
    "a crash of the interpreter": ("import ctypes; ctypes.string_at(0)", "-11"),
    "a fault that was caught": ("import sys; sys.exit(2)", "exit status 2"),
    "a traceback": ("raise ValueError(2023)", "ValueError: 2023"),
}


@pytest.mark.parametrize(("program", "told"), PROGRAMS.values(), ids=PROGRAMS)
def test_what_ends_a_command_is_noticed(program: str, told: str, quick: Path) -> None:
    with pytest.raises(Broken, match=told):
        watched(GOOD, quick / "uji", program, seconds=1)


def test_the_command_keeps_within_its_bounds(quick: Path) -> None:
    watched(GOOD, quick / "uji")
    for name in ("lists inside lists", "keys without end", "empty lists without end", "a line without end"):
        watched(BOMBS[name].encode(), quick / "uji")


def test_a_finding_is_made_small_and_kept_once(quick: Path) -> None:
    def tried(data: bytes) -> None:
        if b"{{" in data:
            raise Broken(f"it breaks in line {data.count(b'{{')}", data)

    found = smaller(b"satu\n\ndua {{ tiga\nempat", "it breaks in line 1", tried)
    assert found == b"{{"
    for way, data in (("one", b"long"), ("one", b"{{"), ("one", b"{{{"), ("other", b"x")):
        record(quick, way, "" if way == "one" else "other: x", data)
    assert {path.read_bytes() for path in quick.glob("*.input")} == {b"{{", b"x"}
    texts = {path.read_text(encoding="utf-8") for path in quick.glob("*.txt")}
    assert texts == {"one\nb'{{'\n", "other: x\nb'x'\n"}
