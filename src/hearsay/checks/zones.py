"""C2: are two clock times the same moment?

    "3 p.m. Eastern time (20:00 GMT)"              15:00-05:00 is 20:00 UTC on 24 January: holds
    "11:00 local time (08:00 local time)"          one clock, three hours apart: fails
    "6:40 p.m. local time (1640 GMT, 12:40 p.m. EDT)"   compared pair by pair

Only times that the text equates are compared: one in brackets behind the other, or joined by a slash, "or",
"that is". A time without a stated zone is compared through the places that the report names; where it would need
a clock that is not whole quarter hours from UTC, it fails. Offsets are those of that date (IANA time zone
database): what holds in January may fail in March, when New York and Kyiv change their clocks on different days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from hearsay.checks.clocks import (
    DAY,
    apart,
    has_zone,
    implied_offset,
    is_in_use,
    length_words,
    offset_of,
    offset_words,
    other_gaps,
    utc_words,
)
from hearsay.checks.say import Limits, finding
from hearsay.checks.view import View
from hearsay.measures.zones import clock, places_in, zone_table
from hearsay.records import Finding, Step, Time
from hearsay.types import Granularity, Outcome, TimeKind, ZoneFrom

CODE = "C2"
NOT_SHOWN = "That the times are one moment does not show that anything happened then."
ROUNDED = timedelta(minutes=5)
"""Times stated as "about" agree within five minutes: a zone slip is at least thirty."""
REACH = 40
"""Characters behind a clock time in which the place of the clock is named."""

_EQUATED = re.compile(
    r"^\s*(?:time\s*)?(?:(?:on\s+)?[A-Z][a-z]+day\s*)?(?:[(\[/=]|,?\s*(?:or|that is|which (?:is|was)|i\.e\.)\b|;|,)\s*"
    r"(?:about|around|or)?\s*$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^\s*[,;]\s*$")
_LOOSE = re.compile(r"^(?:\s*,|\s+[-–—]|\s*—)\s*(?:or )?$")
"""Between two clocks that are one moment if the second is an aside: "18:00 GMT, 7 p.m. in Vienna"."""
_BEFORE_BRACKET = re.compile(r"^[^\d(]*\(")
_UNIVERSAL = re.compile(r"(?:\b|\d)(?:GMT|UTC|Z)\b")
_ASIDE_ENDS = re.compile(r"^(?:[,.;:)\]]|\s[-–—]|—|\s*$)")
_IN_PLACE = re.compile(r"^(?:\s+local(?: time)?)?\s+(?:in|at)\s+(?:the\s+)?", re.IGNORECASE)
_SHIFTED = re.compile(r"\b(?:after|before|later|earlier)\b", re.IGNORECASE)
_LOCAL = re.compile(r"\blocal\b", re.IGNORECASE)
_BRACKET = re.compile(r"[(\[]")


def check_zones(view: View) -> Iterator[Finding]:
    """Two clock times that the text equates are the same moment on that date."""
    found = [*_equated(view)]
    yield from _borne_out(found)
    yield from _across(view)


def _borne_out(found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings; a doubt about the place is none where another report equates that local time as the place does.

    "at 4:10 a.m. (0310 GMT)" against "at 4:10 a.m. (0210 GMT)", both of Warsaw in summer: the first fails.
    """
    right = [f for f in found if f.outcome is Outcome.HOLDS]
    for one in found:
        others = sorted({r for f in right if _gives_the_gap(f, one) for r in f.reports} - {*one.reports})
        if one.outcome is Outcome.FLAG and others:
            why = f"Another report ({', '.join(others)}) gives the same local time its right time elsewhere."
            one = replace(one, outcome=Outcome.FAILS, sentence=one.sentence.replace(", if the place is right", ""),
                          assumed=(*one.assumed, why))  # fmt: skip
        yield one


def _gives_the_gap(right: Finding, doubtful: Finding) -> bool:
    """Whether two readings begin with one local time and are as far apart as the doubtful one is off."""
    (local, other), (same, wrong) = ([step.values[0] for step in f.trace[:2]] for f in (right, doubtful))
    away = abs(other - wrong) % 24
    return local == same and round(min(away, 24 - away) * 60) == round(doubtful.trace[-1].values[0])


def _equated(view: View) -> Iterator[Finding]:
    """The findings on clock times that one text equates."""
    for times in view.times.values():
        clocks = [_placed(view, t) for t in times if _is_clock(t)]
        run: list[Time] = []
        open_bracket = False
        for left, right, between in view.neighbours(clocks):
            words = between + _lead(view, right)
            open_bracket = bool(_BRACKET.search(words)) or (open_bracket and not re.search(r"[)\].]", words))
            equated = _EQUATED.match(words) and (not _LISTED.match(words) or open_bracket)
            if equated and _other_clock(view, left, right, words):
                run = [*run, right] if run and run[-1] == left else [left, right]
            elif run:
                yield _judged(view, run)
                run = []
            if not run and _LOOSE.match(words) and _other_clock(view, left, right, words):
                one = _judged(view, [left, right])
                yield from [one] * (one.outcome is Outcome.HOLDS or _is_closed(view, left, right))
        if run:
            yield _judged(view, run)


