"""The case as the pages read it: one reading a request, what is worked out once for each of its states kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import TypeVar, cast

from sqlalchemy import Connection

from hearsay.case import Case, log
from hearsay.web.shelf.facts import Facts, facts_of, machine_line, with_judgements

T = TypeVar("T")
KEPT = 400
"""Results kept: first screens of every list, and their counts."""


class Shelf:
    """Reads one case for many pages at once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, tuple[int, object]] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One reading: everything read through it is of the same state of the case."""
        with self.case.reading() as connection:
            yield connection

    def facts(self, connection: Connection) -> Facts:
        """What every page says of the case, as this reading sees it."""
        seq = log.head(connection).seq
        return self.once(seq, "facts", lambda: self._facts(connection, seq))

    def _facts(self, connection: Connection, seq: int) -> Facts:
        machine = machine_line(connection)
        found = self.once(machine, "machine", lambda: facts_of(connection, machine))
        return with_judgements(connection, found, seq)

    def once(self, seq: int, key: Hashable, made: Callable[[], T]) -> T:
        """What `made` gives, worked out once for each state of the case, by one of those who ask for it.

        Args:
            seq: the line of the log as of which it holds: `Facts.machine` where no judgement changes it, else `seq`.
            key: what it is.
            made: works it out.
        """
        if (held := self._held(seq, key)) is not None:
            return cast(T, held[1])
        with self._lock:
            making = self._making.setdefault((seq, key), threading.Lock())
        with making:
            if (held := self._held(seq, key)) is not None:
                return cast(T, held[1])
            found = made()
        with self._lock:
            self._making.pop((seq, key), None)
            self._kept[key] = (seq, found)
            self._kept.move_to_end(key)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def _held(self, seq: int, key: Hashable) -> tuple[int, object] | None:
        with self._lock:
            held = self._kept.get(key)
            if held is None or held[0] != seq:
                return None
            self._kept.move_to_end(key)
            return held
