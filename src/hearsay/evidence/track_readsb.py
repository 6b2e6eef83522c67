"""readsb and tar1090 traces: `trace_full_1533ee.json`, gzip or plain whatever the name says.

    {"icao": "1533ee", "r": "RA-78830", "t": "IL76", "timestamp": 1706054400.0, "trace": [
        [0.0, 50.61, 36.58, 28000, 431.2, 12.5, 0, -64, {"flight": "RFF7421 "}, "adsb_icao", 28600, ...], ...]}

Rows have 9 columns, from 2022 up to 15: seconds after `timestamp` (which need not be midnight), lat, lon, altitude in
feet or "ground" or null, knots, degrees, flags, feet a minute, details or null. Flag 1 says that no position came for
20 s before this row, so the position itself is new (readsb, README-json.md, "trace jsons").
"""

from __future__ import annotations

import numpy as np
import orjson

from hearsay.errors import EvidenceError
from hearsay.evidence.track_columns import FOOT, FOOT_A_MINUTE, KNOT, Flags, Floats, fixes
from hearsay.evidence.track_marks import AFTER_PAUSE, NEW_LEG, ON_GROUND
from hearsay.records import Evidence, Track

ADVICE = "Give a trace file as readsb or tar1090 writes it."
FORMAT = "readsb trace"
FEWEST_COLUMNS = 7
"""Up to the flags; rows of old versions end with the details, in the ninth."""
FLAGS = {1: AFTER_PAUSE, 2: NEW_LEG}


def is_readsb(content: bytes, name: str) -> bool:
    """Whether it looks like a trace: a JSON object with an address and rows."""
    head = content[:4096]
    return head.lstrip()[:1] == b"{" and b'"trace"' in content[:65536] and (b'"icao"' in head or b'"timestamp"' in head)


def read_readsb(content: bytes, name: str) -> Evidence:
    """The track of one trace file; raises EvidenceError where it is none."""
    try:
        record = orjson.loads(content)
    except orjson.JSONDecodeError as wrong:
        raise EvidenceError(name, f"is damaged JSON ({wrong}).", ADVICE) from wrong
    rows, base = record.get("trace"), record.get("timestamp")
    if not isinstance(rows, list) or isinstance(base, bool) or not isinstance(base, int | float):
        raise EvidenceError(name, "has no `trace` rows or no `timestamp`.", ADVICE)
    kept = [row for row in rows if isinstance(row, list) and len(row) >= FEWEST_COLUMNS]
    if not kept:
        raise EvidenceError(name, "holds no position.", ADVICE)
    left_out = len(rows) - len(kept)
    return Evidence(
        tracks=(
            Track(
                id="",
                name=name,
                format=FORMAT,
                fixes=fixes(_columns(kept, float(base))),
                address=_word(record.get("icao")).lower(),
                registration=_word(record.get("r")),
                type_code=_word(record.get("t")),
                description=", ".join(w for w in (_word(record.get("desc")), _word(record.get("ownOp"))) if w),
                callsigns=_callsigns(kept),
                warnings=(f"{left_out} rows are no positions and were left out",) if left_out else (),
            ),
        )
    )


def _columns(rows: list[list[object]], base: float) -> dict[str, Floats | Flags]:
    heights = [row[3] for row in rows]
    ground = np.fromiter((h == "ground" for h in heights), np.bool_, len(rows))
    flags = np.fromiter((f if type(f := row[6]) is int else 0 for row in rows), np.int64, len(rows))
    marks = ground * ON_GROUND + sum(((flags & bit) > 0) * mark for bit, mark in FLAGS.items())
    climb = [row[7] if len(row) > 7 else None for row in rows]
    return {
        "time": base + _numbers([row[0] for row in rows]),
        "lat": _numbers([row[1] for row in rows]),
        "lon": _numbers([row[2] for row in rows]),
        "altitude": _numbers(heights) * FOOT,
        "speed": _numbers([row[4] for row in rows]) * KNOT,
        "heading": _numbers([row[5] for row in rows]),
        "climb": _numbers(climb) * FOOT_A_MINUTE,
        "marks": marks,
    }


def _numbers(values: list[object]) -> Floats:
    """The numbers of a column; NaN for null, words and whatever else is no number."""
    kinds = set(map(type, values))
    if kinds <= {float, int}:
        return np.array(values, dtype=np.float64)
    return np.array([v if type(v) in (float, int) else np.nan for v in values], dtype=np.float64)


def _word(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _callsigns(rows: list[list[object]]) -> tuple[str, ...]:
    found = (row[8].get("flight") for row in rows if len(row) > 8 and isinstance(row[8], dict))
    return tuple(dict.fromkeys(word for value in found if (word := _word(value))))
