"""The time that a claimed way is of: the days and hours named in its words, as seconds since 1970.

A date alone covers its whole day in any zone (from UTC+14 to UTC-12), so that no position is left out by an hour.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from hearsay.checks.track_match import Match, good
from hearsay.checks.view import View
from hearsay.records import Span, Time
from hearsay.types import Granularity, TimeKind

EAST, WEST = 14 * 3600.0, 12 * 3600.0
"""The zones furthest from UTC (IANA tz: Pacific/Kiritimati, Etc/GMT+12)."""
BESIDE = 40
"""Code points around a time in which a word of saying makes it the time of the words: "told reporters on Monday"."""
SAYING = re.compile(
    r"\b(?:sa(?:id|ys?)|told|according|report(?:s|ed)?|announc\w+|wrote|writes|post(?:s|ed)|stat(?:ed|es|ement)|confirm\w*|"
    r"claim\w*|add(?:s|ed)|publish\w*|tweet\w*|interview|briefing|conference)\b",
    re.IGNORECASE,
)
_FINE = (Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR)


@dataclass(frozen=True, slots=True)
class When:
    """From when to when; all of time where the words name none."""

    start: float = -math.inf
    end: float = math.inf
    assumed: str = ""

    @property
    def known(self) -> bool:
        """Whether the words name a time."""
        return math.isfinite(self.start)

    def is_covered(self, found: Match) -> bool:
        """Whether the track runs through all of that time."""
        assert found.track is not None
        time = good(found.track).time
        return self.known and bool(time[0] <= self.start and time[-1] >= self.end)


def when(view: View, span: Span) -> When:
    """The time that the words of a span name, from the first day or hour to the last."""
    times = [
        t for t in view.times.get(span.report, ()) if span.covers(t.span) and is_dated(t) and not is_of_saying(view, t)
    ]
    if not times:
        return When()
    bounds = [seconds(t) for t in times]
    words = ", ".join(view.words(t.span) for t in times)
    return When(min(b[0] for b in bounds), max(b[1] for b in bounds), f"The way is of the time named: {words}.")


def is_of_saying(view: View, time: Time) -> bool:
    """Whether a word of saying stands beside a time: "told reporters on Monday", "on Monday the ministry said"."""
    before = view.text(time.report, time.span.start - BESIDE, time.span.start)
    behind = view.text(time.report, time.span.end, time.span.end + BESIDE)
    return bool(SAYING.search(before) or SAYING.search(behind))


def is_dated(time: Time) -> bool:
    """Whether it has a first and a last moment."""
    return time.start is not None and time.end is not None and time.kind in (TimeKind.DATE, TimeKind.CLOCK)


def seconds(time: Time) -> tuple[float, float]:
    """The first and the last second that a time may mean."""
    assert time.start is not None
    assert time.end is not None
    if time.start.tzinfo is not None and time.granularity in _FINE:
        return time.start.timestamp(), time.end.timestamp()
    return _utc(time.start) - EAST, _utc(time.end) + WEST


def _utc(at: datetime) -> float:
    return at.replace(tzinfo=UTC).timestamp()
