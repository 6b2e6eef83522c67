"""After a rebuild: where each judgement stands now, and which of them found no place, with the reason.

The log keeps every judgement as it was given, with the words it was given on, so nothing drifts from version to
version: each is placed anew, and one that lost its place gets it back when the words do. Nothing is dropped: what has
no place is listed until a person says where it belongs, or undoes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.case.carry_find import Finder, How
from hearsay.case.judged import apply
from hearsay.case.judged_questions import LATE
from hearsay.case.judgement import anchors_of, in_force
from hearsay.records import Anchor, Dossier, Judgement, JudgementId
from hearsay.types import Item, RecordId


@dataclass(frozen=True, slots=True)
class Placed:
    """One item of a judgement: what it was called when it was judged, what it is called now, how it was found.

    `place` is its number in `anchors_of(judgement)`, from 0.
    """

    judgement: JudgementId
    place: int
    kind: Item
    was: RecordId
    id: RecordId
    how: How


@dataclass(frozen=True, slots=True)
class Lost:
    """A judgement in force that stands on nothing now; `already` where it did not before this rebuild either."""

    judgement: Judgement
    reason: str
    already: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of every judgement, and the dossier with those that stand."""

    dossier: Dossier
    placed: tuple[Placed, ...]
    lost: tuple[Lost, ...]


def carry(judgements: Sequence[Judgement], new: Dossier, old: Dossier | None = None) -> Carried:
    """Places every judgement on the machine's new records.

    Args:
        judgements: all of the case, oldest first.
        new: what the machine makes now.
        old: what it made before; with it, `lost` tells what was lost already.
    """
    after = apply(new, judgements)
    before = {u.judgement for u in apply(old, judgements).unplaced} if old is not None and after.unplaced else set()
    by_id = {j.id: j for j in judgements}
    reasons: dict[JudgementId, list[str]] = {}
    for unplaced in after.unplaced:
        reasons.setdefault(unplaced.judgement, []).append(unplaced.reason)
    lost = tuple(Lost(by_id[one], " ".join(said), one in before) for one, said in reasons.items())
    return Carried(after, placed(judgements, new, after), lost)


def placed(judgements: Sequence[Judgement], machine: Dossier, after: Dossier) -> tuple[Placed, ...]:
    """Where each item of each judgement is, undone ones too, so that an item's history is whole.

    A source that a merge made part of another keeps its own history: it is itself again when the merge is undone.

    Args:
        judgements: all of the case.
        machine: what the machine made.
        after: the same, judged: questions and findings that judgements brought about are found there.
    """
    read, late = Finder(machine), Finder(after)
    standing = {j.id: j for j in in_force(judgements)}
    found: list[Placed] = []
    known: dict[Anchor, tuple[RecordId, How]] = {}
    for judgement in judgements:
        now = standing.get(judgement.id, judgement)
        for n, (was, anchor) in enumerate(zip(anchors_of(judgement), anchors_of(now), strict=True)):
            if anchor not in known:
                known[anchor] = _spot(anchor, (read, late) if anchor.kind in LATE else (read,))
            record, how = known[anchor]
            if record:
                found.append(Placed(judgement.id, n, was.kind, was.id, record, how))
    return tuple(found)


def _spot(anchor: Anchor, finders: Sequence[Finder]) -> tuple[RecordId, How]:
    """Where one anchor is, by the first finder that knows; an answer is found in its question only."""
    if anchor.kind is Item.ANSWER:
        return anchor.id, How.SAME
    places = [finder.find(anchor) for finder in finders]
    found = next((p for p in places if p.id), places[0])
    return found.id, found.how
