"""The registry: every code documented, with rows, and switchable."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.build import ROWS, dossier
from hearsay.checks import check
from hearsay.checks.registry import CHECKS, Check

DOCS = Path(__file__).parents[2] / "docs" / "checks.md"
TESTS = "".join(p.read_text(encoding="utf-8") for p in sorted(Path(__file__).parent.glob("test_*.py")))
SLIPS = (
    "It sank on Monday, 25 January 2024, [50 km=50 km] ([20 miles=20 mile]) off. Of the [210] people on board, "
    "[200] were passengers and [11] were crew."
)


@pytest.mark.parametrize("one", CHECKS, ids=lambda c: f"{c.code} {c.title}")
def test_every_check_is_documented_and_has_rows(one: Check) -> None:
    assert f"## {one.code} " in DOCS.read_text(encoding="utf-8")
    assert (ROWS / f"{one.code.lower()}.txt").exists() or f'"{one.code}"' in TESTS
    assert one.run.__doc__


def test_fails_come_first_and_ids_count_up() -> None:
    found = check(dossier(SLIPS, "It sank on Friday, 26 January 2024.")).findings
    assert [f.id for f in found] == [f"k{n}" for n in range(1, len(found) + 1)]
    assert [f.outcome.value for f in found] == sorted(
        (f.outcome.value for f in found), key="fails flag holds cannot".index
    )


@pytest.mark.parametrize("code", ["A1", "U1", "C1"])
def test_a_kind_can_be_switched_off(code: str) -> None:
    assert code in {f.code for f in check(dossier(SLIPS)).findings}
    assert code not in {f.code for f in check(dossier(SLIPS), without=[code]).findings}


def test_every_number_of_a_trace_has_words_or_is_computed_from_them() -> None:
    for finding in check(dossier(SLIPS)).findings:
        assert finding.spans
        assert finding.numbers == tuple(v for step in finding.trace for v in step.values)


def test_a_dossier_without_figures_has_no_findings() -> None:
    assert check(dossier("Nobody said anything.")).findings == ()


def test_a_finding_names_the_claims_its_words_stand_in() -> None:
    text = "{Airline: Of the [210] people on board, [200] were passengers and [11] were crew}."
    found = check(dossier(text), without=["A4"]).findings
    assert [f.claims for f in found] == [("r1:c0",)]
