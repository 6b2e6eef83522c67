"""`hearsay case verify`: every hash derived again."""

from __future__ import annotations

from dataclasses import fields

import click

from hearsay.cli import exits
from hearsay.cli.case_options import case_argument, opened, tell_json
from hearsay.cli.output import output_options
from hearsay.errors import Damaged

EXAMPLES = """\b
Examples:
  hearsay case verify bridge.hearsay
  hearsay case verify bridge.hearsay --head head.json
  hearsay case verify bridge.hearsay --key id_ed25519.pub
  hearsay case verify bridge.hearsay --head 128:9f2c41d0...
"""


@click.command("verify", epilog=EXAMPLES)
@case_argument()
@click.option("--head", "kept", default="", metavar="HEAD", help="A head kept elsewhere: a file, or NUMBER:HASH.")
@click.option("--key", default="", metavar="KEY", help="A public key that must have signed: a file, or 64 hex digits.")
@output_options
def verify_command(where: str, kept: str, key: str, as_json: bool, quiet: bool) -> int:
    """Derive every hash of the case again; name what is not as it was written.

    The exit code is 0 where everything holds, 4 where it does not.
    """
    from hearsay.case.heads import parsed
    from hearsay.case.signing import public_key

    head = parsed(kept) if kept else None
    wanted = public_key(key) if key else ""
    try:
        with opened(where, read_only=True) as case:
            verdict = case.verify(head)
    except Damaged as error:  # so damaged that not all of it can be read
        click.echo(f"hearsay: {error}", err=True)
        return exits.BROKEN
    unsigned = bool(wanted) and wanted not in {signature.key for signature in verdict.signatures}
    holds = verdict.holds and not unsigned
    if as_json:
        tell_json({"holds": holds, **{f.name: getattr(verdict, f.name) for f in fields(verdict)}})
    elif not verdict.breaks and unsigned:
        click.echo(f"hearsay: no line of the log is signed with the key {wanted}.", err=True)
    elif holds:
        click.echo(
            f"Everything holds: {verdict.lines:,} lines of the log, {verdict.reports:,} reports, "
            f"{verdict.records:,} records."
        )
        click.echo(f"Head: {verdict.head.seq}:{verdict.head.hash}")
        for signature in verdict.signatures:
            click.echo(f"Signed in line {signature.seq} by {signature.by}, {signature.at}, key {signature.key}")
    else:
        click.echo(f"hearsay: {verdict.breaks[0]}.", err=True)
        for other in verdict.breaks[1:]:
            click.echo(f"  also: {other}.", err=True)
    return exits.FINE if holds else exits.BROKEN
