"""When: the event above, the reporting below, on one axis; and the same times as rows with their zones.

A date alone is drawn as a day wide, never as a point in it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from markupsafe import Markup

from hearsay.dossier import words
from hearsay.dossier.index import Index, placed
from hearsay.dossier.lines import Quote, quote
from hearsay.dossier.tags import percent, tag
from hearsay.records import Time
from hearsay.types import Granularity, TimeKind

BEFORE = timedelta(days=2)
"""How far before the first report a time still counts as the event's: reports come within two days."""
FINE = frozenset({Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR, Granularity.PART_OF_DAY, Granularity.DAY})
LABELS = 9
"""Labels of one lane at desk width; a phone shows every third."""


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
            f"{at.day} {at:%b}" if whole else f"{at:%H:%M}",
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
    lo, hi = min(h.start for h in every), max(max(h.end, h.start) for h in every)
    margin = max((hi - lo) * 0.03, timedelta(minutes=20))
    lo, hi = lo - margin, hi + margin

    def x(at: datetime) -> float:
        return 0.07 + 0.92 * ((at - lo) / (hi - lo))

    drawn = [
        tag("text", "Event", x="0", y=31, class_="lane"),
        tag("text", "Reports", x="0", y=85, class_="lane"),
        tag("line", x1="7%", x2="99%", y1=53, y2=53, class_="axis"),
        *ticks(lo, hi, x),
        *marks(event, 26, 1, x),
        *marks(reporting, 80, -1, x),
    ]
    text = (
        f"Timeline from {words.day(lo)} to {words.day(hi)}: {words.many(len(event), 'time')} of the event, "
        f"{words.many(len(reporting), 'time')} of publication. The times stand as a table in the section When."
    )
    return tag("svg", tag("title", text), *drawn, class_="timeline", width="100%", height=104, role="group")


def ticks(lo: datetime, hi: datetime, x: object) -> list[Markup]:
    """Day boundaries (UTC) on the axis, hours where the strip spans under two days, at most a dozen."""
    assert callable(x)
    span = hi - lo
    step = timedelta(hours=6) if span <= timedelta(days=2) else timedelta(days=max(1, round(span.days / 10)))
    at = lo.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    found = []
    while at <= hi:
        if at >= lo:
            label = f"{at.day} {at:%b}" if not at.hour else f"{at:%H:%M} UTC"
            place = percent(x(at))
            found.append(tag("line", x1=place, x2=place, y1=49, y2=57, class_="axis"))
            found.append(tag("text", label, x=place, y=68, dx=3, class_="tick" + (" odd" if len(found) % 4 else "")))
        at += step
    return found


def marks(lane: list[Happening], y: int, side: int, x: object) -> list[Markup]:
    """The marks of one lane: a dot for an instant, a bar for a day; labels where they have room."""
    assert callable(x)
    found: list[Markup] = []
    last = -1.0
    loud = {id(h) for h in sorted(lane, key=lambda h: -h.count)[: LABELS * 2]}
    for h in lane:
        left, right = x(h.start), x(h.end)
        if h.whole_day:
            shape = tag("rect", x=percent(left), width=percent(right - left), y=y - 3, height=7, class_="day")
        else:
            shape = tag("circle", cx=percent(left), cy=y, r=min(3.5 + h.count * 0.6, 8), class_="at")
        inner: list[object] = [tag("title", h.full), shape]
        if id(h) in loud and left - last > 0.055:
            inner.append(tag("text", h.label, x=percent(left), y=y - 9 if side > 0 else y + 18, class_="label"))
            last = left
        found.append(tag("a", *inner, href=h.href, aria_label=h.full))
    return found
