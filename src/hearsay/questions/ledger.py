"""The ledger: one row a figure and slot, with all that decides how two figures compare.

Shape: `On Saturday the ministry put the toll at 40, Interfax reported` -> a row with value 40, exact, killed,
people, as of Saturday, source the ministry, relay Interfax, the report and its date of publication.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hearsay.questions.contexts import Context, contexts
from hearsay.questions.lexicon import function_words, nouns, statuses
from hearsay.questions.quantities import COMMON
from hearsay.questions.slots import Slot, settle, slots_of
from hearsay.reading.segments import sentences
from hearsay.records import Claim, Figure, Measures, Report, Source, Span, Time
from hearsay.types import Bound, Commitment, Granularity, RecordId, ReportId, SourceKind

REJECTED = re.compile(
    r"\b(?:not|rather than|instead of|up from|down from|compared with|earlier figure of|previous(?:ly)?|"
    r"initial(?:ly)?|earlier (?:toll|count|number) of|revised from|raised from|lowered from|first count of)\s+"
    r"(?:the\s+)?(?:\w+\s+)?$",
    re.I,
)
"""Words before a figure that give it up as the answer: `275 and not 288`."""
OTHER_DAYS = timedelta(days=5)
"""A figure whose sentence dates it this long before the event belongs to another event."""
AGAIN_WITHIN = 300
"""Characters back to the figure that a bare one tells again: two sentences."""
OWN_QUESTION = 2
"""Reports that count in one place before the place has a question of its own."""
OWN = frozenset({SourceKind.OWN_VOICE})
"""Kinds of source that are no speaker: the report's own voice."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure in one slot: what it says, who says it through whom, when, and in which report."""

    figure: Figure
    slot: Slot
    told: Context
    report: ReportId
    claim: RecordId
    source: RecordId
    own_voice: bool
    relays: tuple[str, ...]
    commitment: Commitment
    as_of: date | None
    published: date | None
    scope: tuple[str, ...]
    places: tuple[str, ...]
    rejected: bool

    @property
    def remainder(self) -> bool:
        """Whether it counts the rest (`nine others`): no answer of its own."""
        return self.told.others

    @property
    def portion(self) -> bool:
        """Whether it counts some of the people of its slot (`37 of them`), no place or kind of them apart."""
        return self.told.portion and self.slot.noun == "people" and not self.slot.scope

    @property
    def when(self) -> date | None:
        """The day the figure speaks for: as of, else published."""
        return self.as_of or self.published


def ledger(
    reports: Sequence[Report], sources: Sequence[Source], claims: Sequence[Claim], measures: Measures
) -> tuple[Row, ...]:
    """Every figure that fills a slot, in order of report and offset."""
    kinds = {s.id: s.kind for s in sources}
    held = claims_by_report(claims)
    figures, times = _by_report(measures.figures), _by_report(measures.times)
    event = event_day(reports, measures.times)
    rows: list[Row] = []
    for report in reports:
        own = figures.get(report.id, [])
        if not own:
            continue
        bounds = sentences(report.text)
        starts = [start for start, _ in bounds]
        grouped: dict[int, list[Figure]] = defaultdict(list)
        for figure in own:
            if figure.bound is not Bound.ORDINAL:
                grouped[max(0, bisect_right(starts, figure.span.start) - 1)].append(figure)
        before: Row | None = None
        for index, group in grouped.items():
            sentence = bounds[index]
            near = [t for t in times.get(report.id, []) if sentence[0] <= t.span.start < sentence[1]]
            for figure, told in zip(group, contexts(group, report.text, sentence), strict=True):
                if _elsewhen(near, event):
                    continue
                claim = shortest_around(held.get(report.id, ()), figure.span, figure.claim)
                as_of = _as_of(figure, near, event, report)
                if told.again:
                    own = _again(figure, before, claim, kinds, as_of)
                else:
                    own = _rows(figure, told, report, sentence, claim, kinds, as_of)
                before = own[0] if own else None if told.again else before
                rows += own
    rest = {(row.report, row.slot.status) for row in rows if row.remainder and row.slot.status}
    beside = {r.slot for r in rows if not r.remainder and (r.report, r.slot.status) in rest}
    settled = settle({row.slot for row in rows}, beside)
    rows = _named_landmarks([replace(row, slot=settled[row.slot]) for row in rows])
    rows = _named_parts(rows)
    named: dict[tuple[Slot, str], set[ReportId]] = defaultdict(set)
    for row in rows:
        for place in row.places[:1]:
            named[row.slot, place].add(row.report)
    return tuple(
        replace(row, slot=replace(row.slot, scope=row.places[0]))
        if row.places and _of_people(row.slot) and len(named[row.slot, row.places[0]]) >= OWN_QUESTION
        else row
        for row in rows
    )


