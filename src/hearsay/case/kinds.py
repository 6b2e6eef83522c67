"""The kinds of machine records: where each stands in a Dossier, in which table, and what of it can be filtered by.

A new kind of record is one table, one line here and one migration.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeAlias

from sqlalchemy import Table

from hearsay.case import tables
from hearsay.records import (
    Attribution,
    Claim,
    Copy,
    Dossier,
    Figure,
    Finding,
    Identifier,
    Moment,
    Origin,
    Place,
    Question,
    Report,
    Shift,
    Source,
    Time,
)
from hearsay.types import RecordId, ReportId, SourceKind

Columns: TypeAlias = dict[str, str | int | float | bool | None]
"""What the extra columns of one row hold, by their names."""

FIXED = frozenset(("n", "id", "report", "sha", "body"))
"""Columns that every kind has."""
GAP = " … "
"""What stands between the parts of a split quotation where its words are one line."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a row repeats from other records: its report's outlet and date, its source's name."""

    reports: Mapping[ReportId, Report]
    sources: Mapping[RecordId, Source]
    spoken: Mapping[RecordId, int]

    @classmethod
    def of(cls, dossier: Dossier) -> Around:
        """The surroundings that the records of `dossier` have."""
        spoken = Counter(claim.source for claim in dossier.claims)
        return cls({r.id: r for r in dossier.reports}, {s.id: s for s in dossier.sources}, spoken)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of machine record.

    `of` takes the records out of a dossier; `columns` gives what a row repeats of its record; `report` names the field
    that holds the record's report, empty for records of the whole case; `letter` numbers records that have no id.
    """

    name: str
    table: Table
    record: type
    of: Callable[[Dossier], Sequence[Any]]
    columns: Callable[[Any, Around], Columns]
    report: str = ""
    letter: str = ""

    @property
    def extra(self) -> tuple[str, ...]:
        """The columns that repeat parts of the record, in the table's order."""
        return tuple(column.key for column in self.table.columns if column.key not in FIXED)


def sortable(moment: Moment | None) -> str:
    """A moment as text that sorts by time: in UTC, a time without a zone taken for UTC; empty where unknown."""
    return "" if moment is None else instant(moment.value)


def instant(value: datetime | None) -> str:
    """A time as text that sorts: `2024-01-24T13:00:00`, in UTC; a time without a zone is taken for UTC."""
    if value is None:
        return ""
    try:
        return (value.astimezone(UTC) if value.tzinfo else value).replace(tzinfo=None).isoformat(timespec="seconds")
    except OverflowError:  # within a day of the first or last year that dates have
        return value.replace(tzinfo=None).isoformat(timespec="seconds")


def words(claim: Claim, text: str) -> str:
    """What is claimed on one line, a gap between the parts of a split quotation."""
    spans = sorted(claim.contents, key=lambda span: span.start)
    return GAP.join(part for part in (" ".join(span.of(text).split()) for span in spans) if part)


def _nothing(record: object, around: Around) -> Columns:
    return {}


def _source(record: Source, around: Around) -> Columns:
    return {"name": record.name, "kind": record.kind.value, "claims": around.spoken.get(record.id, 0)}


def _claim(record: Claim, around: Around) -> Columns:
    report, source = around.reports[record.report], around.sources.get(record.source)
    return {
        "source": record.source,
        "speaker": source.name if source else "",
        "kind": source.kind.value if source else SourceKind.ANONYMOUS.value,
        "outlet": report.outlet,
        "relays": "\n".join(relay.name for relay in record.relays),
        "commitment": record.commitment.value,
        "distancing": record.distancing,
        "background": record.background,
        "published_at": sortable(report.published),
        "words": words(record, report.text),
    }


def _figure(record: Figure, around: Around) -> Columns:
    return {
        "lo": record.lo,
        "hi": record.hi,
        "unit": record.unit,
        "counted": record.counted,
        "status": record.status,
        "claim": record.claim or "",
    }


def _time(record: Time, around: Around) -> Columns:
    return {"kind": record.kind.value, "starts": instant(record.start), "claim": record.claim or ""}


def _place(record: Place, around: Around) -> Columns:
    kind = record.kind.value
    return {"name": record.name, "kind": kind, "country": record.country, "claim": record.claim or ""}


def _identifier(record: Identifier, around: Around) -> Columns:
    return {"kind": record.kind.value, "value": record.value, "claim": record.claim or ""}


def _question(record: Question, around: Around) -> Columns:
    answers, kind = len(record.answers), record.kind.value
    return {"text": record.text, "kind": kind, "contested": record.contested, "answers": answers}


def _finding(record: Finding, around: Around) -> Columns:
    return {"code": record.code, "outcome": record.outcome.value, "sentence": record.sentence}


KINDS: tuple[Kind, ...] = (
    Kind("attribution", tables.ATTRIBUTION, Attribution, lambda d: d.attributions, _nothing, "report"),
    Kind("source", tables.SOURCE, Source, lambda d: d.sources, _source),
    Kind("claim", tables.CLAIM, Claim, lambda d: d.claims, _claim, "report"),
    Kind("figure", tables.FIGURE, Figure, lambda d: d.measures.figures, _figure, "report"),
    Kind("time", tables.TIME, Time, lambda d: d.measures.times, _time, "report"),
    Kind("place", tables.PLACE, Place, lambda d: d.measures.places, _place, "report"),
    Kind("identifier", tables.IDENTIFIER, Identifier, lambda d: d.measures.identifiers, _identifier, "report"),
    Kind("question", tables.QUESTION, Question, lambda d: d.relations.questions, _question),
    Kind("copy", tables.COPY, Copy, lambda d: d.relations.lineage, lambda r, a: {"parent": r.parent}, "copy", "l"),
    Kind("origin", tables.ORIGIN, Origin, lambda d: d.relations.origins, lambda r, a: {"basis": r.basis}, "", "o"),
    Kind("shift", tables.SHIFT, Shift, lambda d: d.relations.shifts, lambda r, a: {"code": r.code}, "", "h"),
    Kind("finding", tables.FINDING, Finding, lambda d: d.findings, _finding),
)
"""In the order in which they are written: what a row repeats comes from records before it."""

BY_NAME = {kind.name: kind for kind in KINDS}
