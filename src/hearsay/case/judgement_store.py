"""Judgements in a case: put into the log and the tables in one change, read back where they stand now.

    with case.change(by, why) as change:
        judge(change, judgement, {(Item.CLAIM, "3f1c:c4"): 2})      Conflict if somebody judged it since version 2

The log has the judgement as it was given. `judged_item` has the record that each of its items is now and counts the
judgements of every record: that number is the record's version. What a judgement only points at (the source that a
speaker is corrected to, the answers that a split takes out) has minus the number of the line instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from sqlalchemy import Connection, delete, func, insert, select, update

from hearsay.case.carry import Carried
from hearsay.case.chain import canonical, parsed
from hearsay.case.change import Change
from hearsay.case.judgement import anchors_of, undone, with_anchors
from hearsay.case.judgement_json import body_of, judgement_of
from hearsay.case.judgement_words import did, when
from hearsay.case.tables import JUDGED_ITEM, JUDGEMENT, LOG
from hearsay.errors import Conflict, JudgementError
from hearsay.records import Anchor, Judgement, JudgementId
from hearsay.types import Action, Item, RecordId

Key: TypeAlias = tuple[Item, RecordId]
IN_FORCE, UNDONE, UNPLACED = "in force", "undone", "unplaced"
"""Where a judgement stands: it counts; it was taken back; it counts, but its item is not found."""
NOTHING_EXPECTED: Mapping[Key, int] = {}


class JudgedSince(Conflict):
    """Somebody judged the same item first; `current` is their judgement, `version` the item's version now."""

    def __init__(self, item: Anchor, current: Judgement, version: int) -> None:
        what = f"{current.by} {did(current)} ({current.id}, {when(current.at)})"
        why = f", because: {current.why}." if current.why else "."
        super().__init__(
            f"{item.kind} {item.id}", f"was judged since you looked: {what}{why}", "Look again, then judge."
        )
        self.current = current
        self.version = version


def judge(change: Change, judgement: Judgement, expected: Mapping[Key, int] = NOTHING_EXPECTED) -> Judgement:
    """Stores a judgement; who and why are the change's.

    Args:
        change: the change that it is part of.
        judgement: as `judgement_make` makes it.
        expected: the versions of its items that the person saw; what is not in it is not compared.

    Raises:
        JudgedSince: an item has another version now.
        JudgementError: an undo of what is undone already, or of what never was.
    """
    connection = change.connection
    now = {key: version_of(connection, *key) for key in dict.fromkeys((a.kind, a.id) for a in counted(judgement))}
    for anchor in counted(judgement):
        version = now[anchor.kind, anchor.id]
        if expected.get((anchor.kind, anchor.id), version) != version:
            raise JudgedSince(anchor, history(connection, anchor.kind, anchor.id)[-1], version)
    if judgement.action in (Action.UNDO, Action.CARRY):
        _check_about(connection, judgement)
    first = judgement.items[0] if judgement.items else None
    judgement = replace(judgement, version=now[first.kind, first.id] + 1 if first is not None else 0)
    body = body_of(judgement)
    entry = change.append(judgement.action.value, first.id if first is not None else "", body)
    stored = judgement_of(entry.seq, entry.action, entry.body, entry.by, entry.at, entry.why)
    row = {"n": entry.seq, "id": stored.id, "action": entry.action, "about": stored.about, "state": IN_FORCE}
    connection.execute(insert(JUDGEMENT), [row | {"reason": "", "body": canonical(entry.body)}])
    _insert_items(connection, [stored], {(stored.id, n): a.id for n, a in enumerate(anchors_of(stored))}, dict(now))
    if stored.action is Action.UNDO:
        _settle_states(connection)
    return stored


def counted(judgement: Judgement) -> tuple[Anchor, ...]:
    """The items whose version a judgement raises: what it is about, and the claims that a split moves."""
    return tuple(dict.fromkeys((*judgement.items, *(p for p in judgement.parts if p.kind is not Item.ANSWER))))


def version_of(connection: Connection, kind: Item, record: RecordId) -> int:
    """How many judgements an item has had; 0 where it was never judged."""
    query = select(func.max(JUDGED_ITEM.c.version)).where(
        JUDGED_ITEM.c.kind == kind.value, JUDGED_ITEM.c.record == record, JUDGED_ITEM.c.version > 0
    )
    return connection.execute(query).scalar() or 0


