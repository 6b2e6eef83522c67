"""P2: rows of reports and the findings they must give."""

from __future__ import annotations

import pytest

from checks.build import Row, rows, told


@pytest.mark.parametrize("row", rows("p2"), ids=lambda row: row.title)
def test_rows(row: Row) -> None:
    assert sorted(told(*row.reports, published=row.published, codes="P2")) == row.expected