def _placed(view: View, time: Time) -> Time:
    """The time with the place behind it, whose clock it is: "7 p.m. in Vienna"; as it was where none is named."""
    if has_zone(view.words(time.span), time) and time.zone_from is not ZoneFrom.PLACE:
        return time
    match = _IN_PLACE.match(view.text(time.report, time.span.end, time.span.end + REACH))
    at = time.span.end + match.end() if match else 0
    named = places_in(view.text(time.report, at - len("in "), at + REACH)) if match else []
    if not named or named[0][0] != len("in "):
        return time
    _, name, zone = named[0]
    certain = name.lower() in zone_table().places
    span = replace(time.span, end=at + len(name))
    start = _moment(time).replace(tzinfo=clock(zone))
    origin = ZoneFrom.TEXT if certain else ZoneFrom.PLACE
    return replace(time, span=span, start=start, zone=zone, zone_from=origin, reason=f"The clock of {name} is meant.")


def _lead(view: View, time: Time) -> str:
    """What stands before the clock in the words of a time: "Saturday (" of "Saturday (18:00 GMT)"."""
    match = _BEFORE_BRACKET.match(view.words(time.span))
    return match.group() if match else ""


def _is_closed(view: View, left: Time, right: Time) -> bool:
    """Whether both name their clocks, one of them GMT, and the second is an aside: "7 p.m. Vienna time, 18:00 GMT."

    Two places ("vigils at 7 p.m. in Vienna, 8 p.m. in Paris") may each have a moment of their own.
    """
    stated = all(_states_zone(view, t) for t in (left, right))
    universal = any(_UNIVERSAL.search(view.words(t.span)) for t in (left, right))
    return stated and universal and bool(_ASIDE_ENDS.match(view.text(right.report, right.span.end, right.span.end + 3)))


def _is_clock(time: Time) -> bool:
    return time.kind is TimeKind.CLOCK and time.start is not None and time.granularity in _CLOCK_LIKE


def _across(view: View) -> Iterator[Finding]:
    """The same moment on two clocks, in different sentences or reports: "18:40 Oslo time", "1640 GMT"."""
    moments: dict[datetime, list[Time]] = {}
    for times in view.times.values():
        for time in times:
            if _is_clock(time) and has_zone(view.words(time.span), time) and not _SHIFTED.search(view.words(time.span)):
                moments.setdefault(_moment(time).astimezone(UTC), []).append(time)
    for same in moments.values():
        by_offset = {offset_of(_moment(t)): t for t in reversed(same)}
        first, *others = by_offset.values()
        apart_in_text = [
            t
            for t in others
            if t.report != first.report or view.sentence_index(t.span) != view.sentence_index(first.span)
        ]
        if apart_in_text:
            run = [first, *apart_in_text]
            trace = [_step(view, t) for t in run]
            words = " = ".join(view.words(t.span) for t in run)
            at = f"{utc_words(_moment(first))} on {_moment(first):%-d %B %Y}"
            assumed = ("Both speak of the same moment.",)
            yield finding(CODE, Outcome.HOLDS, f"{words}: {at}.", trace, Limits(assumed, NOT_SHOWN))


_CLOCK_LIKE = (Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND)


def _other_clock(view: View, left: Time, right: Time, words: str) -> bool:
    """Whether the second may restate the first: on another clock, in brackets or behind a slash."""
    a, b = left.start, right.start
    if a is None or b is None:
        return False
    zoned = has_zone(view.words(right.span), right) or _both_local(view, (left, right))
    return zoned and (left.zone != right.zone or bool(_BRACKET.search(words)) or "/" in words)


def _states_zone(view: View, time: Time) -> bool:
    """Whether the words name the clock. "Local time" names none: whose it is was inferred, and may be wrong."""
    words = view.words(time.span)
    return has_zone(words, time) and time.zone_from is ZoneFrom.TEXT and not _LOCAL.search(words)


def _both_local(view: View, run: Sequence[Time]) -> bool:
    return all(_LOCAL.search(view.words(t.span)) for t in run)


