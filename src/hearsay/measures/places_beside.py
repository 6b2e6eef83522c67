"""Places that words beside a name make: airports, distances and borders.

Sheremetyevo airport                     -> airport
about 220 km southwest of Kolkata        -> relative, its point computed on a sphere
the border with Kharkiv region; the Ethiopia-Eritrea border; the Polish border
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearsay.measures.places_gazetteer import Gazetteer, fold
from hearsay.measures.places_mentions import Word
from hearsay.types import PlaceKind

EARTH = 6371.0088
"""Mean radius in km (IUGG)."""
_KM = {"km": 1.0, "kilometer": 1.0, "kilometre": 1.0, "mile": 1.609344, "mi": 1.609344, "nautical mile": 1.852}
_WINDS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_AWAY = re.compile(
    r"(?:\b(?:about|around|some|roughly|nearly|almost|approximately|more than|over|less than)\s)?"
    r"(?<![\w.,])(\d{1,3}(?:,\d{3}|\d{0,2})(?:\.\d+)?)[\s-]?(km|kilomet(?:er|re)s?|miles?|mi|nautical\smiles?)\b"
    r"(?:\s?\([^()]{1,30}\))?,?\s(?:away\s)?(?:to\sthe\s)?"
    r"(?:(?:due\s)?((?:north|south)(?:-?(?:east|west))?|east|west)(?:ern)?\s(?:of|from)|(off|from|outside|inland\sfrom))"
    r"\s(?:the\s)?(?:(?:coast|port|city|town|village|capital|centre|center|shore|island)\s(?:of\s)?)?$"
)
_BORDER_AFTER = re.compile(r"(?:\s|-)(?:border|frontier|boundary)\b(?:\s(?:area|region|crossing|zone)s?\b)?")
_BORDER_BEFORE = re.compile(r"\b(?:[Bb]order|[Ff]rontier)s?\s(with|between|of)\s(?:the\s)?$")
_DEMONYM_BORDER = re.compile(r"\b([A-Z][a-z]+)(?:[-–]([A-Z][a-z]+))?\s(?:border|frontier)\b")
_PORT = re.compile(r"\s(?:(?:international|Intl)\s)?(?:airport|airfield|air\s?base|aerodrome)\b", re.IGNORECASE)
SPREAD = math.sin(math.radians(22.5))
"""How far, as a share of the distance, a place may lie from its point: a wind names 45 degrees of the compass."""
PORT = 4.0
"""Km around the point of an airport within which all of it lies; the longest runways have 5.5."""
_NO_PORT = ("The", "An", "This", "That", "Its", "Their", "Our", "His", "Her", "Another", "Every", "One", "No")
_BEFORE = 90
"""Code points before a name that may hold a distance to it; the longest phrase of the cases has 60."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place before it has an id."""

    start: int
    end: int
    name: str
    kind: PlaceKind
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    region: str = ""
    zone: str = ""
    candidates: tuple[str, ...] = ()
    reason: str = ""
    code: str = ""
    radius: float | None = None
    anchor: tuple[float, float] | None = None


def away(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point `km` from a point in a direction (degrees from north), on a great circle of a sphere."""
    angle, turn, phi = km / EARTH, math.radians(bearing), math.radians(lat)
    to = math.asin(math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(turn))
    east = math.atan2(math.sin(turn) * math.sin(angle) * math.cos(phi), math.cos(angle) - math.sin(phi) * math.sin(to))
    return round(math.degrees(to), 3), round((lon + math.degrees(east) + 540) % 360 - 180, 3)


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle km between two points."""
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(h)))


def with_airports(text: str, words: Sequence[Word], found: Sequence[Found], gazetteer: Gazetteer) -> list[Found]:
    """The same with `<Name> airport` as airports: by the name of the airport, else by its town."""
    by_end = {f.end: f for f in found}
    ends = {word.end: i for i, word in enumerate(words) if word.capital}
    out = {f.start: f for f in found}
    for match in _PORT.finditer(text):
        i = ends.get(match.start())
        port = None if i is None else _port(text, words, i, match.end(), by_end.get(match.start()), gazetteer)
        if port is not None:
            for word in words[max(0, (i or 0) - 3) : (i or 0) + 1]:
                if word.start >= port.start:
                    out.pop(word.start, None)
            out[port.start] = port
    return [out[start] for start in sorted(out)]


def _port(text: str, words: Sequence[Word], i: int, end: int, town: Found | None, gazetteer: Gazetteer) -> Found | None:
    for first in range(max(0, i - 3), i + 1):
        if not words[first].capital or (first == i and words[i].text in _NO_PORT):
            continue
        ports = gazetteer.airports(fold(text[words[first].start : words[i].end]))
        if ports:
            best = ports[0]
            others = tuple(p.label for p in ports[1:4])
            return Found(words[first].start, end, best.name, PlaceKind.AIRPORT, best.country, best.lat, best.lon,
                         best.region, best.zone, others, "the airport of that name", radius=PORT)  # fmt: skip
    if town is None:
        return None
    name = f"{town.name} airport"
    return replace(
        town, end=end, name=name, kind=PlaceKind.AIRPORT, code="", reason="an airport not known; the point is its town"
    )


