"""Which airport a position is near: the airports of the gazetteer as columns."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from hearsay.evidence.track_sphere import Floats, apart
from hearsay.measures.places_gazetteer import lines_of


class Airport(NamedTuple):
    """An airport and how far away it is, in km."""

    name: str
    km: float


def nearest_airport(lat: float, lon: float) -> Airport:
    """The airport nearest to a point."""
    names, lats, lons = _airports()
    km = apart(lats, lons, lat, lon)
    at = int(np.argmin(km))
    return Airport(names[at], float(km[at]))


@cache
def _airports() -> tuple[tuple[str, ...], Floats, Floats]:
    rows = [line.split("\t") for line in lines_of("airports")]
    lats = np.array([float(row[4]) for row in rows])
    return tuple(row[1] for row in rows), lats, np.array([float(row[5]) for row in rows])
