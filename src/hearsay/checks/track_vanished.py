"""T2: was it lost, and seen again, where the text says?

    "The jet disappeared from radar near Syria and reappeared over Kursk."
        last position 34 km from Syria at 14:02 UTC, next one over Kursk at 17:40 UTC, 3 h 38 min later

Lost near X: the last usable position before ten minutes and more of silence lies within `LOST` km of X. Seen again
over Y: the first one after it lies within `track_limits.NEAR` km of Y. Why it was silent is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from hearsay.checks.itinerary_read import Itinerary, Leg, itineraries
from hearsay.checks.itinerary_words import Role
from hearsay.checks.say import Limits, finding
from hearsay.checks.track_match import Match, cleaned, good, label, match
from hearsay.checks.track_say import clock, km, point, spell, with_article
from hearsay.checks.track_when import is_dated, is_of_saying, seconds
from hearsay.checks.view import View
from hearsay.evidence.track_areas import Area
from hearsay.evidence.track_gaps import fix, gaps
from hearsay.evidence.track_limits import GAP, NEAR
from hearsay.evidence.track_outlines import area_of
from hearsay.records import Finding, Fix, Gap, Step, Time
from hearsay.types import GapKind, Granularity, Outcome, ZoneFrom

CODE = "T2"
LOST = 100.0
"""Km that count as "near" where something vanished: seven minutes of a jet's flight, less than the gap itself."""
OFF = 1800.0
"""Seconds by which a stated clock time may miss the gap: news gives the hour at which somebody noticed."""
NOT_SHOWN = (
    "A gap in a recording does not show why there was none: thin coverage looks like a transponder switched off."
)


@dataclass(frozen=True, slots=True)
class Silence:
    """A gap, or the end of the track, with its distances from where the text has it lost and seen again."""

    before: Fix
    after: Fix | None
    kind: GapKind
    reason: str
    lost_km: float
    back_km: float

    @property
    def far(self) -> float:
        """How far it is from what the text says, for the best of several."""
        return max(0.0, self.lost_km - LOST) + max(0.0, self.back_km - NEAR)


def check_vanished(view: View) -> Iterator[Finding]:
    """What is said to have vanished in one place and come back in another has a gap there in its track."""
    for report in view.reports if view.dossier.evidence.tracks else ():
        for one in itineraries(view, report):
            for lost, back in _pairs(one.legs):
                found = match(view, one.span)
                if found.track is not None:
                    yield _judged(view, one, found, lost, back)


def _pairs(legs: Sequence[Leg]) -> Iterator[tuple[Leg | None, Leg | None]]:
    """Each place where it was lost, with the place where it was next seen again."""
    waiting: Leg | None = None
    for leg in legs:
        if leg.role is Role.LOST:
            if waiting is not None:
                yield waiting, None
            waiting = leg
        elif leg.role is Role.BACK:
            yield waiting, leg
            waiting = None
    if waiting is not None:
        yield waiting, None


def _judged(view: View, one: Itinerary, found: Match, lost: Leg | None, back: Leg | None) -> Finding:
    assert found.track is not None
    lost_area, back_area = (area_of(leg.place) if leg else None for leg in (lost, back))
    spans = tuple(leg.place.span for leg in (lost, back) if leg)
    names = [with_article(leg.place.name) for leg, area in ((lost, lost_area), (back, back_area)) if leg and not area]
    name = label(found.track)
    if names:
        missing = tuple(f"an outline of {name}" for name in names)
        sentence = f"Where {name} was lost and seen again cannot be judged: {missing[0]} is missing."
        return finding(CODE, Outcome.CANNOT, sentence, (Step(sentence, (), spans),), Limits(missing=missing))
    silences = list(_silences(found, lost_area, back_area))
    assumed = (found.assumed,) if found.assumed else ()
    best = min(silences, key=lambda s: (s.far, s.lost_km), default=None)
    if best is None or best.far > 0:
        return _elsewhere(found, lost, back, best, Limits(assumed=assumed))
    wrong_time, time_step = _time(view, one, best)
    trace = [*_steps(best, lost, back), *time_step]
    limits = Limits(assumed=(*assumed, *_end(best)), not_shown=NOT_SHOWN if not wrong_time else "")
    outcome = Outcome.FLAG if wrong_time else Outcome.HOLDS
    return finding(CODE, outcome, f"{_sentence(name, best, lost, back)}{wrong_time}.", trace, limits)


def _silences(found: Match, lost: Area | None, back: Area | None) -> Iterator[Silence]:
    assert found.track is not None
    used = good(found.track)
    for gap in gaps(cleaned(found.track)):
        yield _silence(gap.before, gap.after, gap, lost, back)
    if back is None:
        yield _silence(fix(used, len(used.time) - 1), None, None, lost, back)


