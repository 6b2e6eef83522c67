"""C3: rows of reports and the findings they must give; the anchors that days are counted from."""

from __future__ import annotations

import pytest

from checks.build import Row, rows, told
from hearsay.checks.elapsed import anchors


@pytest.mark.parametrize("row", rows("c3"), ids=lambda row: row.title)
def test_rows(row: Row) -> None:
    assert sorted(told(*row.reports, published=row.published, codes="C3")) == row.expected


def test_every_anchor_has_a_source() -> None:
    assert all(anchor.source.startswith("https://") and anchor.words for anchor in anchors())
