"""What the commands that judge share: the records as people left them, storing a judgement, saying what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from hearsay.cli.case_options import opened, tell_json

if TYPE_CHECKING:
    from hearsay.case import Case
    from hearsay.case.judgement_anchor import Judged
    from hearsay.case.judgement_make import Maker
    from hearsay.records import Dossier, Judgement
    from hearsay.types import Item, RecordId


class Table:
    """A case on the table: its records as people left them, and the judgements so far."""

    def __init__(self, case: Case) -> None:
        from hearsay.case.judged import apply
        from hearsay.case.judgement_make import Maker

        self.case = case
        self.judgements: tuple[Judgement, ...] = case.judgements()
        self.dossier: Dossier = apply(case.dossier(), self.judgements, again=False)
        self.make: Maker = Maker(self.dossier)

    def find(self, given: str, *kinds: Item) -> Judged:
        """The record that is meant."""
        from hearsay.case.judgement_find import EVERY, find

        return find(self.dossier, given, kinds or EVERY)


@contextmanager
def laid_out(where: str) -> Iterator[Table]:
    """The case, opened and laid out."""
    with opened(where) as case:
        yield Table(case)


def store(
    table: Table, judgement: Judgement, by: str, as_json: bool, quiet: bool, version: int | None = None
) -> Judgement:
    """Stores a judgement and says what it did and how to take it back."""
    from hearsay.case.judgement_store import judge
    from hearsay.case.judgement_words import did

    first = judgement.items[0]
    expected: Mapping[tuple[Item, RecordId], int] = {} if version is None else {(first.kind, first.id): version}
    before = _overruled(table, judgement)
    with table.case.change(by, judgement.why) as change:
        stored = judge(change, judgement, expected)
    if as_json:
        tell_json(as_plain(stored))
    elif not quiet:
        click.echo(f"{stored.id}: {by} {did(stored)}.")
        if before is not None and before.by != by:
            click.echo(f"This stands over {before.id}: {before.by} {did(before)}.")
        click.echo(f"To take it back: hearsay case undo {table.case.place.shown} {stored.id}")
    return stored


def as_plain(judgement: Judgement) -> dict[str, object]:
    """A judgement as JSON, with a sentence that says what it did."""
    from hearsay.case.judgement_json import body_of
    from hearsay.case.judgement_words import did

    own = {"id": judgement.id, "action": judgement.action, "by": judgement.by, "at": judgement.at, "why": judgement.why}
    return own | {"did": did(judgement)} | body_of(judgement)


def version_option(command: Callable[..., int]) -> Callable[..., int]:
    """`--if-version`: nothing is stored where somebody judged the item since."""
    shown = "Only if the item still has this version (`hearsay case history` shows it)."
    return click.option("--if-version", "version", type=int, default=None, metavar="N", help=shown)(command)


def _overruled(table: Table, judgement: Judgement) -> Judgement | None:
    """The judgement in force that set the same field of the same item, if there is one."""
    from hearsay.case.judgement import in_force
    from hearsay.types import Action, Field

    verdicts = (Action.ACCEPT, Action.REJECT)
    fields = {c.field for c in judgement.changes} - {Field.NOTE}
    items = {(a.kind, a.id) for a in judgement.items}
    for other in reversed(in_force(table.judgements)):
        same = bool(fields & {c.field for c in other.changes}) or (
            judgement.action in verdicts and other.action in verdicts
        )
        if same and items & {(a.kind, a.id) for a in other.items}:
            return other
    return None
