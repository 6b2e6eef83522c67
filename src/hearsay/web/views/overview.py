"""The first screen: what is contested, what was checked, who speaks, when; every number leads further."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection
from starlette.responses import Response

from hearsay.dossier import harmless
from hearsay.dossier.answers import board
from hearsay.dossier.overview import ANSWERS, FINDINGS, HEAD, ROW, Glance, leading
from hearsay.dossier.traces import trace
from hearsay.records import Finding, Question, Relations
from hearsay.web.addresses import CaseIndex
from hearsay.web.shelf.facts import Facts
from hearsay.web.shelf.lists import findings, questions, source_rows
from hearsay.web.shelf.loading import sources
from hearsay.web.shelf.paging import Screen, Window
from hearsay.web.shelf.parts import gathered
from hearsay.web.views.strips import days_strip, event_strip
from hearsay.web.views.visit import Visit

GLANCES = 9
"""Questions looked at for the first screen; as many stand on it as there is room for."""
ROOM = 560
"""Pixels beside the findings and those who speak most at 1440 x 900, under the title."""
HOLDERS = 3
"""Holders of an answer that are named at first sight."""
VOICES = 5


@dataclass(frozen=True, slots=True)
class Loud:
    """One speaker at first sight."""

    id: str
    name: str
    hue: str
    claims: int


def overview(visit: Visit) -> Response:
    """The overview of the case, or how to begin where it is empty."""
    facts = visit.facts
    if facts.empty:
        return visit.show("empty.html", "/")
    shelf = visit.context.shelf
    index, shown = shelf.once(facts.seq, "overview", lambda: first_screen(visit, facts))
    return visit.show("overview.html", "/", index, **shown)


def first_screen(visit: Visit, facts: Facts) -> tuple[CaseIndex, dict[str, object]]:
    """What the first screen holds."""
    connection = visit.connection
    asked = questions(connection, "", "", False, Window(0, GLANCES))
    found = findings(connection, "", "", "", Window(0, FINDINGS))
    part = gathered(connection, findings=found.items)
    names = [s for q in asked.items for a in best(q) for s in a]
    part = replace(part, sources=tuple(sources(connection, names)), relations=Relations(tuple(asked.items)))
    part = visit.judged(part)
    index = visit.index(part, [q.id for q in part.relations.questions], [f.id for f in found.items])
    shown = fitting(glances(part.relations.questions, index))
    return index, {
        "glances": shown,
        "questions_left": max(facts.counts["question"] - len(shown), 0),
        "traces": [trace(f, n, index) for n, f in enumerate(shown_findings(part.findings, found), 1)],
        "findings_left": max(facts.counts["finding"] - FINDINGS, 0),
        "outcomes": [(o, facts.outcomes[o]) for o in ("fails", "flag", "holds", "cannot") if facts.outcomes.get(o)],
        "voices": loudest(connection, visit, index),
        "strip": event_strip(visit),
        "days": days_strip(facts.days),
        "dates": dates(facts),
    }


def best(question: Question) -> list[tuple[str, ...]]:
    """The first holders of the answers that a glance shows."""
    ranked = sorted(question.answers, key=lambda a: (-len(a.origins), -len(a.reports)))[:ANSWERS]
    return [a.holders[:HOLDERS] for a in ranked]


def shown_findings(found: Sequence[Finding], machine: Screen[Finding]) -> list[Finding]:
    """The findings in the order of the list, as people left them."""
    held = {f.id: f for f in found}
    return [held[f.id] for f in machine.items if f.id in held]


def glances(asked: Sequence[Question], index: CaseIndex) -> list[Glance]:
    """The questions with their leading answers, all on one scale."""
    widest = max((len(a.reports) for q in asked for a in q.answers), default=1)
    boards = [board(named(q), n, index, widest, False) for n, q in enumerate(asked, 1)]
    return [Glance(b, leading(b), len(b.rows)) for b in boards]


def fitting(all_glances: list[Glance]) -> list[Glance]:
    """The first of the glances that fit on the first screen, at least one."""
    room, kept = ROOM, list[Glance]()
    for glance in all_glances:
        room -= HEAD + ROW * len(glance.rows)
        if kept and room < 0:
            break
        kept.append(glance)
    return kept


def named(question: Question) -> Question:
    """The question with the claims left out, so that its answers name only their first holders."""
    answers = tuple(replace(a, claims=(), holders=a.holders[:HOLDERS]) for a in question.answers)
    return replace(question, answers=answers, relations=(), silent=())


def loudest(connection: Connection, visit: Visit, index: CaseIndex) -> list[Loud]:
    """Who speaks most."""
    rows = source_rows(connection, "", "", "claims", Window(0, VOICES)).items
    return [Loud(s.id, harmless.name(s.name) or "unnamed source", index.hue(s), n) for s, n in rows]


def dates(facts: Facts) -> str:
    """From the first to the last day of reporting."""
    from datetime import date

    known = [date.fromisoformat(d) for d, _ in facts.days if d]
    if not known:
        return "no dates given"
    first, last = known[0], known[-1]
    tail = f"{last.day} {last:%B} {last.year}"
    if first == last:
        return tail
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {tail}"
    head = f"{first.day} {first:%B}" + ("" if first.year == last.year else f" {first.year}")
    return f"{head} to {tail}"
