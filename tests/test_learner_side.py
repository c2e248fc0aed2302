"""What learners do with a deck against what its author changes: who wins, by the real Anki, on one device and on two.

Learners act now, for Anki has a clock of its own. So an author's change that is older than what the learner did is
released some minutes before now, and a change that is newer some minutes after.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from author import NOTES, Author
from conftest import OpenAnki, Project, Run
from learner import Learner, guid
from syncing import Account, account

from generator import notetypes
from generator.engine import OWN
from generator.release import ECHO

KEY = "jepang"
"""The note in question: its answer is wrong in the first release, and it has a second card, the reverse."""
ANSWER, WRONG, RIGHT = "core 1 back", "Kyoto", "Tokyo"
FIRST, EARLIER, LATER = -100_000, -1000, 1000
"""When decks are released, in seconds from now, which is when the learner acts."""
EARLY = 3
"""What Anki calls an answer that was given in a filtered deck, before the card was due."""
NO_MORE = EARLIER + ECHO
"""When what was corrected earlier is no longer released anew."""

WINNERS = """
                        | before       | between           | and then     | after              | after, echoed
edits the answer        | ours updated | theirs duplicate  | ours updated | theirs duplicate   | ours updated
fills My Notes          | ours updated | theirs duplicate  | ours updated | both duplicate     | ours updated
marks                   | ours updated | theirs duplicate  | ours updated | both duplicate     | ours updated
tags                    | ours updated | theirs duplicate  | ours updated | both duplicate     | ours updated
makes a leech           | ours updated | theirs duplicate  | ours updated | both duplicate     | ours updated
flags                   | both updated | both updated      | both updated | both duplicate     | both updated
suspends                | both updated | both updated      | both updated | both duplicate     | both updated
buries                  | both updated | both updated      | both updated | both duplicate     | both updated
moves to a deck         | both updated | both updated      | both updated | both duplicate     | both updated
puts in a filtered deck | both updated | both updated      | both updated | both duplicate     | both updated
answers it there        | both updated | both updated      | both updated | both duplicate     | both updated
changes the style       | both updated | both updated      | both updated | both duplicate     | both updated
changes a template      | both updated | both updated      | both updated | both duplicate     | both updated
deletes the note        | ours new     | ours new          | ours updated | ours new           | ours new
deletes a card          | ours updated | ours updated      | ours updated | ours duplicate     | ours updated
adds a field            | conflict     | conflict          | conflict     | conflict           | conflict
adds a template         | conflict     | conflict          | conflict     | conflict           | conflict
removes a template      | conflict     | conflict          | conflict     | conflict           | conflict
"""
"""Who wins, and how Anki logs the note. "ours": our text is there and what the learner did is gone, "theirs": what the
learner did is there and our text is not. "conflict": Anki refuses every note of the type.

before:         the learner acts, we correct the answer, the learner imports it
between:        we correct the answer, the learner acts and imports it
and then:       within 60 days the learner imports the next release, of some other change
after:          the learner imports the corrected answer, acts, and imports a release of more than 60 days later
after, echoed:  the same, but a release within these 60 days
"""

ELSEWHERE = """
                        | before | between
