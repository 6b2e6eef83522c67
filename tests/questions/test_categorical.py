"""Questions in words: who, weapon, cause, place, warning, survivors. Sentences invented, a phenomenon a row."""

from __future__ import annotations

import pytest

from hearsay.questions import relate
from hearsay.questions.categorical import answers_of
from hearsay.questions.frames import frames_by_name
from hearsay.records import Source
from hearsay.types import Commitment, QuestionKind

from .build import MAYOR, MINISTRY, OWN, REBELS, SOURCES, Case, claim

DENIED, HEDGED, UNVERIFIED = Commitment.DENIED, Commitment.HEDGED, Commitment.UNVERIFIED
KYRGYZ = Source("kg", "Kyrgyz defence ministry", MINISTRY.kind, party="Kyrgyzstan")


@pytest.mark.parametrize(
    ("frame", "content", "expected"),
    [
        ("agent", "the rebels shot down the airliner", ["the rebels"]),
        ("agent", "the airliner was shot down by militants", ["the rebels"]),
        ("agent", "Norwegian forces fired at the ferry", ["Norway"]),
        ("agent", "Oslo had brought the plane down", ["Norway"]),
        ("agent", "a Malaysian plane was shot down", []),
        ("agent", "the claim that Norway attacked the ferry is false", ["the accusation is disputed"]),
        ("weapon", "the ferry was hit by a Buk missile", ["Buk (SA-11)"]),
        ("weapon", "the market was struck by artillery", ["artillery or mortar"]),
        ("warned", "nobody had warned the residents", ["no"]),
        ("warned", "the residents were warned of the strike", ["yes"]),
        ("warned", "the hospital got no word that a raid was coming", ["no"]),
        ("survived", "nobody on board survived", ["no"]),
        ("survived", "two survivors were taken ashore", ["yes"]),
        ("cause", "a signal failure caused the crash", ["a fault or change in the signals"]),
        ("cause", "sabotage was behind the accident", ["sabotage or tampering"]),
        ("aboard", "no information on who was on board", ["not known"]),
        ("aboard", "the plane was carrying prisoners", ["prisoners"]),
        ("objective", "the school had been used by militants", ["yes"]),
        ("objective", "there were only civilians in the school", ["no"]),
        ("place", "the plane crashed near the village of Orlesk", ["Orlesk"]),
        ("place", "the plane crashed in Norway", []),
        ("collision", "the Coast Express ran into a goods train", ["the Coast Express into the goods train"]),
        ("intent", "the ferry was attacked deliberately", ["yes"]),
        ("possessed", "the fighters have no such missile", ["no"]),
    ],
)
def test_what_a_claim_answers(frame: str, content: str, expected: list[str]) -> None:
    told = claim("r", content, content, MAYOR)
    assert answers_of(frames_by_name()[frame], told, content, MAYOR) == expected


def test_an_accused_party_stands_between_cue_and_content() -> None:
    text = "The mayor accused Norway of shooting down the plane."
    told = claim("r", text, "shooting down the plane", MAYOR, cue="accused")
    assert answers_of(frames_by_name()["agent"], told, text, MAYOR) == ["Norway"]


def test_a_denial_without_an_agent_is_of_the_speaker() -> None:
    text = "The ministry denied shooting down the plane."
    told = claim("r", text, "shooting down the plane", KYRGYZ, DENIED, cue="denied")
    assert answers_of(frames_by_name()["agent"], told, text, KYRGYZ) == ["not Kyrgyzstan"]


def test_what_is_left_open_is_an_answer() -> None:
    text = "The ministry did not confirm that Norway shot down the plane."
    told = claim("r", text, "Norway shot down the plane", KYRGYZ, UNVERIFIED, cue="did not confirm")
    assert answers_of(frames_by_name()["agent"], told, text, KYRGYZ) == ["neither confirmed nor denied"]


def test_two_answers_make_a_question_with_holders_and_silence() -> None:
    case = Case().add("a", "The rebels shot down the plane.", source=MINISTRY)
    case.add("b", "Norwegian forces shot down the plane.", source=REBELS)
    case.add("c", "Rain fell on the harbour all day.", source=OWN)
    found = relate(case.reports, SOURCES, case.claims, case.measures).questions
    (question,) = [q for q in found if q.kind is QuestionKind.WHO]
    assert {(a.text, a.holders) for a in question.answers} == {("the rebels", ("ministry",)), ("Norway", ("rebels",))}
    assert question.silent == ("c",)
    assert question.contested


def test_one_answer_of_few_reports_is_no_question() -> None:
    case = Case().add("a", "The rebels shot down the plane.", source=MINISTRY)
    case.add("b", "The rebels shot down the plane.", source=MAYOR)
    assert [q for q in relate(case.reports, SOURCES, case.claims, case.measures).questions if q.kind == "who"] == []


def test_spellings_of_a_place_are_one() -> None:
    case = Case().add("a", "The plane crashed near Orlesk.").add("b", "The plane crashed near Orlesky.")
    case.add("c", "The plane crashed near Vardal.")
    found = relate(case.reports, SOURCES, case.claims, case.measures).questions
    (question,) = [q for q in found if q.kind is QuestionKind.PLACE]
    assert sorted(a.reports for a in question.answers) == [("a", "b"), ("c",)]
