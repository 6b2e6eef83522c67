"""T2: where a track falls silent and speaks again, against where the text has it lost and seen again."""

from __future__ import annotations

import pytest

from checks.test_itinerary import found
from evidence.tracks import joined, track

BAGHDAD, DAMASCUS, ALEPPO, KURSK, BELGOROD = (33.3, 44.4), (33.5, 36.3), (36.2, 37.2), (51.7, 36.2), (50.6, 36.6)
CROSSING = joined(track((0, *BAGHDAD), (60, 35.8, 38.2)), track((400, 50.3, 37.2), (406, *BELGOROD)))
"""Lost over Syria at 01:00, back near Belgorod at 06:40."""
WHOLE = track((0, *BAGHDAD), (60, 35.0, 38.5), (180, 49.9, 37.5), (200, *BELGOROD))


@pytest.mark.parametrize(
    ("text", "outcome", "words"),
    [
        ("The jet RA-76543 disappeared from radar over Syria and reappeared over Belgorod.", "holds", "over Syria at 01:00 UTC"),
        ("The jet RA-76543 vanished near Aleppo and reappeared near Belgorod.", "holds", "5 h 40 min later"),
        ("The jet RA-76543 disappeared from radar over Egypt and reappeared over Belgorod.", "flag", "no gap of its track fits"),
        ("The jet RA-76543 vanished over Syria and reappeared over Tbilisi.", "flag", "no gap of its track fits"),
        ("The jet RA-76543 vanished from radar over Syria at 01:05 GMT on 20 January 2024.", "holds", "over Syria"),
        ("The jet RA-76543 vanished from radar over Syria at 11:05 GMT on 20 January 2024.", "flag", "the text says"),
        ("The jet RA-76543 was picked up again over Belgorod.", "holds", "Belgorod"),
    ],
)  # fmt: skip
def test_outcomes(text: str, outcome: str, words: str) -> None:
    (finding,) = found(text, CROSSING, code="T2")
    assert (finding.outcome, words in finding.sentence) == (outcome, True), finding.sentence


def test_a_track_without_gaps_is_a_flag_and_none_is_no_finding() -> None:
    text = "The jet vanished over Syria and reappeared over Belgorod."
    (finding,) = found(text, WHOLE, code="T2")
    assert finding.outcome == "flag"
    assert "has no gap" in finding.sentence
    assert found(text, code="T2") == []


def test_both_positions_and_the_limits_stand_in_the_trace() -> None:
    (finding,) = found("The jet vanished over Syria and reappeared over Belgorod.", CROSSING, code="T2")
    text = " ".join(step.text for step in finding.trace)
    assert "Last position: 01:00 UTC" in text
    assert "Next position: 06:40 UTC" in text
    assert "within 100 km" in text
    assert "counted from 10 min" in text


def test_a_track_that_ends_where_it_is_said_to_have_vanished() -> None:
    (finding,) = found("The jet disappeared from radar over Syria.", track((0, *BAGHDAD), (60, 35.0, 38.5)), code="T2")
    assert finding.outcome == "holds"
    assert finding.assumed[-1] == "The file holds all that was received."
