"""A clock time or part of day on its day, in its zone: "10:00 PM Kyiv time" on 2024-01-24 is 22:00+02:00.

The zone comes from the words; else, for "local time" and bare clock times, from a clock time of the same
sentence or the nearest place; else it stays unknown. Offsets are those of that date. Where clocks change, the
reason says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hearsay.measures.times_calendar import PART_HOURS, moved
from hearsay.measures.times_context import Context
from hearsay.measures.times_setting import tied_place
from hearsay.measures.times_shapes import Mention, Point
from hearsay.measures.zones import ZoneWords, at_zone, clock, gap_or_fold, offset_name
from hearsay.types import Granularity, ZoneFrom

_ODD_OFFSETS = frozenset({150, 210, 270, 330, 345, 390, 525, 570, 630, 765})
"""Minutes from UTC that are no whole hours and in use somewhere (tzdata): Newfoundland, Iran, India, Nepal..."""


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone chosen for a clock time, where it came from, and a sentence that says so."""

    name: str
    whence: ZoneFrom
    reason: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day on its day: value, granularity, interval and what is to be said about it."""

    value: str
    granularity: Granularity
    start: datetime | None
    end: datetime | None
    notes: tuple[str, ...] = ()


def zone_of(point: Point, around: Context, mention: Mention, neighbour: Zone | None) -> Zone:
    """The zone of a clock time.

    Args:
        point: the clock time; its zone words decide where they name a zone.
        around: the context, for places.
        mention: where the clock time stands.
        neighbour: the zone of another clock time of the same sentence, where one is known from its words.
    """
    stated = point.zone or (None if neighbour else around.zone)
    if stated and stated.name:
        return Zone(stated.name, ZoneFrom.TEXT, f"The zone is stated: {stated.text}.")
    by_place = _zone_of_place(around, mention)
    if stated and stated.candidates:
        return _shared(stated, around, by_place.name)
    if stated and "local" not in stated.text.lower():
        return Zone("", ZoneFrom.UNKNOWN, f"The words {stated.text!r} name no zone that is known here.")
    if neighbour and not stated:
        return Zone(neighbour.name, neighbour.whence, "The zone is that of the other clock time in the sentence.")
    return by_place


def _zone_of_place(around: Context, mention: Mention) -> Zone:
    """The zone of a place tied to the clock time, else of the report's setting, else of that of other reports."""
    tied = tied_place(around.text, around.places, mention.start, mention.end)
    if tied:
        return Zone(
            tied.zone, ZoneFrom.PLACE, f"No zone is stated; the clock of {tied.name} is taken, named in its clause."
        )
    place, zone = around.setting
    if zone:
        here = around.sentence(mention.start)
        beside = any(p.zone == zone and around.sentence(p.start) == here for p in around.places)
        whence = ZoneFrom.PLACE if beside else ZoneFrom.REPORT
        return Zone(zone, whence, f"No zone is stated; the clock of {place} is taken, where the report plays.")
    place, zone = around.elsewhere
    if zone:
        reason = f"Neither zone nor place is stated; the clock of {place} is taken, where the other reports play."
        return Zone(zone, ZoneFrom.REPORT, reason)
    return Zone("", ZoneFrom.UNKNOWN, "No zone is stated and no place in the report gives one.")


def derived_zone(point: Point, other: Point, other_zone: Zone) -> Zone | None:
    """The offset that makes a clock time without a zone the same instant as its conversion; None where none fits.

    Offsets in use are whole hours from -12:00 to +14:00 and a few others; what leads to none is a wrong conversion.
    """
    if not other_zone.name or point.hour is None or other.hour is None:
        return None
    day = datetime(2024, 1, 1)  # only fixed offsets are exact without the date; a zone's own offset is close enough
    shift = (clock(other_zone.name).utcoffset(day) or timedelta()).total_seconds() / 60
    gap = (point.hour - other.hour) * 60 + (point.minute or 0) - (other.minute or 0) + shift
    minutes = int((gap + 12 * 60) % (24 * 60) - 12 * 60)
    if minutes % 60 and abs(minutes) not in _ODD_OFFSETS:
        return None
    reason = f"No zone is stated; the conversion beside it ({other_zone.name}) makes it {offset_name(minutes)}."
    return Zone(offset_name(minutes), ZoneFrom.REPORT, reason)


