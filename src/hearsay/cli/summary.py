"""A dossier as a page of the terminal: overview, who said what, figures, questions, findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from hearsay.cli.claims import STYLES, channel, content, firmness, table
from hearsay.dossier.index import Index
from hearsay.dossier.overview import heading
from hearsay.dossier.words import answer_value, clip, figure_value, many
from hearsay.export.said import Said, said
from hearsay.records import Dossier, Figure, Finding, Question
from hearsay.types import Outcome

CLAIMS, SPEAKERS, FIGURES, QUESTIONS, FINDINGS = 5, 15, 20, 10, 20
"""Lines of each section before it says how many more there are: three screens in all; `--all` lifts it."""
CONTENT = 220
"""Characters of a claim's words in the summary: two or three lines."""
MARKS = {
    Outcome.FAILS: ("✗", "red"),
    Outcome.FLAG: ("!", "yellow"),
    Outcome.HOLDS: ("✓", "green"),
    Outcome.CANNOT: ("○", "dim"),
}


def summary(dossier: Dossier, everything: bool) -> Iterator[RenderableType]:
    """The dossier's sections in reading order; shortened unless `everything` is asked for."""
    index = Index(dossier)
    yield from _overview(dossier, index)
    yield from _voices(dossier, index, everything)
    yield from _figures(dossier, index, everything)
    yield from _questions(dossier, index, everything)
    yield from _findings(dossier, index, everything)


def _heading(text: str) -> Text:
    return Text(f"\n{text}", style="bold underline")


def _more(count: int, what: str) -> Text:
    return Text(f"… and {many(count, what)} more (--all shows them)", style="dim")


def _overview(dossier: Dossier, index: Index) -> Iterator[RenderableType]:
    yield Text(heading(index), style="bold")
    outlets = len({index.outlet(report.id) for report in dossier.reports})
    parts = [many(len(dossier.reports), "report"), many(outlets, "outlet"), many(index.origins, "origin")]
    parts += [many(len(index.speakers), "speaker"), many(len(dossier.claims), "claim")]
    yield Text(" · ".join(parts), style="dim")


def _voices(dossier: Dossier, index: Index, everything: bool) -> Iterator[RenderableType]:
    lines = said(dossier)
    by_speaker: defaultdict[str, list[Said]] = defaultdict(list)
    for line in lines:
        by_speaker[line.speaker_id].append(line)
    yield _heading("Who said what")
    if not lines:
        yield Text("Nobody is cited and nothing about an event is stated in these reports.")
    shown = index.speakers if everything else index.speakers[:SPEAKERS]
    for source in shown:
        claims = sorted(by_speaker[source.id], key=lambda s: (index.published(s.report), s.report, s.contents))
        about = ", ".join(part for part in (source.role, source.affiliation, source.kind.value) if part)
        yield Text.assemble("\n", (source.name, "bold"), (f"  {about}, {many(len(claims), 'claim')}", "dim"))
        yield from _claims(claims, index, everything)
    if len(index.speakers) > len(shown):
        yield _more(len(index.speakers) - len(shown), "speaker")
    own = [line for line in lines if line.own_voice]
    if own and not everything:
        yield Text(f"\n{many(len(own), 'statement')} in the reports' own voice (--all shows them)", style="dim")
    elif own:
        yield Text("\nIn the reports' own voice", style="bold")
        yield from _claims(own, index, everything)


def _claims(claims: Sequence[Said], index: Index, everything: bool) -> Iterator[RenderableType]:
    """One row for the same words said equally firmly, with every path they took."""
    rows = table("In", "How firmly", "What")
    rows.show_header = False
    rows.columns[0].ratio, rows.columns[1].width, rows.columns[2].ratio = 1, 11, 3
    same: defaultdict[tuple[object, ...], list[Said]] = defaultdict(list)
    for claim in claims:
        key = claim.content.casefold(), claim.commitment, claim.distancing, claim.quotation, claim.channel
        same[key].append(claim)
    groups = list(same.values())
    for group in groups if everything else groups[:CLAIMS]:
        paths = "\n".join(dict.fromkeys(" → ".join((*c.relays, index.outlet(c.report))) for c in group))
        where = "\n".join(part for part in (paths, channel(group[0].channel)) if part)
        rows.add_row(where, firmness(group[0]), content(group[0], 0 if everything else CONTENT))
    yield rows
    if len(groups) > CLAIMS and not everything:
        yield _more(sum(map(len, groups[CLAIMS:])), "claim")


