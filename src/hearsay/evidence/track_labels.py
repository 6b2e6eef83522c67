"""Positions labelled with the country they lie in, else the sea, and run together into stays.

A position has one label here: the country after the declared viewpoint of `measures/regions.py` (Crimea is Ukraine's
after the United Nations General Assembly's resolution 68/262), else the smallest named sea. `others` gives what
other parties call the same place, so that no label is given silently.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from hearsay.evidence.track_columns import Floats, Points
from hearsay.evidence.track_gaps import fix
from hearsay.evidence.track_limits import GAP
from hearsay.measures.regions import known
from hearsay.records import Fix

Codes: TypeAlias = "np.ndarray[Any, np.dtype[np.str_]]"
MOST_RUNS = 5000
"""Positions that are labelled for stays at most: one in so many of a longer track."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A run of positions in one country or sea; `middle` is one halfway, where `others` asks for other labels."""

    code: str
    name: str
    first: Fix
    last: Fix
    middle: Fix
    positions: int


def labels(lat: Floats, lon: Floats) -> Codes:
    """The code of the country or sea of each position; empty on waters without a name."""
    found: Codes = known().countries_of(lon, lat).astype("<U32")
    open_ = np.flatnonzero(found == "")
    hits = ((code, known().within(code, lon[open_], lat[open_])) for code in known().codes if code.startswith("sea:"))
    met = [(getattr(known().shape(code), "area", 0.0), code, inside) for code, inside in hits if inside.any()]
    for _, code, inside in sorted(met, key=lambda one: (-one[0], one[1])):  # a smaller sea lies in a larger one
        found[open_[inside]] = code
    return found


def stays(good: Points) -> tuple[Stay, ...]:
    """The countries and seas of a track in order of time; a stay ends at a gap."""
    if not len(good.time):
        return ()
    some = np.arange(0, len(good.time), max(1, len(good.time) // MOST_RUNS))
    codes = labels(good.lat[some], good.lon[some])
    split = (codes[1:] != codes[:-1]) | (np.diff(good.time[some]) >= GAP)
    firsts = np.concatenate(([0], np.flatnonzero(split) + 1))
    lasts = np.concatenate((np.flatnonzero(split), [len(some) - 1]))
    return tuple(
        Stay(
            str(codes[a]),
            known().name(str(codes[a])),
            fix(good, int(some[a])),
            fix(good, int(some[b])),
            fix(good, int(some[(a + b) // 2])),
            int(some[b] - some[a] + 1),
        )
        for a, b in zip(firsts, lasts, strict=True)
        if codes[a]
    )


def others(stay: Stay) -> tuple[str, ...]:
    """The countries that also call the middle of a stay theirs."""
    found = known().containing(stay.middle.lon, stay.middle.lat)
    return tuple(label.name for label in found if len(label.code) == 2 and label.code != stay.code)
