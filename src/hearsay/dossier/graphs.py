"""Graphs in layers, laid out here: speaker, relay, outlet by claims; and who copied whom by time.

Every graph is drawn beside a table that says the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from hearsay.dossier import harmless, words
from hearsay.dossier.index import Index
from hearsay.dossier.tags import tag
from hearsay.types import SourceKind

SPEAKERS = 18
"""Speakers drawn; the table has them all."""
OUTLETS = 18
"""Outlets drawn; what is beyond goes to one node."""
WIDTH, GAP, BOX = 960, 11, 13
LAYERS = (210, 500, 750)
"""Where the three layers stand, so that the names left and right have room."""


@dataclass(frozen=True, slots=True)
class PathRow:
    """One path of words and how many claims took it."""

    speaker: str
    speaker_anchor: str
    hue: str
    relay: str
    outlet: str
    claims: int


def paths(index: Index) -> tuple[PathRow, ...]:
    """Every path speaker, relay, outlet with its claims, most first; own voices left out."""
    counts: Counter[tuple[str, str, str, str, str]] = Counter()
    for claim in index.claims.values():
        source = index.source(claim)
        if source.kind is SourceKind.OWN_VOICE:
            continue
        relay = " → ".join(harmless.name(r.name) for r in claim.relays)
        counts[
            harmless.name(source.name),
            index.source_anchor(source.id),
            index.hue(source),
            relay,
            index.outlet(claim.report),
        ] += 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(PathRow(*key, count) for key, count in ordered)


def relay_graph(rows: tuple[PathRow, ...]) -> Markup:
    """Speakers left, relays between, outlets right; ribbons as wide as their claims. Empty without relays."""
    if not any(r.relay for r in rows):
        return Markup("")
    loud = Counter[str]()
    outlets = Counter[str]()
    for row in rows:
        loud[row.speaker] += row.claims * (4 if row.relay else 1)
        outlets[row.outlet] += row.claims
    speakers = {s for s, _ in sorted(loud.items(), key=lambda i: (-i[1], i[0]))[:SPEAKERS]}
    shown_outlets = {o for o, _ in sorted(outlets.items(), key=lambda i: (-i[1], i[0]))[:OUTLETS]}
    kept = [
        PathRow(
            r.speaker,
            r.speaker_anchor,
            r.hue,
            r.relay,
            r.outlet if r.outlet in shown_outlets else "other outlets",
            r.claims,
        )
        for r in rows
        if r.speaker in speakers
    ]
    columns = [Counter[str](), Counter[str](), Counter[str]()]
    for row in kept:
        columns[0][row.speaker] += row.claims
        columns[1][row.relay] += row.claims if row.relay else 0
        columns[2][row.outlet] += row.claims
    unit = min(7.0, 460 / max(sum(columns[0].values()), 1))
    tops = [stacked(column, unit) for column in columns]
    tops[1] = between(kept, tops, columns[1], unit)
    height = max(top + columns[i][name] * unit for i, column in enumerate(tops) for name, top in column.items()) + 34
    used: list[defaultdict[str, float]] = [defaultdict(float) for _ in columns]
    ribbons, boxes = [], []
    for row in sorted(kept, key=lambda r: (tops[0][r.speaker], tops[2][r.outlet])):
        thick = max(row.claims * unit, 1.5)
        stations = " → ".join(stop for stop in (row.speaker, row.relay, row.outlet) if stop)
        title = f"{stations}: {words.many(row.claims, 'claim')}"
        stops = [(0, row.speaker), *([(1, row.relay)] if row.relay else []), (2, row.outlet)]
        points = []
        for layer, name in stops:
            points.append((LAYERS[layer], tops[layer][name] + used[layer][name] + thick / 2))
            used[layer][name] += thick
        drawn = [ribbon(a, b) for a, b in pairwise(points)]
        ribbons.append(
            tag(
                "path",
                tag("title", title),
                d=" ".join(drawn),
                class_=f"ribbon {row.hue}",
                stroke_width=round(thick, 1),
            )
        )
    anchors = {r.speaker: (r.speaker_anchor, r.hue) for r in kept}
    for layer, column in enumerate(tops):
        for name, top in column.items():
            if name:
                boxes.append(node(layer, name, top, columns[layer][name], unit, anchors))
    places = (
        ("speaker", LAYERS[0], "end"),
        ("relay", LAYERS[1] + BOX / 2, "middle"),
        ("outlet", LAYERS[2] + BOX, "start"),
    )
    return tag(
        "svg",
        tag("title", "Paths of words from speaker through relay to outlet; the table below says the same."),
        *(tag("text", word, x=x, y=12, class_="head", text_anchor=side) for word, x, side in places),
        *ribbons,
        *boxes,
        viewBox=f"0 0 {WIDTH} {height:.0f}",
        width=WIDTH,
        height=f"{height:.0f}",
        class_="graph",
        role="group",
    )


def stacked(column: Counter[str], unit: float) -> dict[str, float]:
    """Where each node of a layer begins, most claims on top."""
    top, found = 26.0, {}
    for name, count in sorted(column.items(), key=lambda item: (-item[1], item[0])):
        if name:
            found[name] = top
            top += max(count * unit, 3) + GAP
    return found


def between(rows: list[PathRow], tops: list[dict[str, float]], relays: Counter[str], unit: float) -> dict[str, float]:
    """Where each relay begins: at the mean height of what it joins, pushed down where two would touch."""
    heights: defaultdict[str, list[float]] = defaultdict(list)
    for row in rows:
        if row.relay:
            heights[row.relay] += [tops[0][row.speaker], tops[2][row.outlet]] * row.claims
    found: dict[str, float] = {}
    free = 26.0
    for name in sorted(heights, key=lambda n: (sum(heights[n]) / len(heights[n]), n)):
        found[name] = max(free, sum(heights[name]) / len(heights[name]))
        free = found[name] + max(relays[name] * unit, 3) + GAP + 5
    return found


def ribbon(a: tuple[float, float], b: tuple[float, float]) -> str:
    """A curve from the right edge of one node to the left edge of the next."""
    x1, x2 = a[0] + BOX, b[0]
    bend = (x2 - x1) / 2
    return f"M{x1:.0f} {a[1]:.1f}C{x1 + bend:.0f} {a[1]:.1f} {x2 - bend:.0f} {b[1]:.1f} {x2:.0f} {b[1]:.1f}"


def node(layer: int, name: str, top: float, count: int, unit: float, anchors: dict[str, tuple[str, str]]) -> Markup:
    """One box with its name beside it; a speaker is a link."""
    x, size = LAYERS[layer], max(count * unit, 3)
    anchor, hue = anchors.get(name, ("", "p0")) if layer == 0 else ("", "p0")
    middle = top + size / 2 + 4
    label_x, side = ((x - 7, "end"), (x + BOX + 6, "start"), (x + BOX + 7, "start"))[layer]
    drawn = [
        tag("rect", x=x, y=f"{top:.1f}", width=BOX, height=f"{size:.1f}", class_=f"box {hue}"),
        tag("text", words.clip(name, 30), x=label_x, y=f"{middle:.1f}", text_anchor=side),
        tag("title", f"{name}: {words.many(count, 'claim')}"),
    ]
    return tag("a", *drawn, href=f"#{anchor}") if anchor else tag("g", *drawn)
