"""All mentions of a report, resolved in the order in which they depend on each other.

First what names a day or a longer time, and shifts from it ("two days later"), in order of the text; then times
of day, which take the date named next to them: in the same sentence, else before in the paragraph, else the
reference date; shifts by hours ("an hour before") last, from the clock time named before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hearsay.measures.times_calendar import GRANULARITY, moved
from hearsay.measures.times_clocks import Moment, Zone, clock_on, nearest_day, part_on, zone_of
from hearsay.measures.times_context import Context, looks_ahead
from hearsay.measures.times_resolve import WEEKDAYS, Interval, days_of, of_unit
from hearsay.measures.times_shapes import Anchor, Length, Mention, Point, Recurrence, Shape, Shift, Vague
from hearsay.records import Report, Span, Time
from hearsay.types import Granularity, TimeKind, ZoneFrom

CONVERSION_REACH = 6
"""Two clock times at most six characters apart ("3 p.m. (", " / ", ", or ") are one instant on two clocks."""

PERIOD_REACH = 1
"""Over how many paragraphs a quarter stays what "a year ago" compares with: its own and the next."""

UNIT_NAMES = {
    "D": "days",
    "W": "weeks",
    "2W": "fortnights",
    "M": "months",
    "Q": "quarters",
    "Y": "years",
    "E": "decades",
}

CLOCK_REACH = 1
"""How many paragraphs back "an hour before" may reach for its clock time."""

DAY_REACH = 1
"""How many paragraphs back a clock time may reach for its day."""

LOOK_BACK = 50
"""How many expressions back a search goes at most, so that it stays linear in the text."""

_NO_ZONE = Zone("", ZoneFrom.UNKNOWN, "")


@dataclass(slots=True)
class _Found:
    """What the passes have found so far: intervals and times by mention, and which mentions name a day, in order."""

    days: dict[int, Interval]
    times: dict[int, Time]
    dated: list[int]


@dataclass(slots=True)
class _Anchors:
    """What shifts count from: the last time named, the last that is no shift itself, the last quarter or half."""

    latest: Interval | None = None
    stated: Interval | None = None
    period: Interval | None = None
    period_paragraph: int = -1

    def note(self, interval: Interval, shape: Shape, paragraph: int) -> None:
        """Keeps a resolved interval as an anchor for what follows."""
        if interval.first is None:
            return
        self.latest = interval
        if not isinstance(shape, Shift):
            self.stated = interval
            if interval.unit == "Q":
                self.period, self.period_paragraph = interval, paragraph


def resolve_all(report: Report, found: Sequence[Mention], around: Context) -> tuple[Time, ...]:
    """The times of the mentions, ids in order of the text."""
    state = _Found({}, {}, [])
    anchors = _Anchors()
    for i, mention in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        interval = _interval(mention, following, around, anchors)
        if interval is not None:
            state.days[i] = interval
            if interval.first and interval.unit == "D":
                state.dated.append(i)
            anchors.note(interval, mention.shape, around.paragraph(mention.start))
    for i, mention in enumerate(found):
        state.times[i] = replace(_time(report, found, i, around, state), id=f"{report.id}:t{i + 1}")
        if mention.approximate:
            state.times[i] = replace(state.times[i], approximate=True)
    return tuple(state.times[i] for i in range(len(found)))


def _interval(mention: Mention, following: Mention | None, around: Context, anchors: _Anchors) -> Interval | None:
    """The calendar interval of a mention that names one; None for times of day, durations and the like."""
    shape = mention.shape
    if isinstance(shape, Point) and not shape.dateless:
        if shape.unit == "Q" and shape.year is not None:
            return _quarter_of(shape.year, anchors)
        shape = _with_year_beside(mention, shape, following, around)
        base, whence = around.reference, around.reference_reason
        if shape.from_text and anchors.latest and anchors.latest.first:
            base, whence = anchors.latest.first, f"the time named before, {anchors.latest.value}"
        first = days_of(shape, base, whence, lambda: looks_ahead(around, mention))
        if shape.until is not None and first.first and shape.until.day is not None:
            return _through(first, days_of(shape.until, first.first, "the range's first day", lambda: False))
        return first
    if isinstance(shape, Shift):
        if shape.unit.startswith("T"):
            return None
        if shape.anchor is Anchor.NEXT and following is not None:
            return _shifted(shape, *_based(_interval(following, None, around, anchors), "the time named after it"))
        return _from_anchor(mention, shape, around, anchors)
    return None


def _with_year_beside(mention: Mention, point: Point, following: Mention | None, around: Context) -> Point:
    """`30 May to 2 June 2023`: the first takes the year of the second."""
    if point.month is None or point.year is not None or point.step is not None or following is None:
        return point
    other = following.shape
    gap = "".join(t.letter for t in around.tokens[mention.last : following.first])
    if isinstance(other, Point) and other.month and other.year and gap in ("4", "8", "-", "7"):
        return replace(point, year=other.year)
    return point


def _quarter_of(year: int, anchors: _Anchors) -> Interval:
    """`the 1988 quarter`: the quarter that the text speaks of in that year, else the whole year."""
    period = anchors.period
    if period is None or period.first is None:
        return of_unit(date(year, 1, 1), "Y", "The year is stated; which quarter is not.")
    day = date(year, period.first.month, 1)
    return of_unit(day, "Q", f"The year is stated; the quarter is that of {period.value}.")


def _based(interval: Interval | None, whence: str) -> tuple[date | None, str, str]:
    return (interval.first, f"{whence}, {interval.value}", interval.unit) if interval else (None, whence, "")


def _from_anchor(mention: Mention, shift: Shift, around: Context, anchors: _Anchors) -> Interval | None:
    """A shift from the report's date, the time named before, or the period that the text speaks of."""
    reference = around.reference, around.reference_reason, ""
    period = anchors.period
    near = period is not None and anchors.period_paragraph >= around.paragraph(mention.start) - PERIOD_REACH
    a_year = shift.unit == "Y" and shift.amount == -1
    if shift.anchor is Anchor.PERIOD:
        if period is not None:
            return _shifted(shift, *_based(period, "the period spoken of"))
        if around.reference is None or shift.unit != "Q":
            return _shifted(shift, *reference)
        ended = moved(around.reference, -3, "M")
        return of_unit(ended, "Q", f"The latest quarter that had ended by {around.reference_reason}.")
    if a_year and near:
        return _shifted(shift, *_based(period, "the period spoken of"))
    if shift.anchor is Anchor.REPORT:
        return _shifted(shift, *reference)
    base = anchors.stated if a_year else anchors.latest
    return _shifted(shift, *_based(base, "the time named before"))


