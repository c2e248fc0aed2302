"""Lists in groups: each group is a breath, and moving an item from one to another costs nothing."""

from conftest import Make, Project, Run
from reading import back, front, names, note, reasons

GROUPED = """\
lists:
  lembaga:
    title: lembaga negara
    items:
      legislatif: {title: kekuasaan legislatif, items: [MPR, DPR, DPD]}
      yudikatif: {title: kekuasaan yudikatif, items: {ma: Mahkamah Agung, mk: Mahkamah Konstitusi}}
"""


def test_a_list_of_groups_asks_for_the_groups_and_then_for_each(make: Make) -> None:
    deck, problems = make(GROUPED)
    assert problems == []
    assert front(deck, "lembaga", "list") == "Sebutkan dua kelompok lembaga negara."
    assert back(deck, "lembaga", "list") == (
        "kekuasaan legislatif MPR, DPR, DPD kekuasaan yudikatif Mahkamah Agung, Mahkamah Konstitusi"
    )
    assert (
        front(deck, "lembaga/legislatif", "group") == "Lembaga negara Sebutkan tiga yang termasuk kekuasaan legislatif."
    )
    assert back(deck, "lembaga/legislatif", "group") == "MPR DPR DPD"
    english, _ = make(GROUPED, language="en")
    assert front(english, "lembaga", "list") == "Name the two groups of lembaga negara."


def test_items_beside_groups_are_listed_with_them(make: Make) -> None:
    deck, _ = make(GROUPED + "      bpk: Badan Pemeriksa Keuangan\n")
    assert front(deck, "lembaga", "list") == "Sebutkan tiga lembaga negara."


def test_an_item_that_moves_to_another_group_stays_the_same_note(make: Make) -> None:
    text = (
        "motives:\n  m:\n    called: alasan\n    subject: uji\n    items:\n"
        "      a: {title: satu, items: {x: {motive: p, why: q}, y: r}}\n      b: {title: dua, items: {z: s}}\n"
    )
    moved = text.replace("x: {motive: p, why: q}, ", "").replace("z: s", "z: s, x: {motive: p, why: q}")
    (before, _), (after, _) = make(text), make(moved)
    assert note(before, "m/x").guid == note(after, "m/x").guid
    assert names(after, "m/x") == ["recognise", "explain"]


def test_the_missing_item_of_a_group_is_asked_among_its_own(make: Make) -> None:
    deck, _ = make(
        "lists:\n  l:\n    title: warna\n    ordered: true\n"
        "    items: [{title: hangat, items: [merah, jingga]}, {title: dingin, items: [biru, hijau]}]\n"
    )
    assert front(deck, "l/hijau", "missing") == "Warna: dingin Setelah biru, mana berikutnya?"
    assert front(deck, "l/dingin", "missing") == "Warna Setelah hangat, mana berikutnya?"
    assert names(deck, "l/dingin") == ["group", "missing"]
    assert front(deck, "l", "list") == "Sebutkan dua kelompok warna secara berurutan."
    assert front(deck, "l/dingin", "group") == "Warna Sebutkan dua yang termasuk dingin secara berurutan."


def test_what_items_in_groups_say_of_other_facts_is_checked(project: Project, run: Run) -> None:
    items = "[{title: p, items: [{item: x, needs: [tiada], skip: [lst]}, y]}, {title: q, items: [z]}]"
    project({"a.yaml": f"lists:\n  a:\n    title: t\n    items: {items}\n"})
    said = run("check").out
    assert '"needs" names "tiada"' in said
    assert 'makes no card called "lst"' in said


def test_a_facts_skip_holds_for_its_items(make: Make) -> None:
    text = "motives:\n  m: {called: alasan, subject: s, skip: [explain], items: [{motive: a, why: b}]}\n"
    assert names(make(text)[0], "m/a") == ["recognise"]


def test_one_item_is_no_list(make: Make) -> None:
    deck, problems = make(
        "lists:\n  l: {title: t, ordered: true, items: [{title: g, items: [a]}, b]}\n  m: {title: t, items: [c]}\n"
        "questions:\n  q: {question: x?, answer: y}\n"
    )
    assert names(deck, "l/g") == ["missing"]
    assert reasons(problems).keys() == {"group", "list"}
    assert all(found.draft.key not in ("l/a", "m") for found in deck.notes)


def test_a_long_group_is_not_recited(make: Make) -> None:
    items = ", ".join(f"i{number}" for number in range(8))
    deck, problems = make(f"lists:\n  l: {{title: w, items: [{{title: g, items: [{items}]}}, b]}}\n")
    assert "nobody recites 8 items" in reasons(problems)["group"]
    assert names(deck, "l/i3") == ["missing"]


def test_what_a_group_cannot_be_is_told_at_its_place(project: Project, run: Run) -> None:
    project(
        {
            "a.yaml": "lists:\n  a:\n    title: t\n    items:\n"
            "      b: {title: x, items: [{title: y, items: [z]}]}\n"
            "      c: {title: ohne}\n"
            "      d: {title: x, items: [e, e]}\n"
            "      f: {title: x, items: [g], why: h}\n"
            "      k: {title: x, items: [{item: n, skip: [group]}], skip: [group, list]}\n"
        }
    )
    said = [line.partition(": ")[2] for line in run("check").out.splitlines() if "[E" in line]
    assert said == [
        "a group stands inside a group [E218]",
        "a group of items lacks items [E103]",
        'unknown key "why" in a group of items [E102]',
    ]
    project({"a.yaml": "lists:\n  a: {title: t, items: [{title: x, items: [e, b]}, e]}\n"})
    assert "two items of one list have the same key e [E211]" in run("check").out
    project({"a.yaml": "lists:\n  a: {title: t, items: [{title: x, items: [e, b], skip: [list]}]}\n"})
    assert 'a list makes no card called "list" [E212]' in run("check").out
