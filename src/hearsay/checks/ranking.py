"""Findings merged, ranked and numbered: one finding a fact, what needs a look first.

The same check with the same numbers and outcome in five reports is one finding that lists all five.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hearsay.records import Finding
from hearsay.types import Outcome

ORDER = (Outcome.FAILS, Outcome.FLAG, Outcome.HOLDS, Outcome.CANNOT)
"""What a reader must see first."""


def ranked(findings: Iterable[Finding], codes: Sequence[str]) -> tuple[Finding, ...]:
    """The findings without duplicates, fails first, then in order of `codes`; ids `k1`, `k2` in that order."""
    merged: dict[tuple[object, ...], Finding] = {}
    for one in findings:
        key = (one.code, one.outcome, frozenset(one.numbers) or one.sentence)
        merged[key] = _joined(merged[key], one) if key in merged else one
    kept = [one for one in merged.values() if not _is_said_better(one, merged.values())]
    place = {code: at for at, code in enumerate(codes)}
    first = sorted(kept, key=lambda f: (ORDER.index(f.outcome), place[f.code], -len(f.reports)))
    return tuple(replace(f, id=f"k{at}") for at, f in enumerate(first, 1))


def _is_said_better(one: Finding, others: Iterable[Finding]) -> bool:
    """Whether a sum already shows what a part leaves of its whole, or what a sum with fewer of its parts fails to."""
    sums = [f for f in others if f.code == "A1" and set(one.reports) <= set(f.reports)]
    if (one.code, one.outcome) == ("A4", Outcome.HOLDS):
        return any(f.outcome is Outcome.HOLDS and set(one.numbers) <= set(f.numbers) for f in sums)
    if (one.code, one.outcome) == ("A1", Outcome.FAILS):
        return any(_stated(one) < _stated(f) for f in sums)
    return False


def _stated(found: Finding) -> frozenset[float]:
    """The numbers of a trace that stand in the text, not those worked out from them."""
    return frozenset(value for step in found.trace if step.spans for value in step.values)


def _joined(kept: Finding, other: Finding) -> Finding:
    """The first finding with the reports of both, and the words of the other in the steps that match."""
    trace = tuple(
        replace(step, spans=tuple(dict.fromkeys(step.spans + twin.spans))) if step.values == twin.values else step
        for step, twin in zip(kept.trace, other.trace, strict=False)
    )
    return replace(
        kept,
        trace=trace + kept.trace[len(trace) :],
        reports=tuple(dict.fromkeys(kept.reports + other.reports)),
        assumed=tuple(dict.fromkeys(kept.assumed + other.assumed)),
    )
