"""Accounts side by side: questions with their answers, and who copied whom."""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.records.captured import Span
from hearsay.types import Commitment, Difference, QuestionKind, RecordId, ReportId


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
    """`copy` took words from `parent`: one edge of the lineage with its evidence.

    `containment` is the share of the shorter text's rare word runs that stand in both; `evidence` says it in a
    sentence; `spans` are the longest shared runs, in the parent and in the copy.
    """

    parent: ReportId
    copy: ReportId
    containment: float
    evidence: str
    spans: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that rest on one text or on one utterance, and why.

    `basis` is `text` (prose taken over), `passage` (one sentence word for word), `quotation` (the same words of a
    speaker) or `statement` (one speaker's utterance told in several reports; `source` is then the speaker).
    The reports are witnesses of it: many reports, one origin.
    """

    reports: tuple[ReportId, ...]
    basis: str
    reason: str
    source: RecordId | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """What changed when a claim was told again: `later` puts more firmly, or without its speaker, what `earlier` said.

    `code` is F1 (hedged or unverified, then asserted), F2 (one side's claim, then the report's own voice) or F3 (the
    speaker dropped by a report that has the text of the earlier one); `sentence` says it with the words' names.
    """

    code: str
    earlier: RecordId
    later: RecordId
    reports: tuple[ReportId, ...]
    sentence: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Relations:
    """All that `relate` found: the questions in the order to show them, lineage, shared origins, shifts of firmness."""

    questions: tuple[Question, ...] = ()
    lineage: tuple[Copy, ...] = ()
    origins: tuple[Origin, ...] = ()
    shifts: tuple[Shift, ...] = ()
