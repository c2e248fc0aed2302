"""What a release would cost its learners is told before anything is written, with a way out that works."""

import re
from collections.abc import Callable

import pytest
from author import SOURCE, Author
from conftest import HEAD, Project, Run

GHANA = "  ghana: {question: Apa ibu kota Ghana?, answer: Akra}\n"
ITEMS = "{merkurius: Merkurius, venus: Venus, bumi: Bumi, mars: Mars, jupiter: Yupiter}"
PLAIN = "[Merkurius, Venus, Bumi, Mars, Yupiter]"
GUARDS = re.compile(r"\[((?:E4|W3)\d\d|W20[78]|E220|E211)\]")


@pytest.fixture
def author(project: Project, run: Run) -> Author:
    """Who has published a first release."""
    author = Author(project, run)
    author.publishes()
    return author


def guards(author: Author, *options: str) -> tuple[int, list[str], str]:
    """The exit status of a build, the codes of what is told of the release before it, and all that is said."""
    status, said = author.builds(*options)
    return status, GUARDS.findall(said), said


def follows(author: Author, said: str) -> None:
    """Writes into hafal.yaml what the hints say."""
    reasons = re.findall(r"withdrawn: \{([^}]*)\}", said)
    assert reasons
    author.sets(f"withdrawn: {{{', '.join(reasons)}}}")


def without(author: Author, section: str) -> None:
    """Deletes a section with all of its facts."""
    author.source, times = re.subn(rf"^{section}:\n(  .*\n)*", "", author.source, flags=re.MULTILINE)
    assert times


def test_the_same_again_says_nothing(author: Author) -> None:
    assert guards(author)[:2] == (0, [])


def test_a_first_release_has_nothing_to_guard_but_its_reasons(project: Project, run: Run) -> None:
    author = Author(project, run)
    author.sets("withdrawn: {ghana: x, gana: y}")
    author.edits("mesir: {", "mesir: {was: [misr], ")
    status, found, said = guards(author)
    assert (status, found) == (0, ["W303", "W303"])
    assert '"ghana", which is still there' in said


def test_another_name_of_the_project_stops_the_build(author: Author) -> None:
    author.sets("project: uji-coba-aaaaa1")
    assert guards(author)[:2] == (1, ["E401"])
    author.sets("project: uji-coba-7k3qm9")
    assert guards(author)[:2] == (0, [])


def test_another_name_of_the_deck_is_told_once(author: Author) -> None:
    author.sets("deck: Nama Baru")
    status, found, said = guards(author)
    assert (status, found) == (0, ["W301"])
    assert "cards_src/uji/hafal.yaml:6:7: warning: " in said
    assert 'the deck was released as "Uji Coba"' in said
    assert 'get only new ones in "Nama Baru"' in said
    assert 'write deck: "Uji Coba" again' in said
    assert guards(author)[:2] == (0, [])


def test_what_would_change_is_the_decks_name_says_a_frozen_build(author: Author) -> None:
    author.sets("deck: Nama Baru")
    status, said = author.builds("--frozen")
    assert status == 1
    assert "positions" not in said
    assert re.search(r"hafal\.lock would change: .*deck", said)


@pytest.mark.parametrize(
    ("section", "fact"),
    [
        ("events", "ghana: {event: kemerdekaan Ghana, date: 1957}"),
        ("figures", "ghana: {subject: luas Ghana, value: 7, unit: km, as_of: 2020}"),
        ("clozes", "ghana: {text: 'Ibu kota Ghana ialah {{c1::Akra}}.'}"),
    ],
)
def test_another_kind_of_a_fact_stops_the_build_and_a_new_id_helps(author: Author, section: str, fact: str) -> None:
    author.edits(GHANA, "")
    author.files = {"b.yaml": f"{section}:\n  {fact}\n"}
    status, found, said = guards(author)
    assert (status, found) == (1, ["E405"])
    assert f'cards_src/uji/b.yaml:2:3: "ghana" was released as question and is {section[:-1]} now' in said
    assert "hint: give it a new id, and say why the old one is gone" in said
    author.files["b.yaml"] = author.files["b.yaml"].replace("ghana:", "ghana-2:")
    assert guards(author)[:2] == (0, ["W302"])


