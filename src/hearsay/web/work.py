"""What the process beside the pages does: one order after the other, telling how far it is, stopping when asked."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol, TypeVar

from hearsay.case import State
from hearsay.desk.readers import Lazy
from hearsay.errors import HearsayError
from hearsay.records.capture import Capture, Refused
from hearsay.reports.header import Header

T = TypeVar("T")
STAGE, TOLD, DONE, FAILED, STOPPED = "stage", "told", "done", "failed", "stopped"
"""What a note is about: how far the work is, something to tell, or how it ended."""
EVERY = 0.15
"""Seconds between two notes of how far the work is: as often as a page can show it."""


@dataclass(frozen=True, slots=True)
class Order:
    """One piece of work."""

    what: str
    case: str
    reader: str
    by: str
    why: str
    files: tuple[str, ...]
    header: Header
    folder: str


@dataclass(frozen=True, slots=True)
class Note:
    """What the process tells: where the work stands, or how it ended."""

    what: str
    words: str = ""
    done: int = 0
    total: int = 0
    file: str = ""


class Stop(Protocol):
    """Whether the work was asked to stop."""

    def is_set(self) -> bool:
        """Whether it was."""
        ...


class Stopped(Exception):
    """The work was asked to stop."""


class Telling:
    """Progress that goes through a pipe, and that ends the work once it was asked to stop."""

    def __init__(self, pipe: Connection, stop: Stop) -> None:
        self.pipe, self.stop = pipe, stop
        self._last = 0.0

    def __call__(self, stage: str, items: Sequence[T]) -> Iterable[T]:
        """Yields the items and tells how many of them are done."""
        return self._each(stage, items)

    def _each(self, stage: str, items: Sequence[T]) -> Iterator[T]:
        total = len(items)
        self.tell(stage, 0, total, always=True)
        for number, item in enumerate(items, 1):
            if self.stop.is_set():
                raise Stopped
            yield item
            self.tell(stage, number, total, always=number == total)

    def tell(self, stage: str, done: int, total: int, always: bool = False) -> None:
        """Tells how far a stage is, not more often than a page can show it."""
        import time

        now = time.monotonic()
        if always or now - self._last > EVERY:
            self._last = now
            self.pipe.send(Note(STAGE, stage, done, total))

    def say(self, words: str) -> None:
        """Tells something that a person should read."""
        self.pipe.send(Note(TOLD, words))


def main(pipe: Connection, stop: Stop) -> None:
    """Works on what comes through the pipe until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            order = pipe.recv()
        except (EOFError, OSError):
            return
        telling = Telling(pipe, stop)
        try:
            note = ORDERS[order.what](order, telling)
        except Stopped:
            note = Note(
                STOPPED,
                "Stopped. Reports that were stored by then stay; what was found in them waits for the next analysis.",
            )
        except HearsayError as wrong:
            note = Note(FAILED, f"{Path(wrong.subject).name}: {wrong.problem} {wrong.advice}".strip())
        except Exception as wrong:
            traceback.print_exc()
            note = Note(
                FAILED, f"The work failed ({type(wrong).__name__}). The case is as it was; the server's log says more."
            )
        pipe.send(note)


def add(order: Order, telling: Telling) -> Note:
    """Captures files, stores them, and analyses the case anew."""
    from datetime import UTC, datetime

    from hearsay import desk
    from hearsay.case import open_case
    from hearsay.desk.add import store
    from hearsay.dossier.words import many
    from hearsay.reports import Asked, captures, reports_of

    asked = Asked(header=order.header, clock=lambda: datetime.now(UTC))
    taken = (at_home(one, order.folder) for one in captures(order.files, asked, telling))
    with open_case(order.case) as case:
        done = store(case, reports_of(taken), order.by, order.why)
        for refused in done.refused:
            telling.say(f"{refused.name}: {refused.why} {refused.todo}".strip())
        for report in done.reports:
            for warning in report.warnings:
                telling.say(f"{report.name}: {warning}")
        if case.waiting():
            desk.analyse(case, order.by, order.why, reader(order), telling)
    known = sum(a.state is State.KNOWN for a in done.added)
    words = f"{many(len(done.added) - known, 'report')} added"
    words += f", {known} here before" if known else ""
    words += f", {many(len(done.refused), 'input')} refused" if done.refused else ""
    return Note(DONE if done.added else FAILED, words + ".")


def at_home(taken: Capture | Refused, folder: str) -> Capture | Refused:
    """What was captured under the name that its sender gave, without the folder where it waited."""
    return replace(taken, name=taken.name.removeprefix(folder).lstrip("/"))


def analyse(order: Order, telling: Telling) -> Note:
    """Analyses the case again; what was read before is not read again."""
    from hearsay import desk
    from hearsay.case import open_case

    with open_case(order.case) as case:
        desk.analyse(case, order.by, order.why, reader(order), telling)
    return Note(DONE, "The case was analysed again.")


def export(order: Order, telling: Telling) -> Note:
    """Writes the case in one format."""
    from hearsay.case import open_case
    from hearsay.web.exports import write

    with open_case(order.case, read_only=True) as case:
        path = write(case, order.files[0], Path(order.folder), telling)
    return Note(DONE, "Ready.", file=str(path))


def verify(order: Order, telling: Telling) -> Note:
    """Derives every hash of the case again."""
    from hearsay.case import open_case

    telling.tell("Verifying", 0, 1, always=True)
    with open_case(order.case, read_only=True) as case:
        verdict = case.verify()
    for broken in verdict.breaks:
        telling.say(str(broken))
    return Note(DONE, "Everything is as it was written." if verdict.holds else "Something was changed: see below.")


_readers: dict[str, Lazy] = {}


def reader(order: Order) -> Lazy:
    """The reader of that name, loaded once a process."""
    return _readers.setdefault(order.reader, Lazy(order.reader))


ORDERS: dict[str, Callable[[Order, Telling], Note]] = {
    "add": add,
    "analyse": analyse,
    "export": export,
    "verify": verify,
}
"""What can be ordered."""
