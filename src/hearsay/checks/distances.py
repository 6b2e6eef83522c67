"""G1: does a stated distance or direction fit the two places it is stated between?

    "Chuhuiv, about 35 km southeast of Kharkiv"      31 km, southeast: holds
    "Lviv is 540 km east of Kyiv"                    468 km, west: fails
    "Graz and Vienna are 145 km apart"               144 km: holds

Distances are great circles between the gazetteer's points (mean earth radius, IUGG). They are straight lines: a
longer one may be by road, so only a distance that is too short, or more than twice too long, is called wrong, and only
between two large towns, whose names rarely mean a village the gazetteer lacks.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearsay.checks.say import Limits, finding, number
from hearsay.checks.units import tolerance
from hearsay.checks.view import View
from hearsay.measures.places_beside import distance
from hearsay.measures.places_gazetteer import Entry, fold, shipped
from hearsay.measures.units import convert, dimension
from hearsay.records import Figure, Finding, Place, Span, Step
from hearsay.types import Outcome, PlaceKind, ReportId

CODE = "G1"
DENSITY = 3000.0
"""People per km² of built-up land: the sparse end of what cities have, so that an extent is rather too large (Angel,
Parent, Civco & Blei: Making Room for a Planet of Cities, Lincoln Institute of Land Policy 2011, pp. 25-29)."""
FEWEST_KM = 1.0
"""Half of the last decimal place of the gazetteer's points is 0.6 km."""
LARGE = 5.0
"""The logarithm of the people of a town whose name alone says which town is meant: 100,000."""
BY_ROAD = 2.0
"""Times the straight line beyond which no usual road leads; detours of roads are 1.2 to 1.6 (Ballou, Rahardja & Sakai:
Selected country circuity factors for road travel distance estimation, Transportation Research A 36, 2002)."""
POINTING = 67.5
"""Degrees off at which a direction still fits: half of the eighth named and all of the next; a report is no compass."""
OPPOSITE = 112.5
"""Degrees off from which a direction points the other way."""
NEARBY = 300.0
"""Km within which a town is said to lie north of another: the longest usual day's drive."""
NOT_SHOWN = "That the distance fits does not show that anything happened there."
STRAIGHT = "The distance is meant in a straight line."

WINDS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_WIND = r"(?P<wind>(?:north|south)(?:-?(?:east|west))?|east|west)(?:ern)?"
_WIND_OF = re.compile(rf"\b{_WIND}\s(?:of|from)\b", re.IGNORECASE)
APPOSED = re.compile(
    r"^\s*(?:,|\(|[-–—])\s*(?:(?:a|the) (?:\w+ ){1,3})?(?:(?:which|that) (?:is|lies|was) )?"
    r"(?:located |situated |lying )?$|"
    r"^\s+(?:is|lies|sits|stands|is located|is situated|was)\s+$",
    re.IGNORECASE,
)
"""Between a town and what says where it lies: ", ", " (", " lies "."""
_ONLY_WIND = re.compile(
    rf"^\s*(?:,|\()\s*(?:(?:just|due|further) )?(?:to the )?{_WIND} of (?:the (?:city|town|capital) (?:of )?)?$|"
    rf"^\s+(?:is|lies|sits) (?:(?:just|due|well) )?(?:to the )?{_WIND.replace('wind', 'lies')} of $",
    re.IGNORECASE,
)
_AND = re.compile(r"^\s+and\s+$")
_TO = re.compile(r"^\s+to\s+$")
_BETWEEN = re.compile(r"\bdistance (?:between|from)\s+$", re.IGNORECASE)
_APART = re.compile(r"^\s*(?:is|are|was|were|lie|stand)\s+(?:about |some |roughly |only |just )*$", re.IGNORECASE)
_DISTANCE_OF = re.compile(r"^\s*,?\s*\(?\s*(?:a )?distance of (?:about |some |roughly )*$", re.IGNORECASE)
_POINTS = (PlaceKind.CITY, PlaceKind.AIRPORT, PlaceKind.DISTRICT)


