"""When: the event above, the reporting below, on one axis; and the same times as rows with their zones.

A date alone is drawn as a day wide, never as a point in it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from markupsafe import Markup

from hearsay.dossier import words
from hearsay.dossier.axis import Axis
from hearsay.dossier.index import Index, placed
from hearsay.dossier.lines import Quote, quote
from hearsay.dossier.tags import percent, tag
from hearsay.records import Time
from hearsay.types import Granularity, TimeKind

BEFORE = timedelta(days=2)
"""How far before the first report a time still counts as the event's: reports come within two days."""
LAST = 0.94
"""Past this share of the width a label stands left of its mark, so that it is not cut off."""
CROWDED = 120
"""Marks of a lane at full width that can still be told apart: one every eleven pixels."""
FINE = frozenset({Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR, Granularity.PART_OF_DAY, Granularity.DAY})


@dataclass(frozen=True, slots=True)
class Happening:
    """One time with everything that gives it: `start` for the axis, the words for the reader."""

    start: datetime
    end: datetime
    label: str
    full: str
    count: int
    href: str
    whole_day: bool


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One time as a row of the table."""

    full: str
    iso: str
    zone: str
    reason: str
    quotes: tuple[Quote, ...]


def times_of_event(index: Index) -> list[list[Time]]:
    """Resolved dates and clock times grouped by what they resolve to, earliest first."""
    groups: defaultdict[tuple[datetime, Granularity], list[Time]] = defaultdict(list)
    for time in index.dossier.measures.times:
        if time.start and time.kind in (TimeKind.DATE, TimeKind.CLOCK) and time.report in index.reports:
            groups[placed(time.start), time.granularity].append(time)
    return [groups[key] for key in sorted(groups, key=lambda k: (k[0], k[1].value))]


def rows(index: Index) -> tuple[TimeRow, ...]:
    """Every resolved time with its zone and the words that give it."""
    found = []
    for group in times_of_event(index):
        first = group[0]
        found.append(
            TimeRow(
                full=words.time_value(first),
                iso=first.iso or "",
                zone=words.zone_words(first) if first.granularity in words.CLOCK else "",
                reason=first.reason,
                quotes=tuple(quote(t.span, index) for t in group),
            )
        )
    return tuple(found)


def happenings(index: Index) -> tuple[list[Happening], list[Happening]]:
    """What happened when, and what was published when."""
    published = [(index.published(r.id), r) for r in index.dossier.reports if r.published]
    days: defaultdict[tuple[datetime, bool], list[str]] = defaultdict(list)
    for at, report in published:
        assert report.published
        days[at, report.published.granularity not in words.CLOCK].append(report.id)
    reporting = [
        Happening(
            at, at + (timedelta(days=1) if whole else timedelta()),
            words.many(len(ids), "report") if whole else f"{at:%H:%M}",
            f"{words.many(len(ids), 'report')}: {', '.join(index.outlet(i) for i in ids[:6])}, "
            + words.moment(index.reports[ids[0]].published),
            len(ids), "#" + index.report_anchor(ids[0]), whole,
        )
        for (at, whole), ids in sorted(days.items())
    ]  # fmt: skip
    lo = min((p for p, _ in published), default=None)
    hi = max((p for p, _ in published), default=None)
    event = []
    for group in times_of_event(index):
        first = group[0]
        assert first.start
        start = placed(first.start)
        if first.granularity not in FINE or (lo and hi and not lo - BEFORE <= start <= hi + timedelta(days=1)):
            continue
        whole = first.granularity in (Granularity.DAY, Granularity.PART_OF_DAY)
        end = placed(first.end) if first.end and whole else start + (timedelta(days=1) if whole else timedelta())
        local = words.in_zone(first.start, first.zone)
        label = f"{start.day} {start:%b}" if first.granularity is Granularity.DAY else f"{local:%H:%M}"
        said = words.clip(index.words([first.span]), 60)
        full = f"{words.time_value(first)}: {words.many(len(group), 'mention')}, “{said}”"
        event.append(Happening(start, end, label, full, len(group), "#" + index.words_anchor(first.span), whole))
    return event, reporting


def timeline(index: Index) -> Markup:
    """The strip as SVG with two lanes, empty where nothing has a date."""
    event, reporting = happenings(index)
    every = [*event, *reporting]
    if not every:
        return Markup("")
    axis = Axis.of([(h.start, h.end) for h in every])
    drawn = [
        tag("text", "Event", x="0", y=31, class_="lane up"),
        tag("text", "Reports", x="0", y=85, class_="lane down"),
        *ground(axis),
        *marks(thinned(event, axis), 26, 1, axis),
        *marks(thinned(reporting, axis), 80, -1, axis),
    ]
    lo, hi = axis.stretches[0].start, axis.stretches[-1].end
    text = (
        f"Timeline from {words.day(lo)} to {words.day(hi)}: {words.many(len(event), 'time')} of the event, "
        f"{words.many(len(reporting), 'time')} of publication. The times stand as a table in the section When."
    )
    return tag("svg", tag("title", text), *drawn, class_="timeline", width="100%", height=104, role="group")


def thinned(lane: list[Happening], axis: Axis) -> list[Happening]:
    """Marks that would stand on one another as one, where a lane has more than can be told apart."""
    if len(lane) <= CROWDED:
        return lane
    groups: defaultdict[tuple[bool, int], list[Happening]] = defaultdict(list)
    for h in lane:
        groups[h.whole_day, round(axis.at(h.start) * CROWDED)].append(h)
    return [
        replace(group[0], count=sum(h.count for h in group), full=f"{group[0].full}; and {len(group) - 1} beside it")
        if len(group) > 1
        else group[0]
        for group in groups.values()
    ]


def ground(axis: Axis) -> list[Markup]:
    """The axis: a line a stretch, its days or hours, and what the cuts leave out."""
    found = []
    for n, stretch in enumerate(axis.stretches):
        left, right = percent(axis.at(stretch.start)), percent(axis.at(stretch.end))
        found.append(tag("line", x1=left, x2=right, y1=53, y2=53, class_="axis"))
        if n:
            gap = stretch.start - axis.stretches[n - 1].end
            middle = (axis.at(stretch.start) + axis.at(axis.stretches[n - 1].end)) / 2
            label = words.many(round(gap.total_seconds() / 86400), "day")
            found.append(tag("text", label, x=percent(middle), y=57, text_anchor="middle", class_="cut"))
    last = -1.0
    for at, label in axis.ticks():
        place = axis.at(at)
        found.append(tag("line", x1=percent(place), x2=percent(place), y1=49, y2=57, class_="axis"))
        if place - last > 0.058 and place < 0.97 and not before_a_cut(place, axis):
            found.append(tag("text", label, x=percent(place), y=68, dx=3, class_="tick"))
            last = place
    return found


def before_a_cut(place: float, axis: Axis) -> bool:
    """Whether a label begun here would run into what a cut says."""
    return any(-0.045 < place - axis.at(s.end) <= 0.001 for s in axis.stretches[:-1])


def marks(lane: list[Happening], y: int, side: int, axis: Axis) -> list[Markup]:
    """The marks of one lane: a dot for an instant, a bar for a day; labels where they have room."""
    found: list[Markup] = []
    last = -1.0
    for h in sorted(lane, key=lambda h: (not h.whole_day, h.start)):
        left, right = axis.at(h.start), axis.at(h.end)
        if h.whole_day:
            shape = tag("rect", x=percent(left), width=percent(right - left), y=y - 3, height=7, class_="day")
        else:
            shape = tag("circle", cx=percent(left), cy=y, r=min(3 + h.count * 0.4, 7), class_="at")
        found.append(tag("a", tag("title", h.full), shape, href=h.href, aria_label=h.full))
    for h in sorted(lane, key=lambda h: h.start):
        left = axis.at(h.start)
        if left - last > 0.05 and not (h.whole_day and side > 0):
            height = y - 9 if side > 0 else y + 18
            anchor = "end" if left > LAST else None
            found.append(tag("text", h.label, x=percent(left), y=height, class_="label", text_anchor=anchor))
            last = left
    return found
