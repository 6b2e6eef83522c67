"""G2: do two countries or regions that a text calls neighbours share a border?

    "Odesa region, which borders Moldova"           Moldova is beside it: holds
    "Belgorod region, bordering Kherson region"     240 km apart: fails
    "Portugal's border with France"                  no common border: fails

Countries by the gazetteer's table of neighbours (GeoNames), regions by their outlines (`hearsay.measures.regions`),
which are rough: two regions must lie `FAR` km apart before a border between them is called wrong.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.checks.say import Limits, finding, number
from hearsay.checks.view import View
from hearsay.measures.places_gazetteer import fold, shipped
from hearsay.measures.regions import known
from hearsay.records import Finding, Place, Span, Step
from hearsay.types import Outcome, PlaceKind

CODE = "G2"
FAR = 60.0
"""Km between two outlines of regions beyond which they are no neighbours: outlines of regions stray by tens of km."""
KM = 111.2
"""Km of a degree of latitude (mean earth radius, IUGG)."""
OVERSEAS = frozenset(
    frozenset(pair) for pair in (("FR", "BR"), ("FR", "SR"), ("FR", "NL"), ("GB", "ES"), ("GB", "CY"), ("DK", "CA"))
)
"""Countries that meet only in a territory beyond the seas: Guiana, Saint Martin, Gibraltar, Akrotiri, Hans Island (CIA
World Factbook, land boundaries; for Hans Island the agreement of 14 June 2022)."""
NOT_SHOWN = "That the two share a border says nothing of what happened there."

_BORDERS = re.compile(
    r"^(?:\s+(?:region|oblast|province|state|district|county))?,?\s+(?:and\s+)?(?:(?:which|that)\s+)?(?:also\s+)?"
    r"(?:borders(?:\s+on)?|bordering(?:\s+on)?|(?:is|are)\s+bordered\s+by|adjoins|adjoining|adjacent\s+to|"
    r"abuts|(?:is|lies)\s+next\s+to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SHARES = re.compile(
    r"^(?:\s+(?:region|oblast|province|state))?,?\s+(?:(?:which|that)\s+)?(?:shares?|sharing|has|with)\s+"
    r"(?:a|its|the)\s+(?:long\s+|common\s+|land\s+|\d[\w,.-]*\s+)*$|^(?:’s|'s)\s+(?:long\s+|land\s+|common\s+)*$|"
    r"^(?:\s+(?:region|oblast|province))?,\s+on\s+(?:the|its)\s+$",
    re.IGNORECASE,
)
_WATER = re.compile(r"\b(?:maritime|sea|marine)\s*$", re.IGNORECASE)
_AREAS = (PlaceKind.COUNTRY, PlaceKind.REGION)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a stated border: its name, its code among the regions, what else its name could mean."""

    name: str
    code: str
    span: Span
    others: tuple[str, ...] = ()


def check_borders(view: View) -> Iterator[Finding]:
    """Two countries or regions that a text calls neighbours share a border."""
    for places in view.places.values():
        for place in places:
            if not _WATER.search(view.text(place.report, place.span.start - len("maritime "), place.span.start)):
                yield from _of_both(place)
        for left, right, words in view.neighbours(places):
            if "\n" in words or left.kind not in _AREAS:
                continue
            if right.kind in _AREAS and _BORDERS.match(words):
                yield from _judged(_side(left), _side(right))
            elif right.kind is PlaceKind.BORDER and len(right.candidates) == 1 and _SHARES.match(words):
                yield from _judged(_side(left), _named(right, right.candidates[0]))


def _of_both(place: Place) -> Iterator[Finding]:
    """A border that names its two sides: "the border of Poland and Belarus", "the Polish-Belarusian border"."""
    if place.kind is PlaceKind.BORDER and len(place.candidates) == 2:
        yield from _judged(*(_named(place, name) for name in place.candidates))


def _is_plain(one: str, other: str) -> bool:
    """Whether a border is plain to any reader: that of two countries, which is only worth a line if there is none."""
    return len(one) == len(other) == 2


def _side(place: Place) -> Side:
    code = place.code or (place.country if place.kind is PlaceKind.COUNTRY else "")
    return Side(place.name, code, place.span, place.candidates)


def _named(border: Place, name: str) -> Side:
    """A side by its name alone; without a code where the name means several areas."""
    bare = re.sub(r" \((?:country|region)\)$", "", name)
    meanings = [m for m in shipped().meanings(fold(bare)) if m.kind in _AREAS and m.code]
    kinds = [m for m in meanings if name.endswith(f"({m.kind})")] or meanings
    clear = [m for m in kinds if border.country in ("", m.country)] if len(kinds) > 1 else kinds
    return Side(bare, clear[0].code if len(clear) == 1 else "", border.span)


def _judged(one: Side, other: Side) -> Iterator[Finding]:
    if not (one.code and other.code) or one.code == other.code or _is_part(one.code, other.code):
        return
    trace = [Step(f"{one.name} ({one.code})", (), (one.span,)), Step(f"{other.name} ({other.code})", (), (other.span,))]
    if frozenset({one.code, other.code}) in OVERSEAS:
        return
    gap = apart(one.code, other.code)
    if gap is None or (gap and _may_be_others(one, other)):
        return
    assumed = (f"{one.name} is {known().name(one.code)}, {other.name} is {known().name(other.code)}.",)
    is_rough = known().approximate(one.code) or known().approximate(other.code)
    rough = "; outlines of regions are rough" if is_rough else ""
    trace.append(Step(f"apart: {number(round(gap))} km{rough}", (float(round(gap)),)))
    if not gap and _is_plain(one.code, other.code):
        return
    if not gap:
        sentence = f"{one.name} and {other.name} share a border, as stated."
        yield finding(CODE, Outcome.HOLDS, sentence, trace, Limits(assumed, NOT_SHOWN))
    elif gap >= (FAR if rough else KM / 10):
        sentence = f"{one.name} and {other.name} share no border: they are {number(round(gap))} km apart."
        yield finding(CODE, Outcome.FAILS, sentence, trace, Limits(assumed))


def _may_be_others(one: Side, other: Side) -> bool:
    """Whether other areas of the same two names are neighbours: Georgia, which borders Florida."""
    pairs = ((a, b) for a in _codes(one) for b in _codes(other) if a != b and (a, b) != (one.code, other.code))
    return any(apart(a, b) == 0 for a, b in pairs)


def _codes(side: Side) -> list[str]:
    """The codes of all areas that a name can mean."""
    named = {m.code for m in shipped().meanings(fold(side.name)) if m.kind in _AREAS and m.code}
    return sorted(named | {side.code})


def _is_part(one: str, other: str) -> bool:
    """Whether one is a region of the other: the region of a country borders its neighbours."""
    return one[:2] == other[:2] and 2 in (len(one), len(other))


def apart(one: str, other: str) -> float | None:
    """Km between two areas, 0 for neighbours; None where an outline is not known or disputed land is between."""
    areas = known()
    if len(one) == len(other) == 2 and (other in areas.neighbours(one) or one in areas.neighbours(other)):
        return 0.0
    left, right = areas.shape(one), areas.shape(other)
    if left is None or right is None:
        return None
    degrees = float(left.distance(right))
    if degrees <= 0.02:
        return 0.0
    lat = math.radians(min(abs(left.centroid.y), abs(right.centroid.y)))
    return degrees * KM * max(0.3, math.cos(lat))