@dataclass(frozen=True, slots=True)
class Spot:
    """A named point: how far it reaches, and whether its name alone says which place is meant."""

    name: str
    lat: float
    lon: float
    km: float
    known: bool
    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Leg:
    """What a text states between two places: a distance, a direction from the second to the first, or both."""

    here: Spot
    there: Spot
    figure: Figure | None = None
    wind: str = ""


def check_distances(view: View) -> Iterator[Finding]:
    """A stated distance or direction fits the two places it is stated between."""
    for report, places in view.places.items():
        for leg in _legs(view, report, places):
            yield from _judged(view, leg)


def _legs(view: View, report: ReportId, places: Sequence[Place]) -> Iterator[Leg]:
    for left, right, words in view.neighbours(places):
        here = spot(left)
        if here is None or "\n" in words:
            continue
        if right.kind is PlaceKind.RELATIVE and right.anchor and APPOSED.match(words):
            figure = _length_in(view, report, right.span)
            there = _anchor(right)
            if figure and there:
                wind = _WIND_OF.search(view.words(right.span))
                yield Leg(here, there, figure, _wind(wind))
        elif there := spot(right):
            if match := _ONLY_WIND.match(words):
                yield Leg(here, there, None, _wind(match))
            yield from _spanned(view, report, here, there, words)


def _spanned(view: View, report: ReportId, here: Spot, there: Spot, words: str) -> Iterator[Leg]:
    """ "The distance between A and B is 440 km", "A and B are 145 km apart", "from A to B, a distance of 460 km"."""
    if not (_AND.match(words) or _TO.match(words)):
        return
    lengths = [f for f in view.figures.get(report, ()) if dimension(f.unit) == "length"]
    behind = next((f for f in lengths if f.span.start >= there.span.end), None)
    if behind is None or view.sentence_index(behind.span) != view.sentence_index(there.span):
        return
    joint = view.between(there.span, behind.span)
    before = view.text(report, here.span.start - 40, here.span.start)
    apart = view.text(report, behind.span.end, behind.span.end + 7).startswith(" apart")
    named = _BETWEEN.search(before) or (apart and _AND.match(words))
    if (named and _APART.match(joint)) or (_TO.match(words) and _DISTANCE_OF.match(joint)):
        yield Leg(here, there, behind)


def _length_in(view: View, report: ReportId, span: Span) -> Figure | None:
    found = (f for f in view.figures.get(report, ()) if span.overlaps(f.span) and dimension(f.unit) == "length")
    return next(found, None)


def _wind(match: re.Match[str] | None) -> str:
    """The direction that a match names, as one of `WINDS`; empty for none."""
    found = next((word for word in match.groupdict().values() if word), "") if match else ""
    return found.lower().replace("-", "")


def spot(place: Place) -> Spot | None:
    """A place as a point with an extent; None for areas, lines and places without a point."""
    if place.kind not in _POINTS or place.lat is None or place.lon is None:
        return None
    return _spot(place.name, (place.lat, place.lon), place.span, place.kind is PlaceKind.AIRPORT)


def _anchor(place: Place) -> Spot | None:
    """The town that a relative place is measured from; None where it is measured from an area."""
    assert place.anchor is not None  # asked for first
    name, _, kind = place.candidates[0].rpartition(" (")
    if not kind.startswith((PlaceKind.CITY, PlaceKind.AIRPORT)):
        return None
    span = Span(place.report, place.span.end - len(name), place.span.end)
    return _spot(name, place.anchor, span, kind.startswith(PlaceKind.AIRPORT))


def _spot(name: str, point: tuple[float, float], span: Span, exact: bool) -> Spot:
    entry = _entry(name, point)
    people = 10**entry.weight if entry and entry.kind is PlaceKind.CITY else 0.0
    km = FEWEST_KM if exact else max(FEWEST_KM, math.sqrt(people / DENSITY / math.pi))
    label = f"{name} ({point[0]:.2f}, {point[1]:.2f})"
    return Spot(name, *point, km, exact or (entry is not None and entry.weight >= LARGE), span, label)


