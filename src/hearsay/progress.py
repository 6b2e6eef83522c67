"""Progress of long work: a stage wraps what it iterates over, and a surface decides how to show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Yields the items of `items` unchanged while showing how many of them are done."""

    def __call__(self, stage: str, items: Sequence[T]) -> Iterable[T]:
        """Shows `stage` and how many of `items` are done."""
        ...


def silent(stage: str, items: Sequence[T]) -> Iterable[T]:
    """Shows nothing."""
    return items
