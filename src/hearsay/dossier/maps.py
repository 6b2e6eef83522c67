"""The map as SVG: land, waters, disputed areas and zones hatched, tracks, claimed ways dotted, places by mentions.

Longitude and latitude on a plain grid, the east-west scale that of the map's middle (equirectangular with a standard
parallel, Snyder 1987, chapter 12). Outlines come with Hearsay (`measures.regions`) and are simplified to the view.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sqrt

import numpy as np
import shapely
from markupsafe import Markup
from shapely.geometry.base import BaseGeometry

from hearsay.dossier import harmless, words
from hearsay.dossier.index import Index
from hearsay.dossier.spots import Spot
from hearsay.dossier.tags import tag
from hearsay.dossier.tracks import TrackRow, row
from hearsay.dossier.ways import Way, ways
from hearsay.measures import regions
from hearsay.records import Zone

WIDTH = 900
"""Units across; the page scales it to its column."""
TALLEST, FLATTEST = 0.6, 0.45
"""Height over width at most and at least, so that a map fits a screen and a long way is no thread."""
MARGIN = 0.12
"""Share of the view left free around what is on it."""
LEAST = 8.0
"""Degrees of latitude across at least, so that one town is seen with its country and coast."""
FINEST = 0.7
"""Units that a simplified outline may stray: less than a line is wide."""
GRID = 24
"""Points across in which countries and seas are looked for."""
SPECK = 0.01
"""Share of the view that a country or a sea must have to be named."""
HALF_WAY = 180.0
"""Degrees of longitude above which a line goes the other way round."""
LEG_ROOM = 26
"""Units that the number of a leg takes."""
NAMED_WATERS, NAMED_PLACES = 4, 14
"""Names written on the map at most; the table names all."""


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """One zone in words, and whether the view holds any of it."""

    name: str
    about: str
    when: str
    where: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Map:
    """The drawing, what stands on it and what was left aside, and notes on what is disputed or tracked."""

    drawn: Markup
    spots: tuple[Spot, ...]
    notes: tuple[str, ...]
    ways: tuple[Way, ...] = ()
    tracks: tuple[TrackRow, ...] = ()
    zones: tuple[ZoneRow, ...] = ()

    @property
    def aside(self) -> tuple[Spot, ...]:
        """Places too far from the others to be on the map."""
        return tuple(s for s in self.spots if s.aside)


@dataclass(frozen=True, slots=True)
class Frame:
    """What part of the world is shown and how it lands on paper."""

    west: float
    south: float
    east: float
    north: float

    @property
    def squeeze(self) -> float:
        """East-west degrees over north-south degrees at the middle."""
        return max(cos(radians((self.south + self.north) / 2)), 0.1)

    @property
    def scale(self) -> float:
        """Units of a degree of latitude."""
        return WIDTH / ((self.east - self.west) * self.squeeze)

    @property
    def height(self) -> int:
        """Units down."""
        return round((self.north - self.south) * self.scale)

    @property
    def box(self) -> BaseGeometry:
        """The view as a shape."""
        return shapely.box(self.west, self.south, self.east, self.north)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point lands."""
        return round((lon - self.west) * self.squeeze * self.scale, 1), round((self.north - lat) * self.scale, 1)

    def path(self, shape: BaseGeometry) -> str:
        """A shape cut to the view and simplified, as the `d` of a path."""
        seen = shapely.simplify(shapely.intersection(shape, self.box), FINEST / self.scale)
        lines: list[str] = []
        for part in shapely.get_parts(seen):
            rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
            lines += [self.line(shapely.get_coordinates(ring).tolist()) for ring in rings]
        return "".join(line for line in lines if line)

    def line(self, points: Iterable[Sequence[float]]) -> str:
        """Points as the `d` of a path, those that land on one another once."""
        landed = list(dict.fromkeys(self.at(lon, lat) for lon, lat in points))
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in landed) if len(landed) > 1 else ""


