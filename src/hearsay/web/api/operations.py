"""One operation of the API as data: method, path, role, parameters, body, and the function that answers.

The route, the checks of what comes in and the entry in the OpenAPI document all follow from the same record, so that
none can say what another does not do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hearsay.web.context import Context
from hearsay.web.identity import asking
from hearsay.web.problems import Problem
from hearsay.web.roles import Person, Role
from hearsay.web.shapes import Field, Values, read_body, read_fields

JSON_BODY = 1024 * 1024
"""Bytes of a JSON body: a megabyte holds any judgement; reports come as files."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request to an operation, its parts read and checked."""

    context: Context
    person: Person
    path: Values
    query: Values
    body: Values
    request: Request


Answer = Callable[[Call], Response]


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation.

    Args:
        method: the HTTP method.
        path: the path with its parameters in braces.
        name: its stable name (`operationId`).
        about: what it does, one sentence.
        role: the role it takes.
        answer: what answers it, run in a thread.
        inside: parameters in the path.
        query: parameters behind the question mark.
        body: the fields of its JSON body; none where it has no body.
        files: whether the body is a form with files instead.
        gives: the name of the schema of its answer, or a media type that is no JSON.
        status: the status of success.
        problems: statuses of its problems besides those every operation has.
    """

    method: str
    path: str
    name: str
    about: str
    role: Role
    answer: Answer
    inside: tuple[Field, ...] = ()
    query: tuple[Field, ...] = ()
    body: tuple[Field, ...] = ()
    files: bool = False
    gives: str = "Object"
    status: int = 200
    problems: tuple[int, ...] = ()


def route_of(operations: tuple[Operation, ...], context: Context) -> Route:
    """The route of one path with all its methods."""
    by_method = {o.method: o for o in operations}

    async def endpoint(request: Request) -> Response:
        operation = by_method["GET" if request.method == "HEAD" else request.method]
        person = asking(request).needs(operation.role)
        inside = read_fields(operation.inside, request.path_params)
        query = read_query(operation.query, request)
        body = read_body(operation.body, await json_of(request)) if operation.body else Values()
        if operation.files:
            await request.form(max_files=context.settings.limits.files, max_fields=20, max_part_size=8 * 1024 * 1024)
        call = Call(context, person, inside, query, body, request)
        return await run_in_threadpool(operation.answer, call)

    return Route(operations[0].path, endpoint, methods=list(by_method))


def read_query(fields: tuple[Field, ...], request: Request) -> Values:
    """The parameters behind the question mark, each at most once.

    Raises:
        Problem: 422.
    """
    for each in fields:
        if len(request.query_params.getlist(each.name)) > 1:
            raise Problem(422, f"{each.name}: give it once.", more={"field": each.name})
    return read_fields(fields, dict(request.query_params))


async def json_of(request: Request) -> object:
    """The body as JSON.

    Raises:
        Problem: 413, 415 or 422.
    """
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise Problem(415, "Send `Content-Type: application/json`.")
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > JSON_BODY:
            raise Problem(413, "A JSON body may have one megabyte.")
    try:
        return orjson.loads(bytes(raw))
    except ValueError:
        raise Problem(422, "The body is no JSON.") from None
