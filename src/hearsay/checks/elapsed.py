"""C3: does a stated length of time fit the dates and hours beside it?

    "On Wednesday the war entered its 700th day"     counted from 24 February 2022 as day 1: holds
    "on 12 June, ten days after the crash of 2 June"        10 days: holds
    "from 3 p.m. to 5 p.m., three hours"                    two hours: fails

Days are counted both ways that reports count them, with the first day and without. Beginnings that the text
takes for granted come from `anchors.toml`, each with its source, and are listed as assumed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files

from hearsay.checks.clocks import DAY, has_zone, length_words
from hearsay.checks.say import Limits, finding, number
from hearsay.checks.view import View
from hearsay.errors import LexiconError
from hearsay.measures.numbers import numeral_at
from hearsay.measures.units import dimension
from hearsay.measures.words import words_of
from hearsay.records import Finding, Report, Span, Step, Time
from hearsay.types import Bound, Granularity, Outcome, TimeKind

CODE = "C3"
NOT_SHOWN = "That the lengths fit does not show when anything happened."
NTH_DAY_NEAR = 31
"""Days off within which the same beginning must be meant; farther off the text may count from another."""
_NTH_DAY = re.compile(r"\b(\d{1,3}(?:,\d{3})?|\d{1,4})(?:st|nd|rd|th) day\b|\bday (\d{1,4})\b", re.IGNORECASE)
_WAR = re.compile(r"\b(?:war|invasion|hostilities|fighting|conflict)\b", re.IGNORECASE)
_APART = re.compile(
    r"^,?\s*(?:just |only |almost |exactly |some |about )?$|^\s*(?:came|was|is|fell|happened)?\s*$", re.IGNORECASE
)
_AFTER = re.compile(r"^\s*(?:after|before|since|from|following)\b[^.;,]{0,60}$", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:from|between)\s*$", re.IGNORECASE)
_BESIDE = re.compile(r"^,?\s*(?:from|between)\s*$", re.IGNORECASE)
_UNITS = ("year", "month", "week", "day", "hour", "minute")
_SHIFT = re.compile(
    r"[\w\s,.-]+? (?P<unit>minutes?|hours?|days?|weeks?|months?|years?) (?:after|before|later|earlier|since)", re.I
)
_DURATION = re.compile(
    r"P(?:(?P<year>[\d.]+)Y|(?P<month>[\d.]+)M|(?P<week>[\d.]+)W|(?P<day>[\d.]+)D|"
    r"T(?:(?P<hour>[\d.]+)H|(?P<minute>[\d.]+)M))"
)
_MIXED = re.compile(r"PT(\d+)H(\d+)M")
_CLOCK_RANGE = re.compile(r"^\s*(?:to|until|till|and|[-–—])\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A beginning that reports count days from; `first` is day 1."""

    name: str
    words: tuple[re.Pattern[str], ...]
    first: date
    source: str


