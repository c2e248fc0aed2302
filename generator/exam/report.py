"""A plan in words, in English and within 80 columns, for whoever plans for a class."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil
from textwrap import wrap

from generator.exam.pace import ANKI_NEW
from generator.exam.plan import Plan, Time, Way, plan
from generator.exam.triage import Triage

WIDTH = 80
ROWS = 16
"""Days that have a bar of their own; of more, several share one."""
LONGEST_BAR = 50
STEP = 5
"""Minutes more or less of which is told what they change."""
MOST_KEYS = 8


@dataclass(frozen=True)
class Occasion:
    """Whose plan it is, and for when."""

    project: str
    title: str
    search: str
    """What finds the deck's cards in Anki."""
    today: date
    begins: date
    """The first day of study."""
    tiers: Sequence[str]
    """By their numbers."""
    guess: float = 0
    """How often a guess is right, 0 to 1."""
    preset: bool = False
    """Whether the deck carries these options, for those who import presets."""
    released: bool = False
    """Whether anybody has the deck: released cards do not come and go with a date."""

    def day(self, number: int) -> date:
        """A day of the plan, counted from 0."""
        return self.begins + timedelta(days=number)

    def score(self, recall: float) -> float:
        """The share of right answers, if what is not recalled is guessed."""
        return recall + (1 - recall) * self.guess


def report(found: Plan, kept: Triage, occasion: Occasion) -> list[str]:
    """The lines of the whole report."""
    parts = [
        _today(found, occasion),
        _head(found.time, occasion),
        _phases(found, occasion),
        _settings(found, occasion),
        _shortage(found.time, kept, occasion),
        _expectations(found, occasion),
        _chart(found.advised, occasion),
    ]
    return [line for part in parts if part for line in (*part, "")][:-1]


def _head(time: Time, occasion: Occasion) -> Sequence[str]:
    exam = occasion.day(time.days)
    return _paragraph(
        f"{occasion.title}: {_count(time.cards, 'card')}, {_count(time.days, 'day')} until the exam on {_said(exam)} "
        f"{exam.year}, {_count(time.minutes, 'minute')} a day: {time.budget:.0f} seconds for each card."
    )


def _today(found: Plan, occasion: Occasion) -> Sequence[str]:
    many = _count(found.new_per_day, "new card")
    when = "Today" if occasion.begins == occasion.today else f"On {_said(occasion.begins)}"
    return _paragraph(f"{when}: {many} first, then the reviews; stop after {_count(found.time.minutes, 'minute')}.")


def _phases(found: Plan, occasion: Occasion) -> Sequence[str]:
    """What is done from when until when."""
    time, way = found.time, found.advised
    passing = time.days - way.rules.final_pass
    phases = [
        (0, way.last_new, f"{_count(found.new_per_day, 'new card')} a day, then the reviews"),
        (way.last_new + 1, passing - 1, "no new cards: reviews only"),
        (passing, time.days - 1, "the final pass: every card once more"),
        (time.days, time.days, "the exam"),
    ]
    spans = [(_span(occasion, first, last), what) for first, last, what in phases if first <= last]
    wide = max(len(span) for span, _ in spans)
    return [f"  {span:<{wide}}  {what}" for span, what in spans]


def _settings(found: Plan, occasion: Occasion) -> Sequence[str]:
    """What to set in Anki."""
    rules, time = found.advised.rules, found.time
    carried = "The deck's preset has, for those who tick it as they import: " if occasion.preset else "Set in Anki: "
    lines = _paragraph(
        f"{carried}New cards/day {found.new_per_day}, Maximum reviews/day 9999, Maximum interval "
        f'{rules.maximum_interval}, New/review order "Show before reviews", Review sort order "Ascending '
        f'retrievability".'
    )
    lines += _paragraph(
        f"In any case switch FSRS on, with a Desired retention of {100 * found.retention:.0f}%."
        if found.advised.recall > found.without_fsrs.recall
        else "FSRS need not be on: for this plan it makes nothing better."
    )
    if rules.final_pass:
        daily = ceil(time.cards / rules.final_pass)
        lines += _paragraph(
            f"For the final pass, from {_said(occasion.day(time.days - rules.final_pass))}: Tools > Create Filtered "
            f"Deck, search {occasion.search} -is:new, limit {max(999, time.cards)}, cards selected by Ascending "
            f"retrievability; some {_count(daily, 'card')} a day."
        )
    return lines


