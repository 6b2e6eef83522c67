"""`hearsay case rebuild`: what the machine found, made anew."""

from __future__ import annotations

import click

from hearsay.cli import exits
from hearsay.cli.case_options import by_options, case_argument, opened, tell_json
from hearsay.cli.options import output_options, reader_option

EXAMPLES = """\b
Examples:
  hearsay case rebuild bridge.hearsay
  hearsay case rebuild bridge.hearsay --again --why "newer reader"
"""


@click.command("rebuild", epilog=EXAMPLES)
@case_argument()
@reader_option
@click.option("--again", is_flag=True, help="Read every report again, kept readings or not.")
@by_options
@output_options
def rebuild_command(where: str, reader: str, again: bool, by: str, why: str, as_json: bool, quiet: bool) -> int:
    """Make everything that the machine found anew, with the software as it is now.

    Reports are read again only where the reader has changed. Judgements follow by the words they are about; those that
    find no place are listed, and none is dropped.
    """
    from hearsay import desk
    from hearsay.cli.bars import Bars
    from hearsay.dossier.words import many

    with opened(where) as case, Bars(quiet) as bars:
        done = desk.analyse(case, by, why, desk.Lazy(reader), bars, again)
        counts = case.counts()
    lost = done.carried.lost if done.carried else ()
    if as_json:
        unplaced = [{"judgement": one.judgement.id, "reason": one.reason} for one in lost]
        tell_json({"counts": counts, "placed": len(done.carried.placed) if done.carried else 0, "unplaced": unplaced})
        return exits.FINE
    if not quiet:
        click.echo(f"{many(counts['report'], 'report')}, {many(counts['claim'], 'claim')}.")
    for one in lost:
        click.echo(f"hearsay: judgement {one.judgement.id} stands on nothing now: {one.reason}", err=True)
    return exits.PARTLY if lost else exits.FINE
