"""The figure ledger: one row a figure, with its bound, what is counted, who says it and where."""

from __future__ import annotations

import math
from dataclasses import dataclass

from hearsay.dossier import harmless, words
from hearsay.dossier.index import Index
from hearsay.dossier.lines import Line, Quote, line, quote
from hearsay.records import Claim, Figure


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger; `line` is the claim that holds the figure, if any."""

    value: str
    sort: str
    counted: str
    status: str
    scope: str
    as_of: str
    quote: Quote
    line: Line | None
    published: str
    published_iso: str
    origin: bool


def ledger(index: Index) -> tuple[Entry, ...]:
    """Every figure in order of report and offset."""
    holder: dict[str, Claim] = {}
    for claim in index.claims.values():
        for figure in claim.figures:
            holder.setdefault(figure, claim)
    shown = [f for f in index.dossier.measures.figures if f.report in index.reports]
    return tuple(entry(f, holder.get(f.id) or index.claims.get(f.claim or ""), index) for f in shown)


def entry(figure: Figure, claim: Claim | None, index: Index) -> Entry:
    """One figure as a row."""
    report = index.reports[figure.report]
    as_of = index.times.get(figure.as_of or "")
    return Entry(
        value=words.figure_value(figure),
        sort=repr(figure.lo) if math.isfinite(figure.lo) else "1e400",
        counted=harmless.name(figure.counted),
        status=harmless.name(figure.status),
        scope=harmless.name(figure.scope),
        as_of=words.time_value(as_of) if as_of else "",
        quote=quote(figure.span, index),
        line=line(claim, index) if claim else None,
        published=words.short_moment(report.published),
        published_iso=report.published.iso if report.published else "",
        origin=figure.report not in index.parents,
    )
