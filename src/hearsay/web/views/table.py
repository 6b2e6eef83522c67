"""Every page: its path, and the view that answers. Nothing registers itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hearsay.web.context import Context
from hearsay.web.identity import asking
from hearsay.web.views import (
    adding,
    checks,
    figures,
    helping,
    history,
    overview,
    questions,
    reports,
    searching,
    sources,
    when,
)
from hearsay.web.views.visit import View, Visit

PAGES: tuple[tuple[str, View], ...] = (
    ("/", overview.overview),
    ("/questions", questions.questions),
    ("/questions/{id}", questions.question),
    ("/figures", figures.ledger),
    ("/sources", sources.sources),
    ("/sources/{id}", sources.source),
    ("/reports", reports.reports),
    ("/reports/{id}", reports.report),
    ("/reports/{id}/words", reports.report_words),
    ("/claims", reports.claims),
    ("/claims/{id}", reports.claim),
    ("/claims/{id}/words", reports.claim_words),
    ("/compare", reports.compare),
    ("/timeline", when.moments),
    ("/checks", checks.checks),
    ("/checks/{id}", checks.check),
    ("/search", searching.find),
    ("/log", history.history),
    ("/log/{kind}/{id}", history.history_of),
    ("/people", history.people),
    ("/help", helping.helps),
    ("/help/{word}", helping.help_page),
    ("/add", adding.add),
    ("/add/{id}", adding.job),
    ("/export", adding.export),
    ("/api", adding.api),
)


def page_routes(context: Context) -> list[Route]:
    """The routes of all pages."""
    return [Route(path, endpoint(context, view), methods=["GET"]) for path, view in PAGES]


def endpoint(context: Context, view: View) -> Callable[[Request], Awaitable[Response]]:
    """What answers one page, in a thread."""

    def answered(request: Request) -> Response:
        with context.shelf.reading() as connection:
            facts = context.shelf.facts(connection)
            return view(Visit(context, request, asking(request), connection, facts))

    async def page(request: Request) -> Response:
        return await run_in_threadpool(answered, request)

    return page
