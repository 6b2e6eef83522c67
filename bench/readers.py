"""The readers that the benches can be told to run."""

from __future__ import annotations

from hearsay.reading import READERS as NAMED
from hearsay.reading import reader_named

READERS = tuple(NAMED)

__all__ = ["READERS", "reader_named"]
