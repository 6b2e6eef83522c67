"""T3: was it where the text says at the time that the text says?

    "The tanker was over the Caspian Sea at 03:00 GMT on 12 May."   its position then, and how far away that is

Only a place with one clock time beside it is judged, and only where the zone of that time is known. Between two
positions more than two minutes apart the place is held against what could be reached.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from hearsay.checks.itinerary_read import Itinerary, Leg, itineraries
from hearsay.checks.itinerary_words import Role
from hearsay.checks.say import Limits, finding
from hearsay.checks.track_match import Match, good, label, match
from hearsay.checks.track_say import clock, km, point, spell, with_article
from hearsay.checks.track_when import is_dated, is_of_saying, seconds
from hearsay.checks.view import View
from hearsay.evidence.track_areas import Area
from hearsay.evidence.track_coverage import PAUSE, top_speed
from hearsay.evidence.track_gaps import fix, moment
from hearsay.evidence.track_limits import NEAR
from hearsay.evidence.track_outlines import area_of
from hearsay.records import Finding, Step, Time
from hearsay.types import Granularity, Outcome, ZoneFrom

CODE = "T3"
BESIDE = 60
"""Code points between a place and its time: a longer way leads to another clause."""
LOOSE = 300.0
"""Seconds by which a stated minute may miss: news rounds to five minutes."""
VAGUE = 1800.0
"""The same for "about" and for a bare hour."""
_FINE = (Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR)


def check_moments(view: View) -> Iterator[Finding]:
    """What is said to have been in a place at a time was there by its track."""
    for report in view.reports if view.dossier.evidence.tracks else ():
        for one in itineraries(view, report):
            for leg in one.legs:
                time = _time_of(view, one, leg)
                area = area_of(leg.place)
                if time is None or area is None or leg.role in (Role.BOUND, Role.LOST, Role.BACK):
                    continue
                found = match(view, one.span)
                if found.track is not None:
                    yield _judged(view, found, leg, time, area)


def _time_of(view: View, one: Itinerary, leg: Leg) -> Time | None:
    """The clock time beside a leg, with no other leg between them."""
    places = [other.place.span for other in one.legs if other is not leg]
    near: list[Time] = []
    for time in view.times.get(one.report, ()):
        left, right = sorted((time.span, leg.place.span))
        apart = right.start - left.end
        between = any(left.end <= p.start and p.end <= right.start for p in places)
        if (
            one.span.covers(time.span)
            and apart <= BESIDE
            and not between
            and _is_clock(time)
            and not is_of_saying(view, time)
        ):
            near.append(time)
    return near[0] if len(near) == 1 else None


def _is_clock(time: Time) -> bool:
    return is_dated(time) and time.granularity in _FINE


def _judged(view: View, found: Match, leg: Leg, time: Time, area: Area) -> Finding:
    assert found.track is not None
    place, words, name = with_article(leg.place.name), view.words(time.span), label(found.track)
    spans = (leg.place.span, time.span)
    assumed = tuple(a for a in (found.assumed, _zone(time)) if a)

    def cannot(missing: str) -> Finding:
        sentence = f"Whether {name} was at {place} at {words} cannot be judged: {missing} is missing."
        return finding(
            CODE, Outcome.CANNOT, sentence, (Step(sentence, (), spans),), Limits(assumed, missing=(missing,))
        )

    assert time.start is not None
    if time.start.tzinfo is None or time.zone_from is ZoneFrom.UNKNOWN:
        return cannot(f"the time zone of {words}")
    start, end = seconds(time)
    loose = VAGUE if time.approximate or time.granularity is Granularity.HOUR else LOOSE
    start, end = start - loose, end + loose
    used = good(found.track)
    if end < used.time[0] or start > used.time[-1]:
        return cannot(f"a track of {name} at {clock(moment(start + loose))}")
    inside = np.flatnonzero((used.time >= start) & (used.time <= end))
    before = max(0, int(np.searchsorted(used.time, start)) - 1)
    after = min(len(used.time) - 1, int(np.searchsorted(used.time, end)))
    at = inside if len(inside) else np.array([before, after])
    away = area.distance(used.lat[at], used.lon[at])
    best, nearest = float(away.min()), fix(used, int(at[int(np.argmin(away))]))
    silent = float(used.time[after] - used.time[before]) if not len(inside) else 0.0
    step = Step(f"{name} at {clock(nearest.at)}: {point(nearest)}, {_where(best)} {place}.", (round(best, 1),), spans)
    limits = Limits(assumed, f"The time is taken within {spell(loose)}." if best == 0 else "")
    if silent > PAUSE and best > 0:
        speed = top_speed(used) / 1000
        if best <= speed * max(end - used.time[before], used.time[after] - start):
            return cannot(
                f"positions between {clock(moment(float(used.time[before])))} and the next, {spell(silent)} later,"
            )
    if best == 0:
        return finding(CODE, Outcome.HOLDS, f"By its track {name} was at {place} at {words}.", (step,), limits)
    certain = found.named and time.zone_from is ZoneFrom.TEXT and best > NEAR
    sentence = f"The text has {name} at {place} at {words}; its track has it {km(best)} away at {clock(nearest.at)}."
    return finding(CODE, Outcome.FAILS if certain else Outcome.FLAG, sentence, (step,), limits)


def _where(away: float) -> str:
    return "inside" if away == 0 else f"{km(away)} from"


def _zone(time: Time) -> str:
    if time.zone_from in (ZoneFrom.TEXT, ZoneFrom.UNKNOWN):
        return ""
    return f"The time is taken in the zone {time.zone}, from the {time.zone_from}."
