"""Reports in a case: what was captured goes in once, a changed page is a revision, a removed one stays in the log."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any

import orjson
from sqlalchemy import Connection, func, insert, select, update

from hearsay.case.chain import Body
from hearsay.case.change import Change
from hearsay.case.kinds import sortable
from hearsay.case.tables import BLOB, REPORT
from hearsay.errors import CaseError, Conflict, Damaged
from hearsay.records import Report
from hearsay.records.capture import Capture
from hearsay.records.codec import decode, encode
from hearsay.types import ReportId

PACKING = 6
"""zlib's level: its own default; 9 packs news pages 1 % smaller in twice the time."""


class State(StrEnum):
    """What became of one captured document."""

    NEW = "new"
    KNOWN = "known"
    REVISION = "revision"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Added:
    """One captured document after it went in: the report it is, and whether it was there before."""

    report: ReportId
    state: State
    name: str = ""
    revision_of: ReportId = ""


def add(change: Change, captured: Iterable[tuple[Capture, Report]]) -> tuple[Added, ...]:
    """Stores each document with its custody; the same bytes twice are one report."""
    number = change.connection.execute(select(func.max(REPORT.c.n))).scalar() or 0
    done = []
    for capture, report in captured:
        added = _known(change, report)
        if added is None:
            number += 1
            added = _new(change, number, capture, report)
        done.append(added)
    return tuple(done)


def remove(change: Change, report: ReportId, version: int | None = None) -> None:
    """Takes a report out of what is analysed; its bytes, its text and its place in the log stay.

    Raises:
        CaseError: there is no such report, or it was removed before.
        Conflict: `version` is not the report's version any more.
    """
    _set_removed(change, report, True, version)
    change.append("remove", report)


def kept(connection: Connection) -> tuple[Report, ...]:
    """The reports that are analysed, in the order in which they were added."""
    rows = connection.execute(
        select(REPORT.c.id, REPORT.c.header, REPORT.c.text).where(REPORT.c.removed.is_(False)).order_by(REPORT.c.n)
    )
    return tuple(whole(row.id, row.header, row.text) for row in rows)


def whole(id_: ReportId, header: str, text: str) -> Report:
    """A report as its row holds it.

    Raises:
        Damaged: the row is not what was written.
    """
    try:
        return replace(decode(Report, header), text=text)
    except ValueError as wrong:
        raise Damaged(
            f"report {id_}", "cannot be read back.", "`hearsay case verify` names what was changed."
        ) from wrong


def numbers(connection: Connection) -> dict[ReportId, int]:
    """The place of every report in the order in which they were added."""
    return {row.id: row.n for row in connection.execute(select(REPORT.c.id, REPORT.c.n))}


def content(connection: Connection, digest: str) -> bytes:
    """The captured bytes that have this SHA-256.

    Raises:
        Damaged: they are not there, or not the same bytes any more.
    """
    packed = connection.execute(select(BLOB.c.packed).where(BLOB.c.sha256 == digest)).scalar()
    if packed is None:
        raise Damaged(f"captured bytes {digest[:12]}", "are not there.", "Restore the case from a backup.")
    try:
        raw = zlib.decompress(packed)
    except zlib.error:
        raw = b""
    if sha256(raw).hexdigest() != digest:
        raise Damaged(f"captured bytes {digest[:12]}", "were changed.", "Restore the case from a backup.")
    return raw


def keep(connection: Connection, raw: bytes) -> str:
    """Stores bytes once and returns their SHA-256."""
    digest = sha256(raw).hexdigest()
    if not connection.execute(select(BLOB.c.size).where(BLOB.c.sha256 == digest)).first():
        row = {"sha256": digest, "size": len(raw), "packed": zlib.compress(raw, PACKING)}
        connection.execute(insert(BLOB), row)
    return digest


def _known(change: Change, report: Report) -> Added | None:
    """What is there already: the same bytes, or the same id."""
    row = change.connection.execute(
        select(REPORT.c.id, REPORT.c.sha256, REPORT.c.removed, REPORT.c.version).where(
            (REPORT.c.sha256 == report.sha256) | (REPORT.c.id == report.id)
        )
    ).first()
    if row is None:
        return None
    if row.sha256 != report.sha256:
        raise CaseError(report.id, "is the id of another report in this case.", "Give the report another id.")
    if not row.removed:
        return Added(row.id, State.KNOWN, report.name)
    _set_removed(change, row.id, False, row.version)
    change.append("restore", row.id)
    return Added(row.id, State.RESTORED, report.name)


