"""Records -> anchors: what a judgement notes of an item so that it is found again.

Spans are at most `MOST` an anchor, spread evenly: a source named in a thousand reports is found by a few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import TypeAlias

from hearsay.case.carry_find import around, words_of
from hearsay.records import Anchor, Answer, Claim, Dossier, Figure, Finding, Question, Report, Source, Span, Time
from hearsay.types import Field, Item, RecordId

MOST = 24
"""Spans of one anchor: enough that a majority of them means something, few enough for a line of the log."""
Judged: TypeAlias = Report | Claim | Figure | Time | Source | Question | Finding
KINDS: Mapping[type, Item] = {
    Report: Item.REPORT,
    Claim: Item.CLAIM,
    Figure: Item.FIGURE,
    Time: Item.TIME,
    Source: Item.SOURCE,
    Question: Item.QUESTION,
    Finding: Item.FINDING,
}


class Anchors:
    """Makes anchors of records of one dossier, or of a part of it that holds what they point at.

    Where a person renamed an item, the anchor has the machine's name: that is what a later version finds it by.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.reports = {r.id: r for r in dossier.reports}
        self.names = {s.id: s.name for s in dossier.sources}
        self._machine = {(m.kind, m.id, m.field): m.machine for m in dossier.marks}
        self._spans: dict[RecordId, tuple[Span, ...]] | None = None

    def of(self, record: Judged) -> Anchor:
        """The anchor of a record."""
        return _MAKE[type(record)](self, record)

    def answer(self, question: Question, index: int) -> Anchor:
        """The anchor of one answer of a question, counted from 0."""
        answer = question.answers[index]
        return self._anchor(Item.ANSWER, f"{question.id}:{index + 1}", answer.text, self._answered(answer))

    def _anchor(
        self, kind: Item, record: RecordId, words: str, spans: Iterable[Span] = (), around: str = "", sort: str = ""
    ) -> Anchor:
        kept = _spread(tuple(dict.fromkeys(spans)))
        texts = {s.report: text_hash(self.reports[s.report]) for s in kept if s.report in self.reports}
        return Anchor(kind, record, words, kept, tuple(sorted(texts.items())), around, sort)

    def _report(self, report: Report) -> Anchor:
        return Anchor(Item.REPORT, report.id, report.title or report.name, (), ((report.id, text_hash(report)),))

    def _claim(self, claim: Claim) -> Anchor:
        words = words_of(claim.contents, self.reports[claim.report].text)
        speaker = self.names.get(claim.source, "")
        texts = ((claim.report, text_hash(self.reports[claim.report])),)
        return Anchor(Item.CLAIM, claim.id, words, claim.contents, texts, "", speaker)

    def _measure(self, measure: Figure | Time) -> Anchor:
        text = self.reports[measure.report].text
        kind = Item.FIGURE if isinstance(measure, Figure) else Item.TIME
        return self._anchor(kind, measure.id, measure.span.of(text), (measure.span,), around(measure.span, text))

    def _source(self, source: Source) -> Anchor:
        name = self._machine.get((Item.SOURCE, source.id, Field.NAME), source.name)
        kind = self._machine.get((Item.SOURCE, source.id, Field.KIND), source.kind.value)
        return self._anchor(Item.SOURCE, source.id, name, source.mentions, sort=kind)

    def _question(self, question: Question) -> Anchor:
        spans = _in_turn([self._answered(answer) for answer in question.answers])
        text = self._machine.get((Item.QUESTION, question.id, Field.NAME), question.text)
        return self._anchor(Item.QUESTION, question.id, text, spans, sort=question.kind.value)

    def _finding(self, finding: Finding) -> Anchor:
        return self._anchor(Item.FINDING, finding.id, finding.sentence, finding.spans, sort=finding.code)

    def _answered(self, answer: Answer) -> tuple[Span, ...]:
        if self._spans is None:
            figures: dict[RecordId, tuple[Span, ...]] = {f.id: (f.span,) for f in self.dossier.measures.figures}
            times = {t.id: (t.span,) for t in self.dossier.measures.times}
            self._spans = figures | times | {c.id: c.contents[:1] for c in self.dossier.claims}
        return tuple(s for record in answer.measures or answer.claims for s in self._spans.get(record, ()))


def text_hash(report: Report) -> str:
    """SHA-256 of a report's text."""
    return report.text_sha256 or sha256(report.text.encode()).hexdigest()


def _spread(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """At most `MOST` of the spans, evenly from first to last."""
    if len(spans) <= MOST:
        return spans
    return tuple(spans[i * len(spans) // MOST] for i in range(MOST))


def _in_turn(rows: list[tuple[Span, ...]]) -> list[Span]:
    """The first of each answer, then the second of each: no answer is left out when there are many."""
    longest = max((len(row) for row in rows), default=0)
    return [row[i] for i in range(min(longest, MOST)) for row in rows if i < len(row)]


_MAKE: Mapping[type, Callable[..., Anchor]] = {
    Report: Anchors._report,
    Claim: Anchors._claim,
    Figure: Anchors._measure,
    Time: Anchors._measure,
    Source: Anchors._source,
    Question: Anchors._question,
    Finding: Anchors._finding,
}
