"""What was counted, when and where: figures, times, places, identifiers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from hearsay.records.captured import Span
from hearsay.types import (
    Bound,
    Granularity,
    IdentifierKind,
    PlaceKind,
    RecordId,
    ReportId,
    TimeKind,
    ZoneFrom,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures something, as stated.

    `lo` and `hi` are the stated value (equal unless a range was stated); what the bound makes of it is
    `interval`. `unit` is empty for counts, else a unit name of `measures/units.py` (`km`, `USD`, `percent`).
    `counted` is the noun phrase counted, `status` what befell it (killed, injured, aboard, missing, captured,
    identified, exchanged...), `scope` what limits it ("of Coromandel", "from West Bengal"), `as_of` the id of a
    Time. `part_of` and `difference` mark "of the 275, 88" and "another nine".
    """

    id: RecordId
    span: Span
    lo: float
    hi: float
    bound: Bound = Bound.EXACT
    unit: str = ""
    counted: str = ""
    counted_spans: tuple[Span, ...] = ()
    status: str = ""
    scope: str = ""
    as_of: RecordId | None = None
    part_of: RecordId | None = None
    difference: bool = False
    definite: bool = False
    claim: RecordId | None = None

    @property
    def report(self) -> ReportId:
        """The report it stands in."""
        return self.span.report

    @property
    def interval(self) -> tuple[float, float]:
        """The values that the words allow: `(lo, inf)` for "at least"; closed ends, `approx` as stated."""
        if self.bound in (Bound.MIN, Bound.GT):
            return self.lo, float("inf")
        if self.bound in (Bound.MAX, Bound.LT):
            return 0.0, self.hi
        return self.lo, self.hi


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression and what it resolves to.

    `value` is the TIMEX3 value; `start` and `end` bound the interval (end exclusive), naive where the zone is
    unknown, None where the words cannot be resolved; `reason` says why this date and this zone were chosen.
    """

    id: RecordId
    span: Span
    kind: TimeKind
    value: str
    granularity: Granularity
    start: datetime | None = None
    end: datetime | None = None
    zone: str = ""
    zone_from: ZoneFrom = ZoneFrom.UNKNOWN
    approximate: bool = False
    weekday: str = ""
    reason: str = ""
    claim: RecordId | None = None

    @property
    def report(self) -> ReportId:
        """The report it stands in."""
        return self.span.report

    @property
    def iso(self) -> str | None:
        """The time as ISO 8601, no finer than the words; None where unresolved or a duration or set.

        A time of day is its start; several days, months or years are `first/last` (`2023-03/2023-05` for a spring).
        """
        if self.start is None:
            return None
        if self.granularity in (Granularity.MINUTE, Granularity.SECOND, Granularity.HOUR):
            finest = "seconds" if self.granularity is Granularity.SECOND else "minutes"
            return self.start.isoformat(timespec=finest)
        lengths = {Granularity.YEAR: 4, Granularity.DECADE: 4, Granularity.CENTURY: 4}
        lengths |= {Granularity.MONTH: 7, Granularity.QUARTER: 7}
        length = lengths.get(self.granularity, 10)
        first = self.start.date().isoformat()[:length]
        if self.end is None or self.granularity is Granularity.PART_OF_DAY:
            return first
        last = (self.end - timedelta(microseconds=1)).date().isoformat()[:length]
        return f"{first}/{last}" if last > first else first


@dataclass(frozen=True, slots=True)
class Place:
    """A place name and what it resolves to; `candidates` lists what else it could be.

    `anchor` is the point of the place that a relative one ("70 km northeast of X") is measured from. `code` is that of
    its outline in `measures/regions.py`, empty for what is a point; `radius` says within how many km of its point, or
    where it has none of its anchor, a town, an airport or a relative place lies.
    """

    id: RecordId
    span: Span
    name: str
    kind: PlaceKind
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    region: str = ""
    zone: str = ""
    candidates: tuple[str, ...] = ()
    reason: str = ""
    claim: RecordId | None = None
    anchor: tuple[float, float] | None = None
    code: str = ""
    radius: float | None = None

    @property
    def report(self) -> ReportId:
        """The report it stands in."""
        return self.span.report


@dataclass(frozen=True, slots=True)
class Identifier:
    """A registration, type, weapon name, flight number or address: digits that count nothing."""

    id: RecordId
    span: Span
    kind: IdentifierKind
    value: str
    claim: RecordId | None = None

    @property
    def report(self) -> ReportId:
        """The report it stands in."""
        return self.span.report


@dataclass(frozen=True, slots=True)
class Measures:
    """All that `measure` found, in order of report and offset."""

    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
