"""What holds for any text: no crash, spans inside the text and in order, start before end, values that parse."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.measures.times import find_times
from hearsay.measures.times_calendar import bounds, holiday, moved, nearest_weekday, nearest_year, value_of
from hearsay.measures.times_tokens import tokens
from hearsay.measures.times_words import words
from hearsay.records import Moment, Report, Span
from hearsay.types import Granularity

ODDITIES = [
    "3", "24", "2024", "15:00", "0715Z", "p.m.", "PM", "GMT", "local time", "Kyiv", "New York time", "1990s", "24/01",
    "2024-01-24", "1/2", "1.5", "9" * 400, "10^400", ",", "-", "(", ")", ".", "\n", "\n\n", "'s", "’",
    "\u00a0", "\u202e", "\x00", "IST", "UTC+14", "UTC-99", "١٢:٣٠", "²", "IL-76", "30km",
]  # fmt: skip
PIECES = st.sampled_from([*words().letters, *words().holidays, *words().vague, *ODDITIES])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(PIECES.map(str.title), max_size=40).map(" ".join),
)
MOMENTS = st.one_of(
    st.none(),
    st.dates().map(lambda d: Moment(datetime(d.year, d.month, d.day), Granularity.DAY)),
    st.datetimes().map(lambda d: Moment(d, Granularity.MINUTE)),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS, MOMENTS)
def test_any_text_gives_ordered_times_inside_it(text: str, published: Moment | None) -> None:
    end = 0
    for time in find_times(Report("r", text, published=published)):
        assert end <= time.span.start < time.span.end <= len(text)
        end = time.span.end
        assert time.reason
        assert time.value
        if time.start is not None and time.end is not None:
            assert time.start <= time.end
        if time.iso is not None:
            assert re.match(r"\d{4}", time.iso)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=5))
def test_masked_spans_are_left_alone(text: str, pairs: list[tuple[int, int]]) -> None:
    masked = [Span("r", min(a, b), max(a, b)) for a, b in pairs]
    for time in find_times(Report("r", text), masked):
        assert not any(m.start < time.span.end and time.span.start < m.end for m in masked)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert len(token.letter) == 1
        end = token.end


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31)))
def test_a_written_date_reads_back(day: date) -> None:
    month = month_name[day.month]
    for text in (
        f"It was {day.isoformat()} then.",
        f"It was {day.day} {month} {day.year} then.",
        f"It was {month} {day.day}, {day.year} then.",
        f"It was {month[:3]}{'.' * (month != 'May')} {day.day}, {day.year} then.",
    ):
        found = find_times(Report("r", text))
        assert [t.iso for t in found] == [day.isoformat()], text


@given(st.times(), st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_a_written_clock_time_reads_back(clock: object, day: date) -> None:
    published = Moment(datetime(day.year, day.month, day.day), Granularity.DAY)
    found = find_times(Report("r", f"It was {clock:%H:%M} GMT then.", published=published))
    assert [t.iso for t in found] == [f"{day.isoformat()}T{clock:%H:%M}+00:00"]


@given(st.dates(), st.integers(1, 7))
def test_the_nearest_weekday_is_within_a_week(day: date, weekday: int) -> None:
    before, after = nearest_weekday(day, weekday, False), nearest_weekday(day, weekday, True)
    if before is not None:
        assert timedelta(0) <= day - before < timedelta(7)
    if after is not None:
        assert timedelta(0) <= after - day < timedelta(7)


@given(st.dates(), st.floats(-2e5, 2e5), st.sampled_from(["D", "W", "M", "Q", "Y", "E", "C"]))
def test_moving_never_overflows_and_units_hold_their_day(day: date, amount: float, unit: str) -> None:
    there = moved(day, amount, unit)
    assert there is None or 1 <= there.year <= 9999
    limits = bounds(day, unit)
    assert limits is None or limits[0] <= day < limits[1]
    assert value_of(day, unit)


@given(st.integers(1, 9999))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    day = holiday("easter", year)
    assert day is not None
    assert (3, 22) <= (day.month, day.day) <= (4, 25)
    if year > 1582:
        assert day.isoweekday() == 7


@given(
    st.dates(min_value=date(2, 1, 1), max_value=date(9998, 1, 1)), st.integers(1, 12), st.integers(1, 28), st.booleans()
)
def test_a_year_not_stated_is_near(day: date, month: int, number: int, forward: bool) -> None:
    year = nearest_year(day, month, number, forward)
    assert abs((date(year, month, number) - day).days) <= 250
