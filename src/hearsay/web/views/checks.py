"""Checks: the list of findings, and one finding as arithmetic with its words, assumptions and what is missing."""

from __future__ import annotations

from starlette.responses import Response

from hearsay.checks.registry import CHECKS
from hearsay.dossier.traces import tests, trace
from hearsay.records import Finding
from hearsay.types import Outcome
from hearsay.web.problems import missing
from hearsay.web.shelf.lists import findings
from hearsay.web.shelf.loading import by_ids
from hearsay.web.shelf.parts import part_of_findings
from hearsay.web.views.visit import Visit, marks_of

OUTCOMES = tuple(o.value for o in (Outcome.FAILS, Outcome.FLAG, Outcome.HOLDS, Outcome.CANNOT))
CODES = tuple(dict.fromkeys(c.code for c in CHECKS))


def checks(visit: Visit) -> Response:
    """One screen of findings, what fails or needs a look first."""
    code, outcome = visit.choice("code", CODES), visit.choice("outcome", OUTCOMES)
    words = visit.text("words")
    window, key = visit.window(), ("findings", code, outcome, words, visit.window())
    once = visit.context.shelf.once
    screen = once(visit.facts.machine, key, lambda: findings(visit.connection, code, outcome, words, window))
    part = visit.judged(part_of_findings(visit.connection, screen.items))
    held = {f.id: f for f in part.findings}
    shown = [held[f.id] for f in screen.items if f.id in held]
    index = visit.index(part, findings=[f.id for f in shown])
    return visit.show(
        "checks.html", "/checks", index,
        rows=[(f, trace(f, n, index)) for n, f in enumerate(shown, 1)], screen=screen, code=code, outcome=outcome,
        words=words, codes=CODES, tests=tests(), names=outcome_names(), marks=marks_of(part),
        versions=visit.versions([("finding", f.id) for f in shown]),
    )  # fmt: skip


def outcome_names() -> list[tuple[str, str]]:
    """The outcomes in the words of the page."""
    from hearsay.dossier.words import OUTCOME

    return [(o, OUTCOME[Outcome(o)]) for o in OUTCOMES]


def check(visit: Visit) -> Response:
    """One finding."""
    found = by_ids(visit.connection, Finding, [visit.path("id")])
    if not found:
        raise missing("finding of that number")
    part = visit.judged(part_of_findings(visit.connection, found))
    held = next((f for f in part.findings if f.id == found[0].id), found[0])
    index = visit.index(part, findings=[held.id])
    return visit.show(
        "check.html", "/checks", index,
        finding=held, trace=trace(held, 1, index), marks=marks_of(part),
        versions=visit.versions([("finding", held.id)]),
    )  # fmt: skip
