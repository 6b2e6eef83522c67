"""A2 on multiples and speeds: do two numbers fit what is said of their relation?

    "doubled from 150 to 300"                                 2 x 150 = 300: holds
    "tripled to 40 from 12"                                    3 x 12 = 36, not 40: flag
    "480 km in six hours, an average of 80 km/h"               480 / 6 = 80: holds

Writers say doubled of what nearly doubled, so a mismatch is only flagged, and not where a word softens it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hearsay.checks.say import Limits, finding, number
from hearsay.checks.units import tolerance
from hearsay.checks.view import View
from hearsay.measures.units import convert, dimension
from hearsay.records import Figure, Finding, Span, Step
from hearsay.types import Bound, Outcome, ReportId

CODE = "A2"
NOT_SHOWN = "That the numbers fit says nothing of whether they are true."
LOOSE = 0.1
"""Share of the number within which "doubled" and an average are still said: 195 after 100, 78 km/h for 80."""
TIMES = {"double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "halve": 0.5}

_TIMES = re.compile(r"\b(?P<how>doubl|tripl|trebl|quadrupl|halv)(?:ed|ing)\b", re.IGNORECASE)
_SOFT = re.compile(
    r"\b(?:more than|nearly|almost|about|roughly|practically|less than|over|virtually|at least)\s*$", re.I
)
_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_TO = re.compile(r"\bto\s*$", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:average|averaging|speed of|on average)\b", re.IGNORECASE)
_IN = re.compile(r"^[^,;.]{0,15}?\b(?:in|within|over|took)\s*(?:just |only |about )?$", re.IGNORECASE)


def check_rates(view: View) -> Iterator[Finding]:
    """A number said to be a multiple of another is, and an average speed is its way by its time."""
    for report in view.reports:
        for sentence in view.sentences(report):
            here = view.in_sentence(view.figures.get(report, ()), sentence)
            yield from _multiples(view, report, sentence, here)
            yield from _speeds(view, sentence, here)


def _exact(figure: Figure) -> bool:
    return figure.bound is Bound.EXACT and figure.lo == figure.hi and figure.lo > 0


def _multiples(view: View, report: ReportId, sentence: Span, here: Sequence[Figure]) -> Iterator[Finding]:
    matches = list(_TIMES.finditer(view.words(sentence)))
    if len(matches) != 1:
        return
    at = sentence.start + matches[0].end()
    behind = [f for f in here if f.span.start >= at and _exact(f)]
    old = next((f for f in behind if _FROM.search(view.text(report, f.span.start - 8, f.span.start))), None)
    new = next((f for f in behind if _TO.search(view.text(report, f.span.start - 8, f.span.start))), None)
    if old is None or new is None or old.unit != new.unit or behind[:2] not in ([old, new], [new, old]):
        return
    start = view.text(report, sentence.start, sentence.start + matches[0].start())
    how = next(times for word, times in TIMES.items() if word.startswith(matches[0]["how"].lower()))
    made = how * old.lo
    sum_ = f"{number(how)} × {number(old.lo)} = {number(made)}"
    trace = [
        Step(f"before: {view.words(old.span)}", (old.lo,), (old.span,)),
        Step(f"after: {view.words(new.span)}", (new.lo,), (new.span,)),
        Step(f"stated: {matches[0].group()}; {sum_}", (made,)),
    ]
    if abs(new.lo - made) <= LOOSE * made:
        yield finding(CODE, Outcome.HOLDS, f"{sum_}: {matches[0].group()} fits {number(new.lo)}.", trace,
                      Limits((), NOT_SHOWN))  # fmt: skip
    elif not _SOFT.search(start):
        yield finding(CODE, Outcome.FLAG, f"{sum_}, not {number(new.lo)} as stated.", trace, Limits())


def _speeds(view: View, sentence: Span, here: Sequence[Figure]) -> Iterator[Finding]:
    for way, time, speed in zip(here, here[1:], here[2:], strict=False):
        kinds = [dimension(f.unit) for f in (way, time, speed)]
        if kinds != ["length", "time", "speed"] or not all(_exact(f) for f in (way, time, speed)):
            continue
        between = view.between(time.span, speed.span)
        if not (_IN.search(view.between(way.span, time.span)) and _AVERAGE.search(between)):
            continue
        hours = convert(time.lo, time.unit, "hour")
        made = convert(convert(way.lo, way.unit, "km") / hours, "km/h", speed.unit)
        slack = tolerance(speed) + LOOSE * made
        sum_ = f"{view.words(way.span)} in {view.words(time.span)} is {number(round(made, 1))} {speed.unit}"
        trace = [Step(view.words(f.span), (f.lo,), (f.span,)) for f in (way, time, speed)]
        trace.append(Step(f"{sum_}, rounding allows {number(round(slack, 1))}"))
        if abs(made - speed.lo) <= slack:
            yield finding(CODE, Outcome.HOLDS, f"{sum_}, as stated.", trace, Limits((), NOT_SHOWN))
        else:
            sentence_ = f"{sum_}, not {number(speed.lo)} as stated."
            yield finding(CODE, Outcome.FLAG, sentence_, trace, Limits(("Stops are not counted.",)))
