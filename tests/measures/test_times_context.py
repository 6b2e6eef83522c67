"""The reference date: header, dateline, or none; what then stays open, and says so."""

from __future__ import annotations

import pytest

from measures.times_rows import isos, only, times


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("KYIV, July 17 (Reuters) - It fell today.", "2014-07-18", "2014-07-17"),
        ("GRABOVE, Ukraine, July 17 -- It fell today.", "2014-07-19", "2014-07-17"),
        ("KYIV, July 17\nIt fell today.", "2014-07-18", "2014-07-17"),
        ("KYIV, July 17, 2014 (AFP) - It fell today.", "", "2014-07-17"),
        ("KYIV, July 17 (Reuters) - It fell today.", "2014-09-30", "2014-09-30"),
        ("On July 17 it fell; today it is found.", "2014-07-20", "2014-07-20"),
        ("NEW DELHI, Dec 31 (PTI) - It fell today.", "2023-01-01", "2022-12-31"),
    ],
)
def test_what_today_is(text: str, published: str, day: str) -> None:
    today = next(t for t in times(text, published) if t.span.of(text) == "today")
    assert today.iso == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell yesterday.", "XXXX-XX-XX"),
        ("It fell on Wednesday.", "XXXX-WXX-3"),
        ("It fell on 24 January.", "XXXX-01-24"),
        ("It fell in January.", "XXXX-01"),
        ("It fell last week.", "XXXX-WXX"),
        ("It fell three days ago.", "XXXX-XX-XX"),
        ("It fell at 3 p.m.", "XXXX-XX-XXT15:00"),
        ("It fell on Christmas Day.", "XXXX-XX-XX"),
    ],
)
def test_without_a_date_relative_times_stay_open_and_say_so(text: str, value: str) -> None:
    time = only(text, "")
    assert (time.value, time.start, time.iso) == (value, None, None)
    assert "has no date" in time.reason


def test_without_a_date_a_full_date_is_still_a_date() -> None:
    assert isos("On 24 January 2024 at 15:00 GMT it fell.", "") == ["2024-01-24T15:00+00:00"]


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("It fell on Dec. 30.", "2024-01-02", "2023-12-30"),
        ("It ends on Jan. 3.", "2023-12-30", "2024-01-03"),
        ("It fell on Nov. 3.", "1999-05-07", "1998-11-03"),
        ("In the year ended March 31 it grew.", "2023-10-31", "2023-03-31"),
        ("It fell on Feb. 29.", "2024-03-05", "2024-02-29"),
    ],
)
def test_the_year_that_is_not_stated(text: str, published: str, day: str) -> None:
    assert isos(text, published)[-1] == day


def test_a_day_that_is_not_in_the_calendar_stays_open() -> None:
    assert only("It fell on Feb. 29.", "2023-03-05").start is None
    assert times("It fell on February 31, 2023.") == () or all(
        t.granularity != "day" for t in times("February 31, 2023")
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It fell on June 3. A day later it was found.", ["2023-06-03", "2023-06-04"]),
        ("It fell on June 3. The next day it was found.", ["2023-06-03", "2023-06-04"]),
        ("It fell on June 3. The following week it was found.", ["2023-06-03", "2023-06-05/2023-06-11"]),
        ("It fell on June 3. Two days earlier it was seen.", ["2023-06-03", "2023-06-01"]),
        ("It fell in 2014. Two years later it was found.", ["2014", "2016"]),
        ("It was lost two days before Jan. 20.", ["2024-01-18", "2024-01-20"]),
        ("It fell on June 3. The day before, it was seen.", ["2023-06-03", "2023-06-02"]),
        ("It fell on June 3. The following Tuesday it was found.", ["2023-06-03", "2023-06-06"]),
        ("It fell on 17 July 2014. On 19 July help came; in August it left.", ["2014-07-17", "2014-07-19", "2014-08"]),
        ("It fell on 17 July 2014. They met on 22 January.", ["2014-07-17", "2024-01-22"]),
        ("It lasted from 30 May to 2 June 2019.", ["2019-05-30", "2019-06-02"]),
        ("It was found a day later.", [None]),
        ("It fell in 2014. It was found two days later.", ["2014", None]),
    ],
)  # fmt: skip
def test_shifts_count_from_the_time_named_before(text: str, found: list[str | None]) -> None:
    assert isos(text) == found


def test_the_reason_names_the_anchor() -> None:
    text = "It fell on June 3. A day later it was found."
    assert "2023-06-03" in times(text)[1].reason
    assert "2024-01-24" in only("It fell on Thursday.").reason
