"""Dates and times as headers state them: `2024-01-24`, `2024-01-24T15:00+02:00`, `Wed, 24 Jan 2024 15:00 GMT`.

ISO 8601 and RFC 3339, RFC 5322 dates, seconds since 1970, and dates with the month as an English word. A date
alone stays a date alone; a time without a zone stays without one. `24/01/2024` is not read: which number is the
month cannot be told for most days.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from hearsay.records import Moment
from hearsay.types import Granularity

FIRST_YEAR = 1605
"""The first printed newspaper, *Relation*; an earlier year is a content system's empty value (0001-01-01)."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ZONE = r"(?P<zone>z|utc|gmt|[+\u2212-]\d{2}(?::?\d{2})?)?(?![\w+])"
_ISO = re.compile(
    r"(?P<y>\d{4})(?P<s>[-/.]?)(?P<m>\d{2})(?P=s)(?P<d>\d{2})"
    rf"(?:(?:t|\s+)?(?P<h>\d{{2}}):?(?P<min>\d{{2}})(?::?(?P<sec>\d{{2}})(?:[.,]\d+)?)?\s*{_ZONE})?",
    re.I,
)
WORDED = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH})|(?P<m2>{MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r",?\s+(?P<y>\d{4})"
)
_WORDED = re.compile(
    rf"{WORDED}(?:,?\s+(?:at\s+)?(?P<h>\d{{1,2}})[:.](?P<min>\d{{2}})(?::(?P<sec>\d{{2}}))?"
    rf"\s*(?P<half>[ap]\.?m\.?)?\s*{_ZONE})?",
    re.I,
)

_LETTERS = re.compile(r"(?<=\d)(?<!\d{4})\s+\(?[A-Z]{2,5}\)?$")
"""Zone letters other than UTC and GMT: `EST`, `IST` and `CST` name several zones each, so it stays unknown."""


def moment(stated: str) -> Moment | None:
    """The date or instant that `stated` gives, no finer than it gives it; None where it gives none for sure."""
    stated = stated.strip()
    if len(stated) > 100:
        return None
    if re.fullmatch(r"\d{10}|\d{13}", stated) and (instant := _since_1970(stated)):
        return instant
    for words in (stated, _LETTERS.sub("", stated)):
        for pattern in (_ISO, _WORDED):
            if found := pattern.fullmatch(words):
                return _built(found)
    return _rfc5322(stated)


def coarse(stated: Moment) -> Moment:
    """A midnight to the second as the date alone: content systems write a date without a time that way."""
    if (stated.value.hour, stated.value.minute, stated.value.second) == (0, 0, 0):
        return Moment(stated.value.replace(tzinfo=None), Granularity.DAY)
    return stated


def _built(found: re.Match[str]) -> Moment | None:
    part = found.groupdict()
    month = (part["m"] or part["m2"])[:3].lower()
    try:
        number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
        day = datetime(int(part["y"]), number, int(part["d"] or part["d2"]))
        if part["h"] is None:
            return _plausible(Moment(day, Granularity.DAY))
        hour = int(part["h"])
        if half := part.get("half"):
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if half[0].lower() == "p" else 0)
        value = day.replace(
            hour=hour, minute=int(part["min"]), second=int(part["sec"] or 0), tzinfo=_offset(part["zone"] or "")
        )
    except ValueError:
        return None
    return _plausible(Moment(value, Granularity.SECOND if part["sec"] else Granularity.MINUTE))


def _offset(zone: str) -> tzinfo | None:
    if not zone:
        return None
    if zone.lower() in ("z", "utc", "gmt"):
        return UTC
    digits = zone[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return timezone(timedelta(minutes=minutes if zone[0] == "+" else -minutes))


def _since_1970(digits: str) -> Moment:
    return Moment(datetime.fromtimestamp(int(digits[:10]), UTC), Granularity.SECOND)


def _rfc5322(stated: str) -> Moment | None:
    if not re.match(r"[A-Za-z]{3},?\s+\d|\d{1,2}\s+[A-Za-z]{3}\s", stated):
        return None
    try:
        value = parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _plausible(Moment(value, Granularity.SECOND))


def _plausible(stated: Moment) -> Moment | None:
    empty = stated.value.replace(tzinfo=None) == datetime(1970, 1, 1)
    return None if empty or stated.value.year < FIRST_YEAR else stated