def _silence(before: Fix, after: Fix | None, gap: Gap | None, lost: Area | None, back: Area | None) -> Silence:
    kind, reason = (gap.kind, gap.reason) if gap else (GapKind.UNKNOWN, "the track ends there")
    return Silence(before, after, kind, reason, _away(before, lost), _away(after, back) if after else 0.0)


def _away(at: Fix, area: Area | None) -> float:
    return 0.0 if area is None else float(area.distance(np.array([at.lat]), np.array([at.lon]))[0])


def _elsewhere(found: Match, lost: Leg | None, back: Leg | None, best: Silence | None, limits: Limits) -> Finding:
    """No gap is where the text has it: worth a look, no slip, for the track need not be of that time."""
    assert found.track is not None
    name = label(found.track)
    where = with_article(lost.place.name) if lost else ""
    again = f"{' and ' if lost else ''}seen again over {with_article(back.place.name)}" if back else ""
    said = f"lost near {where}{again}" if lost else again
    spans = tuple(leg.place.span for leg in (lost, back) if leg)
    if best is None:
        sentence = f"The text has {name} {said}; its track has no gap of {spell(GAP)} or more."
        return finding(CODE, Outcome.FLAG, sentence, (Step(sentence, (), spans),), limits)
    sentence = f"The text has {name} {said}; no gap of its track fits."
    nearest = [*_steps(best, lost, back)]
    return finding(CODE, Outcome.FLAG, sentence, (Step("The gap that comes nearest:", (), ()), *nearest), limits)


def _sentence(name: str, best: Silence, lost: Leg | None, back: Leg | None) -> str:
    where = f" {_near(best.lost_km)} {with_article(lost.place.name)}" if lost else ""
    first = f"The track loses {name}{where} at {clock(best.before.at)}"
    if best.after is None:
        return f"{first} and ends there"
    length = spell((best.after.at - best.before.at).total_seconds())
    again = f" {_near(best.back_km)} {with_article(back.place.name)}" if back else ""
    return f"{first} and has it again{again} {length} later ({best.kind})"


def _near(away: float) -> str:
    return "over" if away == 0 else f"{km(away)} from"


def _steps(best: Silence, lost: Leg | None, back: Leg | None) -> Iterator[Step]:
    spans = (lost.place.span,) if lost else ()
    near = (
        f", {_near(best.lost_km)} {with_article(lost.place.name)} (counted as near within {LOST:.0f} km)"
        if lost
        else ""
    )
    yield Step(f"Last position: {clock(best.before.at)}, {point(best.before)}{near}.", (round(best.lost_km, 1),), spans)
    if best.after is None:
        yield Step(f"No position after it: {best.reason}.")
        return
    spans = (back.place.span,) if back else ()
    near = f", {_near(best.back_km)} {with_article(back.place.name)} (over it within {NEAR:.0f} km)" if back else ""
    yield Step(f"Next position: {clock(best.after.at)}, {point(best.after)}{near}.", (round(best.back_km, 1),), spans)
    length = float(round((best.after.at - best.before.at).total_seconds()))
    yield Step(f"Gap: {spell(length)} (counted from {spell(GAP)}), {best.kind}: {best.reason}.", (length,))


def _end(best: Silence) -> tuple[str, ...]:
    return ("The file holds all that was received.",) if best.after is None else ()


def _time(view: View, one: Itinerary, best: Silence) -> tuple[str, tuple[Step, ...]]:
    """Whether a clock time in the words fits the gap: what is wrong, if anything, and the step that shows it."""
    found = [
        t
        for t in view.times.get(one.report, ())
        if one.words.covers(t.span) and _is_clock(t) and not is_of_saying(view, t)
    ]
    if len(found) != 1:
        return "", ()
    start, end = seconds(found[0])
    last = best.before.at.timestamp()
    until = best.after.at.timestamp() if best.after else last
    words = view.words(found[0].span)
    fits = start - OFF <= until and end + OFF >= last
    said = clock(best.before.at + timedelta(seconds=start - last))
    step = Step(
        f"The text says {words}, which is {said}: {'it fits' if fits else 'another time'}.", (), (found[0].span,)
    )
    return ("" if fits else f"; the text says {words}, which is {said}"), (step,)


def _is_clock(time: Time) -> bool:
    fine = time.granularity in (Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR)
    zoned = time.start is not None and time.start.tzinfo is not None and time.zone_from is not ZoneFrom.UNKNOWN
    return is_dated(time) and fine and zoned
