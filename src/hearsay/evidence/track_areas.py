"""What a place covers: an outline on the map, or a disc where it is a town, an airport or a point.

Every area is kept as polygons in longitude and latitude, and as the points of its edge no more than `STEP` km apart,
so that a distance to it is a distance to one of them (off by at most half a step).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from hearsay.evidence.track_columns import Floats, Where
from hearsay.evidence.track_sphere import apart

STEP = 10.0
"""Km between points of an edge."""
MOST_EDGE = 20_000
"""Points of an edge at most: Russia's is then one point in 4 km."""
DEGREE = 111.195
"""Km of a degree of latitude on the mean sphere."""


@dataclass(frozen=True)
class Area:
    """An outline with a name, or a point with a radius in km; `note` says what the outline stands for."""

    name: str
    outline: BaseGeometry | None = None
    centre: tuple[float, float] | None = None
    radius: float = 0.0
    note: str = ""

    def holds(self, lat: Floats, lon: Floats) -> Where:
        """Which of the points lie inside."""
        if self.outline is None:
            assert self.centre is not None
            inside: Where = apart(lat, lon, *self.centre) <= self.radius
            return inside
        west, south, east, north = self.outline.bounds
        inside = (lat >= south) & (lat <= north) & (lon >= west) & (lon <= east)
        at = np.flatnonzero(inside)
        shapely.prepare(self.outline)
        inside[at] = shapely.contains_xy(self.outline, lon[at], lat[at])
        return inside

    def distance(self, lat: Floats, lon: Floats) -> Floats:
        """Km from each point to the area; 0 inside."""
        if self.outline is None:
            assert self.centre is not None
            return np.maximum(0.0, apart(lat, lon, *self.centre) - self.radius)
        km = np.array([float(apart(*self.edge, a, o).min()) for a, o in zip(lat, lon, strict=True)])
        return np.where(self.holds(lat, lon), 0.0, km)

    def detour(self, start: tuple[float, float], end: tuple[float, float]) -> float:
        """Km of the shortest way from `start` to `end` that touches the area."""
        if self.outline is None:
            assert self.centre is not None
            there = max(0.0, float(apart(*start, *self.centre)) - self.radius)
            back = max(0.0, float(apart(*end, *self.centre)) - self.radius)
            return max(float(apart(*start, *end)), there + back)
        if self._is_crossed(start, end):
            return float(apart(*start, *end))
        return float((apart(*self.edge, *start) + apart(*self.edge, *end)).min())

    @cached_property
    def edge(self) -> tuple[Floats, Floats]:
        """Latitudes and longitudes of points along the edge."""
        assert self.outline is not None
        shape = shapely.segmentize(self.outline.boundary, STEP / DEGREE)
        points: NDArray[np.float64] = shapely.get_coordinates(shape)
        points = points[:: max(1, len(points) // MOST_EDGE)]
        return points[:, 1], points[:, 0]

    def _is_crossed(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        from hearsay.evidence.track_sphere import between

        lat, lon = between(*start, *end, STEP)
        return bool(self.holds(lat, lon).any())


def polygons(shape: BaseGeometry) -> BaseGeometry:
    """Only what has an area: mending an outline can leave lines and points beside its polygons."""
    parts: Sequence[BaseGeometry] = shapely.get_parts(shapely.make_valid(shape)).tolist()
    whole = [p for part in parts for p in shapely.get_parts(part).tolist() if p.geom_type == "Polygon"]
    return shapely.MultiPolygon(whole)
