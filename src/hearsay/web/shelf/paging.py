"""One screen of a long list, and the addresses of the screens beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from hearsay.case.where import Window

T = TypeVar("T")
SIZE = 50
"""Lines on one screen: what a person scrolls through before they filter."""
LARGEST = 200
"""Lines that a program may ask for at once."""
DEEPEST = 1_000_000
"""How far into a list an address may lead."""


@dataclass(frozen=True, slots=True)
class Screen(Generic[T]):
    """One part of a list and how long the whole is."""

    items: Sequence[T]
    total: int
    window: Window

    @property
    def first(self) -> int:
        """The number of the first line, from 1; 0 where there is none."""
        return self.window.offset + 1 if self.items else 0

    @property
    def last(self) -> int:
        """The number of the last line."""
        return self.window.offset + len(self.items)

    @property
    def before(self) -> int | None:
        """Where the screen before begins."""
        return max(self.window.offset - self.window.limit, 0) if self.window.offset else None

    @property
    def after(self) -> int | None:
        """Where the next screen begins."""
        return self.last if self.last < self.total else None


def address(path: str, given: dict[str, str], **changed: object) -> str:
    """A path with parameters, empty ones left out.

    >>> address("/figures", {"status": "killed", "q": ""}, offset=50)
    '/figures?status=killed&offset=50'
    """
    held = {**given, **{k: str(v) for k, v in changed.items() if v is not None}}
    held = {k: v for k, v in held.items() if v and not (k == "offset" and v == "0")}
    return path + (f"?{urlencode(held)}" if held else "")


__all__ = ["DEEPEST", "LARGEST", "SIZE", "Screen", "Window", "address"]
