"""`hearsay case judge`, `grade` and `note`: what a person makes of claims, figures, times, findings and sources."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from hearsay.cli import exits
from hearsay.cli.case_judging import Table, laid_out, store, version_option
from hearsay.cli.case_options import by_options, case_argument
from hearsay.cli.options import output_options

if TYPE_CHECKING:
    from hearsay.case.judgement_anchor import Judged
    from hearsay.types import Field

ACCEPT = ("accept", "confirm")
REJECT = ("reject", "dismiss")
FIELDS = {
    "speaker": "Who says it: the id or name of a source, a new name, or `own voice`.",
    "commitment": "How firmly: asserted, hedged, unverified, denied.",
    "distancing": "Whether the report keeps its distance: yes, no.",
    "relays": "Who passes it on, nearest the speaker first: `RIA > BBC`; empty for nobody.",
    "channel": "Where it was said: Telegram, a press conference.",
    "value": "A figure's number (74, 10-12) or a time (2031-05-13T15:00+02:00).",
    "bound": "What a figure says of the true one: exact, min, gt, max, lt, approx, range.",
    "unit": "A figure's unit; empty for a count.",
    "counted": "What a figure counts.",
    "status": "What befell those counted: killed, injured, aboard...",
    "scope": "What limits a figure.",
    "kind": "What a source is: person, state, public body, organisation, outlet...",
}
EXAMPLES = """\b
Examples:
  hearsay case judge bridge.hearsay accept 3f1c:c4
  hearsay case judge bridge.hearsay reject "the bridge was mined" --why "the report quotes a rumour it denies"
  hearsay case judge bridge.hearsay 3f1c:c4 --commitment hedged --why "it says `may have`"
  hearsay case judge bridge.hearsay 3f1c:c7 --speaker "Ada Pell" --why "`she` is the mayor"
  hearsay case judge bridge.hearsay 3f1c:f2 --value 74 --status aboard --why "misread"
  hearsay case judge bridge.hearsay dismiss k3 --why "the two counts are of two ships"

\b
An item is named by its id, by a beginning of it (3f1c:c4), or by words that only it has.
"""


def _field_options(command: Callable[..., int]) -> Callable[..., int]:
    for name, shown in reversed(FIELDS.items()):
        command = click.option(f"--{name}", default=None, help=shown)(command)
    return command


@click.command("judge", epilog=EXAMPLES)
@case_argument("[accept|reject|confirm|dismiss] ITEM...", required=True)
@_field_options
@version_option
@by_options
@output_options
def judge_command(
    where: str,
    given: tuple[str, ...],
    version: int | None,
    by: str,
    why: str,
    as_json: bool,
    quiet: bool,
    **fields: str | None,
) -> int:
    """Accept, reject or correct a claim, a figure or a time; confirm or dismiss a finding.

    Nothing is overwritten: the machine's reading stays beside yours, and `hearsay case undo` takes a judgement back.
    """
    from hearsay.types import Field

    verb = given[0] if given[0] in (*ACCEPT, *REJECT) else ""
    names = given[1:] if verb else given
    changes = {Field(name): value for name, value in fields.items() if value is not None}
    if bool(verb) == bool(changes) or not names:
        raise click.UsageError("Say `accept ITEM`, `reject ITEM`, or ITEM with what to correct, such as --speaker.")
    with laid_out(where) as table:
        if verb:
            records = [table.find(name) for name in names]
            decided = table.make.accept(records, why) if verb in ACCEPT else table.make.reject(records, why)
            store(table, decided, by, as_json, quiet, version)
            return exits.FINE
        if len(names) > 1:
            raise click.UsageError("Correct one item at a time.")
        record = _corrected(table, table.find(names[0]), set(changes))
        store(table, table.make.correct(record, changes, why), by, as_json, quiet, version)
    return exits.FINE


def _corrected(table: Table, record: Judged, fields: set[Field]) -> Judged:
    """The record that has the fields: of a claim with one figure, or one time, that one."""
    from hearsay.case.judged_fields import FIELDS as CAN
    from hearsay.records import Claim
    from hearsay.types import Field, Item

    if not isinstance(record, Claim) or fields <= set(CAN[Item.CLAIM]):
        return record
    inside = list(record.figures) if fields <= set(CAN[Item.FIGURE]) else []
    inside += record.times if fields == {Field.VALUE} and not inside else []
    if len(inside) == 1:
        return table.find(inside[0], Item.FIGURE, Item.TIME)
    if inside:
        raise click.UsageError(f"{record.id} has several figures or times; name one: {', '.join(inside)}.")
    return record


GRADES = """\b
Examples:
  hearsay case grade bridge.hearsay s7 B --why "was right on the three things that could be checked"
  hearsay case grade bridge.hearsay 3f1c:c4 B2 --why "a witness, and two others say the same"

\b
The Admiralty code. The source:      A completely reliable, B usually reliable, C fairly reliable,
                                     D not usually reliable, E unreliable, F reliability cannot be judged
What it says, claim by claim:        1 confirmed by other sources, 2 probably true, 3 possibly true,
                                     4 doubtful, 5 improbable, 6 truth cannot be judged
"""


@click.command("grade", epilog=GRADES)
@case_argument("ITEM... GRADE", required=True)
@version_option
@by_options
@output_options
def grade_command(
    where: str, given: tuple[str, ...], version: int | None, by: str, why: str, as_json: bool, quiet: bool
) -> int:
    """Grade a source (a letter), a claim or a report (a letter, a digit or both); a reason has to be given."""
    if len(given) < 2:
        raise click.UsageError("Missing argument 'GRADE': a letter A to F, a digit 1 to 6, or both.")
    with laid_out(where) as table:
        records = [table.find(name) for name in given[:-1]]
        store(table, table.make.grade(records, given[-1], why), by, as_json, quiet, version)
    return exits.FINE


NOTES = """\b
Examples:
  hearsay case note bridge.hearsay s7 "Spoke for the ministry until May."
  hearsay case note bridge.hearsay q2 "Ask the harbour office for the passenger list."
"""


@click.command("note", epilog=NOTES)
@case_argument("ITEM... TEXT", required=True)
@by_options
@output_options
def note_command(where: str, given: tuple[str, ...], by: str, why: str, as_json: bool, quiet: bool) -> int:
    """Write a note on a report, claim, figure, time, source, question or finding."""
    if len(given) < 2:
        raise click.UsageError("Missing argument 'TEXT': the note, in quotation marks.")
    with laid_out(where) as table:
        records = [table.find(name) for name in given[:-1]]
        store(table, table.make.note(records, given[-1], why), by, as_json, quiet)
    return exits.FINE
