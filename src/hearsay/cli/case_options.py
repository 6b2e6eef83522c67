"""What the commands of a case share: the case itself, who does it and why."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from hearsay.case import Case

F = TypeVar("F", bound=Callable[..., object])
BY = "HEARSAY_BY"
"""The environment's word for who is at work."""


def case_argument(rest: str = "", required: bool = False) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """`CASE`, or `--db` in its place, handed on as `where`; what follows it as `given`.

    Args:
        rest: what the words after the case are called in the help; none are taken where empty.
        required: whether at least one must be there.
    """

    def decorated(command: Callable[..., int]) -> Callable[..., int]:
        @wraps(command)
        def taken_apart(words: tuple[str, ...], db: str, **others: object) -> int:
            if not db and not words:
                raise click.UsageError("Missing argument 'CASE': a file, or a database with --db.")
            where, given = (db, words) if db else (words[0], words[1:])
            if given and not rest:
                raise click.UsageError(f"Got unexpected extra arguments ({' '.join(given)})")
            if required and not given:
                raise click.UsageError(f"Missing argument '{rest}'.")
            return command(where=where, **({"given": given} if rest else {}), **others)

        shown = f"CASE {rest}".strip() if required or not rest else f"CASE [{rest}]"
        wrapped: Any = click.option("--db", metavar="URL", default="", help="A PostgreSQL database in place of CASE.")(
            taken_apart
        )
        return click.argument("words", metavar=shown, nargs=-1, type=str)(wrapped)  # type: ignore[no-any-return]

    return decorated


def by_options(command: F) -> F:
    """`--by` and `--why`: what the log says of a change."""
    why = click.option("--why", default="", help="Why, for the log.")
    by = click.option(
        "--by", default=who, metavar="NAME", help=f"Who does it, for the log; ${BY} or the account's name by itself."
    )
    return by(why(command))


def who() -> str:
    """Who is at work: what the environment says, or the account."""
    if os.environ.get(BY):
        return os.environ[BY]
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in a container
        return f"account {os.getuid()}"


def tell_json(value: object) -> None:
    """A record, or anything plain, as JSON on standard output."""
    from hearsay.export.json import dumps

    click.echo(dumps(_plain(value), indent=True))


def _plain(value: object) -> Any:
    from hearsay.export.json import plain

    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else plain(value)


def opened(where: str, read_only: bool = False) -> Case:
    """The case that a command is about."""
    from hearsay.case import open_case

    return open_case(where, read_only=read_only, by=who())
