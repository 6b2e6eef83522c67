"""What a map draws of a track."""

from __future__ import annotations

import shapely

from evidence.tracks import joined, track
from hearsay.evidence.track_areas import Area
from hearsay.evidence.track_draw import Stretch, drawing

HIDDEN = joined(track((0, 50.0, 30.0), (15, 50.1, 32.5)), track((45, 50.1, 37.5), (60, 50.0, 40.0)))


def test_lines_are_flown_or_gaps() -> None:
    drawn = drawing(
        HIDDEN, [Area("box", outline=shapely.box(34, 49, 36, 51)), Area("town", centre=(50, 31), radius=20)]
    )
    assert [one.stretch for one in drawn.lines] == [Stretch.FLOWN, Stretch.GAP, Stretch.FLOWN]
    assert "30 min" in drawn.lines[1].words
    assert [(area.name, area.seen) for area in drawn.areas] == [("box", "possible in a gap"), ("town", "observed")]
    assert len(drawn.gaps) == 1
    assert drawn.bounds[0] == 30.0


def test_a_line_over_the_180th_meridian_is_cut() -> None:
    drawn = drawing(track((0, 60.0, 178.0), (30, 60.0, -176.0)))
    assert len(drawn.lines) == 2
    assert all(max(x for x, _ in one.line) - min(x for x, _ in one.line) < 180 for one in drawn.lines)


def test_what_was_set_aside_has_its_reason() -> None:
    jumped = joined(
        track((0, 50.0, 30.0), (15, 50.1, 32.5)),
        track((15.2, 60.0, 10.0), (15.3, 60.0, 10.1)),
        track((16, 50.1, 32.6), (30, 50, 35)),
    )
    drawn = drawing(jumped)
    assert {one.reason for one in drawn.aside} == {"a jump that nothing can fly"}


def test_an_empty_track_is_drawn_as_nothing() -> None:
    assert drawing(track()).lines == ()
