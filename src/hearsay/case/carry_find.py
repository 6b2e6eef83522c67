"""An item as a person saw it -> the record that it is now, though ids moved and the machine reads otherwise.

claim      same words of the same text; else the one claim that shares most of the words' letters; in
           another text of the report, or in its revision, by the words themselves
figure     same words; else the one figure or time that shares letters; in another text by the words beside it
source     whoever most of its mentions are now; else the one source of that name and kind
question   the one question of that text; else whichever most of its measures answer now
finding    the same check on the same words; else on more than half of them
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import TypeAlias

from hearsay.case.carry_text import alike, plain, same_words
from hearsay.records import Anchor, Answer, Claim, Dossier, Figure, Question, Report, Span, Time
from hearsay.types import Item, RecordId, ReportId, SourceKind

SHARED = 0.6
"""Share of the letters of both: of a claim that is cut in two about the middle, neither half is the claim of before."""
MAJORITY = 0.5
"""Above it at most one of the questions, or findings, that share no words can be the one of before."""
Measure: TypeAlias = Figure | Time


class How(StrEnum):
    """How an item was found again."""

    SAME = "same words"
    MOVED = "overlapping words"
    TEXT = "by its text"
    LOST = "not found"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item is now; `reason` says why it is nowhere."""

    id: RecordId = ""
    how: How = How.LOST
    reason: str = ""


def is_made_by_person(record: RecordId) -> bool:
    """Whether a judgement made the record (`j17:s`): it is there as long as the judgement is in force."""
    return record[:1] == "j" and record[1:].partition(":")[0].isdigit()