def test_a_cloze_that_becomes_a_question_stops_the_build(author: Author) -> None:
    author.edits('air: {text: "Air terdiri atas {{c1::hidrogen}} dan {{c2::oksigen}}."}', "udara: {text: '{{c1::x}}'}")
    author.edits("events:", "  air: {question: Air terdiri atas apa?, answer: hidrogen}\nevents:")
    assert guards(author)[:2] == (1, ["E405"])


def test_a_withdrawn_facts_id_is_not_free_for_another_kind(author: Author) -> None:
    author.edits(GHANA, "")
    author.sets("withdrawn: {ghana: x}")
    assert guards(author)[:2] == (0, [])
    author.head = HEAD
    author.files = {"b.yaml": "figures:\n  ghana: {subject: luas Ghana, value: 7, unit: km, as_of: 2020}\n"}
    assert guards(author)[:2] == (1, ["E405"])


Edit = tuple[str, str]
MOTIVES = """\
motives:
  latar:
    called: alasan
    subject: kerja sama
    items:
      dalam: {motive: kebutuhan dalam negeri, why: sumber daya terbatas, examples: [tenaga ahli], extra: penting}
      luar: {motive: perdamaian, why: perang merugikan semua}
"""
RENAMED: dict[str, tuple[str, str, Edit, Edit, Edit]] = {
    # the key before and after the renaming, and what is edited for it, for `was`, and for the key that was released
    "fact by its title": (
        *("ghana", "akra"),
        ("ghana: {", "akra: {"),
        ("akra: {", "akra: {was: [ghana], "),
        ("akra: {", "ghana: {"),
    ),
    "fact by half of its fields": (
        *("jepang", "tokyo"),
        ("jepang: {question: Apa", "tokyo: {question: Kota apa"),
        ("tokyo: {", "tokyo: {was: [jepang], "),
        ("tokyo: {", "jepang: {"),
    ),
    "list with all of its items": (
        *("planet", "planet-dalam"),
        ("  planet:\n", "  planet-dalam:\n"),
        ("  planet-dalam:\n", "  planet-dalam:\n    was: [planet]\n"),
        ("  planet-dalam:\n", "  planet:\n"),
    ),
    "cloze": (
        *("air", "air-murni"),
        ("air: {", "air-murni: {"),
        ("air-murni: {", "air-murni: {was: [air], "),
        ("air-murni: {", "air: {"),
    ),
    "item by its title": (
        *("planet/venus", "planet/kejora"),
        ("venus: Venus", "kejora: Venus"),
        ("kejora: Venus", "kejora: {item: Venus, was: [venus]}"),
        ("kejora: Venus", "venus: Venus"),
    ),
    "item by half of its fields": (
        *("latar/dalam", "latar/negeri"),
        ("dalam: {motive: kebutuhan dalam negeri", "negeri: {motive: keperluan sendiri"),
        ("negeri: {", "negeri: {was: [dalam], "),
        ("negeri: {", "dalam: {"),
    ),
}


@pytest.mark.parametrize("which", RENAMED)
@pytest.mark.parametrize("way", ["was", "kept", "withdrawn"])
def test_what_seems_renamed_stops_the_build_and_every_way_out_works(
    project: Project, run: Run, which: str, way: str
) -> None:
    author = Author(project, run, SOURCE + MOTIVES)
    author.publishes()
    old, new, renaming, was, kept = RENAMED[which]
    author.edits(*renaming)
    lock = (author.folder / "hafal.lock").read_bytes()
    status, found, said = guards(author)
    assert (status, found) == (1, ["E406"])
    assert re.search(r"^cards_src/uji/a.yaml:\d+:\d+: ", said)
    assert f'"{old}" is gone and "{new}" looks like it' in said
    name = old.rpartition("/")[2]
    assert f"keep {name}, or write was: [{name}]" in said
    assert f"withdrawn: {{{old}: the reason}}" in said
    assert (author.folder / "hafal.lock").read_bytes() == lock
    if way == "withdrawn":
        follows(author, said)
    else:
        author.edits(*(was if way == "was" else kept))
    status, found, said = guards(author)
    assert (status, found) == (0, [])
    news = said.split("since the last release:")[1].splitlines()[0]
    assert ("withdrawn" in news, "new" in news) == (way == "withdrawn",) * 2


