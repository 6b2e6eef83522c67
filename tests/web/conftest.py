from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from .desk import EXAMPLE, asked, copied, made


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example case, made once; tests that change it take a copy."""
    return made(tmp_path_factory.mktemp("whole") / "case.hearsay", [str(EXAMPLE)])


@pytest.fixture
def case(whole: Path, tmp_path: Path) -> Path:
    return copied(whole, tmp_path)


@pytest.fixture(scope="module")
def reader(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A workbench for tests that change nothing."""
    with asked(copied(whole, tmp_path_factory.mktemp("read"))) as client:
        yield client


@pytest.fixture
def client(case: Path) -> Iterator[TestClient]:
    with asked(case) as client:
        yield client
