"""A read-only look at a dossier: its measures by report and sentence, its voices, its words.

Every check is a function from a `View` to findings. The view indexes once what all of them ask for; it adds
nothing to the records and drops nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from hearsay.checks.counts import Count, counts
from hearsay.measures.units import dimension
from hearsay.reading.segments import sentences
from hearsay.records import Claim, Dossier, Figure, Identifier, Place, Report, Source, Span, Time
from hearsay.types import RecordId, ReportId, SourceKind

ADDED = ("money", "mass", "volume", "area", "energy", "power")
"""Dimensions whose amounts make sums; lengths and times on a way do not."""
Measured = TypeVar("Measured", Figure, Time, Place, Identifier)


class View:
    """Indexes over one dossier; built once, asked by every check."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.reports: dict[ReportId, Report] = {report.id: report for report in dossier.reports}
        self._sentences: dict[ReportId, tuple[Span, ...]] = {}
        self._counts: dict[ReportId, tuple[Count, ...]] = {}

    @cached_property
    def figures(self) -> dict[ReportId, tuple[Figure, ...]]:
        """The figures of each report in order of their words."""
        return _by_report(self.dossier.measures.figures)

    @cached_property
    def times(self) -> dict[ReportId, tuple[Time, ...]]:
        """The times of each report in order of their words."""
        return _by_report(self.dossier.measures.times)

    @cached_property
    def places(self) -> dict[ReportId, tuple[Place, ...]]:
        """The places of each report in order of their words."""
        return _by_report(self.dossier.measures.places)

    @cached_property
    def identifiers(self) -> dict[ReportId, tuple[Identifier, ...]]:
        """The identifiers of each report in order of their words."""
        return _by_report(self.dossier.measures.identifiers)

    @cached_property
    def claims(self) -> dict[RecordId, Claim]:
        """Every claim by its id."""
        return {claim.id: claim for claim in self.dossier.claims}

    @cached_property
    def claim_of(self) -> dict[Span, RecordId]:
        """The claim that the words of each figure and time stand in."""
        found = {f.span: f.claim for f in self.dossier.measures.figures if f.claim}
        return found | {t.span: t.claim for t in self.dossier.measures.times if t.claim}

    @cached_property
    def _sources(self) -> dict[RecordId, Source]:
        return {source.id: source for source in self.dossier.sources}

    def sentences(self, report: ReportId) -> tuple[Span, ...]:
        """The sentences of one report in order."""
        if report not in self._sentences:
            offsets = sentences(self.reports[report].text)
            self._sentences[report] = tuple(Span(report, start, end) for start, end in offsets)
        return self._sentences[report]

    def counts(self, report: ReportId) -> tuple[Count, ...]:
        """The counts of one report with what their clauses say, in order of their words."""
        if report not in self._counts:
            text = self.reports[report].text
            self._counts[report] = counts(text, self.sentences(report), self.figures.get(report, ()))
        return self._counts[report]

    def amounts(self, report: ReportId) -> tuple[tuple[Count, ...], ...]:
        """The amounts of one report, those of one unit together: tonnes, dollars."""
        figures = self.figures.get(report, ())
        units = dict.fromkeys(f.unit for f in figures if dimension(f.unit) in ADDED)
        text, sentences_ = self.reports[report].text, self.sentences(report)
        return tuple(counts(text, sentences_, figures, unit) for unit in units)

    def sentence_index(self, span: Span) -> int:
        """Which sentence of its report a span begins in, counted from 0."""
        starts = [sentence.start for sentence in self.sentences(span.report)]
        return max(0, bisect_right(starts, span.start) - 1)

    def words(self, span: Span) -> str:
        """The words of a span."""
        return span.of(self.reports[span.report].text)

    def between(self, left: Span, right: Span) -> str:
        """The words between two spans of one report."""
        return self.reports[left.report].text[left.end : right.start]

    def text(self, report: ReportId, start: int, end: int) -> str:
        """The words of a report from `start` to `end`, offsets clipped to the text."""
        return self.reports[report].text[max(0, start) : end]

    def in_sentence(self, measures: Sequence[Measured], sentence: Span) -> tuple[Measured, ...]:
        """Those of the measures whose words lie in the sentence."""
        return tuple(m for m in measures if sentence.covers(m.span))

    def neighbours(self, measures: Sequence[Measured]) -> list[tuple[Measured, Measured, str]]:
        """Each two measures that follow one another without overlap, with the words between them."""
        return [
            (left, right, self.between(left.span, right.span))
            for left, right in pairwise(measures)
            if left.span.end <= right.span.start
        ]

    def speaker(self, measure: Figure | Time) -> str:
        """The name of whoever puts the measure forward; empty for the report's own voice or no claim."""
        claim = self.claims.get(measure.claim or "")
        return self.speaker_of(claim) if claim else ""

    def speaker_of(self, claim: Claim) -> str:
        """The name of whoever makes the claim; empty for the report's own voice."""
        source = self._sources.get(claim.source)
        return source.name if source and source.kind is not SourceKind.OWN_VOICE else ""

    def party(self, claim: Claim) -> str:
        """The party of whoever makes the claim; empty for none."""
        source = self._sources.get(claim.source)
        return source.party if source else ""

    def kind(self, claim: Claim) -> SourceKind:
        """What makes the claim; the report's own voice where no source is on record."""
        source = self._sources.get(claim.source)
        return source.kind if source else SourceKind.OWN_VOICE

    def is_background(self, measure: Figure | Time) -> bool:
        """Whether the measure stands in a sentence that is not about the event."""
        claim = self.claims.get(measure.claim or "")
        return claim is not None and claim.background


def _by_report(measures: Sequence[Measured]) -> dict[ReportId, tuple[Measured, ...]]:
    found: dict[ReportId, list[Measured]] = defaultdict(list)
    for measure in measures:
        found[measure.span.report].append(measure)
    return {report: tuple(sorted(ms, key=lambda m: (m.span.start, -m.span.end))) for report, ms in found.items()}
