"""Which question a figure answers: invented events, a phenomenon a row."""

from __future__ import annotations

import pytest

from hearsay.questions import relate
from hearsay.records import Question, Source
from hearsay.types import Difference

from .build import MAYOR, MINISTRY, OWN, REBELS, SOURCES, Case


def asked(*told: tuple[str, int, Source]) -> dict[str, Question]:
    case = Case()
    for name, (text, day, source) in zip("abcdef", told, strict=False):
        case.add(name, text, day, source)
    return {q.text: q for q in relate(case.reports, SOURCES, case.claims, case.measures).questions}


@pytest.mark.parametrize(
    ("first", "second", "question"),
    [
        ("Police put the crowd at {8,000}.", "The union put the turnout at {25,000}.", "How many people took part?"),
        ("{8,000} strikers marched.", "The number of marchers was {25,000}.", "How many people took part?"),
        ("Divers found {two} anchors by the wreck.", "By the wreck {three} anchors were found.", "How many anchors were found?"),
        ("{12} people were charged.", "The court said {14} people had been charged.", "How many people were charged?"),
        ("The jury asked {nine} questions of the pilot.", "The pilot was asked {12} questions.", "How many questions were asked?"),
        ("The water was {3 metres} deep.", "It lies at a depth of {2 metres}.", "At what depth?"),
        ("The council was paid {3,000,000} crowns.", "The council received {4,000,000} crowns.", "How much was paid?"),
        ("An aftershock of {5.1} followed.", "They gave the strength of the aftershock as {4.8}.", "How strong was the aftershock?"),
        ("{30} people died, including {nine} pupils.", "{30} died: {12} pupils.", "How many children were killed?"),
        ("Hospitals treated {90} people for burns.", "{120} people were hurt.", "How many were injured?"),
    ],
)  # fmt: skip
def test_two_accounts_meet_in_one_question(first: str, second: str, question: str) -> None:
    found = asked((first, 4, MAYOR), (second, 4, REBELS))
    assert question in found, list(found)
    assert len(found[question].answers) == 2


def test_two_speakers_of_one_report_differ() -> None:
    from .build import claim, figures, report

    text, found = figures("a", "The union counted {9,000} marchers. Police counted {4,000} marchers.")
    first, second = text.split(". ")
    case = Case()
    case.reports.append(report("a", text))
    case.claims += [claim("a", text, first, MAYOR, number=1), claim("a", text, second, MINISTRY, number=2)]
    case.figures += found
    (question,) = relate(case.reports, SOURCES, case.claims, case.measures).questions
    assert [a.text for a in question.answers] == ["4,000", "9,000"]


def test_a_part_is_no_answer_to_the_whole() -> None:
    found = asked(("{112} were hurt, {37} of them badly.", 4, MAYOR), ("{90} people were hurt.", 4, MINISTRY))
    assert [a.text for a in found["How many were injured?"].answers] == ["90", "112"]


def test_the_figure_before_told_again() -> None:
    found = asked(
        ("An aftershock of {5.1} followed, but the institute lowered it to {4.8}.", 5, MINISTRY),
        ("An aftershock of {5.1} followed.", 4, OWN),
    )
    assert {a.text for a in found["How strong was the aftershock?"].answers} == {"4.8", "5.1"}


def test_one_length_with_two_conversions() -> None:
    found = asked(
        ("It sank {18 km} ({11 miles}) off the town of Vardal.", 4, OWN),
        ("It sank {18 km}, or {15 miles}, from the town.", 4, OWN),
    )
    assert [a.text for a in found["How far from Vardal, in miles?"].answers] == ["11 miles", "15 miles"]
    assert [a.text for a in found["How far from Vardal?"].answers] == ["18 km"]


def test_unlike_things_of_one_noun_are_no_question() -> None:
    assert not asked(("{two} walls still stand.", 4, OWN), ("Vandals painted {three} walls in Norgate.", 4, OWN))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("{55} people were aboard.", 4, MAYOR), ("{62} people were aboard.", 5, REBELS), Difference.CONFLICT),
        (("{55} people were aboard.", 4, MAYOR), ("{62} people were aboard.", 5, MAYOR), Difference.CORRECTION),
        (("{nine} people are missing.", 4, MAYOR), ("{two} people are missing.", 5, MINISTRY), Difference.UPDATE),
        (("{12} people were arrested.", 4, MAYOR), ("{40} people were arrested.", 5, MINISTRY), Difference.UPDATE),
    ],
)
def test_what_is_fixed_does_not_rise(
    first: tuple[str, int, Source], second: tuple[str, int, Source], expected: Difference
) -> None:
    (question,) = asked(first, second).values()
    assert [r.difference for r in question.relations] == [expected]
