"""Small drawings that keep their place at any width: bars of origins, a report's attributions as a strip."""

from __future__ import annotations

from collections import defaultdict

from markupsafe import Markup

from hearsay.dossier.index import Index
from hearsay.dossier.tags import percent, tag
from hearsay.records import Report

TICKS = 24
"""Up to this many articles a bar shows one notch an origin; beyond it only lengths are read."""

STRIP = 400
"""Steps along a strip: finer than the pixels it is drawn with."""


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


def claims_bar(claims: int, most: int, hue: str) -> Markup:
    """A bar of one speaker's claims in the hue of its party."""
    share = tag("rect", x="0", y=3, width=percent(claims / max(most, 1)), height=6, class_=f"said {hue}")
    return tag("svg", share, class_="bar", width="100%", height=12, aria_hidden="true", focusable="false")


def strip(report: Report, index: Index) -> Markup:
    """Where in a report somebody speaks: one dash a run of content, in the hue of the speaker's party."""
    scale = STRIP / max(len(report.text), 1)
    dashes: defaultdict[str, list[str]] = defaultdict(list)
    for claim in index.claims_of_report.get(report.id, ()):
        hue = index.hue(index.source(claim))
        for span in claim.contents:
            dash = f"M{span.start * scale:.0f} {10 if hue == 'pv' else 6}h{max((span.end - span.start) * scale, 1):.0f}"
            dashes[f"{hue} {claim.commitment.value}"].append(dash)
    ground = tag("path", d=f"M0 10h{STRIP}", class_="ground")
    drawn = [tag("path", d="".join(dict.fromkeys(found)), class_=look) for look, found in dashes.items()]
    return tag("svg", ground, *drawn, class_="strip", width="100%", height=12, viewBox=f"0 0 {STRIP} 12",
               preserveAspectRatio="none", aria_hidden="true", focusable="false")  # fmt: skip