def _entry(name: str, point: tuple[float, float]) -> Entry | None:
    return next((e for e in shipped().meanings(fold(name)) if (e.lat, e.lon) == point), None)


def _may_be_others(leg: Leg, stated: float, slack: float) -> bool:
    """Whether other towns of the same two names lie as stated: Paris, 150 km northeast of Dallas."""
    for here in towns(leg.here):
        for there in towns(leg.there):
            km = distance(*there, *here)
            points = not leg.wind or off_by(leg.wind, bearing(*there, *here)) <= POINTING
            if points and (km <= NEARBY if leg.figure is None else abs(km - stated) <= slack):
                return True
    return False


def towns(one: Spot) -> list[tuple[float, float]]:
    """The points of all towns that a name can mean."""
    meanings = shipped().meanings(fold(one.name))
    found = [(m.lat, m.lon) for m in meanings if m.lat is not None and m.lon is not None and m.kind is PlaceKind.CITY]
    return [*found, (one.lat, one.lon)]


def bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Degrees from north in which the second point lies from the first, at its beginning on a great circle."""
    a, b, turn = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    east = math.sin(turn) * math.cos(b)
    north = math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(turn)
    return math.degrees(math.atan2(east, north)) % 360


def off_by(stated: str, degrees: float) -> float:
    """How many degrees a named direction lies from a bearing, 0 to 180."""
    gap = abs(45.0 * WINDS.index(stated) - degrees) % 360
    return min(gap, 360 - gap)


def named_wind(degrees: float) -> str:
    """The nearest of the eight directions: 130 is southeast."""
    return WINDS[round(degrees / 45) % 8]


def _judged(view: View, leg: Leg) -> Iterator[Finding]:
    here, there = leg.here, leg.there
    km = distance(there.lat, there.lon, here.lat, here.lon)
    reach = here.km + there.km
    if km <= reach:  # one inside the other: no direction, no distance
        return
    way = bearing(there.lat, there.lon, here.lat, here.lon)
    off = off_by(leg.wind, way) if leg.wind else 0.0
    trace = [Step(here.label, (), (here.span,)), Step(there.label, (), (there.span,))]
    stated, slack = 0.0, reach
    if leg.figure:
        stated = convert(leg.figure.lo, leg.figure.unit, "km")
        slack += convert(tolerance(leg.figure), leg.figure.unit, "km")
        words = view.words(leg.figure.span)
        trace.append(Step(f"stated: {words} {leg.wind}".rstrip(), (leg.figure.lo,), (leg.figure.span,)))
    wind = f", {named_wind(way)}" if leg.wind else ""
    allowed = f"the places' extents and rounding allow {number(round(slack))} km"
    trace.append(Step(f"in a straight line: {number(round(km))} km{wind}; {allowed}", (float(round(km)),)))
    is_there = f"{here.name} is {number(round(km))} km {named_wind(way) + ' of' if leg.wind else 'from'} {there.name}"
    said = " ".join([view.words(leg.figure.span) if leg.figure else "", leg.wind]).strip()
    fits = leg.figure is None or abs(km - stated) <= slack
    if fits and off <= POINTING:
        yield finding(CODE, Outcome.HOLDS, f"{is_there}; “{said}” fits.", trace, Limits((STRAIGHT,), NOT_SHOWN))
        return
    wrong = off >= OPPOSITE or (leg.figure is not None and not km - slack <= stated <= BY_ROAD * km + slack)
    assumed = (STRAIGHT, f"{here.label} and {there.label} are meant.")
    if wrong and _may_be_others(leg, stated, slack):
        return
    if wrong and here.known and there.known:
        yield finding(CODE, Outcome.FAILS, f"{is_there}, not {said} as stated.", trace, Limits(assumed))
    elif wrong:
        missing = tuple(f"which {one.name} is meant" for one in (here, there) if not one.known)
        sentence = f"{is_there}, if these are meant; “{said}” does not fit."
        yield finding(CODE, Outcome.CANNOT, sentence, trace, Limits(assumed, missing=missing))
