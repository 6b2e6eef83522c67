"""The same tests on both databases: `where` is a new place for a case, once a file, once in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from .servers import MISSING, programs, server

NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server that is there for this run only."""
    if programs() is None:
        pytest.skip(MISSING)
    with server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place where no case is yet."""
    if request.param == "sqlite":
        return str(tmp_path / "case.hearsay")
    return f"{request.getfixturevalue('postgresql')}&schema=case{next(NUMBERS)}_"
