"""The sheets of a large dossier as data: runs and notes without their words, which the page takes from its records.

The page's script (static/1-sheets.js) writes from this what `marked.written` and the note of templates/parts.html
write on the server; a test in a browser holds the two alike. Lengths count UTF-16 units, as the script's strings do.
"""

from __future__ import annotations

from hearsay.dossier.lines import Line
from hearsay.dossier.marked import Run
from hearsay.dossier.sheets import Passage, Sheet
from hearsay.export.json import Plain


class Table:
    """Values by number, each kept once."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, ...], int] = {}

    def number(self, *value: str) -> int:
        """The number of a value, a new one at first sight."""
        return self.numbers.setdefault(value, len(self.numbers))

    def values(self) -> Plain:
        """Every value in order of its number."""
        return [list(value) for value in self.numbers]


def record(sheets: tuple[Sheet, ...], heads: list[str]) -> Plain:
    """Every sheet as data, with the tables of looks, speakers and words that they share."""
    looks, speakers, words = Table(), Table(), Table()
    rows: list[Plain] = [
        [head, sheet.language, sheet.outlet, [passage(p, looks, speakers, words) for p in sheet.passages]]
        for sheet, head in zip(sheets, heads, strict=True)
    ]
    return {"looks": looks.values(), "speakers": speakers.values(), "words": words.values(), "sheets": rows}


def passage(held: Passage, looks: Table, speakers: Table, words: Table) -> Plain:
    """One paragraph: its runs and notes."""
    runs: list[Plain] = [run(r, looks) for r in held.paragraph.runs]
    return [runs, [note(n, speakers, words) for n in held.notes], int(held.blank)]


def run(held: Run, looks: Table) -> Plain:
    """One run: length, look, claims, ends of anchors, claims whose sign follows; empty ends are left out."""
    length = len(held.words) + sum(c > "\uffff" for c in held.words)
    numbers: list[Plain] = [*held.numbers]
    anchors: list[Plain] = [end - held.start for end in held.anchors]
    refs: list[Plain] = [r.number for r in held.refs]
    return trimmed([length, looks.number("both" if held.both else "", *held.looks), numbers, anchors, refs])


def note(line: Line, speakers: Table, words: Table) -> Plain:
    """One note: who, how, and the words of its card."""
    flags = line.quiet + 2 * line.distancing + 4 * line.carried
    return trimmed(
        [
            speakers.number(line.speaker, line.speaker_anchor, line.hue, line.role, line.party),
            words.number(line.commitment),
            flags,
            line.confidence.rstrip("%") and int(line.confidence.rstrip("%")),
            words.number(line.manner),
            words.number("; ".join(line.figures)),
            words.number("; ".join(line.times)),
            words.number(line.deciding),
            words.number(*line.relays),
            words.number(line.channel),
            words.number(line.said_at),
            line.number,
        ]
    )


def trimmed(values: list[Plain]) -> Plain:
    """The list without what is empty at its end."""
    while values and (values[-1] == [] or values[-1] == ""):
        values = values[:-1]
    return [*values]
