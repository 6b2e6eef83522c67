"""`hearsay read`: one report's claims as a table, JSON or JSON Lines."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from hearsay.cli import exits
from hearsay.cli.fetching import fetch_options
from hearsay.cli.options import header_options, output_options, reader_option
from hearsay.reports.header import Header

if TYPE_CHECKING:
    from hearsay.reports.captures import Fetcher

EXAMPLES = """\b
Examples:
  hearsay read report.txt
  hearsay read page.html --json > claims.json
  hearsay read --fetch https://example.org/story
  hearsay read report.txt --date 2024-01-24 --outlet "The Gazette"
  cat report.txt | hearsay read - --jsonl | head -3
"""


@click.command(epilog=EXAMPLES)
@click.argument("file", metavar="FILE", type=str)
@header_options
@fetch_options
@click.option("--title", default="", help="The report's headline.")
@reader_option
@click.option("--jsonl", is_flag=True, help="One claim a line, as JSON.")
@output_options
def read(
    file: str,
    header: Header,
    fetcher: Fetcher | None,
    title: str,
    reader: str,
    jsonl: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Show who said what in one report: speaker, through whom, how firmly, the words.

    FILE is a text, HTML, PDF or mail file, - for standard input, or with --fetch an address. A .json
    beside it gives its header (url, outlet, date, title, wire); options win over it.
    """
    from hearsay.cli.bars import Bars
    from hearsay.cli.screen import console, tell
    from hearsay.export.json import dumps, plain
    from hearsay.export.said import said
    from hearsay.pipeline import run
    from hearsay.reading import reader_named
    from hearsay.reports import collect

    with Bars(quiet) as bars:
        collected = collect([file], replace(header, title=title), bars, fetcher=fetcher)
        tell(collected, quiet)
        if len(collected.reports) > 1:
            raise click.UsageError(f"{file} holds {len(collected.reports)} reports; use `hearsay dossier` for those.")
        if not collected.reports:
            return exits.NOTHING
        claims = said(run(collected.reports, reader_named(reader), progress=bars))
    if jsonl:
        for claim in claims:
            sys.stdout.write(dumps(plain(claim)).decode() + "\n")
    elif as_json:
        record = {"report": plain(collected.reports[0]), "claims": plain(claims)}
        sys.stdout.write(dumps(record, indent=True).decode() + "\n")
    else:
        from hearsay.cli.claims import report_table

        screen = console()
        for part in report_table(collected.reports[0], claims, screen.width):
            screen.print(part)
    return exits.PARTLY if collected.errors else exits.FINE
