"""Zones: GeoJSON in, areas with names and times out; what is wrong is named."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.checks.inside import km_outside
from hearsay.errors import EvidenceError
from hearsay.evidence import read
from hearsay.evidence.zones import is_zones, read_zones

RING = [[36.0, 50.2], [37.5, 50.2], [37.5, 51.0], [36.0, 51.0], [36.0, 50.2]]


def feature(geometry: object, **properties: object) -> bytes:
    return json.dumps({"type": "Feature", "geometry": geometry, "properties": properties}).encode()


def test_a_polygon_with_its_times() -> None:
    content = feature(
        {"type": "Polygon", "coordinates": [RING]}, name="A1", start="2024-01-24T06:00Z", end="2024-01-24", words="X, Y"
    )
    (zone,) = read_zones(content, "z.geojson").zones
    assert (zone.name, zone.words, zone.file) == ("A1", ("X", "Y"), "z.geojson")
    assert zone.start == datetime(2024, 1, 24, 6, tzinfo=UTC)
    assert zone.end == datetime(2024, 1, 25, tzinfo=UTC)
    assert is_zones(content, "z")


def test_a_point_with_a_radius_is_a_circle() -> None:
    (zone,) = read_zones(feature({"type": "Point", "coordinates": [36.6, 50.6]}, radius_nm=10), "z").zones
    assert km_outside(zone, 50.6 + 18.4 / 111.2, 36.6) == 0
    assert km_outside(zone, 50.6 + 28.52 / 111.2, 36.6) == pytest.approx(10, abs=0.3)


def test_a_collection_of_many() -> None:
    shape = {"type": "MultiPolygon", "coordinates": [[RING], [[[1, 1], [2, 1], [2, 2], [1, 1]]]]}
    held = {
        "type": "FeatureCollection",
        "features": [json.loads(feature(shape)), {"type": "Feature", "geometry": None}],
    }
    evidence = read(json.dumps(held).encode(), "z.json")
    assert [len(zone.polygons) for zone in evidence.zones] == [2]
    assert evidence.zones[0].sha256


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b'{"type": "Polygon", "coordinates": [', "damaged"),
        (feature({"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]}), "no feature with an area"),
        (feature({"type": "Polygon", "coordinates": [[[1, 2], [3, 400], [5, 6], [1, 2]]]}), "no feature with an area"),
        (feature({"type": "Polygon", "coordinates": [RING]}, start="yesterday"), "no time that can be read"),
        (feature({"type": "Polygon", "coordinates": [RING]}, start="2024-02-01", end="2024-01-01"), "before it begins"),
        (feature({"type": "LineString", "coordinates": RING}), "no feature with an area"),
        (b'{"type":"GeometryCollection","geometries":[' * 400 + b"]}" * 400, "no feature|beyond any use|damaged"),
    ],
)
def test_what_is_wrong_is_named(content: bytes, problem: str) -> None:
    with pytest.raises(EvidenceError, match=problem):
        read_zones(content, "z.geojson")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_any_json_is_read_or_refused(held: object) -> None:
    for content in (json.dumps(held), json.dumps({"type": "Feature", "geometry": held, "properties": held})):
        try:
            read_zones(content.encode(), "z")
        except EvidenceError:
            continue
