"""C3 on what lasted: does a length fit the beginning and the end that the sentence gives?

    "The blackout began at 11:40 p.m. and lasted 50 minutes, until 12:30 a.m."       50 minutes: holds
    "The quarantine of 14 days began on 10 February and ended on 24 February 2024"   14 days: holds

    "At 16:02 the first shot was heard. The last was heard at 16:09, seven minutes later."    7 minutes: holds

A mismatch is a flag: breaks may not be counted, and the length may be of a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from hearsay.checks.clocks import DAY, length_words
from hearsay.checks.elapsed import Length, is_day, lengths, start_of
from hearsay.checks.say import Limits, finding, number
from hearsay.checks.view import View
from hearsay.records import Finding, Report, Span, Step, Time
from hearsay.types import Granularity, Outcome, TimeKind

CODE = "C3"
NOT_SHOWN = "That the lengths fit does not show when anything happened."
MINUTES = {"minute": 1.0, "hour": 60.0}
LEAST = timedelta(minutes=5)
"""Clock times are given to the nearest five minutes."""

_BEGAN = re.compile(
    r"\b(?:began|begun|started|broke out|opened|left|set out|imposed)\s*(?:at|on)?\s*(?:about )?$", re.I
)
_ENDED = re.compile(r"\b(?:until|till|ended|finished|over|lifted|closed|to)\s*(?:at|on)?\s*$", re.IGNORECASE)
_LASTED = re.compile(r"\b(?:took|lasted|lasting|of|for)\s*(?:just |only |exactly )?$", re.IGNORECASE)
_LATER = re.compile(r"^\s*(?:later|afterwards|after that)\b", re.IGNORECASE)
_LATER_AT = re.compile(r"^\s*(?:later|afterwards|after that)\s*,?\s*(?:at\s*)?$", re.IGNORECASE)
_COMMA = re.compile(r"^\s*,\s*(?:just |only |exactly )?$")
_SHIFTED = re.compile(r"\b(?:later|earlier|after|before|ago)\b", re.IGNORECASE)
LEAD = 30
"""Characters before a time or length in which the verb stands that makes it a beginning, an end, a length."""


def check_lasting(view: View) -> Iterator[Finding]:
    """A stated length fits the beginning and the end that its sentence gives."""
    for report in view.reports.values():
        stated = lengths(view, report)
        for sentence in view.sentences(report.id):
            times = view.in_sentence(view.times.get(report.id, ()), sentence)
            here = [one for one in stated if sentence.covers(one.span) and _leads(view, sentence, one.span, _LASTED)]
            if len(here) == 1:
                yield from _judged(view, report, sentence, here[0], times)
        for length in stated:
            yield from _later(view, report, length)


def _later(view: View, report: Report, length: Length) -> Iterator[Finding]:
    """ "at 4:20 p.m. Ten minutes later, at 4:30 p.m.", "at 16:02. The last at 16:09, seven minutes later"."""
    at = view.sentence_index(length.span)
    sentence = view.sentences(report.id)[at]
    if length.unit not in MINUTES or not _LATER.match(view.text(report.id, length.span.end, sentence.end)):
        return
    clocks = [t for t in view.times.get(report.id, ()) if _is_clock(view, t) and not t.span.overlaps(length.span)]
    here = [t for t in clocks if sentence.covers(t.span)]
    before = [t for t in clocks if view.sentence_index(t.span) == at - 1]
    if len(here) == 2 and here[0].span.end <= length.span.start and length.span.end <= here[1].span.start:
        before, here = here[:1], here[1:]
    if len(here) != 1 or len(before) != 1 or before[0].approximate or here[0].approximate:
        return
    behind = here[0].span.start >= length.span.end
    joint = view.between(length.span, here[0].span) if behind else view.between(here[0].span, length.span)
    if (_LATER_AT if behind else _COMMA).match(joint):
        yield from _told(view, length, (before[0], here[0]))


def _is_clock(view: View, time: Time) -> bool:
    fine = time.kind is TimeKind.CLOCK and time.start and time.granularity is not Granularity.PART_OF_DAY
    return bool(fine) and not _SHIFTED.search(view.words(time.span))


def _leads(view: View, sentence: Span, span: Span, words: re.Pattern[str]) -> bool:
    start = max(sentence.start, span.start - LEAD)
    return bool(words.search(view.text(span.report, start, span.start)))


def _judged(view: View, report: Report, sentence: Span, length: Length, times: Sequence[Time]) -> Iterator[Finding]:
    apart = [t for t in times if not t.span.overlaps(length.span)]
    clocks = [t for t in apart if t.kind is TimeKind.CLOCK and t.start and t.granularity is not Granularity.PART_OF_DAY]
    days = [t for t in apart if is_day(t)]
    pair = clocks if length.unit in MINUTES else days
    if len(pair) != 2 or not (
        _leads(view, sentence, pair[0].span, _BEGAN) and _leads(view, sentence, pair[1].span, _ENDED)
    ):
        return
    yield from _told(view, length, (pair[0], pair[1]))


def _told(view: View, length: Length, pair: tuple[Time, Time]) -> Iterator[Finding]:
    gap = start_of(pair[1]).replace(tzinfo=None) - start_of(pair[0]).replace(tzinfo=None)
    if length.unit in MINUTES:
        gap %= DAY
        off = abs(gap - timedelta(minutes=length.amount * MINUTES[length.unit]))
        fits, said = off <= max(LEAST, timedelta(minutes=MINUTES[length.unit] / 4)), length_words(gap)
    else:
        fits, said = abs(gap.days - length.days) <= length.slack, f"{number(gap.days)} days"
    trace = [
        Step(f"began: {view.words(pair[0].span)}", (), (pair[0].span,)),
        Step(f"ended: {view.words(pair[1].span)}", (), (pair[1].span,)),
        Step(f"stated: {length.words}", (length.amount,), (length.span,)),
        Step(f"between them: {said}", (gap.total_seconds() / 60 if length.unit in MINUTES else float(gap.days),)),
    ]
    words = f"From “{view.words(pair[0].span)}” to “{view.words(pair[1].span)}” is {said}"
    if fits:
        yield finding(CODE, Outcome.HOLDS, f"{words}, as stated.", trace, Limits((), NOT_SHOWN))
    else:
        limits = Limits(("The length is of the whole stretch.",))
        yield finding(CODE, Outcome.FLAG, f"{words}, not {length.words} as stated.", trace, limits)