@pytest.mark.parametrize(("items", "more"), [("[x, y]", "[p, q, r]"), ("[v, w, x, y, z]", "[p, q, r, s]")])
def test_the_title_alone_tells_a_renamed_fact_once(project: Project, run: Run, items: str, more: str) -> None:
    author = Author(project, run, f"lists:\n  a: {{title: t, items: {items}}}\n")
    author.publishes()
    author.source = f"lists:\n  b: {{title: t, items: {more}}}\n"
    assert guards(author)[:2] == (1, ["E406"])


@pytest.mark.parametrize("way", ["was", "withdrawn"])
def test_a_plain_item_whose_words_changed_stops_the_build_and_the_hint_works(
    project: Project, run: Run, way: str
) -> None:
    author = Author(project, run)
    author.edits(ITEMS, PLAIN)
    author.publishes()
    author.edits("Yupiter", "Jupiter")
    status, found, said = guards(author)
    assert (status, found) == (1, ["E406"])
    assert '"planet/yupiter" is gone and "planet/jupiter" looks like it' in said
    assert "{item: ..., was: [yupiter]}" in said  # a plain text has nothing under it
    if way == "was":
        author.edits("Jupiter", "{item: Jupiter, was: [yupiter]}")
    else:
        follows(author, said)
    assert guards(author)[:2] == (0, [])


def test_an_item_that_makes_no_card_any_more_is_not_gone_when_another_is_new(author: Author) -> None:
    author.edits("bumi: Bumi", "bumi: {item: Bumi, skip: [missing]}, saturnus: Saturnus")
    assert guards(author)[:2] == (0, ["W302"])


def test_two_plain_items_whose_words_changed_at_once_stop_the_build(project: Project, run: Run) -> None:
    """Each names the other on its front, so that neither question is what it was."""
    author = Author(project, run)
    author.edits(ITEMS, PLAIN)
    author.publishes()
    author.edits("Merkurius", "Merkuri")
    author.edits("Yupiter", "Jupiter")
    assert guards(author)[:2] == (1, ["E406", "E406"])


def test_another_fact_is_not_taken_for_a_renamed_one(author: Author) -> None:
    author.edits(GHANA, "  peru: {question: Apa ibu kota Peru?, answer: Akra}\n")
    assert guards(author)[:2] == (0, ["W302"])


def test_an_item_that_is_gone_does_not_look_like_its_list_whose_own_card_is_new(project: Project, run: Run) -> None:
    author = Author(project, run, SOURCE.replace("title: planet terdalam", "title: planet terdalam\n    skip: [list]"))
    author.publishes()
    author.edits("\n    skip: [list]", "")
    author.edits(", jupiter: Yupiter", "")
    status, found, said = guards(author)
    assert (status, found) == (0, ["W302"])
    assert '"planet/jupiter" is gone' in said


def test_the_hint_never_names_nothing(author: Author) -> None:
    """A list loses its own card and another gets its title: no item, and not the whole fact, seems renamed."""
    author.edits("title: planet terdalam", "title: planet terdalam\n    skip: [list]")
    author.edits("clozes:", "  lain: {title: planet terdalam, items: [satu, dua]}\nclozes:")
    _, _, said = guards(author)
    assert "keep ," not in said
    assert "was: []" not in said


def test_an_item_that_moved_to_another_fact_is_not_told_what_cannot_be_done(author: Author) -> None:
    """An item's identity hangs on its fact: neither its key nor `was` would bring its cards along."""
    author.edits("title: planet terdalam", "title: planet batu")
    moved = "{jupiter: Yupiter, pluto: Pluto, eris: Eris, ceres: Ceres, sedna: Sedna}"
    author.edits(", jupiter: Yupiter}", f"}}\n  luar:\n    title: planet terdalam\n    items: {moved}")
    _, found, said = guards(author)
    assert found
    assert "was: [jupiter]" not in said


