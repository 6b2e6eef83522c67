"""Range plots of contested figures: one lane a source, interval bars, open ends for bounds, earliest on top.

Written as SVG here, in the page's own colours and line styles, so that a plot follows light and dark and costs a
millisecond.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from hearsay.dossier import harmless, words
from hearsay.dossier.index import Index
from hearsay.dossier.tags import tag
from hearsay.records import Question
from hearsay.types import Bound

LANES = 24
"""Lanes of one plot; the table above it has them all."""
LABELS, LEFT, RIGHT, WIDTH = 352, 376, 836, 900
"""Where labels end, where the axis runs, and how wide the drawing is with room for the last number."""
LETTER = 7.2
"""Room for one letter of a label: the widest of the usual faces at this size."""
TOP, LANE = 20, 28
"""Where the first lane's bar runs, and the height of a lane."""
TICKS = 7
"""Numbers on the axis, at most."""


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
    far = max(x.lo if math.isinf(x.hi) else x.hi for x in drawn)
    near = min(x.lo for x in drawn)
    room = max((far - near) * 0.15, abs(far) * 0.02, 1)
    low, high = near - room, far + room

    def x(value: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * (min(max(value, low), high) - low) / (high - low), 1)

    bottom = TOP + len(drawn) * LANE - 8
    grid = [
        part
        for tick in ticks(low, high)
        for part in (
            tag("line", x1=x(tick), x2=x(tick), y1=4, y2=bottom, class_="grid"),
            tag("text", words.number(tick), x=x(tick), y=bottom + 16, text_anchor="middle", class_="tick"),
        )
    ]
    shown = [drawing(lane, TOP + n * LANE, x(low), x(high), x(lane.lo), x(lane.hi)) for n, lane in enumerate(drawn)]
    height = bottom + 24
    spare = max(LABELS - round(LETTER * max(len(lane.label) for lane in drawn)), 0)
    width = WIDTH - spare
    return tag("svg", *grid, *shown, class_="ranges", viewBox=f"{spare} 0 {width} {height}", width=width,
               height=height, aria_hidden="true", focusable="false")  # fmt: skip


def drawing(lane: Lane, y: int, near: float, far: float, at: float, to: float) -> Markup:
    """One lane: its label, its bar with a dot or an open end, its value."""
    left, right = (near if lane.open_lo else at), (far if lane.open_hi else to)
    parts = [tag("text", lane.label, x=LABELS, y=y + 4, text_anchor="end")]
    if right > left:
        parts.append(tag("line", x1=left, x2=right, y1=y, y2=y, class_=f"range {lane.commitment}"))
    parts.append(tag("circle", cx=at, cy=y, r=4.5, class_="stated"))
    if lane.hi != lane.lo and not math.isinf(lane.hi):
        parts.append(tag("circle", cx=to, cy=y, r=4.5, class_="stated"))
    if lane.open_hi:
        parts.append(tag("polygon", points=f"{right},{y - 5} {right + 9},{y} {right},{y + 5}", class_="stated"))
    if lane.open_lo:
        parts.append(tag("polygon", points=f"{left},{y - 5} {left - 9},{y} {left},{y + 5}", class_="stated"))
    parts.append(tag("text", span_words(lane), x=at + 7, y=y - 6, class_="value"))
    return tag("a", *parts, class_=lane.hue, href=lane.href, tabindex="-1")


def ticks(low: float, high: float) -> Iterator[float]:
    """Round numbers between two ends: steps of 1, 2 or 5 times a power of ten."""
    rough = (high - low) / TICKS
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= rough)
    at = math.ceil(low / step)
    while at * step <= high:
        yield round(at * step, 10)
        at += 1


def span_words(lane: Lane) -> str:
    """The label of a bar: `212`, `9+`, `≤ 60`, `50–60`."""
    if lane.open_hi or lane.open_lo:
        return f"{words.number(lane.lo)}+" if lane.open_hi else f"≤ {words.number(lane.lo)}"
    return words.number(lane.lo) + (f"–{words.number(lane.hi)}" if lane.hi != lane.lo else "")
