"""What goes to the terminal: results to standard output, everything else to standard error.

Colour only on a terminal (and never with NO_COLOR); words from reports are printed as they are, never read as
mark-up.
"""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from hearsay.evidence.loading import Loaded
    from hearsay.reports import Collected

PIPED_WIDTH = 120
"""Columns where the output is no terminal and COLUMNS is not set: a table stays readable in a file or a mail."""
NAMED = 3
"""Reports that a shared warning names before it says how many more."""


def console(stderr: bool = False) -> Console:
    """A console for standard output or standard error."""
    from rich.console import Console

    class Plain(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    made = Plain(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not made.is_terminal and not os.environ.get("COLUMNS"):
        made.width = PIPED_WIDTH
    return made


def tell(collected: Collected, quiet: bool) -> None:
    """Names every input that could not be read and, unless `quiet`, everything odd about the others."""
    for error in collected.errors:
        click.echo(f"hearsay: {error}", err=True)
    if quiet:
        return
    for warning in collected.warnings:
        click.echo(f"warning: {warning}", err=True)
    named = defaultdict(list)
    for report in collected.reports:
        for warning in report.warnings:
            named[warning].append(report.name)
    for warning, names in named.items():
        more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
        click.echo(f"warning: {', '.join(names[:NAMED])}{more}: {warning}", err=True)


def tell_evidence(loaded: Loaded, quiet: bool) -> None:
    """Names every file of evidence that could not be used and, unless `quiet`, what is odd about the others."""
    for error in loaded.errors:
        click.echo(f"hearsay: {error}", err=True)
    for warning in () if quiet else loaded.warnings:
        click.echo(f"warning: {warning}", err=True)
