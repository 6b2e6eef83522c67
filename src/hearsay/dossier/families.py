"""Who copied whom: each family of reports drawn by time, its origin filled, its copies hollow."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from markupsafe import Markup

from hearsay.dossier import harmless, words
from hearsay.dossier.index import Index
from hearsay.dossier.tags import tag
from hearsay.records import Copy
from hearsay.types import ReportId

ROW, LEFT, RIGHT = 24, 24, 560
"""Height of one report's row; where the time axis runs, labels to its right."""
MOST = 60
"""Reports drawn; the list under the graph has every edge."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge of the lineage in words."""

    parent: str
    parent_anchor: str
    copy: str
    copy_anchor: str
    evidence: str
    shared: str


def edges(index: Index) -> tuple[Edge, ...]:
    """The nearest origin of each copy with its evidence, strongest first."""
    held = sorted(index.parents.values(), key=lambda e: (-e.containment, e.copy))
    return tuple(edge(e, index) for e in held)


def edge(copy: Copy, index: Index) -> Edge:
    """One edge with the longest run of words that both share."""
    runs = [own for _, own in copy.spans if own.report in index.reports]
    longest = max(runs, key=lambda s: s.end - s.start, default=None)
    return Edge(
        parent=index.outlet(copy.parent),
        parent_anchor=index.report_anchor(copy.parent),
        copy=index.outlet(copy.copy),
        copy_anchor=index.report_anchor(copy.copy),
        evidence=harmless.name(copy.evidence).rstrip(".") + ".",
        shared=words.clip(index.words([longest]), 140) if longest else "",
    )


def lineage_graph(index: Index) -> Markup:
    """The families as SVG, reports from top to bottom in order of time; empty without edges."""
    if not index.parents:
        return Markup("")
    families: defaultdict[ReportId, list[ReportId]] = defaultdict(list)
    for report in sorted({*index.parents, *(e.parent for e in index.parents.values())}):
        families[root(report, index)].append(report)
    ordered = sorted(families.values(), key=lambda f: (-len(f), f))
    placed = [r for family in ordered for r in sorted(family, key=lambda r: (index.published(r), r))][:MOST]
    row = {r: 18 + n * ROW for n, r in enumerate(placed)}
    dated = [index.published(r).timestamp() for r in placed if index.reports[r].published]
    lo, hi = min(dated, default=0.0), max(dated, default=1.0)

    def x(report: ReportId) -> float:
        if not index.reports[report].published or hi == lo:
            return float(LEFT)
        return LEFT + (RIGHT - LEFT) * (index.published(report).timestamp() - lo) / (hi - lo)

    drawn = []
    for report in placed:
        held = index.parents.get(report)
        if held and held.parent in row:
            a, b = (x(held.parent), row[held.parent]), (x(report), row[report])
            curve = f"M{a[0]:.0f} {a[1]}C{a[0]:.0f} {b[1]} {a[0]:.0f} {b[1]} {b[0]:.0f} {b[1]}"
            drawn.append(tag("path", tag("title", harmless.name(held.evidence)), d=curve, class_="edge"))
    for report in placed:
        look = "dot copy" if report in index.parents else "dot"
        label = f"{index.outlet(report)}, {words.short_moment(index.reports[report].published)}"
        dot = tag("circle", cx=f"{x(report):.0f}", cy=row[report], r=5, class_=look)
        text = tag("text", words.clip(label, 52), x=f"{x(report) + 12:.0f}", y=row[report] + 4)
        drawn.append(tag("a", dot, text, href="#" + index.report_anchor(report)))
    height = 18 + len(placed) * ROW
    return tag("svg", tag("title", "Who copied whom, by time; the list below says the same."), *drawn,
               viewBox=f"0 0 960 {height}", width=960, height=height, class_="graph", role="group")  # fmt: skip


def root(report: ReportId, index: Index) -> ReportId:
    """The earliest report that a report's words lead back to."""
    seen = {report}
    while report in index.parents and index.parents[report].parent not in seen:
        report = index.parents[report].parent
        seen.add(report)
    return report
