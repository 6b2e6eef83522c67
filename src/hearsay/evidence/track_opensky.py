"""OpenSky state vectors as CSV: one row an aircraft and second, SI units, several aircraft in one file.

    time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,alert,spi,squawk,baroaltitude,geoaltitude,
    lastposupdate,lastcontact
    1705737600,1533ee,50.6,36.5,221.2,12.5,-0.3,RFF7421 ,false,false,false,,9144.0,9220.0,1705737599.1,1705737600.0

Columns are found by their names, in any order; `icao24` is text (`1e5000` is an address, no number). The age of a
position is `time` less `lastposupdate`; a position that was not updated is an old one sent again
(https://opensky-network.org/data/historical-flight-data).
"""

from __future__ import annotations

import csv
import io

import numpy as np

from hearsay.errors import EvidenceError
from hearsay.evidence.track_columns import Flags, Floats, fixes
from hearsay.evidence.track_marks import ON_GROUND
from hearsay.records import Evidence, Track

FORMAT = "OpenSky CSV"
ADVICE = "Give state vectors with a head line that names time, icao24, lat and lon."
NEEDED = frozenset(("time", "icao24", "lat", "lon"))
COLUMNS = {
    "time": "time",
    "lat": "lat",
    "lon": "lon",
    "velocity": "speed",
    "heading": "heading",
    "vertrate": "climb",
    "baroaltitude": "altitude",
}
MISSING = frozenset(("", "null", "NULL", "None", "nan", "NaN"))


def is_opensky(content: bytes, name: str) -> bool:
    """Whether the head line has the columns of state vectors."""
    head = content[:2048].split(b"\n", 1)[0].decode("utf-8-sig", "replace")
    return set(_head(head)) >= NEEDED


def read_opensky(content: bytes, name: str) -> Evidence:
    """One track an aircraft, in order of first mention; raises EvidenceError where no row is usable."""
    text = content.decode("utf-8-sig", "replace")
    head_line, _, body = text.partition("\n")
    head = _head(head_line)
    try:
        lines = csv.reader(io.StringIO(body, newline=None), delimiter=_delimiter(head_line))
        rows = [row for row in lines if len(row) == len(head)]
    except csv.Error as wrong:
        raise EvidenceError(name, f"is damaged CSV ({wrong}).", ADVICE) from wrong
    left_out = body.count("\n") + (not body.endswith("\n")) - len(rows)
    if not rows:
        raise EvidenceError(name, "holds no row with all columns.", ADVICE)
    columns = dict(zip(head, zip(*rows, strict=True), strict=True))
    addresses = np.array([one.strip().lower() for one in columns["icao24"]])
    numbers = {ours: _numbers(columns[theirs]) for theirs, ours in COLUMNS.items() if theirs in columns}
    if "altitude" in numbers and "geoaltitude" in columns:
        height = numbers["altitude"]
        numbers["altitude"] = np.where(np.isnan(height), _numbers(columns["geoaltitude"]), height)
    if "lastposupdate" in columns:
        numbers["age"] = np.maximum(0.0, numbers["time"] - _numbers(columns["lastposupdate"]))
    ground = columns.get("onground", ())
    marks = np.array([ON_GROUND if g.strip().lower() in ("true", "1", "t") else 0 for g in ground], dtype=np.int64)
    warnings = (f"{left_out} rows lack columns and were left out",) if left_out > 0 else ()
    tracks = []
    for address in dict.fromkeys(addresses.tolist()):
        mine = addresses == address
        own: dict[str, Floats | Flags] = {ours: values[mine] for ours, values in numbers.items()}
        if len(marks):
            own["marks"] = marks[mine]
        signs = _signs(columns.get("callsign", ()), mine)
        tracks.append(Track("", name, FORMAT, fixes(own), address, callsigns=signs, warnings=warnings))
    return Evidence(tracks=tuple(tracks))


def _delimiter(head: str) -> str:
    return max(",;\t|", key=head.count)


def _head(line: str) -> list[str]:
    return [one.strip().strip('"').lower() for one in line.strip().strip("|").split(_delimiter(line))]


def _numbers(cells: tuple[str, ...]) -> Floats:
    """A column as numbers; NaN for what is empty or no number."""
    try:
        return np.array([np.nan if c in MISSING else c for c in cells], dtype=np.float64)
    except ValueError:
        return np.array([_number(c) for c in cells])


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return float("nan")


def _signs(cells: tuple[str, ...], mine: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[str, ...]:
    found = (cells[n].strip() for n in np.flatnonzero(mine)) if cells else ()
    return tuple(dict.fromkeys(one for one in found if one not in MISSING))
