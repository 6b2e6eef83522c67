"""All mentions of a report, resolved in the order in which they depend on each other.

First what names a day or a longer time, and shifts from it ("two days later"), in order of the text; then times
of day, which take the date named next to them: in the same sentence, else before in the paragraph, else the
reference date; shifts by hours ("an hour before") last, from the clock time named before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hearsay.measures.times_calendar import GRANULARITY, moved
from hearsay.measures.times_clocks import Moment, Zone, clock_on, nearest_day, part_on, zone_of
from hearsay.measures.times_context import Context, looks_ahead
from hearsay.measures.times_resolve import WEEKDAYS, Interval, days_of, of_unit
from hearsay.measures.times_shapes import Length, Mention, Point, Recurrence, Shift, Vague
from hearsay.records import Report, Span, Time
from hearsay.types import Granularity, TimeKind, ZoneFrom

CONVERSION_REACH = 6
"""Two clock times at most six characters apart ("3 p.m. (", " / ", ", or ") are one instant on two clocks."""

_NO_ZONE = Zone("", ZoneFrom.UNKNOWN, "")


@dataclass(slots=True)
class _Found:
    """What the passes have found so far: the interval or the clock time of each mention."""

    days: dict[int, Interval]
    times: dict[int, Time]
    zones: dict[int, Zone]


def resolve_all(report: Report, found: Sequence[Mention], around: Context) -> tuple[Time, ...]:
    """The times of the mentions, ids in order of the text."""
    state = _Found({}, {}, {})
    anchor: Interval | None = None
    for i, mention in enumerate(found):
        interval = _interval(mention, around, anchor)
        if interval is not None:
            state.days[i] = interval
            anchor = interval if interval.first else anchor
    for i, mention in enumerate(found):
        state.times[i] = replace(_time(report, found, i, around, state), id=f"{report.id}:t{i + 1}")
        if mention.approximate:
            state.times[i] = replace(state.times[i], approximate=True)
    return tuple(state.times[i] for i in range(len(found)))


def _interval(mention: Mention, around: Context, anchor: Interval | None) -> Interval | None:
    """The calendar interval of a mention that names one; None for times of day, durations and the like."""
    shape = mention.shape
    if isinstance(shape, Point) and not shape.dateless:
        first = days_of(shape, around.reference, around.reference_reason, lambda: looks_ahead(around, mention))
        if shape.until is not None and first.first and shape.until.day is not None:
            return _through(first, days_of(shape.until, first.first, "the range's first day", lambda: False))
        return first
    if isinstance(shape, Shift) and not shape.unit.startswith("T"):
        return _shifted(shape, around, anchor)
    return None


def _through(first: Interval, last: Interval) -> Interval:
    if last.last is None or first.first is None or last.last <= first.first:
        return first
    return replace(first, value=f"{first.value}/{last.value}", last=last.last)


def _shifted(shift: Shift, around: Context, anchor: Interval | None) -> Interval | None:
    """So many units from the reference date or from the time named before."""
    unit = shift.unit
    if not shift.from_text:
        base, whence = around.reference, around.reference_reason
    elif anchor and anchor.first:
        base, whence = anchor.first, f"the time named before, {anchor.value}"
    elif not shift.named:
        return None
    else:
        base, whence = None, "no time is named before"
    if base is None:
        return Interval("XXXX-XX-XX", GRANULARITY.get(unit, Granularity.DAY), None, None, "", f"Open: {whence}.")
    finest = anchor.unit if shift.from_text and anchor and unit == "Y" and anchor.unit == "Q" else unit
    return of_unit(moved(base, shift.amount, unit), finest, f"{shift.amount:+g} {unit} from {whence}.")


def _time(report: Report, found: Sequence[Mention], i: int, around: Context, state: _Found) -> Time:
    mention = found[i]
    shape = mention.shape
    span = Span(report.id, mention.start, mention.end)
    if isinstance(shape, Length):
        return Time(
            "", span, TimeKind.DURATION, shape.value, _finest(shape.value), reason="A length of time, not placed."
        )
    if isinstance(shape, Recurrence):
        return Time("", span, TimeKind.SET, shape.value, _finest(shape.value), reason="Recurs; no single time.")
    if isinstance(shape, Vague):
        return Time(
            "", span, TimeKind.DATE, shape.value, Granularity.DAY, reason="Names no time on the calendar."
        )
    if isinstance(shape, Shift) and i not in state.days:
        return _by_hours(span, found, i, around, state, shape)
    interval = state.days.get(i)
    if isinstance(shape, Shift) and shape.part and interval:
        return _of_day(Point(part=shape.part), span, interval.first, interval.reason, _NO_ZONE)
    if isinstance(shape, Point) and (shape.hour is not None or shape.part):
        return _timed(shape, span, found, i, around, state)
    assert interval is not None
    weekday = WEEKDAYS[shape.weekday - 1] if isinstance(shape, Point) and shape.weekday and shape.day else ""
    return Time(
        "", span, TimeKind.DATE, interval.value, interval.granularity, interval.start, interval.end,
        weekday=weekday, reason=interval.reason,
    )  # fmt: skip


def _timed(point: Point, span: Span, found: Sequence[Mention], i: int, around: Context, state: _Found) -> Time:
    """A time of day: its own date, or the date named next to it; its zone; a conversion on the nearest day."""
    mention = found[i]
    interval = state.days.get(i)
    if interval is not None:
        day, reason = interval.first, interval.reason
    else:
        day, reason = _day_beside(found, i, around, state)
    if point.hour is None:
        return _of_day(point, span, day, reason, _NO_ZONE)
    neighbour = _neighbour_zone(found, i, around, state)
    zone = zone_of(point, around, mention, neighbour)
    state.zones[i] = zone
    before = state.times.get(i - 1)
    if (
        interval is None
        and day
        and before
        and before.start
        and found[i].start - found[i - 1].end <= CONVERSION_REACH
    ):
        paired = nearest_day(point, zone, before.start, day)
        if paired != day:
            day, reason = paired, "The day on which it is the same instant as the clock time before it."
    time = _of_day(point, span, day, reason, zone)
    weekday = WEEKDAYS[point.weekday - 1] if point.weekday and point.day else ""
    return replace(time, weekday=weekday)


def _of_day(point: Point, span: Span, day: date | None, reason: str, zone: Zone) -> Time:
    moment: Moment = clock_on(point, day, zone) if point.hour is not None else part_on(point.part, day)
    said = " ".join(part for part in (reason, zone.reason, *moment.notes) if part)
    return Time(
        "", span, TimeKind.CLOCK, moment.value, moment.granularity, moment.start, moment.end,
        zone.name, zone.whence, reason=said,
    )  # fmt: skip


def _day_beside(found: Sequence[Mention], i: int, around: Context, state: _Found) -> tuple[date | None, str]:
    """The day named nearest in the sentence, else before in the paragraph, else the reference date."""
    here, paragraph = around.sentence(found[i].start), around.paragraph(found[i].start)
    days = [(k, d) for k, d in state.days.items() if d.granularity is Granularity.DAY and d.first]
    beside = [
        (abs(found[k].start - found[i].start), d) for k, d in days if around.sentence(found[k].start) == here
    ]
    if beside:
        return min(beside, key=lambda b: b[0])[1].first, "The date is the one named next to it in the sentence."
    earlier = [d for k, d in days if k < i and around.paragraph(found[k].start) == paragraph]
    if earlier:
        return earlier[-1].first, "The date is the one named before it in the paragraph."
    if around.reference is None:
        return None, f"No date is named next to it and {around.reference_reason}."
    return around.reference, f"No date is named next to it; it is {around.reference_reason}."


def _neighbour_zone(found: Sequence[Mention], i: int, around: Context, state: _Found) -> Zone | None:
    """The zone that the words give another clock time of the sentence."""
    here = around.sentence(found[i].start)
    for k in (i - 1, i + 1):
        if 0 <= k < len(found) and around.sentence(found[k].start) == here:
            other = found[k].shape
            if isinstance(other, Point) and other.hour is not None and other.zone:
                zone = zone_of(other, around, found[k], None)
                if zone.name:
                    return zone
    return None


def _by_hours(span: Span, found: Sequence[Mention], i: int, around: Context, state: _Found, shift: Shift) -> Time:
    """Hours or minutes from the clock time named before, or ("ago") from the report's own time."""
    unit = {"TH": "hours", "TM": "minutes", "TS": "seconds"}.get(shift.unit, "days")
    granularity = {"TH": Granularity.HOUR, "TM": Granularity.MINUTE}.get(shift.unit, Granularity.SECOND)
    letter = shift.unit[-1]
    value = (
        f"PT{abs(shift.amount):g}{letter}" if shift.unit.startswith("T") else f"P{abs(shift.amount):g}{letter}"
    )
    base: datetime | None = None
    zone = _NO_ZONE
    if not shift.from_text:
        whence = "the time of the report"
        if around.published and around.published.granularity is not Granularity.DAY:
            base = around.published.value
            zone = Zone(str(base.tzinfo or ""), ZoneFrom.REPORT if base.tzinfo else ZoneFrom.UNKNOWN, "")
    else:
        whence = "the clock time named before"
        paragraph = around.paragraph(found[i].start)
        for k in range(i - 1, -1, -1):
            if around.paragraph(found[k].start) != paragraph:
                break
            if isinstance(found[k].shape, Point) and state.times[k].kind is TimeKind.CLOCK:
                time = state.times[k]
                base, zone = time.start, Zone(time.zone, time.zone_from, "")
                break
    if base is None or not shift.unit.startswith("T"):
        return Time(
            "", span, TimeKind.DURATION, value, granularity, reason=f"A length of time; {whence} is not known."
        )
    try:
        start = base + timedelta(**{unit: shift.amount})
    except OverflowError:
        return Time(
            "", span, TimeKind.DURATION, value, granularity, reason="It leads outside the years 1 to 9999."
        )
    stamp = start.replace(tzinfo=None).isoformat(timespec="minutes")
    return Time(
        "", span, TimeKind.CLOCK, stamp, granularity, start, start + timedelta(minutes=1), zone.name, zone.whence,
        approximate=True, reason=f"{shift.amount:+g} {unit} from {whence}.",
    )  # fmt: skip


def _finest(value: str) -> Granularity:
    letters = {"Y": Granularity.YEAR, "M": Granularity.MONTH, "W": Granularity.WEEK, "D": Granularity.DAY}
    clock = {"H": Granularity.HOUR, "M": Granularity.MINUTE, "S": Granularity.SECOND}
    return (clock if "T" in value else letters).get(value[-1:], Granularity.DAY)
