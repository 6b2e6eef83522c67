"""A whole case as a ZIP file that any program can read, and back again.

    case.json              {"format": "hearsay case 1", "version", "schema", "case", "title", "head": {"seq", "hash"}}
    tables/log.jsonl       one line a row, for every table of the case but the captured bytes: log, report, claim...
    captured/<sha256>      the captured bytes themselves, under their SHA-256

Packed bytes in a table (what a reader found in a text) are base64. The same case gives the same bytes. Whoever imports
it gets the same log, and with it the same head.
"""

from __future__ import annotations

import os
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import orjson
from sqlalchemy import Boolean, Connection, LargeBinary, Table, insert, select

from hearsay import __version__
from hearsay.case import migrate
from hearsay.case.change import last
from hearsay.case.copying import AT_ONCE, TABLES, Rows, new_from, rows
from hearsay.case.log import meta
from hearsay.case.opening import open_case
from hearsay.case.place import where
from hearsay.case.reports import PACKING
from hearsay.case.store import Case
from hearsay.case.tables import BLOB
from hearsay.case.verify import Verdict
from hearsay.errors import CaseError, Damaged, NewerCase

FORMAT = "hearsay case 1"
CAPTURED = "captured/"
WHEN = (1980, 1, 1, 0, 0, 0)
"""The one time that every entry has: the first that a ZIP file knows."""
LARGEST = 500_000_000
"""Bytes of one captured document or web archive record in an export: far above what capture lets in, and what one
process can hold."""
LONGEST = 200_000_000
"""Bytes of one row: a report has at most 2,000,000 characters of text."""


def export(case: Case, to: Path) -> None:
    """Writes the whole case to a ZIP file that is not there yet.

    Raises:
        CaseError: it is there already, or cannot be written.
    """
    if to.exists():
        raise CaseError(str(to), "is there already.", "Choose another name; nothing is overwritten.")
    draft = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with case.reading() as connection, ZipFile(draft, "w", ZIP_DEFLATED) as archive:
            _put(archive, "case.json", orjson.dumps(_about(connection), option=orjson.OPT_INDENT_2))
            for table in TABLES:
                if table is not BLOB:
                    with archive.open(_entry(f"tables/{table.name}.jsonl"), "w", force_zip64=True) as stream:
                        for some in rows(connection, table):
                            stream.write(b"".join(_line(table, row) for row in some))
            for row in connection.execution_options(yield_per=AT_ONCE).execute(select(BLOB).order_by(BLOB.c.sha256)):
                _put(archive, CAPTURED + row.sha256, zlib.decompress(row.packed))
        os.link(draft, to)
    except OSError as wrong:
        raise CaseError(str(to), f"cannot be written ({wrong.strerror or wrong}).") from wrong
    except zlib.error as wrong:
        raise Damaged(case.place.shown, "has captured bytes that cannot be unpacked.", "Run verify.") from wrong
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def import_(source: Path, to: str | Path) -> Verdict:
    """Makes a new case from an exported one and verifies it.

    Raises:
        CaseError: it is no exported case, or there is something at `to` already.
        NewerCase: it was written by a newer Hearsay.
        Damaged: it was changed since it was exported.
    """
    try:
        with ZipFile(source) as archive:
            _check(source, archive)
            new_from(where(to), lambda connection: _fill(connection, archive))
    except (BadZipFile, OSError, EOFError, zlib.error, KeyError, ValueError, TypeError) as wrong:
        raise CaseError(
            str(source), f"is no exported case ({wrong}).", "Name what `hearsay case export` wrote."
        ) from wrong
    with open_case(to, read_only=True) as case:
        verdict = case.verify()
    if not verdict.holds:
        raise Damaged(str(source), f"was changed: {verdict.breaks[0]}.", f"What was in it is in {to}, as it was found.")
    return verdict


def _about(connection: Connection) -> dict[str, Any]:
    seq, hash_ = last(connection)
    known = {"format": FORMAT, "version": __version__, "schema": migrate.CURRENT}
    known |= {"case": meta(connection, "case"), "title": meta(connection, "title")}
    return known | {"head": {"seq": seq, "hash": hash_}}


def _check(source: Path, archive: ZipFile) -> None:
    about = orjson.loads(_whole(archive, "case.json", LARGEST))
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise ValueError(f"its case.json is not in the format {FORMAT!r}")
    if about.get("schema") not in migrate.KNOWN:
        raise NewerCase(str(source), "was written by a newer version of Hearsay.", "Install the newest Hearsay.")


def _fill(connection: Connection, archive: ZipFile) -> None:
    names = [name for name in archive.namelist() if name.startswith(CAPTURED)]
    for name in names:
        raw = _whole(archive, name, LARGEST)
        digest = sha256(raw).hexdigest()
        if name != CAPTURED + digest:
            raise Damaged(name, "does not hold the bytes that its name says.", "Get the export again.")
        row = {"sha256": digest, "size": len(raw), "packed": zlib.compress(raw, PACKING)}
        connection.execute(insert(BLOB), row)
    for table in TABLES:
        if table is not BLOB:
            for some in _rows(archive, table):
                connection.execute(insert(table), some)


def _rows(archive: ZipFile, table: Table) -> Iterator[Rows]:
    """The rows of one table, some at a time, each with exactly the table's columns."""
    columns = {column.key: column for column in table.columns}
    waiting: Rows = []
    with archive.open(f"tables/{table.name}.jsonl") as stream:
        while line := stream.readline(LONGEST):
            row = orjson.loads(line)
            if not isinstance(row, dict) or set(row) != set(columns):
                raise ValueError(f"a row of {table.name} has other columns")
            waiting.append({key: _value(columns[key].type, value) for key, value in row.items()})
            if len(waiting) >= AT_ONCE:
                yield waiting
                waiting = []
    if waiting:
        yield waiting


def _value(kind: object, value: Any) -> Any:
    if isinstance(kind, LargeBinary):
        return b64decode(value, validate=True)
    if isinstance(kind, Boolean) and not isinstance(value, bool):
        raise ValueError("a flag is neither true nor false")
    return float(value) if value in ("inf", "-inf") else value


def _line(table: Table, row: dict[str, Any]) -> bytes:
    return orjson.dumps({str(key): _plain(value) for key, value in row.items()}) + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return str(value) if value in (float("inf"), float("-inf")) else value


def _whole(archive: ZipFile, name: str, most: int) -> bytes:
    """One entry, never more than `most` bytes of it, whatever it says of itself."""
    with archive.open(name) as stream:
        raw = stream.read(most + 1)
    if len(raw) > most:
        raise ValueError(f"{name} is too large")
    return raw


def _put(archive: ZipFile, name: str, raw: bytes) -> None:
    archive.writestr(_entry(name), raw)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, WHEN)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
