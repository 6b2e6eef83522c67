"""Claims -> Questions: what accounts answer differently or alike, and who copied whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hearsay.questions.categorical import categorical_questions
from hearsay.questions.clocks import clock_questions
from hearsay.questions.figures import figure_questions
from hearsay.questions.firmness import shifts
from hearsay.questions.grouping import group_questions, same_claims
from hearsay.questions.ledger import ledger
from hearsay.questions.lineage import lineage, moment
from hearsay.questions.passages import passages
from hearsay.questions.revisions import pages, revisions
from hearsay.questions.shingles import words_of
from hearsay.questions.utterances import utterances
from hearsay.records import Claim, Measures, Question, Relations, Report, Source
from hearsay.types import ReportId

MOST_QUESTIONS = 40
"""Questions a case: more than a person reads; the last ones agree, or few reports speak to them."""
REPORTS_A_QUESTION = 10
"""Above 400 reports one question more for each ten: a case of that size has many places and days."""


def relate(
    reports: Sequence[Report], sources: Sequence[Source], claims: Sequence[Claim], measures: Measures
) -> Relations:
    """The questions in the order to show them, the lineage of the reports, and the origins they share."""
    words = {r.id: words_of(r.text) for r in reports}
    page = pages(reports)
    copies = lineage(reports, words, page)
    shared = passages(reports, [words[r.id] for r in reports]) + utterances(reports, sources, claims)
    shared = tuple(origin for origin in shared if len({page[r] for r in origin.reports}) > 1)
    later = {earlier.id: later.id for earlier, later in revisions(reports)}
    parents = {c.copy: c.parent for c in copies} | {later: earlier for earlier, later in later.items()}
    by_id = {r.id: r for r in reports}
    rank = {r.id: i for i, r in enumerate(sorted(reports, key=lambda r: (moment(r), r.id)))}
    rows = ledger(reports, sources, claims, measures)
    questions = figure_questions(rows, by_id, parents, rank, shared, later)
    questions += clock_questions(reports, sources, claims, measures.times, parents, rank)
    questions += categorical_questions(reports, sources, claims, parents, rank)
    groups = same_claims(reports, claims)
    questions += group_questions(reports, sources, groups, parents, rank)
    return Relations(
        _ordered(questions, reports), copies, shared, shifts(sources, groups, questions, claims, shared, copies, rank)
    )


def _ordered(questions: Sequence[Question], reports: Sequence[Report]) -> tuple[Question, ...]:
    """Contested and widely answered questions first, each with its id."""
    ranked = sorted(questions, key=_weight)
    most = max(MOST_QUESTIONS, len(reports) // REPORTS_A_QUESTION)
    return tuple(replace(q, id=f"q{n}") for n, q in enumerate(ranked[:most], start=1))


def _weight(question: Question) -> tuple[bool, bool, int, int, str]:
    """Contested first, then answered differently, then by the origins and the reports that speak to it."""
    speaking: set[ReportId] = {report for answer in question.answers for report in answer.reports}
    behind: set[ReportId] = {report for answer in question.answers for report in answer.origins}
    return not question.contested, len(question.answers) < 2, -len(behind), -len(speaking), question.text
