"""Limits: how often one client may ask (token buckets), how large a request may be, how slowly it may come."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hearsay.web.answers import problem_answer
from hearsay.web.problems import Problem

CLIENTS = 4096
"""Buckets kept; the one unused longest makes room, full again by then."""


class Rate:
    """A token bucket a client: `rate` requests a second, `burst` at once."""

    def __init__(self, rate: float, burst: int) -> None:
        self.rate, self.burst = rate, burst
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str, now: float | None = None) -> float:
        """Takes one request's worth; seconds until there is one, 0 where there was."""
        now = time.monotonic() if now is None else now
        left, since = self._held.pop(client, (float(self.burst), now))
        left = min(left + (now - since) * self.rate, self.burst)
        taken = left >= 1
        self._held[client] = (left - 1 if taken else left, now)
        if len(self._held) > CLIENTS:
            self._held.popitem(last=False)
        return 0 if taken else (1 - left) / self.rate

    def take(self, client: str) -> None:
        """Takes one request's worth.

        Raises:
            Problem: 429, with when to come back.
        """
        if waits := self.wait(client):
            seconds = int(waits) + 1
            raise Problem(429, f"Wait {seconds} s and try again.", {"retry-after": str(seconds)})


class Bodies:
    """Cuts off a request whose body is too large or comes too slowly."""

    def __init__(self, app: ASGIApp, largest: int, within: float) -> None:
        self.app, self.largest, self.within = app, largest, within

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request (ASGI)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            stated = int(dict(scope["headers"]).get(b"content-length", b"0"))
        except ValueError:
            stated = 0
        too_large = Problem(
            413, f"A request may have {self.largest // 1024 // 1024} MB here. Add fewer reports at a time.",
            {"connection": "close"},
        )  # fmt: skip
        if stated > self.largest:
            await problem_answer(too_large, scope)(scope, receive, send)
            return
        seen, ends, done = 0, time.monotonic() + self.within, False

        async def receiving() -> Message:
            nonlocal seen, done
            if done:
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), max(ends - time.monotonic(), 0.001))
            except TimeoutError:
                raise Problem(
                    408, f"The request was not here within {self.within:.0f} s.", {"connection": "close"}
                ) from None
            seen += len(message.get("body", b""))
            done = not message.get("more_body", False)
            if seen > self.largest:
                raise too_large
            return message

        await self.app(scope, receiving, send)
