"""Answers: JSON for programs, pages for people, and problems as whichever was asked for."""

from __future__ import annotations

from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from hearsay.export.json import Plain, dumps
from hearsay.web.pages import environment
from hearsay.web.problems import MEDIA_TYPE, Problem


def json_answer(value: Plain, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A value as JSON."""
    return Response(dumps(value), status, headers, "application/json")


def page_answer(template: str, status: int = 200, headers: dict[str, str] | None = None, **shown: object) -> Response:
    """A template as a page."""
    return HTMLResponse(environment().get_template(template).render(**shown), status, headers)


def wants_json(scope: Scope) -> bool:
    """Whether a program asks: everything under `/api`, and what accepts JSON but no pages."""
    accept = dict(scope["headers"]).get(b"accept", b"")
    return scope["path"].startswith("/api") or (b"json" in accept and b"html" not in accept)


def problem_answer(problem: Problem, scope: Scope) -> Response:
    """A problem as JSON or as a page of its own, which needs nothing from the case."""
    if wants_json(scope):
        return Response(problem.document(), problem.status, problem.headers, MEDIA_TYPE)
    return page_answer("problem.html", problem.status, problem.headers, problem=problem)
