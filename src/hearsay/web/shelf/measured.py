"""Figures and times of a case one screen at a time, paths of words, and when was reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, not_, or_, select, true

from hearsay.case.tables import CLAIM, FIGURE, REPORT, TIME
from hearsay.records import Figure, Time
from hearsay.records.codec import decode
from hearsay.types import RecordId, SourceKind, TimeKind
from hearsay.web.shelf.lists import has_words, in_words_or_name
from hearsay.web.shelf.paging import Screen, Window

FIGURE_SORTS = ("report", "value", "-value", "counted", "status", "who", "published", "-published")


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures are wanted."""

    words: str = ""
    status: str = ""
    unit: str = ""
    source: str = ""
    report: str = ""
    sort: str = "published"


def figures(connection: Connection, asked: FigureFilter, window: Window) -> Screen[tuple[Figure, RecordId]]:
    """One screen of figures, each with the id of the claim that holds it."""
    f, c, r = FIGURE.c, CLAIM.c, REPORT.c
    wanted: list[ColumnElement[bool]] = []
    if asked.words:
        claims = select(c.id).where(*in_words_or_name(connection, asked.words))
        wanted.append(or_(and_(*has_words(asked.words, f.counted)), f.claim.in_(claims)))
    wanted += [f.status == asked.status] if asked.status else []
    wanted += [f.unit == ("" if asked.unit == "count" else asked.unit)] if asked.unit else []
    if asked.source:
        wanted.append(f.claim.in_(select(c.id).where(c.source == asked.source)))
    wanted += [f.report == asked.report] if asked.report else []
    orders: dict[str, tuple[ColumnElement[Any], ...]] = {
        "report": (f.n,),
        "value": (f.lo, f.n),
        "-value": (f.lo.desc(), f.n),
        "counted": (func.lower(f.counted), f.lo, f.n),
        "status": (f.status, f.lo, f.n),
        "who": (c.speaker, f.n),
        "published": (r.published_at == "", r.published_at, f.n),
        "-published": (r.published_at.desc(), f.n),
    }
    joined = FIGURE.join(REPORT, r.id == f.report).outerjoin(CLAIM, and_(f.claim != "", c.id == f.claim))
    query = select(f.body, f.claim).select_from(joined).where(and_(true(), *wanted)).order_by(*orders[asked.sort])
    rows = connection.execute(query.offset(window.offset).limit(window.limit))
    found = [(decode(Figure, body), claim) for body, claim in rows]
    counted = select(func.count()).select_from(FIGURE)
    return Screen(found, connection.execute(counted.where(and_(true(), *wanted))).scalar_one(), window)


def words_of_column(connection: Connection, column: ColumnElement[str], most: int = 60) -> list[tuple[str, int]]:
    """The values of a column with how often each occurs, most first."""
    counted = func.count()
    rows = connection.execute(select(column, counted).group_by(column).order_by(counted.desc(), column).limit(most))
    return [(value, n) for value, n in rows if value]


def times(connection: Connection, first: str, last: str, window: Window) -> Screen[tuple[Time, int]]:
    """One screen of the moments that reports name, in order, each once with how often it is named."""
    t = TIME.c
    wanted: list[ColumnElement[bool]] = [t.starts != "", t.kind.in_([TimeKind.DATE.value, TimeKind.CLOCK.value])]
    wanted += [t.starts >= first] if first else []
    wanted += [t.starts < last + "~"] if last else []
    grouped = select(t.starts, t.kind, func.count().label("named"), func.min(t.n).label("n")).where(and_(*wanted))
    groups = grouped.group_by(t.starts, t.kind).subquery()
    total = connection.execute(select(func.count()).select_from(groups)).scalar_one()
    page = select(groups.c.n, groups.c.named).order_by(groups.c.starts, groups.c.kind)
    named = dict(connection.execute(page.offset(window.offset).limit(window.limit)).all())
    rows = connection.execute(select(t.n, t.body).where(t.n.in_(list(named))).order_by(t.starts, t.kind))
    return Screen([(decode(Time, body), named[n]) for n, body in rows], total, window)


def times_at(connection: Connection, starts: Sequence[str], most: int = 12) -> dict[str, list[Time]]:
    """Where some moments are first named, by moment."""
    t = TIME.c
    nth = func.row_number().over(partition_by=(t.starts, t.kind), order_by=t.n).label("nth")
    placed = select(t.starts, t.body, t.n, nth).where(t.starts.in_(list(starts))).subquery()
    rows = select(placed.c.starts, placed.c.body).where(placed.c.nth <= most).order_by(placed.c.n)
    found: dict[str, list[Time]] = {}
    for start, body in connection.execute(rows):
        found.setdefault(start, []).append(decode(Time, body))
    return found


def reports_by_day(connection: Connection) -> list[tuple[str, int]]:
    """How many reports each day has, in order; those without a date under an empty day."""
    day = func.substr(REPORT.c.published_at, 1, 10)
    rows = connection.execute(select(day, func.count()).where(not_(REPORT.c.removed)).group_by(day).order_by(day))
    return [(d, n) for d, n in rows]


@dataclass(frozen=True, slots=True)
class Path:
    """One path of words with how many claims took it; `relays` from the speaker's side, on one line each."""

    source: RecordId
    speaker: str
    relays: str
    outlet: str
    claims: int


def paths(connection: Connection, sources: tuple[RecordId, ...] = (), most: int = 400) -> list[Path]:
    """The paths that words took, most claims first; of some sources only, where any are given."""
    c = CLAIM.c
    counted = func.count()
    wanted: list[ColumnElement[bool]] = [c.kind != SourceKind.OWN_VOICE.value]
    wanted += [c.source.in_(list(sources))] if sources else []
    query = select(c.source, c.speaker, c.relays, c.outlet, counted).where(and_(*wanted))
    rows = connection.execute(
        query.group_by(c.source, c.speaker, c.relays, c.outlet).order_by(counted.desc(), c.source).limit(most)
    )
    return [Path(*row) for row in rows]
