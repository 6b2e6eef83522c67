"""One sentence in several reports, word for word: reports that rest on one text although most of them differs.

Shape: three reports, otherwise their own, share the run `could be heard as far away as the harbour and the old
town` -> Origin(reports, basis `passage`). Inside quotation marks in all of them it is a shared `quotation`: they
are witnesses of one utterance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from hearsay.questions.lineage import BOILERPLATE
from hearsay.questions.shingles import Words, shingles
from hearsay.records import Origin, Report, Span
from hearsay.types import ReportId

LEAST = 9
"""Words in a run that count as taken over: shorter ones are formulas (`on its way from X to Y`, 8 words)."""
MOST_HOLDERS = 64
"""A run in more reports than this is known to every desk; it no longer tells whose it was."""


def passages(reports: Sequence[Report], texts: Sequence[Words]) -> tuple[Origin, ...]:
    """The longest shared run of each set of reports, largest sets first."""
    holders: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, words in enumerate(texts):
        seen: set[int] = set()
        for value, start in shingles(words, LEAST, quotations=True):
            if value not in seen:
                seen.add(value)
                holders[value].append((index, start))
    shared = {v: places for v, places in holders.items() if 2 <= len(places) <= MOST_HOLDERS}
    grown: dict[tuple[int, ...], dict[tuple[int, ...], int]] = defaultdict(dict)
    for places in shared.values():
        who = tuple(index for index, _ in places)
        grown[who][tuple(start for _, start in places)] = LEAST
    found = [_origin(reports, texts, who, starts) for who, starts in grown.items()]
    outlets = {r.id: r.outlet for r in reports}
    kept = [o for o in found if not _furniture(o, outlets)]
    return tuple(sorted(kept, key=lambda o: (-len(o.reports), o.reports)))


def _origin(
    reports: Sequence[Report], texts: Sequence[Words], who: tuple[int, ...], starts: dict[tuple[int, ...], int]
) -> Origin:
    """The longest run that these reports share, from places that follow each other by one word."""
    best: tuple[int, tuple[int, ...]] = (0, ())
    for places in sorted(starts):
        before = tuple(p - 1 for p in places)
        if before in starts:
            continue
        length, at = LEAST, places
        while (at := tuple(p + 1 for p in at)) in starts:
            length += 1
        best = max(best, (length, places))
    length, places = best
    spans = tuple(
        Span(reports[i].id, texts[i].starts[p], texts[i].ends[p + length - 1]) for i, p in zip(who, places, strict=True)
    )
    inside = all(sum(texts[i].quoted[p : p + length]) * 2 > length for i, p in zip(who, places, strict=True))
    basis = "quotation" if inside else "passage"
    what = "quote the same" if inside else "have the same"
    reason = f"{len(who)} reports {what} {length} words in a row."
    return Origin(tuple(reports[i].id for i in who), basis, reason, None, spans)


def _furniture(origin: Origin, outlets: Mapping[ReportId, str]) -> bool:
    """Whether it is one outlet's standing text."""
    named = {outlets[r] for r in origin.reports}
    return len(origin.reports) >= BOILERPLATE and len(named) == 1 and "" not in named
