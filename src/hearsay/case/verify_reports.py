"""Reports derived again: their bytes, their texts, their headers, against each other and against the log."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, select

from hearsay.case.reports import decode_capture, logged, row_of
from hearsay.case.tables import BLOB, EVIDENCE, REPORT
from hearsay.case.verify_log import Replayed
from hearsay.case.verify_shape import Break
from hearsay.records import Report
from hearsay.records.codec import decode


def broken_reports(connection: Connection, told: Replayed) -> Iterator[Break]:
    """Every report that is not what was added, is gone, or was never added."""
    there = set()
    rows = connection.execution_options(yield_per=500).execute(select(REPORT).order_by(REPORT.c.n))
    for row in rows:
        there.add(row.id)
        problem = _problem(row, told)
        if problem:
            yield Break(f"report {row.id} ({row.name})", problem)
    for id_, body in told.reports.items():
        if id_ not in there:
            yield Break(f"report {id_} ({body.get('name', '')})", "is missing")


def broken_blobs(connection: Connection, told: Replayed) -> Iterator[Break]:
    """Every piece of captured bytes that was changed, is gone, or belongs to no report."""
    names: dict[str, str] = {}
    for id_, body in told.reports.items():
        for key, what in (("sha256", "captured bytes"), ("warc_sha256", "web archive record")):
            if body.get(key):
                names[str(body[key])] = f"the {what} of report {id_} ({body.get('name', '')})"
    names |= {digest: f"the evidence {name} ({digest[:12]})" for digest, name in told.evidence.items()}
    there = set()
    for row in connection.execution_options(yield_per=200).execute(select(BLOB)):
        there.add(row.sha256)
        what = names.get(row.sha256, "")
        if not what:
            yield Break(f"the bytes {row.sha256[:12]}", "belong to no report of the log")
            continue
        try:
            raw = zlib.decompress(row.packed)
        except zlib.error:
            yield Break(what, "cannot be unpacked")
            continue
        if sha256(raw).hexdigest() != row.sha256:
            yield Break(what, "were changed: their SHA-256 is another")
        elif len(raw) != row.size:
            yield Break(what, "have another size beside them")
    for digest, what in names.items():
        if digest not in there:
            yield Break(what, "are missing")


def broken_evidence(connection: Connection, told: Replayed) -> Iterator[Break]:
    """Every file of evidence that is not what was added, is gone, or was never added."""
    there = set()
    for row in connection.execute(select(EVIDENCE).order_by(EVIDENCE.c.n)):
        there.add(row.sha256)
        what = f"the evidence {row.name} ({row.sha256[:12]})"
        if told.evidence.get(row.sha256) != row.name:
            yield Break(what, "is not what the log says")
        elif row.removed != (row.sha256 in told.evidence_removed):
            yield Break(what, "is removed or brought back, which the log does not say")
    for digest, name in told.evidence.items():
        if digest not in there:
            yield Break(f"the evidence {name} ({digest[:12]})", "is missing")


def _problem(row: Row[Any], told: Replayed) -> str:
    """What is wrong with one report's row; empty where nothing is."""
    body = told.reports.get(row.id)
    if body is None:
        return "was never added: the log does not know it"
    if sha256(row.text.encode()).hexdigest() != body.get("text_sha256"):
        return "has another text than was captured: its SHA-256 is another"
    now = logged(row._asdict())
    for key, value in body.items():
        if now.get(key) != value:
            return f"was changed: its {key.removesuffix('_sha256')} is not what the log says"
    if row.removed != (row.id in told.removed):
        return "is removed, which the log does not say" if row.removed else "was removed, and is back without a line"
    try:
        report = replace(decode(Report, row.header), text=row.text)
        capture = decode_capture(row.capture)
    except ValueError:
        return "has a header that cannot be read back"
    expected = row_of(row.n, capture, report, row.warc_sha256) | {"removed": row.removed, "version": row.version}
    for column, value in row._asdict().items():
        if expected[column] != value:
            return f"was changed: its {column} is not what its header says"
    return ""
