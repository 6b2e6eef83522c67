"""The stage: what masks what, whose claim a measure stands in, as of when a figure holds."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from hearsay.measures import measure
from hearsay.records import Claim, Measures, Moment, Report, Span
from hearsay.types import Granularity


def report(text: str) -> Report:
    return Report("r", text, published=Moment(datetime(2024, 1, 24), Granularity.DAY))


def claim(text: str, words: str, name: str) -> Claim:
    start = text.index(words)
    return Claim(f"r:{name}", "r", (Span("r", start, start + len(words)),), "s1")


def measured(text: str, *claims: Claim) -> tuple[Measures, tuple[Claim, ...]]:
    return measure([report(text)], claims)


def test_identifiers_and_times_are_no_figures() -> None:
    text = "On 24 January 2024 an Il-76, RA-78830, with 65 men crashed at 11:15 a.m., 70 km from Flight MH17's wreck."
    measures, _ = measured(text)
    assert [(f.lo, f.unit) for f in measures.figures] == [(65, ""), (70, "km")]
    assert [i.value for i in measures.identifiers] == ["Il-76", "RA-78830", "Flight MH17"]
    spans = [m.span for m in (*measures.figures, *measures.identifiers)]
    assert not any(a.overlaps(b) for a in spans for b in spans if a != b)


def test_a_duration_is_a_time_and_a_figure() -> None:
    measures, _ = measured("They offered a three-day truce.")
    assert [(f.lo, f.unit) for f in measures.figures] == [(3, "day")]


def test_a_measure_stands_in_the_innermost_claim_that_covers_it() -> None:
    text = "The mayor said the harbour said 12 boats sank, and three burned. Nobody counted 40 others."
    outer = claim(text, "the harbour said 12 boats sank, and three burned", "c1")
    inner = claim(text, "12 boats sank", "c2")
    measures, claims = measured(text, outer, inner)
    assert [(f.lo, f.claim) for f in measures.figures] == [(12, "r:c2"), (3, "r:c1"), (40, None)]
    assert [c.figures for c in claims] == [("r:f2",), ("r:f1",)]


def test_a_split_content_holds_the_figures_of_all_its_pieces() -> None:
    text = "“We saw 12 boats,” he said, “and three vans.”"
    pieces = tuple(Span("r", text.index(w), text.index(w) + len(w)) for w in ("We saw 12 boats", "and three vans"))
    _, (split,) = measured(text, Claim("r:c1", "r", pieces, "s1"))
    assert split.figures == ("r:f1", "r:f2")


def test_a_count_knows_as_of_when_it_holds() -> None:
    measures, _ = measured("Up to Sunday morning 78 bodies were handed over. The others lie 40 km away.")
    counted, distance = measures.figures
    assert counted.as_of == measures.times[0].id
    assert distance.as_of is None


def test_reports_keep_their_order_and_their_own_ids() -> None:
    reports = [Report("a", "Two vans."), Report("b", ""), Report("c", "Three vans, 4 km.")]
    measures, _ = measure(reports, [])
    assert [f.id for f in measures.figures] == ["a:f1", "c:f1", "c:f2"]


@given(st.text(max_size=300))
def test_any_text_can_be_measured(text: str) -> None:
    measures, _ = measured(text)
    for record in (*measures.figures, *measures.times, *measures.identifiers):
        assert 0 <= record.span.start < record.span.end <= len(text)
    ends = 0
    for figure in measures.figures:
        assert figure.span.start >= ends
        ends = figure.span.end


def test_a_long_line_takes_linear_time() -> None:
    short, long = ("he saw 12 boats and Il-76s, then " * n for n in (300, 3000))
    spent = []
    for text in (short, long):
        began = datetime.now()
        measured(text)
        spent.append((datetime.now() - began).total_seconds())
    assert spent[1] < 40 * max(spent[0], 0.01)