def test_what_is_gone_without_a_reason_is_told_once_and_the_hint_works(author: Author) -> None:
    author.edits(GHANA, "")
    status, found, said = guards(author)
    assert (status, found) == (0, ["W302"])
    assert "cards_src/uji/hafal.yaml:1:1: warning: " in said
    assert guards(author)[:2] == (0, [])
    follows(author, said)
    status, found, said = guards(author)
    assert (status, found) == (0, [])
    assert "1 changed" in said  # the reason stands on it now


def test_a_list_that_is_gone_is_told_once_and_one_reason_holds_for_all_of_it(author: Author) -> None:
    without(author, "lists")
    status, found, said = guards(author)
    assert (status, found) == (0, ["W302"])
    assert '"planet" is gone' in said


@pytest.mark.parametrize("key", ["planet", "planet/venus"])
def test_a_reason_of_an_item_or_of_its_fact_will_do(author: Author, key: str) -> None:
    author.edits("venus: Venus, ", "")
    author.sets(f"withdrawn: {{{key}: x}}")
    status, found, _ = guards(author)
    assert (status, found) == (0, ["W303"] if key == "planet" else [])


def test_an_item_that_is_gone_is_called_by_its_whole_key(author: Author) -> None:
    author.edits("venus: Venus, bumi: Bumi, ", "")
    status, found, said = guards(author)
    assert (status, found) == (0, ["W302", "W302"])
    assert "withdrawn: {planet/bumi: the reason}" in said
    follows(author, said)
    assert guards(author)[:2] == (0, [])


ASIA = """\
  korea: {event: Perang Korea, date: 1950, timeline: Asia}
  manila: {event: Sidang Manila, date: 1963, timeline: Asia}
"""


def test_a_derived_note_that_is_gone_can_be_given_a_reason(author: Author) -> None:
    author.edits("date: 1955-04}", f"date: 1955-04, timeline: Asia}}\n{ASIA}")
    assert guards(author)[:2] == (0, [])
    author.edits("date: 1963, timeline: Asia", "date: 1963")
    status, found, said = guards(author)
    assert (status, found) == (0, ["W302"])
    assert "the order is known of 2 facts of Asia, and 3 are needed" in said
    assert '"timeline:asia" is gone' in said
    follows(author, said)
    assert guards(author)[:2] == (0, [])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ghna", '"ghna", which was never released [W303]\n  hint: did you mean "ghana"?'),
        ("planet/mras", 'hint: did you mean "planet/mars"?'),
        ("mesir", '"mesir", which is still there [W303]\n  hint: delete the line, or the fact'),
        ("planet/bumi", '"planet/bumi", which is still there'),
    ],
)
def test_a_reason_for_nothing_says_what_was_meant(author: Author, name: str, said: str) -> None:
    author.edits(GHANA, "")
    author.edits("mars: Mars, ", "")
    author.sets(f"withdrawn: {{ghana: x, planet/mars: y, {name}: z}}")
    status, found, told = guards(author)
    assert (status, found) == (0, ["W303"])
    assert said in told


def test_a_renamed_facts_reason_may_use_the_id_that_its_author_knows(author: Author) -> None:
    author.edits("ghana: {", "akra: {was: [ghana], ")
    author.sets("withdrawn: {akra: x}")
    _, found, said = guards(author)
    assert found == ["W303"]
    assert "which is still there" in said


def test_a_deck_that_has_lost_most_of_its_notes_stops_the_build_until_each_has_a_reason(author: Author) -> None:
    author.source = "questions:\n  a: {question: b, answer: c}\n"
    lock = (author.folder / "hafal.lock").read_bytes()
    status, found, said = guards(author)
    assert (status, found) == (1, ["E407"])
    assert "11 of 11 released notes are gone" in said
    assert "was a file lost?" in said
    assert (author.folder / "hafal.lock").read_bytes() == lock
    author.sets("withdrawn: {mesir: x, jepang: x, ghana: x, kaa: x, planet: x, air: x}")
    assert guards(author)[:2] == (0, [])


def test_a_project_that_was_copied_and_filled_anew_stops_the_build(author: Author) -> None:
    """New facts, however many, make good for none that are gone."""
    author.source = "questions:\n" + "".join(f"  a{n}: {{question: b{n}, answer: c{n}}}\n" for n in range(30))
    status, found, said = guards(author)
    assert (status, found) == (1, ["E407"])
    assert "11 of 11 released notes are gone" in said


