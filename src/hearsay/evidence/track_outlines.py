"""Places -> areas that a track can be held against: outlines of countries, regions and seas; discs around points."""

from __future__ import annotations

from functools import lru_cache

from hearsay.evidence.track_areas import Area
from hearsay.measures.regions import known
from hearsay.records import Place
from hearsay.types import PlaceKind

RADIUS = {
    PlaceKind.CITY: 30.0,
    PlaceKind.AIRPORT: 15.0,
    PlaceKind.DISTRICT: 20.0,
    PlaceKind.RELATIVE: 20.0,
}
"""Km around a point that count as over it, at the least: a town with its airports (30), an airport with its approach
(15), a district (20), a distance stated in round numbers (20). Set by judgement."""


def area_of(place: Place) -> Area | None:
    """The area of a place; None where neither an outline nor a point is at hand."""
    if place.kind in RADIUS and place.lat is not None and place.lon is not None:
        radius = max(RADIUS[place.kind], place.radius or 0.0)
        note = f"within {radius:.0f} km of its point"
        return Area(place.name, centre=(place.lat, place.lon), radius=radius, note=note)
    return outline_of(place.code, place.name) if place.code else None


@lru_cache(maxsize=512)
def outline_of(code: str, name: str = "") -> Area | None:
    """The area of a code of `measures/regions.py`; None where it has no outline."""
    shape = known().shape(code)
    if shape is None or shape.is_empty:
        return None
    note = "its outline is approximate" if known().approximate(code) else ""
    return Area(name or known().name(code), outline=shape, note=note)