def _judged(view: View, run: list[Time]) -> Finding:
    if _both_local(view, run):
        return _one_clock(view, run)
    trace = [_step(view, t) for t in run]
    words = " = ".join(view.words(t.span) for t in run)
    stated = [t for t in run if _states_zone(view, t)]
    slack = ROUNDED if any(t.approximate for t in run) else timedelta()
    gap = apart([_moment(t) for t in stated]) if stated else timedelta()
    if gap > slack:
        return _fails(_against(view, run), gap, trace, f"{' and '.join(utc_words(_moment(t)) for t in stated)} are")
    anchor = stated[0] if stated else run[0]
    fits = [_fit(view, t, anchor, slack) for t in run if t not in stated and t is not anchor]
    assumed = tuple(fit.assumed for fit in fits if fit.assumed)
    missing = tuple(fit.missing for fit in fits if fit.missing)
    if impossible := next((fit for fit in fits if fit.outcome is Outcome.FAILS), None):
        return _fails(_against(view, run), impossible.gap, trace, "no clock on earth is so far from UTC: the two are")
    if not stated and anchor.zone_from is not ZoneFrom.PLACE:
        missing = (f"the zone of “{view.words(anchor.span)}”", *missing)
    if doubtful := next((fit for fit in fits if fit.outcome is Outcome.FLAG), None):
        sentence = f"{_against(view, run)}: {length_words(doubtful.gap)} apart, if the place is right."
        trace.append(Step(f"{length_words(doubtful.gap)} apart", (doubtful.gap.total_seconds() / 60,)))
        return finding(CODE, Outcome.FLAG, sentence, trace, Limits(assumed, missing=missing))
    if len(stated) < 2 and missing:
        return finding(
            CODE, Outcome.CANNOT, f"{words}: one zone is not known.", trace, Limits(assumed, missing=missing)
        )
    at = f"{utc_words(_moment(anchor))} on {_moment(anchor):%-d %B %Y}"
    season = other_gaps(run[0].zone, run[-1].zone, _moment(anchor).year)
    return finding(
        CODE, Outcome.HOLDS, f"{words}: {at}.", trace, Limits(assumed, f"{NOT_SHOWN} {season}".strip(), missing)
    )


@dataclass(frozen=True, slots=True)
class _Fit:
    """How a time whose zone the words do not state fits the stated one."""

    outcome: Outcome
    gap: timedelta = timedelta()
    assumed: str = ""
    missing: str = ""


def _fit(view: View, time: Time, anchor: Time, slack: timedelta) -> _Fit:
    """By the place's zone, else by the zone of any place that the report names, else not known."""
    gap = apart([_moment(anchor), _moment(time)]) if _moment(time).tzinfo and _moment(anchor).tzinfo else DAY
    placed = time.zone_from in (ZoneFrom.PLACE, ZoneFrom.REPORT) and _moment(time).tzinfo is not None
    if placed and gap <= slack:
        return _Fit(Outcome.HOLDS, assumed=time.reason)
    missing = f"the zone of “{view.words(time.span)}”"
    if _moment(anchor).tzinfo is None:
        return _Fit(Outcome.CANNOT, missing=missing)
    offset = implied_offset(_moment(time), _moment(anchor))
    if not is_in_use(offset) and not slack:
        return _Fit(Outcome.FAILS, abs(offset))
    if place := _place_at(view, time, offset):
        assumed = f"“{view.words(time.span)}” is the time of {place}, {offset_words(offset)} on that day."
        return _Fit(Outcome.HOLDS, assumed=assumed)
    if placed:
        return _Fit(Outcome.FLAG, gap, assumed=time.reason)
    return _Fit(Outcome.CANNOT, missing=missing)


def _place_at(view: View, time: Time, offset: timedelta) -> str:
    """The place of the report nearest to the time whose clocks had that offset on that day; empty for none."""
    local = _moment(time).replace(tzinfo=None)
    named = [(p.span.start, p.name, p.zone) for p in view.places.get(time.report, ()) if p.zone]
    found = [
        (abs(at - time.span.start), name)
        for at, name, zone in [*named, *places_in(view.reports[time.report].text)]
        if offset_of(local.replace(tzinfo=clock(zone))) == offset
    ]
    return min(found)[1] if found else ""


def _one_clock(view: View, run: list[Time]) -> Finding:
    """Two times that are both called local: one clock, so they must be one time."""
    trace = [_step(view, t) for t in run]
    words = " = ".join(view.words(t.span) for t in run)
    gap = apart([_moment(t).replace(tzinfo=None) for t in run])
    if not gap:
        return finding(CODE, Outcome.HOLDS, f"{words}: one time, given twice.", trace, Limits((), NOT_SHOWN))
    return _fails(_against(view, run), gap, trace, "both are given on one clock, yet they are")


def _fails(words: str, gap: timedelta, trace: list[Step], why: str) -> Finding:
    trace = [*trace, Step(f"{length_words(gap)} apart", (gap.total_seconds() / 60,))]
    return finding(CODE, Outcome.FAILS, f"{words}: {why} {length_words(gap)} apart.", trace, Limits())


def _against(view: View, run: Sequence[Time]) -> str:
    """ "8:47 p.m. Lima time" is not "13:47 GMT": two clocks that do not show one moment."""
    return " is not ".join(view.words(t.span) for t in run)


def _step(view: View, time: Time) -> Step:
    start = _moment(time)
    shown = start.hour + start.minute / 60
    if not has_zone(view.words(time.span), time):
        return Step(f"{view.words(time.span)}: {start:%H:%M}, zone not stated", (shown,), (time.span,))
    away = f" {offset_words(offset_of(start))} is {utc_words(start)}" if offset_of(start) else " UTC"
    line = f"{view.words(time.span)}: {start:%H:%M}{away}"
    return Step(line, (shown,), (time.span,))


def _moment(time: Time) -> datetime:
    assert time.start is not None  # only resolved times are compared
    return time.start
