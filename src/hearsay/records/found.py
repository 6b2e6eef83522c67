"""What checks say, and the dossier that holds everything."""

from __future__ import annotations

from dataclasses import dataclass, field

from hearsay.records.captured import Report, Span
from hearsay.records.evidence import Evidence
from hearsay.records.judged import Mark, Unplaced
from hearsay.records.measured import Measures
from hearsay.records.related import Relations
from hearsay.records.said import Attribution, Claim, Source
from hearsay.types import Outcome, RecordId, ReportId


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a trace: what it says, the numbers in it, and the words they come from."""

    text: str
    values: tuple[float, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says: a stable code, an outcome, a sentence, and every step that led there.

    `numbers` are the operands and results in the order of the trace. `assumed` lists what was taken for granted,
    `not_shown` what a pass does not show, `missing` what keeps it from being judged.
    """

    id: RecordId
    code: str
    outcome: Outcome
    sentence: str
    trace: tuple[Step, ...]
    reports: tuple[ReportId, ...]
    numbers: tuple[float, ...] = ()
    claims: tuple[RecordId, ...] = ()
    assumed: tuple[str, ...] = ()
    not_shown: str = ""
    missing: tuple[str, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of the trace, once, in order of the trace."""
        return tuple(dict.fromkeys(span for step in self.trace for span in step.spans))


@dataclass(frozen=True, slots=True)
class Dossier:
    """All of it, compiled: what every page, table and export is made from.

    `marks` are what people set on records, beside what the machine has; `unplaced` the judgements that stand on
    nothing now. Both are empty in what the machine alone makes.
    """

    title: str
    reports: tuple[Report, ...]
    attributions: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    measures: Measures = field(default_factory=Measures)
    relations: Relations = field(default_factory=Relations)
    findings: tuple[Finding, ...] = ()
    evidence: Evidence = field(default_factory=Evidence)
    marks: tuple[Mark, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
