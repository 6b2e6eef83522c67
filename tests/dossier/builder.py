"""Tiny builders: a dossier from texts and the words in them, offsets found by searching."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from hearsay.records import (
    Answer,
    Attribution,
    Claim,
    Copy,
    Dossier,
    Figure,
    Finding,
    Measures,
    Moment,
    Question,
    Relations,
    Relay,
    Report,
    Source,
    Span,
    Step,
    Time,
)
from hearsay.types import (
    Bound,
    Commitment,
    Difference,
    Granularity,
    Outcome,
    QuestionKind,
    Quotation,
    SourceKind,
    TimeKind,
    ZoneFrom,
)


def moment(iso: str) -> Moment | None:
    """A header's date; a date alone has the granularity of a day."""
    if not iso:
        return None
    return Moment(datetime.fromisoformat(iso), Granularity.MINUTE if "T" in iso else Granularity.DAY)


def report(
    identity: str, text: str, *, outlet: str = "", title: str = "", published: str = "", url: str = ""
) -> Report:
    """A report with its hashes."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(
        id=identity,
        text=text,
        name=f"{identity}.txt",
        url=url,
        outlet=outlet,
        title=title,
        published=moment(published),
        sha256=digest,
        text_sha256=digest,
        language="en",
    )


@dataclass
class Builder:
    """Collects the records of one dossier."""

    title: str = "Sample"
    reports: dict[str, Report] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    lineage: list[Copy] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def report(self, identity: str, text: str, **header: str) -> Report:
        self.reports[identity] = report(identity, text, **header)
        return self.reports[identity]

    def source(self, name: str, kind: str = "person", party: str = "", role: str = "") -> str:
        identity = f"s{len(self.sources) + 1}"
        self.sources[name] = Source(identity, name, SourceKind(kind), role=role, party=party)
        return identity

    def span(self, identity: str, words: str) -> Span:
        """Where the words stand; `words@2` is their second occurrence."""
        wanted, _, nth = words.partition("@")
        found = re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", self.reports[identity].text)
        match = next(itertools.islice(found, int(nth or 1) - 1, None))
        return Span(identity, *match.span())

    def claim(
        self,
        identity: str,
        source: str,
        *contents: str,
        by: str = "",
        cue: str = "",
        how: str = "asserted",
        because: str = "",
        via: Sequence[str] = (),
        channel: str = "",
        **more: object,
    ) -> str:
        """A claim: who, the words of it, the words that name the speaker, the cue, relays and commitment."""
        spans = tuple(self.span(identity, c) for c in contents)
        number = sum(c.report == identity for c in self.claims) + 1
        claim = Claim(
            id=f"{identity}:c{number}",
            report=identity,
            contents=spans,
            source=self.sources[source].id,
            source_spans=(self.span(identity, by),) if by else (),
            cue=(self.span(identity, cue),) if cue else (),
            relays=tuple(Relay(name) for name in via),
            channel=channel,
            commitment=Commitment(how),
            commitment_spans=(self.span(identity, because),) if because else (),
            distancing=bool(more.get("distancing")),
            carried=bool(more.get("carried")),
            background=bool(more.get("background")),
            quotation=Quotation(str(more.get("quotation", "indirect"))),
            figures=tuple(f.id for f in self.figures if any(s.covers(f.span) for s in spans)),
            times=tuple(t.id for t in self.times if any(s.covers(t.span) for s in spans)),
        )
        self.claims.append(claim)
        if cue:
            attribution = Attribution(
                f"{identity}:a{number}", identity, claim.source_spans, claim.cue, spans, claim.quotation, 0.9
            )
            self.attributions.append(attribution)
        return claim.id

    def figure(
        self, identity: str, words: str, lo: float, hi: float | None = None, bound: str = "exact", **more: str
    ) -> str:
        number = sum(f.report == identity for f in self.figures) + 1
        span = self.span(identity, words)
        figure = Figure(f"{identity}:f{number}", span, lo, lo if hi is None else hi, Bound(bound), **more)
        self.figures.append(figure)
        return figure.id

    def time(self, identity: str, words: str, iso: str, granularity: str = "minute", zone: str = "") -> str:
        number = sum(t.report == identity for t in self.times) + 1
        start = datetime.fromisoformat(iso)
        kind = TimeKind.CLOCK if granularity == "minute" else TimeKind.DATE
        where = ZoneFrom.TEXT if start.tzinfo else ZoneFrom.UNKNOWN
        time = Time(
            f"{identity}:t{number}",
            self.span(identity, words),
            kind,
            iso,
            Granularity(granularity),
            start,
            None,
            zone,
            where,
            reason="the words give it",
        )
        self.times.append(time)
        return time.id

    def answer(self, text: str, claims: Sequence[str], lo: float | None = None, hi: float | None = None) -> Answer:
        held = [c for c in self.claims if c.id in claims]
        reports = tuple(dict.fromkeys(c.report for c in held))
        copies = {edge.copy for edge in self.lineage}
        return Answer(
            text,
            lo,
            lo if hi is None else hi,
            "",
            tuple(claims),
            tuple(f for c in held for f in c.figures),
            tuple(dict.fromkeys(c.source for c in held)),
            reports,
            tuple(r for r in reports if r not in copies) or reports[:1],
            min((c.commitment for c in held), key=list(Commitment).index, default=Commitment.ASSERTED),
        )

    def question(self, text: str, kind: str, answers: Sequence[Answer], relations: Sequence[object] = ()) -> None:
        speaking = {r for a in answers for r in a.reports}
        self.questions.append(
            Question(
                f"q{len(self.questions) + 1}",
                text,
                QuestionKind(kind),
                tuple(answers),
                tuple(relations),
                tuple(r for r in self.reports if r not in speaking),
                contested=len(answers) > 1,
            )  # type: ignore[arg-type]
        )

    def copied(self, parent: str, copy: str, containment: float, words: str) -> None:
        pair = (self.span(parent, words), self.span(copy, words))
        evidence = f"{containment:.0%} of the words of {copy} stand in {parent}"
        self.lineage.append(Copy(parent, copy, containment, evidence, (pair,)))

    def finding(self, code: str, outcome: str, sentence: str, steps: Sequence[Step], **more: object) -> None:
        reports = tuple(dict.fromkeys(s.report for step in steps for s in step.spans)) or tuple(self.reports)[:1]
        numbers = tuple(v for step in steps for v in step.values)
        self.findings.append(
            Finding(
                f"x{len(self.findings) + 1}",
                code,
                Outcome(outcome),
                sentence,
                tuple(steps),
                reports,
                numbers,
                **more,
            )  # type: ignore[arg-type]
        )

    def dossier(self) -> Dossier:
        return Dossier(
            self.title,
            tuple(self.reports.values()),
            tuple(self.attributions),
            tuple(self.sources.values()),
            tuple(self.claims),
            Measures(tuple(self.figures), tuple(self.times)),
            Relations(tuple(self.questions), tuple(self.lineage)),
            tuple(self.findings),
        )


__all__ = ["Builder", "Difference", "Step", "report"]
