"""Witnesses and origins: who quotes whom, what is copied, and what is left without one of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.questions import relate
from hearsay.questions.origins import Holding, dependence, effective_number, origins, without
from hearsay.records import Copy

from .build import MAYOR, OWN, REBELS, SOURCES, Case

RANK = {name: i for i, name in enumerate("abcdef")}


def held(*told: tuple[str, str]) -> list[Holding]:
    """`("a", "mayor")` quotes the mayor, `("a", "")` is the report's own voice."""
    return [Holding(report, source, not source) for report, source in told]


@pytest.mark.parametrize(
    ("told", "parents", "expected"),
    [
        ([("a", "mayor"), ("b", "mayor"), ("c", "mayor")], {}, ("a",)),
        ([("a", "mayor"), ("b", "rebels")], {}, ("a", "b")),
        ([("a", ""), ("b", "")], {}, ("a", "b")),
        ([("a", ""), ("b", "")], {"b": "a"}, ("a",)),
        ([("a", "mayor"), ("a", "")], {}, ("a",)),
        ([("a", "mayor"), ("b", "")], {"b": "a"}, ("a",)),
        ([("b", ""), ("c", "")], {"b": "a", "c": "a"}, ("b", "c")),
        ([], {}, ()),
    ],
)
def test_origins(told: list[tuple[str, str]], parents: dict[str, str], expected: tuple[str, ...]) -> None:
    assert origins(held(*told), parents, RANK) == expected


def test_a_shared_passage_is_one_origin() -> None:
    two = [Holding("a", "own", True, "p1"), Holding("b", "own", True, "p1"), Holding("c", "own", True)]
    assert origins(two, {}, RANK) == ("a", "c")


def test_ten_reports_of_one_speaker_are_ten_witnesses_and_one_origin() -> None:
    case = Case()
    for i in range(10):
        case.add(f"r{i}", "{40} people were killed.", source=MAYOR)
    (answer,) = relate(case.reports, SOURCES, case.claims, case.measures).questions[0].answers
    assert (len(answer.reports), len(answer.origins)) == (10, 1)


def test_without_an_origin_its_answer_falls_away() -> None:
    case = Case().add("a", "{40} people were killed.", source=MAYOR).add("b", "{90} people were killed.", source=REBELS)
    case.add("c", "{40} people were killed.", source=OWN)
    question = relate(case.reports, SOURCES, case.claims, case.measures).questions[0]
    left = without(question, "b")
    assert [a.text for a in left.answers] == ["40"]
    assert left.relations == ()
    assert not left.contested
    assert [a.text for a in without(question, "a").answers] == ["40", "90"]


@given(st.integers(1, 12))
def test_effective_number_of_copies_is_one_and_of_independent_ones_all(n: int) -> None:
    assert effective_number([[1.0] * n] * n) == pytest.approx(1)
    assert effective_number([[float(i == j) for j in range(n)] for i in range(n)]) == pytest.approx(n)


def test_dependence_is_containment_or_a_common_root() -> None:
    found = dependence("abc", {"a": "x", "b": "x"}, [Copy("b", "c", 0.5, "")])
    assert found == [[1.0, 1.0, 0.0], [1.0, 1.0, 0.5], [0.0, 0.5, 1.0]]
