"""What an expression says before it is resolved: a point, a shift, a length, a recurrence, or nothing dated.

"Wednesday, 24 January" is a Point with weekday, day and month; "three days ago" a Shift; "four months" a Length;
"every day" a Recurrence; "recently" a Vague. Units are those of ISO 8601 durations with a leading T below a day
(`TH` hours), and the TIMEX3 letters E (decade), C (century), L (millennium), WE (weekend).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from hearsay.measures.zones import ZoneWords


@dataclass(frozen=True, slots=True)
class Point:
    """A calendar time of which only some fields are stated; None or empty where the words do not say.

    `offset` counts days from the reference date ("yesterday" -1). `step` says which one of the named unit,
    weekday, month or season is meant: last -1, this 0, next 1. `unit` is set where a whole unit is meant
    ("last week"). `from_text`: a step from the time named before ("the following Tuesday"). `until` is the end of
    a stated range with the same fields.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None
    step: int | None = None
    unit: str = ""
    quarter: int | None = None
    half: int | None = None
    season: str = ""
    holiday: str = ""
    digits: str = ""
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    part: str = ""
    zone: ZoneWords | None = None
    from_text: bool = False
    until: Point | None = None

    @property
    def names_day(self) -> bool:
        """Whether a day (not only a time of day) is named."""
        return self.day is not None or self.weekday is not None or self.offset is not None or bool(self.holiday)

    @property
    def of_day(self) -> bool:
        """Whether it is a time of day without its day: a clock time or a part of day alone."""
        return (self.hour is not None or bool(self.part)) and not self.names_day

    @property
    def dateless(self) -> bool:
        """Whether no calendar field at all is stated."""
        return self.of_day and self.month is None and self.year is None

    def merged(self, other: Point) -> Point | None:
        """The two as one point, or None where both state the same field."""
        mine, theirs = _stated(self), _stated(other)
        if mine.keys() & theirs.keys():
            return None
        return replace(self, **theirs)  # type: ignore[arg-type]


def _stated(point: Point) -> dict[str, object]:
    fields = ((name, getattr(point, name)) for name in Point.__dataclass_fields__)
    return {name: value for name, value in fields if value is not None and value != "" and value is not False}


class Anchor(StrEnum):
    """What a shift counts from: the report's date, the time named before or next, the period spoken of."""

    REPORT = "report"
    BEFORE = "before"
    NEXT = "next"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units before (negative) or after an anchor; `of_event` where that is an event ("before the fire")."""

    amount: float
    unit: str
    anchor: Anchor
    part: str = ""
    of_event: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A duration in TIMEX3 form (`P4M`, `PT30M`, `PXY` where the number is left open)."""

    value: str


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A set of times in TIMEX3 form (`P1D`, `XXXX-WXX-1`)."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that no calendar gives: `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`."""

    value: str


Shape: TypeAlias = Point | Shift | Length | Recurrence | Vague


@dataclass(frozen=True, slots=True)
class Mention:
    """An expression found in the text: token range `first` to `last` (exclusive), offsets, and what it says."""

    first: int
    last: int
    start: int
    end: int
    shape: Shape
    rank: int = 0
    approximate: bool = False
