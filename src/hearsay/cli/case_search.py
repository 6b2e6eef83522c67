"""`hearsay case search`: full text over reports and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hearsay.cli import exits
from hearsay.cli.case_filters import filter_options
from hearsay.cli.case_options import case_argument, opened, tell_json
from hearsay.cli.output import output_options

if TYPE_CHECKING:
    from rich.text import Text

    from hearsay.case import Filter, Hit

EXAMPLES = """\b
Examples:
  hearsay case search bridge.hearsay nobody warned
  hearsay case search bridge.hearsay '"no survivors"' --in reports
  hearsay case search bridge.hearsay 'surviv* OR rescue*' --outlet Gazette --commitment hedged
  hearsay case search bridge.hearsay bridge -- -railway
"""


@click.command("search", epilog=EXAMPLES)
@case_argument("WORDS...", required=True)
@click.option("--in", "kind", type=click.Choice(["claims", "reports"]), default="claims", show_default=True)
@filter_options
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="At most so many.")
@click.option("--offset", default=0, type=click.IntRange(0), help="After so many.")
@output_options
def search_command(
    where: str, given: tuple[str, ...], kind: str, wanted: Filter, limit: int, offset: int, as_json: bool, quiet: bool
) -> int:
    """Search claims or reports for words, best first.

    All words must be there, in any form: closed finds closing. "words in quotes" stand side by side, surviv* is the
    beginning of a word, OR stands between words of which one is enough, -word must not be there.
    """
    from dataclasses import replace

    from hearsay.case import Window
    from hearsay.cli.claims import table
    from hearsay.cli.screen import console

    with opened(where, read_only=True) as case:
        page = case.search(replace(wanted, text=" ".join(given)), kind.removesuffix("s"), Window(offset, limit))
    if as_json:
        tell_json({"total": page.total, "offset": page.offset, "hits": list(page.items)})
        return exits.FINE
    rows = table("Where", "Outlet", "Who", "Words")
    for hit in page.items:
        rows.add_row(hit.id, hit.outlet, hit.speaker or hit.title, _words(hit))
    console().print(rows)
    if not quiet:
        click.echo(f"{len(page.items):,} of {page.total:,}", err=True)
    return exits.FINE


def _words(hit: Hit) -> Text:
    from rich.text import Text

    shown = Text(hit.snippet)
    for start, end in hit.marks:
        shown.stylize("bold yellow", start, end)
    return shown
