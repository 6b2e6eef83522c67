"""Measures tracks: verdicts on claimed ways and classes of gaps on generated tracks, and the speed of each step.

    python bench/tracks.py [--count 500] [--misses] [--only verdicts|speed]

Verdicts: each generated track is asked for regions that it flew over (in sight or hidden) and for some that it did
not. What is right comes from the dense truth and from a grid of points inside each region, not from the code that is
measured; where the truth lies within 3 % (or 10 km) of a limit either side of it counts as unclear and is left out.
Times are processor time, best of three.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import time
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

import numpy as np
import orjson
import shapely

from generate_tracks import Flight, airports, flight
from hearsay.evidence import read
from hearsay.evidence.track_clean import clean
from hearsay.evidence.track_coverage import PAUSE, Seen, cover
from hearsay.evidence.track_gaps import gaps, splits
from hearsay.evidence.track_labels import labels
from hearsay.evidence.track_limits import GAP, NEAR
from hearsay.evidence.track_outlines import outline_of
from hearsay.evidence.track_sphere import apart
from hearsay.measures.places_gazetteer import shipped
from hearsay.measures.regions import known
from hearsay.types import GapKind

T = TypeVar("T")
ASKED = 6
"""Regions asked of each track."""
FLEX = 0.03
FLEX_KM = 10.0
GRID = 400
"""Points of the grid inside a region, about; and as many on its edge."""


def main() -> int:
    """Reads the command line, prints the figures; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--only", choices=("verdicts", "speed"))
    args = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; times are processor time")
    missed = False
    if args.only != "speed":
        missed |= verdicts(args.count, args.seed, args.misses)
    if args.only != "verdicts":
        missed |= speed()
    return missed


def verdicts(count: int, seed: int, misses: bool) -> bool:
    """Regions and gaps of generated tracks against their truth."""
    rng = random.Random(seed)
    ports = airports()
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    gap_right: Counter[str] = Counter()
    gap_all: Counter[str] = Counter()
    flights = whole = unclear = 0
    for n in range(count):
        made = flight(rng, ports)
        (track,) = read(made.content, f"{n}.json").tracks
        found = clean(track.fixes)
        judged = [(code, expected(made, code)) for code in _asked(rng, made)]
        good_way = True
        for code, wanted in judged:
            if wanted is None:
                unclear += 1
                continue
            seen = cover(found, outline_of(code), code).seen
            asked[wanted] += 1
            right[wanted] += seen is wanted
            good_way &= seen is wanted
            if misses and seen is not wanted:
                print(f"  track {n}: {code} is {seen}, expected {wanted}")
        flights, whole = flights + 1, whole + good_way
        _gaps(made, found, gap_right, gap_all, f"  track {n}:" if misses else "")
    share = sum(right.values()) / max(1, sum(asked.values()))
    classes = sum(gap_right.values()) / max(1, sum(gap_all.values()))
    print(f"{flights} tracks, {sum(asked.values())} regions asked, {unclear} unclear and left out")
    for kind in Seen:
        if asked[kind]:
            print(f"  {kind:18} {right[kind]:5} of {asked[kind]:5}")
    print(f"itinerary verdicts right: {share:.4f} (bar 0.98); tracks with all right: {whole / flights:.3f}")
    for gap in GapKind:
        print(f"  {gap:26} {gap_right[gap]:5} of {gap_all[gap]:5}")
    print(f"  gaps found where none is   {gap_all['none']:5}")
    print(f"gap classes right: {classes:.4f} (bar 0.95)")
    return share < 0.98 or classes < 0.95


def _asked(rng: random.Random, made: Flight) -> list[str]:
    """Countries and seas that the way crosses, in sight or hidden, and others nearby and far."""
    crossed = [code for code in dict.fromkeys(labels(made.lat[::6], made.lon[::6]).tolist()) if code]
    lands = [shipped().countries[code] for code in crossed if code in shipped().countries]
    around = [code for land in lands for code in land.neighbours] + ["sea:red-sea", "sea:black-sea", "NO", "IN"]
    hidden = np.zeros(len(made.time), dtype=bool)
    for one in made.hidden:
        hidden[one.start : one.end] = True
    behind = (
        [c for c in dict.fromkeys(labels(made.lat[hidden][::6], made.lon[hidden][::6]).tolist()) if c]
        if hidden.any()
        else []
    )
    chosen = rng.sample(crossed, min(2, len(crossed))) + rng.sample(behind, min(2, len(behind)))
    chosen += rng.sample(around, min(3, len(around)))
    return [code for code in dict.fromkeys(chosen) if outline_of(code) is not None][:ASKED]


