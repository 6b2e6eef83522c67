"""Tracks with a known truth: where the aircraft was each ten seconds, what was hidden, and what was made up.

A flight between airports of the gazetteer, its way bent so that straight lines miss it, thinned as readsb thins. Then
one stretch after the other is taken away or spoiled: coverage lost in cruise, a landing, positions that freeze while
messages go on, a spoofed stretch, a day in which nobody saw it; and single jumps, duplicates and rows out of order.
The truth is kept beside: the dense way, and each hidden stretch with its kind.
"""

from __future__ import annotations

import gzip
import random
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import orjson

from hearsay.evidence.track_sphere import apart, between
from hearsay.measures.places_gazetteer import lines_of
from hearsay.types import GapKind

DENSE = 10.0
"""Seconds between positions of the truth."""
BOX = (5.0, 62.0, -10.0, 85.0)
"""South, north, west, east of the airports flown to: many countries and seas, close together."""
CLIMB = (5.0, 10.0)
"""Metres a second up and down: 1,000 to 2,000 feet a minute. Below 3,000 m it flies 250 kt, below 900 m 155 kt."""
CRUISE_HEIGHT = 10500.0


@dataclass
class Hidden:
    """A stretch of the truth (indices, end exclusive) that the recording does not show as it was."""

    start: int
    end: int
    kind: GapKind
    spoofed: bool = False


@dataclass
class Flight:
    """The truth of one track, and the file that was made of it."""

    time: np.ndarray
    lat: np.ndarray
    lon: np.ndarray
    height: np.ndarray
    speed: np.ndarray
    hidden: list[Hidden] = field(default_factory=list)
    shown: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    content: bytes = b""
    jumps: int = 0


def airports() -> list[tuple[float, float]]:
    """The airports within the box."""
    rows = [line.split("\t") for line in lines_of("airports")]
    points = [(float(row[4]), float(row[5])) for row in rows]
    south, north, west, east = BOX
    return [(a, o) for a, o in points if south <= a <= north and west <= o <= east]


def flight(rng: random.Random, ports: list[tuple[float, float]]) -> Flight:
    """One flight over two to four legs; a landing between two of them where `rng` says so."""
    stops = _stops(rng, ports)
    begin = 1_700_000_000 + rng.randrange(0, 30_000_000) + rng.random()
    parts: list[np.ndarray] = []
    landings: list[tuple[int, int]] = []
    clock, size = begin, 0
    for n, (a, b) in enumerate(pairwise(stops)):
        speed = rng.uniform(195, 250)
        part = _leg(rng, a, b, speed, clock)
        parts.append(part)
        clock, size = part[0, -1] + DENSE, size + part.shape[1]
        if n < len(stops) - 2:
            ground = int(rng.uniform(40, 200) * 60 / DENSE)
            stay = np.array([clock + DENSE * np.arange(ground), *(np.full(ground, v) for v in (*b, 0.0, 0.0))])
            parts.append(stay)
            landings.append((size, size + ground))
            clock, size = stay[0, -1] + DENSE, size + ground
    time, lat, lon, height, speeds = np.concatenate(parts, axis=1)
    made = Flight(time, lat, lon, height, speeds)
    _hide(rng, made, landings)
    _write(rng, made)
    return made


def _stops(rng: random.Random, ports: list[tuple[float, float]]) -> list[tuple[float, float]]:
    stops = [rng.choice(ports)]
    while len(stops) < rng.choice((2, 3, 3, 4)):
        found = rng.choice(ports)
        if 500 < float(apart(*stops[-1], *found)) < 2800:
            stops.append(found)
    return stops


def _leg(rng: random.Random, a: tuple[float, float], b: tuple[float, float], speed: float, clock: float) -> np.ndarray:
    """Time, lat, lon, height and speed along a bent way, every ten seconds."""
    lat, lon = between(*a, *b, 5.0)
    share = np.linspace(0, 1, len(lat))
    bend, waves = rng.uniform(-1.2, 1.2), rng.choice((1, 2, 3))
    lat = lat + bend * np.sin(share * np.pi * waves) * np.sin(share * np.pi)
    lon = lon + rng.uniform(-1.2, 1.2) * np.sin(share * np.pi) / max(0.3, np.cos(np.radians(a[0])))
    way = np.concatenate(([0.0], np.cumsum(apart(lat[:-1], lon[:-1], lat[1:], lon[1:]))))
    climb = rng.uniform(*CLIMB)
    slow = (3000 * (1 - 128 / speed) + 900 * (128 - 80) / speed) / climb
    count = max(80, int((way[-1] * 1000 / speed + 2 * slow) / DENSE))
    height = np.minimum(CRUISE_HEIGHT, np.minimum(np.arange(count), np.arange(count)[::-1]) * DENSE * climb)
    speeds = np.where(height < 900, 80.0, np.where(height < 3000, 128.0, speed))
    at = np.concatenate(([0.0], np.cumsum(speeds[:-1]))) * DENSE / 1000
    at *= way[-1] / at[-1]
    time = clock + DENSE * np.arange(count)
    return np.array([time, np.interp(at, way, lat), np.interp(at, way, lon), height, speeds])