def _again(
    figure: Figure, before: Row | None, claim: Claim | None, kinds: Mapping[RecordId, SourceKind], as_of: date | None
) -> list[Row]:
    """The figure before, told with another value (`lowered it to 4.8`): in that one's slot and unit."""
    if before is None or figure.unit or figure.span.start - before.figure.span.end > AGAIN_WITHIN:
        return []
    if (figure.lo == int(figure.lo)) != (before.figure.lo == int(before.figure.lo)):
        return []
    source = claim.source if claim else ""
    row = replace(
        before,
        figure=replace(figure, unit=before.figure.unit),
        told=replace(before.told, others=False),
        claim=claim.id if claim else "",
        source=source,
        own_voice=kinds.get(source, SourceKind.OWN_VOICE) in OWN,
        relays=tuple(relay.name for relay in claim.relays) if claim else (),
        commitment=claim.commitment if claim else Commitment.ASSERTED,
        as_of=as_of,
        rejected=False,
    )
    return [row]


def _named_landmarks(rows: Sequence[Row]) -> list[Row]:
    """`the town` is the town that other reports name, where they name one only."""
    named: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.slot.dimension == "distance" and row.slot.landmark not in COMMON:
            named[row.told.head].add(row.slot.landmark)
    only = {point: next(iter(names)) for point, names in named.items() if len(names) == 1}
    return [
        replace(row, slot=replace(row.slot, landmark=only[row.slot.landmark]))
        if row.slot.dimension == "distance" and row.slot.landmark in COMMON and row.slot.landmark in only
        else row
        for row in rows
    ]


def _named_parts(rows: Sequence[Row]) -> list[Row]:
    """`the 65 people aboard` are the 65 prisoners that other reports count beside the crew."""
    parts: dict[tuple[str, float], set[str]] = defaultdict(set)
    for row in rows:
        if row.slot.status and row.slot.noun != "people" and _of_people(row.slot):
            parts[row.slot.status, row.figure.lo].add(row.slot.noun)
    found: list[Row] = []
    for row in rows:
        names = parts.get((row.slot.status, row.figure.lo), set())
        mention = row.figure.definite and row.slot.noun == "people" and len(names) == 1
        found.append(replace(row, slot=replace(row.slot, noun=next(iter(names)))) if mention else row)
    return found


def _of_people(slot: Slot) -> bool:
    """Whether it counts people: where missiles came from is no limit of their number."""
    return slot.noun in nouns().by_name and nouns().by_name[slot.noun].of == "people"


def _rows(
    figure: Figure,
    told: Context,
    report: Report,
    sentence: tuple[int, int],
    claim: Claim | None,
    kinds: Mapping[RecordId, SourceKind],
    as_of: date | None,
) -> list[Row]:
    """The rows of one figure, one a slot."""
    before = report.text[sentence[0] : figure.span.start]
    source = claim.source if claim else ""
    places = _places(figure, report.text, sentence)
    if not told.statuses and figure.status:
        stated = statuses().first(figure.status)
        told = replace(told, statuses=(stated,)) if stated else told
    return [
        Row(
            figure=figure,
            slot=slot,
            told=told,
            report=report.id,
            claim=claim.id if claim else "",
            source=source,
            own_voice=kinds.get(source, SourceKind.OWN_VOICE) in OWN,
            relays=tuple(relay.name for relay in claim.relays) if claim else (),
            commitment=claim.commitment if claim else Commitment.ASSERTED,
            as_of=as_of,
            published=report.published.day if report.published else None,
            scope=(*told.names, *places),
            places=places,
            rejected=bool(REJECTED.search(before[-40:])) or bool(claim and claim.commitment is Commitment.DENIED),
        )
        for slot in slots_of(figure, told)
    ]


