"""Signing in and out: a token for a session, every attempt written down."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hearsay.web.answers import page_answer
from hearsay.web.context import Context
from hearsay.web.identity import asking, cookie, cookie_name, cookie_of
from hearsay.web.problems import Problem
from hearsay.web.roles import Person

Endpoint = Callable[[Request], Awaitable[Response]]


def inside(target: str) -> str:
    """A path of this server to go on to; the overview where the target leads elsewhere.

    >>> inside("/reports?page=2"), inside("//evil.example/"), inside("https://evil.example")
    ('/reports?page=2', '/', '/')
    """
    good = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable()
    return target if good and "\\" not in target and len(target) < 2000 else "/"


def sign_in_page(context: Context) -> Endpoint:
    """The page that asks for a token."""

    async def endpoint(request: Request) -> Response:
        found = asking(request)
        target = inside(request.query_params.get("next", "/"))
        if found.person is not None:
            return RedirectResponse(target, 303)
        return page_answer("sign_in.html", csrf=found.csrf, next=target, wrong="")

    return endpoint


def sign_in(context: Context) -> Endpoint:
    """Takes a token and begins a session."""

    async def endpoint(request: Request) -> Response:
        found = asking(request)
        context.sign_ins.take(found.address)
        form = await request.form(max_files=0, max_fields=5, max_part_size=4096)
        found.checked(str(form.get("csrf", "")))
        target = inside(str(form.get("next", "/")))
        person, session = await run_in_threadpool(begun, context, str(form.get("token", "")).strip(), found.address)
        if person is None:
            wrong = "This token does not hold here. Tokens begin with hs_ and end after a while; ask for a new one."
            return page_answer("sign_in.html", 403, csrf=found.csrf, next=target, wrong=wrong)
        answer = RedirectResponse(target, 303)
        answer.headers["set-cookie"] = cookie(context.settings, session)
        return answer

    return endpoint


def begun(context: Context, token: str, address: str) -> tuple[Person | None, str]:
    """The person behind a token and a new session; the attempt is written down either way."""
    person = context.access.bearer(token)
    if person is None:
        context.access.note("", address, "refused")
        return None, ""
    session = context.access.open_session(person)
    context.access.note(person.name, address, "signed in")
    return person, session


def sign_out(context: Context) -> Endpoint:
    """Ends the session."""

    async def endpoint(request: Request) -> Response:
        found = asking(request)
        form = await request.form(max_files=0, max_fields=5, max_part_size=4096)
        found.checked(str(form.get("csrf", "")))
        if found.person is None or not found.signs_in:
            raise Problem(400, "Nobody is signed in here.")
        held = cookie_of(request.headers.get("cookie", ""), cookie_name(context.settings))
        await run_in_threadpool(context.access.close_session, held)
        await run_in_threadpool(context.access.note, found.person.name, found.address, "signed out")
        answer = RedirectResponse("/sign-in", 303)
        answer.headers["set-cookie"] = cookie(context.settings, "", age=0)
        return answer

    return endpoint
