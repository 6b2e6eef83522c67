"""Lists of a case one screen at a time: reports, sources, claims, questions, findings; filtered and sorted by SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, and_, case, func, not_, or_, select, true

from hearsay.case.filters import matches
from hearsay.case.tables import CLAIM, COPY, FINDING, QUESTION, REPORT, SOURCE
from hearsay.errors import CaseError
from hearsay.records import Claim, Finding, Question, Report, Source
from hearsay.records.codec import decode
from hearsay.types import Outcome, ReportId, SourceKind
from hearsay.web.shelf.loading import LIGHT_SOURCE, light_question, light_source
from hearsay.web.shelf.loading import reports as load_reports
from hearsay.web.shelf.paging import Screen, Window

FIRST = (Outcome.FAILS, Outcome.FLAG, Outcome.HOLDS, Outcome.CANNOT)
"""The order in which findings are read."""
REPORT_SORTS = ("published", "-published", "outlet", "title", "added")
SOURCE_SORTS = ("claims", "name")
COPIES = ("", "copies", "origins", "revisions")


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports are wanted; empty fields do not filter."""

    words: str = ""
    outlet: str = ""
    first_day: str = ""
    last_day: str = ""
    copies: str = ""
    sort: str = "published"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report as a line: how many claims and speakers it has, what it copied."""

    report: Report
    claims: int
    speakers: int
    parent: Report | None


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted."""

    words: str = ""
    source: str = ""
    report: str = ""
    commitment: str = ""
    outlet: str = ""


def has_words(words: str, *columns: ColumnElement[str]) -> list[ColumnElement[bool]]:
    """That every word stands in one of the columns, however its case."""
    return [or_(*(c.icontains(word, autoescape=True) for c in columns)) for word in words.split()[:8]]


def total_of(connection: Connection, table: Table, wanted: Sequence[ColumnElement[bool]]) -> int:
    """How many rows a filter leaves."""
    return connection.execute(select(func.count()).select_from(table).where(and_(true(), *wanted))).scalar_one()


def in_words_or_name(connection: Connection, words: str) -> list[ColumnElement[bool]]:
    """That a claim's words, or the name of its source, are those looked for; by the indexes of both."""
    if not words:
        return []
    named = CLAIM.c.source.in_(select(SOURCE.c.id).where(*has_words(words, SOURCE.c.name)))
    try:
        return [or_(matches(connection, CLAIM, words), named)]
    except CaseError:  # nothing that an index could look for, such as a dash
        return [named]


def report_rows(connection: Connection, asked: ReportFilter, window: Window) -> Screen[ReportRow]:
    """One screen of reports."""
    c = REPORT.c
    wanted: list[ColumnElement[bool]] = [not_(c.removed), *has_words(asked.words, c.title, c.outlet, c.url, c.name)]
    wanted += [c.outlet == asked.outlet] if asked.outlet else []
    wanted += [c.published_at >= asked.first_day] if asked.first_day else []
    wanted += [c.published_at < asked.last_day + "~", c.published_at != ""] if asked.last_day else []
    copied = select(COPY.c.report)
    more: dict[str, list[ColumnElement[bool]]] = {
        "copies": [c.id.in_(copied)],
        "origins": [c.id.not_in(copied)],
        "revisions": [c.revision_of != ""],
    }
    wanted += more.get(asked.copies, [])
    order = {
        "published": (c.published_at == "", c.published_at, c.n),
        "-published": (c.published_at.desc(), c.n),
        "outlet": (c.outlet, c.published_at, c.n),
        "title": (c.title, c.n),
        "added": (c.n.desc(),),
    }[asked.sort]
    query = select(c.id).where(and_(*wanted)).order_by(*order).offset(window.offset).limit(window.limit)
    ids = [i for (i,) in connection.execute(query)]
    return Screen(rows_of(connection, ids), total_of(connection, REPORT, wanted), window)


def rows_of(connection: Connection, ids: Sequence[ReportId]) -> list[ReportRow]:
    """These reports as lines."""
    spoken = func.count(case((CLAIM.c.kind != SourceKind.OWN_VOICE.value, CLAIM.c.source)).distinct())
    counted = select(CLAIM.c.report, func.count(), spoken).where(CLAIM.c.report.in_(ids)).group_by(CLAIM.c.report)
    counts = {r: (n, s) for r, n, s in connection.execute(counted)}
    edges = connection.execute(select(COPY.c.report, COPY.c.parent).where(COPY.c.report.in_(ids)))
    parent_of = dict(edges.all())
    held = {r.id: r for r in load_reports(connection, [*ids, *parent_of.values()], texts=False)}
    titled = [i for i in ids if not held[i].title]
    held |= {r.id: r for r in load_reports(connection, titled)}
    return [
        ReportRow(held[i], *counts.get(i, (0, 0)), held.get(parent_of.get(i, "")))
        for i in ids
    ]  # fmt: skip


