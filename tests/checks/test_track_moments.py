"""T3: where a track has it at a time, against where the text has it."""

from __future__ import annotations

import pytest

from checks.test_itinerary import found
from evidence.tracks import joined, track

BAKU, AKTAU, MASHHAD = (40.4, 49.9), (43.65, 51.2), (36.3, 59.6)
COURSE = track((0, *BAKU), (60, *AKTAU), (150, *MASHHAD))
HIDDEN = joined(track((0, *BAKU), (20, 41.5, 50.3)), track((90, 41.5, 53.5), (150, *MASHHAD)))


@pytest.mark.parametrize(
    ("text", "outcome", "words"),
    [
        ("The jet RA-76543 was over the Caspian Sea at 00:30 GMT on 20 January 2024.", "holds", "was at the Caspian Sea"),
        ("The jet RA-76543 was seen over Mashhad at 00:30 GMT on 20 January 2024.", "fails", "away at"),
        ("The jet was seen over Mashhad at 00:30 GMT on 20 January 2024.", "flag", "away at"),
        ("The jet RA-76543 landed in Mashhad at 02:30 GMT on 20 January 2024.", "holds", "Mashhad"),
        ("The jet RA-76543 was over the Caspian Sea at 00:30 GMT on 22 January 2024.", "cannot", "a track of RA-76543 at"),
    ],
)  # fmt: skip
def test_outcomes(text: str, outcome: str, words: str) -> None:
    (finding,) = found(text, COURSE, code="T3")
    assert (finding.outcome, words in finding.sentence) == (outcome, True), finding.sentence


def test_a_gap_at_that_time_cannot_be_judged() -> None:
    (finding,) = found("The jet was seen over Aktau at 00:55 GMT on 20 January 2024.", HIDDEN, code="T3")
    assert finding.outcome == "cannot"


def test_a_day_without_an_hour_is_no_moment() -> None:
    assert found("The jet was seen over Mashhad on 20 January 2024.", COURSE, code="T3") == []


@pytest.mark.parametrize(
    "text",
    [
        "The jet RA-76543 was seen over Mashhad, the ministry said at 00:30 GMT on 20 January 2024.",
        "At 00:30 GMT on 20 January 2024 the ministry said that the jet RA-76543 was seen over Mashhad.",
    ],
)
def test_the_hour_at_which_it_was_said_is_not_the_hour_of_the_flight(text: str) -> None:
    assert found(text, COURSE, code="T3") == []