def map_of(index: Index, spots: tuple[Spot, ...]) -> Map | None:
    """The map of a dossier, or nothing where no place and no track is known."""
    evidence = index.dossier.evidence
    tracks = tuple(row(track) for track in evidence.tracks)
    drawable = tuple(track for track in tracks if track.shown)
    claimed = ways(index)
    points_of = [s for s in spots if not s.aside]
    shown = [s for s in points_of if not s.wide] or points_of
    if not shown and not drawable:
        return None
    points = [(s.lon, s.lat) for s in shown]
    points += [point for one in claimed for point in one.points]
    for track in drawable:
        west, south, east, north = track.drawn.bounds
        points += [(west, south), (east, north)]
    frame = framed(points)
    disputed, notes = contested(frame)
    outlines = [(z, shapely.multipolygons([shapely.Polygon(p[0], p[1:]) for p in z.polygons if p]))
                for z in evidence.zones]  # fmt: skip
    zones = [(harmless.name(z.name), shape) for z, shape in outlines if shape.intersects(frame.box)]
    text = (
        f"Map of {words.many(len(shown), 'place')}, sized by how often they are named"
        + (f", {words.many(len(drawable), 'track')}" if drawable else "")
        + (f", {words.many(len(claimed), 'claimed way')}" if claimed else "")
        + (f", {words.many(len(zones), 'zone')}" if zones else "")
        + ". The tables below hold the same."
    )
    drawn = [
        tag("title", text),
        hatch("hatch-disputed", "M0 6L6 0"),
        hatch("hatch-zone", "M0 0L6 6"),
        *land(frame),
        *(tag("path", tag("title", note), d=d, class_="disputed", fill="url(#hatch-disputed)") for note, d in disputed),
        *(tag("path", tag("title", n), d=frame.path(s), class_="zone", fill="url(#hatch-zone)") for n, s in zones),
        *waters(frame),
        *(line for track in drawable for line in flown(track, frame)),
        *(line for one in claimed for line in dotted(one, frame)),
        *dots(shown, frame),
        *numbers(claimed, frame),
    ]
    svg = tag("svg", *drawn, class_="map", viewBox=f"0 0 {WIDTH} {frame.height}", role="group")
    notes += [f"Zone, hatched: {name}." for name, _ in zones]
    notes += [track_note(track) for track in tracks]
    if claimed:
        notes.append("Dotted, numbered in order: ways as claimed, a country or a sea by its middle.")
    rows = tuple(zone_row(z, shape, frame) for z, shape in outlines)
    return Map(svg, spots, tuple(notes), claimed, tracks, rows)


def track_note(track: TrackRow) -> str:
    """What the map shows of a track, in words."""
    parts = [f"{words.many(len(track.gaps), 'gap')} dashed"]
    if track.old:
        parts.append(f"{words.many(len(track.old), 'stretch', 'stretches')} of old positions sent again, grey")
    if track.strays:
        parts.append(f"{words.many(len(track.strays), 'position')} set aside, small circles")
    return f"Track {track.name}: {', '.join(parts)}."


def zone_row(zone: Zone, shape: BaseGeometry, frame: Frame) -> ZoneRow:
    """One zone in words."""
    where = ""
    if not shape.is_empty:
        west, south, east, north = shape.bounds
        where = f"{degrees(south, 'NS')} to {degrees(north, 'NS')}, {degrees(west, 'EW')} to {degrees(east, 'EW')}"
    ends = ((word, at) for word, at in (("from", zone.start), ("until", zone.end)) if at)
    when = " ".join(f"{word} {at:%Y-%m-%d %H:%M} UTC" for word, at in ends)
    return ZoneRow(
        harmless.name(zone.name), harmless.name(zone.about or zone.file), when, where, bool(shape.intersects(frame.box))
    )


def degrees(value: float, ends: str) -> str:
    """A latitude (`NS`) or a longitude (`EW`) in words."""
    return f"{abs(value):.1f}° {ends[value < 0]}"


