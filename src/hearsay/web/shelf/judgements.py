"""What people decided, as the pages ask for it: those in force, each record's version and history."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select

from hearsay.case import LogEntry
from hearsay.case import judgement_store as store
from hearsay.case.judgement import in_force
from hearsay.case.log import entry
from hearsay.case.tables import JUDGED_ITEM, LOG
from hearsay.records import Judgement
from hearsay.types import RecordId


def judgements_of(connection: Connection) -> tuple[Judgement, ...]:
    """Every judgement, oldest first, undone ones and undos among them."""
    return store.judgements(connection)


def in_force_now(connection: Connection) -> tuple[Judgement, ...]:
    """The judgements that count."""
    return in_force(judgements_of(connection))


def versions_of(connection: Connection) -> dict[tuple[str, RecordId], int]:
    """How often each record was judged."""
    return {(kind.value, record): version for (kind, record), version in store.versions(connection).items()}


def history_of(connection: Connection, kind: str, record: RecordId) -> list[LogEntry]:
    """The lines of the log about one record, newest first: its judgements, and for a report what was done with it."""
    own = select(JUDGED_ITEM.c.judgement).where(JUDGED_ITEM.c.kind == kind, JUDGED_ITEM.c.record == record)
    numbers: Sequence[int] = [int(j[1:]) for j in connection.execute(own).scalars()]
    parts = [LOG.c.seq.in_(numbers[-500:]), *([LOG.c.target == record] if kind == "report" else [])]
    query = select(LOG.c.seq, LOG.c.line, LOG.c.hash).where(or_(*parts)).order_by(LOG.c.seq.desc()).limit(500)
    return [entry(row.seq, row.line, row.hash) for row in connection.execute(query)]
