"""One finding a fact: merged where they say the same, left out where another says it better."""

from __future__ import annotations

import pytest

from hearsay.checks.ranking import ranked
from hearsay.checks.say import Limits, finding
from hearsay.records import Finding, Span, Step
from hearsay.types import Outcome


def total(outcome: Outcome, *parts: float, whole: float = 50, report: str = "r1") -> Finding:
    """A sum whose parts and whole stand in a report; the result is worked out."""
    stated = [Step(f"{v:g}", (v,), (Span(report, int(v), int(v) + 2),)) for v in (*parts, whole)]
    return finding("A1", outcome, f"{parts} of {whole}", [*stated, Step("made", (sum(parts),))], Limits())


@pytest.mark.parametrize("outcome", [Outcome.FAILS, Outcome.HOLDS])
def test_a_sum_that_fails_without_a_part_is_left_out(outcome: Outcome) -> None:
    full = total(outcome, 30, 12, 8)
    assert [f.sentence for f in ranked([total(Outcome.FAILS, 30, 12), full], ["A1"])] == [full.sentence]


@pytest.mark.parametrize("other", [total(Outcome.FAILS, 30, 12, 8, report="r2"), total(Outcome.FAILS, 31, 12)])
def test_sums_of_another_report_or_of_other_numbers_stay(other: Finding) -> None:
    assert len(ranked([total(Outcome.FAILS, 30, 12), other], ["A1"])) == 2
