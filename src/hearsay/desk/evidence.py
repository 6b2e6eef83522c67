"""Files of evidence -> case, and the evidence that a case holds."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hearsay.case import Case, EvidenceFile, State
from hearsay.errors import EvidenceError
from hearsay.evidence import read
from hearsay.evidence.loading import joined
from hearsay.evidence.unpack import MAX_BYTES
from hearsay.records import Evidence


@dataclass(frozen=True, slots=True)
class EvidenceOutcome:
    """What became of the files: those that are in the case now, and those that cannot be used."""

    added: tuple[tuple[EvidenceFile, State], ...] = ()
    errors: tuple[EvidenceError, ...] = ()


def add_evidence(case: Case, paths: Sequence[str | Path], by: str, why: str = "") -> EvidenceOutcome:
    """Stores every file, and every file in a folder, whose format is known; the others are named and left out."""
    good: list[tuple[str, bytes]] = []
    errors: list[EvidenceError] = []
    for path in (file for given in paths for file in _files(Path(given))):
        try:
            raw = _bytes(path)
            read(raw, path.name)
            good.append((str(path), raw))
        except EvidenceError as error:
            errors.append(error)
    return EvidenceOutcome(case.add_evidence(good, by, why) if good else (), tuple(errors))


def evidence(case: Case) -> Evidence:
    """All that the case's files of evidence hold, numbered in the order in which they were added.

    Raises:
        EvidenceError: a file that was read when it was added cannot be read by this version.
    """
    return joined([read(raw, name) for name, raw in case.evidence_contents()])


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = (Path(here) / name for here, _, inside in os.walk(path) for name in inside)
    return sorted(one for one in found if not one.name.startswith("."))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise EvidenceError(str(path), f"is larger than {MAX_BYTES // 1048576} MB.", "Give a part of it.")
        return path.read_bytes()
    except (OSError, ValueError) as wrong:
        raise EvidenceError(str(path), f"cannot be read ({wrong}).", "Check the name.") from wrong
