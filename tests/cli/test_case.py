"""`hearsay case`: every command on one small case, what it prints, what its exit code says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hearsay.cli import exits
from hearsay.cli.case import COMMANDS
from hearsay.cli.main import main

SPEECH = "Mayor Ada Pell said on Tuesday that the bridge was closed. “Nobody was hurt,” she said.\n"
OTHER = "According to the fire service, the bridge had been closed on Monday.\n"
Run = Callable[..., Result]
CASE = "bridge.hearsay"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `hearsay case` in a folder with two reports."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEARSAY_BY", "ada")
    Path("a.txt").write_text(SPEECH)
    Path("b.txt").write_text(OTHER)
    return lambda *args, **more: CliRunner().invoke(main, ["case", *args], **more)


@pytest.fixture
def case(run: Run) -> Run:
    """The same, with a case that has one report."""
    assert run("new", CASE, "--title", "The bridge").exit_code == exits.FINE
    assert run("add", CASE, "a.txt", "--reader", "rules", "--outlet", "The Quay").exit_code == exits.FINE
    return run


def lines(result: Result) -> dict[str, object]:
    assert result.exit_code == exits.FINE, result.output
    return json.loads(result.stdout)


def test_help_names_every_command_with_examples(run: Run) -> None:
    text = run("--help").output
    for name, (_, line) in COMMANDS.items():
        assert f"  {name} " in text
        assert line in " ".join(text.split()), name
        assert "Examples:" in run(name, "--help").output, name


def test_a_case_is_made_once(case: Run) -> None:
    again = case("new", CASE)
    assert again.exit_code == exits.NOTHING
    assert "is there already" in again.output


def test_add_says_what_became_of_each_input(case: Run) -> None:
    result = case("add", CASE, "a.txt", "b.txt", "none.txt", "--reader", "rules")
    assert result.exit_code == exits.PARTLY
    assert "1 new, 1 known already" in result.output
    assert "none.txt: is not there" in result.output
    assert case("add", CASE, "none.txt").exit_code == exits.NOTHING
    assert case("add", CASE).exit_code == exits.USAGE
    piped = case("add", CASE, "-", "--reader", "rules", "--json", "-q", input="The mayor said it was late.")
    assert lines(piped)["added"][0]["state"] == "new"  # type: ignore[index]


def test_later_stores_only(case: Run) -> None:
    assert lines(case("add", CASE, "b.txt", "--later", "--json", "-q"))["waiting"] == 1
    assert "not analysed yet" in case("show", CASE).output
    assert case("rebuild", CASE, "--reader", "rules").exit_code == exits.FINE
    assert lines(case("show", CASE, "--json"))["waiting"] == 0


def test_show_and_list_and_search(case: Run) -> None:
    shown = case("show", CASE).output
    assert "The bridge" in shown
    assert "Ada Pell" in shown
    assert lines(case("show", CASE, "--json"))["counts"]["report"] == 1  # type: ignore[index]
    assert "The Quay" in case("list", CASE).output
    for kind in ("claims", "sources", "figures", "questions", "findings", "times", "places", "identifiers", "evidence"):
        assert kind in lines(case("list", CASE, kind, "--json"))
    assert lines(case("list", CASE, "claims", "--speaker", "nobody", "--json"))["total"] == 0
    assert case("list", CASE, "cars").exit_code == exits.USAGE
    assert "bridge was closed" in case("search", CASE, "closing").output
    assert lines(case("search", CASE, "bridge", "--in", "reports", "--json"))["total"] == 1


def test_the_log_says_who_and_why(case: Run) -> None:
    report = lines(case("list", CASE, "--json"))["reports"][0]["id"]  # type: ignore[index]
    case("remove", CASE, report, "--why", "another event", "--reader", "rules")
    text = case("log", CASE).output
    assert "another event" in text
    assert "ada" in text
    (line,) = lines(case("log", CASE, "--action", "remove", "--json"))["lines"]  # type: ignore[misc]
    assert (line["target"], line["by"]) == (report, "ada")
    assert case("remove", CASE, "none").exit_code == exits.NOTHING
    assert lines(case("list", CASE, "--removed", "--json"))["total"] == 1


def test_verify_with_a_head_and_a_key(case: Run) -> None:
    assert case("log", CASE, "--head", "head.json").exit_code == exits.FINE
    assert case("sign", CASE, "--new-key", "key.pem").exit_code == exits.FINE
    assert case("sign", CASE).exit_code == exits.USAGE
    good = case("verify", CASE, "--head", "head.json", "--key", "key.pem")
    assert (good.exit_code, "Everything holds" in good.output) == (exits.FINE, True)
    assert case("verify", CASE, "--key", "00" * 32).exit_code == exits.BROKEN
    assert case("verify", CASE, "--head", f"1:{'00' * 32}").exit_code == exits.BROKEN
    assert lines(case("verify", CASE, "--json"))["holds"] is True


def test_verify_names_what_was_changed(case: Run) -> None:
    import sqlite3

    with sqlite3.connect(CASE) as connection:
        connection.execute("UPDATE report SET text = 'It was open.'")
    result = case("verify", CASE)
    assert result.exit_code == exits.BROKEN
    assert "(a.txt) has another text than was captured" in result.output
    Path("cut.hearsay").write_bytes(Path(CASE).read_bytes()[:50_000])
    assert case("verify", "cut.hearsay").exit_code == exits.BROKEN


def test_copies(case: Run) -> None:
    head = lines(case("show", CASE, "--json"))["head"]
    assert case("backup", CASE, "b.hearsay").exit_code == exits.FINE
    assert case("restore", "b.hearsay", "c.hearsay").exit_code == exits.FINE
    assert case("export", CASE, "c.zip").exit_code == exits.FINE
    assert case("import", "d.hearsay", "c.zip").exit_code == exits.FINE
    for name in ("b.hearsay", "c.hearsay", "d.hearsay"):
        assert lines(case("show", name, "--json"))["head"] == head
    assert case("backup", CASE, "b.hearsay").exit_code == exits.NOTHING
    assert case("import", "e.hearsay", "a.txt").exit_code == exits.NOTHING


@pytest.mark.parametrize("command", ["show", "list", "verify", "log", "rebuild"])
def test_what_is_no_case_is_said_plainly(run: Run, command: str) -> None:
    for name, said in (("none.hearsay", "is not there"), ("a.txt", "is no case file")):
        result = run(command, name)
        assert result.exit_code == exits.NOTHING
        assert said in result.output
    assert run(command).exit_code == exits.USAGE
    assert run(command, "a", "b", "c").exit_code == exits.USAGE
