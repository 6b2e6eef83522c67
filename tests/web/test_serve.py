"""`hearsay serve`: tokens made, listed and revoked; another address refused without them; what it runs with."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hearsay.cli.main import main
from hearsay.web.access import Access
from hearsay.web.roles import Role
from hearsay.web.settings import Settings, access_file


def serve(*words: str) -> Result:
    return CliRunner().invoke(main, ["serve", *words])


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings that a workbench would have begun with."""
    found: list[Settings] = []
    monkeypatch.setattr("hearsay.cli.serve.run", lambda settings, *_: found.append(settings) or 0)
    return found


def test_a_token_is_made_shown_once_listed_and_revoked(case: Path) -> None:
    done = serve(str(case), "--new-token", "Ada Lind", "--role", "judge", "--days", "7")
    secret = done.stdout.strip()
    assert done.exit_code == 0
    assert secret.startswith("hs_")
    person = Access(access_file(str(case))).bearer(secret)
    assert person
    assert (person.name, person.role) == ("Ada Lind", Role.JUDGE)
    listed = serve(str(case), "--tokens").stdout
    assert listed.startswith("Ada Lind\tjudge\tuntil ")
    assert secret not in listed
    assert serve(str(case), "--revoke", "Ada Lind").exit_code == 0
    assert Access(access_file(str(case))).bearer(secret) is None
    again = serve(str(case), "--revoke", "Ada Lind")
    assert again.exit_code == 3
    assert "has no token that holds" in again.stderr


def test_loopback_needs_no_token(case: Path, begun: list[Settings]) -> None:
    assert serve(str(case), "--as", "Bo", "--port", "9000").exit_code == 0
    assert begun[0].person == "Bo"
    assert begun[0].loopback
    assert not begun[0].secure
    assert begun[0].hosts == {"localhost", "127.0.0.1", "::1"}


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.20", "::", "desk.example"])
def test_another_address_takes_tokens(case: Path, begun: list[Settings], host: str) -> None:
    refused = serve(str(case), "--host", host)
    assert refused.exit_code == 3
    assert "nobody has a token" in refused.stderr
    assert "--new-token" in refused.stderr
    Access(access_file(str(case))).new_token("Ada", Role.READ)
    told = serve(str(case), "--host", host, "--name", "desk.example")
    assert told.exit_code == 0
    assert "unencrypted" in told.stderr
    assert "desk.example" in begun[0].hosts


def test_behind_tls_nothing_travels_in_the_clear(case: Path, begun: list[Settings]) -> None:
    Access(access_file(str(case))).new_token("Ada", Role.READ)
    told = serve(str(case), "--host", "10.0.0.1", "--behind-tls")
    assert "unencrypted" not in told.stderr
    assert begun[0].secure


@pytest.mark.parametrize("name", ["nothing.hearsay", "../x/../nothing.hearsay", "\x00"])
def test_what_is_no_case_is_named(tmp_path: Path, name: str) -> None:
    assert serve(str(tmp_path / name)).exit_code in (2, 3)


def test_the_access_file_of_a_database_lies_here(tmp_path: Path) -> None:
    found = access_file("postgresql://desk:secret@host/bridge?schema=orlen")
    assert found == Path("bridge-orlen.access")
    assert access_file("postgresql://host/bridge?schema=../x") == Path("bridge----x.access")
