"""The first screen: what is contested, what failed, when; every number leads further."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from hearsay.dossier import harmless, words
from hearsay.dossier.answers import Board, Row
from hearsay.dossier.index import Index
from hearsay.dossier.timeline import timeline
from hearsay.dossier.traces import Trace
from hearsay.dossier.voices import Voice

ROOM, HEAD, ROW = 510, 37, 28
"""Pixels beside the findings at 1440 x 900, and what a question's own line and one of its answers take of them."""
ANSWERS = 4
"""Answers of one question shown at first sight."""
FINDINGS = 7
"""Findings that fit at 1440 x 900."""
FINDING, SPEAKERS_HEAD, SPEAKER = 55, 62, 29
"""Pixels that a finding of two lines, the heading of who speaks most and one speaker take beside the questions."""


@dataclass(frozen=True, slots=True)
class Glance:
    """One question at first sight."""

    board: Board
    rows: tuple[Row, ...]
    answers: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first screen holds."""

    reports: int
    origins: int
    speakers: int
    claims: int
    dates: str
    glances: tuple[Glance, ...]
    questions_left: int
    findings: tuple[Trace, ...]
    findings_left: int
    outcomes: tuple[tuple[str, int], ...]
    voices: tuple[Voice, ...]
    loudest: int
    timeline: Markup
    undated: int


def leading(board: Board) -> tuple[Row, ...]:
    """The answers with most origins, in the order of the question."""
    best = sorted(board.rows, key=lambda r: (-r.origins, -r.articles))[:ANSWERS]
    return tuple(r for r in board.rows if r in best)


def overview(index: Index, boards: tuple[Board, ...], traces: tuple[Trace, ...], voices: tuple[Voice, ...]) -> Overview:
    """The first screen, filled with as much as fits."""
    glances: list[Glance] = []
    room = ROOM
    for board in boards:
        shown = min(len(board.rows), ANSWERS)
        room -= HEAD + ROW * shown
        if glances and room < 0:
            break
        glances.append(Glance(board, leading(board), len(board.rows)))
    beside = ROOM - FINDING * max(len(traces[:FINDINGS]), 1) - SPEAKERS_HEAD
    heard = voices[: max(beside // SPEAKER, 0)]
    outcomes = Counter(t.outcome for t in traces)
    return Overview(
        reports=len(index.reports),
        origins=index.origins,
        speakers=len(index.speakers),
        claims=len(index.claims),
        dates=dates(index),
        glances=tuple(glances),
        questions_left=len(boards) - len(glances),
        findings=traces[:FINDINGS],
        findings_left=max(len(traces) - FINDINGS, 0),
        outcomes=tuple((o, outcomes[o]) for o in ("fails", "flag", "holds", "cannot") if outcomes[o]),
        voices=heard,
        loudest=max((v.claims for v in heard), default=1),
        timeline=timeline(index),
        undated=sum(r.published is None for r in index.dossier.reports),
    )


def dates(index: Index) -> str:
    """From the first to the last publication: `24 to 29 January 2024`."""
    days = sorted((r.published.value for r in index.dossier.reports if r.published), key=lambda d: d.date())
    if not days:
        return "no dates given"
    first, last = days[0], days[-1]
    if first.date() == last.date():
        return words.day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {words.day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {words.day(last)}"
    return f"{words.day(first)} to {words.day(last)}"


def heading(index: Index) -> str:
    """What the dossier is called: its title, else the one that all reports share, else their number and dates."""
    titles = {harmless.name(r.title) for r in index.dossier.reports}
    shared = titles.pop() if len(titles) == 1 else ""
    given = harmless.name(index.dossier.title) or shared
    if given or not index.reports:
        return given or "Untitled case"
    dated = any(r.published for r in index.dossier.reports)
    return f"Dossier of {words.many(len(index.reports), 'report')}" + (f", {dates(index)}" if dated else "")
