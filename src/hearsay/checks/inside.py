"""G3: do places and tracks lie inside a zone that the user supplies, while it is valid?

    zone "Closed airspace A1204/24", 24 January 06:00 to 25 January 06:00 UTC
    "It fell on Korocha, inside the closed airspace, at 11:15"    inside, at that time: holds
    "It fell on Korocha at 11:15"                                  inside, at that time: flag, worth a look
    "an active 30km battle zone", and no zone supplied             cannot: a zone is missing

A border is no front line and no notice to airmen, so nothing but the user's file says where a zone is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import shapely

from hearsay.checks.cues import whole_words
from hearsay.checks.say import Limits, finding, number
from hearsay.checks.view import View
from hearsay.records import Finding, Place, Report, Span, Step, Track, Zone
from hearsay.types import Outcome, PlaceKind

CODE = "G3"
NOT_SHOWN = "That a place lies in the zone does not show that anything was there then, nor that anybody was told of it."
KM = 111.2
"""Km of a degree of latitude (mean earth radius, IUGG)."""
CLOSE = 5.0
"""Km from the edge within which a place's point does not say on which side it is: towns are a few km wide."""
SHOWN = 12
"""Places that one finding lists."""
_POINTS = (PlaceKind.CITY, PlaceKind.AIRPORT, PlaceKind.DISTRICT, PlaceKind.RELATIVE)

_ZONE = re.compile(
    r"\b(?:in|inside|within|into|over|entered)\s+(?:an?\s+|the\s+)?(?P<zone>(?:active |declared )?"
    r"(?:\d+[- ]?(?:km|kilomet(?:er|re)s?|miles?)[- ])?"
    r"(?:battle|combat|no[- ]fly|exclusion|buffer|danger|demilitari[sz]ed|restricted)[- ]zone|"
    r"(?:closed|restricted|prohibited) airspace)\b|\b(?P<closed>airspace (?:was|had been|is) closed)\b",
    re.IGNORECASE,
)
"""Zones that a text speaks of and that no map has: of fighting, or declared."""
_INTO = re.compile(r"\b(?:in|inside|within|into|enter\w*|over)\s+(?:the |an? )?$", re.IGNORECASE)


def check_zone(view: View) -> Iterator[Finding]:
    """Places and tracks lie inside a zone that the user supplies, while it is valid."""
    zones = view.dossier.evidence.zones
    for zone in zones:
        yield from _places(view, zone)
        yield from (one for track in view.dossier.evidence.tracks for one in _crossed(track, zone))
    if not zones:
        yield from _missing(view)


@lru_cache(maxsize=256)
def area(zone: Zone) -> shapely.geometry.base.BaseGeometry:
    """The zone as a shape in longitude and latitude."""
    polygons = [shapely.Polygon(rings[0], rings[1:]) for rings in zone.polygons]
    return shapely.make_valid(shapely.MultiPolygon(polygons), method="structure", keep_collapsed=False)


def km_outside(zone: Zone, lat: float, lon: float) -> float:
    """Km from a point to the zone, 0 inside; good to a percent over the tens of km that matter here."""
    narrow = math.cos(math.radians(lat))
    flat = shapely.transform(area(zone), lambda at: at * [narrow, 1.0])
    return float(shapely.distance(flat, shapely.Point(lon * narrow, lat)) * KM)


def _places(view: View, zone: Zone) -> Iterator[Finding]:
    """Places that the text puts into the zone, and places that lie in it while it is valid."""
    pattern = whole_words([re.escape(word) for word in (zone.name, *zone.words)])
    inside: dict[str, tuple[Place, Span, str]] = {}
    for report in view.reports.values():
        for place in view.places.get(report.id, ()):
            if place.kind not in _POINTS or place.lat is None or place.lon is None:
                continue
            sentence = view.sentences(report.id)[view.sentence_index(place.span)]
            words = view.words(sentence)
            when, assumed = _when(view, report, sentence)
            valid = _is_valid(zone, when)
            named = pattern.search(words)
            if named and _INTO.search(words[: named.start()]):
                span = Span(report.id, sentence.start + named.start(), sentence.start + named.end())
                yield _stated(zone, place, span, valid, assumed)
            elif valid and km_outside(zone, place.lat, place.lon) == 0:
                inside.setdefault(place.name, (place, sentence, assumed))
    if inside:
        yield _found(zone, list(inside.values())[:SHOWN])


def _stated(zone: Zone, place: Place, named: Span, valid: bool, assumed: str) -> Finding:
    """A sentence that names both: the place is in it, or it is not."""
    assert place.lat is not None
    assert place.lon is not None
    off = km_outside(zone, place.lat, place.lon)
    where = "inside" if not off else f"{number(round(off))} km outside"
    trace = [_place(place, where), Step(_zone(zone), (), (named,))]
    if not valid:
        sentence = f"{place.name} lies {where} of {zone.name}, which was not valid then ({_validity(zone)})."
        return finding(CODE, Outcome.FLAG, sentence, trace, Limits((assumed,)))
    if off <= max(CLOSE, place_km(place)):
        edge = "inside" if not off else "at the edge of"
        return finding(CODE, Outcome.HOLDS, f"{place.name} lies {edge} {zone.name}, as stated.", trace,
                       Limits((assumed,), NOT_SHOWN))  # fmt: skip
    sentence = f"{place.name} lies {number(round(off))} km outside {zone.name}."
    return finding(CODE, Outcome.FLAG, sentence, trace, Limits((assumed, "The sentence puts the place into the zone.")))


