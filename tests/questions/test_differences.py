"""The type of a difference, a phenomenon a row: what is told, on which day, by whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.questions import relate
from hearsay.questions.differences import one_slip
from hearsay.records import Source
from hearsay.types import Difference

from .build import MAYOR, MINISTRY, OWN, REBELS, SOURCES, Case

Telling = tuple[str, int, Source]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("{12} people were killed.", 4, MAYOR), ("{40} people were killed.", 5, MINISTRY), "update"),
        (("{40} people were killed.", 4, MAYOR), ("{35} people were killed.", 5, MAYOR), "correction"),
        (("{40} people were killed.", 4, MAYOR), ("{90} people were killed.", 4, REBELS), "conflict"),
        (("{40} people were killed.", 4, MAYOR), ("{25} people were killed.", 5, REBELS), "conflict"),
        (("At least {9} people died.", 4, MAYOR), ("{50} people died.", 4, MINISTRY), "bound"),
        (("About {1,000} people were hurt.", 4, MAYOR), ("{1,060} people were hurt.", 4, MINISTRY), "rounding"),
        (("The dead number {75}.", 4, MAYOR), ("{30} of the dead are from Norgate.", 4, MINISTRY), "subset"),
        (("{two} rockets were fired.", 4, MAYOR), ("{three} rockets were fired.", 4, REBELS), "conflict"),
        (("It fell {50 km} north of Vardal.", 4, OWN), ("It fell {70 km} north of Vardal.", 4, OWN), "conflict"),
        (
            ("It fell {40 km} from Arcadia's border.", 4, OWN),
            ("It fell {50 km} before Arcadia's airspace.", 4, OWN),
            "scope",
        ),
        (("It was at {10,000 metres}.", 4, OWN), ("It was at a height of {11,000 metres}.", 4, OWN), "rounding"),
    ],
)
def test_the_type(first: Telling, second: Telling, expected: str) -> None:
    case = Case()
    for name, (text, day, source) in zip("ab", (first, second), strict=True):
        case.add(name, text, day, source)
    question = relate(case.reports, SOURCES, case.claims, case.measures).questions[0]
    assert [r.difference for r in question.relations] == [Difference(expected)], question


def test_a_remainder_that_lost_its_others_is_a_slip() -> None:
    case = Case()
    case.add("a", "Aboard were {40} prisoners. {nine} more people were aboard.")
    case.add("b", "{nine} people were aboard.").add("c", "{49} people were aboard.")
    relations = relate(case.reports, SOURCES, case.claims, case.measures).questions[0].relations
    assert [r.difference for r in relations] == [Difference.COPY_SLIP]
    assert "9 others" in relations[0].reason


def test_a_rejected_figure_is_no_answer() -> None:
    case = Case().add("a", "The dead number {275} and not {288}.").add("b", "{275} people died.")
    question = relate(case.reports, SOURCES, case.claims, case.measures).questions[0]
    assert [a.text for a in question.answers] == ["275"]


def test_units_meet_in_the_commonest_one() -> None:
    case = Case().add("a", "It was at {10,000 metres}.").add("b", "It was at {10,000 metres}.")
    case.add("c", "It was at an altitude of {33,000 feet}.")
    question = relate(case.reports, SOURCES, case.claims, case.measures).questions[0]
    assert [(a.text, a.reports) for a in question.answers] == [("10,000 m", ("a", "b", "c"))]


def test_a_place_has_a_question_of_its_own_where_two_reports_count_there() -> None:
    case = Case().add("a", "In Vardal, {12} people died.").add("b", "In Vardal, {14} people died.", source=REBELS)
    case.add("c", "In Norgate, {40} people died.").add("d", "{60} people died in all.").add("e", "{60} people died.")
    texts = {q.text for q in relate(case.reports, SOURCES, case.claims, case.measures).questions}
    assert {"How many were killed in Vardal?", "How many were killed?"} <= texts


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [
        (275, 257, True),
        (275, 276, True),
        (1175, 175, True),
        (40, 50, False),
        (12, 21, True),
        (9, 8, False),
        (5, 5, False),
    ],
)
def test_one_slip(a: float, b: float, slip: bool) -> None:
    assert one_slip(a, b) is slip


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_slip_goes_both_ways(a: int, b: int) -> None:
    assert one_slip(a, b) == one_slip(b, a)
