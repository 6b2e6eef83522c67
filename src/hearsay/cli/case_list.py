"""`hearsay case list`: the records of a case, filtered and paged."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from hearsay.cli import exits
from hearsay.cli.case_options import case_argument, opened, tell_json
from hearsay.cli.case_tables import CELLS
from hearsay.cli.options import output_options
from hearsay.types import Commitment
from hearsay.types import Outcome as Says

if TYPE_CHECKING:
    from hearsay.case import Case, Filter, Page, Window

KINDS = ("reports", "claims", "sources", "figures", "questions", "findings", "times", "places", "identifiers")
EXAMPLES = """\b
Examples:
  hearsay case list bridge.hearsay
  hearsay case list bridge.hearsay claims --speaker "Ada Pell" --commitment denied
  hearsay case list bridge.hearsay claims --relay TASS --since 2024-01-24 --limit 200
  hearsay case list bridge.hearsay findings --outcome fails --json
"""


@click.command("list", epilog=EXAMPLES)
@case_argument("KIND")
@click.option("--search", default="", metavar="WORDS", help="Reports and claims with these words.")
@click.option("--report", default="", metavar="ID", help="Of this report.")
@click.option("--speaker", default="", help="Whose name has this in it.")
@click.option("--outlet", default="", help="Published by an outlet with this in its name.")
@click.option("--relay", default="", help="Passed on by somebody with this in the name.")
@click.option("--commitment", type=click.Choice([c.value for c in Commitment]), help="Claims put forward so firmly.")
@click.option("--since", default="", metavar="DATE", help="Published on this day or later: 2024-01-24.")
@click.option("--until", default="", metavar="DATE", help="Published on this day or before.")
@click.option("--status", default="", help="Figures of this: killed, injured, aboard...")
@click.option("--contested", is_flag=True, help="Questions that are answered differently.")
@click.option("--outcome", type=click.Choice([o.value for o in Says]), help="Findings that say this.")
@click.option("--removed", is_flag=True, help="Reports that were removed.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000), help="At most so many.")
@click.option("--offset", default=0, type=click.IntRange(0), help="After so many.")
@output_options
def list_command(
    where: str, given: tuple[str, ...], as_json: bool, quiet: bool, limit: int, offset: int, **wanted: str
) -> int:
    """List what is in a case.

    KIND is reports (by itself), claims, sources, figures, questions, findings, times, places or identifiers.
    """
    from hearsay.case import Window
    from hearsay.cli.claims import table
    from hearsay.cli.screen import console

    kind = given[0] if given else "reports"
    if len(given) > 1 or kind not in KINDS:
        raise click.UsageError(f"{' '.join(given)!r} is nothing that can be listed; choose one of: {', '.join(KINDS)}.")
    with opened(where, read_only=True) as case:
        page = _asked(case, kind, _filter(wanted), Window(offset, limit))
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
    own: dict[str, Callable[[Filter, Window], Page[Any]]] = {
        "reports": case.reports,
        "claims": case.claims,
        "sources": case.sources,
        "figures": case.figures,
    }
    return own[kind](wanted, window) if kind in own else case.records(kind.removesuffix("s"), wanted, window)


def _filter(wanted: dict[str, str]) -> Filter:
    from hearsay.case import Filter

    commitment, outcome = wanted.get("commitment"), wanted.get("outcome")
    return Filter(
        text=wanted["search"],
        report=wanted["report"],
        speaker=wanted["speaker"],
        outlet=wanted["outlet"],
        relay=wanted["relay"],
        commitment=Commitment(commitment) if commitment else None,
        since=wanted["since"],
        until=wanted["until"],
        status=wanted["status"],
        contested=True if wanted["contested"] else None,
        outcome=Says(outcome) if outcome else None,
        removed=bool(wanted["removed"]),
    )
