"""The `measure` stage: runs the finders in order and ties what they found to the claims it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from hearsay.measures.asof import with_as_of
from hearsay.measures.figures import find_figures
from hearsay.measures.identifiers import find_identifiers
from hearsay.measures.places import find_places
from hearsay.measures.times import find_times
from hearsay.measures.times_setting import NOWHERE, Setting
from hearsay.records import Claim, Figure, Identifier, Measures, Place, Report, Time
from hearsay.types import Granularity, RecordId, ReportId, TimeKind, ZoneFrom

_Found = TypeVar("_Found", Figure, Time, Place, Identifier)


class _Piece(NamedTuple):
    """One content span of a claim."""

    start: int
    end: int
    claim: RecordId


def measure_report(report: Report, elsewhere: Setting = NOWHERE) -> Measures:
    """Everything measured in one report, each with its own span, none tied to a claim yet.

    `elsewhere` is where other reports of the same event play; only clock times that the report says no place for
    take their zone from it.
    """
    identifiers = find_identifiers(report)
    masked = [i.span for i in identifiers]
    places = find_places(report)
    times = find_times(report, masked, elsewhere, places)
    masked += [t.span for t in times if t.kind is not TimeKind.DURATION]
    figures = with_as_of(report.text, find_figures(report, masked), times)
    return Measures(figures=figures, times=times, places=places, identifiers=identifiers)


def measure_reports(reports: Sequence[Report], claims: Sequence[Claim]) -> tuple[Measures, tuple[Claim, ...]]:
    """The measures of every report in order, and the claims with the ids of those inside their contents."""
    pieces = _pieces(claims)
    figures: list[Figure] = []
    times: list[Time] = []
    places: list[Place] = []
    identifiers: list[Identifier] = []
    for report, found in zip(reports, _measured(reports), strict=True):
        own = pieces.get(report.id, [])
        figures += _tied(found.figures, own)
        times += _tied(found.times, own)
        places += _tied(found.places, own)
        identifiers += _tied(found.identifiers, own)
    measures = Measures(tuple(figures), tuple(times), tuple(places), tuple(identifiers))
    return measures, _with_ids(claims, measures)


def _measured(reports: Sequence[Report]) -> list[Measures]:
    """The measures of each; a report that says no place for its clock times is read with the others' place."""
    found = [measure_report(report) for report in reports]
    elsewhere = _common_setting(found)
    if elsewhere == NOWHERE:
        return found
    placeless = [any(_lacks_zone(t) for t in f.times) and not _zones(f) for f in found]
    return [
        measure_report(report, elsewhere) if lacks else own
        for report, own, lacks in zip(reports, found, placeless, strict=True)
    ]


def _common_setting(found: Sequence[Measures]) -> Setting:
    """The zone, by its city, that at least two reports and more than half of those with places keep; else nowhere."""
    votes = Counter(zones.most_common(1)[0][0] for measures in found if (zones := _zones(measures)))
    if not votes:
        return NOWHERE
    zone, count = votes.most_common(1)[0]
    shared = count > 1 and 2 * count > votes.total()
    return Setting(zone.rsplit("/", 1)[-1].replace("_", " "), zone) if shared else NOWHERE


def _zones(measures: Measures) -> Counter[str]:
    """How often each place's zone was taken for a clock time (UTC and offsets are no place's)."""
    return Counter(t.zone for t in measures.times if "/" in t.zone)


def _lacks_zone(time: Time) -> bool:
    clock = time.kind is TimeKind.CLOCK and time.granularity is not Granularity.PART_OF_DAY
    return clock and time.zone_from is ZoneFrom.UNKNOWN


def _pieces(claims: Iterable[Claim]) -> dict[ReportId, list[_Piece]]:
    """The content spans of every report, in order of where they begin, the outer before the inner."""
    out: dict[ReportId, list[_Piece]] = {}
    for claim in claims:
        for span in claim.contents:
            out.setdefault(span.report, []).append(_Piece(span.start, span.end, claim.id))
    for pieces in out.values():
        pieces.sort(key=lambda p: (p.start, -p.end))
    return out


def _tied(found: Sequence[_Found], pieces: Sequence[_Piece]) -> list[_Found]:
    """Each record with the id of the innermost claim whose content covers it; both come in order of offset."""
    out: list[_Found] = []
    around: list[_Piece] = []
    coming = 0
    for record in found:
        while coming < len(pieces) and pieces[coming].start <= record.span.start:
            around.append(pieces[coming])
            coming += 1
        around = [piece for piece in around if piece.end > record.span.start]
        covering = [piece for piece in around if piece.end >= record.span.end]
        inner = min(covering, key=lambda piece: piece.end - piece.start, default=None)
        out.append(replace(record, claim=inner.claim) if inner else record)
    return out


def _with_ids(claims: Sequence[Claim], measures: Measures) -> tuple[Claim, ...]:
    ids: dict[str, dict[RecordId, list[RecordId]]] = {}
    for name in ("figures", "times", "places", "identifiers"):
        ids[name] = {}
        for record in getattr(measures, name):
            if record.claim is not None:
                ids[name].setdefault(record.claim, []).append(record.id)
    return tuple(
        replace(
            claim,
            figures=tuple(ids["figures"].get(claim.id, ())),
            times=tuple(ids["times"].get(claim.id, ())),
            places=tuple(ids["places"].get(claim.id, ())),
            identifiers=tuple(ids["identifiers"].get(claim.id, ())),
        )
        for claim in claims
    )
