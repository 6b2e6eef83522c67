"""Every format writes the dossier; a file's name says which; no cell of a CSV is a formula."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from hearsay.cli.main import main
from hearsay.export import FORMATS, format_of
from hearsay.export.csv import bare, safe, written
from hearsay.export.formats import SuffixError
from hearsay.export.parquet import ParquetError
from hearsay.records import Answer, Claim, Dossier, Figure, Measures, Question, Relations, Report, Source, Span
from hearsay.types import Bound, QuestionKind, SourceKind

TEXT = "“=1+1 is a trap,” said Ada Lind. At least 40 people were aboard."
ANSWER = Answer("40", 40.0, 40.0, claims=("r1:c1",), holders=("s1",), reports=("r1",), origins=("r1",))
DOSSIER = Dossier(
    "Trap",
    (Report("r1", TEXT, outlet="@Post", text_sha256="x"),),
    sources=(Source("s1", "-Ada", SourceKind.PERSON),),
    claims=(Claim("r1:c1", "r1", (Span("r1", 1, 15),), "s1", figures=("r1:f1",)),),
    measures=Measures((Figure("r1:f1", Span("r1", 33, 44), 40.0, 40.0, Bound.MIN, counted="people", status="aboard"),)),
    relations=Relations((Question("q1", "How many aboard?", QuestionKind.FIGURE, (ANSWER,)),)),
)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_a_claim_is_a_row_and_no_cell_a_formula() -> None:
    (row,) = rows(FORMATS["claims-csv"].write(DOSSIER))
    assert (row["content"], row["speaker"], row["outlet"]) == ("'=1+1 is a trap", "'-Ada", "'@Post")
    assert (row["commitment"], row["distancing"]) == ("asserted", "no")


def test_a_figure_is_a_row_with_who_says_it() -> None:
    (row,) = rows(FORMATS["figures-csv"].write(DOSSIER))
    assert [row[c] for c in ("words", "stated_lo", "bound", "lo", "hi", "counted", "status", "speaker")] == [
        "At least 40", "40", "min", "40", "inf", "people", "aboard", "'-Ada",
    ]  # fmt: skip


def test_an_answer_is_a_row_with_who_holds_it() -> None:
    (row,) = rows(FORMATS["questions-csv"].write(DOSSIER))
    assert [row[c] for c in ("question", "answer", "lo", "holders", "articles", "origins")] == [
        "How many aboard?", "40", "40", "'-Ada", "1", "1",
    ]  # fmt: skip


def test_json_lines_hold_every_record_once() -> None:
    lines = [json.loads(line) for line in FORMATS["jsonl"].write(DOSSIER).splitlines()]
    assert [line["kind"] for line in lines] == ["dossier", "report", "source", "claim", "figure", "question"]
    assert lines[2]["sort"] == "person"
    assert lines[1]["text"] == TEXT


@pytest.mark.parametrize("name", ["claims", "figures", "questions", "findings"])
def test_parquet_holds_what_csv_holds(name: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(FORMATS[f"{name}-parquet"].write(DOSSIER))).to_pylist()
    shown = rows(FORMATS[f"{name}-csv"].write(DOSSIER))
    assert [{k: written(v) for k, v in row.items()} for row in table] == shown


def test_parquet_without_its_package_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ParquetError, match=r"pip install 'hearsay\[parquet\]'"):
        FORMATS["claims-parquet"].write(DOSSIER)


@given(st.text())
def test_no_text_becomes_a_formula_and_its_words_come_back(text: str) -> None:
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert bare(safe(text)) == text.replace("\0", "\ufffd")


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=20), min_size=1))
def test_cells_come_back_from_csv_whatever_they_hold(cells: list[str]) -> None:
    reports = tuple(Report(f"r{n}", cell, outlet=cell) for n, cell in enumerate(cells))
    claims = tuple(Claim(f"c{n}", f"r{n}", (), "s1") for n in range(len(cells)))
    made = rows(FORMATS["claims-csv"].write(Dossier("", reports, sources=DOSSIER.sources, claims=claims)))
    assert [bare(row["outlet"]) for row in made] == [cell.replace("\0", "\ufffd") for cell in cells]


NAMES = [
    ("a.json", "json"),
    ("out/a.JSONL", "jsonl"),
    ("a.csv", "claims-csv"),
    ("figures.csv", "figures-csv"),
    ("a.questions.csv", "questions-csv"),
    ("myfigures.csv", "claims-csv"),
    ("x.findings.parquet", "findings-parquet"),
    ("x.parquet", "claims-parquet"),
]


@pytest.mark.parametrize(("name", "form"), NAMES)
def test_the_name_of_a_file_says_the_format(name: str, form: str) -> None:
    assert format_of(name).name == form


@pytest.mark.parametrize("name", ["", "a.xlsx", "a.csv.gz"])
def test_a_name_that_says_no_format_says_which_do(name: str) -> None:
    with pytest.raises(SuffixError, match=r"\.figures\.csv"):
        format_of(name)


def test_the_command_writes_several(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("Mayor Ada Lind said 40 people were aboard.", encoding="utf-8")
    named = [str(tmp_path / name) for name in ("new/a.json", "figures.csv", "a.questions.csv", "a.findings.csv")]
    options = [word for name in named for word in ("--export", name)]
    result = CliRunner().invoke(main, ["dossier", str(tmp_path / "r.txt"), "--reader", "rules", "-q", *options])
    assert result.exit_code == 0, result.output
    assert all(Path(name).stat().st_size for name in named)
    refused = CliRunner().invoke(main, ["dossier", str(tmp_path / "r.txt"), "--export", "a.xlsx"])
    assert refused.exit_code == 3
    assert "says no format" in refused.stderr
