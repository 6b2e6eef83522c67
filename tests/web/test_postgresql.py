"""The same pages over a case in PostgreSQL: every page answers, lists say the same, a judgement is stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from case.servers import MISSING, programs, server
from hearsay.case import open_case
from hearsay.web.views.table import PAGES

from .desk import EXAMPLE, asked, csrf, made

pytestmark = pytest.mark.skipif(programs() is None, reason=MISSING)
LISTS = ("reports", "claims", "sources", "questions", "figures", "times", "findings")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with server() as address:
        place = f"{address}&schema=bridge"
        made(place, [str(EXAMPLE)])  # type: ignore[arg-type]
        access = tmp_path_factory.mktemp("access") / "bridge.access"
        with asked(Path("unused"), case=place, access=access) as client:
            yield client


@pytest.mark.parametrize("path", [path for path, _ in PAGES if "{" not in path])
def test_every_page_answers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text[:2000]


@pytest.mark.parametrize(
    "address",
    ["figures?words=passengers&sort=-value", "figures?status=killed&unit=count", "claims?words=ferry+OR+mine", "reports?words=ferry&copies=copies",
     "reports?first=2026-03-12&last=2026-03-13&sort=title", "times?first=2026-03-12", "findings?outcome=fails", "search?q=ferry", "search?q=%22-%22"],
)  # fmt: skip
def test_filters_say_what_they_say_on_sqlite(client: TestClient, reader: TestClient, address: str) -> None:
    here, there = (c.get(f"/api/{address}").json() for c in (client, reader))
    assert here["total"] == there["total"]
    assert [i.get("id", "") for i in here["items"]] == [i.get("id", "") for i in there["items"]]


def test_lists_say_what_they_say_on_sqlite(client: TestClient, reader: TestClient) -> None:
    for name in LISTS:
        here, there = (c.get(f"/api/{name}?limit=200").json() for c in (client, reader))
        assert here["total"] == there["total"], name
        for item in (*here["items"], *there["items"]):
            item.get("report", {}).pop("captured_at", None)
        assert here["items"] == there["items"], name


def test_records_have_their_pages_and_are_judged(client: TestClient, whole: Path) -> None:
    with open_case(whole, read_only=True) as case:
        claim = case.claims().items[0].claim.id
        paths = [f"/reports/{case.reports().items[0].id}", f"/questions/{case.questions().items[0].id}",
                 f"/sources/{case.sources().items[0].source.id}", f"/checks/{case.findings().items[0].id}",
                 f"/claims/{claim}/words", "/search?q=ferry"]  # fmt: skip
    for path in paths:
        assert client.get(path).status_code == 200, path
    wish = {"action": "accept", "kind": "claim", "ids": [claim], "versions": [0]}
    assert client.post("/api/judgements", json=wish, headers=csrf(client)).status_code == 201
    assert client.post("/api/judgements", json=wish, headers=csrf(client)).status_code == 409
