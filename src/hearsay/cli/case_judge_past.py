"""`hearsay case history`, `undo` and `carry`: what was judged, taken back, or lost its place in a rebuild."""

from __future__ import annotations

import click

from hearsay.cli import exits
from hearsay.cli.case_judging import as_plain, laid_out, store
from hearsay.cli.case_options import by_options, case_argument, opened, tell_json
from hearsay.cli.options import output_options

HISTORY = """\b
Examples:
  hearsay case history bridge.hearsay                 every judgement
  hearsay case history bridge.hearsay 3f1c:c4         those of one claim, with the machine's value
  hearsay case history bridge.hearsay --unplaced      those that found no place in the last rebuild
"""
UNDOS = """\b
Examples:
  hearsay case undo bridge.hearsay j17 --why "the second quotation settles it"
  hearsay case undo bridge.hearsay                    your last judgement
  hearsay case undo bridge.hearsay j18                where j18 is an undo: brings back what it took
"""
CARRIES = """\b
Examples:
  hearsay case history bridge.hearsay --unplaced
  hearsay case carry bridge.hearsay j17 3f1c:c6 --why "the claim is cut in another place now"
"""


@click.command("history", epilog=HISTORY)
@case_argument("ITEM")
@click.option("--unplaced", is_flag=True, help="Only judgements that stand on nothing now, with the reason.")
@output_options
def history_command(where: str, given: tuple[str, ...], unplaced: bool, as_json: bool, quiet: bool) -> int:
    """Show who judged what, when and why; undone judgements stay in the list."""
    from hearsay.case import judgement_store as kept
    from hearsay.case.judgement_words import history_line

    if len(given) > 1:
        raise click.UsageError("Name one item, or none for all judgements.")
    item: tuple[str, str] | None = None
    if given:
        from hearsay.case.judgement_anchor import KINDS

        with laid_out(where) as table:
            record = table.find(given[0])
        item = KINDS[type(record)].value, record.id
    with opened(where, read_only=True) as case, case.reading() as connection:
        found, states = _asked(connection, item), kept.states(connection)
    found = [j for j in found if not unplaced or states[j.id][0] == kept.UNPLACED]
    if as_json:
        rows = [as_plain(j) | {"state": states[j.id][0], "reason": states[j.id][1]} for j in found]
        tell_json({"item": item[1] if item else "", "version": len(found) if item else 0, "judgements": rows})
        return exits.FINE
    for judgement in found:
        state, reason = states[judgement.id]
        click.echo(history_line(judgement) + (f" [{state}]" if state != kept.IN_FORCE else ""))
        if reason:
            click.echo(f"     {reason}")
    if not found and not quiet:
        click.echo("Every judgement has its place." if unplaced else "Nobody has judged this yet.", err=True)
    elif item and not quiet:
        click.echo(f"{item[0]} {item[1]} is at version {len(found)}.", err=True)
    return exits.FINE


def _asked(connection: object, item: tuple[str, str] | None) -> list:  # type: ignore[type-arg]
    from sqlalchemy import Connection

    from hearsay.case import judgement_store as kept
    from hearsay.types import Item

    assert isinstance(connection, Connection)
    return list(kept.judgements(connection) if item is None else kept.history(connection, Item(item[0]), item[1]))


@click.command("undo", epilog=UNDOS)
@case_argument("JUDGEMENT")
@by_options
@output_options
def undo_command(where: str, given: tuple[str, ...], by: str, why: str, as_json: bool, quiet: bool) -> int:
    """Take a judgement back: one line more in the log, nothing overwritten. Without a number, your last one."""
    from hearsay.case.judgement import undone
    from hearsay.case.judgement_make import undo
    from hearsay.errors import JudgementError
    from hearsay.types import Action

    if len(given) > 1:
        raise click.UsageError("Undo one judgement at a time.")
    with laid_out(where) as table:
        gone = undone(table.judgements)
        if given:
            wanted = [j for j in table.judgements if j.id == given[0]]
        else:
            mine = [j for j in table.judgements if j.by == by and j.id not in gone and j.action is not Action.UNDO]
            wanted = mine[-1:]
        if not wanted:
            what = f"Judgement {given[0]}" if given else f"A judgement of {by}"
            raise JudgementError(what, "is not in this case.", "`hearsay case history` lists them.")
        store(table, undo(wanted[0], table.judgements, why), by, as_json, quiet)
    return exits.FINE


@click.command("carry", epilog=CARRIES)
@case_argument("JUDGEMENT ITEM", required=True)
@click.option("--part", default=1, type=click.IntRange(1), show_default=True, help="Which of its items, from 1.")
@by_options
@output_options
def carry_command(where: str, given: tuple[str, ...], part: int, by: str, why: str, as_json: bool, quiet: bool) -> int:
    """Say where a judgement belongs that lost its place in a rebuild."""
    from hearsay.case.judgement import anchors_of
    from hearsay.errors import JudgementError

    if len(given) != 2:
        raise click.UsageError("Name the judgement and the item that it belongs to.")
    with laid_out(where) as table:
        judgement = next((j for j in table.judgements if j.id == given[0]), None)
        if judgement is None or part > len(anchors_of(judgement)):
            raise JudgementError(f"Judgement {given[0]}", "is not in this case, or has no such item.")
        anchor = anchors_of(judgement)[part - 1]
        made = table.make.carry(judgement, table.find(given[1], anchor.kind), part - 1, why)
        store(table, made, by, as_json, quiet)
    return exits.FINE
