"""Tiny tracks from stops: `track((0, 30.1, 31.4), (3600, 26.5, 34.5))` flies straight between them."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import numpy as np

from hearsay.evidence.track_columns import fixes
from hearsay.evidence.track_sphere import apart, between
from hearsay.records import Track

MIDNIGHT = datetime(2024, 1, 20, tzinfo=UTC).timestamp()


def track(*stops: tuple[float, float, float], step: float = 30, height: float = 9000, **about: object) -> Track:
    """Positions every `step` seconds between stops (minutes after midnight UTC, lat, lon); None in between: a gap."""
    columns: dict[str, list[float]] = {"time": [], "lat": [], "lon": [], "speed": []}
    for (m1, lat1, lon1), (m2, lat2, lon2) in pairwise(stops):
        count = max(1, round((m2 - m1) * 60 / step))
        km = float(apart(lat1, lon1, lat2, lon2))
        lats, lons = between(lat1, lon1, lat2, lon2, max(km, 1e-6) / count * 1.0001)
        share = np.linspace(0, 1, len(lats))
        columns["time"] += list(MIDNIGHT + 60 * (m1 + share * (m2 - m1)))
        columns["lat"] += list(lats)
        columns["lon"] += list(lons)
        columns["speed"] += [km * 1000 / (60 * (m2 - m1))] * len(lats)
    arrays = {name: np.array(values) for name, values in columns.items()}
    arrays["altitude"] = np.full(len(arrays["time"]), height)
    given = {"id": "track1", "name": "t.json", "format": "test", "registration": "RA-76543"} | about
    return Track(fixes=fixes(arrays), **given)  # type: ignore[arg-type]


def joined(*parts: Track) -> Track:
    """The positions of all parts as one track: what lies between them is a gap."""
    columns = {
        name: np.concatenate([np.asarray(getattr(part.fixes, name)) for part in parts])
        for name in ("time", "lat", "lon", "altitude", "speed", "heading", "climb", "age", "marks")
    }
    first = parts[0]
    return Track(first.id, first.name, first.format, fixes(columns), registration=first.registration)
