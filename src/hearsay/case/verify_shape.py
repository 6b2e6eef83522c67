"""The file itself: whether the database can read all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'log'",
    "postgresql": "SELECT DISTINCT trigger_name FROM information_schema.triggers "
    "WHERE event_object_table = 'log' AND event_object_schema = current_schema()",
}
GUARDS = {
    "sqlite": {"log_update", "log_delete", "log_insert"},
    "postgresql": {"log_change", "log_insert"},
}
"""What keeps the log as it is (PostgreSQL lists no TRUNCATE triggers there)."""


@dataclass(frozen=True, slots=True)
class Break:
    """One thing that is not as it was written: what it is, and what is wrong with it."""

    what: str
    problem: str

    def __str__(self) -> str:
        return f"{self.what} {self.problem}"


def broken_file(connection: Connection) -> Iterator[Break]:
    """What the database itself finds, and whether the log is still guarded."""
    name = connection.dialect.name
    if name == "sqlite":
        for line in connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars():
            if line != "ok":
                yield Break("the file", f"is damaged: {line}")
    there = set(connection.exec_driver_sql(TRIGGERS[name]).scalars())
    for missing in sorted(GUARDS[name] - there):
        yield Break("the log", f"is not guarded any more: the trigger {missing} is gone")
