"""How records are put into words on the page: short, plain, never finer than what was stated."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hearsay.records import Answer, Figure, Moment, Time
from hearsay.types import Bound, Commitment, Granularity, Outcome, ZoneFrom

COMMITMENT: dict[Commitment, str] = {
    Commitment.ASSERTED: "says so",
    Commitment.HEDGED: "hedges",
    Commitment.UNVERIFIED: "leaves open",
    Commitment.DENIED: "denies",
}
"""The commitment as a verb of the speaker; the noun is the enum's own value."""

OUTCOME: dict[Outcome, str] = {
    Outcome.HOLDS: "holds",
    Outcome.FAILS: "fails",
    Outcome.FLAG: "needs a look",
    Outcome.CANNOT: "cannot be judged",
}
BOUND: dict[Bound, str] = {
    Bound.MIN: "at least ",
    Bound.GT: "more than ",
    Bound.MAX: "at most ",
    Bound.LT: "fewer than ",
    Bound.APPROX: "about ",
}
PARTS = {"TMO": "morning", "TMI": "midday", "TAF": "afternoon", "TEV": "evening", "TNI": "night", "TDT": "daytime"}
"""The parts of a day in TIMEX3 values."""
CLOCK = frozenset({Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR})
"""Granularities that have a clock time."""


def many(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 report`, `3 reports`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def number(value: float) -> str:
    """A number as it is read: thousands separated, no needless decimals, no false precision."""
    if value != value or value in (float("inf"), float("-inf")):
        return "beyond any count"
    if abs(value) >= 1e15:
        return f"{value:.3g}"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def figure_value(figure: Figure) -> str:
    """The value of a figure in words: `at least 65`, `50 to 60`, `about 1,100`."""
    unit = f" {figure.unit}" if figure.unit else ""
    if figure.lo != figure.hi:
        return f"{number(figure.lo)} to {number(figure.hi)}{unit}"
    if figure.bound is Bound.ORDINAL:
        return f"no. {number(figure.lo)}"
    if figure.bound is Bound.INDEFINITE:
        return f"some {number(figure.lo)} or more{unit}"
    return f"{BOUND.get(figure.bound, '')}{number(figure.lo)}{unit}"


def day(value: datetime) -> str:
    """A calendar date: `24 January 2024`."""
    return f"{value.day} {value:%B} {value.year}"


def offset(value: datetime) -> str:
    """The zone of an aware datetime as an offset: `UTC`, `UTC+2`, `UTC+5:30`."""
    shift = value.utcoffset() or timedelta()
    minutes = int(shift.total_seconds() // 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02d}" if rest else "")


def clock(value: datetime, granularity: Granularity, zone: str = "") -> str:
    """A clock time with its zone beside UTC: `22:00 Kyiv (20:00 UTC)`."""
    shape = "%H:%M:%S" if granularity is Granularity.SECOND else "%H:%M"
    here = value.strftime(shape)
    if value.tzinfo is None:
        return f"{here}, zone unknown"
    if not value.utcoffset():
        return f"{here} UTC"
    label = zone.rsplit("/", 1)[-1].replace("_", " ") if "/" in zone else offset(value)
    universal = value.astimezone(UTC)
    shifted = "" if universal.date() == value.date() else f"{universal.day} {universal:%b}, "
    return f"{here} {label} ({shifted}{universal.strftime(shape)} UTC)"


def moment(value: Moment | None) -> str:
    """A header's date as stated: `24 January 2024`, `24 January 2024, 22:00 UTC+2 (20:00 UTC)`."""
    if value is None:
        return "no date"
    if value.granularity not in CLOCK:
        return day(value.value)
    return f"{day(value.value)}, {clock(value.value, Granularity.MINUTE)}"


def short_moment(value: Moment | None) -> str:
    """A header's date for a narrow column: `24 Jan 2024, 22:00`."""
    if value is None:
        return "no date"
    date = f"{value.value.day} {value.value:%b} {value.value.year}"
    return f"{date}, {value.value:%H:%M}" if value.granularity in CLOCK else date


def time_value(time: Time) -> str:
    """What a time expression resolves to, no finer than its words."""
    if time.start is None:
        return time.value or "not resolved"
    start = in_zone(time.start, time.zone)
    about = "about " if time.approximate else ""
    if time.granularity in CLOCK:
        return f"{day(start)}, {about}{clock(start, time.granularity, time.zone)}"
    if time.granularity is Granularity.PART_OF_DAY:
        part = next((word for code, word in PARTS.items() if code in time.value), "part of the day")
        return f"{day(start)}, {about}{part}"
    shapes = {Granularity.YEAR: f"{start.year}", Granularity.MONTH: f"{start:%B} {start.year}"}
    shapes |= {Granularity.DECADE: f"the {start.year}s", Granularity.WEEK: f"week of {day(start)}"}
    return about + shapes.get(time.granularity, day(start))


def in_zone(value: datetime, zone: str) -> datetime:
    """The instant as a clock in `zone` shows it; unchanged where the zone or the name is unknown."""
    if value.tzinfo is None or "/" not in zone:
        return value
    try:
        return value.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return value


def zone_words(time: Time) -> str:
    """Where the zone of a time was taken from, as a phrase."""
    return {
        ZoneFrom.TEXT: "zone as stated",
        ZoneFrom.PLACE: "zone of the place",
        ZoneFrom.REPORT: "zone of the report",
        ZoneFrom.UNKNOWN: "zone unknown",
    }[time.zone_from]


def answer_value(answer: Answer) -> str:
    """An answer in words, from its own text or its numbers."""
    if answer.text:
        return answer.text
    if answer.lo is not None:
        return (
            number(answer.lo) if answer.hi in (None, answer.lo) else f"{number(answer.lo)} to {number(answer.hi or 0)}"
        )
    return answer.iso or "no value"


def clip(text: str, length: int) -> str:
    """At most `length` characters, cut at a word with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    head = flat[:length].rsplit(" ", 1)[0] if " " in flat[:length] else flat[:length]
    return head.rstrip(",;:. ") + " …"
