"""`hearsay case merge`, `split` and `rename`: which sources, and which questions, are one."""

from __future__ import annotations

import click

from hearsay.cli import exits
from hearsay.cli.case_judging import laid_out, store, version_option
from hearsay.cli.case_options import by_options, case_argument
from hearsay.cli.options import output_options

MERGES = """\b
Examples:
  hearsay case merge bridge.hearsay s3 s12 --why "one ministry"
  hearsay case merge bridge.hearsay s3 s12 s40 --name "Ministry of Defence" --why "one ministry, three spellings"
  hearsay case merge bridge.hearsay q2 q9 --why "both ask how many died"
"""
SPLITS = """\b
Examples:
  hearsay case split bridge.hearsay s3 --take 3f1c:c4 --take 9a20:c1 --name "A neighbour" --why "two people"
  hearsay case split bridge.hearsay q2 --take 2 --take 3 --name "How many crew died?" --why "crew and passengers"
"""
RENAMES = """\b
Examples:
  hearsay case rename bridge.hearsay s3 "Ministry of Defence"
  hearsay case rename bridge.hearsay q2 "How many died on the bridge?"
"""


@click.command("merge", epilog=MERGES)
@case_argument("ITEM ITEM...", required=True)
@click.option("--name", default="", help="What the one is called; the first item's name by itself.")
@version_option
@by_options
@output_options
def merge_command(
    where: str, given: tuple[str, ...], name: str, version: int | None, by: str, why: str, as_json: bool, quiet: bool
) -> int:
    """Put sources, or questions, together: the first one stays and has the claims, or answers, of all."""
    from hearsay.types import Item

    with laid_out(where) as table:
        records = [table.find(one, Item.SOURCE, Item.QUESTION) for one in given]
        store(table, table.make.merge(records, why, name), by, as_json, quiet, version)
    return exits.FINE


@click.command("split", epilog=SPLITS)
@case_argument("ITEM", required=True)
@click.option("--take", "parts", multiple=True, required=True, help="A claim of the source, or an answer's number.")
@click.option("--name", default="", help="What the new source or question is called.")
@version_option
@by_options
@output_options
def split_command(
    where: str,
    given: tuple[str, ...],
    parts: tuple[str, ...],
    name: str,
    version: int | None,
    by: str,
    why: str,
    as_json: bool,
    quiet: bool,
) -> int:
    """Take claims out of a source, or answers out of a question: they become one of their own."""
    from hearsay.records import Claim, Question
    from hearsay.types import Item

    if len(given) != 1:
        raise click.UsageError("Split one source or one question at a time; --take says what is taken out.")
    with laid_out(where) as table:
        record = table.find(given[0], Item.SOURCE, Item.QUESTION)
        if isinstance(record, Question):
            if not all(part.isdigit() for part in parts):
                raise click.UsageError("Name the answers by their numbers, counted from 1: --take 2.")
            made = table.make.split(record, [int(part) for part in parts], why, name)
        else:
            found = [table.find(part, Item.CLAIM) for part in parts]
            made = table.make.split(record, [claim for claim in found if isinstance(claim, Claim)], why, name)
        store(table, made, by, as_json, quiet, version)
    return exits.FINE


@click.command("rename", epilog=RENAMES)
@case_argument("ITEM NAME", required=True)
@version_option
@by_options
@output_options
def rename_command(
    where: str, given: tuple[str, ...], version: int | None, by: str, why: str, as_json: bool, quiet: bool
) -> int:
    """Give a source or a question another name; the machine's stays beside it."""
    from hearsay.types import Item

    if len(given) != 2:
        raise click.UsageError("Name one source or question, and its new name in quotation marks.")
    with laid_out(where) as table:
        record = table.find(given[0], Item.SOURCE, Item.QUESTION)
        store(table, table.make.rename(record, given[1], why), by, as_json, quiet, version)
    return exits.FINE
