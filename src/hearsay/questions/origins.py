"""How many independent accounts stand behind an answer.

Shape: ten reports quote one minister's `40 dead` -> 10 witnesses of the utterance, 1 origin of the statement; two
more say it in their own voice, one of them copied from the other -> 2 origins in all. An own-voice figure joins
the speaker whom the same report quotes with it. Two propositions stay apart: that S said p, and p.

The effective number of accounts is N_eff = n^2 / sum_ij rho_ij with rho_ii = 1 (the design effect of Kish 1965):
n copies of one account give 1, n independent accounts give n.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hearsay.records import Answer, Copy, Question
from hearsay.types import RecordId, ReportId


@dataclass(frozen=True, slots=True)
class Holding:
    """One report's giving an answer: in its own voice, or from a source; `passage` names a text it shares, if any."""

    report: ReportId
    source: RecordId
    own_voice: bool
    passage: str = ""


def origins(
    holdings: Iterable[Holding], parents: Mapping[ReportId, ReportId], rank: Mapping[ReportId, int]
) -> tuple[ReportId, ...]:
    """The earliest report of each root behind these holdings, in order of time.

    Args:
        holdings: who gives the answer where.
        parents: the lineage, copy to parent.
        rank: the place of each report in order of time.
    """
    spoken: dict[ReportId, set[RecordId]] = defaultdict(set)
    passages: dict[str, ReportId] = {}
    own: dict[ReportId, str] = {}
    for holding in holdings:
        if holding.own_voice:
            own.setdefault(holding.report, holding.passage)
        else:
            spoken[holding.report].add(holding.source)
    told = {report: min(sources) for report, sources in spoken.items()}
    roots: dict[str, set[ReportId]] = defaultdict(set)
    for report, sources in spoken.items():
        for source in sources:
            roots[f"source {source}"].add(report)
    for report in sorted(own, key=lambda r: (rank.get(r, len(rank)), r)):
        if report in told:
            continue
        passage = own[report]
        first = passages.setdefault(passage, report) if passage else report
        first = root(first, parents, {*spoken, *own})
        roots[f"source {told[first]}" if first in told else f"report {first}"].add(report)
    earliest = {min(where, key=lambda r: (rank.get(r, len(rank)), r)) for where in roots.values()}
    return tuple(sorted(earliest, key=lambda r: (rank.get(r, len(rank)), r)))


def root(report: ReportId, parents: Mapping[ReportId, ReportId], among: Collection[ReportId] | None = None) -> ReportId:
    """The earliest report up the lineage, of those `among` which it is sought if given."""
    found, at, seen = report, report, {report}
    while (parent := parents.get(at)) is not None and parent not in seen:
        seen.add(parent)
        at = parent
        if among is None or at in among:
            found = at
    return found


def effective_number(correlations: Sequence[Sequence[float]]) -> float:
    """N_eff of accounts whose pairwise dependence (0 to 1, 1 on the diagonal) is given; 0 for none."""
    n = len(correlations)
    total = sum(sum(row) for row in correlations)
    return n * n / total if total else 0.0


def dependence(
    reports: Sequence[ReportId], roots: Mapping[ReportId, str], lineage: Iterable[Copy]
) -> list[list[float]]:
    """How far each two reports depend on each other: 1 on one root, else the containment of their texts."""
    shared = {frozenset((c.parent, c.copy)): min(1.0, c.containment) for c in lineage}
    return [
        [
            1.0 if a == b or (a in roots and roots.get(a) == roots.get(b)) else shared.get(frozenset((a, b)), 0.0)
            for b in reports
        ]
        for a in reports
    ]


def without(question: Question, origin: ReportId) -> Question:
    """What if this origin fell away: the question without it, and without every answer that had no other."""
    left = tuple(
        replace(answer, origins=tuple(o for o in answer.origins if o != origin)) for answer in question.answers
    )
    kept = [i for i, answer in enumerate(left) if answer.origins or not question.answers[i].origins]
    place = {old: new for new, old in enumerate(kept)}
    relations = tuple(
        replace(r, left=place[r.left], right=place[r.right])
        for r in question.relations
        if r.left in place and r.right in place
    )
    answers: tuple[Answer, ...] = tuple(left[i] for i in kept)
    return replace(question, answers=answers, relations=relations, contested=bool(relations) and question.contested)
