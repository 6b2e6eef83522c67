"""The log read: its lines, its newest line, what they say of the case."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, select, true

from hearsay.case.chain import LogEntry, parsed
from hearsay.case.change import last
from hearsay.case.judgement_json import ACTIONS
from hearsay.case.tables import LOG, META
from hearsay.case.where import MOST, Page, Window
from hearsay.errors import Damaged

REPORTS_CHANGE = ("add", "remove", "restore", "evidence", "evidence removed")
"""Actions after which what the machine found is out of date."""
ANALYSE = "analyse"


@dataclass(frozen=True, slots=True)
class Head:
    """A line of the log by number and hash, of the case with this id; an empty case is any."""

    seq: int
    hash: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which lines to show; an empty field keeps all. `since` and `until` are times in UTC, as text."""

    action: str = ""
    target: str = ""
    by: str = ""
    since: str = ""
    until: str = ""


EVERYTHING = LogFilter()


def entries(connection: Connection, wanted: LogFilter, window: Window, oldest_first: bool = False) -> Page[LogEntry]:
    """The lines that `wanted` keeps."""
    given = ((LOG.c.action, wanted.action), (LOG.c.target, wanted.target), (LOG.c.by, wanted.by))
    parts = [column == value for column, value in given if value]
    parts += [LOG.c.at >= wanted.since] if wanted.since else []
    parts += [LOG.c.at <= wanted.until + "\uffff"] if wanted.until else []
    where = and_(true(), *parts)
    order = LOG.c.seq if oldest_first else LOG.c.seq.desc()
    limit, offset = max(0, min(window.limit, MOST)), max(0, window.offset)
    query = select(LOG.c.seq, LOG.c.line, LOG.c.hash).where(where).order_by(order).limit(limit).offset(offset)
    found = tuple(entry(row.seq, row.line, row.hash) for row in connection.execute(query))
    total = connection.execute(select(func.count()).select_from(LOG).where(where)).scalar_one()
    return Page(found, total, offset)


def entry(seq: int, line: str, hash_: str) -> LogEntry:
    """One line, taken apart.

    Raises:
        Damaged: it is not what was written.
    """
    try:
        return parsed(line, hash_)
    except ValueError as wrong:
        advice = "Restore the case from a backup."
        raise Damaged(f"line {seq} of the log", "cannot be read back.", advice) from wrong


def head(connection: Connection) -> Head:
    """The newest line."""
    return Head(*last(connection), meta(connection, "case"))


def meta(connection: Connection, key: str) -> str:
    """One of the few things known of the case as a whole; empty where it is not there."""
    return connection.execute(select(META.c.value).where(META.c.key == key)).scalar() or ""


def reports_changed(connection: Connection) -> int:
    """The newest line that changed which reports are analysed; 0 where there is none."""
    return _newest(connection, REPORTS_CHANGE)


def judged(connection: Connection) -> int:
    """The newest line that holds a judgement; 0 where there is none."""
    return _newest(connection, tuple(ACTIONS))


def waiting(connection: Connection) -> int:
    """How many lines changed the reports since they were last analysed."""
    since = analysed_as_of(connection)
    query = select(func.count()).select_from(LOG).where(LOG.c.action.in_(REPORTS_CHANGE), LOG.c.seq > since)
    return connection.execute(query).scalar_one()


def analysed_as_of(connection: Connection) -> int:
    """The line of the log as of which the reports were last analysed; 0 where they never were."""
    newest = analysed(connection)
    return int(str(newest.body.get("as_of", newest.seq))) if newest else 0


def analysed(connection: Connection) -> LogEntry | None:
    """The newest analysis."""
    seq = _newest(connection, (ANALYSE,))
    if not seq:
        return None
    row = connection.execute(select(LOG.c.line, LOG.c.hash).where(LOG.c.seq == seq)).one()
    return entry(seq, row.line, row.hash)


def _newest(connection: Connection, actions: tuple[str, ...]) -> int:
    return connection.execute(select(func.max(LOG.c.seq)).where(LOG.c.action.in_(actions))).scalar() or 0
