"""Options that several commands share, and the header that they make."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

import click

from hearsay.reading import READERS
from hearsay.records import Moment
from hearsay.reports.header import Header, web_address
from hearsay.reports.moments import moment

F = TypeVar("F", bound=Callable[..., object])


class MomentType(click.ParamType[Moment]):
    """A date, or a date and a time with or without a zone."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Moment:
        """The moment, no finer than it is given."""
        if isinstance(value, Moment):
            return value
        given = moment(str(value))
        if given is None:
            self.fail(f"{str(value)!r} is no date; write 2024-01-24 or 2024-01-24T15:00+02:00.", param, ctx)
        return given


class AddressType(click.ParamType[str]):
    """An http or https address."""

    name = "url"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address as given."""
        if value and not web_address(str(value)):
            self.fail(f"{str(value)!r} is no http or https address.", param, ctx)
        return str(value)


def header_options(command: Callable[..., int]) -> Callable[..., int]:
    """`--date`, `--outlet`, `--url` as one `header`: what holds for every input, over its own header."""

    @wraps(command)
    def with_header(date: Moment | None, outlet: str, url: str, **others: object) -> int:
        return command(header=Header(url=url, outlet=outlet, published=date), **others)

    wrapped: Callable[..., int] = with_header
    for option in (
        click.option("--url", type=AddressType(), default="", help="Where it was published."),
        click.option("--outlet", default="", help="Who published it."),
        click.option("--date", type=MomentType(), help="When it was published: 2024-01-24 or 2024-01-24T15:00+02:00."),
    ):
        wrapped = option(wrapped)
    return wrapped


def reader_option(command: F) -> F:
    """`--reader`: which reader finds the attributions."""
    chosen = click.option(
        "--reader",
        type=click.Choice(list(READERS)),
        default="default",
        show_default=True,
        help="What reads: the trained network, a faster one, rules alone, or a model behind an endpoint.",
    )
    return chosen(command)


def output_options(command: F) -> F:
    """`--json` and `--quiet`."""
    for option in (
        click.option("-q", "--quiet", is_flag=True, help="No warnings and no progress; errors are still told."),
        click.option("--json", "as_json", is_flag=True, help="JSON on standard output instead of tables."),
    ):
        command = option(command)
    return command
