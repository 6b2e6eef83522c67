"""`--fetch` and `--allow-private`: whether a command may get what is behind an address."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from hearsay.reports.captures import Fetcher


def fetch_options(command: Callable[..., int]) -> Callable[..., int]:
    """The two options as one `fetcher`: None where nothing may be fetched."""

    @wraps(command)
    def with_fetcher(fetch: bool, allow_private: bool, **others: object) -> int:
        if allow_private and not fetch:
            raise click.UsageError("--allow-private says where --fetch may go; give both.")
        return command(fetcher=_fetcher(allow_private) if fetch else None, **others)

    wrapped: Callable[..., int] = with_fetcher
    for option in (
        click.option("--allow-private", is_flag=True, help="With --fetch: also from your own network's servers."),
        click.option("--fetch", is_flag=True, help="Get http and https addresses, and the articles of feeds."),
    ):
        wrapped = option(wrapped)
    return wrapped


def _fetcher(allow_private: bool) -> Fetcher:
    from hearsay.reports.fetch.fetcher import fetcher

    return fetcher(allow_private)
