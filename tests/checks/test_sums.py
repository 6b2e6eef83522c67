"""A1: sums that the text itself makes, and numbers that only happen to add up."""

from __future__ import annotations

import pytest

from checks.build import Row, findings, rows, told
from hearsay.types import Outcome


@pytest.mark.parametrize("row", rows("a1"), ids=lambda row: row.title)
def test_rows(row: Row) -> None:
    assert sorted(told(*row.reports, published=row.published, codes="A1")) == row.expected


def test_a_total_of_another_report_is_held_against_the_list() -> None:
    parts = "It carried [65] captured soldiers, [six=6] crew and [three=3] guards."
    assert told(parts, "All [74] people on board were killed.", codes="A1") == ["A1 holds 3 6 65 74"]
    assert told(parts, "All [80] people on board were killed.", codes="A1") == []


def test_a_list_called_partial_is_not_held_against_other_reports() -> None:
    parts = "[Six=6] crew and [three=3] soldiers were among them on board."
    assert told(parts, "[Nine=9] people were on board.", codes="A1") == []


def test_the_same_sum_in_two_reports_is_one_finding() -> None:
    text = "The boat had [52] people aboard: [40] passengers and [12] crew."
    (found,) = findings(text, text, codes="A1")
    assert found.reports == ("r1", "r2")
    assert all(len(step.spans) == 2 for step in found.trace)


def test_a_finding_says_what_it_rests_on() -> None:
    (found,) = findings("Of the [210] people on board, [200] were passengers and [11] were crew.", codes="A1")
    assert found.outcome is Outcome.FAILS
    assert found.sentence.startswith("200 + 11 = 211, not 210 as stated: 1 more")
    assert found.assumed
    assert len(found.spans) == 3


def test_a_pass_says_what_it_does_not_show() -> None:
    (found,) = findings("The boat had [52] people aboard: [40] passengers and [12] crew.", codes="A1")
    assert "says nothing" in found.not_shown
