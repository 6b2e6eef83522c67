"""What a user adds besides reports: tracks of aircraft, ships and vehicles, zones, capacities, lists of names."""

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
class Person:
    """One row of a list of names: the name as written, its parts as far as they could be told, when born.

    `born` is as fine as the list gives it: `1984`, `1984-03-02`, or empty. `sure` says whether the parts come from
    columns, endings or known given names, not from the order of the words alone.
    """

    row: int
    name: str
    surname: str
    given: str = ""
    patronymic: str = ""
    born: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class NameList:
    """A list of names that a user brings. `columns` says how each column of the file was read."""

    id: RecordId
    name: str
    people: tuple[Person, ...]
    columns: tuple[str, ...] = ()
    sha256: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Zone:
    """An area with a name and, where given, a time of validity (end exclusive); `words` are other names for it.

    `polygons` hold rings of (longitude, latitude), the outer ring first, as GeoJSON (RFC 7946) has them. `file` is
    where it comes from and `about` what the file says of it.
    """

    id: RecordId
    name: str
    polygons: tuple[tuple[tuple[tuple[float, float], ...], ...], ...]
    start: datetime | None = None
    end: datetime | None = None
    words: tuple[str, ...] = ()
    about: str = ""
    file: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Capacity:
    """What a type of vehicle carries in one configuration: `lo` to `hi` of `unit` (people, or t), and who says so.

    `words` are regular expressions for the type's names in reports; `of` says whom the number counts.
    """

    type: str
    words: tuple[str, ...]
    configuration: str
    lo: float
    hi: float
    unit: str
    source: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a user adds besides reports."""

    tracks: tuple[Track, ...] = ()
    zones: tuple[Zone, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    lists: tuple[NameList, ...] = ()
