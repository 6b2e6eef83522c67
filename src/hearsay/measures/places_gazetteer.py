"""The gazetteer: what a name can mean, looked up in files beside the code that are read when first asked.

    mykolaiv <tab> Mykolaiv <tab> UA <tab> 3425 <tab> 46.97 <tab> 31.99 <tab> 470 <tab> 281      (cities.tsv)

`cities.tsv` and `airports.tsv` come in order of their keys and are searched by halves, so that loading reads no row.
Sources and licences stand in the first line of every file and in `docs/places.md`. A file of the shape of
`cities.tsv` can be added (`Gazetteer(extra=path)`): its rows come on top of the shipped ones.
"""

from __future__ import annotations

import math
import os
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from hearsay.errors import LexiconError
from hearsay.types import PlaceKind

_ADVICE = "The package is damaged: install it again."
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_DROPPED = frozenset("'’‘ʼʻ`´.,")
_BLANKS = re.compile(r"[\s‐-―-]+")
_COLUMNS = {"cities": 8, "airports": 8, "regions": 9, "countries": 8, "seas": 4, "areas": 7, "clocks": 2}
PLACES = "HEARSAY_PLACES"
"""The environment variable that names a file of the user's: towns (.tsv) or outlines (GeoJSON), which come on top."""
LARGEST = 10.0
"""How a country weighs against cities, whose weight is the logarithm of their people: Shanghai has 7.4."""


class Entry(NamedTuple):
    """One meaning of a name; `weight` is how likely it is meant with nothing else known."""

    kind: PlaceKind
    name: str
    country: str
    region: str = ""
    lat: float | None = None
    lon: float | None = None
    zone: str = ""
    weight: float = 0.0
    labels: tuple[str, ...] = ()
    viewpoint: str = ""
    radius: int = 0
    code: str = ""

    @property
    def label(self) -> str:
        """The meaning in words: `Tripoli (city, Tripoli, LY)`."""
        where = [w for w in (str(self.kind), self.region if self.region != self.name else "", self.country) if w]
        return f"{self.name} ({', '.join(where)})"


class Country(NamedTuple):
    """A country's code, its point, and the codes of its neighbours."""

    entry: Entry
    neighbours: tuple[str, ...]
    capital: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]


