"""Invented sentences of many domains and parts of the world, one a row: what times and figures they state.

`rows/times.tsv`: a sentence of a report of Wednesday 24 January 2024, and what its times resolve to, in order.
`rows/figures.tsv`: a sentence, and its figures as `value [unit or status]`, parted by semicolons; `-` for no status.
A third column `xfail` marks what is not read yet.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hearsay.measures.stage import measure_report
from hearsay.records import Report
from measures.times_rows import report

ROWS = Path(__file__).parent / "rows"


def rows(name: str) -> list[pytest.param]:
    out = []
    for line in (ROWS / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        text, wanted, *state = line.split("\t")
        marks = [pytest.mark.xfail(strict=True, reason="not read yet")] if state else []
        out.append(pytest.param(text, wanted, marks=marks, id=text[:60]))
    return out


@pytest.mark.parametrize(("text", "wanted"), rows("times"))
def test_times_of_a_sentence(text: str, wanted: str) -> None:
    assert [t.iso for t in measure_report(report(text)).times if t.iso] == wanted.split()


@pytest.mark.parametrize(("text", "wanted"), rows("figures"))
def test_figures_of_a_sentence(text: str, wanted: str) -> None:
    found = [(f.lo, f.unit or f.status) for f in measure_report(Report("r", text)).figures]
    stated = [part.split() for part in wanted.split(";") if part.strip()]
    assert [lo for lo, _ in found] == pytest.approx([float(part[0]) for part in stated], abs=0.01)
    for (_, kind), part in zip(found, stated, strict=True):
        assert kind == part[1] if part[1:] and part[1] != "-" else True
