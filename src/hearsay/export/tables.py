"""Dossier -> flat tables for spreadsheets and data frames: claims, figures, questions (one row an answer), findings.

A cell is text, a number, a yes or no, or empty. Several values in one cell are parted by ` | `. The records in JSON
keep everything; a table keeps what a row can hold and the ids that lead back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from hearsay.export.said import joined, said
from hearsay.records import Dossier

Cell: TypeAlias = str | int | float | bool | None
SEVERAL = " | "
"""Between several values in one cell."""


@dataclass(frozen=True, slots=True)
class Table:
    """One flat table: its columns by name with the type of their cells, and the rows of a dossier."""

    name: str
    columns: dict[str, type]
    rows: Callable[[Dossier], Iterator[tuple[Cell, ...]]]


def claims(dossier: Dossier) -> Iterator[tuple[Cell, ...]]:
    """One claim a row."""
    published = {r.id: r.published.iso if r.published else "" for r in dossier.reports}
    for line in said(dossier):
        who = (line.speaker, line.speaker_id, str(line.kind), line.role, line.affiliation)
        how = (str(line.commitment), line.distancing, str(line.quotation), line.carried, line.background)
        said_in = (line.report, line.outlet, published[line.report])
        yield (line.id, *said_in, *who, SEVERAL.join(line.relays), line.channel, *how, line.content)


def figures(dossier: Dossier) -> Iterator[tuple[Cell, ...]]:
    """One figure a row, with the claim it stands in and who says it."""
    texts = {r.id: r.text for r in dossier.reports}
    speakers = {s.id: s.name for s in dossier.sources}
    holders = {f: c for c in dossier.claims for f in c.figures}
    for figure in dossier.measures.figures:
        claim = holders.get(figure.id)
        lo, hi = figure.interval
        yield (
            *(figure.id, figure.report, joined((figure.span,), texts.get(figure.report, ""))),
            *(figure.lo, figure.hi, str(figure.bound), lo, hi),
            *(figure.unit, figure.counted, figure.status, figure.scope),
            claim.id if claim else "",
            speakers.get(claim.source, "") if claim else "",
            str(claim.commitment) if claim else "",
        )


def questions(dossier: Dossier) -> Iterator[tuple[Cell, ...]]:
    """One answer of a question a row."""
    speakers = {s.id: s.name for s in dossier.sources}
    for question in dossier.relations.questions:
        for answer in question.answers:
            yield (
                *(question.id, question.text, str(question.kind), question.contested),
                *(answer.text, answer.lo, answer.hi, str(answer.commitment)),
                SEVERAL.join(speakers.get(s, s) for s in answer.holders),
                len(answer.reports),
                len(answer.origins),
                SEVERAL.join(answer.claims),
            )


def findings(dossier: Dossier) -> Iterator[tuple[Cell, ...]]:
    """One finding a row, its steps in order in one cell."""
    for found in dossier.findings:
        yield (
            *(found.id, found.code, str(found.outcome), found.sentence),
            SEVERAL.join(step.text for step in found.trace),
            SEVERAL.join(found.assumed),
            found.not_shown,
            SEVERAL.join(found.missing),
            SEVERAL.join(found.reports),
            SEVERAL.join(found.claims),
        )


def _columns(**groups: str) -> dict[str, type]:
    """Columns in order: `text="a b"`, then `yes=`, `whole=`, `number=`; a number after a name keeps groups apart."""
    types = {"text": str, "yes": bool, "whole": int, "number": float}
    return {name: types[kind.rstrip("0123456789")] for kind, names in groups.items() for name in names.split()}


TABLES: dict[str, Table] = {
    "claims": Table(
        "claims",
        _columns(
            text="id report outlet published speaker speaker_id kind role affiliation relays channel commitment",
            yes="distancing",
            text2="quotation",
            yes2="carried background",
            text3="content",
        ),
        claims,
    ),
    "figures": Table(
        "figures",
        _columns(
            text="id report words",
            number="stated_lo stated_hi",
            text2="bound",
            number2="lo hi",
            text3="unit counted status scope claim speaker commitment",
        ),
        figures,
    ),
    "questions": Table(
        "questions",
        _columns(
            text="id question kind",
            yes="contested",
            text2="answer",
            number="lo hi",
            text3="commitment holders",
            whole="articles origins",
            text4="claims",
        ),
        questions,
    ),
    "findings": Table(
        "findings",
        _columns(text="id code outcome sentence steps assumed not_shown missing reports claims"),
        findings,
    ),
}
