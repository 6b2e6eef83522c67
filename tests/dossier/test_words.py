"""Records in words, never finer than stated."""

from __future__ import annotations

from datetime import datetime

import pytest

from hearsay.dossier import words
from hearsay.records import Figure, Moment, Span, Time
from hearsay.types import Bound, Granularity, TimeKind

NUMBERS = [
    (65.0, "65"),
    (816000.0, "816,000"),
    (1.5, "1.5"),
    (0.1 + 0.2, "0.3"),
    (-3.0, "-3"),
    (1e300, "1e+300"),
    (float("inf"), "beyond any count"),
    (float("nan"), "beyond any count"),
]
FIGURES = [
    ((65, 65, Bound.EXACT, ""), "65"),
    ((65, 65, Bound.MIN, ""), "at least 65"),
    ((50, 60, Bound.RANGE, ""), "50 to 60"),
    ((1100, 1100, Bound.APPROX, ""), "about 1,100"),
    ((44, 44, Bound.LT, "miles"), "fewer than 44 miles"),
    ((3, 3, Bound.ORDINAL, ""), "no. 3"),
]
TIMES = [
    ("2024-01-24T22:00+02:00", Granularity.MINUTE, "Europe/Kyiv", "24 January 2024, 22:00 Kyiv (20:00 UTC)"),
    ("2024-01-24T01:00+03:00", Granularity.MINUTE, "", "24 January 2024, 01:00 UTC+3 (23 Jan, 22:00 UTC)"),
    ("2024-01-24T11:00", Granularity.HOUR, "", "24 January 2024, 11:00, zone unknown"),
    ("2024-01-24", Granularity.DAY, "", "24 January 2024"),
    ("2024-01-01", Granularity.MONTH, "", "January 2024"),
    ("2024-01-01", Granularity.YEAR, "", "2024"),
]


@pytest.mark.parametrize(("value", "shown"), NUMBERS)
def test_numbers(value: float, shown: str) -> None:
    assert words.number(value) == shown


@pytest.mark.parametrize(("figure", "shown"), FIGURES)
def test_figures(figure: tuple[float, float, Bound, str], shown: str) -> None:
    lo, hi, bound, unit = figure
    assert words.figure_value(Figure("f1", Span("r", 0, 1), lo, hi, bound, unit)) == shown


@pytest.mark.parametrize(("iso", "granularity", "zone", "shown"), TIMES)
def test_times(iso: str, granularity: Granularity, zone: str, shown: str) -> None:
    start = datetime.fromisoformat(iso)
    time = Time("t1", Span("r", 0, 1), TimeKind.DATE, iso, granularity, start, zone=zone)
    assert words.time_value(time) == shown


def test_a_header_date_alone_gets_no_clock() -> None:
    assert words.moment(Moment(datetime(2024, 1, 24), Granularity.DAY)) == "24 January 2024"
    assert words.moment(None) == "no date"
    assert words.moment(Moment(datetime(2024, 1, 24, 22), Granularity.MINUTE)) == "24 January 2024, 22:00, zone unknown"


def test_clipping_cuts_at_a_word() -> None:
    assert words.clip("one two three", 8) == "one two …"
    assert words.clip("one two", 8) == "one two"
