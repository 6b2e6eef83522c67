"""The map: framed by the places of the case, outliers named beside it, the same facts as a table."""

from __future__ import annotations

import re

import pytest

from hearsay.dossier import page
from hearsay.dossier.index import Index
from hearsay.dossier.maps import Map, framed, map_of
from hearsay.dossier.spots import spots
from hearsay.records import Dossier, Evidence, Measures, Place, Span, Zone
from hearsay.types import PlaceKind

from .builder import report

TEXT = "Oslo Bergen Oslo Lima Norway"
PLACES = (
    Place("p1", Span("r", 0, 4), "Oslo", PlaceKind.CITY, "NO", 59.9, 10.8),
    Place("p2", Span("r", 5, 11), "Bergen", PlaceKind.CITY, "NO", 60.4, 5.3),
    Place("p3", Span("r", 12, 16), "Oslo", PlaceKind.CITY, "NO", 59.9, 10.8),
    Place("p4", Span("r", 17, 21), "Lima", PlaceKind.CITY, "PE", -12.0, -77.0),
    Place("p5", Span("r", 22, 28), "Norway", PlaceKind.COUNTRY, "NO", 64.0, 12.0),
)
RING = ((9.0, 58.0), (10.0, 58.0), (10.0, 59.0), (9.0, 58.0))
ZONE = Zone("z1", "Exercise <box>", ((RING,),))


def dossier(*places: Place, zones: tuple[Zone, ...] = ()) -> Dossier:
    return Dossier("x", (report("r", TEXT),), measures=Measures(places=places), evidence=Evidence(zones=zones))


@pytest.fixture(scope="module")
def made() -> Map:
    index = Index(dossier(*PLACES, zones=(ZONE,)))
    found = map_of(index, spots(index))
    assert found
    return found


def test_a_place_far_from_the_others_is_left_aside_and_named(made: Map) -> None:
    assert [s.name for s in made.aside] == ["Lima"]
    assert "Lima" not in made.drawn
    assert 'aria-label="Oslo: named 2 times"' in made.drawn


def test_a_country_is_no_dot(made: Map) -> None:
    assert made.drawn.count("<circle") == 2


def test_land_has_its_name_and_a_zone_is_hatched_and_escaped(made: Map) -> None:
    assert 'class="country" text-anchor="middle">Norway' in made.drawn or ">Norway</text>" in made.drawn
    assert "Exercise &lt;box&gt;" in made.drawn
    assert 'fill="url(#hatch-zone)"' in made.drawn
    assert len(made.drawn.encode()) < 60_000


def test_the_page_holds_the_same_as_a_table() -> None:
    markup = page(dossier(*PLACES))
    assert re.search(
        r'<tr id="place1"><th scope="row"><bdi>Oslo</bdi></th><td>city, NO</td><td>59.9° N, 10.8° E', markup
    )
    assert set(re.findall(r'href="#(place\d+)"', markup)) <= set(re.findall(r'id="(place\d+)"', markup))


def test_a_dossier_without_places_has_no_map() -> None:
    assert 'id="where"' not in page(dossier())


@pytest.mark.parametrize("points", [[(0.0, 0.0)], [(-179.0, 89.0), (179.0, -89.0)], [(10.0, 60.0), (10.0, 60.1)]])
def test_a_view_is_never_a_thread(points: list[tuple[float, float]]) -> None:
    frame = framed(points)
    assert 300 < frame.height < 2000
    assert frame.west < min(p[0] for p in points) <= max(p[0] for p in points) < frame.east
