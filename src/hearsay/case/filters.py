"""A filter -> the condition that a table's rows must meet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, literal_column, select, text, true

from hearsay.case.tables import CLAIM, REPORT
from hearsay.case.terms import fts5, query, tsquery
from hearsay.case.where import Filter

Condition: TypeAlias = Callable[[Any, Any], ColumnElement[bool]]
"""From a table's columns and the wanted value to what a row must meet."""
END = "\uffff"
"""Sorts behind every character of a time: `2024-01-24` as an end holds the whole day."""


def _same(column: str) -> Condition:
    return lambda columns, wanted: columns[column] == wanted


def _named(column: str) -> Condition:
    """Part of a name, without regard to case."""
    return lambda columns, wanted: func.lower(columns[column]).contains(wanted.lower(), autoescape=True)


CONDITIONS: dict[str, tuple[str, Condition]] = {  # field of Filter: the column it needs, the condition
    "report": ("report", _same("report")),
    "source": ("source", _same("source")),
    "speaker": ("speaker", _named("speaker")),
    "outlet": ("outlet", _named("outlet")),
    "relay": ("relays", _named("relays")),
    "commitment": ("commitment", _same("commitment")),
    "distancing": ("distancing", _same("distancing")),
    "kind": ("kind", _same("kind")),
    "since": ("published_at", lambda columns, wanted: columns["published_at"] >= wanted),
    "until": ("published_at", lambda columns, wanted: columns["published_at"].between("0", wanted + END)),
    "status": ("status", _same("status")),
    "contested": ("contested", _same("contested")),
    "code": ("code", _same("code")),
    "outcome": ("outcome", _same("outcome")),
    "removed": ("removed", _same("removed")),
}
SEARCHED = {REPORT.name: "text", CLAIM.name: "words"}
"""Tables with a full-text index, and the column that it covers."""


def conditions(
    connection: Connection, table: Table, wanted: Filter, only: str = "", without: str = ""
) -> ColumnElement[bool]:
    """What a row of `table` must meet; fields for which the table has no column keep every row.

    Args:
        connection: tells which database it is.
        table: a table of reports or machine records.
        wanted: what to keep.
        only: names of the fields to use, all of them where empty.
        without: the name of a field not to use.
    """
    parts: list[ColumnElement[bool]] = [true()]
    for field, (column, condition) in CONDITIONS.items():
        value = getattr(wanted, field)
        if column in table.c and value not in ("", None) and (not only or field in only.split()):
            parts.append(condition(table.c, value))
    if table.name == "source" and wanted.speaker:
        parts.append(_named("name")(table.c, wanted.speaker))
    if wanted.text and table.name in SEARCHED and not only and without != "text":
        parts.append(matches(connection, table, wanted.text))
    return and_(*parts)


def index_of(table: Table) -> str:
    """The name of SQLite's full-text index of a table."""
    return f"{table.name}_search"


def matches(connection: Connection, table: Table, typed: str) -> ColumnElement[bool]:
    """That a row's text has what was typed in it."""
    asked = query(typed)
    if connection.dialect.name == "postgresql":
        return literal_column(f"{table.name}.search").op("@@")(tsquery(asked))
    index = index_of(table)
    found: Select[tuple[int]] = (
        select(literal_column("rowid")).select_from(text(index)).where(text(f"{index} MATCH :asked"))
    )
    return table.c.n.in_(found.params(asked=fts5(asked)).scalar_subquery())