def _shared(stated: ZoneWords, around: Context, near: str) -> Zone:
    """One of the zones of a shared abbreviation: that of the nearest place, else of any place, else the first."""
    named = [place.zone for place in around.places]
    for zone in [near, *named]:
        if zone in stated.candidates:
            return Zone(
                zone, ZoneFrom.TEXT, f"{stated.text} is shared by several zones; a place in the report decides."
            )
    return Zone(
        stated.candidates[0], ZoneFrom.TEXT, f"{stated.text} is shared by several zones; the commonest is taken."
    )


def clock_on(point: Point, day: date | None, zone: Zone) -> Moment:
    """The clock time on that day; without a day only its value."""
    hour, minute, second = _hour_in(point), point.minute or 0, point.second or 0
    granularity = Granularity.SECOND if point.second is not None else Granularity.MINUTE
    if point.minute is None:
        granularity = Granularity.HOUR
    stamp = f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if point.second is not None else "")
    if day is None:
        return Moment(f"XXXX-XX-XX{stamp}", granularity, None, None)
    value = f"{day.isoformat()}{stamp}"
    start = _instant(day, hour, minute, second, zone.name)
    if start is None:
        return Moment(value, granularity, None, None, ("The words lead outside the years 1 to 9999.",))
    change = gap_or_fold(start, zone.name) if zone.name else ""
    notes = [change] if change else []
    if point.until is not None and point.until.hour is not None:
        until = point.until
        end = _instant(day, until.hour or 0, until.minute or 0, 0, zone.name)
        if end and end <= start:
            end = _later(end, timedelta(days=1))
        stamp_end = f"T{until.hour:02d}:{until.minute or 0:02d}"
        value = f"{value}/{(end.date() if end else day).isoformat()}{stamp_end}"
        return Moment(value, granularity, start, end, tuple(notes))
    lengths = {Granularity.SECOND: 1, Granularity.MINUTE: 60, Granularity.HOUR: 3600}
    length = 60 if point.minute is None else lengths[granularity]
    return Moment(value, granularity, start, _later(start, timedelta(seconds=length)), tuple(notes))


def _hour_in(point: Point) -> int:
    """The hour of 24, where a part of day beside it says which half: `6 o'clock this afternoon` is 18."""
    hour = point.hour or 0
    late = point.part in ("AF", "EV") or (point.part == "NI" and hour >= 6)
    return hour + 12 if late and 1 <= hour < 12 else hour


def part_on(part: str, day: date | None) -> Moment:
    """The part of day on that day: `2024-01-24TAF`, from noon to six."""
    if day is None:
        return Moment(f"XXXX-XX-XXT{part}", Granularity.PART_OF_DAY, None, None)
    first, last = PART_HOURS[part]
    part = "NI" if part == "ON" else part
    midnight = datetime.combine(day, time())
    end = _later(midnight, timedelta(hours=last))
    value = f"{day.isoformat()}T{part}"
    return Moment(value, Granularity.PART_OF_DAY, midnight + timedelta(hours=first), end)


def _later(moment: datetime, by: timedelta) -> datetime | None:
    try:
        return moment + by
    except OverflowError:
        return None


def _instant(day: date, hour: int, minute: int, second: int, zone: str) -> datetime | None:
    """The instant; 24:00 is midnight at the end of the day."""
    if hour == 24:
        following = moved(day, 1, "D")
        return at_zone(following, 0, 0, 0, zone) if following else None
    return at_zone(day, hour, minute, second, zone)


def nearest_day(point: Point, zone: Zone, other: datetime, day: date) -> date:
    """The day on which a second clock time is the same instant as another, or nearest to it.

    "6 p.m. New York time (1 a.m. Kyiv time)": the second is on the next day.
    """
    if other.tzinfo is None or not zone.name:
        return day
    options: list[tuple[float, date]] = []
    for shift in (0, -1, 1):
        candidate = moved(day, shift, "D")
        instant = _instant(candidate, point.hour or 0, point.minute or 0, 0, zone.name) if candidate else None
        if candidate and instant:
            options.append((abs((instant - other).total_seconds()), candidate))
    return min(options, key=lambda o: o[0])[1] if options else day
