"""After a rebuild: where each judgement stands now, and which of them found no place, with the reason.

The log keeps every judgement as it was given, with the words it was given on, so nothing drifts from version to
version: each is placed anew, and one that lost its place gets it back when the words do. Nothing is dropped: what has
no place is listed until a person says where it belongs, or undoes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.case.carry_find import Finder, How
from hearsay.case.judged import Moved, judged
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
    after, moved = judged(new, judgements)
    before = {u.judgement for u in judged(old, judgements)[0].unplaced} if old is not None and after.unplaced else set()
    by_id = {j.id: j for j in judgements}
    reasons: dict[JudgementId, list[str]] = {}
    for unplaced in after.unplaced:
        reasons.setdefault(unplaced.judgement, []).append(unplaced.reason)
    lost = tuple(Lost(by_id[one], " ".join(said), one in before) for one, said in reasons.items())
    return Carried(after, placed(judgements, new, after, moved), lost)


def placed(judgements: Sequence[Judgement], machine: Dossier, after: Dossier, moved: Moved) -> tuple[Placed, ...]:
    """Where each item of each judgement is, undone ones too, so that an item's history is whole.

    Args:
        judgements: all of the case.
        machine: what the machine made.
        after: the same, judged: questions and findings are looked for there.
        moved: the sources and questions that are part of another now.
    """
    read, late = Finder(machine), Finder(after)
    standing = {j.id: j for j in in_force(judgements)}
    found: list[Placed] = []
    known: dict[Anchor, tuple[RecordId, How]] = {}
    for judgement in judgements:
        now = standing.get(judgement.id, judgement)
        for n, (was, anchor) in enumerate(zip(anchors_of(judgement), anchors_of(now), strict=True)):
            if anchor not in known:
                known[anchor] = _spot(anchor, late if anchor.kind in LATE else read)
            record, how = known[anchor]
            while record in moved:
                record = moved[record]
            if record:
                found.append(Placed(judgement.id, n, was.kind, was.id, record, how))
    return tuple(found)


def _spot(anchor: Anchor, finder: Finder) -> tuple[RecordId, How]:
    """Where one anchor is; an answer is found in its question only, and keeps its number."""
    if anchor.kind is Item.ANSWER:
        return anchor.id, How.SAME
    found = finder.find(anchor)
    return found.id, found.how
