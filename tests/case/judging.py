"""A small invented case with everything that can be judged, and a hand to judge with.

hand = Hand(dossier())
hand.put(hand.make.reject([claim], "not said"))
hand.judged                                       the dossier with all that was put so far
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from hearsay.case.judged import apply
from hearsay.case.judgement_make import Maker, undo
from hearsay.pipeline import run
from hearsay.reading import reader_named
from hearsay.records import Claim, Dossier, Figure, Judgement, Moment, Question, Report, Source
from hearsay.types import Granularity, SourceKind

TEXTS = {
    "r1": (
        "The ferry Calder Star sank off Port Elin on Tuesday, mayor Ada Pell said. Pell said 40 people were killed "
        "and 12 were missing. The port authority denied that the ferry had been overloaded. "
        "Engineer Jon Ruhl told the Quay that the bow door may have been open."
    ),
    "r2": (
        "Forty-four people were killed when the Calder Star sank off Port Elin, according to the coast guard. "
        "“The bow door was open,” said Jon Ruhl, an engineer. Ada Pell, the mayor, said the ferry carried 180 people."
    ),
    "r3": (
        "The mayor of Port Elin claimed that 44 people were killed. There were 120 passengers, 50 lorry drivers and "
        "nine crew on board, a total of 180 people, the harbour office said. Nobody was missing any more, the coast "
        "guard said on Thursday."
    ),
    "r4": (
        "Ada Pell said that 40 people were killed on the Calder Star. The port authority said the ferry had been "
        "overloaded. The bow door was open. The ferry left on Tuesday, 13 May, at 9:15 pm, the coast guard said."
    ),
}
DAYS = {"r1": 13, "r2": 14, "r3": 16, "r4": 17}
START = datetime(2031, 6, 1, 8, 0, tzinfo=UTC)


def reports(texts: dict[str, str] = TEXTS) -> list[Report]:
    """The invented reports, one a day."""
    return [
        Report(
            name, text, name=f"{name}.txt", outlet=f"The {name.upper()} Post",
            published=Moment(datetime(2031, 5, DAYS.get(name, 20)), Granularity.DAY),
        )
        for name, text in texts.items()
    ]  # fmt: skip


@cache
def dossier() -> Dossier:
    """What the machine makes of them, read by rules alone."""
    return run(reports(), reader_named("rules"), "The Calder Star")


def of_texts(texts: dict[str, str]) -> Dossier:
    """What the machine makes of other texts."""
    return run(reports(texts), reader_named("rules"), "The Calder Star")


class Hand:
    """A person who judges: everything put on the list gets its number, its time and a name."""

    def __init__(self, machine: Dossier, by: str = "ada") -> None:
        self.machine = machine
        self.by = by
        self.judgements: list[Judgement] = []

    @property
    def make(self) -> Maker:
        """Makes judgements on what a person sees now."""
        return Maker(self.judged)

    @property
    def judged(self) -> Dossier:
        """The dossier with everything that was put."""
        return apply(self.machine, self.judgements)

    def put(self, judgement: Judgement) -> Judgement:
        """Puts a judgement on the list."""
        number = len(self.judgements) + 1
        at = START + timedelta(minutes=number)
        self.judgements.append(replace(judgement, id=f"j{number}", by=self.by, at=at))
        return self.judgements[-1]

    def undo(self, judgement: Judgement) -> Judgement:
        """Takes one back."""
        return self.put(undo(judgement, self.judgements))


def claim(of: Dossier, words: str, report: str = "") -> Claim:
    """The first claim whose content has the words."""
    texts = {r.id: r.text for r in of.reports}
    return next(
        c
        for c in of.claims
        if (not report or c.report == report) and any(words in s.of(texts[s.report]) for s in c.contents)
    )


def source(of: Dossier, name: str) -> Source:
    """The source of that name, or of a name that has it."""
    speaking = [s for s in of.sources if s.kind is not SourceKind.OWN_VOICE]
    return next((s for s in speaking if s.name == name), None) or next(s for s in speaking if name in s.name)


def figure(of: Dossier, words: str, report: str) -> Figure:
    """The figure that stands in those words of a report."""
    text = next(r.text for r in of.reports if r.id == report)
    return next(f for f in of.measures.figures if f.report == report and f.span.of(text) == words)


def question(of: Dossier, fits: Callable[[Question], bool]) -> Question:
    """The first question that fits."""
    return next(q for q in of.relations.questions if fits(q))
