"""F1-F3: a claim that hardens as it is told again, and tellings that only look alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hearsay.checks import check
from hearsay.records import Answer, Claim, Dossier, Finding, Question, Relations, Report, Shift, Source, Span
from hearsay.types import Commitment, Outcome, QuestionKind, SourceKind

FIRST = "The pump house may have been mined by the retreating militia, the water board said."
AGAIN = "The pump house was mined by the retreating militia."
BOARD = Source("s1", "Water Board", SourceKind.PUBLIC_BODY, party="Alba")
OWN = Source("s2", "own voice", SourceKind.OWN_VOICE)


def told(code: str, later: str = AGAIN, own: bool = True) -> tuple[Finding, ...]:
    """The findings of one shift from the board's words in report a to those of report b."""
    reports = (Report("a", FIRST, outlet="Courier"), Report("b", later, outlet="Herald"))
    held = FIRST.partition(", the water")[0]
    said = later.partition(".")[0].partition(", ")[0]
    one = Claim("a:c", "a", (Span("a", 0, len(held)),), "s1", commitment=Commitment.HEDGED)
    other = Claim("b:c", "b", (Span("b", 0, len(said)),), "s2" if own else "s1")
    answers = (Answer("the militia", claims=("a:c", "b:c")), Answer("nobody"))
    question = Question("q1", "Who mined it?", QuestionKind.WHO, answers, contested=True)
    shift = Shift(code, "a:c", "b:c", ("a", "b"), "shift")
    relations = Relations((question,), shifts=(shift,))
    return check(Dossier("test", reports, (), (BOARD, OWN), (one, other), relations=relations)).findings


@pytest.mark.parametrize("code", ["F1", "F2", "F3"])
def test_a_shift_is_flagged_with_both_sentences(code: str) -> None:
    (found,) = told(code)
    assert (found.code, found.outcome, found.reports) == (code, Outcome.FLAG, ("a", "b"))
    assert [step.spans[0].report for step in found.trace] == ["a", "b"]
    assert found.claims == ("a:c", "b:c")
    assert "Courier (report a)" in found.sentence
    assert "Herald (report b)" in found.sentence


def test_the_same_speaker_made_firm_is_flagged() -> None:
    (found,) = told("F1", own=False)
    assert found.sentence.startswith("Water Board: hedged in Courier")


@pytest.mark.parametrize("code", ["F1", "F2", "F3"])
@pytest.mark.parametrize(
    "later",
    [
        "The pump house was mined by the retreating militia, officials announced.",  # somebody still says it
        "The pump house was mined by the retreating militia, according to the board.",
        "The bridge was rebuilt in the spring.",  # another thing
    ],
)
def test_a_telling_with_its_speaker_or_of_another_thing_is_none(code: str, later: str) -> None:
    assert told(code, later) == ()


def test_a_side_is_not_taken_by_an_earlier_thing() -> None:
    assert told("F2", "The pump house had been mined before by the retreating militia.") == ()


def test_a_name_behind_a_dash_is_a_speaker() -> None:
    assert told("F3", "The pump house was mined by the retreating militia. - Ada Brook, Water Board") == ()


def test_a_shift_of_a_claim_that_is_gone_is_left_out() -> None:
    relations = Relations(shifts=(Shift("F1", "x", "y", (), ""),))
    assert check(replace(Dossier("test", (Report("a", FIRST),)), relations=relations)).findings == ()
