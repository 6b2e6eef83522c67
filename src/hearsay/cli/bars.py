"""Progress bars on standard error, shown only once the work has taken a second and somebody is watching."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from time import monotonic
from types import TracebackType
from typing import TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from hearsay.cli.screen import console

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds of work before a bar appears: less is felt as one pause (Nielsen's limit for an unbroken thought)."""


class Bars:
    """A `Progress` for the pipeline and a context that takes its bars away at the end."""

    def __init__(self, quiet: bool) -> None:
        screen = console(stderr=True)
        self._watched = screen.is_terminal and not quiet
        self._since = monotonic()
        self._started = False
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bars = Progress(*columns, console=screen, transient=True)

    def __call__(self, stage: str, items: Sequence[T]) -> Iterable[T]:
        """Yields the items, showing how many are done once a second has passed."""
        if not self._watched:
            yield from items
            return
        task = self._bars.add_task(stage, total=len(items))
        for item in items:
            yield item
            if not self._started and monotonic() - self._since > PATIENCE:
                self._bars.start()
                self._started = True
            self._bars.advance(task)

    def __enter__(self) -> Bars:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._started:
            self._bars.stop()
