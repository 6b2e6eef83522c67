"""`--json` and `--quiet`: the two options that every command has."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

F = TypeVar("F", bound=Callable[..., object])


def output_options(command: F) -> F:
    """`--json` and `--quiet`."""
    for option in (
        click.option("-q", "--quiet", is_flag=True, help="No warnings and no progress; errors are still told."),
        click.option("--json", "as_json", is_flag=True, help="JSON on standard output instead of tables."),
    ):
        command = option(command)
    return command
