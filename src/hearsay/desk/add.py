"""Inputs -> case: each document is captured, stored and acknowledged before the long work begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hearsay.case import Added, Case
from hearsay.desk.analyse import analyse
from hearsay.desk.readers import Lazy
from hearsay.progress import Progress, silent
from hearsay.records import Report
from hearsay.records.capture import Capture, Refused
from hearsay.reports import Asked, captures, reports_of

STORED_AT_ONCE = 50
"""Documents that go in together: few enough to lose little time to a kill, many enough that each costs no sync."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the inputs: the reports they are, what was refused and why, what is odd about them."""

    added: tuple[Added, ...] = ()
    refused: tuple[Refused, ...] = ()
    reports: tuple[Report, ...] = ()


def add(
    case: Case,
    inputs: Sequence[str | Path],
    by: str,
    why: str = "",
    *,
    asked: Asked | None = None,
    reader: Lazy | None = None,
    progress: Progress = silent,
) -> Outcome:
    """Captures the inputs into the case and analyses it anew; what was read before is not read again.

    Args:
        case: the case, opened for writing.
        inputs: what `hearsay.reports.captures` takes.
        by: who adds them.
        why: what for.
        asked: what holds for all inputs; None keeps the time of capture.
        reader: reads the reports; the packaged reader where None.
        progress: shows how far the work is; what it raises stops the work, and what was stored stays.
    """
    outcome = capture(case, inputs, by, why, asked=asked, progress=progress)
    if outcome.added and case.waiting():
        analyse(case, by, why, reader, progress)
    return outcome


def capture(
    case: Case,
    inputs: Sequence[str | Path],
    by: str,
    why: str = "",
    *,
    asked: Asked | None = None,
    progress: Progress = silent,
    stored: Callable[[Sequence[Added]], None] | None = None,
) -> Outcome:
    """Captures the inputs into the case and leaves the analysis for later.

    Args:
        case: the case, opened for writing.
        inputs: what `hearsay.reports.captures` takes.
        by: who adds them.
        why: what for.
        asked: what holds for all inputs; None keeps the time of capture.
        progress: shows how far the work is.
        stored: told of every group of documents once it is safely stored.
    """
    taken = captures(inputs, asked or Asked(clock=lambda: datetime.now(UTC)), progress)
    return store(case, reports_of(taken), by, why, stored)


def store(
    case: Case,
    taken: Iterable[tuple[Capture, Report] | Refused],
    by: str,
    why: str = "",
    stored: Callable[[Sequence[Added]], None] | None = None,
) -> Outcome:
    """Stores captured documents, some at a time."""
    added: list[Added] = []
    refused: list[Refused] = []
    reports: list[Report] = []
    waiting: list[tuple[Capture, Report]] = []

    def put() -> None:
        if waiting:
            done = case.add(waiting, by, why)
            added.extend(done)
            reports.extend(report for _, report in waiting)
            waiting.clear()
            if stored is not None:
                stored(done)

    for one in taken:
        if isinstance(one, Refused):
            refused.append(one)
            continue
        waiting.append(one)
        if len(waiting) >= STORED_AT_ONCE:
            put()
    put()
    return Outcome(tuple(added), tuple(refused), tuple(reports))
