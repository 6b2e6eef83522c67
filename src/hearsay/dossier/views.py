"""Everything the templates show, as one record: they hold no logic but order."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from hearsay.dossier import answers, families, graphs, ledger, maps, matrix, sheets, spots, timeline, traces, voices
from hearsay.dossier import overview as glance
from hearsay.dossier.index import Index, Party
from hearsay.dossier.voices import Voice

PLOTS = 10
"""Range plots on one page; every question has its table."""
VOICES_OPEN = 8
"""Speakers whose claims stand open at first sight."""
VOICES_SHOWN = 40
"""Speakers of a folded page that stand as lines of their own; the others are behind one line."""
VOICES_LISTED = 60
"""Speakers in the index above them."""
SHEETS_OPEN = 2
"""A dossier of at most this many reports shows them open."""


@dataclass(frozen=True, slots=True)
class View:
    """The page's content in reading order."""

    title: str
    parties: tuple[Party, ...]
    contested: bool
    overview: glance.Overview
    boards: tuple[answers.Board, ...]
    matrix: matrix.Matrix
    voices: tuple[Voice, ...]
    own_voices: tuple[Voice, ...]
    voices_open: int
    voices_shown: int
    voices_listed: int
    paths: tuple[graphs.PathRow, ...]
    relay_graph: Markup
    ledger: tuple[ledger.Entry, ...]
    statuses: tuple[str, ...]
    traces: tuple[traces.Trace, ...]
    times: tuple[timeline.TimeRow, ...]
    map: maps.Map | None
    lineage: tuple[families.Edge, ...]
    lineage_graph: Markup
    sheets: tuple[sheets.Sheet, ...]
    sheets_open: bool


def view_of(index: Index) -> View:
    """The view of one dossier."""
    boards = answers.boards(index, PLOTS)
    found = traces.traces(index)
    entries = ledger.ledger(index)
    heard = voices.voices(index)
    paths = graphs.paths(index)
    return View(
        title=glance.heading(index),
        parties=index.parties,
        contested=any(b.contested for b in boards),
        overview=glance.overview(index, boards, found, heard),
        boards=boards,
        matrix=matrix.matrix(boards),
        voices=heard,
        own_voices=voices.own_voices(index),
        voices_open=VOICES_OPEN,
        voices_shown=VOICES_SHOWN,
        voices_listed=VOICES_LISTED,
        paths=paths,
        relay_graph=graphs.relay_graph(paths),
        ledger=entries,
        statuses=tuple(sorted({e.status for e in entries if e.status})),
        traces=found,
        times=timeline.rows(index),
        map=maps.map_of(index, spots.spots(index)),
        lineage=families.edges(index),
        lineage_graph=families.lineage_graph(index),
        sheets=sheets.sheets(index),
        sheets_open=len(index.reports) <= SHEETS_OPEN,
    )
