"""`hafal plan`: a report that fits a terminal, the same for programs, and clear refusals."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import HEAD, Project, Run

from generator.contents import contents

FACTS = "".join(
    f"  q{n}: {{question: Berapa {n} kali {n}?, answer: '{n * n}', weight: {n % 2 + 1}}}\n" for n in range(1, 61)
)
SOURCE = f"questions:\n{FACTS}"
EXAM = "exam: {date: 2026-12-14, from: 2026-11-23, minutes_per_day: 10}\n"
DAYS = "--from", "2026-11-23", "--exam", "2026-12-14"


@pytest.fixture
def deck(project: Project) -> Path:
    """A project of sixty cards, which says when its exam is."""
    return project({"hafal.yaml": HEAD + EXAM, "a.yaml": SOURCE})


def test_the_first_sentence_says_what_to_do_today(deck: Path, run: Run) -> None:
    ran = run("plan", deck, "--from", "2026-11-23")
    assert ran.status == 0
    head = (
        "Uji coba: 60 cards, 21 days until the exam on 14 December 2026, 10 minutes a day: 210 seconds for each card."
    )
    assert ran.out.startswith("On 23 November: 5 new cards first, then the reviews; stop after 10 minutes.\n")
    assert head in " ".join(ran.out.split())
    today, exam = (date.today() + timedelta(days=days) for days in (0, 21))
    assert run("plan", deck, "--exam", str(exam), "--from", str(today)).out.startswith("Today: 5 new cards first")


@pytest.mark.parametrize("minutes", ["1", "10", "600"])
@pytest.mark.parametrize("exam", ["2026-11-24", "2026-12-14", "2027-11-20"])
@pytest.mark.parametrize("guess", ["0", "0.25"])
def test_no_line_is_wider_than_80_columns(deck: Path, run: Run, minutes: str, exam: str, guess: str) -> None:
    ran = run("plan", deck, "--minutes", minutes, "--from", "2026-11-23", "--exam", exam, "--guess", guess)
    assert ran.status == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    assert ran.out.isascii()


def test_the_phases_lead_from_the_first_day_to_the_exam_without_a_gap(deck: Path, run: Run) -> None:
    lines = run("plan", deck, *DAYS).out.splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("  23 November to"))
    phases = lines[first : first + 4]
    assert [" ".join(line.split()) for line in phases] == [
        "23 November to 4 December 5 new cards a day, then the reviews",
        "5 to 11 December no new cards: reviews only",
        "12 to 13 December the final pass: every card once more",
        "14 December the exam",
    ]


def test_the_options_say_what_hafal_yaml_does_not_or_says_otherwise(project: Project, run: Run) -> None:
    bare = project({"a.yaml": SOURCE})
    told = json.loads(run("plan", bare, *DAYS, "--json").out)["projects"][0]
    assert (told["days"], told["minutes_per_day"]) == (21, 20)
    project({"hafal.yaml": HEAD + EXAM})
    told = json.loads(run("plan", bare, "--from", "2026-12-01", "--json").out)["projects"][0]
    assert (told["from"], told["exam"], told["minutes_per_day"]) == ("2026-12-01", "2026-12-14", 10)
    told = json.loads(run("plan", bare, *DAYS, "--minutes", "5", "--json").out)["projects"][0]
    assert told["minutes_per_day"] == 5


def test_the_preset_of_the_deck_is_named_where_it_is_of_the_same_plan(deck: Path, run: Run) -> None:
    same, other = (run("plan", deck, "--from", begins).out for begins in ("2026-11-23", "2026-11-24"))
    assert "The deck's preset has, for those who tick it as they import: New cards/day 5," in " ".join(same.split())
    assert "with its preset ticked" in same
    assert "Set in Anki: New cards/day" in " ".join(other.split())
    assert "with these options" in other


def test_programs_are_told_what_people_are(deck: Path, run: Run) -> None:
    (told,) = json.loads(run("plan", deck, *DAYS, "--guess", "0.5", "--json").out)["projects"]
    assert (told["project"], told["cards"], told["fitting"]) == ("uji-coba-7k3qm9", 60, 60)
    assert told["options"] == {"new_per_day": 5, "maximum_interval": 10, "desired_retention": 0.94}
    assert (told["last_new_day"], told["final_pass_days"]) == ("2026-12-04", 2)
    assert len(told["advised"]["minutes"]) == 21
    assert told["advised"]["recall"] > told["as_it_comes"]["recall"]
    assert told["advised"]["score"] == pytest.approx((1 + told["advised"]["recall"]) / 2, abs=0.001)


def test_what_a_guess_adds_is_told_if_it_is_asked_for(deck: Path, run: Run) -> None:
    assert "score" not in run("plan", deck, *DAYS).out
    assert "score" in run("plan", deck, *DAYS, "--guess", "0.25").out


def test_of_a_deck_that_does_not_fit_the_report_says_what_to_leave(deck: Path, run: Run) -> None:
    out = " ".join(run("plan", deck, *DAYS, "--minutes", "1").out.split())
    assert "The time is too short for 60 cards: 31 fit, those that come first. All would take 2 minutes a day." in out
    assert "of the 60 core cards 29 do not fit; what weighs least, or comes last, is q4, q6, q8" in out


def test_tiers_that_do_not_fit_are_to_be_suspended(project: Project, run: Run) -> None:
    events = "".join(f"  k{n}: {{event: Peristiwa {n}, date: {1900 + n}-01-{n:02}, weight: 2}}\n" for n in range(1, 31))
    deck = project({"a.yaml": f"events:\n{events}"})
    out = " ".join(run("plan", deck, *DAYS, "--minutes", "1").out.split())
    search = "tag:hafal::uji-coba-7k3qm9 (card:deep* or card:standard*)"
    assert f"suspend the deep and the standard cards: search {search}; 30 are left" in out
    assert "30 are left, and depth: core would do" in out
    assert run("build", deck).status == 0
    assert "would do" not in run("plan", deck, *DAYS, "--minutes", "1").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "when is the exam of Uji coba? Say --exam"),
        (
            ("--exam", "2026-11-23", "--from", "2026-11-23"),
            "the exam of Uji coba, on 2026-11-23, is not after 2026-11-23",
        ),
        (("--exam", "2099-01-01"), "there are more than 400 days: plan nearer to the exam"),
        (("--exam", "14-12-2026"), "does not match the format"),
        (("--exam", "2026-12-14", "--minutes", "0"), "0 is not in the range 1<=x<=600"),
        (("--exam", "2026-12-14", "--guess", "1"), "1.0 is not in the range 0<=x<1"),
    ],
)
def test_without_a_day_to_plan_for_there_is_one_clear_line(
    project: Project, run: Run, arguments: tuple[str, ...], told: str
) -> None:
    ran = run("plan", project({"a.yaml": SOURCE}), *arguments)
    assert ran.status == 2
    assert told in ran.err
    assert not ran.out


def test_a_source_with_mistakes_is_mended_first(project: Project, run: Run) -> None:
    ran = run("plan", project({"a.yaml": "questions:\n  a: {question: Apa?}\n"}), *DAYS)
    assert (ran.status, ran.out) == (1, "")
    assert "E103" in ran.err


def test_every_project_has_its_own_plan(project: Project, run: Run, tmp_path: Path) -> None:
    project({"a.yaml": SOURCE})
    other = tmp_path / "cards_src" / "lain"
    other.mkdir()
    (other / "hafal.yaml").write_text(HEAD.replace("uji-coba-7k3qm9", "lain-4w8zr2").replace("Uji", "Lain"))
    (other / "a.yaml").write_text("questions:\n  a: {question: Berapa 2 kali 2?, answer: '4'}\n")
    out = run("plan", *DAYS).out
    assert "Lain coba: 1 card, 21 days" in out
    assert "\n\nUji coba: 60 cards, 21 days" in out


@pytest.mark.parametrize(
    ("exam", "code"),
    [
        ("{date: 2026-12-14, from: 2026-12-14}", "E312"),
        ("{date: 2026-12, from: 2026-12-01}", "E107"),
        ("{date: 2026-12-14}", "E103"),
        ("{date: 2026-12-14, from: 2026-11-23, minutes_per_day: 0}", "E107"),
        ("{date: 2026-12-14, from: 2026-11-23, minutes: 10}", "E102"),
        ("2026-12-14", "E105"),
    ],
)
def test_what_hafal_yaml_says_of_the_exam_is_checked(project: Project, run: Run, exam: str, code: str) -> None:
    ran = run("check", project({"hafal.yaml": f"{HEAD}exam: {exam}\n", "a.yaml": SOURCE}))
    assert ran.status == 1
    assert f"[{code}]" in ran.out


def test_a_deck_that_the_time_does_not_suffice_for_is_remarked(project: Project, run: Run) -> None:
    told = "cards_src/uji/hafal.yaml:7:7: info: of 60 cards there is time for 31 until the exam [W308]"
    short = HEAD + EXAM.replace("minutes_per_day: 10", "minutes_per_day: 1")
    folder = project({"hafal.yaml": short, "a.yaml": SOURCE})
    assert told in run("check", folder, "--info").out
    assert "W308" not in run("check", folder, "--strict").out
    project({"hafal.yaml": HEAD + EXAM})
    assert "W308" not in run("check", folder, "--info").out


def test_an_exam_releases_nothing_and_says_nothing_of_cards(project: Project, run: Run) -> None:
    folder = project({"a.yaml": SOURCE})
    assert run("build", folder, "-o", "a.apkg").status == 0
    project({"hafal.yaml": HEAD + EXAM})
    assert run("build", folder, "-o", "b.apkg", "--frozen").status == 0
    assert contents(Path("a.apkg")).notes == contents(Path("b.apkg")).notes


@pytest.mark.parametrize(
    "name",
    [
        *("scheduling_new_cardsday", "scheduling_maximum_reviewsday", "scheduling_maximum_interval"),
        *("deck_config_new_review_priority", "deck_config_review_mix_show_before_reviews"),
        *("deck_config_review_sort_order", "deck_config_sort_order_retrievability_ascending"),
        *("deck_config_desired_retention", "decks_cards_selected_by"),
    ],
)
def test_what_is_to_be_set_is_called_as_anki_calls_it(deck: Path, run: Run, name: str) -> None:
    from anki import lang

    before = lang.current_lang
    lang.set_lang("en")
    label = getattr(lang.tr_legacyglobal, name)()
    lang.set_lang(before)
    assert label in " ".join(run("plan", deck, *DAYS).out.split())
