"""G1 on borders: does a stated distance of a town from a border fit the country's outline?

    "Lviv lies 70 km (44 miles) from the Polish border"      57 km: holds
    "Belgorod, 240 km from the border with Ukraine"           35 km: fails

From the town's point to the nearest point of the country beyond (outlines: `hearsay.measures.regions`), in a straight
line. Only towns outside that country are judged: within it, its border may be any of several.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import shapely

from hearsay.checks.distances import APPOSED, BY_ROAD, Spot, spot, towns
from hearsay.checks.say import Limits, finding, number
from hearsay.checks.units import tolerance
from hearsay.checks.view import View
from hearsay.measures.places_gazetteer import fold, shipped
from hearsay.measures.regions import known
from hearsay.measures.units import convert, dimension
from hearsay.records import Figure, Finding, Place, Step
from hearsay.types import Bound, Outcome, PlaceKind

CODE = "G1"
KM = 111.2
"""Km of a degree of latitude (mean earth radius, IUGG)."""
OUTLINE = 3.0
"""Km that an outline of Natural Earth at 1:10 million may stray, in either direction, from the border itself."""
NOT_SHOWN = "That the distance fits does not show that anything happened there."

_KIND = re.compile(r" \((?:country|region)\)$")
_AREAS = (PlaceKind.COUNTRY, PlaceKind.REGION)


def check_frontiers(view: View) -> Iterator[Finding]:
    """A stated distance of a town from a border fits the outline of the country beyond."""
    for report, places in view.places.items():
        lengths = [f for f in view.figures.get(report, ()) if dimension(f.unit) == "length"]
        for left, right, words in view.neighbours(places):
            here = spot(left)
            if here is None or not _is_from_border(right) or not APPOSED.match(words):
                continue
            figure = next((f for f in lengths if right.span.overlaps(f.span)), None)
            code = _beyond(here, right)
            if figure and code:
                yield from _judged(view, here, right, code, figure)


def _is_from_border(place: Place) -> bool:
    return place.kind is PlaceKind.RELATIVE and bool(place.candidates) and place.candidates[0].endswith("(border)")


def _beyond(here: Spot, border: Place) -> str:
    """The code of the one side of the border that the town does not lie in; empty for none or several."""
    codes = []
    for name in border.candidates[1:]:
        meanings = {m.code for m in shipped().meanings(fold(_KIND.sub("", name))) if m.kind in _AREAS and m.code}
        codes += list(meanings) if len(meanings) == 1 else []
    others = [code for code in codes if not known().inside(code, here.lon, here.lat)]
    return others[0] if len(others) == 1 else ""


def km_to(code: str, lat: float, lon: float) -> float | None:
    """Km from a point to a country or region; None where it has no outline."""
    shape = known().shape(code)
    if shape is None:
        return None
    narrow = math.cos(math.radians(lat))
    flat = shapely.transform(shape, lambda at: at * [narrow, 1.0])
    return float(shapely.distance(flat, shapely.Point(lon * narrow, lat)) * KM)


def _judged(view: View, here: Spot, border: Place, code: str, figure: Figure) -> Iterator[Finding]:
    km = km_to(code, here.lat, here.lon)
    if km is None:
        return
    stated = convert(figure.lo, figure.unit, "km")
    slack = here.km + OUTLINE + convert(tolerance(figure), figure.unit, "km")
    country = known().name(code)
    trace = [
        Step(here.label, (), (here.span,)),
        Step(f"stated: {view.words(border.span)}", (figure.lo,), (figure.span,)),
        Step(f"to {country}: {number(round(km))} km; extent and rounding allow {number(round(slack))} km",
             (float(round(km)),)),
    ]  # fmt: skip
    is_there = f"{here.name} is {number(round(km))} km from {country}"
    said = view.words(figure.span)
    assumed = ("The distance is meant in a straight line.", f"{here.label} is meant.")
    if abs(km - stated) <= slack:
        yield finding(CODE, Outcome.HOLDS, f"{is_there}; “{said}” fits.", trace, Limits(assumed, NOT_SHOWN))
    elif any(abs((km_to(code, *town) or 0.0) - stated) <= slack for town in towns(here)):
        return
    elif figure.bound in (Bound.EXACT, Bound.APPROX) and not km - slack <= stated <= BY_ROAD * km + slack:
        if here.known:
            sentence = f"{is_there}, not {said} as stated."
            yield finding(CODE, Outcome.FAILS, sentence, trace, Limits(assumed))
        else:
            sentence = f"{is_there}, if it is the one meant; “{said}” does not fit."
            limits = Limits(assumed, missing=(f"which {here.name} is meant",))
            yield finding(CODE, Outcome.CANNOT, sentence, trace, limits)
