"""A person's wish, as the page sends it -> a judgement tied to its words, made on the small dossier that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select

from hearsay.case.judgement_anchor import Anchors, Judged
from hearsay.case.judgement_make import Maker
from hearsay.case.tables import SOURCE
from hearsay.records import Claim, Dossier, Figure, Finding, Judgement, Question, Relations, Source, Time
from hearsay.records.codec import decode
from hearsay.types import Action, Field, Item, RecordId
from hearsay.web.problems import missing
from hearsay.web.shelf.judged import judged
from hearsay.web.shelf.loading import by_ids, reports
from hearsay.web.shelf.parts import gathered, leading

ACTIONS = tuple(a.value for a in Action if a not in (Action.UNDO, Action.CARRY))
FIELDS = tuple(f.value for f in Field if f not in (Field.VERDICT, Field.NAME, Field.NOTE, Field.MEMBERS))
ITEMS = tuple(i.value for i in Item if i is not Item.ANSWER)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to say about some records, as they saw them."""

    action: Action
    kind: Item
    ids: tuple[RecordId, ...]
    why: str = ""
    name: str = ""
    grade: str = ""
    note: str = ""
    fields: tuple[tuple[Field, str], ...] = ()
    parts: tuple[str, ...] = ()


def judgement_of(connection: Connection, judgements: Sequence[Judgement], wish: Wish) -> Judgement:
    """The judgement, not stored yet.

    Raises:
        Problem: 404, a record is not there.
        JudgementError: it cannot be judged so.
    """
    part = judged(connection, part_of(connection, judgements, wish), judgements)
    held = records(part, wish.kind)
    gone = [i for i in wish.ids if i not in held]
    if gone:
        raise missing(f"{wish.kind.value} of the number {gone[0]}")
    items: list[Judged] = [held[i] for i in wish.ids]
    part = with_anchored(connection, part, items)
    return made(Maker(part), wish, items, {c.id: c for c in part.claims})


def made(maker: Maker, wish: Wish, items: list[Judged], claims: dict[RecordId, Claim]) -> Judgement:
    """The judgement by its action."""
    if wish.action is Action.ACCEPT:
        return maker.accept(items, wish.why)
    if wish.action is Action.REJECT:
        return maker.reject(items, wish.why)
    if wish.action is Action.CORRECT:
        return maker.correct(items[0], dict(wish.fields), wish.why)
    if wish.action is Action.RENAME:
        return maker.rename(items[0], wish.name, wish.why)
    if wish.action is Action.MERGE:
        return maker.merge(items, wish.why, wish.name)
    if wish.action is Action.GRADE:
        return maker.grade(items, wish.grade, wish.why)
    if wish.action is Action.NOTE:
        return maker.note(items, wish.note, wish.why)
    if wish.kind is Item.QUESTION:
        numbers = [int(p) for p in wish.parts if p.isdigit()]
        return maker.split(items[0], numbers, wish.why, wish.name)
    unknown = [p for p in wish.parts if p not in claims]
    if unknown:
        raise missing(f"claim of the number {unknown[0]}")
    return maker.split(items[0], [claims[p] for p in wish.parts], wish.why, wish.name)


def part_of(connection: Connection, judgements: Sequence[Judgement], wish: Wish) -> Dossier:
    """The small dossier that holds what the wish is about."""
    ids = list(wish.ids)
    if wish.kind is Item.REPORT:
        return gathered(connection, first=ids)
    if wish.kind is Item.CLAIM:
        return gathered(connection, by_ids(connection, Claim, ids), sources=speakers(connection, wish))
    if wish.kind is Item.FIGURE:
        figures = by_ids(connection, Figure, ids)
        return gathered(connection, by_ids(connection, Claim, [f.claim for f in figures if f.claim]), figures=figures)
    if wish.kind is Item.TIME:
        return gathered(connection, times=by_ids(connection, Time, ids))
    if wish.kind is Item.FINDING:
        return gathered(connection, findings=by_ids(connection, Finding, ids))
    if wish.kind is Item.QUESTION:
        return questions(connection, judgements, ids)
    made_by = [a.id for j in judgements if f"{j.id}:s" in ids for a in (*j.items, *j.parts)]
    claims = [*wish.parts, *(i for i in made_by if ":c" in i)]
    return gathered(connection, by_ids(connection, Claim, claims), sources=[*ids, *made_by])


def questions(connection: Connection, judgements: Sequence[Judgement], ids: Sequence[RecordId]) -> Dossier:
    """Questions with the claims that lead each of their answers."""
    wanted = [*ids, *(a.id for j in judgements if f"{j.id}:q" in ids for a in j.items)]
    found = by_ids(connection, Question, wanted)
    claims = [c for q in found for a in q.answers[:40] for c in leading(connection, a)]
    return gathered(connection, by_ids(connection, Claim, claims), relations=Relations(questions=tuple(found)))


def speakers(connection: Connection, wish: Wish) -> list[RecordId]:
    """The sources that a corrected speaker may mean: by id, or by name."""
    given = dict(wish.fields).get(Field.SPEAKER, "").strip()
    if not given:
        return []
    named = func.lower(SOURCE.c.name) == given.lower()
    rows = connection.execute(select(SOURCE.c.body).where(named | (SOURCE.c.id == given)).limit(6))
    return [decode(Source, body).id for (body,) in rows]


def records(part: Dossier, kind: Item) -> dict[RecordId, Judged]:
    """The records of one kind by id."""
    held: dict[Item, Sequence[Judged]] = {
        Item.REPORT: part.reports,
        Item.CLAIM: part.claims,
        Item.FIGURE: part.measures.figures,
        Item.TIME: part.measures.times,
        Item.SOURCE: part.sources,
        Item.QUESTION: part.relations.questions,
        Item.FINDING: part.findings,
    }
    return {record.id: record for record in held[kind]}


def with_anchored(connection: Connection, part: Dossier, items: Sequence[Judged]) -> Dossier:
    """The dossier with the reports that the anchors of the items lead to, so that their texts are noted too."""
    anchors = Anchors(part)
    known = {r.id for r in part.reports}
    wanted = [s.report for item in items for s in anchors.of(item).spans if s.report not in known]
    return replace(part, reports=(*part.reports, *reports(connection, wanted))) if wanted else part
