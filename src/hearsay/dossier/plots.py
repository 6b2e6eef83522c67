"""Range plots of contested figures: one lane a source, interval bars, open ends for bounds, earliest on top.

Drawn by Altair (Vega-Lite) and vl-convert as SVG that stands inside the page; colours become the page's own, so
that the plot follows light and dark.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from markupsafe import Markup

from hearsay.dossier import harmless, words
from hearsay.dossier.index import Index
from hearsay.records import Question
from hearsay.types import Bound, Commitment

FONT = "system-ui, sans-serif"
PADDING = {"left": 46, "right": 30, "top": 12, "bottom": 5}
"""Room for a reader's own font, which may be wider than the one that the drawing was measured with."""
LANES = 24
"""Lanes of one plot; the table under it has them all."""
INK: dict[str, str] = {
    "#010101": "var(--ink)",
    "#020202": "var(--quiet)",
    "#030303": "var(--rule)",
    "#111101": "var(--p0)",
    "#111102": "var(--p1)",
    "#111103": "var(--p2)",
    "#111104": "var(--p3)",
    "#111105": "var(--p4)",
    "#111106": "var(--pv)",
}
"""Stand-in colours of the drawing and the page's own that replace them."""
HUE = {"p0": "#111101", "p1": "#111102", "p2": "#111103", "p3": "#111104", "p4": "#111105", "pv": "#111106"}
DASH: dict[str, list[float]] = {
    Commitment.ASSERTED.value: [1, 0],
    Commitment.HEDGED.value: [6, 3],
    Commitment.UNVERIFIED.value: [1.5, 3],
    Commitment.DENIED.value: [10, 2],
}
SHAPES = "svg|g|path|line|rect|text|circle|a|title|tspan|defs|clipPath"
UNSAFE = re.compile(rf"<(?!/?(?:{SHAPES})[\s>/])|<[^>]*\s(?:on\w+|style)\s*=", re.I)
"""What a drawing may not hold: any other element, a handler, a style."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane of a range plot."""

    label: str
    lo: float
    hi: float
    open_lo: bool
    open_hi: bool
    commitment: str
    hue: str
    href: str


def lanes(question: Question, index: Index) -> list[Lane]:
    """One lane a source and value, earliest first; an answer without numbers has none."""
    found: dict[tuple[str, float, float], tuple[object, Lane]] = {}
    for answer in question.answers:
        for identity in answer.claims:
            claim = index.claims.get(identity)
            if claim is None or answer.lo is None:
                continue
            hi = answer.lo if answer.hi is None else answer.hi
            own = [index.figures[m] for m in answer.measures if m in index.figures and m in claim.figures]
            bounds = {f.bound for f in own}
            open_hi = math.isinf(hi) or bool(bounds & {Bound.MIN, Bound.GT})
            open_lo = not open_hi and bool(bounds & {Bound.MAX, Bound.LT})
            source = index.source(claim)
            when = index.reports[claim.report].published
            date = f"{when.value.day} {when.value:%b}" if when else "no date"
            who, where = harmless.name(source.name), index.outlet(claim.report)
            label = f"{words.clip(who, 30)} · {words.clip(where, 18)}, {date}"
            lane = Lane(
                label, answer.lo, hi, open_lo=open_lo, open_hi=open_hi,
                commitment=claim.commitment.value, hue=index.hue(source), href="#" + index.claim_anchor(identity),
            )  # fmt: skip
            found.setdefault((claim.source + claim.report, lane.lo, lane.hi), (index.published(claim.report), lane))
    ordered = sorted(found.values(), key=lambda pair: str(pair[0]))
    return [lane for _, lane in ordered][:LANES]


