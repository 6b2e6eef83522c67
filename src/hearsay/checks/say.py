"""Numbers, lists and findings in words: what every check writes its sentences with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.records import Figure, Finding, Step
from hearsay.types import Bound, Outcome, RecordId, ReportId


def number(value: float) -> str:
    """`1,175`, `0.6`, `19,500,000`: thousands grouped, no trailing zeros."""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def plus(values: Sequence[float]) -> str:
    """`65 + 6 + 3`."""
    return " + ".join(number(v) for v in values)


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


BOUNDS = {Bound.MIN: "at least ", Bound.GT: "more than ", Bound.MAX: "at most ", Bound.LT: "fewer than "}


def bounded(figure: Figure) -> str:
    """`65`, `at least 65`, `about 50`, `10 to 12`: a figure's value as far as its words bind it."""
    if figure.lo != figure.hi:
        return f"{number(figure.lo)} to {number(figure.hi)}"
    about = {Bound.APPROX: "about "}
    return f"{(BOUNDS | about).get(figure.bound, '')}{number(figure.lo)}"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a finding takes for granted, what a pass does not show, and what keeps it from being judged."""

    assumed: tuple[str, ...] = ()
    not_shown: str = ""
    missing: tuple[str, ...] = ()


def finding(code: str, outcome: Outcome, sentence: str, trace: Sequence[Step], limits: Limits) -> Finding:
    """A finding whose reports and numbers are those of its trace; ids are given when all are ranked."""
    reports: dict[ReportId, None] = dict.fromkeys(span.report for step in trace for span in step.spans)
    numbers = tuple(value for step in trace for value in step.values)
    unnumbered: RecordId = ""
    return Finding(
        unnumbered,
        code,
        outcome,
        sentence,
        tuple(trace),
        tuple(reports),
        numbers,
        assumed=limits.assumed,
        not_shown=limits.not_shown,
        missing=limits.missing,
    )