def framed(points: list[tuple[float, float]]) -> Frame:
    """The view that holds the points with room around them, neither a thread nor taller than a screen."""
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    middle_lon, middle_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    squeeze = max(cos(radians(middle_lat)), 0.1)
    across = max((max(lons) - min(lons)) * squeeze, LEAST) * (1 + 2 * MARGIN)
    down = max(max(lats) - min(lats), 1.0) * (1 + 2 * MARGIN)
    across, down = max(across, down / TALLEST), max(down, across * FLATTEST)
    half_lon, half_lat = min(across / squeeze / 2, 180.0), min(down / 2, 90.0)
    return Frame(middle_lon - half_lon, middle_lat - half_lat, middle_lon + half_lon, middle_lat + half_lat)


def hatch(name: str, line: str) -> Markup:
    """A pattern of slanted lines."""
    drawn = tag("path", d=line)
    return tag("pattern", drawn, id=name, width=6, height=6, patternUnits="userSpaceOnUse", class_=name)


def grid(frame: Frame) -> tuple[list[float], list[float]]:
    """Points spread over the view, rows from the north."""
    rows = max(2, round(GRID * frame.height / WIDTH))
    lons = np.linspace(frame.west, frame.east, GRID * 2 + 1)[1::2]
    lats = np.linspace(frame.north, frame.south, rows * 2 + 1)[1::2]
    x, y = np.meshgrid(np.clip(lons, -180, 180), np.clip(lats, -90, 90))
    return x.ravel().tolist(), y.ravel().tolist()


def land(frame: Frame) -> list[Markup]:
    """Every country in the view with its border."""
    lons, lats = grid(frame)
    codes = sorted(set(regions.known().countries_of(np.array(lons), np.array(lats)).tolist()) - {""})
    shapes = [(code, shape) for code in codes if (shape := regions.shape(code)) is not None]
    names = [named(regions.name(code), shapely.intersection(s, frame.box), frame, "country") for code, s in shapes]
    return [tag("path", d=frame.path(s), class_="land") for _, s in shapes] + [n for n in names if n]


def named(name: str, part: BaseGeometry, frame: Frame, look: str) -> Markup:
    """A name in the middle of the largest piece that is seen of what it names, empty where that is a speck."""
    pieces = [p for p in shapely.get_parts(part) if p.area > SPECK * frame.box.area]
    if not pieces:
        return Markup("")
    x, y = frame.at(*max(pieces, key=lambda p: p.area).representative_point().coords[0])
    room = 5.0 * len(name)  # half of what the name takes
    return tag("text", name, x=min(max(x, room), WIDTH - room), y=y, class_=look, text_anchor="middle")


