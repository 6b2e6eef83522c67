"""Claims as tables: who said what, through whom, how firmly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from hearsay.dossier.words import clip, many, moment
from hearsay.export.said import Said
from hearsay.records import Report
from hearsay.types import Commitment, Quotation

STYLES = {
    Commitment.ASSERTED: "",
    Commitment.HEDGED: "yellow",
    Commitment.UNVERIFIED: "magenta",
    Commitment.DENIED: "red",
}
CHANNELS = {  # those that "on" does not go with, as `on Telegram` does
    "reporters": "to reporters",
    "parliament": "to parliament",
    "court": "in court",
    "letter": "in a letter",
    "email": "by email",
    "statement": "in a statement",
    "video": "in a video",
    "post": "in a post",
    "speech": "in a speech",
    "interview": "in an interview",
    "press conference": "at a press conference",
    "televised address": "in a televised address",
    "website": "on a website",
}
NARROW = 90
"""Columns below which speaker and path share one column, so that the words keep half of the line."""
TINY = 50
"""Columns below which a table has no room for words at all; claims stand one under the other."""


def table(*columns: str) -> Table:
    """An empty table in the house style: a rule under the head, none between rows."""
    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold", expand=True)
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


def speaker(claim: Said) -> Text:
    """The speaker's name, and what kind of source it is."""
    name = Text(claim.speaker, style="bold")
    about = ", ".join(part for part in (claim.role, claim.affiliation) if part)
    name.append(f"\n{about or claim.kind.value}", style="dim not bold")
    return name


def channel(name: str) -> str:
    """Where it was said, as a phrase; empty where no channel is named."""
    return CHANNELS.get(name, f"on {name}") if name else ""


def path(claim: Said) -> str:
    """Who passed it on, nearest the report last, and the channel it was said on."""
    return "\n".join(part for part in (" → ".join(claim.relays), channel(claim.channel)) if part)


def firmness(claim: Said) -> Text:
    """How firmly it is said, and whether the report keeps its distance."""
    words = Text(claim.commitment.value, style=STYLES[claim.commitment])
    if claim.distancing:
        words.append("\n“claimed”", style="italic")
    return words


def content(claim: Said, length: int = 0) -> Text:
    """The words, in quotation marks where all of them are quoted."""
    words = clip(claim.content, length) if length else claim.content
    return Text(f"“{words}”" if claim.quotation is Quotation.DIRECT else words)


def report_table(report: Report, claims: Sequence[Said], width: int) -> Iterator[RenderableType]:
    """One report: its header line, its attributed claims, and what it says in its own voice."""
    about = [
        report.outlet,
        moment(report.published) if report.published else "",
        report.wire and f"wire: {report.wire}",
    ]
    yield Text(report.title or report.name, style="bold")
    yield Text(" · ".join(part for part in about if part), style="dim")
    cited = [claim for claim in claims if not claim.own_voice]
    own = [claim for claim in claims if claim.own_voice]
    if not claims:
        yield Text("Nobody is cited and nothing about an event is stated here.")
    if cited:
        yield Text(f"\n{many(len(cited), 'claim')} of others", style="bold")
        yield _cited(cited, width) if width >= TINY else _stacked(cited)
    if own:
        yield Text(f"\n{many(len(own), 'statement')} in the report's own voice", style="bold")
        rows = table("How firmly", "What")
        for claim in own:
            rows.add_row(firmness(claim), content(claim))
        yield rows


def _stacked(claims: Sequence[Said]) -> Text:
    """Each claim as a few lines: who and how firmly, the path, the words."""
    text = Text()
    for claim in claims:
        text.append(speaker(claim)).append("\n")
        through = path(claim)
        text.append(f"{'through ' if claim.relays else ''}{through}\n" if through else "")
        text.append(firmness(claim)).append(": ").append(content(claim)).append("\n\n")
    return text


def _cited(claims: Sequence[Said], width: int) -> Table:
    narrow = width < NARROW
    rows = table("Who", "How firmly", "What") if narrow else table("Who", "Through", "How firmly", "What")
    rows.columns[0].ratio, rows.columns[-1].ratio = (2, 4) if narrow else (3, 7)
    for column in rows.columns[1:-1]:
        column.max_width = 22
    for claim in claims:
        who, through = speaker(claim), path(claim)
        if narrow:
            who.append(f"\nthrough {through}" if claim.relays else f"\n{through}" if through else "")
            rows.add_row(who, firmness(claim), content(claim))
        else:
            rows.add_row(who, through, firmness(claim), content(claim))
    return rows
