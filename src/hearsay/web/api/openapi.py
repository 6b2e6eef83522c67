"""The table of operations as an OpenAPI 3.1 document."""

from __future__ import annotations

import re

from hearsay import __version__
from hearsay.export.json import Plain
from hearsay.web.api.operations import Operation
from hearsay.web.api.schemas import SCHEMAS
from hearsay.web.problems import MEDIA_TYPE, TITLES
from hearsay.web.shapes import Field, object_schema

EVERY = (401, 403, 422, 429)
"""Problems that every operation can have."""
ABOUT = (
    "Everything that the workbench's own pages do, over JSON. Send a token as `Authorization: Bearer ...`; on loopback "
    "without tokens nothing is needed for reading. Problems are RFC 9457 documents."
)


def parameters(fields: tuple[Field, ...], place: str) -> list[Plain]:
    """Fields as parameters in the path or behind the question mark."""
    return [
        {
            "name": f.name,
            "in": place,
            "required": place == "path" or f.needed,
            "description": f.about,
            "schema": f.shape.schema(),
        }
        for f in fields
    ]


def answers(operation: Operation) -> dict[str, Plain]:
    """The answers of one operation."""
    if "/" in operation.gives:
        good: Plain = {operation.gives: {}}
    else:
        good = {"application/json": {"schema": {"$ref": f"#/components/schemas/{operation.gives}"}}}
    problem: Plain = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    found: dict[str, Plain] = {str(operation.status): {"description": "Done.", "content": good}}
    statuses = {*EVERY, *operation.problems, *((413, 415) if operation.body or operation.files else ())}
    for status in sorted(statuses):
        found[str(status)] = {"description": TITLES[status] + ".", "content": problem}
    return found


def entry(operation: Operation) -> dict[str, Plain]:
    """One operation."""
    made: dict[str, Plain] = {
        "operationId": operation.name,
        "summary": operation.about,
        "description": f"Takes the role {operation.role.value}.",
        "parameters": parameters(operation.inside, "path") + parameters(operation.query, "query"),
        "responses": answers(operation),
    }
    if operation.body:
        made["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": object_schema(operation.body)}},
        }
    if operation.files:
        form: Plain = {
            "type": "object",
            "required": ["files"],
            "properties": {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}},
        }
        made["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": form}}}
    return made


def document(operations: tuple[Operation, ...]) -> Plain:
    """The OpenAPI document."""
    paths: dict[str, Plain] = {}
    for operation in operations:
        path = re.sub(r":\w+}", "}", operation.path)
        held = paths.setdefault(path, {})
        assert isinstance(held, dict)
        held[operation.method.lower()] = entry(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Hearsay workbench", "version": __version__, "description": ABOUT,
                 "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "servers": [{"url": "/"}],
        "security": [{"token": []}, {}],
        "paths": paths,
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }  # fmt: skip
