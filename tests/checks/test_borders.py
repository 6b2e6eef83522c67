"""G2: two areas called neighbours; rows of reports in plain words and the findings they must give."""

from __future__ import annotations

import pytest

from checks.build import Row, rows
from checks.plain import told
from hearsay.checks.borders import apart


@pytest.mark.parametrize("row", rows("g2"), ids=lambda row: row.title)
def test_rows(row: Row) -> None:
    assert sorted(told(*row.reports, published=row.published, codes="G2")) == row.expected


@pytest.mark.parametrize(("one", "other", "near"), [("UA", "PL", True), ("RU-BEL", "UA-63", True), ("PT", "FR", False)])
def test_apart_is_zero_for_neighbours(one: str, other: str, near: bool) -> None:
    gap = apart(one, other)
    assert gap is not None
    assert (gap == 0) is near
