"""`hearsay case list`: the records of a case, filtered and paged."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from hearsay.cli import exits
from hearsay.cli.case_filters import filter_options
from hearsay.cli.case_options import case_argument, opened, tell_json
from hearsay.cli.output import output_options

if TYPE_CHECKING:
    from hearsay.case import Case, Filter, Page, Window

KINDS = (
    "reports", "claims", "sources", "figures", "questions", "findings", "times", "places", "identifiers", "evidence",
)  # fmt: skip
EXAMPLES = """\b
Examples:
  hearsay case list bridge.hearsay
  hearsay case list bridge.hearsay claims --speaker "Ada Pell" --commitment denied
  hearsay case list bridge.hearsay claims --relay TASS --since 2024-01-24 --limit 200
  hearsay case list bridge.hearsay findings --outcome fails --json
"""


@click.command("list", epilog=EXAMPLES)
@case_argument("KIND")
@filter_options
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000), help="At most so many.")
@click.option("--offset", default=0, type=click.IntRange(0), help="After so many.")
@output_options
def list_command(
    where: str, given: tuple[str, ...], wanted: Filter, limit: int, offset: int, as_json: bool, quiet: bool
) -> int:
    """List what is in a case.

    KIND is reports (by itself), claims, sources, figures, questions, findings, times, places, identifiers or evidence.
    A filter that a kind has no field for keeps everything.
    """
    from hearsay.case import Window
    from hearsay.cli.case_tables import CELLS
    from hearsay.cli.claims import table
    from hearsay.cli.screen import console

    kind = given[0] if given else "reports"
    if len(given) > 1 or kind not in KINDS:
        raise click.UsageError(f"{' '.join(given)!r} is nothing that can be listed; choose one of: {', '.join(KINDS)}.")
    with opened(where, read_only=True) as case:
        page = _asked(case, kind, wanted, Window(offset, limit))
    if as_json:
        tell_json({"total": page.total, "offset": page.offset, kind: list(page.items)})
        return exits.FINE
    heads, cells = CELLS[kind]
    rows = table(*heads)
    for item in page.items:
        rows.add_row(*cells(item))
    console().print(rows)
    if not quiet and (page.more or page.offset):
        last = page.offset + len(page.items)
        click.echo(f"{page.offset + 1:,} to {last:,} of {page.total:,} (--offset, --limit)", err=True)
    return exits.FINE


def _asked(case: Case, kind: str, wanted: Filter, window: Window) -> Page[Any]:
    from hearsay.case import Page

    if kind == "evidence":
        files = case.evidence_files()
        return Page(files[window.offset : window.offset + window.limit], len(files), window.offset)
    own: dict[str, Callable[[Filter, Window], Page[Any]]] = {
        "reports": case.reports,
        "claims": case.claims,
        "sources": case.sources,
        "figures": case.figures,
    }
    return own[kind](wanted, window) if kind in own else case.records(kind.removesuffix("s"), wanted, window)
