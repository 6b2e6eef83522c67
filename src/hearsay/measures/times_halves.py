"""Which half of the day a bare twelve-hour time means where the report's other clock times say theirs.

"The shot fell at 7:12 p.m. The organisers say it was 7:25."     19:25
"They set out on Saturday evening. A shot fell at 7:25."         19:25
"The shot fell at 18:52. Another fell at 7:25."                  07:25: this report counts to twenty-four
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hearsay.measures.times_shapes import Mention, Point

_STATED = re.compile(
    r"[0-9n-z]\s?[ap]\.?\s?m\b|\b(?:morning|afternoon|evening|night|noon|midday|midnight|tonight)\b", re.I
)
_MIDDLES = {"MO": 9, "MI": 12, "AF": 15, "EV": 20}
"""The middle hour of each part of day that lies in one half of it (see `times_calendar.PART_HOURS`)."""

_LEADING_ZERO = re.compile(r"\b0[0-9][:.h]")


def with_halves(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions, bare times from one to twelve moved to the half of the day nearest to the clock time before."""
    stated = [i for i, m in enumerate(found) if _says_half(text, m)]
    if not stated or any(_counts_to_twenty_four(text, m) for m in found):
        return list(found)
    result = list(found)
    for i, mention in enumerate(found):
        point = mention.shape
        bare = _is_clock(mention) and i not in stated
        if not bare or not isinstance(point, Point) or not 1 <= (point.hour or 0) <= 12 or point.zone or point.until:
            continue
        near = max((k for k in stated if k < i), default=stated[0])
        other = result[near].shape
        assert isinstance(other, Point)
        if other.hour is None:
            other = replace(other, hour=_MIDDLES[other.part])
        hours = (point.hour or 0) % 12, (point.hour or 0) % 12 + 12
        nearest = min(hours, key=lambda hour: abs(_minutes(hour, point) - _minutes(other.hour or 0, other)))
        result[i] = replace(mention, shape=replace(point, hour=nearest))
    return result


def _says_half(text: str, mention: Mention) -> bool:
    """Whether a clock time or a part of day tells which half of the day it means."""
    point = mention.shape
    if not isinstance(point, Point):
        return False
    return (
        point.part in _MIDDLES if point.hour is None else _STATED.search(text[mention.start : mention.end]) is not None
    )


def _is_clock(mention: Mention) -> bool:
    return isinstance(mention.shape, Point) and mention.shape.hour is not None


def _minutes(hour: int, point: Point) -> int:
    return hour * 60 + (point.minute or 0)


def _counts_to_twenty_four(text: str, mention: Mention) -> bool:
    """Whether a clock time can only be one of twenty-four hours: 18:52, 07:25, 1500 GMT."""
    point, words = mention.shape, text[mention.start : mention.end]
    if not isinstance(point, Point) or point.hour is None or _STATED.search(words):
        return False
    local = point.zone is None
    return local and (point.hour > 12 or point.hour == 0 or _LEADING_ZERO.search(words) is not None)
