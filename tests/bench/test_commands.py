"""The benches run on any directory of their layout, also where there is no gold, and write what the scorers read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parent.parent.parent / "bench"
TEXT = "The mayor, Ida Brandt, told Nordpress that 12 people were hurt.\n\n“The pier is gone,” Brandt said on Monday."


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BENCH / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "pier"
    folder.mkdir()
    (folder / "01.txt").write_text(TEXT, encoding="utf-8")
    (folder / "01.json").write_text('{"outlet": "Nordpress", "date": "2023-05-15", "wire": null}', encoding="utf-8")
    (folder / "02.txt").write_text("", encoding="utf-8")
    (folder / "03.txt").write_text("\ufeff\r\nVik said the pier\u200b fell.\r\n", encoding="utf-8", newline="")
    return folder


def test_a_case_without_gold_is_dumped(case: Path, tmp_path: Path) -> None:
    done = run("cases.py", case, "--dump", tmp_path / "out", "--reader", "rules")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in (tmp_path / "out" / "reports.jsonl").read_text("utf-8").splitlines()]
    assert [row["report"] for row in rows] == ["01", "03"]
    assert "02.txt" in done.stderr
    first = rows[0]["claims"][0]
    assert {"contents", "source", "speaker", "relays", "commitment", "distancing"} <= set(first)
    assert {"questions", "findings", "copies"} <= set(json.loads((tmp_path / "out" / "case.json").read_text("utf-8")))


def test_offsets_count_in_the_file_as_it_is_read(case: Path, tmp_path: Path) -> None:
    run("cases.py", case, "--dump", tmp_path / "out", "--reader", "rules")
    row = json.loads((tmp_path / "out" / "reports.jsonl").read_text("utf-8").splitlines()[1])
    text = (case / "03.txt").read_text(encoding="utf-8")
    attributed = next(c for c in row["claims"] if c["speaker"])
    assert text[slice(*attributed["contents"][0])] == "the pier\u200b fell"


def test_several_cases_get_a_folder_each(case: Path, tmp_path: Path) -> None:
    run("cases.py", case, case, "--dump", tmp_path / "out", "--reader", "rules")
    assert (tmp_path / "out" / "pier" / "reports.jsonl").exists()


def test_polnear_without_annotations_is_dumped(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run("attribution.py", tmp_path, "--dump", tmp_path / "out.jsonl", "--reader", "rules")
    assert done.returncode == 0, done.stderr
    row = json.loads((tmp_path / "out.jsonl").read_text("utf-8"))
    assert row["name"] == "a"
    assert [TEXT[slice(*a["cue"][0])] for a in row["attributions"]] == ["told", "said"]


@pytest.mark.parametrize(("script", "what"), [("cases.py", "NN.txt"), ("attribution.py", "text/*.txt")])
def test_a_wrong_directory_is_named(script: str, what: str, tmp_path: Path) -> None:
    done = run(script, tmp_path)
    assert done.returncode == 2
    assert what in done.stderr


def test_invented_reports_are_the_same_every_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert run("generate.py", tmp_path / name, "--count", 3).returncode == 0
    assert (tmp_path / "a" / "0002.txt").read_bytes() == (tmp_path / "b" / "0002.txt").read_bytes()
