"""A track as what a map draws: lines by what they are, gaps, the areas named, and the points that findings speak of.

Nothing is drawn here. Longitudes stay within -180 and 180; a line that crosses the 180th meridian is cut there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np
import shapely

from hearsay.evidence.track_areas import DEGREE, Area
from hearsay.evidence.track_clean import clean, usable
from hearsay.evidence.track_columns import Floats, Points
from hearsay.evidence.track_coverage import PAUSE, cover
from hearsay.evidence.track_gaps import gaps
from hearsay.evidence.track_labels import Stay, stays
from hearsay.evidence.track_limits import GAP
from hearsay.evidence.track_marks import REASONS, SET_ASIDE
from hearsay.records import Fix, Gap, Track

FINE = 0.01
"""Degrees that a drawn line may stray: a tenth of a dot on a map of a country."""
MOST_ASIDE = 500
"""Points set aside that are drawn at most."""
Line: TypeAlias = tuple[tuple[float, float], ...]
"""Longitude and latitude, as GeoJSON has them."""


class Stretch(StrEnum):
    """What a drawn line stands for."""

    FLOWN = "flown"
    PAUSE = "pause"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line and what it stands for; a gap has the words for it."""

    line: Line
    stretch: Stretch
    words: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """A position that was set aside, and why."""

    lon: float
    lat: float
    reason: str


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """An area that a text names: its rings (outer and inner alike), and what the track says of it."""

    name: str
    rings: tuple[Line, ...]
    seen: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that a map of one track needs, within `bounds` (west, south, east, north)."""

    track: str
    lines: tuple[Drawn, ...]
    aside: tuple[Aside, ...]
    areas: tuple[DrawnArea, ...]
    stays: tuple[Stay, ...]
    gaps: tuple[Gap, ...]
    first: Fix | None
    last: Fix | None
    bounds: tuple[float, float, float, float]


def drawing(track: Track, areas: Sequence[Area] = ()) -> Drawing:
    """The track and the areas named, ready to be drawn; pure, and the same for the same input."""
    found = clean(track.fixes)
    good = found.at(usable(found))
    named = stays(good)
    west, south, east, north = _bounds(good)
    return Drawing(
        track=track.registration or track.address or track.name,
        lines=tuple(_lines(good)),
        aside=_aside(found),
        areas=tuple(_area(area, found) for area in areas),
        stays=named,
        gaps=gaps(found),
        first=named[0].first if named else None,
        last=named[-1].last if named else None,
        bounds=(west, south, east, north),
    )


def _bounds(good: Points) -> tuple[float, float, float, float]:
    if not len(good.time):
        return -180.0, -90.0, 180.0, 90.0
    return float(good.lon.min()), float(good.lat.min()), float(good.lon.max()), float(good.lat.max())


def _lines(good: Points) -> list[Drawn]:
    """Runs of positions close in time, and between them pauses and gaps as straight lines."""
    found: list[Drawn] = []
    if len(good.time) < 2:
        return found
    seconds = np.diff(good.time)
    cuts = np.flatnonzero(seconds > PAUSE)
    starts, ends = np.concatenate(([0], cuts + 1)), np.concatenate((cuts, [len(good.time) - 1]))
    for n, (a, b) in enumerate(zip(starts, ends, strict=True)):
        if b > a:
            found += [Drawn(line, Stretch.FLOWN) for line in _cut(good.lon[a : b + 1], good.lat[a : b + 1])]
        if n < len(cuts):
            ends_of = np.array([b, b + 1])
            minutes = f"{seconds[b] / 60:.0f} min without a position"
            kind = Stretch.GAP if seconds[b] >= GAP else Stretch.PAUSE
            found += [Drawn(line, kind, minutes) for line in _cut(good.lon[ends_of], good.lat[ends_of])]
    return found


def _cut(lon: Floats, lat: Floats) -> list[Line]:
    """One line, or several where it jumps over the 180th meridian; simplified to what can be seen."""
    turns = np.flatnonzero(np.abs(np.diff(lon)) > 180) + 1
    lines: list[Line] = []
    for part_lon, part_lat in zip(np.split(lon, turns), np.split(lat, turns), strict=True):
        if len(part_lon) > 1:
            line = shapely.simplify(shapely.linestrings(np.column_stack((part_lon, part_lat))), FINE)
            lines.append(tuple((round(x, 4), round(y, 4)) for x, y in shapely.get_coordinates(line).tolist()))
    return lines


def _aside(found: Points) -> tuple[Aside, ...]:
    at = np.flatnonzero(((found.marks & SET_ASIDE) > 0) & np.isfinite(found.lat) & np.isfinite(found.lon))
    at = at[:: max(1, -(-len(at) // MOST_ASIDE))]
    return tuple(
        Aside(round(float(found.lon[n]), 4), round(float(found.lat[n]), 4), _reason(int(found.marks[n]))) for n in at
    )


def _reason(marks: int) -> str:
    return next(words for mark, words in REASONS.items() if mark & marks & SET_ASIDE)


def _area(area: Area, found: Points) -> DrawnArea:
    shape = area.outline
    if shape is None:
        assert area.centre is not None
        turns = np.linspace(0, 2 * np.pi, 49)
        lat = area.centre[0] + area.radius / DEGREE * np.sin(turns)
        lon = area.centre[1] + area.radius / DEGREE * np.cos(turns) / max(0.05, np.cos(np.radians(area.centre[0])))
        rings: list[Floats] = [np.column_stack((lon, lat))]
    else:
        edges = shapely.get_parts(shapely.simplify(shape, FINE).boundary)
        rings = [shapely.get_coordinates(part) for part in edges]
    lines = tuple(tuple((round(x, 3), round(y, 3)) for x, y in ring.tolist()) for ring in rings)
    return DrawnArea(area.name, lines, str(cover(found, area, area.name).seen))
