"""Judging on the command line, as a person would."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hearsay.cli import exits
from hearsay.cli.main import main

TEXT = (
    "The mayor, Ada Pell, said at least 9 people were killed. The port authority denied that the ferry was overloaded."
)


@pytest.fixture
def case(tmp_path: Path) -> str:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    where = str(tmp_path / "c.hearsay")
    assert run("new", where).exit_code == exits.FINE
    assert run("add", where, str(tmp_path / "a.txt"), "--reader", "rules", "-q").exit_code == exits.FINE
    return where


def run(command: str, *words: str) -> Result:
    return CliRunner().invoke(main, ["case", command, *words], env={"HEARSAY_BY": "ada"})


def test_a_correction_says_what_it_did_and_how_to_take_it_back(case: str) -> None:
    done = run("judge", case, "overloaded", "--commitment", "hedged", "--why", "it doubts")
    assert "commitment from denied to hedged" in done.output
    undo = done.output.split("hearsay case undo ")[1].split()
    assert run("undo", *undo).exit_code == exits.FINE
    assert "[undone]" in run("history", case, "overloaded").output


def test_undo_by_itself_takes_back_ones_own_last(case: str) -> None:
    run("judge", case, "accept", "overloaded")
    run("note", case, "overloaded", "see the register", "--by", "ben")
    assert "ada undid" in run("undo", case).output


def test_a_claims_only_figure_is_meant(case: str) -> None:
    assert "value from 9 to 10" in run("judge", case, "9 people", "--value", "10", "--why", "misread").output


def test_sources_are_merged_renamed_and_graded_as_json(case: str) -> None:
    merged = run("merge", case, "Ada Pell", "port authority", "--why", "one office", "--json")
    assert json.loads(merged.output)["action"] == "merge"
    assert "Mayor" in run("rename", case, "Ada Pell", "Mayor").output
    assert "usually reliable" in run("grade", case, "Mayor", "B", "--why", "asked").output
    rows = json.loads(run("history", case, "--json").output)["judgements"]
    assert [row["action"] for row in rows] == ["merge", "rename", "grade"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("judge", "reject", "overloaded"), "a reason is needed"),
        (("judge", "accept", "er"), "may be any of"),
        (("judge", "accept", "nowhere said"), "is no item of this case"),
        (("judge", "overloaded", "--commitment", "sure", "--why", "x"), "is no commitment"),
        (("judge", "overloaded"), "Say `accept ITEM`"),
        (("grade", "overloaded", "B2"), "a reason is needed"),
        (("undo", "j999"), "is not in this case"),
    ],
)
def test_what_cannot_be_done_says_why(case: str, words: tuple[str, ...], says: str) -> None:
    done = run(words[0], case, *words[1:])
    assert done.exit_code in (exits.USAGE, exits.NOTHING)
    assert says in done.output
