"""Operations that read: the case, its lists one screen at a time, single records, search and the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy import Connection
from starlette.responses import Response

from hearsay.case import LogEntry, LogFilter, Window
from hearsay.case import log as case_log
from hearsay.case.kinds import words as claim_words
from hearsay.export.json import Plain, plain
from hearsay.records import Claim, Dossier, Finding, Question, Report
from hearsay.web.answers import json_answer
from hearsay.web.api.operations import Answer, Call
from hearsay.web.history_words import says
from hearsay.web.problems import missing
from hearsay.web.shelf.facts import Facts
from hearsay.web.shelf.judged import judged, kin, said_by
from hearsay.web.shelf.judgements import history_of, judgements_of
from hearsay.web.shelf.lists import ClaimFilter, ReportFilter, claims, findings, questions, report_rows, source_rows
from hearsay.web.shelf.loading import by_ids
from hearsay.web.shelf.measured import FigureFilter, figures, times
from hearsay.web.shelf.paging import Screen
from hearsay.web.shelf.parts import count_of_claims, gathered, part_of_figures, part_of_report, part_of_source
from hearsay.web.shelf.search import search

T = TypeVar("T")
Read = Callable[[Call, Connection, Facts], Plain]


def reading(read: Read) -> Answer:
    """A function that reads, as what answers an operation: one reading of the case for all of it."""

    def answer(call: Call) -> Response:
        with call.context.shelf.reading() as connection:
            return json_answer(read(call, connection, call.context.shelf.facts(connection)))

    return answer


def window(call: Call) -> Window:
    """Which part of a list is asked for."""
    return Window(call.query.whole("offset"), call.query.whole("limit"))


def listed(screen: Screen[T], line: Callable[[T], Plain]) -> Plain:
    """One screen of a list as JSON."""
    return {
        "items": [line(item) for item in screen.items],
        "total": screen.total,
        "offset": screen.window.offset,
        "limit": screen.window.limit,
    }


def marks(part: Dossier) -> Plain:
    """What people set on the records of a small dossier."""
    return plain(part.marks)


def case(call: Call, connection: Connection, facts: Facts) -> Plain:
    """The case as it stands."""
    head = case_log.head(connection)
    return {
        "title": facts.title, "id": case_log.meta(connection, "case"), "seq": head.seq, "head": head.hash,
        "reports": facts.reports, "origins": facts.origins, "waiting": case_log.waiting(connection),
        "counts": {**facts.counts}, "person": call.person.name, "role": call.person.role.value,
    }  # fmt: skip


def reports(call: Call, connection: Connection, facts: Facts) -> Plain:
    """One screen of reports, without their texts."""
    q = call.query
    wanted = ReportFilter(
        q.text("words"), q.text("outlet"), q.text("first"), q.text("last"), q.text("copies"), q.text("sort")
    )
    screen = report_rows(connection, wanted, window(call))
    return listed(
        screen,
        lambda r: {
            "report": bare(r.report), "claims": r.claims, "speakers": r.speakers,
            "copy_of": r.parent.id if r.parent else "",
        },
    )  # fmt: skip


def bare(report: Report) -> Plain:
    """A report without its text."""
    record = plain(report)
    assert isinstance(record, dict)
    return {**record, "text": ""}


def report(call: Call, connection: Connection, facts: Facts) -> Plain:
    """One report with its text and everything read in it."""
    identity = call.path.text("id")
    part = part_of_report(connection, identity)
    if not part.reports or part.reports[0].id != identity:
        raise missing("report of that number")
    part = judged(connection, part, facts.judgements)
    return {
        "report": plain(part.reports[0]), "claims": plain(part.claims), "sources": plain(part.sources),
        "figures": plain(part.measures.figures), "times": plain(part.measures.times), "marks": marks(part),
        "versions": {c.id: facts.versions.get(("claim", c.id), 0) for c in part.claims},
    }  # fmt: skip


def claim_list(call: Call, connection: Connection, facts: Facts) -> Plain:
    """One screen of claims with their words."""
    q = call.query
    wanted = ClaimFilter(q.text("words"), q.text("source"), q.text("report"), q.text("commitment"), q.text("outlet"))
    screen = claims(connection, wanted, window(call))
    part = judged(connection, gathered(connection, screen.items), facts.judgements)
    texts, names = {r.id: r.text for r in part.reports}, {s.id: s.name for s in part.sources}
    held = {c.id: c for c in part.claims}

    def line(machine: Claim) -> Plain:
        found = held.get(machine.id, machine)
        words = claim_words(found, texts.get(found.report, ""))
        return {"claim": plain(found), "words": words, "speaker": names.get(found.source, "")}

    return listed(screen, line)


def one(call: Call, connection: Connection, facts: Facts, part: Dossier, record: object, words: str) -> Plain:
    """One record as people left it."""
    identity = call.path.text("id")
    kind = type(record).__name__.lower()
    own = [m for m in part.marks if m.id == identity]
    return {
        "record": plain(record), "words": words, "marks": plain(tuple(own)),
        "version": facts.versions.get((kind, identity), 0),
    }  # fmt: skip


def claim(call: Call, connection: Connection, facts: Facts) -> Plain:
    """One claim with its words."""
    found = by_ids(connection, Claim, [call.path.text("id")])
    if not found:
        raise missing("claim of that number")
    part = judged(connection, gathered(connection, found), facts.judgements)
    held = next(c for c in part.claims if c.id == found[0].id)
    return one(call, connection, facts, part, held, claim_words(held, part.reports[0].text))


def source_list(call: Call, connection: Connection, facts: Facts) -> Plain:
    """One screen of sources with how many claims each has."""
    q = call.query
    screen = source_rows(connection, q.text("words"), q.text("kind"), q.text("sort"), window(call))
    part = judged(connection, gathered(connection, sources=[s.id for s, _ in screen.items]), facts.judgements)
    held = {s.id: s for s in part.sources}
    return listed(screen, lambda row: {"source": plain(held.get(row[0].id, row[0])), "claims": row[1]})


def source(call: Call, connection: Connection, facts: Facts) -> Plain:
    """One source with one screen of its claims."""
    identity = call.path.text("id")
    related, more = kin(facts.judgements, identity)
    part = part_of_source(connection, related, more, call.query.whole("offset"), call.query.whole("limit"))
    part = judged(connection, part, facts.judgements)
    held = next((s for s in part.sources if s.id == identity), None)
    if held is None:
        raise missing("source of that number")
    return {
        "source": plain(held), "claims": plain(tuple(said_by(part, identity))), "marks": marks(part),
        "total": count_of_claims(connection, related), "version": facts.versions.get(("source", identity), 0),
    }  # fmt: skip


def question_list(call: Call, connection: Connection, facts: Facts) -> Plain:
    """One screen of questions, contested ones first."""
    q = call.query
    screen = questions(connection, q.text("words"), q.text("kind"), q.flag("contested"), window(call))
    return listed(screen, plain)


def record_of(kind: type[Question] | type[Finding], name: str) -> Read:
    """A read of one question or finding."""

    def read(call: Call, connection: Connection, facts: Facts) -> Plain:
        found: Sequence[Question | Finding] = by_ids(connection, kind, [call.path.text("id")])
        if not found:
            raise missing(f"{name} of that number")
        record = found[0]
        words = record.text if isinstance(record, Question) else record.sentence
        return one(call, connection, facts, Dossier("", ()), record, words)

    return read


def finding_list(call: Call, connection: Connection, facts: Facts) -> Plain:
    """One screen of findings, what fails or needs a look first."""
    q = call.query
    screen = findings(connection, q.text("code"), q.text("outcome"), q.text("words"), window(call))
    return listed(screen, plain)


def figure_list(call: Call, connection: Connection, facts: Facts) -> Plain:
    """One screen of the ledger."""
    q = call.query
    wanted = FigureFilter(
        q.text("words"), q.text("status"), q.text("unit"), q.text("source"), q.text("report"), q.text("sort")
    )
    screen = figures(connection, wanted, window(call))
    part = part_of_figures(connection, [f for f, _ in screen.items], [])
    part = judged(connection, part, facts.judgements)
    texts = {r.id: r.text for r in part.reports}
    held = {f.id: f for f in part.measures.figures}
    return listed(
        screen,
        lambda row: {
            "figure": plain(held.get(row[0].id, row[0])), "claim": row[1],
            "words": row[0].span.of(texts.get(row[0].report, "")),
        },
    )  # fmt: skip


def time_list(call: Call, connection: Connection, facts: Facts) -> Plain:
    """One screen of the moments that reports name, in order."""
    screen = times(connection, call.query.text("first"), call.query.text("last"), window(call))
    return listed(screen, lambda row: {"time": plain(row[0]), "named": row[1]})


def found(call: Call, connection: Connection, facts: Facts) -> Plain:
    """One screen of what a search finds."""
    q = call.query
    within = (q.text("outlet"), q.text("since"), q.text("until"))
    screen, _ = search(call.context.case, connection, q.text("q"), q.text("kind"), within, window(call))
    return listed(screen, plain)


def log_line(entry: LogEntry) -> Plain:
    """One line of the log."""
    return {
        "seq": entry.seq, "at": entry.at, "by": entry.by, "action": entry.action, "says": says(entry), "why": entry.why,
        "hash": entry.hash,
    }  # fmt: skip


def log(call: Call, connection: Connection, facts: Facts) -> Plain:
    """One screen of the log, newest first."""
    wanted = LogFilter(action=call.query.text("action"), by=call.query.text("by"), target=call.query.text("target"))
    page = case_log.entries(connection, wanted, window(call))
    return listed(Screen(page.items, page.total, window(call)), log_line)


def history(call: Call, connection: Connection, facts: Facts) -> Plain:
    """What happened to one record, newest first."""
    kind, identity = call.path.text("kind"), call.path.text("id")
    lines = history_of(connection, kind, identity)
    return {"items": [log_line(e) for e in lines], "version": facts.versions.get((kind, identity), 0)}


def judgement_list(call: Call, connection: Connection, facts: Facts) -> Plain:
    """One screen of judgements, newest first."""
    given = judgements_of(connection)[::-1]
    wanted = window(call)
    return listed(Screen(given[wanted.offset : wanted.offset + wanted.limit], len(given), wanted), plain)
