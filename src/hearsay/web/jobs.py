"""Long work beside the pages: one job after the other in a process of its own, with progress, and stopped on request.

A process, because reading takes the processor: pages stay quick while a hundred reports are read. It keeps the reader
loaded. A job that is stopped leaves the case as it was: whatever it writes, it writes in one transaction.
"""

from __future__ import annotations

import multiprocessing
import queue
import shutil
import tempfile
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from multiprocessing.connection import Connection
from pathlib import Path

from hearsay.errors import HearsayError
from hearsay.reports.header import Header
from hearsay.web.work import DONE, FAILED, STAGE, STOPPED, TOLD, Note, Order, main

KEPT = 200
"""Jobs remembered; the oldest that ended make room."""
MESSAGES = 200
"""Messages of one job kept: two for each file of a usual upload."""
WAITING = 50
"""Jobs that may wait."""
GRACE = 20.0
"""Seconds in which a job that is asked to stop stops by itself: longer than any one step takes."""
TICK = 0.2


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self in (State.DONE, State.FAILED, State.STOPPED)


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of long work as the pages show it. `result` is the file it made, if it makes one."""

    id: str
    what: str
    title: str
    by: str
    made_at: datetime
    state: State = State.WAITING
    stage: str = ""
    done: int = 0
    total: int = 0
    said: str = ""
    messages: tuple[str, ...] = ()
    ended_at: datetime | None = None
    result: str = ""


class QueueError(HearsayError):
    """More jobs than may wait."""


@dataclass
class _Child:
    process: multiprocessing.process.BaseProcess
    pipe: Connection[Order | None, Note]
    stop: object = field(default=None)


class Jobs:
    """The queue of one workbench, its process started with the first job."""

    def __init__(self, case: str, reader: str) -> None:
        self.case, self.reader = case, reader
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._orders: queue.Queue[tuple[str, Order] | None] = queue.Queue()
        self._changed = threading.Condition()
        self._stopping: set[str] = set()
        self._folder: Path | None = None
        self._thread: threading.Thread | None = None
        self._child: _Child | None = None
        self._numbers = 0
        self._closed = False

    # For the pages

    def add(
        self,
        what: str,
        title: str,
        by: str,
        files: tuple[str, ...] = (),
        header: Header | None = None,
        why: str = "",
        folder: Path | None = None,
    ) -> Job:
        """Puts a job in the queue.

        Raises:
            QueueError: too many jobs wait already.
        """
        with self._changed:
            if sum(not j.state.ended for j in self._jobs.values()) >= WAITING:
                raise QueueError("the queue", f"holds {WAITING} jobs already.", "Wait until some are done.")
            self._numbers += 1
            job = Job(f"w{self._numbers}", what, title, by, datetime.now(UTC))
            self._jobs[job.id] = job
            for old in [j.id for j in self._jobs.values() if j.state.ended][: max(len(self._jobs) - KEPT, 0)]:
                del self._jobs[old]
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="hearsay jobs", daemon=True)
                self._thread.start()
            self._changed.notify_all()
        order = Order(what, self.case, self.reader, by, why, files, header or Header(), str(folder or ""))
        self._orders.put((job.id, order))
        return job

    def new_folder(self) -> Path:
        """A folder for one job's files; they lie there until the workbench ends."""
        with self._changed:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="hearsay-"))
            return Path(tempfile.mkdtemp(dir=self._folder))

    def get(self, identity: str) -> Job | None:
        """One job."""
        with self._changed:
            return self._jobs.get(identity)

    def all(self) -> tuple[Job, ...]:
        """Every job that is remembered, latest first."""
        with self._changed:
            return tuple(reversed(self._jobs.values()))

    def stop(self, identity: str) -> Job | None:
        """Asks a job to stop; one that waits never begins."""
        with self._changed:
            job = self._jobs.get(identity)
            if job is None or job.state.ended:
                return job
            self._stopping.add(identity)
            if job.state is State.WAITING:
                self._put(
                    replace(job, state=State.STOPPED, said="Stopped before it began.", ended_at=datetime.now(UTC))
                )
            return self._jobs[identity]

    def close(self) -> None:
        """Ends the process and forgets the files."""
        self._closed = True
        self._orders.put(None)
        if self._thread is not None:
            self._thread.join(5)
        self._end_child()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    # The thread that hands jobs to the process

    def _put(self, job: Job) -> None:
        with self._changed:
            self._jobs[job.id] = job
            self._changed.notify_all()

    def _run(self) -> None:
        while (held := self._orders.get()) is not None:
            identity, order = held
            job = self.get(identity)
            if job is not None and not job.state.ended:
                try:
                    self._work(replace(job, state=State.WORKING), order)
                except (OSError, EOFError) as wrong:
                    if self._closed:
                        return
                    self._end_child()
                    said = f"The work ended unexpectedly ({wrong or 'no answer'}). The case is as it was; try again."
                    held_now = self.get(identity) or job
                    self._put(replace(held_now, state=State.FAILED, said=said, ended_at=datetime.now(UTC)))

    def _work(self, job: Job, order: Order) -> None:
        self._put(job)
        child = self._child_now()
        child.pipe.send(order)
        asked: float | None = None
        while not job.state.ended:
            if asked is None and (job.id in self._stopping or self._closed):
                child.stop.set()  # type: ignore[attr-defined]
                asked = time.monotonic()
            if child.pipe.poll(TICK):
                job = noted(job, child.pipe.recv())
                self._put(job)
            elif not child.process.is_alive():
                raise EOFError(f"exit code {child.process.exitcode}")
            elif asked is not None and time.monotonic() - asked > GRACE:
                self._end_child()
                job = replace(job, state=State.STOPPED, said="Stopped.", ended_at=datetime.now(UTC))
                self._put(job)

    def _child_now(self) -> _Child:
        if self._child is None or not self._child.process.is_alive():
            context = multiprocessing.get_context("spawn")
            here, there = context.Pipe()
            stop = context.Event()
            process = context.Process(target=main, args=(there, stop), name="hearsay work", daemon=True)
            process.start()
            there.close()
            self._child = _Child(process, here, stop)
        self._child.stop.clear()  # type: ignore[attr-defined]
        return self._child

    def _end_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.process.terminate()
            child.process.join(5)
            child.pipe.close()


def noted(job: Job, note: Note) -> Job:
    """The job after what its process told about it."""
    if note.what == STAGE:
        return replace(job, stage=note.words, done=note.done, total=note.total)
    if note.what == TOLD:
        return replace(job, messages=(*job.messages, note.words)[-MESSAGES:])
    ended = {DONE: State.DONE, FAILED: State.FAILED, STOPPED: State.STOPPED}[note.what]
    return replace(job, state=ended, said=note.words, result=note.file, ended_at=datetime.now(UTC))
