"""The Host header must name this server: a page elsewhere whose name was pointed here (DNS rebinding) gets nothing."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from hearsay.web.answers import problem_answer
from hearsay.web.problems import Problem


def host_of(header: str) -> str:
    """The host of a Host header without its port; empty where it is malformed.

    >>> host_of("[::1]:8470"), host_of("localhost:8470"), host_of("a b")
    ('::1', 'localhost', '')
    """
    if not header or any(c in header for c in "/\\@?# \t,"):
        return ""
    try:
        parts = urlsplit(f"//{header}")
        return (parts.hostname or "") if parts.port != 0 else ""
    except ValueError:
        return ""


class Hosts:
    """Refuses what was asked under another name."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self.app = app
        self.names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request (ASGI)."""
        if scope["type"] == "http":
            given = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
            if len(given) != 1 or host_of(given[0]) not in self.names:
                wrong = Problem(421, "This workbench does not answer to that host name. `--name` allows further ones.")
                await problem_answer(wrong, scope)(scope, receive, send)
                return
        await self.app(scope, receive, send)
