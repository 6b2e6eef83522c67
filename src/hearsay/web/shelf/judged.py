"""What people decided, put on top of a small dossier: only the judgements that touch it, and what they point at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from hearsay.case.judged import apply
from hearsay.records import Anchor, Claim, Dossier, Judgement
from hearsay.types import Action, Item, RecordId
from hearsay.web.shelf.loading import sources

ROUNDS = 6
"""How far a chain of merges is followed: a source merged into one that was merged, and so on."""


def anchors_of(judgement: Judgement) -> Iterable[Anchor]:
    """Everything that a judgement names."""
    yield from judgement.items
    yield from judgement.parts
    yield from (c.meant for c in judgement.changes if c.meant is not None)


def ids_of(part: Dossier) -> set[tuple[Item, RecordId]]:
    """Every record of a small dossier that a person may have judged."""
    found = {(Item.REPORT, r.id) for r in part.reports} | {(Item.SOURCE, s.id) for s in part.sources}
    found |= {(Item.CLAIM, c.id) for c in part.claims} | {(Item.FIGURE, f.id) for f in part.measures.figures}
    found |= {(Item.TIME, t.id) for t in part.measures.times} | {(Item.FINDING, f.id) for f in part.findings}
    found |= {(Item.QUESTION, q.id) for q in part.relations.questions}
    return found


def touching(judgements: Sequence[Judgement], ids: set[tuple[Item, RecordId]]) -> list[Judgement]:
    """The judgements that name one of the records."""
    return [j for j in judgements if any((a.kind, a.id) in ids for a in anchors_of(j))]


def judged(connection: Connection, part: Dossier, judgements: Sequence[Judgement]) -> Dossier:
    """A small dossier as people left it.

    Args:
        connection: a reading of the case.
        part: the records as the machine made them.
        judgements: those in force, oldest first.
    """
    if not judgements:
        return part
    near: list[Judgement] = []
    for _ in range(ROUNDS):
        found = touching(judgements, ids_of(part))
        known = {s.id for s in part.sources}
        wanted = {a.id for j in found for a in anchors_of(j) if a.kind is Item.SOURCE} - known
        more = sources(connection, sorted(wanted))
        near = found
        if not more:
            break
        part = replace(part, sources=(*part.sources, *more))
    return apply(part, near, again=False) if near else part


def kin(judgements: Sequence[Judgement], source: RecordId) -> tuple[list[RecordId], list[RecordId]]:
    """Where the claims of a source are to be looked for: sources merged into it or split from it, and single claims."""
    sources, claims = {source}, set[RecordId]()
    for _ in range(ROUNDS):
        before = len(sources)
        for judgement in judgements:
            named = {a.id for a in anchors_of(judgement) if a.kind is Item.SOURCE}
            made = f"{judgement.id}:s"
            if made in sources:
                sources |= named
            if named & sources or made in sources:
                if judgement.action is Action.MERGE:
                    sources |= named
                claims |= {a.id for a in anchors_of(judgement) if a.kind is Item.CLAIM}
        if len(sources) == before:
            break
    return sorted(sources, key=lambda s: (s != source, s)), sorted(claims)


def merged_away(judgements: Sequence[Judgement]) -> list[RecordId]:
    """Sources that people put together with another and that no list shows any more."""
    return [a.id for j in judgements if j.action is Action.MERGE for a in j.items[1:] if a.kind is Item.SOURCE]


def said_by(part: Dossier, source: RecordId) -> list[Claim]:
    """The claims of a small dossier that one source makes."""
    return [c for c in part.claims if c.source == source]
