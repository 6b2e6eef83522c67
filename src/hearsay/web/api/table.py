"""Every operation of the API. Routes, checks and the OpenAPI document are made from this table."""

from __future__ import annotations

from itertools import groupby

from starlette.responses import Response
from starlette.routing import Route

from hearsay.records import Finding, Question
from hearsay.types import Commitment, Item, Outcome, QuestionKind, SourceKind
from hearsay.web.answers import json_answer
from hearsay.web.api import judge, reads, work
from hearsay.web.api.operations import Call, Operation, route_of
from hearsay.web.api.reads import reading
from hearsay.web.context import Context
from hearsay.web.exports import EXPORTS
from hearsay.web.judging import ACTIONS, FIELDS, ITEMS
from hearsay.web.roles import Role
from hearsay.web.shapes import Choice, Field, Flag, Many, Named, Text, Whole
from hearsay.web.shelf.lists import COPIES, REPORT_SORTS, SOURCE_SORTS
from hearsay.web.shelf.measured import FIGURE_SORTS
from hearsay.web.shelf.paging import DEEPEST, LARGEST, SIZE
from hearsay.web.shelf.search import KINDS

READ, JUDGE, ADMIN = Role.READ, Role.JUDGE, Role.ADMIN
ID = Field("id", Text(200, 1), "The record's id.", True)
PAGING = (
    Field("offset", Whole(0, DEEPEST, 0), "Where the screen begins."),
    Field("limit", Whole(1, LARGEST, SIZE), "How many records at most."),
)
WORDS = Field("words", Text(400), "Only records with all of these words.")
OUTLET = Field("outlet", Text(400), "Only of this outlet.")
SOURCE = Field("source", Text(200), "Only of this source, by its id.")
REPORT = Field("report", Text(200), "Only of this report, by its id.")
WHY = Field("why", Text(2000), "Why; it stands in the log.")


def day(name: str, about: str) -> Field:
    """A parameter that is a day."""
    return Field(name, Text(10), about + ", as 2024-01-24.")


def chosen(name: str, words: tuple[str, ...], about: str, default: str = "") -> Field:
    """A parameter that is one of a few words; none where it is not given."""
    return Field(name, Choice(words if default else tuple(dict.fromkeys(("", *words))), default), about)


def described(call: Call) -> Response:
    """The API as an OpenAPI document."""
    from hearsay.web.api.openapi import document

    return json_answer(document(OPERATIONS))


