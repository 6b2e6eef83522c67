"""`hearsay case export`: the whole case as a ZIP file that any program can read."""

from __future__ import annotations

from pathlib import Path

import click

from hearsay.cli import exits
from hearsay.cli.case_options import by_options, case_argument, opened
from hearsay.cli.output import output_options

EXAMPLES = """\b
Examples:
  hearsay case export bridge.hearsay bridge.zip
  hearsay case export bridge.hearsay bridge.zip --sign id_ed25519
"""


@click.command("export", epilog=EXAMPLES)
@case_argument("ZIP", required=True)
@click.option("--sign", metavar="KEYFILE", default="", help="Sign the head first, with this Ed25519 key.")
@by_options
@output_options
def export_command(where: str, given: tuple[str, ...], sign: str, by: str, why: str, as_json: bool, quiet: bool) -> int:
    """Write everything in a case to a ZIP file: the log, every record, the captured bytes as they were."""
    from hearsay.case.archive import export
    from hearsay.cli.case_options import tell_json

    if len(given) != 1:
        raise click.UsageError("Give one file to write.")
    with opened(where, read_only=not sign) as case:
        if sign:
            case.sign(Path(sign), by, why)
        export(case, Path(given[0]))
        head = case.head()
    if as_json:
        tell_json({"to": given[0], "head": head})
    elif not quiet:
        click.echo(f"{given[0]}: head {head.seq}:{head.hash}")
    return exits.FINE
