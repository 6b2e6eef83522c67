"""Reports in plain words, measured as the path measures them, and what the checks say about them.

Rows stand in `rows/plain_*.txt` as in `build.py`, but nothing is marked: figures, times, places and identifiers are
found by `hearsay.measures`. No speakers are read, so every word is the report's own.
"""

from __future__ import annotations

from datetime import datetime

from hearsay.checks import check
from hearsay.measures import measure
from hearsay.records import Dossier, Finding, Moment, Report
from hearsay.types import Granularity


def dossier(*texts: str, published: str | None = "2024-03-06") -> Dossier:
    """A dossier of reports `r1`, `r2`... with everything that is measured in them."""
    moment = Moment(datetime.fromisoformat(published), Granularity.DAY) if published else None
    reports = tuple(Report(f"r{n}", text, published=moment) for n, text in enumerate(texts, 1))
    measures, _ = measure(reports, ())
    return Dossier("test", reports, measures=measures)


def findings(*texts: str, published: str | None = "2024-03-06", codes: str = "") -> tuple[Finding, ...]:
    """What the checks say; only the findings of `codes` where given."""
    found = check(dossier(*texts, published=published)).findings
    return tuple(f for f in found if not codes or f.code in codes.split())


def told(*texts: str, published: str | None = "2024-03-06", codes: str = "") -> list[str]:
    """The findings as rows: `G1 holds 35 31` (numbers in the order of the trace)."""
    return [
        " ".join([f.code, f.outcome.value, *(f"{n:g}" for n in f.numbers)])
        for f in findings(*texts, published=published, codes=codes)
    ]
