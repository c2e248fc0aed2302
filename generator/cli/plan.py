"""`hafal plan`: what to do each day until the exam, and what to expect of it."""

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.decks import plan_paths
from generator.problems import Trouble, errors

if TYPE_CHECKING:
    from generator.deck import Deck
    from generator.exam.plan import Plan, Time, Way
    from generator.exam.report import Occasion
    from generator.exam.triage import Stake, Triage
    from generator.settings import Settings

DAY = click.DateTime(["%Y-%m-%d"])
LONGEST = 400
"""Days: what comes after them nobody plans by the day."""


@click.command(short_help="Tell what to do each day until an exam.")
@click.argument("src", type=click.Path(path_type=Path), default="cards_src")
@click.option("--exam", type=DAY, metavar="DATE", help="The day of the exam, YYYY-MM-DD; else that in hafal.yaml.")
@click.option(
    "--minutes", type=click.IntRange(1, 600), metavar="N", help="Minutes a day; else those in hafal.yaml, else 20."
)
@click.option("--from", "begins", type=DAY, metavar="DATE", help="The first day of study; today, if left out.")
@click.option(
    "--guess",
    type=click.FloatRange(0, 1, max_open=True),
    default=0,
    metavar="SHARE",
    help="How often a guess is right, 0.2 with five options: adds the score to expect.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Also write a page to send round: a file that ends in .html, or a folder.",
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def plan(
    src: Path,
    exam: datetime | None,
    minutes: int | None,
    begins: datetime | None,
    guess: float,
    output: Path | None,
    as_json: bool,
) -> int:
    """Tell what to do each day until the exam, and what to expect of it, for every project in SRC.

    The day of the exam, and the minutes, may stand in hafal.yaml: exam: {date: 2026-12-14, from: 2026-11-23,
    minutes_per_day: 20}. Of several projects each is planned as if it had all the minutes. On the page that -o writes
    learners set the day of their exam and their minutes themselves.
    """
    from generator.cli.report import echo, echo_json, tell
    from generator.exam.plan import Time
    from generator.exam.report import report
    from generator.files import replace
    from generator.project import find, load

    if src.is_file():
        raise click.UsageError(f"{src} is a file: plan takes a project or a folder of projects")
    projects = load(find(src), within=src)
    problems = [found for project in projects for found in project.problems]
    if errors(problems):
        tell(problems, err=True)
        return 1
    decks = [project.deck for project in projects if project.deck]
    released = {project.settings.project for project in projects if project.lock.notes}
    paths = plan_paths(projects, output) if output else []
    planned = []
    for deck in decks:
        if exam or deck.settings.exam or not output:
            first, last = _days(deck.settings, exam, begins)
            time = Time(deck.cards, (last - first).days, _minutes(deck.settings, minutes))
            planned.append(_planned(deck, time, first, guess, released=deck.settings.project in released))
    if paths and (sys.stderr is not None and sys.stderr.isatty()):
        echo("a page holds a plan for every pair of days and minutes, which takes some seconds ...", err=True)
    for deck, path in zip(decks, paths, strict=False):
        replace(path, _page(deck, exam, minutes).encode())
    if as_json:
        reports = [_as_json(found, kept, occasion) for found, kept, occasion in planned]
        echo_json({"projects": reports, "pages": [str(path) for path in paths]})
        return 0
    for number, one in enumerate(planned):
        for line in (*([""] if number else []), *report(*one)):
            echo(line)
    for path in paths:
        echo(f"{path}: a page on which learners set the day of their exam; send it round")
    return 0


def _planned(
    deck: "Deck", time: "Time", first: date, guess: float, *, released: bool
) -> "tuple[Plan, Triage, Occasion]":
    from generator.exam.plan import plan
    from generator.exam.report import Occasion
    from generator.exam.triage import triage
    from generator.kinds.kind import TIERS

    settings = deck.settings
    preset = settings.exam is not None and settings.exam.time(deck.cards) == time
    occasion = Occasion(
        settings.project,
        settings.title,
        deck.search,
        date.today(),
        first,
        TIERS,
        guess=guess,
        preset=preset,
        released=released,
    )
    return plan(time), triage(_stakes(deck), time.fitting), occasion


def _page(deck: "Deck", exam: datetime | None, minutes: int | None) -> str:
    from generator.exam.page import page

    settings = deck.settings
    day = exam.date() if exam else settings.exam.date.calendar if settings.exam else None
    return page(
        title=settings.title,
        search=deck.search,
        language=settings.language,
        cards=deck.cards,
        core=deck.core,
        exam=day.isoformat() if day else None,
        minutes=_minutes(settings, minutes),
    )


def _minutes(settings: "Settings", minutes: int | None) -> int:
    """The minutes of a day: those that are asked for, or the project's own, or what is usual."""
    from generator.settings import MINUTES

    return minutes or (settings.exam.minutes_per_day if settings.exam else MINUTES)


def _days(settings: "Settings", exam: datetime | None, begins: datetime | None) -> tuple[date, date]:
    """The first day of study and that of the exam."""
    known, today = settings.exam, date.today()
    if exam:
        first, last = today, exam.date()
    elif known:
        first, last = max(today, known.from_.calendar), known.date.calendar
    else:
        example = f"{today.year + 1}-06-14"
        raise Trouble(f"when is the exam of {settings.title}? Say --exam {example}, or exam: in {settings.where.path}")
    first = begins.date() if begins else first
    if last <= first:
        raise Trouble(f"the exam of {settings.title}, on {last}, is not after {first}, the first day of study")
    if (last - first).days > LONGEST:
        raise Trouble(f"from {first} to {last} there are more than {LONGEST} days: plan nearer to the exam")
    return first, last


def _stakes(deck: "Deck") -> "Sequence[Stake]":
    """The cards of a deck in the order in which they are learned."""
    from generator.exam.triage import Stake
    from generator.kinds.kind import TIERS

    cards = []
    for note in deck.notes:
        if not note.draft:
            continue
        common, fact = note.draft.common, note.draft.fact
        weight = common.weight if common.where.has("weight") else fact.weight
        for tier, due in zip(note.tiers, note.due, strict=True):
            cards.append((due, Stake(TIERS.index(tier), weight, note.key)))
    return [stake for _, stake in sorted(cards)]


def _as_json(found: "Plan", kept: "Triage", occasion: "Occasion") -> dict[str, Any]:
    time, rules = found.time, found.advised.rules
    return {
        "project": occasion.project,
        "title": occasion.title,
        "cards": time.cards,
        "from": occasion.begins.isoformat(),
        "exam": occasion.day(time.days).isoformat(),
        "days": time.days,
        "minutes_per_day": time.minutes,
        "seconds_per_card": round(time.budget, 1),
        "fitting": time.fitting,
        "keep": {"depth": occasion.tiers[kept.tier], "cards": kept.left, "leave": kept.light, "weight": kept.weight},
        "options": {
            "new_per_day": found.new_per_day,
            "maximum_interval": rules.maximum_interval,
            "desired_retention": found.retention,
        },
        "last_new_day": occasion.day(found.advised.last_new).isoformat(),
        "final_pass_days": rules.final_pass,
        "as_it_comes": _way_as_json(found.as_it_comes, occasion),
        "without_fsrs": _way_as_json(found.without_fsrs, occasion),
        "advised": _way_as_json(found.advised, occasion),
    }


def _way_as_json(way: "Way", occasion: "Occasion") -> dict[str, Any]:
    return {
        "recall": round(way.recall, 3),
        "band": way.time.band,
        "score": round(occasion.score(way.recall), 3),
        "never_seen": way.time.cards - way.seen,
        "hours": round(way.seconds / 3600, 2),
        "minutes": [{"new": round(new, 1), "reviews": round(reviews, 1)} for new, reviews in way.minutes],
    }
