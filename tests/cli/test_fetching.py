"""`--fetch`: only when it is given, only where it may go."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from click.testing import CliRunner, Result

from hearsay.cli import exits
from hearsay.cli.main import main


def run(*args: str) -> Result:
    with patch("socket.socket.connect", side_effect=AssertionError("a connection was made")):
        return CliRunner().invoke(main, list(args))


@pytest.mark.parametrize("command", ["read", "dossier"])
def test_an_address_without_fetch_is_an_error_that_says_how(command: str) -> None:
    result = run(command, "https://quay.example/a")
    assert result.exit_code == exits.NOTHING
    assert "Add --fetch" in result.output


@pytest.mark.parametrize("command", ["read", "dossier"])
@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://2130706433/", "http://169.254.169.254/", "file:///etc/passwd"])  # fmt: skip
def test_fetch_goes_to_public_addresses_only(command: str, url: str) -> None:
    result = run(command, "--fetch", url)
    assert result.exit_code == exits.NOTHING
    assert url in result.output


def test_metadata_services_stay_refused_with_allow_private() -> None:
    assert "metadata" in run("read", "--fetch", "--allow-private", "http://169.254.169.254/").output


def test_allow_private_alone_makes_no_sense() -> None:
    assert run("read", "--allow-private", "https://quay.example/a").exit_code == exits.USAGE
