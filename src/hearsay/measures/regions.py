"""Regions: the land or water that a country, first-level region, disputed area or sea covers, by a code.

    RU           country                     ISO 3166-1 alpha-2 (XK for Kosovo)
    RU-BEL       first-level region          ISO 3166-2; `FR:alsace` where the region has no code of its own
    sea:red-sea  sea, strait, gulf, lake     a name of `gazetteer/seas.tsv`
    area:crimea  disputed or named area      a name of `gazetteer/areas.tsv`

    >>> shape("UA").covers(shape("area:crimea"))
    True
    >>> [label.code for label in containing(34.1, 45.0)]
    ['UA', 'RU', 'area:crimea', 'UA-43']

Longitude comes before latitude, degrees of WGS 84, -180 to 180; what lies on both sides of the antimeridian has parts
on both. A country covers what the United Nations hold to be its own, or else what it holds (`Label.viewpoint` says);
`containing` gives every party's label. Sources and limits are in `docs/places.md`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from hearsay.measures.outlines import corners, drawn, features_in, folded, polygonal
from hearsay.measures.places_gazetteer import PLACES, lines_of, shipped, slug_of
from hearsay.records import Place
from hearsay.types import PlaceKind

Numbers: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
Codes: TypeAlias = "np.ndarray[Any, np.dtype[np.str_]]"
DEGREE = 111.195
"""Km in a degree of latitude on a sphere of 6371.0088 km (IUGG)."""
TOUCH = 0.02
"""Degrees between two outlines that are still neighbours: three times what a simplified coast may stray."""
_ISO = re.compile(r"^([A-Z]{2})(?: \((.+)\))?$")


class Label(NamedTuple):
    """What a point lies in; `viewpoint` says after whom, where others say otherwise."""

    code: str
    name: str
    kind: PlaceKind
    viewpoint: str = ""
    approximate: bool = False


class _Area(NamedTuple):
    """A row of `areas.tsv`: who it is labelled after, and how it is drawn."""

    name: str
    country: str
    viewpoint: str
    others: tuple[str, ...]
    outline: str

    @property
    def claimants(self) -> dict[str, str]:
        """The countries that label it otherwise, with what is said of their label."""
        found = (_ISO.match(other) for other in self.others)
        return {match[1]: match[2] or "" for match in found if match}

    @property
    def decided(self) -> bool:
        """Whether its label, and not who holds it, says which country it is drawn with."""
        return self.viewpoint.startswith("United Nations")


class Regions:
    """Every region by its code. `extra` is a GeoJSON file whose outlines come in place of those of their codes."""

    def __init__(self, extra: Path | None = None) -> None:
        self.extra = features_in(extra) if extra else {}
        self._shapes: dict[str, BaseGeometry | None] = {}

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of all regions that have a shape, in order."""
        own = {c for c in drawn().countries if len(c) == 2} | set(self._names) | set(self.extra)
        own |= {f"sea:{slug}" for slug, row in self._seas.items() if row[1]}
        return tuple(sorted(own | {f"area:{slug}" for slug in self._areas if self._is_drawn(slug)}))

    def shape(self, code: str) -> BaseGeometry | None:
        """The polygons of a region; None where the code or its outline is unknown."""
        if code not in self._shapes:
            self._shapes[code] = self.extra[code][1] if code in self.extra else self._shape(code)
            if (found := self._shapes[code]) is not None:
                shapely.prepare(found)
        return self._shapes[code]

    def name(self, code: str) -> str:
        """The name of a region; empty where the code is unknown."""
        if code in self.extra:
            return self.extra[code][0]
        kind, _, slug = code.partition(":")
        if kind == "sea" and slug in self._seas:
            return self._seas[slug][0]
        if kind == "area" and slug in self._areas:
            return self._areas[slug].name
        country = shipped().countries.get(code)
        return country.entry.name if country else drawn().names.get(code, "")

    def approximate(self, code: str) -> bool:
        """Whether the outline is rough: that of a first-level region, or drawn by a few corners."""
        if code in self.extra or len(code) == 2:
            return False
        kind, _, slug = code.partition(":")
        return kind != "area" or slug not in drawn().countries

    def neighbours(self, code: str) -> tuple[str, ...]:
        """The regions of the same kind that share a border with it; of a sea the countries on its shore."""
        country = shipped().countries.get(code)
        if country:
            return tuple(n for n in country.neighbours if n in drawn().countries)
        here = self.shape(code)
        if here is None:
            return ()
        near = here.buffer(TOUCH, quad_segs=2)
        wide = len(code) == 2 or code.startswith(("sea:", "area:"))
        others = self._countries_in(near) if wide else self._regions_near(code, near)
        found = [c for c in others if c != code and (land := self.shape(c)) is not None and land.intersects(near)]
        return tuple(sorted(found))

    def containing(self, lon: float, lat: float) -> tuple[Label, ...]:
        """All that a point lies in: countries (the declared label first), areas, first-level regions, seas."""
        at = shapely.box(lon, lat, lon, lat)
        own = [c for c in self._countries_in(at) if self.inside(c, lon, lat)]
        areas = [s for s in self._areas if self._is_drawn(s) and self.inside(f"area:{s}", lon, lat)]
        disputed = [self._areas[s] for s in areas if self._areas[s].viewpoint]
        out = {c: self._label(c, next((a.viewpoint for a in disputed if a.country == c), "")) for c in own}
        for area in disputed:
            for claimant, why in area.claimants.items():
                out.setdefault(claimant, self._label(claimant, why or "claims it"))
        inner = [f"area:{s}" for s in areas]
        inner += [c for country in own for c in self._regions_of.get(country, ()) if self.inside(c, lon, lat)]
        inner += [c for c in self.extra if c not in own and c not in inner and self.inside(c, lon, lat)]
        seas = [] if own else [f"sea:{s}" for s in self._seas if self.inside(f"sea:{s}", lon, lat)]
        seas += [f"sea:{s}" for s in self._lakes if own and self.inside(f"sea:{s}", lon, lat)]
        seas.sort(key=lambda c: getattr(self.shape(c), "area", 0.0))
        return (*out.values(), *(self._label(c) for c in (*inner, *seas)))

    def inside(self, code: str, lon: float, lat: float) -> bool:
        """Whether a point lies in a region."""
        return bool(self.within(code, np.array([lon]), np.array([lat]))[0])

    def within(self, code: str, lons: Numbers, lats: Numbers) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Which of many points lie in a region; none where it has no shape."""
        out = np.zeros(len(lons), dtype=bool)
        west, south, east, north = self._box(code)
        near = (lons >= west) & (lons <= east) & (lats >= south) & (lats <= north)
        if near.any() and (here := self.shape(code)) is not None:
            out[near] = shapely.contains_xy(here, lons[near], lats[near])
        return out

    def countries_of(self, lons: Numbers, lats: Numbers) -> Codes:
        """The code of the country of each of many points (its declared label), empty at sea."""
        out = np.full(len(lons), "", dtype="<U2")
        open_ = np.ones(len(lons), dtype=bool)
        if not len(lons):
            return out
        around = shapely.box(lons.min(), lats.min(), lons.max(), lats.max())
        for code in self._countries_in(around):
            at = np.flatnonzero(open_)
            hits = at[self.within(code, lons[at], lats[at])]
            out[hits] = code
            open_[hits] = False
        return out

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return drawn().names

    @cached_property
    def _regions_of(self) -> Mapping[str, tuple[str, ...]]:
        out: dict[str, tuple[str, ...]] = {}
        for code in drawn().names:
            if len(code) == 2:
                continue
            out[code[:2]] = (*out.get(code[:2], ()), code)
        return out

    @cached_property
    def _areas(self) -> Mapping[str, _Area]:
        out = {}
        for line in lines_of("areas"):
            names, country, _, _, viewpoint, others, outline = (line.split("\t") + [""] * 3)[:7]
            name = names.split("|")[0]
            out[slug_of(name)] = _Area(name, country, viewpoint, tuple(o for o in others.split("|") if o), outline)
        return out

    @cached_property
    def _seas(self) -> Mapping[str, tuple[str, str]]:
        rows = (line.split("\t") for line in lines_of("seas"))
        return {slug_of(name): (name, row[3]) for row in rows if (name := row[0].split("|")[0])}

    @cached_property
    def _lakes(self) -> tuple[str, ...]:
        return tuple(s for s, row in self._seas.items() if is_inland(row[0]))

    def _is_drawn(self, slug: str) -> bool:
        return bool(self._areas[slug].outline) or slug in drawn().countries

    def _label(self, code: str, viewpoint: str = "") -> Label:
        kinds = {"sea": PlaceKind.SEA, "area": PlaceKind.REGION}
        kind = PlaceKind.COUNTRY if len(code) == 2 else kinds.get(code.partition(":")[0], PlaceKind.REGION)
        if code.startswith("area:"):
            viewpoint = self._areas[code.partition(":")[2]].viewpoint
        return Label(code, self.name(code), kind, viewpoint, self.approximate(code))

    def _shape(self, code: str) -> BaseGeometry | None:
        kind, _, slug = code.partition(":")
        if kind == "sea":
            return self._sea(slug) if slug in self._seas and self._seas[slug][1] else None
        if kind == "area":
            return self._area(slug) if slug in self._areas and self._is_drawn(slug) else None
        if len(code) == 2:
            return self._country(code) if code in drawn().countries else None
        country = self.shape(code[:2]) if code in self._names else None
        return country if country is None or code not in drawn().regions else cut(drawn().region(code), country)

    def _country(self, code: str) -> BaseGeometry:
        """What is drawn inside it, with what is labelled after it and without what is labelled after another."""
        land = drawn().country(code)
        for slug, area in self._areas.items():
            own = area.country == code
            if own and slug in drawn().countries:
                land = shapely.union(land, drawn().country(slug))
            elif area.decided and " " in area.outline and (own or code in area.claimants):
                piece = shapely.intersection(corners(area.outline), self._held(area))
                land = shapely.union(land, piece) if own else shapely.difference(land, piece)
        return polygonal(land)

    def _held(self, area: _Area) -> BaseGeometry:
        """All land of those who label an area, as Natural Earth draws it."""
        around = corners(area.outline)
        codes = {area.country, *area.claimants} & set(drawn().countries) or set(self._countries_in(around))
        codes |= {slug for slug, a in self._areas.items() if a.country in codes and slug in drawn().countries}
        return shapely.union_all([drawn().country(c) for c in sorted(codes)])

    def _area(self, slug: str) -> BaseGeometry | None:
        area = self._areas[slug]
        if slug in drawn().countries:
            return drawn().country(slug)
        if " " in area.outline:
            land = cut(corners(area.outline), self._held(area))
            return corners(area.outline) if land.is_empty else land
        parts = [part for code in area.outline.split("+") if (part := self.shape(code)) is not None]
        return polygonal(shapely.union_all(parts)) if parts else None

    def _sea(self, slug: str) -> BaseGeometry:
        name, outline = self._seas[slug]
        water = corners(outline)
        if is_inland(name):
            return water
        lands = [land for c in self._countries_in(water) if (land := self.shape(c)) is not None]
        near = [part for part in shapely.get_parts(lands) if part.intersects(water)]
        return polygonal(shapely.difference(water, shapely.union_all(near)))

    def _box(self, code: str) -> tuple[float, float, float, float]:
        """A box around a region, for countries without drawing them; the whole world where it must be drawn."""
        held = drawn().boxes.get(code) if code not in self.extra and code not in self._widened else None
        if held:
            return held[0], held[1], held[2], held[3]
        kind, _, slug = code.partition(":")
        if kind == "sea" and " " in self._seas[slug][1]:
            return _box_of(corners(self._seas[slug][1]))
        if kind == "area" and " " in self._areas[slug].outline:
            return _box_of(corners(self._areas[slug].outline))
        here = self.shape(code)
        return (0.0, 0.0, -1.0, -1.0) if here is None else _box_of(here)

    @cached_property
    def _widened(self) -> frozenset[str]:
        """Countries that cover more than their own outline."""
        return frozenset(a.country for s, a in self._areas.items() if a.decided or s in drawn().countries)

    def _countries_in(self, around: BaseGeometry) -> list[str]:
        """The countries whose boxes meet the box of a shape."""
        west, south, east, north = around.bounds
        codes = [c for c in {*drawn().boxes, *self.extra} if len(c) == 2]
        boxes = {c: self._box(c) for c in sorted(codes)}
        return [c for c, b in boxes.items() if b[0] <= east and b[2] >= west and b[1] <= north and b[3] >= south]

    def _regions_near(self, code: str, near: BaseGeometry) -> Iterator[str]:
        for country in (code[:2], *self.neighbours(code[:2])):
            for other in self._regions_of.get(country, ()):
                if other not in drawn().regions or drawn().region(other).intersects(near):
                    yield other


def _box_of(land: BaseGeometry) -> tuple[float, float, float, float]:
    west, south, east, north = land.bounds
    return west, south, east, north


def is_inland(name: str) -> bool:
    """Whether a water lies within the outlines of countries, which Natural Earth draws across lakes."""
    return name.startswith("Lake ") or name in ("Dead Sea", "Aral Sea", "Sea of Galilee", "Suez Canal", "Panama Canal")


def cut(land: BaseGeometry, within: BaseGeometry) -> BaseGeometry:
    """What of a shape lies within another, polygons only."""
    west, south, east, north = land.bounds
    return polygonal(shapely.intersection(land, shapely.clip_by_rect(within, west, south, east, north)))


@cache
def known() -> Regions:
    """The regions of the package with the file that HEARSAY_PLACES names on top, where it is GeoJSON."""
    path = os.environ.get(PLACES, "")
    return Regions(Path(path) if path.endswith(("json", ".geojson")) else None)


def shape(code: str) -> BaseGeometry | None:
    """`Regions.shape` of the regions known."""
    return known().shape(code)


def name(code: str) -> str:
    """`Regions.name` of the regions known."""
    return known().name(code)


def approximate(code: str) -> bool:
    """`Regions.approximate` of the regions known."""
    return known().approximate(code)


def neighbours(code: str) -> tuple[str, ...]:
    """`Regions.neighbours` of the regions known."""
    return known().neighbours(code)


def containing(lon: float, lat: float) -> tuple[Label, ...]:
    """`Regions.containing` of the regions known."""
    return known().containing(lon, lat)


def extent(place: Place) -> BaseGeometry | None:
    """Where a place lies: its region, or the disc of its radius around its point; None for a border and the unknown."""
    if place.code:
        return shape(place.code)
    point = (place.lat, place.lon) if place.lat is not None and place.lon is not None else place.anchor
    return None if point is None or place.radius is None else disc(*point, place.radius)


def disc(lat: float, lon: float, km: float) -> BaseGeometry:
    """All within some km of a point, drawn with 64 corners on a sphere of 111.195 km a degree."""
    turn = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    north = np.clip(lat + km / DEGREE * np.cos(turn), -90, 90)
    narrow = max(0.02, float(np.cos(np.radians(lat))))
    return folded(shapely.Polygon(np.column_stack([lon + km / DEGREE / narrow * np.sin(turn), north])))
