"""A1 on a breakdown by nation or place of origin: does it stay within the whole, and how many does it leave?

    "84 came from Peru, 31 from Chile. A further 12 held Greek passports ... Some 20 have yet to be named."
    84 + 31 + 12 + ... = 140, with about 20 about 160: within the 171 aboard, 11 are not in it

A breakdown larger than its whole is only flagged: people of two nations may stand in it twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hearsay.checks.counts import Count
from hearsay.checks.say import Limits, bounded, finding, number, plus
from hearsay.checks.view import View
from hearsay.records import Finding, Step
from hearsay.types import Outcome, ReportId

CODE = "A1"
FEWEST = 3
"""Items that make a breakdown; two numbers with nations are a comparison."""
NOT_SHOWN = "That a breakdown fits its whole says nothing of whether its numbers are true."

_SAME = ("The reports speak of the same people.",)
_FROM = re.compile(
    r"^\s*(?:(?:people|others|citizens|nationals|passengers|of (?:them|whom)|more|were|was|are|is|came|come|all)\s+)*"
    r"(?:from\s+)?(?:the\s+)?[A-Z][a-z]+"
)
_UNKNOWN = re.compile(
    r"\b(?:unidentified|unknown|not (?:yet )?known|other nationalit\w+|others?|elsewhere)\b", re.IGNORECASE
)
_GENERAL = ("", "mixed", "people", "passengers")


def check_breakdowns(view: View) -> Iterator[Finding]:
    """A breakdown by nation stays within the whole."""
    passengers: dict[float, list[Count]] = {}
    for report in view.reports:
        for count in view.counts(report):
            if count.kind == "passengers" and count.exact and not count.states & {"unidentified", "identified"}:
                passengers.setdefault(count.value, []).append(count)
    for report in view.reports:
        found = view.counts(report)
        for items in _breakdowns(found):
            yield from _judged(report, found, items, passengers)


def _breakdowns(found: Sequence[Count]) -> Iterator[list[Count]]:
    """Runs of counts that each name a nation or a place."""
    run: list[Count] = []
    for count in found:
        named = count.exact and count.kind in _GENERAL and _FROM.match(count.after) and not (count.whole or count.rest)
        if named and (not run or count.sentence - run[-1].sentence <= 1):
            run.append(count)
            continue
        if len(run) >= FEWEST:
            yield run
        run = [count] if named else []
    if len(run) >= FEWEST:
        yield run


def _judged(
    report: ReportId, found: Sequence[Count], items: list[Count], passengers: dict[float, list[Count]]
) -> Iterator[Finding]:
    listed = sum(i.value for i in items)
    rest = next((c for c in found if _is_rest(c, items[-1])), None)
    total = listed + (rest.value if rest else 0)
    others = [c for c in found if c not in items and c.exact and c.value > max(i.value for i in items)]
    equal = [c for c in others if c.kind in _GENERAL[1:] and c.value == total]
    equal += [c for c in passengers.get(total, []) if c not in items and c not in equal]
    wholes = [c for c in others if c.kind in _GENERAL[1:] and c.states == {"aboard"}]
    if not wholes and not equal:
        return
    whole = equal[0] if equal else max(wholes, key=lambda c: c.value)
    trace = [i.step() for i in items] + [Step(f"listed: {number(listed)}", (listed,))]
    if rest:
        trace += [rest.step("not listed: "), Step(f"together: {number(total)}", (total,))]
    trace += [c.step("stated whole: ") for c in {c.figure.report: c for c in reversed(equal or [whole])}.values()]
    made = f"{plus([i.value for i in items])} = {number(listed)}"
    made += f", with {bounded(rest.figure)} more {number(total)}" if rest else ""
    left = whole.value - total
    if left < 0:
        sentence = f"{made}: {number(-left)} more than the {number(whole.value)} stated."
        limits = Limits(("Nobody is listed under two nations.",))
        yield finding(CODE, Outcome.FLAG, sentence, trace, limits)
        return
    assumed = ("Nobody is listed under two nations.",) + _SAME * (whole.figure.report != report)
    if left:
        trace.append(Step(f"{number(whole.value)} − {number(total)} = {number(left)} not listed", (left,)))
    fit = f"{number(left)} of the {number(whole.value)} stated are not in it" if left else "the whole that is stated"
    yield finding(CODE, Outcome.HOLDS, f"{made}: {fit}.", trace, Limits(assumed, NOT_SHOWN))


def _is_rest(count: Count, last: Count) -> bool:
    """Whether the count behind the list says how many are not in it."""
    behind = 0 <= count.sentence - last.sentence <= 1 and count.figure.span.start > last.figure.span.start
    return behind and bool(_UNKNOWN.search(count.after)) and not _FROM.match(count.after)
