"""Where a case is: a file, or a PostgreSQL database (`postgresql://host/desk`, one case a schema: `?schema=bridge`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from hearsay.errors import CaseError, NotACase

SUFFIX = ".hearsay"
"""What a case file is called by habit; any name will do."""
SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_SERVER = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://", re.I)


@dataclass(frozen=True, slots=True)
class Where:
    """A case's place. `url` is set for a server, `path` for a file; `shown` never holds a password, `given` may."""

    shown: str
    given: str
    path: Path | None = None
    url: URL | None = None
    schema: str = ""

    @property
    def file(self) -> Path:
        """The path of a case that is a file."""
        assert self.path is not None
        return self.path

    @property
    def server(self) -> URL:
        """The address of a case that lies in a database."""
        assert self.url is not None
        return self.url


def where(given: str | Path) -> Where:
    """The place that a person names.

    Raises:
        CaseError: no path and no address of a PostgreSQL database.
    """
    name = str(given)
    if not _SERVER.match(name):
        if "://" in name or not name or "\0" in name:
            raise CaseError(name or "case", "is no case.", "Name a file, or a database as postgresql://host/name.")
        return Where(name, name, Path(name))
    try:
        url = make_url(re.sub(r"^[^:]+", "postgresql+psycopg", name, count=1))
    except (ArgumentError, ValueError) as wrong:
        raise NotACase("the database's address", f"cannot be read ({wrong}).") from wrong
    schema = url.query.get("schema", "")
    if not isinstance(schema, str) or (schema and not SCHEMA.fullmatch(schema)):
        raise CaseError(
            str(schema), "is no name for a case in a database.", "Use small letters, digits and _, a letter first."
        )
    shown = url.set(drivername="postgresql").render_as_string(hide_password=True)
    return Where(shown, name, url=url.difference_update_query(["schema"]), schema=schema)
