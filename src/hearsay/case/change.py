"""One change to a case: a transaction that holds the writer's lock and puts what it did into the log."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from hearsay.case.chain import START, Body, LogEntry, linked
from hearsay.case.tables import LOG


class Change:
    """What a writer holds between the beginning of its transaction and its end.

    `connection` runs statements inside the transaction; `append` puts a line into the log. Either all of it is stored,
    with its lines, or nothing.
    """

    def __init__(self, connection: Connection, by: str, why: str) -> None:
        self.connection = connection
        self.by = by
        self.why = why
        self.at = now()
        self._last: tuple[int, str] | None = None

    def append(self, action: str, target: str = "", body: dict[str, Body] | None = None) -> LogEntry:
        """Puts one line into the log; it stays there if the change ends well."""
        seq, previous = self._last or last(self.connection)
        entry = linked(previous, LogEntry(seq + 1, self.at, self.by, self.why, action, target, body or {}))
        self._last = entry.seq, entry.hash
        self.connection.execute(insert(LOG), row(entry))
        return entry


def last(connection: Connection) -> tuple[int, str]:
    """Number and hash of the newest line: what the next one is chained to."""
    newest = select(LOG.c.seq, LOG.c.hash).where(LOG.c.seq == select(func.max(LOG.c.seq)).scalar_subquery())
    found = connection.execute(newest).first()
    return (found.seq, found.hash) if found else (0, START)


def row(entry: LogEntry) -> dict[str, str | int]:
    """The entry as a row of the log's table."""
    return {
        "seq": entry.seq,
        "at": entry.at,
        "by": entry.by,
        "action": entry.action,
        "target": entry.target,
        "line": entry.line,
        "hash": entry.hash,
    }


def now() -> str:
    """This moment in UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
