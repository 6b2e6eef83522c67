"""Machine records, kept readings and judgements derived again."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection, select

from hearsay.case.chain import canonical
from hearsay.case.found import ROOM, row_again, short
from hearsay.case.kinds import KINDS, Kind
from hearsay.case.tables import JUDGEMENT, READING
from hearsay.case.verify_log import Replayed
from hearsay.case.verify_shape import Break


def broken_records(connection: Connection, told: Replayed) -> Iterator[Break]:
    """Every machine record that is not what the last analysis wrote."""
    for kind in KINDS:
        yield from _broken_kind(connection, kind, told)


def broken_readings(connection: Connection, told: Replayed) -> Iterator[Break]:
    """Every kept reading that was changed."""
    for row in connection.execution_options(yield_per=500).execute(select(READING)):
        try:
            same = sha256(zlib.decompress(row.packed)).hexdigest() == row.sha256
        except zlib.error:
            same = False
        if not same:
            yield Break(f"what {row.reader} read in the text {row.text_sha256[:12]}", "was changed")


def broken_judgements(connection: Connection, told: Replayed) -> Iterator[Break]:
    """Every judgement that is not what was put into the log."""
    there = set()
    for row in connection.execute(select(JUDGEMENT).order_by(JUDGEMENT.c.n)):
        there.add(row.id)
        entry = told.judged.get(row.id)
        if entry is None:
            yield Break(f"judgement {row.id}", "was never made: the log does not know it")
        elif (row.n, row.action, row.body) != (entry.seq, entry.action, canonical(entry.body)):
            yield Break(f"judgement {row.id}", "was changed: it is not what the log says")
    for id_ in told.judged:
        if id_ not in there:
            yield Break(f"judgement {id_}", "is missing")


def _broken_kind(connection: Connection, kind: Kind, told: Replayed) -> Iterator[Break]:
    expected = told.found.get(kind.name)
    whole, count, before, named = sha256(), 0, 0, False
    rows = connection.execution_options(yield_per=5_000).execute(select(kind.table).order_by(kind.table.c.n))
    for row in rows:
        what = f"the {kind.name} {row.id}"
        sealed = row_again(kind, row).sealed
        whole.update(sealed + b"\n")
        count += 1
        follows = before + 1 if before // ROOM == row.n // ROOM else row.n - row.n % ROOM + 1
        if row.n != follows and not (row.n // ROOM == 0 and before == 0 and row.n == 1):
            named = True
            yield Break(f"the {kind.name} before {row.id}", "is missing")
        before = row.n
        if short(sealed) != row.sha:
            named = True
            yield Break(what, "was changed: its hash is another")
    told.records += count
    rows_then = expected.get("rows", 0) if isinstance(expected, dict) else 0
    hash_then = expected.get("sha256") if isinstance(expected, dict) else sha256().hexdigest()
    if count != rows_then:
        yield Break(f"the {kind.name} records", f"are {count:,}, the last analysis wrote {rows_then:,}")
    elif whole.hexdigest() != hash_then and not named:
        yield Break(f"the {kind.name} records", "are not those that the last analysis wrote")