def claims_by_report(claims: Iterable[Claim]) -> dict[ReportId, list[Claim]]:
    """The claims of each report."""
    found: dict[ReportId, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.report].append(claim)
    return found


def shortest_around(claims: Iterable[Claim], span: Span, named: RecordId | None) -> Claim | None:
    """The claim that a measure stands in: the one it names, else the shortest content around it."""
    around: list[tuple[int, RecordId, Claim]] = []
    for claim in claims:
        if claim.id == named:
            return claim
        around += [(s.end - s.start, claim.id, claim) for s in claim.contents if s.covers(span)]
    return min(around, key=lambda found: found[:2])[2] if around else None


def _by_report(measures: Iterable[Figure] | Iterable[Time]) -> dict[ReportId, list]:  # type: ignore[type-arg]
    found = defaultdict(list)
    for measure in measures:
        found[measure.span.report].append(measure)
    return found


def event_day(reports: Sequence[Report], times: Iterable[Time]) -> date | None:
    """The day most reports name, not after any of them was published: when the event happened."""
    published = [r.published.day for r in reports if r.published]
    named = {
        (t.span.report, t.start.date())
        for t in times
        if t.start is not None
        and t.granularity in (Granularity.DAY, Granularity.PART_OF_DAY, Granularity.HOUR, Granularity.MINUTE)
    }
    counts = Counter(day for _, day in named if not published or day <= max(published))
    if not counts:
        return min(published) if published else None
    most = max(counts.values())
    return min(day for day, n in counts.items() if n >= most * 0.5)


def _elsewhen(near: Sequence[Time], event: date | None) -> bool:
    """Whether every date in the sentence lies well before the event: it tells of another event."""
    ends = [t.end.date() for t in near if t.end is not None and t.start is not None]
    return event is not None and bool(ends) and all(end < event - OTHER_DAYS for end in ends)


def _as_of(figure: Figure, near: Sequence[Time], event: date | None, report: Report) -> date | None:
    """The day that the words give the figure: the nearest one in its sentence that is not the event's own."""
    published = report.published.day if report.published else None
    days = [
        (abs(t.span.start - figure.span.start), t.start.date())
        for t in near
        if t.id == figure.as_of
        or (t.granularity in (Granularity.DAY, Granularity.PART_OF_DAY, Granularity.MINUTE) and t.start is not None)
        if t.start is not None
    ]
    told = [(gap, day) for gap, day in days if event is None or day > event]
    nearest = min(told)[1] if told else None
    return nearest if nearest and (published is None or nearest <= published) else None


def _places(figure: Figure, text: str, sentence: tuple[int, int]) -> tuple[str, ...]:
    """The places that limit the figure: `people from Vardal`, a leading `In Vardal,`."""
    after = re.match(
        r"[\w\s]{0,30}?\b(?:from|of)\s+(?:the\s+)?((?:[A-Z][\w’'-]+\s?){1,3})",
        text[figure.span.end : sentence[1]],
    )
    lead = re.match(r"[“\"']?In ((?:[A-Z][\w’'-]+\s?){1,3}),", text[sentence[0] : figure.span.start])
    words = [figure.scope, after.group(1) if after else "", lead.group(1) if lead else ""]
    return tuple(dict.fromkeys(_plain_name(word) for word in words if word.strip()))


def _plain_name(words: str) -> str:
    """`In the Vardal district` -> `vardal`: the name by which two limits are compared."""
    names = [w for w in words.split() if w.casefold() not in function_words("not in a place's name")]
    return " ".join(names).casefold()
