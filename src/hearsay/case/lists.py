"""Paged reads: every list is filtered, ordered and cut by the database, so that 10,000 reports answer at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, select

from hearsay.case.filters import conditions
from hearsay.case.found import record
from hearsay.case.kinds import BY_NAME
from hearsay.case.lines import ClaimLine, FigureLine, ReportLine, SourceLine
from hearsay.case.tables import CLAIM, FIGURE, REPORT, SOURCE
from hearsay.case.where import MOST, Filter, Page, Window
from hearsay.errors import CaseError
from hearsay.records import Report
from hearsay.types import RecordId, ReportId

T = TypeVar("T")
CLAIMED = "outlet speaker source relay commitment since until"
"""Fields of a filter that say of a figure what they say of the claim it stands in."""


def reports(connection: Connection, wanted: Filter, window: Window) -> Page[ReportLine]:
    """The reports in the order in which they were added."""
    names = ("id", "name", "url", "outlet", "title", "published", "revision_of", "characters", "removed", "version")
    shown = REPORT.c[names]
    where = conditions(connection, REPORT, wanted)
    page = _page(connection, select(*shown).where(where).order_by(REPORT.c.n), REPORT, where, window)
    ids = [row.id for row in page.items]
    counted = select(CLAIM.c.report, func.count()).where(CLAIM.c.report.in_(ids)).group_by(CLAIM.c.report)
    claims = {row[0]: row[1] for row in connection.execute(counted)}
    return _lines(page, lambda row: ReportLine(**row._mapping, claims=claims.get(row.id, 0)))


def report(connection: Connection, id_: ReportId) -> Report:
    """One report with its text, removed or not.

    Raises:
        CaseError: there is no such report.
    """
    from hearsay.case.reports import whole

    row = connection.execute(select(REPORT.c.header, REPORT.c.text).where(REPORT.c.id == id_)).first()
    if row is None:
        raise CaseError(id_, "is no report of this case.", "`hearsay case list` shows them.")
    return whole(id_, row.header, row.text)


def claims(connection: Connection, wanted: Filter, window: Window) -> Page[ClaimLine]:
    """The claims in order of report and place."""
    shown = CLAIM.c["id", "body", "words", "speaker", "kind", "outlet", "published_at"]
    where = conditions(connection, CLAIM, wanted)
    page = _page(connection, select(*shown).where(where).order_by(CLAIM.c.n), CLAIM, where, window)
    return _lines(page, lambda row: ClaimLine(_record("claim", row), *row[2:]))


def sources(connection: Connection, wanted: Filter, window: Window) -> Page[SourceLine]:
    """The sources, those with most claims first."""
    where = conditions(connection, SOURCE, wanted)
    query = select(SOURCE.c.id, SOURCE.c.body, SOURCE.c.claims).where(where)
    query = query.order_by(SOURCE.c.claims.desc(), SOURCE.c.n)
    page = _page(connection, query, SOURCE, where, window)
    return _lines(page, lambda row: SourceLine(_record("source", row), row.claims))


def figures(connection: Connection, wanted: Filter, window: Window) -> Page[FigureLine]:
    """The figures in order of report and place, each with the claim that it stands in."""
    where = and_(
        conditions(connection, FIGURE, wanted),
        conditions(connection, CLAIM, wanted, CLAIMED),
    )
    both = FIGURE.outerjoin(CLAIM, FIGURE.c.claim == CLAIM.c.id)
    shown = (FIGURE.c.id, FIGURE.c.body, CLAIM.c.words, CLAIM.c.speaker, CLAIM.c.outlet, CLAIM.c.commitment)
    query = select(*shown).select_from(both).where(where).order_by(FIGURE.c.n)
    page = _page(connection, query, both, where, window)
    return _lines(page, lambda row: FigureLine(_record("figure", row), *(value or "" for value in row[2:])))


def records(connection: Connection, kind: str, wanted: Filter, window: Window) -> Page[Any]:
    """The records of any kind in their order: questions, findings, times, places, identifiers, copies, origins, shifts.

    Raises:
        CaseError: there is no such kind.
    """
    table = _kind(kind)
    where = conditions(connection, table, wanted)
    query = select(table.c.id, table.c.body).where(where).order_by(table.c.n)
    return _lines(_page(connection, query, table, where, window), lambda row: _record(kind, row))


def one(connection: Connection, kind: str, id_: RecordId) -> Any:
    """The record of that kind and id; of the kind `report`, the report.

    Raises:
        CaseError: there is none.
    """
    if kind == "report":
        return report(connection, id_)
    table = _kind(kind)
    row = connection.execute(select(table.c.id, table.c.body).where(table.c.id == id_)).first()
    if row is None:
        raise CaseError(id_, f"is no {kind} of this case.", "It may have another number since the last rebuild.")
    return _record(kind, row)


def counts(connection: Connection) -> dict[str, int]:
    """How many reports (removed ones left out) and records of each kind there are."""
    tables = {name: kind.table for name, kind in BY_NAME.items()}
    wanted = [_count(REPORT, REPORT.c.removed.is_(False)), *(_count(table) for table in tables.values())]
    found = connection.execute(select(*(query.scalar_subquery() for query in wanted))).one()
    return dict(zip(("report", *tables), found, strict=True))


def tally(connection: Connection, kind: str, column: str) -> dict[str, int]:
    """How many records of one kind have each value of `column`: `tally("claim", "commitment")`."""
    table = REPORT if kind == "report" else _kind(kind)
    value = table.c[column]
    query = select(value, func.count()).group_by(value).order_by(func.count().desc(), value)
    return {str(word): count for word, count in connection.execute(query)}


def _count(table: Any, where: ColumnElement[bool] | None = None) -> Select[Any]:
    query = select(func.count()).select_from(table)
    return query if where is None else query.where(where)


def _page(
    connection: Connection, query: Select[Any], table: Any, where: ColumnElement[bool], window: Window
) -> Page[Any]:
    limit, offset = max(0, min(window.limit, MOST)), max(0, window.offset)
    rows = tuple(connection.execute(query.limit(limit).offset(offset)).all())
    full = len(rows) < limit and (rows or not offset)
    total: int = offset + len(rows) if full else connection.execute(_count(table, where)).scalar_one()
    return Page(rows, total, offset)


def _lines(page: Page[Any], line: Callable[[Any], T]) -> Page[T]:
    return Page(tuple(line(row) for row in page.items), page.total, page.offset)


def _record(kind: str, row: Any) -> Any:
    return record(BY_NAME[kind], row.id, row.body)


def _kind(kind: str) -> Table:
    if kind not in BY_NAME:
        raise CaseError(kind, "is no kind of record.", f"Choose one of: {', '.join(BY_NAME)}.")
    return BY_NAME[kind].table
