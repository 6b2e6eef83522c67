"""KML 2.2: `<gx:Track>` with `<when>` and `<gx:coord>` (lon lat alt), and placemarks of one point with a `<TimeStamp>`.

    <gx:Track><when>2024-01-24T08:00:00Z</when> ... <gx:coord>36.5 50.6 9144</gx:coord> ...</gx:Track>

The n-th `when` belongs to the n-th `gx:coord` (OGC 12-007r2 and Google's extension). A `<LineString>` has no times
and says nothing of when: it is named, and left out.
"""

from __future__ import annotations

import numpy as np
from lxml import etree

from hearsay.errors import EvidenceError
from hearsay.evidence.track_columns import fixes
from hearsay.evidence.track_gpx import numbers
from hearsay.evidence.track_times import seconds
from hearsay.evidence.track_xml import local, root_of, text_of
from hearsay.records import Evidence, Track

FORMAT = "KML"
ADVICE = "Export it with times (gx:Track)."


def is_kml(content: bytes, name: str) -> bool:
    """Whether a `<kml` element opens it."""
    return b"<kml" in content[:4096].replace(b"\x00", b"")


def read_kml(content: bytes, name: str) -> Evidence:
    """The tracks of a KML file; raises EvidenceError where nothing in it has a time."""
    root = root_of(content, name)
    found = [track for one in root.iter() if local(one) == "Track" if (track := _track(one, name)) is not None]
    found += _placemarks(root, name)
    if not found:
        raise EvidenceError(name, "has no track with times.", ADVICE)
    return Evidence(tracks=tuple(found))


def _track(element: etree._Element, name: str) -> Track | None:
    whens = [(one.text or "").strip() for one in element if local(one) == "when"]
    coords = [(one.text or "").split() for one in element if local(one) == "coord"]
    size = min(len(whens), len(coords))
    warnings = ("times and positions differ in number; those without the other were left out",)
    about = next((text_of(one, "name") for one in element.iterancestors() if local(one) == "Placemark"), "")
    odd = len(whens) != len(coords)
    return _made(whens[:size], coords[:size], name, about, warnings if odd else ())


def _placemarks(root: etree._Element, name: str) -> list[Track]:
    """The points that have a moment of their own, together as one track."""
    whens: list[str] = []
    coords: list[list[str]] = []
    for mark in (one for one in root.iter() if local(one) == "Placemark"):
        stamp = next((text_of(one, "when") for one in mark if local(one) == "TimeStamp"), "")
        point = next((text_of(one, "coordinates") for one in mark if local(one) == "Point"), "")
        if stamp and point:
            whens.append(stamp)
            coords.append(point.replace(",", " ").split())
    made = _made(whens, coords, name, "", ())
    return [made] if made else []


def _made(whens: list[str], coords: list[list[str]], name: str, about: str, warnings: tuple[str, ...]) -> Track | None:
    time = seconds(whens)
    if not np.isfinite(time).any():
        return None
    timed = np.isfinite(time)
    padded = [[*one, "", "", ""][:3] for one in coords]
    columns = {
        "time": time[timed],
        "lat": numbers([one[1] for one in padded])[timed],
        "lon": numbers([one[0] for one in padded])[timed],
        "altitude": numbers([one[2] for one in padded])[timed],
    }
    return Track("", name, FORMAT, fixes(columns), description=about, warnings=warnings)
