"""A date that is known to the year, the month or the day, and never gains precision."""

import os
import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Literal

from generator.problems import Refusal, shown

Precision = Literal["year", "month", "day"]
PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")


@dataclass(frozen=True, order=True, slots=True)
class Date:
    """A year of the common era, perhaps its month, perhaps its day."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def from_text(cls, text: str, context: object) -> "Date":
        """YYYY, YYYY-MM or YYYY-MM-DD and nothing else."""
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text):
            hint = _proposal(text)
            proposed = re.search(r"\b[0-9]{4}-[0-9]{2}(-[0-9]{2})?", hint or "")
            no_day = proposed and _why_not([int(part) for part in proposed[0].split("-")])
            raise Refusal("E205", no_day or hint, value=shown(text))
        parts = [int(part) for part in text.split("-")]
        if why := _why_not(parts):
            raise Refusal("E206", why, value=text)
        return cls(*parts)

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        return "day" if self.day else "month" if self.month else "year"

    def upto(self, precision: Precision) -> "Date":
        """The same date, no finer than `precision`."""
        parts = (self.year, self.month, self.day)
        return Date(*parts[: PRECISIONS.index(precision) + 1])

    def text(self, language: str) -> str:
        """The date in words: "22 Maret 1946", "Maret 1946", "1946"."""
        return _in_words(self, language)


@cache
def _in_words(moment: Date, language: str) -> str:
    format_date = _babel().format_date
    pattern = {"year": "y", "month": "MMMM y", "day": "d MMMM y"}[moment.precision]
    if moment.month and moment.year < 1000:  # "12 Maret 78" would be taken for 1978
        pattern += " G"
    said: str = format_date(date(moment.year, moment.month or 1, moment.day or 1), pattern, locale=language)
    return said


def day_of(time: int) -> Date:
    """The day, in UTC, of a time in seconds."""
    day = datetime.fromtimestamp(time, UTC)
    return Date(day.year, day.month, day.day)


class Day(Date):
    """A date that is known to the day."""

    __slots__ = ()

    @classmethod
    def from_text(cls, text: str, context: object) -> "Day":
        """YYYY-MM-DD and nothing else."""
        found = Date.from_text(text, context)
        if not found.day:
            raise Refusal("E107", value=shown(text), expected="a whole date, YYYY-MM-DD")
        return cls(found.year, found.month, found.day)

    @property
    def calendar(self) -> date:
        """The same day as Python reckons with."""
        return date(self.year, self.month, self.day)


@cache
def _babel() -> Any:
    """Babel's module of dates, which reads the local time zone as it is imported, though no date here has one."""
    zone = os.environ.pop("TZ", None)  # what it names may be no time zone
    try:
        import babel.dates
    finally:
        if zone is not None:
            os.environ["TZ"] = zone
    return babel.dates


def _why_not(parts: list[int]) -> str | None:
    """Why a year, perhaps with its month and day, is in no calendar; None, if it is."""
    year, month, day = [*parts, 1, 1][:3]
    if year == 0:
        return "years are counted from 0001"
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    last = monthrange(year, month)[1]
    return None if 1 <= day <= last else f"{month_name[month]} {year} has {last} days"


def _proposal(text: str) -> str | None:
    """What a date in another common notation would be here, where it can mean only one thing."""
    if found := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", text):
        day, month, year = found.groups()
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            return f"day-month-year would be {year}-{int(month):02}-{int(day):02}"
    if re.fullmatch(r"[0-9]{1,2}", text):
        return f"write all four digits: 19{text:0>2}, or {text:0>4}"
    if re.fullmatch(r"[1-9][0-9]{2}", text):
        return f"write 0{text}"
    if found := re.fullmatch(r"([0-9]{4})\s*(?:-|–|/|to|until|sampai)\s*[0-9]{4}", text):
        return f"one date only: write {found[1]}, and the rest into extra"
    if found := re.fullmatch(
        r"(?:c\.|ca\.?|circa|about|around|sekitar|kira-kira|awal|akhir|early|late)\s*([0-9]{4})", text, re.IGNORECASE
    ):
        return f"write {found[1]}, and into extra that it is not certain"
    if re.search(r"\b(?:BC|BCE|SM)\b", text):
        return "years before our era have no form here: make it a question"
    if found := re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?", text):
        return f"write {'-'.join(part.zfill(2) for part in found.groups() if part)}"
    text = re.sub(r"^([A-Za-z]+) ([0-9]{1,2}), ([0-9]{4})$", r"\2 \1 \3", text)
    if found := re.fullmatch(r"(?:([0-9]{1,2}) )?([A-Za-z]+) ([0-9]{4})", text):
        day, name, year = found.groups()
        month = _months().get(name.casefold())
        return f"write {year}-{month:02}{f'-{int(day):02}' if day else ''}" if month else None
    return None


def _months() -> dict[str, int]:
    """The numbers of months by their names, whole or short, in the languages of cards."""
    get_month_names = _babel().get_month_names
    names: dict[str, int] = {}
    for locale in ("id", "en"):
        for width in ("wide", "abbreviated"):
            names |= {name.casefold(): month for month, name in get_month_names(width, locale=locale).items()}
    return names