class Region(NamedTuple):
    """A first-level region: the point is the mean of its cities, `radius` the km that hold nine tenths of them."""

    country: str
    lat: float
    lon: float
    radius: int
    weight: float
    zone: str
    names: tuple[str, ...]
    code: str


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key of a name: lower case, no diacritics, no apostrophes, blanks for hyphens, `st` for saint."""
    if name.isascii() and name.isalpha():
        return name.lower()
    text = unicodedata.normalize("NFKD", name).casefold().translate(_LETTERS)
    text = "".join(c for c in text if not unicodedata.combining(c) and c not in _DROPPED)
    return re.sub(r"^saint ", "st ", _BLANKS.sub(" ", text).strip())


def slug_of(name: str) -> str:
    """The part of a code that a name gives: `red-sea`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def lines_of(name: str, path: Path | None = None) -> list[str]:
    """The rows of a gazetteer file without its head; raises LexiconError where it cannot be read or is misshapen."""
    subject = str(path) if path else f"gazetteer/{name}.tsv"
    advice = "Give a file of the shape of gazetteer/cities.tsv." if path else _ADVICE
    try:
        found = path or resources.files("hearsay.measures").joinpath("gazetteer", f"{name}.tsv")
        lines = found.read_text(encoding="utf-8").rstrip("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(subject, f"cannot be read ({error}).", advice) from error
    rows = [line for line in lines[:1] if line and not line.startswith("#")] + lines[1:]
    for row in rows[:: max(1, len(rows) // 50)]:
        if row.count("\t") + 1 < _COLUMNS[name]:
            raise LexiconError(subject, f"the row {row[:60]!r} has fewer than {_COLUMNS[name]} columns.", advice)
    return rows


class Gazetteer:
    """Everything that names can mean. `extra` is a file of the shape of `cities.tsv` whose rows come on top."""

    def __init__(self, extra: Path | None = None) -> None:
        self.extra = sorted(lines_of("cities", extra)) if extra else []

    def meanings(self, key: str) -> tuple[Entry, ...]:
        """What a folded name can mean: countries, areas, seas, regions, cities; empty where unknown."""
        if key not in self._known:
            self._known[key] = (*self.named.get(key, ()), *self._cities_at(key))
        return self._known[key]

    def airports(self, key: str) -> tuple[Entry, ...]:
        """The airports whose name begins with the words of `key`, best first: `sheremetyevo`."""
        rows = _begin(self._airport_rows, key + "\t") + _begin(self._airport_rows, key + " ")
        ports = [_airport(row, self._clocks) for row in rows]
        return tuple(ports + [_airport(r, self._clocks) for r in self._airports_by_word.get(key, ()) if r not in rows])

    @cached_property
    def countries(self) -> Mapping[str, Country]:
        """Every country by its code."""
        out: dict[str, Country] = {}
        for line in lines_of("countries"):
            code, lat, lon, zone, around, capital, names, demonyms = line.split("\t")
            called = tuple(names.split("|"))
            entry = Entry(PlaceKind.COUNTRY, called[0], code, "", float(lat), float(lon), zone, LARGEST, code=code)
            out[code] = Country(entry, _split(around), capital, called, _split(demonyms))
        return out

    @cached_property
    def demonyms(self) -> Mapping[str, str]:
        """The code of the country that an adjective belongs to: `Ukrainian` -> UA."""
        return {word: code for code, country in self.countries.items() for word in country.demonyms}

    @cached_property
    def capitals(self) -> Mapping[str, str]:
        """The code of the country whose capital a folded name is."""
        return {fold(country.capital): code for code, country in self.countries.items() if country.capital}

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """The first-level regions, at the number that `cities.tsv` gives them."""
        out: list[Region] = []
        for line in lines_of("regions"):
            _, country, lat, lon, radius, people, zone, names, code = line.split("\t")
            weight = _weight(int(people))
            out.append(Region(country, float(lat), float(lon), int(radius), weight, zone, _split(names), code))
        return tuple(out)

    @cached_property
    def named(self) -> Mapping[str, tuple[Entry, ...]]:
        """Countries, areas, seas and regions by folded name."""
        out: dict[str, list[Entry]] = {}
        for country in self.countries.values():
            for name in country.names:
                out.setdefault(fold(name), []).append(country.entry)
        for entry, names in (*_areas(), *_seas()):
            for name in names:
                out.setdefault(fold(name), []).append(entry)
        for region in self.regions:
            for name in region.names:
                known = out.setdefault(fold(name), [])
                if not any(e.country == region.country and e.kind is PlaceKind.REGION for e in known):
                    known.append(_region(region))
        return {key: tuple(entries) for key, entries in out.items()}

    @cached_property
    def _known(self) -> dict[str, tuple[Entry, ...]]:
        return {}

    @cached_property
    def _city_rows(self) -> list[str]:
        return lines_of("cities")

    @cached_property
    def _airport_rows(self) -> list[str]:
        return lines_of("airports")

    @cached_property
    def _airports_by_word(self) -> Mapping[str, tuple[str, ...]]:
        """Airports of longer names by each of their words but the first: `London Heathrow Airport` by `heathrow`."""
        out: dict[str, tuple[str, ...]] = {}
        for row in self._airport_rows:
            words = row.split("\t", 1)[0].split(" ")
            for n in range(1, len(words)):
                name = " ".join(words[n:])
                if len(name) > 4:
                    out[name] = (*out.get(name, ()), row)
        return out

    @cached_property
    def _clocks(self) -> tuple[str, ...]:
        return tuple(line.split("\t")[1] for line in lines_of("clocks"))

    def _cities_at(self, key: str) -> Iterator[Entry]:
        for row in (*_begin(self._city_rows, key + "\t"), *_begin(self.extra, key + "\t")):
            yield self._city(row)

    def _city(self, row: str) -> Entry:
        _, name, country, number, lat, lon, people, clock = row.split("\t")[:8]
        region = self.regions[int(number)] if number.isdigit() and int(number) < len(self.regions) else None
        inside = region.names[0] if region and region.names else ""
        zone = self._clocks[int(clock)] if clock.isdigit() else clock
        return Entry(PlaceKind.CITY, name, country, inside, float(lat), float(lon), zone, _weight(int(people)))

    @cached_property
    def _grid(self) -> Mapping[tuple[int, int], tuple[str, ...]]:
        out: dict[tuple[int, int], list[str]] = {}
        for row in self._city_rows:
            cells = row.split("\t")
            out.setdefault((int(float(cells[4]) // 1), int(float(cells[5]) // 1)), []).append(row)
        return {cell: tuple(rows) for cell, rows in out.items()}

    def nearest(self, lat: float, lon: float) -> Entry | None:
        """The city nearest to a point within about 100 km; None on the high seas and in deserts."""
        here = int(lat // 1), int(lon // 1)
        rows = [r for a in (-1, 0, 1) for b in (-1, 0, 1) for r in self._grid.get((here[0] + a, here[1] + b), ())]
        cities = [self._city(row) for row in rows]
        return min(cities, key=lambda c: _apart(c, lat, lon), default=None)


@cache
def shipped() -> Gazetteer:
    """The gazetteer of the package, with the list of towns that HEARSAY_PLACES names; one for the whole process."""
    path = os.environ.get(PLACES, "")
    return Gazetteer(Path(path) if path.endswith(".tsv") else None)


def _apart(city: Entry, lat: float, lon: float) -> float:
    """A number that grows with the distance, on a scale of one degree of latitude near `lat`."""
    narrow = max(0.05, 1 - abs(lat) / 90)
    return ((city.lat or 0.0) - lat) ** 2 + (((city.lon or 0.0) - lon) * narrow) ** 2


def _begin(rows: Sequence[str], prefix: str) -> list[str]:
    """The rows that begin with `prefix`, of rows in order."""
    at = bisect_left(rows, prefix)
    out: list[str] = []
    while at < len(rows) and rows[at].startswith(prefix):
        out.append(rows[at])
        at += 1
    return out


def _weight(thousands: int) -> float:
    """The logarithm of a number of people, given in thousands."""
    return 3 + math.log10(max(1, thousands))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _region(region: Region) -> Entry:
    name = region.names[0]
    return Entry(
        PlaceKind.REGION,
        name,
        region.country,
        name,
        region.lat,
        region.lon,
        region.zone,
        region.weight,
        (),
        "",
        region.radius,
        region.code,
    )


def _areas() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    for line in lines_of("areas"):
        cells = line.split("\t")
        names, country, lat, lon, viewpoint, others = (*cells, "", "")[:6]
        called = _split(names)
        entry = Entry(
            PlaceKind.REGION, called[0], country, called[0], float(lat), float(lon), "", 8.0, _split(others), viewpoint,
            code=f"area:{slug_of(called[0])}",
        )  # fmt: skip
        yield entry, called


def _seas() -> Iterator[tuple[Entry, tuple[str, ...]]]:
    for line in lines_of("seas"):
        names, lat, lon = line.split("\t")[:3]
        called = _split(names)
        code = f"sea:{slug_of(called[0])}"
        yield Entry(PlaceKind.SEA, called[0], "", "", float(lat), float(lon), "", 9.0, code=code), called


def _airport(row: str, clocks: Sequence[str]) -> Entry:
    _, name, city, country, lat, lon, clock, _ = row.split("\t")
    return Entry(PlaceKind.AIRPORT, name, country, city, float(lat), float(lon), clocks[int(clock)], 5.0)
