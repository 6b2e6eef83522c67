"""A connection that takes too long to say what it wants is closed: a slow client holds nothing up."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol


def patient(within: float) -> type[H11Protocol]:
    """Uvicorn's HTTP protocol with `within` seconds for a request's head to arrive."""

    class Patient(H11Protocol):
        """Closes a connection whose request head does not arrive in time."""

        waiting: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self.wait()

        def wait(self) -> None:
            """Starts the clock for the next request's head."""
            self.stop()
            self.waiting = self.loop.call_later(within, self.give_up)

        def stop(self) -> None:
            """Stops the clock."""
            if self.waiting is not None:
                self.waiting.cancel()
                self.waiting = None

        def give_up(self) -> None:
            """Closes the connection, unless a request is being answered."""
            if self.cycle is None or self.cycle.response_complete:
                self.transport.close()

        def handle_events(self) -> None:
            super().handle_events()
            if self.cycle is not None and not self.cycle.response_complete:
                self.stop()

        def on_response_complete(self) -> None:
            super().on_response_complete()
            self.wait()

        def connection_lost(self, exc: Exception | None) -> None:
            self.stop()
            super().connection_lost(exc)

    return Patient
