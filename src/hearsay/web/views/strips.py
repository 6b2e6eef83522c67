"""Small drawings of time: the event and its reporting on one axis, and the days of reporting as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from markupsafe import Markup

from hearsay.dossier import words
from hearsay.dossier.tags import percent, tag
from hearsay.dossier.timeline import timeline
from hearsay.web.shelf.lists import all_headers
from hearsay.web.shelf.measured import times
from hearsay.web.shelf.paging import Window
from hearsay.web.shelf.parts import part_of_times
from hearsay.web.views.visit import Visit

DRAWN = 300
"""Reports up to which the event and the reporting are drawn on one axis: beyond, marks run into each other."""
MOMENTS = 200
"""Moments looked at for that axis; only those near the reporting are drawn."""


def event_strip(visit: Visit) -> Markup:
    """What happened when and what was reported when, on one axis; empty for a case of too many reports."""
    if visit.facts.reports > DRAWN:
        return Markup("")
    return visit.context.shelf.once(visit.facts.seq, "event strip", lambda: drawn(visit))


def drawn(visit: Visit) -> Markup:
    """The axis, with the moments as people left them."""
    found = [time for time, _ in times(visit.connection, "", "", Window(0, MOMENTS)).items]
    part = visit.judged(part_of_times(visit.connection, found))
    known = {r.id for r in part.reports}
    more = [r for r in all_headers(visit.connection) if r.id not in known]
    index = visit.index(replace(part, reports=(*part.reports, *more)))
    return Markup(index.addressed(str(timeline(index))))


def days_strip(days: Sequence[tuple[str, int]], most: int = 120) -> Markup:
    """The days of reporting as bars on one axis, each a link to the reports of that day; empty for one day."""
    known = [(date.fromisoformat(d), n) for d, n in days if d]
    if len(known) < 2:
        return Markup("")
    first, last = known[0][0], known[-1][0]
    span = (last - first).days + 1
    step = max(-(-span // most), 1)
    bins: dict[int, int] = {}
    for day, count in known:
        at = (day - first).days // step
        bins[at] = bins.get(at, 0) + count
    highest, columns = max(bins.values()), -(-span // step)
    bars = []
    for at, count in sorted(bins.items()):
        start = first + timedelta(days=at * step)
        end = min(start + timedelta(days=step - 1), last)
        label = f"{words.many(count, 'report')}, {start.day} {start:%B} {start.year}"
        label += f" to {end.day} {end:%B} {end.year}" if end != start else ""
        height = max(34 * count / highest, 2)
        bar = tag(
            "rect", x=percent(at / columns), width=percent(0.82 / columns), y=f"{40 - height:.1f}",
            height=f"{height:.1f}", class_="daybar",
        )  # fmt: skip
        href = f"/reports?first={start.isoformat()}&last={end.isoformat()}"
        bars.append(tag("a", tag("title", label), bar, href=href, aria_label=label))
    ends = [
        tag("text", f"{first.day} {first:%b}", x="0", y=54, class_="tick"),
        tag("text", f"{last.day} {last:%b} {last.year}", x="100%", y=54, text_anchor="end", class_="tick"),
    ]
    axis = tag("line", x1="0", x2="100%", y1=40.5, y2=40.5, class_="axis")
    return tag("svg", axis, *bars, *ends, class_="timeline days", width="100%", height=58, role="group",
               aria_label="Reports a day")  # fmt: skip
