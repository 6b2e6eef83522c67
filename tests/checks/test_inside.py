"""G3: places and tracks against zones; a zone that nobody has drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from checks.plain import dossier
from hearsay.checks import check
from hearsay.checks.inside import km_outside
from hearsay.records import Column, Evidence, Finding, Fixes, Track, Zone
from hearsay.types import Outcome

BOX = ((((36.0, 50.2), (37.2, 50.2), (37.2, 51.0), (36.0, 51.0), (36.0, 50.2)),),)
DAY = (datetime(2024, 3, 5, tzinfo=UTC), datetime(2024, 3, 6, tzinfo=UTC))
ZONE = Zone("zone1", "Area North", BOX, *DAY, words=("closed airspace",), file="zones.geojson")


def told(text: str, *zones: Zone, tracks: tuple[Track, ...] = ()) -> list[Finding]:
    found = check(replace(dossier(text), evidence=Evidence(zones=zones, tracks=tracks))).findings
    return [one for one in found if one.code == "G3"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("On 5 March 2024 a plane fell in Belgorod, inside the closed airspace.", Outcome.HOLDS),
        ("On 5 March 2024 a plane fell in Voronezh, inside the closed airspace.", Outcome.FLAG),
        ("On 9 March 2024 a plane fell in Belgorod, inside the closed airspace.", Outcome.FLAG),
        ("On 5 March 2024 a plane fell in Belgorod.", Outcome.FLAG),
    ],
)
def test_a_place_and_a_zone(text: str, outcome: Outcome) -> None:
    assert [f.outcome for f in told(text, ZONE)] == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        "On 5 March 2024 a plane fell in Voronezh.",
        "On 9 February 2024 a plane fell in Belgorod.",
        "A plane fell into a field.",
    ],
)
def test_what_is_elsewhere_or_at_another_time_is_nothing(text: str) -> None:
    assert told(text, ZONE) == []


def test_a_zone_that_nobody_has_drawn_is_missing() -> None:
    (found,) = told("Landing in an active 30 km battle zone endangers everybody.")
    assert found.outcome is Outcome.CANNOT
    assert "GeoJSON" in found.missing[0]
    assert told("Landing in an active 30 km battle zone endangers everybody.", ZONE) == []


def test_km_outside() -> None:
    assert km_outside(ZONE, 50.6, 36.6) == 0
    assert km_outside(ZONE, 51.1, 36.6) == pytest.approx(11.1, abs=0.1)


@pytest.mark.parametrize(("hour", "outcome"), [(12, Outcome.FLAG), (30, Outcome.HOLDS)])
def test_a_track_inside(hour: int, outcome: Outcome) -> None:
    start = DAY[0].timestamp() + hour * 3600
    empty = Column("d", [float("nan")] * 3)
    time, lat, lon = Column("d", [start, start + 60, start + 120]), Column("d", [50.6] * 3), Column("d", [35, 36.5, 38])
    track = Track("track1", "a.json", "test", Fixes(time, lat, lon, *[empty] * 6), registration="XX-1")
    (found,) = told("Nothing.", ZONE, tracks=(track,))
    assert found.outcome is outcome
    assert found.numbers == (1.0,)
