"""G1: rows of reports in plain words and the findings they must give; bearings."""

from __future__ import annotations

import pytest

from checks.build import Row, rows
from checks.plain import findings, told
from hearsay.checks.distances import bearing, named_wind, off_by
from hearsay.checks.frontiers import km_to


@pytest.mark.parametrize("row", rows("g1"), ids=lambda row: row.title)
def test_rows(row: Row) -> None:
    assert sorted(told(*row.reports, published=row.published, codes="G1")) == row.expected


@pytest.mark.parametrize(
    ("lat", "lon", "wind"), [(1, 0, "north"), (1, 1, "northeast"), (0, 1, "east"), (-1, -1, "southwest")]
)
def test_directions_from_the_origin(lat: float, lon: float, wind: str) -> None:
    degrees = bearing(0, 0, lat, lon)
    assert named_wind(degrees) == wind
    assert off_by(wind, degrees) < 1


def test_a_finding_shows_both_points_and_what_is_allowed() -> None:
    (found,) = findings("Lviv, 300 miles west of Kyiv, was quiet.", codes="G1")
    assert [step.spans[0].start for step in found.trace[:2]] == [0, 24]
    assert "allow" in found.trace[-1].text
    assert found.not_shown


def test_km_to_a_country() -> None:
    assert km_to("PL", 49.84, 24.02) == pytest.approx(57, abs=3)
    assert km_to("PL", 52.2, 21.0) == 0
    assert km_to("nowhere", 0, 0) is None
