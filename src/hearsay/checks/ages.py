"""C3 on ages: does an age fit the day of birth and the day it is stated of?

    "born on 3 May 1990 and died on 10 June 2020 at the age of 30"     30: holds
    the same "at the age of 36"                                        30, not 36: fails
    "Ada Brook, 34, was born on 2 May 1989", published 6 March 2024    34: holds

Against the report's own date a mismatch is only flagged: the age may be that of an earlier day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hearsay.checks.elapsed import is_day, long_date, start_of
from hearsay.checks.say import Limits, finding, number
from hearsay.checks.view import View
from hearsay.records import Figure, Finding, Report, Span, Step, Time
from hearsay.types import Bound, Outcome

CODE = "C3"
NOT_SHOWN = "That the age fits does not show that the person is the one meant."
OLDEST = 120
"""Years that nobody known has lived to by more than two (Jeanne Calment died at 122)."""

_BORN = re.compile(r"\b(?:born|birth)\b[^.;]{0,30}$", re.IGNORECASE)
_DIED = re.compile(r"\b(?:died|dead|killed|death|drowned|shot|executed)\b[^.;]{0,30}$", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged|(?:at |the )*age of|at)\s*$", re.IGNORECASE)
_YEAR = re.compile(r"(?:18|19|20)\d\d")


def check_ages(view: View) -> Iterator[Finding]:
    """An age fits the day of birth and the day it is stated of."""
    for report in view.reports.values():
        for sentence in view.sentences(report.id):
            days = [t for t in view.in_sentence(view.times.get(report.id, ()), sentence) if _is_full(view, t)]
            born = [t for t in days if _BORN.search(view.text(report.id, sentence.start, t.span.start))]
            ages = [f for f in view.in_sentence(view.figures.get(report.id, ()), sentence) if _is_age(view, f)]
            if len(born) == 0 or len(ages) != 1:
                continue
            died = [t for t in days[1:] if _DIED.search(view.between(born[0].span, t.span))]
            if len(days) == 2 and died:
                yield _judged(view, ages[0], born[0], start_of(died[0]).date(), died[0].span, Outcome.FAILS)
            elif len(days) == 1 and report.published and not _DIED.search(view.words(sentence)):
                yield from _now(view, report, ages[0], born[0])


def _now(view: View, report: Report, age: Figure, born: Time) -> Iterator[Finding]:
    assert report.published is not None
    yield _judged(view, age, born, report.published.day, None, Outcome.FLAG)


def _is_full(view: View, time: Time) -> bool:
    return is_day(time) and bool(_YEAR.search(view.words(time.span)))


def _is_age(view: View, figure: Figure) -> bool:
    """Whether it is an age by its words: "aged 30", "at the age of 30", "Ada Brook, 30,"."""
    if (
        figure.bound is not Bound.EXACT
        or figure.lo != figure.hi
        or figure.unit != "year"
        or not 0 < figure.lo <= OLDEST
    ):
        return False
    before = view.text(figure.report, figure.span.start - 14, figure.span.start)
    behind = view.text(figure.report, figure.span.end, figure.span.end + 1)
    return bool(_AGED.search(before)) or (before.endswith(", ") and behind in (",", ")"))


def years(born: date, on: date) -> int:
    """Whole years from one day to another."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _judged(view: View, age: Figure, born: Time, on: date, span: Span | None, wrong: Outcome) -> Finding:
    day = start_of(born).date()
    made = years(day, on)
    trace = [
        Step(f"born {long_date(day)}", (), (born.span,)),
        Step(f"on {long_date(on)}" + ("" if span else ", the date of the report"), (), (span,) if span else ()),
        Step(f"stated: {view.words(age.span)}", (age.lo,), (age.span,)),
        Step(f"whole years: {made}", (float(made),)),
    ]
    named = f"From {long_date(day)} to {long_date(on)} is {made} years"
    if made == age.lo:
        return finding(CODE, Outcome.HOLDS, f"{named}, as stated.", trace, Limits((), NOT_SHOWN))
    assumed = ("The age is of that day.",)
    return finding(CODE, wrong, f"{named}, not {number(age.lo)} as stated.", trace, Limits(assumed))
