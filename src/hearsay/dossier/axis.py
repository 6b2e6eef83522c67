"""An axis of time with its long empty stretches cut out, each cut shown and measured.

An event lasts minutes and is reported for weeks: drawn to one scale its minutes would be a single dot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LONGEST = timedelta(hours=30)
"""An empty stretch longer than this is cut: a day without news stays, two do not."""
MARGIN = timedelta(minutes=40)
"""Room left and right of what happened in a stretch."""
LEFT, RIGHT, CUT = 0.07, 0.99, 0.05
"""Where the axis runs in its drawing, and the share of it that one cut takes."""
MOST = 9
"""Cuts drawn at most; with more, the axis runs to one scale."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time drawn to scale."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Axis:
    """Stretches in order, all to the same scale, with cuts between them."""

    stretches: tuple[Stretch, ...]

    @classmethod
    def of(cls, spans: list[tuple[datetime, datetime]]) -> Axis:
        """The axis that shows every span; there must be one."""
        joined: list[Stretch] = []
        for start, end in sorted(spans):
            if joined and start - joined[-1].end <= LONGEST:
                joined[-1] = Stretch(joined[-1].start, max(joined[-1].end, end))
            else:
                joined.append(Stretch(start, end))
        if len(joined) > MOST + 1:
            joined = [Stretch(joined[0].start, joined[-1].end)]
        length = sum((s.end - s.start for s in joined), timedelta())
        room = max(MARGIN, length * 0.015)
        return cls(tuple(Stretch(s.start - room, s.end + room) for s in joined))

    @property
    def _scale(self) -> float:
        length = sum((s.end - s.start).total_seconds() for s in self.stretches)
        return (RIGHT - LEFT - CUT * (len(self.stretches) - 1)) / length

    def at(self, moment: datetime) -> float:
        """Where a moment stands, as a share of the drawing's width; one in a cut stands at the cut's end."""
        place = LEFT
        for n, stretch in enumerate(self.stretches):
            if moment <= stretch.end or n == len(self.stretches) - 1:
                inside = max((moment - stretch.start).total_seconds(), 0.0)
                return min(place + inside * self._scale, RIGHT)
            place += (stretch.end - stretch.start).total_seconds() * self._scale + CUT
        return place

    def ticks(self) -> Iterator[tuple[datetime, str]]:
        """Midnights (UTC), and every sixth hour where the axis holds two days or less."""
        length = sum((s.end - s.start for s in self.stretches), timedelta())
        step = timedelta(hours=6) if length <= timedelta(days=2) else timedelta(days=1)
        for stretch in self.stretches:
            at = stretch.start.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
            while at <= stretch.end:
                if at >= stretch.start:
                    yield at, f"{at.day} {at:%b}" if not at.hour else f"{at:%H:%M} UTC"
                at += step
