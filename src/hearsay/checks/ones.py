"""Those whom a list counts without a number: "three judges, two doctors, a priest and a teacher" are seven.

Each item between the numbers that begins with an article, a possessive or "another" is one; the first words behind a
number are what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hearsay.checks.counts import Count

_ITEM = re.compile(r"\s*(?:,|;|\band\b|\bplus\b|&|:|\s[-–—]\s|\()\s*", re.IGNORECASE)
_ONE = re.compile(
    r"^(?:an?|one|the|his|her|their|its|another|himself|herself)\s+(?!(?:total|half|third|quarter|further|few|dozen|"
    r"others?|rest|most|least|time|day|week|month|year|hour|minute)\b)[\w’'-]+",
    re.IGNORECASE,
)
_END = re.compile(r"[.;:!?)]|\s[-–—]\s|—|\b(?:were|was|are|is|had|have|has|who|which|that|said|died|in all)\b")


def ones_between(items: Sequence[Count]) -> int:
    """How many single people or things stand between the numbers of a list."""
    return sum(_ones(_ITEM.split(item.before)[1:-1]) for item in items[1:])


def ones_before(first: Count) -> int:
    """How many stand between the colon of a list and its first number: ": a captain, two mates"."""
    return _ones(_ITEM.split(first.before)[1:-1])


def ones_behind(last: Count) -> int:
    """How many stand behind the last number: "two doctors, a priest and a teacher."."""
    end = _END.search(last.after)
    return _ones(_ITEM.split(last.after[: end.start()] if end else last.after)[1:])


def _ones(pieces: Sequence[str]) -> int:
    return sum(bool(_ONE.match(piece.strip())) for piece in pieces)