@cache
def anchors() -> tuple[Anchor, ...]:
    """The packaged beginnings.

    Raises:
        LexiconError: an entry of `anchors.toml` lacks a field.
    """
    raw = tomllib.loads((files("hearsay.checks") / "anchors.toml").read_text(encoding="utf-8"))
    try:
        return tuple(
            Anchor(a["name"], tuple(map(re.compile, a["words"])), date.fromisoformat(str(a["first"])), a["source"])
            for a in raw["anchors"]
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise LexiconError("anchors.toml", f"Entry without its shape: {error}.") from error


def check_elapsed(view: View) -> Iterator[Finding]:
    """A stated length of time fits the dates and hours beside it."""
    for report in view.reports.values():
        yield from _nth_days(view, report)
        yield from _between_dates(view, report)
        yield from _between_hours(view, report)


def _nth_days(view: View, report: Report) -> Iterator[Finding]:
    for match in _NTH_DAY.finditer(report.text):
        span = Span(report.id, match.start(), match.end())
        sentence = view.sentences(report.id)[view.sentence_index(span)]
        known = [a for a in anchors() if all(word.search(report.text) for word in a.words)]
        if not _WAR.search(view.words(sentence)) or len(known) != 1:
            continue
        dated = [t for t in view.in_sentence(view.times.get(report.id, ()), sentence) if is_day(t)]
        day = start_of(dated[0]).date() if dated else report.published.day if report.published else None
        if day is None:
            continue
        yield _nth_day(span, match, known[0], day, dated[0].span if dated else None, report)


def _nth_day(
    span: Span, match: re.Match[str], anchor: Anchor, day: date, dated: Span | None, report: Report
) -> Finding:
    nth = int((match[1] or match[2]).replace(",", ""))
    passed = (day - anchor.first).days
    trace = [
        Step(f"stated: {match.group()}", (float(nth),), (span,)),
        Step(f"{long_date(day)}", (), (dated,) if dated else ()),
        Step(
            f"{long_date(anchor.first)} to {long_date(day)}: {number(passed)} days, day {number(passed + 1)}",
            (float(passed),),
        ),
    ]
    assumed = (f"Day 1 is {long_date(anchor.first)}, the beginning of {anchor.name} ({anchor.source}).",)
    if nth in (passed, passed + 1):
        sentence = f"{long_date(day)} is day {number(passed + 1)} of {anchor.name}: “{match.group()}” fits."
        return finding(CODE, Outcome.HOLDS, sentence, trace, Limits(assumed, NOT_SHOWN))
    near = abs(nth - passed) <= NTH_DAY_NEAR
    sentence = f"{long_date(day)} is day {number(passed + 1)} of {anchor.name}, not {number(nth)}."
    if near:
        return finding(CODE, Outcome.FLAG, sentence, trace, Limits(assumed))
    missing = ("the beginning that the text counts from",)
    return finding(CODE, Outcome.CANNOT, sentence, trace, Limits(assumed, missing=missing))


def _between_dates(view: View, report: Report) -> Iterator[Finding]:
    """Two dates and a length: "on 12 June, ten days after the crash of 2 June", "ten days, from 3 to 13 March"."""
    stated = [one for one in lengths(view, report) if one.days]
    days = [t for t in view.times.get(report.id, ()) if is_day(t)]
    for length in stated:
        sentence = view.sentences(report.id)[view.sentence_index(length.span)]
        here = view.in_sentence(days, sentence)
        before = [t for t in here if t.span.end <= length.span.start]
        after = [t for t in here if t.span.start >= length.span.end]
        if before and after:
            first, second = before[-1], after[0]
            joined = _APART.match(view.between(first.span, length.span))
            if joined and _AFTER.match(view.between(length.span, second.span)):
                yield _dates_apart(view, first, length, second, Outcome.FAILS)
                continue
        for first, second, words in view.neighbours(here):
            lead = view.text(report.id, sentence.start, first.span.start)
            between = view.text(report.id, length.span.end, first.span.start)
            if _CLOCK_RANGE.match(words) and _RANGE.search(lead) and _BESIDE.match(between):
                yield _dates_apart(view, first, length, second, Outcome.FLAG)


def _is_restated(view: View, time: Time) -> bool:
    """Whether it is no clock time of its own: "(0953 GMT)" behind another, "two minutes after"."""
    before = view.text(time.report, time.span.start - 1, time.span.start)
    return before in ("(", "[", "/") or bool(_SHIFT.fullmatch(view.words(time.span)))


def _step_between(view: View, first: Time, length: Length, second: Time) -> bool:
    """ "at 8:59, two minutes after a warning at 8:57"; "at 5:54 and again at 6:08, 14 minutes later"."""
    if first.span.end <= length.span.start and length.span.end <= second.span.start:
        behind = view.between(length.span, second.span)
        return bool(_APART.match(view.between(first.span, length.span)) and _AFTER.match(behind))
    behind = view.text(length.span.report, length.span.end, length.span.end + 12)
    return second.span.end <= length.span.start and bool(
        _APART.match(view.between(second.span, length.span)) and re.match(r"\s*(?:later|earlier|before)\b", behind)
    )


@dataclass(frozen=True, slots=True)
class Length:
    """A stated length of time: its words, its amount and unit, and what they come to."""

    span: Span
    amount: float
    unit: str

    @property
    def days(self) -> float:
        """Its days; zero where it is stated in hours or less."""
        return self.amount * {"day": 1, "week": 7, "month": 30.436875, "year": 365.2425}.get(self.unit, 0)

    @property
    def slack(self) -> float:
        """Days that the words leave open: the first day counted or not, or half of the unit rounded to."""
        return {"day": 1, "week": 3.5, "month": 15.2, "year": 182.6}.get(self.unit, 0)

    @property
    def words(self) -> str:
        """`10 days`."""
        return f"{number(self.amount)} {self.unit}{'s' * (self.amount != 1)}"


def lengths(view: View, report: Report) -> list[Length]:
    """The lengths that the report states, whether measured as a figure or as a time."""
    found = {
        f.span.start: Length(f.span, f.lo, f.unit)
        for f in view.figures.get(report.id, ())
        if f.bound is Bound.EXACT and f.lo == f.hi and dimension(f.unit) == "time"
    }
    for time in view.times.get(report.id, ()):
        if shift := _SHIFT.fullmatch(view.words(time.span)):
            number_ = numeral_at(words_of(report.text, time.span.start, time.span.end), 0)
            span = Span(report.id, time.span.start, time.span.start + shift.end("unit"))
            if number_ is not None and number_.lo == number_.hi:
                found.setdefault(span.start, Length(span, number_.lo, shift["unit"].lower().rstrip("s")))
        if (mixed := _MIXED.fullmatch(time.value)) and not time.approximate:
            found.setdefault(time.span.start, Length(time.span, 60 * float(mixed[1]) + float(mixed[2]), "minute"))
        match = _DURATION.fullmatch(time.value) if time.kind is TimeKind.DURATION and not time.approximate else None
        if match:
            unit = next(name for name in _UNITS if match[name])
            found.setdefault(time.span.start, Length(time.span, float(match[unit]), unit))
    return [found[start] for start in sorted(found)]


def _dates_apart(view: View, first: Time, length: Length, second: Time, wrong: Outcome) -> Finding:
    days = abs((start_of(first) - start_of(second)).days)
    trace = [
        Step(view.words(first.span), (), (first.span,)),
        Step(view.words(second.span), (), (second.span,)),
        Step(f"stated: {length.words}", (length.amount,), (length.span,)),
        Step(f"the dates are {number(days)} days apart", (float(days),)),
    ]
    words = f"“{view.words(first.span)}” and “{view.words(second.span)}” are {number(days)} days apart"
    if abs(days - length.days) <= length.slack:
        return finding(CODE, Outcome.HOLDS, f"{words}, as stated.", trace, Limits((), NOT_SHOWN))
    assumed = ("Both dates belong to the stated length.",)
    return finding(CODE, wrong, f"{words}, not {length.words} as stated.", trace, Limits(assumed))


def _between_hours(view: View, report: Report) -> Iterator[Finding]:
    """ "from 3 p.m. to 5 p.m., three hours": two clock times as a range and a length in the same sentence."""
    clocks = [
        t for t in view.times.get(report.id, ()) if t.kind is TimeKind.CLOCK and t.start and not _is_restated(view, t)
    ]
    stated = [one for one in lengths(view, report) if one.unit in ("hour", "minute")]
    for first, second, words in view.neighbours(clocks):
        sentence = view.sentences(report.id)[view.sentence_index(first.span)]
        here = [one for one in stated if sentence.covers(one.span)]
        ranged = _CLOCK_RANGE.match(words) and _RANGE.search(view.text(report.id, sentence.start, first.span.start))
        gaps = [_step_between(view, first, one, second) for one in here]
        if len(here) == 1 and gaps[0] and not (first.approximate or second.approximate):
            yield from _hours_apart(view, (first, second), here[0], either_way=True)
        elif (
            ranged
            and len(here) == 1
            and not (first.approximate or second.approximate)
            and _is_close(view, here[0], second)
        ):
            yield from _hours_apart(view, (first, second), here[0])


def _is_close(view: View, length: Length, clock: Time) -> bool:
    """Whether no clause ends between a length and the range of hours that it may be of."""
    first, second = sorted((length.span, clock.span))
    return not re.search(r";|\w{3}[:.]\s", view.between(first, second))


def _hours_apart(view: View, clocks: tuple[Time, Time], length: Length, either_way: bool = False) -> Iterator[Finding]:
    first, second = clocks
    start, end = start_of(first), start_of(second)
    if not all(has_zone(view.words(t.span), t) for t in clocks):  # one clock, as far as the words tell
        start, end = start.replace(tzinfo=None), end.replace(tzinfo=None)
    gap = (end - start) % DAY
    gap = min(gap, DAY - gap) if either_way else gap
    stated = timedelta(hours=length.amount) if length.unit == "hour" else timedelta(minutes=length.amount)
    minutes = gap.total_seconds() / 60
    trace = [
        Step(view.words(first.span), (), (first.span,)),
        Step(view.words(second.span), (), (second.span,)),
        Step(f"stated: {length.words}", (length.amount,), (length.span,)),
        Step(f"the times are {number(minutes)} minutes apart", (minutes,)),
    ]
    words = f"“{view.words(first.span)}” and “{view.words(second.span)}” are {length_words(gap)} apart"
    slack = timedelta(minutes=30 if length.unit == "hour" else 5)  # half of the unit the words round to
    if abs(gap - stated) <= slack:
        yield finding(CODE, Outcome.HOLDS, f"{words}, as stated.", trace, Limits((), NOT_SHOWN))
        return
    assumed = ("The length is of that stretch of time.",)
    between = either_way and first.span.end <= length.span.start < second.span.start
    yield finding(
        CODE,
        Outcome.FAILS if between else Outcome.FLAG,
        f"{words}, not {length.words} as stated.",
        trace,
        Limits(assumed),
    )


def is_day(time: Time) -> bool:
    """Whether it is one resolved day of the calendar."""
    return time.start is not None and time.granularity is Granularity.DAY and time.kind is TimeKind.DATE


def start_of(time: Time) -> datetime:
    """When a resolved time begins."""
    assert time.start is not None  # only resolved times are asked for
    return time.start


def long_date(day: date) -> str:
    """`24 January 2024`."""
    return f"{day.day} {day:%B} {day.year}"
