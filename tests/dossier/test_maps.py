"""The map: framed by the places of the case, outliers named beside it, the same facts as a table."""

from __future__ import annotations

import re

import pytest

from hearsay.checks import check
from hearsay.checks.itinerary_read import Leg
from hearsay.checks.itinerary_words import Role
from hearsay.dossier import page
from hearsay.dossier.index import Index
from hearsay.dossier.lines import Quote
from hearsay.dossier.maps import Map, contested, dotted, framed, map_of
from hearsay.dossier.spots import spots
from hearsay.dossier.tracks import row
from hearsay.dossier.ways import ClaimedLeg, Way, in_order
from hearsay.records import Dossier, Evidence, Fixes, Measures, Place, Span, Track, Zone
from hearsay.records.evidence import Column
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


FLOWN = "The plane flew over Norway, vanished from radar near Oslo and reappeared over Bergen. It landed in Lima."


def named(word: str, kind: PlaceKind, country: str, lat: float, lon: float) -> Place:
    start = FLOWN.index(word)
    return Place(word, Span("r", start, start + len(word)), word, kind, country, lat, lon, code=country)


LEGS = (
    named("Norway", PlaceKind.COUNTRY, "NO", 64.0, 12.0),
    named("Oslo", PlaceKind.CITY, "NO", 59.9, 10.8),
    named("Bergen", PlaceKind.CITY, "NO", 60.4, 5.3),
    named("Lima", PlaceKind.CITY, "PE", -12.0, -77.0),
)


def track(stale: range = range(0), gap: range = range(0)) -> Track:
    """East to west over Norway, a position each half minute; those in `stale` repeat the one before."""
    rows = [n for n in range(80) if n not in gap]
    kept = [stale.start - 1 if n in stale else n for n in rows]
    many = len(rows)
    columns = (
        [1_735_689_600.0 + 30 * n for n in rows],
        [60.0] * many,
        [11.0 - 0.07 * n for n in kept],
        *([value] * many for value in (10_000.0, 130.0, 270.0, 0.0, 0.0, 0.0)),
    )
    fixes = Fixes(*(Column("d", column) for column in columns))
    return Track("t1", "track <a>.json", "readsb", fixes, address="4ca123", registration="EI-XYZ")


def flown(*tracks: Track, zones: tuple[Zone, ...] = ()) -> Dossier:
    held = Dossier(
        "x", (report("r", FLOWN),), measures=Measures(places=LEGS), evidence=Evidence(tracks=tracks, zones=zones)
    )
    return check(held)


@pytest.fixture(scope="module")
def shown() -> str:
    return page(flown(track(range(20, 26), range(40, 70)), zones=(ZONE,)))


def test_a_claimed_way_is_dotted_and_numbered_in_order(shown: str) -> None:
    assert shown.count('class="claimed"') == 3
    assert re.findall(r'class="leg" text-anchor="end"><title>Claimed: ([\w ]+)\.', shown) == [
        "through Norway", "lost near Oslo", "seen again over Bergen", "reached Lima",
    ]  # fmt: skip


def test_each_leg_has_its_verdict_in_the_table(shown: str) -> None:
    rows = re.findall(r'<tr id="leg1-(\d)">.*?</tr>', shown)
    assert rows == ["1", "2", "3", "4"]
    assert "<td>Norway: observed " in shown
    assert "<td>Lima: out of reach" in shown or "<td>Lima: no data" in shown
    assert set(re.findall(r'href="#((?:leg|f|r)\d[^"]*)"', shown)) <= set(re.findall(r'id="([^"]+)"', shown))


def test_old_positions_are_a_grey_stretch_and_gaps_are_dashed(shown: str) -> None:
    assert shown.count('class="track stale"') == 1
    assert "6 old positions sent again" in shown
    assert 'class="track gap"' in shown


def test_tracks_and_zones_have_rows(shown: str) -> None:
    assert '<th scope="row"><bdi>EI-XYZ</bdi></th>' in shown
    assert "track &lt;a&gt;.json" in shown
    assert "6: an old position sent again" in shown
    assert "<td>58.0° N to 59.0° N, 9.0° E to 10.0° E</td>" in shown


def test_a_track_without_positions_has_a_row_and_does_not_stretch_the_view() -> None:
    empty = track(gap=range(80))
    assert not row(empty).shown
    assert "no usable position" in page(flown(empty))


def test_without_a_track_a_way_is_drawn_and_not_judged() -> None:
    markup = page(flown())
    assert markup.count("<td>not judged</td>") == 4
    assert markup.count('class="claimed"') == 3


def test_only_the_area_that_is_disputed_is_hatched_not_the_wider_one() -> None:
    notes = [note for _, note in zip(*contested(framed([(35.6, 32.8), (35.9, 33.2)])), strict=True)]
    assert notes
    assert not any("Middle East" in note.split(":")[1] for note in notes)


def test_a_place_said_to_come_before_goes_before() -> None:
    cue = Span("r", 0, 3)
    legs = (Leg(LEGS[1], Role.TO, "", cue), Leg(LEGS[2], Role.FROM, "<", cue), Leg(LEGS[3], Role.BOUND, ">", cue))
    assert [leg.place.name for leg in in_order(legs)] == ["Bergen", "Oslo"]


@pytest.mark.parametrize(
    ("said", "lons", "lines"),
    [
        (("left", "reached"), (10.0, 20.0), 1),
        (("reached", "left"), (10.0, 20.0), 0),  # nobody said how it came to where it left from
        (("left", "reached"), (170.0, -170.0), 1),  # drawn the short way, off both edges
    ],
)
def test_what_a_claimed_way_joins(said: tuple[str, ...], lons: tuple[float, ...], lines: int) -> None:
    legs = tuple(
        ClaimedLeg(n, "x", word, lon, 0.0, Quote("x", "", "o"), "", "", "", "")
        for n, (word, lon) in enumerate(zip(said, lons, strict=True), 1)
    )
    drawn = dotted(Way(1, "o", legs), framed([(lon, 0.0) for lon in lons]))
    assert len(drawn) == lines
