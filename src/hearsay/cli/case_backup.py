"""`hearsay case backup`: the case as it is now, somewhere else; others may go on working."""

from __future__ import annotations

import click

from hearsay.cli import exits
from hearsay.cli.case_options import case_argument, opened, tell_json
from hearsay.cli.output import output_options

EXAMPLES = """\b
Examples:
  hearsay case backup bridge.hearsay bridge-2024-02-01.hearsay
  hearsay case backup "postgresql://desk@db.example.org/cases?schema=bridge" bridge.hearsay
"""


@click.command("backup", epilog=EXAMPLES)
@case_argument("TO", required=True)
@output_options
def backup_command(where: str, given: tuple[str, ...], as_json: bool, quiet: bool) -> int:
    """Copy a case as it is at this moment to a new file, and verify the copy.

    TO is a file, or a PostgreSQL database; nothing that is there is overwritten.
    """
    return copied(where, given, as_json, quiet)


def copied(where: str, given: tuple[str, ...], as_json: bool, quiet: bool) -> int:
    """Copies a case and says what was copied: backup and restore are the same."""
    from hearsay.case.copying import copy
    from hearsay.case.place import where as place

    if len(given) != 1:
        raise click.UsageError("Give one place to copy to.")
    with opened(where, read_only=True) as case:
        verdict = copy(case, given[0])
    shown = place(given[0]).shown
    if as_json:
        tell_json({"to": shown, "head": verdict.head, "reports": verdict.reports})
    elif not quiet:
        click.echo(f"{shown}: {verdict.reports:,} reports, verified, head {verdict.head.seq}:{verdict.head.hash}")
    return exits.FINE