def test_a_few_that_are_gone_are_no_mass_however_many_of_all_they_are(author: Author) -> None:
    for section in ("lists", "clozes", "events"):
        without(author, section)
    assert guards(author)[:2] == (0, ["W302"] * 3)


def test_a_file_that_moved_is_no_loss(author: Author) -> None:
    author.folder.joinpath("a.yaml").unlink()
    author.files, author.source = {"z.yaml": author.source}, "questions:\n  x: {question: y, answer: z}\n"
    status, found, said = guards(author)
    assert (status, found) == (0, [])
    assert "since the last release: 1 new\n" in said


def test_a_former_id_that_nobody_had_is_told_with_what_was_meant(author: Author) -> None:
    author.edits(GHANA, "  akra: {was: [ghna], question: Apa ibu kota Ghana?, answer: Akra}\n")
    status, found, said = guards(author)
    assert (status, sorted(found)) == (1, ["E406", "W305"])
    assert '"was" names "ghna", which was never released [W305]\n  hint: did you mean "ghana"?' in said
    author.edits("[ghna]", "[ghana]")
    assert guards(author)[:2] == (0, [])


def test_a_fact_does_not_look_like_itself(author: Author) -> None:
    author.edits("ghana: {", "ghana: {was: [gana], ")
    _, _, said = guards(author)
    assert '"ghana" is gone and "ghana" looks like it' not in said


def test_an_items_former_key_that_nobody_had_is_told(author: Author) -> None:
    author.edits("venus: Venus, ", "venus: Venus, bulan: {item: Bulan, was: [luna]}, ")
    _, found, said = guards(author)
    assert found == ["W305"], said


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([("ghana: {", "ghana: {was: [mesir], ")], '"was" names "mesir", which stands at cards_src/uji/a.yaml:3:3'),
        ([("ghana: {", "ghana: {was: [ghana], ")], '"was" names "ghana", which stands at cards_src/uji/a.yaml:5:3'),
        (
            [("ghana: {", "ghana: {was: [x], "), ("mesir: {", "mesir: {was: [x], ")],
            '"was" names "x", as does "mesir"',
        ),
        (
            [("ghana: {", "ghana: {was: [x, y], "), ("mesir: {", "mesir: {was: [z, y], ")],
            '"was" names "y", as does "mesir"',
        ),
    ],
)
def test_a_former_id_that_another_fact_has_is_refused(author: Author, edits: list[Edit], said: str) -> None:
    for edit in edits:
        author.edits(*edit)
    status, found, told = guards(author)
    assert (status, found) == (1, ["E220"])
    assert told.startswith("cards_src/uji/a.yaml:5:")
    assert said in told


@pytest.mark.parametrize("bumi", ["venus: Bumi", "bumi: {item: Bumi, was: [venus]}"])
def test_two_items_with_one_former_key_are_refused(author: Author, bumi: str) -> None:
    author.edits("venus: Venus, bumi: Bumi", f"kejora: {{item: Venus, was: [venus]}}, {bumi}")
    assert guards(author)[:2] == (1, ["E211"])


def test_a_released_card_that_a_rule_is_against_stays_and_says_so(author: Author) -> None:
    author.edits("jupiter: Yupiter", "jupiter: Yupiter, sat: Saturnus, ur: Uranus, nep: Neptunus")
    status, found, said = guards(author)
    assert (status, found) == (0, ["W207"])
    assert 'a.yaml:9:3: warning: the card "list" was released and stays, though nobody recites 8 items' in said


LOST: list[tuple[Edit, int, str, Callable[[Author], None]]] = [
    (("Kyoto,", "Kyoto, skip: [reverse],"), 4, "reverse", lambda author: author.edits(", skip: [reverse]", "")),
    (
        (", reverse: {question: Kyoto ibu kota mana?, answer: Jepang}", ""),
        4,
        "reverse",
        lambda author: author.edits("answer: Kyoto", "answer: Kyoto, reverse: {question: Kota mana?, answer: Jepang}"),
    ),
    (("{{c2::oksigen}}", "oksigen"), 13, "gap 2", lambda author: author.edits("oksigen", "{{c2::oksigen}}")),
]


