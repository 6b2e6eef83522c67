"""The trained reader with the language's own signs beside it, for speech that its training news has few of.

The rules fill in two things only: a source where the network found none for the same words, and an attribution where
it read nothing at all. What the network read stands. Measured by leaving it out: docs/experiments.md.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from hearsay.reading.assemble import Draft, assemble
from hearsay.reading.decode import SAME
from hearsay.reading.rules import RuleReader
from hearsay.reading.segments import Offsets
from hearsay.reading.trained import TrainedReader
from hearsay.records import Attribution, Report

LEAST = 0.6
"""Rules whose patterns are right this often on PolNeAR train may add an attribution (`rules.CONFIDENCE`)."""
NEIGHBOURS = 8
"""Spans before an offset, nearest first, that may still reach over it: contents nest a few deep at most."""
REACH = 2000
"""Characters before a content within which another must begin to be the same one."""


class CombinedReader:
    """Reads with the network, and by rule where the network is silent."""

    def __init__(self, trained: TrainedReader) -> None:
        self.trained = trained
        self.rules = RuleReader()

    def read(self, report: Report) -> tuple[Attribution, ...]:
        """The attributions of `report`, in order of their first content."""
        return assemble(report, supplemented(self.trained.drafts(report), self.rules.drafts(report)))


def supplemented(trained: Sequence[Draft], rules: Sequence[Draft]) -> list[Draft]:
    """The trained drafts, their missing sources taken from the rules, and what only the rules found."""
    ordered = sorted((d for d in rules if d.source and d.contents), key=lambda draft: draft.contents[0])
    starts = [draft.contents[0][0] for draft in ordered]
    found = []
    for draft in trained:
        first = draft.contents[0][0]
        near = ordered[bisect_left(starts, first - REACH) : bisect_right(starts, draft.contents[-1][1])]
        alike = [other for other in near if _same(draft, other)] if not draft.source else []
        found.append(alike[0] if alike else draft)
    held = sorted(span for draft in found for span in (*draft.contents, *draft.cue))
    edges = [start for start, _ in held]
    return found + [
        draft
        for draft in ordered
        if draft.confidence >= LEAST and not any(_meets(held, edges, span) for span in (*draft.contents, *draft.cue))
    ]


def _same(one: Draft, other: Draft) -> bool:
    """Whether two contents are mostly the same words."""
    mine, theirs = ({at for start, end in draft.contents for at in range(start, end)} for draft in (one, other))
    return len(mine & theirs) >= SAME * len(mine | theirs)


def _meets(held: Sequence[Offsets], edges: Sequence[int], span: Offsets) -> bool:
    """Whether a span shares a character with any of the sorted spans `held`, which hardly overlap each other."""
    at = bisect_left(edges, span[1])
    return any(end > span[0] for _, end in held[max(0, at - NEIGHBOURS) : at])
