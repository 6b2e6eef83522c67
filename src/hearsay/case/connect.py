"""Connections to a case's database, and its errors in plain words.

SQLite runs in write-ahead mode with full synchronisation, so that what was acknowledged survives a killed process and a
power cut, and readers never wait for a writer. A writer takes the lock when it begins (`BEGIN IMMEDIATE`); on
PostgreSQL an advisory lock does the same, since every change takes its place in one log.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from hearsay.case.place import Where
from hearsay.errors import CaseBusy, CaseError, CaseFull, Conflict, Damaged, NotACase, ReadOnlyCase

APPLICATION = 0x48524359
"""SQLite's application id of a case file, "HRCY": what `file` and other tools tell it by."""
PATIENCE = 30
"""Seconds that a writer waits for another before it gives up: longer than any one change takes."""
LOCK = 0x68656172
"""PostgreSQL's advisory lock that the one writer at a time holds ("hear"); the second key is the schema."""

_PROBLEMS: tuple[tuple[str, type[CaseError], str, str], ...] = (  # words of the database, error, what is wrong, advice
    ("database is locked", CaseBusy, "somebody else is writing to it.", "Try again in a moment."),
    ("lock timeout", CaseBusy, "somebody else is writing to it.", "Try again in a moment."),
    ("disk is full", CaseFull, "the disk is full.", "Make room; everything that was stored before is still there."),
    ("no space left", CaseFull, "the disk is full.", "Make room; everything that was stored before is still there."),
    ("readonly database", ReadOnlyCase, "may be read but not written.", "Copy it, or give yourself the right to."),
    ("read-only transaction", ReadOnlyCase, "may be read but not written.", "Use an account that may write."),
    ("file is not a database", NotACase, "is no case file.", "Name a file that `hearsay case new` made."),
    ("malformed", Damaged, "is damaged: parts of the file are missing or changed.", "Restore it from a backup."),
    ("disk i/o error", Damaged, "cannot be read or written to its end.", "Check the disk; restore it from a backup."),
    ("unable to open", CaseError, "cannot be opened.", "Check that it is there and that you may read it."),
    ("append-only", Damaged, "its log may not be changed.", ""),
)


def engine(place: Where, read_only: bool = False) -> Engine:
    """The engine for a case's database; it connects when first used."""
    return _sqlite(place, read_only) if place.url is None else _postgresql(place, read_only)


@contextmanager
def plainly(place: Where) -> Iterator[None]:
    """Turns what the database complains about into a `CaseError` that says what to do."""
    try:
        yield
    except DBAPIError as wrong:
        raise _problem(place, str(wrong.orig)) from wrong
    except sqlite3.Error as wrong:
        raise _problem(place, str(wrong)) from wrong
    except SQLAlchemyError as wrong:
        raise CaseError(place.shown, f"the database refused ({wrong}).") from wrong


def _problem(place: Where, words: str) -> CaseError:
    low = words.lower()
    for sign, kind, problem, advice in _PROBLEMS:
        if sign in low:
            return kind(place.shown, problem, advice)
    if "unique constraint" in low:
        return Conflict(place.shown, "somebody else changed the same thing first.", "Look again, then decide again.")
    return CaseError(place.shown, f"the database refused: {' '.join(words.split())[:300]}.")


def begin_write(connection: Connection) -> None:
    """Takes the writer's lock, to be held to the end of the transaction that has just begun."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
        connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK}, hashtext(current_schema()))"))


def _sqlite(place: Where, read_only: bool) -> Engine:
    name = quote(str(place.file.absolute()))

    def connected() -> sqlite3.Connection:
        mode = "ro" if read_only else "rw"
        options: dict[str, Any] = {"uri": True, "timeout": PATIENCE, "check_same_thread": False}
        made: sqlite3.Connection = sqlite3.connect(f"file:{name}?mode={mode}", isolation_level=None, **options)
        try:
            made.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as wrong:
            made.close()
            waiting = Path(f"{place.file}-wal")
            unread = waiting.exists() and waiting.stat().st_size > 0
            if not read_only or unread or not any(sign in str(wrong) for sign in ("unable to open", "readonly")):
                raise
            # a folder that may not be written: no shared memory beside the file, so it is read as it lies there
            made = sqlite3.connect(f"file:{name}?immutable=1", isolation_level=None, **options)
        return made

    made = create_engine("sqlite://", creator=connected, pool_size=5, poolclass=_pool())

    @event.listens_for(made, "connect")
    def _set(connection: sqlite3.Connection, record: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute("PRAGMA cache_size = -65536")
        if not read_only:
            connection.execute("PRAGMA journal_size_limit = 67108864")

    @event.listens_for(made, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return made


def _pool() -> type:
    from sqlalchemy.pool import QueuePool

    return QueuePool


def _postgresql(place: Where, read_only: bool) -> Engine:
    options = f"-csearch_path={place.schema}" if place.schema else ""
    if read_only:
        options += " -cdefault_transaction_read_only=on"
    arguments: dict[str, Any] = {"options": options.strip()} if options else {}
    try:
        return create_engine(
            place.server, connect_args={"connect_timeout": PATIENCE, **arguments}, isolation_level="REPEATABLE READ"
        )
    except ModuleNotFoundError as wrong:
        raise CaseError(
            place.shown, "needs the PostgreSQL driver.", "Install it: pip install 'hearsay[postgres]'."
        ) from wrong
