"""Questions of kind time: at what hour it happened, contact was lost, the alarm was raised.

Shape: `crashed at around 11:00 Moscow time`, `was hit at 6:40 p.m. local time (1640 GMT)` -> `When did it
happen?` with two answers; a time restated in another zone is the same answer. The event nearest to the clock time
in its sentence decides which question it answers (`events.toml`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

from hearsay.questions.ledger import OWN, claims_by_report, event_day, shortest_around
from hearsay.questions.lexicon import events
from hearsay.questions.origins import Holding, origins
from hearsay.reading.segments import sentences
from hearsay.records import Answer, Claim, Question, Relation, Report, Source, Time
from hearsay.types import (
    Commitment,
    Difference,
    Granularity,
    QuestionKind,
    RecordId,
    ReportId,
    SourceKind,
    ZoneFrom,
)

CLOCK = frozenset({Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND})
RESTATED = 16
"""Characters between a clock time and its restatement in another zone: `6:40 p.m. local time (1640 GMT`."""
CLAUSES = re.compile(r"[,;]|\b(?:and|while|but|after|before|hours|minutes)\b")
CLAUSE = 30
"""Characters that a clause boundary counts for."""
NEAR = 150
"""Cost in characters from a clock time to the words of its event beyond which they are not of one event."""
ROUGH = 10
"""Minutes: `around 7 p.m.` may be this far off; a quarter of an hour is told apart (times are rounded to 5 or 10)."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One clock time of an event: when, as which report and source tell it."""

    time: Time
    event: str
    start: datetime
    holding: Holding
    claim: RecordId
    commitment: Commitment
    restated: datetime | None = None

    @property
    def slips(self) -> bool:
        """Whether the restatement does not fit the zone that the report's places give the time."""
        placed = self.time.start
        return bool(self.restated and placed and placed.tzinfo and self.start.utcoffset() != placed.utcoffset())


def clock_questions(
    reports: Sequence[Report],
    sources: Iterable[Source],
    claims: Iterable[Claim],
    times: Sequence[Time],
    parents: Mapping[ReportId, ReportId],
    rank: Mapping[ReportId, int],
) -> list[Question]:
    """One question for each kind of event whose clock time at least two reports tell."""
    tellings = _tellings(reports, sources, claims, times)
    found: list[Question] = []
    for event, told in sorted(tellings.items()):
        if len({t.holding.report for t in told}) < 2:
            continue
        grouped: dict[str, list[Telling]] = defaultdict(list)
        for telling in told:
            grouped[_instant(telling.start)].append(telling)
        sides = sorted(grouped.values(), key=lambda own: (own[0].start.replace(tzinfo=None), own[0].time.id))
        answers = tuple(_answer(own, parents, rank) for own in sides)
        relations = tuple(
            Relation(i, j, *_difference(sides[i], sides[j], answers[i].text, answers[j].text))
            for i in range(len(sides))
            for j in range(i + 1, len(sides))
        )
        spoken = {t.holding.report for t in told}
        found.append(
            Question(
                id="",
                text=events().by_name[event].ask,
                kind=QuestionKind.TIME,
                answers=answers,
                relations=relations,
                silent=tuple(r.id for r in reports if r.id not in spoken) if len(reports) <= 200 else (),
                contested=any(r.difference is Difference.CONFLICT for r in relations),
            )
        )
    return found


def _tellings(
    reports: Sequence[Report], sources: Iterable[Source], claims: Iterable[Claim], times: Sequence[Time]
) -> dict[str, list[Telling]]:
    """The clock times on the day of the event, by the kind of event they stand beside."""
    kinds = {s.id: s.kind for s in sources}
    held = claims_by_report(claims)
    texts = {r.id: r.text for r in reports}
    timed = {t.span.report for t in times if t.granularity in CLOCK}
    bounds = {r.id: sentences(r.text) for r in reports if r.id in timed}
    day = event_day(reports, times)
    told: list[Telling] = []
    end = 0
    for time in times:
        if time.granularity not in CLOCK or time.start is None:
            continue
        if day is not None and abs(time.start.date() - day) > timedelta(days=1):
            continue
        event = _event(texts[time.report], bounds[time.report], time)
        if told and told[-1].time.report == time.report and 0 <= time.span.start - end <= RESTATED:
            told[-1] = replace(told[-1], start=_zoned(_stated(told[-1]), time.start), restated=time.start)
            end = time.span.end
            continue
        end = time.span.end
        claim = shortest_around(held.get(time.report, ()), time.span, time.claim)
        source = claim.source if claim else ""
        own = kinds.get(source, SourceKind.OWN_VOICE) in OWN
        told.append(
            Telling(
                time,
                event,
                time.start,
                Holding(time.report, source, own),
                claim.id if claim else "",
                claim.commitment if claim else Commitment.ASSERTED,
            )
        )
    found: dict[str, list[Telling]] = defaultdict(list)
    for telling in _split(told):
        if telling.event:
            found[telling.event].append(telling)
    return found


