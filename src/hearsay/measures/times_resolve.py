"""Mention + context -> what it resolves to: TIMEX3 value, granularity, interval, and a reason for each choice.

A date without a year takes the year that brings it nearest to the reference date; a bare weekday is the nearest
such day not after it, with a cue of the future not before it; "last" and "next" step from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from hearsay.measures.times_calendar import (
    GRANULARITY,
    SEASON_MONTHS,
    bounds,
    holiday,
    moved,
    nearest_weekday,
    nearest_year,
    value_of,
)
from hearsay.measures.times_shapes import Point
from hearsay.types import Granularity

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Interval:
    """Calendar days from `first` to before `last`, as a TIMEX3 value; both None where it cannot be resolved."""

    value: str
    granularity: Granularity
    first: date | None
    last: date | None
    unit: str
    reason: str

    @property
    def start(self) -> datetime | None:
        """Midnight of the first day, zone unknown."""
        return datetime.combine(self.first, time()) if self.first else None

    @property
    def end(self) -> datetime | None:
        """Midnight after the last day, zone unknown."""
        return datetime.combine(self.last, time()) if self.last else None


def days_of(point: Point, reference: date | None, whence: str, lean: Callable[[], int]) -> Interval:
    """The calendar interval that the point's date fields name.

    Args:
        point: the fields as stated; its time of day is left to the caller.
        reference: the date that relative fields count from; None leaves them open.
        whence: where the reference comes from, for the reason.
        lean: 1 where the words put it in the future, -1 in the past, else 0; asked only where it matters.
    """
    if point.day is not None and point.month is not None:
        return _day(point, reference, whence, lean)
    if point.day is not None:
        return _day_alone(point, reference, whence)
    if point.holiday:
        return _holiday(point, reference, whence, lean)
    if point.unit == "WE" and point.step is None:
        return _weekend(reference, whence, lean)
    if point.offset is not None:
        return _relative_day(point.offset, reference, whence)
    if point.weekday is not None:
        return _weekday(point, reference, whence, lean)
    if point.digits:
        return _digits(point.digits)
    if point.month is not None:
        return _month(point, reference, whence, lean)
    if point.quarter or point.half or point.season:
        return _named_part(point, reference, whence, lean)
    if point.unit and point.step is not None:
        return _stepped(point.unit, point.step, reference, whence)
    if point.year is not None:
        return of_unit(date(point.year, 1, 1), "Y", "The year is stated.")
    return unresolved("XXXX-XX-XX", Granularity.DAY, "No date is stated.")


def of_unit(day: date | None, unit: str, reason: str) -> Interval:
    """The whole unit that holds the day."""
    limits = bounds(day, unit) if day else None
    granularity = GRANULARITY.get(unit, Granularity.DAY)
    if day is None or limits is None:
        return unresolved("XXXX-XX-XX", granularity, "The words lead outside the years 1 to 9999.")
    return Interval(value_of(day, unit), granularity, *limits, unit, reason)


def unresolved(value: str, granularity: Granularity, reason: str) -> Interval:
    """A value with X for what is not known, and no interval."""
    return Interval(value, granularity, None, None, "", reason)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(point: Point, reference: date | None, whence: str, lean: Callable[[], int]) -> Interval:
    month, day = point.month or 1, point.day or 1
    if point.year is not None:
        found, reason = _safe(point.year, month, day), "Day, month and year are stated."
    elif point.unit == "Y" and point.step is not None and reference is not None:
        found, reason = _safe(reference.year + point.step, month, day), f"The year is counted from {whence}."
    elif reference is None:
        return unresolved(f"XXXX-{month:02d}-{day:02d}", Granularity.DAY, f"The year is not stated and {whence}.")
    else:
        year = nearest_year(reference, month, day, lean())
        found = _safe(year, month, day)
        reason = f"The year is not stated; {year} brings the day nearest to {whence}."
    if found is None:
        return unresolved(f"XXXX-{month:02d}-{day:02d}", Granularity.DAY, "There is no such day in that year.")
    return of_unit(found, "W" if point.unit == "W" else "D", reason)


def _day_alone(point: Point, reference: date | None, whence: str) -> Interval:
    """`the 25th` in the month of the reference or the one before; with a weekday the latest month where both fit."""
    number = point.day or 1
    if reference is None:
        return unresolved(f"XXXX-XX-{number:02d}", Granularity.DAY, f"The month is not stated and {whence}.")
    months = [m for back in range(15) if (m := moved(reference.replace(day=1), -back, "M"))]
    days = [d for d in (_safe(m.year, m.month, number) for m in months) if d]
    fits = [d for d in days if point.weekday in (None, d.isoweekday())]
    if not fits:
        return unresolved(f"XXXX-XX-{number:02d}", Granularity.DAY, "No month near has such a day.")
    return of_unit(fits[0], "D", f"The month is not stated; it is that of {whence} or before.")


def _holiday(point: Point, reference: date | None, whence: str, lean: Callable[[], int]) -> Interval:
    if reference is None:
        return unresolved("XXXX-XX-XX", Granularity.DAY, f"The year is not stated and {whence}.")
    years = (reference.year - 1, reference.year, reference.year + 1)
    days = [d for d in (holiday(point.holiday, y) for y in years if 1 <= y <= 9999) if d]
    before = [d for d in days if d <= reference]
    after = [d for d in days if d >= reference]
    near = min(days, key=lambda d: abs((d - reference).days))
    last = before[-1] if point.step == -1 and before else None
    day = last or (after[0] if lean() > 0 and after else near)
    return of_unit(day, "D", f"The day in the year that brings it nearest to {whence}.")


def _weekend(reference: date | None, whence: str, lean: Callable[[], int]) -> Interval:
    if reference is None:
        return unresolved("XXXX-WXX-WE", Granularity.DAY, f"Which weekend is open: {whence}.")
    forward = lean() > 0
    saturday = nearest_weekday(reference, 6, forward)
    return of_unit(saturday, "WE", f"The nearest weekend {'not before' if forward else 'begun by'} {whence}.")


def _relative_day(offset: int, reference: date | None, whence: str) -> Interval:
    if reference is None:
        return unresolved("XXXX-XX-XX", Granularity.DAY, f"The words count from a date that is not known: {whence}.")
    names = {0: "The day itself", -1: "The day before", 1: "The day after"}
    return of_unit(
        moved(reference, offset, "D"), "D", f"{names.get(offset, f'{offset:+d} days')}, counted from {whence}."
    )


def _weekday(point: Point, reference: date | None, whence: str, lean: Callable[[], int]) -> Interval:
    weekday = point.weekday or 1
    name = WEEKDAYS[weekday - 1]
    if reference is None:
        return unresolved(f"XXXX-WXX-{weekday}", Granularity.DAY, f"Which {name} is open: {whence}.")
    if point.step == -1:
        day = moved(reference, -1, "D")
        day = nearest_weekday(day, weekday, False) if day else None
        return of_unit(day, "D", f"The nearest {name} before {whence}.")
    if point.step == 1:
        day = moved(reference, 1, "D")
        day = nearest_weekday(day, weekday, True) if day else None
        return of_unit(day, "D", f"The nearest {name} after {whence}.")
    forward = point.step == 0 or lean() > 0
    side = "not before" if forward else "not after"
    return of_unit(nearest_weekday(reference, weekday, forward), "D", f"The nearest {name} {side} {whence}.")


def _digits(digits: str) -> Interval:
    unit = "E" if len(digits) == 3 else "C"
    year = max(int(digits.ljust(4, "0")), 1)
    return of_unit(date(year, 1, 1), unit, f"The {'decade' if unit == 'E' else 'century'} is stated.")


def _month(point: Point, reference: date | None, whence: str, lean: Callable[[], int]) -> Interval:
    month = point.month or 1
    if point.year is not None:
        return of_unit(date(point.year, month, 1), "M", "Month and year are stated.")
    if reference is None:
        return unresolved(f"XXXX-{month:02d}", Granularity.MONTH, f"The year is not stated and {whence}.")
    if point.unit == "Y" and point.step is not None:
        year, reason = reference.year + point.step, f"The year is counted from {whence}."
    elif point.step == -1:
        late = month >= reference.month - 1
        year, reason = reference.year - late, f"The nearest such month before {whence} and the month before."
    elif point.step == 1:
        year, reason = reference.year + (month <= reference.month), f"The nearest such month after {whence}."
    elif point.step == 0:
        year, reason = reference.year, f"The month in the year of {whence}."
    else:
        year = nearest_year(reference, month, None, lean())
        reason = f"The nearest such month to {whence} that the words allow."
    first = _safe(year, month, 1)
    return of_unit(first, "M", reason)


def _named_part(point: Point, reference: date | None, whence: str, lean: Callable[[], int]) -> Interval:
    """Quarters, halves and seasons: the latest that has begun by the reference date, or as the words step."""
    if point.quarter:
        month, length, name = point.quarter * 3 - 2, 3, f"Q{point.quarter}"
    elif point.half:
        month, length, name = point.half * 6 - 5, 6, f"H{point.half}"
    else:
        month, length, name = SEASON_MONTHS[point.season], 3, point.season
    if point.year is not None:
        return _months(point.year, month, length, name, "The year is stated.")
    if reference is None:
        return unresolved(f"XXXX-{name}", Granularity.QUARTER, f"The year is not stated and {whence}.")
    if point.unit == "Y" and point.step is not None:
        return _months(reference.year + point.step, month, length, name, f"The year is counted from {whence}.")
    begun = month <= reference.month
    if point.step == -1:
        over = month + length <= reference.month
        return _months(reference.year - (not over), month, length, name, f"The latest that ended before {whence}.")
    over_long = begun and reference.month - month >= 2 * length
    if point.step == 1 or (point.step is None and (over_long or not begun) and lean() > 0):
        return _months(reference.year + begun, month, length, name, f"The next after {whence}.")
    year = reference.year if begun or point.step == 0 else reference.year - 1
    return _months(year, month, length, name, f"The latest that had begun by {whence}.")


def _months(year: int, month: int, length: int, name: str, reason: str) -> Interval:
    first = _safe(year, month, 1)
    last = moved(first, length, "M") if first else None
    if first is None or last is None:
        return unresolved(f"XXXX-{name}", Granularity.QUARTER, "The words lead outside the years 1 to 9999.")
    return Interval(f"{year:04d}-{name}", Granularity.QUARTER, first, last, "Q", reason)


def _stepped(unit: str, step: int, reference: date | None, whence: str) -> Interval:
    if reference is None:
        open_value = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "Q": "XXXX-QX"}
        granularity = GRANULARITY.get(unit, Granularity.DAY)
        return unresolved(
            open_value.get(unit, "XXXX-XX-XX"), granularity, f"It counts from a date not known: {whence}."
        )
    which = {-1: "before that of", 0: "that holds", 1: "after that of"}[step]
    day = moved(reference, step, unit)
    return of_unit(day, unit, f"The one {which} {whence}.")
