"""When: the moments that reports name, in order, with zones and words; above them the days of reporting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from starlette.responses import Response

from hearsay.case.kinds import instant
from hearsay.dossier import words
from hearsay.dossier.index import Index
from hearsay.dossier.lines import Quote, quote
from hearsay.records import Time
from hearsay.web.problems import Problem
from hearsay.web.shelf.measured import times, times_at
from hearsay.web.shelf.parts import part_of_times
from hearsay.web.views.strips import days_strip, event_strip
from hearsay.web.views.visit import Visit, marks_of

SIZE = 60
"""Moments on one screen."""
QUOTED = 4
"""Places named beside each moment."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment that reports name."""

    time: Time
    full: str
    iso: str
    zone: str
    reason: str
    named: int
    quotes: tuple[Quote, ...]


def day_asked(visit: Visit, name: str) -> str:
    """A day that the address names, as YYYY-MM-DD.

    Raises:
        Problem: 422, no day.
    """
    given = visit.text(name, 10)
    try:
        return date.fromisoformat(given).isoformat() if given else ""
    except ValueError:
        raise Problem(422, f"{name}: give a day such as 2024-01-24.") from None


def moments(visit: Visit) -> Response:
    """One screen of moments in order of time."""
    first, last = day_asked(visit, "first"), day_asked(visit, "last")
    connection, window, facts = visit.connection, visit.window(SIZE), visit.facts
    key = ("times", first, last, window)
    screen = visit.context.shelf.once(facts.machine, key, lambda: times(connection, first, last, window))
    starts = [instant(t.start) for t, _ in screen.items]
    at = visit.context.shelf.once(facts.machine, (*key, "named"), lambda: times_at(connection, starts, QUOTED * 3))
    part = visit.judged(part_of_times(connection, [x for found in at.values() for x in found]))
    index = visit.index(part)
    held = {t.id: t for t in part.measures.times}
    rows = [row(held.get(t.id, t), at.get(instant(t.start), []), named, index) for t, named in screen.items]
    return visit.show(
        "timeline.html", "/timeline", index,
        rows=rows, screen=screen, first=first, last=last, days=days_strip(facts.days), marks=marks_of(part),
        versions=visit.versions([("time", r.time.id) for r in rows]),
        strip=event_strip(visit),
    )  # fmt: skip


def row(time: Time, named_at: list[Time], named: int, index: Index) -> Moment:
    """One moment with the words that name it, the same words of one outlet once."""
    found = [quote(t.span, index) for t in named_at if t.kind is time.kind]
    quotes = tuple({(q.words, q.outlet): q for q in reversed(found)}.values())[::-1][:QUOTED]
    zone = words.zone_words(time) if time.granularity in words.CLOCK else ""
    return Moment(time, words.time_value(time), time.iso or "", zone, time.reason, named, quotes)
