"""A track held against the areas that a claim names: seen there, near, possible in a gap, out of reach, or no data.

    OBSERVED         positions inside, or two positions less than two minutes apart on both sides
    POSSIBLE_IN_GAP  none inside, but between two positions there was time for the way there and back
    NEAR             none inside and no time for it, but positions within `track_limits.NEAR` km
    UNREACHABLE      none of these anywhere between the first position and the last
    NO_DATA          no outline of the area, or no position in the time asked for

In a gap an area can be reached where the shortest way from the last position over the area to the next is no longer
than the top speed allows (the time-geographic prism of Hägerstrand, 1970).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import shapely

from hearsay.evidence.track_areas import Area
from hearsay.evidence.track_clean import steps, usable
from hearsay.evidence.track_columns import Points, Where
from hearsay.evidence.track_gaps import fix
from hearsay.evidence.track_limits import CRUISE, GAP, NEAR
from hearsay.evidence.track_marks import SET_ASIDE
from hearsay.records import Fix

PAUSE = 120.0
"""Seconds between two positions up to which the straight way is taken as flown: 30 km for a jet, and four times the
30 s to which traces thin (readsb). Longer ones may hide a way round."""


AIRCRAFT = 60.0
"""Metres a second above which what moves is taken for an aircraft."""
MARGIN = 1.1
"""How much faster than the track shows it may have flown where nobody saw it."""


class Seen(StrEnum):
    """What a track says of one area."""

    OBSERVED = "observed"
    POSSIBLE_IN_GAP = "possible in a gap"
    NEAR = "near"
    UNREACHABLE = "out of reach"
    NO_DATA = "no data"


@dataclass(frozen=True, slots=True)
class Visit:
    """A stay in an area: the first and the last position inside, and how many."""

    first: Fix
    last: Fix
    positions: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the track says of one area, and what that rests on.

    `km` is the distance of the nearest position and `nearest` that position; `gap` the two positions between which
    there was time to be there, with the most seconds to spare; `set_aside` how many positions inside were not used.
    """

    area: Area
    seen: Seen
    visits: tuple[Visit, ...] = ()
    nearest: Fix | None = None
    km: float | None = None
    gap: tuple[Fix, Fix] | None = None
    set_aside: int = 0


def cover(found: Points, area: Area | None, name: str, start: float = -np.inf, end: float = np.inf) -> Coverage:
    """What cleaned points say of an area, between two moments (seconds since 1970) where they are given."""
    nothing = Coverage(area or Area(name), Seen.NO_DATA)
    if area is None:
        return nothing
    asked = (found.time >= start) & (found.time <= end)
    good = found.at(usable(found) & asked)
    if not len(good.time):
        return nothing
    aside = found.at(((found.marks & SET_ASIDE) > 0) & asked & np.isfinite(found.lat) & np.isfinite(found.lon))
    set_aside = int(area.holds(aside.lat, aside.lon).sum())
    visits = _visits(good, area)
    if visits:
        return Coverage(area, Seen.OBSERVED, visits, visits[0].first, 0.0, set_aside=set_aside)
    at, km = _nearest(good, area)
    gap = _gap(good, area)
    seen = Seen.POSSIBLE_IN_GAP if gap else Seen.NEAR if km <= NEAR else Seen.UNREACHABLE
    return Coverage(area, seen, (), fix(good, at), km, gap, set_aside)


def top_speed(good: Points) -> float:
    """Metres a second that it may fly unseen: a jet's cruise, or a little more than the track itself shows."""
    km, seconds = steps(good)
    lasting = (seconds > 5) & (seconds < GAP)
    shown = float(np.percentile(km[lasting] * 1000 / seconds[lasting], 98)) if lasting.sum() > 3 else CRUISE
    return max(CRUISE, MARGIN * shown) if shown > AIRCRAFT else max(1.0, 1.5 * shown)


def _visits(good: Points, area: Area) -> tuple[Visit, ...]:
    inside = area.holds(good.lat, good.lon)
    inside |= _crossed(good, area, inside)
    at = np.flatnonzero(inside)
    if not len(at):
        return ()
    split = (np.diff(at) > 1) | (np.diff(good.time[at]) >= GAP)
    firsts, lasts = at[np.concatenate(([True], split))], at[np.concatenate((split, [True]))]
    return tuple(
        Visit(fix(good, int(a)), fix(good, int(b)), int(b - a + 1)) for a, b in zip(firsts, lasts, strict=True)
    )


def _crossed(good: Points, area: Area, inside: Where) -> Where:
    """Positions behind which the straight way to the next, soon after, runs through the area; both lie outside."""
    found = np.zeros(len(good.time), dtype=np.bool_)
    if len(good.time) < 2 or area.outline is None:
        return found
    km, seconds = steps(good)
    west, south, east, north = area.outline.bounds
    lats, lons = (good.lat[:-1], good.lat[1:]), (good.lon[:-1], good.lon[1:])
    over = (np.maximum(*lats) >= south) & (np.minimum(*lats) <= north)
    over &= (np.maximum(*lons) >= west) & (np.minimum(*lons) <= east) & (np.abs(lons[0] - lons[1]) < 180)
    at = np.flatnonzero(over & (seconds <= PAUSE) & (km > 1) & ~inside[:-1] & ~inside[1:])
    ends = np.stack([good.lon[at], good.lat[at], good.lon[at + 1], good.lat[at + 1]], axis=1).reshape(-1, 2, 2)
    shapely.prepare(area.outline)
    found[at] = shapely.intersects(area.outline, shapely.linestrings(ends))
    return found


def _nearest(good: Points, area: Area) -> tuple[int, float]:
    """The position nearest to the area, and how many km away it is: first among a few, then around the best."""
    size = len(good.time)
    stride = max(1, size // 400)
    some = np.arange(0, size, stride)
    km = area.distance(good.lat[some], good.lon[some])
    best = int(some[int(np.argmin(km))])
    around = np.arange(max(0, best - stride), min(size, best + stride + 1))
    around = around[:: max(1, len(around) // 400)]
    closer = area.distance(good.lat[around], good.lon[around])
    return int(around[int(np.argmin(closer))]), float(closer.min())


def _gap(good: Points, area: Area) -> tuple[Fix, Fix] | None:
    """The pause between two positions that leaves the most time for a way over the area."""
    if len(good.time) < 2:
        return None
    km, seconds = steps(good)
    speed = top_speed(good) / 1000
    spare = seconds * speed - km
    best: tuple[float, int] | None = None
    for n in np.flatnonzero((seconds > PAUSE) & (spare >= 0)):
        start, end = (good.lat[n], good.lon[n]), (good.lat[n + 1], good.lon[n + 1])
        left = seconds[n] - area.detour(start, end) / speed
        if left >= 0 and (best is None or left > best[0]):
            best = float(left), int(n)
    return (fix(good, best[1]), fix(good, best[1] + 1)) if best else None
