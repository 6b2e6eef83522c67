"""Which judgements are in force: those that no undo in force is about.

j3 accepts, j5 undoes j3, j8 undoes j5  ->  j3 is in force again. Nothing is ever taken out of the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hearsay.records import Anchor, Judgement, JudgementId
from hearsay.types import Action, Item, RecordId


def undone(judgements: Sequence[Judgement]) -> dict[JudgementId, Judgement]:
    """The judgements that are undone, each with the undo in force that did it."""
    found: dict[JudgementId, Judgement] = {}
    for judgement in reversed(judgements):  # an undo stands behind what it undoes: by then its own fate is known
        if judgement.action is Action.UNDO and judgement.id not in found:
            found[judgement.about] = judgement
    return found


def in_force(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that count, in order: none that is undone, no undo, each at the items it was carried to."""
    gone = undone(judgements)
    standing = [j for j in judgements if j.id not in gone]
    moved: dict[JudgementId, dict[int, Anchor]] = {}
    for judgement in standing:
        if judgement.action is Action.CARRY:
            to = {int(c.was): c.meant for c in judgement.changes if c.meant is not None}
            moved.setdefault(judgement.about, {}).update(to)
    return tuple(
        with_anchors(j, moved[j.id]) if j.id in moved else j
        for j in standing
        if j.action not in (Action.UNDO, Action.CARRY)
    )


def anchors_of(judgement: Judgement) -> tuple[Anchor, ...]:
    """Everything that a judgement names, always in the same order: items, parts, the sources that are meant."""
    meant = (c.meant for c in judgement.changes if c.meant is not None)
    return (*judgement.items, *judgement.parts, *meant)


def with_anchors(judgement: Judgement, others: Mapping[int, Anchor]) -> Judgement:
    """The judgement with other anchors at the places given, which count as in `anchors_of`."""
    anchors = iter([others.get(n, anchor) for n, anchor in enumerate(anchors_of(judgement))])
    items = tuple(next(anchors) for _ in judgement.items)
    parts = tuple(next(anchors) for _ in judgement.parts)
    changes = tuple(replace(c, meant=next(anchors)) if c.meant is not None else c for c in judgement.changes)
    return replace(judgement, items=items, parts=parts, changes=changes)


def touching(judgements: Iterable[Judgement], kind: Item, record: RecordId) -> list[Judgement]:
    """The judgements on one item, oldest first: its history."""
    return [j for j in judgements if any(i.kind is kind and i.id == record for i in (*j.items, *j.parts))]


def is_redo(judgement: Judgement, judgements: Sequence[Judgement]) -> bool:
    """Whether an undo takes back an undo, so that something is in force again."""
    by_id = {j.id: j for j in judgements}
    about = by_id.get(judgement.about)
    return judgement.action is Action.UNDO and about is not None and about.action is Action.UNDO


def is_undone(judgement: Judgement, judgements: Sequence[Judgement]) -> bool:
    """Whether a judgement is undone now."""
    return judgement.id in undone(judgements)
