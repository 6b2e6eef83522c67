"""`hearsay case add`: reports into a case."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from hearsay.cli import exits
from hearsay.cli.case_options import by_options, case_argument, opened, tell_json
from hearsay.cli.fetching import fetch_options
from hearsay.cli.options import evidence_option, header_options, output_options, reader_option
from hearsay.reports.header import Header

if TYPE_CHECKING:
    from hearsay.reports.captures import Fetcher

EXAMPLES = """\b
Examples:
  hearsay case add bridge.hearsay reports/ page.html "2024/*.txt"
  hearsay case add bridge.hearsay statement.txt --date 2024-01-24 --outlet "The Gazette" --why "sent by the ministry"
  cat report.txt | hearsay case add bridge.hearsay -
  hearsay case add bridge.hearsay --fetch https://example.org/story https://example.org/feed.xml
  hearsay case add bridge.hearsay --evidence track.json
  hearsay case add bridge.hearsay reports/ --later
"""


@click.command("add", epilog=EXAMPLES)
@case_argument("INPUTS...")
@header_options
@fetch_options
@evidence_option
@reader_option
@click.option("--later", is_flag=True, help="Store only; `hearsay case rebuild` analyses.")
@by_options
@output_options
def add_command(
    where: str,
    given: tuple[str, ...],
    header: Header,
    fetcher: Fetcher | None,
    evidence: tuple[str, ...],
    reader: str,
    later: bool,
    by: str,
    why: str,
    as_json: bool,
    quiet: bool,
) -> int:
    """Capture reports into a case, then analyse it.

    INPUTS are files, folders (with all below), archives (zip, WARC, WACZ), mail, patterns, - for standard input, and
    with --fetch addresses and feeds. The same bytes twice are one report; a page captured again from the same address
    with other bytes is a revision. What was stored stays, even where the analysis is stopped.
    """
    from datetime import UTC, datetime

    from hearsay import desk
    from hearsay.cli.bars import Bars
    from hearsay.cli.screen import tell
    from hearsay.errors import CaptureError
    from hearsay.reports import Asked, Collected

    asked = Asked(header, fetcher, clock=lambda: datetime.now(UTC))
    if not given and not evidence:
        raise click.UsageError("Missing argument 'INPUTS...', or --evidence.")
    with opened(where) as case, Bars(quiet) as bars:
        files = desk.add_evidence(case, evidence, by, why) if evidence else desk.EvidenceOutcome()
        for error in files.errors:
            click.echo(f"hearsay: {error}", err=True)
        outcome = desk.capture(case, given, by, why, asked=asked, progress=bars)
        errors = tuple(CaptureError(r.name, r.why, r.todo) for r in outcome.refused if not r.minor)
        warnings = tuple(f"{r.name}: {r.why}" if r.name else r.why for r in outcome.refused if r.minor)
        tell(Collected(outcome.reports, errors, warnings), quiet)
        if (outcome.added or files.added) and case.waiting() and not later:
            desk.analyse(case, by, why, desk.Lazy(reader), bars)
        left = case.waiting()
    if as_json:
        refused = [r for r in outcome.refused if not r.minor]
        tell_json(
            {"added": outcome.added, "evidence": [file for file, _ in files.added], "refused": refused, "waiting": left}
        )
    elif not quiet:
        click.echo(_said(Counter(added.state.value for added in outcome.added)))
        for file, state in files.added:
            click.echo(f"Evidence: {file.name}, {state.value}.")
        if left:
            click.echo("Not analysed yet: hearsay case rebuild does that.", err=True)
    if not outcome.added and not files.added:
        return exits.NOTHING
    return exits.PARTLY if errors or files.errors else exits.FINE


def _said(states: Counter[str]) -> str:
    words = {
        "new": "new",
        "revision": "revisions of earlier ones",
        "known": "known already",
        "restored": "brought back",
    }
    parts = [f"{states[state]:,} {word}" for state, word in words.items() if states[state]]
    return f"Reports: {', '.join(parts)}." if parts else "No reports."
