"""`hearsay case import`: a case from what was exported."""

from __future__ import annotations

from pathlib import Path

import click

from hearsay.cli import exits
from hearsay.cli.case_options import case_argument, tell_json
from hearsay.cli.output import output_options

EXAMPLES = """\b
Examples:
  hearsay case import bridge.hearsay bridge.zip
  hearsay case import --db "postgresql://desk@db.example.org/cases?schema=bridge" bridge.zip
"""


@click.command("import", epilog=EXAMPLES)
@case_argument("ZIP", required=True)
@output_options
def import_command(where: str, given: tuple[str, ...], as_json: bool, quiet: bool) -> int:
    """Make a new case from an exported one, with the same log and the same head, and verify it."""
    from hearsay.case.archive import import_
    from hearsay.case.place import where as place

    if len(given) != 1:
        raise click.UsageError("Give one file that `hearsay case export` wrote.")
    verdict, shown = import_(Path(given[0]), where), place(where).shown
    if as_json:
        tell_json({"where": shown, "head": verdict.head, "reports": verdict.reports})
    elif not quiet:
        click.echo(f"{shown}: {verdict.reports:,} reports, verified, head {verdict.head.seq}:{verdict.head.hash}")
    return exits.FINE
