"""What an extractor hands back: the shape that every media type is brought into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from hearsay.reports.header import Header


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of one report, the header that the document itself states, and what was odd on the way."""

    text: str
    extractor: str
    header: Header = field(default_factory=Header)
    warnings: tuple[str, ...] = ()


Extractor: TypeAlias = Callable[[bytes, str, str], Extracted]
"""From the captured bytes, the input's name and the encoding that was declared beside them (or an empty string);
raises CaptureError where there is no text to be had."""
