"""T4: registration, type and address."""

from __future__ import annotations

import pytest

from checks.test_itinerary import found
from evidence.tracks import track
from hearsay.evidence.track_identity import block_country, derived_address, designators, mark_country

STOPS = ((0, 40.4, 49.9), (60, 43.6, 51.2))


@pytest.mark.parametrize(
    ("about", "text", "outcome", "words"),
    [
        ({"address": "152aff", "type_code": "IL76"}, "The Il-76 with registration RA-76543 flew to Baku.", "holds", "the text's Il-76"),
        ({"address": "152aff", "type_code": "AN12"}, "The Il-76 with registration RA-76543 flew to Baku.", "flag", "the track AN12"),
        ({"address": "508012"}, "The plane RA-76543 flew to Baku.", "flag", "of Ukraine's block"),
        ({}, "The plane RA-76543 flew to Baku.", "cannot", "gives neither"),
    ],
)  # fmt: skip
def test_outcomes(about: dict[str, str], text: str, outcome: str, words: str) -> None:
    (finding,) = found(text, track(*STOPS, **about), code="T4")
    assert (finding.code, finding.outcome, words in finding.sentence) == ("T4", outcome, True), finding.sentence


def test_an_address_in_the_text_is_that_of_the_track() -> None:
    (finding,) = found("Its transponder code was 1E5000, trackers said.", track(*STOPS, address="1e5000"), code="T4")
    assert finding.outcome == "holds"


def test_another_registration_is_another_aircraft() -> None:
    assert found("The plane RA-11111 flew to Baku.", track(*STOPS, address="152aff"), code="T4") == []


@pytest.mark.parametrize(
    ("address", "country"), [("1533ee", "RU"), ("3c6444", "DE"), ("a00001", "US"), ("508012", "UA"), ("~1533ee", ""), ("f00000", "")]
)  # fmt: skip
def test_blocks(address: str, country: str) -> None:
    assert block_country(address) == country


@pytest.mark.parametrize(
    ("registration", "country"), [("RA-76543", "RU"), ("RF-12345", "RU"), ("UR-ABC", "UA"), ("N123AB", "US"), ("9M-XYZ", "MY"), ("B-1234", "")]
)  # fmt: skip
def test_marks(registration: str, country: str) -> None:
    assert mark_country(registration) == country


def test_russian_addresses_follow_from_the_number() -> None:
    assert derived_address("RA-78830") == "1533ee"
    assert derived_address("UR-ABC") == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [("Il-76", "IL76"), ("Ilyushin Il-76", "IL76"), ("Boeing 737", "B38M"), ("An-26", "AN26"), ("Airbus A320", "A20N")],
)
def test_types(words: str, code: str) -> None:
    pattern = designators(words)
    assert pattern
    assert pattern.fullmatch(code)


def test_a_type_that_the_table_lacks() -> None:
    assert designators("Zeppelin NT") is None
