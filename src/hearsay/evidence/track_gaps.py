"""Gaps of a track: ten minutes and more between two usable positions, and what kind each is.

    messages went on, positions did not                        NO_POSITION
    low and descending near an airport, time enough to land    LANDED_LIKELY
    went on in the air at a speed that fits                    LOST_COVERAGE
    anything else                                              UNKNOWN

None of them says that a transponder was switched off: thin coverage looks the same (OpenSky, "ADS-B coverage").
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np

from hearsay.evidence.track_airports import nearest_airport
from hearsay.evidence.track_clean import usable
from hearsay.evidence.track_columns import Flags, Floats, Points
from hearsay.evidence.track_limits import (
    APPROACH,
    CONTACT_ROWS,
    CONTACT_SHARE,
    CRUISE,
    GAP,
    LOW,
    TURNAROUND,
)
from hearsay.evidence.track_marks import DUPLICATE, ON_GROUND, SPOOFED, STALE
from hearsay.evidence.track_sphere import apart
from hearsay.records import Fix, Gap
from hearsay.types import GapKind

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
RECENT = 600.0
"""Seconds before a gap in which the descent must show."""
LATELY = 120.0
"""Seconds before a gap in which the last height may stand: a descent of 600 m at most."""
SINKING = -1.5
"""Metres a second (300 feet a minute) below which an aircraft descends: level flight wanders by less."""


def splits(time: Floats) -> Flags:
    """The positions before which a gap lies, of times in order."""
    found: Flags = np.flatnonzero(np.diff(time) >= GAP) + 1
    return found


def gaps(found: Points) -> tuple[Gap, ...]:
    """The gaps of cleaned points in order of time."""
    return tuple(_gaps(found))


def moment(seconds: float) -> datetime:
    """Seconds since 1970 as a moment in UTC."""
    return EPOCH + timedelta(seconds=seconds)


def fix(found: Points, n: int) -> Fix:
    """The position at `n`."""
    height, age = float(found.altitude[n]), float(found.age[n])
    return Fix(
        moment(round(float(found.time[n]), 3)),
        float(found.lat[n]),
        float(found.lon[n]),
        None if np.isnan(height) else round(height, 1),
        None if np.isnan(age) else age,
    )


def _gaps(found: Points) -> Iterator[Gap]:
    at = np.flatnonzero(usable(found))
    for n in splits(found.time[at]):
        before, after = int(at[n - 1]), int(at[n])
        kind, reason = _kind(found, before, after)
        yield Gap(fix(found, before), fix(found, after), kind, reason)


def _kind(found: Points, before: int, after: int) -> tuple[GapKind, str]:
    seconds = float(found.time[after] - found.time[before])
    sent = _sent(found, before, after)
    if sent:
        return GapKind.NO_POSITION, sent
    km = float(apart(found.lat[before], found.lon[before], found.lat[after], found.lon[after]))
    landed = _landed(found, before, seconds - km * 1000 / CRUISE)
    if landed:
        return GapKind.LANDED_LIKELY, landed
    pace = _pace(found, before, after)
    speed = km * 1000 / seconds
    if _in_the_air(found, before) and _in_the_air(found, after) and 0.6 * pace <= speed <= 1.4 * pace:
        return GapKind.LOST_COVERAGE, f"it went on in the air: {km:.0f} km in {seconds / 60:.0f} minutes"
    return GapKind.UNKNOWN, f"{km:.0f} km apart, {seconds / 60:.0f} minutes: nothing says what happened between"


def _sent(found: Points, before: int, after: int) -> str:
    """How messages without a usable position fill the gap; empty where they do not."""
    inside = found.marks[before + 1 : after]
    times = found.time[before + 1 : after][(inside & DUPLICATE) == 0]
    length = found.time[after] - found.time[before]
    if len(times) < CONTACT_ROWS or times[-1] - times[0] < CONTACT_SHARE * length:
        return ""
    what = "old positions" if (inside & STALE).any() else "positions set aside" if inside.any() else "no position"
    if (inside & SPOOFED).any():
        what = "positions that cannot be true"
    return f"{len(times)} messages came in that time, with {what}"


def _landed(found: Points, before: int, spare: float) -> str:
    """Why a landing is likely; empty where it is not."""
    port = nearest_airport(float(found.lat[before]), float(found.lon[before]))
    if port.km > APPROACH or spare < TURNAROUND:
        return ""
    if found.marks[before] & ON_GROUND:
        return f"on the ground, {port.km:.0f} km from {port.name}"
    height = _last_height(found, before) - port.height
    if not height < LOW or not _descends(found, before):
        return ""
    return f"descending {height:.0f} m above {port.name}, {port.km:.0f} km away"


def _descends(found: Points, before: int) -> bool:
    rate = float(found.climb[before])
    if not np.isnan(rate):
        return rate <= SINKING
    recent = found.time[: before + 1] >= found.time[before] - RECENT
    heights = found.altitude[: before + 1][recent]
    heights = heights[~np.isnan(heights)]
    return len(heights) > 1 and heights[0] - heights[-1] >= -SINKING * 60


def _last_height(found: Points, before: int) -> float:
    """The last height known shortly before a gap: single ones are missing now and then."""
    recent = np.flatnonzero(found.time[: before + 1] >= found.time[before] - LATELY)
    heights = found.altitude[recent]
    known = heights[np.isfinite(heights)]
    return float(known[-1]) if len(known) else float("nan")


def _in_the_air(found: Points, n: int) -> bool:
    return not found.marks[n] & ON_GROUND and not found.altitude[n] < LOW


def _pace(found: Points, before: int, after: int) -> float:
    """Metres a second on both sides of the gap, as reported; the usual cruise where nothing is."""
    reported = np.array([found.speed[before], found.speed[after]])
    known = reported[np.isfinite(reported) & (reported > 0)]
    return float(known.mean()) if len(known) else CRUISE