def range_plot(question: Question, number: int, index: Index) -> Markup:
    """The plot as SVG, empty where fewer than two lanes have numbers that can be drawn."""
    drawn = [x for x in lanes(question, index) if abs(x.lo) < 1e15]
    if len(drawn) < 2:
        return Markup("")
    import altair as alt
    import vl_convert

    far = max(x.lo if math.isinf(x.hi) else x.hi for x in drawn)
    near = min(x.lo for x in drawn)
    room = max((far - near) * 0.15, abs(far) * 0.02, 1)
    rows = [
        {
            "n": n,
            "at": x.lo,
            "from": near - room if x.open_lo else x.lo,
            "to": far + room if x.open_hi else x.hi,
            "open": "right" if x.open_hi else "left" if x.open_lo else "",
            "dash": x.commitment,
            "hue": HUE[x.hue],
            "href": x.href,
            "value": span_words(x),
        }
        for n, x in enumerate(drawn)
    ]
    labels = " : ".join(f"datum.value == {n} ? {_literal(x.label)}" for n, x in enumerate(drawn)) + " : ''"
    place = alt.Y("n:O", title=None, axis=alt.Axis(labelExpr=labels, labelLimit=340, ticks=False, domain=False))
    scale = alt.Scale(domain=[near - room, far + room], nice=False, zero=False)
    across = alt.X("from:Q", title=None, scale=scale, axis=alt.Axis(tickCount=6, format=",~f", domain=False))
    colour = alt.Color("hue:N", scale=None)
    dashes = alt.StrokeDash("dash:N", legend=None, scale=alt.Scale(domain=list(DASH), range=list(DASH.values())))
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=place, href="href:N")
    drawing = alt.layer(
        base.mark_rule(strokeWidth=3).encode(x=across, x2="to:Q", color=colour, strokeDash=dashes),
        base.mark_point(filled=True, size=62, opacity=1).encode(x="at:Q", color=colour),
        *(
            base.transform_filter(f"datum.open == '{side}'")
            .mark_point(shape=shape, filled=True, size=80, opacity=1)
            .encode(x=end, color=colour)
            for side, shape, end in (("right", "triangle-right", "to:Q"), ("left", "triangle-left", "from:Q"))
        ),
        base.mark_text(align="left", dx=8, dy=-7, fontSize=11, color="#010101").encode(x="at:Q", text="value:N"),
    ).properties(width=460, height=alt.Step(28), background="transparent", padding=PADDING)
    drawing = drawing.configure_view(stroke=None).configure_text(font=FONT)
    drawing = drawing.configure_axis(
        labelColor="#010101", gridColor="#030303", labelFontSize=11.5, labelFont=FONT, labelPadding=8
    )
    return inlined(str(vl_convert.vegalite_to_svg(drawing.to_dict())), number)


def span_words(lane: Lane) -> str:
    """The label of a bar: `212`, `9+`, `≤ 60`, `50–60`."""
    if lane.open_hi or lane.open_lo:
        return f"{words.number(lane.lo)}+" if lane.open_hi else f"≤ {words.number(lane.lo)}"
    return words.number(lane.lo) + (f"–{words.number(lane.hi)}" if lane.hi != lane.lo else "")


def _literal(label: str) -> str:
    return "'" + label.replace("\\", "\\\\").replace("'", "\\'") + "'"


def inlined(svg: str, number: int) -> Markup:
    """The drawing in the page's colours, its ids its own; raises ValueError if it holds more than shapes."""
    if UNSAFE.search(svg):
        raise ValueError("the drawing holds more than shapes")
    for stand_in, own in INK.items():
        svg = svg.replace(stand_in, own)
    svg = (
        svg.replace("xlink:href", "href").replace('id="', f'id="plot{number}-').replace("url(#", f"url(#plot{number}-")
    )
    svg = svg.replace('class="marks" ', "", 1)
    svg = re.sub(r' role="[^"]*"| aria-[a-z]+="[^"]*"', "", svg)
    svg = re.sub(r'<a href="[^"#]*#', '<a tabindex="-1" href="#', svg)
    svg = svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    return Markup(svg)