def _found(zone: Zone, inside: Sequence[tuple[Place, Span, str]]) -> Finding:
    """Places that lie in the zone while it is valid, though no sentence says so."""
    names = ", ".join(place.name for place, _, _ in inside)
    trace = [Step(_zone(zone)), *(_place(place, "inside") for place, _, _ in inside)]
    sentence = f"Inside {zone.name}, valid {_validity(zone)}: {names}."
    assumed = tuple(dict.fromkeys(each for _, _, each in inside))
    return finding(CODE, Outcome.FLAG, sentence, trace, Limits(assumed, NOT_SHOWN))


def place_km(place: Place) -> float:
    """Km around the point of a place within which it may lie."""
    return place.radius or 0.0


def _place(place: Place, where: str) -> Step:
    return Step(f"{place.name} ({place.lat:.2f}, {place.lon:.2f}): {where}", (), (place.span,))


def _zone(zone: Zone) -> str:
    about = f"; {zone.about}" if zone.about else ""
    return f"zone {zone.name} from {zone.file}, valid {_validity(zone)}{about}"


def _validity(zone: Zone) -> str:
    start, end = (at and f"{at.astimezone(UTC):%-d %B %Y %H:%M} UTC" for at in (zone.start, zone.end))
    if start and end:
        return f"from {start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else "at all times"


def _when(view: View, report: Report, sentence: Span) -> tuple[tuple[datetime, datetime] | None, str]:
    """The time that a sentence speaks of, as widely as its words leave it, and what that takes for granted."""
    times = [t for t in view.in_sentence(view.times.get(report.id, ()), sentence) if t.start and t.end]
    if times:
        finest = min(times, key=lambda t: (t.end or t.start) - t.start if t.start and t.end else timedelta.max)
        assert finest.start is not None
        assert finest.end is not None
        return (_utc(finest.start), _utc(finest.end)), f"The sentence speaks of “{view.words(finest.span)}”."
    if report.published:
        day = _utc(datetime.combine(report.published.day, datetime.min.time()))
        return (day - timedelta(days=1), day + timedelta(days=2)), "The report speaks of the days about its own date."
    return None, "The report speaks of the time at which the zone was valid."


def _utc(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _is_valid(zone: Zone, when: tuple[datetime, datetime] | None) -> bool:
    """Whether the zone was valid at any moment of that time; where the time is not known, it may have been."""
    if when is None:
        return True
    return not ((zone.end and when[0] >= zone.end) or (zone.start and when[1] <= zone.start))


def _crossed(track: Track, zone: Zone) -> Iterator[Finding]:
    """The positions of a track inside the zone while it is valid."""
    import numpy as np

    time, lat, lon = (np.frombuffer(column, dtype=np.float64) for column in
                      (track.fixes.time, track.fixes.lat, track.fixes.lon))  # fmt: skip
    known = np.isfinite(time) & np.isfinite(lat) & np.isfinite(lon)
    west, south, east, north = area(zone).bounds
    near = known & (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
    within = np.zeros(len(time), dtype=bool)
    within[near] = shapely.contains_xy(area(zone), lon[near], lat[near])
    valid = within & (time >= _seconds(zone.start, -np.inf)) & (time < _seconds(zone.end, np.inf))
    if not within.any():
        return
    shown = valid if valid.any() else within
    first, last = (datetime.fromtimestamp(float(at), UTC) for at in (time[shown][0], time[shown][-1]))
    count = int(shown.sum())
    name = track.registration or track.name
    span = f"{first:%-d %B %Y %H:%M} to {last:%H:%M} UTC"
    trace = [Step(_zone(zone)), Step(f"{name}: {number(count)} positions inside, {span}", (float(count),))]
    if valid.any():
        sentence = f"The track of {name} is inside {zone.name} while it was valid: {span}."
        assumed = ("The positions are true; heights are not compared.",)
        yield finding(CODE, Outcome.FLAG, sentence, trace, Limits(assumed))
    else:
        sentence = f"The track of {name} is inside {zone.name} only when it was not valid: {span}."
        yield finding(CODE, Outcome.HOLDS, sentence, trace, Limits((), NOT_SHOWN))


def _seconds(at: datetime | None, otherwise: float) -> float:
    return at.timestamp() if at else otherwise


def _missing(view: View) -> Iterator[Finding]:
    """A zone that the text speaks of and nobody has drawn: one finding for all reports."""
    spans = [
        Span(report.id, *match.span(match.lastgroup or 0))
        for report in view.reports.values()
        for match in _ZONE.finditer(report.text)
    ]
    if spans:
        words = list(dict.fromkeys(view.words(span) for span in spans))
        trace = [Step(view.words(span), (), (span,)) for span in spans[:SHOWN]]
        said = ", ".join(f"“{word}”" for word in words[:3])
        missing = ("the outline of the zone and its times: give it as GeoJSON with --evidence",)
        sentence = f"Reports speak of {said}; what lies in it cannot be told from a map, for a border is no front line."
        yield finding(CODE, Outcome.CANNOT, sentence, trace, Limits(missing=missing))
