"""Claims -> Questions: what accounts answer differently or alike, and who copied whom."""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.records import Claim, Measures, Relations, Report, Source


def relate(
    reports: Sequence[Report], sources: Sequence[Source], claims: Sequence[Claim], measures: Measures
) -> Relations:
    """The questions in the order to show them, and the lineage of the reports."""
    return Relations()
