"""How a claim hardens as it is told again: F1 firmness, F2 one side's claim in the own voice, F3 the speaker dropped.

Shapes: `the dam may have been mined, the ministry said` and, told again, `the dam was mined, the ministry said` -> F1;
`the mayor said that nine were aboard` and, in a copy of that text, `nine were aboard` -> F3; `Arcadia says the rebels
did it`, the rebels deny it, and a report has `the rebels did it` in its own voice -> F2. Each is what the words show;
none says who is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hearsay.questions.agents import DISPUTED, OPEN, UNNAMED
from hearsay.questions.frames import NOT_KNOWN
from hearsay.questions.grouping import Item
from hearsay.questions.ledger import OWN
from hearsay.records import Claim, Copy, Origin, Question, Shift, Source
from hearsay.types import Commitment, RecordId, ReportId, SourceKind

SOFT = frozenset({Commitment.HEDGED, Commitment.UNVERIFIED})
NO_SIDE = frozenset({NOT_KNOWN, OPEN, UNNAMED, DISPUTED})
"""Answers that take no side."""
TEXTUAL = frozenset({"text", "passage", "quotation"})
"""Origins that show that two reports share a text."""


def shifts(
    sources: Iterable[Source],
    groups: Sequence[Sequence[Item]],
    questions: Sequence[Question],
    claims: Sequence[Claim],
    origins: Sequence[Origin],
    lineage: Sequence[Copy],
    rank: Mapping[ReportId, int],
) -> tuple[Shift, ...]:
    """Every shift found, by code, then report; at most one of a code for each later claim."""
    known = {s.id: s for s in sources}
    kin = {frozenset((c.parent, c.copy)) for c in lineage}
    kin |= {
        frozenset((a, b))
        for o in origins
        if o.basis in TEXTUAL and len(o.reports) <= 8
        for a in o.reports
        for b in o.reports
    }
    found: dict[tuple[str, RecordId], Shift] = {}
    for group in groups:
        told = sorted((item.claim for item in group), key=lambda c: (rank.get(c.report, 0), c.id))
        for i, earlier in enumerate(told):
            for later in told[i + 1 :]:
                shift = hardened(earlier, later, known) or dropped(earlier, later, known, kin)
                if shift:
                    found.setdefault((shift.code, shift.later), shift)
    for shift in adopted(questions, {c.id: c for c in claims}, known):
        found.setdefault((shift.code, shift.later), shift)
    return tuple(found[key] for key in sorted(found))


def hardened(earlier: Claim, later: Claim, sources: Mapping[RecordId, Source]) -> Shift | None:
    """F1: the same speaker's hedged or unverified claim, told later as asserted (or by a report in its own voice)."""
    if _own(earlier, sources) or earlier.commitment not in SOFT or later.commitment is not Commitment.ASSERTED:
        return None
    if later.source != earlier.source and not _own(later, sources):
        return None
    return Shift(
        "F1",
        earlier.id,
        later.id,
        (earlier.report, later.report),
        f"Report {earlier.report} has it {earlier.commitment.value}, from {_name(earlier, sources)}; "
        f"report {later.report} has it asserted, {_by(later, sources)}.",
        (*earlier.contents, *earlier.commitment_spans, *later.contents),
    )


def dropped(
    earlier: Claim, later: Claim, sources: Mapping[RecordId, Source], kin: set[frozenset[ReportId]]
) -> Shift | None:
    """F3: a report that shares its text with an attributed telling has the same in its own voice."""
    if _own(earlier, sources) or not _own(later, sources) or frozenset((earlier.report, later.report)) not in kin:
        return None
    return Shift(
        "F3",
        earlier.id,
        later.id,
        (earlier.report, later.report),
        f"Report {earlier.report} has it from {_name(earlier, sources)}; report {later.report}, which shares its text, "
        "names nobody.",
        (*earlier.source_spans, *earlier.contents, *later.contents),
    )


def adopted(
    questions: Iterable[Question], claims: Mapping[RecordId, Claim], sources: Mapping[RecordId, Source]
) -> list[Shift]:
    """F2: on a contested question a report's own voice gives firmly the answer that only one side's speakers give."""
    found: list[Shift] = []
    for question in questions:
        if len(question.answers) < 2:
            continue
        sides = [_sides(answer.claims, claims, sources) for answer in question.answers]
        for index, answer in enumerate(question.answers):
            if answer.text in NO_SIDE or answer.text.startswith("not "):
                continue
            others = set().union(*(s for i, s in enumerate(sides) if i != index))
            if len(sides[index]) != 1 or not others - sides[index]:
                continue
            side = next(iter(sides[index]))
            held = [claims[c] for c in answer.claims if c in claims]
            first = next((c for c in held if _party(c, sources) == side), None)
            own = [c for c in held if _own(c, sources) and c.commitment is Commitment.ASSERTED and not c.relays]
            for claim in own if first else []:
                assert first is not None
                found.append(
                    Shift(
                        "F2",
                        first.id,
                        claim.id,
                        tuple(dict.fromkeys((first.report, claim.report))),
                        f"“{question.text}” {answer.text}: of the speakers only the side of {side} says so, others "
                        f"differ; report {claim.report} says it in its own voice.",
                        (*first.contents, *claim.contents),
                    )
                )
    return found


def _sides(held: Iterable[RecordId], claims: Mapping[RecordId, Claim], sources: Mapping[RecordId, Source]) -> set[str]:
    """The parties whose speakers give an answer."""
    return {party for c in held if c in claims and (party := _party(claims[c], sources))}


def _party(claim: Claim, sources: Mapping[RecordId, Source]) -> str:
    source = sources.get(claim.source)
    return source.party if source else ""


def _own(claim: Claim, sources: Mapping[RecordId, Source]) -> bool:
    source = sources.get(claim.source)
    return (source.kind if source else SourceKind.OWN_VOICE) in OWN


def _name(claim: Claim, sources: Mapping[RecordId, Source]) -> str:
    return "its own voice" if _own(claim, sources) else sources[claim.source].name


def _by(claim: Claim, sources: Mapping[RecordId, Source]) -> str:
    return "in its own voice" if _own(claim, sources) else f"from {sources[claim.source].name}"