def expected(made: Flight, code: str) -> Seen | None:
    """What is right for a region: from the truth and a grid of its points; None where it is too close to call."""
    lat, lon = made.lat[made.shown], made.lon[made.shown]
    when = made.time[made.shown]
    outline = known().shape(code)
    inside = known().within(code, lon, lat)
    if inside.any():
        return Seen.OBSERVED
    grid_lat, grid_lon = grid(code)
    seconds = np.diff(when)
    km = apart(lat[:-1], lon[:-1], lat[1:], lon[1:])
    true_inside = known().within(code, made.lon, made.lat)
    crossed = [n for n in np.flatnonzero(true_inside) if not made.shown[n]]
    if crossed and any(_pause(when, made.time[n]) <= PAUSE for n in crossed):
        return None  # seen on both sides within two minutes: in or out hangs on a few km
    speed = max(250.0, 1.1 * float(np.percentile(km[seconds < GAP] * 1000 / seconds[seconds < GAP], 98))) / 1000
    best = -np.inf
    for n in np.flatnonzero(seconds > PAUSE):
        way = apart(grid_lat, grid_lon, lat[n], lon[n]) + apart(grid_lat, grid_lon, lat[n + 1], lon[n + 1])
        best = max(best, float(seconds[n] * speed / way.min()))
    if crossed or best > 1 + FLEX:
        return Seen.POSSIBLE_IN_GAP
    if best > 1 - FLEX:
        return None
    step = max(1, len(lat) // 300)
    nearest = min(float(apart(grid_lat, grid_lon, a, o).min()) for a, o in zip(lat[::step], lon[::step], strict=True))
    if outline is None or abs(nearest - NEAR) < FLEX_KM + step * 3:
        return None
    return Seen.NEAR if nearest < NEAR else Seen.UNREACHABLE


_GRIDS: dict[str, tuple[np.ndarray, np.ndarray]] = {}


def grid(code: str) -> tuple[np.ndarray, np.ndarray]:
    """Points inside a region and along its edge."""
    if code not in _GRIDS:
        outline = known().shape(code)
        assert outline is not None
        west, south, east, north = outline.bounds
        side = int(np.sqrt(GRID))
        lons, lats = (a.ravel() for a in np.meshgrid(np.linspace(west, east, side), np.linspace(south, north, side)))
        inside = shapely.contains_xy(outline, lons, lats)
        edge = shapely.get_coordinates(shapely.segmentize(outline.boundary, 0.05))
        edge = edge[:: max(1, len(edge) // 6000)]
        _GRIDS[code] = np.concatenate((lats[inside], edge[:, 1])), np.concatenate((lons[inside], edge[:, 0]))
    return _GRIDS[code]


def _pause(when: np.ndarray, at: float) -> float:
    n = int(np.searchsorted(when, at))
    return float(when[n] - when[n - 1]) if 0 < n < len(when) else float("inf")


def _gaps(made: Flight, found: object, right: Counter[str], total: Counter[str], told: str) -> None:
    """The gaps found against those made: one is right where it overlaps and has the kind; one too many is wrong."""
    true = []
    shown = made.time[made.shown]
    for one in made.hidden:
        before, after = shown[shown < made.time[one.start]], shown[shown >= made.time[min(one.end, len(made.time) - 1)]]
        if len(before) and len(after) and after[0] - before[-1] >= GAP:
            true.append((before[-1], after[0], one.kind))
    open_ = list(gaps(found))  # type: ignore[arg-type]
    for start, end, kind in true:
        match = next(
            (g for g in open_ if g.before.at.timestamp() < end - 1 and g.after.at.timestamp() > start + 1), None
        )
        total[kind] += 1
        right[kind] += match is not None and match.kind is kind
        if told and (match is None or match.kind is not kind):
            print(told, "gap", kind, "found as", (match.kind, match.reason) if match else "none")
        if match is not None:
            open_.remove(match)
    total["none"] += len(open_)
    for gap in open_ if told else ():
        print(told, "gap where none is:", gap.kind, gap.reason, gap.before.at)


def speed() -> bool:
    """Loading, splitting and labelling, each against its bar, and labelling against the plain way."""
    content = _long(2500)
    loading = best(lambda: read(content, "t.json"))
    cleaning = best(lambda: clean(read(content, "t.json").tracks[0].fixes)) - loading
    print(
        f"a readsb trace of 2,500 positions ({len(content) // 1024} kB) loads in {loading * 1000:.1f} ms (bar 20 ms), ",
        end="",
    )
    print(f"is cleaned in {cleaning * 1000:.1f} ms")
    when = np.cumsum(np.where(np.arange(1_000_000) % 1000 == 0, 4000.0, 10.0))
    splitting = best(lambda: splits(when))
    print(f"{len(when):,} positions split at {len(splits(when)):,} gaps in {splitting * 1000:.1f} ms (bar 50 ms)")
    lat, lon = _world(1_000_000)
    labels(lat[:1000], lon[:1000])
    for code in known().codes:
        if len(code) == 2 or code.startswith("sea:"):
            known().shape(code)
    labelling = best(lambda: labels(lat, lon), 2)
    print(f"{len(lat):,} positions labelled with country or sea in {labelling:.2f} s (bar 3 s)")
    sample = slice(None, None, 50)
    plain = best(lambda: _plain(lat[sample], lon[sample]), 1) * 50
    print(f"a tree of outlines asked for each position, for as many (one in 50 measured): {plain:.0f} s, ", end="")
    print(f"{plain / labelling:.0f} times as long")
    return loading > 0.020 or splitting > 0.050 or labelling > 3.0


def _long(size: int) -> bytes:
    """A plain trace of so many rows with details in every fourth: flights, one after the other."""
    rng = random.Random(5)
    rows: list[list[object]] = []
    while len(rows) < size:
        content = flight(rng, airports()).content
        record = orjson.loads(gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content)
        begin = float(rows[-1][0]) + 3600 if rows else 0.0  # type: ignore[arg-type]
        rows += [[row[0] + begin, *row[1:]] for row in record["trace"]]
    details = {"type": "adsb_icao", "flight": "RFF7421 ", "alt_geom": 34000, "track": 90.0, "squawk": "1604", "nic": 8}
    rows = [[*row[:8], details if n % 4 == 0 else None, *row[9:]] for n, row in enumerate(rows[:size])]
    return orjson.dumps({"icao": "1533f0", "r": "RA-76543", "t": "IL76", "timestamp": 1.7e9, "trace": rows})


def _world(size: int) -> tuple[np.ndarray, np.ndarray]:
    """Ways across land and sea from 20 S to 65 N, 5,000 positions each."""
    rng = np.random.default_rng(3)
    lats, lons = [], []
    for _ in range(size // 5000):
        start = rng.uniform([-20, -120], [60, 140])
        end = start + rng.uniform(-18, 18, 2)
        lats.append(np.linspace(start[0], end[0], 5000))
        lons.append((np.linspace(start[1], end[1], 5000) + 180) % 360 - 180)
    return np.concatenate(lats), np.concatenate(lons)


def _plain(lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
    """The usual way: a tree of the outlines, asked for each position, and the exact test for each hit."""
    codes = [code for code in known().codes if len(code) == 2 or code.startswith("sea:")]
    shapes = [shape for code in codes if (shape := known().shape(code)) is not None]
    found = shapely.STRtree(shapes).query(shapely.points(lon, lat), predicate="within")
    return np.asarray(found)


def best(run: Callable[[], T], times: int = 3) -> float:
    """The least processor time of a few runs, in seconds."""
    least = float("inf")
    for _ in range(times):
        started = time.process_time()
        run()
        least = min(least, time.process_time() - started)
    return least


if __name__ == "__main__":
    raise SystemExit(main())
