"""One small dossier with everything a table can show, built by hand."""

from __future__ import annotations

from hearsay.records import (
    Answer,
    Claim,
    Dossier,
    Figure,
    Finding,
    Measures,
    Question,
    Relation,
    Relations,
    Relay,
    Report,
    Source,
    Span,
    Step,
)
from hearsay.types import Bound, Commitment, Difference, Outcome, QuestionKind, Quotation, SourceKind

TEXT = "“The [bold]bridge[/bold] fell,” mayor Ada Pell told the Gazette. At least 9 of 12 cars may have sunk."
OTHER = "Ada Pell claimed on Telegram that the bridge fell. It fell."


def span(report: str, text: str, words: str) -> Span:
    start = text.index(words)
    return Span(report, start, start + len(words))


def dossier() -> Dossier:
    """Two reports, one speaker and the own voice, a relay, a channel, figures, a question, findings of each kind."""
    quoted = Claim(
        "r1:c1", "r1", (span("r1", TEXT, "The [bold]bridge[/bold] fell"),), "s1", relays=(Relay("Gazette"),),
        cue=(span("r1", TEXT, "told"),), quotation=Quotation.DIRECT,
    )  # fmt: skip
    own = Claim(
        "r1:c2", "r1", (span("r1", TEXT, "At least 9 of 12 cars may have sunk"),), "s2", commitment=Commitment.HEDGED
    )
    claimed = Claim(
        "r2:c1", "r2", (span("r2", OTHER, "the bridge fell"),), "s1", channel="Telegram", distancing=True
    )  # fmt: skip
    nine = Figure("r1:f1", span("r1", TEXT, "9"), 9, 9, Bound.MIN, counted="cars", status="sunk", claim="r1:c2")
    answers = (
        Answer("at least 9", 9, holders=("s1",), reports=("r1",), origins=("r1",)),
        Answer("12", 12, reports=("r2",)),
    )
    question = Question(
        "q1", "How many cars sank?", QuestionKind.FIGURE, answers,
        (Relation(0, 1, Difference.BOUND, "12 is within at least 9"),), contested=True,
    )  # fmt: skip
    findings = [
        Finding(f"x{n}", code, outcome, sentence, (Step("9 + 3 = 12", (9, 3, 12)),), ("r1",), missing=missing)
        for n, (code, outcome, sentence, missing) in enumerate(
            [
                ("A1", Outcome.FAILS, "The parts make 13, not 12.", ()),
                ("A3", Outcome.FLAG, "Two figures for one thing.", ()),
                ("C1", Outcome.HOLDS, "13 May 2031 is a Tuesday.", ()),
                ("T1", Outcome.CANNOT, "The route cannot be judged.", ("a track of the car",)),
            ]
        )
    ]
    return Dossier(
        "The bridge",
        (Report("r1", TEXT, "a.txt", outlet="The Quay"), Report("r2", OTHER, "b.txt", outlet="The Pier")),
        sources=(
            Source("s1", "Ada Pell", SourceKind.PERSON, role="mayor"),
            Source("s2", "own voice", SourceKind.OWN_VOICE),
        ),
        claims=(quoted, own, claimed),
        measures=Measures((nine,)),
        relations=Relations((question,)),
        findings=tuple(findings),
    )
