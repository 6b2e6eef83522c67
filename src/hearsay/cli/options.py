"""Options that several commands share, and the header that they make."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar

import click

from hearsay.cli.output import output_options as output_options
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


def evidence_option(command: F) -> F:
    """`--evidence`: files to hold what reports say against."""
    given = click.option(
        "--evidence",
        metavar="PATH",
        multiple=True,
        type=str,
        help="A file or folder to hold the reports against: tracks, zones, registers, lists of names. Repeatable.",
    )
    return given(command)


def check_options(command: Callable[..., int]) -> Callable[..., int]:
    """`--checks` and `--without-checks` as one `without`: the codes of checks that are not run."""

    @wraps(command)
    def with_checks(checks: str, without_checks: str, **others: object) -> int:
        from hearsay.checks.registry import CHECKS

        known = list(dict.fromkeys(check.code for check in CHECKS))
        chosen, left_out = (_codes(given, known) for given in (checks, without_checks))
        without = frozenset(code for code in known if code in left_out or (chosen and code not in chosen))
        return command(without=without, **others)

    wrapped: Callable[..., int] = with_checks
    for option in (
        click.option("--without-checks", metavar="CODES", default="", help="Checks that are not run."),
        click.option("--checks", metavar="CODES", default="", help="Only these checks: A1,C2 (docs/checks.md)."),
    ):
        wrapped = option(wrapped)
    return wrapped


def _codes(given: str, known: Sequence[str]) -> frozenset[str]:
    """The codes of `A1,C2` or `A1 C2`; a letter stands for all its checks."""
    found: set[str] = set()
    for word in re.split(r"[\s,]+", given.strip().upper()):
        fitting = {code for code in known if code == word or (len(word) == 1 and code.startswith(word))}
        if word and not fitting:
            raise click.BadParameter(f"{word} is no check; there are {', '.join(known)}.")
        found |= fitting
    return frozenset(found)
