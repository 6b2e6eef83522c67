"""Calendar arithmetic that never overflows: shifting by units, bounds of weeks, quarters and seasons.

Weeks are those of ISO 8601. Seasons are meteorological of the northern hemisphere (World Meteorological
Organization: spring March to May), a winter named after the year in which it begins.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from hearsay.types import Granularity

SEASON_MONTHS = {"SP": 3, "SU": 6, "AU": 9, "FA": 9, "WI": 12}
"""The first month of each season."""

PART_HOURS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 22), "NI": (18, 30), "ON": (22, 30)}
"""The hours that a part of day is taken to span; a night runs into the next day (own choice)."""

AHEAD_COUNTS = {-1: 20.0, 0: 2.0, 1: 0.5}
"""How much farther a day ahead counts than one behind, by which way the words lean (-1 past, 1 future)."""

GRANULARITY = {
    "D": Granularity.DAY, "WE": Granularity.DAY, "W": Granularity.WEEK, "2W": Granularity.WEEK,
    "M": Granularity.MONTH, "Q": Granularity.QUARTER, "Y": Granularity.YEAR, "E": Granularity.DECADE,
    "C": Granularity.CENTURY,
}  # fmt: skip
"""The granularity of each calendar unit."""


def moved(day: date, amount: float, unit: str) -> date | None:
    """`day` moved by so many units; None outside the years 1 to 9999. A missing day becomes the month's last."""
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
    days = {"D": 1, "W": 7, "2W": 14, "WE": 7}
    if unit in months:
        month = day.year * 12 + day.month - 1 + round(amount * months[unit])
        year, month = divmod(month, 12)
        if not 1 <= year <= 9999:
            return None
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    try:
        return day + timedelta(days=round(amount * days.get(unit, 1)))
    except OverflowError:
        return None


def bounds(day: date, unit: str) -> tuple[date, date] | None:
    """First day and day after the last of the unit that holds `day`; None at the calendar's edge."""
    if unit in ("W", "2W"):
        first: date | None = moved(day, -(day.isoweekday() - 1), "D")
    elif unit == "WE":
        first = moved(day, 6 - day.isoweekday(), "D")
    elif unit == "M":
        first = day.replace(day=1)
    elif unit == "Q":
        first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    elif unit == "Y":
        first = date(day.year, 1, 1)
    elif unit == "E":
        first = date(max(day.year // 10 * 10, 1), 1, 1)
    elif unit == "C":
        first = date(max(day.year // 100 * 100, 1), 1, 1)
    else:
        first = day
    if first is None:
        return None
    last = moved(first, 2, "D") if unit == "WE" else moved(first, 1, unit)
    return (first, last) if last else None


def value_of(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit that holds `day`: `2024-W04`, `2024-W04-WE`, `2024-Q1`, `199`."""
    iso = day.isocalendar()
    return {
        "W": f"{iso.year:04d}-W{iso.week:02d}", "2W": f"{iso.year:04d}-W{iso.week:02d}",
        "WE": f"{iso.year:04d}-W{iso.week:02d}-WE", "M": f"{day.year:04d}-{day.month:02d}",
        "Q": f"{day.year:04d}-Q{(day.month - 1) // 3 + 1}", "Y": f"{day.year:04d}",
        "E": f"{day.year // 10:03d}", "C": f"{day.year // 100:02d}",
    }.get(unit, day.isoformat())  # fmt: skip


def nearest_weekday(reference: date, weekday: int, forward: bool) -> date | None:
    """The nearest such day not after the reference, or with `forward` not before it; the same day included."""
    if forward:
        return moved(reference, (weekday - reference.isoweekday()) % 7, "D")
    return moved(reference, -((reference.isoweekday() - weekday) % 7), "D")


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday in a year: `12-25`, `thanksgiving` , `easter` (Gregorian)."""
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return date(year, 11, 1 + (4 - first.isoweekday()) % 7 + 21)
    if name == "easter":
        return _easter(year)
    return date(year, int(name[:2]), int(name[3:]))


def _easter(year: int) -> date:
    """The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    x = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * x) // 451
    month, day = divmod(h + x - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nearest_year(reference: date, month: int, day: int | None, lean: int) -> int:
    """The year that brings month (and day) nearest to the reference; `lean` is -1 where the words speak of the past.

    News looks back: a bare month is the latest, unless it is the very next one; a day ahead counts as twice as far
    as one behind (on the TimeBank development part no bare month meant a time 11 months back, nine the next
    month; days lie up to 4 months ahead, up to 9 behind).
    """
    if day is None:
        if lean > 0:
            return reference.year + (month < reference.month)
        if month == reference.month % 12 + 1 and lean == 0:
            return reference.year + (month == 1)
        return reference.year - (month > reference.month)

    def distance(year: int) -> float:
        days = (year - reference.year) * 365.25 + (month - reference.month) * 30.4 + day - reference.day
        return days * AHEAD_COUNTS[lean] if days > 0 else -days

    return min((reference.year, reference.year - 1, reference.year + 1), key=distance)
