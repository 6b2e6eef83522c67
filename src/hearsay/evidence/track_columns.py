"""Columns of a track: built from arrays or rows, and read as arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from hearsay.records import Column, Fixes

Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.int64]
Where: TypeAlias = NDArray[np.bool_]

FOOT = 0.3048
KNOT = 1852 / 3600
FOOT_A_MINUTE = FOOT / 60
"""Metres, and metres a second, exact by definition (NIST SP 811)."""


@dataclass(frozen=True, slots=True)
class Points:
    """The columns of `Fixes` as arrays of one length."""

    time: Floats
    lat: Floats
    lon: Floats
    altitude: Floats
    speed: Floats
    heading: Floats
    climb: Floats
    age: Floats
    marks: Flags

    def at(self, chosen: NDArray[np.intp] | Where) -> Points:
        """The rows at `chosen`, in that order."""
        return Points(
            self.time[chosen],
            self.lat[chosen],
            self.lon[chosen],
            self.altitude[chosen],
            self.speed[chosen],
            self.heading[chosen],
            self.climb[chosen],
            self.age[chosen],
            self.marks[chosen],
        )


def points(fixes: Fixes) -> Points:
    """The columns as arrays, without a copy but for the marks."""
    return Points(
        np.asarray(fixes.time),
        np.asarray(fixes.lat),
        np.asarray(fixes.lon),
        np.asarray(fixes.altitude),
        np.asarray(fixes.speed),
        np.asarray(fixes.heading),
        np.asarray(fixes.climb),
        np.asarray(fixes.age),
        np.asarray(fixes.marks).astype(np.int64),
    )


def fixes(columns: Mapping[str, Floats | Flags]) -> Fixes:
    """Fixes from arrays by name; `time`, `lat` and `lon` must be there, what else is missing is "not given"."""
    size = len(columns["time"])
    absent = np.full(size, np.nan)

    def column(name: str, otherwise: Floats = absent) -> Column:
        return Column("d", np.ascontiguousarray(columns.get(name, otherwise), dtype=np.float64).tobytes())

    return Fixes(
        column("time"),
        column("lat"),
        column("lon"),
        column("altitude"),
        column("speed"),
        column("heading"),
        column("climb"),
        column("age"),
        column("marks", np.zeros(size)),
    )
