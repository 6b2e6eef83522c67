"""Questions and findings made anew keep the ids of the machine's: `q3` is the same question before and after a click.

What the machine has too keeps its id, found by its words; what came in addition gets the numbers behind the last one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from hearsay.records import Dossier, Finding, Question, Span
from hearsay.types import RecordId

R = TypeVar("R", Question, Finding)


def with_machine_ids(judged: Dossier, machine: Dossier) -> Dossier:
    """The dossier whose questions and findings are called as in `machine` where they are the same."""
    old_questions, questions = machine.relations.questions, judged.relations.questions
    questions = _named(questions, old_questions, [lambda q: (q.kind, q.text), _most_told], "q")
    findings = _named(judged.findings, machine.findings, [_whole, _on], "k")
    return replace(judged, relations=replace(judged.relations, questions=questions), findings=findings)


def _most_told(question: Question) -> tuple[object, ...]:
    """A question by what it asks for and by the measures, or claims, of its most told answer."""
    if not question.answers:
        return (question.kind, question.text)
    most = max(question.answers, key=lambda a: len(a.measures or a.claims))
    return question.kind, (most.measures or most.claims)[:1]


def _whole(finding: Finding) -> tuple[str, str, tuple[Span, ...]]:
    return finding.code, finding.sentence, finding.spans


def _on(finding: Finding) -> tuple[str, frozenset[Span]]:
    return finding.code, frozenset(finding.spans)


def _named(
    records: Sequence[R], known: Sequence[R], keys: Sequence[Callable[[R], object]], letter: str
) -> tuple[R, ...]:
    """The records with the ids of those known; each key is tried on what the one before left, if it is one's only."""
    names: dict[int, RecordId] = {}
    for key in keys:
        taken = set(names.values())
        left = [r for r in known if r.id not in taken]
        of_key: dict[object, list[RecordId]] = defaultdict(list)
        for record in left:
            of_key[key(record)].append(record.id)
        asked: dict[object, list[int]] = defaultdict(list)
        for place, record in enumerate(records):
            if place not in names:
                asked[key(record)].append(place)
        for own, places in asked.items():
            names |= dict(zip(places, of_key.get(own, ()), strict=False))
    number = max(_numbers(known, letter), default=0)
    found: list[R] = []
    for place, record in enumerate(records):
        if place not in names:
            number += 1
        found.append(replace(record, id=names.get(place, f"{letter}{number}")))
    return tuple(found)


def _numbers(records: Iterable[Question | Finding], letter: str) -> Iterable[int]:
    return (int(r.id[1:]) for r in records if r.id[:1] == letter and r.id[1:].isdigit())
