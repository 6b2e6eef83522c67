"""`hearsay verify`: a dossier's page held against itself, from the file alone."""

from __future__ import annotations

from pathlib import Path

import click

from hearsay.cli import exits
from hearsay.cli.options import output_options
from hearsay.errors import HearsayError

EXAMPLES = """\b
Examples:
  hearsay verify dossier.html
  hearsay verify dossier.html --json
  hearsay verify dossier.html --head 128:9f2c41d0...
"""
SQLITE = b"SQLite format 3\0"
"""What a case file begins with (sqlite.org/fileformat.html, section 1.3)."""


class VerifyError(HearsayError):
    """A file that cannot be checked."""


@click.command(epilog=EXAMPLES)
@click.argument("page", metavar="PAGE", type=str)
@click.option(
    "--head", default="", metavar="HEAD", help="A head of the case's log kept elsewhere: a file, or NUMBER:HASH."
)
@output_options
def verify(page: str, head: str, as_json: bool, quiet: bool) -> int:
    """Derive every hash of a dossier's page again; name what is not as it was written.

    Checks what the page's own button checks: the text of every report, the records, the log's head where the page
    has one; also its script and style, and, where this program made it, the whole page, made again from its data.
    The exit code is 0 where everything holds, 4 where it does not. For a case file use `hearsay case verify`.
    """
    from dataclasses import asdict

    from hearsay.dossier.proof import proof
    from hearsay.export.json import dumps, plain

    found = proof(_markup(page), _kept(head))
    if as_json:
        record = {"holds": found.holds, **asdict(found)}
        click.echo(dumps({key: plain(value) for key, value in record.items()}, indent=True).decode())
    elif found.holds:
        again = "; made again from its data, it is the same page" if found.made_again else ""
        click.echo(f"Everything holds: {found.reports:,} reports, {found.records:,} records{again}.")
        click.echo(f"Data: SHA-256 {found.data_sha256}")
        if found.head:
            click.echo(f"Head of the case's log: {found.head}")
    else:
        click.echo(f"hearsay: {page}: {found.breaks[0]}.", err=True)
        for other in found.breaks[1:]:
            click.echo(f"  also: {other}.", err=True)
    for left in () if as_json or quiet else found.unchecked:
        click.echo(f"Not checked: {left}.", err=True)
    return exits.FINE if found.holds else exits.BROKEN


def _markup(page: str) -> str:
    """The page's text as it stands in the file."""
    try:
        content = Path(page).read_bytes()
    except OSError as wrong:
        problem = f"cannot be read ({wrong.strerror or wrong})."
        raise VerifyError(page, problem, "Name the page that `hearsay dossier -o` wrote.") from wrong
    if content.startswith(SQLITE):
        raise VerifyError(page, "is a case file.", f"Use `hearsay case verify {page}`.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise VerifyError(page, "is no page of a dossier, or was altered: it is not UTF-8.") from wrong


def _kept(head: str) -> str:
    """A head from a file or as written, as `NUMBER:HASH`."""
    if not head:
        return ""
    from hearsay.case.heads import parsed

    kept = parsed(head)
    return f"{kept.seq}:{kept.hash}"
