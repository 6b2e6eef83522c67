"""`hearsay case show`: what is in a case, in one screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from hearsay.cli import exits
from hearsay.cli.case_options import case_argument, opened, tell_json
from hearsay.cli.output import output_options

if TYPE_CHECKING:
    from rich.console import RenderableType

    from hearsay.case import Case

SPEAKERS, QUESTIONS, FINDINGS, OUTLETS = 10, 8, 10, 10
"""Lines of each section: one screen in all; `hearsay case list` has everything."""
EXAMPLES = """\b
Examples:
  hearsay case show bridge.hearsay
  hearsay case show bridge.hearsay --json | jq .counts
"""


@click.command("show", epilog=EXAMPLES)
@case_argument()
@output_options
def show_command(where: str, as_json: bool, quiet: bool) -> int:
    """Show what is in a case: how much of everything, who speaks most, what is contested, what does not hold."""
    with opened(where, read_only=True) as case:
        if as_json:
            tell_json(_facts(case))
            return exits.FINE
        from hearsay.cli.screen import console

        screen = console()
        for part in _page(case):
            screen.print(part)
    return exits.FINE


def _facts(case: Case) -> dict[str, object]:
    head = case.head()
    return {
        "title": case.title,
        "case": case.id,
        "where": case.place.shown,
        "head": {"seq": head.seq, "hash": head.hash},
        "waiting": case.waiting(),
        "counts": case.counts(),
        "outlets": case.tally("report", "outlet"),
        "commitment": case.tally("claim", "commitment"),
        "outcomes": case.tally("finding", "outcome"),
    }


def _page(case: Case) -> Iterator[RenderableType]:
    from rich.text import Text

    from hearsay.case import Filter, Window
    from hearsay.dossier.words import answer_value, many
    from hearsay.types import Outcome

    counts, waiting, head = case.counts(), case.waiting(), case.head()
    outlets = case.tally("report", "outlet")
    yield Text(case.title or case.place.shown, style="bold")
    parts = [many(counts["report"], "report"), many(len(outlets), "outlet"), many(counts["source"], "source")]
    parts += [many(counts["claim"], "claim"), many(counts["figure"], "figure"), many(counts["question"], "question")]
    yield Text(" · ".join(parts), style="dim")
    if waiting:
        changes = many(waiting, "change")
        yield Text(f"{changes} of the reports not analysed yet: hearsay case rebuild does that.", style="yellow")
    sources = case.sources(window=Window(0, SPEAKERS)).items
    yield from _section("Who speaks most", (f"{s.claims:>6,}  {s.source.name}" for s in sources))
    asked = case.questions(Filter(contested=True), Window(0, QUESTIONS)).items
    lines = (f"{q.text}  {' | '.join(answer_value(a) for a in q.answers[:4])}" for q in asked)
    yield from _section("Contested", lines)
    for outcome in (Outcome.FAILS, Outcome.FLAG):
        found = case.findings(Filter(outcome=outcome), Window(0, FINDINGS))
        more = f" ({found.total:,})" if found.more else ""
        yield from _section(f"{outcome.value.capitalize()}{more}", (f"{f.code:<3} {f.sentence}" for f in found.items))
    yield from _section("Outlets", (f"{n:>6,}  {name or 'unknown'}" for name, n in list(outlets.items())[:OUTLETS]))
    yield Text(f"\nLog: {many(head.seq, 'line')}, head {head.seq}:{head.hash}", style="dim")


def _section(title: str, lines: Iterator[str]) -> Iterator[RenderableType]:
    from rich.text import Text

    shown = list(lines)
    if shown:
        yield Text(f"\n{title}", style="bold underline")
        yield from (Text(line) for line in shown)