def _shortage(time: Time, kept: Triage, occasion: Occasion) -> Sequence[str]:
    """What fits, if not all does, and what to leave."""
    if time.fitting >= time.cards:
        return []
    needed = ceil(time.cards * time.minutes / time.fitting)
    lines = _paragraph(
        f"The time is too short for {_count(time.cards, 'card')}: {time.fitting} fit, those that come first. All would "
        f"take {_count(needed, 'minute')} a day. Better leave what matters least than what comes last:"
    )
    tiers = occasion.tiers[kept.tier + 1 :]
    if tiers:
        search = " or ".join(f"card:{tier}*" for tier in reversed(tiers))
        lines += _paragraph(
            f"- suspend the {' and the '.join(reversed(tiers))} cards: search {occasion.search} ({search}); "
            f"{kept.left} are left{'' if occasion.released else f', and depth: {occasion.tiers[kept.tier]} would do'}",
            beside=2,
        )
    if kept.light:
        keys = ", ".join(kept.light[:MOST_KEYS]) + (" ..." if len(kept.light) > MOST_KEYS else "")
        lines += _paragraph(
            f"- of the {kept.left} {occasion.tiers[kept.tier]} cards {kept.left - time.fitting} do not fit; what "
            f"weighs least, or comes last, is {keys}",
            beside=2,
        )
    return [*lines, *_paragraph(f"- what is kept then is {kept.weight:.0%} of what the facts weigh", beside=2)]


def _expectations(found: Plan, occasion: Occasion) -> Sequence[str]:
    time = found.time
    rows = [
        ("Anki and the deck as they come", found.as_it_comes),
        ("with its preset ticked" if occasion.preset else "with these options", found.without_fsrs),
        ("and with FSRS", found.advised),
    ]
    for minutes in (time.minutes - STEP, time.minutes + STEP):
        if minutes > 0:
            other = plan(replace(time, minutes=minutes)).advised
            rows.append((f"with {_count(minutes, 'minute')} a day", other))
    guessed = f"{'score':>7}" if occasion.guess else ""
    lines = [f"{'What to expect':<34}{'recalled':<18}{guessed}{'never seen':>12}{'hours':>7}"]
    for name, way in rows:
        low, high = (100 * min(1, max(0, way.recall + move)) for move in (-way.time.band, way.time.band))
        score = f"{occasion.score(way.recall):>7.0%}" if occasion.guess else ""
        unseen, hours = time.cards - way.seen, way.seconds / 3600
        band = f"({low:.0f} to {high:.0f})"
        lines.append(f"  {name:<32}{way.recall:>4.0%} {band:<13}{score}{unseen:>12}{hours:>7.1f}")
    return [*lines, f"As they come: {ANKI_NEW} new cards a day, mixed with reviews; FSRS off, no final pass."]


def _chart(way: Way, occasion: Occasion) -> Sequence[str]:
    """The minutes of each day, or of several, as bars."""
    days = len(way.minutes)
    together = ceil(days / ROWS)
    bars = []
    for first in range(0, days, together):
        some = way.minutes[first : first + together]
        new, reviews = (sum(part) / len(some) for part in zip(*some, strict=True))
        bars.append((_span(occasion, first, first + len(some) - 1), new, reviews))
    peak = max(new + reviews for _, new, reviews in bars) or 1
    wide = max(len(span) for span, _, _ in bars)
    scale = min(LONGEST_BAR, WIDTH - wide - 12) / peak
    longest = max(range(days), key=lambda day: sum(way.minutes[day]))
    head = f"Minutes a day: # new cards, - reviews; the longest day is {_said(occasion.day(longest))}, with "
    head += f"{sum(way.minutes[longest]):.0f}"
    return [
        head,
        *(
            f"  {span:<{wide}} {new + reviews:>5.0f}  {'#' * round(new * scale)}{'-' * round(reviews * scale)}"
            for span, new, reviews in bars
        ),
    ]


def _span(occasion: Occasion, first: int, last: int) -> str:
    """Some days: "28 November", "28 to 30 November", "28 November to 3 December"."""
    begin, end = occasion.day(first), occasion.day(last)
    if first == last:
        return _said(begin)
    one_month = (begin.year, begin.month) == (end.year, end.month)
    return f"{begin.day if one_month else _said(begin)} to {_said(end)}"


def _said(day: date) -> str:
    return f"{day.day} {day:%B}"


def _count(number: float, name: str) -> str:
    return f"{number:,.10g} {name}{'' if number == 1 else 's'}"


def _paragraph(text: str, *, beside: int = 0) -> list[str]:
    return wrap(text, WIDTH, subsequent_indent=" " * beside, break_on_hyphens=False, break_long_words=False)