def _figures(dossier: Dossier, index: Index, everything: bool) -> Iterator[RenderableType]:
    """One row for the same value of the same thing, with everybody who gives it."""
    if not dossier.measures.figures:
        return
    yield _heading("Figures")
    rows = table("Figure", "Of what", "Who says so", "In")
    rows.columns[0].justify = "right"
    ordered = sorted(
        dossier.measures.figures,
        key=lambda f: (not f.status, f.status, f.counted.casefold(), index.published(f.report), f.lo),
    )
    same: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in ordered:
        parts = (figure.counted, figure.status and f"({figure.status})", figure.scope)
        same[figure_value(figure), " ".join(part for part in parts if part)].append(figure)
    groups = list(same.items())
    for (value, what), figures in groups if everything else groups[:FIGURES]:
        claims = [index.claims[f.claim] for f in figures if f.claim in index.claims]
        who = dict.fromkeys(index.source(claim).name for claim in claims)
        rows.add_row(value, what, ", ".join(who), ", ".join(dict.fromkeys(index.outlet(f.report) for f in figures)))
    yield rows
    if len(groups) > FIGURES and not everything:
        yield _more(len(groups) - FIGURES, "figure")


def _questions(dossier: Dossier, index: Index, everything: bool) -> Iterator[RenderableType]:
    questions = dossier.relations.questions
    if not questions:
        return
    yield _heading("Questions that the accounts answer")
    for question in questions if everything else questions[:QUESTIONS]:
        yield from _question(question, index)
    if len(questions) > QUESTIONS and not everything:
        yield _more(len(questions) - QUESTIONS, "question")


def _question(question: Question, index: Index) -> Iterator[RenderableType]:
    yield Text.assemble("\n", (question.text, "bold"), ("  contested" if question.contested else "", "yellow"))
    rows = table("Answer", "Held by", "Origins")
    rows.show_header = False
    rows.columns[0].ratio, rows.columns[1].ratio, rows.columns[2].width = 3, 3, 12
    for answer in question.answers:
        holders = dict.fromkeys(index.sources[h].name for h in answer.holders if h in index.sources)
        said = Text(answer_value(answer), style=STYLES[answer.commitment])
        rows.add_row(said, ", ".join(holders), many(len(answer.origins or answer.reports), "origin"))
    yield rows
    for relation in question.relations:
        yield Text(f"  {relation.difference.value}: {relation.reason}", style="dim")


def _findings(dossier: Dossier, index: Index, everything: bool) -> Iterator[RenderableType]:
    yield _heading("Findings")
    if not dossier.findings:
        yield Text("No check had anything to test.")
    for finding in dossier.findings if everything else dossier.findings[:FINDINGS]:
        yield _finding(finding, index)
    if len(dossier.findings) > FINDINGS and not everything:
        yield _more(len(dossier.findings) - FINDINGS, "finding")


def _finding(finding: Finding, index: Index) -> Text:
    """The sentence, each step of the arithmetic, and what it rests on or lacks."""
    mark, style = MARKS[finding.outcome]
    text = Text.assemble("\n", (f"{mark} {finding.outcome.value:<6} {finding.code}  ", style), finding.sentence)
    where = dict.fromkeys(index.outlet(report) for report in finding.reports if report in index.reports)
    text.append(f"\n    in {', '.join(where)}" if where else "", style="dim")
    for step in finding.trace:
        text.append(f"\n    {step.text}")
    notes = [f"assumed: {'; '.join(finding.assumed)}"] if finding.assumed else []
    notes += [f"not shown: {finding.not_shown}"] if finding.not_shown else []
    notes += [f"missing: {'; '.join(finding.missing)}"] if finding.missing else []
    for note in notes:
        text.append(f"\n    {clip(note, 400)}", style="dim")
    return text