class Finder:
    """Finds items in one dossier; each index is built when first needed."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.reports: dict[ReportId, Report] = {r.id: r for r in dossier.reports}
        self._hashes: dict[ReportId, str] = {}

    def find(self, anchor: Anchor) -> Place:
        """Where the item is now."""
        if is_made_by_person(anchor.id):
            return Place(anchor.id, How.SAME)
        if anchor.kind is Item.CLAIM:
            return self._claim(anchor)
        if anchor.kind in (Item.FIGURE, Item.TIME):
            return self._measure(anchor)
        if anchor.kind is Item.SOURCE:
            return self._source(anchor)
        if anchor.kind is Item.QUESTION:
            return self._question(anchor)
        if anchor.kind is Item.FINDING:
            return self._finding(anchor)
        if anchor.kind is Item.REPORT:
            return self._report(anchor)
        return Place(reason="An answer is found in its question only.")

    # reports

    def _same_text(self, anchor: Anchor, report: ReportId) -> bool:
        known = dict(anchor.texts).get(report, "")
        return not known or known == self.text_hash(report)

    def text_hash(self, report: ReportId) -> str:
        """SHA-256 of a report's text."""
        if report not in self._hashes:
            found = self.reports[report]
            self._hashes[report] = found.text_sha256 or sha256(found.text.encode()).hexdigest()
        return self._hashes[report]

    @cached_property
    def _revisions(self) -> dict[ReportId, list[ReportId]]:
        found: dict[ReportId, list[ReportId]] = defaultdict(list)
        for report in self.dossier.reports:
            if report.revision_of:
                found[report.revision_of].append(report.id)
        return found

    def _now(self, report: ReportId) -> ReportId:
        """The report itself, or the only revision of it where it is gone; empty where there is none."""
        if report in self.reports:
            return report
        later = self._revisions.get(report, [])
        return later[0] if len(later) == 1 else ""

    def _report(self, anchor: Anchor) -> Place:
        now = self._now(anchor.id)
        if not now:
            return Place(reason=f"Report {anchor.id} is not in the case now.")
        return Place(now, How.SAME if now == anchor.id else How.TEXT)

    # claims

    @cached_property
    def _claims(self) -> dict[RecordId, Claim]:
        return {c.id: c for c in self.dossier.claims}

    @cached_property
    def _claims_of(self) -> dict[ReportId, list[Claim]]:
        found: dict[ReportId, list[Claim]] = defaultdict(list)
        for claim in self.dossier.claims:
            found[claim.report].append(claim)
        return found

    @cached_property
    def _by_contents(self) -> dict[tuple[Span, ...], list[Claim]]:
        found: dict[tuple[Span, ...], list[Claim]] = defaultdict(list)
        for claim in self.dossier.claims:
            found[claim.contents].append(claim)
        return found

    @cached_property
    def _names(self) -> dict[RecordId, str]:
        return {s.id: s.name for s in self.dossier.sources}

    def _claim(self, anchor: Anchor) -> Place:
        if not anchor.spans:
            return Place(reason="The judgement does not say which words it is about.")
        was = anchor.spans[0].report
        report = self._now(was)
        if not report:
            return Place(reason=f"Report {was} is not in the case now.")
        if report != was or not self._same_text(anchor, report):
            return self._claim_by_text(anchor, report)
        same = self._by_contents.get(anchor.spans, [])
        if same:
            return Place(self._nearest_speaker(anchor, same).id, How.SAME)
        shares = [(shared(anchor.spans, c.contents), c) for c in self._claims_of.get(report, ())]
        best = max((share for share, _ in shares), default=0.0)
        claims = [c for share, c in shares if share == best]
        if best > SHARED:
            return Place(self._nearest_speaker(anchor, claims).id, How.MOVED)
        return Place(reason=_near("No claim stands on these words now", claims if best else ()))

    def _nearest_speaker(self, anchor: Anchor, claims: Sequence[Claim]) -> Claim:
        """Of claims on the same words: the one of that id, else of that speaker, else the first."""
        return min(claims, key=lambda c: (c.id != anchor.id, self._names.get(c.source, "") != anchor.sort))

    def _claim_by_text(self, anchor: Anchor, report: ReportId) -> Place:
        text = self.reports[report].text
        claims = self._claims_of.get(report, [])
        words = [(plain(words_of(c.contents, text)), c) for c in claims]
        sought = plain(anchor.words)
        equal = [c for own, c in words if own == sought]
        if equal:
            at = anchor.spans[0].start
            by_speaker = [c for c in equal if self._names.get(c.source, "") == anchor.sort] or equal
            return Place(min(by_speaker, key=lambda c: (abs(c.contents[0].start - at), c.id)).id, How.TEXT)
        ranked = sorted(((alike(sought, own), c) for own, c in words), key=lambda pair: -pair[0])
        if ranked and same_words(ranked[0][0], ranked[1][0] if len(ranked) > 1 else 0.0):
            return Place(ranked[0][1].id, How.TEXT)
        return Place(reason=f"The text of report {report} changed, and no claim in it has these words now.")

    # figures and times

    @cached_property
    def _measures(self) -> dict[tuple[Item, ReportId], list[Measure]]:
        found: dict[tuple[Item, ReportId], list[Measure]] = defaultdict(list)
        for figure in self.dossier.measures.figures:
            found[Item.FIGURE, figure.report].append(figure)
        for time in self.dossier.measures.times:
            found[Item.TIME, time.report].append(time)
        return found

    def _measure(self, anchor: Anchor) -> Place:
        if not anchor.spans:
            return Place(reason="The judgement does not say which words it is about.")
        (span, *_) = anchor.spans
        report = self._now(span.report)
        if not report:
            return Place(reason=f"Report {span.report} is not in the case now.")
        near = self._measures.get((anchor.kind, report), [])
        if report != span.report or not self._same_text(anchor, report):
            return self._measure_by_text(anchor, near, self.reports[report].text)
        same = [m for m in near if m.span == span]
        if same:
            return Place(min(same, key=lambda m: m.id != anchor.id).id, How.SAME)
        over = [m for m in near if m.span.overlaps(span)]
        if len(over) == 1:
            return Place(over[0].id, How.MOVED)
        return Place(reason=_near(f"No {anchor.kind} stands on these words now", over))

    def _measure_by_text(self, anchor: Anchor, near: Sequence[Measure], text: str) -> Place:
        sought = plain(anchor.words)
        named = [m for m in near if plain(m.span.of(text)) == sought]
        ranked = sorted(((alike(plain(anchor.around), plain(around(m.span, text))), m) for m in named), key=_share)
        if ranked and same_words(ranked[0][0], ranked[1][0] if len(ranked) > 1 else 0.0):
            return Place(ranked[0][1].id, How.TEXT)
        return Place(reason=f"The text of its report changed, and no {anchor.kind} in it stands in these words now.")

    # sources

    @cached_property
    def _mentions(self) -> dict[ReportId, list[tuple[Span, RecordId]]]:
        found: dict[ReportId, list[tuple[Span, RecordId]]] = defaultdict(list)
        for source in self.dossier.sources:
            for span in source.mentions:
                found[span.report].append((span, source.id))
        return found

    @cached_property
    def _exact_mentions(self) -> dict[Span, set[RecordId]]:
        found: dict[Span, set[RecordId]] = defaultdict(set)
        for source in self.dossier.sources:
            for span in source.mentions:
                found[span].add(source.id)
        return found

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], list[RecordId]]:
        found: dict[tuple[str, str], list[RecordId]] = defaultdict(list)
        for source in self.dossier.sources:
            found[source.name.casefold(), source.kind.value].append(source.id)
        return found

    @cached_property
    def _sources(self) -> dict[RecordId, tuple[str, str]]:
        return {s.id: (s.name, s.kind.value) for s in self.dossier.sources}

    def _still_named(self, anchor: Anchor) -> bool:
        """Whether the source of that id still has one of the mentions; true where it never had any."""
        return not anchor.spans or any(anchor.id in self._exact_mentions.get(s, ()) for s in anchor.spans)

    @cached_property
    def _own_voices(self) -> frozenset[RecordId]:
        return frozenset(s.id for s in self.dossier.sources if s.kind is SourceKind.OWN_VOICE)

    def _source(self, anchor: Anchor) -> Place:
        if anchor.sort == SourceKind.OWN_VOICE.value:
            own = anchor.id in self._own_voices
            return Place(anchor.id, How.SAME) if own else Place(reason="That report is not in the case now.")
        if self._sources.get(anchor.id) == (anchor.words, anchor.sort) and self._still_named(anchor):
            return Place(anchor.id, How.SAME)
        votes: Counter[RecordId] = Counter()
        cast = 0
        for span in anchor.spans:
            if span.report in self.reports and self._same_text(anchor, span.report):
                named = self._exact_mentions.get(span) or {
                    one for other, one in self._mentions.get(span.report, ()) if other.overlaps(span)
                }
                cast += 1
                votes.update(named)
        ((best, count), *others) = votes.most_common(2) or [("", 0)]
        if count * 2 > cast and (not others or others[0][1] < count):
            return Place(best, How.SAME if self._names[best] == anchor.words else How.MOVED)
        named_so = self._by_name.get((anchor.words.casefold(), anchor.sort), [])
        if len(named_so) == 1:
            return Place(named_so[0], How.TEXT)
        if len(named_so) > 1 or votes:
            several = sorted({*named_so, *votes})[:4]
            return Place(reason=f"Which source {anchor.words} is now is not clear: it may be {', '.join(several)}.")
        return Place(reason=f"No source is called {anchor.words} now, and none of its mentions is anybody's.")

    # questions and findings

    @cached_property
    def _spans_of(self) -> dict[RecordId, tuple[Span, ...]]:
        figures: dict[RecordId, tuple[Span, ...]] = {f.id: (f.span,) for f in self.dossier.measures.figures}
        times = {t.id: (t.span,) for t in self.dossier.measures.times}
        return figures | times | {c.id: c.contents[:1] for c in self.dossier.claims}

    def answer_spans(self, answer: Answer) -> tuple[Span, ...]:
        """The words that give an answer: its measures, or the contents of its claims."""
        return tuple(s for record in answer.measures or answer.claims for s in self._spans_of.get(record, ()))

    @cached_property
    def _answered(self) -> dict[Span, set[RecordId]]:
        found: dict[Span, set[RecordId]] = defaultdict(set)
        for question in self.dossier.relations.questions:
            for answer in question.answers:
                for span in self.answer_spans(answer):
                    found[span].add(question.id)
        return found

    def _question(self, anchor: Anchor) -> Place:
        questions = self.dossier.relations.questions
        same = [q.id for q in questions if q.text == anchor.words and q.kind.value == anchor.sort]
        if len(same) == 1:
            return Place(same[0], How.SAME)
        of_kind = {q.id for q in questions if q.kind.value == anchor.sort}
        votes = Counter(q for span in anchor.spans for q in self._answered.get(span, ()) if q in of_kind)
        ((best, count), *others) = votes.most_common(2) or [("", 0)]
        if count > len(anchor.spans) * MAJORITY and (not others or others[0][1] < count):
            return Place(best, How.MOVED)
        return Place(reason=f"The accounts no longer meet in the question “{anchor.words}”.")

    def answer(self, question: Question, anchor: Anchor) -> int:
        """Which answer of a question it is, counted from 0; -1 for none."""
        named = [i for i, a in enumerate(question.answers) if a.text == anchor.words]
        if len(named) == 1:
            return named[0]
        sought = set(anchor.spans)
        shares = [len(sought & set(self.answer_spans(a))) for a in question.answers]
        best = max(shares, default=0)
        return shares.index(best) if best and best * 2 > len(sought) else -1

    @cached_property
    def _findings_on(self) -> dict[tuple[str, Span], list[RecordId]]:
        found: dict[tuple[str, Span], list[RecordId]] = defaultdict(list)
        for finding in self.dossier.findings:
            for span in finding.spans:
                found[finding.code, span].append(finding.id)
        return found

    @cached_property
    def _findings(self) -> dict[RecordId, tuple[str, frozenset[Span]]]:
        return {f.id: (f.sentence, frozenset(f.spans)) for f in self.dossier.findings}

    @cached_property
    def _findings_said(self) -> dict[tuple[str, str], list[RecordId]]:
        found: dict[tuple[str, str], list[RecordId]] = defaultdict(list)
        for finding in self.dossier.findings:
            found[finding.code, finding.sentence].append(finding.id)
        return found

    def _finding(self, anchor: Anchor) -> Place:
        sought = frozenset(anchor.spans)
        near = {one for span in sought for one in self._findings_on.get((anchor.sort, span), ())}
        if not sought:
            near = set(self._findings_said.get((anchor.sort, anchor.words), ()))
        ranked = sorted(near, key=lambda one: self._finding_rank(one, anchor, sought))
        if ranked:
            sentence, spans = self._findings[ranked[0]]
            both = len(sought & spans) / (len(sought | spans) or 1)
            if sentence == anchor.words and (both > MAJORITY or not sought):
                return Place(ranked[0], How.SAME)
            if both > MAJORITY:
                return Place(ranked[0], How.MOVED)
        return Place(reason=f"Check {anchor.sort} no longer says “{anchor.words}”.")

    def _finding_rank(self, one: RecordId, anchor: Anchor, sought: frozenset[Span]) -> tuple[float, bool, str]:
        sentence, spans = self._findings[one]
        return -len(sought & spans) / (len(sought | spans) or 1), sentence != anchor.words, one


def shared(left: Sequence[Span], right: Sequence[Span]) -> float:
    """The share of the code points of either that both have."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right if a.report == b.report)
    either = sum(s.end - s.start for s in (*left, *right)) - both
    return both / either if either else 0.0


def words_of(spans: Iterable[Span], text: str) -> str:
    """The words of several spans of one text, with ` … ` where something stands between them."""
    return " … ".join(span.of(text) for span in spans)


AROUND = 60
"""Characters on each side of a figure or time by which it is told from the same number elsewhere: half a sentence."""


def around(span: Span, text: str) -> str:
    """A figure or time with the words beside it."""
    return text[max(0, span.start - AROUND) : span.end + AROUND]


def _share(pair: tuple[float, Measure]) -> float:
    return -pair[0]


def _near(reason: str, records: Sequence[Claim] | Sequence[Measure]) -> str:
    if not records:
        return f"{reason}."
    return f"{reason}; {', '.join(r.id for r in records[:3])} {'has' if len(records) == 1 else 'have'} some of them."
