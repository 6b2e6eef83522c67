"""The application: routes from two tables (pages and API), around them who may ask, how much, and under which name."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from hearsay.case import open_case
from hearsay.errors import CaseBusy, CaseError, Conflict, HearsayError
from hearsay.web.access import Access
from hearsay.web.answers import problem_answer
from hearsay.web.api.table import api_routes
from hearsay.web.context import Context
from hearsay.web.doors import sign_in, sign_in_page, sign_out
from hearsay.web.headers import ALWAYS, Headers
from hearsay.web.hosts import Hosts
from hearsay.web.identity import Identity
from hearsay.web.jobs import Jobs
from hearsay.web.limits import Bodies, Rate
from hearsay.web.pages import STATIC, static
from hearsay.web.problems import Problem
from hearsay.web.settings import Settings
from hearsay.web.shelf.shelf import Shelf
from hearsay.web.views.table import page_routes
from hearsay.web.warm import Warmer

THREADS = 5
"""Requests worked on at once: as many as the case keeps connections for; more would only wait for each other."""


def application(settings: Settings) -> Starlette:
    """The workbench of one case as an ASGI application.

    Raises:
        CaseError: the case cannot be opened.
    """
    access = Access(settings.access)
    case = open_case(settings.case)
    jobs = Jobs(settings.case, settings.reader)
    context = Context(settings, access, case, Shelf(case), jobs, Rate(*settings.limits.sign_ins))

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = THREADS
        warmer = Warmer(context)
        try:
            yield
        finally:
            warmer.close()
            jobs.close()
            case.close()

    routes: list[BaseRoute] = [
        Route("/static/{build}/{name}", static_file),
        Route("/sign-in", sign_in_page(context), methods=["GET"]),
        Route("/sign-in", sign_in(context), methods=["POST"]),
        Route("/sign-out", sign_out(context), methods=["POST"]),
        *api_routes(context),
        *page_routes(context),
    ]
    limits = settings.limits
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[
            Middleware(Headers, secure=settings.secure),
            Middleware(Hosts, names=settings.hosts),
            Middleware(Bodies, largest=limits.body, within=limits.within),
            Middleware(Identity, settings=settings, access=access),
        ],
        exception_handlers={
            Problem: answered,
            HTTPException: refused,
            HearsayError: complained,
            Exception: broken,
        },
    )


async def static_file(request: Request) -> Response:
    """A static file; its address names the version, so that it can be kept for a year."""
    name = request.path_params["name"]
    content = static(name)
    if content is None:
        raise Problem(404, "There is no such file.")
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(content, 200, kept, STATIC[name.rsplit(".", 1)[-1]])


async def answered(request: Request, wrong: Exception) -> Response:
    """A problem that was meant."""
    assert isinstance(wrong, Problem)
    return problem_answer(wrong, request.scope)


async def refused(request: Request, wrong: Exception) -> Response:
    """What the framework refused: no such path, no such method, a malformed form."""
    assert isinstance(wrong, HTTPException)
    details = {404: "There is nothing under this address.", 405: "This address does not take that method."}
    detail = details.get(wrong.status_code, str(wrong.detail))
    return problem_answer(Problem(wrong.status_code, detail, wrong.headers), request.scope)


async def complained(request: Request, wrong: Exception) -> Response:
    """An error that Hearsay raises on purpose; the case's place on the disk stays untold."""
    assert isinstance(wrong, HearsayError)
    status = 409 if isinstance(wrong, Conflict) else 503 if isinstance(wrong, CaseBusy) else 422
    subject = "" if isinstance(wrong, CaseError) else f"{wrong.subject}: "
    detail = f"{subject}{wrong.problem} {wrong.advice}".strip()
    return problem_answer(Problem(status, detail[:1].upper() + detail[1:]), request.scope)


async def broken(request: Request, wrong: Exception) -> Response:
    """An error that nobody meant: it goes to the server's own log, and nothing of it to the client."""
    told = Problem(500, "The workbench made a mistake, and nothing was changed. Its log says more.", ALWAYS)
    return problem_answer(told, request.scope)
