"""The first version of the case file."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "m0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SEARCHED = (("report", "text"), ("claim", "words"))
"""Tables with a full-text index: on SQLite FTS5 beside the table, on PostgreSQL a `search` column."""
LONGEST = 200_000
"""Characters that PostgreSQL indexes of one text: a tsvector holds at most 1 MB."""

SQLITE_LOG = (
    "CREATE TRIGGER log_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER log_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER log_insert BEFORE INSERT ON log WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM log) "
    "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
)
SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE {table}_search USING fts5({column}, content='{table}', content_rowid='n', "
    "tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER {table}_search_insert AFTER INSERT ON {table} BEGIN "
    "INSERT INTO {table}_search(rowid, {column}) VALUES (NEW.n, NEW.{column}); END",
    "CREATE TRIGGER {table}_search_delete AFTER DELETE ON {table} BEGIN "
    "INSERT INTO {table}_search({table}_search, rowid, {column}) VALUES ('delete', OLD.n, OLD.{column}); END",
    "CREATE TRIGGER {table}_search_update AFTER UPDATE OF {column} ON {table} BEGIN "
    "INSERT INTO {table}_search({table}_search, rowid, {column}) VALUES ('delete', OLD.n, OLD.{column}); "
    "INSERT INTO {table}_search(rowid, {column}) VALUES (NEW.n, NEW.{column}); END",
)
POSTGRESQL_LOG = (
    "CREATE FUNCTION log_refuses() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$",
    "CREATE FUNCTION log_follows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM log) THEN RAISE EXCEPTION 'the log is append-only'; END IF; "
    "RETURN NEW; END $$",
    "CREATE TRIGGER log_change BEFORE UPDATE OR DELETE ON log FOR EACH ROW EXECUTE FUNCTION log_refuses()",
    "CREATE TRIGGER log_truncate BEFORE TRUNCATE ON log FOR EACH STATEMENT EXECUTE FUNCTION log_refuses()",
    "CREATE TRIGGER log_insert BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION log_follows()",
)
POSTGRESQL_SEARCH = (
    "ALTER TABLE {table} ADD COLUMN search tsvector "
    "GENERATED ALWAYS AS (to_tsvector('english', left({column}, {longest}))) STORED",
    "CREATE INDEX ix_{table}_search ON {table} USING gin(search)",
)


def upgrade() -> None:
    """Makes every table, the triggers that keep the log as it is, and the full-text indexes."""
    _kept()
    _found()
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE_LOG if sqlite else POSTGRESQL_LOG:
        op.get_bind().exec_driver_sql(statement)
    for table, column in SEARCHED:
        for statement in SQLITE_SEARCH if sqlite else POSTGRESQL_SEARCH:
            op.get_bind().exec_driver_sql(statement.format(table=table, column=column, longest=LONGEST))


def _word(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _key(name: str, length: int | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _order() -> sa.Column[int]:
    return sa.Column("n", NUMBER, primary_key=True, autoincrement=False)


def _kept() -> None:
    """What was captured, changed, judged and read."""
    op.create_table("meta", sa.Column("key", sa.String(), primary_key=True), _word("value"))
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("size", NUMBER, nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "report",
        _order(), _key("id"), _word("name"), _word("url"), _word("outlet"), _word("title"),
        _key("published"), _key("published_at"), _key("revision_of"), _key("sha256", 64), _key("text_sha256", 64),
        _key("warc_sha256", 64), sa.Column("characters", NUMBER, nullable=False), _flag("removed"), _number("version"),
        _word("header"), _word("capture"), _word("text"),
        sa.UniqueConstraint("id"),
    )  # fmt: skip
    for column in ("url", "outlet", "published_at"):
        op.create_index(f"ix_report_{column}", "report", [column])
    op.create_table(
        "log",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        _key("at"), _word("by"), _key("action"), _key("target"), _word("line"), _key("hash", 64),
    )  # fmt: skip
    op.create_index("ix_log_action", "log", ["action"])
    op.create_index("ix_log_target", "log", ["target"])
    op.create_table(
        "evidence", _order(), _word("name"), _key("sha256", 64), _flag("removed"), sa.UniqueConstraint("sha256")
    )
    op.create_table(
        "judgement",
        _order(), _key("id"), _key("action"), _key("about"), _key("state"), _word("reason"), _word("body"),
        sa.UniqueConstraint("id"),
    )  # fmt: skip
    op.create_index("ix_judgement_about", "judgement", ["about"])
    op.create_table(
        "judged_item",
        sa.Column("judgement", sa.String(), primary_key=True),
        sa.Column("place", sa.Integer(), primary_key=True),
        _key("kind"), _key("record"), _number("version"),
        sa.UniqueConstraint("kind", "record", "version"),
    )  # fmt: skip
    op.create_table(
        "reading",
        sa.Column("text_sha256", sa.String(64), primary_key=True),
        sa.Column("reader", sa.String(), primary_key=True),
        _key("sha256", 64),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
    )


def _records(name: str, *columns: sa.Column[Any], indexed: tuple[str, ...] = ()) -> None:
    op.create_table(
        name, _order(), _key("id"), _key("report"), *columns, _key("sha", 32), _word("body"), sa.UniqueConstraint("id")
    )
    for index in indexed:
        op.create_index(f"ix_{name}_{index.replace(' ', '_')}", name, index.split())


def _found() -> None:
    """What the machine found: one table a kind of record."""
    _records("attribution")
    _records("source", _word("name"), _word("kind"), _number("claims"), indexed=("name",))
    _records(
        "claim",
        _word("source"), _word("speaker"), _word("kind"), _word("outlet"), _word("relays"), _word("commitment"),
        _flag("distancing"), _flag("background"), _word("published_at"), _word("words"),
        indexed=("report n", "source published_at"),
    )  # fmt: skip
    _records(
        "figure",
        sa.Column("lo", sa.Float()), sa.Column("hi", sa.Float()),
        _word("unit"), _word("counted"), _word("status"), _word("claim"),
        indexed=("report n", "status", "lo"),
    )  # fmt: skip
    _records("time", _word("kind"), _word("starts"), _word("claim"), indexed=("report n",))
    _records("place", _word("name"), _word("kind"), _word("country"), _word("claim"), indexed=("report n",))
    _records("identifier", _word("kind"), _word("value"), _word("claim"))
    _records("question", _word("text"), _word("kind"), _flag("contested"), _number("answers"))
    _records("copy", _word("parent"))
    _records("origin", _word("basis"))
    _records("shift", _word("code"))
    _records("finding", _word("code"), _word("outcome"), _word("sentence"), indexed=("outcome n",))
