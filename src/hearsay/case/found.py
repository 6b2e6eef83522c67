"""Machine records in a case: written so that only what changed is touched, read back as the dossier they were.

A record's number `n` is its report's number times `ROOM` plus its place in the report, so that the records of other
reports keep theirs when a report is added or removed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

import orjson
from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from hearsay.case.change import Change
from hearsay.case.kinds import KINDS, Around, Columns, Kind
from hearsay.case.reports import numbers
from hearsay.errors import CaseError, Damaged
from hearsay.records import Dossier, Measures, Relations, Report
from hearsay.records.codec import decode, encode
from hearsay.types import ReportId

T = TypeVar("T")
ROOM = 10_000_000
"""Records of one kind that one report has room for: more than the 2,000,000 characters that its text may have."""
AT_ONCE = 5_000
"""Rows handed to the database together: what bounds memory, far above where more would be faster."""


@dataclass(frozen=True, slots=True)
class Stored:
    """One machine record as it is stored."""

    n: int
    id: str
    report: ReportId
    columns: Columns
    body: str

    @property
    def sealed(self) -> bytes:
        """Everything that the hashes cover."""
        return orjson.dumps([self.n, self.id, self.report, list(self.columns.values()), self.body])


@dataclass(frozen=True, slots=True)
class Written:
    """What was written of one kind: how many records there are, the hash over all of them, how many rows it touched."""

    rows: int
    sha256: str
    touched: int


def write(change: Change, dossier: Dossier) -> dict[str, Written]:
    """Makes the case's machine records those of `dossier`; rows that stay the same are not touched."""
    around, places = Around.of(dossier), numbers(change.connection)
    strangers = [report.id for report in dossier.reports if report.id not in places]
    if strangers:
        raise CaseError(strangers[0], "is no report of this case.", "Add it first.")
    return {kind.name: _write_kind(change.connection, kind, dossier, around, places) for kind in KINDS}


def load(connection: Connection, title: str, reports: tuple[Report, ...]) -> Dossier:
    """The dossier that was written, with the reports that are in the case now."""
    found = {kind.name: tuple(records(connection, kind)) for kind in KINDS}
    return Dossier(
        title,
        reports,
        attributions=found["attribution"],
        sources=found["source"],
        claims=found["claim"],
        measures=Measures(found["figure"], found["time"], found["place"], found["identifier"]),
        relations=Relations(found["question"], found["copy"], found["origin"], found["shift"]),
        findings=found["finding"],
    )


def records(connection: Connection, kind: Kind) -> Iterator[Any]:
    """Every record of one kind in order."""
    table = kind.table
    for row in connection.execute(select(table.c.id, table.c.body).order_by(table.c.n)):
        yield record(kind, row.id, row.body)


def record(kind: Kind, id_: str, body: str) -> Any:
    """One record from its row.

    Raises:
        Damaged: the row is not what was written.
    """
    try:
        return decode(kind.record, body)
    except ValueError as wrong:
        advice = "`hearsay case verify` names what was changed."
        raise Damaged(f"{kind.name} {id_}", "cannot be read back.", advice) from wrong


def rows(kind: Kind, found: Sequence[Any], around: Around, places: Mapping[ReportId, int]) -> Iterator[Stored]:
    """The records as rows, numbered."""
    within: dict[ReportId, int] = defaultdict(int)
    for place, item in enumerate(found, start=1):
        report = getattr(item, kind.report) if kind.report else ""
        number = place
        if kind.report and not kind.letter:
            within[report] += 1
            number = places[report] * ROOM + within[report]
        own = f"{kind.letter}{place}" if kind.letter else item.id
        columns = kind.columns(item, around)
        yield Stored(number, own, report, {name: columns[name] for name in kind.extra}, encode(item).decode())


def row_again(kind: Kind, row: Row[Any]) -> Stored:
    """A row of the database in the shape in which it was hashed."""
    return Stored(row.n, row.id, row.report, {name: getattr(row, name) for name in kind.extra}, row.body)


def short(sealed: bytes) -> str:
    """The part of a row's SHA-256 that is kept beside it."""
    return sha256(sealed).hexdigest()[:32]


def _write_kind(
    connection: Connection, kind: Kind, dossier: Dossier, around: Around, places: Mapping[ReportId, int]
) -> Written:
    table = kind.table
    old = {row.n: row.sha for row in connection.execute(select(table.c.n, table.c.sha))}
    gone, fresh, whole, count = list[int](), list[dict[str, Any]](), sha256(), 0
    for row in sorted(rows(kind, kind.of(dossier), around, places), key=lambda r: r.n):
        sealed = row.sealed
        whole.update(sealed + b"\n")
        count += 1
        before, sha = old.pop(row.n, ""), short(sealed)
        if before != sha:
            gone += [row.n] if before else []
            held = {"n": row.n, "id": row.id, "report": row.report, "sha": sha, "body": row.body}
            fresh.append(held | row.columns)
    gone += old
    for some in chunks([{"gone": n} for n in gone]):
        connection.execute(delete(table).where(table.c.n == bindparam("gone")), some)
    for some in chunks(fresh):
        connection.execute(insert(table), some)
    return Written(count, whole.hexdigest(), len(gone) + len(fresh))


def chunks(items: Sequence[T], size: int = AT_ONCE) -> Iterator[Sequence[T]]:
    """`items` in runs of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
