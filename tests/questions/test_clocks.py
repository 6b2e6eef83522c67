"""Clock times of an event: one time in two zones is one answer, a quarter of an hour is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from hearsay.questions import relate
from hearsay.questions.clocks import _zoned
from hearsay.records import Measures, Question, Span, Time
from hearsay.types import Difference, Granularity, TimeKind, ZoneFrom

from .build import SOURCES, Case

EAST = timezone(timedelta(hours=3))


def clock(name: str, text: str, words: str, start: datetime, about: bool = False) -> Time:
    at = text.index(words)
    return Time(
        f"{name}:t{at}", Span(name, at, at + len(words)), TimeKind.CLOCK, "", Granularity.MINUTE, start,
        start + timedelta(minutes=1), approximate=about,
    )  # fmt: skip


def asked(*told: tuple[str, str, datetime, bool]) -> list[Question]:
    case, times = Case(), []
    for i, (text, words, start, about) in enumerate(told):
        case.add(f"r{i}", text)
        times.append(clock(f"r{i}", text, words, start, about))
    found = relate(case.reports, SOURCES, case.claims, Measures(times=tuple(times))).questions
    return [q for q in found if q.kind == "time"]


def test_one_instant_in_two_zones_is_one_answer() -> None:
    (question,) = asked(
        ("The ferry sank at 11:00 local time.", "11:00", datetime(2031, 3, 4, 11, tzinfo=EAST), False),
        ("The ferry sank at 08:00 GMT.", "08:00", datetime(2031, 3, 4, 8, tzinfo=UTC), False),
    )
    assert [a.reports for a in question.answers] == [("r0", "r1")]


def test_a_quarter_of_an_hour_apart_is_a_conflict_and_four_minutes_a_rounding() -> None:
    sank = "The ferry sank at {} on Tuesday."
    for minute, expected in ((15, Difference.CONFLICT), (4, Difference.ROUNDING)):
        other = f"11:{minute:02d}"
        (question,) = asked(
            (sank.format("11:00"), "11:00", datetime(2031, 3, 4, 11, tzinfo=EAST), True),
            (sank.format(other), other, datetime(2031, 3, 4, 11, minute, tzinfo=EAST), False),
        )
        assert [r.difference for r in question.relations] == [expected]


def test_different_events_are_different_questions() -> None:
    questions = asked(
        ("The plane took off at 09:00.", "09:00", datetime(2031, 3, 4, 9), False),
        ("The plane took off at 09:10.", "09:10", datetime(2031, 3, 4, 9, 10), False),
        ("The plane crashed at 11:00.", "11:00", datetime(2031, 3, 4, 11), False),
        ("The plane crashed at 11:30.", "11:30", datetime(2031, 3, 4, 11, 30), False),
    )
    assert {q.text for q in questions} == {"When did it happen?", "When did it set out?"}


def test_a_restatement_gives_the_zone() -> None:
    found = _zoned(datetime(2031, 3, 4, 11, 15), datetime(2031, 3, 4, 8, 15, tzinfo=UTC))
    assert found.isoformat() == "2031-03-04T11:15:00+03:00"
    assert _zoned(datetime(2031, 3, 4, 11, 15), datetime(2031, 3, 4, 8, 7, tzinfo=UTC)).tzinfo is None


def pairs(*told: tuple[str, int, int]) -> list[Question]:
    """Reports `The ferry sank at CLOCK (UTC GMT).`, the clock taken for three hours east by the report's places."""
    case, times = Case(), []
    for i, (words, hour, gmt) in enumerate(told):
        text = f"The ferry sank at {words} ({gmt:02d}30 GMT)."
        case.add(f"r{i}", text)
        local = clock(f"r{i}", text, words, datetime(2031, 3, 4, hour, 30, tzinfo=EAST))
        times.append(replace(local, zone_from=ZoneFrom.REPORT))
        restated = clock(f"r{i}", text, f"{gmt:02d}30 GMT", datetime(2031, 3, 4, gmt, 30, tzinfo=UTC))
        times.append(replace(restated, zone_from=ZoneFrom.TEXT))
    found = relate(case.reports, SOURCES, case.claims, Measures(times=tuple(times))).questions
    return [q for q in found if q.kind == "time"]


@pytest.mark.parametrize(
    ("told", "answers"),
    [
        # another report bears the places out: the local time is shared, the slip an answer of its own
        ((("11:30 a.m.", 11, 8), ("11:30 a.m.", 11, 9)), [("r1",), ("r0", "r1")]),
        ((("6:30 p.m.", 18, 15), ("6:30 p.m.", 18, 16)), [("r1",), ("r0", "r1")]),
        ((("1:30 p.m.", 13, 10), ("1:30 p.m.", 13, 10), ("1:30 p.m.", 13, 8)), [("r2",), ("r0", "r1", "r2")]),
        # nobody bears them out: the restatement gives the zone, and all agree
        ((("11:30 a.m.", 11, 9), ("11:30 a.m.", 11, 9)), [("r0", "r1")]),
    ],
)
def test_a_restatement_that_slips_is_an_answer_of_its_own(
    told: tuple[tuple[str, int, int], ...], answers: list[tuple[str, ...]]
) -> None:
    (question,) = pairs(*told)
    assert sorted((a.reports for a in question.answers), key=len) == answers
