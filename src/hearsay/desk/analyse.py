"""Case -> pipeline -> case: every report that is in the case, with what was read before taken from the case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from hearsay.case import Case, LogEntry
from hearsay.case.carry import Carried, carry
from hearsay.desk.evidence import evidence
from hearsay.desk.readers import Lazy
from hearsay.errors import Conflict
from hearsay.pipeline import run
from hearsay.progress import Progress, silent
from hearsay.records import Attribution, Dossier, Report
from hearsay.types import ReportId

T = TypeVar("T")
KEPT_AT_ONCE = 100
"""Readings that are stored together: what a killed process reads again, at most."""
TRIES = 5
"""Analyses that others may overtake with new reports or judgements before this one gives up."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """The line of the log, and what became of the judgements (None where there are none)."""

    entry: LogEntry
    carried: Carried | None = None


class Kept:
    """A reader that knows what was read before."""

    def __init__(self, known: dict[ReportId, tuple[Attribution, ...]]) -> None:
        self._known = known

    def read(self, report: Report) -> tuple[Attribution, ...]:
        """The attributions of `report`."""
        return self._known[report.id]


def analyse(
    case: Case,
    by: str,
    why: str = "",
    reader: Lazy | None = None,
    progress: Progress = silent,
    again: bool = False,
) -> Analysed:
    """Makes the case's machine records anew from its reports, reading only what was never read.

    Reports and judgements that others add meanwhile are taken in: the analysis begins again, with every reading kept.

    Args:
        case: the case, opened for writing.
        by: who asks for it.
        why: for what.
        reader: reads what was not read yet; the packaged reader where None.
        progress: shows how far the work is; what it raises stops the work, and the case stays as it was.
        again: read every report anew.

    Raises:
        Conflict: others changed the case faster than it could be analysed.
    """
    reader = reader or Lazy("default")
    before = case.dossier() if case.judgements() else None
    for attempt in range(TRIES):
        as_of, reports = case.kept()
        dossier = found(case, reports, reader, progress, again and not attempt)
        judgements = case.judgements()
        carried = carry(judgements, dossier, before) if judgements else None
        try:
            return Analysed(case.write_records(dossier, as_of, by, why, reader.key, carried), carried)
        except Conflict:
            if attempt == TRIES - 1:
                raise
    raise AssertionError("not reached")


def found(
    case: Case, reports: Sequence[Report], reader: Lazy, progress: Progress = silent, again: bool = False
) -> Dossier:
    """What the pipeline finds in the reports of a case; nothing is stored but the readings."""
    known = {} if again else case.kept_readings(reader.key, reports)
    unread = [report for report in reports if report.id not in known]
    fresh: list[tuple[Report, Sequence[Attribution]]] = []
    for report in progress("Reading", unread) if unread else ():
        known[report.id] = reader.read(report)
        fresh.append((report, known[report.id]))
        if len(fresh) >= KEPT_AT_ONCE:
            case.keep_readings(reader.key, fresh, again)
            fresh = []
    if fresh:
        case.keep_readings(reader.key, fresh, again)
    return run(reports, Kept(known), case.title, _Quiet(progress), evidence(case))


class _Quiet:
    """The progress without a second bar for reading, which is done by then."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def __call__(self, stage: str, items: Sequence[T]) -> Iterable[T]:
        return items if stage == "Reading" else self._progress(stage, items)
