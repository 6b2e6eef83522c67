"""Claims by sources: every answer as a row, every source as a column, how firmly in the cell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hearsay.dossier.answers import Board
from hearsay.types import Commitment

COLUMNS = 16
"""Sources shown, those that answer most; the question tables have them all."""
SIGNS: dict[str, str] = {
    Commitment.ASSERTED.value: "●",
    Commitment.HEDGED.value: "◐",
    Commitment.UNVERIFIED.value: "○",
    Commitment.DENIED.value: "✕",
}
"""The sign of a commitment in a cell; the word stands beside it for screen readers."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One source's stand on one answer; no sign where it says nothing."""

    sign: str
    word: str
    hue: str
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """One question with a row an answer."""

    text: str
    anchor: str
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table: column heads (name, anchor, hue) and the groups of rows."""

    columns: tuple[tuple[str, str, str], ...]
    groups: tuple[Group, ...]
    left_out: int


def matrix(boards: tuple[Board, ...]) -> Matrix:
    """Answers against sources over every contested question, else over every question."""
    shown = [b for b in boards if b.contested] or list(boards)
    counts: Counter[tuple[str, str, str]] = Counter()
    for board in shown:
        for row in board.rows:
            counts.update({(h.name, h.anchor, h.hue): max(len(h.lines), 1) for h in row.holders if h.hue != "pv"})
    ranked = sorted(counts, key=lambda c: (-counts[c], c))
    columns = tuple(ranked[:COLUMNS])
    groups = []
    for board in shown:
        rows = []
        for row in board.rows:
            held = {h.anchor: h for h in row.holders}
            cells = []
            for _, anchor, hue in columns:
                holder = held.get(anchor)
                if holder is None:
                    cells.append(Cell("", "", hue, ""))
                    continue
                word = holder.commitments[-1] if holder.commitments else Commitment.ASSERTED.value
                href = holder.lines[0].anchor if holder.lines else row.anchor
                cells.append(Cell(SIGNS[word], word, hue, href))
            rows.append((row.value, tuple(cells)))
        groups.append(Group(board.text, board.anchor, tuple(rows)))
    return Matrix(columns, tuple(groups), max(len(ranked) - COLUMNS, 0))
