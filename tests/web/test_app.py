"""Who is let in, under which name, from where, how often and how much: asked over HTTP."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hearsay.errors import CaseError
from hearsay.web.access import Access
from hearsay.web.app import application
from hearsay.web.headers import ALWAYS
from hearsay.web.roles import Role
from hearsay.web.settings import Limits, access_file, is_loopback
from hearsay.web.views.table import PAGES

from .desk import UNHURRIED, asked, csrf, made, settings

PLAIN = [path for path, _ in PAGES if "{" not in path]
NOTE = {"action": "note", "kind": "source", "ids": ["s1"], "versions": [0], "note": "seen"}


def token(case: Path, name: str = "Ada", role: Role = Role.JUDGE, days: float = 1) -> str:
    return Access(access_file(str(case))).new_token(name, role, days)


def signed_in(client: TestClient, secret: str) -> str:
    page = client.get("/sign-in").text
    form = {"csrf": page.split('name="csrf" value="', 1)[1].split('"', 1)[0], "token": secret, "next": "/log"}
    answer = client.post("/sign-in", data=form)
    assert answer.status_code == 303
    return str(answer.headers["location"])


@pytest.mark.parametrize("path", PLAIN)
def test_every_page_answers_with_a_strict_policy(reader: TestClient, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 200
    for name, value in ALWAYS.items():
        assert answer.headers[name] == value
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert "<script>" not in answer.text
    assert " style=" not in answer.text
    assert "http://" not in answer.text.replace("http://www.w3.org", "")


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/reports/ffffffffffff", "/questions/q9999", "/sources/s9999", "/checks/x9999", "/claims/aa:c1",
     "/claims/aa:c1/words", "/help/no-such-word", "/add/w99", "/log/potato/s1", "/static/x/../../access.py",
     "/static/x/secret.css", "/reports/..%2f..%2fetc%2fpasswd", "/questions/%00", "/sources/%ff%fe",
     "/api/reports/ffffffffffff", "/api/jobs/w99/result", "/api/nowhere"],
)  # fmt: skip
def test_what_is_not_in_this_case_is_told_plainly(reader: TestClient, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code in (404, 422)
    assert "Traceback" not in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8470", "127.0.0.1.evil.example", "", "localhost@evil", "a b"]
)
def test_another_host_name_gets_nothing(reader: TestClient, host: str) -> None:
    answer = reader.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Halden" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8470", "127.0.0.1:1", "[::1]:8470"])
def test_loopback_names_are_answered(reader: TestClient, host: str) -> None:
    assert reader.get("/", headers={"host": host}).status_code == 200


def test_a_further_name_can_be_allowed(case: Path) -> None:
    with asked(case, names=("desk.example",)) as client:
        assert client.get("/", headers={"host": "desk.example"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"},
     {"sec-fetch-site": "same-site"}, {"origin": "http://localhost:9999"}],
)  # fmt: skip
def test_a_change_from_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/api/judgements", json=NOTE, headers=csrf(client) | headers)
    assert answer.status_code == 403
    assert client.get("/api/judgements").json()["total"] == 0


def test_a_change_without_the_page_s_token_is_refused(client: TestClient) -> None:
    given = csrf(client)
    assert client.post("/api/judgements", json=NOTE).status_code == 403
    assert client.post("/api/judgements", json=NOTE, headers={"x-csrf-token": "0" * 64}).status_code == 403
    client.cookies.clear()
    assert client.post("/api/judgements", json=NOTE, headers=given).status_code == 403


def test_the_cookie_is_out_of_reach(client: TestClient) -> None:
    given = client.get("/").headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=Strict" in given
    assert given.startswith("hearsay-8470=")


def test_behind_tls_the_cookie_is_secure_and_bound_to_the_host(case: Path) -> None:
    with asked(case, secure=True) as client:
        answer = client.get("/")
    assert answer.headers["set-cookie"].startswith("__Host-hearsay-8470=")
    assert "; Secure" in answer.headers["set-cookie"]
    assert "max-age" in answer.headers["strict-transport-security"]


def test_once_a_token_is_made_everybody_signs_in(case: Path) -> None:
    with asked(case) as client:
        assert client.get("/").status_code == 200
        secret = token(case)
        answer = client.get("/figures?status=killed")
        assert answer.status_code == 303
        assert answer.headers["location"] == "/sign-in?next=%2Ffigures%3Fstatus%3Dkilled"
        assert client.get("/api/case").status_code == 401
        assert signed_in(client, secret) == "/log"
        page = client.get("/log").text
        assert "Ada: sign out" in page
        assert secret not in page
        assert client.post("/sign-out", data={"csrf": csrf(client)["x-csrf-token"]}).status_code == 303
        assert client.get("/log").status_code == 303


def test_sign_ins_are_written_down_without_the_secret(case: Path) -> None:
    secret = token(case, role=Role.ADMIN)
    with asked(case) as client:
        form = {
            "csrf": client.get("/sign-in").text.split('name="csrf" value="', 1)[1].split('"', 1)[0],
            "token": "hs_wrong",
        }
        assert client.post("/sign-in", data=form).status_code == 403
        signed_in(client, secret)
        page = client.get("/people").text
    assert page.count("refused") == 1
    assert page.count("signed in") == 1
    assert secret not in page


def test_a_form_of_another_session_does_not_sign_in(case: Path) -> None:
    secret = token(case)
    with asked(case) as client:
        assert client.post("/sign-in", data={"csrf": "0" * 64, "token": secret}).status_code == 403


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_a_sign_in_leads_to_this_server_only(case: Path, target: str) -> None:
    secret = token(case)
    with asked(case) as client:
        page = client.get("/sign-in", params={"next": target}).text
        form = {"csrf": page.split('name="csrf" value="', 1)[1].split('"', 1)[0], "token": secret, "next": target}
        assert client.post("/sign-in", data=form).headers["location"] == "/"


@pytest.mark.parametrize(("role", "status"), [(Role.READ, 403), (Role.JUDGE, 201), (Role.ADMIN, 201)])
def test_a_role_bounds_what_its_token_may_do(case: Path, role: Role, status: int) -> None:
    bearer = {"authorization": f"Bearer {token(case, role=role)}"}
    with asked(case) as client:
        assert client.get("/api/case", headers=bearer).json()["role"] == role.value
        assert client.post("/api/judgements", json=NOTE, headers=bearer).status_code == status
        assert client.post("/api/analyse", json={}, headers=bearer).status_code == (202 if role is Role.ADMIN else 403)


def test_an_expired_a_wrong_and_a_malformed_token_let_nobody_in(case: Path) -> None:
    token(case)
    expired = token(case, "Bo", days=-1)
    with asked(case) as client:
        for given in (f"Bearer {expired}", "Bearer hs_no", "Bearer ", "Basic YTpi", "hs_x", "Bearer \xff"):
            answer = client.get("/api/case", headers={"authorization": given.encode("latin-1")})  # type: ignore[dict-item]
            assert answer.status_code == 401
            assert "hs_" not in answer.text.replace("`Authorization", "")


def test_too_many_sign_ins_have_to_wait(case: Path) -> None:
    token(case)
    limits = Limits(UNHURRIED.reads, UNHURRIED.writes, sign_ins=(0.001, 3))
    with asked(case, limits=limits) as client:
        page = client.get("/sign-in").text
        form = {"csrf": page.split('name="csrf" value="', 1)[1].split('"', 1)[0], "token": "hs_guess"}
        answers = [client.post("/sign-in", data=form) for _ in range(5)]
    assert [a.status_code for a in answers] == [403, 403, 403, 429, 429]
    assert int(answers[-1].headers["retry-after"]) > 1


def test_too_many_requests_have_to_wait(case: Path) -> None:
    with asked(case, limits=Limits(reads=(0.001, 4))) as client:
        assert [client.get("/help").status_code for _ in range(6)] == [200] * 4 + [429] * 2


def test_a_body_that_is_too_large_is_cut_off(case: Path) -> None:
    with asked(case, limits=Limits(UNHURRIED.reads, UNHURRIED.writes, body=2000)) as client:
        given = csrf(client)
        stated = client.post("/api/reports", files={"files": ("a.txt", b"x" * 5000)}, headers=given)
        unstated = client.post(
            "/api/texts", content=iter([b"x" * 1500] * 4), headers=given | {"content-type": "application/json"}
        )
    assert stated.status_code == 413
    assert unstated.status_code == 413


def test_an_error_that_nobody_meant_tells_nothing(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.web.views.helping.groups", lambda: 1 / 0)
    with asked(case) as client:
        answer = client.get("/help")
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert answer.headers["content-security-policy"] == ALWAYS["content-security-policy"]


def test_an_empty_case_says_how_to_begin(tmp_path: Path) -> None:
    with asked(made(tmp_path / "empty.hearsay", [], title="")) as client:
        page = client.get("/").text
        assert "An empty case" in page
        assert 'href="/add"' in page
        for path in PLAIN:
            assert client.get(path).status_code == 200


def test_what_is_no_case_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "x.hearsay").write_text("words")
    with pytest.raises(CaseError):
        application(settings(tmp_path / "x.hearsay"))


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("192.168.1.2", False), ("localhost.evil.example", False), ("", False)],
)  # fmt: skip
def test_what_is_loopback(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback
