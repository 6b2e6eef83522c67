"""Judgements stored: made on the state that the person saw, refused where somebody judged the same record since."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from hearsay.case import judgement_store as store
from hearsay.case.judgement_make import undo
from hearsay.case.judgement_store import JudgedSince
from hearsay.records import Judgement
from hearsay.types import Item, RecordId
from hearsay.web.judging import Wish, judgement_of
from hearsay.web.problems import Problem, missing
from hearsay.web.shelf.judgements import in_force_now
from hearsay.web.shelf.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Decided:
    """A judgement as it was stored, and the versions that its records have now."""

    judgement: Judgement
    versions: dict[RecordId, int]


def decide(shelf: Shelf, by: str, wish: Wish, versions: dict[RecordId, int]) -> Decided:
    """Stores what a person decided.

    Args:
        shelf: the case.
        by: who decides.
        wish: what.
        versions: how often each record had been judged when the page was made.

    Raises:
        Problem: 409, somebody judged one of them since; it says who, what, and the versions now.
    """
    with shelf.case.change(by, wish.why) as change:
        connection = change.connection
        made = judgement_of(connection, in_force_now(connection), wish)
        try:
            stored = store.judge(change, made, {(wish.kind, i): versions[i] for i in wish.ids})
        except JudgedSince as wrong:
            raise conflict(connection, wish, wrong) from wrong
        return decided(connection, stored)


def decided(connection: Connection, stored: Judgement) -> Decided:
    """A stored judgement with the versions of its records."""
    items = [a for a in store.counted(stored) if a.kind is not Item.ANSWER]
    return Decided(stored, {a.id: store.version_of(connection, a.kind, a.id) for a in items})


def conflict(connection: Connection, wish: Wish, wrong: JudgedSince) -> Problem:
    """What somebody else decided meanwhile, in words."""
    now = {i: store.version_of(connection, wish.kind, i) for i in wish.ids}
    detail = f"{wrong.problem} {wrong.advice}"
    return Problem(
        409, f"This {wish.kind.value} {detail}",
        more={"by": wrong.current.by, "action": wrong.current.action.value, "versions": {**now}},
    )  # fmt: skip


def take_back(shelf: Shelf, by: str, identity: str, why: str) -> Decided:
    """Undoes a judgement, or an undo.

    Raises:
        Problem: 404, there is none of that number.
        JudgementError: it is undone already.
    """
    with shelf.case.change(by, why) as change:
        given = store.judgements(change.connection)
        wanted = next((j for j in given if j.id == identity), None)
        if wanted is None:
            raise missing("judgement of that number")
        return decided(change.connection, store.judge(change, undo(wanted, given, why)))
