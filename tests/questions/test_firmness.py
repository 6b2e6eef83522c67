"""How a claim hardens as it is told again, and claims that say much the same."""

from __future__ import annotations

from hearsay.questions import relate
from hearsay.questions.grouping import same_claims
from hearsay.records import Claim, Relations, Source
from hearsay.types import Commitment

from .build import MAYOR, MINISTRY, OWN, REBELS, SOURCES, claim, report

DAM = "the upper dam had been inspected by the river board in May"
PROSE = "Divers searched the mill pond until dusk and found a lamp, two boots and a broken oar near the weir."


def told(*tellings: tuple[str, Source, Commitment], prose: str = "") -> tuple[Relations, list[list[Claim]]]:
    reports, claims = [], []
    for day, (content, source, commitment) in enumerate(tellings, start=4):
        name = f"r{day}"
        text = f"Word came late: {content}. {prose}"
        reports.append(report(name, text, day))
        claims.append(claim(name, text, content, source, commitment))
    from hearsay.records import Measures

    groups = [[item.claim for item in group] for group in same_claims(reports, claims)]
    return relate(reports, SOURCES, claims, Measures()), groups


def test_the_same_content_in_other_words_is_one_group() -> None:
    _, groups = told(
        (DAM, MAYOR, Commitment.ASSERTED),
        ("the upper dam was inspected in May by the river board", REBELS, Commitment.ASSERTED),
        ("schools in the valley stay closed until the end of the week", OWN, Commitment.ASSERTED),
    )
    assert [[c.report for c in group] for group in groups] == [["r4", "r5"]]


def test_numbers_that_differ_keep_claims_apart() -> None:
    _, groups = told(
        ("the board counted 120 cracks in the upper dam in May", MAYOR, Commitment.ASSERTED),
        ("the board counted 450 cracks in the upper dam in May", REBELS, Commitment.ASSERTED),
    )
    assert groups == []


def test_denial_makes_a_question_that_no_frame_foresees() -> None:
    relations, _ = told((DAM, MAYOR, Commitment.ASSERTED), (DAM, REBELS, Commitment.DENIED))
    (question,) = relations.questions
    assert question.text == f"Is it so: {DAM}?"
    assert [(a.text, a.holders) for a in question.answers] == [("yes", ("mayor",)), ("no", ("rebels",))]
    assert question.contested


def test_f1_hedged_then_asserted_by_the_same_speaker() -> None:
    relations, _ = told((DAM, MAYOR, Commitment.HEDGED), (DAM, MAYOR, Commitment.ASSERTED))
    (shift,) = relations.shifts
    assert (shift.code, shift.reports) == ("F1", ("r4", "r5"))
    assert "hedged" in shift.sentence


def test_f1_is_not_another_speaker() -> None:
    relations, _ = told((DAM, MAYOR, Commitment.HEDGED), (DAM, REBELS, Commitment.ASSERTED))
    assert [s for s in relations.shifts if s.code == "F1"] == []


def test_f3_the_speaker_is_dropped_by_a_report_with_the_same_text() -> None:
    relations, _ = told((DAM, MAYOR, Commitment.ASSERTED), (DAM, OWN, Commitment.ASSERTED), prose=PROSE)
    assert [(s.code, s.later) for s in relations.shifts] == [("F3", "r5:c0")]


def test_f2_the_own_voice_takes_one_sides_answer() -> None:
    relations, _ = told(
        ("the rebels shot down the plane over the northern pass", MINISTRY, Commitment.ASSERTED),
        ("Norwegian forces shot down the plane over the pass", REBELS, Commitment.ASSERTED),
        ("a plane had been shot down by the rebels at the frontier", OWN, Commitment.ASSERTED),
    )
    assert [(s.code, s.later) for s in relations.shifts if s.code == "F2"] == [("F2", "r6:c0")]
