"""Everything in a case derived again: log, captured bytes, texts, headers, machine records, judgements.

What was changed behind the system's back is named: the line, the report, the record. Somebody who changes the file and
then makes every hash anew, the log's included, is found out by a head that was kept elsewhere (`verify --head`) or by a
signature.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection

from hearsay.case.log import Head
from hearsay.case.verify_log import Replayed, Signature, replay
from hearsay.case.verify_records import broken_judgements, broken_readings, broken_records
from hearsay.case.verify_reports import broken_blobs, broken_evidence, broken_reports
from hearsay.case.verify_shape import Break, broken_file

MOST = 100
"""Breaks that are named: the first is what counts, a thousand say no more than a hundred."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `verify` found: nothing, or the breaks, the first one first; `head` is the log's newest line."""

    head: Head
    breaks: tuple[Break, ...]
    lines: int = 0
    reports: int = 0
    records: int = 0
    signatures: tuple[Signature, ...] = ()
    waiting: int = 0

    @property
    def holds(self) -> bool:
        """Whether everything is as it was written."""
        return not self.breaks


def verify(connection: Connection, head: Head | None = None) -> Verdict:
    """Derives every hash of the case again.

    Args:
        connection: the case as it is now.
        head: a line of the log that was kept elsewhere; the log must still have it.
    """
    told = Replayed()

    def everything() -> Iterator[Break]:
        yield from broken_file(connection)
        yield from replay(connection, told, head)
        parts: tuple[Callable[[Connection, Replayed], Iterator[Break]], ...] = (
            broken_reports,
            broken_blobs,
            broken_evidence,
            broken_records,
            broken_readings,
            broken_judgements,
        )
        for part in parts:
            yield from part(connection, told)

    found = tuple(islice(everything(), MOST))
    return Verdict(
        Head(told.seq, told.hash, told.case),
        found,
        lines=told.lines,
        reports=len(told.reports),
        records=told.records,
        signatures=tuple(told.signatures),
        waiting=told.waiting,
    )
