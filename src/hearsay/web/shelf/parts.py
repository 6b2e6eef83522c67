"""Small dossiers out of a large case: a few records with what they point at, so that the dossier's code shows them.

A small dossier holds every record that a page shows, and of each report its text where words are shown. Its machine
records are as they are stored; `judgements.py` puts what people decided on top.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, or_, select

from hearsay.case.tables import CLAIM, COPY, FINDING
from hearsay.records import (
    Answer,
    Claim,
    Copy,
    Dossier,
    Figure,
    Finding,
    Measures,
    Question,
    Relations,
    Time,
)
from hearsay.records.codec import decode
from hearsay.types import RecordId, ReportId
from hearsay.web.shelf.loading import by_ids, of_reports, reports
from hearsay.web.shelf.loading import sources as light_sources

ANSWERS = 12
"""Answers of one question on one screen."""
HOLDERS = 8
"""Holders of one answer that are shown with their words."""
LOOKED_AT = 1500
"""Claims of one answer among which its leading holders are looked for: of more, every second, third and so on."""
EACH = 4
"""Claims of one holder that are loaded: the earliest, and the last."""


def gathered(
    connection: Connection,
    claims: Sequence[Claim] = (),
    *,
    first: Iterable[ReportId] = (),
    sources: Iterable[RecordId] = (),
    figures: Sequence[Figure] = (),
    times: Sequence[Time] = (),
    relations: Relations | None = None,
    findings: Sequence[Finding] = (),
) -> Dossier:
    """The claims with their sources, measures and reports.

    Args:
        connection: a reading of the case.
        claims: the claims to show.
        first: reports that come first, in this order, whether a claim stands in them or not.
        sources: further sources.
        figures: figures to show besides those of the claims.
        times: times to show besides those of the claims.
        relations: questions, lineage and shifts of the page.
        findings: findings of the page.
    """
    wanted = [*first, *(c.report for c in claims), *(f.report for f in figures), *(t.report for t in times)]
    wanted += [span.report for finding in findings for span in finding.spans]
    known = {f.id for f in figures}
    more = by_ids(connection, Figure, (i for c in claims for i in c.figures if i not in known))
    held_times = {t.id for t in times}
    needed = [i for c in claims for i in (*c.times, *([c.said_at] if c.said_at else [])) if i not in held_times]
    needed += [f.as_of for f in (*figures, *more) if f.as_of and f.as_of not in held_times]
    more_times = by_ids(connection, Time, needed)
    held = reports(connection, wanted)
    return Dossier(
        title="",
        reports=tuple(held),
        sources=tuple(light_sources(connection, [*sources, *(c.source for c in claims)])),
        claims=tuple(claims),
        measures=Measures((*figures, *more), (*times, *more_times)),
        relations=replace(relations or Relations(), lineage=lineage_of(connection, [r.id for r in held])),
        findings=tuple(findings),
    )


def lineage_of(connection: Connection, ids: Sequence[ReportId], children: bool = False) -> tuple[Copy, ...]:
    """The edges from these reports to those they took words from; with `children` also to those that took theirs."""
    found: list[Copy] = []
    for start in range(0, len(ids), 400):
        portion = list(ids[start : start + 400])
        parts = [COPY.c.report.in_(portion), *([COPY.c.parent.in_(portion)] if children else [])]
        found += [decode(Copy, body) for (body,) in connection.execute(select(COPY.c.body).where(or_(*parts)))]
    return tuple(found)


def part_of_report(connection: Connection, report: ReportId, checked: bool = True) -> Dossier:
    """One report with its claims, sources, figures and times; reports it shares words with come without their texts.

    Args:
        connection: a reading of the case.
        report: the report's id.
        checked: whether the findings about it are wanted too.
    """
    claims = of_reports(connection, Claim, [report])
    edges = lineage_of(connection, [report], children=True)
    own = Measures(
        tuple(of_reports(connection, Figure, [report])),
        tuple(of_reports(connection, Time, [report])),
    )
    beside = [r for e in edges for r in (e.parent, e.copy) if r != report]
    return Dossier(
        title="",
        reports=(*reports(connection, [report]), *reports(connection, beside, texts=False)),
        sources=tuple(light_sources(connection, (c.source for c in claims))),
        claims=tuple(claims),
        measures=own,
        relations=Relations(lineage=edges),
        findings=findings_in(connection, report) if checked else (),
    )


def findings_in(connection: Connection, report: ReportId, most: int = 40) -> tuple[Finding, ...]:
    """The findings whose trace has words of a report."""
    holds = FINDING.c.body.contains(f'"{report}"', autoescape=True)
    rows = connection.execute(select(FINDING.c.body).where(holds).order_by(FINDING.c.n).limit(most))
    found = [decode(Finding, body) for (body,) in rows]
    return tuple(f for f in found if report in f.reports or any(s.report == report for s in f.spans))


def part_of_claims(connection: Connection, ids: Iterable[RecordId]) -> Dossier:
    """A few claims."""
    return gathered(connection, by_ids(connection, Claim, ids))


def part_of_source(
    connection: Connection, sources: Sequence[RecordId], claims: Sequence[RecordId], offset: int, limit: int
) -> Dossier:
    """One screen of what sources said, earliest first, and a few claims more."""
    query = (
        select(CLAIM.c.body)
        .where(CLAIM.c.source.in_(list(sources)))
        .order_by(CLAIM.c.published_at == "", CLAIM.c.published_at, CLAIM.c.n)
        .offset(offset)
        .limit(limit)
    )
    found = [decode(Claim, body) for (body,) in connection.execute(query)]
    more = [c for c in by_ids(connection, Claim, claims) if c not in found] if not offset else []
    return gathered(connection, [*found, *more], sources=sources)


def part_of_question(connection: Connection, question: Question, start: int = 0) -> Dossier:
    """One question with one screen of its answers; of each answer the holders with most claims."""
    shown = question.answers[start : start + ANSWERS]
    answers, claims = [], []
    for answer in shown:
        kept = leading(connection, answer)
        claims += kept
        answers.append(answer_with(answer, kept))
    numbers = {start + n: n for n in range(len(shown))}
    relations = tuple(
        replace(r, left=numbers[r.left], right=numbers[r.right])
        for r in question.relations
        if r.left in numbers and r.right in numbers
    )
    held = replace(question, answers=tuple(answers), relations=relations)
    loaded = by_ids(connection, Claim, claims)
    silent = list(question.silent[:40])
    holders = [s for a in answers for s in a.holders[:HOLDERS]]
    part = gathered(connection, loaded, sources=holders, relations=Relations(questions=(held,)))
    beside = [r for r in reports(connection, silent, texts=False) if r.id not in {x.id for x in part.reports}]
    return replace(part, reports=(*part.reports, *beside))


def leading(connection: Connection, answer: Answer) -> list[RecordId]:
    """The claims of an answer to show: the holders with most claims, the earliest of each and the last."""
    if len(answer.claims) <= HOLDERS * EACH:
        return list(answer.claims)
    by_source: dict[str, list[str]] = {}
    some = answer.claims[:: -(-len(answer.claims) // LOOKED_AT)]
    for begin in range(0, len(some), 500):
        portion = list(some[begin : begin + 500])
        rows = select(CLAIM.c.id, CLAIM.c.source, CLAIM.c.published_at).where(CLAIM.c.id.in_(portion))
        for identity, source, published in connection.execute(rows):
            by_source.setdefault(source, []).append(f"{published}\n{identity}")
    ranked = sorted(by_source.values(), key=lambda c: -len(c))[:HOLDERS]
    kept = [pair for held in ranked for pair in (sorted(held)[: EACH - 1] + sorted(held)[-1:])]
    return list(dict.fromkeys(pair.split("\n", 1)[1] for pair in kept))


def answer_with(answer: Answer, claims: Sequence[RecordId]) -> Answer:
    """The answer with only these claims; how many reports and origins it has stays."""
    if len(claims) == len(answer.claims):
        return answer
    return replace(answer, claims=tuple(claims), holders=())


def part_of_findings(connection: Connection, findings: Sequence[Finding]) -> Dossier:
    """A few findings with the reports of their words."""
    return gathered(connection, findings=findings)


def part_of_figures(connection: Connection, figures: Sequence[Figure], claims: Iterable[RecordId]) -> Dossier:
    """A few figures with the claims that hold them."""
    return gathered(connection, by_ids(connection, Claim, claims), figures=figures)


def part_of_times(connection: Connection, times: Sequence[Time]) -> Dossier:
    """A few times with the reports of their words."""
    return gathered(connection, times=times)


def count_of_claims(connection: Connection, sources: Sequence[RecordId]) -> int:
    """How many claims sources have."""
    query = select(func.count()).select_from(CLAIM).where(CLAIM.c.source.in_(list(sources)))
    return connection.execute(query).scalar_one()
