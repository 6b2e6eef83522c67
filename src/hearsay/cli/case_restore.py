"""`hearsay case restore`: a case from its backup."""

from __future__ import annotations

import click

from hearsay.cli.case_backup import copied
from hearsay.cli.case_options import case_argument
from hearsay.cli.output import output_options

EXAMPLES = """\b
Examples:
  hearsay case restore bridge-2024-02-01.hearsay bridge.hearsay
  hearsay case restore bridge.hearsay "postgresql://desk@db.example.org/cases?schema=bridge"
"""


@click.command("restore", epilog=EXAMPLES)
@case_argument("TO", required=True)
@output_options
def restore_command(where: str, given: tuple[str, ...], as_json: bool, quiet: bool) -> int:
    """Make a case from a backup, and verify it. CASE is the backup, TO a place where nothing is yet."""
    return copied(where, given, as_json, quiet)
