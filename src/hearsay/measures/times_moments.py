"""Times of day on their days: which date a clock time falls on, which zone it keeps, what "an hour before" leads to.

"on 24 January at 6 p.m. New York time (1 a.m. Kyiv time)"    24 January 18:00-05:00, 25 January 01:00+02:00
"6:12 a.m. local time (2312 GMT Saturday)"                    Sunday 06:12 where that is the same instant
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hearsay.measures.times_calendar import moved
from hearsay.measures.times_clock_rules import OVERNIGHT
from hearsay.measures.times_clocks import Moment, Zone, clock_on, derived_zone, nearest_day, part_on, zone_of
from hearsay.measures.times_context import Context
from hearsay.measures.times_days import Days, day_of_clock
from hearsay.measures.times_length_rules import duration
from hearsay.measures.times_resolve import WEEKDAYS, Interval
from hearsay.measures.times_shapes import Anchor, Mention, Point, Shift
from hearsay.records import Span, Time
from hearsay.types import Granularity, TimeKind, ZoneFrom

CONVERSION_REACH = 12
"""Between two clock times that give one instant stand a bracket, a slash, or "or about": at most 12 characters."""

_CONVERTS = re.compile(r"\s*(?:[(\[/=]|,?\s+(?:or|i\.e\.|that is,?)\s)\s*(?:(?:about|around)\s)?\s*$")

CLOCK_REACH = 1
"""How many paragraphs back "an hour before" may reach for its clock time."""

LOOK_BACK = 50
"""How many expressions back a search goes at most, so that it stays linear in the text."""

NO_ZONE = Zone("", ZoneFrom.UNKNOWN, "")


@dataclass(slots=True)
class Found:
    """What has been found so far: intervals and times by mention, which mentions name a day, and the offset that a
    conversion gave."""

    days: dict[int, Interval]
    times: dict[int, Time]
    named: Days
    derived: Zone = NO_ZONE


def timed(point: Point, span: Span, found: Sequence[Mention], i: int, around: Context, state: Found) -> Time:
    """A time of day: on its own date or the date named next to it, in its zone; a conversion on the nearest day."""
    interval = state.days.get(i)
    if interval is not None:
        day, reason = interval.first, interval.reason
    else:
        day, reason = day_of_clock(found, i, around, state.named, state.times)
    if point.hour is None:
        if point.part == OVERNIGHT and day and interval is None:
            day, reason = moved(day, -1, "D"), f"The night before that day. {reason}"
        return of_day(point, span, day, reason, NO_ZONE)
    partner = _partner(found, i, around)
    zone = _zone(point, found, i, around, partner)
    if partner is not None and zone.name.startswith(("UTC+", "UTC-")) and point.zone is None:
        state.derived = zone
    elif not zone.name and point.zone is None and state.derived.name:
        goes_on = f"No zone is stated; {state.derived.name} is what a conversion before it gives."
        zone = Zone(state.derived.name, ZoneFrom.REPORT, goes_on)
    if interval is None and day and partner is not None:
        other = state.times.get(partner) if partner < i else _dated(found, partner, around, state)
        if other is not None and other.start is not None:
            paired = nearest_day(point, zone, other.start, day)
            if paired != day:
                day, reason = paired, "The day on which it is the same instant as the clock time beside it."
    time = of_day(point, span, day, reason, zone)
    weekday = WEEKDAYS[point.weekday - 1] if point.weekday and point.day else ""
    return replace(time, weekday=weekday)


def _dated(found: Sequence[Mention], k: int, around: Context, state: Found) -> Time | None:
    """A clock time further on that names its own date."""
    mention = found[k]
    if k not in state.days or not isinstance(mention.shape, Point):
        return None
    return timed(mention.shape, Span("", mention.start, mention.end), found, k, around, state)


def _partner(found: Sequence[Mention], i: int, around: Context) -> int | None:
    """The clock time beside this one that gives the same instant on another clock: in brackets, after a slash."""
    for k in (i - 1, i + 1):
        if not 0 <= k < len(found):
            continue
        other, left, right = found[k].shape, found[min(i, k)], found[max(i, k)]
        near = right.start - left.end <= CONVERSION_REACH
        converts = near and _CONVERTS.match(around.text[left.end : right.start])
        if converts and isinstance(other, Point) and other.hour is not None:
            return k
    return None


def _zone(point: Point, found: Sequence[Mention], i: int, around: Context, partner: int | None) -> Zone:
    """The zone from the words, the sentence or a place; where only a conversion beside it is left, from that."""
    if partner is None:
        return zone_of(point, around, found[i], _neighbour_zone(found, i, around))
    zone = zone_of(point, around, found[i], None)
    other = found[partner].shape
    if zone.name or not isinstance(other, Point) or other.zone is None:
        return zone
    return derived_zone(point, other, zone_of(other, around, found[partner], None)) or zone


def of_day(point: Point, span: Span, day: date | None, reason: str, zone: Zone) -> Time:
    """The time record of a clock time or part of day on that day."""
    moment: Moment = clock_on(point, day, zone) if point.hour is not None else part_on(point.part, day)
    said = " ".join(part for part in (reason, zone.reason, *moment.notes) if part)
    return Time(
        "", span, TimeKind.CLOCK, moment.value, moment.granularity, moment.start, moment.end,
        zone.name, zone.whence, reason=said,
    )  # fmt: skip


def _neighbour_zone(found: Sequence[Mention], i: int, around: Context) -> Zone | None:
    """The zone that the words give the nearest other clock time of the sentence, before it or behind."""
    here = around.sentence(found[i].start)
    for step in (-1, 1):
        k = i + step
        while 0 <= k < len(found) and around.sentence(found[k].start) == here:
            other = found[k].shape
            if isinstance(other, Point) and other.hour is not None:
                zone = zone_of(other, around, found[k], None) if other.zone else NO_ZONE
                if zone.name:
                    return zone
                break
            k += step
    return None


def by_hours(span: Span, found: Sequence[Mention], i: int, around: Context, state: Found, shift: Shift) -> Time:
    """Hours or minutes from the clock time named before, or ("ago") from the report's own time."""
    unit = {"TH": "hours", "TM": "minutes", "TS": "seconds"}.get(shift.unit, "days")
    granularity = {"TH": Granularity.HOUR, "TM": Granularity.MINUTE}.get(shift.unit, Granularity.SECOND)
    value = duration(abs(shift.amount), shift.unit) or "PX"
    base: datetime | None = None
    zone = NO_ZONE
    if shift.anchor is Anchor.REPORT:
        whence = "the time of the report"
        if around.published and around.published.granularity is not Granularity.DAY:
            base = around.published.value
            zone = Zone(str(base.tzinfo or ""), ZoneFrom.REPORT if base.tzinfo else ZoneFrom.UNKNOWN, "")
    else:
        whence = "the clock time named before"
        paragraph = around.paragraph(found[i].start)
        for k in range(i - 1, max(-1, i - 1 - LOOK_BACK), -1):
            if around.paragraph(found[k].start) < paragraph - CLOCK_REACH:
                break
            if around.text[found[k].end : found[i].start].strip() == ",":
                continue
            if shift.of_event and around.sentence(found[k].start) == around.sentence(found[i].start):
                continue
            if isinstance(found[k].shape, Point) and state.times[k].kind is TimeKind.CLOCK:
                time = state.times[k - 1] if _partner(found, k, around) == k - 1 else state.times[k]
                base, zone = time.start, Zone(time.zone, time.zone_from, "")
                break
    if base is None or not shift.unit.startswith("T"):
        return Time("", span, TimeKind.DURATION, value, granularity, reason=f"A length of time; {whence} is not known.")
    try:
        start = base + timedelta(**{unit: shift.amount})
    except OverflowError:
        return Time("", span, TimeKind.DURATION, value, granularity, reason="It leads outside the years 1 to 9999.")
    stamp = start.replace(tzinfo=None).isoformat(timespec="minutes")
    return Time(
        "", span, TimeKind.CLOCK, stamp, granularity, start, start + timedelta(minutes=1), zone.name, zone.whence,
        approximate=True, reason=f"{shift.amount:+g} {unit} from {whence}.",
    )  # fmt: skip
