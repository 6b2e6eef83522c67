"""Regions: outlines by code, who holds what, and what a point lies in."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.errors import LexiconError
from hearsay.measures.places import find_places
from hearsay.measures.regions import Regions, approximate, containing, extent, known, name, neighbours, shape
from hearsay.records import Report

WHERE = [  # lon, lat, codes that must be among the labels, in this order
    (36.6, 50.6, "RU RU-BEL"),
    (36.2, 50.0, "UA UA-63"),
    (34.1, 45.0, "UA RU area:crimea UA-43"),  # held by Russia, labelled after the General Assembly
    (35.8, 33.0, "SY IL area:golan-heights"),
    (33.5, 35.3, "CY area:northern-cyprus"),
    (74.8, 34.1, "IN PK area:kashmir"),
    (-13.2, 24.0, "EH MA"),
    (44.06, 9.56, "SO area:somaliland"),
    (20.9, 42.6, "XK RS"),
    (38.0, 21.0, "sea:red-sea"),
    (51.5, 27.0, "sea:persian-gulf"),
    (34.0, 43.0, "sea:black-sea"),
    (51.0, 41.0, "sea:caspian-sea"),
    (33.0, -1.0, "UG sea:lake-victoria"),  # countries are drawn across lakes
    (-175.0, 66.3, "RU"),  # beyond the antimeridian
    (179.9, 67.5, "RU"),
    (178.5, -17.8, "FJ"),
    (-179.9, -16.8, "FJ"),
    (0.0, -89.99, "AQ"),  # the pole itself
    (166.92, -0.53, "NR"),  # islands of a few km
    (-52.3, 4.9, "GF"),  # its own code, though drawn with France
    (55.5, -21.1, "RE"),
    (-73.9, 42.7, "US US-NY"),
]  # fmt: skip


@pytest.mark.parametrize(("lon", "lat", "codes"), WHERE)
def test_a_point_carries_its_labels(lon: float, lat: float, codes: str) -> None:
    found = [label.code for label in containing(lon, lat)]
    assert [c for c in found if c in codes.split()] == codes.split()


def test_a_disputed_area_says_after_whom_it_is_labelled() -> None:
    labels = {label.code: label.viewpoint for label in containing(34.1, 45.0)}
    assert labels["UA"] == "United Nations General Assembly resolution 68/262"
    assert labels["RU"] == "Russia, since 2014"


def test_a_country_covers_what_is_labelled_after_it() -> None:
    crimea, ukraine, russia = shape("area:crimea"), shape("UA"), shape("RU")
    assert ukraine.intersection(crimea).area == pytest.approx(crimea.area, rel=1e-3)
    assert russia.intersection(crimea).area == pytest.approx(0, abs=1e-3)


def test_a_sea_ends_at_its_shore() -> None:
    assert shape("sea:red-sea").intersection(shape("SA")).area < 1e-6
    assert set(neighbours("sea:red-sea")) >= {"EG", "SD", "SA", "YE", "ER"}


def test_neighbours_of_a_region_are_on_both_sides_of_a_border() -> None:
    assert {"UA-63", "UA-59", "RU-KRS", "RU-VOR"} <= set(neighbours("RU-BEL"))
    assert {"PL", "RU", "MD"} <= set(neighbours("UA"))
    assert (neighbours("LI"), neighbours("AQ")) == (("AT", "CH"), ())  # countries without a town in the list


def test_every_code_has_a_valid_shape_within_the_world() -> None:
    for code in [*list(known().codes)[::23], "RU", "FJ", "US", "AQ", "KI", "NZ", "CA", "NO"]:
        land = shape(code)
        assert land is not None, code
        assert land.is_valid, code
        west, south, east, north = land.bounds if not land.is_empty else (0, 0, 0, 0)
        assert (west >= -180, east <= 180, south >= -90, north <= 90) == (True,) * 4, code


def test_names_and_what_is_rough() -> None:
    assert (name("RU-BEL"), name("sea:red-sea"), name("DE"), name("xx")) == ("Belgorod", "Red Sea", "Germany", "")
    assert (approximate("RU-BEL"), approximate("sea:red-sea"), approximate("DE")) == (True, True, False)
    assert shape("XX-1") is None
    assert neighbours("XX-1") == ()


def test_many_points_get_the_country_that_each_gets() -> None:
    rng = np.random.default_rng(1)
    lons, lats = rng.uniform(20, 60, 60), rng.uniform(10, 55, 60)
    each = [
        next((x.code for x in containing(lon, lat) if len(x.code) == 2), "")
        for lon, lat in zip(lons, lats, strict=True)
    ]
    assert known().countries_of(lons, lats).tolist() == each


@settings(deadline=None, max_examples=40)
@given(st.floats(-180, 180), st.floats(-90, 90))
def test_any_point_has_labels_with_names(lon: float, lat: float) -> None:
    assert all(label.name for label in containing(lon, lat))


def test_a_user_s_outlines_come_in_place_of_the_shipped(tmp_path: Path) -> None:
    square = [[[36, 50], [37, 50], [37, 51], [36, 51], [36, 50]]]
    feature = {
        "type": "Feature",
        "properties": {"code": "RU-BEL", "name": "Belgorod Oblast"},
        "geometry": {"type": "Polygon", "coordinates": square},
    }
    path = tmp_path / "own.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    own = Regions(path)
    assert own.shape("RU-BEL").area == pytest.approx(1.0)
    assert (own.name("RU-BEL"), own.approximate("RU-BEL")) == ("Belgorod Oblast", False)
    path.write_text('{"type": "FeatureCollection", "features": [{"geometry": 3}]}')
    with pytest.raises(LexiconError):
        Regions(path)


PLACES = [  # a report, and for each place the code of its outline or the km around its point
    ("It flew over Egypt and the Red Sea.", ["EG", "sea:red-sea"]),
    ("Shells fell in Belgorod region and in Crimea.", ["RU-BEL", "area:crimea"]),
    ("It fell 70 km northeast of Belgorod.", [26.8]),
    ("It landed at Sheremetyevo airport.", [4.0]),
    ("They met at the border with Poland.", [None]),
]


@pytest.mark.parametrize(("text", "wanted"), PLACES)
def test_an_area_has_an_outline_and_a_point_an_extent(text: str, wanted: list[str | float | None]) -> None:
    places = find_places(Report("r", text))
    assert [p.code or p.radius for p in places] == wanted
    for place, code in zip(places, wanted, strict=True):
        assert (extent(place) is None) == (code is None)
