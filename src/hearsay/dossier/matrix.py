"""Claims by sources: every answer as a row, every source as a column, how firmly in the cell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hearsay.dossier.answers import Board, Holder
from hearsay.types import Commitment

COLUMNS = 16
"""Sources shown, those that answer most; the question tables have them all."""
OWN = ("own voice", "own-voice", "pv")
"""The head of the column that the reports' own voices share."""
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


def column(holder: Holder) -> tuple[str, str, str]:
    """The head that a holder stands under; the reports' own voices share one."""
    return OWN if holder.hue == "pv" else (holder.name, holder.anchor, holder.hue)


def matrix(boards: tuple[Board, ...]) -> Matrix:
    """Answers against sources over every contested question, else over every question."""
    shown = [b for b in boards if b.contested] or list(boards)
    counts: Counter[tuple[str, str, str]] = Counter()
    for board in shown:
        for row in board.rows:
            counts.update({column(h): max(len(h.lines), 1) for h in row.holders})
    ranked = sorted(counts, key=lambda c: (c == OWN, -counts[c], c))
    columns = (*[c for c in ranked if c != OWN][:COLUMNS], *([OWN] if OWN in counts else []))
    groups = []
    for board in shown:
        rows = []
        for row in board.rows:
            held = {column(h)[1]: h for h in reversed(row.holders)}
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
    return Matrix(tuple(columns), tuple(groups), len(ranked) - len(columns))
