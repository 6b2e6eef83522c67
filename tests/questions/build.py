"""Tiny builders: reports, claims and figures marked in the text.

`told("04", "In Vardal, {12} people died.")` gives a report of 4 March with one figure, 12.
"""

from __future__ import annotations

import re
from datetime import datetime

from hearsay.records import Claim, Figure, Measures, Moment, Report, Source, Span
from hearsay.types import Bound, Commitment, Granularity, SourceKind

OWN = Source("own", "own voice", SourceKind.OWN_VOICE)
MAYOR = Source("mayor", "Ilo Brandt", SourceKind.PERSON, role="mayor", party="Vardal")
REBELS = Source("rebels", "leader of the rebels", SourceKind.COLLECTIVE, party="the rebels")
MINISTRY = Source("ministry", "Ministry of the Interior", SourceKind.PUBLIC_BODY, party="Arcadia")
SOURCES = (OWN, MAYOR, REBELS, MINISTRY)
WORDS = {"one": 1, "two": 2, "three": 3, "nine": 9, "a": 1, "dozens of": 24}
UNITS = {"km": "km", "miles": "mile", "metres": "m", "feet": "ft"}
BOUNDS = {"at least": Bound.MIN, "more than": Bound.GT, "about": Bound.APPROX}


def report(name: str, text: str, day: int = 4, outlet: str = "", wire: str = "") -> Report:
    published = Moment(datetime(2031, 3, day), Granularity.DAY)
    return Report(name, text, name=name, outlet=outlet or f"Outlet {name}", wire=wire, published=published)


def figures(name: str, marked: str) -> tuple[str, tuple[Figure, ...]]:
    """The text without its braces, and a figure for each pair of them."""
    found: list[Figure] = []
    text = ""
    at = 0
    for match in re.finditer(r"\{([^}]*)\}", marked):
        text += marked[at : match.start()]
        words = match.group(1)
        number, _, unit = words.partition(" ") if words.split(" ")[-1] in UNITS else (words, "", "")
        value = WORDS[number] if number in WORDS else float(number.replace(",", ""))
        bound = next((b for lead, b in BOUNDS.items() if text.rstrip().casefold().endswith(lead)), Bound.EXACT)
        bound = Bound.INDEFINITE if number in ("a", "dozens of") else bound
        span = Span(name, len(text), len(text) + len(words))
        found.append(Figure(f"{name}:f{len(found)}", span, value, value, bound, UNITS.get(unit, "")))
        text += words
        at = match.end()
    return text + marked[at:], tuple(found)


def claim(
    name: str,
    text: str,
    content: str,
    source: Source = OWN,
    commitment: Commitment = Commitment.ASSERTED,
    cue: str = "",
    number: int = 0,
) -> Claim:
    start = text.index(content)
    cues = (Span(name, text.index(cue), text.index(cue) + len(cue)),) if cue else ()
    return Claim(
        f"{name}:c{number}",
        name,
        (Span(name, start, start + len(content)),),
        source.id,
        cue=cues,
        attribution=None if source is OWN else f"{name}:a{number}",
        commitment=commitment,
    )


class Case:
    """A case put together report by report."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.claims: list[Claim] = []
        self.figures: list[Figure] = []

    def add(self, name: str, marked: str, day: int = 4, source: Source = OWN, **header: str) -> Case:
        """A report whose whole text is one claim of `source`."""
        text, found = figures(name, marked)
        self.reports.append(report(name, text, day, **header))
        self.claims.append(claim(name, text, text, source))
        self.figures += found
        return self

    @property
    def measures(self) -> Measures:
        return Measures(figures=tuple(self.figures))
