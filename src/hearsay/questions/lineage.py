"""Who copied whom: prose taken over, found by containment of rare word runs, one parent a copy.

Shape: reports A and B share the prose `Rescuers pulled the last of the miners out before dawn, the fire brigade
said`; B is later, or names A's outlet -> Copy(parent A, copy B) with the shared runs as evidence.

Containment C(a, b) = sum idf(A and B) / min(sum idf A, sum idf B) over hashed 3-grams of the prose outside
quotations finds copies that were cut short or reworded, which a Jaccard measure misses (Broder 1997; NEWS-COPY,
Silcock et al. 2022). Hash, group, join: every run of words keeps its `KEPT` earliest holders, so the work grows
with the number of words. Edges are not closed transitively: each copy has one parent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from math import log

from hearsay.questions.shingles import Words, shared_runs, shingles
from hearsay.records import Copy, Report, Span
from hearsay.types import Granularity, ReportId

SIZE = 3
"""Words in a run: 3-grams find .91 of generated rewrites at precision .987, 5-grams .83 (docs/lineage.md)."""
LIMITS = {
    "containment": 0.12,  # the lowest without a false pair among the 210 of three real cases
    "many": 0.15,  # among more than `MANY` reports: precision .993 on 2,000 generated ones, .969 at .12
    "named wire": 0.06,  # where both name one wire, or the copy names the parent's outlet: half as much is enough
    "near best": 0.8,  # parents this close to the best containment are told apart by wire and by time
    "least runs": 4,  # shared runs of words below which two short texts are not compared
}
KEPT = 16
"""Holders kept for a run of words: copies of one story share most runs with its earliest tellings."""
BOILERPLATE = 4
"""A run in so many reports of one outlet and of no other is the outlet's furniture, not news."""
MANY = 200
"""Reports from which on chance likeness of independent prose has to be kept out by a higher limit."""
LARGE = 20_000
"""Above so many reports only runs whose hash divides by `SAMPLE` are kept (the same share of every text)."""
SAMPLE = 2


def lineage(
    reports: Sequence[Report], words: Mapping[ReportId, Words], pages: Mapping[ReportId, str]
) -> tuple[Copy, ...]:
    """The copies among `reports`, in order of time, each with its one parent, containment and evidence.

    Args:
        reports: in any order.
        words: the words of each.
        pages: the page that each is a capture of: a page captured again copies nobody.
    """
    order = sorted(range(len(reports)), key=lambda i: (moment(reports[i]), i))
    by_time = [reports[i] for i in order]
    texts = [words[r.id] for r in by_time]
    weights, shared = _joined(by_time, texts)
    many = len(reports) > MANY
    copies: list[Copy] = []
    for child, parents in enumerate(shared):
        able: list[tuple[float, int]] = []
        for parent, (total, runs) in parents.items():
            if pages[by_time[parent].id] == pages[by_time[child].id]:
                continue
            lesser = min(weights[child], weights[parent])
            containment = total / lesser if lesser else 0.0
            if runs >= LIMITS["least runs"] and containment >= _least(by_time[parent], by_time[child], many):
                able.append((containment, parent))
        if able:
            near = [cp for cp in able if cp[0] >= LIMITS["near best"] * max(able)[0]]
            containment, parent = min(near, key=lambda cp: (not named(by_time[cp[1]], by_time[child]), cp[1]))
            copies.append(_edge(by_time[parent], by_time[child], texts[parent], texts[child], containment))
    return tuple(copies)


def moment(report: Report) -> datetime:
    """When the report was published, for ordering: no zone read as UTC, a date alone as its end, else last."""
    stated = report.published
    if stated is None:
        return datetime.max.replace(tzinfo=UTC)
    value = stated.value if stated.value.tzinfo else stated.value.replace(tzinfo=UTC)
    return value + timedelta(hours=23, minutes=59) if stated.granularity is Granularity.DAY else value


def named(parent: Report, child: Report) -> bool:
    """Whether the copy's header names the parent's outlet as its wire."""
    outlet = parent.outlet.casefold()
    return bool(outlet) and outlet in child.wire.casefold()


def same_wire(left: Report, right: Report) -> bool:
    """Whether both headers name one agency (`PTI`, `partly PTI`)."""
    a, b = _agencies(left.wire), _agencies(right.wire)
    return bool(a & b)


def _agencies(wire: str) -> frozenset[str]:
    """The capitalised names in a wire header: `rewrite of an early BBC text` -> BBC."""
    return frozenset(word for word in wire.replace(",", " ").replace("(", " ").split() if word[:1].isupper())


def _least(parent: Report, child: Report, many: bool) -> float:
    wire = named(parent, child) or same_wire(parent, child)
    return LIMITS["named wire" if wire else "many" if many else "containment"]


def _joined(
    reports: Sequence[Report], texts: Sequence[Words]
) -> tuple[list[float], list[dict[int, tuple[float, int]]]]:
    """For each report the idf weight of its runs, and per earlier report the shared weight and number of runs."""
    divisor = SAMPLE if len(reports) > LARGE else 1
    holders: dict[int, list[int]] = defaultdict(list)
    counts: Counter[int] = Counter()
    outlets: dict[int, set[str]] = defaultdict(set)
    runs = [
        sorted({value for value, _ in shingles(text, SIZE, quotations=False) if value % divisor == 0}) for text in texts
    ]
    for index, own in enumerate(runs):
        for value in own:
            counts[value] += 1
            if len(holders[value]) < KEPT:
                holders[value].append(index)
                outlets[value].add(reports[index].outlet)
    furniture = {v for v, n in counts.items() if n >= BOILERPLATE and len(outlets[v]) == 1 and "" not in outlets[v]}
    weights: list[float] = []
    shared: list[dict[int, tuple[float, int]]] = []
    for index, own in enumerate(runs):
        weight, met = 0.0, dict[int, tuple[float, int]]()
        for value in own:
            if value in furniture:
                continue
            idf = log((len(reports) + 1) / counts[value])
            weight += idf
            for other in holders[value]:
                if other >= index:
                    break
                total, number = met.get(other, (0.0, 0))
                met[other] = (total + idf, number + 1)
        weights.append(weight)
        shared.append(met)
    return weights, shared


def _edge(parent: Report, child: Report, left: Words, right: Words, containment: float) -> Copy:
    found = shared_runs(left, right, least=SIZE + 1, most=5)
    spans = tuple(
        (
            Span(parent.id, left.starts[a], left.ends[a + length - 1]),
            Span(child.id, right.starts[b], right.ends[b + length - 1]),
        )
        for a, b, length in found
    )
    longest = f"; the longest run they share has {found[0][2]} words" if found else ""
    if named(parent, child):
        why = f", and the copy names {parent.outlet}"
    elif same_wire(parent, child):
        why = f", and both name {', '.join(sorted(_agencies(parent.wire) & _agencies(child.wire)))}"
    else:
        why = ""
    share = f"{containment:.0%} of the rarer word runs of the shorter text, quotations aside, stand in both"
    return Copy(parent.id, child.id, round(containment, 4), share + longest + why + ".", spans)
