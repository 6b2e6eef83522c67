"""The ways that texts claim, as a map and a table show them: places in the order claimed, each with its verdict.

    "The jet left Oslo, flew over Denmark and landed in Bergen."
        1 Oslo, 2 Denmark, 3 Bergen, and what T1 found for each

The legs are those that the checks T1 and T2 judge (`checks.itinerary_read`); a verdict is the step of their trace that
stands on the leg's words, else the sentence of the finding; nothing where the way could not be judged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hearsay.checks.itinerary_read import Itinerary, Leg, itineraries
from hearsay.checks.itinerary_words import Role
from hearsay.checks.view import View
from hearsay.dossier import harmless, words
from hearsay.dossier.index import Index
from hearsay.dossier.lines import Quote
from hearsay.dossier.traces import FIRST
from hearsay.records import Finding, Span
from hearsay.types import Outcome

JUDGED = ("T1", "T2")
"""Checks that hold a claimed way against a track."""
SAID = {
    Role.FROM: "left",
    Role.VIA: "through",
    Role.TO: "reached",
    Role.AT: "at",
    Role.LOST: "lost near",
    Role.BACK: "seen again over",
}
"""What a way has to do with a place, in a word; a place that was only planned is not among them."""


@dataclass(frozen=True, slots=True)
class ClaimedLeg:
    """One place of a claimed way; `outcome` is empty where no check judged it, `lon` and `lat` None without a point."""

    number: int
    name: str
    said: str
    lon: float | None
    lat: float | None
    quote: Quote
    outcome: str
    says: str
    verdict: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Way:
    """One claimed way, its legs in the order in which they are said to have been flown."""

    number: int
    outlet: str
    legs: tuple[ClaimedLeg, ...]

    @property
    def points(self) -> tuple[tuple[float, float], ...]:
        """Longitude and latitude of the legs that have a point."""
        return tuple(point for run in self.runs for point in run)

    @property
    def runs(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """The points that a claim joins: a departure begins anew, for nobody said how it came there."""
        found: list[list[tuple[float, float]]] = []
        for leg in self.legs:
            if not found or leg.said == SAID[Role.FROM]:
                found.append([])
            if leg.lon is not None and leg.lat is not None:
                found[-1].append((leg.lon, leg.lat))
        return tuple(tuple(run) for run in found)


def ways(index: Index) -> tuple[Way, ...]:
    """The claimed ways that a check judged, or could not judge, in order of the reports."""
    ranked = sorted(index.dossier.findings, key=lambda f: FIRST.index(f.outcome))
    found = [(f"f{n}", f) for n, f in enumerate(ranked, 1) if f.code in JUDGED]
    view = View(index.dossier)
    reports = {span.report for _, f in found for span in f.spans if span.report in index.reports}
    read = (one for report in index.reports if report in reports for one in itineraries(view, report))
    kept = [one for one in read if _finding(one.legs, found)]
    return tuple(_way(one, number, index, found) for number, one in enumerate(kept, 1))


def in_order(legs: Iterable[Leg]) -> list[Leg]:
    """The legs as they are said to have been flown: one said to come before the leg ahead of it goes before it."""
    ordered: list[Leg] = []
    last: Leg | None = None
    for leg in legs:
        if leg.order == "<" and last is not None:
            ordered.insert(next(n for n, one in enumerate(ordered) if one is last), leg)
        else:
            ordered.append(leg)
        last = leg
    return [leg for leg in ordered if leg.role is not Role.BOUND]


def _finding(legs: Iterable[Leg], found: list[tuple[str, Finding]]) -> bool:
    spans = {leg.place.span for leg in legs}
    return any(spans & set(f.spans) for _, f in found)


def _way(one: Itinerary, number: int, index: Index, found: list[tuple[str, Finding]]) -> Way:
    legs = tuple(_leg(leg, n, index, found) for n, leg in enumerate(in_order(one.legs), 1))
    return Way(number, index.outlet(one.report), legs)


def _leg(leg: Leg, number: int, index: Index, found: list[tuple[str, Finding]]) -> ClaimedLeg:
    place, span = leg.place, leg.place.span
    anchor, finding = next(((a, f) for a, f in found if span in f.spans), ("", None))
    return ClaimedLeg(
        number=number,
        name=harmless.name(place.name),
        said=SAID[leg.role],
        lon=place.lon,
        lat=place.lat,
        quote=Quote(index.words([span]), index.words_anchor(span) if finding else "", index.outlet(span.report)),
        outcome=finding.outcome.value if finding else "",
        says=words.OUTCOME[finding.outcome] if finding else "",
        verdict=harmless.name(_verdict(finding, span)) if finding else "",
        anchor=anchor,
    )


def _verdict(finding: Finding, span: Span) -> str:
    own = (step.text for step in finding.trace if step.spans == (span,))
    return next(own, "" if finding.outcome is Outcome.CANNOT else finding.sentence)
