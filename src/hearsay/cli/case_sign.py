"""`hearsay case sign`: a signature over the head of the log."""

from __future__ import annotations

from pathlib import Path

import click

from hearsay.cli import exits
from hearsay.cli.case_options import by_options, case_argument, opened, tell_json
from hearsay.cli.output import output_options

EXAMPLES = """\b
Examples:
  hearsay case sign bridge.hearsay --key ~/.ssh/id_ed25519
  hearsay case sign bridge.hearsay --new-key desk.pem --head head.json
"""


@click.command("sign", epilog=EXAMPLES)
@case_argument()
@click.option("--key", metavar="KEYFILE", default="", help="An Ed25519 private key: PEM or OpenSSH, no passphrase.")
@click.option("--new-key", metavar="KEYFILE", default="", help="Make a new key, write it to this file, sign with it.")
@click.option("--head", "kept", metavar="FILE", default="", help="Also write the head behind the signature to a file.")
@by_options
@output_options
def sign_command(where: str, key: str, new_key: str, kept: str, by: str, why: str, as_json: bool, quiet: bool) -> int:
    """Sign the newest line of the log with Ed25519. The signature becomes the next line; `verify` checks it."""
    from hearsay.case.heads import write
    from hearsay.case.signing import new_key as make

    if bool(key) == bool(new_key):
        raise click.UsageError("Give --key or --new-key.")
    with opened(where) as case:
        if new_key:
            make(Path(new_key))
        entry = case.sign(Path(key or new_key), by, why)
        head = case.head()
        if kept:
            write(head, Path(kept))
    if as_json:
        tell_json({"signed": dict(entry.body), "head": head})
    elif not quiet:
        click.echo(f"Signed line {entry.body['seq']} with the key {entry.body['key']}.")
    return exits.FINE
