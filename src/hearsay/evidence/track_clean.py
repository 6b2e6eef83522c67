"""Fixes -> points in order of time, each marked with why it is set aside, if it is.

    frozen    51.2 35.1 at 430 kt, 51.2 35.1 at 430 kt      STALE: the receiver repeats the last position
    jump      Damascus, Cyprus, Damascus within a minute    TELEPORT (one or two positions), SPOOFED (more)
    drifting  90 kt at flight level 300, a jet              TOO_SLOW

Nothing is dropped: the page shows what was set aside, and why. Of pieces that only a jump joins those are kept that
can be flown one after the other and together last longest.
"""

from __future__ import annotations

import numpy as np

from hearsay.evidence.track_columns import Flags, Floats, Points, Where, points
from hearsay.evidence.track_limits import (
    GAP,
    HIGH,
    JET,
    LEAST_JUMP,
    MOVING,
    SLOW_WINDOW,
    SLOWEST_JET,
    STALE_AGE,
    TOP_SPEED,
)
from hearsay.evidence.track_marks import (
    DUPLICATE,
    NO_PLACE,
    ON_GROUND,
    OUT_OF_ORDER,
    SET_ASIDE,
    SPOOFED,
    STALE,
    TELEPORT,
    TOO_SLOW,
)
from hearsay.evidence.track_sphere import apart
from hearsay.records import Fixes

MOST_PIECES = 200
"""Pieces back that a piece may follow on: more jumps than that in a row are noise."""
EXCURSION = 0.5
"""What a piece counts for that is left out and back by jumps: the way around it needs no such explanation."""
SINGLE = 30.0
"""Seconds that a piece of one position counts for: traces thin airborne positions to one in 30 s."""


def clean(fixes: Fixes) -> Points:
    """All positions in order of time, longitudes within -180 and 180, marks added; `usable` says which to use."""
    raw = points(fixes)
    marks = raw.marks | np.where(_has_place(raw), 0, NO_PLACE)
    marks |= np.where(raw.time < np.maximum.accumulate(np.nan_to_num(raw.time, nan=-np.inf)), OUT_OF_ORDER, 0)
    order = np.argsort(raw.time, kind="stable")
    found = Points(
        raw.time[order],
        raw.lat[order],
        (raw.lon[order] + 180.0) % 360.0 - 180.0,
        raw.altitude[order],
        raw.speed[order],
        raw.heading[order],
        raw.climb[order],
        raw.age[order],
        marks[order],
    )
    _mark_duplicates(found)
    _mark_single_jumps(found)
    _mark_stale(found)
    _mark_jumps(found)
    _mark_stale(found)  # again: a frozen position behind a jump looked new
    _mark_slow(found)
    return found


def usable(found: Points) -> Where:
    """Which positions are used as positions."""
    kept: Where = (found.marks & SET_ASIDE) == 0
    return kept


def steps(found: Points) -> tuple[Floats, Floats]:
    """Km and seconds from each point to the next."""
    km = apart(found.lat[:-1], found.lon[:-1], found.lat[1:], found.lon[1:])
    return km, np.diff(found.time)


def is_jump(km: Floats, seconds: Floats) -> Where:
    """Whether nothing can fly so far in so short a time."""
    jump: Where = (km > LEAST_JUMP) & (km * 1000 > TOP_SPEED * seconds)
    return jump


def _has_place(raw: Points) -> Where:
    with np.errstate(invalid="ignore"):
        inside = (np.abs(raw.lat) <= 90) & (np.abs(raw.lon) <= 360) & np.isfinite(raw.time)
    kept: Where = inside & ~((raw.lat == 0) & (raw.lon == 0))
    return kept


def _mark_duplicates(found: Points) -> None:
    at = np.flatnonzero(usable(found))
    again = at[1:][np.diff(found.time[at]) == 0]
    found.marks[again] |= DUPLICATE


def _mark_single_jumps(found: Points) -> None:
    """One position out and back again, before old positions are looked for: it would make a frozen one look new."""
    at = np.flatnonzero(usable(found))
    if len(at) < 3:
        return
    jump = is_jump(*steps(found.at(at)))
    around = apart(found.lat[at[:-2]], found.lon[at[:-2]], found.lat[at[2:]], found.lon[at[2:]])
    back = ~is_jump(around, found.time[at[2:]] - found.time[at[:-2]])
    found.marks[at[1:-1][jump[:-1] & jump[1:] & back]] |= TELEPORT


