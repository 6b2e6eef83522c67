"""What to show: filters and pages of the records in a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from hearsay.types import Commitment, Outcome, RecordId, ReportId

T = TypeVar("T")
MOST = 1_000
"""Records of one page: more than anybody reads, few enough to answer at once."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records to show; an empty field keeps all. A field that a kind of record does not have is not used.

    `outlet`, `relay`, `speaker` and `kind` are held against names without regard to case; `since` and `until` against
    when the report was published (`2024-01-24` or with a time, `until` includes its day), `text` is a search
    (`hearsay.case.words`).
    """

    text: str = ""
    report: ReportId = ""
    source: RecordId = ""
    speaker: str = ""
    outlet: str = ""
    relay: str = ""
    commitment: Commitment | None = None
    distancing: bool | None = None
    kind: str = ""
    since: str = ""
    until: str = ""
    status: str = ""
    contested: bool | None = None
    code: str = ""
    outcome: Outcome | None = None
    removed: bool | None = False


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a list: `limit` records from `offset` on."""

    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Part of a list in order, and how many records there are in all."""

    items: tuple[T, ...]
    total: int
    offset: int = 0

    @property
    def more(self) -> bool:
        """Whether records come after these."""
        return self.offset + len(self.items) < self.total
