"""C4: was something said, or published, before it happened?

    "The ministry said on 12 May 2024 that the depot had burned on 13 May 2024"   a day too early: fails
    published 24 January 2024 08:00 UTC: "it fell at 11:15 Moscow time" (08:15)    a quarter of an hour: flag
    published 3 March 2024: "the bridge fell on 5 March 2024"                      two days: flag

Only what is told as past is held against the time of telling: a sentence with any word of what is to come, of plans or
of terms is left out. The date in a header may be of an earlier version of the page, so it only makes a flag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from hearsay.checks.clocks import DAY, has_zone, length_words
from hearsay.checks.cues import cue
from hearsay.checks.elapsed import is_day, long_date, start_of
from hearsay.checks.say import Limits, finding, number
from hearsay.checks.view import View
from hearsay.records import Finding, Moment, Report, Span, Step, Time
from hearsay.types import Granularity, Outcome, TimeKind, ZoneFrom

CODE = "C4"
CLOCKS = timedelta(minutes=5)
"""Clock times are given to the nearest five minutes."""
DATE_LINE = timedelta(days=1)
"""A day that is not over in one zone may have begun in another: dates a day apart say nothing."""
NEAR = 40
"""Characters between a word of saying and the day it was said on: "said in a statement on"."""

_SAID = re.compile(
    r"\b(?:said|told (?:[\w’'-]+ ){1,4}?|announced|stated|declared|wrote|tweeted|posted|reported|confirmed)"
    r"(?: (?:in|at|to|via|during) (?:[\w’'-]+ ){1,4}?)?\s*,?\s*(?:on|at|late on|early on)?\s*$",
    re.IGNORECASE,
)
_ON = re.compile(r"(?:\bon|\b(?:night|morning|afternoon|evening|hours) of|[.\n]|^)\s*(?:\w+day,?\s*)?$", re.IGNORECASE)
"""Before a day on which something happened: not "for", "after", "from"."""
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


def check_order(view: View) -> Iterator[Finding]:
    """What is told as past happened before it was said and before it was published."""
    for report in view.reports.values():
        for sentence in view.sentences(report.id):
            times = view.in_sentence(view.times.get(report.id, ()), sentence)
            words = view.words(sentence)
            if times and cue("past").search(words) and not cue("to_come").search(words):
                yield from _said_first(view, sentence, times)
                yield from _published_first(view, report, times)


def _said_first(view: View, sentence: Span, times: tuple[Time, ...]) -> Iterator[Finding]:
    """ "said on 12 May that it burned on 13 May": the day of saying, then the day of what was said."""
    days = [t for t in times if is_day(t) and _DIGIT.search(view.words(t.span))]
    if len(days) != 2 or not _SAID.search(view.text(sentence.report, days[0].span.start - NEAR, days[0].span.start)):
        return
    said, happened = days
    if not re.search(r"\bthat\b|:|,", view.between(said.span, happened.span)):
        return
    late = (start_of(happened) - start_of(said)) // DAY
    if late < 1:
        return
    trace = [
        Step(f"said: {view.words(said.span)}", (), (said.span,)),
        Step(f"happened: {view.words(happened.span)}", (), (happened.span,)),
        Step(f"{number(late)} days later", (float(late),)),
    ]
    named = f"{long_date(start_of(happened).date())} is {number(late)} day{'s' * (late > 1)} after"
    sentence_ = f"{named} {long_date(start_of(said).date())}, when it is said to have been told as past."
    assumed = ("The second day is that of what was said.",)
    yield finding(CODE, Outcome.FAILS, sentence_, trace, Limits(assumed))


def _published_first(view: View, report: Report, times: tuple[Time, ...]) -> Iterator[Finding]:
    """A day or a clock time that is told as past and lies behind the report's own date."""
    latest = max((m for m in (report.published, report.modified) if m), key=_end, default=None)
    if latest is None:
        return
    for time in times:
        words = view.words(time.span)
        if is_day(time) and _YEAR.search(words):
            late = start_of(time).date() - latest.day
            if late > DATE_LINE and _ON.search(view.text(report.id, time.span.start - NEAR, time.span.start)):
                yield _flag(view, report, time, latest, f"{number(late.days)} days", float(late.days))
        elif _is_moment(latest) and _is_clock(time, words):
            gap = start_of(time) - latest.value
            if CLOCKS < gap < DAY:
                yield _flag(view, report, time, latest, length_words(gap), gap.total_seconds() / 60)


def _end(moment: Moment) -> datetime:
    """The last instant that a moment may be."""
    at = moment.value if moment.value.tzinfo else moment.value.replace(tzinfo=UTC)
    return at + DAY if moment.granularity is Granularity.DAY else at


def _is_moment(moment: Moment) -> bool:
    return moment.granularity is not Granularity.DAY and moment.value.tzinfo is not None


def _is_clock(time: Time, words: str) -> bool:
    """Whether it is a clock time on a known date whose zone its words state."""
    fine = time.granularity in (Granularity.MINUTE, Granularity.SECOND) and time.kind is TimeKind.CLOCK
    return fine and not time.approximate and time.zone_from is ZoneFrom.TEXT and has_zone(words, time)


def _flag(view: View, report: Report, time: Time, published: Moment, late: str, value: float) -> Finding:
    trace = [
        Step(f"told as past: {view.words(time.span)}", (), (time.span,)),
        Step(f"the report's own date: {published.iso}"),
        Step(f"{late} later", (value,)),
    ]
    sentence = (
        f"“{view.words(time.span)}” is told as past and lies {late} after the report's own date, {published.iso}."
    )
    assumed = ("The header's date is that of this text, not of an earlier version.",)
    return finding(CODE, Outcome.FLAG, sentence, trace, Limits(assumed))
