"""A flat table as CSV: RFC 4180 in UTF-8, no cell that a spreadsheet would take for a formula.

A text that begins with `= + - @`, a tab or a carriage return gets an apostrophe before it (OWASP, "CSV injection"),
and so does one that begins with an apostrophe, so that `bare` gives back what `safe` was given.
"""

from __future__ import annotations

import csv
import io

from hearsay.export.tables import Cell, Table
from hearsay.records import Dossier

FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet takes for the beginning of a formula, and the sign that keeps it from doing so."""


def to_csv(dossier: Dossier, table: Table) -> bytes:
    """One table of the dossier as CSV, its columns' names first."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([written(cell) for cell in row] for row in table.rows(dossier))
    return lines.getvalue().encode("utf-8", "replace")


def written(cell: Cell) -> str:
    """A cell as text: yes or no, a whole number without a point, empty for nothing, text made safe."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return str(cell) if isinstance(cell, int) else safe(cell)


def safe(text: str) -> str:
    """The text, an apostrophe before it where a spreadsheet would calculate; no NUL, which ends a cell for many."""
    text = text.replace("\0", "\ufffd")
    return f"'{text}" if text.startswith(FORMULA) else text


def bare(cell: str) -> str:
    """What `safe` was given."""
    return cell[1:] if cell.startswith("'") else cell
