"""Clock times in words: offsets, UTC, lengths, and how far two zones are apart over a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from hearsay.checks.say import listed, number
from hearsay.measures.zones import clock
from hearsay.records import Time
from hearsay.types import ZoneFrom

DAY = timedelta(days=1)
LEAST, MOST = timedelta(hours=-12), timedelta(hours=14)
"""The smallest and the largest offset from UTC in use (IANA time zone database)."""
QUARTER = timedelta(minutes=15)
"""Every offset in use since 1972 is a whole number of quarter hours (IANA time zone database)."""

_ZONE_WORDS = re.compile(
    r"\b(?!AM\b|PM\b|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|"
    r"Around\b|About\b|At\b|On\b|By\b|Shortly\b|Just\b)[A-Z][A-Za-z]+\b|\d(?:Z|GMT|UTC)\b|\btime\b|[+−-]\d\d:?\d\d\b"
)
"""What is left of the words of a clock time, without its date and its "about", when it names a zone."""


def has_zone(words: str, time: Time) -> bool:
    """Whether the zone stands in the time's own words or follows from a place; one lent by a neighbour is none."""
    lent = time.zone_from is not ZoneFrom.PLACE and not _ZONE_WORDS.search(words)
    return time.start is not None and time.start.tzinfo is not None and not lent


def offset_words(offset: timedelta) -> str:
    """`UTC`, `UTC+3`, `UTC−3.5`."""
    hours = offset.total_seconds() / 3600
    return "UTC" if not hours else f"UTC{'+' if hours > 0 else '−'}{number(abs(hours))}"


def offset_of(moment: datetime) -> timedelta:
    """The offset of a moment from UTC; zero where its zone is not known."""
    return moment.utcoffset() or timedelta()


def utc_words(moment: datetime) -> str:
    """The moment as a UTC clock shows it: `20:00 UTC`."""
    return f"{moment - offset_of(moment):%H:%M} UTC"


def length_words(gap: timedelta) -> str:
    """`3 hours`, `1 hour 5 minutes`."""
    hours, minutes = divmod(int(gap.total_seconds() // 60), 60)
    words = [f"{hours} hour{'s' * (hours != 1)}"] * bool(hours)
    words += [f"{minutes} minute{'s' * (minutes != 1)}"] * bool(minutes)
    return " ".join(words)


def apart(moments: Sequence[datetime]) -> timedelta:
    """The longest time from the first to another, whole days left aside: all are said of one moment."""
    gaps = [(other - moments[0]) % DAY for other in moments[1:]]
    return max((min(gap, DAY - gap) for gap in gaps), default=timedelta())


def implied_offset(local: datetime, known: datetime) -> timedelta:
    """The offset from UTC at which a clock shows `local` at the moment `known`."""
    utc = (known - offset_of(known)).replace(tzinfo=None)
    gap = (local.replace(tzinfo=None) - utc) % DAY
    return gap if gap <= MOST else gap - DAY


def is_in_use(offset: timedelta) -> bool:
    """Whether any clock on earth is that far from UTC."""
    return LEAST <= offset <= MOST and not offset % QUARTER


def other_gaps(first: str, second: str, year: int) -> str:
    """How far two zones are apart on other days of the year, in words; empty where always the same or unknown."""
    if not first or not second or first == second:
        return ""
    days = [datetime(year, 1, 1, 12) + timedelta(days=n) for n in range(0, 365, 5)]
    try:
        gaps = [offset_of(d.replace(tzinfo=clock(second))) - offset_of(d.replace(tzinfo=clock(first))) for d in days]
    except (KeyError, ValueError):  # no zone of the database
        return ""
    if len(set(gaps)) == 1:
        return ""
    return (
        f"Over {year} the two clocks are {listed([length_words(abs(g)) for g in sorted(set(gaps))])} apart, by season."
    )
