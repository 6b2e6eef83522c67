"""Files that reports are held against: kept as bytes like captures, read again whenever they are used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from hearsay.case.change import Change
from hearsay.case.reports import State, content, keep
from hearsay.case.tables import EVIDENCE
from hearsay.errors import CaseError

SHORTEST = 6
"""Hex digits by which a file may be named: a case has far fewer than the 16 million that they tell apart."""


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """One file of evidence in a case."""

    name: str
    sha256: str
    removed: bool = False


def add(change: Change, files: Iterable[tuple[str, bytes]]) -> tuple[tuple[EvidenceFile, State], ...]:
    """Stores each file with what became of it; the same bytes twice are one file."""
    done = []
    for name, raw in files:
        digest = keep(change.connection, raw)
        row = change.connection.execute(select(EVIDENCE).where(EVIDENCE.c.sha256 == digest)).first()
        if row is not None and not row.removed:
            done.append((EvidenceFile(row.name, digest), State.KNOWN))
            continue
        if row is not None:
            _set_removed(change, digest, False)
            done.append((EvidenceFile(row.name, digest), State.RESTORED))
        else:
            number = (change.connection.execute(select(func.max(EVIDENCE.c.n))).scalar() or 0) + 1
            values = {"n": number, "name": name, "sha256": digest, "removed": False}
            change.connection.execute(insert(EVIDENCE), values)
            done.append((EvidenceFile(name, digest), State.NEW))
        change.append("evidence", digest, {"name": done[-1][0].name, "sha256": digest})
    return tuple(done)


def remove(change: Change, named: str) -> EvidenceFile:
    """Takes one file out of what reports are held against, by its name or the beginning of its SHA-256.

    Raises:
        CaseError: no file of the case is called so, or several are.
    """
    files = [file for file in listed(change.connection) if not file.removed]
    found = [f for f in files if f.name == named or (len(named) >= SHORTEST and f.sha256.startswith(named))]
    if len(found) != 1:
        problem = "is the name of several files of evidence." if found else "is no file of evidence in this case."
        raise CaseError(named, problem, "`hearsay case list CASE evidence` shows them; give the SHA-256.")
    _set_removed(change, found[0].sha256, True)
    change.append("evidence removed", found[0].sha256, {"name": found[0].name})
    return EvidenceFile(found[0].name, found[0].sha256, True)


def listed(connection: Connection) -> tuple[EvidenceFile, ...]:
    """Every file of evidence in the order in which they were added, removed ones too."""
    rows = connection.execute(select(EVIDENCE).order_by(EVIDENCE.c.n))
    return tuple(EvidenceFile(row.name, row.sha256, row.removed) for row in rows)


def contents(connection: Connection) -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of every file that is not removed."""
    return tuple((file.name, content(connection, file.sha256)) for file in listed(connection) if not file.removed)


def _set_removed(change: Change, digest: str, removed: bool) -> None:
    change.connection.execute(update(EVIDENCE).where(EVIDENCE.c.sha256 == digest).values(removed=removed))
