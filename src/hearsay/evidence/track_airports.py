"""Which airport a position is near, and how high that lies: the gazetteer's airports as columns."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from hearsay.errors import LexiconError
from hearsay.evidence.track_sphere import Floats, apart
from hearsay.measures.places_gazetteer import lines_of


class Airport(NamedTuple):
    """An airport, how far away it is in km, and how high it lies in metres."""

    name: str
    km: float
    height: float


def nearest_airport(lat: float, lon: float) -> Airport:
    """The airport nearest to a point."""
    names, lats, lons, heights = _airports()
    km = apart(lats, lons, lat, lon)
    at = int(np.argmin(km))
    return Airport(names[at], float(km[at]), heights[at])


@cache
def _airports() -> tuple[tuple[str, ...], Floats, Floats, tuple[float, ...]]:
    rows = [line.split("\t") for line in lines_of("airports")]
    heights = _heights()
    lats, lons = (np.array([float(row[n]) for row in rows]) for n in (4, 5))
    return tuple(row[1] for row in rows), lats, lons, tuple(heights.get(row[7], 0.0) for row in rows)


def _heights() -> dict[str, float]:
    """Metres above the sea by IATA code."""
    lines = (files("hearsay.evidence") / "airport_heights.tsv").read_text(encoding="utf-8").splitlines()
    try:
        return {code: float(metres) for code, metres in (line.split("\t") for line in lines[1:])}
    except ValueError as error:
        raise LexiconError("evidence/airport_heights.tsv", f"has a row without its shape ({error}).") from error
