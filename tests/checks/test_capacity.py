"""P1: people and loads aboard; rows of reports in plain words and the findings they must give."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from checks.build import Row, rows
from checks.plain import dossier, told
from hearsay.checks import check
from hearsay.evidence.registers import packaged
from hearsay.records import Capacity, Evidence
from hearsay.types import Outcome


@pytest.mark.parametrize("row", rows("p1"), ids=lambda row: row.title)
def test_rows(row: Row) -> None:
    assert sorted(told(*row.reports, published=row.published, codes="P1")) == row.expected


def test_every_row_of_the_packaged_table_has_a_source_and_names_itself() -> None:
    for row in packaged():
        assert len(row.source) > 20
        assert any(re.fullmatch(word, row.type, re.IGNORECASE) for word in row.words) or row.type == "C-130 Hercules"


def test_the_users_register_replaces_a_packaged_type() -> None:
    own = Capacity("Il-76", (r"Il-76",), "as built", 10, 20, "people", "yard list 2020", "everybody")
    plain = replace(dossier("An Il-76 carrying 74 people crashed."), evidence=Evidence(capacities=(own,)))
    (found,) = (f for f in check(plain).findings if f.code == "P1")
    assert found.outcome is Outcome.FLAG
    assert "yard list 2020" in found.trace[-1].text


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("The ferry Aurora was carrying 612 people when it sank.", [Outcome.FLAG]),
        ("The Aurora ferry sank with 380 people aboard.", [Outcome.HOLDS]),
        ("The Aurora was carrying 380 people. All were saved.", [Outcome.HOLDS]),
        ("A bus carrying 612 people waited for the Aurora.", []),
        ("The Aurora rammed a boat carrying 612 people.", []),
    ],
)
def test_a_vessel_of_the_users_register(text: str, outcomes: list[Outcome]) -> None:
    own = Capacity("Aurora", ("Aurora",), "certificate", 0, 400, "people", "port register", "passengers")
    found = check(replace(dossier(text), evidence=Evidence(capacities=(own,)))).findings
    assert [f.outcome for f in found if f.code == "P1"] == outcomes
