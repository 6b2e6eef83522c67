"""The one path, from reports to a dossier: `read`, `resolve`, `measure`, `relate`, `check`, compiled.

Capture (bytes to Report) comes before it, in `hearsay.reports`. Every surface calls this function.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hearsay.checks import check
from hearsay.claims import resolve
from hearsay.measures import measure
from hearsay.progress import Progress, silent
from hearsay.questions import relate
from hearsay.reading import Reader, default_reader
from hearsay.records import Dossier, Evidence, Report

NO_EVIDENCE = Evidence()


def run(
    reports: Sequence[Report],
    reader: Reader | None = None,
    title: str = "",
    progress: Progress = silent,
    evidence: Evidence = NO_EVIDENCE,
    without: Collection[str] = (),
) -> Dossier:
    """Reads the reports and returns everything found in them; same reports and version, same dossier.

    Args:
        reports: captured reports, each with its own id.
        reader: finds the attributions of one report; the packaged reader where none is given.
        title: what the dossier is called; empty, a page names it by its reports and dates.
        progress: called with the stage's name and an iterable, yields from it; shows how far the work is.
        evidence: tracks and whatever else was added besides the reports, as `hearsay.evidence.load` gives it.
        without: codes of checks that are not run.
    """
    reader = reader or default_reader()
    attributions = [a for report in progress("Reading", reports) for a in reader.read(report)]
    sources, claims = resolve(reports, attributions)
    measures, claims = measure(reports, claims)
    relations = relate(reports, sources, claims, measures)
    dossier = Dossier(
        title=title,
        reports=tuple(reports),
        attributions=tuple(attributions),
        sources=sources,
        claims=claims,
        measures=measures,
        relations=relations,
        evidence=evidence,
    )
    return check(dossier, without)
