"""Files, folders, patterns and standard input -> Reports; what cannot be captured is named and left out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from hearsay.errors import CaptureError
from hearsay.progress import Progress, silent
from hearsay.records import Report
from hearsay.reports.capture import NO_HEADER, capture
from hearsay.reports.header import Header
from hearsay.reports.inputs import STDIN, find, shown
from hearsay.reports.limits import MAX_BYTES, too_large
from hearsay.reports.sidecar import beside, sidecar


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
) -> Collected:
    """Every report that `inputs` lead to; never raises for an input that cannot be read.

    Args:
        inputs: files, folders (with all below), patterns such as `*.html`, and `-` for standard input.
        header: what holds for every input, over what its `.json` or the page itself states.
        progress: shows how many files are done.
        stdin: where `-` reads from; the process's own standard input where None.
    """
    found = find([str(given) for given in inputs])
    warnings = list(found.warnings)
    errors = list(found.errors)
    reports: dict[str, Report] = {}
    files: Iterable[str] = progress("Capturing", found.files)
    for file in files:
        try:
            report = _one(file, header, stdin)
        except CaptureError as error:
            errors.append(error)
            continue
        if first := reports.get(report.id):
            warnings.append(f"{report.name} holds the same bytes as {first.name} and counts once")
        else:
            reports[report.id] = report
    return Collected(tuple(reports.values()), tuple(errors), tuple(warnings))


def _one(file: str, header: Header, stdin: BinaryIO | None) -> Report:
    if file == STDIN:
        return capture(_read(stdin or sys.stdin.buffer, "standard input"), header, "standard input")
    path, name = Path(file), shown(file)
    try:
        with path.open("rb") as stream:
            raw = _read(stream, name, path.stat().st_size)
    except FileNotFoundError:
        raise CaptureError(name, "is a link to a file that is not there.", "Mend or remove the link.") from None
    except PermissionError:
        raise CaptureError(name, "may not be read.", "Give yourself the right to read it (chmod u+r).") from None
    except (OSError, ValueError) as wrong:
        raise CaptureError(name, f"cannot be read ({wrong}).", "Check that it is an ordinary file.") from wrong
    if path.suffix.lower() == ".json":
        raise CaptureError(name, "is JSON, not a report.", "Give the .txt or .html file that it belongs to.")
    known = beside(path)
    stated, warnings = sidecar(known) if known else (Header(), ())
    report = capture(raw, header.over(stated), name)
    return replace(report, warnings=warnings + report.warnings)


def _read(stream: BinaryIO, name: str, size: int = 0) -> bytes:
    """All of `stream`, but never more than one report may have."""
    raw = b"" if size > MAX_BYTES else stream.read(MAX_BYTES + 1)
    if max(size, len(raw)) > MAX_BYTES:
        raise too_large(name, max(size, len(raw)))
    return raw
