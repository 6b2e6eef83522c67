"""Full text over reports and claims: what was found, best first, with the found words marked."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, and_, func, literal_column, select, text

from hearsay.case.filters import SEARCHED, conditions, index_of, matches
from hearsay.case.lines import Hit
from hearsay.case.tables import CLAIM, REPORT
from hearsay.case.terms import DICTIONARY, fts5, query, tsquery
from hearsay.case.where import MOST, Filter, Page, Window
from hearsay.errors import CaseError
from hearsay.types import Commitment

TABLES: dict[str, Table] = {"report": REPORT, "claim": CLAIM}
START, END = "\x02", "\x03"
"""Stand around a found word in what the database returns; no captured text has them, they are taken out before."""
AROUND = 24
"""Words of a snippet: two lines of a screen."""
RANKED = 2_000
"""Matches that PostgreSQL puts in order, the first in the case where there are more: ordering all of a word that stands
in every report takes longer than anybody waits, and says little."""


def search(connection: Connection, kind: str, wanted: Filter, window: Window) -> Page[Hit]:
    """The reports or claims that have the words of `wanted.text` and meet its other fields, best first.

    Args:
        connection: the case.
        kind: `report` or `claim`.
        wanted: what to keep; `text` as `hearsay.case.terms` has it.
        window: which part of the list.

    Raises:
        CaseError: there is no word to look for, or `kind` is neither.
    """
    if kind not in TABLES:
        raise CaseError(kind, "has no full-text index.", "Search reports or claims.")
    table = TABLES[kind]
    found = _postgresql if connection.dialect.name == "postgresql" else _sqlite
    limit, offset = max(0, min(window.limit, MOST)), max(0, window.offset)
    numbers, total = found(connection, table, wanted, limit, offset)
    snippets = _snippets(connection, table, wanted.text, numbers)
    rows = {row.n: row for row in connection.execute(select(*_shown(table)).where(table.c.n.in_(numbers)))}
    return Page(tuple(_hit(kind, rows[n], snippets.get(n, "")) for n in numbers if n in rows), total, offset)


def _sqlite(connection: Connection, table: Table, wanted: Filter, limit: int, offset: int) -> tuple[list[int], int]:
    """Numbers of the rows of one page, and how many there are in all."""
    index = index_of(table)
    matching = text(f"SELECT rowid AS n, rank FROM {index} WHERE {index} MATCH :asked").columns(
        literal_column("n"), literal_column("rank")
    )
    hits = matching.bindparams(asked=fts5(query(wanted.text))).subquery("hits")
    where = conditions(connection, table, wanted, without="text")
    both = select(table.c.n).select_from(hits.join(table, table.c.n == hits.c.n)).where(where)
    total: int = connection.execute(select(func.count()).select_from(both.subquery())).scalar_one()
    ordered = both.order_by(hits.c.rank, table.c.n).limit(limit).offset(offset)
    return list(connection.execute(ordered).scalars()), total


def _postgresql(connection: Connection, table: Table, wanted: Filter, limit: int, offset: int) -> tuple[list[int], int]:
    where = and_(conditions(connection, table, wanted, without="text"), matches(connection, table, wanted.text))
    total: int = connection.execute(select(func.count()).select_from(table).where(where)).scalar_one()
    vector: Any = literal_column(f"{table.name}.search")
    rank = func.ts_rank(vector, tsquery(query(wanted.text)))
    first = select(table.c.n, rank.label("rank")).where(where).order_by(table.c.n).limit(RANKED).subquery("first")
    ordered = select(first.c.n).order_by(first.c.rank.desc(), first.c.n).limit(limit).offset(offset)
    return list(connection.execute(ordered).scalars()), total


def _snippets(connection: Connection, table: Table, typed: str, numbers: list[int]) -> dict[int, str]:
    """The words around what was found, in the rows with these numbers."""
    if not numbers:
        return {}
    column = SEARCHED[table.name]
    if connection.dialect.name == "postgresql":
        options = f'StartSel="{START}", StopSel="{END}", MaxWords={AROUND}, MinWords={AROUND // 2}, MaxFragments=1'
        shown = func.ts_headline(DICTIONARY, table.c[column], tsquery(query(typed)), options)
        found = connection.execute(select(table.c.n, shown).where(table.c.n.in_(numbers)))
        return {row[0]: row[1] for row in found}
    index = index_of(table)
    listed = ",".join(map(str, numbers))
    asked = text(
        f"SELECT rowid, snippet({index}, 0, '{START}', '{END}', '…', {AROUND}) FROM {index} "
        f"WHERE {index} MATCH :asked AND rowid IN ({listed})"
    )
    return {row[0]: row[1] for row in connection.execute(asked, {"asked": fts5(query(typed))})}


def _shown(table: Table) -> tuple[Any, ...]:
    if table is REPORT:
        return tuple(REPORT.c["n", "id", "outlet", "title", "published_at"])
    title = select(REPORT.c.title).where(REPORT.c.id == CLAIM.c.report).scalar_subquery().label("title")
    return (*CLAIM.c["n", "id", "report", "outlet", "speaker", "published_at", "commitment"], title)


def _hit(kind: str, row: Any, snippet: str) -> Hit:
    claim = kind == "claim"
    words, marks = _marked(snippet)
    return Hit(
        kind,
        row.id,
        row.report if claim else row.id,
        row.outlet,
        row.speaker if claim else "",
        row.title,
        row.published_at,
        Commitment(row.commitment) if claim else None,
        words,
        marks,
    )


def _marked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The snippet on one line without its signs, and where they stood."""
    words, marks, start = "", [], 0
    for part in " ".join(snippet.split()).replace(START, f"\0{START}").replace(END, f"\0{END}").split("\0"):
        if part.startswith(END):
            marks.append((start, len(words)))
        if part.startswith(START):
            start = len(words)
        words += part.lstrip(START + END)
    return words, tuple(marks)
