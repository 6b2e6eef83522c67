"""A dossier looked up by id: anchors, names, parties and paths, as every section of the page needs them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from hearsay.dossier import harmless
from hearsay.records import Attribution, Claim, Copy, Dossier, Figure, Place, Report, Source, Span, Time
from hearsay.types import RecordId, ReportId, SourceKind

HUES = 4
"""Parties with a hue of their own (pages.md: at most four, else neutral)."""
UNKNOWN = Source(id="", name="unnamed source", kind=SourceKind.ANONYMOUS)
"""Stands in where a claim names a source that the dossier does not hold."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party to the event with the class that carries its hue."""

    name: str
    hue: str


class Index:
    """Looks up the records of one dossier; anchors are numbers, so that no id from outside enters markup."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.reports: dict[ReportId, Report] = {r.id: r for r in dossier.reports}
        self.sources: dict[RecordId, Source] = {s.id: s for s in dossier.sources}
        self.claims: dict[RecordId, Claim] = {c.id: c for c in dossier.claims if c.report in self.reports}
        self.figures: dict[RecordId, Figure] = {f.id: f for f in dossier.measures.figures}
        self.times: dict[RecordId, Time] = {t.id: t for t in dossier.measures.times}
        self.places: dict[RecordId, Place] = {p.id: p for p in dossier.measures.places}
        self.attributions: dict[RecordId, Attribution] = {a.id: a for a in dossier.attributions}
        self.lines: dict[RecordId, object] = {}  # each claim in words, kept by `lines.line`
        self._report_number = {r.id: n for n, r in enumerate(dossier.reports, 1)}
        self._source_number = {s.id: n for n, s in enumerate(dossier.sources, 1)}

    # Anchors

    def report_anchor(self, report: ReportId) -> str:
        """The anchor of a report: `r3`."""
        return f"r{self._report_number.get(report, 0)}"

    def claim_anchor(self, claim: RecordId) -> str:
        """The anchor of a claim's note: `r3c7`."""
        held = self.claims[claim]
        return f"{self.report_anchor(held.report)}c{self.claim_number(claim)}"

    def words_anchor(self, span: Span) -> str:
        """The anchor of a run of words: `r3w120-134`."""
        return f"{self.report_anchor(span.report)}w{span.start}-{span.end}"

    def source_anchor(self, source: RecordId) -> str:
        """The anchor of a speaker: `s4`."""
        return f"s{self._source_number.get(source, 0)}"

    # Claims

    @cached_property
    def claims_of_report(self) -> dict[ReportId, tuple[Claim, ...]]:
        """The claims of each report in the order of their words."""
        found: defaultdict[ReportId, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.report].append(claim)
        return {key: tuple(sorted(claims, key=first_offset)) for key, claims in found.items()}

    @cached_property
    def _claim_numbers(self) -> dict[RecordId, int]:
        return {c.id: n for claims in self.claims_of_report.values() for n, c in enumerate(claims, 1)}

    def claim_number(self, claim: RecordId) -> int:
        """The number of a claim in its report, from 1 in the order of its words."""
        return self._claim_numbers[claim]

    @cached_property
    def claims_of_source(self) -> dict[RecordId, tuple[Claim, ...]]:
        """The claims of each source, earliest report first."""
        found: defaultdict[RecordId, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.source].append(claim)
        return {
            key: tuple(sorted(claims, key=lambda c: (self.published(c.report), c.report, first_offset(c))))
            for key, claims in found.items()
        }

    def words(self, spans: Iterable[Span]) -> str:
        """The words of the spans, split ones joined by an ellipsis."""
        texts = (harmless.name(s.of(self.reports[s.report].text)) for s in spans if s.report in self.reports)
        return " … ".join(text for text in texts if text)

    def source(self, claim: Claim) -> Source:
        """Who puts a claim forward."""
        return self.sources.get(claim.source, UNKNOWN)

    def path(self, claim: Claim) -> tuple[str, ...]:
        """Who passed a claim on, from the speaker's side, the report's outlet last."""
        stops = (*(harmless.name(r.name) for r in claim.relays), self.outlet(claim.report))
        return tuple(stop for n, stop in enumerate(stops) if not n or stop != stops[n - 1])

    # Reports

    def outlet(self, report: ReportId) -> str:
        """Who published a report: its outlet, else its host, else its name."""
        held = self.reports[report]
        known = held.outlet or harmless.host(held.url) or held.name or f"report {self._report_number[report]}"
        return harmless.name(known)

    def title(self, report: ReportId) -> str:
        """The report's title, else its first words, else its name."""
        held = self.reports[report]
        first = next((line.strip() for line in held.text.splitlines() if line.strip()), "")
        shown = harmless.name(held.title or first[:90] or held.name)
        return shown or "Report without words"

    def published(self, report: ReportId) -> datetime:
        """When a report was published, for sorting only: zone unknown counts as UTC, no date comes last."""
        held = self.reports[report].published
        return placed(held.value) if held else datetime.max.replace(tzinfo=UTC)

    @cached_property
    def parents(self) -> dict[ReportId, Copy]:
        """The nearest origin of each report that took words from another."""
        best: dict[ReportId, Copy] = {}
        for edge in sorted(self.dossier.relations.lineage, key=lambda e: e.containment):
            if edge.parent in self.reports and edge.copy in self.reports:
                best[edge.copy] = edge
        return best

    @property
    def origins(self) -> int:
        """Reports that took their words from no other report of the dossier."""
        return len(self.reports) - len(self.parents)

    @cached_property
    def speakers(self) -> tuple[Source, ...]:
        """Sources that say something, own voice and outlets' own words left out, most claims first."""
        said = self.claims_of_source
        spoken = [s for s in self.dossier.sources if said.get(s.id) and s.kind is not SourceKind.OWN_VOICE]
        return tuple(sorted(spoken, key=lambda s: (-len(said[s.id]), s.name)))

    # Parties

    @cached_property
    def _ranked_parties(self) -> list[str]:
        counts: Counter[str] = Counter()
        for source in self.speakers:
            if source.party:
                counts[source.party] += len(self.claims_of_source[source.id])
        return sorted(counts, key=lambda p: (-counts[p], p))[:HUES]

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """The parties with a hue, those with most claims first."""
        return tuple(Party(harmless.name(p), f"p{n}") for n, p in enumerate(self._ranked_parties, 1))

    def hue(self, source: Source) -> str:
        """The class of a source's hue: `p1` to `p4`, `p0` neutral, `pv` own voice."""
        if source.kind is SourceKind.OWN_VOICE:
            return "pv"
        ranked = self._ranked_parties
        return f"p{ranked.index(source.party) + 1}" if source.party in ranked else "p0"


def first_offset(claim: Claim) -> tuple[int, int]:
    """Where a claim's words begin; a claim without words comes last."""
    return min(((s.start, -s.end) for s in claim.contents), default=(1 << 60, 0))


def placed(value: datetime) -> datetime:
    """A point that can be compared: a datetime without a zone counts as UTC."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)
