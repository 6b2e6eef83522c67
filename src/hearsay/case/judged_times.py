"""A time as a person writes it -> the record with that value.

Shape (ISO 8601, no finer than written): `2031`, `2031-05`, `2031-05-13`, `2031-05-13/2031-05-15`,
`2031-05-13T15:00`, `2031-05-13T15:00+02:00`, `2031-05-13T15:00 Europe/Kyiv`. Where no zone is written, the zone that
the record has is kept.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from hearsay.errors import JudgementError
from hearsay.measures.zones import clock, offset_name
from hearsay.records import Time
from hearsay.types import Granularity, TimeKind, ZoneFrom

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"\s*(?P<zone>Z|(?:UTC|GMT)?[+-]\d\d:?\d\d|[A-Z][A-Za-z_]+(?:/[A-Za-z_]+)*)?)?)?)?"
)


def timed(time: Time, value: str) -> Time:
    """The time with the date, or the date and hour, that a person gives.

    Raises:
        JudgementError: the value is no date or hour in ISO 8601, or the zone is not known.
    """
    first, _, last = (part.strip() for part in value.partition("/")) if _is_range(value) else (value.strip(), "", "")
    start, end, granularity, zone = _point(first, time.zone)
    if last:
        second, end, granularity, _ = _point(last, zone)
        if second < start:
            raise JudgementError(repr(value), "ends before it begins.")
    return replace(
        time,
        kind=TimeKind.CLOCK if granularity in (Granularity.MINUTE, Granularity.SECOND) else TimeKind.DATE,
        value=value.strip(),
        granularity=granularity,
        start=start,
        end=end,
        zone=zone,
        zone_from=time.zone_from if zone == time.zone else ZoneFrom.TEXT if zone else ZoneFrom.UNKNOWN,
        approximate=False,
        reason="A person set it.",
    )


def _is_range(value: str) -> bool:
    return bool(re.fullmatch(r"\s*\d{4}[-\dT:+ Z]*/\s*\d{4}.*", value))


def _point(text: str, known: str) -> tuple[datetime, datetime, Granularity, str]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise JudgementError(
            repr(text), "is no time.", "Write 2031-05-13, 2031-05-13T15:00, 2031-05-13T15:00+02:00 or 2031-05."
        )
    given = {k: int(v) for k, v in match.groupdict().items() if v is not None and k != "zone"}
    try:
        start = datetime(
            given["year"], given.get("month", 1), given.get("day", 1),
            given.get("hour", 0), given.get("minute", 0), given.get("second", 0),
        )  # fmt: skip
        granularity, end = _end(start, given)
    except (ValueError, OverflowError) as wrong:
        raise JudgementError(repr(text), f"is no time ({wrong}).") from wrong
    if "hour" not in given:
        return start, end, granularity, ""
    zone = _zone(match.group("zone")) if match.group("zone") else known
    at: tzinfo | None = _clock(zone) if zone else None
    return start.replace(tzinfo=at), end.replace(tzinfo=at), granularity, zone


def _end(start: datetime, given: dict[str, int]) -> tuple[Granularity, datetime]:
    if "second" in given:
        return Granularity.SECOND, start + timedelta(seconds=1)
    if "hour" in given:
        return Granularity.MINUTE, start + timedelta(minutes=1)
    if "day" in given:
        return Granularity.DAY, start + timedelta(days=1)
    if "month" in given:
        return Granularity.MONTH, (start + timedelta(days=31)).replace(day=1)
    return Granularity.YEAR, start.replace(year=start.year + 1)


def _zone(words: str) -> str:
    if words == "Z":
        return "UTC"
    offset = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d\d):?(\d\d)", words)
    if offset:
        minutes = int(offset.group(2)) * 60 + int(offset.group(3))
        return offset_name(-minutes if offset.group(1) == "-" else minutes)
    _clock(words)
    return words


def _clock(name: str) -> tzinfo:
    try:
        return clock(name)
    except (KeyError, ValueError, LookupError, OSError) as wrong:
        raise JudgementError(repr(name), "is no zone.", "Write +02:00 or a name such as Europe/Kyiv.") from wrong
