"""`hearsay names`: every row gets a verdict, as CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hearsay.cli.main import main

LEFT = (
    "прізвище;ім'я;рік народження\nКовальчук;Микола;1984\nШевченко;Ірина;1990\nГриценко;Олег;1979\nШевченко;Іван;1971\n"
)
RIGHT = "Kovalchuk Nikolai, 1984\nShevchenko I.\nPetrenko Ostap\n"


@pytest.fixture
def lists(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for path, text in zip(paths, (LEFT, RIGHT), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["names", *args])


def test_every_row_has_a_verdict(lists: list[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(run(*lists, "--quiet").stdout)))
    assert [row["verdict"] for row in rows] == [
        "both", "ambiguous", "ambiguous", "only in the first", "only in the second",
    ]  # fmt: skip
    assert rows[0]["other_name"] == "Kovalchuk Nikolai"
    assert "one name in two forms" in rows[0]["why"]


def test_json_holds_the_same(lists: list[str]) -> None:
    told = json.loads(run(*lists, "--json", "--quiet").stdout)
    assert {row["verdict"] for row in told} >= {"both", "ambiguous"}


def test_a_table_is_written_without_formulas(lists: list[str], tmp_path: Path) -> None:
    Path(lists[1]).write_text(RIGHT + '"=HYPERLINK(1) Evil"\n', encoding="utf-8")
    assert run(*lists, "-o", str(tmp_path / "out.csv")).exit_code == 0
    assert ",=" not in (tmp_path / "out.csv").read_text(encoding="utf-8")


def test_what_is_no_list_is_named(lists: list[str], tmp_path: Path) -> None:
    (tmp_path / "no.csv").write_text("1,2\n3,4\n", encoding="utf-8")
    result = run(lists[0], str(tmp_path / "no.csv"))
    assert result.exit_code != 0
    assert "no.csv" in result.stderr
