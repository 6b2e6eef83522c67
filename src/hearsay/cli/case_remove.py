"""`hearsay case remove`: a report, or a file of evidence, out of what is analysed."""

from __future__ import annotations

import click

from hearsay.cli import exits
from hearsay.cli.case_options import by_options, case_argument, opened
from hearsay.cli.options import output_options, reader_option

EXAMPLES = """\b
Examples:
  hearsay case remove bridge.hearsay 3f1c0a9be2d4 --why "another event"
  hearsay case remove bridge.hearsay track.json --why "the wrong aircraft"
"""


@click.command("remove", epilog=EXAMPLES)
@case_argument("ID...", required=True)
@reader_option
@click.option("--later", is_flag=True, help="Take out only; `hearsay case rebuild` analyses.")
@by_options
@output_options
def remove_command(
    where: str, given: tuple[str, ...], reader: str, later: bool, by: str, why: str, as_json: bool, quiet: bool
) -> int:
    """Take reports out of what is analysed.

    ID is a report's id, or the name or SHA-256 of a file of evidence. Bytes and log stay: adding it again brings it
    back.
    """
    from hearsay import desk
    from hearsay.cli.bars import Bars
    from hearsay.cli.case_options import tell_json
    from hearsay.errors import CaseError

    with opened(where) as case, Bars(quiet) as bars:
        for named in given:
            try:
                case.remove(named, by, why)
            except CaseError as error:
                if "no report" not in error.problem:
                    raise
                case.remove_evidence(named, by, why)
        if not later:
            desk.analyse(case, by, why, desk.Lazy(reader), bars)
    if as_json:
        tell_json({"removed": list(given)})
    elif not quiet:
        click.echo(f"Removed: {', '.join(given)}.")
    return exits.FINE
