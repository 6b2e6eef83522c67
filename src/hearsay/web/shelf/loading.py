"""Records of a case by id or by report, each kind with one query for every few hundred ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeVar

import orjson
from sqlalchemy import Connection, func, select

from hearsay.case.kinds import KINDS
from hearsay.case.tables import REPORT, SOURCE
from hearsay.records import Question, Report, Source
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


def without(body: str, first: str, behind: str) -> str:
    """A record's JSON with the fields from `first` up to `behind` taken out, without reading them.

    A source that ten thousand reports name carries ten thousand spans, a question thousands of reasons; lists show
    neither. Fields stand in the record's order, and a quotation mark inside a value is escaped, so that a field's name
    in quotes stands in one place only.
    """
    head, found, _ = body.partition(f'"{first}":')
    _, again, tail = body.rpartition(f'"{behind}":')
    return f'{head}"{behind}":{tail}' if found and again and len(head) < len(body) - len(tail) else body


LIGHT_SOURCE = func.substr(SOURCE.c.body, 1, 4000).label("body")
"""The beginning of a source's JSON: everything of it but the places where it is named, and who else it may be."""


def light_source(body: str) -> Source:
    """A source from the beginning of its JSON, without the places where it is named."""
    head, found, _ = body.partition('"mentions":')
    return decode(Source, f'{head}"mentions":[]}}' if found else body)


def candidates(connection: Connection, source: RecordId) -> tuple[str, ...]:
    """Who else a source may be: what stands behind the places where it is named."""
    end = func.substr(SOURCE.c.body, func.length(SOURCE.c.body) - 2000)
    tail = connection.execute(select(end).where(SOURCE.c.id == source)).scalar() or ""
    _, found, listed = tail.rpartition('"candidates":')
    return tuple(orjson.loads(listed.removesuffix("}"))) if found else ()


def light_question(body: str) -> Question:
    """A question without how its answers differ and who is silent."""
    return decode(Question, without(body, "relations", "contested"))


def sources(connection: Connection, ids: Iterable[RecordId]) -> list[Source]:
    """The sources of these ids, without the places where they are named."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Source] = {}
    for portion in chunks(wanted):
        rows = connection.execute(select(SOURCE.c.id, LIGHT_SOURCE).where(SOURCE.c.id.in_(portion)))
        found |= {identity: light_source(body) for identity, body in rows}
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
