"""Outlines as they are stored: `gazetteer/shapes.json.gz`, corners in `seas.tsv` and `areas.tsv`, a user's GeoJSON.

    {"step": 0.001, "arcs": [[x0, y0, dx, dy, ...]], "countries": {"UA": [[[12, ~7], ...]]},
     "boxes": {"UA": [22, 44, 41, 53]}, "regions": {"UA-63": [[[x0, y0, dx, dy, ...]]]}}
    30 32.4|28 35.2|21 39.5          corners, latitude first
    UA-14+UA-09                      the union of what has codes

Countries are rings of arc numbers, as in TopoJSON (`~n` is arc `n` backwards), so that neighbours keep one line
between them; regions are rings of their own and reach beyond their country, which cuts them when they are read.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from hearsay.errors import LexiconError

_DAMAGED = "The package is damaged: install it again."
_GEOJSON = "Give a GeoJSON FeatureCollection whose features have `code` and `name` among their properties."


Points: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
"""Rows of longitude and latitude."""


class Drawn(NamedTuple):
    """The outlines of the package, still as numbers."""

    step: float
    arcs: Sequence[Sequence[int]]
    countries: Mapping[str, Sequence[Sequence[Sequence[int]]]]
    boxes: Mapping[str, Sequence[int]]
    regions: Mapping[str, Sequence[Sequence[Sequence[int]]]]
    names: Mapping[str, str]

    def country(self, code: str) -> BaseGeometry:
        """The land of a country or disputed area as Natural Earth draws it."""
        polygons = []
        for rings in self.countries[code]:
            lines = [np.concatenate([self._arc(n) for n in ring]) for ring in rings]
            if len(lines[0]) > 3:
                polygons.append(shapely.Polygon(unrolled(lines[0]), [line for line in lines[1:] if len(line) > 3]))
        return folded(polygonal(shapely.multipolygons(polygons)))

    def region(self, code: str) -> BaseGeometry:
        """The land nearest to the towns of a region, not yet cut by its country."""
        polygons = [
            shapely.Polygon(lines[0], lines[1:])
            for rings in self.regions[code]
            if (lines := [_points(ring, self.step) for ring in rings])
        ]
        return folded(polygonal(shapely.multipolygons(polygons)))

    def _arc(self, number: int) -> Points:
        line = _points(self.arcs[number if number >= 0 else ~number], self.step)
        return line if number >= 0 else line[::-1]


@cache
def drawn() -> Drawn:
    """The outlines of the package; raises LexiconError where the file is damaged."""
    try:
        packed = resources.files("hearsay.measures").joinpath("gazetteer", "shapes.json.gz").read_bytes()
        held = json.loads(gzip.decompress(packed))
        return Drawn(held["step"], held["arcs"], held["countries"], held["boxes"], held["regions"], held["names"])
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise LexiconError("gazetteer/shapes.json.gz", f"cannot be read ({error}).", _DAMAGED) from error


def corners(cell: str) -> BaseGeometry:
    """The polygon of `lat lon|lat lon|...`; longitudes past 180 lie beyond the antimeridian and are folded back."""
    points = [tuple(float(n) for n in pair.split()) for pair in cell.split("|")]
    return folded(polygonal(shapely.polygons([(lon, lat) for lat, lon in points])))


def folded(shape: BaseGeometry) -> BaseGeometry:
    """The same within longitudes -180 to 180: what reaches beyond the antimeridian comes in from the other side."""
    west, _, east, _ = shape.bounds
    if west >= -180 and east <= 180:
        return shape
    parts: list[BaseGeometry] = []
    for part in shapely.get_parts(shape):
        west, _, east, _ = part.bounds
        for turn in (-360, 0, 360) if west < -180 or east > 180 else ():
            if not (inside := shapely.intersection(part, shapely.box(turn - 180, -90, turn + 180, 90))).is_empty:
                parts.extend(shapely.get_parts(shapely.affinity.translate(inside, -turn)))
        if west >= -180 and east <= 180:
            parts.append(part)
    return shapely.MultiPolygon([p for p in parts if isinstance(p, shapely.Polygon)])


def unrolled(line: Points) -> Points:
    """A ring that jumps from 180 to -180 degrees as one that goes on; one around the south pole is closed by it."""
    turns = np.round(np.diff(line[:, 0], prepend=line[0, 0]) / 360)
    if not turns.any():
        return line
    whole = line - np.column_stack([np.cumsum(turns) * 360, np.zeros(len(line))])
    first, last = whole[0, 0], whole[-1, 0]
    return whole if first == last else np.vstack([whole, [[last, -90.0], [first, -90.0], whole[0]]])


def polygonal(shape: BaseGeometry) -> BaseGeometry:
    """A valid shape of polygons only: `make_valid` may leave lines and points of a country, which are dropped."""
    if not shape.is_valid:
        shape = shapely.make_valid(shape, method="structure")
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.union_all([p for p in parts if p.geom_type == "Polygon"])


def features_in(path: Path) -> dict[str, tuple[str, BaseGeometry]]:
    """The name and the shape of every feature of a GeoJSON file, by code; raises LexiconError where it is none."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        out = {}
        for feature in held["features"]:
            properties = feature["properties"]
            shape = shapely.from_geojson(json.dumps(feature["geometry"]))
            out[str(properties["code"])] = (str(properties.get("name", properties["code"])), polygonal(folded(shape)))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, shapely.errors.GEOSException) as error:
        raise LexiconError(str(path), f"cannot be read as outlines ({error}).", _GEOJSON) from error
    return out


def _points(line: Sequence[int], step: float) -> Points:
    return np.asarray(np.cumsum(np.asarray(line, dtype=np.int64).reshape(-1, 2), axis=0) * step)
