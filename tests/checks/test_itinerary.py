"""T1: claimed ways against tracks with a known course."""

from __future__ import annotations

import pytest

from evidence.tracks import joined, track
from hearsay.checks import check
from hearsay.measures.identifiers import find_identifiers
from hearsay.measures.places import find_places
from hearsay.measures.times import find_times
from hearsay.records import Dossier, Evidence, Finding, Measures, Report, Track
from hearsay.types import Outcome

CAIRO, RIYADH, TEHRAN, BAKU = (30.06, 31.25), (24.69, 46.72), (35.69, 51.42), (40.38, 49.89)
COURSE = track((0, *CAIRO), (120, *RIYADH), (220, *TEHRAN))
LANDED = track((0, *CAIRO), (120, *RIYADH), (220, *TEHRAN), height=300)
HIDDEN = joined(track((0, *CAIRO), (110, 25.0, 45.5)), track((180, 32.0, 50.0), (220, *TEHRAN)))
"""The same course, without positions around Riyadh."""


def found(text: str, *tracks: Track, code: str = "T1") -> list[Finding]:
    report = Report("r1", text)
    measures = Measures(places=find_places(report), identifiers=find_identifiers(report), times=find_times(report))
    dossier = Dossier("test", (report,), measures=measures, evidence=Evidence(tracks))
    return [f for f in check(dossier).findings if f.code == code]


@pytest.mark.parametrize(
    ("text", "tracks", "outcome", "words"),
    [
        ("The jet flew from Cairo via Riyadh to Tehran.", (COURSE,), "holds", "was in Cairo, Riyadh and Tehran"),
        ("The jet flew from Tehran via Riyadh to Cairo.", (COURSE,), "flag", "it was in"),
        ("The jet flew from Cairo via Riyadh to Tehran.", (HIDDEN,), "cannot", "may have been in Riyadh"),
        ("The jet flew from Cairo via Baku to Tehran.", (COURSE,), "flag", "cannot have been in Baku"),
        ("On 20 January 2024 the jet RA-76543 flew from Cairo via Baku to Tehran.", (COURSE,), "flag", "in Baku"),
        ("The jet flew from Cairo via Riyadh to Tehran.", (), "cannot", "a track of the aircraft"),
        ("The jet RA-11111 flew from Cairo to Tehran.", (COURSE,), "cannot", "those given are of RA-76543"),
        ("The jet flew over Qatar and Oman.", (), "cannot", "went through Qatar and Oman"),
    ],
)  # fmt: skip
def test_outcomes(text: str, tracks: tuple[Track, ...], outcome: str, words: str) -> None:
    (finding,) = found(text, *tracks)
    assert (finding.code, finding.outcome) == ("T1", Outcome(outcome))
    assert words in finding.sentence


def test_a_way_fails_only_where_the_track_covers_the_time_that_is_named() -> None:
    text = "The jet RA-76543 flew from Cairo via Baku to Tehran between 01:00 UTC and 03:00 UTC on 20 January 2024."
    (finding,) = found(text, COURSE)
    assert finding.outcome is Outcome.FAILS


def test_a_track_that_begins_in_the_air_does_not_show_where_it_came_from() -> None:
    (finding,) = found("The jet flew from Baku via Riyadh to Tehran.", COURSE)
    assert finding.outcome is Outcome.CANNOT
    assert "before its first" in finding.missing[0]
    (finding,) = found("The jet flew from Baku via Riyadh to Tehran.", LANDED)
    assert finding.outcome is Outcome.FLAG


def test_what_was_crossed_and_not_claimed_is_named() -> None:
    (finding,) = found("The jet flew over Egypt and Iran.", COURSE)
    assert "Saudi Arabia from" in finding.trace[-1].text


def test_a_region_whose_positions_were_set_aside_cannot_be_judged() -> None:
    spoofed = joined(
        track((0, *CAIRO), (60, 27.4, 39.0)),
        track((60.5, 33.9, 35.5), (64, 33.8, 35.6)),
        track((66, 27.3, 39.3), (120, *RIYADH)),
    )
    (finding,) = found("The jet flew over Lebanon and Saudi Arabia.", spoofed)
    assert finding.outcome is Outcome.CANNOT
    assert "set aside" in finding.missing[0]


def test_the_same_way_in_two_reports_is_one_finding() -> None:
    reports = [Report(f"r{n}", f"{start} jet flew over Egypt and Iran.") for n, start in enumerate(("The", "A"))]
    measures = Measures(places=tuple(p for r in reports for p in find_places(r)))
    dossier = Dossier("test", tuple(reports), measures=measures, evidence=Evidence((COURSE,)))
    (finding,) = [f for f in check(dossier).findings if f.code == "T1"]
    assert finding.reports == ("r0", "r1")


def test_files_of_one_aircraft_are_one_track() -> None:
    days = track((0, *CAIRO), (120, *RIYADH)), track((121, *RIYADH), (220, *TEHRAN), name="next day")
    for text in ("The jet flew over Egypt and Iran.", "The jet RA-76543 flew over Egypt and Iran."):
        (finding,) = found(text, *days)
        assert finding.outcome is Outcome.HOLDS
    others = days[0], track((121, *RIYADH), (220, *TEHRAN), registration="RA-11111")
    (finding,) = found("The jet flew over Egypt and Iran.", *others)
    assert finding.outcome is Outcome.CANNOT


def test_the_day_on_which_it_was_said_is_not_the_day_of_the_flight() -> None:
    text = "The ministry said at 02:00 UTC on 20 January 2024 that the jet RA-76543 flew from Cairo via Baku to Tehran."
    (finding,) = found(text, COURSE)
    assert finding.outcome is Outcome.FLAG
    assert "no time" in finding.assumed[-1]


def test_a_journey_without_a_vehicle_and_a_plan_are_no_ways() -> None:
    assert found("The minister flew from Cairo to Tehran.", COURSE) == []
    assert found("The plane was due to fly from Cairo to Tehran.", COURSE) == []


def test_the_trace_ties_each_place_to_its_words() -> None:
    text = "The jet flew from Cairo via Riyadh to Tehran."
    (finding,) = found(text, COURSE)
    assert [span.of(text) for span in finding.spans] == ["Cairo", "Riyadh", "Tehran"]
    assert finding.not_shown
    assert "20 January 2024" in finding.assumed[-1]
