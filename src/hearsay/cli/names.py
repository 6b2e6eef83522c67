"""`hearsay names`: two lists of names held against one another, row by row, with why."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hearsay.cli import exits
from hearsay.cli.options import output_options
from hearsay.errors import EvidenceError

if TYPE_CHECKING:
    from hearsay.evidence.names_compare import Compared
    from hearsay.records import NameList, Person

EXAMPLES = """\b
Examples:
  hearsay names exchanged.csv passengers.csv
  hearsay names a.csv b.csv -o compared.csv
  hearsay names a.csv b.csv --json | jq '.[] | select(.verdict == "ambiguous")'
"""
COLUMNS = ("verdict", "row", "name", "born", "other_row", "other_name", "other_born", "bits", "why")


@click.command(epilog=EXAMPLES)
@click.argument("left", metavar="LIST", type=str)
@click.argument("right", metavar="LIST", type=str)
@click.option("-o", "--output", metavar="TABLE", help="Write every row with its verdict as CSV to this file.")
@output_options
def names(left: str, right: str, output: str | None, as_json: bool, quiet: bool) -> int:
    """Hold two lists of names against one another: who is on both, who on one, who stays ambiguous.

    The lists are CSV tables or one name a line, in Latin or Cyrillic letters; columns are told by their headings or by
    what stands in them. Verdicts: both, ambiguous (several fit), doubtful (one fits and says too little), only.
    """
    from hearsay.evidence.names_compare import compare

    ones, others = _list(left), _list(right)
    if not quiet:
        for one in (ones, others):
            read = "; ".join((*one.columns, *one.warnings))
            click.echo(f"{one.name}: {len(one.people)} names ({read})", err=True)
    compared = compare(ones, others)
    rows = list(_rows(compared))
    if output:
        Path(output).write_text(_table(rows), encoding="utf-8")
    if as_json:
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    elif not output:
        sys.stdout.write(_table(rows))
    if not quiet:
        click.echo(
            f"On both {len(compared.matches)}, ambiguous {len(compared.ambiguous)}, doubtful {len(compared.doubtful)}, "
            f"only in {ones.name} {len(compared.only_left)}, only in {others.name} {len(compared.only_right)}.",
            err=True,
        )
    return exits.FINE


def _list(path: str) -> NameList:
    """The list of one file; raises EvidenceError."""
    from hearsay.evidence.names_table import read_names

    try:
        content = Path(path).read_bytes()
    except OSError as wrong:
        raise EvidenceError(path, f"cannot be read ({wrong.strerror or wrong}).", "Check the name.") from wrong
    return read_names(content, path).lists[0]


def _rows(compared: Compared) -> Iterator[dict[str, str]]:
    """One row a pair or a person that is on one list only."""
    for pair in compared.matches:
        yield _row("both", pair.left, pair.right, pair.bits, pair.why)
    for pairs in compared.ambiguous:
        yield from (_row("ambiguous", pair.left, pair.right, pair.bits, pair.why) for pair in pairs)
    for pair in compared.doubtful:
        yield _row("doubtful", pair.left, pair.right, pair.bits, pair.why)
    yield from (_row("only in the first", person, None, 0.0, ()) for person in compared.only_left)
    yield from (_row("only in the second", None, person, 0.0, ()) for person in compared.only_right)


def _row(verdict: str, one: Person | None, other: Person | None, bits: float, why: tuple[str, ...]) -> dict[str, str]:
    cells = [verdict]
    for person in (one, other):
        cells += [str(person.row), person.name, person.born] if person else ["", "", ""]
    cells += [f"{bits:.1f}" if one and other else "", "; ".join(why)]
    return dict(zip(COLUMNS, cells, strict=True))


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell


def _table(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _harmless(cell) for column, cell in row.items()} for row in rows)
    return out.getvalue()
