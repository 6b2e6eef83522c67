"""Tokens, sessions, the audit of sign-ins: only digests are kept, and what has ended lets nobody in."""

from __future__ import annotations

import sqlite3
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from hearsay.web import access as module
from hearsay.web.access import Access, AccessError, digest
from hearsay.web.roles import Role


@pytest.fixture
def access(tmp_path: Path) -> Access:
    return Access(tmp_path / "case.access")


def test_nothing_is_written_until_somebody_makes_a_token(access: Access) -> None:
    assert not access.anybody()
    assert access.tokens() == ()
    assert access.sign_ins() == ()
    assert not access.path.exists()


def test_a_token_opens_for_its_person_with_its_role(access: Access) -> None:
    secret = access.new_token("Ada Lind", Role.JUDGE)
    person = access.bearer(secret)
    assert person is not None
    assert (person.name, person.role) == ("Ada Lind", Role.JUDGE)
    assert access.bearer(secret[:-1]) is None
    assert access.bearer("") is None


def test_the_file_is_for_its_owner_alone_and_holds_no_secret(access: Access) -> None:
    secret = access.new_token("Ada", Role.READ)
    person = access.bearer(secret)
    assert person
    session = access.open_session(person)
    raw = access.path.read_bytes()
    assert stat.S_IMODE(access.path.stat().st_mode) == 0o600
    assert secret.encode() not in raw
    assert session.encode() not in raw
    assert digest(secret).encode() in raw


def test_an_expired_or_revoked_token_opens_nothing(access: Access) -> None:
    expired = access.new_token("Bo", Role.ADMIN, days=-1)
    held = access.new_token("Cy", Role.ADMIN)
    person = access.bearer(held)
    assert person
    session = access.open_session(person)
    assert access.bearer(expired) is None
    assert access.session(session) == person
    assert access.revoke("Cy")
    assert not access.revoke("Cy")
    assert access.bearer(held) is None
    assert access.session(session) is None


def test_a_new_token_of_a_person_ends_the_old_one(access: Access) -> None:
    old = access.new_token("Ada", Role.READ)
    new = access.new_token("Ada", Role.JUDGE)
    assert access.bearer(old) is None
    person = access.bearer(new)
    assert person
    assert person.role is Role.JUDGE


@pytest.mark.parametrize(("idle", "longest"), [(timedelta(0), timedelta(days=7)), (timedelta(hours=12), timedelta(0))])
def test_a_session_ends_by_idling_and_by_age(
    access: Access, idle: timedelta, longest: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = access.bearer(access.new_token("Ada", Role.READ))
    assert person
    session = access.open_session(person)
    monkeypatch.setattr(module, "SESSION_IDLE", idle)
    monkeypatch.setattr(module, "SESSION_LONGEST", longest)
    assert access.session(session) is None


@pytest.mark.parametrize("name", ["", "  ", "a" * 81, "line\nbreak", "\u202eevil"])
def test_a_name_that_no_list_could_show_is_refused(access: Access, name: str) -> None:
    with pytest.raises(AccessError):
        access.new_token(name, Role.READ)


def test_the_audit_keeps_the_newest_lines(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SIGN_INS_KEPT", 3)
    for number in range(5):
        access.note(f"p{number}", "127.0.0.1", "refused")
    assert [s.name for s in access.sign_ins()] == ["p4", "p3", "p2"]


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    path = tmp_path / "case.access"
    path.write_text("not a database at all, only some words" * 20)
    with pytest.raises(AccessError, match=r"case\.access: is no access file"):
        Access(path).bearer("hs_x")


def test_roles_cover_what_those_before_them_may() -> None:
    assert Role.ADMIN.may(Role.JUDGE)
    assert Role.JUDGE.may(Role.READ)
    assert not Role.READ.may(Role.JUDGE)


def test_the_schema_is_sqlite(access: Access) -> None:
    access.new_token("Ada", Role.READ)
    with sqlite3.connect(access.path) as held:
        names = {row[0] for row in held.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"token", "session", "sign_in"} <= names