def _mark_stale(found: Points) -> None:
    with np.errstate(invalid="ignore"):
        found.marks[found.age > STALE_AGE] |= STALE
        moving = (found.speed > MOVING) & ((found.marks & ON_GROUND) == 0)
    at = np.flatnonzero(usable(found))
    if len(at) < 2:
        return
    same = (np.diff(found.lat[at]) == 0) & (np.diff(found.lon[at]) == 0)
    found.marks[at[1:][same & moving[at[1:]]]] |= STALE
    _mark_caught_up(found, at, same)


def _mark_caught_up(found: Points, at: Flags, same: Where) -> None:
    """A run of one position that the next can be flown to from its first, but not from its last, moment."""
    starts = np.flatnonzero(np.concatenate(([True], ~same)))
    ends = np.concatenate((starts[1:] - 1, [len(at) - 1]))
    runs = (ends > starts) & (ends < len(at) - 1)
    first, last = starts[runs], ends[runs]
    here, after = at[first], at[last + 1]
    km = apart(found.lat[here], found.lon[here], found.lat[after], found.lon[after])
    late = is_jump(km, found.time[after] - found.time[at[last]])
    early = is_jump(km, found.time[after] - found.time[here])
    for begin, end in zip(first[late & ~early], last[late & ~early], strict=True):
        found.marks[at[begin + 1 : end + 1]] |= STALE


def _mark_jumps(found: Points) -> None:
    at = np.flatnonzero(usable(found))
    if len(at) < 2:
        return
    km, seconds = steps(found.at(at))
    jumps = is_jump(km, seconds)
    if not jumps.any():
        return
    breaks = np.flatnonzero(jumps | (seconds >= GAP))  # behind a gap even a jump can look flyable
    first = np.concatenate(([0], breaks + 1))
    last = np.concatenate((breaks, [len(at) - 1]))
    kept = _flyable(found, at[first], at[last])
    for piece in range(len(first)):
        if not kept[piece]:
            short = last[piece] - first[piece] < 2
            found.marks[at[first[piece] : last[piece] + 1]] |= TELEPORT if short else SPOOFED


def _flyable(found: Points, first: Flags, last: Flags) -> Where:
    """Which pieces to keep: the chain of pieces, each flyable from the one before, that lasts longest."""
    size = len(first)
    weight = found.time[last] - found.time[first] + SINGLE
    weight[1:-1] *= np.where(_is_bypassed(found, first, last), EXCURSION, 1.0)
    best = weight.copy()
    before = np.full(size, -1)
    for n in range(1, size):
        low = max(0, n - MOST_PIECES)
        ends = last[low:n]
        here = first[n]
        km = apart(found.lat[ends], found.lon[ends], found.lat[here], found.lon[here])
        total = np.where(is_jump(km, found.time[here] - found.time[ends]), -np.inf, best[low:n])
        k = int(np.argmax(total))
        if total[k] > 0:
            best[n] += total[k]
            before[n] = low + k
    kept = np.zeros(size, dtype=np.bool_)
    n = int(np.argmax(best))
    while n >= 0:
        kept[n] = True
        n = int(before[n])
    return kept


def _is_bypassed(found: Points, first: Flags, last: Flags) -> Where:
    """Which inner pieces are entered and left by a jump while the pieces around them join without one."""

    def jumps(start: Flags, end: Flags) -> Where:
        km = apart(found.lat[start], found.lon[start], found.lat[end], found.lon[end])
        return is_jump(km, found.time[end] - found.time[start])

    into = jumps(last[:-1], first[1:])
    bypassed: Where = into[:-1] & into[1:] & ~jumps(last[:-2], first[2:])
    return bypassed


def _mark_slow(found: Points) -> None:
    """A jet's positions along a way of two minutes that is too short for its height."""
    at = np.flatnonzero(usable(found))
    with np.errstate(invalid="ignore"):
        high = found.altitude[at] > HIGH
    if high.sum() < 2:
        return
    km, seconds = steps(found.at(at))
    way, time = np.concatenate(([0.0], np.cumsum(km))) * 1000, found.time[at]
    cruising = high[:-1] & high[1:] & (seconds > 0) & (seconds <= SLOW_WINDOW)
    if not cruising.any() or np.median(km[cruising] * 1000 / seconds[cruising]) < JET:
        return
    then = np.minimum(np.searchsorted(time, time + SLOW_WINDOW), len(at) - 1)
    lasting = (time[then] - time >= SLOW_WINDOW) & (time[then] - time < 2 * SLOW_WINDOW) & high & high[then]
    slow = lasting & (way[then] - way < SLOWEST_JET * (time[then] - time))
    edges = np.zeros(len(at) + 1, dtype=np.int64)
    np.add.at(edges, np.flatnonzero(slow), 1)
    np.add.at(edges, then[slow] + 1, -1)
    found.marks[at[np.cumsum(edges[:-1]) > 0]] |= TOO_SLOW
