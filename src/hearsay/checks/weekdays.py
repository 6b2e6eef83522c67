"""C1: does the weekday belong to the date?

    "Friday, 2 June 2023"          2 June 2023 is a Friday: holds
    "Wednesday (Jan 24)"           the year from the report's own date
    "Monday, 25 January 2024"      a Thursday: fails

A weekday beside a date is compared with the calendar (proleptic Gregorian, ISO 8601). A weekday alone that
resolves, from the report's date, to a day the report also names by its date is worth citing when they agree; it
cannot fail, for it may name another day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from hearsay.checks.say import Limits, finding
from hearsay.checks.view import View
from hearsay.records import Finding, Report, Span, Step, Time
from hearsay.types import Granularity, Outcome

CODE = "C1"
YEAR_OPEN = timedelta(days=183)
"""A date without a year is taken in the year that brings it within half a year of the report."""
YEAR_SURE = timedelta(days=45)
"""Farther from the report than this, a date without a year may be of another year: a mismatch is not judged."""
NOT_SHOWN = "That the weekday belongs to the date does not show that anything happened on that day."

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d))?(?!\d)"
_DATES = (
    rf"{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}",
    rf"{_MONTH}\s+{_DAY}{_YEAR}",
    r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)",
)
_WEEKDAY = r"(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?P<full>day)?\b\.?"
_BEFORE = r"(?:,?\s*\(?\s*|,\s+(?:on\s+)?(?:the\s+)?)"
_BEHIND = r"(?:\s*\(|,\s+(?:which (?:is|was) )?(?:an?\s+)?)"
_PAIRS = tuple(
    re.compile(pattern)
    for shape in _DATES
    for pattern in (rf"\b{_WEEKDAY}{_BEFORE}(?P<date>{shape})", rf"\b(?P<date>{shape}){_BEHIND}{_WEEKDAY}")
)
_RANGE = re.compile(r"\b(?:from|between) \w+day (?:to|and|until|till|through) $", re.IGNORECASE)
"""Before a weekday that ends a range: "from Friday to Monday, 7 June included" may date the beginning."""
LEAD = len("from Wednesday through ")
"""Characters of the longest such words."""
_DATED = re.compile("|".join(re.sub(r"\?P<\w+>", "?:", shape) for shape in _DATES))


def check_weekdays(view: View) -> Iterator[Finding]:
    """A weekday beside a date is the weekday of that date."""
    for report in view.reports.values():
        taken: set[int] = set()
        wrong: set[tuple[float, ...]] = set()
        for pattern in _PAIRS:
            for match in pattern.finditer(report.text):
                if match.start("date") not in taken:
                    taken.add(match.start("date"))
                    for one in _pair(report, match):
                        wrong |= {one.numbers} if one.outcome is Outcome.FAILS else set()
                        yield one
        yield from (one for one in _resolved(view, report) if one.numbers not in wrong)


def _pair(report: Report, match: re.Match[str]) -> Iterator[Finding]:
    words = match.group().rstrip(" (,")
    span = Span(report.id, match.start(), match.start() + len(words))
    stated = next(day for day in WEEKDAYS if day.startswith(match["weekday"][:3]))
    groups = match.groupdict()
    year_known = bool(groups.get("iso") or groups.get("year"))
    day = _day(groups, report)
    if day is None:
        if year_known or report.published:
            return  # the 31st of June: no day to judge, and the words are rarely a date
        missing = ("the year of the date, or the date of the report",)
        step = Step(f"stated: {words}", (), (span,))
        yield finding(CODE, Outcome.CANNOT, f"“{words}” names no year.", [step], Limits(missing=missing))
        return
    actual = WEEKDAYS[day.weekday()]
    trace = [
        Step(f"stated: {words}", (), (span,)),
        Step(f"{_long(day)} is a {actual}", (float(day.year), float(day.month), float(day.day))),
    ]
    assumed = () if year_known else (f"The year is {day.year}, the one nearest to the report's own date.",)
    if actual == stated:
        sentence = f"{_long(day)} is a {actual}, as stated."
        yield finding(CODE, Outcome.HOLDS, sentence, trace, Limits(assumed, NOT_SHOWN))
    elif year_known or (report.published and abs(report.published.day - day) <= YEAR_SURE):
        sentence = f"{_long(day)} is a {actual}, not a {stated} as stated."
        outcome = Outcome.FLAG if _RANGE.search(report.text[: match.start()][-LEAD:]) else Outcome.FAILS
        yield finding(CODE, outcome, sentence, trace, Limits(assumed))
    else:
        sentence = f"“{words}”: {_long(day)} is a {actual}; another year may be meant."
        yield finding(CODE, Outcome.CANNOT, sentence, trace, Limits(assumed, missing=("the year of the date",)))


def _day(groups: dict[str, str | None], report: Report) -> date | None:
    """The date that the words give; without a year the one nearest to the report, None where unknown."""
    try:
        if iso := groups.get("iso"):
            return date.fromisoformat(iso)
        month, day = _MONTHS.index((groups["month"] or "")[:3].lower()) + 1, int(groups["day"] or 0)
        if year := groups.get("year"):
            return date(int(year), month, day)
        if report.published is None:
            return None
        near = report.published.day
        years = [d for d in (_real(near.year + at, month, day) for at in (-1, 0, 1)) if d]
        return min(years, key=lambda d: abs(d - near)) if years else None
    except ValueError:
        return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _resolved(view: View, report: Report) -> Iterator[Finding]:
    """Weekdays alone that come to a day which the report also names by its date."""
    days = [t for t in view.times.get(report.id, ()) if t.start is not None and t.granularity is not Granularity.YEAR]
    dated = {t.start.date(): t for t in reversed(days) if t.start and _DATED.search(view.words(t.span))}
    for time in days:
        words = view.words(time.span)
        named = next((day for day in WEEKDAYS if day.lower() in words.lower()), None)
        if named is None or _DATED.search(words) or time.start is None:
            continue
        day = time.start.date()
        twin = dated.get(day)
        if twin is not None and WEEKDAYS[day.weekday()] == named:
            yield _agreeing(view, time, twin, day)


def _agreeing(view: View, weekday: Time, dated: Time, day: date) -> Finding:
    actual = WEEKDAYS[day.weekday()]
    trace = [
        Step(f"stated: {view.words(weekday.span)}, and {view.words(dated.span)}", (), (weekday.span, dated.span)),
        Step(f"{_long(day)} is a {actual}", (float(day.year), float(day.month), float(day.day))),
    ]
    assumed = (f"“{actual}” without a date is the one nearest before the report's own date.",)
    return finding(CODE, Outcome.HOLDS, f"{_long(day)} is a {actual}, as stated.", trace, Limits(assumed, NOT_SHOWN))


def _long(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
