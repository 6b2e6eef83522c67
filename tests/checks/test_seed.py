"""The seed page: what a careful reader of it works out by hand."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from hearsay.checks import check
from hearsay.measures import measure
from hearsay.records import Dossier, Moment, Report
from hearsay.types import Granularity

SEED = Path(__file__).parents[3] / "shared" / "seed" / "il76-2024-01-24.txt"


@pytest.mark.skipif(not SEED.exists(), reason="the seed page stands beside the repository, in ../shared/seed")
def test_the_seed_page() -> None:
    published = Moment(datetime(2024, 1, 24), Granularity.DAY)
    report = Report("seed", SEED.read_text(encoding="utf-8"), published=published)
    measures, _ = measure([report], [])
    found = check(Dossier("seed", (report,), measures=measures)).findings
    rows = [(f.code, f.outcome.value, sorted(f.numbers)) for f in found]
    assert ("A1", "holds", [3, 6, 65, 74]) in rows
    assert ("C1", "holds", [1, 24, 2024]) in rows
    assert ("C2", "holds", [15, 22]) in rows
    assert all(outcome != "fails" for _, outcome, _ in rows)
    assert not {30, 76, 78830} & {n for _, _, numbers in rows for n in numbers}
