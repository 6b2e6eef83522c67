"""Answers of questions that a person puts together or takes apart.

Equal values become one answer with the holders of both. How two answers differ stays typed as it was; a pair that
never stood in one question gets no type, for nobody compared it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hearsay.questions.figures import CONTESTED, FIRMEST
from hearsay.records import Answer, Question, Relation
from hearsay.types import Difference, QuestionKind, RecordId


def joined(questions: Sequence[Question]) -> Question:
    """One question of several: the first one's text and kind, the answers of all."""
    answers: list[Answer] = []
    at: dict[tuple[str, float | None, float | None], int] = {}
    relations: dict[tuple[int, int], Relation] = {}
    for question in questions:
        place: list[int] = []
        for answer in question.answers:
            key = (answer.text, answer.lo, answer.hi)
            if key in at:
                answers[at[key]] = one_answer(answers[at[key]], answer)
            else:
                at[key] = len(answers)
                answers.append(answer)
            place.append(at[key])
        for r in question.relations:
            pair = (place[r.left], place[r.right])
            if pair[0] != pair[1] and pair not in relations:
                relations[pair] = replace(r, left=pair[0], right=pair[1])
    first, typed = questions[0], tuple(relations[pair] for pair in sorted(relations))
    silent = set(first.silent).intersection(*(q.silent for q in questions))
    return replace(
        first,
        answers=tuple(answers),
        relations=typed,
        silent=tuple(r for r in first.silent if r in silent),
        contested=any(q.contested for q in questions) or contested(first.kind, typed),
    )


def one_answer(left: Answer, right: Answer) -> Answer:
    """Two answers of the same value as one; as firm as the firmer of the two."""
    return replace(
        left,
        claims=tuple(dict.fromkeys((*left.claims, *right.claims))),
        measures=tuple(dict.fromkeys((*left.measures, *right.measures))),
        holders=tuple(dict.fromkeys((*left.holders, *right.holders))),
        reports=tuple(dict.fromkeys((*left.reports, *right.reports))),
        origins=tuple(dict.fromkeys((*left.origins, *right.origins))),
        commitment=min(left.commitment, right.commitment, key=FIRMEST.index),
    )


def taken_apart(question: Question, out: Sequence[int], record: RecordId, text: str) -> tuple[Question, Question]:
    """The question without the answers at the indices `out`, and a new one that has them."""
    stay = [i for i in range(len(question.answers)) if i not in out]
    taken = replace(_only(question, out), id=record, text=text or f"{question.text} (taken out)")
    return _only(question, stay), taken


def _only(question: Question, kept: Sequence[int]) -> Question:
    place = {old: new for new, old in enumerate(kept)}
    relations = tuple(
        replace(r, left=place[r.left], right=place[r.right])
        for r in question.relations
        if r.left in place and r.right in place
    )
    return replace(
        question,
        answers=tuple(question.answers[i] for i in kept),
        relations=relations,
        contested=question.contested and contested(question.kind, relations),
    )


def contested(kind: QuestionKind, relations: Sequence[Relation]) -> bool:
    """Whether answers differ in a way that time, bounds and scope do not explain away."""
    differences = CONTESTED if kind is QuestionKind.FIGURE else frozenset(Difference)
    return any(r.difference in differences for r in relations)
