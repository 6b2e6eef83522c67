"""Report -> figures, times, places and identifiers, each with the claim it stands in.

Order: identifiers first, then times, then figures, each masked by what was found before it; overlaps are decided
here, once, in one pass over a report.
"""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.records import Claim, Measures, Report


def measure(reports: Sequence[Report], claims: Sequence[Claim]) -> tuple[Measures, tuple[Claim, ...]]:
    """The measures of every report, and the claims again with the ids of the measures inside them."""
    from hearsay.measures.stage import measure_reports

    return measure_reports(reports, claims)
