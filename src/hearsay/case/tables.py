"""The case file's tables: one schema for SQLite and PostgreSQL.

What was captured (`blob`, `report`), what changed (`log`), what people judged (`judgement`), what the machine read
(`reading`) and found (one table a kind of record, `hearsay.case.kinds`). Full-text indexes, triggers and PostgreSQL's
`search` columns stand in the migrations, since each database has its own. A change here is a new migration too: a test
compares the two.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()
NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""A 64-bit whole number; SQLite's row numbers are called INTEGER."""

META = Table("meta", METADATA, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

BLOB = Table(
    "blob",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("size", NUMBER, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)
"""Bytes as they were captured, packed with zlib, under the SHA-256 of the bytes themselves."""

REPORT = Table(
    "report",
    METADATA,
    Column("n", NUMBER, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("url", Text, nullable=False, index=True),
    Column("outlet", Text, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("published", String, nullable=False),
    Column("published_at", String, nullable=False, index=True),
    Column("revision_of", String, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("text_sha256", String(64), nullable=False),
    Column("warc_sha256", String(64), nullable=False),
    Column("characters", NUMBER, nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("header", Text, nullable=False),
    Column("capture", Text, nullable=False),
    Column("text", Text, nullable=False),
)
"""`header` is the Report record without its text, `capture` what is known of the fetch; `published_at` sorts."""

LOG = Table(
    "log",
    METADATA,
    Column("seq", NUMBER, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("by", Text, nullable=False),
    Column("action", String, nullable=False, index=True),
    Column("target", String, nullable=False, index=True),
    Column("line", Text, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""`line` is what the hash covers; the columns before it repeat parts of it for looking up."""

EVIDENCE = Table(
    "evidence",
    METADATA,
    Column("n", NUMBER, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("removed", Boolean, nullable=False),
)
"""Files that reports are held against: tracks, zones, registers, lists of names. They are read again when used."""

JUDGEMENT = Table(
    "judgement",
    METADATA,
    Column("n", NUMBER, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("action", String, nullable=False),
    Column("about", String, nullable=False, index=True),
    Column("state", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("body", Text, nullable=False),
)
"""What people judged, as their lines of the log say; `n` is the line. `state` is where each one stands now."""

JUDGED_ITEM = Table(
    "judged_item",
    METADATA,
    Column("judgement", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("record", String, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("kind", "record", "version"),
)
"""What each judgement is about. Two judgements of one record cannot have the same version: the later one loses."""

READING = Table(
    "reading",
    METADATA,
    Column("text_sha256", String(64), primary_key=True),
    Column("reader", String, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("packed", LargeBinary, nullable=False),
)
"""The attributions that one reader found in one text, so that nothing is read twice."""


def _records(name: str, *columns: Column[Any], indexed: tuple[str, ...] = ()) -> Table:
    """A table of machine records: its order, its id, its report, what can be filtered by, and all of it as JSON."""
    return Table(
        name,
        METADATA,
        Column("n", NUMBER, primary_key=True, autoincrement=False),
        Column("id", String, nullable=False, unique=True),
        Column("report", String, nullable=False),
        *columns,
        Column("sha", String(32), nullable=False),
        Column("body", Text, nullable=False),
        *(Index(f"ix_{name}_{columns.replace(' ', '_')}", *columns.split()) for columns in indexed),
    )


def _word(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False)


ATTRIBUTION = _records("attribution")
SOURCE = _records("source", _word("name"), _word("kind"), Column("claims", Integer, nullable=False), indexed=("name",))
CLAIM = _records(
    "claim",
    _word("source"),
    _word("speaker"),
    _word("kind"),
    _word("outlet"),
    _word("relays"),
    _word("commitment"),
    Column("distancing", Boolean, nullable=False),
    Column("background", Boolean, nullable=False),
    _word("published_at"),
    _word("words"),
    indexed=("report n", "source published_at"),
)
"""`speaker`, `kind`, `outlet` and `published_at` are the source's and the report's, so that one table is filtered."""
FIGURE = _records(
    "figure",
    Column("lo", Float),
    Column("hi", Float),
    _word("unit"),
    _word("counted"),
    _word("status"),
    _word("claim"),
    indexed=("report n", "status", "lo"),
)
TIME = _records("time", _word("kind"), _word("starts"), _word("claim"), indexed=("report n",))
PLACE = _records("place", _word("name"), _word("kind"), _word("country"), _word("claim"), indexed=("report n",))
IDENTIFIER = _records("identifier", _word("kind"), _word("value"), _word("claim"))
QUESTION = _records(
    "question",
    _word("text"),
    _word("kind"),
    Column("contested", Boolean, nullable=False),
    Column("answers", Integer, nullable=False),
)
COPY = _records("copy", _word("parent"))
ORIGIN = _records("origin", _word("basis"))
SHIFT = _records("shift", _word("code"))
FINDING = _records("finding", _word("code"), _word("outcome"), _word("sentence"), indexed=("outcome n",))
