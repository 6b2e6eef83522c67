"""`hearsay case new`: a new, empty case."""

from __future__ import annotations

import click

from hearsay.cli import exits
from hearsay.cli.case_options import by_options, case_argument, tell_json
from hearsay.cli.output import output_options

EXAMPLES = """\b
Examples:
  hearsay case new bridge.hearsay --title "The bridge at Orlen"
  hearsay case new --db "postgresql://desk@db.example.org/cases?schema=bridge" --title "The bridge at Orlen"
"""


@click.command("new", epilog=EXAMPLES)
@case_argument()
@click.option("--title", default="", help="What the case is called.")
@by_options
@output_options
def new_command(where: str, title: str, by: str, why: str, as_json: bool, quiet: bool) -> int:
    """Make a new, empty case: a file that is not there yet, or a database."""
    from hearsay.case import open_case

    with open_case(where, create=True, title=title, by=by, why=why) as case:
        if as_json:
            tell_json({"case": case.id, "title": case.title, "where": case.place.shown})
        elif not quiet:
            click.echo(f"The case is in {case.place.shown}. Add reports: hearsay case add {case.place.shown} reports/")
    return exits.FINE
