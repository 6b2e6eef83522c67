"""C3: does a stated length of time fit the dates and hours beside it?

    "the war, which reached its 700th day on Wednesday"     counted from 24 February 2022 as day 1: holds
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

from hearsay.checks.say import Limits, finding, number
from hearsay.checks.view import View
from hearsay.errors import LexiconError
from hearsay.measures.units import UNITS
from hearsay.records import Figure, Finding, Report, Span, Step, Time
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
        dated = [t for t in view.in_sentence(view.times.get(report.id, ()), sentence) if _is_day(t)]
        day = _start(dated[0]).date() if dated else report.published.day if report.published else None
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
        Step(f"{_long(day)}", (), (dated,) if dated else ()),
        Step(
            f"{_long(anchor.first)} to {_long(day)}: {number(passed)} days, day {number(passed + 1)}", (float(passed),)
        ),
    ]
    assumed = (f"Day 1 is {_long(anchor.first)}, the beginning of {anchor.name} ({anchor.source}).",)
    if nth in (passed, passed + 1):
        sentence = f"{_long(day)} is day {number(passed + 1)} of {anchor.name}: “{match.group()}” fits."
        return finding(CODE, Outcome.HOLDS, sentence, trace, Limits(assumed, NOT_SHOWN))
    near = abs(nth - passed) <= NTH_DAY_NEAR
    sentence = f"{_long(day)} is day {number(passed + 1)} of {anchor.name}, not {number(nth)}."
    if near:
        return finding(CODE, Outcome.FLAG, sentence, trace, Limits(assumed))
    missing = ("the beginning that the text counts from",)
    return finding(CODE, Outcome.CANNOT, sentence, trace, Limits(assumed, missing=missing))


def _between_dates(view: View, report: Report) -> Iterator[Finding]:
    """ "On 12 June, ten days after the crash of 2 June": two dates and the length between, in that order."""
    figures = [f for f in view.figures.get(report.id, ()) if f.unit in ("day", "week") and f.bound is Bound.EXACT]
    days = [t for t in view.times.get(report.id, ()) if _is_day(t)]
    for length in figures:
        sentence = view.sentences(report.id)[view.sentence_index(length.span)]
        here = view.in_sentence(days, sentence)
        before = [t for t in here if t.span.end <= length.span.start]
        after = [t for t in here if t.span.start >= length.span.end]
        if not before or not after:
            continue
        first, second = before[-1], after[0]
        if _APART.match(view.between(first.span, length.span)) and _AFTER.match(view.between(length.span, second.span)):
            yield _dates_apart(view, first, length, second)


def _dates_apart(view: View, first: Time, length: Figure, second: Time) -> Finding:
    days = abs((_start(first) - _start(second)).days)
    stated = length.lo * (7 if length.unit == "week" else 1)
    trace = [
        Step(view.words(first.span), (), (first.span,)),
        Step(view.words(second.span), (), (second.span,)),
        Step(f"stated: {number(length.lo)} {length.unit}s", (length.lo,), (length.span,)),
        Step(f"the dates are {number(days)} days apart", (float(days),)),
    ]
    words = f"“{view.words(first.span)}” and “{view.words(second.span)}” are {number(days)} days apart"
    slack = 1 if length.unit == "day" else 3  # the first day counted or not; a week rounded
    if abs(days - stated) <= slack:
        return finding(CODE, Outcome.HOLDS, f"{words}, as stated.", trace, Limits((), NOT_SHOWN))
    sentence = f"{words}, not {number(length.lo)} {length.unit}s as stated."
    return finding(CODE, Outcome.FAILS, sentence, trace, Limits(("Both dates belong to the stated length.",)))


def _between_hours(view: View, report: Report) -> Iterator[Finding]:
    """ "from 3 p.m. to 5 p.m., three hours": two clock times as a range and a length in the same sentence."""
    clocks = [t for t in view.times.get(report.id, ()) if t.kind is TimeKind.CLOCK and t.start]
    lengths = [f for f in view.figures.get(report.id, ()) if f.unit in ("hour", "minute") and f.bound is Bound.EXACT]
    for first, second, words in view.neighbours(clocks):
        if not _CLOCK_RANGE.match(words):
            continue
        sentence = view.sentences(report.id)[view.sentence_index(first.span)]
        here = view.in_sentence(lengths, sentence)
        started = re.search(r"\b(?:from|between)\s*$", view.text(report.id, sentence.start, first.span.start), re.I)
        if len(here) != 1 or not started or first.approximate or second.approximate:
            continue
        yield from _hours_apart(view, (first, second), here[0])


def _hours_apart(view: View, clocks: tuple[Time, Time], length: Figure) -> Iterator[Finding]:
    first, second = clocks
    start, end = _start(first), _start(second)
    if (start.tzinfo is None) != (end.tzinfo is None):
        return
    gap = (end - start) % timedelta(days=1)
    stated = timedelta(seconds=length.lo * UNITS[length.unit].factor)
    minutes = gap.total_seconds() / 60
    trace = [
        Step(view.words(first.span), (), (first.span,)),
        Step(view.words(second.span), (), (second.span,)),
        Step(f"stated: {number(length.lo)} {length.unit}s", (length.lo,), (length.span,)),
        Step(f"the times are {number(minutes)} minutes apart", (minutes,)),
    ]
    words = f"From {view.words(first.span)} to {view.words(second.span)} is {number(minutes)} minutes"
    slack = timedelta(minutes=30 if length.unit == "hour" else 5)  # half of the unit the words round to
    if abs(gap - stated) <= slack:
        yield finding(CODE, Outcome.HOLDS, f"{words}, as stated.", trace, Limits((), NOT_SHOWN))
        return
    sentence = f"{words}, not {number(length.lo)} {length.unit}s as stated."
    yield finding(CODE, Outcome.FLAG, sentence, trace, Limits(("The length is of that stretch of time.",)))


def _is_day(time: Time) -> bool:
    return time.start is not None and time.granularity is Granularity.DAY and time.kind is TimeKind.DATE


def _start(time: Time) -> datetime:
    assert time.start is not None  # only resolved times are asked for
    return time.start


def _long(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
