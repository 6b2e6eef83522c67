"""What is no figure, and what no text may do to the finder."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.measures.figures import find_figures
from hearsay.measures.identifiers import find_identifiers
from hearsay.records import Figure, Report


def figures(text: str) -> tuple[Figure, ...]:
    report = Report("r", text)
    return find_figures(report, [i.span for i in find_identifiers(report)])


@pytest.mark.parametrize(
    "text",
    [
        "No one knew.",
        "One can never tell.",
        "It was one of the deadliest fires of the island.",
        "One official said so.",
        "One of the officials told reporters so.",
        "They talked to one another.",
        "If the inquiry is one into the crash, good.",
        "One day it will be known.",
        "In 2014 the port closed.",
        "The 2014 war went on.",
        "It happened on June 3.",
        "It happened on 3 June.",
        "The meeting starts at 3 p.m.",
        "The meeting starts at 15:00.",
        "For the first time they met.",
        "It is the second largest town.",
        "The Second World War ended.",
        "He came third.",
        "The two countries agreed.",
        "Both sides agreed.",
        "The Big Four firms agreed.",
        "He flew an Il-76.",
        "It was an S-300 missile.",
        "It was a harbour missile.",
        "They blamed him with a rocket.",
        "A rocket attack alert was raised.",
        "It happened three days ago.",
        "Two hours later it was over.",
        "1. Open the door.",
        "The 1980s were good.",
        "A 4x4 stood there.",
        "The score was 3:1.",
        "The index is 10^400.",
        "Several wagons burned.",
        "The 10.40 train was late.",
        "Loop line 3 was occupied.",
        "They voted on Resolution 12.",
        "It rained in the past two weeks.",
        "The two met.",
        "It will be one of them.",
        "He told one of his young aides.",
        "In one tweet he denied it.",
        "Here is one example of it.",
        "He came from zero.",
        "She was one of the injured, the mayor said, one of many.",
        "It fell on the one side.",
        "He flew over a village.",
        "It rained second by second.",
        "Apollo 11 landed.",
        "10^400 1e400",
    ],
)
def test_no_figure(text: str) -> None:
    assert [(f.lo, f.span.of(text)) for f in figures(text)] == []


PIECES = """
at least 65 six , and of the them between 50 - 60 km % $ Rs lakh more than men were killed Il-76 ( ) . -5 10^400 third
99999999999999999999 1e400 half a dozen dozens from to or another other minus ² ١٢ “ ” In 2014 p.m. June 3 no ; one
"""
TEXT = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from([*PIECES.split(), "\n"]), max_size=40).map(" ".join),
)


@given(TEXT)
def test_any_text_gives_figures_inside_it_with_finite_values(text: str) -> None:
    start = 0
    for figure in figures(text):
        assert start <= figure.span.start < figure.span.end <= len(text)
        assert math.isfinite(figure.lo)
        assert math.isfinite(figure.hi)
        assert figure.lo <= figure.hi
        assert all(0 <= s.start < s.end <= len(text) for s in figure.counted_spans)
        start = figure.span.end


@given(st.integers(min_value=2, max_value=10**9))
def test_any_count_in_digits_is_read_exactly(value: int) -> None:
    (figure,) = figures(f"The report lists {value:,} seagulls on the coast.")
    assert (figure.lo, figure.hi, figure.counted) == (value, value, "seagulls")
