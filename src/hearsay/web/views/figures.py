"""The ledger: every figure with its bound, what it counts, who says it, through whom, how firmly."""

from __future__ import annotations

from starlette.responses import Response

from hearsay.dossier.ledger import entry
from hearsay.records import Figure
from hearsay.web.shelf.measured import FIGURE_SORTS, FigureFilter, figures
from hearsay.web.shelf.parts import part_of_figures
from hearsay.web.views.visit import Visit, marks_of

SIZE = 100
"""Rows of the ledger on one screen."""
HEADS: tuple[tuple[str, str], ...] = (
    ("Value", "value"),
    ("Counted", "counted"),
    ("Status", "status"),
    ("Who says it", "who"),
    ("Through", ""),
    ("How firmly", ""),
    ("As of", ""),
    ("Published", "published"),
    ("Words", "report"),
)
"""The heads of the table, each with the order it sorts by."""


def asked(visit: Visit) -> FigureFilter:
    """The filter that the address asks for."""
    return FigureFilter(
        words=visit.text("words"),
        status=visit.text("status"),
        unit=visit.text("unit"),
        source=visit.text("source", 80),
        report=visit.text("report", 80),
        sort=visit.choice("sort", FIGURE_SORTS, "published"),
    )


def ledger(visit: Visit) -> Response:
    """One screen of the ledger."""
    wanted = asked(visit)
    facts, window = visit.facts, visit.window(SIZE)
    key = ("figures", wanted, window)
    screen = visit.context.shelf.once(facts.machine, key, lambda: figures(visit.connection, wanted, window))
    part = visit.judged(
        part_of_figures(visit.connection, [f for f, _ in screen.items], [c for _, c in screen.items if c])
    )
    index = visit.index(part)
    held: dict[str, Figure] = {f.id: f for f in part.measures.figures}
    rows = [
        (held.get(f.id, f), entry(held.get(f.id, f), index.claims.get(claim), index)) for f, claim in screen.items
    ]  # fmt: skip
    return visit.show(
        "figures.html", "/figures", index,
        rows=rows, screen=screen, wanted=wanted, heads=HEADS, marks=marks_of(part),
        versions=visit.versions([("figure", f.id) for f, _ in rows]),
        source=next((s for s in part.sources if s.id == wanted.source), None),
    )  # fmt: skip
