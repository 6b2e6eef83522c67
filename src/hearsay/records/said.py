"""Who said what: attributions, sources, relays, claims."""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.records.captured import Span
from hearsay.types import Commitment, Quotation, RecordId, ReportId, SourceKind


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
