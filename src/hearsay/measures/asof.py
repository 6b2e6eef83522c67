"""As of when a figure holds, where its sentence says so.

Shapes: `412 had gone home [up to] Monday noon`, `[As of] 9 May 31 bodies had names`, `[by] Monday`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hearsay.measures.words import sentence_bounds
from hearsay.records import Figure, Time
from hearsay.types import RecordId, TimeKind

_MARK = re.compile(r"\b(?:as of|as at|up to|until|till|by|through)\s+(?:the\s+)?$", re.IGNORECASE)
_LONGEST = 24
"""Code points of the longest mark with the blanks around it."""


def with_as_of(text: str, figures: Sequence[Figure], times: Sequence[Time]) -> tuple[Figure, ...]:
    """The figures again, the counts of a sentence with the time as of which it speaks; both come in order."""
    marked = [time for time in times if _is_mark(text, time)]
    if not marked:
        return tuple(figures)
    out: list[Figure] = []
    at = coming = 0
    for start, end in sentence_bounds(text):
        while coming < len(marked) and marked[coming].span.start < start:
            coming += 1
        known: RecordId | None = None
        if coming < len(marked) and marked[coming].span.start < end:
            known = marked[coming].id
        while at < len(figures) and figures[at].span.start < end:
            out.append(replace(figures[at], as_of=known) if known and not figures[at].unit else figures[at])
            at += 1
    return tuple(out) + tuple(figures[at:])


def _is_mark(text: str, time: Time) -> bool:
    """Whether the words before the time say that something holds as of it."""
    if time.kind is TimeKind.DURATION:
        return False
    return _MARK.search(text, max(0, time.span.start - _LONGEST), time.span.start) is not None
