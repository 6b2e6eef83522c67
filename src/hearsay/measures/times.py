"""Report -> times: dates, clock times with zones, durations and sets, each with what it resolves to and why.

The steps stand in their own files: `times_tokens` cuts the text, `times_grammar` finds expressions,
`times_resolve` and `times_clocks` place them on the calendar. Values are those of TIMEX3 (ISO 24617-1).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from hearsay.measures.times_context import context
from hearsay.measures.times_grammar import mentions
from hearsay.measures.times_order import resolve_all
from hearsay.measures.times_setting import NOWHERE, Setting
from hearsay.measures.times_shapes import Mention
from hearsay.measures.times_tokens import tokens
from hearsay.records import Place, Report, Span, Time
from hearsay.types import TimeKind


def find_times(
    report: Report, masked: Sequence[Span] = (), elsewhere: Setting = NOWHERE, places: Sequence[Place] = ()
) -> tuple[Time, ...]:
    """Every time expression of the report, in order.

    Args:
        report: its text, and its publication date, from which relative expressions count.
        masked: spans that are no times whatever they look like (identifiers: IL-76, 30km).
        elsewhere: where other reports of the same event play, for clock times that this report says no place for.
        places: the places of the report, for the clocks that they keep.

    Returns:
        Times that do not overlap each other or a masked span. What the words and the report's date do not settle
        stays open (`start` None, or naive where the zone is unknown), and `reason` says so.
    """
    cut = tokens(report.text)
    found = mentions(report.text, cut)
    found = _unmasked(found, masked)
    return resolve_all(report, found, context(report, cut, found, elsewhere, places))


def _unmasked(found: Sequence[Mention], masked: Sequence[Span]) -> list[Mention]:
    """The mentions that share no character with a masked span; both in order of the text, one pass."""
    barred = sorted((span.start, span.end) for span in masked)
    reach = list(accumulate((end for _, end in barred), max))
    starts = [start for start, _ in barred]
    free: list[Mention] = []
    for mention in found:
        at = bisect_left(starts, mention.end)
        if at == 0 or reach[at - 1] <= mention.start:
            free.append(mention)
    return free


def is_calendar_time(time: Time) -> bool:
    """Whether it is a date or clock time that resolves to the calendar: no duration, set, or vague "recently".

    This is the selection that the cases' gold lists (`times` there are dates and clock times that are resolved).
    """
    return time.kind in (TimeKind.DATE, TimeKind.CLOCK) and time.start is not None