edits the answer        | ours   | theirs
fills My Notes          | ours   | theirs
marks                   | ours   | theirs
tags                    | ours   | theirs
makes a leech           | ours   | theirs
flags                   | both   | both
suspends                | both   | both
buries                  | both   | both
moves to a deck         | both   | both
puts in a filtered deck | both   | both
answers it there        | both   | both
changes the style       | both   | both
changes a template      | both   | both
deletes the note        | theirs | theirs
deletes a card          | both   | both
adds a field            | either | either
adds a template         | either | either
removes a template      | either | either
"""
"""Who wins on both devices once they have synced, where the learner acts on one and imports on the other before they
sync. "either": the one that acted asks which device is to be overwritten.
"""


def rows(table: str) -> Iterator[tuple[str, list[str]]]:
    for line in table.strip("\n").splitlines():
        first, *cells = (cell.strip() for cell in line.split("|"))
        yield first, cells


def cases(table: str) -> list[object]:
    """A test for each action and time of a table; what stands under "and then" is a step of the test before it."""
    (_, times), *actions = rows(table)
    return [
        pytest.param(action, time, dict(zip(times, cells, strict=True)), id=f"{action}, {time}")
        for action, cells in actions
        for time in times
        if time != "and then"
    ]


@dataclass(frozen=True)
class Act:
    """What a learner does, and how it shows whether that is still so."""

    does: Callable[[Learner], object]
    stays: Callable[[Learner], bool]


def gathers(learner: Learner) -> None:
    scheduler = learner.anki.collection.sched
    deck = scheduler.get_or_create_filtered_deck(0)
    deck.name = OWN
    del deck.config.search_terms[1:]
    deck.config.search_terms[0].search = f"nid:{learner.note(KEY).id}"
    scheduler.add_or_update_filtered_deck(deck)


def gathers_and_answers(learner: Learner) -> None:
    gathers(learner)
    learner.anki._answer(learner.card_ids(KEY)[0], 3)


def makes_a_leech(learner: Learner) -> None:
    for preset in learner.anki.collection.decks.all_config():
        preset["lapse"]["leechAction"] = 0  # suspends, which is to stay whatever becomes of the tag
        learner.anki.collection.decks.update_config(preset)
    learner.does(KEY, "leeched")
    assert learner.anki.collection.get_card(learner.card_ids(KEY)[0]).queue == -1


def with_type(change: Callable[[Learner, dict], object]) -> Callable[[Learner], None]:
    def does(learner: Learner) -> None:
        model = learner.note(KEY).note_type()
        change(learner, model)
        learner.anki.collection.models.update_dict(model)

    return does


def add_field(learner: Learner, model: dict) -> None:
    models = learner.anki.collection.models
    models.add_field(model, models.new_field(OWN))


def add_template(learner: Learner, model: dict) -> None:
    models = learner.anki.collection.models
    models.add_template(model, models.new_template(OWN) | {"qfmt": f"{OWN} {{{{Title}}}}"})


def remove_template(learner: Learner, model: dict) -> None:
    learner.anki.collection.models.remove_template(model, model["tmpls"][-1])


def model(learner: Learner) -> dict:
    (found,) = [model for model in learner.anki.collection.models.all() if model["name"] == "Hafal uji-coba-7k3qm9"]
    return found


def any_card(learner: Learner, has: Callable[[object], bool]) -> bool:
    return any(has(state) for (note, _), state in learner.anki.snapshot().cards.items() if note == guid(KEY))


ACTS = {
    "edits the answer": Act(
        lambda learner: learner.writes(KEY, ANSWER, OWN), lambda learner: learner.text(KEY, ANSWER) == OWN
    ),
    "fills My Notes": Act(
        lambda learner: learner.writes(KEY, "My Notes", OWN), lambda learner: learner.text(KEY, "My Notes") == OWN
    ),
    "marks": Act(lambda learner: learner.does(KEY, "marked"), lambda learner: "marked" in learner.tags(KEY)),
    "tags": Act(lambda learner: learner.does(KEY, "tagged"), lambda learner: OWN in learner.tags(KEY)),
    "makes a leech": Act(makes_a_leech, lambda learner: "leech" in learner.tags(KEY)),
    "flags": Act(
        lambda learner: learner.does(KEY, "flagged"),
        lambda learner: any_card(learner, lambda state: state.progress["flag"] == 1),
    ),
    "suspends": Act(
        lambda learner: learner.does(KEY, "suspended"),
        lambda learner: any_card(learner, lambda state: state.progress["queue"] == -1),
    ),
    "buries": Act(
        lambda learner: learner.anki.collection.sched.bury_cards(learner.card_ids(KEY)),
        lambda learner: any_card(learner, lambda state: state.progress["queue"] == -3),
    ),
    "moves to a deck": Act(
        lambda learner: learner.does(KEY, "moved"),
        lambda learner: any_card(learner, lambda state: state.deck == OWN),
    ),
    "puts in a filtered deck": Act(gathers, lambda learner: any_card(learner, lambda state: state.deck == OWN)),
    "answers it there": Act(
        gathers_and_answers,
        lambda learner: any_card(learner, lambda state: EARLY in [review[-1] for review in state.reviews]),
    ),
    "changes the style": Act(
        with_type(lambda _, model: model.update(css=f".{OWN} {{}}")), lambda learner: OWN in model(learner)["css"]
    ),
    "changes a template": Act(
        with_type(lambda _, model: model["tmpls"][0].update(afmt=f"{{{{FrontSide}}}} {OWN}")),
        lambda learner: OWN in model(learner)["tmpls"][0]["afmt"],
    ),
    "deletes the note": Act(
        lambda learner: learner.anki.collection.remove_notes([learner.note(KEY).id]),
        lambda learner: guid(KEY) not in learner.anki.snapshot().notes,
    ),
    "deletes a card": Act(
        lambda learner: learner.anki.collection.remove_cards_and_orphaned_notes(learner.card_ids(KEY)[-1:]),
        lambda learner: learner.cards(KEY) == [0],
    ),
    "adds a field": Act(
        with_type(add_field), lambda learner: OWN in [field["name"] for field in model(learner)["flds"]]
    ),
    "adds a template": Act(
        with_type(add_template), lambda learner: OWN in [template["name"] for template in model(learner)["tmpls"]]
    ),
    "removes a template": Act(with_type(remove_template), lambda learner: len(model(learner)["tmpls"]) == 8),
}


def winner(learner: Learner, act: Act) -> str:
    ours = RIGHT in learner.anki.fields().get(guid(KEY), {}).get(ANSWER, "")
    theirs = act.stays(learner)
    return "both" if ours and theirs else "ours" if ours else "theirs" if theirs else "neither"


def logged(how: str, rest: str) -> tuple[int, int, int, int]:
    """What Anki logs of an import where the note fares so, and of all the others the cloze alone may change."""
    counts = dict.fromkeys(("new", "updated", "duplicate", "conflicting"), 0)
    counts[how] += 1
    counts["conflicting" if how == "conflicting" else "duplicate"] += NOTES - 2
    counts[rest] += 1
    return tuple(counts.values())


def _forgets_note_types() -> None:
    notetypes.note_type.cache_clear()
    notetypes.cloze_note_type.cache_clear()


@dataclass
class Press:
    """An author whose releases are made at any time."""

    author: Author
    patch: pytest.MonkeyPatch
    now: float

    def releases(self, at: int, *, style: str = "") -> Path:
        """The next release, so many seconds from now, with that much more at the end of its stylesheet."""
        files = notetypes._file
        with self.patch.context() as patch:
            patch.setattr(time, "time", lambda: self.now + at)
            patch.setattr(notetypes, "_file", lambda name: files(name) + (style if name == "card.css" else ""))
            _forgets_note_types()
            released = self.author.publishes()
        _forgets_note_types()
        return released

    def corrects(self) -> None:
        self.author.edits(f"answer: {WRONG}", f"answer: {RIGHT}")

    def changes_something_else(self) -> None:
        self.author.edits("Air ", "Air itu ")


@pytest.fixture
def press(project: Project, run: Run, monkeypatch: pytest.MonkeyPatch) -> Press:
    return Press(Author(project, run), monkeypatch, time.time())


@pytest.fixture
def learner(press: Press, anki: OpenAnki) -> Iterator[Learner]:
    """Who has the first release and has studied all of it; no test may cost a review."""
    with anki() as opened:
        learner = Learner(opened)
        assert learner.gets(press.releases(FIRST)) == (NOTES, 0, 0, 0)
        learner.studies("reviewed")
        yield learner
        assert learner.has_lost_nothing()
        assert learner.is_clean()


def acts(learner: Learner, action: str) -> None:
    """Does it, and sees that it is done."""
    ACTS[action].does(learner)
    assert ACTS[action].stays(learner)
    learner.remembers()


def imports(learner: Learner, path: Path, action: str, expected: str, rest: str = "duplicate") -> None:
    """Imports, and sees that the one who wins is the expected one, with all reviews and cards as they were."""
    who, how = expected.split() if " " in expected else (expected, "conflicting")
    before, reviews = learner.anki.snapshot(), learner.reviews()
    assert learner.gets(path) == logged(how, rest)
    after = learner.anki.snapshot()
    if who == "conflict":
        assert ACTS[action].stays(learner)
        assert {**after.notes, guid("air"): None} == {**before.notes, guid("air"): None}
    else:
        assert winner(learner, ACTS[action]) == who
    assert learner.reviews() == reviews
    assert learner.has_lost_nothing()


@pytest.mark.parametrize(("action", "when", "expected"), cases(WINNERS))
def test_who_wins(press: Press, learner: Learner, action: str, when: str, expected: dict[str, str]) -> None:
    press.corrects()
    if when == "before":
        acts(learner, action)
        imports(learner, press.releases(LATER), action, expected[when])
    elif when == "between":
        corrected = press.releases(EARLIER)
        acts(learner, action)
        imports(learner, corrected, action, expected[when])
        press.changes_something_else()
        imports(learner, press.releases(LATER), action, expected["and then"], "updated")
    else:
        assert learner.gets(press.releases(EARLIER)) == logged("updated", "duplicate")
        acts(learner, action)
        press.changes_something_else()
        later = press.releases(NO_MORE if when == "after" else LATER)
        imports(learner, later, action, expected[when], "updated")


def test_what_comes_back_is_a_new_card_that_has_its_old_reviews(press: Press, learner: Learner) -> None:
    before = learner.anki.snapshot().cards
    acts(learner, "deletes the note")
    learner.anki.collection.remove_cards_and_orphaned_notes(learner.card_ids("air")[-1:])
    learner.remembers()
    assert learner.gets(press.releases(LATER)) == logged("new", "duplicate")
    after = learner.anki.snapshot().cards
    for card in ((guid(KEY), 0), (guid(KEY), 3), (guid("air"), 1)):
        assert after[card].progress["type"] == 0
        assert after[card].reviews == before[card].reviews != ()


@pytest.mark.parametrize("answers", [False, True], ids=["not answered", "answered there"])
def test_a_filtered_deck_gives_its_cards_back_to_their_own(press: Press, learner: Learner, answers: bool) -> None:
    collection = learner.anki.collection
    before = learner.anki.snapshot().cards
    acts(learner, "answers it there" if answers else "puts in a filtered deck")
    press.corrects()
    assert learner.gets(press.releases(LATER)) == logged("updated", "duplicate")
    collection.sched.empty_filtered_deck(collection.decks.id_for_name(OWN))
    after = learner.anki.snapshot().cards
    assert {state.deck for state in after.values()} == {"Uji Coba"}
    assert (after == before) is not answers
    assert RIGHT in learner.text(KEY)
    learner.remembers()


def test_a_new_style_replaces_an_older_one_of_the_learner(press: Press, learner: Learner) -> None:
    acts(learner, "changes the style")
    press.corrects()
    assert learner.gets(press.releases(LATER, style="baru")) == logged("updated", "duplicate")
    assert model(learner)["css"].endswith("baru")
    assert RIGHT in learner.text(KEY)


def test_a_learners_style_keeps_out_an_older_one_until_the_next_but_no_text(press: Press, learner: Learner) -> None:
    press.corrects()
    new_style = press.releases(EARLIER, style="baru")
    acts(learner, "changes the style")
    assert learner.gets(new_style) == logged("updated", "duplicate")
    assert ACTS["changes the style"].stays(learner)
    assert RIGHT in learner.text(KEY)
    press.changes_something_else()
    assert learner.gets(press.releases(LATER, style="baru")) == logged("updated", "updated")
    assert ACTS["changes the style"].stays(learner)
    learner.gets(press.releases(LATER + 1, style="lebih baru"))
    assert model(learner)["css"].endswith("lebih baru")


def remove_field(learner: Learner, model: dict) -> None:
    learner.anki.collection.models.remove_field(model, model["flds"][-1])


@pytest.mark.parametrize(
    ("action", "undoes", "again"),
    [("adds a field", remove_field, "duplicate"), ("adds a template", remove_template, "updated")],
    ids=["a field", "a template"],
)
def test_what_anki_refused_arrives_with_the_next_release_once_the_note_type_is_as_it_was(
    press: Press, learner: Learner, action: str, undoes: Callable[[Learner, dict], None], again: str
) -> None:
    acts(learner, action)
    press.corrects()
    refused = press.releases(EARLIER)
    imports(learner, refused, action, "conflict")
    with_type(undoes)(learner)
    learner.remembers()
    assert learner.gets(refused) == logged(again, "duplicate")  # fields that come and go edit every note
    press.changes_something_else()
    assert learner.gets(press.releases(LATER)) == logged("updated", "updated")
    assert RIGHT in learner.text(KEY)


def test_a_template_that_was_removed_cannot_be_made_again(press: Press, learner: Learner) -> None:
    removed = model(learner)["tmpls"][-1]
    acts(learner, "removes a template")
    models = learner.anki.collection.models
    again = models.new_template(removed["name"]) | {side: removed[side] for side in ("qfmt", "afmt")}
    with_type(lambda _, model: models.add_template(model, again))(learner)
    press.corrects()
    assert learner.gets(press.releases(LATER)) == logged("conflicting", "duplicate")
    assert WRONG in learner.text(KEY)


@dataclass(frozen=True)
class Edit:
    """What an author changes, and how it shows that the change has arrived."""

    key: str
    old: str
    new: str
    name: str
    says: str
    """What stands in the field of that name, once it has."""
    head: str = ""
    """A line of hafal.yaml that goes with it."""

    def arrived(self, learner: Learner) -> bool:
        return self.says in learner.text(self.key, self.name)


GHANA = "  ghana: {question: Apa ibu kota Ghana?, answer: Akra}\n"
REVERSE = "answer: Akra, reverse: {question: Akra ibu kota mana?, answer: Ghana}"
CARD = Edit("ghana", "answer: Akra", REVERSE, "standard 1 back", "Ghana")
GAP = Edit("air", "{{c2::oksigen}}.", "{{c2::oksigen}}; rumusnya {{c3::H2O}}.", "Text", "{{c3::H2O}}")
CORRECTIONS = {
    "an answer": Edit(KEY, f"answer: {WRONG}", f"answer: {RIGHT}", ANSWER, RIGHT),
    "an answer in a text": Edit("air", "::oksigen", "::zat asam", "Text", "zat asam"),
    "a new card": CARD,
    "a new gap": GAP,
    "a card that is skipped": Edit(
        KEY, f"answer: {WRONG},", f"answer: {WRONG}, skip: [reverse],", "standard 1 front", "ditarik"
    ),
    "a gap that is gone": Edit("air", "{{c2::oksigen}}", "oksigen", "Text", "ditarik"),
    "a fact that is withdrawn": Edit("ghana", GHANA, "", "core 1 front", "ditarik", head="withdrawn: {ghana: ganda}"),
}


def kept_out(press: Press, learner: Learner, edit: Edit) -> Path:
    """An edit that does not arrive, for the learner marks the note after it is released and before the import."""
    press.author.edits(edit.old, edit.new)
    if edit.head:
        press.author.sets(edit.head)
    released = press.releases(EARLIER)
    learner.does(edit.key, "marked")
    assert learner.gets(released) == (0, 0, NOTES, 0)
    assert not edit.arrived(learner)
    return released


def changes_a_prompt(press: Press) -> None:
    press.author.edits("Apa ibu kota Mesir?", "Kota mana ibu kota Mesir?")


@pytest.mark.parametrize("edit", CORRECTIONS.values(), ids=CORRECTIONS)
def test_a_correction_that_a_mark_kept_out_arrives_with_the_next_release(
    press: Press, learner: Learner, edit: Edit
) -> None:
    kept_out(press, learner, edit)
    changes_a_prompt(press)
    assert learner.gets(press.releases(LATER)) == (0, 2, NOTES - 2, 0)
    assert edit.arrived(learner)
    assert "marked" not in learner.tags(edit.key)


@pytest.mark.parametrize(("at", "arrives"), [(NO_MORE - 1, True), (NO_MORE, False)], ids=["within", "after"])
@pytest.mark.parametrize("what", ["a note", "a new note", "the style"])
def test_corrections_are_released_anew_within_60_days_with_any_other_change(
    press: Press, learner: Learner, at: int, arrives: bool, what: str
) -> None:
    edit = CORRECTIONS["an answer"]
    kept_out(press, learner, edit)
    if what == "a note":
        changes_a_prompt(press)
    elif what == "a new note":
        press.author.edits(GHANA, f"{GHANA}  peru: {{question: Apa ibu kota Peru?, answer: Lima}}\n")
    learner.gets(press.releases(at, style="baru" if what == "the style" else ""))
    assert edit.arrived(learner) is arrives
    assert ("marked" in learner.tags(KEY)) is not arrives


def test_a_build_that_changes_nothing_releases_nothing_anew(press: Press, learner: Learner) -> None:
    edit = CORRECTIONS["an answer"]
    released = kept_out(press, learner, edit)
    lock = (press.author.folder / "hafal.lock").read_bytes()
    again = press.releases(LATER)
    assert again.read_bytes() == released.read_bytes()
    assert (press.author.folder / "hafal.lock").read_bytes() == lock
    assert learner.gets(again) == (0, 0, NOTES, 0)
    assert not edit.arrived(learner)


def test_60_days_are_not_counted_from_when_it_was_released_anew(press: Press, learner: Learner) -> None:
    press.corrects()
    assert learner.gets(press.releases(EARLIER)) == logged("updated", "duplicate")
    for at, how in ((LATER, "updated"), (NO_MORE - 1, "updated"), (NO_MORE, "duplicate")):
        press.changes_something_else()
        assert learner.gets(press.releases(at)) == logged(how, "updated")


def test_a_second_correction_has_60_days_of_its_own(press: Press, learner: Learner) -> None:
    press.corrects()
    press.releases(EARLIER)
    press.author.edits(f"answer: {RIGHT}", "answer: Kota Tokyo")
    assert learner.gets(press.releases(LATER)) == logged("updated", "duplicate")
    press.changes_something_else()
    assert learner.gets(press.releases(NO_MORE)) == logged("updated", "updated")


def test_a_new_prompt_is_not_released_anew(press: Press, learner: Learner) -> None:
    edit = Edit("ghana", "Apa ibu kota Ghana?", "Kota mana ibu kota Ghana?", "core 1 front", "Kota mana")
    kept_out(press, learner, edit)
    changes_a_prompt(press)
    assert learner.gets(press.releases(LATER)) == (0, 1, NOTES - 1, 0)
    assert not edit.arrived(learner)
    assert "marked" in learner.tags("ghana")
    press.author.edits("answer: Akra", "answer: Accra")
    assert learner.gets(press.releases(LATER)) == (0, 1, NOTES - 1, 0)
    assert edit.arrived(learner)


@pytest.mark.parametrize("deletes", [False, True], ids=["kept", "deleted by Empty Cards"])
@pytest.mark.parametrize(("edit", "card"), [(CARD, 3), (GAP, 2)], ids=["a slot", "a gap"])
def test_a_new_card_of_a_marked_note_comes_blank_and_is_filled_by_the_next_release(
    press: Press, learner: Learner, edit: Edit, card: int, deletes: bool
) -> None:
    kept_out(press, learner, edit)
    blank = {(guid(edit.key), card)}
    assert learner.anki.empty_cards() == blank
    if deletes:
        learner.anki.collection.remove_cards_and_orphaned_notes(learner.card_ids(edit.key)[-1:])
        assert learner.anki.empty_cards() == set()
    changes_a_prompt(press)
    assert learner.gets(press.releases(LATER)) == (0, 2, NOTES - 2, 0)
    assert edit.arrived(learner)
    assert blank <= learner.anki.snapshot().cards.keys()


@dataclass
class Devices:
    """Two devices of one learner, and the account by which they sync."""

    account: Account
    one: Learner
    other: Learner

    def sync(self) -> list[str]:
        """How the one that imports syncs first, then the other, then the one again."""
        return [self.account.syncs(device.anki) for device in (self.one, self.other, self.one)]

    def agree(self) -> bool:
        """Whether both have the same notes, none of them twice, the same cards, and the same reviews."""
        one, other = self.one.anki, self.other.anki
        once = {len(anki.collection.find_notes("")) - len(anki.snapshot().notes) for anki in (one, other)}
        return one.snapshot() == other.snapshot() and self.one.reviews() == self.other.reviews() and once == {0}


@pytest.fixture(scope="module")
def shared() -> Iterator[Account]:
    """One account for all tests: the first device of each overwrites what the test before it left there."""
    with account() as shared:
        yield shared


@pytest.fixture
def devices(shared: Account, learner: Learner, anki: OpenAnki) -> Iterator[Devices]:
    """Both have the first release and all that was studied of it."""
    with anki() as opened:
        devices = Devices(shared, learner, Learner(opened))
        shared.syncs(learner.anki, "upload")
        assert shared.syncs(opened) == "download"
        assert devices.agree()
        devices.other.remembers()
        yield devices


ORDINARY = ["normal", "normal", "normal"]


@pytest.mark.parametrize(("action", "when", "expected"), cases(ELSEWHERE))
def test_who_wins_where_one_device_acts_and_the_other_imports(
    press: Press, devices: Devices, action: str, when: str, expected: dict[str, str]
) -> None:
    acts(devices.other, action)
    reviews = devices.other.reviews()
    press.corrects()
    released = press.releases(LATER if when == "before" else EARLIER)
    assert devices.one.gets(released) == logged("updated", "duplicate")
    if expected[when] == "either":
        assert devices.sync() == ["normal", "either", "normal"]
        return
    assert devices.sync() == ORDINARY
    assert devices.agree()
    assert winner(devices.other, ACTS[action]) == expected[when]
    assert devices.other.has_lost_nothing()
    assert devices.other.reviews() == reviews
    devices.one.remembers()
    devices.one.gets(released)
    assert devices.one.cards(KEY) == [0, 3], "what was deleted is back with the next import"


def test_a_release_that_one_device_imports_costs_the_other_no_review(press: Press, devices: Devices) -> None:
    for key in (KEY, "mesir", "ghana", "planet", "air"):
        devices.other.does(key, "reviewed")
    devices.other.remembers()
    reviews = devices.other.reviews()
    press.corrects()
    press.author.edits("answer: Kairo", "answer: Kairo, reverse: {question: Kairo ibu kota mana?, answer: Mesir}")
    press.author.edits(GHANA, "  peru: {question: Apa ibu kota Peru?, answer: Lima}\n")
    press.author.sets("withdrawn: {ghana: ganda}")
    assert devices.one.gets(press.releases(LATER, style="baru")) == (1, 3, NOTES - 3, 0)
    devices.one.does("peru", "good")
    assert devices.sync() == ORDINARY
    assert devices.agree()
    assert devices.other.has_lost_nothing()
    assert {*devices.other.reviews()} > {*reviews}
    assert RIGHT in devices.other.text(KEY)
    assert "Lima" in devices.other.text("peru")
    assert "Ganda" in devices.other.text("ghana", "core 1 front")
    assert devices.other.cards("mesir") == [0, 3]
    assert model(devices.other)["css"].endswith("baru")
    devices.one.remembers()


@pytest.mark.parametrize("another", [False, True], ids=["the same release", "the next one"])
def test_devices_that_import_by_themselves_agree_once_they_have_synced(
    press: Press, devices: Devices, another: bool
) -> None:
    press.corrects()
    press.author.edits(GHANA, f"{GHANA}  peru: {{question: Apa ibu kota Peru?, answer: Lima}}\n")
    released = press.releases(EARLIER)
    assert devices.one.gets(released) == (1, 1, NOTES - 1, 0)
    devices.one.does("peru", "good")
    if another:  # with a note before all others, so that none stands where it stood
        press.author.edits("  mesir:", "  chile: {question: Apa ibu kota Chile?, answer: Santiago}\n  mesir:")
        released = press.releases(LATER)
    assert devices.other.gets(released) == (1 + another, 1, NOTES - 1, 0)
    for key in ("peru", "chile")[: 1 + another]:
        devices.other.does(key, "good")
    had = {*devices.one.reviews(), *devices.other.reviews()}
    assert devices.sync() == ORDINARY
    assert devices.agree()
    assert {*devices.one.reviews()} == had
    cards = devices.one.anki.snapshot().cards
    assert len(cards[guid("peru"), 0].reviews) == 2
    assert not another or len(cards[guid("chile"), 0].reviews) == 1


def test_a_correction_that_a_mark_elsewhere_took_back_arrives_on_both_with_the_next_release(
    press: Press, devices: Devices
) -> None:
    press.corrects()
    released = press.releases(EARLIER)
    assert devices.one.gets(released) == logged("updated", "duplicate")
    acts(devices.other, "marks")
    assert devices.sync() == ORDINARY
    assert WRONG in devices.one.text(KEY)
    assert devices.one.gets(released) == logged("duplicate", "duplicate")
    press.changes_something_else()
    assert devices.one.gets(press.releases(LATER)) == logged("updated", "updated")
    assert devices.sync() == ORDINARY
    assert devices.agree()
    assert RIGHT in devices.other.text(KEY)


def test_a_first_release_that_both_devices_import_must_be_chosen_between(
    press: Press, shared: Account, anki: OpenAnki
) -> None:
    released = press.releases(FIRST)
    with anki() as one, anki() as other:
        for opened in (one, other):
            assert Learner(opened).gets(released) == (NOTES, 0, 0, 0)
        shared.syncs(one, "upload")
        assert shared.syncs(one) == "normal"
        assert shared.syncs(other) == "either"
