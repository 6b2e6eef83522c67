"""The first screen: what is contested, what was checked, who speaks, when; every number leads further."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection
from starlette.responses import Response

from hearsay.dossier import harmless, words
from hearsay.dossier.answers import board
from hearsay.dossier.overview import ANSWERS, FINDINGS, Glance, leading
from hearsay.dossier.tags import percent, tag
from hearsay.dossier.traces import trace
from hearsay.records import Finding, Question, Relations
from hearsay.web.addresses import CaseIndex
from hearsay.web.shelf.facts import Facts
from hearsay.web.shelf.lists import findings, questions, source_rows
from hearsay.web.shelf.loading import sources
from hearsay.web.shelf.paging import Screen, Window
from hearsay.web.shelf.parts import gathered
from hearsay.web.views.visit import Visit

GLANCES = 4
"""Questions of the first screen: four answers each fill its left half at 1440 x 900."""
HOLDERS = 3
"""Holders of an answer that are named at first sight."""
VOICES = 6


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
    index = visit.index(part, [q.id for q in asked.items], [f.id for f in found.items])
    return index, {
        "glances": glances(part.relations.questions, index),
        "questions_left": max(facts.counts["question"] - GLANCES, 0),
        "traces": [trace(f, n, index) for n, f in enumerate(shown_findings(part.findings, found), 1)],
        "findings_left": max(facts.counts["finding"] - FINDINGS, 0),
        "outcomes": [(o, facts.outcomes[o]) for o in ("fails", "flag", "holds", "cannot") if facts.outcomes.get(o)],
        "voices": loudest(connection, visit, index),
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


def days_strip(days: Sequence[tuple[str, int]], most: int = 120) -> object:
    """The days of reporting as bars on one axis, each a link to the reports of that day; empty for one day."""
    from datetime import date, timedelta

    known = [(date.fromisoformat(d), n) for d, n in days if d]
    if len(known) < 2:
        return ""
    first, last = known[0][0], known[-1][0]
    span = (last - first).days + 1
    step = max(-(-span // most), 1)
    bins: dict[int, int] = {}
    for day, count in known:
        at = (day - first).days // step
        bins[at] = bins.get(at, 0) + count
    highest, columns = max(bins.values()), -(-span // step)
    bars = []
    for at, count in sorted(bins.items()):
        start = first + timedelta(days=at * step)
        end = min(start + timedelta(days=step - 1), last)
        label = f"{words.many(count, 'report')}, {start.day} {start:%B} {start.year}"
        label += f" to {end.day} {end:%B} {end.year}" if end != start else ""
        height = max(34 * count / highest, 2)
        bar = tag(
            "rect", x=percent(at / columns), width=percent(0.82 / columns), y=f"{40 - height:.1f}",
            height=f"{height:.1f}", class_="daybar",
        )  # fmt: skip
        href = f"/reports?first={start.isoformat()}&last={end.isoformat()}"
        bars.append(tag("a", tag("title", label), bar, href=href, aria_label=label))
    ends = [
        tag("text", f"{first.day} {first:%b}", x="0", y=54, class_="tick"),
        tag("text", f"{last.day} {last:%b} {last.year}", x="100%", y=54, text_anchor="end", class_="tick"),
    ]
    axis = tag("line", x1="0", x2="100%", y1=40.5, y2=40.5, class_="axis")
    return tag("svg", axis, *bars, *ends, class_="timeline days", width="100%", height=58, role="group",
               aria_label="Reports a day")  # fmt: skip
