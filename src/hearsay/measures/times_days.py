"""Which day a clock time without a date falls on.

"On Saturday the alarm was given at 3 p.m."                      the day named in its sentence
"Police said on Sunday the shot fell at 7:12 p.m."               not Sunday: that is when they spoke
"17:10 - stones are thrown" under "13 August", lines below       the day that the account has come to
"... at 10 p.m. on Sunday. The road stayed shut until 2 a.m."    the day after, past midnight
"The hall clock still says 8:49."                                open: a clock that stands tells no day
"7:05 a.m. The square is empty."                                 an entry of a log: the day of the entry before it
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hearsay.measures.times_calendar import moved
from hearsay.measures.times_context import DATELINE_REACH, Context
from hearsay.measures.times_resolve import Interval
from hearsay.measures.times_shapes import Mention, Point
from hearsay.records import Time

DAY_REACH = 1
"""How many paragraphs back a clock time may reach for a day or for the clock time that it goes on from."""

BEHIND_REACH = 60
"""How many characters behind a clock time its date may stand: one clause of about ten words."""

EVENT_AGE = timedelta(days=31)
"""A day at the head of a report that lies no farther back than a month is that of the event it tells of."""

HEAD = 3
"""Paragraphs at the head of a report in which it names the day of what it tells of; one named later is another's."""

EVENING, MORNING = 18, 5
"""From this hour on, a clock time after it of at most that hour lies past midnight."""

ENTRIES = 3
"""Paragraphs that a clock time opens in a log of the day; two may open with one by chance."""

TELLING_REACH = 7
"""Between a verb of telling and its day stand at most so many words: "told reporters in the capital late on Sunday"."""

_TELLING = frozenset({
    "said", "says", "say", "told", "tells", "announced", "added", "stated", "wrote", "posted", "published", "tweeted",
    "claimed", "reported", "issued", "confirmed", "denied", "acknowledged", "admitted", "insisted", "conference",
    "interview", "statement", "briefing", "message", "post", "article", "version",
})  # fmt: skip
_BETWEEN = frozenset({
    "reporters", "journalists", "parliament", "lawmakers", "radio", "television", "tv", "it", "him", "her", "them",
    "us",
    "a", "an", "the", "this", "its", "his", "their", "our", "news", "press", "conference", "in", "at", "to", "on",
    "by", "of",
    "statement", "interview", "briefing", "message", "post", "late", "early", "earlier", "later", "daily", "newspaper",
    "channel", "with", "for", "agency", "and", "again", "only", "there", "here", "city", "capital", "website",
    "account",
})  # fmt: skip
_VERBS = frozenset({
    "said", "says", "told", "announced", "stated", "wrote", "claimed", "reported", "confirmed", "denied",
})  # fmt: skip
_LIMITS = frozenset({"by", "until", "till", "before"})
_ONWARD = frozenset({"since", "from"})

