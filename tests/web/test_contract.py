"""The API keeps what its document promises, whatever it is asked: Schemathesis, some examples an operation.

Operations that begin long work are left out: they would begin it hundreds of times. `test_api.py` asks them by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from hearsay.web.app import application

from .desk import copied, running
from .desk import settings as settings_of

schemathesis = pytest.importorskip("schemathesis")
LONG = ["add_files", "add_text", "analyse", "verify", "export", "remove_report", "stop_job", "job_events", "job_result"]
EXAMPLES = 10


@pytest.fixture(scope="module")
def bearer(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A workbench on a port, and a token of a person who may do everything in it."""
    from hearsay.web.access import Access
    from hearsay.web.roles import Role
    from hearsay.web.settings import access_file

    path = copied(whole, tmp_path_factory.mktemp("contract"))
    secret = Access(access_file(str(path))).new_token("Ada", Role.ADMIN)
    with running(path) as address:
        yield address, secret


@pytest.fixture(scope="module")
def api(bearer: tuple[str, str]) -> object:
    address, secret = bearer
    return schemathesis.openapi.from_url(f"{address}/api/openapi.json", headers={"authorization": f"Bearer {secret}"})


schema = schemathesis.pytest.from_fixture("api")


@schema.exclude(operation_id=LONG).parametrize()
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_api_keeps_what_its_document_promises(case: object, bearer: tuple[str, str]) -> None:
    case.call_and_validate(headers={"authorization": f"Bearer {bearer[1]}"}, timeout=30)  # type: ignore[attr-defined]


def test_a_workbench_is_made_for_each_case(whole: Path) -> None:
    one, other = application(settings_of(whole)), application(settings_of(whole))
    assert one is not other
