"""What was captured: spans of words, moments as stated, reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from hearsay.types import Granularity, ReportId


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of words of one report: `report.text[start:end]`."""

    report: ReportId
    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves, given the text of the span's report."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point of the same report."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or an instant as a header states it: never finer, never in another zone, than it was given.

    `value` is naive where the zone is unknown; `granularity` is DAY for a date alone.
    """

    value: datetime
    granularity: Granularity

    @property
    def day(self) -> date:
        """The calendar date as stated, in the stated zone."""
        return self.value.date()

    @property
    def iso(self) -> str:
        """ISO 8601, no finer than stated: `2024-01-24`, `2024-01-24T15:00`, `2024-01-24T15:00+02:00`."""
        if self.granularity is Granularity.DAY:
            return self.value.date().isoformat()
        finest = "seconds" if self.granularity is Granularity.SECOND else "minutes"
        return self.value.isoformat(timespec=finest)


@dataclass(frozen=True, slots=True)
class Report:
    """One captured document. `text` is what every offset counts in; `sha256` is of the captured bytes."""

    id: ReportId
    text: str
    name: str = ""
    url: str = ""
    outlet: str = ""
    wire: str = ""
    title: str = ""
    author: str = ""
    published: Moment | None = None
    modified: Moment | None = None
    captured_at: datetime | None = None
    language: str = ""
    media_type: str = "text/plain"
    sha256: str = ""
    text_sha256: str = ""
    extractor: str = ""
    revision_of: ReportId | None = None
    warnings: tuple[str, ...] = ()
