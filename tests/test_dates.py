"""Dates keep the precision with which they were written."""

import pytest

from generator.dates import Date
from generator.problems import Refusal


@pytest.mark.parametrize(
    ("text", "precision", "indonesian", "english"),
    [
        ("1946-03-22", "day", "22 Maret 1946", "22 March 1946"),
        ("1949-12", "month", "Desember 1949", "December 1949"),
        ("1950", "year", "1950", "1950"),
        ("0622", "year", "622", "622"),
        ("0079-08-24", "day", "24 Agustus 79 M", "24 August 79 AD"),
        ("2024-02-29", "day", "29 Februari 2024", "29 February 2024"),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_known(text: str, precision: str, indonesian: str, english: str) -> None:
    date = Date.from_text(text, None)
    assert (date.precision, date.text("id"), date.text("en")) == (precision, indonesian, english)


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("1946-02-30", "E206", "February 1946 has 28 days"),
        ("2023-02-29", "E206", "February 2023 has 28 days"),
        ("1946-13", "E206", "there is no month 13"),
        ("1946-00", "E206", "there is no month 0"),
        ("0000", "E206", "years are counted from 0001"),
        ("22-3-1946", "E205", "day-month-year would be 1946-03-22"),
        ("22/03/1946", "E205", "day-month-year would be 1946-03-22"),
        ("1946-3-2", "E205", "write 1946-03-02"),
        ("1946/03", "E205", "write 1946-03"),
        ("31/31/1946", "E205", None),
        ("22 Maret 1946", "E205", "write 1946-03-22"),
        ("99 Agustus 1945", "E205", "August 1945 has 31 days"),
        ("31/02/1945", "E205", "February 1945 has 28 days"),
        ("March 1946", "E205", "write 1946-03"),
        ("Smarch 1946", "E205", None),
        ("١٩٤٦", "E205", None),
        ("1946-03-22T00:00", "E205", None),
        ("46", "E205", "write all four digits: 1946, or 0046"),
        ("44 BC", "E205", "years before our era have no form here: make it a question"),
        ("1914-1918", "E205", "one date only: write 1914, and the rest into extra"),
        ("sekitar 1773", "E205", "write 1773, and into extra that it is not certain"),
        ("May 12, 1938", "E205", "write 1938-05-12"),
        ("zzz", "E205", None),
        ("-500", "E205", None),
    ],
)
def test_what_is_no_date_is_refused_with_a_proposal(text: str, code: str, hint: str | None) -> None:
    with pytest.raises(Refusal) as refused:
        Date.from_text(text, None)
    assert (refused.value.code, refused.value.hint) == (code, hint)


def test_a_date_can_lose_precision_but_never_gain_it() -> None:
    day = Date(1946, 3, 22)
    assert (day.upto("year"), day.upto("month"), day.upto("day")) == (Date(1946), Date(1946, 3), day)
    assert Date(1950).upto("day") == Date(1950)


def test_dates_sort_in_time() -> None:
    assert sorted([Date(1950, 1), Date(1949), Date(1949, 12, 28)]) == [Date(1949), Date(1949, 12, 28), Date(1950, 1)]