def _new(change: Change, number: int, capture: Capture, report: Report) -> Added:
    earlier = report.revision_of or _same_address(change.connection, report)
    report = replace(report, revision_of=earlier or None)
    digest = keep(change.connection, capture.content)
    if report.sha256 and digest != report.sha256:
        raise CaseError(report.id, "does not hold the bytes that were captured.")
    warc = keep(change.connection, capture.warc) if capture.warc else ""
    row = row_of(number, replace(capture, content=b"", warc=b""), report, warc)
    change.connection.execute(insert(REPORT), row)
    change.append("add", report.id, logged(row))
    return Added(report.id, State.REVISION if earlier else State.NEW, report.name, earlier)


def row_of(number: int, capture: Capture, report: Report, warc: str) -> dict[str, Any]:
    """A report as a row of its table."""
    return {
        "n": number,
        "id": report.id,
        "name": report.name,
        "url": report.url,
        "outlet": report.outlet,
        "title": report.title,
        "published": report.published.iso if report.published else "",
        "published_at": sortable(report.published),
        "revision_of": report.revision_of or "",
        "sha256": report.sha256,
        "text_sha256": report.text_sha256 or sha256(report.text.encode()).hexdigest(),
        "warc_sha256": warc,
        "characters": len(report.text),
        "removed": False,
        "version": 1,
        "header": encode(replace(report, text="")).decode(),
        "capture": encode_capture(capture),
        "text": report.text,
    }


def encode_capture(capture: Capture) -> str:
    """What is known of a capture beside its bytes, as JSON."""
    known = {f.name: getattr(capture, f.name) for f in fields(capture) if f.name not in ("content", "warc")}
    return orjson.dumps(known).decode()


def decode_capture(known: str) -> Capture:
    """The capture again, without its bytes.

    Raises:
        ValueError: not what `encode_capture` wrote.
    """
    given = orjson.loads(known)
    if not isinstance(given, dict):
        raise ValueError("is no capture")
    return decode(Capture, orjson.dumps(given | {"content": "", "warc": ""}))


def captured(connection: Connection, report: ReportId) -> Capture:
    """One report as it was captured: its bytes and how they came.

    Raises:
        CaseError: there is no such report.
    """
    row = connection.execute(
        select(REPORT.c.sha256, REPORT.c.warc_sha256, REPORT.c.capture).where(REPORT.c.id == report)
    ).first()
    if row is None:
        raise CaseError(report, "is no report of this case.", "`hearsay case list` shows them.")
    warc = content(connection, row.warc_sha256) if row.warc_sha256 else b""
    return replace(decode_capture(row.capture), content=content(connection, row.sha256), warc=warc)


def logged(row: Mapping[str, Any]) -> dict[str, Body]:
    """What the log says of a new report: enough to notice a change of any part of its row."""
    return {
        "n": int(row["n"]),
        "name": str(row["name"]),
        "url": str(row["url"]),
        "sha256": str(row["sha256"]),
        "text_sha256": str(row["text_sha256"]),
        "warc_sha256": str(row["warc_sha256"]),
        "header_sha256": sha256(str(row["header"]).encode()).hexdigest(),
        "capture_sha256": sha256(str(row["capture"]).encode()).hexdigest(),
    }


def _same_address(connection: Connection, report: Report) -> ReportId:
    """The newest report captured from the same url before; a fragment names a place in one page, not another page."""
    if not report.url:
        return ""
    url = report.url.partition("#")[0]
    same = (REPORT.c.url == url) | (REPORT.c.url == report.url) | REPORT.c.url.startswith(f"{url}#", autoescape=True)
    found = connection.execute(select(REPORT.c.id).where(same).order_by(REPORT.c.n.desc()).limit(1)).scalar()
    return found or ""


def _set_removed(change: Change, report: ReportId, removed: bool, version: int | None) -> None:
    row = change.connection.execute(select(REPORT.c.removed, REPORT.c.version).where(REPORT.c.id == report)).first()
    if row is None:
        raise CaseError(report, "is no report of this case.", "`hearsay case list` shows them.")
    if version is not None and version != row.version:
        raise Conflict(report, "was changed by somebody else.", "Look again, then decide again.")
    if row.removed == removed:
        raise CaseError(report, "was removed before." if removed else "is not removed.")
    change.connection.execute(
        update(REPORT).where(REPORT.c.id == report).values(removed=removed, version=row.version + 1)
    )
