"""Readings that are kept: what a reader found in a text is stored by the text's hash, so that nothing is read twice.

Spans are kept as offsets and ids as numbers, without the report: another report with the same text uses the same
reading.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from hashlib import sha256

import orjson
from sqlalchemy import Connection, bindparam, delete, select

from hearsay.case.change import Change
from hearsay.case.tables import READING
from hearsay.records import Attribution, Report, Span
from hearsay.types import Quotation

Line = list[object]
"""One attribution: own number, source, cue and content offsets, quotation, confidence, its parent's number."""


def kept_texts(connection: Connection, reader: str) -> frozenset[str]:
    """The SHA-256 of every text that this reader has read."""
    found = connection.execute(select(READING.c.text_sha256).where(READING.c.reader == reader))
    return frozenset(found.scalars())


def kept(connection: Connection, reader: str, reports: Sequence[Report]) -> dict[str, tuple[Attribution, ...]]:
    """What was read in those of `reports` that this reader has read, by report."""
    by_text: dict[str, list[Report]] = {}
    for report in reports:
        by_text.setdefault(report.text_sha256, []).append(report)
    rows = connection.execute(select(READING.c.text_sha256, READING.c.packed).where(READING.c.reader == reader))
    return {r.id: unpacked(r, row.packed) for row in rows for r in by_text.get(row.text_sha256, ())}


def keep(change: Change, reader: str, read: Iterable[tuple[Report, Sequence[Attribution]]], again: bool) -> None:
    """Stores what `reader` found in each report's text; what is there already stays, or is replaced if `again`."""
    from sqlalchemy.dialects import postgresql, sqlite

    dialect = postgresql if change.connection.dialect.name == "postgresql" else sqlite
    rows = []
    for report, attributions in read:
        raw = packed(report, attributions)
        digest = sha256(zlib.decompress(raw)).hexdigest()
        rows.append({"text_sha256": report.text_sha256, "reader": reader, "sha256": digest, "packed": raw})
    if rows and again:
        old = (READING.c.text_sha256 == bindparam("text")) & (READING.c.reader == reader)
        change.connection.execute(delete(READING).where(old), [{"text": row["text_sha256"]} for row in rows])
    if rows:
        change.connection.execute(dialect.insert(READING).on_conflict_do_nothing(), rows)


def packed(report: Report, attributions: Sequence[Attribution]) -> bytes:
    """The attributions without their report, as packed JSON."""
    lines = [
        [
            _number(a.id),
            _offsets(a.source),
            _offsets(a.cue),
            _offsets(a.contents),
            a.quotation.value,
            a.confidence,
            _number(a.parent) if a.parent else None,
        ]
        for a in attributions
    ]
    return zlib.compress(orjson.dumps(lines), 6)


def unpacked(report: Report, raw: bytes) -> tuple[Attribution, ...]:
    """The attributions again, in `report`."""

    def spans(offsets: list[list[int]]) -> tuple[Span, ...]:
        return tuple(Span(report.id, start, end) for start, end in offsets)

    return tuple(
        Attribution(
            f"{report.id}:{own}",
            report.id,
            spans(source),
            spans(cue),
            spans(contents),
            Quotation(quotation),
            confidence,
            f"{report.id}:{parent}" if parent else None,
        )
        for own, source, cue, contents, quotation, confidence, parent in orjson.loads(zlib.decompress(raw))
    )


def _number(id_: str) -> str:
    """The part of an attribution's id behind its report."""
    return id_.rpartition(":")[2]


def _offsets(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