def all_headers(connection: Connection) -> list[Report]:
    """Every report without its text, in the order in which they were added: for small cases."""
    ids = connection.execute(select(REPORT.c.id).where(not_(REPORT.c.removed)).order_by(REPORT.c.n)).scalars()
    return load_reports(connection, ids, texts=False)


def outlets(connection: Connection, most: int = 300) -> list[tuple[str, int]]:
    """The outlets with their reports, most first."""
    counted = func.count()
    query = select(REPORT.c.outlet, counted).where(not_(REPORT.c.removed)).group_by(REPORT.c.outlet)
    rows = connection.execute(query.order_by(counted.desc(), REPORT.c.outlet).limit(most))
    return [(outlet, n) for outlet, n in rows if outlet]


def source_rows(
    connection: Connection, words: str, kind: str, sort: str, window: Window, without: Sequence[str] = ()
) -> Screen[tuple[Source, int]]:
    """One screen of sources with how many claims each has; own voices only when they are asked for."""
    c = SOURCE.c
    wanted: list[ColumnElement[bool]] = [c.claims > 0, *has_words(words, c.name)]
    wanted += [c.kind == kind] if kind else [c.kind != SourceKind.OWN_VOICE.value]
    wanted += [c.id.not_in(list(without))] if without else []
    order = (c.name, c.n) if sort == "name" else (c.claims.desc(), c.n)
    query = select(LIGHT_SOURCE, c.claims).where(and_(*wanted)).order_by(*order)
    found = connection.execute(query.offset(window.offset).limit(window.limit))
    rows = [(light_source(body), claims) for body, claims in found]
    return Screen(rows, total_of(connection, SOURCE, wanted), window)


def claims(connection: Connection, asked: ClaimFilter, window: Window) -> Screen[Claim]:
    """One screen of claims, earliest report first."""
    c = CLAIM.c
    wanted: list[ColumnElement[bool]] = in_words_or_name(connection, asked.words)
    wanted += [c.source == asked.source] if asked.source else []
    wanted += [c.report == asked.report] if asked.report else []
    wanted += [c.commitment == asked.commitment] if asked.commitment else []
    wanted += [c.outlet == asked.outlet] if asked.outlet else []
    query = select(c.body).where(and_(true(), *wanted)).order_by(c.published_at == "", c.published_at, c.n)
    rows = connection.execute(query.offset(window.offset).limit(window.limit))
    return Screen([decode(Claim, body) for (body,) in rows], total_of(connection, CLAIM, wanted), window)


def questions(connection: Connection, words: str, kind: str, contested: bool, window: Window) -> Screen[Question]:
    """One screen of questions, contested ones first, in the order of the dossier."""
    c = QUESTION.c
    wanted: list[ColumnElement[bool]] = [*has_words(words, c.text)]
    wanted += [c.kind == kind] if kind else []
    wanted += [c.contested] if contested else []
    query = select(c.body).where(and_(true(), *wanted)).order_by(c.contested.desc(), c.n)
    rows = connection.execute(query.offset(window.offset).limit(window.limit))
    return Screen([light_question(body) for (body,) in rows], total_of(connection, QUESTION, wanted), window)


def findings(connection: Connection, code: str, outcome: str, words: str, window: Window) -> Screen[Finding]:
    """One screen of findings, what fails or needs a look first."""
    c = FINDING.c
    wanted: list[ColumnElement[bool]] = [*has_words(words, c.sentence)]
    wanted += [c.code == code] if code else []
    wanted += [c.outcome == outcome] if outcome else []
    rank = case({o.value: n for n, o in enumerate(FIRST)}, value=c.outcome, else_=len(FIRST))
    query = select(c.body).where(and_(true(), *wanted)).order_by(rank, c.n)
    rows = connection.execute(query.offset(window.offset).limit(window.limit))
    return Screen([decode(Finding, body) for (body,) in rows], total_of(connection, FINDING, wanted), window)
