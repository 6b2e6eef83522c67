"""Zones that a user draws: GeoJSON polygons, or points with a radius, with names and times of validity.

    {"type": "Feature",
     "geometry": {"type": "Polygon", "coordinates": [[[36.0, 50.2], [37.5, 50.2], [37.5, 51.0], [36.0, 50.2]]]},
     "properties": {"name": "Closed airspace A1204/24", "start": "2024-01-24T06:00Z", "end": "2024-01-25T06:00Z",
                    "words": ["closed airspace"]}}

Properties are read under the names in `PROPERTIES`; a point needs `radius_km` (or `radius_nm`, as NOTAMs state it).
GeoJSON has longitude before latitude (RFC 7946). A time without a zone is UTC; the end does not belong to the zone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from hearsay.errors import EvidenceError
from hearsay.measures.places_beside import away
from hearsay.records import Evidence, Zone

PROPERTIES = {
    "name": ("name", "title", "id", "notam", "designator"),
    "start": ("start", "valid_from", "from", "begin", "validFrom", "effective_from"),
    "end": ("end", "valid_to", "until", "to", "validTo", "effective_to"),
    "words": ("words", "aliases", "alias", "also"),
    "about": ("about", "description", "text", "note", "source"),
}
"""Names under which files have each property, the first that is there is taken."""
RADII = {"radius_km": 1.0, "radius": 1.0, "radius_nm": 1.852}
"""Names of a radius, and what makes km of it."""
CORNERS = 72
"""Corners of a circle: its sides stray by a thousandth of the radius from it."""
ADVICE = "Give Polygon or MultiPolygon features, or Point features with radius_km, each with a name."

Ring = tuple[tuple[float, float], ...]
Polygon = tuple[Ring, ...]


def is_zones(content: bytes, name: str) -> bool:
    """Whether it is GeoJSON with polygons, or with points that have a radius."""
    if content[:64].lstrip()[:1] != b"{" or b'"coordinates"' not in content:
        return False
    return b"Polygon" in content or any(f'"{word}"'.encode() in content for word in RADII)


def read_zones(content: bytes, name: str) -> Evidence:
    """The zones of a GeoJSON file; raises EvidenceError where none has an area, naming the feature that is wrong."""
    try:
        held = json.loads(content)
    except (ValueError, RecursionError) as wrong:
        raise EvidenceError(name, f"is damaged JSON ({wrong}).", ADVICE) from wrong
    try:
        zones = [_zone(feature, n, name) for n, feature in enumerate(_features(held), 1)]
    except RecursionError as wrong:
        raise EvidenceError(name, "has collections within collections beyond any use.", ADVICE) from wrong
    if not any(zones):
        raise EvidenceError(name, "has no feature with an area.", ADVICE)
    return Evidence(zones=tuple(zone for zone in zones if zone))


def _features(held: object) -> Iterator[Mapping[str, object]]:
    if isinstance(held, dict) and isinstance(held.get("features"), list):
        yield from (one for one in held["features"] if isinstance(one, dict))
    elif isinstance(held, dict):
        yield held if held.get("type") == "Feature" else {"geometry": held, "properties": {}}


def _zone(feature: Mapping[str, object], number: int, file: str) -> Zone | None:
    geometry, own = feature.get("geometry"), feature.get("properties")
    properties: Mapping[str, object] = own if isinstance(own, dict) else {}
    polygons = _polygons(geometry, properties) if isinstance(geometry, dict) else ()
    if not polygons:
        return None
    name = _word(properties, "name") or f"zone {number}"
    start, end = (_moment(_word(properties, which), file, name) for which in ("start", "end"))
    if end and len(_word(properties, "end")) == len("2024-01-24"):  # a day belongs to the zone as a whole
        end += timedelta(days=1)
    if start and end and end <= start:
        raise EvidenceError(file, f"has the zone {name!r} end before it begins.", "Correct start and end.")
    return Zone("", name, polygons, start, end, _words(properties), _word(properties, "about"), file)


def _polygons(geometry: Mapping[str, object], properties: Mapping[str, object]) -> tuple[Polygon, ...]:
    kind, held = geometry.get("type"), geometry.get("coordinates")
    if kind == "GeometryCollection" and isinstance(geometry.get("geometries"), list):
        inner = [one for one in geometry["geometries"] if isinstance(one, dict)]  # type: ignore[attr-defined]
        return tuple(polygon for one in inner for polygon in _polygons(one, properties))
    if not isinstance(held, list):
        return ()
    if kind == "Point":
        return _circle(held, properties)
    parts = held if kind == "MultiPolygon" else [held] if kind == "Polygon" else []
    polygons = [tuple(ring for one in part if (ring := _ring(one))) for part in parts if isinstance(part, list)]
    return tuple(polygon for polygon in polygons if polygon)


def _ring(held: object) -> Ring:
    """A closed ring of at least three corners; empty where it is none."""
    corners = [_corner(one) for one in held] if isinstance(held, list) else []
    found = [one for one in corners if one]
    if len(found) != len(corners) or len(set(found)) < 3:
        return ()
    return tuple(found if found[0] == found[-1] else [*found, found[0]])


def _corner(held: object) -> tuple[float, float] | None:
    if not (isinstance(held, list) and len(held) >= 2 and all(type(n) in (int, float) for n in held[:2])):
        return None
    lon, lat = float(held[0]), float(held[1])
    return (lon, lat) if -360 <= lon <= 360 and -90 <= lat <= 90 else None


def _circle(held: list[object], properties: Mapping[str, object]) -> tuple[Polygon, ...]:
    at = _corner(held)
    stated = ((properties.get(word), factor) for word, factor in RADII.items())
    km = next((float(v) * f for v, f in stated if isinstance(v, int | float) and not isinstance(v, bool)), 0.0)
    if at is None or km <= 0:
        return ()
    points = [away(at[1], at[0], km, 360.0 * n / CORNERS) for n in range(CORNERS)]
    ring = tuple((lon, lat) for lat, lon in points)
    return (((*ring, ring[0]),),)


def _word(properties: Mapping[str, object], which: str) -> str:
    found = (properties[name] for name in PROPERTIES[which] if properties.get(name) not in (None, ""))
    value = next(found, "")
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _words(properties: Mapping[str, object]) -> tuple[str, ...]:
    value = next((properties[name] for name in PROPERTIES["words"] if properties.get(name)), ())
    listed = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(str(word).strip() for word in listed if str(word).strip())


def _moment(written: str, file: str, zone: str) -> datetime | None:
    if not written:
        return None
    try:
        at = datetime.fromisoformat(written)
    except ValueError as wrong:
        problem = f"has no time that can be read for the zone {zone!r} ({written!r})."
        raise EvidenceError(file, problem, "Write 2024-01-24T08:00Z.") from wrong
    return at if at.tzinfo else at.replace(tzinfo=UTC)