def _split(told: Sequence[Telling]) -> list[Telling]:
    """The tellings, one that slips as the two times it gives: `4:10 a.m. (0310 GMT)` where others have 0210 GMT.

    Which of two zones is right, the one of its places or the one its restatement gives, another report tells.
    """
    right = {(t.start, t.holding.report) for t in told if t.restated and not t.slips}
    found: list[Telling] = []
    for one in told:
        placed = one.time.start
        if one.restated and placed and one.slips and any(s == placed and r != one.holding.report for s, r in right):
            found += [replace(one, start=placed), replace(one, start=one.restated)]
        else:
            found.append(one)
    return found


def _stated(told: Telling) -> datetime:
    """The clock time with its zone only if the words give it: one taken from the report gives way to a restatement."""
    return told.start.replace(tzinfo=None) if told.time.zone_from is ZoneFrom.REPORT else told.start


def _zoned(clock: datetime, restated: datetime) -> datetime:
    """A clock time without zone, with the offset that its restatement in a known zone gives it."""
    if clock.tzinfo is not None or restated.tzinfo is None:
        return clock
    apart = clock - restated.astimezone(UTC).replace(tzinfo=None)
    minutes = round(apart.total_seconds() / 60) % (24 * 60)
    minutes -= 24 * 60 if minutes > 14 * 60 else 0
    return clock.replace(tzinfo=timezone(timedelta(minutes=minutes))) if minutes % 15 == 0 else clock


def _event(text: str, bounds: Sequence[tuple[int, int]], time: Time) -> str:
    """The kind of event told nearest to the time in its sentence."""
    index = max(0, bisect_right([start for start, _ in bounds], time.span.start) - 1)
    near: list[tuple[int, str]] = []
    for found in events().find(text, *bounds[index]):
        first, last = sorted(((found.start, found.end), (time.span.start, time.span.end)))
        between = text[first[1] : last[0]]
        near.append((len(between) + CLAUSE * len(CLAUSES.findall(between)), found.name))
    return min(near)[1] if near and min(near)[0] <= NEAR else ""


def _instant(moment: datetime) -> str:
    """A key that is equal for one time of day in two zones, and apart from a time whose zone is unknown.

    The day is left out: a report that gets the hour right and the day wrong differs on another question.
    """
    return f"{moment.astimezone(UTC):%H%M}" if moment.tzinfo else f"?{moment:%H%M}"


def _answer(told: Sequence[Telling], parents: Mapping[ReportId, ReportId], rank: Mapping[ReportId, int]) -> Answer:
    clocks = Counter(wall for wall, _ in {(f"{t.start:%H:%M}", t.holding.report) for t in told})
    first = max(told, key=lambda t: (clocks[f"{t.start:%H:%M}"], t.time.zone_from is ZoneFrom.TEXT))
    commitments = {t.commitment for t in told}
    name = first.time.zone if first.start == first.time.start else str(first.start.tzinfo or "")
    zone = f" ({name})" if name else ""
    about = "about " if any(t.time.approximate for t in told) else ""
    return Answer(
        text=f"{about}{first.start:%H:%M}{zone}",
        iso=first.start.isoformat(timespec="minutes"),
        claims=tuple(dict.fromkeys(t.claim for t in told if t.claim)),
        measures=tuple(dict.fromkeys(t.time.id for t in told)),
        holders=tuple(dict.fromkeys(t.holding.source for t in told if t.holding.source)),
        reports=tuple(dict.fromkeys(t.holding.report for t in told)),
        origins=origins((t.holding for t in told), parents, rank),
        commitment=min(commitments, key=lambda c: list(reversed(Commitment)).index(c)),
    )


def _difference(a: Sequence[Telling], b: Sequence[Telling], left: str, right: str) -> tuple[Difference, str]:
    """Rounding where one is approximate and the other near; else a conflict, with how far they are apart."""
    one, two = a[0].start, b[0].start
    if (one.tzinfo is None) != (two.tzinfo is None):
        one, two = one.replace(tzinfo=None), two.replace(tzinfo=None)
    minutes = round((one - two).total_seconds() / 60) % (24 * 60)
    minutes = min(minutes, 24 * 60 - minutes)
    if minutes <= ROUGH and any(t.time.approximate or t.start.minute == 0 for t in (*a, *b)):
        return Difference.ROUNDING, f"{left} is a round time, {minutes} minutes from {right}."
    return Difference.CONFLICT, f"{left} and {right} are {minutes} minutes apart."
