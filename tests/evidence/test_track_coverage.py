"""A track against areas: seen, possible, near, out of reach, no data; labels and stays."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from evidence.tracks import joined, track
from hearsay.evidence.track_areas import Area, polygons
from hearsay.evidence.track_clean import clean, usable
from hearsay.evidence.track_coverage import Coverage, Seen, cover
from hearsay.evidence.track_labels import labels, others, stays
from hearsay.records import Track

WEST, EAST = (50.0, 30.0), (50.0, 40.0)
WHOLE = track((0, *WEST), (60, *EAST))
HIDDEN = joined(track((0, *WEST), (15, 50.1, 32.5)), track((45, 50.1, 37.5), (60, *EAST)))


def box(west: float, south: float, east: float, north: float) -> Area:
    return Area("box", outline=shapely.box(west, south, east, north))


def seen(one: Track, area: Area | None, **when: float) -> Coverage:
    return cover(clean(one.fixes), area, "box", **when)


@pytest.mark.parametrize(
    ("one", "area", "expected"),
    [
        (WHOLE, box(34, 49, 36, 51), Seen.OBSERVED),
        (HIDDEN, box(34, 49, 36, 51), Seen.POSSIBLE_IN_GAP),
        (HIDDEN, box(34, 40, 36, 45), Seen.UNREACHABLE),
        (WHOLE, box(34, 50.4, 36, 51), Seen.NEAR),
        (WHOLE, box(34, 55, 36, 57), Seen.UNREACHABLE),
        (WHOLE, None, Seen.NO_DATA),
        (WHOLE, Area("town", centre=(50.1, 35.0), radius=30), Seen.OBSERVED),
        (HIDDEN, Area("town", centre=(50.1, 35.0), radius=30), Seen.POSSIBLE_IN_GAP),
    ],
)  # fmt: skip
def test_verdicts(one: Track, area: Area | None, expected: Seen) -> None:
    assert seen(one, area).seen is expected


def test_a_narrow_strip_between_two_positions_was_crossed() -> None:
    sparse = track((0, *WEST), (60, *EAST), step=100)
    assert seen(sparse, box(34.02, 49, 34.04, 52)).seen is Seen.OBSERVED


def test_stays_and_distances_are_given() -> None:
    found = seen(WHOLE, box(34, 49, 36, 51))
    (visit,) = found.visits
    assert 33.9 < visit.first.lon < visit.last.lon < 36.1
    away = seen(WHOLE, box(34, 50.4, 36, 51))
    assert away.km == pytest.approx(32, abs=5)
    assert seen(HIDDEN, box(34, 49, 36, 51)).gap


def test_the_time_asked_for_counts() -> None:
    start = clean(WHOLE.fixes).time[0]
    assert seen(WHOLE, box(34, 49, 36, 51), start=start, end=start + 600).seen is Seen.UNREACHABLE
    assert seen(WHOLE, box(34, 49, 36, 51), start=start - 9000, end=start - 600).seen is Seen.NO_DATA


def test_positions_set_aside_are_counted_and_not_used() -> None:
    raw = joined(
        track((0, *WEST), (20, 50.0, 33.0)),
        track((20.5, 34.0, 36.0), (22, 34.1, 36.1)),
        track((23, 50.0, 33.5), (60, *EAST)),
    )
    found = seen(raw, box(35, 33, 37, 35))
    assert found.seen is Seen.UNREACHABLE
    assert found.set_aside >= 3


def test_an_area_over_the_180th_meridian() -> None:
    over = track((0, 60.0, 178.0), (40, 60.0, -174.0))
    both = shapely.union_all([shapely.box(179, 59, 180, 61), shapely.box(-180, 59, -179, 61)])
    assert seen(over, Area("strait", outline=both)).seen is Seen.OBSERVED


def test_only_polygons_are_kept_of_a_mended_outline() -> None:
    bow = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)])
    assert polygons(bow).geom_type == "MultiPolygon"


def test_labels_are_countries_then_seas() -> None:
    found = labels(np.array([50.45, 43.0, 20.0, 45.0]), np.array([30.5, 34.0, 38.6, 34.1]))
    assert found.tolist() == ["UA", "sea:black-sea", "sea:red-sea", "UA"]


def test_stays_name_what_others_call_a_place() -> None:
    over = clean(track((0, 44.0, 34.1), (15, 45.8, 34.1)).fixes)
    found = stays(over.at(usable(over)))
    assert [stay.code for stay in found] == ["sea:black-sea", "UA"]
    assert "Russia" in others(found[1])
