"""`hearsay case log`: who did what, when and why."""

from __future__ import annotations

from pathlib import Path

import click

from hearsay.cli import exits
from hearsay.cli.case_options import case_argument, opened, tell_json
from hearsay.cli.output import output_options

EXAMPLES = """\b
Examples:
  hearsay case log bridge.hearsay
  hearsay case log bridge.hearsay --by ada --action remove
  hearsay case log bridge.hearsay --of 3f1c0a9be2d4
  hearsay case log bridge.hearsay --head head.json
"""


@click.command("log", epilog=EXAMPLES)
@case_argument()
@click.option("--of", "target", default="", metavar="ID", help="What happened to this report or record.")
@click.option("--action", default="", help="Only this: add, remove, restore, analyse, sign, accept, merge...")
@click.option("--by", default="", metavar="NAME", help="What this person did.")
@click.option("--since", default="", metavar="TIME", help="From this time on, in UTC: 2024-01-24 or 2024-01-24T15:00.")
@click.option("--until", default="", metavar="TIME", help="Up to this time.")
@click.option(
    "--head", "kept", default="", metavar="FILE", help="Write the newest line's number and hash to this file."
)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000), help="At most so many.")
@click.option("--offset", default=0, type=click.IntRange(0), help="After so many.")
@output_options
def log_command(
    where: str,
    target: str,
    action: str,
    by: str,
    since: str,
    until: str,
    kept: str,
    limit: int,
    offset: int,
    as_json: bool,
    quiet: bool,
) -> int:
    """Show the log, newest line first.

    Each line's hash covers the line and the hash before it. Keep the head somewhere else, in a mail or with a notary:
    `hearsay case verify --head` then shows that nothing before it was changed.
    """
    from hearsay.case import LogFilter, Window
    from hearsay.case.heads import write
    from hearsay.cli.claims import table
    from hearsay.cli.screen import console

    with opened(where, read_only=True) as case:
        if kept:
            head = case.head()
            write(head, Path(kept))
            click.echo(f"Line {head.seq}, {head.hash}: written to {kept}.")
            return exits.FINE
        page = case.log(LogFilter(action, target, by, since, until), Window(offset, limit))
    if as_json:
        tell_json(
            {
                "total": page.total,
                "offset": page.offset,
                "lines": [_plain(entry.line, entry.hash) for entry in page.items],
            }
        )
        return exits.FINE
    rows = table("Line", "When (UTC)", "Who", "What", "Of", "Why")
    for entry in page.items:
        rows.add_row(str(entry.seq), entry.at[:19], entry.by, entry.action, entry.target, entry.why)
    console().print(rows)
    if not quiet and page.more:
        click.echo(f"{len(page.items):,} of {page.total:,} (--offset, --limit)", err=True)
    return exits.FINE


def _plain(line: str, hash_: str) -> dict[str, object]:
    import orjson

    return {**orjson.loads(line), "hash": hash_}