def waters(frame: Frame) -> list[Markup]:
    """The names of the seas that most of the view's water belongs to, at the middle of what is seen of them."""
    lons, lats = grid(frame)
    codes = regions.known().countries_of(np.array(lons), np.array(lats)).tolist()
    open_ = [(x, y) for x, y, code in zip(lons, lats, codes, strict=True) if not code]
    seen: dict[str, str] = {}
    for x, y in open_[:: max(1, len(open_) // 12)]:
        labels = [label for label in regions.containing(x, y) if label.code.startswith("sea:")]
        seen |= {labels[0].code: labels[0].name} if labels else {}
    found = []
    for code, name in list(seen.items())[:NAMED_WATERS]:
        shape = regions.shape(code)
        if shape is not None:
            found.append(named(name, shapely.intersection(shape, frame.box), frame, "water"))
    return found


def contested(frame: Frame) -> tuple[list[tuple[str, str]], list[str]]:
    """Areas in the view that countries label differently, not wider ones around: a note and an outline each."""
    notes: dict[str, str] = {}
    for lon, lat in zip(*grid(frame), strict=True):
        labels = regions.containing(lon, lat)
        countries = [label for label in labels if len(label.code) == 2]
        if len(countries) > 1:
            said = "; ".join(f"{c.name}{f' ({c.viewpoint})' if c.viewpoint else ''}" for c in countries)
            notes |= {
                a.code: f"Disputed, hatched: {a.name}: {said}."
                for a in labels
                if a.code.startswith("area:") and a.viewpoint
            }
    shapes = ((note, regions.shape(code)) for code, note in notes.items())
    return [(note, frame.path(s)) for note, s in shapes if s is not None], list(notes.values())


def flown(track: TrackRow, frame: Frame) -> list[Markup]:
    """The lines of a track by what they are, old stretches grey over them, and the positions set aside."""
    lines = [(one.line, one.stretch.value, one.words or "positions") for one in track.drawn.lines]
    lines += [
        (one.line, "stale", f"{words.many(one.positions, 'old position')} sent again")
        for one in track.old
        if abs(one.line[0][0] - one.line[1][0]) <= HALF_WAY
    ]
    drawn = [
        tag("path", tag("title", f"{track.name}: {said}"), d=d, class_=f"track {look}")
        for line, look, said in lines
        if (d := frame.line(line))
    ]
    for stray in track.strays:
        x, y = frame.at(stray.lon, stray.lat)
        if 0 <= x <= WIDTH and 0 <= y <= frame.height:
            drawn.append(tag("circle", tag("title", f"Set aside: {stray.reason}"), cx=x, cy=y, r=2.5, class_="stray"))
    return drawn


def dotted(way: Way, frame: Frame) -> list[Markup]:
    """A claimed way as a dotted line from place to place; the shorter way round where it crosses the 180th meridian."""
    found = []
    for (a, b), (c, d) in (pair for run in way.runs for pair in pairwise(run)):
        turn = 360.0 if c - a < -HALF_WAY else -360.0 if c - a > HALF_WAY else 0.0
        parts = [((a, b), (c + turn, d))] + ([((a - turn, b), (c, d))] if turn else [])
        lines = "".join(frame.line(part) for part in parts)
        if lines:
            found.append(tag("path", tag("title", f"Way {way.number} as claimed"), d=lines, class_="claimed"))
    return found


def numbers(claimed: tuple[Way, ...], frame: Frame) -> list[Markup]:
    """The number of each leg of the claimed ways beside its point, linked to its row; those of one point in a row."""
    found, taken = [], Counter[tuple[float, float]]()
    for way in claimed:
        for leg in way.legs:
            if leg.lon is None or leg.lat is None:
                continue
            x, y = frame.at(leg.lon, leg.lat)
            number = f"{way.number}.{leg.number}" if len(claimed) > 1 else str(leg.number)
            left = x - 10 - taken[x, y] * LEG_ROOM
            taken[x, y] += 1
            found.append(tag("circle", cx=x, cy=y, r=2, class_="leg-at"))
            full = f"Claimed: {leg.said} {leg.name}. {leg.verdict}"
            text = tag("text", tag("title", full), number, x=left, y=y - 8, class_="leg", text_anchor="end")
            found.append(tag("a", text, href=f"#leg{way.number}-{leg.number}", aria_label=full))
    return found


def dots(shown: list[Spot], frame: Frame) -> list[Markup]:
    """The places, larger ones first so that none is hidden, with names where they have room."""
    found, taken = [], list[tuple[float, float, float]]()
    for spot in shown:
        x, y = frame.at(spot.lon, spot.lat)
        radius = round(min(3 + 1.6 * sqrt(spot.mentions), 16), 1)
        full = f"{spot.name}: named {words.many(spot.mentions, 'time')}"
        dot = tag("circle", cx=x, cy=y, r=radius, class_="spot")
        found.append(tag("a", tag("title", full), dot, href=f"#place{spot.number}", aria_label=full))
    for spot in shown:
        x, y = frame.at(spot.lon, spot.lat)
        length = 8.0 * len(spot.name)
        left = x > WIDTH - length - 20
        start = x - length - 12 if left else x + 12
        free = all(abs(y - b) > 16 or start > end or start + length < begin for begin, end, b in taken)
        if free and len(taken) < NAMED_PLACES:
            taken.append((start, start + length, y))
            anchor = "end" if left else None
            found.append(
                tag("text", spot.name, x=x - 10 if left else x + 10, y=y + 5, class_="label", text_anchor=anchor)
            )
    return found
