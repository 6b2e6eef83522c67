"""What stands once rejected claims, figures and times are left aside."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TypeVar

from hearsay.records import Answer, Claim, Dossier, Figure, Identifier, Measures, Place, Question, Span, Time
from hearsay.types import RecordId

M = TypeVar("M", Figure, Time, Place, Identifier)


def standing(dossier: Dossier, rejected: Collection[RecordId]) -> Dossier:
    """The dossier without rejected records, and without the measures that only rejected claims hold."""
    if not rejected:
        return dossier
    left = [c for c in dossier.claims if c.id not in rejected]
    out = [c for c in dossier.claims if c.id in rejected]
    doubted = {m for c in out for m in (*c.figures, *c.times, *c.places, *c.identifiers)}
    held = _holders(left, doubted)
    gone = {c.id for c in out}
    kept = dossier.measures
    measures = Measures(
        _left(kept.figures, rejected, gone, held),
        _left(kept.times, rejected, gone, held),
        _left(kept.places, rejected, gone, held),
        _left(kept.identifiers, rejected, gone, held),
    )
    claims = tuple(_without(c, rejected) for c in left)
    return replace(dossier, claims=claims, measures=measures)


def _without(claim: Claim, rejected: Collection[RecordId]) -> Claim:
    """The claim without the figures and times that are rejected in it."""
    if not any(m in rejected for m in (*claim.figures, *claim.times)) and claim.said_at not in rejected:
        return claim
    return replace(
        claim,
        figures=tuple(f for f in claim.figures if f not in rejected),
        times=tuple(t for t in claim.times if t not in rejected),
        said_at=None if claim.said_at in rejected else claim.said_at,
    )


def _holders(claims: Iterable[Claim], measures: Collection[RecordId]) -> dict[RecordId, RecordId]:
    """For each of the measures the shortest standing claim that holds it."""
    found: dict[RecordId, tuple[int, RecordId]] = {}
    for claim in claims:
        length = sum(s.end - s.start for s in claim.contents)
        for measure in (*claim.figures, *claim.times, *claim.places, *claim.identifiers):
            if measure in measures and (measure not in found or (length, claim.id) < found[measure]):
                found[measure] = (length, claim.id)
    return {measure: claim for measure, (_, claim) in found.items()}


def _left(
    measures: tuple[M, ...], rejected: Collection[RecordId], gone: Collection[RecordId], held: dict[RecordId, RecordId]
) -> tuple[M, ...]:
    found: list[M] = []
    for measure in measures:
        if measure.id in rejected:
            continue
        if measure.claim not in gone:
            found.append(measure)
        elif measure.id in held:
            found.append(replace(measure, claim=held[measure.id]))
    return tuple(found)


def pruned(dossier: Dossier, rejected: Collection[RecordId]) -> Dossier:
    """The dossier whose machine-made answers and findings no longer rest on what is rejected.

    Nothing is compared anew: an answer loses the rejected claims, one that has none left goes, and a finding on a
    rejected claim or figure goes.
    """
    left = standing(dossier, rejected)
    figures = {f.id for f in left.measures.figures} | {t.id for t in left.measures.times}
    claims = {c.id: c for c in left.claims}
    questions = tuple(
        q for question in dossier.relations.questions if (q := _question(question, claims, figures)).answers
    )
    gone = _gone_spans(left, dossier)
    findings = tuple(
        f for f in dossier.findings if not any(c in rejected for c in f.claims) and gone.isdisjoint(f.spans)
    )
    return replace(dossier, relations=replace(dossier.relations, questions=questions), findings=findings)


def _question(question: Question, claims: dict[RecordId, Claim], measures: Collection[RecordId]) -> Question:
    answers = [_answer(a, claims, measures) for a in question.answers]
    if tuple(answers) == question.answers:
        return question
    kept = [i for i, a in enumerate(answers) if a.claims or a.measures]
    place = {old: new for new, old in enumerate(kept)}
    relations = tuple(
        replace(r, left=place[r.left], right=place[r.right])
        for r in question.relations
        if r.left in place and r.right in place
    )
    return replace(
        question,
        answers=tuple(answers[i] for i in kept),
        relations=relations,
        contested=question.contested and bool(relations),
    )


def _answer(answer: Answer, claims: dict[RecordId, Claim], measures: Collection[RecordId]) -> Answer:
    held = tuple(c for c in answer.claims if c in claims)
    counted = tuple(m for m in answer.measures if m in measures)
    holders = tuple(dict.fromkeys(claims[c].source for c in held))
    if held == answer.claims and counted == answer.measures and (not held or holders == answer.holders):
        return answer
    reports = tuple(dict.fromkeys(claims[c].report for c in held)) or answer.reports
    return replace(
        answer,
        claims=held,
        measures=counted,
        holders=holders,
        reports=reports,
        origins=tuple(o for o in answer.origins if o in reports),
    )


def _gone_spans(left: Dossier, whole: Dossier) -> frozenset[Span]:
    """The words of the figures and times that do not stand."""
    kept = {f.id for f in left.measures.figures} | {t.id for t in left.measures.times}
    figures = {f.span for f in whole.measures.figures if f.id not in kept}
    return frozenset(figures | {t.span for t in whole.measures.times if t.id not in kept})
