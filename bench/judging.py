"""Measures judgement: laying judgements over a case, relating and checking again, carrying them over a rebuild.

    python bench/judging.py              1,000 judgements over about 12,000 claims, and half of each: is it linear?
    python bench/judging.py --reports 50

Reports are invented (bench/generate.py) and read by rules. Seconds are of processor time.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from typing import TypeVar

from generate import written
from hearsay.case.carry import carry
from hearsay.case.judged import apply
from hearsay.case.judgement_make import Maker
from hearsay.pipeline import run
from hearsay.reading import reader_named
from hearsay.records import Dossier, Judgement
from hearsay.types import Field

T = TypeVar("T")
A_REPORT = 4
"""Judgements a report: 1,000 on the 260 reports that have 12,000 claims."""


def main() -> int:
    """Reads the command line and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=260)
    count = parser.parse_args().reports
    print("| reports | claims | judgements | lay over, s | with relate and check, s | carry, s | unplaced |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for reports in (count // 2, count):
        machine = run([w.report for w in written(reports)], reader_named("rules"))
        given = judgements(machine, reports * A_REPORT)
        quick, _ = timed(lambda m=machine, g=given: apply(m, g, again=False))  # type: ignore[misc]
        whole, _ = timed(lambda m=machine, g=given: apply(m, g))  # type: ignore[misc]
        carrying, carried = timed(lambda m=machine, g=given: carry(g, m))  # type: ignore[misc]
        sizes = f"{reports:,} | {len(machine.claims):,} | {len(given):,}"
        print(f"| {sizes} | {quick:.2f} | {whole:.2f} | {carrying:.2f} | {len(carried.lost)} |", flush=True)
    return 0


def judgements(machine: Dossier, count: int) -> list[Judgement]:
    """As many judgements of every kind on claims and figures picked by chance, the same every time."""
    make, chance = Maker(machine), Random(7)
    found: list[Judgement] = []
    for claim in chance.sample(machine.claims, count * 3 // 4):
        kind = len(found) % 3
        if kind == 0:
            found.append(make.reject([claim], "not said"))
        elif kind == 1:
            found.append(make.correct(claim, {Field.COMMITMENT: "hedged"}, "it may be"))
        else:
            found.append(make.grade([claim], "B2", "seen"))
    for figure in chance.sample(machine.measures.figures, count - len(found)):
        found.append(make.correct(figure, {Field.VALUE: "17"}, "misread"))
    at = datetime(2031, 1, 1, tzinfo=UTC)
    return [replace(judgement, id=f"j{n}", by="ada", at=at) for n, judgement in enumerate(found, start=1)]


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The seconds of processor time that the work takes, and what it gives."""
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


if __name__ == "__main__":
    raise SystemExit(main())
