"""Small drawings that keep their place at any width: bars of origins, a report's attributions as a strip."""

from __future__ import annotations

from markupsafe import Markup

from hearsay.dossier.index import Index
from hearsay.dossier.tags import percent, tag
from hearsay.records import Report

TICKS = 24
"""Up to this many articles a bar shows one notch an origin; beyond it only lengths are read."""


def origins_bar(origins: int, articles: int, widest: int) -> Markup:
    """A bar of origins, filled, with the articles as an outline behind, on a scale of `widest` articles."""
    scale = max(widest, 1)
    notches = [
        tag("line", x1=percent(n / scale), x2=percent(n / scale), y1=2, y2=10, class_="notch")
        for n in range(1, origins)
        if scale <= TICKS
    ]
    return tag(
        "svg",
        tag("rect", x="0", y=1, width=percent(articles / scale), height=10, class_="articles"),
        tag("rect", x="0", y=2, width=percent(origins / scale), height=8, class_="origins"),
        *notches,
        class_="bar",
        width="100%",
        height=12,
        aria_hidden="true",
        focusable="false",
    )


def strip(report: Report, index: Index) -> Markup:
    """Where in a report somebody speaks: one dash a run of content, in the hue of the speaker's party."""
    size = max(len(report.text), 1)
    dashes = [
        tag(
            "rect",
            x=percent(span.start / size),
            width=percent(max(span.end - span.start, size / 400) / size),
            y=9 if index.hue(index.source(claim)) == "pv" else 2,
            height=3 if index.hue(index.source(claim)) == "pv" else 8,
            class_=f"{index.hue(index.source(claim))} {claim.commitment.value}",
        )
        for claim in index.claims_of_report.get(report.id, ())
        for span in claim.contents
    ]
    ground = tag("rect", x="0", y=9, width="100%", height=3, class_="ground")
    return tag("svg", ground, *dashes, class_="strip", width="100%", height=12, aria_hidden="true", focusable="false")
