"""Case -> pipeline -> case: every report that is in the case, with what was read before taken from the case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearsay.case import Case, LogEntry
from hearsay.desk.readers import Lazy
from hearsay.errors import Conflict
from hearsay.pipeline import run
from hearsay.progress import Progress, silent
from hearsay.records import Attribution, Dossier, Report
from hearsay.types import ReportId

KEPT_AT_ONCE = 100
"""Readings that are stored together: what a killed process reads again, at most."""
TRIES = 5
"""Analyses that others may overtake with new reports before this one gives up."""


class Kept:
    """A reader that knows what was read before."""

    def __init__(self, known: dict[ReportId, tuple[Attribution, ...]]) -> None:
        self._known = known

    def read(self, report: Report) -> tuple[Attribution, ...]:
        """The attributions of `report`."""
        return self._known[report.id]


def analyse(case: Case, by: str, why: str = "", reader: Lazy | None = None, progress: Progress = silent) -> LogEntry:
    """Makes the case's machine records anew from its reports, reading only what was never read.

    Reports that others add meanwhile are taken in: the analysis begins again, with every reading kept.

    Raises:
        Conflict: others added reports faster than they could be analysed.
    """
    reader = reader or Lazy("default")
    for attempt in range(TRIES):
        as_of, reports = case.kept()
        dossier = found(case, reports, reader, progress)
        try:
            return case.write_records(dossier, as_of, by, why, reader.key)
        except Conflict:
            if attempt == TRIES - 1:
                raise
    raise AssertionError("not reached")


def found(case: Case, reports: Sequence[Report], reader: Lazy, progress: Progress = silent) -> Dossier:
    """What the pipeline finds in the reports of a case; nothing is stored but the readings."""
    known = case.kept_readings(reader.key, reports)
    unread = [report for report in reports if report.id not in known]
    fresh: list[tuple[Report, Sequence[Attribution]]] = []
    for report in progress("Reading", unread) if unread else ():
        known[report.id] = reader.read(report)
        fresh.append((report, known[report.id]))
        if len(fresh) >= KEPT_AT_ONCE:
            case.keep_readings(reader.key, fresh)
            fresh = []
    if fresh:
        case.keep_readings(reader.key, fresh)
    return run(reports, Kept(known), case.title, _quietly(progress))


def _quietly(progress: Progress) -> Progress:
    """The progress without a second bar for reading, which is done by then."""

    def shown(stage: str, items: Sequence[Report]) -> Iterator[Report]:
        yield from items if stage == "Reading" else progress(stage, items)

    return shown  # type: ignore[return-value]  # generic over the items
