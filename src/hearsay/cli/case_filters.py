"""The filters of `case list` and `case search`, as options."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import click

from hearsay.types import Commitment
from hearsay.types import Outcome as Says

OPTIONS = (
    click.option("--report", default="", metavar="ID", help="Of this report."),
    click.option("--speaker", default="", help="Whose name has this in it."),
    click.option("--outlet", default="", help="Published by an outlet with this in its name."),
    click.option("--relay", default="", help="Passed on by somebody with this in the name."),
    click.option(
        "--commitment", type=click.Choice([c.value for c in Commitment]), help="Claims put forward so firmly."
    ),
    click.option("--since", default="", metavar="DATE", help="Published on this day or later: 2024-01-24."),
    click.option("--until", default="", metavar="DATE", help="Published on this day or before."),
    click.option("--status", default="", help="Figures of this: killed, injured, aboard..."),
    click.option("--contested", is_flag=True, help="Questions that are answered differently."),
    click.option("--outcome", type=click.Choice([o.value for o in Says]), help="Findings that say this."),
    click.option("--removed", is_flag=True, help="Reports that were removed."),
)


def filter_options(command: Callable[..., int]) -> Callable[..., int]:
    """Every filter as one `wanted`."""

    @wraps(command)
    def with_filter(
        report: str,
        speaker: str,
        outlet: str,
        relay: str,
        commitment: str | None,
        since: str,
        until: str,
        status: str,
        contested: bool,
        outcome: str | None,
        removed: bool,
        **others: object,
    ) -> int:
        from hearsay.case import Filter

        wanted = Filter(
            report=report,
            speaker=speaker,
            outlet=outlet,
            relay=relay,
            commitment=Commitment(commitment) if commitment else None,
            since=since,
            until=until,
            status=status,
            contested=True if contested else None,
            outcome=Says(outcome) if outcome else None,
            removed=removed,
        )
        return command(wanted=wanted, **others)

    wrapped: Callable[..., int] = with_filter
    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    return wrapped
