"""What a user adds besides reports: tracks of aircraft, ships and vehicles."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from hearsay.types import GapKind, RecordId

if TYPE_CHECKING:
    FloatArray = array[float]
else:
    FloatArray = array


class Column(FloatArray):
    """A column of 64-bit numbers, NaN for "not given": `Column("d", values)`.

    numpy reads it without a copy; two are equal if their bytes are.
    """

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Column) and self.tobytes() == other.tobytes()

    def __hash__(self) -> int:  # type: ignore[override]  # nobody changes a column of a frozen record
        return hash(self.tobytes())


@dataclass(frozen=True, slots=True)
class Fixes:
    """The positions of one track as columns of one length, in order of the file.

    `time` is in seconds since 1970 (UTC), `altitude` in metres, `speed` and `climb` in metres a second, `heading` in
    degrees, `age` in seconds that the position was old when it was recorded, `marks` the sum of the flags of
    `hearsay.evidence.track_marks`.
    """

    time: Column
    lat: Column
    lon: Column
    altitude: Column
    speed: Column
    heading: Column
    climb: Column
    age: Column
    marks: Column

    def __len__(self) -> int:
        return len(self.time)


@dataclass(frozen=True, slots=True)
class Track:
    """One recorded way of one aircraft, ship or vehicle. `name` is the file, `sha256` that of its bytes.

    `address` is the ICAO 24-bit address as six hex digits, with `~` before it where it is no ICAO address, or empty.
    """

    id: RecordId
    name: str
    format: str
    fixes: Fixes
    address: str = ""
    registration: str = ""
    type_code: str = ""
    description: str = ""
    callsigns: tuple[str, ...] = ()
    sha256: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fix:
    """One position: when (UTC), where, how high in metres, how old the position was in seconds (None: not given)."""

    at: datetime
    lat: float
    lon: float
    altitude: float | None = None
    age: float | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without positions between two fixes, what kind it is, and why."""

    before: Fix
    after: Fix
    kind: GapKind
    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a user adds besides reports."""

    tracks: tuple[Track, ...] = ()