def _hide(rng: random.Random, made: Flight, landings: list[tuple[int, int]]) -> None:
    size = len(made.time)
    taken = np.zeros(size, dtype=bool)
    for start, end in landings:  # low coverage ends below a few hundred metres on both sides
        low = rng.uniform(300, 1200)
        first, last = start, end
        while first > 0 and made.height[first - 1] < low:
            first -= 1
        while last < size and made.height[last] < low:
            last += 1
        made.hidden.append(Hidden(first, last, GapKind.LANDED_LIKELY))
        taken[max(0, first - 90) : last + 90] = True
    kinds = [GapKind.LOST_COVERAGE, GapKind.LOST_COVERAGE, GapKind.NO_POSITION, GapKind.NO_POSITION]
    for kind in rng.sample(kinds, rng.randrange(0, 4)):
        length = int(rng.uniform(12, 55) * 60 / DENSE)
        place = _free(rng, made, taken, length)
        if place is not None:
            spoofed = kind is GapKind.NO_POSITION and rng.random() < 0.5
            made.hidden.append(Hidden(place, place + length, kind, spoofed))
            taken[max(0, place - 90) : place + length + 90] = True
    made.hidden.sort(key=lambda h: h.start)
    if rng.random() < 0.2:
        _vanish(rng, made, taken)


def _free(rng: random.Random, made: Flight, taken: np.ndarray, length: int) -> int | None:
    """Where a stretch in cruise begins that is not taken yet."""
    cruise = (made.height > 7000) & ~taken
    fits = [n for n in range(90, len(cruise) - length - 90, 30) if cruise[n - 30 : n + length + 30].all()]
    return rng.choice(fits) if fits else None


def _vanish(rng: random.Random, made: Flight, taken: np.ndarray) -> None:
    """A stretch in cruise becomes five to twelve hours longer: it waited somewhere, unseen, and went on."""
    length = int(rng.uniform(15, 40) * 60 / DENSE)
    place = _free(rng, made, taken, length)
    if place is None:
        return
    made.time[place + length :] += rng.uniform(5, 12) * 3600
    made.hidden.append(Hidden(place, place + length, GapKind.UNKNOWN))
    made.hidden.sort(key=lambda h: h.start)


def _write(rng: random.Random, made: Flight) -> None:
    """The readsb trace of a flight: thinned rows, without and with what was hidden."""
    size = len(made.time)
    away = np.zeros(size, dtype=bool)
    for one in made.hidden:
        away[one.start : one.end] = True
    picked = np.zeros(size, dtype=bool)
    n = 0
    while n < size:
        picked[n] = True
        n += rng.choice((1, 2, 3, 3, 3))
    made.shown = picked & ~away
    base = made.time[0] - rng.uniform(0, 40_000)
    rows = [_row(made, int(at), base) for at in np.flatnonzero(made.shown)]
    for one in made.hidden:
        if one.kind is GapKind.NO_POSITION:
            rows += _spoofed(rng, made, one, base) if one.spoofed else _frozen(made, one, base)
    rows.sort(key=lambda row: row[0])  # type: ignore[arg-type,return-value]
    _spoil(rng, made, rows)
    record = {"icao": f"{rng.randrange(1 << 24):06x}", "r": "RA-76543", "t": "IL76", "timestamp": base, "trace": rows}
    made.content = orjson.dumps(record, option=orjson.OPT_SERIALIZE_NUMPY)
    if rng.random() < 0.5:
        made.content = gzip.compress(made.content, 1)


def _row(made: Flight, n: int, base: float, lat: float | None = None, lon: float | None = None) -> list[object]:
    height = float(made.height[n])
    foot = "ground" if height <= 0 else round(height / 0.3048 / 25) * 25
    climb = float(made.height[min(n + 1, len(made.height) - 1)] - made.height[max(n - 1, 0)]) / (2 * DENSE)
    where = (made.lat[n] if lat is None else lat, made.lon[n] if lon is None else lon)
    knots = round(float(made.speed[n]) / 0.514444, 1)
    start = [round(float(made.time[n]) - base, 2), round(float(where[0]), 6), round(float(where[1]), 6)]
    rest: list[object] = [foot, knots, 90.0, 0, round(climb / 0.00508), None, "adsb_icao", None, None, None, None]
    return [*start, *rest[: 6 + n % 6]]


def _frozen(made: Flight, one: Hidden, base: float) -> list[list[object]]:
    """Messages that repeat the last position that was shown."""
    last = int(np.flatnonzero(made.shown[: one.start])[-1])
    lat, lon = float(made.lat[last]), float(made.lon[last])
    return [_row(made, n, base, lat, lon) for n in range(one.start, one.end, 3)]


def _spoofed(rng: random.Random, made: Flight, one: Hidden, base: float) -> list[list[object]]:
    """Positions that circle a place 500 to 1,500 km away, at a believable speed."""
    lat0 = float(made.lat[one.start]) + rng.choice((-1, 1)) * rng.uniform(4.5, 9)
    lon0 = float(made.lon[one.start]) + rng.uniform(-6, 6)
    found = []
    for n in range(one.start, one.end, 2):
        turn = (n - one.start) * DENSE / 400 * 2 * np.pi
        lat = max(-80.0, min(80.0, lat0 + 0.12 * np.sin(turn)))
        found.append(_row(made, n, base, lat, lon0 + 0.12 * np.cos(turn) / np.cos(np.radians(lat))))
    return found


def _spoil(rng: random.Random, made: Flight, rows: list[list[object]]) -> None:
    """Single jumps, duplicates, rows out of order, heights that are missing."""
    for _ in range(rng.randrange(0, 8)):
        at = rng.randrange(1, len(rows) - 1)
        rows[at][1] = float(rows[at][1]) + rng.choice((-1, 1)) * rng.uniform(3, 20)  # type: ignore[arg-type]
        made.jumps += 1
    for _ in range(rng.randrange(0, 5)):
        at = rng.randrange(0, len(rows))
        rows.insert(at, list(rows[at]))
    for _ in range(rng.randrange(0, 4)):
        at = rng.randrange(0, len(rows) - 1)
        rows[at], rows[at + 1] = rows[at + 1], rows[at]
    for _ in range(rng.randrange(0, 20)):
        rows[rng.randrange(0, len(rows))][3] = None
