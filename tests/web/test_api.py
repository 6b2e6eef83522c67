"""The API: lists, records, judging, undoing, adding, exporting."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hearsay.case import open_case
from hearsay.export.json import from_json
from hearsay.web.api.table import OPERATIONS
from hearsay.web.api.work import safe_name
from hearsay.web.exports import EXPORTS

from .desk import asked, csrf, ended, made

STORY = "The bridge at Orlen was closed on Monday, the mayor, Ilse Marn, said. Police said that at least four people were injured.\n"


def items(client: TestClient, path: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = client.get(path).json()["items"]
    return found


def judge(client: TestClient, **body: object) -> object:
    wish = {"action": "note", "kind": "claim", "ids": [], "versions": []} | body
    return client.post("/api/judgements", json=wish, headers=csrf(client))


def test_the_document_holds_every_operation_and_names_each_once(reader: TestClient) -> None:
    document = reader.get("/api/openapi.json").json()
    named = [o["operationId"] for path in document["paths"].values() for o in path.values()]
    assert document["openapi"].startswith("3.1")
    assert sorted(named) == sorted(o.name for o in OPERATIONS)
    assert len(set(named)) == len(named)
    for path in document["paths"].values():
        for operation in path.values():
            for answer in operation["responses"].values():
                for content in answer["content"].values():
                    ref = content.get("schema", {}).get("$ref", "")
                    assert not ref or ref.rsplit("/", 1)[1] in document["components"]["schemas"]


def test_every_list_is_paged(reader: TestClient) -> None:
    for path in ("reports", "claims", "sources", "questions", "figures", "times", "findings", "log"):
        whole = reader.get(f"/api/{path}?limit=200").json()
        first = reader.get(f"/api/{path}?limit=2").json()
        later = reader.get(f"/api/{path}?limit=2&offset=1").json()
        assert first["total"] == whole["total"] > 0, path
        assert first["items"] == whole["items"][:2], path
        assert later["items"] == whole["items"][1:3], path
        assert reader.get(f"/api/{path}?limit=2&offset=100000").json()["items"] == []


def test_a_report_comes_with_everything_read_in_it(reader: TestClient) -> None:
    line = items(reader, "/api/reports")[0]
    identity = line["report"]["id"]  # type: ignore[index]
    part = reader.get(f"/api/reports/{identity}").json()
    assert part["report"]["text"]
    assert len(part["claims"]) == line["claims"]
    assert {c["source"] for c in part["claims"]} <= {s["id"] for s in part["sources"]}


def test_two_people_on_one_record(client: TestClient) -> None:
    claim = items(client, "/api/claims")[0]["claim"]["id"]  # type: ignore[index]
    first = judge(client, action="accept", ids=[claim], versions=[0])
    assert first.status_code == 201  # type: ignore[attr-defined]
    assert first.json()["versions"] == {claim: 1}  # type: ignore[attr-defined]
    second = judge(client, action="reject", ids=[claim], versions=[0], why="misread")
    assert second.status_code == 409  # type: ignore[attr-defined]
    told = second.json()  # type: ignore[attr-defined]
    assert told["by"] == "Ada"
    assert told["versions"] == {claim: 1}
    assert "accepted claim" in told["detail"]
    third = judge(client, action="reject", ids=[claim], versions=[1], why="misread")
    assert third.status_code == 201  # type: ignore[attr-defined]
    identity = third.json()["judgement"]["id"]  # type: ignore[attr-defined]
    undone = client.post(f"/api/judgements/{identity}/undo", json={}, headers=csrf(client))
    assert undone.status_code == 201
    again = client.post(f"/api/judgements/{identity}/undo", json={}, headers=csrf(client))
    assert again.status_code == 422
    history = client.get(f"/api/log/claim/{claim}").json()
    assert [line["action"] for line in history["items"]] == ["undo", "reject", "accept"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"ids": ["ffffffffffff:c1"], "versions": [0], "note": "x"}, 404),
        ({"ids": ["../../etc/passwd"], "versions": [0], "note": "x"}, 404),
        ({"ids": [], "versions": []}, 422),
        ({"ids": ["a", "a"], "versions": [0, 0], "note": "x"}, 422),
        ({"ids": ["a"], "versions": []}, 422),
        ({"ids": ["a"], "versions": ["x"]}, 422),
        ({"action": "destroy", "ids": ["a"], "versions": [0]}, 422),
        (
            {"action": "correct", "ids": ["CLAIM"], "versions": [0], "why": "x", "fields": {"commitment": "perhaps"}},
            422,
        ),
        ({"action": "correct", "ids": ["CLAIM"], "versions": [0], "fields": {"commitment": "hedged"}}, 422),
        ({"action": "grade", "ids": ["CLAIM"], "versions": [0], "why": "x", "grade": "Z9"}, 422),
        ({"action": "merge", "ids": ["CLAIM"], "versions": [0], "why": "x"}, 422),
    ],
)
def test_what_cannot_be_judged_is_told(reader: TestClient, body: dict[str, object], status: int) -> None:
    claim = items(reader, "/api/claims")[0]["claim"]["id"]  # type: ignore[index]
    text = json.loads(json.dumps(body).replace("CLAIM", str(claim)))
    answer = judge(reader, **text)
    assert answer.status_code == status  # type: ignore[attr-defined]
    assert answer.headers["content-type"] == "application/problem+json"  # type: ignore[attr-defined]
    assert reader.get("/api/judgements").json()["total"] == 0


def test_sources_are_merged_and_the_pages_show_one(client: TestClient) -> None:
    one, other = (s["source"] for s in items(client, "/api/sources")[1:3])
    merged = judge(
        client,
        action="merge",
        kind="source",
        ids=[one["id"], other["id"]],
        versions=[0, 0],
        why="the same",
        name="Both",
    )  # type: ignore[index]
    assert merged.status_code == 201  # type: ignore[attr-defined]
    page = client.get(f"/sources/{one['id']}").text  # type: ignore[index]
    assert "<bdi>Both</bdi>" in page
    part = client.get(f"/api/sources/{one['id']}").json()  # type: ignore[index]
    assert len(part["claims"]) == part["total"]
    assert client.get(f"/sources/{other['id']}").status_code == 200  # type: ignore[index]


def test_claims_are_split_off_a_source(client: TestClient) -> None:
    source = items(client, "/api/sources")[0]["source"]["id"]  # type: ignore[index]
    said = client.get(f"/api/sources/{source}").json()["claims"]
    split = judge(
        client,
        action="split",
        kind="source",
        ids=[source],
        versions=[0],
        why="two people",
        name="Another",
        parts=[said[0]["id"]],
    )
    assert split.status_code == 201  # type: ignore[attr-defined]
    made_id = split.json()["judgement"]["id"] + ":s"  # type: ignore[attr-defined]
    assert [c["id"] for c in client.get(f"/api/sources/{made_id}").json()["claims"]] == [said[0]["id"]]
    assert said[0]["id"] not in [c["id"] for c in client.get(f"/api/sources/{source}").json()["claims"]]
    assert "Another" in client.get(f"/sources/{made_id}").text


def test_what_was_rejected_falls_out_of_the_dossier_that_is_downloaded(client: TestClient) -> None:
    claim = items(client, "/api/claims?commitment=asserted")[0]["claim"]["id"]  # type: ignore[index]
    judge(client, action="reject", ids=[claim], versions=[0], why="misread")
    job = client.post("/api/exports", json={"format": "json"}, headers=csrf(client)).json()
    assert ended(client, job["id"])["state"] == "done"
    answer = client.get(f"/api/jobs/{job['id']}/result")
    assert "attachment" in answer.headers["content-disposition"]
    dossier = from_json(answer.content)
    assert any(m.id == claim and m.value == "rejected" for m in dossier.marks)
    assert all(claim not in a.claims for q in dossier.relations.questions for a in q.answers)


def test_a_page_that_is_downloaded_names_the_head_of_the_log(client: TestClient, case: Path) -> None:
    job = client.post("/api/exports", json={"format": "dossier"}, headers=csrf(client)).json()
    assert ended(client, job["id"])["state"] == "done"
    with open_case(case, read_only=True) as opened:
        head = opened.head()
    assert f"{head.seq}:{head.hash}" in client.get(f"/api/jobs/{job['id']}/result").text


@pytest.mark.parametrize("name", [e.name for e in EXPORTS if e.name not in ("dossier", "json")])
def test_tables_and_lines_are_downloaded(client: TestClient, name: str) -> None:
    job = client.post("/api/exports", json={"format": name}, headers=csrf(client)).json()
    assert ended(client, job["id"])["state"] == "done"
    assert client.get(f"/api/jobs/{job['id']}/result").content


def test_a_report_is_removed_and_brought_back(client: TestClient, case: Path) -> None:
    line = items(client, "/api/reports")[0]["report"]
    identity = line["id"]  # type: ignore[index]
    gone = client.post(f"/api/reports/{identity}/remove", json={"why": "of another event"}, headers=csrf(client))
    assert gone.status_code == 202
    assert ended(client, gone.json()["id"])["state"] == "done"
    assert identity not in [r["report"]["id"] for r in items(client, "/api/reports")]  # type: ignore[index]
    assert identity not in [c["claim"]["report"] for c in items(client, "/api/claims?limit=200")]  # type: ignore[index]
    history = client.get(f"/api/log/report/{identity}").json()["items"]
    assert [h["action"] for h in history] == ["remove", "add"]


def test_text_and_files_are_added(tmp_path: Path) -> None:
    with asked(made(tmp_path / "case.hearsay", [])) as client:
        given = csrf(client)
        body = {"text": STORY, "outlet": "Orlen Post", "date": "2031-05-12", "url": "https://example.org/orlen"}
        pasted = client.post("/api/texts", json=body, headers=given)
        assert pasted.status_code == 202
        assert ended(client, pasted.json()["id"])["said"] == "1 report added."
        report = items(client, "/api/reports")[0]["report"]
        assert (report["outlet"], report["url"]) == ("Orlen Post", "https://example.org/orlen")  # type: ignore[index]
        again = client.post("/api/texts", json=body, headers=given)
        assert "1 here before" in str(ended(client, again.json()["id"])["said"])
        files = [
            ("files", ("../../../etc/evil.txt", b"Another bridge fell, police said.")),
            ("files", ("x.exe", b"MZ\x00\x01\x02")),
        ]
        sent = client.post("/api/reports", files=files, headers=given)
        done = ended(client, sent.json()["id"])
        assert done["said"] == "1 report added, 1 input refused."
        assert any(str(m).startswith("x.exe: ") for m in done["messages"])  # type: ignore[attr-defined]
        assert {r["report"]["name"] for r in items(client, "/api/reports")} == {"pasted.txt", "evil.txt"}  # type: ignore[index]


@pytest.mark.parametrize(
    ("body", "field"),
    [({"text": " "}, "text"), ({"text": STORY, "date": "soon"}, "date"), ({"text": STORY, "url": "javascript:alert(1)"}, "url"),
     ({"text": STORY, "file": "/etc/passwd"}, "file"), ({}, "text")],
)  # fmt: skip
def test_what_cannot_be_added_is_told(reader: TestClient, body: dict[str, str], field: str) -> None:
    answer = reader.post("/api/texts", json=body, headers=csrf(reader))
    assert answer.status_code == 422
    assert answer.json()["field"] == field


def test_a_case_that_was_changed_behind_its_back_is_named(client: TestClient, case: Path) -> None:
    import sqlite3

    with sqlite3.connect(case) as held:
        held.execute("UPDATE report SET text = text || ' forged' WHERE n = 1")
    job = client.post("/api/verify", json={}, headers=csrf(client)).json()
    done = ended(client, job["id"])
    assert "Something was changed" in str(done["said"])
    assert done["messages"]


def test_progress_comes_as_events(client: TestClient) -> None:
    job = client.post("/api/verify", json={}, headers=csrf(client)).json()
    with client.stream("GET", f"/api/jobs/{job['id']}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        told = [json.loads(line[6:]) for line in stream.iter_lines() if line.startswith("data: ")]
    assert told[-1]["state"] == "done"
    assert told[-1]["said"] == "Everything is as it was written."


@pytest.mark.parametrize(
    ("given", "kept"),
    [("a.txt", "a.txt"), ("../../x.html", "x.html"), ("C:\\reports\\b.pdf", "b.pdf"), ("", "report-7"), ("...", "report-7"),
     ("\x00\n", "__"), ("a" * 400 + ".html", "a" * 115 + ".html"), ("con:<>|.txt", "con____.txt")],
)  # fmt: skip
def test_a_file_s_name_leads_nowhere(given: str, kept: str) -> None:
    assert safe_name(given, 7) == kept
