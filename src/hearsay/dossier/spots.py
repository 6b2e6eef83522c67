"""The places of a dossier: one a name and point, with the words that name it and how many claims do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import cos, hypot, radians
from statistics import median

from hearsay.dossier import harmless
from hearsay.dossier.index import Index
from hearsay.dossier.lines import Quote
from hearsay.records import Place, Span
from hearsay.types import PlaceKind

QUOTES = 3
"""Words shown for each place; the data holds all."""
WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.SEA, PlaceKind.BORDER)
"""Kinds that cover too much to say where the map should look."""
OUTLYING = 4.0
"""Times the median distance from the middle at which a place is left aside (a common cut for outliers of a median)."""
NEAR = 8.0
"""Degrees within which a place is never left aside."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: where it is, how often it is named, and the first words that do."""

    name: str
    kind: PlaceKind
    country: str
    lon: float
    lat: float
    mentions: int
    quotes: tuple[Quote, ...]
    number: int = 0
    aside: bool = False

    @property
    def wide(self) -> bool:
        """Whether it covers too much to stand as a dot."""
        return self.kind in WIDE

    @property
    def where(self) -> str:
        """Latitude and longitude in words, to a tenth of a degree: no finer than a map of a country."""
        north, east = "N" if self.lat >= 0 else "S", "E" if self.lon >= 0 else "W"
        return f"{abs(self.lat):.1f}° {north}, {abs(self.lon):.1f}° {east}"


def grouped(index: Index) -> list[list[Place]]:
    """The mentions of each place that has a point, those with most mentions first."""
    groups: defaultdict[tuple[str, float, float], list[Place]] = defaultdict(list)
    for place in index.dossier.measures.places:
        if place.lat is not None and place.lon is not None and place.span.report in index.reports:
            groups[place.name, round(place.lat, 2), round(place.lon, 2)].append(place)
    return sorted(groups.values(), key=lambda g: (-len(g), g[0].name))


def quoted(index: Index) -> list[Span]:
    """The runs of words that the table of places leads to."""
    return [place.span for group in grouped(index) for place in group[:QUOTES]]


def spots(index: Index) -> tuple[Spot, ...]:
    """Every place with a point; those far from the others are marked as left aside."""
    groups = grouped(index)
    middle = _middle(groups)
    return tuple(_spot(group, number, index, middle) for number, group in enumerate(groups, 1))


def _spot(group: list[Place], number: int, index: Index, middle: tuple[float, float, float]) -> Spot:
    first = group[0]
    assert first.lon is not None
    assert first.lat is not None
    lon, lat, reach = middle
    return Spot(
        name=harmless.name(first.name),
        kind=first.kind,
        country=first.country,
        lon=first.lon,
        lat=first.lat,
        mentions=len(group),
        quotes=tuple(
            Quote(index.words([p.span]), index.words_anchor(p.span), index.outlet(p.report)) for p in group[:QUOTES]
        ),
        number=number,
        aside=first.kind not in WIDE and _distance(first.lon, first.lat, lon, lat) > reach,
    )


def _middle(groups: list[list[Place]]) -> tuple[float, float, float]:
    """Where most mentions are, and how far from there a place is still on the map, in degrees of latitude."""
    points = [(p.lon, p.lat) for g in groups for p in g if p.kind not in WIDE and p.lon is not None]
    points = points or [(p.lon, p.lat) for g in groups for p in g if p.lon is not None]
    given = [(lon, lat) for lon, lat in points if lon is not None and lat is not None]
    if not given:
        return 0.0, 0.0, 0.0
    lon, lat = median(x for x, _ in given), median(y for _, y in given)
    far = median(_distance(x, y, lon, lat) for x, y in given)
    return lon, lat, max(OUTLYING * far, NEAR)


def _distance(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    east = (lon - other_lon + 180) % 360 - 180
    return hypot(east * cos(radians((lat + other_lat) / 2)), lat - other_lat)