_ENTRY = re.compile(r"[ \t.]*[\])]?[ \t]*[-–—:|]?\s*[\"“‘'A-Z]")
_STOPPED = re.compile(
    r"\b(?:clock|watch|wristwatch|hands|dial)\b[^.!?]{0,60}\b(?:says?|said|reads?|shows?|showed|showing|stopped|stuck|frozen|"
    r"froze|stands?|stood|standing)\b[^.!?]{0,20}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Days:
    """What is known of days when clock times are placed.

    `named` lists the mentions that name a day, `telling` those of them that say when somebody spoke, `heads` of these
    the date of the report itself; `intervals` has the day of each;
    `event` names the first that the report tells of. `entries` lists the clock times that open the entries of a log.
    """

    named: tuple[int, ...]
    telling: frozenset[int]
    heads: frozenset[int]
    intervals: dict[int, Interval]
    event: int | None
    entries: tuple[int, ...] = ()


def days_named(found: Sequence[Mention], around: Context, intervals: dict[int, Interval]) -> Days:
    """The days that the mentions name, and which of them are the event's and which the speakers'."""
    named = tuple(i for i in sorted(intervals) if intervals[i].first and intervals[i].unit == "D")
    heads = frozenset(i for i in named if i < 2 and _heads(found[i], intervals[i], around))
    telling = heads | {i for i in named if _tells(found[i], around)}
    head = [i for i in named if i not in telling and around.paragraph(found[i].start) < HEAD]
    event = next((i for i in head if _is_of_event(intervals[i], around)), None)
    clocks = (i for i, m in enumerate(found) if isinstance(m.shape, Point) and m.shape.hour is not None)
    entries = tuple(i for i in clocks if i not in intervals and _opens_entry(found[i], around))
    return Days(named, telling, heads, intervals, event, entries if len(entries) >= ENTRIES else ())


def _opens_entry(mention: Mention, around: Context) -> bool:
    """Whether it opens its line and a sentence, or nothing, follows: "8:40 a.m. Trucks arrive"."""
    return _opens_paragraph(mention, around) and _ENTRY.match(around.text, mention.end) is not None


def _opens_paragraph(mention: Mention, around: Context) -> bool:
    """Whether nothing of its line stands in front of it."""
    return not around.text[around.text.rfind("\n", 0, mention.start) + 1 : mention.start].strip(" \t*•-–—[(")


def _is_of_event(interval: Interval, around: Context) -> bool:
    if around.reference is None or interval.first is None:
        return True
    return timedelta(0) <= around.reference - interval.first <= EVENT_AGE


def _heads(mention: Mention, interval: Interval, around: Context) -> bool:
    """Whether it is the date at the head of a report, on which it was written."""
    point = mention.shape
    whole = isinstance(point, Point) and point.day is not None and point.month is not None and point.hour is None
    return whole and mention.start < DATELINE_REACH and interval.first == around.reference


def _tells(mention: Mention, around: Context) -> bool:
    """Whether the day says when somebody spoke: "said on Sunday", "On Sunday the ministry said that"."""
    here, tokens = around.sentence(mention.start), around.tokens
    for i in range(mention.first - 1, max(-1, mention.first - 2 - TELLING_REACH), -1):
        token = tokens[i]
        if around.sentence(token.start) != here:
            break
        if token.text in _TELLING:
            return True
        place = i > 1 and tokens[i - 1].letter in "ta" and tokens[i - 2].text in ("in", "at", "from", "outside")
        named = place or around.text[token.start].isupper()
        if not (named or token.text in _BETWEEN or token.letter in "y,A2"):
            break
    opens = mention.first == 0 or around.sentence(tokens[max(0, mention.first - 2)].start) != here
    if not opens:
        return False
    for i in range(mention.last, min(len(tokens) - 1, mention.last + TELLING_REACH)):
        if around.sentence(tokens[i].start) != here:
            return False
        if tokens[i].text in _VERBS:
            return tokens[i + 1].text != ","
    return False


def day_of_clock(
    found: Sequence[Mention], i: int, around: Context, days: Days, times: dict[int, Time]
) -> tuple[date | None, str]:
    """The day of the clock time or part of day that mention `i` is, and why; `times` has those before it."""
    mention = found[i]
    if _stands_still(mention, around):
        return None, "A clock that stands tells no day."
    if (entry := _entry_before(found, i, around, days, times)) is not None:
        start = times[entry].start
        day = _past_midnight(found, i, entry, around, times, start.date() if start else None)
        return day, "The date is that of the entry before it."
    at = bisect_left(days.named, i)
    left = next((k for k in reversed(days.named[:at]) if k not in days.telling), None)
    right = next((k for k in days.named[at : at + 1] if k not in days.telling), None)
    if right is not None and not _near_behind(mention, found[right], around):
        right = None
    told = next((k for k in reversed(days.named[:at]) if k in days.telling and k not in days.heads), None)
    if days.entries[:1] == (i,) and around.reference and left is None and right is None and told is None:
        return around.reference, f"It opens a log that names no day; it is {around.reference_reason}."
    before = _clock_before(found, i, left, around, days, times)
    last = before if before is not None else left
    here, paragraph = around.sentence(mention.start), around.paragraph(mention.start)
    beside = [k for k in (left, right) if k is not None and around.sentence(found[k].start) == here]
    if beside:
        nearest = min(beside, key=lambda k: abs(found[k].start - mention.start))
        day, reason = days.intervals[nearest].first, "The date is the one named next to it in the sentence."
    elif before is not None:
        day, reason = _day_going_on(mention, times[before], days, left), "The date is that of the clock time before it."
    elif left is not None and paragraph - around.paragraph(found[left].start) <= DAY_REACH:
        day, reason = days.intervals[left].first, f"The date is the one named before it, {days.intervals[left].value}."
    elif days.event is not None and _agrees(days, i, told):
        event = days.intervals[days.event]
        day, reason = event.first, f"No date is named near it; the report tells of {event.value}."
    elif told is not None:
        value = days.intervals[told].value
        day, reason = days.intervals[told].first, f"No date is named for it; it was told on {value}, so not later."
    elif around.reference is None:
        return None, f"No date is named next to it and {around.reference_reason}."
    else:
        return around.reference, f"No date is named next to it; it is {around.reference_reason}."
    later = _past_midnight(found, i, last, around, times, day) if last is not None else day
    return later, reason if later == day else f"{reason} It is past midnight of that evening."


def _entry_before(found: Sequence[Mention], i: int, around: Context, days: Days, times: dict[int, Time]) -> int | None:
    """The clock time of the log entry before entry `i`; none where a date opens a paragraph between the two."""
    at = bisect_left(days.entries, i)
    if i not in days.entries[at : at + 1] or not at:
        return None
    before = days.entries[at - 1]
    dated = any(before < k < i and _opens_paragraph(found[k], around) for k in days.named)
    return None if dated or times[before].start is None else before


def _agrees(days: Days, i: int, told: int | None) -> bool:
    """Whether the event's day is named before mention `i`, or lies not after the day on which `i` was told."""
    if days.event is None or days.event < i or told is None:
        return True
    first, last = days.intervals[days.event].first, days.intervals[told].first
    return first is not None and last is not None and first <= last


def _day_going_on(mention: Mention, earlier: Time, days: Days, left: int | None) -> date | None:
    """The day of the clock time before, or where that was past midnight and this is an evening again, the day named."""
    day = earlier.start.date() if earlier.start else None
    point = mention.shape
    named = days.intervals[left].first if left is not None else None
    back = named is not None and day == moved(named, 1, "D") and earlier.start and earlier.start.hour <= MORNING
    return named if back and isinstance(point, Point) and (point.hour or 0) >= EVENING else day


def _stands_still(mention: Mention, around: Context) -> bool:
    """`the clock still says 8:49`: what a clock shows since it stopped."""
    point = mention.shape
    if not isinstance(point, Point) or point.hour is None:
        return False
    return _STOPPED.search(around.text, max(0, mention.start - 120), mention.start) is not None


def _near_behind(mention: Mention, day: Mention, around: Context) -> bool:
    """Whether a date behind a clock time still belongs to it: in its clause, and no limit ("by Wednesday")."""
    gap = around.text[mention.end : day.start]
    return len(gap) <= BEHIND_REACH and not {",", "\n"} & {*gap} and gap.split()[-1:] not in ([w] for w in _LIMITS)


def _clock_before(
    found: Sequence[Mention], i: int, left: int | None, around: Context, days: Days, times: dict[int, Time]
) -> int | None:
    """The last clock time of the event before mention `i` and behind the last day named; no conversion in brackets."""
    for k in range(i - 1, -1 if left is None else left, -1):
        point = found[k].shape
        if around.paragraph(found[i].start) - around.paragraph(found[k].start) > DAY_REACH:
            return None
        bracketed = around.text[max(0, found[k].start - 1) : found[k].start] in "([/"
        clock = isinstance(point, Point) and point.hour is not None and not bracketed
        if clock and k not in days.telling and k in times and times[k].start is not None:
            return k
    return None


def _past_midnight(
    found: Sequence[Mention], i: int, last: int, around: Context, times: dict[int, Time], day: date | None
) -> date | None:
    """The next day where the account goes on from an evening, mention `last`, to an early hour."""
    point, earlier = found[i].shape, found[last].shape
    if day is None or last >= i or not isinstance(point, Point) or not isinstance(earlier, Point):
        return day
    if point.hour is None or point.hour > MORNING:
        return day
    evening = EVENING <= earlier.hour < 24 if earlier.hour is not None else earlier.part in ("NI", "EV")
    start = times[last].start
    same_day = start is not None and start.date() == day
    onward = found[i].first and around.tokens[found[i].first - 1].text in _ONWARD
    return moved(day, 1, "D") if evening and same_day and not onward else day
