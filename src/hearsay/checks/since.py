"""C3 on lengths counted from a day: does "ten days later" or "a week after the fire" fit the days that reports name?

    "The march was on 2 March. Ten days later, on 12 March, ..."    10 days: holds
    "Ten days have passed since the march of 2 March"               to the date of the report: holds
    "A week after the fire", where reports have the fire on 13 May   to the date of the report: holds

What the length is counted from is rarely said beyond doubt, so a mismatch is only flagged, and only where the later
day stands right beside the length and the text names one other day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hearsay.checks.elapsed import Length, is_day, lengths, long_date, start_of
from hearsay.checks.say import Limits, finding, number
from hearsay.checks.view import View
from hearsay.records import Finding, Report, Span, Step, Time
from hearsay.types import Outcome

CODE = "C3"
NOT_SHOWN = "That the lengths fit does not show when anything happened."
SLACK = {"day": 0, "week": 1, "month": 3, "year": 15}
"""Days that "a week after" leaves open; narrower than half of the unit, for here nothing says what is counted."""
MOST = 0.6
"""Share of the days beside a noun ("the fire") that must be one day for it to be the day of that event."""
REACH = 60
"""Characters behind "after" in which the event or its date is named."""

_COUNTED = re.compile(
    r"^\s*(?:(?:have |has |had )?(?:now |since )?(?:passed|elapsed|gone by)|later|on\b(?=,| from)|after|afterwards|"
    r"before|earlier|ago|since)\b",
    re.IGNORECASE,
)
_LASTED = re.compile(r"\b(?:after|within|took|lay|lie|were|lasted|for)\s*(?:only |just |some |about )?$", re.IGNORECASE)
_PASSED = re.compile(r"\b(?:passed|elapsed|between|apart|lay|until|till|took|later|after)\b", re.IGNORECASE)
_TO_NOW = re.compile(
    r"^\s*(?:(?:have |has )(?:now )?(?:passed|elapsed|gone by)|on\b|later\b|ago|since)\b", re.IGNORECASE
)
_THEN = re.compile(r"^\s*(?:later|afterwards)\s*,?\s*(?:on\s+)?$", re.IGNORECASE)
_NOW = re.compile(r"^\s*,?\s*$")
_EVENT = re.compile(
    r"^\s*(?:after|since)\s+(?:the|its|this|that)\s+((?:[\w’'-]+\s+){0,3}?[\w’'-]+)(?=[,.;:]|$|\s(?:in|at|of|on|that|which|hit|struck|the)\b)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"^\s*(?:after|since)\s+[^.;,]{0,60}$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Day:
    """A day and the words that name it; without words it is the date of the report itself."""

    on: date
    words: str
    spans: tuple[Span, ...] = ()


def check_since(view: View) -> Iterator[Finding]:
    """A length counted from a day ("ten days later", "a week after the fire") fits the days that reports name."""
    for report in view.reports.values():
        days = [t for t in view.times.get(report.id, ()) if is_day(t)]
        for length in lengths(view, report):
            if length.days >= 2:
                yield from _counted(view, report, length, days)


def _counted(view: View, report: Report, length: Length, days: Sequence[Time]) -> Iterator[Finding]:
    at = view.sentence_index(length.span)
    sentence = view.sentences(report.id)[at]
    behind = view.text(report.id, length.span.end, min(sentence.end, length.span.end + REACH))
    before = view.text(report.id, sentence.start, length.span.start)
    here = [t for t in days if sentence.covers(t.span) and not t.span.overlaps(length.span)]
    if not (_COUNTED.match(behind) or (_LASTED.search(before) and _PASSED.search(view.words(sentence)))):
        return
    if len(here) == 2:
        beside = _is_second(view, here[1], length)
        yield from _fits(length, _day(view, here[0]), _day(view, here[1]), flagged=beside)
    elif len(here) == 1:
        first = _day_before(view, days, at)
        if first and _is_second(view, here[0], length):
            yield from _fits(length, first, _day(view, here[0]), flagged=True)
        elif first and not _TO_NOW.match(behind):
            yield from _fits(length, first, _day(view, here[0]))
        elif report.published and (_TO_NOW.match(behind) or _is_after(view, length, here[0])):
            yield from _fits(length, _day(view, here[0]), Day(report.published.day, "the date of the report"))
    elif not here and report.published:
        today = Day(report.published.day, "the date of the report")
        event = _EVENT.match(behind)
        first = _day_of(view, event[1], today.on) if event else _day_before(view, days, at)
        if first and (event or _TO_NOW.match(behind)):
            yield from _fits(length, first, today)


def _is_second(view: View, time: Time, length: Length) -> bool:
    """Whether the day stands right beside the length: "Ten days later, on 12 March", "on 12 March, ten days later"."""
    if time.span.start >= length.span.end:
        return bool(_THEN.match(view.between(length.span, time.span)))
    later = re.match(r"\s*later\b", view.text(time.report, length.span.end, length.span.end + len(" later") + 1))
    return bool(later and _NOW.match(view.between(time.span, length.span)))


def _is_after(view: View, length: Length, time: Time) -> bool:
    """Whether the day closes the phrase behind the length: "ten days after the shooting of 2 March"."""
    words = view.between(length.span, time.span) if time.span.start >= length.span.end else ""
    return bool(_AFTER.match(words))


def _day(view: View, time: Time) -> Day:
    return Day(start_of(time).date(), view.words(time.span), (time.span,))


def _day_before(view: View, days: Sequence[Time], sentence: int) -> Day | None:
    """The one day, with its number, that the sentence before names; None where it names none or several."""
    found = {start_of(t).date(): t for t in days if view.sentence_index(t.span) == sentence - 1}
    clear = [t for t in found.values() if _DIGIT.search(view.words(t.span))]
    return _day(view, clear[0]) if len(found) == len(clear) == 1 else None


def _day_of(view: View, event: str, today: date) -> Day | None:
    """The day that reports give for "the fire": in most of the sentences with that noun and a day.

    One report is enough where every such day has its number.
    """
    noun = event.split()[-1].lower().removesuffix("’s").removesuffix("'s")
    named = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE)
    found: list[Time] = []
    for report in view.reports.values():
        for sentence in view.sentences(report.id):
            if named.search(view.words(sentence)):
                dated = [t for t in view.in_sentence(view.times.get(report.id, ()), sentence) if is_day(t)]
                found += dated[:1] if len(dated) == 1 and start_of(dated[0]).date() < today else []
    if not found:
        return None
    day, times = Counter(start_of(t).date() for t in found).most_common(1)[0]
    reports = {t.report for t in found if start_of(t).date() == day}
    explicit = times == len(found) and all(_DIGIT.search(view.words(t.span)) for t in found)
    if times < MOST * len(found) or (len(reports) < 2 and not explicit):
        return None
    spans = {t.report: t.span for t in reversed(found) if start_of(t).date() == day}
    return Day(day, f"the {noun} of {long_date(day)}", tuple(spans[r] for r in sorted(spans)))


def _fits(length: Length, first: Day, second: Day, flagged: bool = False) -> Iterator[Finding]:
    apart = abs((second.on - first.on) // timedelta(days=1))
    trace = [
        Step(f"{first.words}: {long_date(first.on)}", (), first.spans),
        Step(f"{second.words}: {long_date(second.on)}", (), second.spans),
        Step(f"stated: {length.words}", (length.amount,), (length.span,)),
        Step(f"the days are {number(apart)} apart", (float(apart),)),
    ]
    counted = (
        f"From {long_date(min(first.on, second.on))} to {long_date(max(first.on, second.on))} is {number(apart)} days"
    )
    assumed = (f"The count begins with {first.words}.",)
    if abs(apart - length.days) <= SLACK[length.unit]:
        own = "" if length.unit == "day" else f": {length.words}"
        yield finding(CODE, Outcome.HOLDS, f"{counted}{own}, as stated.", trace, Limits(assumed, NOT_SHOWN))
    elif flagged:
        yield finding(CODE, Outcome.FLAG, f"{counted}, not {length.words} as stated.", trace, Limits(assumed))