def _shifted(shift: Shift, base: date | None, whence: str, unit: str) -> Interval:
    """So many units from a day; as fine as the unit moved by, or a quarter where a quarter moves by years."""
    if base is None:
        granularity = GRANULARITY.get(shift.unit, Granularity.DAY)
        return Interval("XXXX-XX-XX", granularity, None, None, "", f"It counts from a date not known: {whence}.")
    finest = "Q" if shift.unit == "Y" and unit == "Q" else "Y" if shift.unit in ("E", "C", "L") else shift.unit
    how = f"{shift.amount:+g} {UNIT_NAMES.get(shift.unit, shift.unit)} from" if shift.amount else "The same as"
    return of_unit(moved(base, shift.amount, shift.unit), finest, f"{how} {whence}.")


def _through(first: Interval, last: Interval) -> Interval:
    if last.last is None or first.first is None or last.last <= first.first:
        return first
    return replace(first, value=f"{first.value}/{last.value}", last=last.last)


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
        return Time("", span, TimeKind.DATE, shape.value, Granularity.DAY, reason="Names no time on the calendar.")
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
    before = state.times.get(i - 1)
    if interval is None and day and before and before.start and found[i].start - found[i - 1].end <= CONVERSION_REACH:
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
    """The day named nearest in the sentence, else before in the paragraph or the one before, else the reference."""
    start = found[i].start
    at = bisect_left(state.dated, i)
    left = state.dated[at - 1] if at else None
    right = state.dated[at] if at < len(state.dated) else None
    beside = [k for k in (left, right) if k is not None and around.sentence(found[k].start) == around.sentence(start)]
    if beside:
        nearest = min(beside, key=lambda k: abs(found[k].start - start))
        return state.days[nearest].first, "The date is the one named next to it in the sentence."
    if left is not None and around.paragraph(start) - around.paragraph(found[left].start) <= DAY_REACH:
        return state.days[left].first, f"The date is the one named before it, {state.days[left].value}."
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
    value = f"PT{abs(shift.amount):g}{letter}" if shift.unit.startswith("T") else f"P{abs(shift.amount):g}{letter}"
    base: datetime | None = None
    zone = _NO_ZONE
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
            if isinstance(found[k].shape, Point) and state.times[k].kind is TimeKind.CLOCK:
                time = state.times[k]
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


def _finest(value: str) -> Granularity:
    letters = {"Y": Granularity.YEAR, "M": Granularity.MONTH, "W": Granularity.WEEK, "D": Granularity.DAY}
    clock = {"H": Granularity.HOUR, "M": Granularity.MINUTE, "S": Granularity.SECOND}
    return (clock if "T" in value else letters).get(value[-1:], Granularity.DAY)
