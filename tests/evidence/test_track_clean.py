"""Cleaning: what is set aside, and why; gaps and their kinds."""

from __future__ import annotations

import numpy as np
import pytest

from evidence.tracks import MIDNIGHT, joined, track
from hearsay.evidence.track_clean import clean, usable
from hearsay.evidence.track_columns import Points, fixes, points
from hearsay.evidence.track_gaps import gaps, splits
from hearsay.evidence.track_marks import DUPLICATE, NO_PLACE, OUT_OF_ORDER, SPOOFED, STALE, TELEPORT, TOO_SLOW
from hearsay.records import Track
from hearsay.types import GapKind

A, B, C = (50.0, 30.0), (52.0, 36.0), (48.0, 40.0)
WAY = track((0, *A), (40, *B))
"""81 positions, 30 s apart, at about 200 m/s."""


def changed(one: Track, **columns: dict[int, float]) -> Points:
    """The cleaned positions of a track with some values changed: `lat={5: 60.0}`."""
    raw = points(one.fixes)
    arrays = {
        name: np.array(getattr(raw, name))
        for name in ("time", "lat", "lon", "altitude", "speed", "climb", "age", "marks")
    }
    for name, values in columns.items():
        for at, value in values.items():
            arrays[name][at] = value
    return clean(fixes(arrays))


def marked(found: Points, mark: int) -> list[int]:
    return np.flatnonzero(found.marks & mark).tolist()


def test_a_clean_way_stays() -> None:
    assert usable(clean(WAY.fixes)).all()


@pytest.mark.parametrize(("lat", "lon"), [(float("nan"), 30.0), (95.0, 30.0), (0.0, 0.0), (50.0, 400.0)])
def test_no_place(lat: float, lon: float) -> None:
    assert marked(changed(WAY, lat={7: lat}, lon={7: lon}), NO_PLACE) == [7]


def test_duplicates_and_rows_out_of_order() -> None:
    found = changed(WAY, time={9: MIDNIGHT + 8 * 30})
    assert marked(found, DUPLICATE) == [9]
    found = changed(WAY, time={9: MIDNIGHT + 6 * 30 + 1})
    assert marked(found, OUT_OF_ORDER) == [7]
    assert (np.diff(found.time) >= 0).all()


def test_one_jump_and_a_stretch_of_them() -> None:
    assert marked(changed(WAY, lat={20: 58.0}), TELEPORT) == [20]
    there = {n: 34 + n / 1000 for n in range(20, 40)}
    assert marked(changed(WAY, lat=there, lon=there), SPOOFED) == list(range(20, 40))


def test_the_stretch_around_is_kept_though_the_false_one_lasts_longer() -> None:
    there = {n: 34 + n / 1000 for n in range(15, 65)}
    assert marked(changed(WAY, lat=there, lon=there), SPOOFED) == list(range(15, 65))


def test_old_positions() -> None:
    raw = points(WAY.fixes)
    frozen = {n: float(raw.lat[30]) for n in range(31, 45)}, {n: float(raw.lon[30]) for n in range(31, 45)}
    assert marked(changed(WAY, lat=frozen[0], lon=frozen[1]), STALE) == list(range(31, 45))
    assert marked(changed(WAY, age={12: 16.0, 13: 14.0}), STALE) == [12]


def test_a_frozen_stretch_is_found_without_speeds() -> None:
    raw = points(WAY.fixes)
    span = range(20, 75)
    nothing = dict.fromkeys(range(len(raw.time)), float("nan"))
    found = changed(
        WAY, lat=dict.fromkeys(span, float(raw.lat[20])), lon=dict.fromkeys(span, float(raw.lon[20])), speed=nothing
    )
    assert marked(found, STALE) == list(range(21, 75))


def test_a_parked_vehicle_is_not_frozen() -> None:
    parked = track((0, *A), (1, *A), step=10)
    assert usable(clean(parked.fixes)).all()


def test_a_jet_that_crawls_high_up() -> None:
    slow = joined(track((0, *A), (40, *B)), track((40.5, *B), (60, 52.1, 36.2)))
    found = clean(slow.fixes)
    assert len(marked(found, TOO_SLOW)) > 30
    low = joined(track((0, *A), (40, *B)), track((40.5, *B), (60, 52.1, 36.2), height=500))
    assert marked(clean(low.fixes), TOO_SLOW) == []


def test_the_180th_meridian_is_no_jump() -> None:
    over = track((0, 60.0, 178.0), (30, 60.0, -176.0))
    found = clean(over.fixes)
    assert usable(found).all()
    assert np.abs(found.lon).max() <= 180


def test_longitudes_beyond_180_are_folded() -> None:
    found = changed(WAY, lon={n: float(points(WAY.fixes).lon[n]) - 360 for n in range(10)})
    assert usable(found).all()
    assert found.lon[0] == pytest.approx(30.0)


def test_an_empty_track_has_nothing() -> None:
    empty = clean(fixes({"time": np.array([]), "lat": np.array([]), "lon": np.array([])}))
    assert len(empty.time) == 0
    assert gaps(empty) == ()


def kinds(*parts: Track) -> list[GapKind]:
    return [gap.kind for gap in gaps(clean(joined(*parts).fixes))]


def test_coverage_lost_in_cruise() -> None:
    assert kinds(track((0, *A), (30, 51.5, 34.5)), track((50, 52.5, 37.5), (70, 53.5, 40.5))) == [GapKind.LOST_COVERAGE]


def test_nothing_says_what_happened_between() -> None:
    assert kinds(track((0, *A), (30, 51.5, 34.5)), track((300, 52.0, 36.0), (320, 53.0, 39.0))) == [GapKind.UNKNOWN]


def test_descending_near_an_airport() -> None:
    approach = track((20, 50.0, 36.0), (24, 49.95, 36.25), height=900)
    away = track((90, 49.95, 36.3), (120, 51.0, 38.0))
    sinking = dict.fromkeys(range(60), -4.0)
    whole = joined(approach, away)
    found = changed(whole, climb={n: v for n, v in sinking.items() if n < 5})
    assert [gap.kind for gap in gaps(found)] == [GapKind.UNKNOWN]
    found = changed(whole, climb=sinking)
    (gap,) = gaps(found)
    assert gap.kind is GapKind.LANDED_LIKELY
    assert "Kharkiv" in gap.reason


def test_messages_that_went_on() -> None:
    raw = points(WAY.fixes)
    span = range(20, 60)
    found = changed(
        WAY,
        lat=dict.fromkeys(span, float(raw.lat[19])),
        lon=dict.fromkeys(span, float(raw.lon[19])),
    )
    (gap,) = gaps(found)
    assert gap.kind is GapKind.NO_POSITION
    assert "40 messages" in gap.reason


def test_splits_are_where_ten_minutes_pass() -> None:
    assert splits(np.array([0.0, 599.0, 1199.0, 1200.0, 5000.0])).tolist() == [2, 4]
