"""What must hold for any numbers: sums that are right hold, slips of one fail, spans lead into the text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.build import findings, told
from checks.plain import findings as plain
from hearsay.checks.clocks import QUARTER, apart, implied_offset, is_in_use
from hearsay.checks.say import number
from hearsay.checks.units import tolerance
from hearsay.records import Figure, Span
from hearsay.types import Bound, Outcome

PASSENGERS = st.integers(min_value=100, max_value=900)
CREW = st.integers(min_value=2, max_value=40)


@given(PASSENGERS, CREW, st.integers(min_value=-9, max_value=9))
def test_passengers_and_crew_are_everybody(passengers: int, crew: int, slip: int) -> None:
    whole = passengers + crew + slip
    rows = told(f"Of the [{whole}] people on board, [{passengers}] were passengers and [{crew}] were crew.", codes="A1")
    wanted = "holds" if slip == 0 else "fails"
    assert all(f"A1 {wanted}" in row for row in rows)
    assert rows or passengers >= whole


@given(
    st.lists(st.integers(min_value=1, max_value=9999), min_size=2, max_size=5),
    st.text(alphabet=" ,.;:()-\n", max_size=6),
)
def test_spans_lead_into_the_text_and_numbers_into_the_trace(values: list[int], gap: str) -> None:
    text = gap.join(f"[{value}] people died, " for value in values) + "in all."
    for one in findings(text):
        assert one.spans
        assert all(0 <= span.start < span.end for span in one.spans)
        assert one.numbers == tuple(v for step in one.trace for v in step.values)


@given(st.integers(min_value=1, max_value=10**7), st.sampled_from([Bound.EXACT, Bound.APPROX]))
def test_rounding_stays_small(value: int, bound: Bound) -> None:
    allowed = tolerance(Figure("f", Span("r", 0, 1), float(value), float(value), bound, "km"))
    assert 0 < allowed <= max(0.5, 0.1 * value)


@given(
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2030, 1, 1)),
    st.integers(min_value=-48, max_value=56),
)
def test_a_clock_tells_its_offset(moment: datetime, quarters: int) -> None:
    offset = quarters * QUARTER
    known = moment.replace(tzinfo=UTC)
    local = known.astimezone(timezone(offset))
    found = implied_offset(local, known)
    assert found in (offset, offset + timedelta(days=1), offset - timedelta(days=1))
    assert is_in_use(found)
    assert apart([known, local]) == timedelta()


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_numbers_are_written_so_that_they_can_be_read(value: int) -> None:
    assert int(number(value).replace(",", "")) == value


WORDS = (
    "12 65 0 298 3.5 1,200 three nine percent km miles (44 miles) people killed aboard crew passengers of the Of , . : ; — "
    "( ) and in all said on 4 March 2024 Monday, 3 p.m. GMT Kyiv time from to until began lasted hours days doubled "
    "Kyiv Lviv Odesa region borders Moldova west Il-76 carrying tonnes age born died another other rest each euros "
    "half third a total Of whom among them no-fly zone names list \n"
)
PIECES = st.sampled_from(WORDS.split(" "))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_no_text_breaks_a_check(text: str) -> None:
    for one in plain(text):
        assert one.spans or one.code in ("G3", "L1")
        assert all(0 <= span.start < span.end <= len(text) for span in one.spans)
        assert one.sentence
        assert one.outcome is not Outcome.CANNOT or one.missing
        assert one.outcome is not Outcome.HOLDS or one.not_shown
