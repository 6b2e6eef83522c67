"""All mentions of a report, resolved in the order in which they depend on each other.

First what names a day or a longer time, and shifts from it ("two days later"), in order of the text; then times
of day, which take the date named next to them: in the same sentence, else before in the paragraph, else the
reference date; shifts by hours ("an hour before") last, from the clock time named before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hearsay.measures.times_calendar import GRANULARITY, moved
from hearsay.measures.times_context import Context, lean
from hearsay.measures.times_days import days_named
from hearsay.measures.times_length_rules import duration
from hearsay.measures.times_moments import NO_ZONE, Found, by_hours, of_day, timed
from hearsay.measures.times_resolve import WEEKDAYS, Interval, days_of, of_unit
from hearsay.measures.times_shapes import Anchor, Length, Mention, Point, Recurrence, Shape, Shift, Vague
from hearsay.records import Report, Span, Time
from hearsay.types import Granularity, TimeKind

PERIOD_REACH = 1
"""Over how many paragraphs a quarter stays what "a year ago" compares with: its own and the next."""

YEAR_REACH = 1
"""Over how many paragraphs a stated year goes on: its own and the next."""

NEAR_NOW, NEAR_THEN = timedelta(days=45), timedelta(days=60)
"""A date this near the report's is of its own time; one this near a date stated before belongs to that account."""

UNIT_NAMES = {
    "D": "days",
    "W": "weeks",
    "2W": "fortnights",
    "M": "months",
    "Q": "quarters",
    "Y": "years",
    "E": "decades",
}


@dataclass(slots=True)
class _Anchors:
    """What shifts count from: the last time or day named, the last that is no shift, the last quarter or half."""

    latest: Interval | None = None
    stated: Interval | None = None
    day: Interval | None = None
    dated: Interval | None = None
    dated_paragraph: int = -1
    period: Interval | None = None
    period_paragraph: int = -1

    def note(self, interval: Interval, shape: Shape, paragraph: int) -> None:
        """Keeps a resolved interval as an anchor for what follows."""
        if interval.first is None:
            return
        self.latest = interval
        self.day = interval if interval.unit == "D" else self.day
        if not isinstance(shape, Shift):
            self.stated = interval
            if isinstance(shape, Point) and shape.year and interval.unit in ("D", "M"):
                self.dated, self.dated_paragraph = interval, paragraph
            if interval.unit == "Q":
                self.period, self.period_paragraph = interval, paragraph


def resolve_all(report: Report, found: Sequence[Mention], around: Context) -> tuple[Time, ...]:
    """The times of the mentions, ids in order of the text."""
    intervals: dict[int, Interval] = {}
    anchors = _Anchors()
    for i, mention in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        interval = _interval(mention, following, around, anchors)
        if interval is not None:
            intervals[i] = interval
            anchors.note(interval, mention.shape, around.paragraph(mention.start))
    state = Found(intervals, {}, days_named(found, around, intervals))
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
        shape = _with_year_before(mention, shape, around, anchors)
        base, whence = around.reference, around.reference_reason
        alone = shape.day is not None and shape.month is None
        if (shape.from_text or alone) and anchors.latest and anchors.latest.first:
            base, whence = anchors.latest.first, f"the time named before, {anchors.latest.value}"
        first = days_of(shape, base, whence, lambda: _lean(mention, shape, around))
        if shape.until is not None and first.first and not shape.until.of_day:
            return _through(first, days_of(shape.until, first.first, "the range's first day", lambda: 0))
        return first
    if isinstance(shape, Shift):
        if shape.unit.startswith("T"):
            return None
        if shape.anchor is Anchor.NEXT and following is not None:
            return _shifted(shape, *_based(_interval(following, None, around, anchors), "the time named after it"))
        return _from_anchor(mention, shape, around, anchors)
    return None


def _lean(mention: Mention, point: Point, around: Context) -> int:
    """`9 p.m. (0103 GMT Thursday)` in a Wednesday's report: the conversion crosses midnight into the next day."""
    bracketed = mention.first > 0 and around.tokens[mention.first - 1].letter == "("
    if bracketed and point.hour is not None and point.weekday is not None and around.reference is not None:
        following = moved(around.reference, 1, "D")
        if following is not None and following.isoweekday() == point.weekday:
            return 1
    return lean(around, mention)


def _with_year_beside(mention: Mention, point: Point, following: Mention | None, around: Context) -> Point:
    """`30 May to 2 June 2023`: the first takes the year of the second."""
    if point.month is None or point.year is not None or point.step is not None or following is None:
        return point
    other = following.shape
    gap = "".join(t.letter for t in around.tokens[mention.last : following.first])
    if isinstance(other, Point) and other.month and other.year and gap in ("4", "8", "-", "7"):
        return replace(point, year=other.year)
    return point


def _with_year_before(mention: Mention, point: Point, around: Context, anchors: _Anchors) -> Point:
    """`on 17 July 2014 ... on 19 July`: in an account of another year the year stated before goes on.

    Only where the reference date is not near (within `NEAR_NOW`) and the date stated before is (`NEAR_THEN`).
    """
    dated, reference = anchors.dated, around.reference
    if not point.month or point.year is not None or point.step is not None or dated is None or dated.first is None:
        return point
    if around.paragraph(mention.start) - anchors.dated_paragraph > YEAR_REACH:
        return point
    now = days_of(point, reference, "", lambda: 0).first if reference else None
    then = days_of(point, dated.first, "", lambda: 0).first
    if then is None or abs(then - dated.first) > NEAR_THEN or (now and reference and abs(now - reference) <= NEAR_NOW):
        return point
    return replace(point, year=then.year)


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
    base = anchors.stated if a_year else anchors.day if shift.unit == "D" else anchors.latest
    if base is None and (not shift.amount or (shift.unit == "D" and shift.amount == -1)):
        return _shifted(shift, *reference)
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


def _time(report: Report, found: Sequence[Mention], i: int, around: Context, state: Found) -> Time:
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
    if isinstance(shape, Shift) and i not in state.days and mention.approximate and shape.amount > 0:
        value = duration(abs(shape.amount), shape.unit) or "PX"
        return Time("", span, TimeKind.DURATION, value, _finest(value), reason="An approximate length, not placed.")
    if isinstance(shape, Shift) and i not in state.days:
        return by_hours(span, found, i, around, state, shape)
    interval = state.days.get(i)
    if isinstance(shape, Shift) and shape.part and interval:
        return of_day(Point(part=shape.part), span, interval.first, interval.reason, NO_ZONE)
    if isinstance(shape, Point) and (shape.hour is not None or shape.part):
        return timed(shape, span, found, i, around, state)
    assert interval is not None
    weekday = WEEKDAYS[shape.weekday - 1] if isinstance(shape, Point) and shape.weekday and shape.day else ""
    return Time(
        "", span, TimeKind.DATE, interval.value, interval.granularity, interval.start, interval.end,
        weekday=weekday, reason=interval.reason,
    )  # fmt: skip


def _finest(value: str) -> Granularity:
    letters = {"Y": Granularity.YEAR, "M": Granularity.MONTH, "W": Granularity.WEEK, "D": Granularity.DAY}
    clock = {"H": Granularity.HOUR, "M": Granularity.MINUTE, "S": Granularity.SECOND}
    return (clock if "T" in value else letters).get(value[-1:], Granularity.DAY)
