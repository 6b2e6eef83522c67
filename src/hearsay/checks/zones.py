"""C2: are two clock times the same moment?

    "3 p.m. Eastern time (20:00 GMT)"              15:00-05:00 is 20:00 UTC on 24 January: holds
    "11:00 local time (08:00 local time)"          one clock, three hours apart: fails
    "11:15 a.m. local time (0815 GMT, 3:15 a.m. EST)"   compared pair by pair

Only times that the text equates are compared: one in brackets behind the other, or joined by a slash, "or",
"that is". Offsets are those of that date (IANA time zone database), so what holds in January may fail in March,
when New York and Kyiv change their clocks on different days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from hearsay.checks.say import Limits, finding, number
from hearsay.checks.view import View
from hearsay.records import Finding, Step, Time
from hearsay.types import Granularity, Outcome, TimeKind, ZoneFrom

CODE = "C2"
NOT_SHOWN = "That the times are one moment does not show that anything happened then."
ROUNDED = timedelta(minutes=5)
"""Times stated as "about" agree within five minutes: a zone slip is at least thirty."""

_EQUATED = re.compile(r"^\s*(?:[(\[/=]|,?\s*(?:or|that is|i\.e\.)\b|;|,)\s*(?:about|around|or)?\s*$", re.IGNORECASE)
_LISTED = re.compile(r"^\s*[,;]\s*$")
_ZONE_WORDS = re.compile(r"\b(?!AM\b|PM\b)[A-Z]{2,5}\b|\d(?:Z\b|\s?GMT\b|\s?UTC\b)|\btime\b|[+−-]\d\d:?\d\d\b|\bZulu\b")
_LOCAL = re.compile(r"\blocal\b", re.IGNORECASE)
_BRACKET = re.compile(r"[(\[]")


def check_zones(view: View) -> Iterator[Finding]:
    """Two clock times that the text equates are the same moment on that date."""
    for times in view.times.values():
        clocks = [t for t in times if t.kind is TimeKind.CLOCK and t.start and t.granularity in _CLOCK_LIKE]
        run: list[Time] = []
        open_bracket = False
        for left, right, words in view.neighbours(clocks):
            open_bracket = bool(_BRACKET.search(words)) or (open_bracket and not re.search(r"[)\].]", words))
            equated = _EQUATED.match(words) and (not _LISTED.match(words) or open_bracket)
            if equated and _other_clock(view, left, right, words):
                run = [*run, right] if run and run[-1] == left else [left, right]
            elif run:
                yield _judged(view, run)
                run = []
        if run:
            yield _judged(view, run)


_CLOCK_LIKE = (Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND)


def _other_clock(view: View, left: Time, right: Time, words: str) -> bool:
    """Whether the second may restate the first: on another clock, in brackets or behind a slash."""
    a, b = left.start, right.start
    if a is None or b is None:
        return False
    zoned = _has_zone(view, right) or _both_local(view, (left, right))
    return zoned and (left.zone != right.zone or bool(_BRACKET.search(words)) or "/" in words)


def _has_zone(view: View, time: Time) -> bool:
    """Whether its zone stands in its own words or follows from a place: a zone lent by its neighbour proves nothing."""
    lent = time.zone_from is not ZoneFrom.PLACE and not _ZONE_WORDS.search(view.words(time.span))
    return _moment(time).tzinfo is not None and not lent


def _both_local(view: View, run: Sequence[Time]) -> bool:
    return all(_LOCAL.search(view.words(t.span)) for t in run)


def _judged(view: View, run: list[Time]) -> Finding:
    trace = [_step(view, t) for t in run]
    words = " = ".join(view.words(t.span) for t in run)
    same_clock = _both_local(view, run)
    known = [t for t in run if _has_zone(view, t)]
    missing = tuple(f"the zone of “{view.words(t.span)}”" for t in run if t not in known)
    if not same_clock and missing:
        if len(known) > 1:
            run = known
            words = " = ".join(view.words(t.span) for t in run)
        else:
            sentence = f"{words}: the zone of one is not known."
            return finding(CODE, Outcome.CANNOT, sentence, trace, Limits(missing=missing))
    moments = [_moment(t) for t in run]
    if same_clock:
        moments = [m.replace(tzinfo=None) for m in moments]
    apart = _apart(moments)
    assumed = tuple(dict.fromkeys(t.reason for t in run if t.zone_from in (ZoneFrom.PLACE, ZoneFrom.REPORT)))
    slack = ROUNDED if any(t.approximate for t in run) else timedelta()
    if apart <= slack:
        at = "" if same_clock else f": {_utc(moments[0])} on {moments[0]:%-d %B %Y}"
        return finding(CODE, Outcome.HOLDS, f"{words}{at}.", trace, Limits(assumed, NOT_SHOWN, missing))
    gap = _length(apart)
    trace.append(Step(f"{gap} apart", (apart.total_seconds() / 60,)))
    if same_clock:
        sentence = f"{words}: both are given on one clock, yet they are {gap} apart."
        return finding(CODE, Outcome.FAILS, sentence, trace, Limits())
    derived = any(t.zone_from is not ZoneFrom.TEXT for t in run)
    outcome = Outcome.FLAG if derived else Outcome.FAILS
    sentence = f"{words}: {' and '.join(_utc(m) for m in moments)} are {gap} apart."
    return finding(CODE, outcome, sentence, trace, Limits(assumed, missing=missing))


def _apart(moments: list[datetime]) -> timedelta:
    """The longest time between any two, whole days left aside: both are said of one moment."""
    day = timedelta(days=1)
    gaps = [(b - moments[0]) % day for b in moments[1:]]
    return max(min(gap, day - gap) for gap in gaps)


def _step(view: View, time: Time) -> Step:
    start = _moment(time)
    clock = start.hour + start.minute / 60
    if start.tzinfo is None:
        return Step(f"{view.words(time.span)}: {start:%H:%M}, zone not known", (clock,), (time.span,))
    return Step(f"{view.words(time.span)}: {start:%H:%M} {_offset(start)} is {_utc(start)}", (clock,), (time.span,))


def _moment(time: Time) -> datetime:
    assert time.start is not None  # only resolved times are compared
    return time.start


def _offset(moment: datetime) -> str:
    hours = (moment.utcoffset() or timedelta()).total_seconds() / 3600
    return "UTC" if not hours else f"UTC{'+' if hours > 0 else '−'}{number(abs(hours))}"


def _utc(moment: datetime) -> str:
    return f"{moment - (moment.utcoffset() or timedelta()):%H:%M} UTC"


def _length(gap: timedelta) -> str:
    minutes = int(gap.total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    words = [f"{hours} hour{'s' * (hours != 1)}"] * bool(hours) + [f"{rest} minutes"] * bool(rest)
    return " ".join(words)
