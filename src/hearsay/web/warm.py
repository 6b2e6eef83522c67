"""First screens worked out before anybody asks: when the workbench begins, and after every change of the reports."""

from __future__ import annotations

import logging
import threading

from starlette.requests import Request

from hearsay.web.context import Context
from hearsay.web.identity import Asking
from hearsay.web.roles import Person, Role
from hearsay.web.shelf.facts import machine_line
from hearsay.web.views.table import PAGES
from hearsay.web.views.visit import Visit

LOG = logging.getLogger("hearsay.web")
FIRST = ("/", "/reports", "/questions", "/checks", "/claims", "/figures", "/timeline", "/sources")
"""Pages that are opened first, quick ones before slow ones."""
EVERY = 2.0
"""Seconds between two looks at whether the reports changed, by whatever process."""


class Warmer:
    """A thread that opens the first pages whenever what was found has changed."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._ended = threading.Event()
        self._seen = -1
        self._thread = threading.Thread(target=self._run, name="hearsay first screens", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ends the thread."""
        self._ended.set()
        self._thread.join(5)

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                self._look()
            except Exception as wrong:  # whoever opens the page is told; here it must only not end the thread
                LOG.warning("first screens could not be worked out: %s", wrong)
            self._ended.wait(EVERY)

    def _look(self) -> None:
        with self.context.shelf.reading() as connection:
            now = machine_line(connection)
        if now != self._seen:
            self._seen = now
            self._open_all()

    def _open_all(self) -> None:
        views = dict(PAGES)
        nobody = Asking(Person("", Role.READ), "", "")
        for path in FIRST:
            if self._ended.is_set():
                return
            scope = {
                "type": "http",
                "method": "GET",
                "path": path,
                "query_string": b"",
                "headers": [],
                "path_params": {},
            }
            with self.context.shelf.reading() as connection:
                facts = self.context.shelf.facts(connection)
                views[path](Visit(self.context, Request(scope), nobody, connection, facts))
