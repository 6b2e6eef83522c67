"""`hearsay case verify`: every hash derived again."""

from __future__ import annotations

from dataclasses import fields

import click

from hearsay.cli import exits
from hearsay.cli.case_options import case_argument, opened, tell_json
from hearsay.cli.options import output_options

EXAMPLES = """\b
Examples:
  hearsay case verify bridge.hearsay
  hearsay case verify bridge.hearsay --head head.json
  hearsay case verify bridge.hearsay --head 128:9f2c41d0...
"""


@click.command("verify", epilog=EXAMPLES)
@case_argument()
@click.option("--head", "kept", default="", metavar="HEAD", help="A head kept elsewhere: a file, or NUMBER:HASH.")
@output_options
def verify_command(where: str, kept: str, as_json: bool, quiet: bool) -> int:
    """Derive every hash of the case again; name what is not as it was written.

    The exit code is 0 where everything holds, 4 where it does not.
    """
    from hearsay.case.heads import parsed

    head = parsed(kept) if kept else None
    with opened(where, read_only=True) as case:
        verdict = case.verify(head)
    if as_json:
        tell_json({"holds": verdict.holds, **{f.name: getattr(verdict, f.name) for f in fields(verdict)}})
    elif verdict.holds:
        click.echo(
            f"Everything holds: {verdict.lines:,} lines of the log, {verdict.reports:,} reports, "
            f"{verdict.records:,} records."
        )
        click.echo(f"Head: {verdict.head.seq}:{verdict.head.hash}")
        for signature in verdict.signatures:
            click.echo(f"Signed: {signature}")
    else:
        click.echo(f"hearsay: {verdict.breaks[0]}.", err=True)
        for other in verdict.breaks[1:]:
            click.echo(f"  also: {other}.", err=True)
    return exits.FINE if verdict.holds else exits.BROKEN
