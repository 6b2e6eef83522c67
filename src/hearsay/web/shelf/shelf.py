"""The case as the pages read it: one reading a request, what is worked out once for each of its states kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import TypeVar, cast

from sqlalchemy import Connection

from hearsay.case import Case, log
from hearsay.web.shelf.facts import Facts, facts_of

T = TypeVar("T")
KEPT = 400
"""Results kept of one state of the case: first screens of every list, and their counts."""


class Shelf:
    """Reads one case for many pages at once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._lock = threading.Lock()
        self._seq = -1
        self._kept: OrderedDict[Hashable, object] = OrderedDict()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One reading: everything read through it is of the same state of the case."""
        with self.case.reading() as connection:
            yield connection

    def facts(self, connection: Connection) -> Facts:
        """What every page says of the case, as this reading sees it."""
        seq = log.head(connection).seq
        return self.once(seq, "facts", lambda: facts_of(connection, seq, log.meta(connection, "title")))

    def once(self, seq: int, key: Hashable, made: Callable[[], T]) -> T:
        """What `made` gives, worked out once for each state of the case."""
        with self._lock:
            if seq > self._seq:
                self._seq = seq
                self._kept.clear()
            if seq == self._seq and key in self._kept:
                self._kept.move_to_end(key)
                return cast(T, self._kept[key])
        found = made()
        with self._lock:
            if seq == self._seq:
                self._kept[key] = found
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return found
