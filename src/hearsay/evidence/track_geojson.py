"""GeoJSON with times: a line with one time a corner, or points with one time each.

    {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[36.5, 50.6, 9144], ...]},
     "properties": {"coordTimes": ["2024-01-24T08:00:00Z", ...]}}

Times stand in `coordTimes`, `times` or `coordinateProperties.times` (numbers are milliseconds or seconds since 1970),
those of points in `time` or `timestamp`. GeoJSON itself has no times (RFC 7946); these are the names in use.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import orjson

from hearsay.errors import EvidenceError
from hearsay.evidence.track_columns import fixes
from hearsay.evidence.track_times import seconds
from hearsay.records import Evidence, Track

FORMAT = "GeoJSON"
ADVICE = "Give a LineString with coordTimes, or points with a time."
TIMES = (b'"coordTimes"', b'"times"', b'"coordinateProperties"')
OF_POINTS = ("time", "timestamp", "when")
NAMES = ("registration", "callsign", "icao24", "name")


def is_track_geojson(content: bytes, name: str) -> bool:
    """Whether it is GeoJSON with times in it: zones have none."""
    if content[:64].lstrip()[:1] != b"{" or b'"coordinates"' not in content:
        return False
    if any(word in content for word in TIMES):
        return True
    return b'"Point"' in content and any(f'"{word}"'.encode() in content for word in OF_POINTS)


def read_track_geojson(content: bytes, name: str) -> Evidence:
    """One track a line, and one of all points; raises EvidenceError where nothing has a time."""
    try:
        record = orjson.loads(content)
    except orjson.JSONDecodeError as wrong:
        raise EvidenceError(name, f"is damaged JSON ({wrong}).", ADVICE) from wrong
    features = list(_features(record))
    tracks = [track for one in features for track in _lines(one, name)]
    tracks += _points(features, name)
    if not tracks:
        raise EvidenceError(name, "has no position with a time.", ADVICE)
    return Evidence(tracks=tuple(tracks))


def _features(record: object) -> Iterator[dict[str, object]]:
    if not isinstance(record, dict):
        return
    if record.get("type") == "FeatureCollection" and isinstance(record.get("features"), list):
        yield from (one for one in record["features"] if isinstance(one, dict))
    elif record.get("type") == "Feature":
        yield record
    else:
        yield {"geometry": record, "properties": {}}


def _lines(feature: dict[str, object], name: str) -> Iterator[Track]:
    geometry, properties = _dict(feature.get("geometry")), _dict(feature.get("properties"))
    lines = geometry.get("coordinates")
    kind = geometry.get("type")
    times = _times(properties)
    if kind == "LineString" and isinstance(lines, list) and times is not None:
        lines, times = [lines], [times]
    elif kind != "MultiLineString" or not isinstance(lines, list) or times is None:
        return
    positions = [one for line in lines if isinstance(line, list) for one in line]
    moments = [one for line in times if isinstance(line, list) for one in line]
    size = min(len(positions), len(moments))
    odd = ("times and positions differ in number; those without the other were left out",)
    made = _made(positions[:size], moments[:size], properties, name, odd if len(positions) != len(moments) else ())
    if made is not None:
        yield made


def _points(features: list[dict[str, object]], name: str) -> list[Track]:
    positions: list[object] = []
    moments: list[object] = []
    first: dict[str, object] = {}
    for one in features:
        geometry, properties = _dict(one.get("geometry")), _dict(one.get("properties"))
        time = next((properties[word] for word in OF_POINTS if word in properties), None)
        if geometry.get("type") == "Point" and time is not None:
            positions.append(geometry.get("coordinates"))
            moments.append(time)
            first = first or properties
    made = _made(positions, moments, first, name, ())
    return [made] if made is not None else []


def _times(properties: dict[str, object]) -> list[object] | None:
    inner = _dict(properties.get("coordinateProperties"))
    for place in (properties.get("coordTimes"), properties.get("times"), inner.get("times"), inner.get("coordTimes")):
        if isinstance(place, list) and place:
            return place
    return None


def _made(
    positions: list[object], moments: list[object], properties: dict[str, object], name: str, warnings: tuple[str, ...]
) -> Track | None:
    time = seconds(moments)
    timed = np.isfinite(time)
    if not timed.any():
        return None
    rows = np.array([_position(one) for one in positions])[timed]
    columns = {"time": time[timed], "lon": rows[:, 0], "lat": rows[:, 1], "altitude": rows[:, 2]}
    words = {key: value.strip() for key in NAMES if isinstance(value := properties.get(key), str)}
    return Track(
        "",
        name,
        FORMAT,
        fixes(columns),
        address=words.get("icao24", "").lower(),
        registration=words.get("registration", ""),
        description=words.get("name", ""),
        callsigns=(words["callsign"],) if words.get("callsign") else (),
        warnings=warnings,
    )


def _position(value: object) -> tuple[float, float, float]:
    numbers = [float(v) if type(v) in (int, float) else np.nan for v in value] if isinstance(value, list) else []
    lon, lat, height = (numbers + [np.nan] * 3)[:3]
    return lon, lat, height


def _dict(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
