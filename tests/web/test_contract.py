"""The API keeps what its document promises, whatever it is asked: Schemathesis, some examples an operation.

Operations that begin long work are left out: they would begin it hundreds of times. `test_api.py` asks them by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from hearsay.web.access import Access
from hearsay.web.api.openapi import document
from hearsay.web.api.operations import Operation
from hearsay.web.api.table import OPERATIONS
from hearsay.web.roles import Role
from hearsay.web.settings import access_file

from .desk import copied, running

schemathesis = pytest.importorskip("schemathesis")
LONG = {"add_files", "add_text", "analyse", "verify", "export", "remove_report", "stop_job", "job_events", "job_result"}
MEANT = {"judge", "undo"}
"""What may be decided about a record is no matter of shapes: these refuse requests of the right shape."""
EXAMPLES = 8
ASKED = [o for o in OPERATIONS if o.name not in LONG]


@pytest.fixture(scope="module")
def person(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """A workbench on a port, and the header of a person who may do everything in it."""
    path = copied(whole, tmp_path_factory.mktemp("contract"))
    secret = Access(access_file(str(path))).new_token("Ada", Role.ADMIN)
    with running(path) as address:
        yield address, {"authorization": f"Bearer {secret}"}


@pytest.fixture(scope="module")
def api() -> object:
    return schemathesis.openapi.from_dict(document(OPERATIONS))


@pytest.mark.parametrize("operation", ASKED, ids=lambda o: o.name)
def test_the_api_keeps_what_its_document_promises(
    operation: Operation, api: object, person: tuple[str, dict[str, str]]
) -> None:
    address, headers = person
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    described = api[operation.path][operation.method]  # type: ignore[index]

    @given(described.as_strategy())
    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck), database=None,
    )  # fmt: skip
    def asked(case: object) -> None:
        left_out = [positive_data_acceptance] if operation.name in MEANT else []
        case.call_and_validate(  # type: ignore[attr-defined]
            base_url=address, headers=headers, timeout=30, excluded_checks=left_out
        )

    asked()
