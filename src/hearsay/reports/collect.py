"""Files, folders, patterns and standard input -> Reports; what cannot be captured is named and left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from hearsay.errors import CaptureError
from hearsay.progress import Progress, silent
from hearsay.records import Report
from hearsay.records.capture import Refused
from hearsay.reports.capture import reports_of
from hearsay.reports.captures import Asked, Fetcher, captures
from hearsay.reports.header import NO_HEADER, Header


@dataclass(frozen=True, slots=True)
class Collected:
    """The reports in the order of their inputs, each once, and what went wrong on the way.

    `errors` are inputs without a report; `warnings` are about the inputs as a whole. What is odd about one report
    stands in its own `warnings`.
    """

    reports: tuple[Report, ...] = ()
    errors: tuple[CaptureError, ...] = ()
    warnings: tuple[str, ...] = ()


def collect(
    inputs: Sequence[str | Path],
    header: Header = NO_HEADER,
    progress: Progress = silent,
    stdin: BinaryIO | None = None,
    fetcher: Fetcher | None = None,
) -> Collected:
    """Every report that `inputs` lead to; never raises for an input that cannot be read.

    Args:
        inputs: files, folders (with all below), archives, patterns such as `*.html`, `-` for standard input, and
            addresses where there is a `fetcher`.
        header: what holds for every input, over what its `.json` or the page itself states.
        progress: shows how many inputs are done.
        stdin: where `-` reads from; the process's own standard input where None.
        fetcher: gets what is behind an address; without one nothing is fetched.
    """
    warnings: list[str] = []
    errors: list[CaptureError] = []
    reports: dict[str, Report] = {}
    for taken in reports_of(captures(inputs, Asked(header, fetcher, stdin=stdin), progress)):
        if isinstance(taken, Refused):
            if taken.minor:
                warnings.append(f"{taken.name}: {taken.why}" if taken.name else taken.why)
            else:
                errors.append(CaptureError(taken.name, taken.why, taken.todo))
            continue
        _, report = taken
        if first := reports.get(report.id):
            warnings.append(f"{report.name} holds the same bytes as {first.name} and counts once")
        else:
            reports[report.id] = report
    return Collected(tuple(reports.values()), tuple(errors), tuple(warnings))
