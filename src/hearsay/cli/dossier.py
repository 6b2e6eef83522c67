"""`hearsay dossier`: reports in, a summary on the terminal and a self-contained page out."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hearsay.cli import exits
from hearsay.cli.fetching import fetch_options
from hearsay.cli.options import check_options, evidence_option, header_options, output_options, reader_option
from hearsay.errors import HearsayError
from hearsay.records import Dossier
from hearsay.reports.header import Header

if TYPE_CHECKING:
    from hearsay.reports.captures import Fetcher

EXAMPLES = """\b
Examples:
  hearsay dossier reports/ -o dossier.html
  hearsay dossier a.txt b.html "2024/*.html" --title "The bridge at Orlen"
  hearsay dossier statement.txt --date 2024-01-24 --outlet "The Gazette"
  hearsay dossier reports/ --evidence trace_full_1533ee.json
  hearsay dossier reports/ --export claims.csv --export figures.parquet
  hearsay dossier reports/ --json | jq '.findings[] | .sentence'
"""


class OutputError(HearsayError):
    """A result that could not be written."""


@click.command(epilog=EXAMPLES)
@click.argument("files", metavar="FILES...", nargs=-1, required=True, type=str)
@click.option("-o", "--output", metavar="PAGE", help="Write the dossier as one HTML page to this file.")
@click.option(
    "--export",
    "exports",
    metavar="FILE",
    multiple=True,
    help="Write it as data too, by the file's name: .json, .jsonl, .csv, .figures.csv, .parquet... Repeatable.",
)
@click.option("--title", default="", help="What the dossier is called.")
@header_options
@fetch_options
@reader_option
@evidence_option
@check_options
@click.option("--all", "everything", is_flag=True, help="Show everything in the summary, nothing shortened.")
@output_options
def dossier(
    files: tuple[str, ...],
    output: str | None,
    exports: tuple[str, ...],
    title: str,
    header: Header,
    fetcher: Fetcher | None,
    reader: str,
    evidence: tuple[str, ...],
    without: frozenset[str],
    everything: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Read reports of one event; show who said what, where accounts differ, and what holds up.

    FILES are text, HTML, PDF and mail files, folders (with all below), patterns, archives (zip, WARC, WACZ, mbox),
    feeds, - for standard input, and with --fetch addresses. A .json beside a report gives its header (url, outlet,
    date, title, wire); --date, --outlet and --url win over it and hold for all inputs.
    """
    from hearsay.cli.bars import Bars
    from hearsay.cli.screen import console, tell, tell_evidence
    from hearsay.evidence import load
    from hearsay.export.formats import format_of
    from hearsay.export.json import to_json
    from hearsay.pipeline import run
    from hearsay.reading import reader_named
    from hearsay.reports import collect

    target = _target(output, files) if output else None
    wanted = [(_target(name, files), format_of(name)) for name in exports]
    for _, form in wanted:
        form.write(Dossier("", ()))  # what cannot be written here is told before the long work begins
    loaded = load(evidence)
    tell_evidence(loaded, quiet)
    with Bars(quiet) as bars:
        collected = collect(files, header, bars, fetcher=fetcher)
        tell(collected, quiet)
        if not collected.reports:
            click.echo("hearsay: none of the inputs could be read; there is nothing to show.", err=True)
            return exits.NOTHING
        compiled = run(collected.reports, reader_named(reader), title, bars, loaded.evidence, without)
    failure = _page_written(target, compiled, quiet) if target else None
    for path, form in wanted:
        failure = _written(path, form.write(compiled), f"{form.title} is in {path}.", quiet) or failure
    if as_json:
        sys.stdout.write(to_json(compiled, indent=True).decode() + "\n")
    else:
        from hearsay.cli.summary import summary

        screen = console()
        for part in summary(compiled, everything):
            screen.print(part)
        if not target and not quiet:
            click.echo("Add -o dossier.html to write all of it, with the words it rests on, as a page.", err=True)
    if failure:
        raise failure
    return exits.PARTLY if collected.errors or loaded.errors else exits.FINE


def _target(output: str, files: tuple[str, ...]) -> Path:
    """The page's path, checked before the long work begins."""
    path = Path(output)
    if path.is_dir() or not path.name:
        raise click.BadParameter(f"{output} is a folder; name a file, for example {path / 'dossier.html'}.")
    if any(path.resolve() == Path(given).resolve() for given in files):
        raise click.BadParameter(f"{output} is one of the reports; name another file to write.")
    return path


def _page_written(path: Path, compiled: Dossier, quiet: bool) -> OutputError | None:
    """Writes the page."""
    from hearsay.dossier import page

    return _written(path, page(compiled).encode("utf-8"), f"The dossier is in {path}.", quiet)


def _written(path: Path, content: bytes, told: str, quiet: bool) -> OutputError | None:
    """Writes a file beside its final place first, so that an older one is never left half overwritten."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as wrong:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        problem = f"could not be written ({wrong.strerror or wrong})."
        return OutputError(str(path), problem, "Name a file in a folder that you may write to.")
    if not quiet:
        click.echo(told, err=True)
    return None
