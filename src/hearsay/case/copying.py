"""A case copied, row by row, into a new one: backup, restore, and the way between a file and a database.

A file is copied into a file by SQLite's own online backup; others may write during it. Whatever way it goes, the copy
is verified before it counts, and appears under its name only when it is whole.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table, insert, select

from hearsay.case import migrate
from hearsay.case.connect import plainly
from hearsay.case.opening import fresh, open_case
from hearsay.case.place import Where, where
from hearsay.case.store import Case
from hearsay.case.tables import METADATA
from hearsay.case.verify import Verdict
from hearsay.errors import CaseError, Damaged

Rows: TypeAlias = list[dict[str, Any]]
TABLES: tuple[Table, ...] = tuple(METADATA.sorted_tables)
AT_ONCE = 200
"""Rows that are copied together: captured bytes may have megabytes each."""


def copy(case: Case, to: str | Path) -> Verdict:
    """Copies a case to a place where none is yet, as it is at this moment, and verifies the copy.

    Raises:
        CaseError: something is there already, or it cannot be written.
        Damaged: the copy does not verify: the case itself is not what was written.
    """
    target = where(to)
    if target.path is not None and case.place.path is not None:
        _copy_file(case, target)
    else:
        with case.reading() as source:
            new_from(target, lambda connection: _copy_rows(source, connection))
    with open_case(to, read_only=True) as copied:
        verdict = copied.verify()
    if not verdict.holds:
        raise Damaged(target.shown, f"is not what was written: {verdict.breaks[0]}.", "The copy is as it was found.")
    return verdict


def new_from(target: Where, fill: Callable[[Connection], None]) -> None:
    """Makes a case at `target` with the tables and lets `fill` put every row in, all of them or nothing."""
    with fresh(target) as case, case.change("") as change:
        migrate.upgrade(change.connection)
        fill(change.connection)


def rows(connection: Connection, table: Table) -> Iterator[Rows]:
    """Every row of a table in order, some at a time."""
    ordered = select(table).order_by(*table.primary_key.columns)
    for some in connection.execution_options(yield_per=AT_ONCE).execute(ordered).partitions():
        yield [dict(row._mapping) for row in some]


def _copy_rows(source: Connection, target: Connection) -> None:
    for table in TABLES:
        for some in rows(source, table):
            target.execute(insert(table), some)


def _copy_file(case: Case, target: Where) -> None:
    path = target.file
    if path.exists():
        raise CaseError(target.shown, "is there already.", "Choose another name; nothing is overwritten.")
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with plainly(target), case.reading() as connection:
            copied = sqlite3.connect(draft)
            try:
                raw = connection.connection.driver_connection
                assert isinstance(raw, sqlite3.Connection)
                raw.backup(copied)
            finally:
                copied.close()
        os.link(draft, path)
    except OSError as wrong:
        raise CaseError(target.shown, f"cannot be written ({wrong.strerror or wrong}).") from wrong
    finally:
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                Path(f"{draft}{suffix}").unlink(missing_ok=True)
