"""A plan to send round: one page for a phone, on which learners set the day of their exam and their minutes."""

import html
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.exam.pace import LAST, in_words
from generator.exam.page.words import WORDS
from generator.exam.plan import Plan, Time, plan
from generator.offline import embedded, filled, policy
from generator.words import Language

DAYS = 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 21, 25, 30, 40, 50, 60
MINUTES = 5, 10, 15, 20, 30, 60
"""For each pair of days left and minutes there is a plan; a day in between is as good as the one before it."""


def page(
    *,
    title: str,
    search: str,
    language: Language,
    cards: int,
    core: int,
    exam: str | None,
    minutes: int,
    days: Sequence[int] = DAYS,
    budgets: Sequence[int] = MINUTES,
) -> str:
    """The page of a deck of `cards`, of which `core` are core; `exam`, YYYY-MM-DD, and `minutes` are where it begins.

    `search` finds the cards in Anki.
    """
    words = WORDS[language]
    budgets = sorted({*budgets, minutes})
    data = {
        "words": words,
        "lang": language,
        "cards": cards,
        "core": core,
        "days": days,
        "minutes": budgets,
        "plans": [[_known(plan(Time(cards, left, budget))) for budget in budgets] for left in days],
        "start": {"exam": exam, "minutes": minutes},
    }
    style, script = _file("page.css"), _file("page.js")
    parts = {
        **words,
        "brief": _brief(words, cards, core),
        "title": title,
        "search": search,
        "lang": language,
        "policy": policy([style], [script]),
    }
    escaped = {name: html.escape(text, quote=name != "policy") for name, text in parts.items()}
    whole = {"style": style, "script": script, "data": embedded(data)}
    return filled(Path(__file__).with_name("page.html"), {**escaped, **whole})


def _known(found: Plan) -> dict[str, Any]:
    """What the page knows of a plan, with as many digits as it shows."""
    way = found.advised
    return {
        "perDay": found.new_per_day,
        "last": way.last_new,
        "pass": way.rules.final_pass,
        "fit": found.time.fitting,
        "interval": way.rules.maximum_interval,
        "retention": found.retention,
        "recall": round(way.recall, 4),
        "band": round(100 * found.time.band),
        "plain": round(found.as_it_comes.recall, 4),
        "new": [round(new, 1) for new, _ in way.minutes],
        "reviews": [round(reviews, 1) for _, reviews in way.minutes],
        "known": [round(share, 4) for share in way.known],
    }


def _brief(words: dict[str, str], cards: int, core: int) -> str:
    """What a reader without a script is told."""
    told = in_words(words, cards, core)
    return words["brief"].format(paces=told, last=LAST) if told else ""


def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