def versions(connection: Connection) -> dict[Key, int]:
    """The version of every item that was ever judged."""
    query = select(JUDGED_ITEM.c.kind, JUDGED_ITEM.c.record, func.max(JUDGED_ITEM.c.version))
    query = query.where(JUDGED_ITEM.c.version > 0).group_by(JUDGED_ITEM.c.kind, JUDGED_ITEM.c.record)
    return {(Item(kind), record): version for kind, record, version in connection.execute(query)}


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Every judgement, oldest first, undone ones and undos among them; its items have the ids that they have now."""
    return _read(connection)


def history(connection: Connection, kind: Item, record: RecordId) -> tuple[Judgement, ...]:
    """The judgements of one item, oldest first."""
    own = select(JUDGED_ITEM.c.judgement).where(JUDGED_ITEM.c.kind == kind.value, JUDGED_ITEM.c.record == record)
    return _read(connection, tuple(connection.execute(own).scalars()))


def one_judgement(connection: Connection, id_: JudgementId) -> Judgement:
    """The judgement of that id.

    Raises:
        JudgementError: there is none.
    """
    found = _read(connection, (id_,))
    if not found:
        raise JudgementError(f"Judgement {id_}", "is not in this case.", "`hearsay case history` lists them.")
    return found[0]


def states(connection: Connection) -> dict[JudgementId, tuple[str, str]]:
    """Where every judgement stands, with the reason of those that have no place."""
    rows = connection.execute(select(JUDGEMENT.c.id, JUDGEMENT.c.state, JUDGEMENT.c.reason).order_by(JUDGEMENT.c.n))
    return {row.id: (row.state, row.reason) for row in rows}


def lost(connection: Connection) -> tuple[tuple[Judgement, str], ...]:
    """The judgements that stand on nothing now, each with the reason."""
    rows = connection.execute(select(JUDGEMENT.c.id, JUDGEMENT.c.reason).where(JUDGEMENT.c.state == UNPLACED))
    reasons = {row.id: row.reason for row in rows}
    return tuple((j, reasons[j.id]) for j in _read(connection, tuple(reasons)))


def place(change: Change, carried: Carried) -> None:
    """Puts every judgement where it stands among new machine records."""
    connection = change.connection
    everything = judgements(connection)
    where = {(p.judgement, p.place): p.id for p in carried.placed}
    connection.execute(delete(JUDGED_ITEM))
    _insert_items(connection, everything, where, defaultdict(int))
    _settle_states(connection, {lost.judgement.id: lost.reason for lost in carried.lost})


def _read(connection: Connection, ids: Sequence[JudgementId] | None = None) -> tuple[Judgement, ...]:
    query = select(LOG.c.line).join(JUDGEMENT, JUDGEMENT.c.n == LOG.c.seq).order_by(LOG.c.seq)
    items = select(JUDGED_ITEM.c.judgement, JUDGED_ITEM.c.place, JUDGED_ITEM.c.record)
    if ids is not None:
        query = query.where(JUDGEMENT.c.id.in_(ids))
        items = items.where(JUDGED_ITEM.c.judgement.in_(ids))
    now: dict[JudgementId, dict[int, RecordId]] = defaultdict(dict)
    for row in connection.execute(items):
        now[row.judgement][row.place] = row.record
    entries = (parsed(line) for line in connection.execute(query).scalars())
    found = (judgement_of(e.seq, e.action, e.body, e.by, e.at, e.why) for e in entries)
    return tuple(_as_now(j, now[j.id]) for j in found)


def _as_now(judgement: Judgement, records: Mapping[int, RecordId]) -> Judgement:
    """The judgement whose items have the ids that they have now."""
    named = {n: replace(a, id=records[n]) for n, a in enumerate(anchors_of(judgement)) if records.get(n, a.id) != a.id}
    return with_anchors(judgement, named) if named else judgement


def _check_about(connection: Connection, judgement: Judgement) -> None:
    one_judgement(connection, judgement.about)
    state = connection.execute(select(JUDGEMENT.c.state).where(JUDGEMENT.c.id == judgement.about)).scalar_one()
    if state == UNDONE:
        by = next((j for j in reversed(judgements(connection)) if j.about == judgement.about), judgement)
        raise JudgementError(f"Judgement {judgement.about}", f"is undone already ({by.id}, {by.by}, {when(by.at)}).")


def _settle_states(connection: Connection, reasons: Mapping[JudgementId, str] | None = None) -> None:
    """Writes where each judgement stands; `reasons` are those that have no place, None to leave those as they are."""
    known = states(connection)
    gone = undone(judgements(connection))
    if reasons is None:
        reasons = {id_: reason for id_, (state, reason) in known.items() if reason}
    for id_, before in known.items():
        reason = reasons.get(id_, "")
        state = UNDONE if id_ in gone else UNPLACED if reason else IN_FORCE
        if (state, reason) != before:
            connection.execute(update(JUDGEMENT).where(JUDGEMENT.c.id == id_).values(state=state, reason=reason))


def _insert_items(
    connection: Connection,
    given: Sequence[Judgement],
    where: Mapping[tuple[JudgementId, int], RecordId],
    now: dict[Key, int],
) -> None:
    rows = list(_item_rows(given, where, now))
    if rows:
        connection.execute(insert(JUDGED_ITEM), rows)


def _item_rows(
    given: Sequence[Judgement], where: Mapping[tuple[JudgementId, int], RecordId], now: dict[Key, int]
) -> Iterator[dict[str, str | int]]:
    for judgement in given:
        raised = set(counted(judgement))
        seen: set[Key] = set()
        for n, anchor in enumerate(anchors_of(judgement)):
            record = where.get((judgement.id, n)) or f"lost:{judgement.id}:{n}"
            key = anchor.kind, record
            counts = anchor in raised and key not in seen
            if counts:
                now[key] = now.get(key, 0) + 1
                seen.add(key)
            line = int(judgement.id[1:]) * 1000 + n
            yield {
                "judgement": judgement.id,
                "place": n,
                "kind": anchor.kind.value,
                "record": record,
                "version": now[key] if counts else -line,
            }