def with_distances(text: str, found: Sequence[Found], gazetteer: Gazetteer) -> list[Found]:
    """The same with `70 km northeast of Belgorod` as one place; its point computed where a direction is stated."""
    out: list[Found] = []
    for one in found:
        window = text[max(0, one.start - _BEFORE) : one.start]
        match = _AWAY.search(window) if window[-1:].isspace() else None
        out.append(_relative(text, one, match, gazetteer) if match else one)
    return out


def _relative(text: str, anchor: Found, match: re.Match[str], gazetteer: Gazetteer) -> Found:
    unit = re.sub(r"\s+", " ", match[2]).removesuffix("s")
    km = float(match[1].replace(",", "")) * _KM[unit]
    start = anchor.start - len(match.group())
    whole = replace(
        anchor,
        start=start,
        name=re.sub(r"\s+", " ", text[start : anchor.end]),
        kind=PlaceKind.RELATIVE,
        candidates=(f"{anchor.name} ({anchor.kind})", *anchor.candidates),
        anchor=None if anchor.lat is None or anchor.lon is None else (anchor.lat, anchor.lon),
        code="",
        radius=None if anchor.code else round(km + (anchor.radius or 0.0), 1),
    )
    wind = (match[3] or "").replace("-", "")
    if not wind or anchor.lat is None or anchor.lon is None or anchor.kind in (PlaceKind.COUNTRY, PlaceKind.SEA):
        reason = f"{km:.0f} km from {anchor.name} in no stated direction, or from an area's edge: no point"
        return replace(whole, lat=None, lon=None, region="", zone="", reason=reason)
    lat, lon = away(anchor.lat, anchor.lon, km, 45.0 * _WINDS.index(wind))
    whole = replace(whole, radius=round(max(SPREAD * km, anchor.radius or 0.0), 1))
    near = gazetteer.nearest(lat, lon)
    reason = f"{km:.0f} km {wind} of {anchor.name} at {anchor.lat:.2f} {anchor.lon:.2f}, on a great circle"
    if near is None:
        return replace(whole, lat=lat, lon=lon, region="", country="", zone="", reason=reason)
    reason += f"; region and zone of the nearest town known, {near.name} (approximate)"
    return replace(whole, lat=lat, lon=lon, region=near.region, country=near.country, zone=near.zone, reason=reason)


def with_borders(text: str, found: Sequence[Found], gazetteer: Gazetteer) -> list[Found]:
    """The same with borders as one place each, and with borders that only adjectives name."""
    out: list[Found] = []
    i = 0
    while i < len(found):
        one = found[i]
        following = found[i + 1] if i + 1 < len(found) else None
        joint = text[one.end : following.start] if following else ""
        match = _BORDER_BEFORE.search(text[max(0, one.start - 40) : one.start])
        if match:
            start = one.start - (len(text[max(0, one.start - 40) : one.start]) - match.start())
            pair = following if following and joint in (" and ", " and the ") and match[1] != "with" else None
            out.append(_border(text, start, (pair or one).end, one, pair))
            i += 2 if pair else 1
            continue
        if (
            following
            and joint in ("-", "–", " and ")
            and (after := _BORDER_AFTER.match(text[following.end : following.end + 40]))
        ):
            out.append(_border(text, one.start, following.end + after.end(), one, following))
            i += 2
            continue
        if after := _BORDER_AFTER.match(text[one.end : one.end + 40]):
            out.append(_border(text, one.start, one.end + after.end(), one, None))
        else:
            out.append(one)
        i += 1
    starts, by_adjective = [f.start for f in out], list[Found]()
    for match in _DEMONYM_BORDER.finditer(text):
        codes = [gazetteer.demonyms[w] for w in match.groups() if w in gazetteer.demonyms]
        before = out[bisect_left(starts, match.end()) - 1] if starts else None
        free = before is None or before.start >= match.end() or before.end <= match.start()
        if codes and free:
            sides = [gazetteer.countries[c].entry.name for c in codes]
            by_adjective.append(
                Found(match.start(), match.end(), "border of " + " and ".join(sides), PlaceKind.BORDER, codes[0],
                      candidates=tuple(sides), reason="adjectives name its sides; a line, so no point")
            )  # fmt: skip
    return sorted([*out, *by_adjective], key=lambda f: f.start)


def _border(text: str, start: int, end: int, one: Found, other: Found | None) -> Found:
    sides = [f"{f.name} ({f.kind})" for f in (one, other) if f]
    name = "border of " + " and ".join(f.name for f in (one, other) if f)
    return Found(start, end, name, PlaceKind.BORDER, one.country, region=one.region if other is None else "",
                 candidates=tuple(sides), reason="a line, so no point")  # fmt: skip
