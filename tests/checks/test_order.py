"""C4: what was told before it happened; rows of reports in plain words and the findings they must give."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checks.build import Row, rows
from checks.plain import told
from hearsay.checks import check
from hearsay.measures import measure
from hearsay.records import Dossier, Moment, Report
from hearsay.types import Granularity, Outcome


@pytest.mark.parametrize("row", rows("c4"), ids=lambda row: row.title)
def test_rows(row: Row) -> None:
    assert sorted(told(*row.reports, published=row.published, codes="C4")) == row.expected


def test_a_clock_time_behind_the_moment_of_publication_is_flagged() -> None:
    published = Moment(datetime(2024, 1, 24, 8, 0, tzinfo=UTC), Granularity.MINUTE)
    report = Report("r", "The plane fell at 11:15 Moscow time on 24 January 2024.", published=published)
    measures, _ = measure((report,), ())
    found = [f for f in check(Dossier("test", (report,), measures=measures)).findings if f.code == "C4"]
    assert [(f.outcome, f.numbers) for f in found] == [(Outcome.FLAG, (15.0,))]
    assert "2024-01-24T08:00+00:00" in found[0].sentence
