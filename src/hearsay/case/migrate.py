"""Brings a case's database to the current version of the schema, and refuses one that is newer."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from hearsay.errors import NewerCase, NotACase

CURRENT = "m0001"
"""The newest migration; a test holds it against the files in `migrations/versions`."""
KNOWN = ("m0001",)
"""Every version that this Hearsay can read, oldest first."""


def version(connection: Connection) -> str:
    """The version that the database has; empty where it has no tables of a case."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def check(connection: Connection, shown: str) -> bool:
    """Whether the database is a case of an older version, which `upgrade` brings up to date.

    Raises:
        NotACase: it has no tables of a case.
        NewerCase: it was written by a newer Hearsay.
    """
    found = version(connection)
    if not found:
        raise NotACase(shown, "is no case file.", "Name a file that `hearsay case new` made.")
    if found not in KNOWN:
        raise NewerCase(
            shown, f"was written by a newer version of Hearsay (schema {found}).", "Install the newest Hearsay."
        )
    return found != CURRENT


def upgrade(connection: Connection) -> None:
    """Runs every migration that the database lacks, inside the caller's transaction: all of them or none."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