@pytest.mark.parametrize(("edit", "line", "name", "back"), LOST, ids=["skipped", "unwritten", "gap"])
def test_a_released_card_that_is_lost_is_told_once_and_may_come_back(
    author: Author, edit: Edit, line: int, name: str, back: Callable[[Author], None]
) -> None:
    author.edits(*edit)
    status, found, said = guards(author)
    assert (status, found) == (0, ["W208"])
    assert f'a.yaml:{line}:3: warning: the card "{name}" was released and is no longer made' in said
    assert guards(author)[:2] == (0, [])
    author.edits("Kairo", "Al-Qahirah")
    assert guards(author)[:2] == (0, [])
    back(author)
    status, found, said = guards(author)
    assert (status, found) == (0, [])
    assert "since the last release: 1 changed" in said


def test_whoever_checks_is_told_the_same_as_whoever_builds(author: Author) -> None:
    author.edits("ghana: {", "akra: {")
    folder = author.folder
    ran = author.run("check", folder)
    assert (ran.status, GUARDS.findall(ran.out + ran.err)) == (1, ["E406"])


def test_gaps_whose_answers_were_swapped_by_mistake_may_be_corrected(author: Author) -> None:
    author.edits("{{c1::hidrogen}} dan {{c2::oksigen}}", "{{c1::oksigen}} dan {{c2::hidrogen}}")
    status, found, said = guards(author)
    assert (status, found) == (1, ["E409"])
    assert "if the answers were wrong before, say so with corrected" in said
    author.edits("air: {", "air: {corrected: {date: 2026-12-01, was: terbalik}, ")
    assert guards(author)[:2] == (0, [])


def test_a_timeline_of_another_name_stops_the_build(author: Author) -> None:
    author.edits("date: 1955-04}", f"date: 1955-04, timeline: Asia}}\n{ASIA}")
    assert guards(author)[:2] == (0, [])
    author.edits("timeline: Asia", "timeline: Benua Asia")
    status, found, said = guards(author)
    assert (status, found) == (1, ["E406"])
    assert "write its name as it was, asia" in said


def test_a_timeline_stays_when_a_step_is_told_to_have_happened_twice(author: Author) -> None:
    author.edits("date: 1955-04}", f"date: 1955-04, timeline: Asia}}\n{ASIA}")
    assert guards(author)[:2] == (0, [])
    author.edits("  korea:", "  lagi: {event: Perang Korea, date: 1952, timeline: Asia}\n  korea:")
    author.sets("lint: {ignore: [C201, C205]}")
    status, found, said = guards(author)
    assert (status, found) == (0, ["W207"])
    assert 'the card "timeline" was released and stays, though of Asia, something happened several times' in said


def test_ids_that_were_swapped_stop_the_build(author: Author) -> None:
    author.edits("mesir: {", "tukar: {")
    author.edits("ghana: {", "mesir: {")
    author.edits("tukar: {", "ghana: {")
    status, found, said = guards(author)
    assert (status, found) == (1, ["E411", "E411"])
    assert '"ghana" shows what "mesir" showed when it was released' in said


def test_keys_of_items_that_were_counted_anew_stop_the_build(project: Project, run: Run) -> None:
    author = Author(project, run, SOURCE.replace(ITEMS, "{1: Merkurius, 2: Venus, 3: Bumi, 4: Mars, 5: Yupiter}"))
    author.publishes()
    counted = "{1: Vulkan, 2: Merkurius, 3: Venus, 4: Bumi, 5: Mars, 6: Yupiter}"
    author.edits("{1: Merkurius, 2: Venus, 3: Bumi, 4: Mars, 5: Yupiter}", counted)
    status, found, said = guards(author)
    assert (status, found) == (1, ["E411"] * 4)
    assert "give what is new a new one" in said
    author.edits(counted, "{6: Vulkan, 1: Merkurius, 2: Venus, 3: Bumi, 4: Mars, 5: Yupiter}")
    assert guards(author)[:2] == (0, [])


def test_answers_that_are_corrected_are_no_swap(author: Author) -> None:
    author.edits("Kairo", "x")
    author.edits("Akra", "Kairo")
    author.edits("answer: x", "answer: Akra")
    assert guards(author)[:2] == (0, [])
