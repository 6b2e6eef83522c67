"""The questions board: each answer with its holders, through whom, how firmly, when, and how answers differ."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from markupsafe import Markup

from hearsay.dossier import harmless, words
from hearsay.dossier.bars import origins_bar
from hearsay.dossier.index import UNKNOWN, Index
from hearsay.dossier.lines import Line, Said, gathered, line
from hearsay.dossier.plots import range_plot
from hearsay.records import Answer, Claim, Question, Source
from hearsay.types import Commitment, QuestionKind

SCALE = 4
"""Articles at the full width of a bar where no answer has more: one article alone is no full bar."""


@dataclass(frozen=True, slots=True)
class Holder:
    """One source's answer: who, through whom, how firmly, first and last said, and its words."""

    name: str
    anchor: str
    hue: str
    party: str
    through: tuple[str, ...]
    commitments: tuple[str, ...]
    distancing: bool
    first: str
    last: str
    lines: tuple[Line, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One answer of a question."""

    anchor: str
    value: str
    bar: Markup
    origins: int
    articles: int
    holders: tuple[Holder, ...]
    commitment: str


@dataclass(frozen=True, slots=True)
class Board:
    """One question with its answers, their differences and who does not speak to it."""

    anchor: str
    number: int
    text: str
    kind: str
    contested: bool
    rows: tuple[Row, ...]
    differences: tuple[tuple[str, str, str, str], ...]
    silent: tuple[tuple[str, str], ...]
    plot: Markup


def boards(index: Index, plots: int) -> tuple[Board, ...]:
    """Every question, contested ones first, in the order of the dossier; at most `plots` with a range plot."""
    ordered = sorted(index.dossier.relations.questions, key=lambda q: not q.contested)
    left = plots
    contested = [q for q in ordered if q.contested] or ordered
    widest = max((len(a.reports) for q in contested for a in q.answers), default=1)
    found = []
    for number, question in enumerate(ordered, 1):
        drawn = left > 0 and question.kind is QuestionKind.FIGURE and question.contested
        left -= drawn
        found.append(board(question, number, index, widest, drawn))
    return tuple(found)


def board(question: Question, number: int, index: Index, widest: int, drawn: bool) -> Board:
    """One question as the page shows it; its bars are drawn on a scale of `widest` articles or more."""
    widest = max(widest, SCALE, *(len(a.reports) for a in question.answers))
    anchor = f"q{number}"
    rows = tuple(row(a, f"{anchor}a{n}", widest, index) for n, a in enumerate(question.answers, 1))
    differences = tuple(
        (rows[r.left].value, rows[r.right].value, r.difference.value, harmless.name(r.reason))
        for r in question.relations
        if 0 <= r.left < len(rows) and 0 <= r.right < len(rows)
    )
    silent = tuple((index.outlet(r), index.report_anchor(r)) for r in question.silent if r in index.reports)
    return Board(
        anchor=anchor,
        number=number,
        text=harmless.name(question.text),
        kind=question.kind.value,
        contested=question.contested,
        rows=rows,
        differences=differences,
        silent=silent,
        plot=range_plot(question, number, index) if drawn else Markup(""),
    )


def row(answer: Answer, anchor: str, widest: int, index: Index) -> Row:
    """One answer with its holders, the one with most claims first."""
    held: defaultdict[str, list[Claim]] = defaultdict(list)
    for identity in answer.claims:
        if identity in index.claims:
            held[index.claims[identity].source].append(index.claims[identity])
    for identity in answer.holders:
        if identity in index.sources:
            held.setdefault(identity, [])
    holders = [holder(index.sources.get(source, UNKNOWN), claims, index) for source, claims in held.items()]
    holders.sort(key=lambda h: (h.hue == "pv", -len(h.lines), h.name))
    articles = len(answer.reports)
    origins = len(answer.origins)
    return Row(
        anchor=anchor,
        value=harmless.name(words.answer_value(answer)),
        bar=origins_bar(origins, articles, widest),
        origins=origins,
        articles=articles,
        holders=tuple(holders),
        commitment=answer.commitment.value,
    )


def holder(source: Source, claims: list[Claim], index: Index) -> Holder:
    """One source with its claims, earliest first."""
    ordered = sorted(claims, key=lambda c: (index.published(c.report), c.report))
    lines = tuple(line(c, index) for c in ordered)
    firmness = sorted({c.commitment for c in claims}, key=list(Commitment).index)
    return Holder(
        name=harmless.name(source.name),
        anchor=index.source_anchor(source.id),
        hue=index.hue(source),
        party=harmless.name(source.party),
        through=tuple(dict.fromkeys(" → ".join(x.path) for x in lines)),
        commitments=tuple(c.value for c in firmness),
        distancing=any(c.distancing for c in claims),
        first=lines[0].published if lines else "",
        last=lines[-1].published if lines else "",
        lines=lines,
        said=gathered(list(lines)),
    )