OPERATIONS: tuple[Operation, ...] = (
    Operation("GET", "/api/openapi.json", "openapi", "This document.", READ, described),
    Operation("GET", "/api/case", "case", "The case as it stands.", READ, reading(reads.case), gives="Case"),
    Operation(
        "POST", "/api/case", "rename_case", "Gives the case another title.", ADMIN, judge.rename,
        body=(Field("title", Text(400, 1), "The new title.", True), WHY), gives="Object",
    ),
    Operation(
        "GET", "/api/reports", "reports", "One screen of reports, without their texts.", READ, reading(reads.reports),
        query=(
            WORDS, OUTLET, day("first", "Published on or after this day"),
            day("last", "Published on or before this day"),
            chosen("copies", COPIES, "Only copies, origins or revisions."),
            chosen("sort", REPORT_SORTS, "The order.", "published"), *PAGING,
        ),
        gives="ReportList",
    ),
    Operation(
        "POST", "/api/reports", "add_files", "Adds files as reports, in the background.", JUDGE, work.add_files,
        files=True, gives="Job", status=202, problems=(400, 408),
    ),
    Operation(
        "POST", "/api/texts", "add_text", "Adds pasted text as a report, in the background.", JUDGE, work.add_text,
        body=(
            Field("text", Text(900_000, 1), "The words of the report.", True), Field("title", Text(400), "Its title."),
            Field("outlet", Text(400), "Who published it."), Field("url", Text(2000), "Where it was published."),
            Field("date", Text(40), "When: 2024-01-24 or 2024-01-24T15:00+02:00."), WHY,
        ),
        gives="Job", status=202,
    ),
    Operation(
        "GET", "/api/reports/{id}", "report", "One report with its text and everything read in it.", READ,
        reading(reads.report), inside=(ID,), gives="ReportPart", problems=(404,),
    ),
    Operation(
        "POST", "/api/reports/{id}/remove", "remove_report", "Takes a report out of what is analysed; its bytes stay.",
        JUDGE, judge.remove, inside=(ID,), body=(WHY,), status=202, problems=(404,),
    ),
    Operation(
        "GET", "/api/claims", "claims", "One screen of claims with their words.", READ, reading(reads.claim_list),
        query=(
            WORDS, SOURCE, REPORT, chosen("commitment", tuple(c.value for c in Commitment), "Only put forward so."),
            OUTLET, *PAGING,
        ),
        gives="ClaimList",
    ),
    Operation(
        "GET", "/api/claims/{id}", "claim", "One claim with its words.", READ, reading(reads.claim), inside=(ID,),
        gives="RecordPart", problems=(404,),
    ),
    Operation(
        "GET", "/api/sources", "sources", "One screen of sources, those with most claims first.", READ,
        reading(reads.source_list),
        query=(
            WORDS, chosen("kind", tuple(k.value for k in SourceKind), "Only of this kind."),
            chosen("sort", SOURCE_SORTS, "The order.", "claims"), *PAGING,
        ),
        gives="SourceList",
    ),
    Operation(
        "GET", "/api/sources/{id}", "source", "One source with one screen of its claims.", READ, reading(reads.source),
        inside=(ID,), query=PAGING, gives="SourcePart", problems=(404,),
    ),
    Operation(
        "GET", "/api/questions", "questions", "One screen of questions, contested ones first.", READ,
        reading(reads.question_list),
        query=(
            WORDS, chosen("kind", tuple(k.value for k in QuestionKind), "Only of this kind."),
            Field("contested", Flag(), "Only contested ones."), *PAGING,
        ),
        gives="QuestionList",
    ),
    Operation(
        "GET", "/api/questions/{id}", "question", "One question with its answers.", READ,
        reading(reads.record_of(Question, "question")), inside=(ID,), gives="RecordPart", problems=(404,),
    ),
    Operation(
        "GET", "/api/figures", "figures", "One screen of the figure ledger.", READ, reading(reads.figure_list),
        query=(
            WORDS, Field("status", Text(200), "Only with this status: killed, injured, aboard ..."),
            Field("unit", Text(40), "Only in this unit; `count` for none."), SOURCE, REPORT,
            chosen("sort", FIGURE_SORTS, "The order.", "published"), *PAGING,
        ),
        gives="FigureList",
    ),
    Operation(
        "GET", "/api/times", "times", "One screen of the moments that reports name, in order.", READ,
        reading(reads.time_list), query=(day("first", "Not before"), day("last", "Not after"), *PAGING),
        gives="TimeList",
    ),
    Operation(
        "GET", "/api/findings", "findings", "One screen of findings, what fails or needs a look first.", READ,
        reading(reads.finding_list),
        query=(
            Field("code", Text(8), "Only of this check."),
            chosen("outcome", tuple(o.value for o in Outcome), "Only with this outcome."), WORDS, *PAGING,
        ),
        gives="FindingList",
    ),
    Operation(
        "GET", "/api/findings/{id}", "finding", "One finding with its steps.", READ,
        reading(reads.record_of(Finding, "finding")), inside=(ID,), gives="RecordPart", problems=(404,),
    ),
    Operation(
        "GET", "/api/search", "search", "One screen of what a search finds.", READ, reading(reads.found),
        query=(
            Field("q", Text(400, 1), "Words; \"side by side\"; begin*; one OR other; -without.", True),
            chosen("kind", KINDS, "Only records of this kind."), OUTLET, day("since", "Published on or after this day"),
            day("until", "Published on or before this day"), *PAGING,
        ),
        gives="Found",
    ),
    Operation(
        "GET", "/api/log", "log", "One screen of the log, newest first.", READ, reading(reads.log),
        query=(
            Field("action", Text(40), "Only this action."), Field("by", Text(80), "Only by this person."),
            Field("target", Text(200), "Only about this record."), *PAGING,
        ),
        gives="Log",
    ),
    Operation(
        "GET", "/api/log/{kind}/{id}", "history", "What happened to one record, newest first.", READ,
        reading(reads.history), inside=(Field("kind", Choice(tuple(i.value for i in Item)), "Its kind.", True), ID),
        gives="History",
    ),
    Operation(
        "GET", "/api/judgements", "judgements", "One screen of judgements, newest first.", READ,
        reading(reads.judgement_list), query=PAGING, gives="JudgementList",
    ),
    Operation(
        "POST", "/api/judgements", "judge", "Judges some records, as the page showed them.", JUDGE, judge.judge,
        body=(
            Field("action", Choice(ACTIONS), "What to do.", True),
            Field("kind", Choice(ITEMS), "What the records are.", True),
            Field("ids", Many(Text(200, 1), 200, 1), "The records; of a merge the first stays.", True),
            Field("versions", Many(Whole(), 200, 1), "How often each was judged when the page was made.", True), WHY,
            Field("name", Text(400), "The new name, of a rename, merge or split."),
            Field("grade", Text(8), "Admiralty code, such as B2."), Field("note", Text(20_000), "The words of a note."),
            Field("fields", Named(FIELDS, Text(2000)), "What a correction sets."),
            Field("parts", Many(Text(200, 1), 200), "Claims, or numbers of answers, that a split takes out."),
        ),
        gives="Judged", status=201, problems=(404, 409),
    ),
    Operation(
        "POST", "/api/judgements/{id}/undo", "undo", "Takes a judgement back; of an undo, brings back what it took.",
        JUDGE, judge.undo, inside=(ID,), body=(WHY,), gives="Judged", status=201, problems=(404, 409),
    ),
    Operation("GET", "/api/jobs", "jobs", "The long work that is remembered.", READ, work.jobs, gives="JobList"),
    Operation(
        "GET", "/api/jobs/{id}", "job", "One piece of work.", READ, work.job, (ID,), gives="Job", problems=(404,),
    ),
    Operation(
        "GET", "/api/jobs/{id}/events", "job_events", "Its progress as server-sent events, until it ends.", READ,
        work.events, (ID,), gives="text/event-stream", problems=(404,),
    ),
    Operation(
        "GET", "/api/jobs/{id}/result", "job_result", "The file that an export made.", READ, work.result, (ID,),
        gives="application/octet-stream", problems=(404,),
    ),
    Operation(
        "POST", "/api/jobs/{id}/stop", "stop_job", "Asks work to stop.", JUDGE, work.stop, (ID,), gives="Job",
        problems=(404,),
    ),
    Operation(
        "POST", "/api/analyse", "analyse", "Analyses the case again, in the background.", ADMIN, work.analyse,
        body=(WHY,), gives="Job", status=202,
    ),
    Operation(
        "POST", "/api/verify", "verify", "Derives every hash again, in the background.", READ, work.verify, body=(WHY,),
        gives="Job", status=202,
    ),
    Operation(
        "POST", "/api/exports", "export", "Writes the case in one format, in the background.", READ, work.export,
        body=(Field("format", Choice(tuple(e.name for e in EXPORTS)), "The format.", True),), gives="Job", status=202,
    ),
)  # fmt: skip


def api_routes(context: Context) -> list[Route]:
    """The routes of every operation, one a path."""
    by_path = groupby(sorted(OPERATIONS, key=lambda o: o.path), key=lambda o: o.path)
    return [route_of(tuple(held), context) for _, held in by_path]
