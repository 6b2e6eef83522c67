"""Opening a case, and making a new one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from sqlalchemy import insert, text

from hearsay import __version__
from hearsay.case import migrate
from hearsay.case.chain import Body
from hearsay.case.connect import APPLICATION, engine, plainly
from hearsay.case.place import Where, where
from hearsay.case.store import Case
from hearsay.case.tables import META
from hearsay.errors import CaseError, NotACase

SQLITE = b"SQLite format 3\0"
"""The first bytes of every SQLite file."""


def open_case(
    given: str | Path, *, create: bool = False, title: str = "", by: str = "", why: str = "", read_only: bool = False
) -> Case:
    """Opens a case, or makes a new one.

    Args:
        given: a file's path, or `postgresql://user@host/database`, with `?schema=name` for one case of several.
        create: make it; it must not be there yet.
        title: what a new case is called.
        by: who opens it, for the log.
        why: why it is made.
        read_only: for reading alone; a case in a folder that may not be written can still be read.

    Raises:
        NotACase: what is there is no case.
        NewerCase: it was written by a newer Hearsay.
        CaseError: it is not there, or already there, or cannot be opened.
    """
    place = where(given)
    if create:
        return _made(place, title, by, why)
    if place.path is not None:
        _look(place)
    opened = engine(place, read_only)
    case = Case(place, opened, read_only)
    try:
        with case.reading() as connection:
            old = migrate.check(connection, place.shown)
        if old and read_only:
            advice = "Open it once for writing, with `hearsay case show`, on a copy if need be."
            raise CaseError(place.shown, "is of an older version and must be brought up to date.", advice)
        if old:
            with case.change(by) as change:
                migrate.upgrade(change.connection)
                change.append("migrate", body={"schema": migrate.CURRENT, "version": __version__})
    except BaseException:
        case.close()
        raise
    return case


def _look(place: Where) -> None:
    """Refuses what is no case file before the database has a look at it."""
    path = place.file
    try:
        with path.open("rb") as stream:
            start = stream.read(100)
    except FileNotFoundError:
        raise CaseError(place.shown, "is not there.", f"Make it with: hearsay case new {place.shown}") from None
    except OSError as wrong:
        raise CaseError(place.shown, f"cannot be read ({wrong.strerror or wrong}).") from wrong
    if start[:16] != SQLITE[: len(start[:16])] or len(start) < 100:
        raise NotACase(place.shown, "is no case file.", "Name a file that `hearsay case new` made.")
    if int.from_bytes(start[68:72], "big") != APPLICATION:
        raise NotACase(place.shown, "is a database, but no case file.", "Name a file that `hearsay case new` made.")


def _made(place: Where, title: str, by: str, why: str) -> Case:
    """A new case with its first line."""
    with fresh(place) as case, case.change(by, why) as change:
        migrate.upgrade(change.connection)
        known: dict[str, Body] = {"case": uuid4().hex, "title": title}
        change.connection.execute(insert(META), [{"key": key, "value": value} for key, value in known.items()])
        change.append("new", body=known | {"version": __version__, "schema": migrate.CURRENT})
    return open_case(place.given)


@contextmanager
def fresh(place: Where) -> Iterator[Case]:
    """An empty database where no case is yet; what could not be finished is taken away again."""
    if place.path is not None:
        _claim_file(place.path, place.shown)
    case = Case(place, engine(place), False)
    try:
        _begun(case)
        with case.reading() as connection:
            if migrate.version(connection):
                raise CaseError(place.shown, "is a case already.", "Open it, or choose another name.")
        yield case
    except BaseException:
        case.close()
        if place.path is not None:
            with suppress(OSError):
                for suffix in ("", "-wal", "-shm"):
                    Path(f"{place.path}{suffix}").unlink(missing_ok=True)
        raise
    case.close()


def _claim_file(path: Path, shown: str) -> None:
    """Makes the empty file, so that two who make the same case do not both succeed."""
    try:
        if path.exists() and not path.is_dir() and path.stat().st_size == 0:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except FileExistsError:
        raise CaseError(shown, "is there already.", "Open it, or choose another name.") from None
    except OSError as wrong:
        raise CaseError(
            shown, f"cannot be made ({wrong.strerror or wrong}).", "Choose a folder you may write to."
        ) from wrong


def _begun(case: Case) -> None:
    """What must be set before the first transaction of a new database."""
    with plainly(case.place), case.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA journal_mode = WAL")
            raw.execute(f"PRAGMA application_id = {APPLICATION}")
        elif case.place.schema:
            connection.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{case.place.schema}"'))
            connection.commit()
