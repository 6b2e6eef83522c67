"""The time axis: one scale, long empty stretches cut."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hearsay.dossier.axis import LEFT, RIGHT, Axis

START = datetime(2024, 1, 24, tzinfo=UTC)
HOURS = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 48)), min_size=1, max_size=30)


def span(hour: int, length: int) -> tuple[datetime, datetime]:
    return START + timedelta(hours=hour), START + timedelta(hours=hour + length)


def test_a_gap_of_a_week_is_cut() -> None:
    axis = Axis.of([span(0, 24), span(9 * 24, 24)])
    assert len(axis.stretches) == 2
    assert axis.at(START + timedelta(hours=24)) > 0.4


def test_a_day_without_news_is_not_cut() -> None:
    assert len(Axis.of([span(0, 2), span(30, 2)]).stretches) == 1


@given(HOURS)
def test_order_is_kept_and_everything_is_inside(spans: list[tuple[int, int]]) -> None:
    moments = [span(*s) for s in spans]
    axis = Axis.of(moments)
    places = [axis.at(m) for m in sorted(m for pair in moments for m in pair)]
    assert places == sorted(places)
    assert LEFT <= places[0] <= places[-1] <= RIGHT + 1e-9
