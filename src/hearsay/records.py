"""Every record that one stage hands to the next: frozen, typed, each tied to its words.

Offsets are Unicode code points of `Report.text`. A record's id begins with its report's id where it was
read in one report. Field names are the words of the glossary (`types.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from hearsay.types import (
    Bound,
    Commitment,
    Difference,
    Granularity,
    IdentifierKind,
    Outcome,
    PlaceKind,
    Quotation,
    QuestionKind,
    RecordId,
    ReportId,
    SourceKind,
    TimeKind,
    ZoneFrom,
)


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


@dataclass(frozen=True, slots=True)
class Attribution:
    """The attribution relation of PARC 3 and PolNeAR: source, cue and content spans.

    `source` and `cue` may be empty; `contents` has several spans where a quotation is split. `parent` is the
    attribution whose content holds this one. `confidence` is a calibrated probability.
    """

    id: RecordId
    report: ReportId
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    contents: tuple[Span, ...]
    quotation: Quotation
    confidence: float
    parent: RecordId | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, one record a speaker over the whole case. `candidates` is set where it stays ambiguous."""

    id: RecordId
    name: str
    kind: SourceKind
    role: str = ""
    affiliation: str = ""
    party: str = ""
    mentions: tuple[Span, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relay:
    """An outlet or body that passes a claim on between speaker and report, with the words that say so."""

    name: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One content put forward by one source, or by the report's own voice.

    `source` is the id of a Source (of kind own voice for the report's own). `source_spans` are the words that
    name the source; for a carried speaker (`carried`) they stand earlier in the report. `relays` run from the
    speaker to the report, nearest the report last. `commitment_spans` are the words that decided it. `figures`,
    `times`, `places`, `identifiers` are ids of the measures inside the content. `background` marks an own-voice
    sentence that is not about the event.
    """

    id: RecordId
    report: ReportId
    contents: tuple[Span, ...]
    source: RecordId
    source_spans: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    attribution: RecordId | None = None
    parent: RecordId | None = None
    relays: tuple[Relay, ...] = ()
    channel: str = ""
    channel_spans: tuple[Span, ...] = ()
    commitment: Commitment = Commitment.ASSERTED
    commitment_spans: tuple[Span, ...] = ()
    distancing: bool = False
    quotation: Quotation = Quotation.INDIRECT
    carried: bool = False
    background: bool = False
    said_at: RecordId | None = None
    figures: tuple[RecordId, ...] = ()
    times: tuple[RecordId, ...] = ()
    places: tuple[RecordId, ...] = ()
    identifiers: tuple[RecordId, ...] = ()
    confidence: float = 1.0


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
        """The start as ISO 8601, no finer than the words; None where unresolved or a duration or set."""
        if self.start is None:
            return None
        if self.granularity in (Granularity.MINUTE, Granularity.SECOND, Granularity.HOUR):
            finest = "seconds" if self.granularity is Granularity.SECOND else "minutes"
            return self.start.isoformat(timespec=finest)
        lengths = {Granularity.YEAR: 4, Granularity.DECADE: 4, Granularity.CENTURY: 4, Granularity.MONTH: 7}
        return self.start.date().isoformat()[: lengths.get(self.granularity, 10)]


@dataclass(frozen=True, slots=True)
class Place:
    """A place name and what it resolves to; `candidates` lists what else it could be."""

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


@dataclass(frozen=True, slots=True)
class Answer:
    """One value given to a question and the claims that give it; `origins` are report ids, one an origin."""

    text: str
    lo: float | None = None
    hi: float | None = None
    iso: str = ""
    claims: tuple[RecordId, ...] = ()
    measures: tuple[RecordId, ...] = ()
    holders: tuple[RecordId, ...] = ()
    reports: tuple[ReportId, ...] = ()
    origins: tuple[ReportId, ...] = ()
    commitment: Commitment = Commitment.ASSERTED


@dataclass(frozen=True, slots=True)
class Relation:
    """How answer `left` and answer `right` (indices) of one question differ, with the reason as a sentence."""

    left: int
    right: int
    difference: Difference
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """What accounts answer differently or alike. `silent` lists the reports that do not speak to it."""

    id: RecordId
    text: str
    kind: QuestionKind
    answers: tuple[Answer, ...]
    relations: tuple[Relation, ...] = ()
    silent: tuple[ReportId, ...] = ()
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """`copy` took words from `parent`: one edge of the lineage with its evidence."""

    parent: ReportId
    copy: ReportId
    containment: float
    evidence: str
    spans: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Relations:
    """All that `relate` found: the questions in the order to show them, and the lineage."""

    questions: tuple[Question, ...] = ()
    lineage: tuple[Copy, ...] = ()


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
    """All of it, compiled: what every page, table and export is made from."""

    title: str
    reports: tuple[Report, ...]
    attributions: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    measures: Measures = field(default_factory=Measures)
    relations: Relations = field(default_factory=Relations)
    findings: tuple[Finding, ...] = ()
