"""GPX 1.0 and 1.1: `<trk>` with `<trkseg>` and `<trkpt lat="" lon=""><ele/><time/></trkpt>`.

One track a `<trk>`; the gaps between segments are those of their times. Points without a time cannot be held against
a claim and are left out (https://www.topografix.com/GPX/1/1/).
"""

from __future__ import annotations

import numpy as np
from lxml import etree

from hearsay.errors import EvidenceError
from hearsay.evidence.track_columns import fixes
from hearsay.evidence.track_times import seconds
from hearsay.evidence.track_xml import local, root_of, text_of
from hearsay.records import Evidence, Track

FORMAT = "GPX"
ADVICE = "Export the track with its times."


def is_gpx(content: bytes, name: str) -> bool:
    """Whether a `<gpx` element opens it."""
    return b"<gpx" in content[:4096].replace(b"\x00", b"")


def read_gpx(content: bytes, name: str) -> Evidence:
    """The tracks of a GPX file; raises EvidenceError where no point has a time."""
    root = root_of(content, name)
    found = [track for one in root.iter() if local(one) == "trk" if (track := _track(one, name)) is not None]
    if not found:
        raise EvidenceError(name, "has no track point with a time.", ADVICE)
    return Evidence(tracks=tuple(found))


def _track(element: etree._Element, name: str) -> Track | None:
    points = [one for one in element.iter() if local(one) == "trkpt"]
    time = seconds([text_of(one, "time") for one in points])
    timed = np.isfinite(time)
    if not timed.any():
        return None
    left_out = int((~timed).sum())
    columns = {
        "time": time[timed],
        "lat": numbers([one.get("lat", "") for one in points])[timed],
        "lon": numbers([one.get("lon", "") for one in points])[timed],
        "altitude": numbers([text_of(one, "ele") for one in points])[timed],
    }
    warnings = (f"{left_out} points have no time and were left out",) if left_out else ()
    about = text_of(element, "name")
    return Track("", name, FORMAT, fixes(columns), description=about, warnings=warnings)


def numbers(words: list[str]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Words as numbers; NaN for what is none."""
    found = np.full(len(words), np.nan)
    for n, word in enumerate(words):
        try:
            found[n] = float(word)
        except ValueError:
            continue
    return found
