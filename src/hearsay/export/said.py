"""One claim a line: who said what, through whom, how firmly, with the words and where they stand.

The flat view that tables, JSON Lines and the Python interface show; the records keep everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from hearsay.records import Claim, Dossier, Report, Source, Span
from hearsay.types import Commitment, Quotation, RecordId, ReportId, SourceKind


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with its words. `contents`, `source` and `cue` are `(start, end)` in the report's text."""

    id: RecordId
    report: ReportId
    name: str
    outlet: str
    speaker: str
    speaker_id: RecordId
    kind: SourceKind
    role: str
    affiliation: str
    relays: tuple[str, ...]
    channel: str
    commitment: Commitment
    distancing: bool
    quotation: Quotation
    content: str
    source_words: str
    cue_words: str
    contents: tuple[tuple[int, int], ...]
    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    carried: bool = False
    background: bool = False

    @property
    def own_voice(self) -> bool:
        """Whether the report itself says it, not somebody it cites."""
        return self.kind is SourceKind.OWN_VOICE


def said(dossier: Dossier) -> tuple[Said, ...]:
    """Every claim of the dossier, in order of report and of the words."""
    reports = {r.id: r for r in dossier.reports}
    order = {r.id: at for at, r in enumerate(dossier.reports)}
    sources = {s.id: s for s in dossier.sources}
    claims = sorted(dossier.claims, key=lambda c: (order[c.report], c.contents[0].start if c.contents else 0))
    return tuple(_line(claim, reports[claim.report], sources[claim.source]) for claim in claims)


def joined(spans: tuple[Span, ...], text: str) -> str:
    """The words of several spans on one line, a gap between them as an ellipsis."""
    parts = [" ".join(span.of(text).split()) for span in sorted(spans, key=attrgetter("start"))]
    return " … ".join(part for part in parts if part)


def _line(claim: Claim, report: Report, source: Source) -> Said:
    return Said(
        id=claim.id,
        report=report.id,
        name=report.name,
        outlet=report.outlet,
        speaker=source.name,
        speaker_id=source.id,
        kind=source.kind,
        role=source.role,
        affiliation=source.affiliation,
        relays=tuple(relay.name for relay in claim.relays),
        channel=claim.channel,
        commitment=claim.commitment,
        distancing=claim.distancing,
        quotation=claim.quotation,
        content=joined(claim.contents, report.text),
        source_words=joined(claim.source_spans, report.text),
        cue_words=joined(claim.cue, report.text),
        contents=_offsets(claim.contents),
        source=_offsets(claim.source_spans),
        cue=_offsets(claim.cue),
        carried=claim.carried,
        background=claim.background,
    )


def _offsets(spans: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)
