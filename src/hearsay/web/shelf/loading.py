"""Records of a case by id or by report, each kind with one query for every few hundred ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, select

from hearsay.case.kinds import KINDS
from hearsay.case.tables import REPORT
from hearsay.records import Report
from hearsay.records.codec import decode
from hearsay.types import RecordId, ReportId

T = TypeVar("T")
CHUNK = 500
"""Ids of one query: below the 999 variables of older SQLite builds."""
TABLE = {kind.record: kind.table for kind in KINDS}


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids once each, in portions."""
    left = iter(dict.fromkeys(ids))
    while portion := list(islice(left, CHUNK)):
        yield portion


def by_ids(connection: Connection, kind: type[T], ids: Iterable[RecordId]) -> list[T]:
    """The records of these ids, in the order of the ids; those that are not there are left out."""
    table = TABLE[kind]
    wanted = list(dict.fromkeys(ids))
    found: dict[str, T] = {}
    for portion in chunks(wanted):
        rows = connection.execute(select(table.c.id, table.c.body).where(table.c.id.in_(portion)))
        found |= {identity: decode(kind, body) for identity, body in rows}
    return [found[i] for i in wanted if i in found]


def of_reports(connection: Connection, kind: type[T], reports: Iterable[ReportId]) -> list[T]:
    """The records of one kind that stand in these reports, in their order."""
    table = TABLE[kind]
    found: list[T] = []
    for portion in chunks(reports):
        query = select(table.c.body).where(table.c.report.in_(portion)).order_by(table.c.n)
        found += [decode(kind, body) for (body,) in connection.execute(query)]
    return found


def reports(connection: Connection, ids: Iterable[ReportId], texts: bool = True) -> list[Report]:
    """The reports of these ids, in the order of the ids; without their texts where none are needed."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Report] = {}
    columns = [REPORT.c.id, REPORT.c.header] + ([REPORT.c.text] if texts else [])
    for portion in chunks(wanted):
        for row in connection.execute(select(*columns).where(REPORT.c.id.in_(portion))):
            found[row[0]] = replace(decode(Report, row[1]), text=row[2] if texts else "")
    return [found[i] for i in wanted if i in found]
