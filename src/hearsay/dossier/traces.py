"""Findings as arithmetic in a column: each step with its values and the words they come from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hearsay.checks.registry import CHECKS
from hearsay.dossier import harmless, words
from hearsay.dossier.index import Index
from hearsay.dossier.lines import Quote, quote
from hearsay.records import Finding, Step
from hearsay.types import Outcome

FIRST = (Outcome.FAILS, Outcome.FLAG, Outcome.HOLDS, Outcome.CANNOT)
"""The order in which findings are read: what fails or needs a look, then what holds."""


TUPLE = 3
"""A step with this many values or more holds a date or a list, which its text says better than a column."""


@cache
def tests() -> dict[str, str]:
    """What each check tests, by code, in the registry's words."""
    found: dict[str, str] = {}
    for check in CHECKS:
        found[check.code] = " ".join(filter(None, (found.get(check.code), check.help)))
    return found


@dataclass(frozen=True, slots=True)
class StepLine:
    """One line of a trace: the values on the left, what they are, the words they come from."""

    values: tuple[str, ...]
    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A finding as the page shows it."""

    anchor: str
    code: str
    tests: str
    outcome: str
    says: str
    sentence: str
    steps: tuple[StepLine, ...]
    assumed: tuple[str, ...]
    not_shown: str
    missing: tuple[str, ...]
    reports: tuple[tuple[str, str], ...]


def traces(index: Index) -> tuple[Trace, ...]:
    """Every finding, in the order in which they are read."""
    ordered = sorted(index.dossier.findings, key=lambda f: FIRST.index(f.outcome))
    return tuple(trace(f, n, index) for n, f in enumerate(ordered, 1))


def quotes(step: Step, index: Index) -> tuple[Quote, ...]:
    """The words of a step, the same words of one outlet once."""
    found = [quote(s, index) for s in step.spans if s.report in index.reports]
    return tuple({(q.words, q.outlet): q for q in reversed(found)}.values())[::-1]


def trace(finding: Finding, number: int, index: Index) -> Trace:
    """One finding with its steps."""
    steps = tuple(
        StepLine(
            tuple(words.number(v) for v in step.values) if len(step.values) < TUPLE else (),
            harmless.name(step.text),
            quotes(step, index),
        )
        for step in finding.trace
    )
    return Trace(
        anchor=f"f{number}",
        code=finding.code,
        tests=tests().get(finding.code, ""),
        outcome=finding.outcome.value,
        says=words.OUTCOME[finding.outcome],
        sentence=harmless.name(finding.sentence),
        steps=steps,
        assumed=tuple(harmless.name(a) for a in finding.assumed),
        not_shown=harmless.name(finding.not_shown),
        missing=tuple(harmless.name(m) for m in finding.missing),
        reports=tuple((index.outlet(r), index.report_anchor(r)) for r in finding.reports if r in index.reports),
    )
