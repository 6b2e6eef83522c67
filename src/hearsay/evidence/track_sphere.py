"""Distances on a sphere, for whole columns at once. Angles in degrees, lengths in km."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from hearsay.measures.places_beside import EARTH

Floats: TypeAlias = NDArray[np.float64]


def apart(lat1: Floats | float, lon1: Floats | float, lat2: Floats | float, lon2: Floats | float) -> Floats:
    """Great-circle km between points, element by element (haversine); the 180th meridian is no edge."""
    a, b = np.radians(lat1), np.radians(lat2)
    turn = np.radians(np.subtract(lon2, lon1))
    h = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(turn / 2) ** 2
    found: Floats = 2 * EARTH * np.arcsin(np.sqrt(np.minimum(h, 1.0)))
    return found


def between(lat1: float, lon1: float, lat2: float, lon2: float, step: float) -> tuple[Floats, Floats]:
    """Points on the great circle from one point to another, ends included, no more than `step` km apart."""
    length = float(apart(lat1, lon1, lat2, lon2))
    share = np.linspace(0.0, 1.0, max(2, int(np.ceil(length / step)) + 1))
    start, end = _vector(lat1, lon1), _vector(lat2, lon2)
    angle = length / EARTH
    if np.sin(angle) < 1e-9:
        return np.full(len(share), lat1), np.full(len(share), lon1)
    way = (np.sin((1 - share) * angle)[:, None] * start + np.sin(share * angle)[:, None] * end) / np.sin(angle)
    lat = np.degrees(np.arcsin(np.clip(way[:, 2], -1.0, 1.0)))
    return lat, np.degrees(np.arctan2(way[:, 1], way[:, 0]))


def _vector(lat: float, lon: float) -> Floats:
    phi, lam = np.radians(lat), np.radians(lon)
    return np.array([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])
